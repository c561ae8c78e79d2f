/* What basis cells and running text cite, in short: «title:10,12-1/2#3;». */
#include "base/utf8.h"
#include "law/citation.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <cmocka.h>

struct shown {
	char text[2048];
	size_t n;
};

static void show(struct shown *s, const char *fmt, ...)
{
	va_list ap;
	int k;

	va_start(ap, fmt);
	k = vsnprintf(s->text + s->n, sizeof s->text - s->n, fmt, ap);
	va_end(ap);
	assert_true(k >= 0 && (size_t)k < sizeof s->text - s->n);
	s->n += (size_t)k;
}

static void show_article(struct shown *s, const struct article *a)
{
	show(s, "%u", a->number);
	if (a->suffix)
		show(s, "-%u", a->suffix);
	if (a->paragraph)
		show(s, "/%u", a->paragraph);
	if (a->item)
		show(s, "#%u", a->item);
	if (a->sub)
		show(s, ".%u", a->sub);
}

static void show_all(struct shown *s, const struct citations *c)
{
	for (uint32_t i = 0; i < c->n; i++) {
		const struct citation *ci = &c->citation[i];

		show(s, "%.*s:", (int)ci->name.n, ci->name.p);
		for (uint32_t k = 0; k < ci->n_articles; k++) {
			show(s, "%s", k ? "," : "");
			show_article(s, &c->article[ci->article + k]);
		}
		show(s, ";");
	}
}

struct example {
	const char *text, *want;
};

static void assert_basis(const struct example *e, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct arena a = { 0 };
		struct citations c = { .arena = &a };
		struct shown got = { 0 };

		citation_parse(str_from(e[i].text), &c);
		show_all(&got, &c);
		assert_string_equal(got.text, e[i].want);
		arena_release(&a);
	}
}

static void assert_reads(const char *self, const struct example *e, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct arena a = { 0 };
		struct citations c = { .arena = &a };
		struct shown got = { 0 };

		citation_read(str_from(e[i].text), str_from(self), &c);
		show_all(&got, &c);
		assert_string_equal(got.text, e[i].want);
		arena_release(&a);
	}
}

static void numbers_in_chinese(void **state)
{
	static const struct {
		const char *text;
		uint32_t n;
	} cases[] = { { "二十四", 24 },           { "十", 10 }, { "一百二十", 120 },
		      { "一百零八", 108 },        { "24", 24 }, { "２４", 24 },
		      { "一千二百四十二", 1242 }, { "甲", 0 },  { "16704", 16704 },
		      { "999999999", 0 } };

	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		size_t at = 0;

		assert_int_equal(citation_number(str_from(cases[i].text), &at), cases[i].n);
	}
}

static void numbers_written(void **state)
{
	static const struct {
		uint32_t n;
		const char *text;
	} cases[] = { { 1, "一" },
		      { 10, "十" },
		      { 12, "十二" },
		      { 20, "二十" },
		      { 101, "一百零一" },
		      { 110, "一百一十" },
		      { 112, "一百一十二" },
		      { 1005, "一千零五" },
		      { 1242, "一千二百四十二" },
		      { 10010, "一万零一十" } };

	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		struct arena a = { 0 };
		struct buf b = { .arena = &a };

		numeral_put(&b, cases[i].n);
		assert_true(str_eq(buf_str(&b), str_from(cases[i].text)));
		arena_release(&a);
	}
}

