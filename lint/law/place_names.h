/* Provinces and cities by the names that titles and lists begin with: the table rules/law/places.tsv. */
#ifndef LAW_PLACE_NAMES_H
#define LAW_PLACE_NAMES_H

#include "base/arena.h"

struct place_names;

/* Numbers of a province and of one of its cities; 0: not named or not known. */
struct whereabouts {
	uint32_t province, city;
};

/* The table built in; lives in a. */
const struct place_names *place_names_open(struct arena *a);

/* Where a text says it is from: «山东省青岛市», «青岛市南区», «《青岛市…条例》» without its marks.
 * What does not begin with a place is nowhere. */
struct whereabouts place_names_find(const struct place_names *p, str text);

/* The name of the city, else of the province; empty for nowhere. */
str place_names_text(const struct place_names *p, struct whereabouts w);

#endif
