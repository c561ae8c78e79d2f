/* Texts as sets of pieces: what the join and the index are built on. For model/similar_*.c only. */
#ifndef MODEL_SIMILAR_SETS_H
#define MODEL_SIMILAR_SETS_H

#include "base/hash.h"
#include "model/similar.h"

/* A record is a key that is not empty, once for each side. Records stand by ascending size, then
 * in the order of their first texts. Texts are counted through both sides. */
struct sets {
	const struct similar_set *side;
	uint32_t n_sides;
	uint32_t n;        /* records */
	uint32_t *first;   /* [n] their first text */
	uint32_t *next;    /* [texts] the next text of the same record, NONE */
	size_t *at;        /* [n + 1] where their pieces begin */
	uint32_t *piece;   /* pieces are numbered rare first and stand in ascending order */
	uint32_t n_pieces; /* different ones */
	uint32_t max_size;
	uint32_t *of_size; /* [max_size + 2] first record of at least that size */
	struct map number; /* piece as two code points → its number */
};

void sets_build(struct sets *s, struct arena *a, const struct similar_set *side, uint32_t n_sides);

static inline uint32_t sets_size(const struct sets *s, uint32_t record)
{
	return (uint32_t)(s->at[record + 1] - s->at[record]);
}

/* The side of a text and its index there. */
static inline uint32_t sets_side(const struct sets *s, uint32_t text, uint32_t *index)
{
	uint32_t side = text >= s->side[0].n;

	*index = side ? text - s->side[0].n : text;
	return side;
}

/* The group of a text, NONE when it has none. */
static inline uint32_t sets_group(const struct sets *s, uint32_t text)
{
	uint32_t i, side = sets_side(s, text, &i);

	return s->side[side].group ? s->side[side].group[i] : NONE;
}

/* Writes the pieces of a key, in its order and repeats included, as two code points in one number;
 * returns how many. out holds pieces_bound(key). */
uint32_t pieces_of(str key, uint64_t *out);
static inline size_t pieces_bound(str key)
{
	return key.n;
}

/* Sorts the n numbers at v and leaves out repeats; returns how many stay. */
uint32_t pieces_sort(uint32_t *v, uint32_t n);

#endif
