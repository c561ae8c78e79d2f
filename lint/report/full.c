/* For engineers: each finding with a picture of its place, as compilers do. */
#include "report/closing.h"
#include "report/frame.h"
#include "report/glyph.h"
#include "report/place_text.h"

#include "base/utf8.h"

enum { NAME_CELLS = 40 };

/* A name on one line, cut where it grows long. */
static void add_name(struct buf *out, str name)
{
	struct span c = text_clip(name, (struct span){ 0 }, NAME_CELLS);

	if (name.n == 0)
		return;
	buf_add(out, out->n ? STR(" ") : STR(""));
	text_put(out, str_slice(name, 0, c.end));
	buf_add(out, c.end < name.n ? STR("…") : STR(""));
}

/* «D12 第2行» when the place is a part of a cell of several lines. */
static str line_in_cell(const struct voice *s, struct place at, const struct where *w)
{
	const struct doc *d = s->v->c->doc[at.doc];
	uint32_t line = 1;
	str text;

	if (w->line || !w->cell[0] || at.end == 0)
		return (str){ 0 };
	text = cell_text(table_cell(&d->table, at.row, at.col));
	if (!str_has(text, STR("\n")))
		return (str){ 0 };
	for (size_t i = 0; i < at.beg && i < text.n; i++)
		line += text.p[i] == '\n';
	return said_with(s, SAY_CELL_LINE,
	                 (const struct arg[FINDING_ARGS]){
				 arg_str(str_from(w->cell)),
				 arg_str(arena_fmt(s->scratch, "%u", line)) });
}

/* What else names the place: row, code, item, column. */
static str context_of(const struct voice *s, struct place at, const struct where *w)
{
	struct called k = where_called(s->v->c, w->item);
	struct buf text = { .arena = s->scratch };
	str more = w->line ? w->header : line_in_cell(s, at, w);

	if (w->row && !w->line)
		buf_add(&text, said_number(s, SAY_ROW, w->row));
	add_name(&text, k.code);
	add_name(&text, k.name);
	add_name(&text, k.sub);
	if (more.n) {
		buf_add(&text, text.n ? said(s, SAY_COMMA) : STR(""));
		header_put(&text, more);
	}
	return buf_str(&text);
}

static void put_head(const struct voice *s, const struct finding *f)
{
	str level = said(s, level_word(f->level));
	str message = finding_message(s->scratch, f, s->v->lang);

	say_in(s, paint_of_level(f->level),
	       arena_fmt(s->scratch, "%.*s[%s]", (int)level.n, level.p, f->rule->id));
	buf_add(s->out, STR(": "));
	text_put(s->out, message);
	if (finding_unsure(f, message))
		buf_add(s->out, said(s, SAY_UNSURE));
	buf_add(s->out, STR("\n"));
}

static void put_arrow(const struct voice *s, struct place at, const struct where *w)
{
	const struct table *t = &s->v->c->doc[at.doc]->table;
	str context = context_of(s, at, w);

	buf_fmt(s->out, "%*s--> ", (int)frame_digits(w), "");
	place_text_put(s->out, w);
	if (context.n) {
		buf_add(s->out, STR("   "));
		buf_add(s->out, said_of(s, SAY_IN_BRACKETS, context));
	}
	if (w->sheet.n && t->sheet[at.sheet].flags & SHEET_HIDDEN)
		buf_add(s->out, said(s, SAY_HIDDEN_SHEET));
	buf_add(s->out, STR("\n"));
}

static void put_note(const struct voice *s, uint32_t digits, enum say what, struct text t)
{
	const char *text = s->v->lang == QD_EN && t.en ? t.en : t.zh;

	if (!text)
		return;
	buf_fmt(s->out, "%*s ", (int)digits, "");
	buf_add(s->out, said(s, what));
	text_put(s->out, str_from(text));
	buf_add(s->out, STR("\n"));
}

static void put_related(const struct voice *s, uint32_t digits, const struct finding *f)
{
	for (uint32_t i = f->related; i != NONE; i = s->v->related[i].next) {
		const struct related *r = &s->v->related[i];
		struct where w = where_of(s->v->c, r->at);
		str note = related_message(s->scratch, f, r, s->v->lang);

		if (note.n == 0)
			note = context_of(s, r->at, &w);
		buf_fmt(s->out, "%*s ::: ", (int)digits, "");
		place_text_put(s->out, &w);
		buf_add(s->out, note.n ? STR("  ") : STR(""));
		text_put(s->out, note);
		buf_add(s->out, STR("\n"));
	}
}

static void put_finding(const struct voice *s, const struct finding *f)
{
	struct where w = where_of(s->v->c, f->at);
	uint32_t digits = frame_digits(&w);

	put_head(s, f);
	put_arrow(s, f->at, &w);
	if (w.line) {
		frame_code(s, &w, f->at.doc);
		frame_bar(s, digits, 0);
		buf_add(s->out, STR("\n"));
	} else if (w.row) {
		frame_sheet(s, f, &w);
	}
	put_note(s, digits, SAY_FULL_BASIS, f->rule->basis);
	put_note(s, digits, SAY_FULL_FIX, f->rule->fix);
	put_related(s, digits, f);
	buf_add(s->out, STR("\n"));
	voice_rest(s);
}

static void write_full(const struct view *v, struct buf *out)
{
	static const enum say levels[] = { SAY_ERROR, SAY_WARNING, SAY_INFO };
	struct arena scratch = { 0 }, arena = { 0 };
	struct voice s = { v, out, &scratch };
	struct tally tally;
	uint32_t *of;

	for (uint32_t i = 0; i < v->n; i++)
		put_finding(&s, &v->finding[i]);
	tally_make(&tally, &arena, v, &of);
	closing_put(&s, levels, &tally);
	arena_release(&arena);
	arena_release(&scratch);
}

const struct reporter reporter_full = {
	.id = "full",
	.title = { "逐处附原文，供技术人员使用", "each place with its source, for engineers" },
	.write = write_full,
};
