/* The register of law, by facts that reviewers know. */
#include "law/register.h"

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

static law_id find(const char *title)
{
	return register_find(law, str_from(title)).law;
}

static struct law_status at(const char *title, uint32_t day)
{
	return register_at(law, find(title), day);
}

#define assert_str(s, text) assert_true(str_eq(s, str_from(text)))

static void titles_under_their_spellings(void **state)
{
	(void)state;
	law_id id = find("中华人民共和国行政处罚法");
	struct law_match m;

	assert_true(id < LAW_AMBIGUOUS);
	assert_int_equal(find("行政处罚法"), id);
	assert_int_equal(find("《行政处罚法》"), id);
	assert_int_equal(find("　中华人民共和国 行政处罚法\n"), id);
	m = register_find(law, STR("行政处罚法（2021年修订）"));
	assert_int_equal(m.law, id);
	assert_int_equal(m.form, TITLE_SHORT);
	assert_str(m.note, "2021年修订");
	m = register_find(law, STR("中华人民共和国行政处罚法(1996年通过)（2017年修正）"));
	assert_int_equal(m.law, id);
	assert_int_equal(m.form, TITLE_FULL);
	assert_str(m.note, "2017年修正");
	m = register_find(law, STR("固废法"));
	assert_int_equal(m.law, find("中华人民共和国固体废物污染环境防治法"));
	assert_int_equal(m.form, TITLE_COLLOQUIAL);
	assert_int_equal(find("中华人民共和国药品管理法实施条例"), find("药品管理法实施条例"));
	assert_int_equal(find("浙江省实施〈消费者权益保护法〉办法"),
	                 find("浙江省实施《中华人民共和国消费者权益保护法》办法"));
	assert_true(find("宪法修正案（1999年）") != find("宪法修正案（2004年）"));
	assert_int_equal(find("最高人民法院关于人民法院执行工作若干问题的规定"),
	                 find("最高人民法院关于人民法院执行工作若干问题的规定（试行）"));
}

static void unknown_and_ambiguous_titles(void **state)
{
	(void)state;
	assert_int_equal(find("示例市油烟管理办法"), NONE);
	assert_int_equal(find(""), NONE);
	assert_int_equal(find("《》"), NONE);
	assert_int_equal(register_at(law, NONE, 20250101).state, LAW_UNKNOWN);
	/* Several provinces have one, and the register knows seven of them. */
	assert_int_equal(find("见义勇为人员奖励和保护条例"), LAW_AMBIGUOUS);
	assert_int_equal(register_at(law, LAW_AMBIGUOUS, 20250101).state, LAW_UNKNOWN);
	struct law_match m = register_find_at(law, STR("道路运输条例"), STR("山东省"));
	/* The national one goes first. */
	assert_int_equal(m.law, find("中华人民共和国道路运输条例"));
	m = register_find_at(law, STR("见义勇为人员奖励和保护条例"), STR("山东省"));
	assert_int_equal(m.law, find("山东省见义勇为人员奖励和保护条例"));
	assert_str(register_facts(law, m.law).province, "山东");
	m = register_find_at(law, STR("见义勇为人员奖励和保护条例"), STR("示例省"));
	assert_int_equal(m.law, LAW_AMBIGUOUS);
}

static void facts_of_an_instrument(void **state)
{
	(void)state;
	struct law_facts f = register_facts(law, find("行政处罚法"));

	assert_str(f.title, "中华人民共和国行政处罚法");
	assert_str(f.short_title, "行政处罚法");
	assert_str(f.issuer, "全国人大");
	assert_int_equal(f.rank, RANK_LAW);
	assert_int_equal(f.rewritten, 20210122);
	assert_int_equal(f.as_of, 20260626);
	assert_true(f.complete);
	assert_int_equal(f.n_editions, 4);
	assert_int_equal(register_facts(law, find("农药管理条例")).rank, RANK_REGULATION);
	assert_int_equal(register_facts(law, find("信访工作条例")).rank, RANK_PARTY);
	assert_int_equal(register_facts(law, find("青岛市控制吸烟条例")).rank, RANK_LOCAL);
	assert_true(register_facts(law, find("青岛市控制吸烟条例")).city);
	assert_false(register_facts(law, find("山东省道路运输条例")).city);
}