static void where_in_an_instrument(void **state)
{
	static const struct example cases[] = {
		{ "《甲法》第十条、第十二条", "甲法:10,12;" },
		{ "《甲法》第十、十二条", "甲法:10,12;" },
		{ "《甲法》第十条、十二条", "甲法:10,12;" },
		{ "《甲法》第十条和第十二条", "甲法:10,12;" },
		{ "《甲法》第24条第1款第3项", "甲法:24/1#3;" },
		{ "《甲法》第 24 条", "甲法:24;" },
		{ "《甲法》第２４条", "甲法:24;" },
		{ "《甲法》第十条至第十三条", "甲法:10,11,12,13;" },
		{ "《甲法》第十至十二条", "甲法:10,11,12;" },
		{ "《甲法》第10-12条", "甲法:10,11,12;" },
		{ "《甲法》第十条第一款至第三款", "甲法:10/1,10/2,10/3;" },
		{ "《甲法》第十条第（二）项至第（四）项", "甲法:10#2,10#3,10#4;" },
		{ "《甲法》第十条第（二）至（四）项", "甲法:10#2,10#3,10#4;" },
		{ "《甲法》第九条至第十条之二", "甲法:9,10,10-1,10-2;" },
		{ "《甲法》第十条之一、之二", "甲法:10-1,10-2;" },
		{ "《甲法》第十条之一第二款第三项", "甲法:10-1/2#3;" },
		{ "《甲法》第二十条第一款第(一)、(三)项、第二款", "甲法:20/1#1,20/1#3,20/2;" },
		{ "《甲法》第二十条第一、二款", "甲法:20/1,20/2;" },
		{ "《甲法》第二十条第（一）（三）项", "甲法:20#1,20#3;" },
		{ "《甲法》第七条（三）项", "甲法:7#3;" },
		{ "《甲法》第七条一款三项", "甲法:7/1#3;" },
		{ "《甲法》第七条第二项第四目", "甲法:7#2.4;" },
		{ "《甲法》第七条第（二）：不得", "甲法:7#2;" },
		{ "《甲法》第三条第（一）项、第五条、第八条第二款", "甲法:3#1,5,8/2;" },
		{ "《甲法》第三条，第五条第一项至第三项", "甲法:3,5#1,5#2,5#3;" },
		{ "《甲法》第五十条至第四十条", "甲法:50,40;" },
		{ "《甲法》第一条至第九千条", "甲法:1,9000;" },
		{ "《甲法》第三条、三日内", "甲法:3;" },
		{ "《甲法》第十项目部", "甲法:;" },
		{ "《甲法》第三条例外", "甲法:;" },
	};

	(void)state;
	assert_basis(cases, countof(cases));
}

static void basis_cells(void **state)
{
	static const struct example cases[] = {
		{ "【法规】《乙条例》（2008年修订）", "乙条例:;" },
		{ "【法律】《甲法》（1997年通过）\n第十条：违反《丙法》第三条的，处罚款。\n第十一条 没收。",
		  "甲法:10,11;" },
		{ "【法律】《甲法》第四条 《乙条例》第五条第一款第（二）项",
		  "甲法:4;乙条例:5/1#2;" },
		{ "《甲法》第四条 《乙条例》第五条", "甲法:4;乙条例:5;" },
		{ "【法律】《甲法》第七条：不得。【规章】《丁办法》第八条：应当。",
		  "甲法:7;丁办法:8;" },
		{ "《关于修改〈甲法〉的决定》第二条", "关于修改〈甲法〉的决定:2;" },
		{ "《没有关上第一条", "" },
		{ "《消防法（2021年修正）第十条", "消防法:10;" },
		{ "《消防法，第十条", "消防法:10;" },
		{ "《《消防法》第十条", "消防法:10;" },
		{ "《消防法》》（2021年修正）第十条", "消防法:10;" },
		{ "【规章】药品检查办法》（2023年公布）\n第四十条　不得少于五年。",
		  "药品检查办法:40;" },
		{ "【规章】药品检查办法（2023年公布）第四十条：不得", "药品检查办法:40;" },
		{ "消防法（2021年修正）第十条", "消防法:10;" },
		{ "行政处罚法第24条", "行政处罚法:24;" },
		{ "依据：《甲法》第三条、《乙条例》第五条的规定", "甲法:3;乙条例:5;" },
		{ "1.《甲法》第三条\n2.《乙条例》第五条", "甲法:3;乙条例:5;" },
		{ "1.《甲法》第三条；2.《乙条例》第五条", "甲法:3;乙条例:5;" },
		{ "[法律]《甲法》第三条", "甲法:3;" },
		{ "（规章）《丙办法》第三条", "丙办法:3;" },
		{ "法律：《甲法》第三条\n法规：《乙条例》第四条", "甲法:3;乙条例:4;" },
		{ "〈消防法〉第三条", "消防法:3;" },
		{ "<消防法>第三条", "消防法:3;" },
		{ "示例省实施《甲法》办法第三条：应当", "示例省实施《甲法》办法:3;" },
		{ "《甲法》实施条例第三条", "《甲法》实施条例:3;" },
		{ "关于印发《丙办法》的通知（示发〔2021〕3号）", "关于印发《丙办法》的通知:;" },
		{ "【法律】《甲法》（1998年国务院令第5号公布 根据《关于修改〈甲法〉的决定》修订）第三条",
		  "甲法:3;" },
		{ "《甲法》第三十条：有下列行为的，处罚款：\n（一）违反第九条的；\n（二）无《营业执照》的。",
		  "甲法:30;" },
		{ "《甲法》第三十条 有本法第九条行为的，处罚款。 第三十一条 拒不改正的，没收。",
		  "甲法:30,31;" },
		{ "【法律】《甲法》\n第二十七第二款：应当", "甲法:27/2;" },
		{ "《甲法》（2020年\n修订）第五条", "甲法:5;" },
		{ "《中华人民共和国\n统计法》第五条", "中华人民共和国\n统计法:5;" },
		{ "《社会救助暂行条例》（以下简称《条例》）第三条：应当。\n《条例》第九条：不得。",
		  "社会救助暂行条例:3;社会救助暂行条例:9;" },
		{ "取得《食品经营许可证》的，依照有关规定办理", "" },
		{ "按照职责分工负责。第三条", "" },
		{ "", "" },
	};

	(void)state;
	assert_basis(cases, countof(cases));
}

