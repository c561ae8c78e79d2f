/* Which of the lines above a table is its title. */
#include "read/grids.h"

#include "base/utf8.h"

enum { TITLE_CHARACTERS = 60, HEADING_CHARACTERS = 100, CONTINUATION_CHARACTERS = 12 };

void above_add(struct above *a, str text, bool heading)
{
	if (a->n == GRIDS_LINES) {
		memmove(a->text, a->text + 1, (GRIDS_LINES - 1) * sizeof *a->text);
		memmove(a->heading, a->heading + 1, (GRIDS_LINES - 1) * sizeof *a->heading);
		a->n--;
	}
	a->text[a->n] = text;
	a->heading[a->n++] = heading;
}

/* What forms have above a table: who filled it in, when, in which unit. */
static bool is_form_line(str text)
{
	static const str words[] = { STR_INIT("填报"), STR_INIT("填表"),   STR_INIT("制表"),
		                     STR_INIT("单位"), STR_INIT("日期"),   STR_INIT("时间"),
		                     STR_INIT("联系"), STR_INIT("审核"),   STR_INIT("报送"),
		                     STR_INIT("编号"), STR_INIT("（单位"), STR_INIT("(单位"),
		                     STR_INIT("第"),   STR_INIT("共"),     STR_INIT("注") };

	return str_starts_any(text, words, countof(words));
}

static bool says_something(str text)
{
	for (size_t at = 0; at < text.n;) {
		uint32_t cp = utf8_next(text, &at);

		if (utf8_is_han(cp) || ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z'))
			return true;
	}
	return false;
}

bool is_title(str text)
{
	static const str ends[] = { STR_INIT("。"), STR_INIT("；"), STR_INIT("，"), STR_INIT("："),
		                    STR_INIT("、"), STR_INIT(";"),  STR_INIT(","),  STR_INIT(":") };
	size_t n = utf8_count(text);

	return n >= 2 && n <= TITLE_CHARACTERS && !str_ends_any(text, ends, countof(ends)) &&
	       !is_form_line(text) && says_something(text);
}

bool is_continuation(str text)
{
	if (utf8_count(text) > CONTINUATION_CHARACTERS)
		return false;
	return str_has(text, STR("续表")) || str_eq(text, STR("续")) ||
	       str_eq(text, STR("（续）")) || str_eq(text, STR("(续)"));
}

str above_title(const struct above *a)
{
	for (uint32_t i = a->n; i > 0; i--)
		if (a->heading[i - 1] && utf8_count(a->text[i - 1]) <= HEADING_CHARACTERS)
			return a->text[i - 1];
	for (uint32_t i = a->n; i > 0; i--)
		if (is_title(a->text[i - 1]))
			return a->text[i - 1];
	return (str){ 0 };
}

void above_of(struct above *a, str text)
{
	str line[GRIDS_LINES];
	uint32_t n = 0;

	while (n < GRIDS_LINES && text.n > 0) {
		size_t beg = text.n;

		while (beg > 0 && text.p[beg - 1] != '\n')
			beg--;
		line[n] = str_trim(str_from_byte(text, beg));
		n += line[n].n > 0;
		text.n = beg ? beg - 1 : 0;
	}
	a->n = 0;
	while (n > 0)
		above_add(a, line[--n], false);
}
