/* Reading time limits. */
#include "model/limit.h"

#include "base/utf8.h"
#include "law/numeral.h"

const struct limit_about limit_about[N_LIMITS] = {
#define LIMIT(NAME, id, zh, en) { id, zh, en },
#include "model/limits.def"
#undef LIMIT
};

const struct limit_about unit_about[N_UNITS] = {
#define UNIT(NAME, zh, en, least, most) { "", zh, en },
#include "model/limits.def"
#undef UNIT
};

static const struct {
	uint32_t least, most;
} minutes[N_UNITS] = {
#define UNIT(NAME, zh, en, least, most) { least, most },
#include "model/limits.def"
#undef UNIT
};

/* The word of a list that stands at byte `at`; its length, 0 when none does. */
static size_t word_at(str s, size_t at, const str *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_starts(str_from_byte(s, at), list[i]))
			return list[i].n;
	return 0;
}

/* Where the first word of a list stands, STR_NONE when none does. */
static size_t first_word(str s, const str *list, size_t n, size_t *len)
{
	size_t first = STR_NONE;

	for (size_t i = 0; i < n; i++) {
		size_t at = str_find(s, list[i], 0);

		if (at < first) {
			first = at;
			*len = list[i].n;
		}
	}
	return first;
}

static void skip_blanks(str s, size_t *at)
{
	for (size_t next = *at; next < s.n && utf8_is_space(utf8_next(s, &next));)
		*at = next;
}

static bool take(str s, size_t *at, str word)
{
	if (!str_starts(str_from_byte(s, *at), word))
		return false;
	*at += word.n;
	return true;
}

/* ---- numbers ---- */

/* «.5»: the first decimal. */
static uint32_t take_decimal(str s, size_t *at)
{
	size_t i = *at;
	uint32_t digit;

	if (!take(s, &i, STR(".")) && !take(s, &i, STR("．")))
		return 0;
	if (i >= s.n || s.p[i] < '0' || s.p[i] > '9')
		return 0;
	digit = (uint32_t)(s.p[i] - '0');
	while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9')
		i++;
	*at = i;
	return digit;
}

/* A number in tenths at *at: «5», «1.5», «十五», «两», «半». */
static bool take_number(str s, size_t *at, uint32_t *tenths)
{
	size_t from = *at;

	if (take(s, at, STR("半"))) {
		*tenths = 5;
		return true;
	}
	if (take(s, at, STR("两"))) {
		*tenths = 20;
		return true;
	}
	*tenths = citation_number(s, at) * 10;
	if (*at == from)
		return false;
	*tenths += take_decimal(s, at);
	return true;
}

/* ---- times ---- */

static const struct {
	str word;
	enum limit_unit unit;
} units[] = {
	{ STR_INIT("个工作日"), UNIT_WORKDAY }, { STR_INIT("工作日"), UNIT_WORKDAY },
	{ STR_INIT("个自然日"), UNIT_DAY },     { STR_INIT("自然日"), UNIT_DAY },
	{ STR_INIT("个日历日"), UNIT_DAY },     { STR_INIT("工作天"), UNIT_WORKDAY },
	{ STR_INIT("个小时"), UNIT_HOUR },      { STR_INIT("小时"), UNIT_HOUR },
	{ STR_INIT("个钟头"), UNIT_HOUR },      { STR_INIT("分钟"), UNIT_MINUTE },
	{ STR_INIT("个月"), UNIT_MONTH },       { STR_INIT("个季度"), UNIT_MONTH },
	{ STR_INIT("个星期"), UNIT_WEEK },      { STR_INIT("星期"), UNIT_WEEK },
	{ STR_INIT("个周"), UNIT_WEEK },        { STR_INIT("周"), UNIT_WEEK },
	{ STR_INIT("个年度"), UNIT_YEAR },      { STR_INIT("年"), UNIT_YEAR },
	{ STR_INIT("日"), UNIT_DAY },           { STR_INIT("天"), UNIT_DAY },
};

/* A unit at *at. «周一», «周末», «年度», «年底» are none. */
static enum limit_unit take_unit(str s, size_t *at)
{
	static const str no_end[] = { STR_INIT("末"), STR_INIT("底"), STR_INIT("度"),
		                      STR_INIT("一"), STR_INIT("二"), STR_INIT("三"),
		                      STR_INIT("四"), STR_INIT("五"), STR_INIT("初") };
	static const str days[] = { STR_INIT("（工作日"), STR_INIT("(工作日") };
	size_t i;

