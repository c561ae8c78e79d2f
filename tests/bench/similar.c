/* The similarity join on texts made for it: time, pairs and peak memory of one run.
 * usage: similar mixed|skewed|random|lines N THREADS [brute]
 * mixed   words as names of matters have them, one text in three a near copy of an earlier one
 * skewed  few beginnings, few words, most of them common; every other text a near copy
 * random  characters by chance, no two texts alike, nearly every piece a rare one
 * lines   texts from standard input, one a line, through their keys; N is not looked at
 * brute: beside it all are compared with all, and must come to the same number. */
#include "base/utf8.h"
#include "model/similar.h"
#include "model/similar_key.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

static uint64_t seed = 20250630;

static uint32_t chance(uint32_t n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((seed >> 33) % n);
}

/* Zipf-like: number k about in proportion to 1 / (k + 1). */
static uint32_t zipf(uint32_t n)
{
	double u = (double)chance(1u << 30) / (1u << 30);

	return (uint32_t)(exp(u * log((double)n + 1)) - 1);
}

static size_t put_char(char *p, uint32_t cp)
{
	return utf8_put(p, cp);
}

/* Word number w of a language of n_chars characters: two or three of them, always the same. */
static size_t put_word(char *p, uint32_t w, uint32_t n_chars)
{
	uint64_t h = (w + 1) * 0x9E3779B97F4A7C15u;
	size_t n = 0;

	h ^= h >> 29;
	h *= 0xBF58476D1CE4E5B9u;
	h ^= h >> 32;
	for (unsigned i = 0; i < 2 + (h >> 60 & 1); i++)
		n += put_char(p + n, 0x4E00 + (uint32_t)(h >> (i * 16) & 0xFFFF) % n_chars);
	return n;
}

static str words(char *p, uint32_t n_words, uint32_t vocabulary, uint32_t n_chars)
{
	size_t n = 0;

	for (uint32_t i = 0; i < n_words; i++)
		n += put_word(p + n, zipf(vocabulary), n_chars);
	return (str){ p, n };
}

/* One character of the n bytes at p, three each, is replaced, left out or added. */
static size_t change(char *p, size_t n)
{
	char *at = p + 3 * chance((uint32_t)n / 3);
	size_t behind = n - (size_t)(at - p);

	switch (chance(3)) {
	case 0:
		memmove(at, at + 3, behind - 3);
		return n - 3;
	case 1:
		memmove(at + 3, at, behind);
		n += 3;
		/* fall through */
	default:
		put_char(at, 0x4E00 + chance(3000));
		return n;
	}
}

/* A copy with up to two characters changed. */
static str near_copy(char *p, str of)
{
	size_t n = of.n;

	memcpy(p, of.p, n);
	for (uint32_t i = chance(3); i > 0 && n > 9; i--)
		n = change(p, n);
	return (str){ p, n };
}

static str text_of(const char *shape, char *p, const str *earlier, uint32_t n)
{
	size_t beg;

	switch (shape[0]) {
	case 'm':
		if (n > 0 && chance(3) == 0)
			return near_copy(p, earlier[chance(n)]);
		return words(p, 4 + chance(6), 20000, 3000);
	case 's':
		if (n > 0 && chance(2) == 0)
			return near_copy(p, earlier[n - 1 - chance(n < 8 ? n : 8)]);
		beg = words(p, 2, 8, 300).n; /* the same few beginnings */
		return (str){ p, beg + words(p + beg, 3 + chance(4), 2000, 400).n };
	default:
		beg = 0;
		for (uint32_t i = 8 + chance(16); i > 0; i--)
			beg += put_char(p + beg, 0x4E00 + chance(3000));
		return (str){ p, beg };
	}
}

static str *make(struct arena *a, const char *shape, uint32_t n)
{
	str *text = arena_alloc(a, (n + 1) * sizeof *text);
	char line[4096];

	for (uint32_t i = 0; i < n; i++)
		text[i] = arena_copy(a, text_of(shape, line, text, i));
	return text;
}

