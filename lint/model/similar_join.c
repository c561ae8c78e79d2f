/* The join. For texts x and y of sizes |y| ≤ |x| to reach the threshold t they must share at least
 *
 *	need = ⌈t (|x| + |y|) / (1 + t)⌉
 *
 * pieces. Both stand in one order, rare pieces first, so the first shared piece is among the first
 * |x| − need + 1 of x and the first |y| − need + 1 of y: only those of every record go into lists,
 * one for each piece, and only those are looked up. A look at a list entry then asks
 *  - is y long enough (lists are in order of size, the rest is not even met);
 *  - is its place in y early enough;
 *  - do the 64-bit signatures differ in no more bits than the sets may differ in pieces (a piece
 *    flips one bit, so sets cannot be nearer than that);
 * and what passes is merged piece by piece until it cannot reach `need` any more. A pair met at
 * several shared pieces counts at the first. */
#include "base/pool.h"
#include "base/radix.h"
#include "model/similar_sets.h"

#include <stdatomic.h>

/* Records of one chunk, and chunks between two looks at the limits. */
enum { CHUNK = 64, ROUND = 32, MERGE_COST = 16, HELD = 64, KEPT = 2048 };

static const uint64_t max_work = (uint64_t)1 << 34;

/* One of the first pieces of a record. */
struct entry {
	uint32_t record, place;
	uint64_t signature;
};

struct chunk {
	struct arena arena;
	struct similar_pair *pair;
	uint32_t n, cap;
	uint64_t work;
	_Atomic uint64_t n_so_far, work_so_far; /* for the chunks behind it */
};

struct join {
	struct sets sets;
	struct similar_options option;
	struct arena scratch;
	uint64_t *signature; /* [records] */
	uint32_t *group;     /* [records] the group of all its texts, else NONE */
	uint32_t *other;     /* [records] first text of another group than the first's, or NONE */
	size_t *list;        /* [n_pieces + 1] where the list of a piece begins */
	_Atomic uint32_t *head; /* [n_pieces] its entries that are done with */
	struct entry *entry;    /* in a list by record */
	uint32_t from;          /* first record of the round */
	uint32_t shortest;      /* first record one of the round can pair with */
	uint64_t pairs_left, work_left;
	struct radix *found; /* pairs: a and b, shared and total */
	uint32_t n_found, cap_found, n_skipped;
	struct chunk chunk[ROUND];
};

/* A record met at piece number i of the one looked up. */
struct candidate {
	uint32_t record, i, least;
};

/* Record x looked up, now in the list of its piece number i. Candidates wait until there are some
 * to be fetched from memory together. */
struct probe {
	struct join *j;
	struct chunk *out;
	uint32_t x, size, i;
	const struct entry *end; /* of the list */
	uint32_t n_held;
	struct candidate held[HELD];
};

/* ---- how many pieces ---- */

static uint32_t need(const struct join *j, uint64_t x_size, uint64_t y_size)
{
	uint64_t t = j->option.permille;

	return (uint32_t)((t * (x_size + y_size) + 1000 + t - 1) / (1000 + t));
}

static uint32_t smallest(const struct join *j, uint64_t x_size)
{
	return (uint32_t)((j->option.permille * x_size + 999) / 1000);
}

/* Pieces of a record that can be the first shared with one as long or longer. */
static uint32_t listed(const struct join *j, uint32_t size)
{
	return size - need(j, size, size) + 1;
}

