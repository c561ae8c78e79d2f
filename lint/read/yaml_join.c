/* From the rows of all parts to the table: columns are counted anew over a whole list. */
#include "read/faults.h"
#include "read/text.h"
#include "read/yaml_rows.h"

enum { SORTED_HERE = 64 }; /* longer rows are left to the table, which sorts all the sheet then */

/* Keys outside lists, of the YAML document at hand. */
struct props {
	uint32_t doc;
	struct intern keys;
	struct yaml_prop *first; /* [keys.n] where each was given first */
	uint32_t *at;            /* [keys.n] where it is in d->prop */
	uint32_t cap_first, cap_at;
};

/* The sheet being filled. */
struct joiner {
	struct doc *d;
	struct arena scratch;
	uint32_t list; /* of its runs */
	uint32_t doc;
	bool is_open, full, no_more; /* full: the rest of this sheet is left out */
	struct intern names;
	uint32_t *pos; /* [names.n] */
	uint32_t cap_pos;
	uint32_t *line; /* [n_rows] */
	uint32_t n_rows, cap_rows;

	/* over all sheets */
	struct arena arena;
	uint32_t *doc_of; /* [d->table.n_sheets] */
	uint32_t cap_docs;
	struct props props;
	struct map shared; /* by address in the part at hand: index into text */
	str *text;
	uint32_t n_texts, cap_texts;
};

static str kept(struct doc *d, str s)
{
	return str_within(s, d->text) || s.n == 0 ? s : arena_copy(&d->arena, s);
}

/* The lasting text of a value; one that aliases share is copied once. */
static str kept_value(struct joiner *j, str s, uint32_t flags)
{
	uint32_t *id;

	if (!(flags & YAML_ALIASED) || str_within(s, j->d->text))
		return kept(j->d, s);
	id = map_at(&j->shared, (uint64_t)(uintptr_t)s.p);
	if (*id == NONE) {
		*id = j->n_texts;
		j->text =
			arena_room(&j->arena, j->text, j->n_texts, &j->cap_texts, sizeof *j->text);
		j->text[j->n_texts++] = kept(j->d, s);
	}
	return j->text[*id];
}

static void close_sheet(struct joiner *j)
{
	struct doc *d = j->d;
	struct sheet *s;
	enum table_limit before = d->table.limit;

	if (!j->is_open)
		return;
	table_close_sheet(&d->table, j->line);
	if (d->table.limit != before) /* what nested rows inherit was too much */
		text_limit(d, place_sheet(d->index, d->table.n_sheets - 1));
	s = &d->table.sheet[d->table.n_sheets - 1];
	s->n_head = j->names.n;
	s->head = arena_alloc(&d->arena, s->n_head * sizeof *s->head);
	s->head_pos = arena_alloc(&d->arena, s->n_head * sizeof *s->head_pos);
	for (uint32_t i = 0; i < s->n_head; i++) {
		s->head[i] = j->names.text[i];
		s->head_pos[i] = j->pos[i];
	}
	arena_release(&j->scratch);
	j->is_open = false;
}

static void open_sheet(struct joiner *j, const struct yaml_run *run)
{
	struct table *t = &j->d->table;

	close_sheet(j);
	j->list = run->list;
	j->n_rows = j->cap_rows = j->cap_pos = 0;
	j->line = j->pos = NULL;
	j->full = j->no_more || !table_open_sheet(t, kept(j->d, run->name), 0);
	if (j->full) {
		if (!j->no_more)
			text_limit(j->d, place_doc(j->d->index));
		j->no_more = true;
		return;
	}
	j->doc_of =
		arena_room(&j->arena, j->doc_of, t->n_sheets - 1, &j->cap_docs, sizeof *j->doc_of);
	j->doc_of[t->n_sheets - 1] = run->doc;
	intern_init(&j->names, &j->scratch);
	j->is_open = true;
}

/* The sheet's columns for those of the run. */
static uint32_t *map_columns(struct joiner *j, const struct yaml_run *run)
{
	uint32_t *map = arena_alloc(&j->scratch, run->names.n * sizeof *map);

	for (uint32_t i = 0; i < run->names.n; i++) {
		uint32_t n = j->names.n;

		map[i] = intern_find(&j->names, run->column[i].name);
		if (map[i] != NONE)
			continue;
		map[i] = intern_keep(&j->names, kept(j->d, run->column[i].name));
		j->pos = arena_room(&j->scratch, j->pos, n, &j->cap_pos, sizeof *j->pos);
		j->pos[n] = run->column[i].pos;
	}
	return map;
}

/* Sorts the cells of a row by column; most rows are sorted already. */
static void sort_row(struct yaml_cell *cell, uint32_t n, const uint32_t *map)
{
	if (n > SORTED_HERE)
		return;
	for (uint32_t i = 1; i < n; i++) {
		struct yaml_cell c = cell[i];
		uint32_t k = i;

		if (map[cell[i - 1].col] < map[c.col])
			continue;
		for (; k > 0 && map[cell[k - 1].col] > map[c.col]; k--)
			cell[k] = cell[k - 1];
		cell[k] = c;
	}
}

