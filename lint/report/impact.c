/* qdlint impact: citations sorted by department. */
#include "report/impact.h"

#include "base/hash.h"
#include "law/wording.h"
#include "report/glyph.h"
#include "report/json_text.h"
#include "report/place_text.h"
#include "report/say.h"

#include <stdlib.h>

/* One touched citation and the number of its department. */
struct line {
	uint32_t department, touched;
};

struct sheet_of_impact {
	struct voice s;
	const struct impact *m;
	struct intern departments;
	struct line *line; /* [m->n] by department, then in order */
	uint32_t *n_items; /* of each department */
};

static int by_department(const void *a, const void *b)
{
	const struct line *x = a, *y = b;

	if (x->department != y->department)
		return x->department < y->department ? -1 : 1;
	return (x->touched > y->touched) - (x->touched < y->touched);
}

static void sort_out(struct sheet_of_impact *p)
{
	const struct corpus *c = p->s.v->c;
	uint32_t last = NONE;

	intern_init(&p->departments, p->s.scratch);
	p->line = arena_alloc(p->s.scratch, (p->m->n + 1) * sizeof *p->line);
	for (uint32_t i = 0; i < p->m->n; i++)
		p->line[i] = (struct line){
			intern_add(&p->departments,
			           impact_department(c, p->m->touched[i].cited->item)),
			i,
		};
	p->n_items = arena_alloc(p->s.scratch, (p->departments.n + 1) * sizeof *p->n_items);
	for (uint32_t i = 0; i < p->m->n; i++) {
		uint32_t item = p->m->touched[i].cited->item;

		p->n_items[p->line[i].department] += item != last;
		last = item;
	}
	if (p->m->n)
		qsort(p->line, p->m->n, sizeof *p->line, by_department);
}

/* ---- words ---- */

static void put_date(struct buf *out, uint32_t day)
{
	buf_fmt(out, "%04u-%02u-%02u", day / 10000, day / 100 % 100, day % 100);
}

static str date_text(const struct voice *s, uint32_t day)
{
	struct buf b = { .arena = s->scratch };

	put_date(&b, day);
	return buf_str(&b);
}

static struct article_ref ref_of(const struct article *a)
{
	return (struct article_ref){ a->number, a->suffix, a->paragraph, a->item };
}

static str article_text(const struct voice *s, const struct article *a)
{
	struct buf b = { .arena = s->scratch };

	put_article(&b, ref_of(a));
	return buf_str(&b);
}

/* Where the article stands on the run's date; "" when it is not known to have moved. */
static str now_text(const struct voice *s, const struct cited *ci)
{
	const struct corpus *c = s->v->c;
	struct judged j = cited_judge(c, ci, list_as_of(c, corpus_list(c, ci->item)));
	struct move m = judge_since(c->law, &j, &ci->article, c->as_of);
	struct buf b = { .arena = s->scratch };

	put_moved(&b, c->law, &m);
	return buf_str(&b);
}

static str item_name(const struct voice *s, uint32_t item)
{
	struct called k = where_called(s->v->c, item);

	return k.sub.n ? arena_join(s->scratch, k.name,
	                            arena_fmt(s->scratch, "（%.*s）", (int)k.sub.n, k.sub.p))
	               : k.name;
}

/* ---- for people ---- */

static void put_law_head(const struct voice *s, str title)
{
	const struct corpus *c = s->v->c;
	law_id law = register_find(c->law, title).law;
	struct law_status now = register_at(c->law, law, c->as_of);
	struct law_facts f;

	if (law == NONE || law == LAW_AMBIGUOUS) {
		buf_add(s->out, said_of(s, SAY_LAW_UNKNOWN, title));
		return;
	}
	f = register_facts(c->law, law);
	buf_add(s->out, said_of(s, SAY_LAW_TITLE, f.title));
	buf_add(s->out, said_of(s, SAY_IN_BRACKETS,
	                        str_from(s->v->lang == QD_EN ? rank_en(f.rank) : rank_zh(f.rank))));
	if (now.repealed_on)
		buf_add(s->out, said_of(s, SAY_LAW_REPEALED, date_text(s, now.repealed_on)));
	if (now.repealed_on && now.successor.n)
		buf_add(s->out, said_of(s, SAY_LAW_SUCCESSOR, now.successor));
	buf_add(s->out, STR("\n"));
}

static void put_articles(const struct voice *s, const struct touched *t)
{
	for (uint32_t i = 0; i < t->n_cited; i++) {
		const struct cited *ci = &t->cited[i];
		str now;

		if (ci->article.number == 0)
			continue;
		if (i)
			buf_add(s->out, said(s, SAY_LIST_COMMA));
		buf_add(s->out, article_text(s, &ci->article));
		now = now_text(s, ci);
		if (now.n)
			buf_add(s->out, said_of(s, SAY_STANDS_NOW, now));
	}
}

static void put_line(const struct voice *s, const struct touched *t, bool with_law)
{
	const struct cited *ci = t->cited;
	struct where w =
		where_of(s->v->c, place_within(cell_place(s->v->c, ci->item, ci->row, ci->col),
	                                       ci->beg, ci->end));

	buf_add(s->out, STR("  "));
	place_text_put(s->out, &w);
	buf_add(s->out, STR("  "));
	text_put(s->out, item_name(s, ci->item));
	buf_add(s->out, STR("\n      "));
	if (with_law) {
		buf_add(s->out, STR("《"));
		text_put(s->out, ci->name.n ? ci->name : ci->title);
		buf_add(s->out, STR("》"));
	}
	if (t->cited->article.number == 0)
		buf_add(s->out, said(s, SAY_NO_ARTICLE));
	put_articles(s, t);
	if (with_law)
		buf_add(s->out, said_of(s, t->repealed ? SAY_REPEALED_ON : SAY_REVISED_ON,
		                        date_text(s, t->changed_on)));
	buf_add(s->out, STR("\n"));
}

