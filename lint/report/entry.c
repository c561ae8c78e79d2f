/* The lines of an entry: message, what is written now, why, basis, what to do, see also. */
#include "report/entry.h"

#include "base/splice.h"
#include "report/glyph.h"
#include "report/rows.h"
#include "report/wrap.h"

enum { ENTRY_INDENT = 4, NAME_CELLS = 60, QUOTE_CELLS = 60, MOST_RELATED = 5, MOST_EDITS = 16 };

struct entry {
	const struct voice *s;
	uint32_t indent; /* of all lines but the first */
	uint32_t col;    /* behind the last line */
};

/* ---- lines ---- */

static enum say level_word(unsigned level)
{
	return level == QD_ERROR ? SAY_MUST : level == QD_WARNING ? SAY_SHOULD : SAY_HINT;
}

static str level_mark(unsigned level)
{
	return level == QD_ERROR ? STR("✖") : level == QD_WARNING ? STR("▲") : STR("○");
}

/* All entries have their text in one column, whatever their level is called. */
static uint32_t widest_level(const struct voice *s)
{
	static const enum say levels[] = { SAY_MUST, SAY_SHOULD, SAY_HINT };
	uint32_t widest = 0;

	for (uint32_t i = 0; i < countof(levels); i++) {
		uint32_t cells = text_cells(said(s, levels[i]));

		widest = cells > widest ? cells : widest;
	}
	return widest;
}

static struct entry entry_begin(const struct voice *s, unsigned level)
{
	str word = said(s, level_word(level)), mark = level_mark(level);
	uint32_t widest = widest_level(s);
	struct entry e = { .s = s, .indent = ENTRY_INDENT + 2 + widest + 2 };

	buf_fill(s->out, ' ', ENTRY_INDENT);
	say_in(s, paint_of_level(level),
	       arena_fmt(s->scratch, "%.*s %.*s", (int)mark.n, mark.p, (int)word.n, word.p));
	buf_fill(s->out, ' ', widest - text_cells(word) + 2);
	e.col = e.indent;
	return e;
}

static void entry_line(struct entry *e)
{
	buf_add(e->s->out, STR("\n"));
	buf_fill(e->s->out, ' ', e->indent);
}

static void put_text(struct entry *e, str text)
{
	struct buf plain = { .arena = e->s->scratch };

	text_put(&plain, text);
	e->col = wrap_put(e->s->out, buf_str(&plain), e->indent, e->indent);
}

static void put_labelled(struct entry *e, enum say label, struct text t)
{
	const char *text = e->s->v->lang == QD_EN && t.en ? t.en : t.zh;

	if (!text)
		return;
	entry_line(e);
	put_text(e, arena_join(e->s->scratch, said(e->s, label), str_from(text)));
}

/* The id is for the office that runs the checks: behind everything else. */
static void entry_end(struct entry *e, const struct rule *r)
{
	str id = str_from(r->id);

	if (e->col + id.n + 4 > WRAP_CELLS)
		entry_line(e);
	else
		buf_add(e->s->out, STR("  "));
	buf_add(e->s->out, STR("["));
	text_put(e->s->out, id);
	buf_add(e->s->out, STR("]\n"));
}

/* ---- what is written now ---- */

void entry_name_put(struct buf *out, str name)
{
	struct span c = text_clip(name, (struct span){ 0 }, NAME_CELLS);

	text_put(out, str_slice(name, 0, c.end));
	buf_add(out, c.end < name.n ? STR("…") : STR(""));
}

/* «D12», «第16行»; in a table of a document «第16行第4列», of which a header says the column. */
static void put_position(const struct voice *s, struct place at, const struct where *w,
                         struct buf *out)
{
	if ((w->sheet_flags & SHEET_TABLE) && at.col != NONE) {
		buf_add(out, said_number(s, SAY_ROW, w->row));
		if (w->header.n == 0)
			buf_add(out, said_number(s, SAY_COLUMN, at.col + 1));
	} else if (w->cell[0]) {
		buf_add(out, str_from(w->cell));
	} else if (w->line) {
		buf_add(out, said_number(s, SAY_LINE, w->line));
	}
}

/* «D12 责任主体», «第16行 来源»; a header itself is named by its place alone. */
static str place_said(const struct voice *s, struct place at, const struct where *w)
{
	struct buf out = { .arena = s->scratch };
	bool below = w->list == NONE || at.row >= s->v->c->list[w->list].row;

	put_position(s, at, w, &out);
	if (w->header.n && below) {
		buf_add(&out, out.n ? STR(" ") : STR(""));
		header_put(&out, w->header);
	}
	return buf_str(&out);
}

static void put_now(struct entry *e, struct place at, const struct where *w)
{
	const struct voice *s = e->s;
	str label = said_of(s, SAY_NOW, place_said(s, at, w));
	str text = cell_text(table_cell(&s->v->c->doc[at.doc]->table, at.row, at.col));
	struct drawing how = { .mark = { STR_NONE, STR_NONE }, .breaks = BREAK_MARK };
	struct drawn d;

	if (at.end > at.beg && at.end <= text.n) {
		how.mark = (struct span){ at.beg, at.end };
		how.as = s->v->colour ? MARK_UNDERLINE : MARK_NOT;
	}
	how.shown =
		text_clip(text,
	                  at.end <= text.n ? (struct span){ at.beg, at.end } : (struct span){ 0 },
	                  QUOTE_CELLS);
	d = text_draw(s->scratch, text, &how);
	entry_line(e);
	buf_add(s->out, label);
	buf_add(s->out, str_trim(text).n ? d.text : said(s, SAY_BLANK));
	e->col = e->indent + text_cells(label) + (d.cells > 8 ? d.cells : 8);
}