	for (i = 0; i < countof(units) && !str_starts(str_from_byte(s, *at), units[i].word);)
		i++;
	if (i == countof(units) || word_at(s, *at + units[i].word.n, no_end, countof(no_end)))
		return UNIT_NONE;
	*at += units[i].word.n;
	return units[i].unit == UNIT_DAY && word_at(s, *at, days, countof(days)) ? UNIT_WORKDAY
	                                                                         : units[i].unit;
}

/* Does a date stand here: «2025年…», «6月30日», «每月5日», «次月10日», «第3日»? */
static bool is_date(str s, const struct limit *l)
{
	static const str before[] = { STR_INIT("月"), STR_INIT("每"), STR_INIT("第"),
		                      STR_INIT("逢") };
	str head = str_slice(s, 0, l->beg);

	if (l->unit == UNIT_YEAR && l->tenths >= 1000)
		return true;
	for (size_t i = 0; i < countof(before); i++)
		if (str_ends(head, before[i]))
			return l->unit == UNIT_DAY || l->unit == UNIT_YEAR || l->unit == UNIT_WEEK;
	return false;
}

static bool take_range_mark(str s, size_t *at)
{
	static const str marks[] = {
		STR_INIT("-"), STR_INIT("—"),  STR_INIT("－"), STR_INIT("–"),
		STR_INIT("~"), STR_INIT("～"), STR_INIT("至"), STR_INIT("到")
	};
	size_t n;

	skip_blanks(s, at);
	n = word_at(s, *at, marks, countof(marks));
	*at += n;
	skip_blanks(s, at);
	return n > 0;
}

/* «半月», «一个半月»: a month without 个. */
static bool take_half_month(str s, size_t *at, struct limit *l, bool half)
{
	if (take(s, at, STR("个半"))) {
		l->tenths += 5;
		half = true;
	}
	if (!half || !take(s, at, STR("月")))
		return false;
	l->unit = UNIT_MONTH;
	return true;
}

/* A number at *at, which is moved past it, and its unit when one follows. False without a number. */
static bool take_amount(str s, size_t *at, struct limit *l)
{
	size_t from = *at;

	l->unit = UNIT_NONE;
	l->beg = (uint32_t)from;
	if (!take_number(s, at, &l->tenths))
		return false;
	skip_blanks(s, at);
	if (!take_half_month(s, at, l, l->tenths == 5))
		l->unit = take_unit(s, at);
	if (str_ends(str_slice(s, from, *at), STR("季度")))
		l->tenths *= 3;
	l->end = (uint32_t)*at;
	return true;
}

/* A number and its unit at *at, the longer of a range: «5个工作日», «3-5 日», «7工作日至10工作日».
 * Where there is a number *at is moved past it in any case. */
static bool take_time(str s, size_t *at, struct limit *l)
{
	struct limit more;
	size_t then;

	if (!take_amount(s, at, l))
		return false;
	then = *at;
	if (take_range_mark(s, &then) && take_amount(s, &then, &more) && more.unit != UNIT_NONE) {
		more.beg = l->beg;
		*l = more;
		*at = then;
	}
	l->is = is_date(s, l) ? LIMIT_DATE : LIMIT_TIME;
	return l->unit != UNIT_NONE;
}

/* ---- words ---- */

static const str once_words[] = {
	STR_INIT("即来即办"), STR_INIT("即到即办"), STR_INIT("即收即办"), STR_INIT("即申即办"),
	STR_INIT("随到随办"), STR_INIT("随来随办"), STR_INIT("当场"),     STR_INIT("现场办结"),
	STR_INIT("现场办理"), STR_INIT("立等可取"), STR_INIT("立即"),     STR_INIT("即时"),
	STR_INIT("实时"),     STR_INIT("马上办"),   STR_INIT("秒批"),     STR_INIT("即办"),
	STR_INIT("即刻"),
};

/* «当日» is a day, whatever its hours. */
static const struct {
	str word;
	uint32_t days;
} near_days[] = {
	{ STR_INIT("当日"), 1 }, { STR_INIT("当天"), 1 },   { STR_INIT("次日"), 2 },
	{ STR_INIT("翌日"), 2 }, { STR_INIT("第二天"), 2 }, { STR_INIT("隔日"), 2 },
};