static void running_text(void **state)
{
	static const struct example cases[] = {
		{ "违反本条例第十二条第三款规定的", "示例市养犬管理条例:12/3;" },
		{ "依照本实施细则第十条", "示例市养犬管理条例:10;" },
		{ "违反本条例第二十五条、第三十八条第一款规定", "示例市养犬管理条例:25,38/1;" },
		{ "依照刑法第一百三十二条、第一百三十四条至第一百三十五条之一的规定",
		  "刑法:132,134,135,135-1;" },
		{ "人民法院应当依照民事诉讼法第六十四条第二款的规定", "民事诉讼法:64/2;" },
		{ "适用民法典第一百八十八条第二款、本条例第三十六条",
		  "民法典:188/2;示例市养犬管理条例:36;" },
		{ "属于企业国有资产法第十条规定的", "企业国有资产法:10;" },
		{ "违反人口与计划生育法第十八条", "人口与计划生育法:18;" },
		{ "违反对外贸易法第十条和行政许可法第三条", "对外贸易法:10;行政许可法:3;" },
		{ "违反反有组织犯罪法第十条", "反有组织犯罪法:10;" },
		{ "依照突发事件应对法第九十五条", "突发事件应对法:95;" },
		{ "单位犯刑法第一百五十一条规定之罪", "刑法:151;" },
		{ "行为人实施刑法第一百三十二条规定的行为", "刑法:132;" },
		{ "违反了消费者权益保护法第三十五条", "消费者权益保护法:35;" },
		{ "依照《甲法》（以下简称甲法）第三条办理；违反甲法第五条的", "甲法:3;甲法:5;" },
		{ "依照《甲条例》（以下简称“条例”）的规定。“条例”第五条", "甲条例:;甲条例:5;" },
		{ "依照《甲法》的规定处罚", "甲法:;" },
		{ "依照《甲法》的第三条处罚", "甲法:3;" },
		{ "构成犯罪的，依照《甲法》第三条处罚，第五条规定的除外", "甲法:3;甲法:5;" },
		{ "依照《甲法》第三条处罚；违反第五条的", "甲法:3;示例市养犬管理条例:5;" },
		{ "从事第六条规定的活动", "示例市养犬管理条例:6;" },
		{ "在该法第十八条规定的期限内", ":18;" },
		{ "从企业破产法施行之日起计算，在该法第十八条规定的期限内", "企业破产法:18;" },
		{ "依照《甲法》第三条处理。该法第五条另有规定的除外", "甲法:3;甲法:5;" },
		{ "第三十条　违反本条例第十条规定的", "示例市养犬管理条例:10;" },
		{ "必须遵守本规则。 第四条 国务院领导", "" },
		{ "第三十条 违反前条规定的", "示例市养犬管理条例:29;" },
		{ "第三十条 应当登记。\n违反前款规定的", "示例市养犬管理条例:30/1;" },
		{ "第三十条 应当登记：\n（一）甲；\n（二）乙。\n违反前款第（二）项的",
		  "示例市养犬管理条例:30/1#2;" },
		{ "第三十条 甲。\n乙。\n有前两款情形的", "示例市养犬管理条例:30/1,30/2;" },
		{ "第三十条 依照本条第二款处罚", "示例市养犬管理条例:30/2;" },
		{ "违反前款规定的", "" },
		{ "盗窃罪（第264条） 诈骗罪（第266条）", "刑法:264;刑法:266;" },
		{ "持有《营业执照》的", "" },
		{ "示例市实施《甲法》办法第三条", "示例市实施《甲法》办法:3;" },
		{ "违反示例市实施《甲法》办法第三条", "示例市实施《甲法》办法:3;" },
		{ "依照《最高人民法院关于适用〈甲法〉的解释》第二条",
		  "最高人民法院关于适用〈甲法〉的解释:2;" },
		{ "第一章 总则 第三条 市人民政府领导。 第四条 区人民政府", "" },
		{ "刑法 第三条 规定", "刑法:3;" },
		{ "刑法：第三条、第五条", "刑法:3,5;" },
		{ "依照最高人民法院关于适用甲法若干问题的解释（二）第十条",
		  "最高人民法院关于适用甲法若干问题的解释（二）:10;" },
		{ "违反中华人民共和国消防法第十条", "中华人民共和国消防法:10;" },
		{ "依照国务院关于特大事故责任追究的规定第二条",
		  "国务院关于特大事故责任追究的规定:2;" },
		{ "用适当的方法第三条", "示例市养犬管理条例:3;" },
		{ "（《甲修正案（七）》第3条）", "甲修正案（七）:3;" },
	};

	(void)state;
	assert_reads("示例市养犬管理条例", cases, countof(cases));
}

