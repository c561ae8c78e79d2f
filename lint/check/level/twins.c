/* Items of two sides that are one matter. */
#include "check/level/sides.h"

#include "base/utf8.h"
#include "model/similar_key.h"

#include <stdlib.h>

struct matching {
	const struct corpus *c;
	const struct side *low, *up;
	struct arena scratch;
	uint32_t *of_low; /* [low->n_items] index into up->item, or NONE */
	bool *paired;     /* [low->n_items] */
	bool *used;       /* [up->n_items] */
	struct twin *how; /* [low->n_items] */
};

static bool says_none(str text)
{
	return text.n == 0 || str_eq(text, STR("无")) || str_eq(text, STR("/"));
}

/* Name and sub-item; 0 when there is no name. */
static uint64_t name_of(struct matching *m, uint32_t item)
{
	str name = item_text(m->c, item, FIELD_NAME), sub = item_text(m->c, item, FIELD_SUB);
	uint64_t key = hash_str(utf8_key(&m->scratch, name));

	if (name.n == 0)
		return 0;
	return (says_none(sub) ? key : hash_mix(key, hash_str(utf8_key(&m->scratch, sub)))) | 1;
}

static uint64_t code_of(struct matching *m, uint32_t item)
{
	str code = item_text(m->c, item, FIELD_CODE);

	return code.n < 6 ? 0 : hash_str(utf8_key(&m->scratch, code)) | 1;
}

static uint64_t type_of(struct matching *m, uint32_t item)
{
	return hash_str(utf8_key(&m->scratch, item_text(m->c, item, FIELD_TYPE)));
}

static void pair_up(struct matching *m, uint32_t low, uint32_t up, enum twin_by by,
                    struct similar_score score)
{
	m->of_low[low] = up;
	m->paired[low] = true;
	m->used[up] = true;
	m->how[low] = (struct twin){ m->low->item[low], m->up->item[up], by, score };
}

/* Items of one key: the one of the same type comes before any. Several lower items may have one
 * upper item. */
static void pair_equal(struct matching *m, uint64_t (*key_of)(struct matching *m, uint32_t item),
                       enum twin_by by)
{
	struct map typed, any;

	map_init(&typed, &m->scratch);
	map_init(&any, &m->scratch);
	for (uint32_t i = m->up->n_items; i-- > 0;) {
		uint64_t key = key_of(m, m->up->item[i]);

		if (key == 0)
			continue;
		*map_at(&any, key) = i;
		*map_at(&typed, hash_mix(key, type_of(m, m->up->item[i]))) = i;
	}
	for (uint32_t i = 0; i < m->low->n_items; i++) {
		uint64_t key = m->of_low[i] == NONE ? key_of(m, m->low->item[i]) : 0;
		uint32_t up =
			key ? map_get(&typed, hash_mix(key, type_of(m, m->low->item[i]))) : NONE;

		if (key && up == NONE)
			up = map_get(&any, key);
		if (up != NONE)
			pair_up(m, i, up, by, (struct similar_score){ 1, 1 });
	}
}

/* ---- names nearly the same ---- */

/* The items of a side not paired yet. */
struct rest {
	uint32_t *index;
	str *key;
	uint32_t n;
};

static void take_rest(struct matching *m, const struct side *s, const bool *done, struct rest *r)
{
	r->index = arena_alloc(&m->scratch, (s->n_items + 1) * sizeof *r->index);
	r->key = arena_alloc(&m->scratch, (s->n_items + 1) * sizeof *r->key);
	for (uint32_t i = 0; i < s->n_items; i++) {
		str name = item_text(m->c, s->item[i], FIELD_NAME);
		str sub = item_text(m->c, s->item[i], FIELD_SUB);

		if (done[i])
			continue;
		r->index[r->n] = i;
		r->key[r->n++] =
			similar_key(&m->scratch,
		                    says_none(sub) ? name : arena_join(&m->scratch, name, sub));
	}
}

static int by_score(const void *a, const void *b)
{
	const struct similar_pair *x = a, *y = b;
	uint64_t p = (uint64_t)x->score.shared * y->score.total;
	uint64_t q = (uint64_t)y->score.shared * x->score.total;

	if (p != q)
		return p > q ? -1 : 1;
	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return (x->b > y->b) - (x->b < y->b);
}

static void pair_near(struct matching *m)
{
	struct rest low = { 0 }, up = { 0 };
	struct similar_options o = { .n_threads = 1 };
	struct similar_pairs pairs = { 0 };

	take_rest(m, m->low, m->paired, &low);
	take_rest(m, m->up, m->used, &up);
	if (low.n == 0 || up.n == 0)
		return;
	similar_cross(&m->scratch,
	              (struct similar_set[2]){ { .key = low.key, .n = low.n },
	                                       { .key = up.key, .n = up.n } },
	              &o, &pairs);
	if (pairs.n > 1)
		qsort(pairs.pair, pairs.n, sizeof *pairs.pair, by_score);
	for (uint32_t i = 0; i < pairs.n; i++) {
		uint32_t a = low.index[pairs.pair[i].a], b = up.index[pairs.pair[i].b];
		bool one_type = type_of(m, m->low->item[a]) == type_of(m, m->up->item[b]);

		if (m->of_low[a] == NONE && !m->used[b] && one_type)
			pair_up(m, a, b, TWIN_NEAR, pairs.pair[i].score);
	}
}

void sides_match(const struct sides *s, const struct corpus *c, uint32_t side, struct arena *a,
                 struct twins *out)
{
	struct matching m = { .c = c, .low = &s->side[side], .up = &s->side[s->side[side].upper] };

	m.of_low = arena_alloc(&m.scratch, (m.low->n_items + 1) * sizeof *m.of_low);
	m.paired = arena_alloc(&m.scratch, (m.low->n_items + 1) * sizeof *m.paired);
	m.used = arena_alloc(&m.scratch, (m.up->n_items + 1) * sizeof *m.used);
	m.how = arena_alloc(&m.scratch, (m.low->n_items + 1) * sizeof *m.how);
	memset(m.of_low, 0xFF, m.low->n_items * sizeof *m.of_low);
	pair_equal(&m, name_of, TWIN_NAME);
	pair_equal(&m, code_of, TWIN_CODE);
	pair_near(&m);
	*out = (struct twins){ .twin = arena_alloc(a, (m.low->n_items + 1) * sizeof *out->twin),
		               .alone = arena_alloc(a, (m.low->n_items + 1) * sizeof *out->alone),
		               .upper_alone =
		                       arena_alloc(a, (m.up->n_items + 1) * sizeof *out->alone) };
	for (uint32_t i = 0; i < m.low->n_items; i++) {
		if (m.of_low[i] != NONE)
			out->twin[out->n++] = m.how[i];
		else
			out->alone[out->n_alone++] = m.low->item[i];
	}
	for (uint32_t i = 0; i < m.up->n_items; i++)
		if (!m.used[i])
			out->upper_alone[out->n_upper_alone++] = m.up->item[i];
	arena_release(&m.scratch);
}
