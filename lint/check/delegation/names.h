/* Matters and townships by their names, over all lists of some kinds. */
#ifndef CHECK_DELEGATION_NAMES_H
#define CHECK_DELEGATION_NAMES_H

#include "check/check.h"

/* The key of an item's name without brackets' form, width and white space; 0 when it has none. */
uint64_t name_key(struct arena *scratch, const struct corpus *c, uint32_t item);

/* Is the list of the kind with this title? */
bool list_is(const struct list *l, str kind_title);

/* Does the set hold a list of that kind? */
bool has_list(const struct corpus *c, str kind_title);

/* Nothing, or a mark that says so: «无», «/», «—», «暂无». */
bool says_nothing(str text);

/* Do two names mean one township: «东河镇», «示例区东河镇人民政府»? */
bool same_town(str a, str b);

/* Does a cell of townships name this one, or all of them («各镇街», «全区乡镇»), or none at all? */
bool towns_include(str cell, str town);

/* Is its transition (过渡期) still to end? What is being taken back may stand in both lists till then. */
bool in_transition(const struct corpus *c, uint32_t item);

/* Does a township, or all of them, stand among those who assist in the item? */
bool town_assists(const struct corpus *c, uint32_t item);

/* Do two lists speak of one township, as far as they say whose they are? */
bool same_township_list(const struct list *a, const struct list *b);

/* May two lists lie in one place, as far as they say where: «示例区» and «示例省» may, two counties
 * may not. */
bool same_region(const struct list *a, const struct list *b);

#endif
