/* Reading what a script declares into struct rule. */
#ifndef SCRIPT_DECLARE_H
#define SCRIPT_DECLARE_H

#include "script/job.h"

struct declaring {
	lua_State *L;
	int table; /* stack index of the table given to rule{…} */
	const struct kinds *kinds;
	struct arena *a;
	struct rule *rule;
	struct script *script;
	const char *key; /* the part being read */
	struct qd_error *err;
};

/* Fills rule and script; nothing of the state is kept. */
bool declare_rule(struct declaring *d);

/* script/declare_parts.c; each reads the value on top of the stack and leaves it there. */
bool declare_wrong(struct declaring *d, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
bool declare_string(struct declaring *d, const char **out);
bool declare_text(struct declaring *d, struct text *out);
bool declare_messages(struct declaring *d);
bool declare_notes(struct declaring *d);
bool declare_options(struct declaring *d);

#endif