static bool take_near_day(str s, size_t *at, struct limit *l)
{
	for (size_t i = 0; i < countof(near_days); i++) {
		if (!str_starts(str_from_byte(s, *at), near_days[i].word))
			continue;
		l->is = LIMIT_TIME;
		l->unit = UNIT_DAY;
		l->tenths = near_days[i].days * 10;
		l->beg = (uint32_t)*at;
		*at += near_days[i].word.n;
		l->end = (uint32_t)*at;
		return true;
	}
	return false;
}

static bool take_once(str s, size_t *at, struct limit *l)
{
	size_t n = word_at(s, *at, once_words, countof(once_words));

	if (n == 0)
		return false;
	l->is = LIMIT_ONCE;
	l->tenths = 0;
	l->unit = UNIT_NONE;
	l->beg = (uint32_t)*at;
	*at += n;
	l->end = (uint32_t)*at;
	return true;
}

/* The label in force: the last of 法定, 承诺 and their kin before a time. */
enum label { LABEL_NONE, LABEL_STATUTORY, LABEL_PROMISED };

static enum label label_at(str s, size_t at)
{
	static const str person = STR_INIT("法定代表");
	static const str statutory[] = { STR_INIT("法定"), STR_INIT("法律规定") };
	static const str promised[] = { STR_INIT("承诺"), STR_INIT("压缩至"), STR_INIT("压缩为"),
		                        STR_INIT("实际") };

	if (word_at(s, at, &person, 1))
		return LABEL_NONE;
	if (word_at(s, at, statutory, countof(statutory)))
		return LABEL_STATUTORY;
	return word_at(s, at, promised, countof(promised)) ? LABEL_PROMISED : LABEL_NONE;
}

/* The times of a text by the label they stand under. */
struct times {
	struct limit by[3];
};

/* A label holds up to the end of its clause. */
static bool clause_ends(str s, size_t at)
{
	static const str ends[] = { STR_INIT("，"), STR_INIT(","),  STR_INIT("；"), STR_INIT(";"),
		                    STR_INIT("。"), STR_INIT("\n"), STR_INIT("、") };

	return word_at(s, at, ends, countof(ends)) > 0;
}

static void keep_time(struct times *t, enum label label, struct limit l)
{
	struct limit *kept = &t->by[label];

	l.statutory = label == LABEL_STATUTORY;
	if (!kept->is || (kept->is == LIMIT_DATE && l.is != LIMIT_DATE))
		*kept = l;
}

static void find_times(str s, struct times *t)
{
	enum label label = LABEL_NONE;

	for (size_t at = 0; at < s.n;) {
		struct limit l = { 0 };
		enum label here = label_at(s, at);
		size_t from = at;

		label = here ? here : clause_ends(s, at) ? LABEL_NONE : label;
		if (take_near_day(s, &at, &l) || take_once(s, &at, &l) || take_time(s, &at, &l))
			keep_time(t, label, l);
		else if (at == from)
			utf8_next(s, &at);
	}
}

/* «办理时限（工作日）» over a bare «5». */
static bool bare_number(str text, str header, struct limit *l)
{
	size_t at = 0, note;

	if (!take_number(text, &at, &l->tenths) || at != text.n)
		return false;
	l->is = LIMIT_TIME;
	l->end = (uint32_t)text.n;
	l->unit = UNIT_NONE;
	note = str_find(header, STR("（"), 0);
	note = note == STR_NONE ? str_find(header, STR("("), 0) : note;
	for (size_t i = 0; note != STR_NONE && i < countof(units) && l->unit == UNIT_NONE; i++)
		if (str_has(str_from_byte(header, note), units[i].word))
			l->unit = units[i].unit;
	return true;
}

/* Words that promise nothing. */
static const str vague_words[] = {
	STR_INIT("及时"),   STR_INIT("尽快"),   STR_INIT("尽早"),     STR_INIT("尽速"),
	STR_INIT("从速"),   STR_INIT("从快"),   STR_INIT("抓紧"),     STR_INIT("适时"),
	STR_INIT("酌情"),   STR_INIT("视情"),   STR_INIT("第一时间"), STR_INIT("迅速"),
	STR_INIT("短时间"), STR_INIT("择机"),   STR_INIT("限时"),     STR_INIT("按时"),
	STR_INIT("限期"),   STR_INIT("视具体"), STR_INIT("适当时"),
};

