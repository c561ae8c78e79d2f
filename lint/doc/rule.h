/* What a rule says of itself. Filled by a C file of check/ or by a Lua script alike. */
#ifndef DOC_RULE_H
#define DOC_RULE_H

#include "base/str.h"
#include "qdlint.h"

/* A text in both languages. en may be NULL where only the Chinese is shown (why, fix). */
struct text {
	const char *zh, *en;
};

/* What one call of a rule looks at: its index i counts these. */
enum each {
	EACH_NOTHING, /* the rule is reported by a reader; it has no check */
	EACH_DOC,
	EACH_LIST,
	EACH_ITEM,
	EACH_ASSIGNMENT,
	EACH_CORPUS /* one call, i == 0 */
};

enum option_type { OPTION_NONE, OPTION_WORDS, OPTION_NUMBER, OPTION_FLAG };

/* A setting of a rule: words are separated by spaces, a flag is "是" or "否". */
struct option {
	const char *name;
	enum option_type type;
	const char *fallback;
	struct text about;
};

enum { RULE_MESSAGES = 8, RULE_NOTES = 4, RULE_OPTIONS = 4, RULE_EXAMPLES = 8 };

struct pass; /* model/pass.h */

struct rule {
	const char *id; /* "family/slug" */
	enum qd_level level;
	enum qd_confidence confidence;
	enum each each;
	struct text title;
	struct text message[RULE_MESSAGES]; /* {0}…{5} are arguments */
	struct text note[RULE_NOTES];       /* what related places are; {0}… as well */
	struct text why, fix, basis;
	struct option option[RULE_OPTIONS];
	const char *bad[RULE_EXAMPLES]; /* YAML, ⟦…⟧ around the place expected */
	const char *good[RULE_EXAMPLES];
	/* Builds what all calls share (word tables), from the options; may be NULL. */
	const void *(*prepare)(const struct pass *p);
	void (*check)(const struct pass *p, uint32_t i);
	/* What the calls of one job share and may change (a Lua state); both may be NULL. */
	void *(*begin)(const struct pass *p);
	void (*end)(void *state);
	const void *script; /* of a Lua rule */
};

#endif