static void texts_about_other_texts(void **state)
{
	static const struct example amended = { "将第二十一条修改为：", "乙条例:21;" };
	static const struct example crimes = { "走私罪，见第151条", "刑法:151;" };
	static const struct example unknown = { "将第二十一条修改为：", ":21;" };

	(void)state;
	assert_reads("关于修改《乙条例》的决定", &amended, 1);
	assert_reads("关于适用刑法分则规定的犯罪的罪名的意见", &crimes, 1);
	assert_reads("关于修改《乙条例》等三部法规的决定", &unknown, 1);
	assert_reads("", &unknown, 1);
}

static void notes_behind_a_title(void **state)
{
	static const struct {
		const char *text, *edition, *number, *decree;
		enum rank_hint hint;
	} cases[] = {
		{ "《甲条例》（2017年8月2日国务院令第683号公布）",
		  "（2017年8月2日国务院令第683号公布）", "", "国务院令第683号", HINT_REGULATION },
		{ "《甲法》（2015年通过）（2020年修正）", "（2015年通过）（2020年修正）", "", "",
		  HINT_NONE },
		{ "《甲法》（第十三届全国人民代表大会常务委员会第七次会议修正）",
		  "（第十三届全国人民代表大会常务委员会第七次会议修正）", "", "", HINT_LAW },
		{ "《甲条例》（示例省人大常委会2020年通过）", "（示例省人大常委会2020年通过）", "",
		  "", HINT_LOCAL },
		{ "《甲办法》(2012年商务部令〔2012〕第11号)", "(2012年商务部令〔2012〕第11号)", "",
		  "商务部令〔2012〕第11号", HINT_MINISTRY },
		{ "《甲办法》（交通运输部令2020年第2号）", "（交通运输部令2020年第2号）", "",
		  "交通运输部令2020年第2号", HINT_MINISTRY },
		{ "《甲办法》（示例市人民政府令第9号）", "（示例市人民政府令第9号）", "",
		  "示例市人民政府令第9号", HINT_GOVERNMENT },
		{ "《甲通知》（示政发〔2021〕12号）", "（示政发〔2021〕12号）",
		  "示政发〔2021〕12号", "", HINT_DOCUMENT },
		{ "《甲通知》示政发【2021】12号", "示政发【2021】12号", "示政发【2021】12号", "",
		  HINT_DOCUMENT },
		{ "《甲办法》2017年9月14日修改\n第三条", "2017年9月14日修改", "", "", HINT_NONE },
		{ "《甲法》（以下简称甲法）", "", "", "", HINT_NONE },
		{ "《甲法》（第三条）", "", "", "", HINT_NONE },
	};

	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		struct arena a = { 0 };
		struct citations c = { .arena = &a };

		citation_parse(str_from(cases[i].text), &c);
		assert_int_equal(c.n, 1);
		assert_true(str_eq(c.citation[0].edition, str_from(cases[i].edition)));
		assert_true(str_eq(c.citation[0].number, str_from(cases[i].number)));
		assert_true(str_eq(c.citation[0].decree, str_from(cases[i].decree)));
		assert_int_equal(c.citation[0].hint, cases[i].hint);
		arena_release(&a);
	}
}

