/* A trie with one row of 256 targets a state. */
#include "base/words.h"

struct words {
	const str *list;
	uint32_t n_states, cap;
	struct state *state;
	uint8_t first[256]; /* can a word begin with this byte */
	uint64_t pair
		[64]; /* bits: and with these two behind it, of characters of three bytes and more */
};

struct state {
	uint32_t next[256]; /* 0: none (the root has no incoming edges) */
	uint32_t word;      /* that ends here, or NONE */
};

static uint32_t state_new(struct arena *a, struct words *w)
{
	w->state = arena_room(a, w->state, w->n_states, &w->cap, sizeof *w->state);
	w->state[w->n_states] = (struct state){ .word = NONE };
	return w->n_states++;
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

	for (size_t i = 0; i < s.n; i++) {
		uint8_t byte = (uint8_t)s.p[i];
		uint32_t to = w->state[at].next[byte];

		if (!to) {
			to = state_new(a, w);
			w->state[at].next[byte] = to;
		}
		at = to;
	}
	if (w->state[at].word == NONE)
		w->state[at].word = word;
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

	for (size_t i = beg; i < text.n; i++) {
		at = w->state[at].next[(uint8_t)text.p[i]];
		if (!at)
			break;
		if (w->state[at].word != NONE) {
			*hit = (struct word_hit){ w->state[at].word, beg, i + 1 };
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

/* To the next character; within one, to the next byte. */
static size_t step_over(char byte)
{
	uint8_t lead = (uint8_t)byte;

	return lead < 0xE0 ? 1 : lead < 0xF0 ? 3 : 4;
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