static void editions_in_time(void **state)
{
	(void)state;
	law_id id = find("行政处罚法");

	/* Promulgated in January, in force in July 2021. */
	assert_int_equal(register_edition_at(law, id, 19960101), NONE);
	assert_int_equal(register_edition_at(law, id, 20210714), 2);
	assert_int_equal(register_edition_at(law, id, 20210715), 3);
	assert_int_equal(register_edition_of(law, id, 2017), 2);
	assert_int_equal(register_edition_of(law, id, 2021), 3);
	assert_int_equal(register_edition_of(law, id, 2015), NONE);
	assert_int_equal(register_edition(law, id, 3).effective, 20210715);
	assert_int_equal(register_edition(law, id, 3).n_articles, 86);
	assert_true(register_edition(law, id, 3).whole);
	assert_false(register_edition(law, id, 2).has_articles);
	/* The State Council adopted it in February and promulgated it in March 2017. */
	id = find("农药管理条例");
	assert_int_equal(register_edition(law, id, 2).adopted, 20170208);
	assert_int_equal(register_edition(law, id, 2).promulgated, 20170316);
	assert_int_equal(register_edition_of(law, id, 2017), 2);
}

static void ten_laws_end_with_the_code(void **state)
{
	(void)state;
	static const char *const laws[] = {
		"环境保护法",     "环境影响评价法",         "海洋环境保护法", "大气污染防治法",
		"水污染防治法",   "土壤污染防治法",         "噪声污染防治法", "放射性污染防治法",
		"清洁生产促进法", "固体废物污染环境防治法",
	};
	law_id code = find("生态环境法典");

	assert_int_equal(at("生态环境法典", 20260814).state, LAW_NOT_YET);
	assert_int_equal(at("生态环境法典", 20260815).state, LAW_IN_FORCE);
	assert_int_equal(register_edition(law, code, 0).n_articles, 1242);
	for (size_t i = 0; i < countof(laws); i++) {
		struct law_status before = at(laws[i], 20260814), after = at(laws[i], 20260815);

		assert_int_equal(before.state, LAW_IN_FORCE);
		assert_int_equal(before.repealed_on, 20260815);
		assert_int_equal(after.state, LAW_REPEALED);
		assert_int_equal(after.successor_law, code);
		assert_int_equal(after.confidence, QD_HIGH);
		assert_int_equal(after.source, SOURCE_TEXT);
	}
}

static struct move moved(const char *title, uint32_t year, struct article_ref ref, uint32_t day)
{
	law_id id = find(title);

	return register_moved(law, id, register_edition_of(law, id, year), ref, day);
}

static void environmental_articles_move_to_the_code(void **state)
{
	(void)state;
	struct article_ref ref = { .number = 41 };
	struct move m = moved("环境保护法", 2014, ref, 20260814);

	assert_int_equal(m.relation, MOVE_UNKNOWN);
	m = moved("环境保护法", 2014, ref, 20260815);
	assert_int_equal(m.law, find("生态环境法典"));
	assert_true(m.relation != MOVE_UNKNOWN && m.relation != MOVE_SAME);
	/* 环境噪声污染防治法 went into 噪声污染防治法, and that into the code. */
	ref.number = 2;
	m = moved("环境噪声污染防治法", 2018, ref, 20230101);
	assert_int_equal(m.law, find("噪声污染防治法"));
	m = moved("环境噪声污染防治法", 2018, ref, 20260901);
	assert_int_equal(m.law, find("生态环境法典"));
}