static void tags_belong_to_one_title(void **state)
{
	str text = STR("【 法律】《甲法》第一条、《乙法》第二条\n（规章）《丙办法》第三条");
	static const char *const want[] = { "法律", "", "规章" };
	struct arena a = { 0 };
	struct citations c = { .arena = &a };

	(void)state;
	citation_parse(text, &c);
	assert_int_equal(c.n, 3);
	for (uint32_t i = 0; i < c.n; i++)
		assert_true(str_eq(c.citation[i].tag, str_from(want[i])));
	arena_release(&a);
}

static void places_are_exact(void **state)
{
	str text = STR("依照《甲法》（2021年修订）第十条第二款、第十二条至第十四条处罚");
	struct arena a = { 0 };
	struct citations c = { .arena = &a };
	const struct citation *ci;

	(void)state;
	citation_read(text, (str){ 0 }, &c);
	assert_int_equal(c.n, 1);
	ci = &c.citation[0];
	assert_true(str_eq(str_slice(text, ci->beg, ci->end), STR("《甲法》")));
	assert_true(str_eq(str_slice(text, ci->beg, ci->whole_end),
	                   STR("《甲法》（2021年修订）第十条第二款、第十二条至第十四条")));
	assert_int_equal(ci->n_articles, 4);
	assert_true(
		str_eq(str_slice(text, c.article[0].beg, c.article[0].end), STR("第十条第二款")));
	assert_true(str_eq(str_slice(text, c.article[1].beg, c.article[1].end), STR("第十二条")));
	assert_true(str_eq(str_slice(text, c.article[2].beg, c.article[2].end),
	                   STR("第十二条至第十四条")));
	assert_true(str_eq(str_slice(text, c.article[3].beg, c.article[3].end), STR("第十四条")));
	arena_release(&a);
}

/* Seconds of processor time for one megabyte of a repeated piece, in both readers. */
static double seconds_for(str piece, size_t bytes)
{
	struct arena a = { 0 };
	struct citations c = { .arena = &a };
	char *p = arena_alloc(&a, bytes);
	size_t n = 0;
	clock_t from;

	for (; n + piece.n <= bytes; n += piece.n)
		memcpy(p + n, piece.p, piece.n);
	from = clock();
	citation_parse((str){ p, n }, &c);
	citations_clear(&c);
	citation_read((str){ p, n }, STR("甲法"), &c);
	arena_release(&a);
	return (double)(clock() - from) / CLOCKS_PER_SEC;
}

static void hostile_cells_take_linear_time(void **state)
{
	static const str pieces[] = { STR_INIT("第"),
		                      STR_INIT("《"),
		                      STR_INIT("《甲"),
		                      STR_INIT("第一、"),
		                      STR_INIT("<甲"),
		                      STR_INIT("《甲》（"),
		                      STR_INIT("（"),
		                      STR_INIT("第一条"),
		                      STR_INIT("第1条至"),
		                      STR_INIT("第1条至第200条、"),
		                      STR_INIT("【"),
		                      STR_INIT("甲"),
		                      STR_INIT("本"),
		                      STR_INIT("《甲法》2020年"),
		                      STR_INIT("之一"),
		                      STR_INIT("该法第一条"),
		                      STR_INIT("法律："),
		                      STR_INIT("\n"),
		                      STR_INIT("（一）"),
		                      STR_INIT("有在法第一条"),
		                      STR_INIT("前款"),
		                      STR_INIT("《甲法》"),
		                      STR_INIT("\n甲"),
		                      STR_INIT("一"),
		                      STR_INIT("《甲》（以下简称"),
		                      STR_INIT(" "),
		                      STR_INIT("\n第1"),
		                      STR_INIT("甲〔2020〕") };

	(void)state;
	for (size_t i = 0; i < countof(pieces); i++) {
		double small = seconds_for(pieces[i], 1 << 18);
		double large = seconds_for(pieces[i], 1 << 20);

		if (large > 0.5 && large > 8 * small)
			fail_msg("%.*s: %.2f s for 256 KiB, %.2f s for 1 MiB", (int)pieces[i].n,
			         pieces[i].p, small, large);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_in_chinese),
		cmocka_unit_test(numbers_written),
		cmocka_unit_test(where_in_an_instrument),
		cmocka_unit_test(basis_cells),
		cmocka_unit_test(running_text),
		cmocka_unit_test(texts_about_other_texts),
		cmocka_unit_test(notes_behind_a_title),
		cmocka_unit_test(tags_belong_to_one_title),
		cmocka_unit_test(places_are_exact),
		cmocka_unit_test(hostile_cells_take_linear_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
