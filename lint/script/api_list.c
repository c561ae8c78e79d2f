/* Lists, and the set of all that was read. */
#include "script/api.h"

#include "base/utf8.h"

enum { STEP_STEPS = 5 /* one round of a loop */, LOOK_UP_STEPS = 100 };

static const struct corpus *corpus_of(lua_State *L)
{
	return job_of(L)->pass->c;
}

static const struct list *list_at(lua_State *L, int index)
{
	return &corpus_of(L)->list[handle_take(L, index, HANDLE_LIST)];
}

static int push_number(lua_State *L, uint32_t n)
{
	lua_pushinteger(L, n);
	return 1;
}

int api_list_kind(lua_State *L)
{
	return api_push_str(L, list_at(L, 1)->kind->title);
}

int api_list_title(lua_State *L)
{
	return api_push_str(L, list_at(L, 1)->title);
}

int api_list_owner(lua_State *L)
{
	return api_push_str(L, list_at(L, 1)->owner);
}

int api_list_region(lua_State *L)
{
	return api_push_str(L, list_at(L, 1)->region);
}

int api_list_sheet(lua_State *L)
{
	const struct list *l = list_at(L, 1);

	return api_push_str(L, corpus_of(L)->doc[l->doc]->table.sheet[l->sheet].name);
}

int api_list_file(lua_State *L)
{
	return api_push_str(L, corpus_of(L)->doc[list_at(L, 1)->doc]->name);
}

int api_list_as_of(lua_State *L)
{
	return push_number(L, list_as_of(corpus_of(L), list_at(L, 1)));
}

int api_list_count(lua_State *L)
{
	const struct list *l = list_at(L, 1);

	return push_number(L, l->item_end - l->item);
}

int api_list_mains(lua_State *L)
{
	return push_number(L, list_at(L, 1)->n_mains);
}

int api_list_guide(lua_State *L)
{
	lua_pushboolean(L, list_at(L, 1)->guide);
	return 1;
}

static enum field field_at(lua_State *L, int index)
{
	size_t n;
	const char *p = luaL_checklstring(L, index, &n);
	enum field f = select_field((str){ p, n });

	if (f == N_FIELDS)
		luaL_error(L, "没有栏目“%s” / no such field", p);
	return f;
}

int api_list_has(lua_State *L)
{
	lua_pushboolean(L, list_has(list_at(L, 1), field_at(L, 2)));
	return 1;
}

static int step_rows(lua_State *L)
{
	const struct list *l = list_at(L, 1);
	uint32_t item =
		lua_isnoneornil(L, 2) ? l->item : (uint32_t)handle_take(L, 2, HANDLE_ROW) + 1;

	sandbox_charge_few(L, STEP_STEPS);
	if (item >= l->item_end)
		return 0;
	handle_push_new(L, HANDLE_ROW, item);
	return 1;
}

int api_list_rows(lua_State *L)
{
	list_at(L, 1);
	lua_pushcfunction(L, step_rows);
	lua_pushvalue(L, 1);
	return 2;
}

/* ---- the register of law ---- */

static void set_text(lua_State *L, const char *name, str text)
{
	api_push_str(L, text);
	lua_setfield(L, -2, name);
}

int api_list_instrument(lua_State *L)
{
	const struct corpus *c = corpus_of(L);
	const struct list *l = list_at(L, 1);
	size_t n;
	const char *p = luaL_checklstring(L, 2, &n);
	law_id id = register_find_at(c->law, api_check_utf8(L, (str){ p, n }), l->region).law;
	struct law_facts f;
	struct judged j;

	sandbox_charge(L, LOOK_UP_STEPS + n);
	if (id == NONE || id == LAW_AMBIGUOUS)
		return 0;
	f = register_facts(c->law, id);
	j = judge_instrument(c->law, id, (str){ 0 }, list_as_of(c, l));
	lua_createtable(L, 0, 5);
	set_text(L, "title", f.title);
	set_text(L, "rank", str_from(rank_zh(f.rank)));
	set_text(L, "verdict", str_from(verdict_name(j.verdict)));
	set_text(L, "successor", j.status.successor);
	lua_pushinteger(L, j.status.repealed_on);
	lua_setfield(L, -2, "repealed");
	return 1;
}

/* ---- the set; a filter is kind + 1 and role ---- */

struct set_filter {
	const struct kind *kind; /* NULL: every */
	uint32_t role;           /* N_ROLES: every */
};

static uint64_t kind_at(lua_State *L, int index)
{
	const struct kinds *kinds = corpus_of(L)->kinds;
	const struct kind *k;
	size_t n;
	const char *p;

	if (lua_isnoneornil(L, index))
		return 0;
	p = luaL_checklstring(L, index, &n);
	k = kinds_find(kinds, (str){ p, n });
	if (!k)
		luaL_error(L, "没有“%s”这种清单 / no such kind of list", p);
	return (uint64_t)(k - kinds->kind) + 1;
}

