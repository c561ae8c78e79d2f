/* What a rule sees while it runs, and the list of the built-in rules. */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "base/words.h"
#include "doc/sink.h"
#include "model/corpus.h"

/* The value of an option of a rule. */
struct option_value {
	str *word; /* OPTION_WORDS */
	uint32_t n_words;
	uint32_t number; /* OPTION_NUMBER; OPTION_FLAG: 0 or 1 */
};

/* One rule at work in one thread. `prepared` is what rule->prepare returned, shared read-only. */
struct pass {
	const struct corpus *c;
	const struct rule *rule;
	const struct option_value *option; /* [RULE_OPTIONS] */
	const void *prepared;
	struct arena *arena; /* for prepare: lives as long as the run */
	struct sink *out;
};

/* Adds a finding of the pass's own rule; r.rule need not be set. */
void report(const struct pass *p, struct report r);

/* prepare for rules whose first option is a list of words: a struct words. */
const void *prepare_words(const struct pass *p);

/* «name»（sub-item）of an item, or «第N行» when it has no name: how messages call it. */
struct arg item_called(const struct pass *p, uint32_t item);

#define RULE(name) extern const struct rule rule_##name;
#include "check/rules.def"
#undef RULE

extern const struct rule *const rules[];
extern const uint32_t n_rules;

/* By id, "family/slug", or Chinese title; NULL when there is none. */
const struct rule *rule_named(str id_or_title);

#endif
