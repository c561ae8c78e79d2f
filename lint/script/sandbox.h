/* A Lua state in which a rule can do no harm: a whitelist of functions, and budgets for memory,
 * work and time that nothing inside can catch, move or see. */
#ifndef SCRIPT_SANDBOX_H
#define SCRIPT_SANDBOX_H

#include "base/arena.h"
#include "base/quota.h"

#include <lauxlib.h>
#include <lua.h>

enum { SANDBOX_LINES = 5, SANDBOX_TEXT = 400 };

/* What a chunk may use. Steps are Lua instructions and what costs as much. */
struct budget {
	size_t total_bytes, single_bytes;
	int64_t call_steps, all_steps;
	uint64_t call_ns, all_ns; /* processor time, for what steps do not measure */
};

/* For a call that sees one row, and for loading. */
extern const struct budget budget_small;

/* Each lua_State points back to its sandbox (sandbox_of). */
struct sandbox {
	lua_State *L;
	struct arena arena; /* of the host, until sandbox_close */
	struct quota quota;
	struct budget budget;           /* what it was opened with */
	struct regexes *regexes;        /* script/regex.h; NULL until the first is used */
	int64_t call_steps, steps_left; /* of one call, of all that are still to come */
	uint64_t call_ns, all_ns;
	uint64_t born_ns, looked_ns; /* processor time; looked_ns: first look in a call, or 0 */

	/* after a failure */
	int line[SANDBOX_LINES]; /* where, innermost first; then who called */
	uint32_t n_lines;
	char text[SANDBOX_TEXT]; /* valid UTF-8, one line */
};

static inline struct sandbox *sandbox_of(lua_State *L)
{
	return *(struct sandbox **)lua_getextraspace(L);
}

/* Opens s with the libraries in place; the message handler stands at index 1 of the stack. */
void sandbox_open(struct sandbox *s, struct budget b);
void sandbox_close(struct sandbox *s);

/* Lets the calls from now on see n_items items more. */
void sandbox_widen(struct sandbox *s, uint32_t n_items);

/* Makes text the reason of failure. */
void sandbox_say(struct sandbox *s, const char *text);

/* Puts the main function of a chunk of source text on the stack. False: s->text says why. */
bool sandbox_load(struct sandbox *s, str source);

/* lua_call within the budget of a call. False when it failed: line and text say where and why. */
bool sandbox_call(struct sandbox *s, int n_args, int n_results);

/* Charges work of a C function; does not return when the budget is used up. */
void sandbox_charge(lua_State *L, uint64_t steps);

/* The same for a few steps, where each call counts. */
static inline void sandbox_charge_few(lua_State *L, uint32_t steps)
{
	struct quota *q = &sandbox_of(L)->quota;

	if (q->steps < (int64_t)steps)
		sandbox_charge(L, steps);
	else
		q->steps -= steps;
}

/* Looks at the time; does not return when it is up. For C functions that can take long. */
void sandbox_look(lua_State *L);

/* Text as a report may show it: valid UTF-8 without control characters, at most max bytes
 * (the NUL not counted, the end marked by «…»). out holds max + 1 bytes. Returns the length. */
size_t sandbox_clean(str text, char *out, size_t max);

#endif
