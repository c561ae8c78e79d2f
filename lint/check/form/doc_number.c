/* The number of a document is written 示政发〔2021〕12号: six-cornered brackets, no 第, no zeros before
 * it, no blanks (GB/T 9704). */
#include "check/form/cells.h"

enum { YEAR_DIGITS = 4, MOST_DIGITS = 5, REACH = 40 };

/* A document number: bytes [beg, end) of the text; what is odd about it. */
struct number {
	uint32_t beg, end;
	str year, digits;
	bool brackets, blanks; /* other brackets; white space within */
	bool extra;            /* 第 or zeros, which may have been in the document's own name */
};

static const struct {
	str open, close;
} pairs[] = { { STR_INIT("〔"), STR_INIT("〕") }, { STR_INIT("﹝"), STR_INIT("﹞") },
	      { STR_INIT("【"), STR_INIT("】") }, { STR_INIT("［"), STR_INIT("］") },
	      { STR_INIT("["), STR_INIT("]") },   { STR_INIT("〈"), STR_INIT("〉") },
	      { STR_INIT("{"), STR_INIT("}") },   { STR_INIT("（"), STR_INIT("）") },
	      { STR_INIT("("), STR_INIT(")") } };

enum { FIRST_ROUND = 7 }; /* the last pairs serve for much else */

static str digits_at(str s, size_t *at)
{
	size_t beg = *at;

	while (*at < s.n && s.p[*at] >= '0' && s.p[*at] <= '9')
		++*at;
	return str_slice(s, beg, *at);
}

static void skip_blanks(str s, size_t *at, struct number *n)
{
	while (*at < s.n && (s.p[*at] == ' ' || str_starts(str_from_byte(s, *at), STR("　")))) {
		*at += s.p[*at] == ' ' ? 1 : STR("　").n;
		n->blanks = true;
	}
}

static bool take(str s, size_t *at, str what)
{
	if (!str_starts(str_from_byte(s, *at), what))
		return false;
	*at += what.n;
	return true;
}

/* The closing bracket; one that does not fit its opening one is odd. */
static bool take_close(str s, size_t *at, size_t k, struct number *n)
{
	if (take(s, at, pairs[k].close))
		return true;
	n->brackets = true;
	for (size_t i = 0; k < FIRST_ROUND && i < FIRST_ROUND; i++)
		if (take(s, at, pairs[i].close))
			return true;
	return false;
}

static str without_zeros(str digits)
{
	while (digits.n > 1 && digits.p[0] == '0')
		digits = str_from_byte(digits, 1);
	return digits;
}

/* Announcements and orders count otherwise, and some put the year in round brackets: 公告（2015）第3号. */
static bool counts_otherwise(str before)
{
	return str_ends(before, STR("公告")) || str_ends(before, STR("令")) ||
	       str_ends(before, STR("通告"));
}

/* The number whose bracket, of pair k, opens at byte beg. */
static bool number_at(str s, size_t beg, size_t k, struct number *n)
{
	size_t at = beg + pairs[k].open.n;

	*n = (struct number){ .beg = (uint32_t)beg, .brackets = k > 0 };
	skip_blanks(s, &at, n);
	n->year = digits_at(s, &at);
	skip_blanks(s, &at, n);
	if (n->year.n != YEAR_DIGITS || !take_close(s, &at, k, n))
		return false;
	skip_blanks(s, &at, n);
	n->extra = take(s, &at, STR("第"));
	skip_blanks(s, &at, n);
	n->digits = digits_at(s, &at);
	n->extra = n->extra || (n->digits.n > 1 && n->digits.p[0] == '0');
	skip_blanks(s, &at, n);
	n->end = (uint32_t)at + (uint32_t)STR("号").n;
	return n->digits.n > 0 && n->digits.n <= MOST_DIGITS && take(s, &at, STR("号")) &&
	       (n->year.p[0] == '1' || n->year.p[0] == '2') &&
	       (k < FIRST_ROUND ||
	        (!n->extra && !counts_otherwise(str_trim(str_slice(s, 0, beg)))));
}

static void report_number(const struct pass *p, const struct list *l, const struct text_at *t,
                          const struct number *n, struct quotes *q)
{
	str digits = without_zeros(n->digits), written = str_slice(t->text, n->beg, n->end);
	str wanted = arena_fmt(&p->out->arena, "〔%.*s〕%.*s号", (int)n->year.n, n->year.p,
	                       (int)digits.n, digits.p);
	struct place at = place_within(t->at, n->beg, n->end);

	report(p, (struct report){ .at = at,
	                           .arg = { text_called(p, l, t->at), text_header(l, t->at),
	                                    arg_str(written), arg_str(wanted) } });
	if (!quotes_at(q, n->beg))
		sink_edit(p->out, n->extra ? FIX_UNSAFE : FIX_SAFE, at, wanted);
}

/* A digit before 号, blanks between them aside? */
static bool is_counted(str s, size_t at)
{
	while (at > 0 && s.p[at - 1] == ' ')
		at--;
	return at > 0 && ((s.p[at - 1] >= '0' && s.p[at - 1] <= '9') ||
	                  str_ends(str_slice(s, 0, at), STR("　")));
}

/* The number that ends with the 号 at byte `at`; its bracket opens at most REACH bytes before. */
static bool number_before(str s, size_t at, struct number *n)
{
	for (size_t i = at > REACH ? at - REACH : 0; i < at; i++)
		for (size_t k = 0; strchr("[({\xE3\xEF", s.p[i]) && k < countof(pairs); k++)
			if (str_starts(str_from_byte(s, i), pairs[k].open) &&
			    number_at(s, i, k, n) && n->end == at + STR("号").n)
				return true;
	return false;
}

static void check_text(const struct pass *p, const struct list *l, const struct text_at *t)
{
	struct quotes q = { 0 };
	struct number n;

	for (size_t at = 0; (at = str_find(t->text, STR("号"), at)) != STR_NONE; at++) {
		if (!is_counted(t->text, at) || !number_before(t->text, at, &n) ||
		    !(n.brackets || n.blanks || n.extra))
			continue;
		if (!q.text.p)
			q = quotes_of(p->c, t);
		report_number(p, l, t, &n, &q);
	}
}

static void check(const struct pass *p, uint32_t i)
{
	const struct list *l = &p->c->list[i];
	struct text_at t;

	for (uint32_t next = 0; texts_next(p->c, l, TRAIT_COUNTED, &next, &t);)
		check_text(p, l, &t);
}

const struct rule rule_form_doc_number = {
	.id = "form/doc-number",
	.level = QD_INFO,
	.each = EACH_LIST,
	.title = { "文号不规范", "Document number not in form" },
	.message = { { "{0}的{1}里文号写成“{2}”，规范写法是“{3}”",
	               "the {1} of {0} has the document number '{2}', in form '{3}'" } },
	.why = { "文号写法不一，检索和比对时就对不上。",
	         "Numbers written in different ways cannot be searched or compared." },
	.fix = { "年份用六角括号〔〕，序号前不加“第”、不补零，中间不空格。",
	         "Put the year in 〔〕; no 第, no zeros before the number, no blanks." },
	.basis = { "《党政机关公文格式》（GB/T 9704）。", NULL },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    实施依据: 《示例办法》（示政发⟦【2021】12号⟧）、《示例通知》（示发⟦〔2012〕第05号⟧）\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    实施依据: 《示例办法》（示政发〔2021〕12号，国务院令第412号，示例部公告（2015）第3号，2015年第4号）\n" },
};
