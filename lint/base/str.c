/* Counted strings. */
#include "base/str.h"

/* Of the longest that is looked for byte by byte. */
enum { WORD_BYTES = 32 };

int str_cmp(str a, str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

/* For a short word memmem's tables cost more than the search. The last byte of a Chinese character
 * tells most: the first ones are alike. */
static const char *find_word(str s, str word)
{
	const char *end = s.p + s.n, *last = s.p + word.n - 1;

	while ((last = memchr(last, word.p[word.n - 1], (size_t)(end - last)))) {
		if (memcmp(last - (word.n - 1), word.p, word.n - 1) == 0)
			return last - (word.n - 1);
		if (++last == end)
			break;
	}
	return NULL;
}

size_t str_find(str s, str what, size_t from)
{
	str rest;
	const char *hit;

	if (from > s.n || what.n > s.n - from)
		return STR_NONE;
	if (what.n == 0)
		return from;
	rest = str_from_byte(s, from);
	hit = what.n <= WORD_BYTES ? find_word(rest, what) : memmem(rest.p, rest.n, what.p, what.n);
	return hit ? (size_t)(hit - s.p) : STR_NONE;
}

bool str_has_any(str s, const str *word, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_has(s, word[i]))
			return true;
	return false;
}

bool str_starts_any(str s, const str *word, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_starts(s, word[i]))
			return true;
	return false;
}

bool str_ends_any(str s, const str *word, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_ends(s, word[i]))
			return true;
	return false;
}

bool str_is_any(str s, const str *word, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(s, word[i]))
			return true;
	return false;
}

/* Bytes of the white space that begins at p, 0 when there is none. */
static size_t space_at(const char *p, size_t n)
{
	const unsigned char *u = (const unsigned char *)p;

	if (n >= 1 && (u[0] == ' ' || (u[0] >= '\t' && u[0] <= '\r')))
		return 1;
	if (n >= 2 && u[0] == 0xC2 && u[1] == 0xA0)
		return 2; /* NBSP */
	if (n < 3)
		return 0;
	if (u[0] == 0xE3 && u[1] == 0x80 && u[2] == 0x80)
		return 3; /* U+3000 */
	if (u[0] == 0xE2 && u[1] == 0x80 && u[2] >= 0x80 && u[2] <= 0x8B)
		return 3;                                            /* U+2000..200B */
	return u[0] == 0xEF && u[1] == 0xBB && u[2] == 0xBF ? 3 : 0; /* BOM */
}

/* Can a text that begins and ends with these bytes be trimmed? Most cannot. */
static bool may_trim(unsigned char first, unsigned char last)
{
	return first <= ' ' || first == 0xC2 || first == 0xE2 || first == 0xE3 || first == 0xEF ||
	       last <= ' ' || (last >= 0x80 && last <= 0x8B) || last == 0xA0 || last == 0xBF;
}

str str_trim(str s)
{
	if (s.n == 0 || !may_trim((unsigned char)s.p[0], (unsigned char)s.p[s.n - 1]))
		return s;
	for (size_t k; (k = space_at(s.p, s.n)) > 0;)
		s = str_from_byte(s, k);
	for (bool more = true; more && s.n > 0;) {
		more = false;
		for (size_t k = 1; k <= 3 && k <= s.n; k++) {
			if (space_at(s.p + s.n - k, k) == k) {
				s.n -= k;
				more = true;
				break;
			}
		}
	}
	return s;
}

bool str_line(str s, size_t *at, str *line)
{
	const char *nl;
	size_t end;

	if (*at >= s.n)
		return false;
	nl = memchr(s.p + *at, '\n', s.n - *at);
	end = nl ? (size_t)(nl - s.p) : s.n;
	*line = str_slice(s, *at, end);
	if (line->n > 0 && line->p[line->n - 1] == '\r')
		line->n--;
	*at = end + 1;
	return true;
}

str str_cut(str s, str sep, str *rest)
{
	size_t at = str_find(s, sep, 0);

	if (at == STR_NONE) {
		*rest = (str){ 0 };
		return s;
	}
	*rest = str_from_byte(s, at + sep.n);
	return str_slice(s, 0, at);
}

bool str_u32(str s, uint32_t *out)
{
	uint32_t v = 0;

	if (s.n == 0 || s.n > 9)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		v = v * 10 + (uint32_t)(s.p[i] - '0');
	}
	*out = v;
	return true;
}
