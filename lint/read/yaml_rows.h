/* What one part of a YAML file yields, in memory of its own, before the parts are joined. */
#ifndef READ_YAML_ROWS_H
#define READ_YAML_ROWS_H

#include "base/hash.h"
#include "doc/doc.h"

/* A key of items; columns of a run count from 0 in order of first appearance. */
struct yaml_column {
	str name;
	uint32_t pos;
	uint32_t item,
		field; /* the item that has it now, and which of its fields; see yaml_walk.c */
};

/* Beside enum cell_flag, until parts are joined: the text is shared with an anchor. */
enum { YAML_ALIASED = 1 << 15 };

/* A value of rows [row, row_last]. */
struct yaml_cell {
	str text; /* a slice of the document or of the part's arena */
	uint32_t pos;
	uint32_t row, row_last;
	uint16_t col, flags;
};

/* Items of one list. */
struct yaml_run {
	str name;
	uint32_t doc;  /* YAML document of the file, from 0 */
	uint32_t list; /* runs of one list, one after the other, become one sheet; NONE: alone */
	struct intern names;
	struct yaml_column *column; /* [names.n] */
	uint32_t cap_columns;
	struct yaml_cell *cell; /* by row, any order of columns */
	uint32_t n_cells, cap_cells;
	uint32_t *line; /* [n_rows] */
	uint32_t n_rows, cap_rows;
};

/* A `key: value` outside lists; a key without a value counts as given. */
struct yaml_prop {
	str key, value;
	uint32_t key_pos, key_end, pos;
	uint32_t doc;
	uint16_t flags;
};

struct yaml_rows {
	struct arena arena;
	struct sink sink;
	bool lost; /* something was not read: the document is unreadable */
	struct yaml_run *run;
	uint32_t n_runs, cap_runs;
	struct yaml_prop *prop;
	uint32_t n_props, cap_props;
};

/* Forgets all that was read. */
void yaml_rows_reset(struct yaml_rows *r);

/* The address holds until the next call. */
struct yaml_run *yaml_rows_open(struct yaml_rows *r, str name, uint32_t doc, uint32_t list);
void yaml_rows_prop(struct yaml_rows *r, struct yaml_prop p);
void yaml_rows_fault(struct yaml_rows *r, const struct doc *d, struct report f);

/* The column of a key, new at the end; a new name that is not a slice of text is copied. */
uint32_t yaml_run_column(struct yaml_rows *r, struct yaml_run *run, str name, str text,
                         uint32_t pos);
uint32_t yaml_run_row(struct yaml_rows *r, struct yaml_run *run, uint32_t line);
void yaml_run_cell(struct yaml_rows *r, struct yaml_run *run, struct yaml_cell c);

/* The rows of all parts, in order, become d->table and the props d->prop; they are reset. */
void yaml_rows_join(struct doc *d, struct yaml_rows *part, uint32_t n_parts);

/* Is s a slice of text? */
static inline bool str_within(str s, str text)
{
	return (uintptr_t)s.p >= (uintptr_t)text.p &&
	       (uintptr_t)s.p + s.n <= (uintptr_t)text.p + text.n;
}

#endif
