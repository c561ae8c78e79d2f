/* ctx: options and reports. */
#include "script/api.h"

#include "base/utf8.h"

enum { RELATED = 16, REPORT_STEPS = 500, LEVELS = 3 };

int api_ctx_options(lua_State *L)
{
	handle_take(L, 1, HANDLE_CTX);
	handle_push(L, handle_make(HANDLE_OPTIONS, 0, 0));
	return 1;
}

/* The value of a named argument, on top of the stack; false (and nothing there) when it is nil. */
static bool push_named(lua_State *L, int table, const char *name)
{
	lua_pushstring(L, name);
	if (lua_rawget(L, table) != LUA_TNIL)
		return true;
	lua_pop(L, 1);
	return false;
}

/* Index of the text on top among n keys; pops it. */
static uint32_t pop_choice(lua_State *L, const char *const *keys, uint32_t n, const char *what)
{
	const char *key = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "";
	uint32_t i = 0;

	while (i < n && keys[i] && strcmp(keys[i], key) != 0)
		i++;
	if (i == n || !keys[i])
		api_refuse_word(L, what, key, keys, n);
	lua_pop(L, 1);
	return i;
}

/* ---- data ---- */

/* Text that outlives the job: dear, so that a rule cannot fill the memory with it. */
static str keep(lua_State *L, str s)
{
	struct arena *a = &job_of(L)->pass->out->arena;
	size_t bad, room = s.n + 4;
	char *clean;

	sandbox_charge(L, s.n * 2);
	if (utf8_valid(s, &bad))
		return arena_copy(a, s);
	clean = arena_alloc(a, room);
	return (str){ clean, sandbox_clean(s, clean, room - 1) };
}

/* The value on top of the stack as an argument of the message. */
static struct arg arg_at(lua_State *L, const char *name)
{
	struct arg arg = { 0 };
	int top = lua_gettop(L);

	if (handle_kind(handle_at(L, top)) == HANDLE_CELL)
		return arg_str(api_text_at(L, top)); /* of the document */
	if (handle_kind(handle_at(L, top)) == HANDLE_ROW)
		return item_called(job_of(L)->pass, (uint32_t)handle_take(L, top, HANDLE_ROW));
	if (lua_istable(L, top)) {
		if (push_named(L, top, "zh"))
			arg.zh = keep(L, api_text_at(L, -1));
		if (push_named(L, top, "en"))
			arg.en = keep(L, api_text_at(L, -1));
		lua_settop(L, top);
		if (!arg.zh.p)
			luaL_error(L, "data.%s 缺少 zh / zh is missing", name);
		return arg;
	}
	arg.zh = keep(L, api_text_at(L, top));
	return arg;
}

/* Checks that data gives exactly what the texts in need use. */
static void check_data(lua_State *L, int data, uint32_t need)
{
	const struct script *sc = job_of(L)->script;
	uint32_t n = 0;

	while (n < FINDING_ARGS && sc->slot[n])
		n++;
	api_check_keys(L, data, sc->slot, n);
	for (uint32_t i = 0; i < n; i++) {
		if (!(need & 1u << i))
			continue;
		if (!push_named(L, data, sc->slot[i]))
			luaL_error(L, "消息里有 {%s}，data 没有给出 / data.%s is missing",
			           sc->slot[i], sc->slot[i]);
		lua_pop(L, 1);
	}
}

