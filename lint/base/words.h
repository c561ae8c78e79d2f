/* Many words looked for in a text at once: a trie, leftmost and longest match.
 * Words are short, so a look at each place costs at most the longest word. */
#ifndef BASE_WORDS_H
#define BASE_WORDS_H

#include "base/arena.h"

struct words;

struct word_hit {
	uint32_t word; /* index into the list given */
	size_t beg, end;
};

/* The words must be non-empty; texts and automaton live in a. */
struct words *words_new(struct arena *a, const str *list, uint32_t n);

/* The first hit at or after byte *at, the longest word at that place; moves *at to its end, so
 * hits never overlap. False when there is none. */
bool words_next(const struct words *w, str text, size_t *at, struct word_hit *hit);

str words_text(const struct words *w, uint32_t word);

#endif
