/* Collecting the duties of bodies. */
#include "check/assist/duties.h"

#include "model/similar_key.h"

static void add_text(struct arena *a, struct duties *d, uint32_t item, str text)
{
	str key = similar_key(a, text);

	if (key.n == 0)
		return;
	d->text = arena_room(a, d->text, d->n, &d->cap_text, sizeof *d->text);
	d->key = arena_room(a, d->key, d->n, &d->cap_key, sizeof *d->key);
	d->item = arena_room(a, d->item, d->n, &d->cap_item, sizeof *d->item);
	d->text[d->n] = text;
	d->item[d->n] = item;
	d->key[d->n++] = key;
	buf_add(&d->all, key);
}

/* Lists that say what a body is there for. */
static bool tells_duties(const struct list *l)
{
	return str_eq(l->kind->title, STR("三定规定")) ||
	       str_eq(l->kind->title, STR("职责任务清单"));
}

static bool tells_powers(const struct list *l)
{
	return str_eq(l->kind->title, STR("权责清单")) && !l->guide;
}

static void add_item(struct arena *a, struct duties *d, const struct corpus *c, uint32_t item)
{
	static const enum field fields[] = { FIELD_NAME,         FIELD_SUB,  FIELD_DUTY,
		                             FIELD_SECTION_DUTY, FIELD_TASK, FIELD_DIVISION };

	for (uint32_t i = 0; i < countof(fields); i++)
		add_text(a, d, item, item_text(c, item, fields[i]));
	d->n_powers += tells_powers(corpus_list(c, item));
	d->n_clauses += tells_duties(corpus_list(c, item));
}

/* The body in whose name an item of a list is held: its own holder, else the list's owner. */
struct holder {
	uint32_t body; /* NONE when no other list names it */
	str name;
};

static struct holder holder_named(const struct corpus *c, const struct list *l, str name)
{
	return (struct holder){ name.n ? bodies_find(&c->bodies, name, l->region) : NONE, name };
}

static struct holder holder_of(const struct corpus *c, const struct list *l, uint32_t item)
{
	uint32_t end = c->item_assignment[item + 1];

	for (uint32_t i = c->item_assignment[item]; tells_powers(l) && i < end; i++)
		if (c->assignment[i].role == ROLE_HOLDER)
			return (struct holder){ c->assignment[i].body, assignment_name(c, i) };
	return holder_named(c, l,
	                    item_has(c, item, FIELD_BODY) ? item_text(c, item, FIELD_BODY)
	                                                  : l->owner);
}

static uint64_t key_of(struct holder h)
{
	return h.body != NONE ? h.body : hash_str(h.name) | (uint64_t)1 << 63;
}

static struct duties *wanted(struct known_duties *k, struct arena *a, struct holder h)
{
	uint32_t *slot = map_at(&k->of, key_of(h));

	if (*slot == NONE) {
		*slot = k->n;
		k->duties = arena_room(a, k->duties, k->n, &k->cap, sizeof *k->duties);
		k->duties[k->n++] =
			(struct duties){ .body = h.body, .name = h.name, .all = { .arena = a } };
	}
	return &k->duties[*slot];
}

void duties_want(struct known_duties *k, struct arena *a, uint32_t body)
{
	wanted(k, a, (struct holder){ .body = body });
}

struct duties *duties_of(const struct known_duties *k, uint32_t body)
{
	uint32_t i = body == NONE ? NONE : map_get(&k->of, body);

	return i == NONE ? NULL : &k->duties[i];
}

void duties_collect(struct known_duties *k, struct arena *a, const struct corpus *c,
                    enum duties_whose whose)
{
	for (uint32_t i = 0; i < c->n_items; i++) {
		const struct list *l = corpus_list(c, i);
		struct duties *d = NULL;
		struct holder h;

		if (!tells_duties(l) && !tells_powers(l))
			continue;
		h = holder_of(c, l, i);
		if (whose == DUTIES_WANTED)
			d = duties_of(k, h.body);
		else if (h.name.n > 0)
			d = wanted(k, a, h);
		if (d)
			add_item(a, d, c, i);
	}
}