static void a_renumbered_law(void **state)
{
	(void)state;
	struct move m = moved("立法法", 2015, (struct article_ref){ .number = 8 }, 20240101);

	assert_int_equal(m.relation, MOVE_BOTH);
	assert_int_equal(m.to[0].number, 11);
	assert_int_equal(m.similarity, 96);
	assert_int_equal(m.confidence, QD_HIGH);
	m = moved("立法法", 2015, (struct article_ref){ .number = 80 }, 20240101);
	assert_int_equal(m.to[0].number, 91);
	m = moved("立法法", 2015, (struct article_ref){ .number = 82 }, 20240101);
	assert_int_equal(m.to[0].number, 93);
	m = moved("立法法", 2015, (struct article_ref){ .number = 2 }, 20240101);
	assert_int_equal(m.relation, MOVE_SAME);
	/* The edition of 2015 was in force in 2020. */
	m = moved("立法法", 2015, (struct article_ref){ .number = 8 }, 20200101);
	assert_int_equal(m.relation, MOVE_UNKNOWN);
	/* Runs: 8 stands in a run of its own, 治安管理处罚法 17 in one of one. */
	m = moved("治安管理处罚法", 2012, (struct article_ref){ .number = 12 }, 20260101);
	assert_int_equal(m.relation, MOVE_SAME);
	assert_int_equal(m.to[0].number, 12);
}

static void renumbering_known_without_a_comparison(void **state)
{
	(void)state;
	struct move m = moved("行政处罚法", 2017, (struct article_ref){ .number = 8 }, 20210715);

	assert_int_equal(m.to[0].number, 9);
	assert_false(m.compared);
	assert_int_equal(m.similarity, 0);
	m = moved("行政处罚法", 1996, (struct article_ref){ .number = 51 }, 20220101);
	assert_int_equal(m.to[0].number, 72);
	m = moved("行政处罚法", 2009, (struct article_ref){ .number = 37 }, 20220101);
	assert_int_equal(m.n_to, 4);
	assert_int_equal(m.to[3].number, 56);
	m = moved("行政处罚法", 2017, (struct article_ref){ 27, 0, 2, 0 }, 20220101);
	assert_int_equal(m.n_to, 1);
	assert_int_equal(m.to[0].number, 33);
	m = moved("行政处罚法", 2017, (struct article_ref){ .number = 27 }, 20220101);
	assert_int_equal(m.n_to, 2);
	assert_int_equal(m.to[0].number, 32);
	assert_int_equal(m.to[1].number, 33);
	m = moved("行政处罚法", 2017, (struct article_ref){ .number = 35 }, 20220101);
	assert_int_equal(m.relation, MOVE_GONE);
	assert_int_equal(m.confidence, QD_MEDIUM);
	m = moved("行政处罚法", 2017, (struct article_ref){ .number = 52 }, 20220101);
	assert_int_equal(m.to[0].number, 66);
	assert_int_equal(m.to[0].paragraph, 2);
	m = moved("行政处罚法", 2017, (struct article_ref){ .number = 65 }, 20220101);
	assert_int_equal(m.relation, MOVE_UNKNOWN);
}

static void repealed_instruments(void **state)
{
	(void)state;
	static const struct {
		const char *title, *successor;
		uint32_t day;
	} gone[] = {
		{ "公司登记管理条例", "市场主体登记管理条例", 20220301 },
		{ "企业法人登记管理条例", "市场主体登记管理条例", 20220301 },
		{ "合伙企业登记管理办法", "市场主体登记管理条例", 20220301 },
		{ "个人独资企业登记管理办法", "市场主体登记管理条例实施细则", 20220301 },
		{ "档案法实施办法", "档案法实施条例", 20240301 },
		{ "环境噪声污染防治法", "噪声污染防治法", 20220605 },
		{ "合同法", "民法典", 20210101 },
		{ "民法通则", "民法典", 20210101 },
	};

	for (size_t i = 0; i < countof(gone); i++) {
		struct law_status s = at(gone[i].title, gone[i].day - 1);

		assert_int_equal(s.state, LAW_IN_FORCE);
		s = at(gone[i].title, gone[i].day);
		assert_int_equal(s.state, LAW_REPEALED);
		assert_int_equal(s.repealed_on, gone[i].day);
		assert_int_equal(s.successor_law, find(gone[i].successor));
	}
	assert_int_equal(at("环境行政处罚办法", 20230701).state, LAW_REPEALED);
	assert_str(at("食品经营许可管理办法", 20240101).successor, "食品经营许可和备案管理办法");
	assert_int_equal(at("无照经营查处取缔办法", 20171001).state, LAW_REPEALED);
	assert_int_equal(at("盐业管理条例", 20180101).state, LAW_REPEALED);
}

