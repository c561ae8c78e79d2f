/* A title is closed by its own mark within its line; where the mark is missing it ends before what
 * cannot be part of it. */
#include "law/title.h"

#include "law/bare.h"
#include "law/locator.h"

enum { TITLE_BYTES = 600, TITLE_DEPTH = 8, DOUBLED = 4 };

struct marks {
	str open, close;
};

static const struct marks marks[] = {
	{ STR_INIT("《"), STR_INIT("》") }, { STR_INIT("〈"), STR_INIT("〉") },
	{ STR_INIT("＜"), STR_INIT("＞") }, { STR_INIT("<"), STR_INIT(">") },
	{ STR_INIT("«"), STR_INIT("»") },
};

static const struct marks *marks_at(str text, size_t at)
{
	str here = str_from_byte(text, at);

	for (uint32_t i = 0; here.n > 0 && i < countof(marks); i++)
		if (here.p[0] == marks[i].open.p[0] && str_starts(here, marks[i].open))
			return &marks[i];
	return NULL;
}

bool title_opens(str text, size_t at)
{
	return marks_at(text, at) != NULL;
}

/* ---- ends ---- */

/* A line may break within a title, but not before what begins something else. */
static bool line_goes_on(str text, size_t at)
{
	static const str begins[] = { STR_INIT("第"), STR_INIT("【"), STR_INIT("《"),
		                      STR_INIT("\n") };
	struct scan s = { text, at };

	scan_blanks(&s);
	return s.at < text.n && !scan_sees_any(&s, begins, countof(begins));
}

/* Where the mark stands that closes the one at `at`; STR_NONE when it does not. */
static size_t closing(str text, size_t at, const struct marks *m)
{
	size_t limit = text.n - at < TITLE_BYTES ? text.n : at + TITLE_BYTES;
	int depth = 0;

	for (struct scan s = { str_slice(text, 0, limit), at }; s.at < limit;) {
		size_t here = s.at;

		if (scan_take(&s, m->open)) {
			if (depth++ == (m == marks ? TITLE_DEPTH : 1))
				return STR_NONE;
		} else if (scan_take(&s, m->close)) {
			if (--depth == 0)
				return here;
		} else if (text.p[here] == '\n' && !line_goes_on(text, here + 1)) {
			return STR_NONE;
		} else {
			utf8_next(text, &s.at);
		}
		if (s.at > limit)
			break;
	}
	return STR_NONE;
}

/* Can none of the marks that end a title, nor 第 or 《, begin with this byte? */
static bool is_plain(unsigned char c)
{
	return c < 0x80 ? !strchr("(,:;\n", c) : c != 0xE3 && c != 0xE7 && c != 0xEF;
}

/* Where a title ends that nothing closes: before a note, a mark, an article or the line's end. */
static size_t open_end(str text, size_t at)
{
	static const str ends[] = { STR_INIT("（"), STR_INIT("("),  STR_INIT("，"), STR_INIT(","),
		                    STR_INIT("。"), STR_INIT("；"), STR_INIT("："), STR_INIT(":"),
		                    STR_INIT("》"), STR_INIT("【"), STR_INIT("\n"), STR_INIT(";") };
	struct scan s = { text, at };
	size_t limit = text.n - at < TITLE_BYTES ? text.n : at + TITLE_BYTES, close;

	while (s.at < limit) {
		if (is_plain(scan_byte(&s))) {
			utf8_next(text, &s.at);
			continue;
		}
		if (scan_sees_any(&s, ends, countof(ends)) || locator_sees(&s))
			break;
		close = scan_sees(&s, marks[0].open) ? closing(text, s.at, &marks[0]) : STR_NONE;
		if (close != STR_NONE)
			s.at = close + marks[0].close.n;
		else if (scan_sees(&s, marks[0].open))
			break;
		else
			utf8_next(text, &s.at);
	}
	return s.at;
}

