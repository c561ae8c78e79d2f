/* Least significant byte first; all histograms are taken in one pass. */
#include "base/radix.h"

#include <string.h>

enum { BYTES = 8, BUCKETS = 256 };

static void count_bytes(const struct radix *v, size_t n, size_t count[BYTES][BUCKETS])
{
	for (size_t i = 0; i < n; i++)
		for (unsigned b = 0; b < BYTES; b++)
			count[b][v[i].key >> 8 * b & 0xFF]++;
}

static void move_by_byte(const struct radix *from, struct radix *to, size_t n, unsigned byte,
                         const size_t count[BUCKETS])
{
	size_t at[BUCKETS];

	at[0] = 0;
	for (unsigned k = 1; k < BUCKETS; k++)
		at[k] = at[k - 1] + count[k - 1];
	for (size_t i = 0; i < n; i++)
		to[at[from[i].key >> 8 * byte & 0xFF]++] = from[i];
}

void radix_sort(struct radix *v, struct radix *tmp, size_t n)
{
	size_t count[BYTES][BUCKETS] = { { 0 } };
	struct radix *from = v, *to = tmp;

	if (n < 2)
		return;
	count_bytes(v, n, count);
	for (unsigned b = 0; b < BYTES; b++) {
		struct radix *moved = to;

		if (count[b][from[0].key >> 8 * b & 0xFF] == n)
			continue;
		move_by_byte(from, to, n, b, count[b]);
		to = from;
		from = moved;
	}
	if (from != v)
		memcpy(v, from, n * sizeof *v);
}
