/* Dates that no calendar has: 4月36日, 2月30日, 13月. */
#include "check/form/texts.h"

enum { YEAR_DIGITS = 4 };

/* Up to two digits at *at; 0 when there are none, or more. */
static uint32_t short_number(str s, size_t *at)
{
	size_t beg = *at;
	uint32_t n;

	while (*at < s.n && s.p[*at] >= '0' && s.p[*at] <= '9')
		++*at;
	return *at - beg <= 2 && str_u32(str_slice(s, beg, *at), &n) ? n : 0;
}

static bool take(str s, size_t *at, str what)
{
	while (*at < s.n && s.p[*at] == ' ')
		++*at;
	if (!str_starts(str_from_byte(s, *at), what))
		return false;
	*at += what.n;
	while (*at < s.n && s.p[*at] == ' ')
		++*at;
	return true;
}

static uint32_t days_of(uint32_t year, uint32_t month)
{
	static const uint8_t days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

/* The date whose 年 begins at byte `year_end`: false when there is none, or it can be. */
static bool is_impossible(str s, size_t year_end, size_t *beg, size_t *end)
{
	size_t at = year_end, month_at;
	uint32_t year, month, day;

	*beg = year_end;
	while (*beg > 0 && s.p[*beg - 1] >= '0' && s.p[*beg - 1] <= '9')
		--*beg;
	if (year_end - *beg != YEAR_DIGITS || !str_u32(str_slice(s, *beg, year_end), &year) ||
	    !take(s, &at, STR("年")))
		return false;
	month_at = at;
	month = short_number(s, &at);
	if (at == month_at || !take(s, &at, STR("月")))
		return false;
	*end = at;
	if (month < 1 || month > 12)
		return true;
	month_at = at;
	day = short_number(s, &at);
	if (at == month_at || !take(s, &at, STR("日")))
		return false;
	*end = at;
	return day < 1 || day > days_of(year, month);
}

static void check_text(const struct pass *p, const struct list *l, const struct text_at *t)
{
	size_t beg, end;

	for (size_t at = 0; (at = str_find(t->text, STR("年"), at)) != STR_NONE;
	     at += STR("年").n) {
		if (!is_impossible(t->text, at, &beg, &end))
			continue;
		while (end > beg && t->text.p[end - 1] == ' ')
			end--;
		report(p, (struct report){ .at = place_within(t->at, beg, end),
		                           .arg = { text_called(p, l, t->at), text_header(l, t->at),
		                                    arg_str(str_slice(t->text, beg, end)) } });
	}
}

static void check(const struct pass *p, uint32_t i)
{
	const struct list *l = &p->c->list[i];
	struct text_at t;

	for (uint32_t next = 0; texts_next(p->c, l, &next, &t);)
		check_text(p, l, &t);
}

const struct rule rule_form_impossible_date = {
	.id = "form/impossible-date",
	.level = QD_ERROR,
	.each = EACH_LIST,
	.title = { "日期不存在", "No such date" },
	.message = { { "{0}的{1}里写了“{2}”，没有这一天",
	               "the {1} of {0} says '{2}', which is no date" } },
	.why = { "日期错了，就无法判断依据是否有效、程序是否合规；多是下拉填充或手误。",
	         "Nobody can tell by a wrong date whether a basis is in force; filling down is the usual cause." },
	.fix = { "按文件原文更正日期。", "Correct the date from the document itself." },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    实施依据: 《示例条例》（⟦2019年4月36日⟧修正，⟦2023年2月29日⟧施行，⟦2020年13月⟧公布）第三条\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    实施依据: 《示例条例》（2019年4月30日修正，2024 年 2 月 29 日施行，2021年修订）第三条\n" },
};