static str *lines(struct arena *a, uint32_t *n)
{
	static char line[1 << 20];
	uint32_t cap = 0;
	str *text = NULL;

	for (*n = 0; fgets(line, sizeof line, stdin); ++*n) {
		text = arena_room(a, text, *n, &cap, sizeof *text);
		text[*n] = similar_key(a, str_from(line));
	}
	return text;
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* ---- by comparing all with all ---- */

static int by_value(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

struct set {
	uint32_t *piece, n;
};

static struct set set_of(struct arena *a, str s)
{
	struct set set = { arena_alloc(a, s.n * sizeof *set.piece), 0 };
	uint32_t before = 0, n = 0;

	for (size_t at = 0; at < s.n;) {
		uint32_t cp = utf8_next(s, &at);

		if (before || at == s.n)
			set.piece[n++] = before << 16 | (cp & 0xFFFF);
		before = cp;
	}
	qsort(set.piece, n, sizeof *set.piece, by_value);
	for (uint32_t i = 0; i < n; i++)
		if (i == 0 || set.piece[i] != set.piece[i - 1])
			set.piece[set.n++] = set.piece[i];
	return set;
}

static uint32_t shared(const struct set *a, const struct set *b)
{
	uint32_t i = 0, k = 0, n = 0;

	while (i < a->n && k < b->n) {
		uint32_t x = a->piece[i], y = b->piece[k];

		n += x == y;
		i += x <= y;
		k += y <= x;
	}
	return n;
}

static uint32_t brute(const str *text, uint32_t n, uint32_t permille)
{
	struct arena a = { 0 };
	struct set *set = arena_alloc(&a, (n + 1) * sizeof *set);
	uint32_t pairs = 0;

	for (uint32_t i = 0; i < n; i++)
		set[i] = set_of(&a, text[i]);
	for (uint32_t i = 0; i < n; i++) {
		for (uint32_t k = i + 1; k < n; k++) {
			uint32_t s = shared(&set[i], &set[k]);

			pairs += s && s * 1000 >= permille * (set[i].n + set[k].n - s);
		}
	}
	arena_release(&a);
	return pairs;
}

static double peak_mib(void)
{
	struct rusage used;

	getrusage(RUSAGE_SELF, &used);
	return (double)used.ru_maxrss / 1024;
}

/* Compares all with all as well; 0 when the join found something else. */
static int same_as_brute(const struct similar_set *set, uint32_t n_pairs, double join_s)
{
	double start = now();
	uint32_t n = brute(set->key, set->n, SIMILAR_PERMILLE);

	start = now() - start;
	printf("%11s %10u pairs all with all %.3f s, %.0f times as long%s\n", "", n, start,
	       start / join_s, n == n_pairs ? "" : "  NOT THE SAME");
	return n == n_pairs;
}

int main(int argc, char **argv)
{
	struct arena a = { 0 };
	uint32_t n = argc > 3 ? (uint32_t)strtoul(argv[2], NULL, 10) : 0;
	struct similar_options o = { .n_threads =
		                             argc > 3 ? (uint32_t)strtoul(argv[3], NULL, 10) : 0 };
	struct similar_pairs out;
	struct similar_set set = { .n = n };
	double start, before;
	int whole;

	if (argc < 4) {
		fputs("usage: similar mixed|skewed|random|lines N THREADS [brute]\n", stderr);
		return 2;
	}
	set.key = strcmp(argv[1], "lines") == 0 ? lines(&a, &set.n) : make(&a, argv[1], n);
	before = peak_mib();
	start = now();
	whole = similar_join(&a, &set, &o, &out);
	start = now() - start;
	printf("%-6s %u thr %8u texts %9u pairs %8.3f s %7.1f MiB, %.1f of them texts%s\n", argv[1],
	       o.n_threads, set.n, out.n, start, peak_mib(), before, whole ? "" : "  CUT SHORT");
	if (argc > 4 && !same_as_brute(&set, out.n, start))
		return 1;
	return whole ? 0 : 1;
}
