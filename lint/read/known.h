/* Files that are no list, or none that can be read, recognised so as to name them. */
#ifndef READ_KNOWN_H
#define READ_KNOWN_H

#include "doc/rule.h"

/* Why a file of these bytes is not read; .zh == NULL when its type is not known. */
struct text known_bytes(str bytes);

/* As known_bytes, for what shows in decoded text: HTML, XML and kin. */
struct text known_markup(str text);

#endif