static void repeals_not_quite_known(void **state)
{
	(void)state;
	struct law_status s = at("全民所有制工业企业法", 20251231);

	/* In the list of laws at the end of 2025, no longer in June 2026. */
	assert_int_equal(s.state, LAW_IN_FORCE);
	assert_int_equal(at("全民所有制工业企业法", 20260301).state, LAW_UNKNOWN);
	s = at("全民所有制工业企业法", 20270101);
	assert_int_equal(s.state, LAW_REPEALED);
	assert_int_equal(s.source, SOURCE_INFERRED);
	assert_int_equal(s.confidence, QD_MEDIUM);
	s = at("乡镇企业法", 20200101);
	assert_int_equal(s.state, LAW_UNKNOWN);
	assert_true(s.no_later);
	s = at("危险化学品安全管理条例", 20260601);
	assert_int_equal(s.confidence, QD_LOW);
}

/* A closing article repeals an earlier instrument of the same or another title; the register's
 * own status goes before it. */
static void no_repeal_by_mistake(void **state)
{
	(void)state;
	static const char *const alive[] = { "立法法",       "工会法",
		                             "国家安全法",   "出版管理条例",
		                             "农药管理条例", "机动车登记规定",
		                             "殡葬管理条例", "社会团体登记管理条例",
		                             "民事诉讼法",   "物业管理条例" };

	for (size_t i = 0; i < countof(alive); i++) {
		struct law_status s = at(alive[i], 20250101);

		assert_int_equal(s.state, LAW_IN_FORCE);
		assert_int_equal(s.repealed_on, 0);
	}
}

static void instruments_yet_to_come(void **state)
{
	(void)state;
	law_id id = find("商标法");

	assert_int_equal(at("行政执法监督条例", 20260131).state, LAW_NOT_YET);
	assert_int_equal(at("行政执法监督条例", 20260201).state, LAW_IN_FORCE);
	assert_int_equal(
		register_edition(law, id, register_edition_at(law, id, 20261231)).promulgated,
		20190423);
	assert_int_equal(
		register_edition(law, id, register_edition_at(law, id, 20270101)).promulgated,
		20260626);
	assert_true(at("民法典", 20270101).beyond);
	assert_false(at("民法典", 20260626).beyond);
	assert_true(at("农药管理条例", 20260101).beyond);
}

static enum article_verdict verdict(const char *title, uint32_t day, struct article_ref ref)
{
	law_id id = find(title);

	return register_article(law, id, register_edition_at(law, id, day), ref).verdict;
}

static void articles_paragraphs_items(void **state)
{
	(void)state;
	const char *penalty = "行政处罚法";

	/* Art. 9 has six items; art. 24 three paragraphs; the law 86 articles. */
	assert_int_equal(verdict(penalty, 20220101, (struct article_ref){ 86, 0, 0, 0 }),
	                 ARTICLE_EXISTS);
	assert_int_equal(verdict(penalty, 20220101, (struct article_ref){ 87, 0, 0, 0 }),
	                 ARTICLE_NO_ARTICLE);
	assert_int_equal(verdict(penalty, 20220101, (struct article_ref){ 9, 0, 0, 6 }),
	                 ARTICLE_EXISTS);
	assert_int_equal(verdict(penalty, 20220101, (struct article_ref){ 9, 0, 1, 6 }),
	                 ARTICLE_EXISTS);
	assert_int_equal(verdict(penalty, 20220101, (struct article_ref){ 9, 0, 0, 7 }),
	                 ARTICLE_NO_ITEM);
	assert_int_equal(verdict(penalty, 20220101, (struct article_ref){ 24, 0, 3, 0 }),
	                 ARTICLE_EXISTS);
	assert_int_equal(verdict(penalty, 20220101, (struct article_ref){ 24, 0, 4, 0 }),
	                 ARTICLE_NO_PARAGRAPH);
	assert_int_equal(verdict(penalty, 20220101, (struct article_ref){ 9, 1, 0, 0 }),
	                 ARTICLE_NO_ARTICLE);
	/* The text of 2017 is not in the register. */
	assert_int_equal(verdict(penalty, 20200101, (struct article_ref){ 86, 0, 0, 0 }),
	                 ARTICLE_UNKNOWN);
	assert_int_equal(verdict("刑法", 20250101, (struct article_ref){ 120, 1, 0, 0 }),
	                 ARTICLE_EXISTS);
	assert_int_equal(verdict("生态环境法典", 20260901, (struct article_ref){ 1242, 0, 0, 0 }),
	                 ARTICLE_EXISTS);
	assert_int_equal(verdict("治安管理处罚法", 20251231, (struct article_ref){ 144, 0, 0, 0 }),
	                 ARTICLE_NO_ARTICLE);
	assert_int_equal(verdict("治安管理处罚法", 20260101, (struct article_ref){ 144, 0, 0, 0 }),
	                 ARTICLE_EXISTS);
	/* The end of that text is not certain. */
	assert_int_equal(verdict("宪法", 20250101, (struct article_ref){ 150, 0, 0, 0 }),
	                 ARTICLE_UNKNOWN);
}

