/* Cells that end in the middle: at Excel's limit, within 《 or （, or in a number. */
#include "check/form/truncated.h"

#include "base/utf8.h"
#include "check/form/texts.h"

enum {
	CELL_UNITS = 32767, /* UTF-16 units that a cell of Excel can hold */
	HAN = 3,            /* bytes of a common Chinese character */
	LAST_WORDS = 36,    /* bytes of the end that messages show */
	MOST_TAIL = 300,    /* bytes behind an opening mark that may have been cut off */
	LOOKED_AT = TRAIT_UNPAIRED | TRAIT_DATE | TRAIT_ORDINAL | TRAIT_LONG
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

enum mark { MARK_NONE, MARK_END, MARK_CLOSES, MARK_OPENS_TITLE, MARK_OPENS };

/* What the character at byte `at` does to brackets; MARK_END ends a sentence. */
static enum mark mark_at(str s, size_t at)
{
	static const struct {
		char text[HAN + 1];
		enum mark mark;
	} wide[] = { { "。", MARK_END },         { "；", MARK_END },    { "）", MARK_CLOSES },
		     { "》", MARK_CLOSES },      { "〉", MARK_CLOSES }, { "《", MARK_OPENS_TITLE },
		     { "〈", MARK_OPENS_TITLE }, { "（", MARK_OPENS } };
	unsigned char c = (unsigned char)s.p[at];

	if (c == ';' || c == '\n')
		return MARK_END;
	if (c == '(' || c == ')')
		return c == '(' ? MARK_OPENS : MARK_CLOSES;
	if ((c != 0xE3 && c != 0xEF) || s.n - at < HAN)
		return MARK_NONE;
	for (size_t i = 0; i < countof(wide); i++)
		if (memcmp(s.p + at, wide[i].text, HAN) == 0)
			return wide[i].mark;
	return MARK_NONE;
}

/* The last mark still open at the end, within the sentence; MARK_NONE when there is none. */
static enum mark open_mark(str s, size_t *at)
{
	uint32_t closed = 0;

	for (*at = s.n; *at > 0 && s.n - *at < MOST_TAIL;) {
		enum mark m;

		if (((unsigned char)s.p[--*at] & 0xC0) == 0x80)
			continue;
		m = mark_at(s, *at);
		if (m == MARK_END)
			return MARK_NONE;
		if (m == MARK_CLOSES)
			closed++;
		else if (m != MARK_NONE && closed-- == 0)
			return m;
	}
	return MARK_NONE;
}

static bool ends_in_numeral(str s)
{
	static const char numeral[] = "一二三四五六七八九十百零〇";

	for (size_t i = 0; i < sizeof numeral - 1 && s.n >= HAN; i += HAN)
		if (memcmp(s.p + s.n - HAN, numeral + i, HAN) == 0)
			return true;
	return false;
}

/* Where the numerals begin that a text ends in. */
static size_t numerals(str s)
{
	for (;;) {
		if (s.n > 0 && is_digit(s.p[s.n - 1]))
			s.n--;
		else if (ends_in_numeral(s))
			s.n -= HAN;
		else
			return s.n;
	}
}

/* «《…》第三十», «第五条、第», «2019年4»: what is counted is missing. */
static bool cut_number(str s, size_t *beg)
{
	static const str date[] = { STR_INIT("年"), STR_INIT("月") };
	static const str cited[] = { STR_INIT("》"),   STR_INIT("〉"),   STR_INIT("）"),
		                     STR_INIT(")"),    STR_INIT("条"),   STR_INIT("款"),
		                     STR_INIT("项"),   STR_INIT("条、"), STR_INIT("款、"),
		                     STR_INIT("项、"), STR_INIT("条和"), STR_INIT("款和"),
		                     STR_INIT("项和") };
	size_t at = numerals(s);
	str before = str_slice(s, 0, at);

	*beg = at;
	if (at < s.n && is_digit(s.p[at]) && at > HAN && str_ends_any(before, date, countof(date)))
		return is_digit(s.p[at - HAN - 1]);
	if (!str_ends(before, STR("第")))
		return false;
	*beg = at - HAN;
	return str_ends_any(str_slice(s, 0, *beg), cited, countof(cited));
}

/* A title that has come to its end only lacks its mark. */
static bool whole_title(str tail)
{
	static const str ends[] = { STR_INIT("法"), STR_INIT("法典") };
	static const str within[] = { STR_INIT("法第"), STR_INIT("条例"), STR_INIT("办法"),
		                      STR_INIT("规定"), STR_INIT("细则"), STR_INIT("决定"),
		                      STR_INIT("通知"), STR_INIT("意见"), STR_INIT("规则"),
		                      STR_INIT("方案"), STR_INIT("解释"), STR_INIT("目录") };

	return str_ends_any(tail, ends, countof(ends)) ||
	       str_has_any(tail, within, countof(within));
}

/* Within a bracket: nothing, a number, or a word on which another must follow; behind a title
 * anything that does not end a note of adoption. */
static bool cut_note(str before, str tail)
{
	static const str open[] = { STR_INIT("、"), STR_INIT("，"), STR_INIT("的"), STR_INIT("和"),
		                    STR_INIT("及"), STR_INIT("或"), STR_INIT("与") };
	static const str ends[] = { STR_INIT("修正"), STR_INIT("修订"), STR_INIT("修改"),
		                    STR_INIT("通过"), STR_INIT("施行"), STR_INIT("实施"),
		                    STR_INIT("公布"), STR_INIT("发布"), STR_INIT("颁布"),
		                    STR_INIT("批准"), STR_INIT("号"),   STR_INIT("号令"),
		                    STR_INIT("生效"), STR_INIT("》"),   STR_INIT("条"),
		                    STR_INIT("款"),   STR_INIT("项") };
	size_t beg;

	if (numerals(tail) == 0 || cut_number(tail, &beg) ||
	    str_ends_any(tail, open, countof(open)))
		return true;
	return str_ends(before, STR("》")) && !str_ends_any(tail, ends, countof(ends));
}

static str trim_end(str text)
{
	str s = str_trim(text);

	return str_slice(text, 0, (size_t)(s.p - text.p) + s.n);
}

enum cut text_truncated(str text, size_t *beg)
{
	str s = trim_end(text), tail;
	enum mark m;