/* ---- what it could read ---- */

/* The cell as it would stand after the edits of the finding that are in it, clipped around the
 * first. */
static str text_after(const struct voice *s, const struct finding *f)
{
	const struct edit *first = &s->v->edit[f->edit];
	const struct table *t = &s->v->c->doc[first->at.doc]->table;
	str text = cell_text(table_cell(t, first->at.row, first->at.col)), after;
	struct splice edit[MOST_EDITS];
	uint32_t n = 0;
	struct span shown;

	for (uint32_t i = f->edit; i != NONE && n < MOST_EDITS; i = s->v->edit[i].next) {
		const struct edit *e = &s->v->edit[i];

		if (e->at.row == first->at.row && e->at.col == first->at.col)
			edit[n++] = (struct splice){ e->at.beg,
				                     e->at.end ? e->at.end : (uint32_t)text.n,
				                     e->text };
	}
	n = splice_order(edit, n);
	after = splice(s->scratch, text, edit, n);
	shown = text_clip(after,
	                  (struct span){ edit[0].beg, edit[0].beg + (uint32_t)edit[0].text.n },
	                  QUOTE_CELLS);
	return text_draw(s->scratch, after,
	                 &(struct drawing){ .mark = { STR_NONE, STR_NONE },
	                                    .breaks = BREAK_MARK,
	                                    .shown = shown })
	        .text;
}

static void put_after(struct entry *e, const struct finding *f)
{
	const struct voice *s = e->s;
	str text;

	if (f->edit == NONE)
		return;
	text = text_after(s, f);
	entry_line(e);
	put_text(e, f->fix == FIX_SAFE ? said_of(s, SAY_BECOMES, text)
	                               : said_of(s, SAY_SUGGESTED, text));
}

/* ---- see also ---- */

/* What of a related place has to be named, seen from the place of the finding. */
static void related_place_put(const struct voice *s, struct buf *out, const struct where *from,
                              const struct where *w)
{
	if (!str_eq(w->file, from->file)) {
		text_put(out, w->file);
		buf_add(out, STR(" "));
	}
	if (w->sheet.n && !(str_eq(w->file, from->file) && str_eq(w->sheet, from->sheet))) {
		buf_add(out, said_sheet(s, w->sheet, w->sheet_flags));
		buf_add(out, STR(" "));
	}
	if (w->cell[0] || !w->line)
		buf_add(out, w->row ? said_number(s, SAY_ROW, w->row) : STR(""));
	else
		buf_add(out, said_number(s, SAY_LINE, w->line));
	if (w->cell[0] && !(w->sheet_flags & SHEET_TABLE))
		buf_add(out, said_of(s, SAY_CODE, str_from(w->cell)));
}

static void put_related_one(struct entry *e, const struct finding *f, const struct where *from,
                            const struct related *r)
{
	const struct voice *s = e->s;
	struct where w = where_of(s->v->c, r->at);
	str note = related_message(s->scratch, f, r, s->v->lang);
	struct buf line = { .arena = s->scratch };

	buf_add(&line, said(s, SAY_SEE));
	related_place_put(s, &line, from, &w);
	buf_add(&line, STR(" "));
	if (note.n)
		text_put(&line, note);
	else
		entry_name_put(&line, where_called(s->v->c, w.item).name);
	entry_line(e);
	put_text(e, buf_str(&line));
}

static void put_related(struct entry *e, const struct finding *f, const struct where *w)
{
	uint32_t n = 0;

	for (uint32_t i = f->related; i != NONE; i = e->s->v->related[i].next, n++)
		if (n < MOST_RELATED)
			put_related_one(e, f, w, &e->s->v->related[i]);
	if (n > MOST_RELATED) {
		entry_line(e);
		put_text(e, said_number(e->s, SAY_SEE_MORE, n - MOST_RELATED));
	}
}

/* ---- entries ---- */

void entry_put(const struct voice *s, const struct finding *f, const struct where *w,
               enum entry_why why)
{
	struct entry e = entry_begin(s, f->level);
	str message = finding_message(s->scratch, f, s->v->lang);

	if (finding_unsure(f, message))
		message = arena_join(s->scratch, message, said(s, SAY_UNSURE));
	put_text(&e, message);
	if (w->row && f->at.col != NONE)
		put_now(&e, f->at, w);
	if (why == WHY_TOLD)
		put_labelled(&e, SAY_WHY, f->rule->why);
	put_labelled(&e, SAY_BASIS, f->rule->basis);
	put_labelled(&e, SAY_FIX, f->rule->fix);
	put_after(&e, f);
	put_related(&e, f, w);
	entry_end(&e, f->rule);
}

void entry_put_rest(const struct voice *s, const struct rule *r, unsigned level, bool lines,
                    uint32_t *row, uint32_t n)
{
	struct entry e = entry_begin(s, level);
	str rows = rows_said(s, row, n);
	const struct arg arg[FINDING_ARGS] = { arg_str(arena_fmt(s->scratch, "%u", n)),
		                               arg_str(rows) };
	enum say what = rows.n == 0 ? SAY_REST : lines ? SAY_REST_LINES : SAY_REST_ROWS;
	struct buf text = { .arena = s->scratch };

	buf_add(&text, message_render(s->scratch, r->title, arg, s->v->lang));
	buf_add(&text, said(s, SAY_COLON));
	buf_add(&text, said_with(s, what, arg));
	put_text(&e, buf_str(&text));
	entry_end(&e, r);
}
