/* Cutting a page into tags and texts as browsers do, in one pass. */
#include "read/html.h"

#include "base/utf8.h"

#include <libxml/HTMLparser.h>

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_letter(char c)
{
	return lower(c) >= 'a' && lower(c) <= 'z';
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool starts(str text, size_t at, str what)
{
	if (text.n - at < what.n)
		return false;
	for (size_t i = 0; i < what.n; i++)
		if (lower(text.p[at + i]) != what.p[i])
			return false;
	return true;
}

size_t html_find(str text, str what, size_t from)
{
	while (from < text.n) {
		const char *p = memchr(text.p + from, what.p[0], text.n - from);

		if (!p)
			return STR_NONE;
		from = (size_t)(p - text.p);
		if (starts(text, from, what))
			return from;
		from++;
	}
	return STR_NONE;
}

/* ---- tags ---- */

/* Copies a name; what follows it. */
static size_t take_name(str text, size_t at, char name[HTML_NAME])
{
	size_t n = 0;

	for (; at < text.n && !is_blank(text.p[at]) && text.p[at] != '/' && text.p[at] != '>'; at++)
		if (n + 1 < HTML_NAME)
			name[n++] = lower(text.p[at]);
	name[n] = '\0';
	return at;
}

/* Where the value that begins at `at` ends: behind its quote, or at what cannot be part of it. */
static size_t value_end(str text, size_t at, str *value)
{
	size_t beg = at;

	if (at < text.n && (text.p[at] == '"' || text.p[at] == '\'')) {
		const char *q = memchr(text.p + at + 1, text.p[at], text.n - at - 1);
		size_t end = q ? (size_t)(q - text.p) : text.n;

		*value = str_slice(text, at + 1, end);
		return q ? end + 1 : end;
	}
	while (at < text.n && !is_blank(text.p[at]) && text.p[at] != '>')
		at++;
	*value = str_slice(text, beg, at);
	return at;
}

static size_t skip_blanks(str text, size_t at)
{
	while (at < text.n && is_blank(text.p[at]))
		at++;
	return at;
}

/* The attribute at or behind *at, which moves past it. False at the end of the tag. */
static bool next_attribute(str text, size_t *at, str *name, str *value)
{
	size_t beg = *at, i;

	while (beg < text.n && (is_blank(text.p[beg]) || text.p[beg] == '/'))
		beg++;
	*at = beg;
	*value = (str){ 0 };
	if (beg >= text.n || text.p[beg] == '>')
		return false;
	for (i = beg + 1; i < text.n && !is_blank(text.p[i]) && !strchr("/>=", text.p[i]);)
		i++;
	*name = str_slice(text, beg, i);
	*at = i;
	i = skip_blanks(text, i);
	if (i < text.n && text.p[i] == '=')
		*at = value_end(text, skip_blanks(text, i + 1), value);
	return true;
}

str html_attr(const struct html_token *t, str name)
{
	str found, value;

	for (size_t at = 0; next_attribute(t->attributes, &at, &found, &value);)
		if (found.n == name.n && starts(found, 0, name))
			return value.p ? value : STR("");
	return (str){ 0 };
}

/* Elements whose content is text whatever it looks like. */
static bool is_raw(const char *name)
{
	static const char *const names[] = { "script", "style",   "title",    "textarea",
		                             "xmp",    "noembed", "noframes", "iframe" };

	for (size_t i = 0; i < countof(names); i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

static void take_tag(struct html_lexer *l, struct html_token *t, size_t at)
{
	str name, value;
	size_t beg = at = take_name(l->text, at, t->name);

	while (next_attribute(l->text, &at, &name, &value))
		;
	t->attributes = str_slice(l->text, beg, at);
	l->cut = l->cut || at >= l->text.n;
	l->at = at < l->text.n ? at + 1 : at;
	if (t->type == HTML_START && is_raw(t->name))
		memcpy(l->raw, t->name, HTML_NAME);
}

/* ---- what is no tag and no text ---- */

/* Behind `end`, or the end of the text. */
static size_t behind(struct html_lexer *l, size_t from, str end)
{
	size_t at = str_find(l->text, end, from);

	if (at != STR_NONE)
		return at + end.n;
	l->cut = true;
	return l->text.n;
}

/* <!-- … -->, <!doctype …>, <![if …]>, <?…>, </ …>. */
static size_t skip_declaration(struct html_lexer *l, size_t at)
{
	if (!starts(l->text, at, STR("<!--")))
		return behind(l, at, STR(">"));
	if (starts(l->text, at, STR("<!-->")))
		return at + 5;
	if (starts(l->text, at, STR("<!--->")))
		return at + 6;
	return behind(l, at + 4, STR("-->"));
}

enum next { NEXT_TEXT, NEXT_START, NEXT_END, NEXT_DECLARATION };

/* What the "<" at `at` begins. */
static enum next what_begins(str text, size_t at)
{
	char c = at + 1 < text.n ? text.p[at + 1] : '\0';

	if (is_letter(c))
		return NEXT_START;
	if (c == '/')
		return at + 2 < text.n && is_letter(text.p[at + 2]) ? NEXT_END : NEXT_DECLARATION;
	return c == '!' || c == '?' ? NEXT_DECLARATION : NEXT_TEXT;
}

static size_t text_end(str text, size_t at)
{
	for (at++; at < text.n; at++) {
		const char *p = memchr(text.p + at, '<', text.n - at);

		if (!p)
			return text.n;
		at = (size_t)(p - text.p);
		if (what_begins(text, at) != NEXT_TEXT)
			return at;
	}
	return text.n;
}

/* The text of a raw element up to its own end tag. */
static bool take_raw(struct html_lexer *l, struct html_token *t)
{
	size_t beg = l->at, at = beg, n = strlen(l->raw);

	for (;; at += 2) {
		at = str_find(l->text, STR("</"), at);
		if (at == STR_NONE)
			break;
		if (starts(l->text, at + 2, (str){ l->raw, n }) && at + 2 + n < l->text.n &&
		    (is_blank(l->text.p[at + 2 + n]) || strchr("/>", l->text.p[at + 2 + n])))
			break;
	}
	l->cut = l->cut || at == STR_NONE;
	l->at = at == STR_NONE ? l->text.n : at;
	memcpy(t->name, l->raw, HTML_NAME);
	l->raw[0] = '\0';
	t->text = str_slice(l->text, beg, l->at);
	return t->text.n > 0;
}

void html_next(struct html_lexer *l, struct html_token *t)
{
	*t = (struct html_token){ .type = HTML_TEXT };
	if (l->raw[0] && take_raw(l, t))
		return;
	t->name[0] = '\0';
	while (l->at < l->text.n) {
		enum next next = l->text.p[l->at] == '<' ? what_begins(l->text, l->at) : NEXT_TEXT;
		size_t beg = l->at;

		if (next == NEXT_DECLARATION) {
			l->at = skip_declaration(l, beg);
			continue;
		}
		t->type = next == NEXT_START ? HTML_START
		          : next == NEXT_END ? HTML_TAG_END
		                             : HTML_TEXT;
		if (next == NEXT_TEXT) {
			l->at = text_end(l->text, beg);
			t->text = str_slice(l->text, beg, l->at);
		} else {
			take_tag(l, t, beg + (next == NEXT_START ? 1 : 2));
		}
		return;
	}
	t->type = HTML_DONE;
}

/* ---- references ---- */

/* &#128; to &#159; are meant as Windows 1252 has them. */
static uint32_t meant(uint32_t cp)
{
	static const uint16_t windows[] = { 0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020,
		                            0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
		                            0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D,
		                            0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
		                            0x0153, 0x9D,   0x017E, 0x0178 };

	if (cp >= 0x80 && cp < 0x80 + countof(windows))
		return windows[cp - 0x80];
	return cp == 0 || cp > 0x10FFFF || (cp & 0xFFFFF800) == 0xD800 ? 0xFFFD : cp;
}

static uint32_t digit_of(char c, uint32_t base)
{
	uint32_t d = c >= '0' && c <= '9' ? (uint32_t)(c - '0')
	             : is_letter(c)       ? (uint32_t)(lower(c) - 'a' + 10)
	                                  : NONE;

	return d < base ? d : NONE;
}

/* «#20013;», «#x4E2D;» behind a "&": how many bytes, 0 when it is none. */
static size_t number_at(str s, uint32_t *cp)
{
	bool hex = s.n > 1 && lower(s.p[1]) == 'x';
	size_t beg = hex ? 2 : 1, at = beg;
	uint32_t base = hex ? 16 : 10, v = 0;

	for (; at < s.n && digit_of(s.p[at], base) != NONE; at++)
		v = v > 0x10FFFF ? v : v * base + digit_of(s.p[at], base);
	if (at == beg)
		return 0;
	*cp = meant(v);
	return at < s.n && s.p[at] == ';' ? at + 1 : at;
}

/* «nbsp;» behind a "&". Old pages leave the semicolon out. */
static size_t name_at(str s, uint32_t *cp)
{
	char name[12];
	size_t n = 0;
	const htmlEntityDesc *e;

	while (n < s.n && n + 1 < sizeof name && digit_of(s.p[n], 36) != NONE) {
		name[n] = s.p[n];
		n++;
	}
	name[n] = '\0';
	e = htmlEntityLookup(BAD_CAST name);
	if (n == 0 || !e)
		return 0;
	*cp = e->value;
	return n < s.n && s.p[n] == ';' ? n + 1 : e->value < 0x100 ? n : 0;
}

void html_resolve(struct buf *out, str text)
{
	while (text.n > 0) {
		const char *p = memchr(text.p, '&', text.n);
		size_t plain = p ? (size_t)(p - text.p) : text.n, used = 0;
		uint32_t cp = 0;
		char utf8[4];
		str rest;

		if (plain)
			buf_add(out, str_slice(text, 0, plain));
		if (!p)
			return;
		rest = str_from_byte(text, plain + 1);
		used = str_starts(rest, STR("#")) ? number_at(rest, &cp) : name_at(rest, &cp);
		buf_add(out, used ? (str){ utf8, utf8_put(utf8, cp) } : STR("&"));
		text = str_from_byte(rest, used);
	}
}
