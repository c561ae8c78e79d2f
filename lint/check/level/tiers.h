/* Which level of government a list is of, and which levels its rows name. */
#ifndef CHECK_LEVEL_TIERS_H
#define CHECK_LEVEL_TIERS_H

#include "check/check.h"

/* 1 << enum tier for each level that a label names: «市县两级» two, «县市区级» and «自治区级» one. */
unsigned tiers_of_label(str label);

static inline bool tiers_only(unsigned set, enum tier t)
{
	return set == 1u << t;
}

struct tiers {
	uint8_t *of_list; /* [n_lists] enum tier, TIER_NONE when nothing tells */
	bool *mixed;      /* [n_lists] rows of a lower level are a part of it by design */
	/* [n_lists] of a 市 that is not known to have districts: perhaps the equal of a county */
	bool *small_city;
	uint8_t *of_item; /* [n_items] what 实施层级 names: bits 1 << enum tier */
};

/* The sheet's name tells, else most rows of its owner's lists in the document, else whose list it is.
 * Lives in a. */
struct tiers *tiers_new(struct arena *a, const struct corpus *c);

/* The lowest level in a set; TIER_NONE for none. */
enum tier tiers_lowest(unsigned set);

#endif
