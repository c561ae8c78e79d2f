/* All rules of a run: the built-in ones and those of packs. */
#ifndef RUN_RULEBOOK_H
#define RUN_RULEBOOK_H

#include "model/kind.h"
#include "model/pass.h"

struct rulebook {
	struct arena *arena;
	const struct rule **rule;
	str *pack; /* [n] "" for the national rules, else "places/linyi" */
	uint32_t n, cap, cap_pack;
};

/* The built-in rules. */
void rulebook_init(struct rulebook *b, struct arena *a);

/* Adds a rule, in the place of the one of the same id if there is one. */
void rulebook_put(struct rulebook *b, const struct rule *r, str pack);

/* By id, "family/slug", or Chinese title; NONE when there is none. */
uint32_t rulebook_find(const struct rulebook *b, str id_or_title);

/* The id or title most like a name that is none; "" when nothing is near. */
str rulebook_near(const struct rulebook *b, str name);

#endif
