/* string.find, match, gmatch and gsub with PCRE2 patterns in place of Lua's. */
#include "script/lib.h"

#include "script/regex.h"

enum { BYTES_A_STEP = 16 };

/* Byte offset meant by Lua's init argument, moved on to where a character begins; STR_NONE when
 * it lies behind the text. */
static size_t offset_of(lua_State *L, int arg, str s)
{
	lua_Integer at = luaL_optinteger(L, arg, 1);
	size_t from;

	if (at < 0)
		at = at < -(lua_Integer)s.n ? 1 : at + (lua_Integer)s.n + 1;
	from = at <= 1 ? 0 : (size_t)at - 1;
	if (from > s.n)
		return STR_NONE;
	while (from < s.n && ((unsigned char)s.p[from] & 0xC0) == 0x80)
		from++;
	return from;
}

static void push_group(lua_State *L, str s, const struct regex_hit *hit, uint32_t i)
{
	if (hit->beg[i] == STR_NONE)
		lua_pushnil(L);
	else
		lua_pushlstring(L, s.p + hit->beg[i], hit->end[i] - hit->beg[i]);
}

/* All groups, or the whole when there are none. */
static int push_groups(lua_State *L, str s, const struct regex_hit *hit)
{
	uint32_t first = hit->n > 1 ? 1 : 0;

	luaL_checkstack(L, REGEX_GROUPS, NULL);
	for (uint32_t i = first; i < hit->n; i++)
		push_group(L, s, hit, i);
	return (int)(hit->n - first);
}

static int push_range(lua_State *L, size_t beg, size_t end)
{
	lua_pushinteger(L, (lua_Integer)beg + 1);
	lua_pushinteger(L, (lua_Integer)end);
	return 2;
}

static int find_plain(lua_State *L)
{
	size_t n, m, at;
	const char *p = luaL_checklstring(L, 1, &n), *q = luaL_checklstring(L, 2, &m);

	at = offset_of(L, 3, (str){ p, n });
	sandbox_charge(L, (n + m) / BYTES_A_STEP + 1);
	at = at == STR_NONE ? STR_NONE : str_find((str){ p, n }, (str){ q, m }, at);
	if (at != STR_NONE)
		return push_range(L, at, at + m);
	lua_pushnil(L);
	return 1;
}

static bool first_hit(lua_State *L, str s, struct regex_hit *hit)
{
	size_t from = offset_of(L, 3, s);

	return from != STR_NONE && regex_next(L, regex_at(L, 2), s, from, false, hit);
}

int lib_find(lua_State *L)
{
	struct regex_hit hit;
	str s;

	if (lua_toboolean(L, 4))
		return find_plain(L);
	s = regex_subject(L, 1);
	if (first_hit(L, s, &hit)) {
		push_range(L, hit.beg[0], hit.end[0]);
		return 2 + (hit.n > 1 ? push_groups(L, s, &hit) : 0);
	}
	lua_pushnil(L);
	return 1;
}

int lib_match(lua_State *L)
{
	struct regex_hit hit;
	str s = regex_subject(L, 1);

	if (first_hit(L, s, &hit))
		return push_groups(L, s, &hit);
	lua_pushnil(L);
	return 1;
}

/* ---- gmatch ---- */

enum { UP_SUBJECT = 1, UP_PATTERN, UP_FROM, UP_AGAIN };

static int gmatch_step(lua_State *L)
{
	struct regex_hit hit;
	size_t n, from = (size_t)lua_tointeger(L, lua_upvalueindex(UP_FROM));
	const char *p = lua_tolstring(L, lua_upvalueindex(UP_SUBJECT), &n);
	bool again = lua_toboolean(L, lua_upvalueindex(UP_AGAIN));
	str s = { p, n };

	if (!regex_next(L, regex_at(L, lua_upvalueindex(UP_PATTERN)), s, from, again, &hit))
		return 0;
	lua_pushinteger(L, (lua_Integer)hit.end[0]);
	lua_replace(L, lua_upvalueindex(UP_FROM));
	lua_pushboolean(L, true);
	lua_replace(L, lua_upvalueindex(UP_AGAIN));
	return push_groups(L, s, &hit);
}

