/* libyaml says what it did not expect; a clerk wants to know what to type. */
#include "read/yaml_blame.h"

#include "base/utf8.h"
#include "read/faults.h"
#include "read/text.h"

enum { NAME_POINTS = 12 }; /* a longer word before a colon is no name of a column */

static const struct {
	const char *problem; /* how libyaml's begins */
	struct text say;
} problems[] = {
	{ "mapping values are not allowed",
	  { "这里不该再有冒号：上一行的缩进不对，或文字里的冒号要加引号",
	    "a colon cannot stand here" } },
	{ "could not find expected ':'", { "缺少冒号，或冒号后面缺少空格", "a colon is missing" } },
	{ "did not find expected key",
	  { "这一行的缩进、引号或标点不对", "wrong indentation, quotes or punctuation" } },
	{ "did not find expected '-'",
	  { "缩进与上一项不一致", "indented differently from other items" } },
	{ "did not find expected ',' or ']'",
	  { "方括号没有闭合，或缺少逗号", "a bracket is not closed or a comma is missing" } },
	{ "did not find expected ',' or '}'",
	  { "花括号没有闭合，或缺少逗号", "a brace is not closed or a comma is missing" } },
	{ "block sequence entries are not", { "这里不能用“- ”", "'- ' cannot stand here" } },
	{ "found unexpected end of stream", { "引号没有闭合", "a quote is not closed" } },
	{ "found unexpected document", { "引号没有闭合", "a quote is not closed" } },
	{ "found unknown escape",
	  { "双引号里的反斜杠写法不对", "unknown escape in double quotes" } },
	{ "invalid Unicode character escape",
	  { "反斜杠转义的字符不存在（多见于 \\ud83d 之类的半个字符）",
	    "an escape names no character (half a surrogate pair?)" } },
	{ "did not find expected hexdecimal",
	  { "双引号里的反斜杠写法不对", "unknown escape in double quotes" } },
	{ "found character that cannot start",
	  { "值不能以这个字符开头，请加引号", "a value cannot begin with this character" } },
	{ "found a tab character",
	  { "缩进用了制表符（Tab），请改成空格", "a tab in the indentation" } },
	{ "did not find expected alphabetic",
	  { "以 * 或 & 开头的文字要加引号", "text beginning with * or & must be quoted" } },
	{ "found invalid", { "含有 YAML 不认识的写法", "not understood" } },
};

static struct text problem_text(const struct yaml_trouble *t)
{
	if (t->too_deep)
		return (struct text){ "嵌套太深", "nested too deep" };
	if (t->is_control)
		return (struct text){ "含有不能显示的控制字符", "contains a control character" };
	for (size_t i = 0; t->problem && i < countof(problems); i++)
		if (str_starts(str_from(t->problem), str_from(problems[i].problem)))
			return problems[i].say;
	return (struct text){ "这里不符合 YAML 格式", "this is no YAML" };
}

static void report(const struct doc *d, struct yaml_rows *out, size_t at, struct text say,
                   struct arg lost)
{
	struct arena *a = &out->sink.arena;
	uint32_t line = lines_at(text_lines(d), at);
	struct arg what = { arena_fmt(a, "第 %u 行：%s", line, say.zh),
		            arena_fmt(a, "line %u: %s", line, say.en) };
	size_t end = at;

	if (at < d->text.n)
		utf8_next(d->text, &end);
	out->lost = true;
	yaml_rows_fault(out, d,
	                (struct report){ .rule = &rule_read_syntax,
	                                 .at = place_source(d->index, at, end),
	                                 .arg = { what, lost } });
}

static void report_syntax(const struct doc *d, struct yaml_rows *out, size_t beg, size_t at,
                          struct text say)
{
	struct arena *a = &out->sink.arena;
	uint32_t line = lines_at(text_lines(d), beg);

	report(d, out, at, say,
	       (struct arg){ arena_fmt(a, "第 %u 行起的这一项没有检查", line),
	                     arena_fmt(a, "the item from line %u on was not checked", line) });
}

void yaml_blame_rest(const struct doc *d, struct yaml_rows *out, size_t at)
{
	struct arena *a = &out->sink.arena;
	uint32_t line = lines_at(text_lines(d), at);

	report(d, out, at, (struct text){ "格式错误太多", "too many errors" },
	       (struct arg){ arena_fmt(a, "第 %u 行起的内容没有检查", line),
	                     arena_fmt(a, "nothing from line %u on was checked", line) });
}

/* A slip in typing that no parser can name. */
enum slip { SLIP_NONE, SLIP_COLON, SLIP_SPACE, SLIP_TIGHT };

struct slip_at {
	enum slip slip;
	size_t beg, end;
};

