/* Citations: what a basis says, and what the register of law says of it. */
#include "script/api.h"

#include "law/wording.h"

enum { STEP_STEPS = 5, LOOK_UP_STEPS = 40 }; /* one round of a loop; one question to the register */

static const struct corpus *corpus_of(lua_State *L)
{
	return job_of(L)->pass->c;
}

static const struct cited *cited_at(lua_State *L)
{
	return corpus_cited(corpus_of(L), (uint32_t)handle_take(L, 1, HANDLE_CITED));
}

/* ---- row:cited ---- */

bool api_cites_liability(lua_State *L, int index)
{
	static const char *const names[] = { "basis", "liability-basis" };
	size_t n;
	const char *p;
	enum field f;

	if (lua_isnoneornil(L, index))
		return false;
	p = luaL_checklstring(L, index, &n);
	f = select_field((str){ p, n });
	if (f != FIELD_BASIS && f != FIELD_LIABILITY_BASIS)
		api_refuse_word(L, "field", p, names, countof(names));
	return f == FIELD_LIABILITY_BASIS;
}

/* From number i to before end. */
static int step(lua_State *L, uint32_t i, uint32_t end)
{
	if (!lua_isnoneornil(L, 2))
		i = (uint32_t)handle_take(L, 2, HANDLE_CITED) + 1;
	sandbox_charge_few(L, STEP_STEPS);
	if (i >= end)
		return 0;
	handle_push_new(L, HANDLE_CITED, i);
	return 1;
}

static int step_basis(lua_State *L)
{
	const uint32_t *of = corpus_of(L)->item_cited;
	uint32_t item = (uint32_t)handle_take(L, 1, HANDLE_ROW);

	return step(L, of[item], of[item + 1]);
}

static int step_liability(lua_State *L)
{
	const struct corpus *c = corpus_of(L);
	uint32_t item = (uint32_t)handle_take(L, 1, HANDLE_ROW);

	return step(L, c->n_cited + c->liability.item[item],
	            c->n_cited + c->liability.item[item + 1]);
}

int api_row_cited(lua_State *L)
{
	handle_take(L, 1, HANDLE_ROW);
	lua_pushcfunction(L, api_cites_liability(L, 2) ? step_liability : step_basis);
	lua_pushvalue(L, 1);
	return 2;
}

/* ---- what is written ---- */

static int push_number(lua_State *L, uint32_t n)
{
	lua_pushinteger(L, n);
	return 1;
}

int api_cited_title(lua_State *L)
{
	return api_push_str(L, cited_at(L)->title);
}

int api_cited_tag(lua_State *L)
{
	return api_push_str(L, cited_at(L)->tag);
}

int api_cited_edition(lua_State *L)
{
	return api_push_str(L, cited_at(L)->edition);
}

int api_cited_number(lua_State *L)
{
	return push_number(L, cited_at(L)->article.number);
}

int api_cited_suffix(lua_State *L)
{
	return push_number(L, cited_at(L)->article.suffix);
}

int api_cited_paragraph(lua_State *L)
{
	return push_number(L, cited_at(L)->article.paragraph);
}

int api_cited_item(lua_State *L)
{
	return push_number(L, cited_at(L)->article.item);
}

int api_cited_text(lua_State *L)
{
	const struct corpus *c = corpus_of(L);
	const struct cited *ci = cited_at(L);
	const struct table *t = &c->doc[corpus_list(c, ci->item)->doc]->table;

	if (ci->article.number == 0)
		return api_push_str(L, (str){ 0 });
	return api_push_str(L, str_slice(cell_text(table_cell(t, ci->row, ci->col)),
	                                 ci->article.beg, ci->article.end));
}

int api_cited_row(lua_State *L)
{
	handle_push_new(L, HANDLE_ROW, cited_at(L)->item);
	return 1;
}

/* ---- what the register says ---- */

static bool is_known(const struct cited *ci)
{
	return ci->id != NONE && ci->id != LAW_AMBIGUOUS;
}

int api_cited_known(lua_State *L)
{
	lua_pushboolean(L, is_known(cited_at(L)));
	return 1;
}

int api_cited_name(lua_State *L)
{
	const struct cited *ci = cited_at(L);

	sandbox_charge(L, LOOK_UP_STEPS);
	if (is_known(ci))
		return api_push_str(L, register_facts(corpus_of(L)->law, ci->id).title);
	return api_push_str(L, ci->name.n ? ci->name : ci->title);
}

int api_cited_rank(lua_State *L)
{
	lua_pushstring(L, rank_zh((enum law_rank)cited_at(L)->rank));
	return 1;
}

static struct judged judge(lua_State *L, const struct cited *ci)
{
	const struct corpus *c = corpus_of(L);

	sandbox_charge(L, LOOK_UP_STEPS);
	return cited_judge(c, ci, list_as_of(c, corpus_list(c, ci->item)));
}

int api_cited_verdict(lua_State *L)
{
	const struct cited *ci = cited_at(L);
	struct judged j = judge(L, ci);
	struct judged_article a = judge_article(corpus_of(L)->law, &j, &ci->article);

	lua_pushstring(L, verdict_name(a.verdict));
	return 1;
}

/* Written into small, with memory that is free again before Lua may jump out. */
static str moved_text(const struct corpus *c, const struct move *m, char small[1024])
{
	struct arena scratch = { 0 };
	struct buf out = { .arena = &scratch };
	size_t n;

	put_moved(&out, c->law, m);
	n = out.n < 1024 ? out.n : 0;
	if (n)
		memcpy(small, out.p, n);
	arena_release(&scratch);
	return (str){ small, n };
}

int api_cited_successor(lua_State *L)
{
	const struct corpus *c = corpus_of(L);
	const struct cited *ci = cited_at(L);
	struct judged j = judge(L, ci);
	struct move m = judge_since(c->law, &j, &ci->article, c->as_of);
	char small[1024];

	if (m.relation != MOVE_UNKNOWN)
		return api_push_str(L, moved_text(c, &m, small));
	if (j.law != NONE && register_at(c->law, j.law, c->as_of).state == LAW_REPEALED)
		return api_push_str(L, register_at(c->law, j.law, c->as_of).successor);
	return api_push_str(L, (str){ 0 });
}
