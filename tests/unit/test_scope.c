/* Two sides told apart by the words they use. */
#include "base/embed.h"
#include "law/citation.h"
#include "model/scope.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

static struct arena arena;
static struct scope scope = { .arena = &arena };

static int load(void **state)
{
	struct qd_error err;

	(void)state;
	for (unsigned i = 0; i < n_embedded_files; i++)
		if (str_eq(str_from(embedded_files[i].path), STR("words/scope.yaml")))
			return scope_load(&scope, (str){ embedded_files[i].p, embedded_files[i].n },
			                  STR("scope.yaml"), &err)
			               ? 0
			               : -1;
	return -1;
}

static int release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static struct scope_answer compare(const char *a, const char *b, const char *title)
{
	struct scope_side x = { 0 }, y = { 0 }, common = { 0 };

	scope_read(&scope, str_from(a), SCOPE_NAME, &x);
	scope_read(&scope, str_from(b), SCOPE_NAME, &y);
	scope_read(&scope, str_from(title), SCOPE_NAME, &common);
	return scope_compare(&scope, &x, &y, &common);
}

static void expect(enum scope_verdict want, const char *a, const char *b)
{
	assert_int_equal(compare(a, b, "").verdict, want);
	assert_int_equal(compare(b, a, "").verdict, want);
}

static void test_sectors(void **state)
{
	(void)state;
	expect(SCOPE_APART, "对渔业船舶的检查", "对农药经营的检查");
	expect(SCOPE_APART, "煤矿建设工程", "房屋建筑工程");
	expect(SCOPE_APART, "煤矿安全检查", "非煤矿山安全检查");
	expect(SCOPE_ONE_SIDED, "煤矿安全检查", "矿山安全检查");
	expect(SCOPE_ONE_SIDED, "船舶防污染检查", "渔业船舶防污染检查");
	expect(SCOPE_OPEN, "森林防火检查", "森林防灭火检查");
	expect(SCOPE_OPEN, "露天烧烤的处罚", "油烟扰民的处罚");
}

/* A word that qualifies a shared one narrows; one that stands beside it in a row does not. */
static void test_qualifiers(void **state)
{
	(void)state;
	expect(SCOPE_ONE_SIDED, "对公路建设工程肢解发包的处罚", "对建设工程肢解发包的处罚");
	expect(SCOPE_ONE_SIDED, "交通运输领域生产、储存危险物品", "生产、储存危险物品");
	expect(SCOPE_ONE_SIDED, "不合格的食用农产品、食品添加剂", "不合格的产品、食品添加剂");
	expect(SCOPE_OPEN, "推广未审定的农作物品种或者林木良种", "推广未审定的农作物品种");
}

static void test_stages(void **state)
{
	(void)state;
	expect(SCOPE_APART, "对生产假货的处罚", "对运输假货的处罚");
	expect(SCOPE_OPEN, "对生产、销售假货的处罚", "对销售、使用假货的处罚");
	expect(SCOPE_OPEN, "对生产假货的处罚", "对假货的处罚");
	expect(SCOPE_OPEN, "对生产经营单位的检查", "对运输工具的检查");
}

static void test_what_is_left_out(void **state)
{
	(void)state;
	expect(SCOPE_APART, "对船舶的检查（渔业船舶除外）", "对渔业船舶的检查");
	expect(SCOPE_ONE_SIDED, "对船舶的检查（渔业船舶除外）", "对公路的检查");
}

/* 草地 is no word of «起草地名…». */
static void test_across_words(void **state)
{
	(void)state;
	expect(SCOPE_APART, "起草地理标志方面的文件", "起草地名标志方面的文件");
}

/* What the law is about by its title tells nobody apart; titles within a text say nothing. */
static void test_titles(void **state)
{
	(void)state;
	assert_int_equal(compare("森林火灾隐患检查", "火灾隐患检查", "森林防火条例").verdict,
	                 SCOPE_OPEN);
	expect(SCOPE_OPEN, "违反《渔业法》的处罚", "违法行为的处罚");
}

/* In a cell of duties the names of organs are no objects. */
static void test_organs(void **state)
{
	struct scope_side name = { 0 }, content = { 0 };
	str text = STR("林业和草原主管部门、农业综合行政执法队伍负责公路管理");

	(void)state;
	scope_read(&scope, text, SCOPE_NAME, &name);
	scope_read(&scope, text, SCOPE_CONTENT, &content);
	assert_int_equal(name.n, 4);
	assert_int_equal(content.n, 1);
	assert_true(str_eq(content.hit[0].word, STR("公路")));
}

static bool differ(const char *a, const char *b)
{
	str object[2];

	return scope_objects_differ(&scope, str_from(a), str_from(b), object);
}

static void test_unknown_objects(void **state)
{
	(void)state;
	assert_true(differ("开展算力设施监督检查", "开展光伏设施监督检查"));
	assert_true(differ("开展耕地保护监督检查", "开展湿地保护监督检查"));
	assert_false(differ("查处算力设施违法行为", "处理算力设施违法行为"));
	assert_false(differ("账册封存", "帐册封存"));
	assert_false(differ("开展设施监督检查", "开展光伏设施监督检查"));
	assert_false(differ("沿街乱倒渣土", "随意堆放弃土"));
	assert_false(differ("", "光伏"));
}

static void test_common_laws(void **state)
{
	(void)state;
	assert_true(scope_common_law(&scope, citation_law_key(&arena, STR("行政处罚法"))));
	assert_false(scope_common_law(&scope, citation_law_key(&arena, STR("森林法"))));
}

static bool loads(const char *text)
{
	struct arena a = { 0 };
	struct scope s = { .arena = &a };
	struct qd_error err;
	bool ok = scope_load(&s, str_from(text), STR("x.yaml"), &err);

	arena_release(&a);
	return ok;
}

static void test_files(void **state)
{
	(void)state;
	assert_true(loads("行业:\n  - {类: 甲, 词: [甲乙]}\n  - {类: 丙, 属: 甲, 词: [丙丁]}\n"));
	assert_true(loads(""));
	assert_false(loads("行业:\n  - {类: 丙, 属: 甲, 词: [丙丁]}\n"));
	assert_false(loads("行业: 甲\n"));
	assert_false(loads("行业:\n  - 甲\n"));
	assert_false(loads("行业:\n  - {词: [甲]}\n"));
	assert_false(loads("行业:\n  - {类: 甲, 词: [{}]}\n"));
	assert_false(loads("别的: [甲]\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sectors),      cmocka_unit_test(test_qualifiers),
		cmocka_unit_test(test_stages),       cmocka_unit_test(test_what_is_left_out),
		cmocka_unit_test(test_across_words), cmocka_unit_test(test_titles),
		cmocka_unit_test(test_organs),       cmocka_unit_test(test_unknown_objects),
		cmocka_unit_test(test_common_laws),  cmocka_unit_test(test_files),
	};

	return cmocka_run_group_tests(tests, load, release);
}
