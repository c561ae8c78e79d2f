/* What the CSV reader knows that other readers ask. */
#ifndef READ_CSV_H
#define READ_CSV_H

#include "base/str.h"

/* Do the first records of text have the same number of fields, and more than one? */
bool csv_likely(str text);

#endif
