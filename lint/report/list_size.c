/* Columns are as wide as their longest line, within what their field may take; rows follow. */
#include "report/list_size.h"

#include "base/utf8.h"

enum {
	LINE_POINTS = 14,
	MARGIN_POINTS = 6,
	MOST_POINTS = 409, /* of a row, Excel's limit */
	MARGIN_CELLS = 2,
	WIDE = 64 /* of a column whose texts would not fit into the highest row */
};

static uint32_t widest_of(const struct layout_column *c)
{
	static const uint32_t widest[] = {
		[FIELD_TEXT] = 28, [FIELD_BODIES] = 16, [FIELD_LABEL] = 12, [FIELD_BASIS_TEXT] = 36
	};

	switch (c->field) {
	case FIELD_NAME:
	case FIELD_TASK:
		return 24;
	case FIELD_SUB:
		return 18;
	case FIELD_NOTE:
		return 16;
	default:
		return c->field < N_FIELDS ? widest[field_info[c->field].what] : 16;
	}
}

static size_t longest_line(str text)
{
	size_t most = 0;

	while (text.p) {
		size_t n = utf8_cells(str_cut(text, STR("\n"), &text));

		most = n > most ? n : most;
	}
	return most;
}

double list_height(str text, double width)
{
	size_t fit = width > MARGIN_CELLS ? (size_t)width - 1 : 1, lines = 0;

	while (text.p) {
		size_t n = utf8_cells(str_cut(text, STR("\n"), &text));

		lines += n == 0 ? 1 : (n + fit - 1) / fit;
	}
	return (double)(lines ? lines : 1) * LINE_POINTS + MARGIN_POINTS;
}

static bool too_high(const struct layout *l, uint32_t column, double width)
{
	for (uint32_t r = 0; r < l->n_rows; r++) {
		const struct layout_cell *cell = layout_at(l, r, column);

		if (cell->top == r && cell->text.n > 0 &&
		    list_height(cell->text, width) > MOST_POINTS)
			return true;
	}
	return false;
}

double *list_widths(const struct layout *l, struct arena *a)
{
	double *width = arena_alloc(a, (l->n_columns + 1) * sizeof *width);

	for (uint32_t c = 0; c < l->n_columns; c++) {
		size_t most = widest_of(&l->column[c]), w = utf8_cells(l->column[c].name);

		w = w > 12 ? 12 : w;
		for (uint32_t r = 0; r < l->n_rows && w < most; r++) {
			size_t n = longest_line(layout_at(l, r, c)->text);

			w = n > w ? n : w;
		}
		width[c] = (double)((w > most ? most : w) + MARGIN_CELLS);
		if (w >= most && too_high(l, c, width[c]))
			width[c] = WIDE;
	}
	return width;
}

/* Rows [row, end) share what a merged cell needs beyond their own heights. */
static void stretch(double *height, uint32_t row, uint32_t end, double need)
{
	double have = 0, more;

	for (uint32_t r = row; r < end; r++)
		have += height[r];
	more = (need - have) / (end - row);
	for (uint32_t r = row; r < end && more > 0; r++)
		height[r] += more;
}

/* Cells of one row first, then those of several. */
static void fit_cells(const struct layout *l, const double *width, double *height, bool merged)
{
	for (uint32_t r = 0; r < l->n_rows; r++) {
		for (uint32_t c = 0; c < l->n_columns; c++) {
			uint32_t end;

			if (layout_at(l, r, c)->top != r)
				continue;
			end = layout_bottom(l, r, c);
			if ((end - r > 1) == merged)
				stretch(height, r, end,
				        list_height(layout_at(l, r, c)->text, width[c]));
		}
	}
}

double *list_heights(const struct layout *l, const double *width, struct arena *a)
{
	double *height = arena_alloc(a, (l->n_rows + 1) * sizeof *height);

	for (uint32_t r = 0; r < l->n_rows; r++)
		height[r] = LINE_POINTS + MARGIN_POINTS;
	fit_cells(l, width, height, false);
	fit_cells(l, width, height, true);
	for (uint32_t r = 0; r < l->n_rows; r++)
		height[r] = height[r] > MOST_POINTS ? MOST_POINTS : height[r];
	return height;
}
