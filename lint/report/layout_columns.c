/* Which columns are written, in which order, under which names. */
#include "report/layout.h"

#include "base/utf8.h"
#include "model/header.h"

struct namer {
	struct layout *l;
	struct arena *a;
	struct map taken; /* hash of a name's key */
};

/* Which columns hold anything in the rows of items. */
static bool *filled_columns(const struct layout *l, struct arena *a)
{
	const struct table *t = &l->c->doc[l->list->doc]->table;
	bool *filled = arena_alloc(a, l->list->n_cols + 1);

	for (uint32_t i = l->list->item; i < l->list->item_end; i++) {
		const struct item *it = &l->c->item[i];
		uint32_t end = t->row[it->row + it->n_rows].cell;

		for (uint32_t k = t->row[it->row].cell; k < end; k++)
			if (t->cell[k].col < l->list->n_cols && t->cell[k].n > 0)
				filled[t->cell[k].col] = true;
	}
	return filled;
}

/* ---- order ---- */

/* Where the field stands in the kind; unknown columns stand behind. */
static uint32_t place_in_kind(const struct kind *k, enum field f)
{
	uint32_t i = 0;

	while (i < k->n_columns && k->column[i].field != f)
		i++;
	return i;
}

/* A column with its field; a further part of a field stands with it. */
static void add_column(struct layout *l, uint32_t col, enum field f, bool filled)
{
	uint32_t at = l->n_columns++, place = place_in_kind(l->list->kind, f);

	while (at > 0 && place_in_kind(l->list->kind, l->column[at - 1].field) > place) {
		l->column[at] = l->column[at - 1];
		at--;
	}
	l->column[at] = (struct layout_column){ .col = col, .field = f, .filled = filled };
}

static void take_columns(struct layout *l, struct arena *a)
{
	enum field field = FIELD_UNKNOWN;
	const bool *filled = filled_columns(l, a);

	l->column = arena_alloc(a, (l->list->n_cols + 1) * sizeof *l->column);
	for (uint32_t col = 0; col < l->list->n_cols; col++) {
		if (l->list->field[col] != FIELD_PART)
			field = (enum field)l->list->field[col];
		if (filled[col] || field != FIELD_ABSENT)
			add_column(l, col, field, filled[col]);
	}
}

/* ---- names ---- */

static bool is_free(struct namer *k, str name)
{
	return map_get(&k->taken, hash_str(utf8_key(k->a, name))) == NONE;
}

static str take(struct namer *k, str name)
{
	*map_at(&k->taken, hash_str(utf8_key(k->a, name))) = 0;
	return name;
}

static bool reads_as(struct namer *k, str name, enum field f)
{
	const struct kind_column *c = header_column(k->a, k->l->list->kind, name);

	return c ? c->field == f : f >= N_FIELDS;
}

/* The name, else the name with a number behind it. */
static str numbered(struct namer *k, str name)
{
	str tried = name;

	for (uint32_t n = 2; !is_free(k, tried); n++)
		tried = arena_fmt(k->a, "%.*s（%u）", (int)name.n, name.p, n);
	return take(k, tried);
}

/* «实施层级.市级»: of a field in several columns. */
static bool is_in_parts(const struct list *l, uint32_t col)
{
	return l->field[col] == FIELD_PART ||
	       (l->field[col] < N_FIELDS && col + 1 < l->n_cols && l->field[col + 1] == FIELD_PART);
}

static str name_of(struct namer *k, const struct layout_column *c)
{
	const struct list *l = k->l->list;
	str header = l->header[c->col], title;

	if (c->field >= N_FIELDS) {
		header = header.n ? header : arena_fmt(k->a, "第%u列", c->col + 1);
		return numbered(k, header);
	}
	title = str_from(field_info[c->field].title.zh);
	if (header.n > 0 && is_in_parts(l, c->col))
		return numbered(k, arena_fmt(k->a, "%s.%.*s", title.p, (int)header.n, header.p));
	if (header.n > 0 && reads_as(k, header, c->field) && is_free(k, header))
		return take(k, header);
	return numbered(k, header.n > 0 && reads_as(k, header, c->field) ? header : title);
}

void layout_columns(struct layout *l, struct arena *a)
{
	struct namer k = { .l = l, .a = a };

	map_init(&k.taken, a);
	take_columns(l, a);
	for (uint32_t i = 0; i < l->n_columns; i++)
		l->column[i].name = name_of(&k, &l->column[i]);
}
