/* The functions behind script/api.def, and what they share. */
#ifndef SCRIPT_API_H
#define SCRIPT_API_H

#include "script/handle.h"

enum api_how { API_VALUE, API_METHOD };

struct api_entry {
	enum handle_kind owner;
	const char *name;
	enum api_how how;
	lua_CFunction call; /* a value is got with the owner at index 1 */
	const char *signature;
	struct text about;
};

extern const struct api_entry api_list[];
extern const uint32_t n_api;

#define API(owner, name, HOW, function, signature, zh, en) int function(lua_State *L);
#include "script/api.def"
#undef API

/* The cell a handle means; raises an error when it is of an earlier call. */
struct cell_at api_cell_at(lua_State *L, handle h);

/* The match a handle means; raises an error when its slot has been used for a later one. */
const struct match *api_match_at(lua_State *L, handle h);

/* Where a handle points; raises an error when it is of no place. */
struct place api_place(lua_State *L, handle h);

int api_push_str(lua_State *L, str s);

/* As str_trim, at once for text that begins and ends with Han or ASCII characters. */
static inline str api_trim(str s)
{
	unsigned char first = s.n ? (unsigned char)s.p[0] : 0;
	unsigned char last = s.n >= 3 ? (unsigned char)s.p[s.n - 3] : 0;

	if ((first > 0x20 && first < 0x7F) || (first >= 0xE4 && first <= 0xE9))
		if (last >= 0xE4 && last <= 0xE9)
			return s;
	return str_trim(s);
}
/* s, when it is valid UTF-8; else an error. */
str api_check_utf8(lua_State *L, str s);
/* The role named at a stack index, by id or in Chinese; N_ROLES when nothing stands there. */
enum role api_role_at(lua_State *L, int index);
/* Is the column of citations named at a stack index that of the liabilities, not the basis? */
bool api_cites_liability(lua_State *L, int index);
/* The text at a stack index: a string, a number, or what a handle says. */
str api_text_at(lua_State *L, int index);

/* Raises an error that names what may be written: «message 没有“fond”，可以写 found、other». */
void api_refuse_word(lua_State *L, const char *what, const char *word, const char *const *allowed,
                     uint32_t n);

/* Raises an error for a key of the table at index that is not among the n allowed. Of several it
 * names the first by bytes, so that the message does not depend on the order of the table. */
void api_check_keys(lua_State *L, int index, const char *const *allowed, uint32_t n);

#endif
