/* How wide columns and how high rows must be for their texts to be read. */
#ifndef REPORT_LIST_SIZE_H
#define REPORT_LIST_SIZE_H

#include "report/layout.h"

/* In characters of the default font; [n_columns]. */
double *list_widths(const struct layout *l, struct arena *a);

/* In points, [n_rows]; a merged cell has its text's height in all its rows together. */
double *list_heights(const struct layout *l, const double *width, struct arena *a);

/* Points that a text needs in a column so wide. */
double list_height(str text, double width);

#endif