static bool is_name(uint32_t cp)
{
	return utf8_is_han(cp) || cp == 0xFF08 || cp == 0xFF09 || cp == 0x3001 || cp == '(' ||
	       cp == ')' || cp == '_' || (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') ||
	       (cp >= 'a' && cp <= 'z');
}

/* Behind the short name that begins at `at`; `at` itself when there is none with a Han character. */
static size_t skip_name(str line, size_t at)
{
	size_t end = at;
	bool has_han = false;

	for (uint32_t n = 0; end < line.n && n <= NAME_POINTS; n++) {
		size_t next = end;
		uint32_t cp = utf8_next(line, &next);

		if (!is_name(cp))
			return has_han ? end : at;
		has_han |= utf8_is_han(cp);
		end = next;
	}
	return at;
}

static size_t skip_wide(str line, size_t at)
{
	while (str_starts(str_from_byte(line, at), STR("\xE3\x80\x80")))
		at += 3;
	return at;
}

/* The slip in a line of text, its indentation and dash left aside: 　名称, 名称：值, 名称:　值,
 * 名称:值. */
static struct slip_at slip_in(str line, size_t at)
{
	size_t name = skip_wide(line, at), colon = skip_name(line, name);
	str rest = str_from_byte(line, colon);

	if (name > at && colon > name && str_starts(rest, STR(":")))
		return (struct slip_at){ SLIP_SPACE, at, name };
	if (colon == name)
		return (struct slip_at){ SLIP_NONE, at, at };
	if (str_starts(rest, STR("：")))
		return (struct slip_at){ SLIP_COLON, colon, colon + 3 };
	if (!str_starts(rest, STR(":")) || rest.n == 1 || strchr(" \t\r/", rest.p[1]))
		return (struct slip_at){ SLIP_NONE, at, at };
	if (skip_wide(line, colon + 1) > colon + 1)
		return (struct slip_at){ SLIP_SPACE, colon + 1, skip_wide(line, colon + 1) };
	return (struct slip_at){ SLIP_TIGHT, colon, colon + 1 };
}

/* Where the text of a line begins, behind spaces and dashes. */
static size_t content_of(str line)
{
	size_t at = 0;

	while (at < line.n && (line.p[at] == ' ' ||
	                       (line.p[at] == '-' && at + 1 < line.n && line.p[at + 1] == ' ')))
		at++;
	return at;
}

static void report_slip(const struct doc *d, struct yaml_rows *out, size_t beg, struct slip_at s)
{
	const struct text colon = { "全角冒号“：”", "the full-width colon" };
	const struct text space = { "全角空格", "the ideographic space" };
	const struct text tight = { "冒号后面缺少空格", "a space is missing behind the colon" };

	out->lost = true;
	if (s.slip == SLIP_TIGHT) {
		report_syntax(d, out, beg, s.beg, tight);
		return;
	}
	yaml_rows_fault(out, d,
	                (struct report){
				.rule = &rule_read_yaml_width,
				.at = place_source(d->index, s.beg, s.end),
				.arg = { arg_text(s.slip == SLIP_COLON ? colon : space) } });
}

static str line_of(const struct doc *d, size_t beg, size_t end)
{
	str line = STR("");

	str_line(str_slice(d->text, 0, end), &beg, &line);
	return line;
}

void yaml_blame_text(const struct doc *d, struct yaml_rows *out, size_t at, size_t end)
{
	const struct text say = { "这里应当是“栏目: 值”", "'key: value' is expected here" };
	struct slip_at s = slip_in(line_of(d, at, end), 0);

	if (s.slip == SLIP_NONE) {
		report_syntax(d, out, at, at, say);
		return;
	}
	s.beg += at;
	s.end += at;
	report_slip(d, out, at, s);
}

/* The first slip on a line of the piece up to the one where the parser gave up. Only lines that
 * stand no further in than the piece's first key can be meant as keys; the rest is text. */
static struct slip_at slip_before(const struct doc *d, size_t beg, size_t end, size_t trouble)
{
	str text = str_slice(d->text, 0, end), line;
	size_t column = STR_NONE, at = beg;

	for (size_t from = beg; from <= trouble && str_line(text, &at, &line); from = at) {
		size_t content = content_of(line);
		struct slip_at s = slip_in(line, content);

		if (column == STR_NONE)
			column = content;
		if (s.slip == SLIP_NONE || content > column)
			continue;
		s.beg += from;
		s.end += from;
		return s;
	}
	return (struct slip_at){ .slip = SLIP_NONE };
}

void yaml_blame_piece(const struct doc *d, struct yaml_rows *out, size_t beg, size_t end,
                      const struct yaml_trouble *t)
{
	struct slip_at s = slip_before(d, beg, end, t->at);

	if (s.slip != SLIP_NONE && !t->too_deep && !t->is_control)
		report_slip(d, out, beg, s);
	else
		report_syntax(d, out, beg, t->at, problem_text(t));
}

void yaml_blame_indent(const struct doc *d, struct yaml_rows *out, size_t beg)
{
	const struct text say = { "这一项的缩进与其他项不一致",
		                  "this item is indented differently from the others" };

	report_syntax(d, out, beg, beg + content_of(line_of(d, beg, d->text.n)), say);
}
