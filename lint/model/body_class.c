/* What sort of body a name tells. */
#include "model/body.h"

struct ending {
	str text;
	enum body_class class;
};

/* What registers write under 类别. */
static enum body_class class_said(str said)
{
	static const struct ending words[] = {
		{ STR_INIT("内设"), BODY_SECTION },
		{ STR_INIT("议事协调"), BODY_COMMITTEE },
		{ STR_INIT("事业"), BODY_INSTITUTION },
		{ STR_INIT("企业"), BODY_COMPANY },
		{ STR_INIT("公司"), BODY_COMPANY },
		{ STR_INIT("人民政府"), BODY_GOVERNMENT },
		{ STR_INIT("派出机关"), BODY_GOVERNMENT },
		{ STR_INIT("派出"), BODY_BRANCH },
		{ STR_INIT("专班"), BODY_TASK_FORCE },
		{ STR_INIT("部门"), BODY_DEPARTMENT },
		{ STR_INIT("机关"), BODY_DEPARTMENT },
		{ STR_INIT("行政"), BODY_DEPARTMENT },
	};

	for (uint32_t i = 0; i < countof(words); i++)
		if (str_has(said, words[i].text))
			return words[i].class;
	return BODY_UNKNOWN;
}

/* Bodies that only coordinate; their offices as well. */
static bool is_committee(str name)
{
	static const str words[] = {
		STR_INIT("安全生产委员会"),
		STR_INIT("安委会"),
		STR_INIT("安委办"),
		STR_INIT("食品安全委员会"),
		STR_INIT("食安委"),
		STR_INIT("食安办"),
		STR_INIT("食品药品安全委员会"),
		STR_INIT("绿化委员会"),
		STR_INIT("绿委会"),
		STR_INIT("国防动员委员会"),
		STR_INIT("减灾委员会"),
		STR_INIT("防灾减灾救灾委员会"),
		STR_INIT("爱国卫生运动委员会"),
		STR_INIT("爱卫会"),
		STR_INIT("爱卫办"),
		STR_INIT("禁毒委员会"),
		STR_INIT("禁毒委"),
		STR_INIT("道路交通安全委员会"),
		STR_INIT("消防安全委员会"),
		STR_INIT("消安委"),
		STR_INIT("应急管理委员会"),
		STR_INIT("老龄工作委员会"),
		STR_INIT("残疾人工作委员会"),
		STR_INIT("妇女儿童工作委员会"),
		STR_INIT("精神文明建设指导委员会"),
		STR_INIT("全民国防教育委员会"),
		STR_INIT("联席会议"),
		STR_INIT("旅游产业发展委员会"),
		STR_INIT("城乡规划委员会"),
		STR_INIT("协调机构"),
	};

	return str_has_any(name, words, countof(words));
}

static bool is_task_force(str name)
{
	static const str words[] = { STR_INIT("领导小组"), STR_INIT("工作专班"), STR_INIT("专班"),
		                     STR_INIT("指挥部"),   STR_INIT("协调小组"), STR_INIT("工作组"),
		                     STR_INIT("工作小组"), STR_INIT("攻坚组") };

	return str_has_any(name, words, countof(words));
}

static enum body_class class_of_ending(str name)
{
	static const struct ending ends[] = {
		{ STR_INIT("办公室"), BODY_DEPARTMENT },  { STR_INIT("街道"), BODY_GOVERNMENT },
		{ STR_INIT("办事处"), BODY_GOVERNMENT },  { STR_INIT("政府"), BODY_GOVERNMENT },
		{ STR_INIT("镇"), BODY_GOVERNMENT },      { STR_INIT("乡"), BODY_GOVERNMENT },
		{ STR_INIT("分局"), BODY_BRANCH },        { STR_INIT("支队"), BODY_BRANCH },
		{ STR_INIT("大队"), BODY_BRANCH },        { STR_INIT("中队"), BODY_BRANCH },
		{ STR_INIT("派出所"), BODY_BRANCH },      { STR_INIT("监管所"), BODY_BRANCH },
		{ STR_INIT("司法所"), BODY_BRANCH },      { STR_INIT("税务所"), BODY_BRANCH },
		{ STR_INIT("看守所"), BODY_BRANCH },      { STR_INIT("拘留所"), BODY_BRANCH },
		{ STR_INIT("局"), BODY_DEPARTMENT },      { STR_INIT("厅"), BODY_DEPARTMENT },
		{ STR_INIT("委员会"), BODY_DEPARTMENT },  { STR_INIT("委"), BODY_DEPARTMENT },
		{ STR_INIT("科"), BODY_SECTION },         { STR_INIT("股"), BODY_SECTION },
		{ STR_INIT("科室"), BODY_SECTION },       { STR_INIT("处室"), BODY_SECTION },
		{ STR_INIT("股室"), BODY_SECTION },       { STR_INIT("中心"), BODY_INSTITUTION },
		{ STR_INIT("站"), BODY_INSTITUTION },     { STR_INIT("所"), BODY_INSTITUTION },
		{ STR_INIT("管理处"), BODY_INSTITUTION }, { STR_INIT("公司"), BODY_COMPANY },
		{ STR_INIT("集团"), BODY_COMPANY },       { STR_INIT("馆"), BODY_INSTITUTION },
	};

	for (uint32_t i = 0; i < countof(ends); i++)
		if (str_ends(name, ends[i].text))
			return ends[i].class;
	return BODY_UNKNOWN;
}

struct text body_class_title(enum body_class class)
{
	static const struct text title[] = {
		[BODY_UNKNOWN] = { "", "" },
		[BODY_GOVERNMENT] = { "政府", "government" },
		[BODY_DEPARTMENT] = { "部门", "department" },
		[BODY_BRANCH] = { "派出机构", "branch" },
		[BODY_SECTION] = { "内设机构", "section" },
		[BODY_COMMITTEE] = { "议事协调机构", "coordinating body" },
		[BODY_TASK_FORCE] = { "临时机构", "temporary body" },
		[BODY_INSTITUTION] = { "事业单位", "public institution" },
		[BODY_COMPANY] = { "企业", "company" },
	};

	return title[class];
}

enum body_class body_class_of(str name, str said)
{
	enum body_class class = class_said(said);

	if (class != BODY_UNKNOWN)
		return class;
	if (is_task_force(name))
		return BODY_TASK_FORCE;
	return is_committee(name) ? BODY_COMMITTEE : class_of_ending(name);
}
