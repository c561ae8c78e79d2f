/* Names that look alike: for «did you mean». */
#ifndef BASE_NEAR_H
#define BASE_NEAR_H

#include "base/str.h"

/* Insertions, deletions and replacements of code points that make a into b; both are looked at up
 * to 48 code points. */
uint32_t near_distance(str a, str b);

/* Keeps in *best the candidate nearest to word, as long as it differs in a third of its length at
 * most. Start with an empty *best. */
void near_try(str word, str candidate, str *best);

#endif
