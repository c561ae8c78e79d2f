/* Paragraphs: lines broken where Chinese and English may be, the following ones indented. */
#ifndef REPORT_WRAP_H
#define REPORT_WRAP_H

#include "base/buf.h"

enum { WRAP_CELLS = 96 };

/* Writes s (valid UTF-8 on one line) from column `at` on, and returns the column behind it. */
uint32_t wrap_put(struct buf *out, str s, uint32_t at, uint32_t indent);

#endif
