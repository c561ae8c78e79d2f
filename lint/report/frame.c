/* Frames of text: the lines of the place, one before and one behind, carets below. */
#include "report/frame.h"

#include "base/utf8.h"
#include "report/glyph.h"

enum { LINE_CELLS = 100, MARKED_LINES = 4, TAB_CELLS = 8 };

void frames_init(struct frames *f, const struct voice *s)
{
	*f = (struct frames){ .s = *s };
	f->lines = arena_alloc(&f->arena, s->v->c->n_docs * sizeof *f->lines);
}

void frames_release(struct frames *f)
{
	arena_release(&f->arena);
}

/* The last line of the place that is shown. */
static uint32_t last_marked(const struct where *w)
{
	uint32_t most = w->line + MARKED_LINES - 1;

	if (w->end_line <= w->line)
		return w->line;
	return w->end_line < most ? w->end_line : most;
}

uint32_t frame_digits(const struct where *w)
{
	uint32_t digits = 2;

	for (uint32_t n = w->line ? last_marked(w) + 1 : w->row; n >= 100; n /= 10)
		digits++;
	return digits;
}

void frame_bar(const struct frames *f, uint32_t digits, uint32_t number)
{
	if (number)
		buf_fmt(f->s.out, "%*u │", (int)digits, number);
	else
		buf_fmt(f->s.out, "%*s │", (int)digits, "");
}

static const struct lines *lines_of(struct frames *f, uint32_t doc)
{
	const struct doc *d = f->s.v->c->doc[doc];

	if (!f->lines[doc].text.p)
		lines_make(&f->lines[doc], &f->arena, d->text);
	return &f->lines[doc];
}

static str line_text(const struct lines *l, uint32_t line)
{
	return str_slice(l->text, lines_start(l, line), lines_end(l, line));
}

/* What of a line belongs to the place; beg is STR_NONE when nothing does. */
static struct span marked_in(str text, uint32_t line, const struct where *w)
{
	struct span m = { 0, text.n };

	if (w->column == 0 || line < w->line || line > w->end_line)
		return (struct span){ STR_NONE, STR_NONE };
	if (line == w->line)
		m.beg = utf8_offset(text, w->column - 1);
	while (line > w->line && m.beg < text.n && (text.p[m.beg] == ' ' || text.p[m.beg] == '\t'))
		m.beg++;
	if (line == w->end_line)
		m.end = utf8_offset(text, w->end_column ? w->end_column - 1 : 0);
	if (line > w->line && m.end <= m.beg)
		return (struct span){ STR_NONE, STR_NONE };
	m.end = m.end < m.beg ? m.beg : m.end;
	return m;
}

static void put_carets(struct frames *f, uint32_t digits, const struct drawn *d)
{
	bool colour = f->s.v->colour;

	frame_bar(f, digits, 0);
	buf_fill(f->s.out, ' ', d->mark + 1);
	buf_add(f->s.out, colour ? STR("\x1b[1;31m") : STR(""));
	buf_fill(f->s.out, '^', d->mark_cells);
	buf_add(f->s.out, colour ? STR("\x1b[0m\n") : STR("\n"));
}

static void put_line(struct frames *f, uint32_t digits, uint32_t line, str text, struct span mark)
{
	bool marked = mark.beg != STR_NONE;
	struct drawing how = { .mark = mark, .tab = TAB_CELLS };
	struct drawn d;

	how.shown = text_clip(text, marked ? mark : (struct span){ 0 }, LINE_CELLS);
	d = text_draw(f->s.scratch, text, &how);
	if (marked && d.mark_doubtful) {
		how.as = f->s.v->colour ? MARK_UNDERLINE : MARK_BRACKETS;
		d = text_draw(f->s.scratch, text, &how);
	}
	frame_bar(f, digits, line);
	buf_add(f->s.out, d.text.n ? STR(" ") : STR(""));
	buf_add(f->s.out, d.text);
	buf_add(f->s.out, STR("\n"));
	if (marked && how.as == MARK_NOT)
		put_carets(f, digits, &d);
}

/* A line beside the place; a blank one at the edge of the frame says nothing. */
static void put_beside(struct frames *f, uint32_t digits, uint32_t line, const struct lines *l)
{
	str text = line_text(l, line);

	if (line > 0 && str_trim(text).n > 0)
		put_line(f, digits, line, text, (struct span){ STR_NONE, STR_NONE });
}

void frame_code(struct frames *f, const struct where *w, uint32_t doc)
{
	const struct lines *l = lines_of(f, doc);
	uint32_t digits = frame_digits(w), n_lines = lines_at(l, l->text.n);
	uint32_t last = last_marked(w);

	frame_bar(f, digits, 0);
	buf_add(f->s.out, STR("\n"));
	if (w->line > 1)
		put_beside(f, digits, w->line - 1, l);
	for (uint32_t i = w->line; i <= last && i <= n_lines; i++) {
		str text = line_text(l, i);

		put_line(f, digits, i, text, marked_in(text, i, w));
	}
	if (w->end_line > last)
		buf_fmt(f->s.out, "%*s…\n", (int)digits, "");
	else if (last < n_lines)
		put_beside(f, digits, last + 1, l);
}
