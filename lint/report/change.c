/* Which item is which. */
#include "report/change.h"

#include "base/utf8.h"
#include "model/similar.h"
#include "model/similar_key.h"

#include <stdlib.h>

enum { ALIKE = 500, HELD = 600, MUCH_ALIKE = 720 }; /* of a thousand */

const struct change_class_info change_class_info[N_CHANGE_CLASSES] = {
#define CLASS(NAME, id, zh, en, power) { id, { zh, en }, power },
#include "report/change_classes.def"
#undef CLASS
};

/* One version: what of each item is compared. */
struct version {
	const struct corpus *c;
	uint32_t *match; /* [n_items] item of the other version, or NONE */
	uint32_t *next;  /* [n_items] of one key, in order */
	uint64_t *kind, *code, *type, *body, *basis; /* [n_items] keys; 0 for a blank */
};

struct matching {
	struct changes *d;
	struct arena scratch;
	struct version old, now;
};

/* ---- keys ---- */

/* The department an item belongs to: whose list it is, else its first body, else the place. */
static uint64_t department_key(struct arena *scratch, const struct corpus *c, uint32_t item)
{
	const struct list *l = corpus_list(c, item);
	uint32_t from = c->item_assignment[item], body = NONE;

	if (l->owner.n)
		body = bodies_find(&c->bodies, l->owner, l->region);
	else if (from < c->item_assignment[item + 1])
		body = c->assignment[from].body;
	return hash_str(body == NONE ? utf8_key(scratch, l->owner.n ? l->owner : l->region)
	                             : c->bodies.key.text[body]);
}

static uint64_t text_key(struct arena *scratch, const struct corpus *c, uint32_t item, enum field f)
{
	str text = item_text(c, item, f);

	return text.n ? hash_str(utf8_key(scratch, text)) | 1 : 0;
}

static void take_version(struct matching *k, struct version *v, const struct corpus *c)
{
	uint32_t n = c->n_items + 1;
	uint64_t **const keys[] = { &v->kind, &v->code, &v->type, &v->body, &v->basis };

	v->c = c;
	v->match = arena_alloc(&k->scratch, n * sizeof *v->match);
	v->next = arena_alloc(&k->scratch, n * sizeof *v->next);
	for (uint32_t i = 0; i < countof(keys); i++)
		*keys[i] = arena_alloc(&k->scratch, n * sizeof **keys[i]);
	for (uint32_t i = 0; i < c->n_items; i++) {
		v->match[i] = NONE;
		v->kind[i] = hash_str(corpus_list(c, i)->kind->id);
		v->code[i] = text_key(&k->scratch, c, i, FIELD_CODE);
		v->type[i] = text_key(&k->scratch, c, i, FIELD_TYPE);
		v->body[i] = department_key(&k->scratch, c, i);
		v->basis[i] = item_basis_key(&k->scratch, c, i);
	}
}

/* ---- rounds of matching ---- */

/* The key of an item in a round; 0 leaves it out. */
typedef uint64_t (*key_fn)(const struct version *v, uint32_t item);

static uint64_t by_code_and_name(const struct version *v, uint32_t i)
{
	return v->code[i] && v->c->matter[i]
	               ? hash_mix(hash_mix(v->kind[i], v->code[i]), v->c->matter[i])
	               : 0;
}

static uint64_t by_name(const struct version *v, uint32_t i)
{
	return v->c->matter[i] ? hash_mix(hash_mix(v->kind[i], v->c->matter[i]), v->type[i]) : 0;
}

static uint64_t by_name_and_body(const struct version *v, uint32_t i)
{
	uint64_t key = by_name(v, i);

	return key ? hash_mix(key, v->body[i]) : 0;
}

static uint64_t by_all(const struct version *v, uint32_t i)
{
	uint64_t key = by_name_and_body(v, i);

	return key ? hash_mix(key, v->basis[i]) : 0;
}

static uint64_t by_name_alone(const struct version *v, uint32_t i)
{
	return v->c->matter[i] ? hash_mix(v->kind[i], v->c->matter[i]) : 0;
}

static uint64_t by_code(const struct version *v, uint32_t i)
{
	return v->code[i] ? hash_mix(v->kind[i], v->code[i]) : 0;
}

/* Kinds between which a matter can move: what a body holds, or a township. */
static bool can_move(const struct version *v, uint32_t i)
{
	static const char *const kinds[] = { "power",         "permit",     "grant",
		                             "territory",     "town-basic", "town-assist",
		                             "town-withdrawn" };

	for (uint32_t k = 0; k < countof(kinds); k++)
		if (str_eq(corpus_list(v->c, i)->kind->id, str_from(kinds[k])))
			return true;
	return false;
}

static uint64_t across_kinds(const struct version *v, uint32_t i)
{
	return can_move(v, i) ? v->c->matter[i] : 0;
}

static void pair(struct matching *k, uint32_t old, uint32_t now)
{
	k->old.match[old] = now;
	k->now.match[now] = old;
}

