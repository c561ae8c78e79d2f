/* Two texts beside each other. */
#include "model/similar_key.h"
#include "model/similar_sets.h"

#include <stdlib.h>

enum { SHORT = 64 };

static int by_value(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static void sort(uint64_t *v, uint32_t n)
{
	if (n > SHORT) {
		qsort(v, n, sizeof *v, by_value);
		return;
	}
	for (uint32_t i = 1; i < n; i++) {
		uint64_t x = v[i];
		uint32_t k = i;

		for (; k > 0 && v[k - 1] > x; k--)
			v[k] = v[k - 1];
		v[k] = x;
	}
}

/* The set of a key's pieces, ascending, at v, which holds pieces_bound(key). */
static uint32_t set_of(uint64_t *v, str key)
{
	uint32_t all = pieces_of(key, v), kept = all > 0;

	sort(v, all);
	for (uint32_t i = 1; i < all; i++)
		if (v[i] != v[kept - 1])
			v[kept++] = v[i];
	return kept;
}

static struct similar_score compare(const uint64_t *x, uint32_t n, const uint64_t *y, uint32_t m)
{
	uint32_t i = 0, k = 0, shared = 0;

	while (i < n && k < m) {
		uint64_t p = x[i], q = y[k];

		shared += p == q;
		i += p <= q;
		k += q <= p;
	}
	return (struct similar_score){ shared, n + m - shared };
}

struct similar_score similar_keys(str a, str b)
{
	struct arena scratch = { 0 };
	uint64_t small[1024], *x = small, *y;
	struct similar_score s;
	uint32_t n, m;

	if (pieces_bound(a) + pieces_bound(b) > countof(small))
		x = arena_alloc(&scratch, (pieces_bound(a) + pieces_bound(b)) * sizeof *x);
	y = x + pieces_bound(a);
	n = set_of(x, a);
	m = set_of(y, b);
	s = compare(x, n, y, m);
	arena_release(&scratch);
	return s;
}

struct similar_score similar_texts(str a, str b)
{
	struct arena scratch = { 0 };
	struct similar_score s = similar_keys(similar_key(&scratch, a), similar_key(&scratch, b));

	arena_release(&scratch);
	return s;
}
