/* Frames of text: the lines of the place, one before and one behind, carets below. */
#include "report/frame.h"

#include "base/utf8.h"
#include "read/text.h"
#include "report/glyph.h"

enum { LINE_CELLS = 100, MARKED_LINES = 4, TAB_CELLS = 8 };

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

void frame_bar(const struct voice *s, uint32_t digits, uint32_t number)
{
	if (number)
		buf_fmt(s->out, "%*u │", (int)digits, number);
	else
		buf_fmt(s->out, "%*s │", (int)digits, "");
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

static void put_carets(const struct voice *s, uint32_t digits, const struct drawn *d)
{
	bool colour = s->v->colour;

	frame_bar(s, digits, 0);
	buf_fill(s->out, ' ', d->mark + 1);
	buf_add(s->out, colour ? STR("\x1b[1;31m") : STR(""));
	buf_fill(s->out, '^', d->mark_cells);
	buf_add(s->out, colour ? STR("\x1b[0m\n") : STR("\n"));
}

static void put_line(const struct voice *s, uint32_t digits, uint32_t line, str text,
                     struct span mark)
{
	bool marked = mark.beg != STR_NONE;
	struct drawing how = { .mark = mark, .tab = TAB_CELLS };
	struct drawn d;

	how.shown = text_clip(text, marked ? mark : (struct span){ 0 }, LINE_CELLS);
	d = text_draw(s->scratch, text, &how);
	if (marked && d.mark_doubtful) {
		how.as = s->v->colour ? MARK_UNDERLINE : MARK_BRACKETS;
		d = text_draw(s->scratch, text, &how);
	}
	frame_bar(s, digits, line);
	buf_add(s->out, d.text.n ? STR(" ") : STR(""));
	buf_add(s->out, d.text);
	buf_add(s->out, STR("\n"));
	if (marked && how.as == MARK_NOT)
		put_carets(s, digits, &d);
}

/* A line beside the place; a blank one at the edge of the frame says nothing. */
static void put_beside(const struct voice *s, uint32_t digits, uint32_t line, const struct lines *l)
{
	str text = line_text(l, line);

	if (line > 0 && str_trim(text).n > 0)
		put_line(s, digits, line, text, (struct span){ STR_NONE, STR_NONE });
}

void frame_code(const struct voice *s, const struct where *w, uint32_t doc)
{
	const struct lines *l = text_lines(s->v->c->doc[doc]);
	uint32_t digits = frame_digits(w), n_lines = lines_at(l, l->text.n);
	uint32_t last = last_marked(w);

	frame_bar(s, digits, 0);
	buf_add(s->out, STR("\n"));
	if (w->line > 1)
		put_beside(s, digits, w->line - 1, l);
	for (uint32_t i = w->line; i <= last && i <= n_lines; i++) {
		str text = line_text(l, i);

		put_line(s, digits, i, text, marked_in(text, i, w));
	}
	if (w->end_line > last)
		buf_fmt(s->out, "%*s…\n", (int)digits, "");
	else if (last < n_lines)
		put_beside(s, digits, last + 1, l);
}
