/* Tables by display width. */
#include "report/columns.h"

#include "report/glyph.h"

void columns_add(struct columns *t, str text)
{
	t->cell = arena_room(t->arena, t->cell, t->n_cells, &t->cap_cells, sizeof *t->cell);
	t->cell[t->n_cells++] = text;
}

static void measure(const struct columns *t, uint32_t width[MAX_COLUMNS])
{
	memset(width, 0, MAX_COLUMNS * sizeof *width);
	for (uint32_t i = 0; i < t->n_cells; i++) {
		uint32_t cells = text_cells(t->cell[i]);

		if (cells > width[i % t->n_cols])
			width[i % t->n_cols] = cells;
	}
}

static void put_cell(const struct columns *t, uint32_t i, uint32_t width, struct buf *out)
{
	uint32_t col = i % t->n_cols, pad = width - text_cells(t->cell[i]);
	bool right = t->right & 1u << col;

	buf_fill(out, ' ', 2 + (right ? pad : 0));
	text_put(out, t->cell[i]);
	if (!right && col + 1 < t->n_cols)
		buf_fill(out, ' ', pad);
}

/* Blanks at the end of a line are nobody's. */
static void end_row(struct buf *out)
{
	while (out->n > 0 && out->p[out->n - 1] == ' ')
		out->n--;
	buf_add(out, STR("\n"));
}

void columns_write(const struct columns *t, struct buf *out)
{
	uint32_t width[MAX_COLUMNS];

	measure(t, width);
	for (uint32_t i = 0; i < t->n_cells; i++) {
		put_cell(t, i, width[i % t->n_cols], out);
		if (i % t->n_cols + 1 == t->n_cols)
			end_row(out);
	}
}
