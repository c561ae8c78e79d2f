/* Plain scanning; rows are short and read rarely. */
#include "law/tsv.h"

bool tsv_row(str text, size_t *at, uint32_t *line, str *row)
{
	while (str_line(text, at, row)) {
		++*line;
		if (row->n > 0 && row->p[0] != '#')
			return true;
	}
	return false;
}

str tsv_field(str row, uint32_t i)
{
	const char *p = row.p, *end = row.p + row.n, *tab;

	for (; i > 0; i--) {
		tab = p < end ? memchr(p, '\t', (size_t)(end - p)) : NULL;
		if (!tab)
			return (str){ "", 0 };
		p = tab + 1;
	}
	tab = p < end ? memchr(p, '\t', (size_t)(end - p)) : NULL;
	return (str){ p, (size_t)((tab ? tab : end) - p) };
}

bool tsv_word(str *s, str *word)
{
	str rest;

	while (s->n > 0 && s->p[0] == ' ')
		*s = str_from_byte(*s, 1);
	if (s->n == 0)
		return false;
	*word = str_cut(*s, STR(" "), &rest);
	*s = rest;
	return true;
}

uint32_t tsv_number(str s, size_t *at)
{
	uint32_t n = 0;
	size_t from = *at;

	while (*at < s.n && s.p[*at] >= '0' && s.p[*at] <= '9') {
		if (*at - from >= 9)
			return 0;
		n = n * 10 + (uint32_t)(s.p[(*at)++] - '0');
	}
	return n;
}

uint32_t tsv_date(str s)
{
	uint32_t part[3] = { 0 }, i = 0;
	size_t at = 0;

	while (i < 3) {
		size_t from = at;

		part[i] = tsv_number(s, &at);
		if (at - from != (i ? 2u : 4u) || part[i] == 0)
			return 0;
		i++;
		if (at == s.n)
			break;
		if (i == 3 || s.p[at++] != '-')
			return 0;
	}
	return part[1] > 12 || part[2] > 31 ? 0 : part[0] * 10000 + part[1] * 100 + part[2];
}
