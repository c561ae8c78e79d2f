/* Who may set which power, by what reviewers know of the laws on penalties, permits and coercion. */
#include "law/authority.h"
#include "law/register.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

static struct arena arena;
static struct authority *powers;
static struct law_register *law;

static int open_it(void **state)
{
	(void)state;
	law = register_open(&arena);
	powers = authority_open(&arena);
	return 0;
}

static int close_it(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

#define assert_str(s, text) assert_true(str_eq(s, str_from(text)))

static struct power_answer may(enum power_group group, const char *names, enum law_rank rank)
{
	struct power_hit hit = { .kind = NONE };
	size_t at = 0;

	if (*names && !authority_next(powers, group, str_from(names), &at, &hit))
		fail_msg("no kind in %s", names);
	return authority_may(powers, ACT_SET, group, hit.kind, rank);
}

static void penalties_by_rank(void **state)
{
	(void)state;
	static const struct {
		const char *names;
		enum law_rank rank;
		enum power_verdict verdict;
		const char *article;
	} cases[] = {
		{ "处十日以下拘留", RANK_LAW, POWER_MAY, "10.1" },
		{ "处十日以下拘留", RANK_REGULATION, POWER_MAY_NOT, "11.1" },
		{ "由原发证机关吊销营业执照", RANK_REGULATION, POWER_MAY, "11.1" },
		{ "由原发证机关吊销营业执照", RANK_LOCAL, POWER_MAY_NOT, "12.1" },
		{ "吊销许可证", RANK_LOCAL, POWER_MAY, "12.1" },
		{ "吊销许可证", RANK_MINISTRY_RULE, POWER_MAY_NOT, "13.2" },
		{ "没收违法所得", RANK_PROVINCE_RULE, POWER_MAY_NOT, "14.2" },
		{ "责令停产停业", RANK_CITY_RULE, POWER_MAY_NOT, "14.2" },
		{ "责令停产停业", RANK_RULE, POWER_MAY_NOT, "13.2" },
		{ "处一万元以下罚款", RANK_MINISTRY_RULE, POWER_MAY_WITHIN, "13.2" },
		{ "给予警告", RANK_CITY_RULE, POWER_MAY, "14.2" },
		{ "给予警告", RANK_NORMATIVE, POWER_MAY_NOT, "16" },
		{ "给予警告", RANK_PARTY, POWER_MAY_NOT, "16" },
		{ "给予警告", RANK_UNKNOWN, POWER_UNKNOWN, "" },
		{ "给予警告", RANK_INTERPRETATION, POWER_UNKNOWN, "" },
		{ "没收违法所得", RANK_STATE_DECISION, POWER_MAY_WITHIN, "16" },
		{ "", RANK_NORMATIVE, POWER_MAY_NOT, "16" },
		{ "", RANK_CITY_RULE, POWER_MAY, "14.2" },
	};

	for (size_t i = 0; i < countof(cases); i++) {
		struct power_answer a = may(POWER_PENALTY, cases[i].names, cases[i].rank);

		if (a.verdict != cases[i].verdict || !str_eq(a.article, str_from(cases[i].article)))
			fail_msg("%s by %s: %d, %.*s", cases[i].names, rank_en(cases[i].rank),
			         a.verdict, (int)a.article.n, a.article.p);
	}
}

static void other_powers_by_rank(void **state)
{
	(void)state;
	static const struct {
		enum power_group group;
		const char *names;
		enum law_rank rank;
		enum power_verdict verdict;
		const char *source;
	} cases[] = {
		{ POWER_PERMIT, "", RANK_STATE_DECISION, POWER_MAY,
		  "《行政许可法》第十四条第二款" },
		{ POWER_PERMIT, "", RANK_PROVINCE_RULE, POWER_MAY_WITHIN,
		  "《行政许可法》第十五条第一款" },
		{ POWER_PERMIT, "", RANK_MINISTRY_RULE, POWER_MAY_NOT, "《行政许可法》第十七条" },
		{ POWER_PERMIT, "", RANK_CITY_RULE, POWER_MAY_NOT, "《行政许可法》第十七条" },
		{ POWER_PERMIT, "", RANK_RULE, POWER_UNKNOWN, "《行政许可法》第十七条" },
		{ POWER_MEASURE, "冻结存款", RANK_REGULATION, POWER_MAY_NOT,
		  "《行政强制法》第十条第二款" },
		{ POWER_MEASURE, "查封场所", RANK_LOCAL, POWER_MAY, "《行政强制法》第十条第三款" },
		{ POWER_MEASURE, "扣押工具", RANK_RULE, POWER_MAY_NOT,
		  "《行政强制法》第十条第四款" },
		{ POWER_ENFORCEMENT, "强制拆除", RANK_LOCAL, POWER_MAY_NOT,
		  "《行政强制法》第十三条第一款" },
		{ POWER_ENFORCEMENT, "", RANK_REGULATION, POWER_MAY_NOT,
		  "《行政强制法》第十三条第一款" },
		/* Granted to every organ by the law on coercion. */
		{ POWER_ENFORCEMENT, "加处罚款", RANK_REGULATION, POWER_MAY_WITHIN,
		  "《行政强制法》第十三条第一款" },
		{ POWER_COERCION, "代履行", RANK_LAW, POWER_MAY, "《行政强制法》第十三条第一款" },
		{ POWER_COERCION, "", RANK_RULE, POWER_MAY_NOT, "《行政强制法》第十条第四款" },
		{ POWER_LEVY, "征收土地", RANK_REGULATION, POWER_MAY_NOT, "《立法法》第十一条" },
		{ POWER_LEVY, "水土保持补偿费的征收", RANK_LOCAL, POWER_MAY_WITHIN,
		  "《优化营商环境条例》第二十五条" },
		{ POWER_INSPECTION, "", RANK_NORMATIVE, POWER_MAY_NOT,
		  "《国务院办公厅关于严格规范涉企行政检查的意见》（条号待核）" },
		{ POWER_AWARD, "", RANK_NORMATIVE, POWER_MAY_WITHIN, "" },
		{ POWER_NONE, "", RANK_NORMATIVE, POWER_UNKNOWN, "" },
	};

	for (size_t i = 0; i < countof(cases); i++) {
		struct power_answer a = may(cases[i].group, cases[i].names, cases[i].rank);
		str source = power_answer_source(&arena, &a);

		if (a.verdict != cases[i].verdict || !str_eq(source, str_from(cases[i].source)))
			fail_msg("%zu, %s by %s: %d, %.*s", i, cases[i].names,
			         rank_en(cases[i].rank), a.verdict, (int)source.n, source.p);
	}
}

static void words_that_name_no_kind(void **state)
{
	(void)state;
	static const struct {
		enum power_group group;
		const char *text;
	} none[] = {
		{ POWER_PENALTY, "被吊销营业执照后继续经营" },
		{ POWER_PENALTY, "未按规定设置警告标志" },
		{ POWER_PENALTY, "对拘留所的监督" },
		{ POWER_PENALTY, "逾期不缴纳的加处罚款" },
		{ POWER_MEASURE, "转移被查封的财物" },
		{ POWER_PERMIT, "吊销许可证" },
	};
	struct power_hit hit;
	size_t at;

	for (size_t i = 0; i < countof(none); i++) {
		at = 0;
		if (authority_next(powers, none[i].group, str_from(none[i].text), &at, &hit))
			fail_msg("%s", none[i].text);
	}
	at = 0;
	str text = STR("给予警告，并处罚款；情节严重的，吊销营业执照");
	uint32_t n = 0;
	while (authority_next(powers, POWER_PENALTY, text, &at, &hit)) {
		n++;
		assert_true(hit.beg < hit.end && hit.end == at);
	}
	assert_int_equal(n, 3);
	assert_str(power_kind_zh(powers, hit.kind), "吊销营业执照");
}

static void handing_authorising_entrusting(void **state)
{
	(void)state;
	struct power_answer a = authority_may(powers, ACT_HAND, POWER_PENALTY, NONE, RANK_UNKNOWN);

	assert_int_equal(a.verdict, POWER_MAY_WITHIN);
	assert_str(a.article, "24.1");
	a = authority_may(powers, ACT_HAND, POWER_PERMIT, NONE, RANK_LAW);
	assert_int_equal(a.verdict, POWER_MAY_NOT);
	a = authority_may(powers, ACT_HAND, POWER_MEASURE, NONE, RANK_LAW);
	assert_int_equal(a.verdict, POWER_UNKNOWN);
	a = authority_may(powers, ACT_ENTRUST, POWER_MEASURE, NONE, RANK_LAW);
	assert_int_equal(a.verdict, POWER_MAY_NOT);
	assert_str(a.article, "17.1");
	a = authority_may(powers, ACT_ENTRUST, POWER_PENALTY, NONE, RANK_RULE);
	assert_int_equal(a.verdict, POWER_MAY);
	a = authority_may(powers, ACT_ENTRUST, POWER_PENALTY, NONE, RANK_NORMATIVE);
	assert_int_equal(a.verdict, POWER_MAY_NOT);
	a = authority_may(powers, ACT_AUTHORISE, POWER_PENALTY, NONE, RANK_MINISTRY_RULE);
	assert_int_equal(a.verdict, POWER_MAY_NOT);
	a = authority_may(powers, ACT_AUTHORISE, POWER_MEASURE, NONE, RANK_LOCAL);
	assert_int_equal(a.verdict, POWER_MAY_NOT);
	a = authority_may(powers, ACT_ENTRUST, POWER_AWARD, NONE, RANK_LAW);
	assert_int_equal(a.verdict, POWER_UNKNOWN);
	assert_int_equal(power_group_named(STR("行政强制")), POWER_COERCION);
	assert_int_equal(power_group_named(STR(" 行政处罚 ")), POWER_PENALTY);
	assert_int_equal(power_group_named(STR("其他行政权力")), POWER_NONE);
}

/* Every line of the tables names groups, ranks and laws that exist. */
static void the_tables_of_powers_hold(void **state)
{
	(void)state;
	uint32_t n = 0;

	for (uint32_t g = 1; g < N_POWER_GROUPS; g++)
		for (uint32_t rank = RANK_CONSTITUTION + 1; rank < N_RANKS; rank++) {
			struct power_answer a = authority_may(powers, ACT_SET, (enum power_group)g,
			                                      NONE, (enum law_rank)rank);

			/* What is levied decides. */
			if (rank == RANK_INTERPRETATION || g == POWER_LEVY)
				continue;
			n++;
			if (a.zh.n == 0 || a.en.n == 0)
				fail_msg("%s by %s", power_group_zh((enum power_group)g),
				         rank_en((enum law_rank)rank));
			if (a.confidence == QD_HIGH) {
				law_id id = register_find(law, a.law).law;
				size_t dot = str_find(a.article, STR("."), 0);
				struct article_ref ref = { 0 };
				char number[8] = "";

				memcpy(number, a.article.p, dot == STR_NONE ? a.article.n : dot);
				ref.number = (uint32_t)strtoul(number, NULL, 10);
				if (dot != STR_NONE)
					ref.paragraph = (uint32_t)(a.article.p[dot + 1] - '0');
				assert_int_equal(register_article(law, id,
				                                  register_edition_at(law, id,
				                                                      20260101),
				                                  ref)
				                         .verdict,
				                 ARTICLE_EXISTS);
			}
		}
	assert_true(n >= 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(penalties_by_rank),
		cmocka_unit_test(other_powers_by_rank),
		cmocka_unit_test(words_that_name_no_kind),
		cmocka_unit_test(handing_authorising_entrusting),
		cmocka_unit_test(the_tables_of_powers_hold),
	};

	return cmocka_run_group_tests_name("authority", tests, open_it, close_it);
}
