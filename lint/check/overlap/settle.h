/* What settles a pair of departments: rows of boundary lists, tables of division, charters with
 * their 职责分工 and disputes that have an outcome. */
#ifndef CHECK_OVERLAP_SETTLE_H
#define CHECK_OVERLAP_SETTLE_H

#include "check/overlap/side.h"

struct settlements;

const struct settlements *settlements_new(const struct corpus *c, const struct departments *d,
                                          struct arena *a);

/* An item that divides between their departments what two sides are about: its name says the
 * matter of one of them, or it cites an article that both cite. NONE when there is none. */
uint32_t settlements_find(const struct settlements *s, const struct side *a, const struct side *b);

/* The same between two departments, or two sections, other than those the items are counted to. */
uint32_t settlements_between(const struct settlements *s, uint32_t x, uint32_t y,
                             const struct side *a, const struct side *b);

#endif
