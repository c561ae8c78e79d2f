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

	l->column = arena_alloc(a, ((size_t)l->list->n_cols + l->list->kind->n_columns + 1) *
	                                   sizeof *l->column);
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
	*map_at(&k->taken, hash_str(utf8_key(k->a, tried))) = 0;
	return tried;
}

/* «实施层级.市级»: of a field in several columns, of which the header has the lower names. */
static bool is_in_parts(const struct list *l, uint32_t col)
{
	if (str_has(l->header[col], STR(".")))
		return false;
	return l->field[col] == FIELD_PART ||
	       (l->field[col] < N_FIELDS && col + 1 < l->n_cols && l->field[col + 1] == FIELD_PART);
}

static str name_of(struct namer *k, const struct layout_column *c)
{
	const struct list *l = k->l->list;
	str header = c->col == NO_COLUMN ? STR("") : l->header[c->col], title;

	if (c->field >= N_FIELDS) {
		header = header.n ? header : arena_fmt(k->a, "第%u列", c->col + 1);
		return numbered(k, header);
	}
	title = str_from(field_info[c->field].title.zh);
	if (header.n > 0 && is_in_parts(l, c->col))
		return numbered(k, arena_fmt(k->a, "%s.%.*s", title.p, (int)header.n, header.p));
	if (header.n > 0 && (reads_as(k, header, c->field) || str_has(header, STR("."))))
		return numbered(k, header);
	return numbered(k, title);
}

/* ---- a header that will be found ---- */

static bool is_recognised(const struct layout *l, struct arena *a)
{
	uint32_t known = 0;

	for (uint32_t i = 0; i < l->n_columns; i++)
		known += header_column(a, l->list->kind, l->column[i].name) != NULL;
	return known >= 2 && (known * 2 >= l->n_columns || known >= 6);
}

/* Nothing asks for its being filled. */
static bool may_stay_blank(const struct kind_column *c)
{
	return c->required == QD_OFF && !c->identity && c->field != FIELD_SEQ &&
	       field_info[c->field].what != FIELD_BODIES &&
	       field_info[c->field].what != FIELD_BASIS_TEXT;
}

static bool has_field(const struct layout *l, enum field f)
{
	for (uint32_t i = 0; i < l->n_columns; i++)
		if (l->column[i].field == f)
			return true;
	return false;
}

/* Notes stand last in most kinds: further columns are taken from the end. */
static void add_blank_columns(struct layout *l, struct namer *k)
{
	const struct kind *kind = l->list->kind;

	for (uint32_t i = kind->n_columns; i > 0 && !is_recognised(l, k->a); i--) {
		const struct kind_column *c = &kind->column[i - 1];
		uint32_t at = 0;

		if (!may_stay_blank(c) || has_field(l, c->field))
			continue;
		add_column(l, NO_COLUMN, c->field, false);
		while (l->column[at].field != c->field)
			at++;
		l->column[at].name = numbered(k, str_from(field_info[c->field].title.zh));
	}
}

void layout_columns(struct layout *l, enum layout_for what, struct arena *a)
{
	struct namer k = { .l = l, .a = a };

	map_init(&k.taken, a);
	take_columns(l, a);
	for (uint32_t i = 0; i < l->n_columns; i++)
		l->column[i].name = name_of(&k, &l->column[i]);
	if (what == LAYOUT_GRID)
		add_blank_columns(l, &k);
}
