/* A text is quoted where YAML would read another one, and also where other programs would make a
 * number, a truth value or nothing of it: 007, 1e5, 12:30, yes, null. */
#include "report/yaml_scalar.h"

#include "base/utf8.h"

#include <strings.h>

/* ---- what a text is like ---- */

/* May stand in a scalar as it is. Line ends of other scripts and what nobody sees may not. */
static bool is_printable(uint32_t cp)
{
	return (cp >= 0x20 && cp < 0x7F) || (cp >= 0xA0 && cp < 0x2028) ||
	       (cp > 0x2029 && cp < 0xD800) || (cp >= 0xE000 && cp < 0xFEFF) ||
	       (cp > 0xFEFF && cp < 0xFFFE) || cp >= 0x10000;
}

/* Which characters a text holds. */
struct makeup {
	bool line_end, tab, hidden, quote, apostrophe, backslash;
};

static struct makeup makeup(str text)
{
	struct makeup m = { 0 };

	for (size_t at = 0; at < text.n;) {
		uint32_t cp = utf8_next(text, &at);

		m.line_end |= cp == '\n';
		m.tab |= cp == '\t';
		m.quote |= cp == '"';
		m.apostrophe |= cp == '\'';
		m.backslash |= cp == '\\';
		m.hidden |= cp != '\n' && cp != '\t' && !is_printable(cp);
	}
	return m;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t digits(str text, size_t at)
{
	size_t n = 0;

	while (at + n < text.n && is_digit(text.p[at + n]))
		n++;
	return n;
}

/* 7, 254: the same text whoever reads it. */
static bool is_whole_number(str text)
{
	return digits(text, 0) == text.n && text.n <= 15 && (text.p[0] != '0' || text.n == 1);
}

/* 2025-06-30, as lists write their dates. */
static bool is_date(str text)
{
	return text.n == 10 && digits(text, 0) == 4 && text.p[4] == '-' && digits(text, 5) == 2 &&
	       text.p[7] == '-' && digits(text, 8) == 2;
}

/* 007, 1e5, 0x1F, 12:30, 1_000, +5, .5, 2025-1-1 */
static bool looks_numeric(str text)
{
	size_t sign = text.p[0] == '+' || text.p[0] == '-' || text.p[0] == '.';

	if (text.n <= sign || !is_digit(text.p[sign]))
		return false;
	for (size_t i = 0; i < text.n; i++)
		if (!strchr("0123456789+-._:eEoxXabcdfABCDFTtZz ,", text.p[i]))
			return false;
	return !is_whole_number(text) && !is_date(text);
}

static bool is_reserved(str text)
{
	static const char *const words[] = { "~",  "null", "true", "false", "yes",  "no",
		                             "on", "off",  "y",    "n",     ".inf", "+.inf",
		                             "=",  "<<",   ".nan", "-.inf" };

	for (size_t i = 0; i < countof(words); i++)
		if (text.n == strlen(words[i]) && strncasecmp(text.p, words[i], text.n) == 0)
			return true;
	return false;
}

static bool is_plain(str text, struct makeup m)
{
	if (m.line_end || m.tab || m.hidden || str_trim(text).n != text.n)
		return false;
	if (strchr("-?:,[]{}#&*!|>'\"%@`", text.p[0]) || text.p[text.n - 1] == ':')
		return false;
	return !str_has(text, STR(": ")) && !str_has(text, STR(" #")) && !is_reserved(text) &&
	       !looks_numeric(text);
}

/* Lines whose ends and beginnings a block keeps. */
static bool is_block(str text, struct makeup m)
{
	return m.line_end && !m.hidden && str_trim(text).n == text.n;
}

/* ---- writing ---- */

static void put_escaped(struct buf *out, uint32_t cp, str as_is)
{
	static const char from[] = "\"\\\n\t\r", to[] = "\"\\ntr";
	const char *known = cp && cp < 0x80 ? strchr(from, (int)cp) : NULL;

	if (known)
		buf_fmt(out, "\\%c", to[known - from]);
	else if (is_printable(cp))
		buf_add(out, as_is);
	else
		buf_fmt(out, cp < 0x100 ? "\\x%02X" : "\\u%04X", cp);
}

static void put_double(struct buf *out, str text)
{
	buf_add(out, STR("\""));
	for (size_t at = 0; at < text.n;) {
		size_t from = at;
		uint32_t cp = utf8_next(text, &at);

		put_escaped(out, cp, str_slice(text, from, at));
	}
	buf_add(out, STR("\""));
}

static void put_single(struct buf *out, str text)
{
	str part;

	buf_add(out, STR("'"));
	for (str rest = text; rest.p;) {
		part = str_cut(rest, STR("'"), &rest);
		buf_add(out, part);
		buf_add(out, rest.p ? STR("''") : STR("'"));
	}
}

static void put_on_line(struct buf *out, str text, struct makeup m)
{
	if (text.n > 0 && is_plain(text, m))
		buf_add(out, text);
	else if ((m.quote || m.backslash) && !m.line_end && !m.tab && !m.hidden)
		put_single(out, text);
	else
		put_double(out, text);
}

static void put_block(struct buf *out, str text, uint32_t indent)
{
	buf_add(out, STR(" |-\n"));
	for (str line; text.p;) {
		line = str_cut(text, STR("\n"), &text);
		if (line.n > 0)
			buf_fill(out, ' ', indent);
		buf_add(out, line);
		buf_add(out, STR("\n"));
	}
}

void yaml_put_inline(struct buf *out, str text)
{
	put_on_line(out, text, makeup(text));
}

void yaml_put_value(struct buf *out, str text, uint32_t indent)
{
	struct makeup m = makeup(text);

	if (text.n > 0 && is_block(text, m)) {
		put_block(out, text, indent);
		return;
	}
	if (text.n > 0) {
		buf_add(out, STR(" "));
		put_on_line(out, text, m);
	}
	buf_add(out, STR("\n"));
}