/* Every article of every edition is found by halves as it is from the front. */
static void every_article_is_found(void **state)
{
	(void)state;
	struct law_facts f;

	for (law_id id = 0; id < find("行政执法监督条例"); id++) {
		f = register_facts(law, id);
		assert_true(f.title.n > 0);
		for (uint32_t e = 0; e < f.n_editions; e++) {
			struct edition text = register_edition(law, id, e);

			assert_true(text.promulgated >= text.adopted && text.adopted > 19490000);
			assert_true(text.effective == 0 || text.effective >= text.promulgated);
			if (!text.has_articles || !text.whole)
				continue;
			for (uint32_t k = 1; k <= text.n_articles; k++)
				assert_int_equal(register_article(law, id, e,
				                                  (struct article_ref){ .number =
				                                                                k })
				                         .verdict,
				                 ARTICLE_EXISTS);
			assert_int_equal(register_article(law, id, e,
			                                  (struct article_ref){
								  .number = text.n_articles + 1 })
			                         .verdict,
			                 ARTICLE_NO_ARTICLE);
		}
	}
}

static const char place_table[] =
	"名称\t位阶\t制定机关\t版本\t废止日期\t替代文件\t条款\n"
	"示例省油烟管理办法\t省级政府规章\t示例省人民政府\t2019-05-01/2019-07-01\t\t\t2019-05-01=1..20 21*3 22:4,0\n"
	"示例省集市管理办法\t规范性文件\t示例省人民政府\t2001-01-01\t2020-01-01\t示例省油烟管理办法\t\n";

static void a_place_brings_its_own(void **state)
{
	(void)state;
	struct arena a = { 0 };
	struct law_register *own = register_open(&a);
	struct qd_error err;
	law_id id;

	assert_true(register_load(own, str_from(place_table), STR("本省.tsv"), &err));
	id = register_find(own, STR("《示例省油烟管理办法》（2019年公布）")).law;
	assert_int_equal(register_facts(own, id).rank, RANK_PROVINCE_RULE);
	assert_int_equal(register_at(own, id, 20190630).state, LAW_UNKNOWN);
	assert_int_equal(register_at(own, id, 20190701).state, LAW_IN_FORCE);
	assert_int_equal(register_article(own, id, 0, (struct article_ref){ 22, 0, 1, 5 }).verdict,
	                 ARTICLE_NO_ITEM);
	assert_int_equal(register_article(own, id, 0, (struct article_ref){ 23, 0, 0, 0 }).verdict,
	                 ARTICLE_NO_ARTICLE);
	assert_int_equal(register_at(own, register_find(own, STR("示例省集市管理办法")).law,
	                             20210101)
	                         .successor_law,
	                 id);
	arena_release(&a);
}

