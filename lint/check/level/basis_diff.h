/* In what the legal bases of two items differ. */
#ifndef CHECK_LEVEL_BASIS_DIFF_H
#define CHECK_LEVEL_BASIS_DIFF_H

#include "check/check.h"

enum basis_diff {
	BASIS_SAME,  /* but for white space and width */
	BASIS_MARKS, /* other punctuation */
	BASIS_WORDS, /* one and the same articles, other words around or in them */
	BASIS_CITES, /* other instruments or articles */
};

/* here and there are what only one side has: the articles it cites alone, else the words around the
 * first difference; "" when nothing. Their texts live in a. */
enum basis_diff basis_compare(const struct corpus *c, uint32_t item, uint32_t other,
                              struct arena *a, str *here, str *there);

#endif
