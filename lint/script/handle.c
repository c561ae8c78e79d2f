/* The metatable of handles: members are looked up by name once a state, then by table. */
#include "script/handle.h"

#include "base/utf8.h"
#include "script/api.h"
#include "script/lib.h"

const struct api_entry api_list[] = {
#define API(owner, name, HOW, function, signature, zh, en) \
	{ owner, name, API_##HOW, function, signature, { zh, en } },
#include "script/api.def"
#undef API
};

const uint32_t n_api = countof(api_list);

const char *handle_name(enum handle_kind kind)
{
	static const char *const names[N_HANDLES] = {
		"nothing", "ctx",        "options",    "row",   "cell", "match",
		"list",    "body",       "assignment", "cited", "set",  "index",
		"words",   "row filter", "set filter", "loop",
	};

	return names[kind < N_HANDLES ? kind : HANDLE_NONE];
}

/* ---- taking them from the stack ---- */

void handle_refuse_dead(lua_State *L, handle h)
{
	luaL_error(L, "这个 %s 是以前一次 check 里的，已经失效 / handle is dead",
	           handle_name(handle_kind(h)));
}

void handle_refuse(lua_State *L, int index, enum handle_kind kind)
{
	handle h = handle_at(L, index);

	luaL_error(L, "这里要一个 %s，得到的是 %s / %s expected", handle_name(kind),
	           h ? handle_name(handle_kind(h)) : luaL_typename(L, index), handle_name(kind));
}

/* ---- members ---- */

enum { NO_MEMBER = UINT16_MAX };

/* What a name means for this kind: a field's number, or that of an entry of api_list behind the
 * fields. */
static uint32_t member_named(enum handle_kind kind, str name)
{
	enum field f = kind == HANDLE_ROW ? select_field(name) : N_FIELDS;

	for (uint32_t i = 0; i < n_api; i++)
		if (api_list[i].owner == kind && str_eq(name, str_from(api_list[i].name)))
			return N_FIELDS + i;
	return f < N_FIELDS ? (uint32_t)f : NO_MEMBER;
}

static int use_member(lua_State *L, handle h, uint32_t code)
{
	const struct api_entry *e;

	if (code < N_FIELDS) {
		handle_check(L, h);
		handle_push_new(L, HANDLE_CELL, handle_payload(h) << 24 | code);
		return 1;
	}
	e = &api_list[code - N_FIELDS];
	if (e->how == API_VALUE)
		return e->call(L);
	lua_pushcfunction(L, e->call);
	return 1;
}

static int push_option(lua_State *L, str name)
{
	const struct pass *p = job_of(L)->pass;

	for (uint32_t i = 0; i < RULE_OPTIONS && p->rule->option[i].name; i++) {
		if (!str_eq(name, str_from(p->rule->option[i].name)))
			continue;
		if (p->rule->option[i].type == OPTION_WORDS)
			handle_push(L, handle_make(HANDLE_WORDS, 0, i));
		else if (p->rule->option[i].type == OPTION_FLAG)
			lua_pushboolean(L, (int)p->option[i].number);
		else
			lua_pushinteger(L, p->option[i].number);
		return 1;
	}
	return luaL_error(L, "没有选项“%s” / no such option", name.p);
}

static const struct word_list *list_of(const struct job *j, uint64_t payload)
{
	return payload >= RULE_OPTIONS && payload - RULE_OPTIONS < j->script->n_lists
	               ? &j->script->list[payload - RULE_OPTIONS]
	               : NULL;
}

/* words[i] and #words; n gets the length. */
static str word_at(lua_State *L, uint64_t payload, lua_Integer i, uint32_t *n)
{
	const struct job *j = job_of(L);
	const struct word_list *l = list_of(j, payload);
	const str *word = l ? l->word : j->pass->option[payload].word;

	*n = l ? l->n : j->pass->option[payload].n_words;
	return i >= 1 && i <= *n ? word[i - 1] : (str){ 0 };
}

static int push_group(lua_State *L, handle h, lua_Integer i)
{
	const struct match *m = api_match_at(L, h);
	str raw = cell_text(api_cell_at(L, m->cell).cell);

	if (i < 1 || i > m->n_groups || m->group_beg[i - 1] == NONE)
		lua_pushnil(L);
	else
		api_push_str(L, str_slice(raw, m->group_beg[i - 1], m->group_end[i - 1]));
	return 1;
}

static int index_by_number(lua_State *L, handle h, lua_Integer i)
{
	uint32_t n;
	str word;

	if (handle_kind(h) == HANDLE_MATCH)
		return push_group(L, h, i);
	word = word_at(L, handle_payload(h), i, &n);
	if (word.p)
		return api_push_str(L, word);
	lua_pushnil(L);
	return 1;
}

enum { UP_NAMES = 1, SHORT_BYTES = 40 };

static struct member *member_slot(struct job *j, const void *name, enum handle_kind kind)
{
	uint64_t at = ((uint64_t)(uintptr_t)name + (uint64_t)kind) * 0x9E3779B97F4A7C15u;

	return &j->member[at >> (64 - JOB_MEMBER_BITS)];
}

/* A name not met before in this state, or whose slot was taken since. */
static int index_new(lua_State *L, handle h)
{
	enum handle_kind kind = handle_kind(h);
	uint32_t code;
	size_t n;
	const char *p;

	if (lua_isinteger(L, 2) && (kind == HANDLE_MATCH || kind == HANDLE_WORDS))
		return index_by_number(L, h, lua_tointeger(L, 2));
	if (lua_type(L, 2) != LUA_TSTRING)
		return luaL_error(L, "%s 的成员要用名字取 / a name is expected", handle_name(kind));
	p = lua_tolstring(L, 2, &n);
	if (kind == HANDLE_OPTIONS)
		return push_option(L, (str){ p, n });
	code = member_named(kind, (str){ p, n });
	if (code == NO_MEMBER)
		return luaL_error(L, "%s 没有“%s” / no such member of a %s", handle_name(kind), p,
		                  handle_name(kind));
	if (n <= SHORT_BYTES) {
		lua_pushvalue(L, 2);
		lua_pushboolean(L, true);
		lua_rawset(L, lua_upvalueindex(UP_NAMES));
		*member_slot(job_of(L), lua_topointer(L, 2), kind) =
			(struct member){ lua_topointer(L, 2), kind, code };
	}
	return use_member(L, h, code);
}

/* What a look at a member costs, the C function behind it included. */
enum { MEMBER_STEPS = 10 };

static int meta_index(lua_State *L)
{
	handle h = handle_at(L, 1);
	const void *name = lua_topointer(L, 2);
	const struct member *m = member_slot(job_of(L), name, handle_kind(h));

	sandbox_charge_few(L, MEMBER_STEPS);
	if (name && m->name == name && m->kind == (uint32_t)handle_kind(h))
		return use_member(L, h, m->code);
	return index_new(L, h);
}

/* ---- the other operators ---- */

void handle_push_text(lua_State *L, int index)
{
	handle h = handle_at(L, index);

	switch (handle_kind(h)) {
	case HANDLE_ROW:
	case HANDLE_CELL:
	case HANDLE_MATCH:
	case HANDLE_LIST:
	case HANDLE_BODY:
	case HANDLE_ASSIGNMENT:
	case HANDLE_CITED:
		api_push_str(L, api_text_at(L, index));
		return;
	default:
		lua_pushstring(L, handle_name(handle_kind(h)));
	}
}

static int meta_concat(lua_State *L)
{
	lib_push_text(L, 1);
	lib_push_text(L, 2);
	lua_concat(L, 2);
	return 1;
}

/* Words of a list; characters of what is text. */
static int meta_len(lua_State *L)
{
	handle h = handle_at(L, 1);
	uint32_t n;
	str s;

	if (handle_kind(h) == HANDLE_WORDS) {
		word_at(L, handle_payload(h), 0, &n);
		lua_pushinteger(L, n);
		return 1;
	}
	s = api_text_at(L, 1);
	sandbox_charge(L, s.n / 8);
	lua_pushinteger(L, (lua_Integer)utf8_count(s));
	return 1;
}

static int meta_newindex(lua_State *L)
{
	return luaL_error(L, "清单是只读的，不能改 %s / a %s cannot be changed",
	                  handle_name(handle_kind(handle_at(L, 1))),
	                  handle_name(handle_kind(handle_at(L, 1))));
}

void handle_open(lua_State *L)
{
	handle_push(L, handle_make(HANDLE_CTX, 0, 0));
	lua_newtable(L);
	lua_newtable(L);
	lua_pushcclosure(L, meta_index, 1);
	lua_setfield(L, -2, "__index");
	lua_pushcfunction(L, meta_newindex);
	lua_setfield(L, -2, "__newindex");
	lua_pushcfunction(L, meta_concat);
	lua_setfield(L, -2, "__concat");
	lua_pushcfunction(L, meta_len);
	lua_setfield(L, -2, "__len");
	lua_setmetatable(L, -2);
	lua_pop(L, 1);
}