	*beg = 0;
	if (text.n >= CELL_UNITS && utf8_units16(text) == CELL_UNITS)
		return CUT_CELL;
	m = open_mark(s, beg);
	if (m == MARK_NONE)
		return cut_number(s, beg) ? CUT_NUMBER : CUT_NONE;
	tail = str_from_byte(s, *beg + (s.p[*beg] == '(' ? 1 : HAN));
	if (m == MARK_OPENS_TITLE)
		return whole_title(tail) ? CUT_NONE : CUT_TITLE;
	return cut_note(str_slice(s, 0, *beg), tail) ? CUT_BRACKET : CUT_NONE;
}

/* The last few characters of a text: what a reader looks for in the source. */
static str last_words(str s)
{
	size_t from;

	s = str_trim(s);
	from = s.n > LAST_WORDS ? s.n - LAST_WORDS : 0;
	while (from > 0 && ((unsigned char)s.p[from] & 0xC0) == 0x80)
		from--;
	return str_from_byte(s, from);
}

static const struct text reason[] = {
	[CUT_CELL] = { "正好 32,767 个字符，是 Excel 单元格的上限",
	               "32,767 characters, the most a cell of Excel holds" },
	[CUT_TITLE] = { "书名没有写完", "within a title" },
	[CUT_BRACKET] = { "括号里没有写完", "within a bracket" },
	[CUT_NUMBER] = { "数字后面没有内容", "behind a number" },
};

/* Where no bracket is open only a number can be cut off. */
static enum cut cut_of(const struct text_at *t, size_t *beg)
{
	if (t->traits & (TRAIT_UNPAIRED | TRAIT_LONG))
		return text_truncated(t->text, beg);
	return cut_number(t->cell->flags & CELL_TRIMMED ? t->text : trim_end(t->text), beg)
	               ? CUT_NUMBER
	               : CUT_NONE;
}

static void check(const struct pass *p, uint32_t i)
{
	const struct list *l = &p->c->list[i];
	struct text_at t;

	for (uint32_t next = 0; texts_next(p->c, l, LOOKED_AT, &next, &t);) {
		size_t beg;
		enum cut cut = cut_of(&t, &beg);

		if (cut == CUT_NONE)
			continue;
		report(p, (struct report){
				  .at = cut == CUT_CELL ? t.at : place_within(t.at, beg, t.text.n),
				  .confidence = cut == CUT_CELL ? QD_HIGH : QD_MEDIUM,
				  .arg = { text_called(p, l, t.at), text_header(l, t.at),
		                           arg_str(last_words(t.text)), arg_text(reason[cut]) },
			  });
	}
}

const struct rule rule_form_truncated = {
	.id = "form/truncated",
	.level = QD_WARNING,
	.each = EACH_LIST,
	.title = { "单元格疑似截断", "Cell cut short" },
	.message = { { "{0}的{1}到“{2}”就断了：{3}，疑似截断",
	               "the {1} of {0} breaks off at '{2}': {3}" } },
	.why = { "内容不全，依据和职责就无从核对；多是导出、复制时超长被截。",
	         "What is not all there cannot be checked; exports and pasting cut long texts off." },
	.fix = { "对照原文件补全；太长的内容分行或另附。",
	         "Complete it from the source; split what is too long." },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    实施依据: 依据⟦《示例市市容环境⟧\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    实施依据: 《示例条例》⟦（2019年4月26日示例市人民代表⟧\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    实施依据: 《示例条例》⟦第三十⟧\n    责任事项: 分四步。⟦（二⟧\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营（含流动摊点的处罚\n    实施依据: 《示例条例》（2019年修正）第三十条，《示例办法第五条\n    部门职责: 坚持安全第一\n" },
};
