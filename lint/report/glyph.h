/* Text as a terminal shows it: graphemes and their cells, what cannot be seen made visible, and
 * the part of a text around a place that is to be seen.
 *
 * Which code points are one cell wide and which are two is certain for ASCII and for Chinese; for
 * “ ” — … · × ① and many more it depends on the terminal. Those are called doubtful, and marks
 * below the line are not trusted behind them. */
#ifndef REPORT_GLYPH_H
#define REPORT_GLYPH_H

#include "base/buf.h"

enum glyph_kind {
	GLYPH_PLAIN,
	GLYPH_BREAK, /* a line break, CR LF being one */
	GLYPH_TAB,
	GLYPH_CODE /* control, bidi, zero-width …: shown as <U+200B> */
};

struct glyph {
	size_t beg, end; /* bytes of the text */
	uint32_t code;   /* first code point */
	uint32_t cells;  /* as shown; a tab 1 */
	enum glyph_kind kind;
	bool doubtful;
};

/* The grapheme at byte *at of valid UTF-8; moves *at past it. False at the end. */
bool glyph_next(str s, size_t *at, struct glyph *g);

/* What stands for a line break. */
enum breaks { BREAK_SPACE, BREAK_MARK /* ⏎ */ };

/* Writes s on one line, whatever it holds; bytes that are no UTF-8 as <0xC3>. */
void text_put(struct buf *out, str s);

/* As text_put, for the header of a column: «行使⏎主体» is one word, broken to fit. Cut at 40 cells. */
void header_put(struct buf *out, str header);

/* Cells of s as text_put shows it; s is valid UTF-8. */
uint32_t text_cells(str s);

/* Bytes [beg, end) of a text: the part marked, or the part shown. */
struct span {
	size_t beg, end;
};

/* The part of s to show in at most `cells` cells, the … of each cut side among them, so that the
 * mark, or its beginning, is seen. */
struct span text_clip(str s, struct span mark, uint32_t cells);

enum mark_as { MARK_NOT, MARK_BRACKETS /* ⟦…⟧ */, MARK_UNDERLINE /* ANSI */ };

/* A text drawn on one line. */
struct drawn {
	str text;
	uint32_t cells;
	uint32_t mark, mark_cells; /* where a caret line marks it; at least one cell */
	bool mark_doubtful;        /* something doubtful stands before the mark */
	bool doubtful;             /* … or anywhere */
};

struct drawing {
	struct span shown, mark;
	enum mark_as as;
	enum breaks breaks;
	uint32_t tab; /* tab stops; 0: a tab is a space */
};

struct drawn text_draw(struct arena *a, str s, const struct drawing *how);

#endif
