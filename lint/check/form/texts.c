/* Walking the cells of a list. */
#include "check/form/texts.h"

bool texts_next(const struct corpus *c, const struct list *l, uint32_t traits, uint32_t *next,
                struct text_at *out)
{
	const uint16_t *trait = c->trait[l->doc];
	const struct table *t = &c->doc[l->doc]->table;
	uint32_t i = *next ? *next : t->row[l->row].cell, end = t->row[l->row_end].cell;
	uint32_t row = *next ? out->at.row : l->row;

	for (; i < end; i++) {
		const struct cell *cell = &t->cell[i];

		if (traits && !(trait[i] & traits))
			continue;
		while (t->row[row + 1].cell <= i)
			row++;
		if (cell->flags & (CELL_COVERED | CELL_NUMBER | CELL_DATE | CELL_ERROR) ||
		    cell->col >= l->n_cols || l->field[cell->col] == FIELD_ABSENT)
			continue;
		*next = i + 1;
		*out = (struct text_at){ .cell = cell,
			                 .text = cell_text(cell),
			                 .at = place_cell(l->doc, l->sheet, row, cell->col),
			                 .field = l->field[cell->col],
			                 .traits = trait[i] };
		return true;
	}
	return false;
}

uint32_t text_item(const struct corpus *c, const struct list *l, struct place at)
{
	uint32_t lo = l->item, hi = l->item_end;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (c->item[mid].row > at.row)
			hi = mid;
		else
			lo = mid + 1;
	}
	if (lo > l->item && at.row < c->item[lo - 1].row + c->item[lo - 1].n_rows)
		return lo - 1;
	return NONE;
}

struct arg text_called(const struct pass *p, const struct list *l, struct place at)
{
	uint32_t item = text_item(p->c, l, at), row = p->c->doc[l->doc]->table.row[at.row].number;

	if (item != NONE)
		return item_called(p, item);
	return (struct arg){ arena_fmt(&p->out->arena, "第%u行", row),
		             arena_fmt(&p->out->arena, "row %u", row) };
}

struct arg text_header(const struct list *l, struct place at)
{
	uint32_t f = l->field[at.col];

	if (f < N_FIELDS)
		return list_header(l, (enum field)f);
	return arg_str(l->header[at.col]);
}
