/* A list as it is written into another file: columns in the kind's published order, and each text
 * once, however many rows share it. */
#ifndef REPORT_LAYOUT_H
#define REPORT_LAYOUT_H

#include "model/corpus.h"

struct layout_column {
	str name;     /* unlike all others; read back it is the same field */
	uint32_t col; /* in the table; NO_COLUMN for one that was added */
	enum field field;
	bool filled; /* in any row */
};

/* A text stands in rows [top, …] down to the last whose cell has the same top. */
struct layout_cell {
	str text; /* as it stands, with its blanks; "" */
	uint32_t top;
};

struct layout_row {
	uint32_t row;  /* in the table */
	uint32_t item; /* NONE for a note, heading or total: its cells are blank */
};

struct layout {
	const struct corpus *c;
	const struct list *list;
	struct layout_column *column;
	uint32_t n_columns;
	struct layout_row *row;
	uint32_t n_rows;
	struct layout_cell *cell; /* [n_rows * n_columns] */
};

/* A grid is told to be a list by its header: one of few known columns is given further ones, blank. */
enum layout_for { LAYOUT_NAMED, LAYOUT_GRID };

/* Memory is a's; texts are the corpus's. */
void layout_build(struct layout *l, const struct corpus *c, uint32_t list, enum layout_for what,
                  struct arena *a);

static inline struct layout_cell *layout_at(const struct layout *l, uint32_t row, uint32_t column)
{
	return &l->cell[(size_t)row * l->n_columns + column];
}

/* One past the last row that shows the text of (row, column). */
uint32_t layout_bottom(const struct layout *l, uint32_t row, uint32_t column);

/* The columns of a list, in layout_columns.c. */
void layout_columns(struct layout *l, enum layout_for what, struct arena *a);

#endif