static bool put(struct joiner *j, const struct yaml_cell *c, uint32_t col, uint32_t base)
{
	struct table *t = &j->d->table;
	struct merge m = { base + c->row, base + c->row_last, col, col };
	str text = kept_value(j, c->text, c->flags);

	return table_put(t, m.row, col, text, c->pos, c->flags & ~(uint32_t)YAML_ALIASED) &&
	       (m.row == m.row_last || table_merge(t, m));
}

static void put_cells(struct joiner *j, struct yaml_run *run, uint32_t base)
{
	const uint32_t *map = map_columns(j, run);

	for (uint32_t i = 0, end; i < run->n_cells; i = end) {
		for (end = i + 1; end < run->n_cells && run->cell[end].row == run->cell[i].row;)
			end++;
		sort_row(run->cell + i, end - i, map);
		for (uint32_t k = i; k < end; k++) {
			const struct yaml_cell *c = &run->cell[k];

			if (put(j, c, map[c->col], base))
				continue;
			text_limit(j->d, place_source(j->d->index, c->pos, c->pos + 1));
			j->full = true;
			return;
		}
	}
}

static void join_run(struct joiner *j, struct yaml_run *run)
{
	uint32_t base;

	if (run->list == NONE || !j->is_open || run->list != j->list)
		open_sheet(j, run);
	if (j->full)
		return;
	base = j->n_rows;
	for (uint32_t i = 0; i < run->n_rows; i++) {
		j->line =
			arena_room(&j->scratch, j->line, j->n_rows, &j->cap_rows, sizeof *j->line);
		j->line[j->n_rows++] = run->line[i];
	}
	put_cells(j, run, base);
}

static void keep_texts(struct doc *d, struct finding *f)
{
	for (uint32_t i = 0; i < FINDING_ARGS; i++) {
		if (f->arg[i].zh.n)
			f->arg[i].zh = arena_copy(&d->faults.arena, f->arg[i].zh);
		if (f->arg[i].en.n)
			f->arg[i].en = arena_copy(&d->faults.arena, f->arg[i].en);
	}
}

static void join_faults(struct doc *d, struct yaml_rows *r)
{
	for (uint32_t i = 0; i < r->sink.n; i++)
		keep_texts(d, &r->sink.finding[i]);
	if (d->faults.n < d->limits->findings)
		sink_append(&d->faults, &r->sink);
	d->unreadable |= r->lost;
}

static struct place prop_place(const struct doc *d, const struct yaml_prop *p)
{
	return place_source(d->index, p->pos, p->pos + p->value.n);
}

/* A key given before: the later value counts. */
static void repeat_prop(struct joiner *j, const struct yaml_prop *p, sid id)
{
	struct doc *d = j->d;
	const struct yaml_prop *first = &j->props.first[id];
	str name = arena_copy(&d->faults.arena, p->key);

	doc_fault(d, (struct report){ .rule = &rule_read_duplicate_key,
	                              .at = place_source(d->index, p->key_pos, p->key_end),
	                              .arg = { arg_str(name) } });
	sink_relate(&d->faults, place_source(d->index, first->key_pos, first->key_end), 0);
	d->prop[j->props.at[id]].value = kept_value(j, p->value, p->flags);
	d->prop[j->props.at[id]].at = prop_place(d, p);
}

static void new_prop(struct joiner *j, const struct yaml_prop *p)
{
	struct props *o = &j->props;
	uint32_t n = o->keys.n;
	str key = kept(j->d, p->key);

	intern_keep(&o->keys, key);
	o->first = arena_room(&j->arena, o->first, n, &o->cap_first, sizeof *o->first);
	o->first[n] = *p;
	o->at = arena_room(&j->arena, o->at, n, &o->cap_at, sizeof *o->at);
	o->at[n] = j->d->n_props;
	doc_add_prop(j->d, (struct prop){ key, kept_value(j, p->value, p->flags),
	                                  prop_place(j->d, p), p->doc });
}

static void join_prop(struct joiner *j, const struct yaml_prop *p)
{
	struct props *o = &j->props;
	sid id;

	if (p->doc != o->doc) {
		intern_init(&o->keys, &j->arena);
		o->doc = p->doc;
	}
	id = intern_find(&o->keys, p->key);
	if (id != NONE)
		repeat_prop(j, p, id);
	else
		new_prop(j, p);
}

/* Names of lists, and keys without a value, were kept to see them given twice. */
static void drop_blank_props(struct doc *d)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < d->n_props; i++)
		if (d->prop[i].value.n > 0)
			d->prop[n++] = d->prop[i];
	d->n_props = n;
}

void yaml_rows_join(struct doc *d, struct yaml_rows *part, uint32_t n_parts)
{
	struct joiner j = { .d = d };

	intern_init(&j.props.keys, &j.arena);
	for (uint32_t i = 0; i < n_parts; i++) {
		struct yaml_rows *r = &part[i];

		map_init(&j.shared, &j.arena);
		for (uint32_t k = 0; k < r->n_runs; k++)
			join_run(&j, &r->run[k]);
		for (uint32_t k = 0; k < r->n_props; k++)
			join_prop(&j, &r->prop[k]);
		join_faults(d, r);
		yaml_rows_reset(r);
	}
	close_sheet(&j);
	drop_blank_props(d);
	for (uint32_t s = 0; s < d->table.n_sheets; s++)
		d->table.sheet[s].part = j.doc_of[s];
	arena_release(&j.scratch);
	arena_release(&j.arena);
}
