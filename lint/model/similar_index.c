/* One text against many: lists of the records of each piece, all of them. */
#include "model/similar_sets.h"

struct similar_index {
	struct similar_set side; /* what sets points at */
	struct sets sets;
	size_t *list;     /* [n_pieces + 1] */
	uint32_t *record; /* in a list ascending, so the shorter first */
};

/* A record met, and what it shares with the query. */
struct met {
	uint32_t record, total, shared;
};

struct similar_index *similar_index_new(struct arena *a, const struct similar_set *set)
{
	struct similar_index *x = arena_alloc(a, sizeof *x);
	struct sets *s = &x->sets;
	size_t total = 0;

	x->side = *set;
	sets_build(s, a, &x->side, 1);
	x->side.key = NULL;
	x->list = arena_alloc(a, ((size_t)s->n_pieces + 1) * sizeof *x->list);
	x->record = arena_alloc(a, (s->at[s->n] + 1) * sizeof *x->record);
	for (size_t i = 0; i < s->at[s->n]; i++)
		x->list[s->piece[i]]++;
	for (uint32_t p = 0; p <= s->n_pieces; p++)
		x->list[p] = total += x->list[p];
	for (uint32_t r = s->n; r-- > 0;)
		for (size_t i = s->at[r]; i < s->at[r + 1]; i++)
			x->record[--x->list[s->piece[i]]] = r;
	return x;
}

/* Known pieces of a key as a set; *n_all counts those that no text has as well. */
static uint32_t *known_pieces(const struct similar_index *x, struct arena *a, str key, uint32_t *n,
                              uint32_t *n_all)
{
	uint64_t *code = arena_alloc(a, pieces_bound(key) * sizeof *code);
	uint32_t all = pieces_of(key, code), *v = arena_alloc(a, all * sizeof *v);
	struct map unknown;

	map_init(&unknown, a);
	for (uint32_t i = *n = 0; i < all; i++) {
		uint32_t number = map_get(&x->sets.number, code[i]);

		if (number == NONE)
			*map_at(&unknown, code[i]) = 0;
		else
			v[(*n)++] = number;
	}
	*n = pieces_sort(v, *n);
	*n_all = *n + unknown.n;
	return v;
}

/* At least as many as share a piece with the query. */
static size_t meet_bound(const struct similar_index *x, const uint32_t *piece, uint32_t n)
{
	size_t all = 0;

	for (uint32_t i = 0; i < n; i++)
		all += x->list[piece[i] + 1] - x->list[piece[i]];
	return all < x->sets.n ? all : x->sets.n;
}

/* Records that share a piece with the query, each once. */
static struct met *meet(const struct similar_index *x, struct arena *a, const uint32_t *piece,
                        uint32_t n, uint32_t *n_met)
{
	uint32_t *shared = arena_alloc(a, ((size_t)x->sets.n + 1) * sizeof *shared);
	struct met *met = arena_alloc(a, meet_bound(x, piece, n) * sizeof *met);

	*n_met = 0;
	for (uint32_t i = 0; i < n; i++)
		for (size_t k = x->list[piece[i]]; k < x->list[piece[i] + 1]; k++)
			if (shared[x->record[k]]++ == 0)
				met[(*n_met)++].record = x->record[k];
	for (uint32_t i = 0; i < *n_met; i++)
		met[i].shared = shared[met[i].record];
	return met;
}

/* Records stand by size, then by text, so their order breaks ties. */
static bool is_better(const struct met *x, const struct met *y)
{
	uint64_t p = (uint64_t)x->shared * y->total, q = (uint64_t)y->shared * x->total;

	return p != q ? p > q : x->record < y->record;
}

/* ---- the best of many: a heap, of which few are taken ---- */

static void sink_met(struct met *met, uint32_t n, uint32_t at)
{
	struct met m = met[at];

	for (uint32_t below; (below = 2 * at + 1) < n; at = below) {
		below += below + 1 < n && is_better(&met[below + 1], &met[below]);
		if (!is_better(&met[below], &m))
			break;
		met[at] = met[below];
	}
	met[at] = m;
}

static void heap(struct met *met, uint32_t n)
{
	for (uint32_t i = n / 2; i-- > 0;)
		sink_met(met, n, i);
}

static struct met take_best(struct met *met, uint32_t n)
{
	struct met best = met[0];

	met[0] = met[n - 1];
	sink_met(met, n - 1, 0);
	return best;
}

/* Keeps what reaches the threshold of the query, n_all pieces long. */
static uint32_t keep_alike(const struct similar_index *x, const struct similar_query *q,
                           uint32_t n_all, struct met *met, uint32_t n)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < n; i++) {
		struct met m = met[i];

		m.total = n_all;
		if (q->measure == SIMILAR_JACCARD)
			m.total += sets_size(&x->sets, m.record) - m.shared;
		if ((uint64_t)m.shared * 1000 >= (uint64_t)q->permille * m.total)
			met[kept++] = m;
	}
	return kept;
}

static uint32_t put_hits(const struct similar_index *x, uint32_t group, const struct met *met,
                         struct similar_hit *hit, uint32_t room)
{
	const struct sets *s = &x->sets;
	uint32_t n = 0;

	for (uint32_t t = s->first[met->record]; t != NONE && n < room; t = s->next[t])
		if (group == NONE || sets_group(s, t) != group)
			hit[n++] = (struct similar_hit){ t, { met->shared, met->total } };
	return n;
}

uint32_t similar_best(const struct similar_index *x, const struct similar_query *q,
                      struct similar_hit *hit, uint32_t n)
{
	struct arena scratch = { 0 };
	uint32_t n_known, n_all, n_met, put = 0;
	const uint32_t *piece = known_pieces(x, &scratch, q->key, &n_known, &n_all);
	struct met *met = meet(x, &scratch, piece, n_known, &n_met);

	n_met = keep_alike(x, q, n_all, met, n_met);
	heap(met, n_met);
	for (; n_met > 0 && put < n; n_met--) {
		struct met best = take_best(met, n_met);

		put += put_hits(x, q->group, &best, hit + put, n - put);
	}
	arena_release(&scratch);
	return put;
}
