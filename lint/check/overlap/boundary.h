/* The matters of the boundary lists that departments keep, and which of two lists is which. */
#ifndef CHECK_OVERLAP_BOUNDARY_H
#define CHECK_OVERLAP_BOUNDARY_H

#include "check/overlap/side.h"

enum { BOUNDARY_PARTIES = 24 };

/* A matter in a department's own list: rows [item, end), a department each or all in one. */
struct matter {
	uint32_t item, end;
	uint32_t owner; /* department whose list it is */
	uint32_t party[BOUNDARY_PARTIES];
	uint32_t n_parties;
};

struct boundary {
	const struct corpus *c;
	const struct departments *d;
	struct matter *matter; /* [n] in the order of lists */
	uint32_t n, cap;
	bool *keeps;               /* [departments] has a boundary list of its own in the set */
	struct similar_pair *like; /* of each matter those of other owners: b, with the score */
	uint32_t *like_of;         /* [n + 1] first of like */
	struct map named;          /* owner and name → matter */
	bool whole;                /* no limit was met: what like does not have is not there */
};

/* Matters alike by at least so much are one matter. Lists whose owner they never name are
 * collections of others' matters and left out. */
const struct boundary *boundary_new(const struct corpus *c, const struct departments *d,
                                    uint32_t permille, struct arena *a);

/* The matter of a department's list that is most like matter i; NONE when there is none. */
uint32_t boundary_counterpart(const struct boundary *b, uint32_t i, uint32_t department);

bool matter_concerns(const struct matter *m, uint32_t department);

/* An assignment of the matter to the department, NONE. */
uint32_t matter_assignment(const struct boundary *b, uint32_t i, uint32_t department);

#endif
