/* Ranges of row numbers. */
#include "report/rows.h"

#include <stdlib.h>

enum { MOST_RANGES = 60 };

static int by_value(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* Sorts, and drops zeros and repetitions. */
static uint32_t tidy(uint32_t *number, uint32_t n)
{
	uint32_t kept = 0;

	qsort(number, n, sizeof *number, by_value);
	for (uint32_t i = 0; i < n; i++)
		if (number[i] && (kept == 0 || number[kept - 1] != number[i]))
			number[kept++] = number[i];
	return kept;
}

/* Two neighbours stay two numbers; three and more become a range. */
str rows_said(const struct voice *s, uint32_t *number, uint32_t n)
{
	struct buf out = { .arena = s->scratch };
	uint32_t ranges = 0;

	n = tidy(number, n);
	for (uint32_t i = 0, end; i < n; i = end, ranges++) {
		if (ranges == MOST_RANGES) {
			buf_add(&out, said(s, SAY_AND_SO_ON));
			break;
		}
		for (end = i + 1; end < n && number[end] == number[end - 1] + 1;)
			end++;
		end = end - i == 2 ? i + 1 : end;
		if (i > 0)
			buf_add(&out, said(s, SAY_LIST_COMMA));
		buf_fmt(&out, "%u", number[i]);
		if (end - i > 1)
			buf_fmt(&out, "–%u", number[end - 1]);
	}
	return buf_str(&out);
}