static void put_department(const struct sheet_of_impact *p, uint32_t department)
{
	struct arg arg[FINDING_ARGS] = { 0 };
	str name = p->departments.text[department];

	arg[0] = name.n ? arg_str(name) : arg_str(said(&p->s, SAY_NO_DEPARTMENT));
	arg[1] = arg_str(arena_fmt(p->s.scratch, "%u", p->n_items[department]));
	buf_add(p->s.out, STR("\n"));
	text_put(p->s.out, said_with(&p->s, SAY_DEPARTMENT_ITEMS, arg));
	buf_add(p->s.out, STR("\n"));
}

void impact_text(const struct view *v, const struct impact *m, str law, struct buf *out)
{
	struct arena scratch = { 0 };
	struct sheet_of_impact p = { .s = { v, out, &scratch }, .m = m };
	struct arg arg[FINDING_ARGS] = { 0 };

	if (law.n)
		put_law_head(&p.s, law);
	sort_out(&p);
	for (uint32_t i = 0; i < m->n; i++) {
		if (i == 0 || p.line[i].department != p.line[i - 1].department)
			put_department(&p, p.line[i].department);
		put_line(&p.s, &m->touched[p.line[i].touched], law.n == 0);
	}
	arg[0] = arg_str(arena_fmt(&scratch, "%u", p.departments.n));
	arg[1] = arg_str(arena_fmt(&scratch, "%u", m->n_items));
	arg[2] = arg_str(arena_fmt(&scratch, "%u", m->n));
	buf_add(out, m->n ? STR("\n") : STR(""));
	buf_add(out, said_with(&p.s, m->n ? SAY_IMPACT_SUM : SAY_IMPACT_NONE, arg));
	buf_add(out, STR("\n"));
	arena_release(&scratch);
}

/* ---- for programs ---- */

/* Names of files may be any bytes. */
static void put_key(struct buf *out, const char *key, str value)
{
	buf_fmt(out, "\"%s\":", key);
	if (value.n)
		json_text(out, out->arena, value);
	else
		buf_add(out, STR("null"));
}

static void json_place(const struct voice *s, const struct cited *ci)
{
	struct where w =
		where_of(s->v->c, place_within(cell_place(s->v->c, ci->item, ci->row, ci->col),
	                                       ci->beg, ci->end));

	put_key(s->out, "file", w.file);
	buf_add(s->out, STR(","));
	put_key(s->out, "sheet", w.sheet);
	buf_add(s->out, STR(","));
	put_key(s->out, "cell", str_from(w.cell));
	buf_fmt(s->out, ",\"row\":%u,\"line\":%u,\"column\":%u,", w.row, w.line, w.column);
}

static void json_articles(const struct voice *s, const struct touched *t)
{
	buf_add(s->out, STR("\"articles\":["));
	for (uint32_t i = 0; i < t->n_cited; i++) {
		const struct cited *ci = &t->cited[i];

		if (ci->article.number == 0)
			continue;
		buf_add(s->out, i ? STR(",{") : STR("{"));
		put_key(s->out, "cited", article_text(s, &ci->article));
		buf_add(s->out, STR(","));
		put_key(s->out, "now", now_text(s, ci));
		buf_add(s->out, STR("}"));
	}
	buf_add(s->out, STR("]"));
}

static void json_line(const struct sheet_of_impact *p, const struct line *line)
{
	const struct touched *t = &p->m->touched[line->touched];
	const struct voice *s = &p->s;

	buf_add(s->out, STR("{"));
	json_place(s, t->cited);
	put_key(s->out, "department", p->departments.text[line->department]);
	buf_add(s->out, STR(","));
	put_key(s->out, "item", item_name(s, t->cited->item));
	buf_add(s->out, STR(","));
	put_key(s->out, "law", t->cited->name.n ? t->cited->name : t->cited->title);
	buf_add(s->out, STR(","));
	put_key(s->out, "changed_on", t->changed_on ? date_text(s, t->changed_on) : (str){ 0 });
	buf_fmt(s->out, ",\"repealed\":%s,", t->repealed ? "true" : "false");
	json_articles(s, t);
	buf_add(s->out, STR("}"));
}

void impact_json(const struct view *v, const struct impact *m, str law, struct buf *out)
{
	struct arena scratch = { 0 };
	struct sheet_of_impact p = { .s = { v, out, &scratch }, .m = m };

	sort_out(&p);
	buf_add(out, STR("{\"format\":\"qdlint-impact-1\","));
	put_key(out, "as_of", date_text(&p.s, v->c->as_of));
	buf_add(out, STR(","));
	put_key(out, "law", law);
	buf_fmt(out, ",\"departments\":%u,\"items\":%u,\"citations\":[", p.departments.n,
	        m->n_items);
	for (uint32_t i = 0; i < m->n; i++) {
		buf_add(out, i ? STR(",\n") : STR("\n"));
		json_line(&p, &p.line[i]);
	}
	buf_add(out, STR("]}\n"));
	arena_release(&scratch);
}
