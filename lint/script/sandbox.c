/* Budgets of a Lua state and what is said when it fails. */
#include "script/sandbox.h"

#include "base/utf8.h"
#include "script/lib.h"
#include "script/regex.h"

#include <stdio.h>
#include <stdlib.h>

enum { HANDLER = 1, HOOK_STEPS = 250, SOURCE_BYTES = 64 * 1024 };

/* What Lua calls the chunk, so that «rule:12: » begins its messages; the file is named later. */
static const char chunk_name[] = "=rule";

const struct budget budget_small = {
	.total_bytes = (size_t)16 << 20,
	.single_bytes = (size_t)1 << 20,
	.call_steps = 10000000,
	.all_steps = 50000000,
	.call_ns = 500000000,
	.all_ns = 800000000,
};

/* What a rule over a whole list or set may use more for each item it sees. */
enum { ITEM_BYTES = 512, ITEM_SINGLE_BYTES = 64, ITEM_STEPS = 2000, ITEM_NS = 20000 };

/* ---- what went wrong ---- */

size_t sandbox_clean(str text, char *out, size_t max)
{
	size_t n = 0, room = max > 3 ? max - 3 : 0, bad;

	for (size_t at = 0, from; at < text.n;) {
		unsigned char c = (unsigned char)text.p[at];
		size_t len = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;

		from = at;
		if (len > text.n - at || !utf8_valid(str_slice(text, at, at + len), &bad))
			len = 1;
		at += len;
		if (n + len > room) {
			memcpy(out + n, "…", 3);
			n += 3;
			break;
		}
		if (len == 1 && (c < 0x20 || c > 0x7E)) {
			out[n++] = c < 0x20 ? ' ' : '?';
		} else {
			memcpy(out + n, text.p + from, len);
			n += len;
		}
	}
	out[n] = 0;
	return n;
}

/* The lines of the rule that are being run, innermost first. Allocates nothing: it is also asked
 * from within a refused allocation. */
static void note_lines(struct sandbox *s)
{
	lua_Debug ar;

	s->n_lines = 0;
	for (int level = 0; s->n_lines < SANDBOX_LINES && lua_getstack(s->L, level, &ar); level++)
		if (lua_getinfo(s->L, "l", &ar) && ar.currentline > 0)
			s->line[s->n_lines++] = ar.currentline;
}

static void on_stop(void *ctx)
{
	struct sandbox *s = ctx;

	if (s->L)
		note_lines(s);
}

/* Lua puts «rule:12: » before a message: the chunk's name and the line. That line is the one to
 * show, be it another than the innermost («error(text, 2)»). */
static str without_position(struct sandbox *s, str text)
{
	size_t at = sizeof chunk_name - 1;
	int line = 0;

	if (!str_starts(text, STR("rule:")))
		return text;
	for (; at < text.n && text.p[at] >= '0' && text.p[at] <= '9' && line < 1000000; at++)
		line = line * 10 + (text.p[at] - '0');
	if (line == 0 || at + 1 >= text.n || text.p[at] != ':')
		return text;
	if (s->n_lines == 0)
		s->n_lines = 1;
	s->line[0] = line;
	return str_from_byte(text, at + 2);
}

static void say(struct sandbox *s, str text)
{
	sandbox_clean(text, s->text, SANDBOX_TEXT - 1);
}

/* What error() was given need not be text. Nothing here allocates. */
static void say_value(struct sandbox *s, int index)
{
	char text[160];
	size_t n;
	int type = lua_type(s->L, index);

	if (type == LUA_TSTRING) {
		const char *p = lua_tolstring(s->L, index, &n);

		say(s, without_position(s, (str){ p, n }));
		return;
	}
	if (type == LUA_TNUMBER)
		snprintf(text, sizeof text, "%.14g", lua_tonumber(s->L, index));
	else
		snprintf(text, sizeof text,
		         "error 的参数是一个 %s，不是文字 / error object is a %s value",
		         lua_typename(s->L, type), lua_typename(s->L, type));
	say(s, str_from(text));
}

/* Called by Lua where the error is, before the stack is unwound. */
static int on_error(lua_State *L)
{
	struct sandbox *s = sandbox_of(L);

	if (!s->quota.stop) {
		note_lines(s);
		say_value(s, 1);
	}
	lua_settop(L, 1);
	return 1;
}

static void say_stop(struct sandbox *s)
{
	static const char *const why[] = {
		[QUOTA_STEPS] = "计算量超出上限（是不是死循环？）/ instruction budget exceeded",
		[QUOTA_TIME] = "用时超出上限 / time budget exceeded",
		[QUOTA_TOTAL] = "内存超出上限 / memory budget exceeded",
		[QUOTA_SINGLE] = "一个值或者递归太大，超出内存上限 / a value or the recursion is "
				 "too large",
	};

	say(s, str_from(why[s->quota.stop]));
}

void sandbox_say(struct sandbox *s, const char *text)
{
	s->n_lines = 0;
	say(s, str_from(text));
}

