/* Citations judged, by cases that reviewers know. */
#include "law/judge.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

static struct arena arena;
static struct law_register *law;

static int open_it(void **state)
{
	(void)state;
	law = register_open(&arena);
	return 0;
}

static int close_it(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static struct judged judge(const char *title, const char *note, uint32_t day)
{
	return judge_instrument(law, register_find(law, str_from(title)).law, str_from(note), day);
}

/* The verdict on an article, 第number条第paragraph款第（item）项. */
static enum verdict on(const struct judged *j, uint32_t number, uint32_t paragraph, uint32_t item)
{
	struct article a = { .number = number, .paragraph = paragraph, .item = item };

	return judge_article(law, j, &a).verdict;
}

static void noted_editions(void **state)
{
	(void)state;
	static const struct {
		const char *note;
		uint32_t year; /* of the edition meant, 0: none */
	} cases[] = {
		{ "（2018年修正）", 2018 },
		{ "（2015年4月24日第三次修正）", 2015 },
		{ "（1995年10月30日通过，2009年2月28日修订，自2009年6月1日起施行）", 2009 },
		{ "(2021-04-29修正)", 2021 },
		{ "（2021修正）", 2021 },
		{ "（1995年10月30日通过，根据2018\n年12月29 日修正）", 2018 },
		{ "（２０１８年修正）", 2018 },
		{ "（二〇一八年十二月二十九日修正）", 2018 },
		{ "(2009.2.28通过, 自2009年6月1日起施行)", 2009 },
		{ "（2013年修订）", 0 },
		{ "（主席令第二十一号）", 0 },
		{ "", 0 },
	};
	law_id id = register_find(law, STR("食品安全法")).law;

	for (size_t i = 0; i < countof(cases); i++) {
		uint32_t e = register_edition_noted(law, id, str_from(cases[i].note));

		assert_int_equal(e == NONE ? 0 : register_edition(law, id, e).promulgated / 10000,
		                 cases[i].year);
	}
}

static void instruments_on_a_day(void **state)
{
	(void)state;

	assert_int_equal(judge("示例办法", "", 20240101).verdict, VERDICT_UNKNOWN);
	assert_int_equal(judge("行政处罚法", "", 20240101).verdict, VERDICT_GOOD);
	assert_int_equal(judge("行政处罚法", "（2021年修订）", 20240101).verdict, VERDICT_GOOD);
	assert_int_equal(judge("行政处罚法", "（2017年修正）", 20240101).verdict,
	                 VERDICT_OLD_EDITION);
	assert_int_equal(judge("行政处罚法", "（2017年修正）", 20200101).verdict, VERDICT_GOOD);
	/* A list may cite what will be in force. */
	assert_int_equal(judge("行政处罚法", "（2021年修订）", 20210301).verdict, VERDICT_GOOD);
	assert_int_equal(judge("环境保护法", "", 20240630).verdict, VERDICT_GOOD);
	assert_int_equal(judge("环境保护法", "", 20260815).verdict, VERDICT_REPEALED);
	assert_int_equal(judge("生态环境法典", "", 20260401).verdict, VERDICT_NOT_YET);
	assert_int_equal(judge("公司登记管理条例", "", 20240101).verdict, VERDICT_REPEALED);
}

static void articles_on_a_day(void **state)
{
	(void)state;
	struct judged now = judge("行政处罚法", "", 20240101);
	struct judged old = judge("行政处罚法", "（2017年修正）", 20240101);
	struct judged wrong = judge("行政处罚法", "（2019年修正）", 20240101);
	struct judged none = judge("示例办法", "", 20240101);

	assert_int_equal(on(&now, 86, 0, 0), VERDICT_GOOD);
	assert_int_equal(on(&now, 87, 0, 0), VERDICT_NO_ARTICLE);
	assert_int_equal(on(&now, 9, 1, 6), VERDICT_GOOD);
	assert_int_equal(on(&now, 9, 1, 7), VERDICT_NO_ITEM);
	assert_int_equal(on(&now, 9, 2, 0), VERDICT_NO_PARAGRAPH);
	assert_int_equal(on(&old, 8, 0, 0), VERDICT_RENUMBERED);
	/* An edition nobody knows has numbers nobody knows. */
	assert_int_equal(on(&wrong, 87, 0, 0), VERDICT_GOOD);
	assert_int_equal(on(&none, 999, 0, 0), VERDICT_UNKNOWN);
}

/* Where note and number do not go together. */
static void whose_number_it_is(void **state)
{
	struct judged old = judge("治安管理处罚法", "（2012年修正）", 20260601);
	struct judged soon = judge("治安管理处罚法", "", 20250630);
	struct judged origin = judge("招标投标法", "（1999年8月30日通过）", 20240101);
	struct judged rewritten = judge("行政处罚法", "（1996年3月17日通过）", 20240101);

	(void)state;
	assert_int_equal(on(&old, 130, 0, 0), VERDICT_OLD_EDITION);
	assert_int_equal(on(&old, 145, 0, 0), VERDICT_NO_ARTICLE);
	assert_int_equal(on(&soon, 119, 0, 0), VERDICT_GOOD);
	assert_int_equal(on(&soon, 130, 0, 0), VERDICT_NOT_YET);
	assert_int_equal(on(&soon, 145, 0, 0), VERDICT_NO_ARTICLE);
	assert_true(origin.origin);
	assert_int_equal(origin.edition, origin.status.edition);
	assert_false(rewritten.origin);
	assert_int_equal(rewritten.edition, 0);
}

/* Published in December, in force some day in the months after it. */
static void when_it_takes_effect_is_not_known(void **state)
{
	const char *old = "（2020年12月21日修订）";

	(void)state;
	assert_int_equal(judge("医疗器械监督管理条例", old, 20241231).verdict, VERDICT_GOOD);
	assert_int_equal(judge("医疗器械监督管理条例", "", 20241231).edition, NONE);
	assert_int_equal(judge("医疗器械监督管理条例", old, 20250731).verdict, VERDICT_OLD_EDITION);
	assert_int_not_equal(judge("医疗器械监督管理条例", "", 20250731).edition, NONE);
}

static void what_has_become_of_an_article(void **state)
{
	(void)state;
	struct article a = { .number = 41 };
	struct judged j = judge("环境保护法", "", 20240630);
	struct move m = judge_since(law, &j, &a, 20261122);

	assert_int_equal(m.law, register_find(law, STR("生态环境法典")).law);
	assert_int_equal(judge_since(law, &j, &a, 20250101).relation, MOVE_UNKNOWN);
	j = judge("环境保护法", "", 20261122);
	assert_int_equal(judge_article(law, &j, &a).verdict, VERDICT_REPEALED);
	assert_int_equal(judge_article(law, &j, &a).move.law, m.law);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(noted_editions),
		cmocka_unit_test(instruments_on_a_day),
		cmocka_unit_test(articles_on_a_day),
		cmocka_unit_test(whose_number_it_is),
		cmocka_unit_test(when_it_takes_effect_is_not_known),
		cmocka_unit_test(what_has_become_of_an_article),
	};

	return cmocka_run_group_tests(tests, open_it, close_it);
}
