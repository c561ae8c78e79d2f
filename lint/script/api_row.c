/* Rows, and what hangs on them: assignments, bodies, citations. */
#include "script/api.h"

enum { STEP_STEPS = 5 }; /* one round of a loop */

static const struct corpus *corpus_of(lua_State *L)
{
	return job_of(L)->pass->c;
}

static uint32_t row_at(lua_State *L, int index)
{
	return (uint32_t)handle_take(L, index, HANDLE_ROW);
}

int api_row_kind(lua_State *L)
{
	return api_push_str(L, corpus_list(corpus_of(L), row_at(L, 1))->kind->title);
}

int api_row_list(lua_State *L)
{
	handle_push(L, handle_make(HANDLE_LIST, 0, corpus_of(L)->item[row_at(L, 1)].list));
	return 1;
}

int api_row_number(lua_State *L)
{
	const struct corpus *c = corpus_of(L);
	uint32_t item = row_at(L, 1);
	const struct table *t = &c->doc[corpus_list(c, item)->doc]->table;

	lua_pushinteger(L, t->row[c->item[item].row].number);
	return 1;
}

int api_row_called(lua_State *L)
{
	return api_push_str(L, api_text_at(L, 1));
}

/* ---- assignments of a row: filter is item + 1, role + 1 ---- */

enum role api_role_at(lua_State *L, int index)
{
	size_t n;
	const char *p;
	uint32_t r = 0;

	if (lua_isnoneornil(L, index))
		return N_ROLES;
	p = luaL_checklstring(L, index, &n);
	while (r < N_ROLES && strcmp(p, role_info[r].id) != 0)
		r++;
	r = r < N_ROLES ? r : role_named((str){ p, n });
	if (r == N_ROLES)
		luaL_error(L, "没有身份“%s” / no such role", p);
	return (enum role)r;
}

struct row_filter {
	uint32_t item;
	uint32_t role; /* N_ROLES: every */
};

static struct row_filter filter_at(lua_State *L, int index)
{
	uint64_t payload = handle_take(L, index, HANDLE_ROW_FILTER);

	return (struct row_filter){ (uint32_t)(payload >> 8), (uint32_t)(payload & 255) };
}

static int push_filtered(lua_State *L, lua_CFunction step)
{
	uint64_t item = row_at(L, 1), role = api_role_at(L, 2);

	lua_pushcfunction(L, step);
	handle_push_new(L, HANDLE_ROW_FILTER, item << 8 | role);
	return 2;
}

/* The first assignment at or after a that passes; the end of the row's when none does. */
static uint32_t next_assignment(lua_State *L, struct row_filter f, uint32_t a)
{
	const struct corpus *c = corpus_of(L);

	while (a < c->item_assignment[f.item + 1] && f.role != N_ROLES &&
	       c->assignment[a].role != f.role)
		a++;
	return a;
}

static int step_assignments(lua_State *L)
{
	struct row_filter f = filter_at(L, 1);
	const struct corpus *c = corpus_of(L);
	uint32_t a = lua_isnoneornil(L, 2) ? c->item_assignment[f.item]
	                                   : (uint32_t)handle_take(L, 2, HANDLE_ASSIGNMENT) + 1;

	sandbox_charge_few(L, STEP_STEPS);
	a = next_assignment(L, f, a);
	if (a >= c->item_assignment[f.item + 1])
		return 0;
	handle_push_new(L, HANDLE_ASSIGNMENT, a);
	return 1;
}

int api_row_assignments(lua_State *L)
{
	return push_filtered(L, step_assignments);
}

/* Where the row names a body for the first time. */
static uint32_t first_of(lua_State *L, struct row_filter f, uint32_t body)
{
	const struct corpus *c = corpus_of(L);
	uint32_t a = next_assignment(L, f, c->item_assignment[f.item]);

	while (a < c->item_assignment[f.item + 1] && c->assignment[a].body != body)
		a = next_assignment(L, f, a + 1);
	return a;
}

static int step_bodies(lua_State *L)
{
	struct row_filter f = filter_at(L, 1);
	const struct corpus *c = corpus_of(L);
	uint32_t a = c->item_assignment[f.item], end = c->item_assignment[f.item + 1];

	sandbox_charge(L, STEP_STEPS + (end - a));
	if (!lua_isnoneornil(L, 2))
		a = first_of(L, f, (uint32_t)handle_take(L, 2, HANDLE_BODY)) + 1;
	for (a = next_assignment(L, f, a); a < end; a = next_assignment(L, f, a + 1)) {
		if (first_of(L, f, c->assignment[a].body) == a) {
			handle_push(L, handle_make(HANDLE_BODY, 0, c->assignment[a].body));
			return 1;
		}
		sandbox_charge(L, STEP_STEPS + (end - a));
	}
	return 0;
}

int api_row_bodies(lua_State *L)
{
	return push_filtered(L, step_bodies);
}

/* ---- assignments ---- */

static const struct assignment *assignment_at(lua_State *L)
{
	return &corpus_of(L)->assignment[handle_take(L, 1, HANDLE_ASSIGNMENT)];
}

int api_assignment_body(lua_State *L)
{
	handle_push(L, handle_make(HANDLE_BODY, 0, assignment_at(L)->body));
	return 1;
}

int api_assignment_name(lua_State *L)
{
	return api_push_str(L, api_text_at(L, 1));
}

int api_assignment_role(lua_State *L)
{
	lua_pushstring(L, role_info[assignment_at(L)->role].id);
	return 1;
}

int api_assignment_level(lua_State *L)
{
	lua_pushstring(L, tier_title((enum tier)assignment_at(L)->tier).zh);
	return 1;
}

int api_assignment_row(lua_State *L)
{
	handle_push_new(L, HANDLE_ROW, assignment_at(L)->item);
	return 1;
}
