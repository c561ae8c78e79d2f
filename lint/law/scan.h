/* Walking through a text: where one is, and what stands there. */
#ifndef LAW_SCAN_H
#define LAW_SCAN_H

#include "base/utf8.h"

struct scan {
	str text;
	size_t at;
};

static inline str scan_rest(const struct scan *s)
{
	return str_from_byte(s->text, s->at);
}

/* The byte here, by which most of a text is passed over at once. */
static inline unsigned char scan_byte(const struct scan *s)
{
	return (unsigned char)s->text.p[s->at];
}

static inline bool scan_sees(const struct scan *s, str word)
{
	return str_starts(scan_rest(s), word);
}

static inline bool scan_take(struct scan *s, str word)
{
	if (!scan_sees(s, word))
		return false;
	s->at += word.n;
	return true;
}

static inline bool scan_take_bracket(struct scan *s)
{
	return scan_take(s, STR("（")) || scan_take(s, STR("("));
}

static inline bool scan_take_close(struct scan *s)
{
	return scan_take(s, STR("）")) || scan_take(s, STR(")"));
}

/* Does one of the words stand here? */
static inline bool scan_sees_any(const struct scan *s, const str *word, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (scan_sees(s, word[i]))
			return true;
	return false;
}

/* White space within the line. */
static inline void scan_blanks(struct scan *s)
{
	while (s->at < s->text.n) {
		size_t next = s->at;
		uint32_t cp;

		if (scan_byte(s) > 0xE3 && scan_byte(s) != 0xEF)
			return; /* Han, mostly */
		cp = utf8_next(s->text, &next);
		if (!utf8_is_space(cp) || cp == '\n')
			return;
		s->at = next;
	}
}

/* Where the code point before byte `at` begins; at must not be 0. */
static inline size_t scan_before(str text, size_t at)
{
	do
		at--;
	while (at > 0 && ((unsigned char)text.p[at] & 0xC0) == 0x80);
	return at;
}

#endif
