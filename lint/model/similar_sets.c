/* Keys to sets of numbers: equal keys once, pieces numbered rare first, records by size. */
#include "model/similar_sets.h"

#include "base/radix.h"
#include "base/utf8.h"

enum { CODE_BITS = 21, COUNT_BITS = 64 - 2 * CODE_BITS, SHORT = 48 };

/* What lives only while the sets are built. */
struct build {
	struct sets *s;
	struct arena scratch;
	uint32_t n_texts;
	uint32_t *size;  /* [records] */
	size_t *at;      /* [records + 1] in piece, before repeats were left out */
	uint32_t *piece; /* numbered in order of arrival, then rare first */
	uint64_t *code;  /* [n_pieces] of a number in order of arrival */
	uint32_t *count; /* [n_pieces] */
	uint32_t cap_code, cap_count;
};

uint32_t pieces_of(str key, uint64_t *out)
{
	size_t at = 0;
	uint64_t before;
	uint32_t n = 0;

	if (key.n == 0)
		return 0;
	before = utf8_next(key, &at);
	if (at == key.n)
		out[n++] = before;
	while (at < key.n) {
		uint64_t cp = utf8_next(key, &at);

		out[n++] = before << CODE_BITS | cp;
		before = cp;
	}
	return n;
}

static uint32_t without_repeats(uint32_t *v, uint32_t n)
{
	uint32_t kept = n > 0;

	for (uint32_t i = 1; i < n; i++)
		if (v[i] != v[kept - 1])
			v[kept++] = v[i];
	return kept;
}

static void sort_long(uint32_t *v, uint32_t n)
{
	struct arena scratch = { 0 };
	struct radix *r = arena_alloc(&scratch, 2 * (size_t)n * sizeof *r);

	for (uint32_t i = 0; i < n; i++)
		r[i].key = v[i];
	radix_sort(r, r + n, n);
	for (uint32_t i = 0; i < n; i++)
		v[i] = (uint32_t)r[i].key;
	arena_release(&scratch);
}

static void sort_short(uint32_t *v, uint32_t n)
{
	for (uint32_t i = 1; i < n; i++) {
		uint32_t x = v[i], k = i;

		for (; k > 0 && v[k - 1] > x; k--)
			v[k] = v[k - 1];
		v[k] = x;
	}
}

uint32_t pieces_sort(uint32_t *v, uint32_t n)
{
	if (n > SHORT)
		sort_long(v, n);
	else
		sort_short(v, n);
	return without_repeats(v, n);
}

static str key_of(const struct sets *s, uint32_t text)
{
	uint32_t i, side = sets_side(s, text, &i);

	return s->side[side].key[i];
}

/* ---- equal keys ---- */

struct slot {
	uint32_t hash, record; /* NONE: free */
};

static struct slot *slot_of(const struct build *b, struct slot *slot, uint32_t mask, uint32_t text)
{
	const struct sets *s = b->s;
	uint32_t i, side = sets_side(s, text, &i);
	str key = s->side[side].key[i];
	uint32_t hash = (uint32_t)hash_mix(hash_str(key), side), k = hash & mask;

	for (; slot[k].record != NONE; k = (k + 1) & mask) {
		uint32_t first = s->first[slot[k].record];

		if (slot[k].hash == hash && sets_side(s, first, &i) == side &&
		    str_eq(key_of(s, first), key))
			break;
	}
	slot[k].hash = hash;
	return &slot[k];
}

static struct slot *slots_new(struct build *b, uint32_t *mask)
{
	size_t n = 64;
	struct slot *slot;

	while (n * 2 < (size_t)b->n_texts * 3)
		n *= 2;
	slot = arena_alloc(&b->scratch, n * sizeof *slot);
	memset(slot, 0xFF, n * sizeof *slot);
	*mask = (uint32_t)(n - 1);
	return slot;
}

/* Records in the order of their first texts; the texts of one are chained. */
static void collapse(struct build *b, struct arena *a)
{
	struct sets *s = b->s;
	uint32_t mask, *last = arena_alloc(&b->scratch, ((size_t)b->n_texts + 1) * sizeof *last);
	struct slot *slot = slots_new(b, &mask);

	s->first = arena_alloc(&b->scratch, ((size_t)b->n_texts + 1) * sizeof *s->first);
	s->next = arena_alloc(a, ((size_t)b->n_texts + 1) * sizeof *s->next);
	for (uint32_t t = 0; t < b->n_texts; t++) {
		struct slot *at;

		s->next[t] = NONE;
		if (key_of(s, t).n == 0)
			continue;
		at = slot_of(b, slot, mask, t);
		if (at->record == NONE) {
			at->record = s->n++;
			s->first[at->record] = t;
		} else {
			s->next[last[at->record]] = t;
		}
		last[at->record] = t;
	}
}

/* ---- pieces ---- */

static uint32_t arrived(struct build *b, uint64_t code)
{
	uint32_t *number = map_at(&b->s->number, code);

	if (*number == NONE) {
		uint32_t n = *number = b->s->n_pieces++;

		b->code = arena_room(&b->scratch, b->code, n, &b->cap_code, sizeof *b->code);
		b->count = arena_room(&b->scratch, b->count, n, &b->cap_count, sizeof *b->count);
		b->code[n] = code;
		b->count[n] = 0;
	}
	b->count[*number]++;
	return *number;
}