static void a_bad_table_is_refused_with_its_line(void **state)
{
	(void)state;
	static const struct {
		const char *tsv, *says;
	} bad[] = {
		{ "", "表头" },
		{ "title\n", "没有一件文件" },
		{ "rank\n法律\n", "x.tsv:1: 表头缺少" },
		{ "title\tcolour\n", "x.tsv:1: 没有“colour”" },
		{ "title\t名称\n", "x.tsv:1: “名称”出现了两次" },
		{ "title\trank\n甲办法\t法律\n乙办法\t大法\n", "x.tsv:3: 没有这种位阶" },
		{ "title\teditions\n甲办法\t2019年\n", "x.tsv:2: 版本" },
		{ "title\tarticles\n甲办法\t2019-05-01=1..20 3\n", "x.tsv:2: 条款" },
		{ "title\tarticles\n甲办法\t1..20\n", "x.tsv:2: 条款" },
		{ "title\trepealed\n甲办法\t去年\n", "x.tsv:2: 废止日期" },
		{ "title\n甲\xFF\n", "不是 UTF-8" },
	};

	for (size_t i = 0; i < countof(bad); i++) {
		struct arena a = { 0 };
		struct law_register *r = register_open(&a);
		struct qd_error err = { 0 };

		assert_false(register_load(r, str_from(bad[i].tsv), STR("x.tsv"), &err));
		if (!strstr(err.text, bad[i].says))
			fail_msg("%s: says %s", bad[i].says, err.text);
		arena_release(&a);
	}
}

static void ranks_guessed_from_words(void **state)
{
	(void)state;
	static const struct {
		const char *title, *issuer, *number;
		enum law_rank rank;
	} words[] = {
		{ "中华人民共和国船舶法", "", "", RANK_LAW },
		{ "示例管理办法", "", "", RANK_UNKNOWN },
		{ "示例管理规定", "", "", RANK_UNKNOWN },
		{ "示例管理办法", "", "交通运输部令第12号", RANK_MINISTRY_RULE },
		{ "示例管理办法", "", "国家市场监督管理总局令第3号", RANK_MINISTRY_RULE },
		{ "示例管理办法", "", "示例省人民政府令第3号", RANK_PROVINCE_RULE },
		{ "示例管理办法", "", "示例市人民政府令第3号", RANK_CITY_RULE },
		{ "示例管理办法", "", "国务院令第412号", RANK_REGULATION },
		{ "示例管理办法", "", "示政办发〔2021〕12号", RANK_NORMATIVE },
		{ "国务院关于示例事项的决定", "", "国发〔2014〕5号", RANK_STATE_DECISION },
		{ "示例供水条例", "", "", RANK_REGULATION },
		{ "城市供水条例", "", "", RANK_REGULATION },
		{ "示例省供水条例", "", "", RANK_LOCAL },
		{ "示例市供水条例", "", "", RANK_LOCAL },
		{ "北京市供水条例", "", "", RANK_LOCAL },
		{ "关于加强供水的意见", "", "", RANK_NORMATIVE },
		{ "供水专项整治方案", "", "", RANK_NORMATIVE },
		{ "中共示例市委关于供水的决定", "", "", RANK_PARTY },
		{ "关于供水的意见", "示例县委办公室", "", RANK_PARTY },
		{ "示例省市场条例", "", "", RANK_LOCAL },
		{ "城市市容条例", "", "", RANK_REGULATION },
		{ "厦门经济特区供水条例", "", "", RANK_LOCAL },
		{ "国务院决定对确需保留的行政审批项目设定行政许可的目录", "", "",
		  RANK_STATE_DECISION },
		{ "自治区供水条例", "", "", RANK_LOCAL },
		{ "供水监督办\n法", "", "", RANK_UNKNOWN },
		{ "北京市供水办法", "", "市人民政府令第3号", RANK_PROVINCE_RULE },
		{ "供水规定", "", "水政〔1992〕7号", RANK_UNKNOWN },
		{ "供水规定", "", "第5号令", RANK_RULE },
		{ "全国人民代表大会常务委员会关于供水的决定", "", "", RANK_LAW },
	};

	for (size_t i = 0; i < countof(words); i++)
		if (rank_guess(str_from(words[i].title), str_from(words[i].issuer),
		               str_from(words[i].number)) != words[i].rank)
			fail_msg("%s %s", words[i].title, words[i].number);
	for (uint32_t i = RANK_UNKNOWN + 1; i < N_RANKS; i++)
		assert_int_equal(rank_named(str_from(rank_zh((enum law_rank)i))), i);
}

