/* Brackets and title marks come in pairs. */
#include "check/form/bytes.h"
#include "check/form/texts.h"
#include "check/form/truncated.h"

enum { MOST_OPEN = 32, MOST_LABEL = 12, MOST_TOLD = 10, NO = 0xFF };

enum message { ALONE, MANY };

static const struct {
	str open, close;
	uint8_t pair; /* half and full width may be mixed: that is another rule's */
} marks[] = { { STR_INIT("《"), STR_INIT("》"), 0 }, { STR_INIT("〈"), STR_INIT("〉"), 1 },
	      { STR_INIT("（"), STR_INIT("）"), 2 }, { STR_INIT("("), STR_INIT(")"), 2 },
	      { STR_INIT("【"), STR_INIT("】"), 3 }, { STR_INIT("〔"), STR_INIT("〕"), 4 } };

struct open {
	uint32_t at;
	uint8_t mark;
};

/* What a scan has open, and how many marks it found to be alone. */
struct scan {
	const struct pass *p;
	const struct list *l;
	const struct text_at *t;
	struct open open[MOST_OPEN];
	uint32_t n, n_alone;
	struct place rest; /* the first that is not told */
};

static void report_mark(struct scan *s, uint32_t at, str mark, str missing)
{
	if (s->n_alone++ == MOST_TOLD)
		s->rest = place_within(s->t->at, at, at + mark.n);
	if (s->n_alone > MOST_TOLD)
		return;
	report(s->p,
	       (struct report){
		       .at = place_within(s->t->at, at, at + mark.n),
		       .message = ALONE,
		       .arg = { text_called(s->p, s->l, s->t->at), text_header(s->l, s->t->at),
	                        arg_str(mark), arg_str(missing) },
	       });
}

/* A text of brackets only is told of once more, not mark by mark. */
static void report_rest(const struct scan *s)
{
	if (s->n_alone <= MOST_TOLD)
		return;
	report(s->p,
	       (struct report){
		       .at = s->rest,
		       .message = MANY,
		       .arg = { text_called(s->p, s->l, s->t->at), text_header(s->l, s->t->at),
	                        sink_number(s->p->out, s->n_alone) },
	       });
}

static bool is_digit(str s, size_t back)
{
	return s.n >= back && s.p[s.n - back] >= '0' && s.p[s.n - back] <= '9';
}

/* «1）», «（一)», «a)»: a closing bracket behind a number or letter that begins a line or clause. */
static bool is_label(str s, size_t at)
{
	static const char *const ends[] = { "。", "；", "：", "，", "、", "\n",
		                            " ",  "　", ";",  ":",  "." };
	str before = str_slice(s, at > MOST_LABEL ? at - MOST_LABEL : 0, at);
	static const char *const numerals[] = { "一", "二", "三", "四", "五", "六", "七", "八",
		                                "九", "十", "①",  "②",  "③",  "④",  "⑤",  "⑥" };
	size_t n;

	if (is_digit(before, 1) && !(is_digit(before, 2) && is_digit(before, 3)))
		return true; /* one or two digits number a part wherever they stand */
	do {
		n = before.n;
		if (n && ((before.p[n - 1] >= '0' && before.p[n - 1] <= '9') ||
		          (before.p[n - 1] >= 'a' && before.p[n - 1] <= 'z')))
			before.n--;
		for (size_t i = 0; i < countof(numerals); i++)
			if (str_ends(before, str_from(numerals[i])))
				before.n -= str_from(numerals[i]).n;
	} while (before.n < n);
	if (before.p + before.n == s.p + at)
		return false;
	for (size_t i = 0; i < countof(ends); i++)
		if (str_ends(before, str_from(ends[i])))
			return true;
	return before.p + before.n == s.p;
}

/* Takes a closing mark: closes the last one open of its pair, with those within it left open. */
static void close_mark(struct scan *s, uint32_t at, uint32_t mark)
{
	uint32_t n = s->n;

	while (n > 0 && marks[s->open[n - 1].mark].pair != marks[mark].pair)
		n--;
	if (n == 0) {
		if (!is_label(s->t->text, at))
			report_mark(s, at, marks[mark].close, marks[mark].open);
		return;
	}
	for (uint32_t i = s->n; i > n; i--)
		report_mark(s, s->open[i - 1].at, marks[s->open[i - 1].mark].open,
		            marks[s->open[i - 1].mark].close);
	s->n = n - 1;
}

