/* set:similar: the similarity join for rules. */
#include "script/api.h"

#include "model/similar.h"
#include "model/similar_key.h"

enum { STEP_STEPS = 8, ROW_STEPS = 60, MAX_JOINS = 4, MAX_PAIRS = 1 << 20, MAX_WORK = 1 << 30 };

/* The pairs of one join; asked for again with the same arguments it is not made again. */
struct row_pairs {
	struct row_pairs *older;
	uint32_t number, permille;
	const struct kind *kind; /* NULL: every */
	enum field field;
	uint32_t *item; /* of the texts joined */
	struct similar_pairs found;
};

static void take_texts(const struct corpus *c, struct row_pairs *x, struct arena *a,
                       struct similar_set *set)
{
	str *key = arena_alloc(a, (c->n_items + 1) * sizeof *key);

	for (uint32_t i = 0; i < c->n_items; i++) {
		str text = item_text(c, i, x->field);

		if (text.n == 0 || (x->kind && corpus_list(c, i)->kind != x->kind))
			continue;
		key[set->n] = similar_key(a, text);
		x->item[set->n++] = i;
	}
	set->key = key;
}

static struct row_pairs *join(lua_State *L, struct row_pairs made)
{
	struct job *j = job_of(L);
	const struct corpus *c = j->pass->c;
	struct row_pairs *x = arena_alloc(&j->box.arena, sizeof *x);
	struct similar_options o = { .permille = made.permille,
		                     .n_threads = 1,
		                     .max_pairs = MAX_PAIRS,
		                     .max_work = MAX_WORK };
	struct similar_set set = { 0 };
	struct arena scratch = { 0 };
	bool whole;

	*x = made;
	x->older = j->pairs;
	x->number = j->n_pairs++;
	x->item = arena_alloc(&j->box.arena, (c->n_items + 1) * sizeof *x->item);
	take_texts(c, x, &scratch, &set);
	whole = similar_join(&j->box.arena, &set, &o, &x->found);
	arena_release(&scratch);
	j->pairs = x;
	if (!whole)
		luaL_error(L, "近似的行太多，把 at 写高一些 / too many pairs");
	return x;
}

static struct row_pairs arguments(lua_State *L)
{
	static const char *const names[] = { "field", "at", "kind" };
	const struct kinds *kinds = job_of(L)->pass->c->kinds;
	struct row_pairs x = { 0 };
	lua_Integer permille;

	luaL_checktype(L, 2, LUA_TTABLE);
	lua_settop(L, 2);
	api_check_keys(L, 2, names, 3);
	lua_getfield(L, 2, "field");
	x.field = select_field(str_from(luaL_checkstring(L, 3)));
	if (x.field == N_FIELDS)
		luaL_error(L, "没有栏目“%s” / no such field", lua_tostring(L, 3));
	lua_getfield(L, 2, "at");
	permille = luaL_optinteger(L, 4, SIMILAR_PERMILLE);
	if (permille < 300 || permille > 1000)
		luaL_error(L, "at 是 300 到 1000 之间的数 / at: 300 to 1000");
	x.permille = (uint32_t)permille;
	lua_getfield(L, 2, "kind");
	if (!lua_isnil(L, 5))
		x.kind = kinds_find(kinds, str_from(luaL_checkstring(L, 5)));
	if (!lua_isnil(L, 5) && !x.kind)
		luaL_error(L, "没有“%s”这种清单 / no such kind of list", lua_tostring(L, 5));
	return x;
}

static struct row_pairs *numbered(lua_State *L, lua_Integer number)
{
	struct row_pairs *x = job_of(L)->pairs;

	while (x && x->number != number)
		x = x->older;
	if (!x)
		luaL_error(L, "这个循环要由 set:similar 开始 / not a loop of set:similar");
	return x;
}

/* n, a, b, score; n counts from 1. */
static int step(lua_State *L)
{
	const struct row_pairs *x = numbered(L, luaL_checkinteger(L, 1));
	lua_Integer n = luaL_checkinteger(L, 2);
	const struct similar_pair *pair;

	sandbox_charge_few(L, STEP_STEPS);
	if (n < 0 || n >= x->found.n)
		return 0;
	pair = &x->found.pair[n];
	lua_pushinteger(L, n + 1);
	handle_push_new(L, HANDLE_ROW, x->item[pair->a]);
	handle_push_new(L, HANDLE_ROW, x->item[pair->b]);
	lua_pushinteger(L, similar_permille(pair->score));
	return 4;
}

int api_set_similar(lua_State *L)
{
	struct job *j = job_of(L);
	struct row_pairs made, *x;

	handle_take(L, 1, HANDLE_SET);
	made = arguments(L);
	for (x = j->pairs; x; x = x->older)
		if (x->field == made.field && x->permille == made.permille && x->kind == made.kind)
			break;
	if (!x) {
		if (j->n_pairs == MAX_JOINS)
			return luaL_error(L, "set:similar 超过 %d 种 / too many", MAX_JOINS);
		sandbox_charge(L, (uint64_t)j->pass->c->n_items * ROW_STEPS);
		x = join(L, made);
	}
	lua_pushcfunction(L, step);
	lua_pushinteger(L, x->number);
	lua_pushinteger(L, 0);
	return 3;
}
