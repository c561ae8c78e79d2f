/* From the logical place of a finding to what a person or an editor looks for. */
#include "report/report.h"

#include "read/reader.h"

/* ---- the list and item of a place ---- */

static uint32_t first_row(const struct list *l)
{
	return l->header_row == NONE ? l->row : l->header_row;
}

/* Does the list begin behind the place? */
static bool begins_after(const struct list *l, struct place at)
{
	if (l->doc != at.doc)
		return l->doc > at.doc;
	if (l->sheet != at.sheet)
		return l->sheet > at.sheet;
	return first_row(l) > at.row;
}

static uint32_t list_of(const struct corpus *c, struct place at)
{
	uint32_t lo = 0, hi = c->n_lists;

	if (at.sheet == NONE || at.row == NONE)
		return NONE;
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		if (begins_after(&c->list[mid], at))
			hi = mid;
		else
			lo = mid + 1;
	}
	if (lo == 0 || c->list[lo - 1].doc != at.doc || c->list[lo - 1].sheet != at.sheet ||
	    c->list[lo - 1].row_end <= at.row)
		return NONE;
	return lo - 1;
}

static uint32_t item_of(const struct corpus *c, const struct list *l, uint32_t row)
{
	uint32_t lo = l->item, hi = l->item_end;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		if (c->item[mid].row > row)
			hi = mid;
		else
			lo = mid + 1;
	}
	if (lo == l->item || row >= c->item[lo - 1].row + c->item[lo - 1].n_rows)
		return NONE;
	return lo - 1;
}

/* ---- lines and columns of text formats ---- */

/* Is the place in a row of a grid, but has no text of its own? Then only its line is known. */
static bool is_blank_in_grid(const struct doc *d, struct place at)
{
	if (at.sheet == NONE || at.sheet >= d->table.n_sheets || d->table.sheet[at.sheet].head)
		return false;
	return at.row == NONE || at.col == NONE || table_cell(&d->table, at.row, at.col)->n == 0;
}

static void take_spot(const struct doc *d, struct place at, struct where *w)
{
	struct spot s = reader_spot(d, at);

	w->line = s.line;
	if (is_blank_in_grid(d, at))
		return;
	w->column = s.column;
	w->end_line = s.end_line;
	w->end_column = s.end_column;
}

/* ---- all together ---- */

static void take_column(const struct corpus *c, const struct sheet *s, uint32_t col,
                        struct where *w)
{
	const struct list *l = w->list == NONE ? NULL : &c->list[w->list];

	if (l && col < l->n_cols) {
		w->header = l->header[col];
		w->field = l->field[col] < N_FIELDS ? (enum field)l->field[col] : FIELD_ABSENT;
	}
	if (w->header.n == 0 && s->head && col < s->n_head)
		w->header = s->head[col];
}

static void take_sheet(const struct corpus *c, struct place at, struct where *w)
{
	const struct doc *d = c->doc[at.doc];
	const struct sheet *s = &d->table.sheet[at.sheet];

	if (reader_has_sheets(d->reader))
		w->sheet = s->name;
	w->sheet_flags = s->flags;
	if (at.row == NONE || at.row >= d->table.n_rows)
		return;
	w->row = d->table.row[at.row].number;
	w->list = list_of(c, at);
	if (w->list != NONE)
		w->item = item_of(c, &c->list[w->list], at.row);
	if (at.col == NONE)
		return;
	take_column(c, s, at.col, w);
	if (!s->head)
		table_a1(w->cell, w->row, at.col);
}

struct where where_of(const struct corpus *c, struct place at)
{
	struct where w = { .field = FIELD_ABSENT, .list = NONE, .item = NONE };
	const struct doc *d = c->doc[at.doc];

	w.file = d->name;
	if (at.sheet != NONE && at.sheet < d->table.n_sheets)
		take_sheet(c, at, &w);
	take_spot(d, at, &w);
	return w;
}

struct called where_called(const struct corpus *c, uint32_t item)
{
	static const enum field names[] = { FIELD_NAME, FIELD_TASK, FIELD_SUB, FIELD_STEP,
		                            FIELD_CONTENT };
	static const enum field subs[] = { FIELD_SUB, FIELD_STEP };
	struct called k = { 0 };

	if (item == NONE)
		return k;
	k.code = item_text(c, item, FIELD_CODE);
	for (uint32_t i = 0; i < countof(names) && k.name.n == 0; i++)
		k.name = item_text(c, item, names[i]);
	for (uint32_t i = 0; i < countof(subs) && k.sub.n == 0; i++)
		k.sub = item_text(c, item, subs[i]);
	if (str_eq(k.sub, k.name))
		k.sub = (str){ 0 };
	return k;
}