/* The mark that the three bytes at p are, NONE when they are none: 《》〈〉【】〔〕 lie in U+30xx, （） in
 * U+FFxx. */
static uint32_t wide_mark(const unsigned char *p, bool *opens)
{
	static const uint8_t mark_of[] = { 1, 1, 0, 0, NO, NO, NO, NO, 4, 4, NO, NO, 5, 5 };
	uint32_t mark = NO;

	if (p[0] == 0xE3 && p[1] == 0x80 && p[2] >= 0x88 && p[2] < 0x88 + sizeof mark_of)
		mark = mark_of[p[2] - 0x88];
	else if (p[0] == 0xEF && p[1] == 0xBC && (p[2] == 0x88 || p[2] == 0x89))
		mark = 2;
	*opens = p[0] == 0xE3 ? p[2] % 2 == 0 : p[2] == 0x88;
	return mark == NO ? NONE : mark;
}

/* The mark at byte `at`, NONE when there is none. */
static uint32_t mark_at(str s, size_t at, bool *opens)
{
	const unsigned char *p = (const unsigned char *)s.p + at;

	if (*p == 0xE3 || *p == 0xEF)
		return wide_mark(p, opens);
	*opens = *p == '(';
	return *p == '(' || *p == ')' ? 3 : NONE;
}

/* Too many at once are no brackets: nothing more is said. */
static bool scan_text(struct scan *s)
{
	str text = s->t->text;
	bool opens;

	for (size_t at = 0; (at = steps_pass(s->p->prepared, text, at)) < text.n; at++) {
		uint32_t mark = mark_at(text, at, &opens);

		if (mark == NONE)
			continue;
		if (!opens)
			close_mark(s, (uint32_t)at, mark);
		else if (s->n < MOST_OPEN)
			s->open[s->n++] = (struct open){ (uint32_t)at, (uint8_t)mark };
		else
			return false;
	}
	return true;
}

static void check_text(const struct pass *p, const struct list *l, const struct text_at *t)
{
	struct scan s = { .p = p, .l = l, .t = t };
	size_t beg;

	if (scan_text(&s) && s.n > 0 && text_truncated(t->text, &beg) == CUT_NONE)
		for (uint32_t i = 0; i < s.n; i++)
			report_mark(&s, s.open[i].at, marks[s.open[i].mark].open,
			            marks[s.open[i].mark].close);
	report_rest(&s);
}

static const void *prepare(const struct pass *p)
{
	struct steps *s = arena_alloc(p->arena, sizeof *s);

	steps_init(s, STR("()\xE3\xEF"));
	return s;
}

static void check(const struct pass *p, uint32_t i)
{
	const struct list *l = &p->c->list[i];
	struct text_at t;

	for (uint32_t next = 0; texts_next(p->c, l, TRAIT_UNPAIRED, &next, &t);)
		check_text(p, l, &t);
}

const struct rule rule_form_bracket = {
	.id = "form/bracket",
	.level = QD_WARNING,
	.each = EACH_LIST,
	.title = { "括号书名号不成对", "Bracket without its pair" },
	.message = { [ALONE] = { "{0}的{1}里“{2}”没有配对的“{3}”",
	                         "in the {1} of {0} '{2}' lacks its '{3}'" },
	             [MANY] = { "{0}的{1}里没有配对的括号、书名号共有 {2} 个，从这个起不再一一列出",
	                        "in the {1} of {0} {2} brackets lack their pairs; from here on they are not listed" } },
	.why = { "少一半书名号或括号，就分不清文件名称到哪里为止。",
	         "With half of a pair missing nobody can tell where a title ends." },
	.fix = { "补上缺的一半，或删去多出的一半。",
	         "Add the missing half or delete the odd one." },
	.prepare = prepare,
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营⟦（⟧含流动摊点的处罚\n    实施依据: ⟦《⟧示例条例第三条、《示例办法》第四条⟦）⟧\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    实施依据: 示例条例⟦》⟧⟦》⟧⟦》⟧⟦》⟧⟦》⟧⟦》⟧⟦》⟧⟦》⟧⟦》⟧⟦》⟧⟦》⟧》第三条\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营（含流动摊点)的处罚\n    实施依据: 《关于施行〈示例条例〉的通知》（《示例办法》）：1）受理；2）审查；(一)告知。三）办结\n" },
};
