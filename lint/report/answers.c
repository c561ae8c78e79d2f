/* Reading short cells. */
#include "report/answers.h"

#include "base/utf8.h"
#include "law/numeral.h"

/* ---- time limits ---- */

/* The unit at the head of a text that begins behind a number: days it stands for, 0 for none. */
static uint32_t unit_days(str text)
{
	static const struct {
		str unit;
		uint32_t days;
	} units[] = { { STR_INIT("个工作日"), 1 }, { STR_INIT("工作日"), 1 },
		      { STR_INIT("个自然日"), 1 }, { STR_INIT("日"), 1 },
		      { STR_INIT("天"), 1 },       { STR_INIT("个月"), 30 },
		      { STR_INIT("周"), 7 },       { STR_INIT("年"), 365 } };

	text = str_trim(text);
	for (uint32_t i = 0; i < countof(units); i++)
		if (str_starts(text, units[i].unit))
			return units[i].days;
	return 0;
}

static bool is_hours(str text)
{
	static const str units[] = { STR_INIT("小时"), STR_INIT("个小时"), STR_INIT("分钟") };

	return str_starts_any(str_trim(text), units, countof(units));
}

/* A number in either script at the head of text; *n is its bytes, 0 when there is none. */
static uint32_t number_at(str text, size_t *n)
{
	uint32_t value = 0;

	for (*n = 0; *n < text.n && *n < 6 && text.p[*n] >= '0' && text.p[*n] <= '9'; ++*n)
		value = value * 10 + (uint32_t)(text.p[*n] - '0');
	return *n ? value : citation_number(text, n);
}

static uint32_t counted_days(str text)
{
	uint32_t days = NO_LIMIT;

	for (size_t at = 0; at < text.n;) {
		size_t n;
		uint32_t value = number_at(str_from_byte(text, at), &n), unit;

		if (n == 0) {
			utf8_next(text, &at);
			continue;
		}
		at += n;
		unit = unit_days(str_from_byte(text, at));
		if (unit)
			days = value * unit;
		else if (is_hours(str_from_byte(text, at)))
			days = 1;
	}
	return days;
}

uint32_t limit_days(str text)
{
	static const str now[] = { STR_INIT("即来即办"), STR_INIT("即办"), STR_INIT("即时"),
		                   STR_INIT("当场"),     STR_INIT("立等"), STR_INIT("随到随办") };
	uint32_t days = counted_days(text), bare;

	if (days != NO_LIMIT)
		return days;
	if (str_u32(str_trim(text), &bare)) /* «5» below «办理时限（工作日）» */
		return bare;
	if (str_has_any(text, now, countof(now)))
		return 0;
	return str_has(text, STR("当日")) || str_has(text, STR("当天")) ? 1 : NO_LIMIT;
}

/* ---- yes, no, how often ---- */

bool says_yes(str text)
{
	static const str yes[] = { STR_INIT("是"), STR_INIT("能"),   STR_INIT("可"),
		                   STR_INIT("√"),  STR_INIT("有"),   STR_INIT("Y"),
		                   STR_INIT("y"),  STR_INIT("全程"), STR_INIT("支持") };

	return str_starts_any(str_trim(text), yes, countof(yes));
}

enum visits visits_of(str text)
{
	static const str none[] = { STR_INIT("不用跑"), STR_INIT("零跑"), STR_INIT("不跑"),
		                    STR_INIT("0次"),    STR_INIT("０次"), STR_INIT("无需到场") };
	static const str one[] = { STR_INIT("1次"), STR_INIT("最多跑一次"), STR_INIT("跑一次") };

	text = str_trim(text);
	if (text.n == 0)
		return VISITS_UNSAID;
	if (str_has_any(text, none, countof(none)) || str_eq(text, STR("0")))
		return VISITS_NONE;
	if (str_starts(text, STR("否")) || str_starts(text, STR("不")))
		return VISITS_MORE;
	return says_yes(text) || str_has_any(text, one, countof(one)) || str_eq(text, STR("1"))
	               ? VISITS_ONE
	               : VISITS_MORE;
}

bool is_online(str channel)
{
	static const str words[] = { STR_INIT("网"),    STR_INIT("线上"), STR_INIT("平台"),
		                     STR_INIT("系统"),  STR_INIT("在线"), STR_INIT("掌上"),
		                     STR_INIT("OA"),    STR_INIT("APP"),  STR_INIT("小程序"),
		                     STR_INIT("公众号") };

	return str_has_any(channel, words, countof(words));
}

/* ---- pieces ---- */

static uint32_t parts_at(str text, const str *mark, uint32_t n_marks)
{
	uint32_t n = 0;
	bool inside = false;

	for (size_t at = 0; at < text.n;) {
		bool cut = str_starts_any(str_from_byte(text, at), mark, n_marks);
		size_t was = at;
		uint32_t cp = utf8_next(text, &at);

		if (cut)
			at = str_starts(str_from_byte(text, was), STR("->")) ? was + 2 : at;
		n += !cut && !inside && !utf8_is_space(cp);
		inside = !cut && (inside || !utf8_is_space(cp));
	}
	return n;
}

uint32_t pieces(str text)
{
	static const str marks[] = { STR_INIT("、"), STR_INIT("；"), STR_INIT(";"), STR_INIT("\n"),
		                     STR_INIT("，") };
	static const str nothing[] = { STR_INIT("无"), STR_INIT("/"), STR_INIT("-"),
		                       STR_INIT("—") };

	text = str_trim(text);
	return str_starts_any(text, nothing, countof(nothing))
	               ? 0
	               : parts_at(text, marks, countof(marks));
}

/* «3», «三级»: their number instead of who they are; 0 when it is not that. */
static uint32_t number_of_signs(str text)
{
	size_t n;
	uint32_t value = number_at(str_trim(text), &n);
	str unit = str_trim(str_from_byte(str_trim(text), n));

	return n && (unit.n == 0 || str_starts(unit, STR("级")) || str_starts(unit, STR("个")))
	               ? value
	               : 0;
}

uint32_t sign_offs(str text)
{
	static const str marks[] = { STR_INIT("→"), STR_INIT("->"), STR_INIT("—"),
		                     STR_INIT("-"), STR_INIT("、"), STR_INIT(">") };
	uint32_t number = number_of_signs(text);

	return number ? number : parts_at(text, marks, countof(marks));
}

bool signed_in_section(str text)
{
	enum { SECTION = 2 };
	static const str above[] = { STR_INIT("局长"), STR_INIT("厅长"), STR_INIT("领导"),
		                     STR_INIT("分管"), STR_INIT("市长"), STR_INIT("县长"),
		                     STR_INIT("区长"), STR_INIT("镇长"), STR_INIT("党组"),
		                     STR_INIT("书记"), STR_INIT("主任"), STR_INIT("主要负责人") };
	uint32_t number = number_of_signs(text);

	return number ? number <= SECTION : !str_has_any(text, above, countof(above));
}