static unsigned bits(uint64_t v)
{
	v -= v >> 1 & 0x5555555555555555u;
	v = (v & 0x3333333333333333u) + (v >> 2 & 0x3333333333333333u);
	v = (v + (v >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
	return (unsigned)(v * 0x0101010101010101u >> 56);
}

/* ---- lists ---- */

static uint64_t signature(const uint32_t *piece, uint32_t n)
{
	uint64_t s = 0;

	for (uint32_t i = 0; i < n; i++)
		s ^= (uint64_t)1 << (piece[i] * 0x9E3779B1u >> 26);
	return s;
}

static void fill_lists(struct join *j)
{
	const struct sets *s = &j->sets;

	for (uint32_t r = s->n; r-- > 0;) {
		const uint32_t *piece = s->piece + s->at[r];

		j->signature[r] = signature(piece, sets_size(s, r));
		for (uint32_t i = listed(j, sets_size(s, r)); i-- > 0;)
			j->entry[--j->list[piece[i]]] = (struct entry){ r, i, j->signature[r] };
	}
}

static void make_lists(struct join *j)
{
	const struct sets *s = &j->sets;
	size_t total = 0;

	j->signature = arena_alloc(&j->scratch, s->n * sizeof *j->signature);
	j->list = arena_alloc(&j->scratch, ((size_t)s->n_pieces + 1) * sizeof *j->list);
	for (uint32_t r = 0; r < s->n; r++) {
		uint32_t n = listed(j, sets_size(s, r));

		for (uint32_t i = 0; i < n; i++)
			j->list[s->piece[s->at[r] + i]]++;
	}
	for (uint32_t p = 0; p <= s->n_pieces; p++)
		j->list[p] = total += j->list[p];
	j->head = arena_alloc(&j->scratch, ((size_t)s->n_pieces + 1) * sizeof *j->head);
	j->entry = arena_alloc(&j->scratch, total * sizeof *j->entry);
	fill_lists(j);
}

static void make_groups(struct join *j)
{
	const struct sets *s = &j->sets;

	j->group = arena_alloc(&j->scratch, s->n * sizeof *j->group);
	j->other = arena_alloc(&j->scratch, s->n * sizeof *j->other);
	for (uint32_t r = 0; r < s->n; r++) {
		uint32_t group = sets_group(s, s->first[r]), t = s->next[s->first[r]];

		while (t != NONE && group != NONE && sets_group(s, t) == group)
			t = s->next[t];
		j->other[r] = t;
		j->group[r] = t == NONE ? group : NONE;
	}
}

/* ---- what comes out ---- */

static bool may_pair(const struct join *j, uint32_t text, uint32_t with)
{
	uint32_t group = sets_group(&j->sets, text);

	return group == NONE || group != sets_group(&j->sets, with);
}

static bool is_over(const struct probe *p)
{
	return p->out->n > p->j->pairs_left || p->out->work > p->j->work_left;
}

static void put_pair(const struct probe *p, uint32_t x, uint32_t y, struct similar_score score)
{
	struct chunk *c = p->out;
	uint32_t i, k, x_side = sets_side(&p->j->sets, x, &i);
	bool x_first = x_side == sets_side(&p->j->sets, y, &k) ? x < y : x_side == 0;

	c->pair = arena_room(&c->arena, c->pair, c->n, &c->cap, sizeof *c->pair);
	c->pair[c->n++] = (struct similar_pair){ x_first ? i : k, x_first ? k : i, score };
}

static void put_each(const struct probe *p, uint32_t y, struct similar_score score)
{
	const struct sets *s = &p->j->sets;

	for (uint32_t a = s->first[p->x]; a != NONE; a = s->next[a]) {
		p->out->work++;
		for (uint32_t b = y == p->x ? s->next[a] : s->first[y]; b != NONE; b = s->next[b]) {
			p->out->work++;
			if (may_pair(p->j, a, b))
				put_pair(p, a, b, score);
			if (is_over(p))
				return;
		}
	}
}

static void put_once(const struct probe *p, uint32_t y, struct similar_score score)
{
	const struct sets *s = &p->j->sets;
	uint32_t a = s->first[p->x], b = s->first[y];

	if (y == p->x)
		b = p->j->other[y];
	else if (!may_pair(p->j, a, b) && p->j->other[y] != NONE)
		b = p->j->other[y];
	else if (!may_pair(p->j, a, b))
		a = p->j->other[p->x];
	if (a != NONE && b != NONE)
		put_pair(p, a, b, score);
}

static void put_records(const struct probe *p, uint32_t y, struct similar_score score)
{
	if (p->j->option.equal == SIMILAR_ONCE)
		put_once(p, y, score);
	else
		put_each(p, y, score);
}

/* ---- looking ---- */

/* Pieces x and c share when they are at least c.least and the first is number c.i of x; else 0. */
static uint32_t shared(const struct probe *p, const struct candidate *c)
{
	const struct sets *s = &p->j->sets;
	const uint32_t *xp = s->piece + s->at[p->x], *yp = s->piece + s->at[c->record];
	uint32_t y_size = sets_size(s, c->record), u = 0, v = 0, n = 0;
	uint32_t x_spare = p->size - c->least, y_spare = y_size - c->least;

	while (u < p->size && v < y_size) {
		if (xp[u] == yp[v]) {
			if (n == 0 && u != c->i)
				return 0;
			n++, u++, v++;
		} else if (xp[u] < yp[v]) {
			if (++u - n > x_spare)
				return 0;
		} else if (++v - n > y_spare) {
			return 0;
		}
	}
	return n;
}

static bool apart(const struct probe *p, uint32_t y)
{
	const struct join *j = p->j;
	const struct sets *s = &j->sets;
	uint32_t unused;

	if (j->group[y] != NONE && j->group[y] == j->group[p->x])
		return true;
	return s->n_sides > 1 &&
	       sets_side(s, s->first[y], &unused) == sets_side(s, s->first[p->x], &unused);
}

static void look_closer(struct probe *p)
{
	const struct sets *s = &p->j->sets;

	for (uint32_t k = 0; k < p->n_held; k++)
		__builtin_prefetch(s->piece + s->at[p->held[k].record]);
	for (uint32_t k = 0; k < p->n_held; k++) {
		const struct candidate *c = &p->held[k];
		uint32_t n = apart(p, c->record) ? 0 : shared(p, c);

		if (n >= c->least && n > 0)
			put_records(p, c->record,
			            (struct similar_score){ n, p->size + sets_size(s, c->record) -
			                                               n });
	}
	p->out->work += (uint64_t)p->n_held * MERGE_COST;
	p->n_held = 0;
}

static void hold(struct probe *p, struct candidate c)
{
	__builtin_prefetch(&p->j->sets.at[c.record]);
	p->held[p->n_held++] = c;
	if (p->n_held == HELD)
		look_closer(p);
}

/* The entries from e on whose records, of one size, come before `end`; returns the entry behind. */
static const struct entry *scan_size(struct probe *p, const struct entry *e, uint32_t size,
                                     uint32_t end)
{
	uint32_t least = need(p->j, p->size, size), last_place = size - least;
	uint32_t may_differ = p->size + size - 2 * least;
	uint64_t mine = p->j->signature[p->x];
	const struct entry *from = e;

	for (; e < p->end && e->record < end; e++)
		if ((e->place <= last_place) & (bits(e->signature ^ mine) <= may_differ))
			hold(p, (struct candidate){ e->record, p->i, least });
	p->out->work += (uint64_t)(e - from);
	return e;
}

/* First entry in [e, end) of at least that record; near e as a rule. */
static const struct entry *entry_from(const struct entry *e, const struct entry *end,
                                      uint32_t record)
{
	size_t step = 1;

	if (e == end || e->record >= record)
		return e;
	for (; step < (size_t)(end - e) && e[step].record < record; step *= 2)
		e += step;
	end = step < (size_t)(end - e) ? e + step : end;
	while (e < end) {
		const struct entry *mid = e + (end - e) / 2;

		if (mid->record < record)
			e = mid + 1;
		else
			end = mid;
	}
	return e;
}

/* First entry of the list of at least that record. What comes before the shortest record of the
 * round is of no use to any later one, so the head of the list moves behind it; whichever thread
 * moves it, it moves to the same place. */
static const struct entry *list_from(struct join *j, uint32_t piece, uint32_t record)
{
	const struct entry *beg = j->entry + j->list[piece], *end = j->entry + j->list[piece + 1];
	uint32_t head = atomic_load_explicit(&j->head[piece], memory_order_relaxed);
	const struct entry *e = entry_from(beg + head, end, j->shortest);

	if (e > beg + head)
		atomic_store_explicit(&j->head[piece], (uint32_t)(e - beg), memory_order_relaxed);
	return entry_from(e, end, record);
}

/* The size of a record, which is more than `before`: one more as a rule. */
static uint32_t size_from(const struct sets *s, uint32_t before, uint32_t record)
{
	if (before < s->max_size && record < s->of_size[before + 2])
		return before + 1;
	return sets_size(s, record);
}

static void scan_list(struct probe *p, uint32_t least)
{
	const struct sets *s = &p->j->sets;
	uint32_t piece = s->piece[s->at[p->x] + p->i], size = least - 1;
	const struct entry *e;

	p->end = p->j->entry + p->j->list[piece + 1];
	e = list_from(p->j, piece, s->of_size[least]);
	while (e < p->end && e->record < p->x && !is_over(p)) {
		uint32_t stop;

		size = size_from(s, size, e->record);
		stop = s->of_size[size + 1];
		if (p->i + need(p->j, p->size, size) > p->size)
			return;
		e = scan_size(p, e, size, stop < p->x ? stop : p->x);
	}
}

/* Asks for what will be read, all of it at once: most of the time goes into waiting for memory. */
static void fetch_lists(const struct join *j, const uint32_t *piece, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		__builtin_prefetch(&j->list[piece[i]]);
		__builtin_prefetch(&j->head[piece[i]]);
	}
}

static void fetch_entries(struct join *j, const uint32_t *piece, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		uint32_t head = atomic_load_explicit(&j->head[piece[i]], memory_order_relaxed);

		__builtin_prefetch(j->entry + j->list[piece[i]] + head);
	}
}

