/* Reading citations in parallel; each part of the items has its own room, joined in order. */
#include "model/cite.h"

#include "base/pool.h"
#include "base/utf8.h"
#include "law/judge.h"
#include "law/key.h"

enum { ITEMS_PER_PART = 2048, COLUMNS = 2 };

static const enum field columns[COLUMNS] = { FIELD_BASIS, FIELD_LIABILITY_BASIS };

/* What a name stands for; most cells cite what others cite. */
struct known_law {
	uint64_t key;
	law_id id;
	enum law_rank rank;
};

struct part {
	struct arena arena;
	struct citations read; /* room that is used again for every cell */
	struct cited *cited[COLUMNS];
	uint32_t n[COLUMNS], cap[COLUMNS];
	struct map names; /* hash of name and region → known */
	struct known_law *known;
	uint32_t n_known, cap_known;
};

struct citing {
	struct corpus *c;
	struct part *part;
};

static uint64_t matter_key(struct arena *scratch, const struct corpus *c, uint32_t item)
{
	static const enum field parts[] = { FIELD_NAME, FIELD_SUB, FIELD_TASK, FIELD_STEP };
	uint64_t h = 0;
	bool any = false;

	for (uint32_t i = 0; i < countof(parts); i++) {
		char small[2048];
		str text = item_text(c, item, parts[i]);
		str key = text.n < 300 ? utf8_key_into(small, text) : utf8_key(scratch, text);

		any = any || key.n > 0;
		h = hash_mix(h, hash_str(key));
	}
	return any ? h | 1 : 0;
}

/* ---- one instrument ---- */

static struct known_law look_up(const struct corpus *c, struct arena *a, str name, str region)
{
	struct known_law k = { .id = register_find_at(c->law, name, region).law };
	bool found = k.id != NONE && k.id != LAW_AMBIGUOUS;

	k.key = found ? hash_mix(1, k.id) : citation_law_key(a, name);
	k.rank = found ? register_facts(c->law, k.id).rank : RANK_UNKNOWN;
	return k;
}

uint64_t cited_key(const struct corpus *c, str name, struct arena *a)
{
	return look_up(c, a, name, (str){ "", 0 }).key;
}

static struct known_law known_law(const struct corpus *c, struct part *p, str name, str region)
{
	uint32_t *slot = map_at(&p->names, hash_mix(hash_str(name), hash_str(region)));

	if (*slot == NONE) {
		p->known = arena_room(&p->arena, p->known, p->n_known, &p->cap_known,
		                      sizeof *p->known);
		*slot = p->n_known;
		p->known[p->n_known++] = look_up(c, &p->arena, name, region);
	}
	return p->known[*slot];
}

/* ---- is all well with it? ---- */

str cited_note(const struct cited *ci)
{
	return ci->edition.n ? ci->edition : key_note(ci->title);
}

static bool instrument_sound(const struct judged *j)
{
	bool foretold = j->noted != NONE && j->noted > j->status.edition;

	return j->verdict == VERDICT_GOOD && !foretold && j->status.edition != NONE;
}

/* The n citations at ci, which differ in their articles only. */
static bool is_sound(const struct corpus *c, const struct cited *ci, uint32_t n)
{
	uint32_t day = list_as_of(c, corpus_list(c, ci->item));
	struct judged j = judge_instrument(c->law, ci->id, cited_note(ci), day);

	if (j.law == NONE)
		return true;
	if (!instrument_sound(&j) || register_at(c->law, j.law, c->as_of).state == LAW_REPEALED)
		return false;
	for (uint32_t i = 0; i < n; i++) {
		const struct article *a = &ci[i].article;

		if (judge_article(c->law, &j, a).verdict != VERDICT_GOOD ||
		    judge_since(c->law, &j, a, c->as_of).relation != MOVE_UNKNOWN)
			return false;
	}
	return true;
}

/* ---- cells, items, parts ---- */

static void add_cited(struct part *p, uint32_t column, const struct cited *one)
{
	p->cited[column] =
		arena_room(&p->arena, p->cited[column], p->n[column], &p->cap[column], sizeof *one);
	p->cited[column][p->n[column]++] = *one;
}

