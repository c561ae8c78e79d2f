/* Gathering: rows and cells find their places, spans become merges, texts their owner. */
#include "read/grids.h"

#include "base/utf8.h"

enum { LINE_BYTES = 512 }; /* longer lines name nothing */

void grids_init(struct grids *g, struct doc *d, struct arena *work)
{
	*g = (struct grids){ .doc = d, .work = work, .open = NONE, .last = NONE };
	g->line.arena = work;
}

static struct grid *open_grid(const struct grids *g)
{
	return g->open == NONE ? NULL : &g->grid[g->open];
}

/* ---- texts ---- */

/* Where text goes. What stands in a table but in none of its cells belongs before it. */
static struct buf *flow(struct grids *g, struct grid **owner)
{
	for (uint32_t i = g->open; i != NONE; i = g->grid[i].parent) {
		*owner = &g->grid[i];
		if ((*owner)->in_cell)
			return &(*owner)->text;
		if ((*owner)->in_caption)
			return &(*owner)->caption;
	}
	*owner = NULL;
	return &g->line;
}

str grids_written(const struct grids *g)
{
	struct grid *owner;

	return buf_str(flow((struct grids *)(uintptr_t)g, &owner));
}

static str whole_characters(str text, size_t n)
{
	while (n > 0 && ((unsigned char)text.p[n] & 0xC0) == 0x80)
		n--;
	return str_slice(text, 0, n);
}

void grids_text(struct grids *g, str text)
{
	struct grid *owner;
	struct buf *to = flow(g, &owner);
	size_t most = owner ? g->doc->limits->cell_bytes : LINE_BYTES, room = most - to->n;

	if (text.n > room) {
		text = whole_characters(text, room);
		if (owner)
			owner->cut = true;
	}
	if (text.n)
		buf_add(to, text);
}

static void end_line(struct grids *g)
{
	str text = str_trim(buf_str(&g->line));
	bool heading = g->heading, whole = g->line.n + 4 < LINE_BYTES;

	g->line.n = 0;
	g->heading = false;
	if (text.n == 0)
		return;
	if (!is_continuation(text))
		g->last = NONE;
	if (!whole || is_continuation(text))
		return;
	text = arena_copy(g->work, text);
	above_add(&g->above, text, heading);
	if (heading && !g->heading_first.n)
		g->heading_first = text;
	if (!g->line_first.n && g->n == 0 && is_title(text))
		g->line_first = text;
}

void grids_newline(struct grids *g)
{
	struct grid *owner;

	if (flow(g, &owner) == &g->line)
		end_line(g);
	else
		grids_text(g, STR("\n"));
}

void grids_break(struct grids *g)
{
	str written = grids_written(g);

	if (written.n > 0 && !str_ends(written, STR("\n")))
		grids_newline(g);
}

void grids_heading(struct grids *g)
{
	struct grid *owner;

	g->heading = flow(g, &owner) == &g->line;
}

void grids_page_title(struct grids *g, str title)
{
	g->page_title = title;
}

/* ---- tables ---- */

static str title_here(struct grids *g)
{
	struct grid *owner;
	struct buf *written = flow(g, &owner);
	struct above a;

	if (!owner)
		return above_title(&g->above);
	above_of(&a, buf_str(written));
	return above_title(&a);
}

void grids_open(struct grids *g, uint32_t flags)
{
	struct grid *owner;
	str title;

	if (flow(g, &owner) == &g->line)
		end_line(g);
	title = title_here(g);
	g->grid = arena_room(g->work, g->grid, g->n, &g->cap, sizeof *g->grid);
	g->grid[g->n] = (struct grid){
		.title = title.n ? arena_copy(&g->doc->arena, title) : title,
		.flags = flags | SHEET_TABLE,
		.parent = g->open,
		.follows = g->open == NONE ? g->last : NONE,
		.text = { .arena = g->work },
		.caption = { .arena = g->work },
	};
	for (uint32_t i = g->open; i != NONE && !(g->grid[i].flags & SHEET_NESTS);
	     i = g->grid[i].parent)
		g->grid[i].flags |= SHEET_NESTS;
	g->open = g->n++;
}

