/* A rule's own examples as tests: bad ones report exactly at ⟦…⟧, good ones not at all, every
 * message is shown by some example, and the order of documents does not matter. */
#ifndef RUN_SELFTEST_H
#define RUN_SELFTEST_H

#include "base/buf.h"
#include "run/run.h"

struct selftest {
	struct arena *arena;
	const struct qd_options *options; /* rules and packs as for a run; `only` is set per rule */
	const qd_run *like;               /* opened with them */
	uint32_t passed, failed;
	struct buf report; /* a line for each failure: «rule: example: what went wrong» */
};

/* Tests one rule of the book that `options` loads. */
void selftest_rule(struct selftest *t, const struct rule *r);

#endif
