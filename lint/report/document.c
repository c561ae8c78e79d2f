/* 文书: the findings in plain Chinese for those who keep the lists, file by file, row by row. */
#include "report/closing.h"
#include "report/entry.h"
#include "report/glyph.h"

#include "read/reader.h"

enum { SHOWN_EACH = 5 }; /* findings of one rule in one sheet; the rest is told in one entry */

/* Findings of one rule within the section at hand. */
struct alike {
	uint32_t section; /* the last one that had any, from 1 */
	uint32_t shown, rest;
	uint32_t first, last; /* of the rest, chained by next[] */
};

struct document {
	struct voice s;
	struct arena arena;
	struct tally tally;
	uint32_t *of;        /* [v->n] number of the finding's rule */
	uint32_t *next;      /* [v->n] */
	struct alike *alike; /* [tally.n] */
	uint32_t *with_rest; /* [tally.n] rules of the section */
	uint32_t n_with_rest;
	uint32_t section;
};

/* ---- headings ---- */

static bool has_sheets(const struct view *v, uint32_t doc)
{
	return reader_has_sheets(v->c->doc[doc]->reader);
}

/* Texts have one section; what has sheets has one of its own, then one for each of them. */
static bool same_section(const struct view *v, struct place a, struct place b)
{
	return a.doc == b.doc && (a.sheet == b.sheet || !has_sheets(v, a.doc));
}

static void put_section_heading(struct document *d, struct place at)
{
	const struct voice *s = &d->s;
	const struct doc *doc = s->v->c->doc[at.doc];

	say_in(s, PAINT_FILE, doc->name);
	if (at.sheet != NONE && has_sheets(s->v, at.doc)) {
		const struct sheet *sheet = &doc->table.sheet[at.sheet];

		buf_add(s->out, STR("  "));
		text_put(s->out, said_sheet(s, sheet->name, sheet->flags));
		if (sheet->flags & SHEET_HIDDEN)
			buf_add(s->out, said(s, SAY_HIDDEN_SHEET));
	}
	buf_add(s->out, STR("\n"));
}

/* What a heading stands above: an item, else a row, else a line. */
struct group {
	uint32_t item, row, line;
};

static struct group group_of(struct place at, const struct where *w)
{
	if (w->item != NONE)
		return (struct group){ w->item, NONE, 0 };
	return (struct group){ NONE, at.row, at.sheet == NONE ? w->line : 0 };
}

static bool same_group(struct group a, struct group b)
{
	return a.item == b.item && a.row == b.row && a.line == b.line;
}

/* Lines count in texts that are no grids. */
static bool counts_lines(const struct view *v, struct place at)
{
	return at.sheet == NONE || v->c->doc[at.doc]->table.sheet[at.sheet].head;
}

static str rows_of_item(const struct voice *s, struct place at, uint32_t item)
{
	const struct item *it = &s->v->c->item[item];
	const struct table *t = &s->v->c->doc[at.doc]->table;
	uint32_t first = t->row[it->row].number, last = t->row[it->row + it->n_rows - 1].number;

	if (counts_lines(s->v, at))
		return said_number(s, SAY_LINE, first);
	if (first == last)
		return said_number(s, SAY_ROW, first);
	return said_with(s, SAY_ROWS,
	                 (const struct arg[FINDING_ARGS]){
				 arg_str(arena_fmt(s->scratch, "%u", first)),
				 arg_str(arena_fmt(s->scratch, "%u", last)) });
}

static void put_item_name(const struct voice *s, uint32_t item)
{
	struct called k = where_called(s->v->c, item);

	buf_add(s->out, k.name.n || k.code.n ? STR("  ") : STR(""));
	entry_name_put(s->out, k.name);
	if (k.sub.n) {
		buf_add(s->out, STR("／"));
		entry_name_put(s->out, k.sub);
	}
	if (k.code.n)
		text_put(s->out, said_of(s, SAY_CODE, k.code));
}

