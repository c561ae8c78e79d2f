/* Time limits: what cells say, and which is longer whatever the days between. */
#include "base/arena.h"
#include "model/limit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static struct limit read(const char *text)
{
	return limit_of(str_from(text), STR("办理时限"), LIMIT_ANY);
}

static void times_are_read(void **state)
{
	static const struct {
		const char *text;
		enum limit_unit unit;
		uint32_t tenths;
	} cases[] = {
		{ "5个工作日", UNIT_WORKDAY, 50 },
		{ "5 个工作日", UNIT_WORKDAY, 50 },
		{ "５个工作日", UNIT_WORKDAY, 50 },
		{ "五个工作日内", UNIT_WORKDAY, 50 },
		{ "15工作日", UNIT_WORKDAY, 150 },
		{ "自受理之日起二十日", UNIT_DAY, 200 },
		{ "10日", UNIT_DAY, 100 },
		{ "不超过3天", UNIT_DAY, 30 },
		{ "5日（工作日）", UNIT_WORKDAY, 50 },
		{ "10个自然日", UNIT_DAY, 100 },
		{ "1小时", UNIT_HOUR, 10 },
		{ "24小时内", UNIT_HOUR, 240 },
		{ "30分钟", UNIT_MINUTE, 300 },
		{ "半小时", UNIT_HOUR, 5 },
		{ "半个工作日", UNIT_WORKDAY, 5 },
		{ "0.5个工作日", UNIT_WORKDAY, 5 },
		{ "1.5天", UNIT_DAY, 15 },
		{ "一个月", UNIT_MONTH, 10 },
		{ "两个月", UNIT_MONTH, 20 },
		{ "半月", UNIT_MONTH, 5 },
		{ "一个半月", UNIT_MONTH, 15 },
		{ "1个季度", UNIT_MONTH, 30 },
		{ "一周", UNIT_WEEK, 10 },
		{ "1年内", UNIT_YEAR, 10 },
		{ "当日", UNIT_DAY, 10 },
		{ "次日办结", UNIT_DAY, 20 },
		{ "3-5个工作日", UNIT_WORKDAY, 50 },
		{ "3个工作日至 5个工作日", UNIT_WORKDAY, 50 },
		{ "15～20日", UNIT_DAY, 200 },
		{ "5个工作日（专家评审20日不计）", UNIT_WORKDAY, 50 },
		{ "法定期限20日，承诺期限5个工作日", UNIT_WORKDAY, 50 },
		{ "承诺5个工作日；法定20日", UNIT_WORKDAY, 50 },
		{ "法定20个工作日，现为8个工作日", UNIT_WORKDAY, 80 },
		{ "法定期限20日", UNIT_DAY, 200 },
		{ "2025年1月起，5个工作日", UNIT_WORKDAY, 50 },
		{ "及时，最迟5个工作日", UNIT_WORKDAY, 50 },
		{ "0个工作日", UNIT_WORKDAY, 0 },
		{ "7", UNIT_NONE, 70 },
	};

	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		struct limit l = read(cases[i].text);

		if (l.is != LIMIT_TIME || l.unit != cases[i].unit || l.tenths != cases[i].tenths)
			fail_msg("%s: %s %u %s", cases[i].text, limit_about[l.is].id, l.tenths,
			         unit_about[l.unit].zh);
	}
}

static void words_are_told_apart(void **state)
{
	static const struct {
		const char *text;
		enum limit_is is;
	} cases[] = {
		{ "", LIMIT_BLANK },
		{ "　", LIMIT_BLANK },
		{ "即来即办", LIMIT_ONCE },
		{ "当场办结", LIMIT_ONCE },
		{ "即时", LIMIT_ONCE },
		{ "立即", LIMIT_ONCE },
		{ "及时", LIMIT_VAGUE },
		{ "及时办理", LIMIT_VAGUE },
		{ "尽快", LIMIT_VAGUE },
		{ "第一时间处置", LIMIT_VAGUE },
		{ "按规定及时办理", LIMIT_OTHER },
		{ "无", LIMIT_NO },
		{ "/", LIMIT_NO },
		{ "——", LIMIT_NO },
		{ "不限时", LIMIT_NO },
		{ "每月5日前", LIMIT_DATE },
		{ "每年6月底前", LIMIT_DATE },
		{ "2025年6月30日前", LIMIT_DATE },
		{ "6月30日", LIMIT_DATE },
		{ "次月10日前", LIMIT_DATE },
		{ "长期", LIMIT_OTHER },
		{ "按合同约定", LIMIT_OTHER },
		{ "每季度一次", LIMIT_OTHER },
		{ "周一至周五", LIMIT_OTHER },
		{ "全年", LIMIT_OTHER },
	};

	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		struct limit l = read(cases[i].text);

		if (l.is != cases[i].is)
			fail_msg("%s: %s", cases[i].text, limit_about[l.is].id);
	}
}

