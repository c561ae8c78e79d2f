/* Replacing pieces of a text in one pass. */
#include "base/splice.h"

#include "base/buf.h"

#include <stdlib.h>

static int by_place(const void *x, const void *y)
{
	const struct splice *a = x, *b = y;

	if (a->beg != b->beg)
		return a->beg < b->beg ? -1 : 1;
	if (a->end != b->end)
		return a->end < b->end ? -1 : 1;
	return str_cmp(a->text, b->text);
}

uint32_t splice_order(struct splice *s, uint32_t n)
{
	uint32_t kept = 0;

	if (n > 1)
		qsort(s, n, sizeof *s, by_place);
	for (uint32_t i = 0; i < n; i++)
		if (kept == 0 || (s[i].beg >= s[kept - 1].end && s[i].beg > s[kept - 1].beg))
			s[kept++] = s[i];
	return kept;
}

str splice(struct arena *a, str text, const struct splice *s, uint32_t n)
{
	struct buf out = { .arena = a };
	uint32_t done = 0;

	for (uint32_t i = 0; i < n; i++) {
		buf_add(&out, str_slice(text, done, s[i].beg));
		buf_add(&out, s[i].text);
		done = s[i].end;
	}
	buf_add(&out, str_from_byte(text, done));
	return buf_str(&out);
}
