/* What the sheets of a file may hold together, and what is said when they hold more. */
#ifndef READ_BOUNDS_H
#define READ_BOUNDS_H

#include "doc/doc.h"

struct bounds {
	uint64_t n_cells;   /* of all sheets so far, blank ones too */
	uint64_t n_covered; /* by merges, at most */
};

/* Merges of a file may cover so many cells. */
uint32_t bounds_covered(const struct bounds *b);

/* Leaves out merges of the open sheet that cover too many cells: a few over a vast range would fill
 * the table, and real ones do not lie on each other. Its last text stands in row max_row and in
 * column max_col. True when some were left out. */
bool bounds_merges(struct bounds *b, struct table *t, uint32_t max_row, uint32_t max_col);

/* Findings: the limit `which` was met; the one that d->table met, if any. */
void bounds_limit(struct doc *d, struct place at, struct text which, uint32_t limit);
void bounds_table(struct doc *d, struct place at);

/* Likewise: more cells are covered than may be; the text of a cell was cut. */
void bounds_over_covered(struct doc *d, struct place at, const struct bounds *b);
void bounds_cut(struct doc *d, struct place at);

#endif
