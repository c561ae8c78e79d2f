/* The planters one after the other, each over the rows of its form in a mixed order. */
#include "plant.h"

static const struct planter {
	const char *rule;
	enum form form;
	planter_fn *plant;
} planters[] = {
#define PLANTER(name, rule, form) { rule, FORM_##form, plant_##name },
#include "plant.def"
#undef PLANTER
};

/* Where a defect may be found; row NULL: anywhere in the list. */
struct planted {
	const char *rule;
	uint32_t number; /* of the defect */
	const struct list *list;
	const struct row *row;
};

struct planting {
	struct set *set;
	const char *rule;
	uint32_t number;
	struct planted *planted;
	uint32_t n, cap;
};

struct set *planting_set(struct planting *p)
{
	return p->set;
}

uint32_t planted_number(const struct planting *p)
{
	return p->number;
}

static void add(struct planting *p, const struct list *l, const struct row *r)
{
	p->planted = arena_room(p->set->arena, p->planted, p->n, &p->cap, sizeof *p->planted);
	p->planted[p->n++] =
		(struct planted){ .rule = p->rule, .number = p->number, .list = l, .row = r };
}

void planted_at(struct planting *p, struct list *l, struct row *r)
{
	r->taken = true;
	add(p, l, r);
}

void planted_beside(struct planting *p, struct list *l, struct row *r)
{
	add(p, l, r);
}

void planted_in(struct planting *p, struct list *l)
{
	l->taken = true;
	for (uint32_t i = 0; i < l->n_rows; i++)
		l->row[i]->taken = true;
	add(p, l, NULL);
}

bool rows_free(const struct list *l, uint32_t at, uint32_t n)
{
	for (uint32_t i = at; i < at + n; i++)
		if (i >= l->n_rows || l->row[i]->taken)
			return false;
	return true;
}

bool list_free(const struct list *l)
{
	return !l->taken && rows_free(l, 0, l->n_rows);
}

bool has_like(const struct list *l, uint32_t at)
{
	enum { HEAD = 15, TAIL = 36 };
	str name = *cell(l, l->row[at], "事项名称");

	for (uint32_t i = 0; i < l->n_rows && name.n > HEAD + TAIL; i++) {
		str other = *cell(l, l->row[i], "事项名称");

		if (i != at && str_starts(other, str_slice(name, 0, HEAD)) &&
		    str_ends(other, str_from_byte(name, name.n - TAIL)))
			return true;
	}
	return false;
}

bool plant_cell(struct planting *p, struct list *l, uint32_t at, const char *head, const char *text)
{
	put_text(l, l->row[at], head, text);
	planted_at(p, l, l->row[at]);
	return true;
}

bool plant_behind(struct planting *p, struct list *l, uint32_t at, const char *head,
                  const char *more)
{
	str was = *cell(l, l->row[at], head);

	put(l, l->row[at], head, arena_join(p->set->arena, was, str_from(more)));
	planted_at(p, l, l->row[at]);
	return true;
}

/* ---- all of them ---- */

struct spot {
	struct list *list;
	struct row *row;
};

static uint32_t spots_of(const struct set *s, enum form form, struct spot **out)
{
	uint32_t n = 0, k = 0;

	for (uint32_t i = 0; i < s->n_lists; i++)
		n += s->list[i]->form == form ? s->list[i]->n_rows : 0;
	*out = arena_alloc(s->arena, (n + 1) * sizeof **out);
	for (uint32_t i = 0; i < s->n_lists; i++)
		for (uint32_t r = 0; s->list[i]->form == form && r < s->list[i]->n_rows; r++)
			(*out)[k++] = (struct spot){ s->list[i], s->list[i]->row[r] };
	return n;
}

/* Rows move when others are put in before them. */
static uint32_t index_of(const struct spot *spot)
{
	uint32_t i = 0;

	while (i < spot->list->n_rows && spot->list->row[i] != spot->row)
		i++;
	return i;
}

static void plant_rule(struct planting *p, const struct planter *planter, uint32_t n)
{
	struct spot *spot;
	uint32_t n_spots = spots_of(p->set, planter->form, &spot), done = 0;

	p->rule = planter->rule;
	for (uint32_t k = 0; k < n_spots && done < n; k++) {
		const struct spot *at = &spot[shuffled(k, n_spots)];

		if (at->row->taken || at->list->taken || !planter->plant(p, at->list, index_of(at)))
			continue;
		done++;
		p->number++;
	}
}

struct planting *plant_all(struct set *s, uint32_t n)
{
	struct planting *p = arena_alloc(s->arena, sizeof *p);

	p->set = s;
	p->number = 1;
	for (uint32_t i = 0; i < countof(planters); i++)
		plant_rule(p, &planters[i], n);
	return p;
}

static str key_of(const struct list *l, const struct row *r)
{
	uint32_t named = str_eq(l->head[0], STR("序号")) ? 1 : 0;

	if (!r)
		return l->owner;
	while (named + 1 < l->n_cols && r->cell[named].n == 0)
		named++;
	return r->cell[named];
}

void plant_list(const struct planting *p, FILE *out)
{
	fputs("number\trule\tfile\tline\tkey\n", out);
	for (uint32_t i = 0; i < p->n; i++) {
		const struct planted *d = &p->planted[i];
		str key = key_of(d->list, d->row);

		fprintf(out, "%u\t%s\t%.*s\t%u\t%.*s\n", d->number, d->rule, (int)d->list->file.n,
		        d->list->file.p, d->row ? d->row->line : 0, (int)key.n, key.p);
	}
}
