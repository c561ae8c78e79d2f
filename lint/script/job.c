/* Jobs: opening the sandbox, running the chunk, calling check for what the selector takes. */
#include "script/api.h"
#include "script/lib.h"

/* What stands at the bottom of the stack: the sandbox's handler, then check. */
enum { CHECK = 2 };

static const char rule_key[] = "rule"; /* in the registry: the table given to rule{…} */

/* ---- what only the chunk itself calls ---- */

int api_rule(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	if (job_of(L)->called)
		return luaL_error(L, "rule 不能写在 check 里 / rule inside check");
	if (lua_getfield(L, LUA_REGISTRYINDEX, rule_key) != LUA_TNIL)
		return luaL_error(L, "一个文件只能有一条规则 / one file, one rule");
	lua_settop(L, 1);
	lua_pushvalue(L, 1);
	lua_setfield(L, LUA_REGISTRYINDEX, rule_key);
	return 1;
}

enum { WORDS_BYTES = 16384 }; /* of a rule; a finder needs some thirty for each */

/* Every state of a rule runs the same chunk, so the n-th words{…} of each is the same: the first
 * state, which loads the rule, makes the finder for all. */
static void load_words(lua_State *L, struct script *sc, struct arena *a)
{
	struct word_list *l = &sc->list[sc->n_lists];
	uint32_t n = (uint32_t)lua_rawlen(L, 1);

	*l = (struct word_list){ .word = arena_alloc(a, n * sizeof *l->word) };
	for (; l->n < n; l->n++) {
		size_t len = 0;
		const char *p = NULL;

		if (lua_rawgeti(L, 1, (lua_Integer)l->n + 1) == LUA_TSTRING)
			p = lua_tolstring(L, -1, &len);
		if (!p || len == 0)
			luaL_error(L, "words 第 %d 个不是词 / not a word", (int)l->n + 1);
		l->word[l->n] = arena_copy(a, api_check_utf8(L, (str){ p, len }));
		sc->list_bytes += len < WORDS_BYTES ? (uint32_t)len : WORDS_BYTES;
		if (sc->list_bytes >= WORDS_BYTES)
			luaL_error(L, "words 太长，超过 %d 个字节 / too many words", WORDS_BYTES);
		lua_pop(L, 1);
	}
	l->finder = words_new(a, l->word, l->n);
	sc->n_lists++;
}

int api_words(lua_State *L)
{
	struct job *j = job_of(L);
	uint32_t n = j->lists;

	luaL_checktype(L, 1, LUA_TTABLE);
	if (j->called)
		return luaL_error(L, "words 要写在 check 外面 / words inside check");
	if (n == SCRIPT_LISTS || (!j->loading && n >= j->script->n_lists))
		return luaL_error(L, "words 超过 %d 组 / too many words{…}", SCRIPT_LISTS);
	luaL_argcheck(L, lua_rawlen(L, 1) > 0 && lua_rawlen(L, 1) <= WORDS_BYTES, 1, "no words");
	if (j->loading)
		load_words(L, j->loading, j->words_arena);
	j->lists++;
	handle_push(L, handle_make(HANDLE_WORDS, 0, RULE_OPTIONS + n));
	return 1;
}

/* ---- life ---- */

static struct job *job_closed(const struct script *sc, struct script *loading)
{
	struct arena home = { 0 };
	struct job *j = arena_alloc(&home, sizeof *j);

	*j = (struct job){ .home = home, .script = sc, .loading = loading, .list = NONE };
	return j;
}

static void job_open(struct job *j)
{
	sandbox_open(&j->box, budget_small);
	handle_open(j->box.L);
	for (uint32_t i = 0; i < n_api; i++) {
		if (api_list[i].owner != HANDLE_NONE)
			continue;
		lua_pushcfunction(j->box.L, api_list[i].call);
		lua_setglobal(j->box.L, api_list[i].name);
	}
}

struct job *job_new(const struct script *sc, struct script *loading)
{
	struct job *j = job_closed(sc, loading);

	job_open(j);
	return j;
}

void job_free(struct job *j)
{
	struct arena home = j->home;

	if (j->box.L)
		sandbox_close(&j->box);
	sink_release(&j->scratch);
	arena_release(&home);
}

bool job_run_chunk(struct job *j)
{
	lua_State *L = j->box.L;
	bool same;

	if (!sandbox_load(&j->box, j->script->source) || !sandbox_call(&j->box, 0, 1))
		return false;
	lua_getfield(L, LUA_REGISTRYINDEX, rule_key);
	same = lua_istable(L, -1) && lua_rawequal(L, -1, -2);
	lua_pop(L, 1);
	if (!same)
		sandbox_say(&j->box,
		            "文件要以 return rule { … } 结尾 / the file must return rule { … }");
	return same;
}

struct arg job_failure(const struct job *j, struct arena *a)
{
	struct buf zh = { .arena = a }, en = { .arena = a };
	const struct sandbox *s = &j->box;

	buf_fmt(&zh, "%s", j->script->file);
	if (s->n_lines)
		buf_fmt(&zh, ":%d", s->line[0]);
	buf_fmt(&zh, ": %s", s->text);
	buf_add(&en, buf_str(&zh));
	for (uint32_t i = 1; i < s->n_lines; i++) {
		buf_fmt(&zh, "%s%d", i == 1 ? "（调用它的行：" : "、", s->line[i]);
		buf_fmt(&en, "%s%d", i == 1 ? " (called from line " : ", ", s->line[i]);
	}
	buf_add(&zh, s->n_lines > 1 ? STR("）") : STR(""));
	buf_add(&en, s->n_lines > 1 ? STR(")") : STR(""));
	return (struct arg){ buf_str(&zh), buf_str(&en) };
}

