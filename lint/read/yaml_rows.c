/* Growing arrays of one part. */
#include "read/yaml_rows.h"

void yaml_rows_reset(struct yaml_rows *r)
{
	arena_release(&r->arena);
	sink_release(&r->sink);
	*r = (struct yaml_rows){ 0 };
}

struct yaml_run *yaml_rows_open(struct yaml_rows *r, str name, uint32_t doc, uint32_t list)
{
	struct yaml_run *run;

	r->run = arena_room(&r->arena, r->run, r->n_runs, &r->cap_runs, sizeof *r->run);
	run = &r->run[r->n_runs++];
	*run = (struct yaml_run){ .name = name, .doc = doc, .list = list };
	intern_init(&run->names, &r->arena);
	return run;
}

void yaml_rows_prop(struct yaml_rows *r, struct yaml_prop p)
{
	r->prop = arena_room(&r->arena, r->prop, r->n_props, &r->cap_props, sizeof *r->prop);
	r->prop[r->n_props++] = p;
}

void yaml_rows_fault(struct yaml_rows *r, const struct doc *d, struct report f)
{
	if (r->sink.n < d->limits->findings)
		sink_add(&r->sink, f);
}

uint32_t yaml_run_column(struct yaml_rows *r, struct yaml_run *run, str name, str text,
                         uint32_t pos)
{
	uint32_t n = run->names.n, col;

	if (str_within(name, text))
		col = intern_keep(&run->names, name);
	else
		col = intern_add(&run->names, name);
	if (col < n)
		return col;
	run->column = arena_room(&r->arena, run->column, n, &run->cap_columns, sizeof *run->column);
	run->column[n] =
		(struct yaml_column){ .name = run->names.text[n], .pos = pos, .item = NONE };
	return col;
}

uint32_t yaml_run_row(struct yaml_rows *r, struct yaml_run *run, uint32_t line)
{
	run->line =
		arena_room(&r->arena, run->line, run->n_rows, &run->cap_rows, sizeof *run->line);
	run->line[run->n_rows] = line;
	return run->n_rows++;
}

void yaml_run_cell(struct yaml_rows *r, struct yaml_run *run, struct yaml_cell c)
{
	run->cell =
		arena_room(&r->arena, run->cell, run->n_cells, &run->cap_cells, sizeof *run->cell);
	run->cell[run->n_cells++] = c;
}
