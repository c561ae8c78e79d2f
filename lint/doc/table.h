/* What every reader yields: sheets of rows of cells, merges resolved.
 *
 * A reader opens a sheet, puts cells in any order, names merges, and closes the sheet; then the
 * cells stand sorted by row and column, and each place a merge covers holds a cell with the text
 * of its anchor. Blank cells are not stored. A list nested in a YAML item is a merge too: the
 * outer fields are anchors that cover the rows of the inner list. */
#ifndef DOC_TABLE_H
#define DOC_TABLE_H

#include "base/arena.h"
#include "base/hash.h"
#include "base/limits.h"

enum cell_flag {
	CELL_COVERED = 1, /* shows its anchor's text */
	CELL_SLICE = 2,   /* the text is a slice of the source: an offset in it is exact */
	CELL_NUMBER = 4,  /* stored as a number, shown as Excel would */
	CELL_DATE = 8,    /* stored as a date, shown as YYYY-MM-DD */
	CELL_FORMULA = 16,
	CELL_ERROR = 32,  /* #REF! and kin */
	CELL_TRIMMED = 64 /* no white space at either end; table_put sees to it */
};

struct cell {
	const char *p; /* text, UTF-8 */
	uint32_t n;
	uint32_t pos; /* where the value begins in the source text, for text formats; else 0 */
	uint32_t at; /* sheet open: its row key; closed: its own index, a covered cell's anchor's */
	uint16_t col; /* 0-based */
	uint16_t flags;
};

enum row_flag { ROW_HIDDEN = 1 };

struct row {
	uint32_t cell;   /* index of its first cell; the next row's is one past its last */
	uint32_t number; /* physical, 1-based; for YAML the line of the item */
	uint32_t flags;
};

enum sheet_flag {
	SHEET_HIDDEN = 1,
	SHEET_TABLE = 2, /* a table of a document: «表1“…”», rows and columns are only counted */
	SHEET_NESTS = 4 /* one that holds other tables, as pages do for their layout */
};

struct sheet {
	str name;              /* "" for texts that hold one list after the other */
	str title;             /* of a SHEET_TABLE: what stands above it; "" */
	uint32_t row, row_end; /* its rows: [row, row_end) of the table */
	uint32_t n_cols;
	uint32_t flags;
	uint32_t part; /* whose props hold for it (doc/doc.h) */
	str *head;     /* [n_head] column names, for formats that name them (YAML), else NULL */
	uint32_t *head_pos; /* [n_head] where the name first stands in the source text */
	uint32_t n_head;
};

/* A rectangle of row keys and columns, all inclusive. */
struct merge {
	uint32_t row, row_last;
	uint32_t col, col_last;
};

enum table_limit {
	TABLE_FITS,
	TABLE_ROWS,
	TABLE_COLS,
	TABLE_CELLS,
	TABLE_MERGES,
	TABLE_SHEETS,
	TABLE_TEXT
};

struct table {
	struct arena *arena;
	const struct limits *limits;
	struct sheet *sheet;
	uint32_t n_sheets, cap_sheets;
	struct row *row; /* [n_rows] and one more as an end mark */
	uint32_t n_rows, cap_rows;
	struct cell *cell;
	uint32_t n_cells, cap_cells;
	uint64_t text_bytes; /* of all cells */
	size_t source_bytes; /* of the file, once they are known */

	/* while a sheet is open */
	uint32_t first_cell;
	struct merge *merge;
	uint32_t n_merges, cap_merges;
	uint32_t *hidden; /* row keys */
	uint32_t n_hidden, cap_hidden;
	enum table_limit limit; /* the first limit that was met, for read/limit */
};

/* What text_bytes may come to. */
uint64_t table_most_text(const struct table *t);

void table_init(struct table *t, struct arena *a, const struct limits *limits);

/* False when there are too many sheets. */
bool table_open_sheet(struct table *t, str name, uint32_t flags);

/* Puts a cell; an empty text is dropped. row_key orders the rows: the physical number for grids.
 * text must live as long as the table. False when a limit was met (t->limit says which); the
 * reader then stops this sheet and closes it. The later of two cells at one place stays. */
bool table_put(struct table *t, uint32_t row_key, uint32_t col, str text, uint32_t pos,
               uint32_t flags);

bool table_merge(struct table *t, struct merge m);
void table_hide_row(struct table *t, uint32_t row_key);

/* numbers[row_key] is the physical number of the row; NULL: the key is the number. */
void table_close_sheet(struct table *t, const uint32_t *numbers);

/* The cell at a place of a closed sheet; a blank cell (n == 0) when nothing stands there. */
const struct cell *table_cell(const struct table *t, uint32_t row, uint32_t col);

/* The row in which cell number i stands. */
uint32_t table_row_of(const struct table *t, uint32_t i);

static inline str cell_text(const struct cell *c)
{
	return (str){ c->p, c->n };
}

/* Its text without white space at the ends; seldom has to look at it. */
static inline str cell_trimmed(const struct cell *c)
{
	return c->flags & CELL_TRIMMED ? cell_text(c) : str_trim(cell_text(c));
}

/* The letters and number Excel would show: (16, 4) is "E17"; row is the physical number. */
void table_a1(char out[16], uint32_t row_number, uint32_t col);

#endif
