/* A table of short texts whose columns stand below each other on a terminal. */
#ifndef REPORT_COLUMNS_H
#define REPORT_COLUMNS_H

#include "base/buf.h"

enum { MAX_COLUMNS = 16 };

struct columns {
	struct arena *arena;
	uint32_t n_cols;
	uint32_t right; /* bit i: column i is set flush right, as numbers are */
	str *cell;
	uint32_t n_cells, cap_cells;
};

/* Cells come row by row. */
void columns_add(struct columns *t, str text);

/* Each row behind two blanks; nothing when there are no cells. */
void columns_write(const struct columns *t, struct buf *out);

#endif