static void put_group_heading(const struct voice *s, struct place at, const struct where *w)
{
	const struct list *l = w->list == NONE ? NULL : &s->v->c->list[w->list];
	bool lines = counts_lines(s->v, at), whole = at.sheet != NONE && at.row == NONE;
	uint32_t number = whole ? 0 : lines && w->line ? w->line : w->row;

	if (w->item == NONE && number == 0)
		return;
	buf_add(s->out, STR("  "));
	if (w->item != NONE) {
		buf_add(s->out, rows_of_item(s, at, w->item));
		put_item_name(s, w->item);
	} else {
		buf_add(s->out, said_number(s, lines ? SAY_LINE : SAY_ROW, number));
		if (l && at.row < l->row)
			buf_add(s->out, said(s, SAY_HEADER_ROW));
	}
	buf_add(s->out, STR("\n"));
}

/* ---- sections ---- */

/* True when finding i is to be shown; else it is chained to the rest of its rule. */
static bool take(struct document *d, uint32_t i)
{
	uint32_t rule = d->of[i];
	struct alike *a = &d->alike[rule];

	if (a->section != d->section)
		*a = (struct alike){ .section = d->section };
	if (a->shown < SHOWN_EACH) {
		a->shown++;
		return true;
	}
	if (a->rest++ == 0) {
		a->first = i;
		d->with_rest[d->n_with_rest++] = rule;
	} else {
		d->next[a->last] = i;
	}
	a->last = i;
	d->next[i] = NONE;
	return false;
}

static void put_rest(struct document *d, uint32_t rule)
{
	const struct alike *a = &d->alike[rule];
	const struct view *v = d->s.v;
	uint32_t *row = arena_alloc(d->s.scratch, a->rest * sizeof *row), n = 0;
	unsigned level = QD_OFF;
	bool lines = counts_lines(v, v->finding[a->first].at);

	for (uint32_t i = a->first; i != NONE; i = d->next[i]) {
		struct where w = where_of(v->c, v->finding[i].at);

		row[n++] = lines && w.line ? w.line : w.row;
		level = v->finding[i].level > level ? v->finding[i].level : level;
	}
	entry_put_rest(&d->s, d->tally.rule[rule], level, lines, row, n);
}

/* The findings [beg, end) of one section. */
static void put_section(struct document *d, uint32_t beg, uint32_t end)
{
	const struct voice *s = &d->s;
	struct group last = { NONE, NONE, NONE };

	put_section_heading(d, s->v->finding[beg].at);
	d->n_with_rest = 0;
	for (uint32_t i = beg; i < end; i++) {
		const struct finding *f = &s->v->finding[i];
		struct where w;
		struct group g;

		if (!take(d, i))
			continue;
		w = where_of(s->v->c, f->at);
		g = group_of(f->at, &w);
		if (!same_group(g, last)) {
			buf_add(s->out, STR("\n"));
			put_group_heading(s, f->at, &w);
		}
		last = g;
		entry_put(s, f, &w, d->alike[d->of[i]].shown == 1 ? WHY_TOLD : WHY_KNOWN);
		voice_rest(s);
	}
	buf_add(s->out, d->n_with_rest ? STR("\n") : STR(""));
	for (uint32_t i = 0; i < d->n_with_rest; i++)
		put_rest(d, d->with_rest[i]);
	buf_add(s->out, STR("\n"));
	voice_rest(s);
}

static void write_document(const struct view *v, struct buf *out)
{
	static const enum say levels[] = { SAY_MUST, SAY_SHOULD, SAY_HINT };
	struct arena scratch = { 0 };
	struct document d = { .s = { v, out, &scratch } };

	tally_make(&d.tally, &d.arena, v, &d.of);
	d.next = arena_alloc(&d.arena, v->n * sizeof *d.next);
	d.alike = arena_alloc(&d.arena, d.tally.n * sizeof *d.alike);
	d.with_rest = arena_alloc(&d.arena, d.tally.n * sizeof *d.with_rest);
	for (uint32_t beg = 0, end; beg < v->n; beg = end) {
		d.section++;
		for (end = beg + 1; end < v->n; end++)
			if (!same_section(v, v->finding[beg].at, v->finding[end].at))
				break;
		put_section(&d, beg, end);
	}
	closing_put(&d.s, levels, &d.tally);
	arena_release(&d.arena);
	arena_release(&scratch);
}

const struct reporter reporter_document = {
	.id = "文书",
	.alias = "document",
	.title = { "按文件、工作表、事项列出，供经办人使用", "plain words, by file and row" },
	.write = write_document,
};
