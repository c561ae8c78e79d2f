/* Regular expressions of rules: PCRE2, UTF-8, within limits; compiled once a state. Functions that
 * take a lua_State raise Lua errors. */
#ifndef SCRIPT_REGEX_H
#define SCRIPT_REGEX_H

#include "base/str.h"

#include <lua.h>

enum { REGEX_GROUPS = 10 }; /* the whole and nine groups */

struct regex;
struct regexes;

/* Byte ranges of the subject; beg == STR_NONE for a group that took no part. */
struct regex_hit {
	size_t beg[REGEX_GROUPS], end[REGEX_GROUPS];
	uint32_t n; /* groups of the pattern, and one for the whole */
};

/* The compiled form of the text at a stack index. It stays until the state has met so many other
 * patterns that its place is needed: ask again before each use. */
struct regex *regex_at(lua_State *L, int index);
struct regex *regex_of(lua_State *L, str pattern);

/* Its text, which lives as long as the state. */
str regex_pattern(const struct regex *r);

/* The first match at or after byte `from`, which begins a character. `again` when `from` is the
 * end of the match before: the empty match there is then passed over. subject is valid UTF-8.
 * Charges the budget by the bytes looked at. */
bool regex_next(lua_State *L, struct regex *r, str subject, size_t from, bool again,
                struct regex_hit *hit);

/* The subject at a stack index, refused when it is not UTF-8. */
str regex_subject(lua_State *L, int index);

/* NULL is nothing to release. */
void regexes_release(struct regexes *all);

#endif
