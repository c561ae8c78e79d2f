/* Notes are bracketed, one behind the other; a bracket that does not close ends with its line. Some
 * lists leave the brackets out: then a year or a document number begins the note. */
#include "law/notes.h"

#include "law/locator.h"

enum { NOTE_BYTES = 3000, NOTE_DEPTH = 8, NOTE_TITLES = 8, ALIAS_BYTES = 120 };

/* ---- brackets ---- */

/* Where a note ends whose bracket does not close: before the first article, or with its line. */
static size_t unclosed_end(str text, size_t at)
{
	struct scan s = { text, at };

	while (s.at < text.n && s.at - at < NOTE_BYTES && text.p[s.at] != '\n') {
		if (locator_sees(&s))
			return s.at;
		utf8_next(text, &s.at);
	}
	return s.at < text.n && text.p[s.at] == '\n' ? s.at : at;
}

/* Behind the bracket at `at`, nested ones included. */
static size_t bracket_end(str text, size_t at)
{
	struct scan s = { text, at };
	int depth = 0;

	while (s.at < text.n && s.at - at < NOTE_BYTES) {
		unsigned char c = scan_byte(&s);

		if (c != 0xEF && c != '(' && c != ')') {
			s.at++; /* a byte of some other character */
			continue;
		}
		if (scan_take_bracket(&s))
			depth++;
		else if (scan_take_close(&s))
			depth--;
		else
			utf8_next(text, &s.at);
		if (depth == 0)
			return s.at;
		if (depth > NOTE_DEPTH)
			return at;
	}
	return unclosed_end(text, at);
}

/* A bracket that holds articles, «（第三百条）», is none of the title's notes. */
static bool holds_articles(struct scan s)
{
	scan_take_bracket(&s);
	scan_blanks(&s);
	return locator_sees(&s);
}

/* ---- numbers ---- */

/* May a year in brackets begin with this byte? */
static bool opens_bracket(unsigned char c)
{
	return c == 0xE3 || c == 0xEF || c == '[' || c == '(';
}

/* 〔2021〕 at s, in any brackets; moves behind it. */
static bool take_year(struct scan *s)
{
	static const str open[] = { STR_INIT("〔"), STR_INIT("["), STR_INIT("［"), STR_INIT("【"),
		                    STR_INIT("（"), STR_INIT("("), STR_INIT("﹝") };
	static const str close[] = { STR_INIT("〕"), STR_INIT("]"), STR_INIT("］"), STR_INIT("】"),
		                     STR_INIT("）"), STR_INIT(")"), STR_INIT("﹞") };
	struct scan ahead = *s;
	uint32_t year;

	if (s->at == s->text.n || !opens_bracket(scan_byte(s)))
		return false;
	for (uint32_t i = 0; i < countof(open); i++) {
		if (!scan_take(&ahead, open[i]))
			continue;
		year = citation_number(ahead.text, &ahead.at);
		(void)scan_take(&ahead, STR("年"));
		if (year < 1949 || year > 2999 || !scan_take(&ahead, close[i]))
			return false;
		*s = ahead;
		return true;
	}
	return false;
}

/* «12号», «第12号». */
static bool take_serial(struct scan *s)
{
	struct scan ahead = *s;

	scan_blanks(&ahead);
	(void)scan_take(&ahead, STR("第"));
	scan_blanks(&ahead);
	if (!citation_number(ahead.text, &ahead.at))
		return false;
	scan_blanks(&ahead);
	if (!scan_take(&ahead, STR("号")))
		return false;
	*s = ahead;
	return true;
}

/* The letters before a number, back from `at`: Han that no mark or date interrupts. */
static size_t letters_before(str text, size_t from, size_t at)
{
	static const str stops[] = {
		STR_INIT("日"), STR_INIT("经"), STR_INIT("以"), STR_INIT("由"),
		STR_INIT("据"), STR_INIT("年"), STR_INIT("月"), STR_INIT("《")
	};

	for (uint32_t steps = 0; at > from && steps < 30; steps++) {
		size_t before = scan_before(text, at), next = before;
		struct scan s = { text, before };

		if (scan_sees_any(&s, stops, countof(stops)) ||
		    !utf8_is_han(utf8_next(text, &next)))
			break;
		at = before;
	}
	return at;
}

/* Behind a document number that stands without brackets: «新政发〔2020〕53号». */
static size_t number_end(str text, size_t at)
{
	struct scan s = { text, at };

	for (uint32_t steps = 0; s.at < text.n && steps < 12; steps++) {
		struct scan ahead = s;

		if (steps > 0 && take_year(&ahead) && take_serial(&ahead))
			return ahead.at;
		if (!utf8_is_han(utf8_next(text, &s.at)))
			break;
	}
	return at;
}

/* «国务院令第684号», «部令〔2012〕第11号», «部令2020年第2号» at the 令 of s. */
static bool take_decree(struct scan *s)
{
	struct scan ahead = *s;

	if (!scan_take(&ahead, STR("令")))
		return false;
	scan_blanks(&ahead);
	if (!take_year(&ahead)) {
		struct scan year = ahead;

		if (citation_number(year.text, &year.at) && scan_take(&year, STR("年")))
			ahead = year;
	}
	if (!take_serial(&ahead))
		return false;
	*s = ahead;
	return true;
}

/* The first decree and the first document number between two bytes. */
static void find_numbers(str text, size_t from, size_t end, struct notes *n)
{
	struct scan s = { str_slice(text, 0, end), from };

	while (s.at < end) {
		size_t here = s.at;
		struct scan year = s;

		if (scan_byte(&s) != 0xE4 && !opens_bracket(scan_byte(&s))) {
			s.at++; /* neither 令 nor a bracket begins with this byte */
			continue;
		}
		if (!n->decree.n && take_decree(&s)) {
			n->decree = str_slice(text, letters_before(text, from, here), s.at);
		} else if (!n->number.n && take_year(&year) && take_serial(&year) &&
		           letters_before(text, from, here) < here) {
			n->number = str_slice(text, letters_before(text, from, here), year.at);
			s = year;
		} else {
			utf8_next(text, &s.at);
		}
	}
}

