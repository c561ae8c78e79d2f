/* From gathered tables to sheets: which of them are one, what each is called, what did not fit. */
#include "read/grids.h"

enum { HEADER_ROWS = 3 };

/* ---- tables that go on ---- */

/* The cells of a row of a grid: [*beg, end). */
static uint32_t row_end(const struct grid *t, uint32_t row, uint32_t *beg)
{
	uint32_t i = 0, end;

	while (i < t->n_cells && t->cell[i].row < row)
		i++;
	for (end = i; end < t->n_cells && t->cell[end].row == row;)
		end++;
	*beg = i;
	return end;
}

static bool same_row(const struct grid *a, uint32_t row_a, const struct grid *b, uint32_t row_b)
{
	uint32_t i, k, end_a = row_end(a, row_a, &i), end_b = row_end(b, row_b, &k);

	if (end_a - i != end_b - k || i == end_a)
		return false;
	for (; i < end_a; i++, k++)
		if (a->cell[i].col != b->cell[k].col ||
		    !str_eq((str){ a->cell[i].p, a->cell[i].n },
		            (str){ b->cell[k].p, b->cell[k].n }))
			return false;
	return true;
}

/* No header begins with a bare number: the row goes on with the numbering of the part before. */
static bool begins_with_number(const struct grid *t)
{
	str first = str_trim((str){ t->cell[0].p, t->cell[0].n });
	uint32_t number;

	return t->cell[0].row == 1 && t->cell[0].col == 0 && str_u32(first, &number);
}

/* Does table t carry on `head`, the first part of the one before? */
static bool goes_on(const struct grid *head, const struct grid *t)
{
	if (t->n_cols != head->n_cols)
		return false;
	for (uint32_t r = 1; r <= HEADER_ROWS && r <= head->n_rows; r++)
		if (same_row(head, r, t, 1))
			return true;
	return begins_with_number(t);
}

/* ---- sheets ---- */

/* The sheet being made of one table and of those that carry it on. */
struct making {
	struct grids *g;
	uint32_t head, last; /* its tables; NONE while none is open */
	uint32_t n_rows;     /* of the tables so far */
	uint32_t max_row, max_col;
	bool cut;
	uint32_t n_named;
};

static struct place place_of(const struct making *m)
{
	return place_sheet(m->g->doc->index, m->g->doc->table.n_sheets - 1);
}

static void close_sheet(struct making *m)
{
	struct grids *g = m->g;
	struct doc *d = g->doc;

	if (m->head == NONE)
		return;
	if (bounds_merges(&g->bounds, &d->table, m->max_row, m->max_col))
		bounds_over_covered(d, place_of(m), &g->bounds);
	table_close_sheet(&d->table, NULL);
	bounds_table(d, place_of(m));
	if (m->cut)
		bounds_cut(d, place_of(m));
	m->head = m->last = NONE;
}

static str sheet_name(struct making *m, str title)
{
	struct arena *a = &m->g->doc->arena;

	m->n_named++;
	return title.n ? arena_fmt(a, "表%u“%.*s”", m->n_named, (int)title.n, title.p)
	               : arena_fmt(a, "表%u", m->n_named);
}

static bool open_sheet(struct making *m, uint32_t i)
{
	struct table *t = &m->g->doc->table;
	const struct grid *grid = &m->g->grid[i];

	t->limit = TABLE_FITS;
	if (!table_open_sheet(t, sheet_name(m, grid->title), grid->flags)) {
		bounds_table(m->g->doc, place_doc(m->g->doc->index));
		return false;
	}
	t->sheet[t->n_sheets - 1].title = grid->title;
	m->head = i;
	m->n_rows = m->max_row = m->max_col = 0;
	m->cut = false;
	return true;
}

static void put_cells(struct making *m, const struct grid *t)
{
	for (uint32_t i = 0; i < t->n_cells; i++) {
		const struct grid_cell *c = &t->cell[i];

		if (!table_put(&m->g->doc->table, m->n_rows + c->row, c->col, (str){ c->p, c->n },
		               0, 0))
			return;
		m->max_row = m->n_rows + c->row;
		m->max_col = c->col > m->max_col ? c->col : m->max_col;
	}
}

static void put_merges(struct making *m, const struct grid *t)
{
	for (uint32_t i = 0; i < t->n_merges; i++) {
		struct merge r = t->merge[i];

		if (r.row == r.row_last && r.col == r.col_last)
			continue;
		r.row += m->n_rows;
		r.row_last += m->n_rows;
		if (!table_merge(&m->g->doc->table, r))
			return;
	}
}

static void put_grid(struct making *m, uint32_t i)
{
	struct grid *t = &m->g->grid[i];

	m->g->sheet[i] = m->g->doc->table.n_sheets - 1;
	m->g->row_0[i] = m->n_rows;
	put_cells(m, t);
	put_merges(m, t);
	for (uint32_t k = 0; k < t->n_hidden; k++)
		table_hide_row(&m->g->doc->table, m->n_rows + t->hidden[k]);
	m->n_rows += t->n_rows;
	m->cut = m->cut || t->cut;
	m->last = i;
}

/* What the document calls itself: lists without a title of their own go by it. */
static void put_title(struct grids *g)
{
	str title = g->heading_first.n ? g->heading_first
	            : g->page_title.n  ? g->page_title
	                               : g->line_first;

	if (title.n)
		doc_add_prop(g->doc, (struct prop){ .key = DOC_TITLE,
		                                    .value = arena_copy(&g->doc->arena, title) });
}

static void report_over(struct grids *g)
{
	static const struct text cells = { "单元格数", "cells" };
	struct place whole = place_doc(g->doc->index);

	if (g->over_taken)
		bounds_over_covered(g->doc, whole, &g->bounds);
	if (g->over_cells)
		bounds_limit(g->doc, whole, cells, g->doc->limits->cells);
}

void grids_put(struct grids *g)
{
	struct making m = { .g = g, .head = NONE, .last = NONE };

	g->sheet = arena_alloc(g->work, (g->n + 1) * sizeof *g->sheet);
	g->row_0 = arena_alloc(g->work, (g->n + 1) * sizeof *g->row_0);
	put_title(g);
	for (uint32_t i = 0; i < g->n; i++) {
		const struct grid *t = &g->grid[i];

		g->sheet[i] = NONE;
		if (t->n_cells == 0)
			continue;
		if (m.last == NONE || t->follows != m.last || !goes_on(&g->grid[m.head], t)) {
			close_sheet(&m);
			if (!open_sheet(&m, i))
				break;
		}
		put_grid(&m, i);
	}
	close_sheet(&m);
	report_over(g);
}

struct place grids_place(const struct grids *g, uint32_t grid)
{
	if (grid == NONE || g->sheet[grid] == NONE)
		return place_doc(g->doc->index);
	return place_sheet(g->doc->index, g->sheet[grid]);
}
