/* Whose list it is, of which place, as of when: read off props, title, sheet and file name. */
#ifndef MODEL_OWNER_H
#define MODEL_OWNER_H

#include "model/bind.h"

/* Fills owner, region, guide and as_of of l, whose title is set. */
void owner_of_list(struct doc *d, const struct sheet *s, struct list *l);

/* YYYYMMDD of "2024-03-10", "2024年3月10日", "2024年3月" (its last day) or "2024年" (31 December);
 * 0 when text holds no such date. */
uint32_t owner_date(str text);

#endif