/* Names so unlike that one code cannot mean the same item, unless they rest on the same articles. */
static bool plausible(const struct matching *k, uint32_t old, uint32_t now)
{
	str a = item_text(k->old.c, old, FIELD_NAME), b = item_text(k->now.c, now, FIELD_NAME);

	return similar_permille(similar_texts(a, b)) >= ALIKE ||
	       (k->old.basis[old] && k->old.basis[old] == k->now.basis[now]);
}

static uint64_t by_basis(const struct version *v, uint32_t i)
{
	uint64_t key = hash_mix(hash_mix(v->kind[i], v->type[i]), v->body[i]);

	return v->basis[i] && v->c->matter[i] ? hash_mix(key, v->basis[i]) : 0;
}

/* One name holds most of the other. */
static bool holds(const struct matching *k, uint32_t old, uint32_t now)
{
	struct arena scratch = { 0 };
	str a = similar_key(&scratch, item_text(k->old.c, old, FIELD_NAME));
	str b = similar_key(&scratch, item_text(k->now.c, now, FIELD_NAME));
	uint32_t x = similar_keys(a, a).total, y = similar_keys(b, b).total;
	uint32_t least = x < y ? x : y, shared = similar_keys(a, b).shared;

	arena_release(&scratch);
	return least > 0 && (uint64_t)shared * 1000 >= (uint64_t)least * HELD;
}

/* Unmatched items of the new version by key, each chained to the next alike. */
static void chain(struct matching *k, key_fn key, struct map *first)
{
	struct version *v = &k->now;

	for (uint32_t i = v->c->n_items; i-- > 0;) {
		uint64_t h = v->match[i] == NONE ? key(v, i) : 0;
		uint32_t *slot = h ? map_at(first, h) : NULL;

		if (slot) {
			v->next[i] = *slot;
			*slot = i;
		}
	}
}

static void match_by(struct matching *k, key_fn key,
                     bool (*fits)(const struct matching *, uint32_t, uint32_t))
{
	struct arena a = { 0 };
	struct map first;

	map_init(&first, &a);
	chain(k, key, &first);
	for (uint32_t i = 0; i < k->old.c->n_items; i++) {
		uint64_t h = k->old.match[i] == NONE ? key(&k->old, i) : 0;
		uint32_t now = h ? map_get(&first, h) : NONE;

		if (now == NONE || (fits && !fits(k, i, now)))
			continue;
		*map_at(&first, h) = k->now.next[now];
		pair(k, i, now);
	}
	arena_release(&a);
}

/* ---- likeness ---- */

static uint32_t rest_of(struct matching *k, struct version *v, str **key, uint32_t **item)
{
	uint32_t n = 0;

	*key = arena_alloc(&k->scratch, (v->c->n_items + 1) * sizeof **key);
	*item = arena_alloc(&k->scratch, (v->c->n_items + 1) * sizeof **item);
	for (uint32_t i = 0; i < v->c->n_items; i++) {
		static const enum field parts[] = { FIELD_NAME, FIELD_SUB, FIELD_TASK, FIELD_STEP };
		str text = { 0 };

		if (v->match[i] != NONE || !v->c->matter[i])
			continue;
		for (uint32_t p = 0; p < countof(parts); p++)
			text = arena_join(&k->scratch, text, item_text(v->c, i, parts[p]));
		(*key)[n] = similar_key(&k->scratch, text);
		(*item)[n++] = i;
	}
	return n;
}

static int by_likeness(const void *x, const void *y)
{
	const struct similar_pair *a = x, *b = y;
	uint32_t p = similar_permille(a->score), q = similar_permille(b->score);

	if (p != q)
		return p < q ? 1 : -1;
	if (a->a != b->a)
		return a->a < b->a ? -1 : 1;
	return (a->b > b->b) - (a->b < b->b);
}

/* Likeness alone, when it is great; less of it in one department on one basis. */
static bool is_same(const struct matching *k, uint32_t old, uint32_t now, uint32_t permille)
{
	if (k->old.kind[old] != k->now.kind[now] || k->old.type[old] != k->now.type[now] ||
	    k->old.body[old] != k->now.body[now])
		return false;
	return permille >= MUCH_ALIKE ||
	       (k->old.basis[old] && k->old.basis[old] == k->now.basis[now]);
}

/* The likest first. Pairs that were left over by a limit stay unmatched. */
static void match_alike(struct matching *k, struct similar_pairs *pairs, uint32_t *items[2])
{
	struct similar_set side[2] = { 0 };
	struct similar_options o = { .permille = ALIKE, .n_threads = k->now.c->n_threads };
	str *key[2];

	side[0].n = rest_of(k, &k->old, &key[0], &items[0]);
	side[1].n = rest_of(k, &k->now, &key[1], &items[1]);
	side[0].key = key[0];
	side[1].key = key[1];
	similar_cross(&k->scratch, side, &o, pairs);
	if (pairs->n)
		qsort(pairs->pair, pairs->n, sizeof *pairs->pair, by_likeness);
	for (uint32_t i = 0; i < pairs->n; i++) {
		uint32_t old = items[0][pairs->pair[i].a], now = items[1][pairs->pair[i].b];

		if (k->old.match[old] == NONE && k->now.match[now] == NONE &&
		    is_same(k, old, now, similar_permille(pairs->pair[i].score)))
			pair(k, old, now);
	}
}

