/* Bounds of sheets, for all formats that have them. */
#include "read/bounds.h"

#include "read/faults.h"

/* Merges of a file may cover this many cells, and four times as many as it writes down. */
enum { COVERED_FREE = 1 << 20, COVERED_PER_CELL = 4 };

uint32_t bounds_covered(const struct bounds *b)
{
	uint64_t most = COVERED_FREE + COVERED_PER_CELL * b->n_cells;

	return most < UINT32_MAX ? (uint32_t)most : UINT32_MAX;
}

bool bounds_merges(struct bounds *b, struct table *t, uint32_t max_row, uint32_t max_col)
{
	bool over = false;

	for (uint32_t i = 0; i < t->n_merges; i++) {
		const struct merge *m = &t->merge[i];
		uint32_t row_last = m->row_last < max_row ? m->row_last : max_row;
		uint32_t col_last = m->col_last < max_col ? m->col_last : max_col;

		if (row_last < m->row || col_last < m->col)
			continue;
		b->n_covered += (uint64_t)(row_last - m->row + 1) * (col_last - m->col + 1);
		if (b->n_covered > bounds_covered(b)) {
			over = true;
			t->n_merges = i;
		}
	}
	return over;
}

void bounds_limit(struct doc *d, struct place at, struct text which, uint32_t limit)
{
	doc_unreadable(d, (struct report){
				  .rule = &rule_read_limit,
				  .at = at,
				  .arg = { arg_text(which), sink_number(&d->faults, limit) } });
}

void bounds_table(struct doc *d, struct place at)
{
	const struct {
		struct text which;
		uint32_t limit;
	} limits[] = {
		[TABLE_ROWS] = { { "行数", "rows" }, d->limits->rows },
		[TABLE_COLS] = { { "列数", "columns" }, d->limits->cols },
		[TABLE_CELLS] = { { "单元格数", "cells" }, d->limits->cells },
		[TABLE_MERGES] = { { "合并区域数", "merges" }, d->limits->merges },
		[TABLE_SHEETS] = { { "表的个数", "tables" }, d->limits->sheets },
		[TABLE_TEXT] = { { "全部单元格文字的兆字节数", "megabytes of text in all cells" },
		                 (uint32_t)(table_most_text(&d->table) >> 20) },
	};
	enum table_limit met = d->table.limit;

	if (met != TABLE_FITS)
		bounds_limit(d, at, limits[met].which, limits[met].limit);
}

void bounds_over_covered(struct doc *d, struct place at, const struct bounds *b)
{
	static const struct text covered = { "合并区域覆盖的单元格数", "cells covered by merges" };

	bounds_limit(d, at, covered, bounds_covered(b));
}

void bounds_cut(struct doc *d, struct place at)
{
	static const struct text bytes = { "单元格文字的字节数", "bytes of a cell's text" };

	bounds_limit(d, at, bytes, d->limits->cell_bytes);
}
