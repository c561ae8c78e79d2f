/* The end of a report for people: what was checked and found, and where to read on. */
#ifndef REPORT_CLOSING_H
#define REPORT_CLOSING_H

#include "base/hash.h"
#include "report/say.h"

/* The rules that found something, numbered from 0 in order of their first finding. */
struct tally {
	struct arena *arena;
	struct map number; /* hash of a rule's id → its number */
	const struct rule **rule;
	uint32_t *count; /* findings of each */
	uint32_t n, cap, cap_counts;
};

/* Counts all findings of v; of[i] is the number of finding i's rule. */
void tally_make(struct tally *t, struct arena *a, const struct view *v, uint32_t **of);

/* The words for the three levels, in order of gravity. */
void closing_put(const struct voice *s, const enum say levels[3], const struct tally *t);

#endif
