/* The type of a power and the act its name ends in agree. */
#include "check/check.h"

/* Names that end so are of that type. */
static const struct {
	str ending, type;
} acts[] = { { STR_INIT("处罚"), STR_INIT("行政处罚") },
	     { STR_INIT("监督检查"), STR_INIT("行政检查") },
	     { STR_INIT("监督管理"), STR_INIT("行政检查") },
	     { STR_INIT("的检查"), STR_INIT("行政检查") },
	     { STR_INIT("行政检查"), STR_INIT("行政检查") },
	     { STR_INIT("的奖励"), STR_INIT("行政奖励") },
	     { STR_INIT("行政许可"), STR_INIT("行政许可") },
	     { STR_INIT("的许可"), STR_INIT("行政许可") },
	     { STR_INIT("的裁决"), STR_INIT("行政裁决") },
	     { STR_INIT("行政强制"), STR_INIT("行政强制") },
	     { STR_INIT("的征收"), STR_INIT("行政征收") } };

/* A penalty has one of these in its name. */
static const str penalties[] = { STR_INIT("罚"),       STR_INIT("警告"), STR_INIT("没收"),
	                         STR_INIT("吊销"),     STR_INIT("暂扣"), STR_INIT("拘留"),
	                         STR_INIT("取缔"),     STR_INIT("责令"), STR_INIT("关闭"),
	                         STR_INIT("通报批评"), STR_INIT("行为") };

/* The type the name says it is of, "" when it says none. */
static str type_of_name(str name)
{
	while (str_ends(name, STR("。")))
		name = str_trim(str_slice(name, 0, name.n - STR("。").n));
	for (size_t i = 0; i < countof(acts); i++)
		if (str_ends(name, acts[i].ending))
			return acts[i].type;
	return (str){ 0 };
}

static bool is_type(str type)
{
	for (size_t i = 0; i < countof(acts); i++)
		if (str_eq(type, acts[i].type))
			return true;
	return false;
}

static bool names_penalty(str name)
{
	for (size_t i = 0; i < countof(penalties); i++)
		if (str_has(name, penalties[i]))
			return true;
	return false;
}

static void check(const struct pass *p, uint32_t i)
{
	str type = item_text(p->c, i, FIELD_TYPE), name = item_text(p->c, i, FIELD_NAME), says;
	bool penalty = str_eq(type, STR("行政处罚"));

	if (name.n == 0 || !is_type(type))
		return;
	says = type_of_name(name);
	if (says.n ? str_eq(says, type) : !penalty || names_penalty(name))
		return;
	/* What is done to enforce a penalty is a coercive measure. */
	if (str_eq(type, STR("行政强制")) && str_has(name, STR("加处罚款")))
		return;
	report(p, (struct report){ .at = item_place(p->c, i, FIELD_TYPE),
	                           .message = says.n == 0,
	                           .arg = { item_called(p, i), arg_str(type), arg_str(says) } });
}

const struct rule rule_form_type_name_mismatch = {
	.id = "form/type-name-mismatch",
	.level = QD_WARNING,
	.confidence = QD_MEDIUM,
	.each = EACH_ITEM,
	.title = { "类型与名称不符", "Type and name disagree" },
	.message = { { "{0}的权力类型是“{1}”，名称说的却是{2}",
	               "{0} is of type '{1}', but its name says '{2}'" },
	             { "{0}的权力类型是“{1}”，名称里看不出罚什么",
	               "{0} is of type '{1}', but its name tells of no penalty" } },
	.why = { "类型决定设定权限和程序，填错了依据和流程就都不对。",
	         "The type settles who may set a power and how it is exercised." },
	.fix = { "按依据的内容核对，改类型或者改名称。",
	         "Check against the legal basis; correct the type or the name." },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    权力类型: ⟦行政检查⟧\n"
	         "  - 事项名称: 建立示例行业信用记录制度\n    权力类型: ⟦行政处罚⟧\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    权力类型: 行政处罚\n"
	          "  - 事项名称: 到期不缴纳罚款的加处罚款\n    权力类型: 行政强制\n"
	          "  - 事项名称: 占道经营审批\n    权力类型: 行政许可\n"
	          "  - 事项名称: 对举报人的奖励\n    权力类型: 其他行政权力\n" },
};
