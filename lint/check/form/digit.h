/* Digits of either width in a text: «9» and «９». */
#ifndef CHECK_FORM_DIGIT_H
#define CHECK_FORM_DIGIT_H

#include "base/str.h"

enum { WIDE_DIGIT = 3, MOST_DIGITS = 6 }; /* bytes of one; digits of a number that is read */

/* Bytes of the digit at byte `at`; 0 when there is none. */
uint32_t digit_at(str s, size_t at);
/* The same for the digit that ends at byte `at`. */
uint32_t digit_before(str s, size_t at);

/* The number that fills [beg, end); false when that is none, or too long. */
bool digits_number(str s, size_t beg, size_t end, uint32_t *n);

#endif