void grids_open_caption(struct grids *g)
{
	struct grid *t = open_grid(g);

	if (t && !t->in_row)
		t->in_caption = true;
}

void grids_close_caption(struct grids *g)
{
	struct grid *t = open_grid(g);
	str title;

	if (!t || !t->in_caption)
		return;
	t->in_caption = false;
	title = str_trim(buf_str(&t->caption));
	if (title.n)
		t->title = arena_copy(&g->doc->arena, title);
}

void grids_end_group(struct grids *g)
{
	struct grid *t = open_grid(g);

	if (!t)
		return;
	grids_close_row(g);
	for (; t->group_merge < t->n_merges; t->group_merge++) {
		struct merge *m = &t->merge[t->group_merge];

		if (m->row_last <= t->n_rows)
			continue;
		m->row_last = t->n_rows;
		for (uint32_t c = m->col; c <= m->col_last && c < t->n_taken; c++)
			t->taken[c].row_last = 0;
	}
}

void grids_close(struct grids *g)
{
	struct grid *t = open_grid(g);

	if (!t)
		return;
	grids_close_caption(g);
	grids_end_group(g);
	if (t->parent == NONE) {
		g->last = g->open;
		g->above.n = 0;
	}
	g->open = t->parent;
}

/* ---- rows ---- */

void grids_open_row(struct grids *g)
{
	struct grid *t = open_grid(g);

	if (!t)
		return;
	grids_close_caption(g);
	grids_close_row(g);
	t->in_row = true;
	t->n_rows++;
	t->col = 0;
}

void grids_hide_row(struct grids *g)
{
	struct grid *t = open_grid(g);

	t->hidden = arena_room(g->work, t->hidden, t->n_hidden, &t->cap_hidden, sizeof *t->hidden);
	t->hidden[t->n_hidden++] = t->n_rows;
}

void grids_close_row(struct grids *g)
{
	struct grid *t = open_grid(g);

	if (!t)
		return;
	grids_close_cell(g);
	t->in_row = false;
}

void grids_drop_row(struct grids *g)
{
	struct grid *t = open_grid(g);

	if (!t || !t->in_row)
		return;
	grids_close_row(g);
	while (t->n_cells > 0 && t->cell[t->n_cells - 1].row == t->n_rows)
		t->n_cells--;
	while (t->n_merges > 0 && t->merge[t->n_merges - 1].row == t->n_rows)
		t->n_merges--;
	for (uint32_t c = 0; c < t->n_hang; c++)
		if (t->hang[c].merge != NONE && t->hang[c].row_last == t->n_rows) {
			t->hang[c].row_last--;
			if (t->hang[c].merge >= t->n_merges)
				t->hang[c].merge = NONE;
			else
				t->merge[t->hang[c].merge].row_last = t->n_rows - 1;
		}
	t->n_rows--;
}

void grids_skip(struct grids *g, uint32_t cols)
{
	struct grid *t = open_grid(g);

	if (t && t->col <= g->doc->limits->cols && cols <= g->doc->limits->cols)
		t->col += cols;
}

/* ---- cells ---- */

static void add_merge(struct grids *g, struct merge m)
{
	struct grid *t = open_grid(g);

	t->merge = arena_room(g->work, t->merge, t->n_merges, &t->cap_merges, sizeof *t->merge);
	t->merge[t->n_merges++] = m;
}

/* Passing by cells from above costs time, so that there is a bound to it. */
static bool may_pass(struct grids *g)
{
	if (g->n_taken++ < bounds_covered(&g->bounds))
		return true;
	g->over_taken = true;
	return false;
}

static uint32_t free_col(struct grids *g, const struct grid *t)
{
	uint32_t col = t->col;

	while (col < t->n_taken && t->taken[col].row_last >= t->n_rows && may_pass(g))
		col = t->taken[col].next;
	return col;
}

static void take_below(struct grids *g, struct grid *t, uint32_t row_last)
{
	uint32_t end = t->col + t->cols;

	for (uint32_t c = t->col; c < end && may_pass(g); c++) {
		for (; t->n_taken <= c; t->n_taken++) {
			t->taken = arena_room(g->work, t->taken, t->n_taken, &t->cap_taken,
			                      sizeof *t->taken);
			t->taken[t->n_taken] = (struct taken){ 0 };
		}
		t->taken[c] = (struct taken){ row_last, end };
	}
}

