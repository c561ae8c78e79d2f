/* Edit distance over code points. */
#include "base/near.h"

#include "base/utf8.h"

enum { LONGEST = 48 };

static uint32_t code_points(str s, uint32_t out[LONGEST])
{
	uint32_t n = 0;

	for (size_t at = 0; at < s.n && n < LONGEST;)
		out[n++] = utf8_next(s, &at);
	return n;
}

uint32_t near_distance(str a, str b)
{
	uint32_t x[LONGEST], y[LONGEST], line[LONGEST + 1];
	uint32_t n = code_points(a, x), m = code_points(b, y);

	for (uint32_t j = 0; j <= m; j++)
		line[j] = j;
	for (uint32_t i = 1; i <= n; i++) {
		uint32_t corner = line[0];

		line[0] = i;
		for (uint32_t j = 1; j <= m; j++) {
			uint32_t best = corner + (x[i - 1] != y[j - 1]);

			corner = line[j];
			best = line[j] + 1 < best ? line[j] + 1 : best;
			line[j] = line[j - 1] + 1 < best ? line[j - 1] + 1 : best;
		}
	}
	return line[m];
}

void near_try(str word, str candidate, str *best)
{
	uint32_t d = near_distance(word, candidate);

	if (d * 3 > utf8_count(word))
		return;
	if (best->n == 0 || d < near_distance(word, *best))
		*best = candidate;
}