static void header_tells_the_unit(void **state)
{
	(void)state;
	assert_int_equal(limit_of(STR("5"), STR("时限(工作日)"), LIMIT_ANY).unit, UNIT_WORKDAY);
	assert_int_equal(limit_of(STR("5"), STR("时限（天）"), LIMIT_ANY).unit, UNIT_DAY);
	assert_int_equal(limit_of(STR("5"), STR("办理周期"), LIMIT_ANY).unit, UNIT_NONE);
	assert_int_equal(limit_of(STR("5小时"), STR("时限（天）"), LIMIT_ANY).unit, UNIT_HOUR);
}

static void sides_and_places(void **state)
{
	static const str both = STR_INIT(" 法定20日，承诺5个工作日");
	struct limit said = limit_of(both, STR(""), LIMIT_ANY);
	struct limit law = limit_of(both, STR(""), LIMIT_STATUTORY);

	(void)state;
	assert_true(str_eq(str_slice(both, said.beg, said.end), STR("5个工作日")));
	assert_true(str_eq(str_slice(both, law.beg, law.end), STR("20日")));
	assert_true(law.statutory && !said.statutory);
	assert_int_equal(limit_of(STR("5日"), STR(""), LIMIT_STATUTORY).is, LIMIT_BLANK);
	assert_false(limit_of(STR("法定代表人变更5日"), STR(""), LIMIT_ANY).statutory);
}

static void longer_is_certain(void **state)
{
	static const struct {
		const char *a, *b;
		bool longer;
	} cases[] = {
		{ "6个工作日", "5个工作日", true }, { "5个工作日", "5个工作日", false },
		{ "25个工作日", "20日", true },     { "20个工作日", "20日", false },
		{ "30日", "20个工作日", false }, /* 20 working days can be 30 days */
		{ "60日", "20个工作日", true },     { "30日", "20日", true },
		{ "1个月", "20日", false },         { "2个月", "20日", true },
		{ "1小时", "当场", true },          { "当场", "1小时", false },
		{ "8小时", "1个工作日", false },    { "72小时", "1个工作日", true },
		{ "及时", "5日", false },           { "10日", "及时", false },
	};

	(void)state;
	for (size_t i = 0; i < countof(cases); i++)
		if (limit_longer(read(cases[i].a), read(cases[i].b)) != cases[i].longer)
			fail_msg("%s > %s", cases[i].a, cases[i].b);
}

static void wishes_do_not_stand(void **state)
{
	static const char *const stands[] = { "1小时", "当场", "每月5日前", "按合同约定" };
	static const char *const falls[] = { "", "及时", "/", "0个工作日", "0" };

	(void)state;
	for (size_t i = 0; i < countof(stands); i++)
		assert_true(limit_stands(read(stands[i])));
	for (size_t i = 0; i < countof(falls); i++)
		assert_false(limit_stands(read(falls[i])));
}

/* Texts that could make reading go back and forth, in blocks of their exact size. */
static void long_texts_cost_what_they_are_long(void **state)
{
	static const char *const piece[] = { "0", "十", "1-", "5日至", "半", "法定", "9", "即" };
	enum { SIZE = 1 << 20 };

	(void)state;
	for (size_t i = 0; i < countof(piece); i++) {
		size_t n = strlen(piece[i]), size = SIZE / n * n;
		char *text = malloc(size);

		for (size_t at = 0; at < size; at += n)
			memcpy(text + at, piece[i], n);
		assert_true(limit_of((str){ text, size }, STR(""), LIMIT_ANY).end <= size);
		free(text);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(times_are_read),
		cmocka_unit_test(words_are_told_apart),
		cmocka_unit_test(header_tells_the_unit),
		cmocka_unit_test(sides_and_places),
		cmocka_unit_test(longer_is_certain),
		cmocka_unit_test(wishes_do_not_stand),
		cmocka_unit_test(long_texts_cost_what_they_are_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