/* ---- prepare, begin, end ---- */

static const void *prepare(const struct pass *p)
{
	struct prepared *all = arena_alloc(p->arena, sizeof *all);

	for (uint32_t i = 0; i < RULE_OPTIONS && p->rule->option[i].name; i++)
		if (p->rule->option[i].type == OPTION_WORDS)
			all->finder[i] =
				words_new(p->arena, p->option[i].word, p->option[i].n_words);
	return all;
}

static void *begin(const struct pass *p)
{
	return job_closed(p->rule->script, NULL);
}

/* Opened for the first that the rule looks at: most rules look at one kind of list. */
static bool ready(struct job *j)
{
	if (j->box.L)
		return true;
	job_open(j);
	if (!job_run_chunk(j))
		return false;
	lua_getfield(j->box.L, -1, "check");
	lua_replace(j->box.L, CHECK);
	lua_settop(j->box.L, CHECK);
	j->called = true;
	return true;
}

static void end(void *state)
{
	job_free(state);
}

/* ---- check ---- */

static bool call(struct job *j, handle node)
{
	lua_State *L;

	if (!ready(j))
		return false;
	L = j->box.L;
	j->node = node;
	lua_pushvalue(L, CHECK);
	handle_push(L, handle_make(HANDLE_CTX, 0, 0));
	handle_push(L, node);
	return sandbox_call(&j->box, 2, 0);
}

/* Does the selector want this list? Asked once for its items, which stand together. */
static bool wanted(struct job *j, uint32_t list)
{
	const struct corpus *c = j->pass->c;

	if (j->list != list) {
		j->list = list;
		j->wanted = selector_takes(&j->script->select, c->kinds, &c->list[list]);
	}
	return j->wanted;
}

static bool is_looked_for(const struct job *j, str text)
{
	const struct prepared *all = j->pass->prepared;
	struct word_hit hit;

	return j->script->find == NONE ||
	       words_next(all->finder[j->script->find], text, &(size_t){ 0 }, &hit);
}

/* Once for each cell that is not blank and holds what the rule looks for. */
static bool check_field(struct job *j, uint32_t item, enum field f)
{
	const struct corpus *c = j->pass->c;
	uint32_t row = c->item[item].row, at;

	if (!list_has(corpus_list(c, item), f))
		return true;
	for (const struct cell *cell; (cell = item_next_cell(c, item, f, &row, &at));) {
		uint64_t offset = at - c->item[item].row;

		if (!is_looked_for(j, cell_text(cell)))
			continue;
		if (offset >= MAX_ITEM_ROWS) {
			sandbox_say(&j->box, "一个事项占的行太多 / an item of too many rows");
			return false;
		}
		j->cell = handle_make(HANDLE_CELL, j->generation,
		                      (uint64_t)item << 24 | offset << 7 | (uint64_t)f);
		j->cell_at = (struct cell_at){ item, at, f, cell };
		if (!call(j, j->cell))
			return false;
	}
	return true;
}

static bool check_item(struct job *j, uint32_t item)
{
	const struct selector *s = &j->script->select;

	if (!wanted(j, j->pass->c->item[item].list))
		return true;
	if (s->n_fields == 0)
		return call(j, handle_make(HANDLE_ROW, j->generation, item));
	for (uint32_t i = 0; i < s->n_fields; i++)
		if (!check_field(j, item, (enum field)s->field[i]))
			return false;
	return true;
}

static bool check_list(struct job *j, uint32_t list)
{
	const struct list *l = &j->pass->c->list[list];

	if (!wanted(j, list))
		return true;
	if (!ready(j))
		return false;
	sandbox_widen(&j->box, l->item_end - l->item);
	return call(j, handle_make(HANDLE_LIST, 0, list));
}

static bool check_set(struct job *j)
{
	if (!ready(j))
		return false;
	sandbox_widen(&j->box, j->pass->c->n_items);
	return call(j, handle_make(HANDLE_SET, 0, 0));
}

static bool check_one(struct job *j, uint32_t i)
{
	if (j->pass->c->n_items > MAX_ITEMS) {
		sandbox_say(&j->box, "事项太多 / too many items");
		return false;
	}
	if (j->script->select.each == EACH_ITEM)
		return check_item(j, i);
	return j->script->select.each == EACH_LIST ? check_list(j, i) : check_set(j);
}

static struct place place_of(const struct pass *p, uint32_t i)
{
	const struct corpus *c = p->c;

	if (p->rule->each == EACH_ITEM)
		return item_place(c, i, FIELD_NAME);
	if (p->rule->each == EACH_LIST)
		return sheet_place(c, c->list[i].doc, c->list[i].sheet);
	return place_doc(0);
}

static void check(const struct pass *p, uint32_t i)
{
	struct job *j = p->state;

	j->pass = p;
	if (!j->called)
		j->first = i;
	j->generation = (i - j->first) % GENERATIONS;
	if (!check_one(j, i))
		report_broken(p, place_of(p, i), job_failure(j, &p->out->arena));
}

void job_fill(struct rule *r)
{
	r->prepare = prepare;
	r->begin = begin;
	r->check = check;
	r->end = end;
}
