/* Tables of a document, gathered as its reader meets them, then put into the table, a sheet each.
 *
 * A reader says where tables, rows and cells begin and end, and passes on every text; text in a
 * cell is the cell's, other text makes lines, of which those right above a table name it. A table
 * in a cell is a table of its own. Tables that a page break cut in two are one again. */
#ifndef READ_GRIDS_H
#define READ_GRIDS_H

#include "base/buf.h"
#include "read/bounds.h"

struct grid_cell {
	const char *p;
	uint32_t n;
	uint32_t row, col; /* row from 1 */
};

/* How far down a column is taken by a cell of a row above, and the next column that may be free. */
struct taken {
	uint32_t row_last, next;
};

/* A cell that cells below it may turn out to belong to. */
struct hang {
	uint32_t merge, row_last;
};

struct grid {
	str title;        /* "" when nothing names it */
	uint32_t flags;   /* enum sheet_flag */
	uint32_t parent;  /* in a cell of that table; NONE */
	uint32_t follows; /* the table right before it, nothing between; NONE */
	struct grid_cell *cell;
	uint32_t n_cells, cap_cells;
	struct merge *merge;
	uint32_t n_merges, cap_merges;
	uint32_t *hidden; /* rows */
	uint32_t n_hidden, cap_hidden;
	uint32_t n_rows, n_cols;

	/* while it is open */
	struct buf text, caption;
	bool in_row, in_cell, in_caption, dropped;
	uint32_t col, cols;   /* of the open cell, or where the next may stand */
	uint32_t group_merge; /* the first merge of the group of rows */
	struct taken *taken;
	uint32_t n_taken, cap_taken;
	struct hang *hang;
	uint32_t n_hang, cap_hang;
	bool cut; /* some text was longer than a cell may be */
};

enum { GRIDS_LINES = 6 };

/* The last lines above a table. */
struct above {
	str text[GRIDS_LINES];
	bool heading[GRIDS_LINES];
	uint32_t n;
};

struct grids {
	struct doc *doc;
	struct arena *work; /* for what is not needed once they are put */
	struct grid *grid;  /* in the order in which they begin */
	uint32_t n, cap;
	uint32_t open; /* the innermost; NONE outside tables */
	uint32_t last; /* the one outside of which nothing was written since it ended; NONE */
	struct bounds bounds;
	uint64_t n_taken; /* places of cells from above that were passed by */
	bool over_taken, over_cells;
	struct buf line; /* outside tables, being written */
	bool heading;    /* it is one */
	struct above above;
	str heading_first, line_first, page_title;
	uint32_t *sheet; /* [n] of each table, once they are put; NONE: it has no text */
	uint32_t *row_0; /* [n] how many rows of the sheet stand before its own */
};

void grids_init(struct grids *g, struct doc *d, struct arena *work);

void grids_text(struct grids *g, str text);
void grids_newline(struct grids *g);
/* Ends the line that is being written, unless nothing is written on it yet. */
void grids_break(struct grids *g);
/* The line being written is a heading. */
void grids_heading(struct grids *g);
/* What the document calls itself, if its text does not say. */
void grids_page_title(struct grids *g, str title);
/* What is written in the line, or in the open cell so far. */
str grids_written(const struct grids *g);

void grids_open(struct grids *g, uint32_t flags);
void grids_close(struct grids *g);
void grids_open_caption(struct grids *g);
void grids_close_caption(struct grids *g);
/* Cells that reach below a group of rows end with it. */
void grids_end_group(struct grids *g);

void grids_open_row(struct grids *g);
void grids_hide_row(struct grids *g);
void grids_close_row(struct grids *g);
/* As if the row had not been there. */
void grids_drop_row(struct grids *g);
void grids_skip(struct grids *g, uint32_t cols);

/* A cell of so many columns and rows at the next free place; rows == 0: down to the last of the
 * group. */
void grids_open_cell(struct grids *g, uint32_t cols, uint32_t rows);
/* The open cell goes on below, if cells there say so; it belongs to the one above. */
void grids_hang_begin(struct grids *g);
void grids_hang_on(struct grids *g);
/* The text of the open cell does not count. */
void grids_drop_text(struct grids *g);
void grids_close_cell(struct grids *g);

/* Puts all of it into the document's table and reports limits. */
void grids_put(struct grids *g);

/* grids_lines.c: what of the lines above a table names it; "" when none does. */
void above_add(struct above *a, str text, bool heading);
str above_title(const struct above *a);
/* Could the text be a title? */
bool is_title(str text);
/* «续表», «（续）»: the table goes on. */
bool is_continuation(str text);
/* The last lines of a text. */
void above_of(struct above *a, str text);

/* The open table and its row; NONE, 0. */
uint32_t grids_row(const struct grids *g, uint32_t *grid);
/* Where a table stands, once they are put: its sheet, or the document. */
struct place grids_place(const struct grids *g, uint32_t grid);

#endif
