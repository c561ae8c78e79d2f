/* UTF-8 on bytes already checked, except utf8_valid, which checks. */
#include "base/utf8.h"

#include <utf8proc.h>

/* Bytes of the well-formed sequence at p, 0 when there is none. */
static size_t sequence(const unsigned char *p, size_t n)
{
	unsigned lo = 0x80, hi = 0xBF;
	size_t len;

	if (p[0] < 0x80)
		return 1;
	if (p[0] < 0xC2 || p[0] > 0xF4)
		return 0;
	len = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
	if (n < len)
		return 0;
	if (p[0] == 0xE0)
		lo = 0xA0;
	else if (p[0] == 0xED)
		hi = 0x9F;
	else if (p[0] == 0xF0)
		lo = 0x90;
	else if (p[0] == 0xF4)
		hi = 0x8F;
	if (p[1] < lo || p[1] > hi)
		return 0;
	for (size_t i = 2; i < len; i++)
		if ((p[i] & 0xC0) != 0x80)
			return 0;
	return len;
}

static uint64_t eight_bytes(const void *p)
{
	uint64_t w;

	memcpy(&w, p, sizeof w);
	return w;
}

/* How many of the eight bytes at p are well-formed at a glance: ASCII, or two sequences of three
 * as Han are; 0 when a closer look is needed. */
static size_t plain_bytes(const unsigned char *p)
{
	static const unsigned char bits[8] = { 0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0 };
	static const unsigned char han[8] = { 0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80 };
	uint64_t w = eight_bytes(p);

	if ((w & eight_bytes(bits)) == eight_bytes(han))
		return p[0] != 0xE0 && p[0] != 0xED && p[3] != 0xE0 && p[3] != 0xED ? 6 : 0;
	return w & 0x8080808080808080u ? 0 : 8;
}

bool utf8_valid(str s, size_t *bad)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t i = 0;

	while (i < s.n) {
		size_t len = s.n - i >= 8 ? plain_bytes(p + i) : 0;

		if (len > 0) {
			i += len;
			continue;
		}
		len = sequence(p + i, s.n - i);
		if (len == 0) {
			*bad = i;
			return false;
		}
		i += len;
	}
	return true;
}

