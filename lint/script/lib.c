/* The whitelist, and what stands before a function of Lua's own whose cost is not constant. */
#include "script/lib.h"

#include "base/utf8.h"
#include "script/handle.h"

#include <lualib.h>

/* ---- charges; the function itself is the first upvalue ---- */

enum { BYTES_A_STEP = 8 };

static int original(lua_State *L)
{
	return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

static uint64_t bytes_of(lua_State *L, int arg)
{
	return lua_type(L, arg) == LUA_TSTRING ? lua_rawlen(L, arg) : 0;
}

/* from … to, both included; nothing when they cross. */
static uint64_t span(lua_Integer from, lua_Integer to)
{
	return from <= to ? (uint64_t)to - (uint64_t)from + 1 : 0;
}

/* Work that goes with the length of its texts. */
static int by_text(lua_State *L)
{
	uint64_t bytes = 0;

	for (int i = lua_gettop(L); i > 0; i--)
		bytes += BYTES_A_STEP + bytes_of(L, i);
	sandbox_charge(L, bytes / BYTES_A_STEP);
	return original(L);
}

static int by_arguments(lua_State *L)
{
	sandbox_charge(L, (uint64_t)lua_gettop(L));
	return original(L);
}

/* f(s, i, j): one result a byte. */
static int by_bytes(lua_State *L)
{
	lua_Integer n = (lua_Integer)bytes_of(L, 1), i = luaL_optinteger(L, 2, 1);
	lua_Integer j = luaL_optinteger(L, 3, i);

	i = i < 0 ? i + n + 1 : i;
	j = j < 0 ? j + n + 1 : j;
	sandbox_charge(L, span(i < 1 ? 1 : i, j > n ? n : j));
	return original(L);
}

/* Even the empty text costs a round each time it is repeated. */
static int by_repeats(lua_State *L)
{
	lua_Integer n = luaL_checkinteger(L, 2);

	sandbox_charge(L, n > 0 ? (uint64_t)n : 0);
	return original(L);
}

static int by_concat(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	sandbox_charge(L, span(luaL_optinteger(L, 3, 1),
	                       luaL_optinteger(L, 4, (lua_Integer)lua_rawlen(L, 1))));
	return original(L);
}

static int by_unpack(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	sandbox_charge(L, span(luaL_optinteger(L, 2, 1),
	                       luaL_optinteger(L, 3, (lua_Integer)lua_rawlen(L, 1))));
	return original(L);
}

static int by_insert(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	if (lua_gettop(L) > 2)
		sandbox_charge(L, span(luaL_checkinteger(L, 2), (lua_Integer)lua_rawlen(L, 1)));
	return original(L);
}

static int by_remove(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	if (lua_gettop(L) > 1)
		sandbox_charge(L, span(luaL_checkinteger(L, 2), (lua_Integer)lua_rawlen(L, 1)));
	return original(L);
}

static int by_move(lua_State *L)
{
	sandbox_charge(L, span(luaL_checkinteger(L, 2), luaL_checkinteger(L, 3)));
	return original(L);
}

/* ---- texts without addresses ---- */

void lib_push_text(lua_State *L, int index)
{
	switch (lua_type(L, index)) {
	case LUA_TSTRING:
	case LUA_TNUMBER:
		lua_pushvalue(L, index);
		lua_tolstring(L, -1, NULL);
		break;
	case LUA_TBOOLEAN:
		lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false");
		break;
	case LUA_TLIGHTUSERDATA:
		handle_push_text(L, index);
		break;
	default:
		lua_pushstring(L, luaL_typename(L, index));
	}
}

static int to_string(lua_State *L)
{
	luaL_checkany(L, 1);
	lib_push_text(L, 1);
	return 1;
}

/* %p would show an address, and so would %s of what is no text. */
static int format(lua_State *L)
{
	size_t n;
	const char *p = luaL_checklstring(L, 1, &n);

	for (int i = lua_gettop(L); i > 0; i--)
		sandbox_charge(L, bytes_of(L, i) / BYTES_A_STEP + 1);
	for (size_t i = 0; i < n; i++) {
		if (p[i] != '%')
			continue;
		for (i++; i < n && strchr("-+ #0123456789.", p[i]) && p[i];)
			i++;
		if (i < n && p[i] == 'p')
			return luaL_error(L, "string.format 不能用 %%p / no %%p in string.format");
	}
	for (int i = lua_gettop(L); i > 1; i--) {
		int type = lua_type(L, i);

		if (type == LUA_TTABLE || type == LUA_TFUNCTION || type == LUA_TLIGHTUSERDATA) {
			lib_push_text(L, i);
			lua_replace(L, i);
		}
	}
	return original(L);
}

/* ---- utf8.codes ---- */

/* Bytes of the character that begins at byte `at`, 0 when none well formed does. */
static size_t char_bytes(str s, size_t at)
{
	unsigned char c = (unsigned char)s.p[at];
	size_t len = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4, bad;

	return len <= s.n - at && utf8_valid(str_slice(s, at, at + len), &bad) ? len : 0;
}

/* Lua's own step may skip a whole text of stray bytes at the price of one. */
static int codes_step(lua_State *L)
{
	size_t n, at;
	const char *p = luaL_checklstring(L, 1, &n);
	lua_Integer last = luaL_checkinteger(L, 2);
	str s = { p, n };

	if (last < 0 || (size_t)last > n)
		return 0;
	at = last == 0 ? 0 : (size_t)last - 1 + char_bytes(s, (size_t)last - 1);
	if (at >= n)
		return 0;
	if (char_bytes(s, at) == 0)
		return luaL_error(L, "不是 UTF-8 文本 / invalid UTF-8 code");
	lua_pushinteger(L, (lua_Integer)at + 1);
	lua_pushinteger(L, utf8_next(s, &at));
	return 2;
}

static int codes(lua_State *L)
{
	luaL_checkstring(L, 1);
	lua_pushcfunction(L, codes_step);
	lua_pushvalue(L, 1);
	lua_pushinteger(L, 0);
	return 3;
}

/* ---- the whitelist ---- */

static const struct allowed {
	const char *table, *name;
	lua_CFunction how;
} allowed[] = {
#define LIB(table, name, how) { table, name, how },
#include "script/libs.def"
#undef LIB
};

/* The table `name` of the new globals, made when it is not there. */
static void push_table(lua_State *L, int globals, const char *name)
{
	if (!*name) {
		lua_pushvalue(L, globals);
	} else if (lua_getfield(L, globals, name) == LUA_TNIL) {
		lua_pop(L, 1);
		lua_newtable(L);
		lua_pushvalue(L, -1);
		lua_setfield(L, globals, name);
	}
}

/* Copies one function from the library's own table on top of the stack. */
static void allow(lua_State *L, int globals, const struct allowed *a)
{
	push_table(L, globals, a->table);
	lua_getfield(L, -2, a->name);
	if (a->how)
		lua_pushcclosure(L, a->how, 1);
	lua_setfield(L, -2, a->name);
	lua_pop(L, 1);
}

static void allow_library(lua_State *L, int globals, const char *table, lua_CFunction open)
{
	lua_pushcfunction(L, open);
	lua_call(L, 0, 1);
	for (size_t i = 0; i < countof(allowed); i++)
		if (strcmp(allowed[i].table, table) == 0)
			allow(L, globals, &allowed[i]);
	lua_pop(L, 1);
}

/* s:find(…) finds the same functions, and nothing else: no arithmetic on texts either. */
static void set_string_methods(lua_State *L, int globals)
{
	lua_pushstring(L, "");
	lua_newtable(L);
	lua_getfield(L, globals, "string");
	lua_setfield(L, -2, "__index");
	lua_setmetatable(L, -2);
	lua_pop(L, 1);
}

void lib_open(lua_State *L)
{
	int globals;

	lua_newtable(L);
	globals = lua_gettop(L);
	allow_library(L, globals, "", luaopen_base);
	allow_library(L, globals, "string", luaopen_string);
	allow_library(L, globals, "table", luaopen_table);
	allow_library(L, globals, "math", luaopen_math);
	allow_library(L, globals, "utf8", luaopen_utf8);
	set_string_methods(L, globals);
	lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
}
