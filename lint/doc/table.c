/* The table: cells gathered in any order, then sorted and merges filled in. */
#include "doc/table.h"

#include <stdio.h>
#include <stdlib.h>

void table_init(struct table *t, struct arena *a, const struct limits *limits)
{
	*t = (struct table){ .arena = a, .limits = limits };
	t->row = arena_room(a, NULL, 0, &t->cap_rows, sizeof *t->row);
}

static bool limit_met(struct table *t, enum table_limit which)
{
	if (t->limit == TABLE_FITS)
		t->limit = which;
	return false;
}

bool table_open_sheet(struct table *t, str name, uint32_t flags)
{
	if (t->n_sheets >= t->limits->sheets)
		return limit_met(t, TABLE_SHEETS);
	t->sheet = arena_room(t->arena, t->sheet, t->n_sheets, &t->cap_sheets, sizeof *t->sheet);
	t->sheet[t->n_sheets++] = (struct sheet){
		.name = name, .flags = flags, .row = t->n_rows, .row_end = t->n_rows
	};
	t->first_cell = t->n_cells;
	t->n_merges = t->n_hidden = 0;
	return true;
}

static struct sheet *open_sheet(struct table *t)
{
	return &t->sheet[t->n_sheets - 1];
}

uint64_t table_most_text(const struct table *t)
{
	uint64_t most = (uint64_t)t->source_bytes * t->limits->text_ratio;

	return most > t->limits->text_bytes ? most : t->limits->text_bytes;
}

/* A cell in which rules will see n bytes of text. */
static bool cell_push(struct table *t, struct cell c, uint32_t n)
{
	if (t->text_bytes + n > table_most_text(t))
		return limit_met(t, TABLE_TEXT);
	if (t->n_cells >= t->limits->cells)
		return limit_met(t, TABLE_CELLS);
	t->cell = arena_room(t->arena, t->cell, t->n_cells, &t->cap_cells, sizeof *t->cell);
	t->cell[t->n_cells++] = c;
	t->text_bytes += n;
	return true;
}

bool table_put(struct table *t, uint32_t row_key, uint32_t col, str text, uint32_t pos,
               uint32_t flags)
{
	if (text.n == 0)
		return true;
	if (row_key > t->limits->rows)
		return limit_met(t, TABLE_ROWS);
	if (col >= t->limits->cols)
		return limit_met(t, TABLE_COLS);
	if (col >= open_sheet(t)->n_cols)
		open_sheet(t)->n_cols = col + 1;
	if (str_trim(text).n == text.n)
		flags |= CELL_TRIMMED;
	return cell_push(t,
	                 (struct cell){ .p = text.p,
	                                .n = (uint32_t)text.n,
	                                .pos = pos,
	                                .at = row_key,
	                                .col = (uint16_t)col,
	                                .flags = (uint16_t)flags },
	                 (uint32_t)text.n);
}

bool table_merge(struct table *t, struct merge m)
{
	if (m.row_last < m.row || m.col_last < m.col)
		return true;
	if (t->n_merges >= t->limits->merges)
		return limit_met(t, TABLE_MERGES);
	t->merge = arena_room(t->arena, t->merge, t->n_merges, &t->cap_merges, sizeof *t->merge);
	t->merge[t->n_merges++] = m;
	return true;
}

void table_hide_row(struct table *t, uint32_t row_key)
{
	if (t->n_hidden >= t->limits->rows)
		return;
	t->hidden = arena_room(t->arena, t->hidden, t->n_hidden, &t->cap_hidden, sizeof *t->hidden);
	t->hidden[t->n_hidden++] = row_key;
}

static uint64_t cell_order(const struct cell *c)
{
	return (uint64_t)c->at << 16 | c->col;
}

/* At one place an uncovered cell comes before the covered ones that hide it, later ones last. */
static int by_place(const void *a, const void *b)
{
	const struct cell *x = a, *y = b;
	uint64_t p = cell_order(x), q = cell_order(y);

	if (p != q)
		return p < q ? -1 : 1;
	return (int)(x->flags & CELL_COVERED) - (int)(y->flags & CELL_COVERED);
}

/* Sorts the open sheet's cells and keeps the last at each place. glibc's qsort is stable for
 * arrays it can copy; equal places from one reader are rare enough not to rely on more. */
static void sort_cells(struct table *t)
{
	uint32_t n = t->n_cells - t->first_cell, kept = 0;
	struct cell *c = n ? t->cell + t->first_cell : NULL;
	bool sorted = true;

	for (uint32_t i = 1; sorted && i < n; i++)
		sorted = cell_order(&c[i - 1]) < cell_order(&c[i]);
	if (sorted)
		return;
	qsort(c, n, sizeof *c, by_place);
	for (uint32_t i = 0; i < n; i++) {
		if (kept > 0 && cell_order(&c[kept - 1]) == cell_order(&c[i]))
			c[kept - 1] = c[i];
		else
			c[kept++] = c[i];
	}
	t->n_cells = t->first_cell + kept;
}

/* The open sheet's cell at a row key and column, or NONE; the first n cells are sorted. */
static uint32_t find_sorted(const struct table *t, uint32_t n, uint32_t row_key, uint32_t col)
{
	uint64_t want = (uint64_t)row_key << 16 | col;
	uint32_t lo = t->first_cell, hi = n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		if (cell_order(&t->cell[mid]) < want)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < n && cell_order(&t->cell[lo]) == want ? lo : NONE;
}