/* ---- rank ---- */

static enum rank_hint hint_of_decree(str decree)
{
	if (str_has(decree, STR("主席令")))
		return HINT_LAW;
	if (str_has(decree, STR("国务院令")) || str_has(decree, STR("军事委员会令")))
		return HINT_REGULATION;
	if (str_has(decree, STR("政府令")))
		return HINT_GOVERNMENT;
	return HINT_MINISTRY;
}

static enum rank_hint hint_of(const struct notes *n)
{
	if (n->decree.n)
		return hint_of_decree(n->decree);
	if (str_has(n->edition, STR("全国人民代表大会")) || str_has(n->edition, STR("全国人大")))
		return HINT_LAW;
	if (str_has(n->edition, STR("人民代表大会")) || str_has(n->edition, STR("人大常委会")))
		return HINT_LOCAL;
	return n->number.n ? HINT_DOCUMENT : HINT_NONE;
}

/* ---- short titles ---- */

/* «下称《…》», «简称“…”» in the bracket [from, end). */
static void find_aliases(str text, size_t from, size_t end, struct notes *n)
{
	static const str open[] = { STR_INIT("《"), STR_INIT("“"), STR_INIT("\""), STR_INIT("〈"),
		                    STR_INIT("「") };
	static const str close[] = { STR_INIT("》"), STR_INIT("”"), STR_INIT("\""), STR_INIT("〉"),
		                     STR_INIT("」") };
	str note = str_slice(text, 0, end);
	size_t at = str_find(note, STR("简称"), from);

	if (at == STR_NONE)
		at = str_find(note, STR("下称"), from);
	if (at == STR_NONE || end - at > ALIAS_BYTES)
		return;
	for (struct scan s = { note, at + STR("简称").n };
	     s.at < end && n->n_aliases < NOTES_ALIASES;) {
		uint32_t i = 0;
		size_t to;

		while (i < countof(open) && !scan_take(&s, open[i]))
			i++;
		if (i == countof(open)) {
			utf8_next(note, &s.at);
			continue;
		}
		to = str_find(note, close[i], s.at);
		if (to == STR_NONE)
			return;
		if (to > s.at)
			n->alias[n->n_aliases++] = str_slice(note, s.at, to);
		s.at = to + close[i].n;
	}
	if (n->n_aliases == 0) { /* （以下简称条例） */
		struct scan s = { note, at + STR("简称").n };

		(void)scan_take(&s, STR("为"));
		if (s.at < end - 1)
			n->alias[n->n_aliases++] =
				str_trim(str_slice(note, s.at, scan_before(note, end)));
	}
}

/* ---- notes ---- */

/* «2017年9月14日修改» without brackets: to the end of the line, or to the first article. */
static size_t dated_end(str text, size_t at)
{
	struct scan s = { text, at };
	uint32_t year = citation_number(text, &s.at), titles = 0;
	bool says = false;

	if (year < 1949 || year > 2999 || !scan_take(&s, STR("年")))
		return at;
	while (s.at < text.n && s.at - at < NOTE_BYTES && text.p[s.at] != '\n' &&
	       !locator_sees(&s)) {
		titles += scan_sees(&s, STR("《"));
		if (titles > NOTE_TITLES)
			return at;
		says = says || scan_sees(&s, STR("布")) || scan_sees(&s, STR("修")) ||
		       scan_sees(&s, STR("施行")) || scan_sees(&s, STR("通过"));
		utf8_next(text, &s.at);
	}
	return says ? s.at : at;
}

static size_t next_end(str text, size_t at)
{
	struct scan s = { text, at };
	size_t end;

	if (scan_sees(&s, STR("（")) || scan_sees(&s, STR("(")))
		return holds_articles(s) ? at : bracket_end(text, at);
	end = number_end(text, at);
	return end > at ? end : dated_end(text, at);
}

/* Cells break a line before the note too; one of years or decrees in brackets belongs to the title. */
static size_t note_begin(str text, size_t at)
{
	struct scan s = { text, at };
	size_t bracket;
	str note;

	scan_blanks(&s);
	bracket = s.at;
	if (s.at == text.n || text.p[s.at] != '\n')
		return bracket;
	s.at++;
	scan_blanks(&s);
	if (!scan_sees(&s, STR("（")) && !scan_sees(&s, STR("(")))
		return bracket;
	note = str_slice(text, s.at, bracket_end(text, s.at));
	return str_has(note, STR("年")) || str_has(note, STR("令")) ? s.at : bracket;
}

struct notes notes_read(str text, size_t at)
{
	struct notes n = { .end = at };
	size_t first = STR_NONE;

	for (uint32_t k = 0; k < 8; k++) {
		struct scan s = { text, note_begin(text, n.end) };
		uint32_t aliases = n.n_aliases;
		size_t end;

		if (s.at == text.n || (end = next_end(text, s.at)) == s.at)
			break;
		find_aliases(text, s.at, end, &n);
		n.end = end;
		if (n.n_aliases > aliases && str_starts(str_from_byte(text, s.at), STR("（以下")))
			continue;
		first = first == STR_NONE ? s.at : first;
		n.edition = str_slice(text, first, end);
	}
	if (first != STR_NONE) {
		find_numbers(text, first, n.end, &n);
		n.hint = hint_of(&n);
	}
	return n;
}
