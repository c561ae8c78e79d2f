/* Texts that stop short, told from texts that only lack half of a pair of brackets. */
#ifndef CHECK_FORM_TRUNCATED_H
#define CHECK_FORM_TRUNCATED_H

#include "base/str.h"

enum cut { CUT_NONE, CUT_CELL, CUT_TITLE, CUT_BRACKET, CUT_NUMBER };

/* What a text was cut off in, and the byte at which that begins (0 for CUT_CELL: Excel takes
 * 32,767 characters and drops the rest). */
enum cut text_truncated(str text, size_t *beg);

#endif