/* Adds the cells that merge m covers, within the rows and columns in use. A covered cell keeps
 * its anchor's place in pos and n until anchors have their final index. */
static bool cover(struct table *t, struct merge m, uint32_t n_sorted, uint32_t last_row)
{
	uint32_t anchor = find_sorted(t, n_sorted, m.row, m.col);
	uint32_t n_cols = open_sheet(t)->n_cols;

	if (anchor == NONE)
		return true;
	for (uint32_t r = m.row; r <= m.row_last && r <= last_row; r++) {
		for (uint32_t col = m.col; col <= m.col_last && col < n_cols; col++) {
			if (r == m.row && col == m.col)
				continue;
			if (!cell_push(t,
			               (struct cell){ .at = r,
			                              .col = (uint16_t)col,
			                              .pos = m.row,
			                              .n = m.col,
			                              .flags = CELL_COVERED },
			               t->cell[anchor].n))
				return false;
		}
	}
	return true;
}

static void cover_all(struct table *t)
{
	uint32_t n_sorted = t->n_cells;
	uint32_t last_row = n_sorted > t->first_cell ? t->cell[n_sorted - 1].at : 0;

	for (uint32_t i = 0; i < t->n_merges; i++)
		if (!cover(t, t->merge[i], n_sorted, last_row))
			break;
	if (t->n_cells > n_sorted)
		sort_cells(t);
}

/* An anchor may itself be covered by a hostile, overlapping merge: follow once, then give up. */
static void link_covered(struct table *t)
{
	for (uint32_t i = t->first_cell; i < t->n_cells; i++) {
		struct cell *c = &t->cell[i];
		uint32_t a;

		if (!(c->flags & CELL_COVERED))
			continue;
		a = find_sorted(t, t->n_cells, c->pos, c->n);
		c->pos = a;
		c->n = 0;
	}
}

static void make_rows(struct table *t, const uint32_t *numbers)
{
	uint32_t key = NONE;

	for (uint32_t i = t->first_cell; i < t->n_cells; i++) {
		if (i > t->first_cell && t->cell[i].at == key)
			continue;
		key = t->cell[i].at;
		t->row = arena_room(t->arena, t->row, t->n_rows + 1, &t->cap_rows, sizeof *t->row);
		t->row[t->n_rows++] = (struct row){ .cell = i, .number = key };
	}
	t->row[t->n_rows] = (struct row){ .cell = t->n_cells };
	open_sheet(t)->row_end = t->n_rows;
	for (uint32_t r = open_sheet(t)->row; numbers && r < t->n_rows; r++)
		t->row[r].number = numbers[t->row[r].number];
}

static int by_value(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static void mark_hidden(struct table *t)
{
	uint32_t h = 0;

	if (t->n_hidden == 0)
		return;
	qsort(t->hidden, t->n_hidden, sizeof *t->hidden, by_value);
	for (uint32_t r = open_sheet(t)->row; r < t->n_rows; r++) {
		while (h < t->n_hidden && t->hidden[h] < t->row[r].number)
			h++;
		if (h < t->n_hidden && t->hidden[h] == t->row[r].number)
			t->row[r].flags |= ROW_HIDDEN;
	}
}

/* From here on `at` is an index: a cell's own, or its anchor's. */
static void index_cells(struct table *t)
{
	for (uint32_t i = t->first_cell; i < t->n_cells; i++)
		t->cell[i].at = i;
	for (uint32_t i = t->first_cell; i < t->n_cells; i++) {
		struct cell *c = &t->cell[i];
		const struct cell *a;

		if (!(c->flags & CELL_COVERED) || c->pos == NONE)
			continue;
		a = &t->cell[c->pos];
		c->at = c->pos;
		if (a->flags & CELL_COVERED)
			continue;
		c->p = a->p;
		c->n = a->n;
		c->pos = a->pos;
		c->flags |= a->flags;
	}
}

void table_close_sheet(struct table *t, const uint32_t *numbers)
{
	sort_cells(t);
	if (t->n_merges) {
		cover_all(t);
		link_covered(t);
	}
	make_rows(t, numbers);
	mark_hidden(t);
	index_cells(t);
}

const struct cell *table_cell(const struct table *t, uint32_t row, uint32_t col)
{
	static const struct cell blank;
	uint32_t lo, hi, end;

	if (row >= t->n_rows)
		return &blank;
	lo = t->row[row].cell;
	end = hi = t->row[row + 1].cell;
	if (col < end - lo && t->cell[lo + col].col == col)
		return &t->cell[lo + col];
	if (lo == end || t->cell[end - 1].col < col)
		return &blank; /* as for a column that the list does not have */
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		if (t->cell[mid].col < col)
			lo = mid + 1;
		else
			hi = mid;
	}
	return t->cell[lo].col == col ? &t->cell[lo] : &blank;
}

uint32_t table_row_of(const struct table *t, uint32_t i)
{
	uint32_t lo = 0, hi = t->n_rows;

	while (hi - lo > 1) {
		uint32_t mid = lo + (hi - lo) / 2;
		if (t->row[mid].cell <= i)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

void table_a1(char out[16], uint32_t row_number, uint32_t col)
{
	char letters[8];
	size_t n = 0;

	for (uint32_t c = col + 1; c > 0 && n < sizeof letters; c = (c - 1) / 26)
		letters[n++] = (char)('A' + (c - 1) % 26);
	for (size_t i = 0; i < n; i++)
		out[i] = letters[n - 1 - i];
	snprintf(out + n, 16 - n, "%u", row_number);
}
