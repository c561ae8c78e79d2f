/* Names of bodies: which are one body, one system, one level, and which are none any more. */
#include "base/buf.h"
#include "base/embed.h"
#include "model/body.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct arena arena;
static struct systems systems;
static struct bodies bodies;

static int open_bodies(void **state)
{
	struct qd_error err;

	(void)state;
	systems = (struct systems){ .arena = &arena };
	for (unsigned i = 0; i < n_embedded_files; i++)
		if (strcmp(embedded_files[i].path, "words/systems.yaml") == 0 ||
		    strcmp(embedded_files[i].path, "words/former-bodies.yaml") == 0)
			assert_true(systems_load(&systems,
			                         (str){ embedded_files[i].p, embedded_files[i].n },
			                         str_from(embedded_files[i].path), &err));
	return 0;
}

static int begin(void **state)
{
	(void)state;
	bodies_init(&bodies, &arena);
	bodies.systems = &systems;
	return 0;
}

static int close_bodies(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static uint32_t in_city(const char *name)
{
	return bodies_resolve(&bodies, str_from(name), STR("示例市"));
}

static uint32_t in_district(const char *name)
{
	return bodies_resolve(&bodies, str_from(name), STR("示例区"));
}

static void one_body_under_its_names(void **state)
{
	uint32_t id = in_city("市应急管理局");

	(void)state;
	assert_int_equal(in_city("示例市应急管理局"), id);
	assert_int_equal(in_city("市应急局"), id);
	assert_int_equal(in_city("应急局"), id);
	assert_int_equal(in_city("中共示例市委组织部"), in_city("市委组织部"));
	assert_int_equal(in_city("我市应急局"), id);
	assert_int_equal(in_city("市应急管理局（市地震局）"), id);
	assert_int_equal(in_city("市应急管理局（市地震局(筹)）"), id);
	assert_int_not_equal(in_city("（市）应急管理局"), in_city("（市"));
	assert_int_equal(in_city("国家税务总局示例市税务局"), in_city("市税务局"));
	assert_int_not_equal(in_city("国家税务总局"), in_city("市税务局"));
	assert_int_equal(in_city("市卫健委"), in_city("示例市卫生健康委员会"));
	assert_int_equal(in_city("市发改委"), in_city("市发展和改革委员会"));
	assert_int_equal(in_city("市政府"), in_city("示例市人民政府"));
	assert_int_equal(in_city("东河镇"), in_city("东河镇人民政府"));
	assert_int_equal(in_city("西岭街道"), in_city("西岭街道办事处"));
	assert_int_not_equal(in_city("区应急局"), id);
	assert_int_not_equal(in_city("另例市应急局"), id);
	assert_int_not_equal(in_city("市应急管理委员会"), id);
	assert_int_not_equal(in_city("市公路局"), in_city("市交通运输局"));
}

/* One city and one district are read: «市» and «区» say which. With two districts they do not. */
static void places_by_their_units(void **state)
{
	(void)state;
	bodies_place(&bodies, STR("示例市"));
	bodies_place(&bodies, STR("示例区"));
	assert_int_equal(in_district("市公安局"), in_city("示例市公安局"));
	assert_int_equal(in_district("区公安局"), in_district("示例市示例区公安局"));
	assert_int_not_equal(in_city("区公安局"), in_district("区公安局"));
	bodies_place(&bodies, STR("另例区"));
	assert_int_not_equal(bodies_resolve(&bodies, STR("区民政局"), STR("另例区")),
	                     in_district("区民政局"));
}

static void aliases_of_a_register(void **state)
{
	uint32_t market = in_city("示例市市场监督管理局");
	uint32_t branch = in_city("示例市公安局示例区分局");

	(void)state;
	bodies_alias(&bodies, market, STR("市知识产权局"), BODY_ALIAS_PLAQUE);
	bodies_alias(&bodies, market, STR("示例市工商行政管理局"), BODY_ALIAS_FORMER);
	bodies_alias(&bodies, branch, STR("区公安分局"), BODY_ALIAS_SHORT);
	assert_int_equal(in_city("知识产权局"), market);
	assert_int_equal(in_city("市工商行政管理局"), market);
	assert_int_equal(in_district("区公安分局"), branch);
	assert_int_equal(bodies_formerly(&bodies, STR("市工商行政管理局"), STR("示例市")), market);
	assert_int_equal(bodies_formerly(&bodies, STR("知识产权局"), STR("示例市")), NONE);
	assert_int_equal(bodies_find(&bodies, STR("市水利局"), STR("示例市")), NONE);
}

static enum tier tier_in_city(const char *name)
{
	uint32_t id = in_city(name);

	return bodies.body[id].tier;
}

static bool called(uint32_t body, const char *name)
{
	return bodies_called(&bodies, body, str_from(name), STR("示例市"));
}

/* A name may be short for the body's; another full name of its system it may not be. */
static void what_a_body_is_called(void **state)
{
	uint32_t water = in_city("示例市水利局"), city = in_city("示例市城市管理局");

	(void)state;
	bodies_alias(&bodies, city, STR("示例市城市管理综合行政执法局"), BODY_ALIAS_PLAQUE);
	assert_true(called(water, "市水利局"));
	assert_true(called(city, "城管局"));
	assert_true(called(city, "市城管执法局"));
	assert_false(called(city, "市城市监察局"));
	assert_int_equal(in_city("市水务局"), water);
	assert_false(called(water, "市水务局"));
	assert_true(str_eq(body_own_name(&bodies, water), STR("水利局")));
}

/* Texts where names should be, and places that never end. */
static void what_is_no_name(void **state)
{
	struct buf long_text = { .arena = &arena };
	str text;
	uint32_t id;

	(void)state;
	for (int i = 0; i < 400; i++)
		buf_add(&long_text, STR("示例市"));
	text = buf_str(&long_text);
	bodies_place(&bodies, text);
	id = bodies_resolve(&bodies, text, text);
	assert_int_equal(bodies_resolve(&bodies, text, text), id);
	assert_int_equal(bodies_find(&bodies, text, text), NONE);
	assert_int_equal(body_tier(text, text), TIER_NONE);
	assert_int_equal(bodies_resolve(&bodies, STR("市公安局"), text),
	                 bodies_resolve(&bodies, STR("市公安局"), text));
	assert_int_equal(bodies_resolve(&bodies, STR(""), STR("")), in_city(""));
	bodies_alias(&bodies, id, text, BODY_ALIAS_PLAQUE);
}

static void levels(void **state)
{
	str city = STR("示例市");

	(void)state;
	assert_int_equal(body_tier(STR("市应急管理局"), city), TIER_CITY);
	assert_int_equal(body_tier(STR("东河镇人民政府"), city), TIER_TOWN);
	assert_int_equal(body_tier(STR("自治区农业农村厅"), city), TIER_PROVINCE);
	assert_int_equal(body_tier(STR("各区绿化委员会"), city), TIER_COUNTY);
	assert_int_equal(body_tier(STR("市公安局示例区分局"), city), TIER_COUNTY);
	assert_int_equal(body_tier(STR("市场监督管理局"), STR("")), TIER_NONE);
	assert_int_equal(body_tier(STR("城市管理局"), STR("")), TIER_NONE);
	assert_int_equal(tier_in_city("示例区城市管理局"), TIER_COUNTY);
	assert_int_equal(tier_in_city("市场监督管理局"), TIER_CITY);
}

static bool one_system(const char *x, const char *y)
{
	return bodies_same_system(&bodies, in_city(x), in_city(y));
}

static void systems_of_names(void **state)
{
	(void)state;
	assert_true(one_system("市自然资源局", "示例市自然资源局各区自然资源分局"));
	assert_true(one_system("市自然资源局", "各区自然资源分局"));
	assert_true(one_system("市公安局", "市公安局交通警察支队"));
	assert_true(one_system("县公安局交通警察大队", "东河派出所"));
	assert_true(one_system("市交通运输局", "市交通运输综合行政执法支队"));
	assert_true(one_system("市卫健委", "区卫生监督所"));
	assert_true(one_system("甲县教育局", "乙县教育局"));
	assert_true(one_system("市林业和草原局", "林业草原服务中心"));
	assert_true(one_system("开发区管委会", "开发区管委会环保办"));
	assert_false(one_system("市自然资源局", "市林业和草原局"));
	assert_false(one_system("市公安局", "市司法局"));
	assert_false(one_system("市住房和城乡建设局", "市住房公积金管理中心"));
	assert_false(one_system("市人民政府", "区人民政府"));
	assert_false(one_system("东河镇人民政府", "西岭街道办事处"));
	assert_false(one_system("市水利局", "市水产局"));
}

/* What names do not tell, a register does: but all departments are not one for having one
 * government above them. */
static void systems_of_registers(void **state)
{
	uint32_t forestry = in_city("市林业和草原局"), seeds = in_city("市林木种苗事务中心");
	uint32_t government = in_city("市人民政府"), water = in_city("市水利局");

	(void)state;
	assert_false(bodies_same_system(&bodies, forestry, seeds));
	bodies.body[seeds].parent = forestry;
	bodies.body[forestry].parent = government;
	bodies.body[water].parent = government;
	assert_true(bodies_same_system(&bodies, forestry, seeds));
	assert_false(bodies_same_system(&bodies, water, seeds));
	bodies.body[forestry].parent = seeds; /* a register may be wrong */
	assert_false(bodies_same_system(&bodies, water, seeds));
}

static const char *successor_of(const char *name)
{
	str successor = { 0 };

	if (!bodies_former(&bodies, str_from(name), STR("示例市"), &arena, &successor))
		return "";
	return arena_copy(&arena, successor).p;
}

static void former_names(void **state)
{
	(void)state;
	assert_string_equal(successor_of("市工商局"), "市市场监督管理局");
	assert_string_equal(successor_of("示例区环境保护局"), "示例区生态环境局");
	assert_string_equal(successor_of("示例市国土资源局城区分局"), "示例市自然资源局");
	assert_string_equal(successor_of("卫计委"), "卫生健康委员会");
	assert_string_equal(successor_of("市农业局"), "市农业农村局");
	assert_string_equal(successor_of("市农业农村局"), "");
	assert_string_equal(successor_of("市文化和旅游局"), "");
	assert_string_equal(successor_of("市自然资源和规划局"), "");
	assert_string_equal(successor_of("市环境保护志愿者协会"), "");
	assert_string_equal(successor_of("原市工商局"), "");
}

static void classes(void **state)
{
	str no = { 0 };

	(void)state;
	assert_int_equal(body_class_of(STR("综合科"), no), BODY_SECTION);
	assert_int_equal(body_class_of(STR("市安委会办公室"), no), BODY_COMMITTEE);
	assert_int_equal(body_class_of(STR("创建工作领导小组办公室"), no), BODY_TASK_FORCE);
	assert_int_equal(body_class_of(STR("市政务服务中心"), no), BODY_INSTITUTION);
	assert_int_equal(body_class_of(STR("市公安局交通警察支队"), no), BODY_BRANCH);
	assert_int_equal(body_class_of(STR("西岭街道办事处"), no), BODY_GOVERNMENT);
	assert_int_equal(body_class_of(STR("市国防动员办公室"), no), BODY_DEPARTMENT);
	assert_int_equal(body_class_of(STR("市林业局"), STR("事业单位")), BODY_INSTITUTION);
}

static void levels_in_words(void **state)
{
	(void)state;
	assert_int_equal(tier_of_text(STR("自治区级")), TIER_PROVINCE);
	assert_int_equal(tier_of_text(STR("地区级")), TIER_CITY);
	assert_int_equal(tier_of_text(STR("地州市级")), TIER_CITY);
	assert_int_equal(tier_of_text(STR("市辖区级")), TIER_COUNTY);
	assert_int_equal(tier_of_text(STR("县级市")), TIER_COUNTY);
	assert_int_equal(tier_of_text(STR("区级")), TIER_COUNTY);
	assert_int_equal(tier_of_text(STR("镇街级")), TIER_TOWN);
	assert_int_equal(tier_of_text(STR("本级")), TIER_NONE);
}

static void mistakes_in_files(void **state)
{
	static const char *const bad[] = {
		"系统:\n  - {词: [甲]}\n",
		"系统: 甲\n",
		"系统:\n  - 甲\n",
		"系统:\n  - {机关: 甲局, 词: 甲}\n",
		"改革:\n  - {改革: 1, 名称: 甲, 完成: 去年}\n",
		"撤并:\n  - {原名: [甲局], 现名: 乙局, 改革: 没有}\n",
		"别的: 甲\n",
	};
	struct systems s = { .arena = &arena };
	struct qd_error err;

	(void)state;
	for (uint32_t i = 0; i < countof(bad); i++) {
		assert_false(systems_load(&s, str_from(bad[i]), STR("x.yaml"), &err));
		assert_non_null(strstr(err.text, "x.yaml:"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(one_body_under_its_names, begin),
		cmocka_unit_test_setup(places_by_their_units, begin),
		cmocka_unit_test_setup(aliases_of_a_register, begin),
		cmocka_unit_test_setup(what_a_body_is_called, begin),
		cmocka_unit_test_setup(what_is_no_name, begin),
		cmocka_unit_test_setup(levels, begin),
		cmocka_unit_test_setup(systems_of_names, begin),
		cmocka_unit_test_setup(systems_of_registers, begin),
		cmocka_unit_test_setup(former_names, begin),
		cmocka_unit_test(classes),
		cmocka_unit_test(levels_in_words),
		cmocka_unit_test(mistakes_in_files),
	};

	return cmocka_run_group_tests_name("bodies", tests, open_bodies, close_bodies);
}