/* ---- what came of it ---- */

/* An item of the other version with the same articles and a name much like it: of what was split or
 * merged one part is matched, and the others stand beside it. */
static uint32_t kin_of(const struct version *v, const struct version *other,
                       const struct map *by_basis, uint32_t item)
{
	uint32_t best = NONE, score = ALIKE / 2;
	str name = item_text(v->c, item, FIELD_NAME);

	if (!v->basis[item])
		return NONE;
	for (uint32_t i = map_get(by_basis, hash_mix(v->kind[item], v->basis[item])), n = 0;
	     i != NONE && n < 16; i = other->next[i], n++) {
		uint32_t s =
			similar_permille(similar_texts(name, item_text(other->c, i, FIELD_NAME)));

		if (s >= score && other->type[i] == v->type[item] &&
		    other->body[i] == v->body[item]) {
			best = s > score || best == NONE ? i : best;
			score = s;
		}
	}
	return best;
}

static void index_bases(struct version *v, struct map *first)
{
	for (uint32_t i = v->c->n_items; i-- > 0;) {
		uint32_t *slot =
			v->basis[i] ? map_at(first, hash_mix(v->kind[i], v->basis[i])) : NULL;

		v->next[i] = slot ? *slot : NONE;
		if (slot)
			*slot = i;
	}
}

static void keep(struct changes *d, struct change ch)
{
	bool power = false;

	for (uint32_t i = 0; i < N_CHANGE_CLASSES; i++)
		power = power || (ch.classes & 1u << i && change_class_info[i].power);
	ch.unexplained = power && ch.reason.n == 0 && ch.unexplained;
	d->n_unexplained += ch.unexplained;
	d->change = arena_room(d->arena, d->change, d->n, &d->cap, sizeof ch);
	d->change[d->n++] = ch;
}

/* Steps, records and proceedings are no powers: why they changed need not be said. */
static bool needs_reason(const struct corpus *c, uint32_t item)
{
	static const char *const free[] = { "process", "record", "dispute", "admission", "bodies" };

	for (uint32_t i = 0; i < countof(free); i++)
		if (str_eq(corpus_list(c, item)->kind->id, str_from(free[i])))
			return false;
	return true;
}

static void put_added(struct matching *k, uint32_t now, const struct map *old_bases)
{
	struct changes *d = k->d;

	d->n_added++;
	keep(d, (struct change){ .old = NONE,
	                         .now = now,
	                         .kin = kin_of(&k->now, &k->old, old_bases, now),
	                         .classes = 1u << CHANGE_ADDED,
	                         .reason = reason_added(d, now),
	                         .unexplained = needs_reason(d->now, now) });
}

static void put_dropped(struct matching *k, uint32_t old, const struct map *now_bases)
{
	struct changes *d = k->d;

	d->n_dropped++;
	keep(d, (struct change){ .old = old,
	                         .now = NONE,
	                         .kin = kin_of(&k->old, &k->now, now_bases, old),
	                         .classes = 1u << CHANGE_DROPPED,
	                         .reason = reason_dropped(d, old),
	                         .unexplained = needs_reason(d->old, old) });
}

static void put_matched(struct matching *k, uint32_t old, uint32_t now)
{
	struct change ch = change_of(k->d, old, now);

	if (ch.classes == 0) {
		k->d->n_same++;
		return;
	}
	k->d->n_changed++;
	ch.unexplained = needs_reason(k->d->now, now);
	keep(k->d, ch);
}

static void put_all(struct matching *k)
{
	struct map old_bases, now_bases;

	map_init(&old_bases, &k->scratch);
	map_init(&now_bases, &k->scratch);
	index_bases(&k->old, &old_bases);
	index_bases(&k->now, &now_bases);
	for (uint32_t i = 0; i < k->now.c->n_items; i++) {
		if (k->now.match[i] == NONE)
			put_added(k, i, &old_bases);
		else
			put_matched(k, k->now.match[i], i);
	}
	for (uint32_t i = 0; i < k->old.c->n_items; i++)
		if (k->old.match[i] == NONE)
			put_dropped(k, i, &now_bases);
}

void changes_find(struct changes *d, const struct corpus *old, const struct corpus *now,
                  struct arena *a)
{
	struct matching k = { .d = d };
	struct similar_pairs pairs = { 0 };
	uint32_t *items[2];

	*d = (struct changes){ .arena = a, .old = old, .now = now };
	take_notes(d);
	take_version(&k, &k.old, old);
	take_version(&k, &k.now, now);
	match_by(&k, by_code_and_name, NULL);
	match_by(&k, by_all, NULL);
	match_by(&k, by_name_and_body, NULL);
	match_by(&k, by_name, NULL);
	match_by(&k, by_code, plausible);
	match_by(&k, by_name_alone, NULL);
	match_by(&k, across_kinds, NULL);
	match_alike(&k, &pairs, items);
	match_by(&k, by_basis, holds);
	put_all(&k);
	arena_release(&k.scratch);
}
