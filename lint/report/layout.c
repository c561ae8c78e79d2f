/* Which rows show one and the same cell: those of a merged cell, and, where merges were lost, those
 * that leave out what they have in common with the row above. */
#include "report/layout.h"

static bool is_blank(str text)
{
	return str_trim(text).n == 0;
}

static void take_rows(struct layout *l, uint32_t list, struct arena *a)
{
	const struct corpus *c = l->c;
	uint32_t skipped = list_skipped(c, list), skipped_end = list_skipped(c, list + 1), cap = 0;

	for (uint32_t i = l->list->item; i < l->list->item_end; i++) {
		const struct item *it = &c->item[i];

		for (uint32_t r = it->row; r < it->row + it->n_rows; r++) {
			for (; skipped < skipped_end && c->skipped[skipped].row < r; skipped++) {
				l->row = arena_room(a, l->row, l->n_rows, &cap, sizeof *l->row);
				l->row[l->n_rows++] =
					(struct layout_row){ c->skipped[skipped].row, NONE };
			}
			if (skipped < skipped_end && c->skipped[skipped].row == r)
				continue;
			l->row = arena_room(a, l->row, l->n_rows, &cap, sizeof *l->row);
			l->row[l->n_rows++] = (struct layout_row){ r, i };
		}
	}
	for (; skipped < skipped_end; skipped++) {
		l->row = arena_room(a, l->row, l->n_rows, &cap, sizeof *l->row);
		l->row[l->n_rows++] = (struct layout_row){ c->skipped[skipped].row, NONE };
	}
}

/* ---- cells ---- */

/* Tells items apart, or numbers them: rows of one item share it. */
static bool is_shared(const struct layout *l, const struct layout_column *col)
{
	const struct kind *k = l->list->kind;

	if (col->field >= N_FIELDS || l->list->col[col->field] != col->col)
		return false;
	if (col->field == FIELD_SEQ)
		return true;
	for (uint32_t i = 0; i < k->n_columns; i++)
		if (k->column[i].field == col->field)
			return k->column[i].identity;
	return false;
}

static bool continues_item(const struct layout *l, uint32_t row, const struct layout_column *col,
                           str above, str own)
{
	if (l->row[row].item != l->row[row - 1].item || !is_shared(l, col) || is_blank(above))
		return false;
	return is_blank(own) || str_eq(str_trim(own), str_trim(above));
}

/* What a sub-item takes from its main item; "" when it takes nothing. */
static str inherited(const struct layout *l, uint32_t row, const struct layout_column *col, str own)
{
	const struct corpus *c = l->c;
	uint32_t item = l->row[row].item;

	if (!is_blank(own) || col->field >= N_FIELDS || l->list->col[col->field] != col->col ||
	    l->row[row].row != c->item[item].row || !item_inherits(c, item))
		return STR("");
	return cell_text(item_cell(c, item, col->field));
}

static void lay_cell(struct layout *l, uint32_t row, uint32_t column)
{
	const struct table *t = &l->c->doc[l->list->doc]->table;
	const struct layout_column *col = &l->column[column];
	const struct cell *own = table_cell(t, l->row[row].row, col->col);
	struct layout_cell *cell = layout_at(l, row, column), *above;
	str taken;

	*cell = (struct layout_cell){ cell_text(own), row };
	if (row == 0 || l->row[row - 1].item == NONE)
		return;
	above = layout_at(l, row - 1, column);
	taken = inherited(l, row, col, cell->text);
	if (own->n > 0 && own->at == table_cell(t, l->row[row - 1].row, col->col)->at)
		*cell = *above;
	else if (continues_item(l, row, col, above->text, cell->text))
		*cell = *above;
	else if (taken.n > 0 && taken.p == above->text.p)
		*cell = *above;
	else if (taken.n > 0)
		cell->text = taken;
}

void layout_build(struct layout *l, const struct corpus *c, uint32_t list, enum layout_for what,
                  struct arena *a)
{
	*l = (struct layout){ .c = c, .list = &c->list[list] };
	layout_columns(l, what, a);
	take_rows(l, list, a);
	l->cell = arena_alloc(a, ((size_t)l->n_rows * l->n_columns + 1) * sizeof *l->cell);
	for (uint32_t row = 0; row < l->n_rows; row++) {
		for (uint32_t column = 0; column < l->n_columns; column++) {
			layout_at(l, row, column)->top = row;
			if (l->row[row].item != NONE)
				lay_cell(l, row, column);
		}
	}
}

uint32_t layout_bottom(const struct layout *l, uint32_t row, uint32_t column)
{
	uint32_t top = layout_at(l, row, column)->top, end = row + 1;

	while (end < l->n_rows && layout_at(l, end, column)->top == top)
		end++;
	return end;
}
