/* A half-width question mark where a character could not be written: 巡?查. */
#ifndef CHECK_FORM_STRAY_MARK_H
#define CHECK_FORM_STRAY_MARK_H

#include "base/str.h"

/* The end of the question marks that begin at byte `at`, 0 when they ask or stand in an address. */
size_t stray_mark(str text, size_t at);

#endif
