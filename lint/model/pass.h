/* What a rule sees while it runs; the same for rules in C and in Lua. */
#ifndef MODEL_PASS_H
#define MODEL_PASS_H

#include "base/words.h"
#include "doc/sink.h"
#include "model/corpus.h"

/* The value of an option of a rule. */
struct option_value {
	str *word; /* OPTION_WORDS */
	uint32_t n_words;
	uint32_t number; /* OPTION_NUMBER; OPTION_FLAG: 0 or 1 */
};

/* One rule at work in one thread. `prepared` is what rule->prepare returned, shared
 * read-only; `broken` is set by a rule that failed: the run is then no pass. */
struct pass {
	const struct corpus *c;
	const struct rule *rule;
	const struct option_value *option; /* [RULE_OPTIONS] */
	const void *prepared;
	void *state;         /* what rule->begin returned for this job */
	struct arena *arena; /* for prepare: lives as long as the run */
	struct sink *out;
	bool *broken;
};

/* Adds a finding of the pass's own rule; r.rule need not be set. */
void report(const struct pass *p, struct report r);

/* «rule/broken»: a rule failed. One a job, the last of its findings; {0} the rule, {1} why. */
extern const struct rule rule_rule_broken;

/* The pass's own rule cannot go on, or could not look at all: the run is no pass. */
void report_broken(const struct pass *p, struct place at, struct arg why);

/* prepare for rules whose first option is a list of words: a struct words. */
const void *prepare_words(const struct pass *p);

/* «name»（sub-item）of an item, or «第N行» when it has no name: how messages call it. */
struct arg item_called(const struct pass *p, uint32_t item);

#endif