int lib_gmatch(lua_State *L)
{
	str s = regex_subject(L, 1);
	size_t from = offset_of(L, 3, s);

	regex_at(L, 2);
	lua_settop(L, 2);
	lua_pushinteger(L, from == STR_NONE ? (lua_Integer)s.n + 1 : (lua_Integer)from);
	lua_pushboolean(L, false);
	lua_pushcclosure(L, gmatch_step, 4);
	return 1;
}

/* ---- gsub ---- */

enum { ARG_REPLACEMENT = 3 };

/* %0 … %9 are groups, %% is a per cent sign. */
static void add_template(lua_State *L, luaL_Buffer *b, str s, const struct regex_hit *hit)
{
	size_t n;
	const char *p = lua_tolstring(L, ARG_REPLACEMENT, &n);

	for (size_t i = 0; i < n; i++) {
		uint32_t k;

		if (p[i] != '%') {
			luaL_addchar(b, p[i]);
			continue;
		}
		k = ++i < n ? (uint32_t)(unsigned char)p[i] - '0' : REGEX_GROUPS;
		if (i < n && p[i] == '%')
			luaL_addchar(b, '%');
		else if (k >= hit->n)
			luaL_error(L, "替换文字里的 %% 后面应是 0–9 或 %% / bad %% in replacement");
		else if (hit->beg[k] != STR_NONE)
			luaL_addlstring(b, s.p + hit->beg[k], hit->end[k] - hit->beg[k]);
	}
}

/* What a function or table gives for a match; nil or false leaves it as it is. */
static void add_computed(lua_State *L, luaL_Buffer *b, str s, const struct regex_hit *hit)
{
	if (lua_type(L, ARG_REPLACEMENT) == LUA_TFUNCTION) {
		lua_pushvalue(L, ARG_REPLACEMENT);
		lua_call(L, push_groups(L, s, hit), 1);
	} else {
		push_group(L, s, hit, hit->n > 1);
		lua_gettable(L, ARG_REPLACEMENT);
	}
	if (!lua_toboolean(L, -1)) {
		lua_pop(L, 1);
		lua_pushlstring(L, s.p + hit->beg[0], hit->end[0] - hit->beg[0]);
	} else if (!lua_isstring(L, -1)) {
		luaL_error(L, "替换的结果是一个 %s，不是文字 / replacement is a %s",
		           luaL_typename(L, -1), luaL_typename(L, -1));
	}
	luaL_addvalue(b);
}

static void add_replacement(lua_State *L, luaL_Buffer *b, str s, const struct regex_hit *hit)
{
	int type = lua_type(L, ARG_REPLACEMENT);

	if (type == LUA_TFUNCTION || type == LUA_TTABLE)
		add_computed(L, b, s, hit);
	else
		add_template(L, b, s, hit);
}

int lib_gsub(lua_State *L)
{
	struct regex_hit hit;
	str s = regex_subject(L, 1);
	int type = lua_type(L, ARG_REPLACEMENT);
	lua_Integer most = luaL_optinteger(L, 4, LUA_MAXINTEGER), n = 0;
	size_t from = 0;
	luaL_Buffer b;

	luaL_argexpected(L,
	                 type == LUA_TSTRING || type == LUA_TNUMBER || type == LUA_TTABLE ||
	                         type == LUA_TFUNCTION,
	                 ARG_REPLACEMENT, "string/function/table");
	luaL_checkstring(L, 2);
	lua_settop(L, 4);
	luaL_buffinit(L, &b);
	while (n < most && regex_next(L, regex_at(L, 2), s, from, n > 0, &hit)) {
		luaL_addlstring(&b, s.p + from, hit.beg[0] - from);
		add_replacement(L, &b, s, &hit);
		from = hit.end[0];
		n++;
	}
	luaL_addlstring(&b, s.p + from, s.n - from);
	luaL_pushresult(&b);
	lua_pushinteger(L, n);
	return 2;
}