static void tags_tell_ranks(void **state)
{
	(void)state;
	assert_int_equal(rank_tag(STR("法律")) & 1u << RANK_LAW, 1u << RANK_LAW);
	assert_int_equal(rank_tag(STR("法规")), 1u << RANK_REGULATION | 1u << RANK_LOCAL);
	assert_int_equal(rank_tag(STR("行政法规")), 1u << RANK_REGULATION);
	assert_int_equal(rank_tag(STR("部门规章")) & 1u << RANK_CITY_RULE, 0);
	assert_int_equal(rank_tag(STR("其他")), 0);
	assert_int_equal(rank_tag((str){ 0 }), 0);
}

static enum law_rank cited(const char *text)
{
	struct citations c = { .arena = &arena };

	citation_parse(str_from(text), &c);
	assert_int_equal(c.n, 1);
	return register_rank(law, &c.citation[0]);
}

static void ranks_of_citations(void **state)
{
	(void)state;
	assert_int_equal(cited("《农药管理条例》第六十条"), RANK_REGULATION);
	assert_int_equal(cited("《示例管理办法》第六十条"), RANK_UNKNOWN);
	assert_int_equal(cited("《示例管理办法》（2019年交通运输部令第12号）第六条"),
	                 RANK_MINISTRY_RULE);
	assert_int_equal(cited("《示例管理办法》（示政发〔2019〕12号）第六条"), RANK_NORMATIVE);
	assert_int_equal(
		cited("《示例管理办法》（2005年6月24日交通部发布，根据2015年8月8日《交通运输部关于修改〈示例管理办法〉的决定》修正）第六条"),
		RANK_MINISTRY_RULE);
	assert_int_equal(cited("《示例管理办法》（2005年6月24日交通部发布）第六条"), RANK_UNKNOWN);
	assert_int_equal(cited("《信访工作条例》第六条"), RANK_PARTY);
	assert_int_equal(cited("《个人独资企业登记管理办法》第六条"), RANK_MINISTRY_RULE);
}

static void powers_of_townships(void **state)
{
	(void)state;
	assert_true(
		register_township(law, find("义务教育法"), (struct article_ref){ 11, 0, 2, 0 }).n >
		0);
	assert_true(
		register_township(law, find("义务教育法"), (struct article_ref){ 11, 0, 0, 0 }).n >
		0);
	assert_int_equal(
		register_township(law, find("义务教育法"), (struct article_ref){ 11, 0, 1, 0 }).n,
		0);
	assert_int_equal(register_township(law, NONE, (struct article_ref){ 11, 0, 0, 0 }).n, 0);
}

static void says_how_far_it_reaches(void **state)
{
	(void)state;
	assert_true(str_has(register_as_of(law, QD_ZH), STR("2026-06-26")));
	assert_true(str_has(register_as_of(law, QD_EN), STR("laws as of 2026-06-26")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(titles_under_their_spellings),
		cmocka_unit_test(unknown_and_ambiguous_titles),
		cmocka_unit_test(facts_of_an_instrument),
		cmocka_unit_test(editions_in_time),
		cmocka_unit_test(ten_laws_end_with_the_code),
		cmocka_unit_test(environmental_articles_move_to_the_code),
		cmocka_unit_test(a_renumbered_law),
		cmocka_unit_test(renumbering_known_without_a_comparison),
		cmocka_unit_test(repealed_instruments),
		cmocka_unit_test(repeals_not_quite_known),
		cmocka_unit_test(no_repeal_by_mistake),
		cmocka_unit_test(instruments_yet_to_come),
		cmocka_unit_test(articles_paragraphs_items),
		cmocka_unit_test(every_article_is_found),
		cmocka_unit_test(a_place_brings_its_own),
		cmocka_unit_test(a_bad_table_is_refused_with_its_line),
		cmocka_unit_test(ranks_guessed_from_words),
		cmocka_unit_test(tags_tell_ranks),
		cmocka_unit_test(ranks_of_citations),
		cmocka_unit_test(powers_of_townships),
		cmocka_unit_test(says_how_far_it_reaches),
	};

	return cmocka_run_group_tests_name("law", tests, open_it, close_it);
}