uint32_t utf8_next(str s, size_t *at)
{
	const unsigned char *p = (const unsigned char *)s.p + *at;
	size_t left = s.n - *at;

	if (p[0] < 0x80 || left < 2) {
		*at += 1;
		return p[0];
	}
	if (p[0] < 0xE0 || left < 3) {
		*at += 2;
		return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
	}
	if (p[0] < 0xF0 || left < 4) {
		*at += 3;
		return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
	}
	*at += 4;
	return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 |
	       (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
}

size_t utf8_put(char out[4], uint32_t cp)
{
	return (size_t)utf8proc_encode_char((utf8proc_int32_t)cp, (utf8proc_uint8_t *)out);
}

size_t utf8_count(str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return n;
}

size_t utf8_units16(str s)
{
	size_t n = 0;

	for (size_t at = 0; at < s.n;)
		n += utf8_next(s, &at) > 0xFFFF ? 2 : 1;
	return n;
}

size_t utf8_cells(str s)
{
	size_t cells = 0, widest = 0;
	utf8proc_int32_t state = 0;
	uint32_t before = 0;

	for (size_t at = 0; at < s.n;) {
		uint32_t cp = utf8_next(s, &at);
		int w = cp == '\t' ? 1 : utf8proc_charwidth((utf8proc_int32_t)cp);

		if (before && utf8proc_grapheme_break_stateful((utf8proc_int32_t)before,
		                                               (utf8proc_int32_t)cp, &state)) {
			cells += widest;
			widest = 0;
		}
		if (w > 0 && (size_t)w > widest)
			widest = (size_t)w;
		before = cp;
	}
	return cells + widest;
}

size_t utf8_offset(str s, size_t cp)
{
	size_t at = 0;

	while (cp-- > 0 && at < s.n)
		utf8_next(s, &at);
	return at;
}

bool utf8_is_han(uint32_t cp)
{
	return (cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0x3400 && cp <= 0x4DBF) || cp == 0x3007 ||
	       (cp >= 0xF900 && cp <= 0xFAFF) || (cp >= 0x20000 && cp <= 0x323AF);
}

bool utf8_is_space(uint32_t cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0xA0 || cp == 0x3000 ||
	       cp == 0xFEFF || (cp >= 0x2000 && cp <= 0x200F) || cp == 0x2028 || cp == 0x2029;
}

/* One form for the marks that people type in several; other code points come back unchanged. */
static uint32_t one_form(uint32_t cp)
{
	static const struct {
		uint16_t form, mark[8];
	} forms[] = {
		{ '[', { 0x3010, 0x3014, '{', 0x3016 } },
		{ ']', { 0x3011, 0x3015, '}', 0x3017 } },
		{ ',', { 0x3001, 0xFF0C, 0xFF64, ';', 0xFF1B } },
		{ '<', { 0x3008, 0x300A, 0x2039, 0xAB } },
		{ '>', { 0x3009, 0x300B, 0x203A, 0xBB } },
		{ '"', { 0x2018, 0x2019, 0x201C, 0x201D, 0x300C, 0x300D, '\'' } },
		{ '-', { 0x2010, 0x2011, 0x2013, 0x2014, 0x2015, 0x2212 } },
		{ '.', { 0xB7, 0x2022, 0x30FB, 0x3002 } },
	};

	for (size_t i = 0; i < countof(forms); i++)
		for (size_t k = 0; k < countof(forms[i].mark) && forms[i].mark[k]; k++)
			if (forms[i].mark[k] == cp)
				return forms[i].form;
	return cp;
}

size_t utf8_key_bound(size_t n_bytes)
{
	return n_bytes * 18 / 3 + 24; /* U+FDFA, 3 bytes, is 18 code points under NFKC */
}

/* The compatibility form of cp; returns how many code points, at most 32. */
static int compatible(uint32_t cp, utf8proc_int32_t out[32])
{
	int last = 0;
	utf8proc_ssize_t n =
		utf8proc_decompose_char((utf8proc_int32_t)cp, out, 32,
	                                UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD,
	                                &last);

	if (n > 0 && n <= 32)
		return (int)n;
	out[0] = (utf8proc_int32_t)cp;
	return 1;
}

/* Appends the key form of cp to q. */
static char *key_put(char *q, uint32_t cp)
{
	utf8proc_int32_t parts[32];
	int n = 1;

	parts[0] = (utf8proc_int32_t)cp;
	if (cp >= 0x80 && one_form(cp) == cp)
		n = compatible(cp, parts);
	for (int i = 0; i < n; i++) {
		uint32_t c = one_form((uint32_t)parts[i]);
		if (!utf8_is_space(c))
			q += utf8_put(q, c);
	}
	return q;
}

str utf8_key_into(char *buf, str s)
{
	char *q = buf;

	for (size_t at = 0; at < s.n;) {
		size_t from = at;
		uint32_t cp = utf8_next(s, &at);

		if (cp >= 0x4E00 && cp <= 0x9FFF) {
			memcpy(q, s.p + from, 3);
			q += 3;
		} else if (cp >= '0' && cp <= 'z' && cp != ';' && !(cp >= 'A' && cp <= 'Z')) {
			*q++ = (char)cp;
		} else if (cp >= 'A' && cp <= 'Z') {
			*q++ = (char)(cp + 32);
		} else if (!utf8_is_space(cp)) {
			q = key_put(q, cp);
		}
	}
	return (str){ buf, (size_t)(q - buf) };
}

str utf8_key(struct arena *a, str s)
{
	char small[2048], *buf = small;
	size_t bound = utf8_key_bound(s.n);

	if (bound > sizeof small) {
		buf = arena_alloc(a, bound);
		return utf8_key_into(buf, s);
	}
	return arena_copy(a, utf8_key_into(buf, s));
}