/* step, filter: from the table of named arguments at index 2. */
static int push_filtered(lua_State *L, lua_CFunction step, const char *const *names, uint32_t n)
{
	uint64_t kind = 0, role = N_ROLES;

	handle_take(L, 1, HANDLE_SET);
	if (!lua_isnoneornil(L, 2)) {
		luaL_checktype(L, 2, LUA_TTABLE);
		lua_settop(L, 2);
		api_check_keys(L, 2, names, n);
		lua_getfield(L, 2, "kind");
		kind = kind_at(L, 3);
		lua_getfield(L, 2, "role");
		role = api_role_at(L, 4);
	}
	lua_pushcfunction(L, step);
	handle_push_new(L, HANDLE_SET_FILTER, kind << 8 | role);
	return 2;
}

static struct set_filter filter_at(lua_State *L, int index)
{
	uint64_t payload = handle_take(L, index, HANDLE_SET_FILTER), kind = payload >> 8;

	return (struct set_filter){ kind ? &corpus_of(L)->kinds->kind[kind - 1] : NULL,
		                    (uint32_t)(payload & 255) };
}

/* The first list at or after i of the kind; n_lists when there is none. */
static uint32_t next_list(lua_State *L, const struct kind *kind, uint32_t i)
{
	const struct corpus *c = corpus_of(L);

	for (; i < c->n_lists && kind && c->list[i].kind != kind; i++)
		sandbox_charge(L, 1);
	return i;
}

static int step_lists(lua_State *L)
{
	struct set_filter f = filter_at(L, 1);
	uint32_t i = lua_isnoneornil(L, 2) ? 0 : (uint32_t)handle_take(L, 2, HANDLE_LIST) + 1;

	sandbox_charge_few(L, STEP_STEPS);
	i = next_list(L, f.kind, i);
	if (i >= corpus_of(L)->n_lists)
		return 0;
	handle_push(L, handle_make(HANDLE_LIST, 0, i));
	return 1;
}

int api_set_lists(lua_State *L)
{
	static const char *const names[] = { "kind" };

	return push_filtered(L, step_lists, names, countof(names));
}

/* The first item at or after i in a list of the kind; n_items when there is none. */
static uint32_t next_item(lua_State *L, const struct kind *kind, uint32_t i)
{
	const struct corpus *c = corpus_of(L);

	while (i < c->n_items && kind && corpus_list(c, i)->kind != kind) {
		i = corpus_list(c, i)->item_end;
		sandbox_charge(L, 1);
	}
	return i;
}

static int step_items(lua_State *L)
{
	struct set_filter f = filter_at(L, 1);
	uint32_t i = lua_isnoneornil(L, 2) ? 0 : (uint32_t)handle_take(L, 2, HANDLE_ROW) + 1;

	sandbox_charge_few(L, STEP_STEPS);
	i = next_item(L, f.kind, i);
	if (i >= corpus_of(L)->n_items)
		return 0;
	handle_push_new(L, HANDLE_ROW, i);
	return 1;
}

int api_set_rows(lua_State *L)
{
	static const char *const names[] = { "kind" };

	return push_filtered(L, step_items, names, countof(names));
}

static int step_assigned(lua_State *L)
{
	struct set_filter f = filter_at(L, 1);
	const struct corpus *c = corpus_of(L);
	uint32_t a = lua_isnoneornil(L, 2) ? 0 : (uint32_t)handle_take(L, 2, HANDLE_ASSIGNMENT) + 1;

	for (; a < c->n_assignments; a++) {
		const struct assignment *as = &c->assignment[a];

		sandbox_charge(L, 2);
		if ((f.role == N_ROLES || as->role == f.role) &&
		    (!f.kind || corpus_list(c, as->item)->kind == f.kind)) {
			handle_push_new(L, HANDLE_ASSIGNMENT, a);
			return 1;
		}
	}
	return 0;
}

int api_set_assignments(lua_State *L)
{
	static const char *const names[] = { "kind", "role" };

	return push_filtered(L, step_assigned, names, countof(names));
}

/* The citations of the basis, or with role 1 of the liabilities' basis. */
static int step_citations(lua_State *L)
{
	struct set_filter f = filter_at(L, 1);
	const struct corpus *c = corpus_of(L);
	uint32_t i = f.role ? c->n_cited : 0;
	uint32_t end = f.role ? c->n_cited + c->liability.n : c->n_cited;

	if (!lua_isnoneornil(L, 2))
		i = (uint32_t)handle_take(L, 2, HANDLE_CITED) + 1;
	for (; i < end; i++) {
		sandbox_charge(L, 2);
		if (!f.kind || corpus_list(c, corpus_cited(c, i)->item)->kind == f.kind) {
			handle_push_new(L, HANDLE_CITED, i);
			return 1;
		}
	}
	return 0;
}

