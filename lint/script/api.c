/* What the functions of the API share: cells, texts, places, tables of named arguments. */
#include "script/api.h"

#include "base/utf8.h"
#include "script/lib.h"

int api_push_str(lua_State *L, str s)
{
	lua_pushlstring(L, s.p ? s.p : "", s.n);
	return 1;
}

str api_check_utf8(lua_State *L, str s)
{
	size_t bad;

	if (!utf8_valid(s, &bad))
		luaL_error(L, "第 %d 个字节起不是 UTF-8 文本 / not UTF-8", (int)bad + 1);
	return s;
}

/* ---- cells and matches ---- */

static const struct table *table_of(const struct corpus *c, uint32_t item)
{
	return &c->doc[corpus_list(c, item)->doc]->table;
}

struct cell_at api_cell_at(lua_State *L, handle h)
{
	struct job *j = job_of(L);
	const struct corpus *c = j->pass->c;
	uint64_t payload = handle_payload(h);
	struct cell_at at = { .item = (uint32_t)(payload >> 24),
		              .field = (enum field)(payload & 127) };

	handle_check(L, h);
	if (h == j->cell)
		return j->cell_at;
	at.row = c->item[at.item].row + (uint32_t)(payload >> 7 & (MAX_ITEM_ROWS - 1));
	at.cell = table_cell(table_of(c, at.item), at.row, corpus_list(c, at.item)->col[at.field]);
	j->cell = h;
	return j->cell_at = at;
}

const struct match *api_match_at(lua_State *L, handle h)
{
	const struct job *j = job_of(L);
	const struct match *m = &j->match[handle_payload(h) % SCRIPT_MATCHES];

	handle_check(L, h);
	if (m->serial != handle_payload(h))
		luaL_error(L, "同时留着的 match 超过 %d 个，这一个已经失效 / handle is dead",
		           SCRIPT_MATCHES);
	return m;
}

/* ---- texts ---- */

/* Texts made on the way belong to the job. */
static str called(lua_State *L, uint32_t item)
{
	struct job *j = job_of(L);
	struct pass p = *j->pass;
	str text;

	p.out = &j->scratch;
	text = item_called(&p, item).zh;
	sandbox_charge(L, 20 + text.n * 2);
	return text;
}

static str text_of_list(const struct list *l)
{
	return l->title.n ? l->title : l->kind->title;
}

str api_text_at(lua_State *L, int index)
{
	handle h = handle_at(L, index);
	const struct corpus *c = job_of(L)->pass ? job_of(L)->pass->c : NULL;
	size_t n;
	const char *p;

	switch (handle_kind(h)) {
	case HANDLE_ROW:
		return called(L, (uint32_t)handle_take(L, index, HANDLE_ROW));
	case HANDLE_CELL:
		return api_trim(cell_text(api_cell_at(L, h).cell));
	case HANDLE_MATCH: {
		const struct match *m = api_match_at(L, h);

		return str_slice(cell_text(api_cell_at(L, m->cell).cell), m->beg, m->end);
	}
	case HANDLE_LIST:
		return text_of_list(&c->list[handle_payload(h)]);
	case HANDLE_BODY:
		return c->bodies.body[handle_payload(h)].name;
	case HANDLE_ASSIGNMENT:
		return assignment_name(c, (uint32_t)handle_take(L, index, HANDLE_ASSIGNMENT));
	case HANDLE_CITED:
		return corpus_cited(c, (uint32_t)handle_take(L, index, HANDLE_CITED))->title;
	case HANDLE_NONE:
		break;
	default:
		luaL_error(L, "%s 不是文字 / a %s is no text", handle_name(handle_kind(h)),
		           handle_name(handle_kind(h)));
	}
	if (lua_type(L, index) != LUA_TSTRING && lua_type(L, index) != LUA_TNUMBER)
		luaL_error(L, "这里要文字，得到的是 %s / text expected", luaL_typename(L, index));
	p = lua_tolstring(L, index, &n);
	return (str){ p, n };
}

/* ---- places ---- */

static struct place place_of_cited(const struct corpus *c, uint32_t i)
{
	const struct cited *ci = corpus_cited(c, i);
	bool article = ci->article.number > 0;

	return place_within(cell_place(c, ci->item, ci->row, ci->col),
	                    article ? ci->article.beg : ci->beg,
	                    article ? ci->article.end : ci->end);
}

static struct place place_of_cell(lua_State *L, handle h)
{
	const struct corpus *c = job_of(L)->pass->c;
	struct cell_at at = api_cell_at(L, h);

	return cell_place(c, at.item, at.row, corpus_list(c, at.item)->col[at.field]);
}

struct place api_place(lua_State *L, handle h)
{
	const struct corpus *c = job_of(L)->pass->c;
	uint32_t i = (uint32_t)handle_payload(h);
	const struct match *m;

	handle_check(L, h);
	switch (handle_kind(h)) {
	case HANDLE_ROW:
		return item_place(c, i, FIELD_NAME);
	case HANDLE_CELL:
		return place_of_cell(L, h);
	case HANDLE_MATCH:
		m = api_match_at(L, h);
		return place_within(place_of_cell(L, m->cell), m->beg, m->end);
	case HANDLE_LIST:
		return sheet_place(c, c->list[i].doc, c->list[i].sheet);
	case HANDLE_ASSIGNMENT:
		return assignment_place(c, i);
	case HANDLE_CITED:
		return place_of_cited(c, i);
	default:
		luaL_error(L, "%s 不是位置 / a %s is no place", handle_name(handle_kind(h)),
		           handle_name(handle_kind(h)));
		return (struct place){ 0 };
	}
}

/* ---- tables of named arguments ---- */

static bool is_among(const char *key, const char *const *allowed, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (strcmp(key, allowed[i]) == 0)
			return true;
	return false;
}

void api_refuse_word(lua_State *L, const char *what, const char *word, const char *const *allowed,
                     uint32_t n)
{
	luaL_Buffer b;

	luaL_buffinit(L, &b);
	lua_pushfstring(L, "%s没有“%s”，可以写 ", what, word);
	luaL_addvalue(&b);
	for (uint32_t i = 0; i < n && allowed[i]; i++) {
		luaL_addstring(&b, i ? "、" : "");
		luaL_addstring(&b, allowed[i]);
	}
	lua_pushfstring(L, " / no such %s", word);
	luaL_addvalue(&b);
	luaL_pushresult(&b);
	luaL_error(L, "%s", lua_tostring(L, -1));
}

void api_check_keys(lua_State *L, int index, const char *const *allowed, uint32_t n)
{
	const char *first = NULL;

	for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
		const char *key;

		if (lua_type(L, -2) != LUA_TSTRING)
			luaL_error(L, "参数要写成 名字 = 值 / named arguments expected");
		key = lua_tostring(L, -2);
		if (!is_among(key, allowed, n) && (!first || strcmp(key, first) < 0))
			first = key;
	}
	if (first)
		api_refuse_word(L, "参数里", first, allowed, n);
}