static void take_pieces(struct build *b)
{
	struct sets *s = b->s;
	size_t total = 0, longest = 0;
	uint64_t *code;

	b->at = arena_alloc(&b->scratch, ((size_t)s->n + 1) * sizeof *b->at);
	for (uint32_t r = 0; r < s->n; r++) {
		size_t n = utf8_count(key_of(s, s->first[r]));

		b->at[r] = total;
		total += n > 1 ? n - 1 : 1;
		longest = n > longest ? n : longest;
	}
	b->at[s->n] = total;
	b->piece = arena_alloc(&b->scratch, total * sizeof *b->piece);
	code = arena_alloc(&b->scratch, (longest + 1) * sizeof *code);
	for (uint32_t r = 0; r < s->n; r++) {
		uint32_t n = pieces_of(key_of(s, s->first[r]), code);

		for (uint32_t i = 0; i < n; i++)
			b->piece[b->at[r] + i] = arrived(b, code[i]);
	}
}

/* Numbers by how often a piece was met, then by its code points, so that no order of arrival or
 * of hashing shows; a count beyond 22 bits is as good as the highest. */
static uint32_t *rare_first(struct build *b)
{
	struct sets *s = b->s;
	uint32_t n = s->n_pieces, *number = arena_alloc(&b->scratch, (n + 1) * sizeof *number);
	struct radix *r = arena_alloc(&b->scratch, 2 * ((size_t)n + 1) * sizeof *r);
	const uint64_t highest = ((uint64_t)1 << COUNT_BITS) - 1;

	for (uint32_t i = 0; i < n; i++) {
		uint64_t count = b->count[i] < highest ? b->count[i] : highest;

		r[i] = (struct radix){ count << 2 * CODE_BITS | b->code[i], i };
	}
	radix_sort(r, r + n, n);
	for (uint32_t i = 0; i < n; i++) {
		number[r[i].value] = i;
		*map_at(&s->number, b->code[r[i].value]) = i;
	}
	return number;
}

static void number_pieces(struct build *b)
{
	const uint32_t *number = rare_first(b);
	struct sets *s = b->s;

	b->size = arena_alloc(&b->scratch, ((size_t)s->n + 1) * sizeof *b->size);
	for (uint32_t r = 0; r < s->n; r++) {
		uint32_t *v = b->piece + b->at[r], n = (uint32_t)(b->at[r + 1] - b->at[r]);

		for (uint32_t i = 0; i < n; i++)
			v[i] = number[v[i]];
		b->size[r] = pieces_sort(v, n);
		s->max_size = b->size[r] > s->max_size ? b->size[r] : s->max_size;
	}
}

/* ---- records by size ---- */

/* of_size, and where each record goes. */
static uint32_t *places(struct build *b, struct arena *a)
{
	struct sets *s = b->s;
	uint32_t *place = arena_alloc(&b->scratch, ((size_t)s->n + 1) * sizeof *place);
	uint32_t *at = arena_alloc(&b->scratch, ((size_t)s->max_size + 2) * sizeof *at);

	s->of_size = arena_alloc(a, ((size_t)s->max_size + 2) * sizeof *s->of_size);
	for (uint32_t r = 0; r < s->n; r++)
		s->of_size[b->size[r] + 1]++;
	for (uint32_t z = 1; z < s->max_size + 2; z++)
		s->of_size[z] += s->of_size[z - 1];
	memcpy(at, s->of_size, ((size_t)s->max_size + 2) * sizeof *at);
	for (uint32_t r = 0; r < s->n; r++)
		place[r] = at[b->size[r]]++;
	return place;
}

static void order(struct build *b, struct arena *a)
{
	struct sets *s = b->s;
	const uint32_t *place = places(b, a), *first = s->first;

	s->first = arena_alloc(a, ((size_t)s->n + 1) * sizeof *s->first);
	s->at = arena_alloc(a, ((size_t)s->n + 1) * sizeof *s->at);
	for (uint32_t r = 0; r < s->n; r++) {
		s->first[place[r]] = first[r];
		s->at[place[r] + 1] = b->size[r];
	}
	for (uint32_t r = 0; r < s->n; r++)
		s->at[r + 1] += s->at[r];
	s->piece = arena_alloc(a, (s->at[s->n] + 1) * sizeof *s->piece);
	for (uint32_t r = 0; r < s->n; r++)
		memcpy(s->piece + s->at[place[r]], b->piece + b->at[r],
		       b->size[r] * sizeof *s->piece);
}

void sets_build(struct sets *s, struct arena *a, const struct similar_set *side, uint32_t n_sides)
{
	struct build b = { .s = s };

	*s = (struct sets){ .side = side, .n_sides = n_sides };
	map_init(&s->number, a);
	for (uint32_t i = 0; i < n_sides; i++)
		b.n_texts += side[i].n;
	collapse(&b, a);
	take_pieces(&b);
	number_pieces(&b);
	order(&b, a);
	arena_release(&b.scratch);
}