static void look_up(struct join *j, struct chunk *c, uint32_t x)
{
	const struct sets *s = &j->sets;
	struct probe p = { .j = j, .out = c, .x = x, .size = sets_size(s, x) };
	uint32_t least = smallest(j, p.size);

	if (s->n_sides == 1 && s->next[s->first[x]] != NONE && j->group[x] == NONE)
		put_records(&p, x, (struct similar_score){ p.size, p.size });
	if (x + 1 < s->n)
		fetch_lists(j, s->piece + s->at[x + 1], p.size - least + 1);
	fetch_entries(j, s->piece + s->at[x], p.size - least + 1);
	for (; p.i < p.size - least + 1 && !is_over(&p); p.i++)
		scan_list(&p, least);
	look_closer(&p);
}

/* ---- rounds ---- */

/* Have this chunk and those before it more than may come? Then it is cut there or earlier. */
static bool is_cut(struct join *j, const struct chunk *c)
{
	uint64_t n = c->n, work = c->work;

	for (struct chunk *b = j->chunk; b < c; b++) {
		n += atomic_load_explicit(&b->n_so_far, memory_order_relaxed);
		work += atomic_load_explicit(&b->work_so_far, memory_order_relaxed);
	}
	return n > j->pairs_left || work > j->work_left;
}

