/* Tables in a fixed order: pairs over sorted keys, and a merge sort. Lua's own sort asks the clock
 * where to cut, so that the order of equals would differ from run to run. */
#include "script/lib.h"

/* ---- sorting: from one table into another, in runs of growing width ---- */

struct sorting {
	lua_State *L;
	int from, to; /* tables */
	int (*less)(lua_State *L);
};

/* Moves element i of from to place k of to. */
static void place(const struct sorting *s, lua_Integer i, lua_Integer k)
{
	lua_rawgeti(s->L, s->from, i);
	lua_rawseti(s->L, s->to, k);
}

/* Is element j truly less than element i? */
static bool before(const struct sorting *s, lua_Integer j, lua_Integer i)
{
	bool less;

	lua_rawgeti(s->L, s->from, j);
	lua_rawgeti(s->L, s->from, i);
	less = s->less(s->L);
	lua_pop(s->L, 2);
	return less;
}

/* The runs [beg, mid) and [mid, end) into one. */
static void merge(const struct sorting *s, lua_Integer beg, lua_Integer mid, lua_Integer end)
{
	lua_Integer i = beg, j = mid;

	for (lua_Integer k = beg; k < end; k++) {
		if (j >= end || (i < mid && !before(s, j, i)))
			place(s, i++, k);
		else
			place(s, j++, k);
	}
}

static lua_Integer at_most(lua_Integer a, lua_Integer b)
{
	return a < b ? a : b;
}

/* Sorts the array 1…n of the table at index t, in place and stably. less(L) compares the two values
 * on top of the stack and leaves them there. */
static void sort_table(lua_State *L, int t, lua_Integer n, int (*less)(lua_State *L))
{
	struct sorting s = { .L = L, .from = lua_absindex(L, t), .less = less };
	int home = s.from;

	luaL_checkstack(L, 8, NULL);
	lua_createtable(L, (int)n, 0);
	s.to = lua_gettop(L);
	for (lua_Integer width = 1; width < n; width *= 2) {
		int swap = s.from;

		sandbox_charge(L, (uint64_t)n * 8);
		for (lua_Integer beg = 1; beg <= n; beg += 2 * width)
			merge(&s, beg, at_most(beg + width, n + 1),
			      at_most(beg + 2 * width, n + 1));
		s.from = s.to;
		s.to = swap;
	}
	if (s.from != home)
		for (lua_Integer i = 1; i <= n; i++)
			place(&s, i, i);
	lua_settop(L, (s.from != home ? s.from : s.to) - 1);
}

static int less_plain(lua_State *L)
{
	return lua_compare(L, -2, -1, LUA_OPLT);
}

/* The comparing function of table.sort is its second argument. */
static int less_called(lua_State *L)
{
	bool less;

	lua_pushvalue(L, 2);
	lua_pushvalue(L, -3);
	lua_pushvalue(L, -3);
	lua_call(L, 2, 1);
	less = lua_toboolean(L, -1);
	lua_pop(L, 1);
	return less;
}

/* Sorts a copy, so that a comparing function may do to the table what it likes. */
int lib_sort(lua_State *L)
{
	lua_Integer n;
	bool called;

	luaL_checktype(L, 1, LUA_TTABLE);
	called = !lua_isnoneornil(L, 2);
	if (called)
		luaL_checktype(L, 2, LUA_TFUNCTION);
	lua_settop(L, 2);
	n = (lua_Integer)lua_rawlen(L, 1);
	sandbox_charge(L, (uint64_t)n * 2);
	if (n < 2)
		return 0;
	luaL_argcheck(L, n < INT_MAX, 1, "array too big");
	lua_createtable(L, (int)n, 0);
	for (lua_Integer i = 1; i <= n; i++) {
		lua_rawgeti(L, 1, i);
		lua_rawseti(L, 3, i);
	}
	sort_table(L, 3, n, called ? less_called : less_plain);
	for (lua_Integer i = 1; i <= n; i++) {
		lua_rawgeti(L, 3, i);
		lua_rawseti(L, 1, i);
	}
	return 0;
}

/* ---- pairs ---- */

/* Integers ascending, then texts by their bytes. */
static int less_key(lua_State *L)
{
	bool number = lua_type(L, -2) == LUA_TNUMBER;
	size_t n, m;
	const char *p, *q;

	if (number != (lua_type(L, -1) == LUA_TNUMBER))
		return number;
	if (number)
		return lua_tointeger(L, -2) < lua_tointeger(L, -1);
	p = lua_tolstring(L, -2, &n);
	q = lua_tolstring(L, -1, &m);
	return str_cmp((str){ p, n }, (str){ q, m }) < 0;
}

enum { UP_KEYS = 1, UP_NEXT };

/* f(t): the next key whose value is still there. Upvalues: the sorted keys, how far they are
 * used up. */
static int pairs_step(lua_State *L)
{
	lua_Integer i = lua_tointeger(L, lua_upvalueindex(UP_NEXT));

	luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 1);
	for (;;) {
		if (lua_rawgeti(L, lua_upvalueindex(UP_KEYS), ++i) == LUA_TNIL)
			return 1;
		lua_pushvalue(L, 2);
		if (lua_rawget(L, 1) != LUA_TNIL)
			break;
		sandbox_charge(L, 1);
		lua_settop(L, 1);
	}
	lua_pushinteger(L, i);
	lua_replace(L, lua_upvalueindex(UP_NEXT));
	return 2;
}

static lua_Integer push_keys(lua_State *L)
{
	lua_Integer n = 0;

	lua_newtable(L);
	for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) {
		if (lua_type(L, -2) != LUA_TSTRING && !lua_isinteger(L, -2))
			luaL_error(L, "pairs 只走整数键和文字键 / pairs wants integer or string "
			              "keys");
		lua_pushvalue(L, -2);
		lua_rawseti(L, 2, ++n);
		sandbox_charge(L, 4);
	}
	return n;
}

int lib_pairs(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 1);
	sort_table(L, 2, push_keys(L), less_key);
	lua_pushinteger(L, 0);
	lua_pushcclosure(L, pairs_step, 2);
	lua_pushvalue(L, 1);
	lua_pushnil(L);
	return 3;
}