/* Lua says no more of an error than its status when memory was refused. */
static void settle_text(struct sandbox *s, int status)
{
	size_t n;
	const char *p;

	if (status == LUA_ERRMEM)
		quota_end(&s->quota, QUOTA_TOTAL);
	if (s->quota.stop) {
		say_stop(s);
		return;
	}
	if (s->text[0])
		return;
	p = lua_type(s->L, -1) == LUA_TSTRING ? lua_tolstring(s->L, -1, &n) : NULL;
	say(s, p ? without_position(s, (str){ p, n }) : STR("出错 / failed"));
}

/* ---- budgets ---- */

static _Noreturn void stop(lua_State *L)
{
	lua_pushnil(L);
	lua_error(L);
	abort(); /* lua_error does not return, but does not say so */
}

void sandbox_look(lua_State *L)
{
	struct sandbox *s = sandbox_of(L);
	uint64_t now;

	if (!quota_look(&s->quota))
		return;
	now = quota_clock_ns();
	if (s->looked_ns == 0)
		s->looked_ns = now;
	if (now - s->looked_ns > s->call_ns || now - s->born_ns > s->all_ns) {
		quota_end(&s->quota, QUOTA_TIME);
		stop(L);
	}
}

/* What costs as much as this in one go may cost more than its steps say. */
enum { LOOK_STEPS = 1000 };

void sandbox_charge(lua_State *L, uint64_t steps)
{
	if (!quota_spend(&sandbox_of(L)->quota, steps))
		stop(L);
	if (steps >= LOOK_STEPS)
		sandbox_look(L);
}

static void on_count(lua_State *L, lua_Debug *ar)
{
	(void)ar;
	sandbox_charge(L, HOOK_STEPS);
	sandbox_look(L);
}

/* ---- life ---- */

void sandbox_open(struct sandbox *s, struct budget b)
{
	*s = (struct sandbox){ .budget = b,
		               .call_steps = b.call_steps,
		               .steps_left = b.all_steps,
		               .call_ns = b.call_ns,
		               .all_ns = b.all_ns };
	s->born_ns = quota_clock_ns();
	s->quota = (struct quota){ .total_bytes = b.total_bytes,
		                   .single_bytes = b.single_bytes,
		                   .lifted = true,
		                   .on_stop = on_stop,
		                   .ctx = s };
	s->L = lua_newstate(quota_realloc, &s->quota);
	*(struct sandbox **)lua_getextraspace(s->L) = s;
	lua_pushcfunction(s->L, on_error);
	lib_open(s->L);
	lua_sethook(s->L, on_count, LUA_MASKCOUNT, HOOK_STEPS);
}

void sandbox_widen(struct sandbox *s, uint32_t n_items)
{
	s->quota.total_bytes = s->budget.total_bytes + (size_t)n_items * ITEM_BYTES;
	s->quota.single_bytes = s->budget.single_bytes + (size_t)n_items * ITEM_SINGLE_BYTES;
	s->call_steps = s->budget.call_steps + (int64_t)n_items * ITEM_STEPS;
	s->steps_left += (int64_t)n_items * ITEM_STEPS;
	s->call_ns = s->budget.call_ns + (uint64_t)n_items * ITEM_NS;
	s->all_ns += (uint64_t)n_items * ITEM_NS;
}

void sandbox_close(struct sandbox *s)
{
	lua_close(s->L);
	regexes_release(s->regexes);
	arena_release(&s->arena);
}

/* Begins a call: its steps, and no more than are left for all. */
static int64_t grant(struct sandbox *s)
{
	int64_t steps = s->call_steps < s->steps_left ? s->call_steps : s->steps_left;

	s->quota.steps = steps;
	s->looked_ns = 0;
	s->text[0] = 0;
	s->n_lines = 0;
	return steps;
}

/* Only what is protected can be refused memory: outside Lua would end the process. */
static bool parse(struct sandbox *s, str source)
{
	int status;

	s->quota.lifted = false;
	status = luaL_loadbufferx(s->L, source.p ? source.p : "", source.n, chunk_name, "t");
	s->quota.lifted = true;
	if (status == LUA_OK)
		return true;
	settle_text(s, status);
	return false;
}

bool sandbox_load(struct sandbox *s, str source)
{
	size_t bad;

	grant(s);
	if (source.n > SOURCE_BYTES)
		say(s, STR("规则文件超过 64 KiB / the file exceeds 64 KiB"));
	else if (!utf8_valid(source, &bad))
		say(s, STR("规则文件不是 UTF-8 文本 / the file is not UTF-8 text"));
	else if (str_has(source, STR("_ENV")))
		say(s, STR("规则里不能用 _ENV / _ENV cannot be used"));
	else
		return parse(s, source);
	return false;
}

bool sandbox_call(struct sandbox *s, int n_args, int n_results)
{
	int64_t granted = grant(s);
	int status = LUA_ERRRUN;

	if (!s->quota.stop) {
		s->quota.lifted = false;
		status = lua_pcall(s->L, n_args, n_results, HANDLER);
		s->quota.lifted = true;
	}
	s->steps_left -= granted - s->quota.steps;
	if (status == LUA_OK)
		return true;
	settle_text(s, status);
	return false;
}
