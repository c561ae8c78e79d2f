/* Matters by their name alone, over all lists of some kinds. */
#ifndef CHECK_DELEGATION_NAMES_H
#define CHECK_DELEGATION_NAMES_H

#include "check/check.h"

/* The key of an item's name without brackets' form, width and white space; 0 when it has none. */
uint64_t name_key(struct arena *scratch, const struct corpus *c, uint32_t item);

/* Is the list of the kind with this title? */
bool list_is(const struct list *l, str kind_title);

/* name_key → an item, for all items of lists of that kind. */
struct map names_of(struct arena *a, const struct corpus *c, str kind_title);

#endif
