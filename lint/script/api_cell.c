/* Cells and what is found in them. */
#include "script/api.h"

#include "model/limit.h"
#include "script/regex.h"

enum { BYTES_A_STEP = 16, STEP_STEPS = 5 };

static struct cell_at cell_at(lua_State *L, int index)
{
	return api_cell_at(L, handle_of(L, index, HANDLE_CELL));
}

int api_cell_text(lua_State *L)
{
	return api_push_str(L, api_trim(cell_text(cell_at(L, 1).cell)));
}

int api_cell_raw(lua_State *L)
{
	return api_push_str(L, cell_text(cell_at(L, 1).cell));
}

int api_cell_blank(lua_State *L)
{
	lua_pushboolean(L, api_trim(cell_text(cell_at(L, 1).cell)).n == 0);
	return 1;
}

int api_cell_header(lua_State *L)
{
	struct cell_at at = cell_at(L, 1);

	return api_push_str(L, list_header(corpus_list(job_of(L)->pass->c, at.item), at.field).zh);
}

int api_cell_field(lua_State *L)
{
	lua_pushstring(L, field_info[cell_at(L, 1).field].id);
	return 1;
}

int api_cell_row(lua_State *L)
{
	handle_push_new(L, HANDLE_ROW, cell_at(L, 1).item);
	return 1;
}

/* ---- matches ---- */

static str raw_of(lua_State *L, handle cell)
{
	return cell_text(api_cell_at(L, cell).cell);
}

/* Slots are used in turn; who keeps a match until its slot comes round again is told so. */
static int push_match(lua_State *L, struct match m)
{
	struct job *j = job_of(L);

	if (!j->match)
		j->match = arena_alloc(&j->box.arena, SCRIPT_MATCHES * sizeof *j->match);
	m.serial = ++j->n_matches;
	j->match[m.serial % SCRIPT_MATCHES] = m;
	handle_push_new(L, HANDLE_MATCH, m.serial);
	return 1;
}

int api_match_text(lua_State *L)
{
	handle_take(L, 1, HANDLE_MATCH);
	return api_push_str(L, api_text_at(L, 1));
}

static const struct match *match_at(lua_State *L)
{
	return api_match_at(L, handle_of(L, 1, HANDLE_MATCH));
}

int api_match_from(lua_State *L)
{
	lua_pushinteger(L, (lua_Integer)match_at(L)->beg + 1);
	return 1;
}

int api_match_to(lua_State *L)
{
	lua_pushinteger(L, match_at(L)->end);
	return 1;
}

int api_match_cell(lua_State *L)
{
	handle_push(L, match_at(L)->cell);
	return 1;
}

/* Each way of finding takes a match that says where to begin (end) and how, and makes the next;
 * false when there is none. */
static bool next_word(lua_State *L, struct match *m)
{
	struct word_hit hit;
	size_t at = m->end;
	str raw = raw_of(L, m->cell);
	const struct scope *scope = job_of(L)->pass->c->scope;
	bool found = words_next(m->finder, raw, &at, &hit);

	while (found && m->finder == scope->find && scope->meaning[hit.word] == NONE)
		found = words_next(m->finder, raw, &at, &hit);
	if (!found) {
		sandbox_charge(L, (raw.n - m->end) / BYTES_A_STEP);
		return false;
	}
	sandbox_charge(L, (hit.end - m->end) / BYTES_A_STEP);
	m->beg = (uint32_t)hit.beg;
	m->end = (uint32_t)hit.end;
	return true;
}

static bool next_match(lua_State *L, struct match *m)
{
	struct regex_hit hit;
	bool again = m->serial > 0;

	if (!regex_next(L, regex_of(L, m->pattern), raw_of(L, m->cell), m->end, again, &hit))
		return false;
	m->beg = (uint32_t)hit.beg[0];
	m->end = (uint32_t)hit.end[0];
	m->n_groups = hit.n - 1;
	for (uint32_t i = 0; i < m->n_groups; i++) {
		m->group_beg[i] = hit.beg[i + 1] == STR_NONE ? NONE : (uint32_t)hit.beg[i + 1];
		m->group_end[i] = (uint32_t)hit.end[i + 1];
	}
	return true;
}

static bool next_name(lua_State *L, struct match *m)
{
	struct body_name part[BODY_NAMES];
	str raw = raw_of(L, m->cell);
	uint32_t n;

	sandbox_charge(L, raw.n / 2);
	n = body_split(raw, part);
	if (m->name >= n)
		return false;
	m->beg = part[m->name].beg;
	m->end = part[m->name].end;
	m->name++;
	return true;
}

static int step(lua_State *L)
{
	struct match m;
	bool found;

	if (lua_isnoneornil(L, 2)) {
		lua_settop(L, 1); /* the first was looked for when the loop was made */
		return 1;
	}
	sandbox_charge_few(L, STEP_STEPS);
	m = *api_match_at(L, handle_of(L, 2, HANDLE_MATCH));
	found = m.finder ? next_word(L, &m) : m.pattern.p ? next_match(L, &m) : next_name(L, &m);
	return found ? push_match(L, m) : 0;
}