static void take_data(lua_State *L, uint32_t need, struct report *r)
{
	const struct script *sc = job_of(L)->script;
	int data;

	if (!push_named(L, 2, "data"))
		lua_newtable(L);
	data = lua_gettop(L);
	luaL_argexpected(L, lua_istable(L, data), 2, "data = { … }");
	check_data(L, data, need);
	for (uint32_t i = 0; i < FINDING_ARGS && sc->slot[i]; i++) {
		if (!push_named(L, data, sc->slot[i]))
			continue;
		r->arg[i] = arg_at(L, sc->slot[i]);
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
}

/* ---- related places ---- */

struct related_at {
	struct place at;
	uint32_t note;
};

static struct related_at related_at(lua_State *L, int table)
{
	static const char *const names[] = { "at", "note" };
	const struct script *sc = job_of(L)->script;
	struct related_at r = { 0 };

	luaL_argexpected(L, lua_istable(L, table), 2, "related = { { at = …, note = … } }");
	api_check_keys(L, table, names, countof(names));
	if (!push_named(L, table, "at"))
		luaL_error(L, "related 缺少 at / at is missing");
	r.at = api_place(L, handle_at(L, -1));
	lua_pop(L, 1);
	if (push_named(L, table, "note"))
		r.note = pop_choice(L, sc->note, RULE_NOTES, "note");
	else if (!sc->note[0] || sc->note[1])
		luaL_error(L, "related 缺少 note / note is missing");
	return r;
}

static uint32_t take_related(lua_State *L, struct related_at out[RELATED])
{
	lua_Integer n;
	int table;

	if (!push_named(L, 2, "related"))
		return 0;
	table = lua_gettop(L);
	luaL_argexpected(L, lua_istable(L, table), 2, "related = { … }");
	n = (lua_Integer)lua_rawlen(L, table);
	if (n > RELATED)
		luaL_error(L, "related 超过 %d 处 / more than %d related places", RELATED, RELATED);
	for (lua_Integer i = 0; i < n; i++) {
		lua_rawgeti(L, table, i + 1);
		out[i] = related_at(L, lua_gettop(L));
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
	return (uint32_t)n;
}

/* ---- fix ---- */

struct fix_at {
	enum fix fix;
	struct place at;
	str text;
};

/* { safe = text }, { unsafe = text } or { suggest = text }, at a cell, by default that of the
 * report. */
static struct fix_at take_fix(lua_State *L, struct place at)
{
	static const char *const names[] = { "safe", "unsafe", "suggest", "at" };
	struct fix_at f = { .at = at };
	int table;

	if (!push_named(L, 2, "fix"))
		return f;
	table = lua_gettop(L);
	luaL_argexpected(L, lua_istable(L, table), 2, "fix = { safe = …, at = … }");
	api_check_keys(L, table, names, countof(names));
	if (push_named(L, table, "at"))
		f.at = api_place(L, handle_at(L, -1));
	for (int i = 0; i < FIX_SUGGEST && f.fix == FIX_NONE; i++)
		if (push_named(L, table, names[i])) {
			f.fix = (enum fix)(FIX_SAFE + i);
			f.text = keep(L, api_text_at(L, -1));
		}
	if (f.fix == FIX_NONE)
		luaL_error(L, "fix 要写 safe、unsafe 或 suggest / fix: safe, unsafe or suggest");
	lua_settop(L, table - 1);
	return f;
}

/* ---- report ---- */

static void take_place(lua_State *L, struct report *r)
{
	struct job *j = job_of(L);

	if (!push_named(L, 2, "at")) {
		r->at = api_place(L, j->node);
		return;
	}
	if (handle_at(L, -1) == 0)
		luaL_error(L, "at 要一个位置，得到的是 %s / at: a place expected",
		           luaL_typename(L, -1));
	r->at = api_place(L, handle_at(L, -1));
	lua_pop(L, 1);
}

static void take_grades(lua_State *L, struct report *r)
{
	static const char *const levels[LEVELS] = { "info", "warning", "error" };
	static const char *const sure[LEVELS] = { "high", "medium", "low" };

	if (push_named(L, 2, "level"))
		r->level = (enum qd_level)(QD_INFO + pop_choice(L, levels, LEVELS, "level"));
	if (push_named(L, 2, "confidence"))
		r->confidence = (enum qd_confidence)pop_choice(L, sure, LEVELS, "confidence");
}

int api_ctx_report(lua_State *L)
{
	static const char *const names[] = { "at",    "message",    "data", "related",
		                             "level", "confidence", "fix" };
	const struct job *j = job_of(L);
	struct report r = { 0 };
	struct fix_at fix;
	struct related_at related[RELATED];
	uint32_t n, need;

	handle_take(L, 1, HANDLE_CTX);
	luaL_checktype(L, 2, LUA_TTABLE);
	lua_settop(L, 2);
	sandbox_charge(L, REPORT_STEPS);
	api_check_keys(L, 2, names, countof(names));
	if (push_named(L, 2, "message"))
		r.message = (uint8_t)pop_choice(L, j->script->message, RULE_MESSAGES, "message");
	else if (j->script->message[1])
		return luaL_error(L, "缺少 message / message is missing");
	take_place(L, &r);
	take_grades(L, &r);
	fix = take_fix(L, r.at);
	n = take_related(L, related);
	need = j->script->message_slots[r.message];
	for (uint32_t i = 0; i < n; i++)
		need |= j->script->note_slots[related[i].note];
	take_data(L, need, &r);
	report(j->pass, r);
	for (uint32_t i = 0; i < n; i++)
		sink_relate(j->pass->out, related[i].at, related[i].note);
	if (fix.fix && fix.at.col != NONE)
		sink_edit(j->pass->out, fix.fix, fix.at, fix.text);
	return 0;
}