static bool says_none(str s)
{
	static const str none[] = {
		STR_INIT("无"),         STR_INIT("/"),          STR_INIT("／"),
		STR_INIT("-"),          STR_INIT("—"),          STR_INIT("——"),
		STR_INIT("\\"),         STR_INIT("无时限"),     STR_INIT("无限制"),
		STR_INIT("不限"),       STR_INIT("不限时"),     STR_INIT("无时限要求"),
		STR_INIT("无具体时限"), STR_INIT("没有时限"),   STR_INIT("未明确"),
		STR_INIT("未规定"),     STR_INIT("未作规定"),   STR_INIT("没有规定"),
		STR_INIT("待定"),       STR_INIT("不明确"),     STR_INIT("暂无"),
		STR_INIT("无明确时限"), STR_INIT("无要求"),     STR_INIT("待补充"),
		STR_INIT("待补"),       STR_INIT("待明确"),     STR_INIT("暂缺"),
		STR_INIT("略"),         STR_INIT("无法定时限"), STR_INIT("无规定")
	};

	return str_is_any(s, none, countof(none));
}

/* Of words without a time. A wish is one only where the text says nothing to hold on to. */
static struct limit of_words(str text)
{
	static const str dates[] = { STR_INIT("底前"), STR_INIT("月底"), STR_INIT("年底"),
		                     STR_INIT("季末"), STR_INIT("月末"), STR_INIT("年末"),
		                     STR_INIT("日前"), STR_INIT("月前") };
	static const str grounds[] = { STR_INIT("规定"), STR_INIT("《"),   STR_INIT("依法"),
		                       STR_INIT("合同"), STR_INIT("约定"), STR_INIT("通知"),
		                       STR_INIT("要求"), STR_INIT("批示"), STR_INIT("期限内") };
	struct limit l = { .is = LIMIT_OTHER, .end = (uint32_t)text.n };
	size_t n = 0, at = first_word(text, vague_words, countof(vague_words), &n), len;

	if (text.n == 0)
		l.is = LIMIT_BLANK;
	else if (says_none(text))
		l.is = LIMIT_NO;
	else if (first_word(text, dates, countof(dates), &len) != STR_NONE)
		l.is = LIMIT_DATE;
	else if (at != STR_NONE && first_word(text, grounds, countof(grounds), &len) == STR_NONE) {
		l.is = LIMIT_VAGUE;
		l.beg = (uint32_t)at;
		l.end = (uint32_t)(at + n);
	}
	return l;
}

struct limit limit_of(str text, str header, enum limit_side side)
{
	str s = str_trim(text);
	uint32_t skipped = s.n ? (uint32_t)(s.p - text.p) : 0;
	struct times t = { 0 };
	struct limit l = { 0 };

	find_times(s, &t);
	if (side == LIMIT_STATUTORY)
		l = t.by[LABEL_STATUTORY];
	else if (t.by[LABEL_PROMISED].is)
		l = t.by[LABEL_PROMISED];
	else if (t.by[LABEL_NONE].is)
		l = t.by[LABEL_NONE];
	else if (t.by[LABEL_STATUTORY].is)
		l = t.by[LABEL_STATUTORY];
	else if (!bare_number(s, header, &l))
		l = of_words(s);
	l.beg += skipped;
	l.end += skipped;
	return l;
}

/* ---- comparing ---- */

static bool has_length(struct limit l)
{
	return l.is == LIMIT_TIME || l.is == LIMIT_ONCE;
}

static uint64_t least_of(struct limit l)
{
	return l.is == LIMIT_ONCE ? 0 : (uint64_t)l.tenths * minutes[l.unit].least;
}

static uint64_t most_of(struct limit l)
{
	return l.is == LIMIT_ONCE ? 0 : (uint64_t)l.tenths * minutes[l.unit].most;
}

static bool in_days(struct limit l)
{
	return l.is == LIMIT_TIME &&
	       (l.unit == UNIT_DAY || l.unit == UNIT_WORKDAY || l.unit == UNIT_NONE);
}

bool limit_longer(struct limit a, struct limit b)
{
	if (!has_length(a) || !has_length(b))
		return false;
	/* Working days are days at least; days may be working days or more. */
	if (in_days(a) && in_days(b) && (a.unit == b.unit || a.unit == UNIT_WORKDAY))
		return a.tenths > b.tenths;
	return a.unit == b.unit && a.is == b.is ? a.tenths > b.tenths : least_of(a) > most_of(b);
}

bool limit_stands(struct limit l)
{
	return l.is == LIMIT_ONCE || l.is == LIMIT_DATE || l.is == LIMIT_OTHER ||
	       (l.is == LIMIT_TIME && l.tenths > 0);
}
