/* Dates that no calendar has (4月36日, 2月30日, 13月), and instruments that took effect before they
 * were adopted or are adopted after the day of the list. */
#include "check/form/date.h"
#include "check/form/texts.h"

enum {
	MOST_NOTE = 900, /* bytes in the brackets behind a title */
	MOST_NESTED = 3,
	YEAR = 10000, /* in YYYYMMDD */
	HAN = 3
};

enum message { NO_SUCH_DAY, EFFECTIVE_BEFORE, IN_FUTURE };

static void report_date(const struct pass *p, const struct list *l, const struct text_at *t,
                        const struct date *d)
{
	size_t end = d->end;

	while (end > d->beg && t->text.p[end - 1] == ' ')
		end--;
	report(p, (struct report){ .at = place_within(t->at, d->beg, end),
	                           .message = NO_SUCH_DAY,
	                           .arg = { text_called(p, l, t->at), text_header(l, t->at),
	                                    arg_str(str_slice(t->text, d->beg, end)) } });
}

static bool is_date_field(uint32_t field)
{
	static const enum field dates[] = { FIELD_DATE,        FIELD_RAISED,
		                            FIELD_RESULT_DATE, FIELD_MOTION_DATE,
		                            FIELD_REVIEW_DATE, FIELD_DECISION_DATE,
		                            FIELD_PUBLISHED,   FIELD_TRANSITION,
		                            FIELD_VALID };

	for (size_t i = 0; i < countof(dates); i++)
		if (field == dates[i])
			return true;
	return false;
}

/* ---- notes of adoption: 《…》（2019年4月26日…通过，自2019年7月1日起施行） ---- */

static bool has_any(str s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_has(s, str_from(words[i])))
			return true;
	return false;
}

/* A date of a note, and what is said of it up to the next one. */
struct event {
	struct date date;
	str said;
};

/* The next date with a year at or after *at, which is moved past it. */
static bool next_date(str s, size_t *at, struct date *d)
{
	static const str year = STR_INIT("年");

	for (; (*at = str_find(s, year, *at)) != STR_NONE; *at += year.n) {
		if (!date_of_year(s, *at, d))
			continue;
		*at = d->end;
		return true;
	}
	return false;
}

static bool next_event(str s, size_t *at, struct event *e)
{
	struct date next;
	size_t end;

	if (!next_date(s, at, &e->date))
		return false;
	end = *at;
	end = next_date(s, &end, &next) ? next.beg : s.n;
	e->said = str_slice(s, *at, end > *at ? end : *at);
	return true;
}

static bool takes_effect(str said)
{
	return str_starts(said, STR("起施行")) || str_starts(said, STR("施行"));
}

/* What is passed cannot be in force already; what is only made public now and then is, but not
 * for a year. */
static bool is_before(const struct event *adopted, const struct date *effect)
{
	uint32_t passed = date_value(&adopted->date), begins = date_value(effect);

	if (!adopted->date.has_day || !effect->has_day)
		return effect->year < adopted->date.year;
	return str_has(adopted->said, STR("通过")) ? begins < passed : begins + YEAR < passed;
}

static struct arg date_arg(const struct pass *p, uint32_t value)
{
	return arg_str(arena_fmt(&p->out->arena, "%04u-%02u-%02u", value / YEAR, value / 100 % 100,
	                         value % 100));
}

static void report_event(const struct pass *p, const struct list *l, const struct text_at *t,
                         const struct date *d, struct report r)
{
	r.at = place_within(t->at, d->beg, d->end);
	r.confidence = QD_MEDIUM;
	r.arg[0] = text_called(p, l, t->at);
	r.arg[1] = text_header(l, t->at);
	r.arg[2] = arg_str(str_slice(t->text, d->beg, d->end));
	report(p, r);
}

static void check_future(const struct pass *p, const struct list *l, const struct text_at *t,
                         const struct event *e)
{
	static const char *const acts[] = { "通过", "公布", "发布", "颁布", "修正", "修订" };
	uint32_t as_of = list_as_of(p->c, l), value = date_value(&e->date);

	if (value <= as_of || date_impossible(&e->date) || !has_any(e->said, acts, countof(acts)))
		return;
	/* A list may have been revised after the year in its title. */
	report_event(p, l, t, &e->date,
	             (struct report){ .message = IN_FUTURE,
	                              .level = value > p->c->as_of ? QD_ERROR : QD_WARNING,
	                              .arg = { [3] = date_arg(p, as_of) } });
}

/* s ends where the note does. A note that tells of changes may leave the adoption out. */
static void check_note(const struct pass *p, const struct list *l, const struct text_at *t, str s,
                       size_t at)
{
	static const char *const adopts[] = { "通过", "公布", "发布", "颁布" };
	struct event e, adopted = { 0 };
	bool changed = false;

	while (next_event(s, &at, &e)) {
		check_future(p, l, t, &e);
		if (takes_effect(e.said) && adopted.said.n > 0 && !changed &&
		    is_before(&adopted, &e.date))
			report_event(p, l, t, &e.date,
			             (struct report){
					     .message = EFFECTIVE_BEFORE,
					     .arg = { [3] = arg_str(
							      str_slice(t->text, adopted.date.beg,
			                                                adopted.date.end)) } });
		if (adopted.said.n == 0 && has_any(e.said, adopts, countof(adopts)))
			adopted = e;
		changed = changed || str_has(e.said, STR("修"));
	}
}

