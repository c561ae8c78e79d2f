/* Items of some lists, found again by name: the same name first, else one nearly the same. */
#ifndef CHECK_DELEGATION_MATTERS_H
#define CHECK_DELEGATION_MATTERS_H

#include "check/delegation/names.h"
#include "check/score.h"

struct matters;

/* Takes the items of all lists that `takes` wants; lives in a. */
struct matters *matters_new(struct arena *a, const struct corpus *c,
                            bool (*takes)(const struct corpus *c, uint32_t list));

/* How many there are. */
uint32_t matters_count(const struct matters *m);

struct matter {
	uint32_t item; /* NONE: not found */
	bool same;     /* by its very name */
	struct similar_score score;
};

/* Says of a candidate whether it will do: the same township, the same body. */
struct matter_test {
	bool (*fits)(const struct corpus *c, uint32_t sought, uint32_t found, void *ctx);
	void *ctx;
};

/* The first item of the same name that fits, else the one most like it, if it is nearly the same.
 * Two acts of one matter, its inspection and its penalty, are never the same. test may be NULL. */
struct matter matters_find(const struct matters *m, const struct corpus *c, uint32_t sought,
                           const struct matter_test *test);

#endif
