/* Graphemes, their widths, and the code points that must not act on the terminal. */
#include "report/glyph.h"

#include "base/utf8.h"

#include <utf8proc.h>

enum { ZWJ = 0x200D, VS16 = 0xFE0F, FIRST_MARK = 0x300, GRAPHEME_BYTES = 64, HEADER_CELLS = 40 };

/* Printable ASCII, Chinese and its punctuation: widths are certain, nothing joins. Nearly all text. */
static bool is_plain(uint32_t cp)
{
	return (cp >= 0x20 && cp < 0x7F) || (cp >= 0x4E00 && cp <= 0x9FFF) ||
	       (cp >= 0x3001 && cp <= 0x3020) || (cp >= 0xFF01 && cp <= 0xFF60);
}

/* Acts on its surroundings or shows nothing at all: a reader of the report has to be told. */
static bool is_unseen(uint32_t cp)
{
	if (cp < FIRST_MARK)
		return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0xAD;
	if (utf8_is_han(cp))
		return false;
	if (cp == 0x3164 || cp == 0xFFA0 || cp == 0x115F || cp == 0x1160)
		return true; /* Hangul fillers are blank letters */
	switch (utf8proc_category((utf8proc_int32_t)cp)) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_CN:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return true;
	default:
		return false;
	}
}

static uint32_t width_of(uint32_t cp)
{
	int w = utf8_is_han(cp) ? 2 : utf8proc_charwidth((utf8proc_int32_t)cp);

	return w > 0 ? (uint32_t)w : 0;
}

static bool is_doubtful(uint32_t cp)
{
	return (cp >= 0x80 && width_of(cp) == 1) || cp == VS16;
}