int api_set_citations(lua_State *L)
{
	uint64_t kind = 0, liability = 0;
	static const char *const names[] = { "field", "kind" };

	handle_take(L, 1, HANDLE_SET);
	if (!lua_isnoneornil(L, 2)) {
		luaL_checktype(L, 2, LUA_TTABLE);
		lua_settop(L, 2);
		api_check_keys(L, 2, names, countof(names));
		lua_getfield(L, 2, "kind");
		kind = kind_at(L, 3);
		lua_getfield(L, 2, "field");
		liability = api_cites_liability(L, 4);
	}
	lua_pushcfunction(L, step_citations);
	handle_push_new(L, HANDLE_SET_FILTER, kind << 8 | liability);
	return 2;
}

/* ---- set:index ---- */

enum { KEY_BYTES = 1024, MAX_INDICES = 8 };

/* Items with the same key, in their order: first in the map, the others in a chain. */
struct row_index {
	struct row_index *older;
	uint32_t number;
	enum field field;
	struct map first;
	uint32_t *next; /* [n_items], NONE at the end */
};

/* utf8_key of a text; into small when it fits. */
static str key_of(struct arena *a, str text, char small[KEY_BYTES])
{
	return utf8_key_bound(text.n) <= KEY_BYTES ? utf8_key_into(small, text) : utf8_key(a, text);
}

static struct row_index *index_build(struct job *j, enum field f)
{
	const struct corpus *c = j->pass->c;
	struct row_index *x = arena_alloc(&j->box.arena, sizeof *x);
	struct arena scratch = { 0 };

	*x = (struct row_index){ .older = j->index, .number = j->n_indices++, .field = f };
	map_init(&x->first, &j->box.arena);
	x->next = arena_alloc(&j->box.arena, c->n_items * sizeof *x->next);
	for (uint32_t i = c->n_items; i-- > 0;) {
		char small[KEY_BYTES];
		str key = key_of(&scratch, item_text(c, i, f), small);
		uint32_t *first = key.n ? map_at(&x->first, hash_str(key)) : NULL;

		x->next[i] = first ? *first : NONE;
		if (first)
			*first = i;
	}
	arena_release(&scratch);
	return j->index = x;
}

/* An index is built once and costs what a look at every row does. */
int api_set_index(lua_State *L)
{
	struct job *j = job_of(L);
	enum field f;
	struct row_index *x;

	handle_take(L, 1, HANDLE_SET);
	f = field_at(L, 2);
	for (x = j->index; x && x->field != f;)
		x = x->older;
	if (!x) {
		if (j->n_indices == MAX_INDICES)
			return luaL_error(L, "索引超过 %d 个 / too many indices", MAX_INDICES);
		sandbox_charge(L, (uint64_t)j->pass->c->n_items * 20);
		x = index_build(j, f);
	}
	handle_push(L, handle_make(HANDLE_INDEX, 0, x->number));
	return 1;
}

static const struct row_index *index_at(lua_State *L, int index)
{
	uint64_t number = handle_take(L, index, HANDLE_INDEX);
	const struct row_index *x = job_of(L)->index;

	while (x->number != number)
		x = x->older;
	return x;
}

/* The first of a chain whose key is truly that of text. */
static uint32_t same_key(lua_State *L, const struct row_index *x, uint32_t i, str text)
{
	const struct corpus *c = corpus_of(L);
	struct arena scratch = { 0 };
	char small[KEY_BYTES], other[KEY_BYTES];
	str key = key_of(&scratch, text, small);

	while (i != NONE && !str_eq(key, key_of(&scratch, item_text(c, i, x->field), other)))
		i = x->next[i];
	arena_release(&scratch);
	return i;
}

/* The control of such a loop begins as what says which row is the first. */
static int step_same(lua_State *L)
{
	const struct row_index *x = index_at(L, 1);
	uint32_t item;

	if (handle_kind(handle_at(L, 2)) == HANDLE_FIRST) {
		item = (uint32_t)handle_take(L, 2, HANDLE_FIRST);
	} else {
		uint32_t before = (uint32_t)handle_take(L, 2, HANDLE_ROW);
		str text = item_text(corpus_of(L), before, x->field);

		sandbox_charge(L, STEP_STEPS + text.n / 4);
		item = same_key(L, x, x->next[before], text);
	}
	if (item == NONE)
		return 0;
	handle_push_new(L, HANDLE_ROW, item);
	return 1;
}

static uint32_t first_same(lua_State *L, const struct row_index *x, str text)
{
	struct arena scratch = { 0 };
	char small[KEY_BYTES];
	str key = key_of(&scratch, text, small);
	uint32_t first = key.n ? map_get(&x->first, hash_str(key)) : NONE;

	arena_release(&scratch);
	return same_key(L, x, first, text);
}

int api_index_get(lua_State *L)
{
	const struct row_index *x = index_at(L, 1);
	str text = api_text_at(L, 2);

	sandbox_charge(L, STEP_STEPS + text.n / 4);
	text = api_check_utf8(L, text);
	lua_pushcfunction(L, step_same);
	lua_pushvalue(L, 1);
	handle_push_new(L, HANDLE_FIRST, first_same(L, x, text));
	return 3;
}