bool title_form(str title)
{
	static const str forms[] = {
		STR_INIT("法"),   STR_INIT("条例"), STR_INIT("办法"),   STR_INIT("规定"),
		STR_INIT("细则"), STR_INIT("规则"), STR_INIT("解释"),   STR_INIT("法典"),
		STR_INIT("决定"), STR_INIT("通知"), STR_INIT("意见"),   STR_INIT("方案"),
		STR_INIT("批复"), STR_INIT("公告"), STR_INIT("通则"),   STR_INIT("总则"),
		STR_INIT("章程"), STR_INIT("规范"), STR_INIT("标准"),   STR_INIT("目录"),
		STR_INIT("纲要"), STR_INIT("规程"), STR_INIT("修正案"), STR_INIT("制度"),
		STR_INIT("准则"), STR_INIT("公约"), STR_INIT("议定书"), STR_INIT("协定"),
		STR_INIT("清单"), STR_INIT("指南"), STR_INIT("决议"),   STR_INIT("命令"),
		STR_INIT("通告"), STR_INIT("规划"), STR_INIT("要点")
	};

	title = str_trim(title);
	if (str_ends(title, STR("）")) || str_ends(title, STR(")"))) {
		size_t open = title.n;

		while (open > 0 && !str_starts(str_from_byte(title, open), STR("（")) &&
		       !str_starts(str_from_byte(title, open), STR("(")))
			open--;
		title = str_trim(str_slice(title, 0, open));
	}
	for (uint32_t i = 0; i < countof(forms); i++)
		if (title.n > forms[i].n && str_ends(title, forms[i]))
			return true;
	return false;
}

bool title_names_nothing(str title)
{
	static const str heads[] = { STR_INIT("无法律"), STR_INIT("无明确"), STR_INIT("无具体"),
		                     STR_INIT("无直接"), STR_INIT("无相关"), STR_INIT("没有"),
		                     STR_INIT("暂无"),   STR_INIT("有关"),   STR_INIT("相关"),
		                     STR_INIT("上级"),   STR_INIT("内部"),   STR_INIT("本单位") };
	static const str ends[] = { STR_INIT("有关规定"), STR_INIT("相关规定"),
		                    STR_INIT("法规规定"), STR_INIT("上级规定"),
		                    STR_INIT("内部规定"), STR_INIT("国家规定") };

	return str_starts_any(title, heads, countof(heads)) ||
	       str_ends_any(title, ends, countof(ends));
}

bool title_is_paper(str title)
{
	static const str papers[] = { STR_INIT("证"),   STR_INIT("证书"), STR_INIT("证明"),
		                      STR_INIT("执照"), STR_INIT("表"),   STR_INIT("书"),
		                      STR_INIT("卡"),   STR_INIT("簿"),   STR_INIT("合同"),
		                      STR_INIT("协议"), STR_INIT("单"),   STR_INIT("图") };

	title = str_trim(title);
	for (uint32_t i = 0; i < countof(papers); i++)
		if (str_ends(title, papers[i]))
			return !str_ends(title, STR("清单"));
	return false;
}

/* ---- what belongs to a title outside its marks ---- */

/* «…关于印发《…》的通知»: the end of its form behind the marks, or `at`. */
static size_t about_end(str text, size_t at)
{
	static const str forms[] = { STR_INIT("的通知"), STR_INIT("的决定"), STR_INIT("的意见"),
		                     STR_INIT("的解释"), STR_INIT("的规定"), STR_INIT("的批复"),
		                     STR_INIT("的公告"), STR_INIT("的办法") };
	struct scan s = { text, at };

	for (uint32_t steps = 0; s.at < text.n && steps < 40; steps++) {
		for (uint32_t i = 0; i < countof(forms); i++)
			if (scan_take(&s, forms[i]))
				return s.at;
		if (!utf8_is_han(utf8_next(text, &s.at)))
			break;
	}
	return at;
}

static size_t form_end(str text, size_t at, const str *form, uint32_t n)
{
	str behind = str_from_byte(text, at);

	for (uint32_t i = 0; i < n; i++)
		if (str_starts(behind, form[i]))
			return at + form[i].n;
	return at;
}

