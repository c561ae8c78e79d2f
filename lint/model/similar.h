/* Texts that say nearly the same: an exact join on the sets of two-character pieces of their keys.
 *
 * Likeness is Jaccard's: pieces that both have : pieces that either has. It is kept as these two
 * numbers and compared in whole numbers, so every pair at or above the threshold is found and none
 * below it. A key of one character is a piece of its own; an empty key is like nothing.
 * Keys come from similar_key (model/similar_key.h); other texts of valid UTF-8 do as well. */
#ifndef MODEL_SIMILAR_H
#define MODEL_SIMILAR_H

#include "base/arena.h"

enum {
	SIMILAR_PERMILLE = 720, /* the threshold when none is asked for */
	SIMILAR_MAX_PAIRS = 4u << 20,
};

struct similar_score {
	uint32_t shared, total; /* pieces both have, pieces either has */
};

static inline uint32_t similar_permille(struct similar_score s)
{
	return s.total ? (uint32_t)((uint64_t)s.shared * 1000 / s.total) : 0;
}

/* How alike two keys are. */
struct similar_score similar_keys(str a, str b);
/* The same of two texts as they stand: their keys are made first. */
struct similar_score similar_texts(str a, str b);

/* ---- the join ---- */

/* What is compared; borrowed for the call. */
struct similar_set {
	const str *key;        /* [n] */
	const uint32_t *group; /* [n]: two of one group never pair, NONE pairs with all; or NULL */
	uint32_t n;
};

/* What becomes of equal keys. A hundred townships with one list make half a million pairs each
 * and none of interest beyond the first. */
enum similar_equal {
	SIMILAR_EACH, /* every pair of texts is reported */
	SIMILAR_ONCE, /* texts of equal key stand for each other: a pair of keys is reported once, at
	               * the first texts whose groups differ; so is a key that two groups have */
};

struct similar_options {
	uint32_t permille; /* threshold, 1–1000; 0: SIMILAR_PERMILLE */
	uint32_t n_threads;
	uint32_t max_pairs; /* 0: SIMILAR_MAX_PAIRS */
	uint64_t max_work;  /* looks at candidates, about a nanosecond each; 0: 2³⁵ */
	enum similar_equal equal;
};

struct similar_pair {
	uint32_t a, b; /* indices of texts; within one set a < b */
	struct similar_score score;
};

struct similar_pairs {
	struct similar_pair *pair; /* [n], by a, then b; the same for any number of threads */
	uint32_t n;
	uint32_t n_skipped; /* texts, the longest, not compared with all others: a limit was met */
};

/* All pairs within a set. False when a limit stopped it: pairs are missing, and the caller says
 * so; those in out are right. */
bool similar_join(struct arena *a, const struct similar_set *set, const struct similar_options *o,
                  struct similar_pairs *out);

/* All pairs of a text of left (a) and a text of right (b). Groups count across both. */
bool similar_cross(struct arena *a, const struct similar_set sides[2],
                   const struct similar_options *o, struct similar_pairs *out);

/* ---- one text against many ---- */

struct similar_index;

/* Keys of the set are not kept, its groups are: they must live as long as the index. */
struct similar_index *similar_index_new(struct arena *a, const struct similar_set *set);

enum similar_measure {
	SIMILAR_JACCARD,
	SIMILAR_CONTAINED, /* total is the pieces of the query: «油烟» in «餐饮油烟污染防治» is whole */
};

struct similar_query {
	str key;
	enum similar_measure measure;
	uint32_t permille; /* at least; 0: any shared piece */
	uint32_t group;    /* whose texts are left out; NONE: nobody's */
};

struct similar_hit {
	uint32_t text;
	struct similar_score score;
};

/* The best hits, at most n of them, best first; among equals the shorter key, then the earlier
 * text. Returns how many. Reads the index only: threads may share it. Costs what the lists of the
 * query's pieces are long; for many queries at a threshold similar_cross is the way. */
uint32_t similar_best(const struct similar_index *x, const struct similar_query *q,
                      struct similar_hit *hit, uint32_t n);

#endif
