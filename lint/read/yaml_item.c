/* An item: its fields, and the rows it makes when lists are nested in it. */
#include "read/faults.h"
#include "read/yaml_walk.h"

#include <stdlib.h>

/* What stood in the run before the item began. */
struct frame {
	uint32_t field, cell, row;
	uint32_t item;
	uint32_t line;
};

static uint32_t column_of(struct yaml_walk *w, str name, uint32_t pos)
{
	uint32_t col = w->expected;

	if (col >= w->run->names.n || !str_eq(w->run->column[col].name, name))
		col = yaml_run_column(w->out, w->run, name, w->d->text, pos);
	w->expected = col + 1;
	return col;
}

static void report_duplicate(struct yaml_walk *w, str name, const struct yaml_field *first,
                             struct yaml_key key)
{
	uint32_t before = w->out->sink.n;
	struct place at = place_source(w->d->index, first->key_pos, first->key_end);

	yaml_walk_fault(w, &rule_read_duplicate_key, key.pos, key.end,
	                arg_str(arena_copy(&w->out->sink.arena, name)), (struct arg){ 0 });
	if (w->out->sink.n > before)
		sink_relate(&w->out->sink, at, 0);
}

static bool fits(struct yaml_walk *w, uint32_t col, uint32_t pos)
{
	const struct text which = { "栏目数", "the number of columns" };

	if (col < w->d->limits->cols)
		return true;
	if (!w->out->lost)
		yaml_walk_fault(w, &rule_read_limit, pos, pos + 1, arg_text(which),
		                sink_number(&w->out->sink, w->d->limits->cols));
	w->out->lost = true;
	return false;
}

static void put_field(struct yaml_walk *w, str name, struct yaml_key key, struct yaml_value v)
{
	uint32_t col = column_of(w, name, key.pos);
	struct yaml_column *c = &w->run->column[col];

	if (!fits(w, col, key.pos))
		return;
	if (c->item == w->item) {
		report_duplicate(w, name, &w->field[c->field], key);
		w->field[c->field].value = v;
		return;
	}
	w->field =
		arena_room(&w->out->arena, w->field, w->n_fields, &w->cap_fields, sizeof *w->field);
	w->field[w->n_fields] = (struct yaml_field){ .value = v,
		                                     .key_pos = key.pos,
		                                     .key_end = key.end,
		                                     .col = col,
		                                     .item_before = c->item,
		                                     .field_before = c->field };
	c->item = w->item;
	c->field = w->n_fields++;
}

/* The elements of a list in an item: scalars are joined, mappings are inner items. */
static bool elements(struct yaml_walk *w, struct yaml_joined *j)
{
	while (yaml_events_next(&w->e)) {
		bool good = true;

		switch (w->e.event.type) {
		case YAML_SEQUENCE_END_EVENT:
			return true;
		case YAML_SEQUENCE_START_EVENT:
			yaml_walk_anchor(w);
			good = elements(w, j);
			break;
		case YAML_MAPPING_START_EVENT:
			good = yaml_walk_item(w);
			break;
		default:
			yaml_walk_join(w, j);
		}
		if (!good)
			return false;
	}
	return false;
}

static bool list_field(struct yaml_walk *w, uint32_t from, struct yaml_key key)
{
	uint32_t path = yaml_walk_push(w, key);
	struct yaml_joined j = { 0 };

	yaml_walk_anchor(w);
	if (!elements(w, &j))
		return false;
	if (j.n > 0)
		put_field(w, yaml_walk_pushed(w, from), key, yaml_walk_joined(&j));
	w->path.n = path;
	return true;
}

static bool fields(struct yaml_walk *w, uint32_t from);

static bool inner_fields(struct yaml_walk *w, uint32_t from, struct yaml_key key)
{
	uint32_t path = yaml_walk_push(w, key);

	yaml_walk_anchor(w);
	if (!fields(w, from))
		return false;
	w->path.n = path;
	return true;
}

static bool field_value(struct yaml_walk *w, uint32_t from, struct yaml_key key)
{
	switch (w->e.event.type) {
	case YAML_MAPPING_START_EVENT:
		return inner_fields(w, from, key);
	case YAML_SEQUENCE_START_EVENT:
		return list_field(w, from, key);
	default:
		put_field(w, yaml_walk_name(w, from, key.text), key, yaml_walk_value(w));
		return true;
	}
}