static void run_chunk(void *ctx, uint32_t k)
{
	struct join *j = ctx;
	struct chunk *c = &j->chunk[k];
	uint32_t beg = j->from + k * CHUNK, left = j->sets.n - beg;

	for (uint32_t x = beg; x < beg + (left < CHUNK ? left : CHUNK) && !is_cut(j, c); x++) {
		look_up(j, c, x);
		atomic_store_explicit(&c->n_so_far, c->n, memory_order_relaxed);
		atomic_store_explicit(&c->work_so_far, c->work, memory_order_relaxed);
	}
}

/* Little room is kept for the next round. */
static void chunk_clear(struct chunk *c)
{
	if (c->cap > KEPT)
		arena_release(&c->arena);
	*c = c->cap > KEPT ? (struct chunk){ 0 }
	                   : (struct chunk){ .arena = c->arena, .pair = c->pair, .cap = c->cap };
}

static void take(struct join *j, struct chunk *c)
{
	uint32_t n = c->n < j->pairs_left ? c->n : (uint32_t)j->pairs_left;

	for (uint32_t i = 0; i < n; i++) {
		const struct similar_pair *p = &c->pair[i];

		j->found = arena_room(&j->scratch, j->found, j->n_found, &j->cap_found,
		                      sizeof *j->found);
		j->found[j->n_found++] = (struct radix){
			(uint64_t)p->a << 32 | p->b,
			(uint64_t)p->score.shared << 32 | p->score.total,
		};
	}
	j->pairs_left -= n;
	j->work_left -= c->work < j->work_left ? c->work : j->work_left;
}