static bool is_pictograph(uint32_t cp)
{
	return utf8proc_get_property((utf8proc_int32_t)cp)->boundclass ==
	       UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

/* The joiner of 👨‍👩‍👧 is seen by what it does; between letters it hides. */
static bool joins_pictographs(str s, uint32_t first, size_t behind)
{
	return is_pictograph(first) && behind < s.n && is_pictograph(utf8_next(s, &behind));
}

/* Takes what belongs to the grapheme that begins with g->code; at stands behind it. */
static size_t take_rest(str s, size_t at, struct glyph *g)
{
	utf8proc_int32_t state = 0;
	uint32_t before = g->code;

	while (at < s.n && at - g->beg < GRAPHEME_BYTES) {
		size_t next = at;
		uint32_t cp = utf8_next(s, &next);

		if (cp < FIRST_MARK || is_plain(cp) ||
		    utf8proc_grapheme_break_stateful((utf8proc_int32_t)before, (utf8proc_int32_t)cp,
		                                     &state))
			break;
		if (is_unseen(cp) && !(cp == ZWJ && joins_pictographs(s, g->code, next)))
			break;
		g->cells = width_of(cp) > g->cells ? width_of(cp) : g->cells;
		g->doubtful = g->doubtful || is_doubtful(cp);
		before = cp;
		at = next;
	}
	return at;
}

bool glyph_next(str s, size_t *at, struct glyph *g)
{
	if (*at >= s.n)
		return false;
	*g = (struct glyph){ .beg = *at, .cells = 1 };
	g->code = utf8_next(s, at);
	if (is_plain(g->code)) {
		g->cells = g->code < 0x80 ? 1 : 2;
		*at = take_rest(s, *at, g);
	} else if (g->code == '\n' || g->code == '\r') {
		g->kind = GLYPH_BREAK;
		g->doubtful = true; /* ⏎ */
		*at += g->code == '\r' && *at < s.n && s.p[*at] == '\n';
	} else if (g->code == '\t') {
		g->kind = GLYPH_TAB;
	} else if (is_unseen(g->code) || width_of(g->code) == 0) {
		g->kind = GLYPH_CODE;
		g->cells = g->code > 0xFFFFF ? 10 : g->code > 0xFFFF ? 9 : 8;
	} else {
		g->cells = width_of(g->code);
		g->doubtful = is_doubtful(g->code);
		*at = take_rest(s, *at, g);
	}
	g->end = *at;
	return true;
}

/* Writes a glyph of s; a tab becomes a space. */
static void glyph_put(struct buf *out, str s, const struct glyph *g, enum breaks breaks)
{
	switch (g->kind) {
	case GLYPH_PLAIN:
		buf_add(out, str_slice(s, g->beg, g->end));
		return;
	case GLYPH_BREAK:
		buf_add(out, breaks == BREAK_MARK ? STR("⏎") : STR(" "));
		return;
	case GLYPH_TAB:
		buf_add(out, STR(" "));
		return;
	case GLYPH_CODE:
		buf_fmt(out, "<U+%04X>", g->code);
		return;
	}
}

static void put_valid(struct buf *out, str s)
{
	struct glyph g;

	for (size_t at = 0; glyph_next(s, &at, &g);)
		glyph_put(out, s, &g, BREAK_SPACE);
}

void text_put(struct buf *out, str s)
{
	for (size_t bad; !utf8_valid(s, &bad); s = str_from_byte(s, bad + 1)) {
		put_valid(out, str_slice(s, 0, bad));
		buf_fmt(out, "<0x%02X>", (unsigned char)s.p[bad]);
	}
	put_valid(out, s);
}

uint32_t text_cells(str s)
{
	uint32_t cells = 0;
	struct glyph g;

	for (size_t at = 0; glyph_next(s, &at, &g);)
		cells += g.cells;
	return cells;
}

/* ---- clipping ---- */

/* Cells of s from byte `from` to `to`, counted to a little beyond `most`. */
static uint32_t cells_up_to(str s, size_t from, size_t to, uint32_t most)
{
	uint32_t cells = 0;
	struct glyph g;

	while (from < to && cells <= most && glyph_next(s, &from, &g))
		cells += g.cells;
	return cells;
}

/* The byte where at most `cells` cells of s from `from` on end. */
static size_t forward(str s, size_t from, uint32_t cells)
{
	struct glyph g;

	for (size_t at = from; glyph_next(s, &at, &g); from = at) {
		if (g.cells > cells)
			break;
		cells -= g.cells;
	}
	return from;
}

/* The byte from which at most `cells` cells of s lead up to `to`. */
static size_t backward(str s, size_t to, uint32_t cells)
{
	size_t from = to;
	struct glyph g;

	for (uint32_t i = 0; i < cells && from > 0; i++)
		for (from--; from > 0 && ((unsigned char)s.p[from] & 0xC0) == 0x80;)
			from--;
	for (size_t at = from; cells_up_to(s, from, to, cells) > cells; from = at)
		if (!glyph_next(s, &at, &g))
			break;
	return from;
}

struct span text_clip(str s, struct span mark, uint32_t cells)
{
	uint32_t marked, behind, lead;
	struct span c = { 0, s.n };

	if (cells_up_to(s, 0, s.n, cells) <= cells)
		return c;
	if (cells_up_to(s, 0, mark.end, cells) >= cells) {
		marked = cells_up_to(s, mark.beg, mark.end, cells);
		behind = cells_up_to(s, mark.end, s.n, cells);
		lead = marked + 2 < cells ? cells - 2 - marked : 0;
		if (behind > lead - lead / 2)
			lead = lead / 2;
		else
			lead -= behind;
		c.beg = backward(s, mark.beg, lead);
	}
	cells -= c.beg > 0;
	if (cells_up_to(s, c.beg, s.n, cells) > cells)
		c.end = forward(s, c.beg, cells - 1);
	return c;
}

void header_put(struct buf *out, str header)
{
	size_t end = text_clip(header, (struct span){ 0 }, HEADER_CELLS).end;
	bool wide = false;
	struct glyph g;

	for (size_t at = 0; at < end && glyph_next(header, &at, &g); wide = g.cells > 1)
		if (!wide || g.kind != GLYPH_BREAK)
			glyph_put(out, header, &g, BREAK_SPACE);
	buf_add(out, end < header.n ? STR("…") : STR(""));
}

/* ---- drawing ---- */

struct pen {
	struct buf out;
	struct drawn d;
	const struct drawing *how;
	enum { BEFORE, INSIDE, BEHIND } side; /* of the mark */
};

static void pen_text(struct pen *p, str s, uint32_t cells)
{
	buf_add(&p->out, s);
	p->d.cells += cells;
}

static void mark_begin(struct pen *p)
{
	p->side = INSIDE;
	p->d.mark_doubtful = p->d.doubtful;
	if (p->how->as == MARK_BRACKETS)
		pen_text(p, STR("⟦"), 1);
	else if (p->how->as == MARK_UNDERLINE)
		pen_text(p, STR("\x1b[4m"), 0);
	p->d.mark = p->d.cells;
}

static void mark_end(struct pen *p)
{
	p->side = BEHIND;
	p->d.mark_cells = p->d.cells > p->d.mark ? p->d.cells - p->d.mark : 1;
	if (p->how->as == MARK_BRACKETS)
		pen_text(p, STR("⟧"), 1);
	else if (p->how->as == MARK_UNDERLINE)
		pen_text(p, STR("\x1b[24m"), 0);
}

static void draw_glyph(struct pen *p, str s, const struct glyph *g)
{
	if (g->kind == GLYPH_TAB && p->how->tab) {
		uint32_t fill = p->how->tab - p->d.cells % p->how->tab;

		buf_fill(&p->out, ' ', fill);
		p->d.cells += fill;
		return;
	}
	glyph_put(&p->out, s, g, p->how->breaks);
	p->d.cells += g->cells;
	p->d.doubtful = p->d.doubtful || g->doubtful;
}

static void draw_cut(struct pen *p)
{
	pen_text(p, STR("…"), 1);
	p->d.doubtful = true;
}

struct drawn text_draw(struct arena *a, str s, const struct drawing *how)
{
	struct pen p = { .out = { .arena = a }, .how = how };
	size_t at = how->shown.beg;
	struct glyph g;

	p.side = how->mark.beg == STR_NONE ? BEHIND : BEFORE;
	if (at > 0)
		draw_cut(&p);
	while (at < how->shown.end && glyph_next(s, &at, &g)) {
		if (p.side == BEFORE && (g.end > how->mark.beg))
			mark_begin(&p);
		if (p.side == INSIDE && g.beg >= how->mark.end)
			mark_end(&p);
		draw_glyph(&p, s, &g);
	}
	if (p.side == BEFORE)
		mark_begin(&p);
	if (p.side == INSIDE)
		mark_end(&p);
	if (how->shown.end < s.n)
		draw_cut(&p);
	p.d.text = buf_str(&p.out);
	return p.d;
}
