/* One pass over the title; what stays is copied. */
#include "law/key.h"

#include "base/utf8.h"

static bool is_silent(uint32_t cp)
{
	return utf8_is_space(cp) || (cp >= 0x3008 && cp <= 0x300F) || cp == '<' || cp == '>' ||
	       cp == '"' || cp == 0xFF1C || cp == 0xFF1E || cp == 0x201C || cp == 0x201D;
}

/* The sign as keys have it. */
static uint32_t plain(uint32_t cp)
{
	if (cp >= 0xFF01 && cp <= 0xFF5E && cp != 0xFF0C)
		return cp - 0xFF01 + '!';
	if (cp == 0x3014 || cp == '[')
		return '(';
	if (cp == 0x3015 || cp == ']')
		return ')';
	return cp;
}

str key_of_title(str s, char buf[TITLE_MAX_BYTES])
{
	const str republic = STR("中华人民共和国");
	size_t n = 0;

	if (s.n > TITLE_MAX_BYTES)
		return (str){ buf, 0 };
	for (size_t at = 0; at < s.n;) {
		size_t from = at;
		uint32_t cp = utf8_next(s, &at);

		if (cp == 0x4E2D && str_starts(str_from_byte(s, from), republic))
			at = from + republic.n;
		else if (cp >= 0x4E00 && cp <= 0x9FFF && at <= s.n)
			for (; from < at; from++)
				buf[n++] = s.p[from];
		else if (!is_silent(cp))
			n += utf8_put(buf + n, plain(cp));
	}
	return (str){ buf, n };
}

static bool tells_edition(str note)
{
	static const char *const words[] = { "修订", "修正", "修改", "通过", "公布",
		                             "发布", "施行", "令第", "年版" };

	for (size_t i = 0; i < countof(words); i++)
		if (str_has(note, str_from(words[i])))
			return true;
	for (size_t i = 0; i < note.n; i++)
		if (note.p[i] >= '0' && note.p[i] <= '9')
			return true;
	return false;
}

bool key_cut_note(str *key)
{
	size_t open = key->n;

	if (!str_ends(*key, STR(")")))
		return false;
	while (open > 0 && key->p[open - 1] != '(')
		open--;
	if (open < 2 || !tells_edition(str_from_byte(*key, open)))
		return false;
	key->n = open - 1;
	return true;
}

str key_note(str s)
{
	size_t beg = 0, end = s.n;

	for (size_t at = 0; at < s.n;) {
		size_t from = at;
		uint32_t cp = plain(utf8_next(s, &at));

		if (cp == '(')
			beg = at;
		else if (cp == ')')
			end = from;
	}
	return beg > 0 && beg <= end ? str_slice(s, beg, end) : (str){ 0 };
}
