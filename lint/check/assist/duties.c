/* The duties of bodies: collecting them, and how much of a request stands in them. */
#include "check/assist/duties.h"

#include "base/utf8.h"
#include "model/similar_key.h"

/* ---- pairs of characters ---- */

/* The pair that begins at *at, which moves on by one character. False at the last. */
static bool next_piece(str key, size_t *at, uint64_t *piece)
{
	size_t next;

	if (*at >= key.n)
		return false;
	*piece = (uint64_t)utf8_next(key, at) << 32;
	next = *at;
	if (next >= key.n)
		return false;
	*piece |= utf8_next(key, &next);
	return true;
}

uint32_t duties_pieces(str key)
{
	uint64_t piece;
	uint32_t n = 0;

	for (size_t at = 0; next_piece(key, &at, &piece);)
		n++;
	return n;
}

uint32_t duties_share(const struct duties *d, str key)
{
	uint64_t piece, n = 0, known = 0;

	for (size_t at = 0; next_piece(key, &at, &piece); n++)
		known += map_get(&d->pieces, piece) != NONE;
	return n ? (uint32_t)(known * 1000 / n) : 0;
}

uint32_t duties_nearest(struct duties *d, struct arena *a, str key, uint32_t *permille)
{
	struct similar_query q = { .key = key, .measure = SIMILAR_CONTAINED, .group = NONE };
	struct similar_hit hit;

	if (!d->index)
		d->index = similar_index_new(a, &(struct similar_set){ .key = d->key, .n = d->n });
	*permille = 0;
	if (similar_best(d->index, &q, &hit, 1) == 0)
		return NONE;
	*permille = similar_permille(hit.score);
	return hit.text;
}

/* ---- collecting ---- */

static void add_text(struct arena *a, struct duties *d, uint32_t item, str text)
{
	str key = similar_key(a, text);
	uint64_t piece;

	if (key.n == 0)
		return;
	d->text = arena_room(a, d->text, d->n, &d->cap_text, sizeof *d->text);
	d->key = arena_room(a, d->key, d->n, &d->cap_key, sizeof *d->key);
	d->item = arena_room(a, d->item, d->n, &d->cap_item, sizeof *d->item);
	d->text[d->n] = text;
	d->item[d->n] = item;
	d->key[d->n++] = key;
	for (size_t at = 0; next_piece(key, &at, &piece);)
		*map_at(&d->pieces, piece) = 1;
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
		k->duties[k->n] = (struct duties){ .body = h.body, .name = h.name };
		map_init(&k->duties[k->n++].pieces, a);
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