/* Fields up to the end of the mapping; their names begin behind byte `from` of the path. */
static bool fields(struct yaml_walk *w, uint32_t from)
{
	while (yaml_events_next(&w->e)) {
		struct yaml_key key;

		if (w->e.event.type == YAML_MAPPING_END_EVENT)
			return true;
		if (w->e.event.type != YAML_SCALAR_EVENT) {
			if (!yaml_walk_odd_key(w))
				return false;
			continue;
		}
		key = yaml_walk_key(w);
		if (!yaml_events_next(&w->e) || !field_value(w, from, key))
			return false;
	}
	return false;
}

static int by_column(const void *a, const void *b)
{
	const struct yaml_cell *x = a, *y = b;

	if (x->col != y->col)
		return x->col < y->col ? -1 : 1;
	return (x->row > y->row) - (x->row < y->row);
}

static int by_row(const void *a, const void *b)
{
	const struct yaml_cell *x = a, *y = b;

	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return (x->col > y->col) - (x->col < y->col);
}

/* The first of cells [lo, hi), sorted by column, that is of column col or a later one. */
static uint32_t first_of(const struct yaml_run *run, uint32_t lo, uint32_t hi, uint32_t col)
{
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		if (run->cell[mid].col < col)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static void put_cell(struct yaml_walk *w, const struct yaml_field *f, uint32_t row,
                     uint32_t row_last)
{
	yaml_run_cell(w->out, w->run,
	              (struct yaml_cell){ .text = f->value.text,
	                                  .pos = f->value.pos,
	                                  .row = row,
	                                  .row_last = row_last,
	                                  .col = (uint16_t)f->col,
	                                  .flags = f->value.flags });
}

/* Puts an outer field into the item's rows that have no value of their own in its column: the
 * inner cells [o->cell, end) are sorted by column and row, and do not overlap. */
static void cover(struct yaml_walk *w, const struct yaml_field *f, const struct frame *o,
                  uint32_t end)
{
	const struct text what = { "外层的这一栏", "this outer field" };
	const struct text why = { "内层每一项都另写了同名的栏目", "every inner item has its own" };
	uint32_t row = o->row, n_before = w->run->n_cells;

	for (uint32_t i = first_of(w->run, o->cell, end, f->col); i < end; i++) {
		struct yaml_cell own = w->run->cell[i];

		if (own.col != f->col)
			break;
		if (own.row > row)
			put_cell(w, f, row, own.row - 1);
		row = own.row_last + 1;
	}
	if (row < w->run->n_rows)
		put_cell(w, f, row, w->run->n_rows - 1);
	if (w->run->n_cells == n_before)
		yaml_walk_lost(w, f->value.pos, what, why);
}

static void put_outer_fields(struct yaml_walk *w, const struct frame *o)
{
	struct yaml_run *run = w->run;
	uint32_t end = run->n_cells;

	run->line[o->row] = o->line;
	if (end > o->cell)
		qsort(run->cell + o->cell, end - o->cell, sizeof *run->cell, by_column);
	for (uint32_t i = o->field; i < w->n_fields; i++)
		if (w->field[i].value.text.n > 0)
			cover(w, &w->field[i], o, end);
	if (run->n_cells > o->cell)
		qsort(run->cell + o->cell, run->n_cells - o->cell, sizeof *run->cell, by_row);
}

static void close_item(struct yaml_walk *w, const struct frame *o)
{
	if (w->run->n_rows > o->row) {
		put_outer_fields(w, o);
	} else {
		uint32_t row = yaml_run_row(w->out, w->run, o->line);
		for (uint32_t i = o->field; i < w->n_fields; i++)
			if (w->field[i].value.text.n > 0)
				put_cell(w, &w->field[i], row, row);
	}
	while (w->n_fields > o->field) {
		const struct yaml_field *f = &w->field[--w->n_fields];
		w->run->column[f->col].item = f->item_before;
		w->run->column[f->col].field = f->field_before;
	}
	w->item = o->item;
}

bool yaml_walk_item(struct yaml_walk *w)
{
	struct frame o = { .field = w->n_fields,
		           .cell = w->run->n_cells,
		           .row = w->run->n_rows,
		           .item = w->item,
		           .line = lines_at(text_lines(w->d), yaml_events_at(&w->e)) };

	yaml_walk_anchor(w);
	w->item = w->n_items++;
	w->expected = 0;
	if (!fields(w, w->path.n))
		return false;
	close_item(w, &o);
	return true;
}
