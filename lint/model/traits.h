/* What stands anywhere in a text, found once for all rules: each passes over the texts in which
 * there is nothing for it. */
#ifndef MODEL_TRAITS_H
#define MODEL_TRAITS_H

#include "base/gbk.h"

enum trait_number {
#define TRAIT(name) NUMBER_##name,
#include "model/traits.def"
#undef TRAIT
	N_TRAITS
};

/* Bits of a set of traits. */
enum trait {
#define TRAIT(name) TRAIT_##name = 1 << NUMBER_##name,
#include "model/traits.def"
#undef TRAIT
};

enum { TRAIT_PAIRS = 2048 };

/* Where pairs of characters stood last, by their hash; of one thread, begins as { 0 }. */
struct trait_pairs {
	struct {
		uint32_t pair, at;
	} last[TRAIT_PAIRS];
	uint32_t at; /* characters so far, of all texts */
};

struct traits;

/* Read-only from then on; in a. */
const struct traits *traits_new(struct arena *a, const struct gbk *g);

/* The traits of valid UTF-8. One may be set that is not there, none is missed: REPEATED goes by
 * the hash of the characters, UNPAIRED by the first few brackets. */
uint16_t traits_of(const struct traits *t, struct trait_pairs *seen, str text);

#endif