static void cite_cell(const struct corpus *c, struct part *p, uint32_t column, struct cited base,
                      str text)
{
	str region = corpus_list(c, base.item)->region;

	citations_clear(&p->read);
	citation_parse(text, &p->read);
	for (uint32_t i = 0; i < p->read.n; i++) {
		const struct citation *ci = &p->read.citation[i];
		struct known_law k = known_law(c, p, ci->name.n ? ci->name : ci->title, region);
		uint32_t n = 0;

		base.title = ci->title;
		base.name = ci->name;
		base.tag = ci->tag;
		base.edition = ci->edition;
		base.id = k.id;
		base.law = k.key;
		base.rank = (uint8_t)(k.rank != RANK_UNKNOWN ? k.rank : rank_cited(ci));
		base.beg = ci->beg;
		base.end = ci->end;
		base.whole_end = ci->whole_end;
		for (uint32_t a = 0; a == 0 || a < ci->n_articles; a++) {
			base.first = a == 0;
			base.article = ci->n_articles ? p->read.article[ci->article + a]
			                              : (struct article){ 0 };
			add_cited(p, column, &base);
			n++;
		}
		p->cited[column][p->n[column] - n].sound =
			is_sound(c, &p->cited[column][p->n[column] - n], n);
	}
}

/* «法律», «行政法规», «规章» below «设定依据»: further columns of one field, each with instruments of its
 * own. A part that names none belongs to the column before («第九条»). */
static void cite_parts(const struct corpus *c, struct part *p, uint32_t item, uint32_t column)
{
	const struct list *l = corpus_list(c, item);
	const struct table *t = &c->doc[l->doc]->table;
	const struct item *it = &c->item[item];
	uint32_t col = l->col[columns[column]];

	while (++col < l->n_cols && l->field[col] == FIELD_PART) {
		for (uint32_t row = it->row; row < it->row + it->n_rows; row++) {
			const struct cell *cell = table_cell(t, row, col);
			bool own = !(cell->flags & CELL_COVERED) || row == it->row;

			if (own && str_has(cell_text(cell), STR("《")))
				cite_cell(c, p, column,
				          (struct cited){ .item = item, .row = row, .col = col },
				          cell_text(cell));
		}
	}
}

static void cite_item(const struct corpus *c, struct part *p, uint32_t item)
{
	for (uint32_t k = 0; k < COLUMNS; k++) {
		const struct list *l = corpus_list(c, item);
		uint32_t row = c->item[item].row, at;

		for (const struct cell *cell;
		     (cell = item_next_cell(c, item, columns[k], &row, &at));) {
			struct cited base = { .item = item, .row = at, .col = l->col[columns[k]] };

			cite_cell(c, p, k, base, cell_text(cell));
		}
		if (list_has(l, columns[k]))
			cite_parts(c, p, item, k);
	}
}

static void cite_part(void *ctx, uint32_t i)
{
	struct citing *g = ctx;
	struct part *p = &g->part[i];
	uint32_t from = i * ITEMS_PER_PART, end = from + ITEMS_PER_PART;

	p->read.arena = &p->arena;
	map_init(&p->names, &p->arena);
	for (uint32_t item = from; item < end && item < g->c->n_items; item++) {
		g->c->matter[item] = matter_key(&p->arena, g->c, item);
		cite_item(g->c, p, item);
	}
}

static struct cited_column join(struct corpus *c, const struct part *part, uint32_t n_parts,
                                uint32_t column)
{
	struct cited_column out = { 0 };
	uint32_t item = 0;

	for (uint32_t i = 0; i < n_parts; i++)
		out.n += part[i].n[column];
	out.cited = arena_alloc(&c->arena, out.n * sizeof *out.cited);
	out.item = arena_alloc(&c->arena, (c->n_items + 1) * sizeof *out.item);
	out.n = 0;
	for (uint32_t i = 0; i < n_parts; i++) {
		if (part[i].n[column])
			memcpy(out.cited + out.n, part[i].cited[column],
			       part[i].n[column] * sizeof *out.cited);
		out.n += part[i].n[column];
	}
	for (uint32_t i = 0; i < out.n; i++)
		while (item <= out.cited[i].item)
			out.item[item++] = i;
	while (item <= c->n_items)
		out.item[item++] = out.n;
	return out;
}

void corpus_cite(struct corpus *c)
{
	struct arena scratch = { 0 };
	struct citing g = { .c = c };
	uint32_t n_parts = (c->n_items + ITEMS_PER_PART - 1) / ITEMS_PER_PART;
	struct cited_column basis;

	c->matter = arena_alloc(&c->arena, c->n_items * sizeof *c->matter);
	g.part = arena_alloc(&scratch, (n_parts + 1) * sizeof *g.part);
	pool_run(c->n_threads, n_parts, cite_part, &g);
	basis = join(c, g.part, n_parts, 0);
	c->cited = basis.cited;
	c->n_cited = basis.n;
	c->item_cited = basis.item;
	c->liability = join(c, g.part, n_parts, 1);
	for (uint32_t i = 0; i < n_parts; i++)
		arena_release(&g.part[i].arena);
	arena_release(&scratch);
}
