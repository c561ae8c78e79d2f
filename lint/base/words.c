/* A trie over characters whose edges lie in one hash table: made in every run, so it must be small. */
#include "base/words.h"

struct edge {
	uint32_t from, to; /* to 0: a free slot, as no edge leads to the root */
	uint32_t unit;     /* the bytes of a character of three or four, else one byte */
};

struct words {
	const str *list;
	uint32_t *word; /* [n_states] that ends in the state, or NONE */
	uint32_t n_states, cap;
	struct edge *edge; /* [n_edges], a power of two, at most half of them taken */
	uint32_t n_edges;
	uint8_t first[256]; /* can a word begin with this byte */
	uint64_t pair
		[64]; /* bits: and with these two behind it, of characters of three bytes and more */
};

static uint32_t state_new(struct arena *a, struct words *w)
{
	w->word = arena_room(a, w->word, w->n_states, &w->cap, sizeof *w->word);
	w->word[w->n_states] = NONE;
	return w->n_states++;
}

/* To the next character; within one, to the next byte. */
static size_t step_over(char byte)
{
	uint8_t lead = (uint8_t)byte;

	return lead < 0xE0 ? 1 : lead < 0xF0 ? 3 : 4;
}

/* The unit at byte *at, which moves behind it. */
static uint32_t unit_next(str s, size_t *at)
{
	size_t n = step_over(s.p[*at]);
	uint32_t unit = 0;

	n = n <= s.n - *at ? n : 1;
	memcpy(&unit, s.p + *at, n);
	*at += n;
	return unit;
}

/* The edge from a state by a unit, or the slot where it would be. */
static struct edge *edge_at(const struct words *w, uint32_t from, uint32_t unit)
{
	uint64_t h = ((uint64_t)from << 32 | unit) * 0x9E3779B97F4A7C15u;
	uint32_t i = (uint32_t)(h >> 32) & (w->n_edges - 1);

	while (w->edge[i].to && (w->edge[i].from != from || w->edge[i].unit != unit))
		i = (i + 1) & (w->n_edges - 1);
	return &w->edge[i];
}

static void edges_resize(struct arena *a, struct words *w)
{
	struct words old = *w;

	w->n_edges = old.n_edges ? old.n_edges * 2 : 64;
	w->edge = arena_alloc(a, w->n_edges * sizeof *w->edge);
	for (uint32_t i = 0; i < old.n_edges; i++)
		if (old.edge[i].to)
			*edge_at(w, old.edge[i].from, old.edge[i].unit) = old.edge[i];
}

/* The state behind one and a unit, made when there is none. */
static uint32_t step_new(struct arena *a, struct words *w, uint32_t from, uint32_t unit)
{
	struct edge *e;

	if (w->n_states * 2 >= w->n_edges)
		edges_resize(a, w);
	e = edge_at(w, from, unit);
	if (!e->to)
		*e = (struct edge){ from, state_new(a, w), unit };
	return e->to;
}

/* The bits of two bytes that continue a character. */
static uint32_t pair_of(const char *p)
{
	return (uint32_t)((uint8_t)p[0] & 0x3F) << 6 | ((uint8_t)p[1] & 0x3F);
}

static void word_put(struct arena *a, struct words *w, uint32_t word)
{
	str s = w->list[word];
	uint32_t at = 0;

	for (size_t i = 0; i < s.n;)
		at = step_new(a, w, at, unit_next(s, &i));
	if (w->word[at] == NONE)
		w->word[at] = word;
	if (s.n)
		w->first[(uint8_t)s.p[0]] = 1;
	if (s.n >= 3)
		w->pair[pair_of(s.p + 1) / 64] |= (uint64_t)1 << pair_of(s.p + 1) % 64;
}

struct words *words_new(struct arena *a, const str *list, uint32_t n)
{
	struct words *w = arena_alloc(a, sizeof *w);
	str *copy = arena_alloc(a, (n + 1) * sizeof *copy);

	for (uint32_t i = 0; i < n; i++)
		copy[i] = arena_copy(a, list[i]);
	w->list = copy;
	state_new(a, w);
	for (uint32_t i = 0; i < n; i++)
		word_put(a, w, i);
	return w;
}

/* The longest word that begins at byte `beg`. */
static bool word_at(const struct words *w, str text, size_t beg, struct word_hit *hit)
{
	uint32_t at = 0;
	bool found = false;

	for (size_t i = beg; i < text.n;) {
		at = edge_at(w, at, unit_next(text, &i))->to;
		if (!at)
			break;
		if (w->word[at] != NONE) {
			*hit = (struct word_hit){ w->word[at], beg, i };
			found = true;
		}
	}
	return found;
}

/* Can a word begin at byte `at`? Nearly always tells without a step in the trie. */
static bool may_begin(const struct words *w, str text, size_t at)
{
	uint8_t lead = (uint8_t)text.p[at];
	uint32_t pair;

	if (!w->first[lead] || lead < 0xE0)
		return w->first[lead];
	if (at + 2 >= text.n)
		return false;
	pair = pair_of(text.p + at + 1);
	return w->pair[pair / 64] >> pair % 64 & 1;
}

bool words_next(const struct words *w, str text, size_t *at, struct word_hit *hit)
{
	for (; *at < text.n; *at += step_over(text.p[*at])) {
		if (may_begin(w, text, *at) && word_at(w, text, *at, hit)) {
			*at = hit->end;
			return true;
		}
	}
	return false;
}

str words_text(const struct words *w, uint32_t word)
{
	return w->list[word];
}