/* Where the bracket that opens at byte `at` closes; STR_NONE when it does not, or is no note. */
static size_t note_end(str s, size_t at)
{
	uint32_t open = 0;

	for (size_t i = at; i < s.n && i - at < MOST_NOTE; i++) {
		str rest = str_from_byte(s, i);

		if (s.p[i] != '(' && s.p[i] != ')' && s.p[i] != '\xEF')
			continue;
		open += s.p[i] == '(' || str_starts(rest, STR("（"));
		if (s.p[i] == ')' || str_starts(rest, STR("）")))
			open--;
		if (open == 0)
			return i;
		if (open > MOST_NESTED)
			return STR_NONE;
	}
	return STR_NONE;
}

/* The note behind the title that ends before byte `at`, if there is one. */
static void check_title(const struct pass *p, const struct list *l, const struct text_at *t,
                        size_t at)
{
	size_t end;

	if (!str_starts(str_from_byte(t->text, at), STR("（")) &&
	    !str_starts(str_from_byte(t->text, at), STR("(")))
		return;
	end = note_end(t->text, at);
	if (end != STR_NONE)
		check_note(p, l, t, str_slice(t->text, 0, end), at);
}

static void check_text(const struct pass *p, const struct list *l, const struct text_at *t)
{
	struct date d;

	if (is_date_field(t->field) && date_plain(t->text, &d) && date_impossible(&d))
		report_date(p, l, t, &d);
	/* Looked for in one go, character by character: every text of a list comes by here. */
	for (size_t at = 0, n; at + HAN <= t->text.n; at += n) {
		const char *c = t->text.p + at;

		n = (unsigned char)*c < 0xE0 ? 1 : HAN;
		if (n == 1)
			continue;
		if (memcmp(c, "年", HAN) == 0 && date_of_year(t->text, at, &d) &&
		    date_impossible(&d))
			report_date(p, l, t, &d);
		else if (memcmp(c, "月", HAN) == 0 && date_of_month(t->text, at, &d) &&
		         date_impossible(&d))
			report_date(p, l, t, &d);
		else if (memcmp(c, "》", HAN) == 0)
			check_title(p, l, t, at + HAN);
	}
}

static void check(const struct pass *p, uint32_t i)
{
	const struct list *l = &p->c->list[i];
	struct text_at t;

	for (uint32_t next = 0; texts_next(p->c, l, ANY_TEXT, &next, &t);)
		if (t.traits & TRAIT_DATE || is_date_field(t.field))
			check_text(p, l, &t);
}

const struct rule rule_form_impossible_date = {
	.id = "form/impossible-date",
	.level = QD_ERROR,
	.each = EACH_LIST,
	.title = { "日期不存在", "No such date" },
	.message = { [NO_SUCH_DAY] = { "{0}的{1}里写了“{2}”，没有这一天",
	                               "the {1} of {0} says '{2}', which is no date" },
	             [EFFECTIVE_BEFORE] = { "{0}的{1}里写“{2}”起施行，比通过、公布的“{3}”还早",
	                                    "the {1} of {0} has an instrument in force from '{2}', before '{3}' when it was adopted" },
	             [IN_FUTURE] = { "{0}的{1}里写的“{2}”晚于清单的日期 {3}",
	                             "the {1} of {0} says '{2}', later than the list itself ({3})" } },
	.why = { "日期错了，就无法判断依据是否有效、程序是否合规；多是下拉填充或手误。",
	         "Nobody can tell by a wrong date whether a basis is in force; filling down is the usual cause." },
	.fix = { "按文件原文更正日期。", "Correct the date from the document itself." },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    实施依据: 《示例条例》（⟦2019年4月36日⟧修正，⟦2023年2月29日⟧施行，⟦2020年13月⟧公布）第三条\n    备注: 限⟦6月31日⟧前完成，⟦20019年4月3日⟧起执行\n",
	         "清单: 权责清单\n基准日期: 2024-06-30\n事项:\n  - 事项名称: 对占道经营的处罚\n    实施依据: 《示例条例》（2019年4月26日通过，自⟦2018年7月1日⟧起施行）第三条；《示例办法》（⟦2025年1月3日⟧公布）\n",
	         "清单: 履职记录\n事项:\n  - 事项编码: 1\n    日期: ⟦2024-02-30⟧\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    实施依据: 《示例条例》（2019年4月30日修正，2024 年 2 月 29 日施行，2021年修订）第三条；《示例细则》（2018年4月18日印发，自2018年4月8日起施行）；《示例规定》（2019年3月2日修正，自2003年1月1日起施行）\n    备注: 近3年40月以上的，每年2月29日报送\n" },
};