static const str verbs[] = { STR_INIT("实施"), STR_INIT("执行"), STR_INIT("贯彻"), STR_INIT("适用"),
	                     STR_INIT("印发"), STR_INIT("转发"), STR_INIT("发布"), STR_INIT("修改"),
	                     STR_INIT("废止"), STR_INIT("施行"), STR_INIT("修订") };

/* Moves beg and end of t to where the title really begins and ends. */
static void whole_title(str text, size_t from, struct title *t)
{
	static const str own[] = { STR_INIT("实施条例"), STR_INIT("实施细则"), STR_INIT("实施办法"),
		                   STR_INIT("施行细则"), STR_INIT("实施规定") };
	static const str after[] = { STR_INIT("办法"),     STR_INIT("条例"),
		                     STR_INIT("规定"),     STR_INIT("若干规定"),
		                     STR_INIT("细则"),     STR_INIT("若干意见"),
		                     STR_INIT("实施办法"), STR_INIT("若干问题的规定") };
	size_t begin = bare_begin(text, from, t->beg),
	       end = form_end(text, t->end, own, countof(own));
	str before = str_slice(text, begin, t->beg);
	bool verb = false;

	for (uint32_t i = 0; i < countof(verbs); i++)
		verb = verb || str_ends(before, verbs[i]);
	if (verb && end == t->end)
		end = str_has(before, STR("关于")) ? about_end(text, t->end)
		                                   : form_end(text, t->end, after, countof(after));
	if (end == t->end)
		return;
	if (verb)
		t->beg = begin;
	t->text = str_slice(text, t->beg, end);
	t->end = end;
}

/* ---- the ways to write one ---- */

static size_t skip_closes(str text, size_t at)
{
	struct scan s = { text, at };

	while (scan_take(&s, marks[0].close))
		continue;
	return s.at;
}

/* 《《…》, 《… without its end, …》》. */
static bool mended(str text, size_t at, struct title *t)
{
	struct scan s = { text, at };
	size_t end;

	for (int i = 0; i < DOUBLED; i++)
		(void)scan_take(&s, marks[0].open);
	end = open_end(text, s.at);
	t->beg = at;
	t->text = str_trim(str_slice(text, s.at, end));
	t->end =
		str_starts(str_from_byte(text, end), marks[0].close) ? skip_closes(text, end) : end;
	return (t->end > end && t->text.n > 0) || title_form(t->text);
}

bool title_marked(str text, size_t from, size_t at, struct title *t)
{
	const struct marks *m = marks_at(text, at);
	size_t close = closing(text, at, m);

	if (close == STR_NONE)
		return m == marks && mended(text, at, t);
	t->beg = at;
	t->end = close + m->close.n;
	t->text = str_slice(text, at + m->open.n, close);
	if (m != marks)
		return title_form(t->text);
	t->end = skip_closes(text, t->end);
	whole_title(text, from, t);
	t->end = skip_closes(text, t->end);
	return str_trim(t->text).n > 0;
}

bool title_unmarked(str text, size_t at, struct title *t)
{
	size_t end = open_end(text, at);

	t->beg = at;
	t->text = str_trim(str_slice(text, at, end));
	t->end = end;
	if (!title_form(t->text) || utf8_count(t->text) < 3 || title_names_nothing(t->text))
		return false;
	if (str_starts(str_from_byte(text, end), marks[0].close))
		t->end = skip_closes(text, end);
	return true;
}

/* «（二）», «（试行）» right before `end`: where it begins; else end. */
static size_t without_bracket(str text, size_t from, size_t end)
{
	size_t at = end;

	if (!str_ends(str_slice(text, from, end), STR("）")))
		return end;
	for (uint32_t steps = 0; at > from && steps < 5; steps++) {
		at = scan_before(text, at);
		if (str_starts(str_from_byte(text, at), STR("（")))
			return at;
	}
	return end;
}

bool title_bare(str text, size_t from, size_t end, struct title *t)
{
	size_t core = without_bracket(text, from, end);

	t->beg = bare_name(text, from, core);
	t->end = end;
	t->text = str_slice(text, t->beg, end);
	return t->beg < core;
}