static uint32_t texts_from(const struct sets *s, uint32_t record)
{
	uint32_t n = 0;

	for (; record < s->n; record++)
		for (uint32_t t = s->first[record]; t != NONE; t = s->next[t])
			n++;
	return n;
}

/* Chunk k alone goes over what is left. How far it came beside the others is a matter of chance,
 * so it is done again, record by record up to the limit. */
static void finish_cut(struct join *j, uint32_t k)
{
	uint32_t x = j->from + k * CHUNK;
	struct chunk *c = &j->chunk[k];

	chunk_clear(c);
	for (; c->n <= j->pairs_left && c->work <= j->work_left; x++)
		look_up(j, c, x);
	j->n_skipped = texts_from(&j->sets, x - 1);
	take(j, c);
}

/* False when a limit was met. */
static bool run_round(struct join *j)
{
	uint32_t left = (j->sets.n - j->from + CHUNK - 1) / CHUNK;
	uint32_t n = left < ROUND ? left : ROUND, k = 0;

	j->shortest = j->sets.of_size[smallest(j, sets_size(&j->sets, j->from))];
	pool_run(j->option.n_threads, n, run_chunk, j);
	for (; k < n && j->chunk[k].n <= j->pairs_left && j->chunk[k].work <= j->work_left; k++)
		take(j, &j->chunk[k]);
	if (k < n)
		finish_cut(j, k);
	for (uint32_t i = 0; i < n; i++)
		chunk_clear(&j->chunk[i]);
	return k == n;
}

static struct similar_pairs sorted(struct join *j, struct arena *a)
{
	struct similar_pairs out = { .n = j->n_found, .n_skipped = j->n_skipped };
	struct radix *tmp = arena_alloc(&j->scratch, ((size_t)out.n + 1) * sizeof *tmp);

	radix_sort(j->found, tmp, out.n);
	out.pair = arena_alloc(a, ((size_t)out.n + 1) * sizeof *out.pair);
	for (uint32_t i = 0; i < out.n; i++) {
		struct radix r = j->found[i];

		out.pair[i] = (struct similar_pair){
			(uint32_t)(r.key >> 32),
			(uint32_t)r.key,
			{ (uint32_t)(r.value >> 32), (uint32_t)r.value },
		};
	}
	return out;
}

static struct similar_options with_defaults(const struct similar_options *o)
{
	struct similar_options d = *o;

	d.permille = d.permille ? d.permille : SIMILAR_PERMILLE;
	d.max_pairs = d.max_pairs ? d.max_pairs : SIMILAR_MAX_PAIRS;
	d.max_work = d.max_work ? d.max_work : max_work;
	return d;
}

static bool join(struct join *j, struct arena *a, struct similar_pairs *out)
{
	bool whole = true;

	j->pairs_left = j->option.max_pairs;
	j->work_left = j->option.max_work;
	make_groups(j);
	make_lists(j);
	for (; whole && j->from < j->sets.n; j->from += ROUND * CHUNK)
		whole = run_round(j);
	*out = sorted(j, a);
	return whole;
}

static bool join_sides(struct arena *a, const struct similar_set *side, uint32_t n_sides,
                       const struct similar_options *o, struct similar_pairs *out)
{
	struct arena own = { 0 };
	struct join *j = arena_alloc(&own, sizeof *j);
	bool whole;

	j->option = with_defaults(o);
	sets_build(&j->sets, &own, side, n_sides);
	whole = join(j, a, out);
	for (uint32_t k = 0; k < ROUND; k++)
		arena_release(&j->chunk[k].arena);
	arena_release(&j->scratch);
	arena_release(&own);
	return whole;
}

bool similar_join(struct arena *a, const struct similar_set *set, const struct similar_options *o,
                  struct similar_pairs *out)
{
	return join_sides(a, set, 1, o, out);
}

bool similar_cross(struct arena *a, const struct similar_set sides[2],
                   const struct similar_options *o, struct similar_pairs *out)
{
	return join_sides(a, sides, 2, o, out);
}
