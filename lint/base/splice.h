/* Texts with pieces of them replaced. */
#ifndef BASE_SPLICE_H
#define BASE_SPLICE_H

#include "base/arena.h"

/* The bytes [beg, end) become text. */
struct splice {
	uint32_t beg, end;
	str text;
};

/* A copy of text with n splices done, which stand in order and do not overlap. */
str splice(struct arena *a, str text, const struct splice *s, uint32_t n);

/* Puts splices in order and drops those that overlap an earlier one; how many are left. */
uint32_t splice_order(struct splice *s, uint32_t n);

#endif