/* for m in …: the first match is the loop's state, so that nothing is allocated. */
static int push_loop(lua_State *L, struct match m, bool found)
{
	lua_pushcfunction(L, step);
	if (found)
		push_match(L, m);
	else
		lua_pushnil(L);
	return 2;
}

static struct match match_in(lua_State *L)
{
	return (struct match){ .cell = handle_of(L, 1, HANDLE_CELL) };
}

static const struct words *finder_at(lua_State *L, int index)
{
	const struct job *j = job_of(L);
	uint64_t i;

	if (lua_istable(L, index))
		luaL_error(L, "词表要写成 words { … }，放在 check 外面 / use words { … }, outside "
		              "check");
	i = handle_take(L, index, HANDLE_WORDS);
	return i < RULE_OPTIONS ? ((const struct prepared *)j->pass->prepared)->finder[i]
	                        : j->script->list[i - RULE_OPTIONS].finder;
}

int api_cell_find_any(lua_State *L)
{
	struct match m = match_in(L);
	bool found;

	m.finder = finder_at(L, 2);
	found = next_word(L, &m);
	return push_loop(L, m, found);
}

/* The words of rules/words/scope.yaml, but not those that say nothing. */
int api_cell_scope(lua_State *L)
{
	struct match m = match_in(L);
	bool found;

	m.finder = job_of(L)->pass->c->scope->find;
	found = next_word(L, &m);
	return push_loop(L, m, found);
}

static struct match first_match(lua_State *L, bool *found)
{
	struct match m = match_in(L);

	m.pattern = regex_pattern(regex_at(L, 2));
	*found = next_match(L, &m);
	return m;
}

int api_cell_each(lua_State *L)
{
	bool found;
	struct match m = first_match(L, &found);

	return push_loop(L, m, found);
}

int api_cell_match(lua_State *L)
{
	bool found;
	struct match m = first_match(L, &found);

	if (found)
		return push_match(L, m);
	lua_pushnil(L);
	return 1;
}

int api_cell_names(lua_State *L)
{
	struct match m = match_in(L);
	bool found = next_name(L, &m);

	return push_loop(L, m, found);
}

int api_cell_find(lua_State *L)
{
	struct match m = match_in(L);
	str raw = raw_of(L, m.cell), what = api_check_utf8(L, api_text_at(L, 2));
	size_t at;

	if (what.n == 0)
		luaL_error(L, "find 要找的文字是空的 / empty text");
	sandbox_charge(L, (raw.n + what.n) / BYTES_A_STEP);
	at = str_find(raw, what, 0);
	if (at == STR_NONE) {
		lua_pushnil(L);
		return 1;
	}
	m.beg = (uint32_t)at;
	m.end = (uint32_t)(at + what.n);
	return push_match(L, m);
}

/* ---- time limits ---- */

static struct limit limit_at(lua_State *L, int index, enum limit_side side)
{
	struct cell_at at = cell_at(L, index);
	str text = cell_text(at.cell);
	str header = list_header(corpus_list(job_of(L)->pass->c, at.item), at.field).zh;

	sandbox_charge(L, text.n);
	return limit_of(text, header, side);
}

static enum limit_side side_at(lua_State *L, int index)
{
	const char *side = luaL_optstring(L, index, "");

	if (side[0] && strcmp(side, "法定") != 0 && strcmp(side, "statutory") != 0)
		luaL_error(L, "时限没有“%s”，可以写 法定 / no such limit", side);
	return side[0] ? LIMIT_STATUTORY : LIMIT_ANY;
}

static void set_number(lua_State *L, struct limit l)
{
	if (l.tenths % 10)
		lua_pushnumber(L, l.tenths / 10.0);
	else
		lua_pushinteger(L, l.tenths / 10);
	lua_setfield(L, -2, "n");
	lua_pushstring(L, unit_about[l.unit].zh);
	lua_setfield(L, -2, "unit");
}

int api_cell_limit(lua_State *L)
{
	struct limit l = limit_at(L, 1, side_at(L, 2));
	struct match m = match_in(L);

	lua_createtable(L, 0, 5);
	lua_pushstring(L, limit_about[l.is].id);
	lua_setfield(L, -2, "is");
	lua_pushboolean(L, l.statutory);
	lua_setfield(L, -2, "statutory");
	if (l.is == LIMIT_TIME)
		set_number(L, l);
	if (l.end > l.beg) {
		m.beg = l.beg;
		m.end = l.end;
		push_match(L, m);
		lua_setfield(L, -2, "at");
	}
	return 1;
}

int api_cell_outlasts(lua_State *L)
{
	bool same = handle_at(L, 1) == handle_at(L, 2);
	struct limit mine = limit_at(L, 1, LIMIT_ANY);
	struct limit other = limit_at(L, 2, same ? LIMIT_STATUTORY : LIMIT_ANY);

	lua_pushboolean(L, limit_longer(mine, other));
	return 1;
}