void grids_open_cell(struct grids *g, uint32_t cols, uint32_t rows)
{
	struct grid *t = open_grid(g);
	uint32_t row_last;

	if (!t)
		return;
	if (!t->in_row)
		grids_open_row(g);
	grids_close_cell(g);
	g->bounds.n_cells++;
	t->in_cell = true;
	t->dropped = false;
	t->text.n = 0;
	t->cols = cols == 0 ? 1 : cols < g->doc->limits->cols ? cols : g->doc->limits->cols;
	t->col = free_col(g, t);
	t->n_cols = t->col + t->cols > t->n_cols ? t->col + t->cols : t->n_cols;
	row_last =
		rows && rows < UINT32_MAX / 2 - t->n_rows ? t->n_rows + rows - 1 : UINT32_MAX / 2;
	if (t->cols > 1 || rows != 1)
		add_merge(g, (struct merge){ t->n_rows, row_last, t->col, t->col + t->cols - 1 });
	if (rows != 1)
		take_below(g, t, row_last);
}

/* Where it is kept what hangs down in the column of the open cell. NULL: too far right. */
static struct hang *hang_here(struct grids *g, struct grid *t)
{
	if (t->col >= g->doc->limits->cols)
		return NULL;
	for (; t->n_hang <= t->col; t->n_hang++) {
		t->hang = arena_room(g->work, t->hang, t->n_hang, &t->cap_hang, sizeof *t->hang);
		t->hang[t->n_hang] = (struct hang){ .merge = NONE };
	}
	return &t->hang[t->col];
}

void grids_hang_begin(struct grids *g)
{
	struct grid *t = open_grid(g);
	struct hang *h = t && t->in_cell ? hang_here(g, t) : NULL;

	if (!h)
		return;
	if (t->cols == 1)
		add_merge(g, (struct merge){ t->n_rows, t->n_rows, t->col, t->col });
	*h = (struct hang){ t->n_merges - 1, t->n_rows };
}

void grids_hang_on(struct grids *g)
{
	struct grid *t = open_grid(g);
	struct hang *h = t && t->in_cell ? hang_here(g, t) : NULL;

	if (!h)
		return;
	if (h->merge == NONE || h->row_last + 1 != t->n_rows) {
		grids_hang_begin(g);
		return;
	}
	if (t->cols > 1)
		t->n_merges--; /* its own, which the one from above holds */
	t->merge[h->merge].row_last = h->row_last = t->n_rows;
	t->dropped = true;
}

void grids_drop_text(struct grids *g)
{
	struct grid *t = open_grid(g);

	if (t && t->in_cell)
		t->dropped = true;
}

uint32_t grids_row(const struct grids *g, uint32_t *grid)
{
	*grid = g->open;
	return g->open == NONE ? 0 : g->grid[g->open].n_rows;
}

static void keep_cell(struct grids *g, struct grid *t, str text)
{
	if (g->bounds.n_cells > g->doc->limits->cells) {
		g->over_cells = true;
		return;
	}
	text = arena_copy(&g->doc->arena, text);
	t->cell = arena_room(g->work, t->cell, t->n_cells, &t->cap_cells, sizeof *t->cell);
	t->cell[t->n_cells++] = (struct grid_cell){ text.p, (uint32_t)text.n, t->n_rows, t->col };
}

static str without_newlines(str s)
{
	while (s.n > 0 && s.p[0] == '\n')
		s = str_from_byte(s, 1);
	while (s.n > 0 && s.p[s.n - 1] == '\n')
		s.n--;
	return s;
}

void grids_close_cell(struct grids *g)
{
	struct grid *t = open_grid(g);
	str text;

	if (!t || !t->in_cell)
		return;
	t->in_cell = false;
	text = without_newlines(buf_str(&t->text));
	if (str_trim(text).n > 0 && !t->dropped)
		keep_cell(g, t, text);
	if (t->col <= g->doc->limits->cols)
		t->col += t->cols;
}
