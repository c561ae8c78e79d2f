/* The type of a power and the act its name ends in agree. */
#include "check/check.h"

/* The types of powers that a name can tell; 其他行政权力 goes with any name. */
enum type {
	PERMIT,
	PENALTY,
	COERCION,
	LEVY,
	GRANT,
	RULING,
	CONFIRMATION,
	AWARD,
	INSPECTION,
	N_TYPES
};

static const str types[N_TYPES] = { STR_INIT("行政许可"), STR_INIT("行政处罚"),
	                            STR_INIT("行政强制"), STR_INIT("行政征收"),
	                            STR_INIT("行政给付"), STR_INIT("行政裁决"),
	                            STR_INIT("行政确认"), STR_INIT("行政奖励"),
	                            STR_INIT("行政检查") };

enum { ALL = (1 << N_TYPES) - 1 };

/* Names that end so are of that type, and of none of the types in clash: an inspection may confirm,
 * a grant may be approved. */
static const struct {
	str ending;
	enum type says;
	unsigned clash;
} acts[] = {
	{ STR_INIT("处罚"), PENALTY, ALL },
	{ STR_INIT("监督检查"), INSPECTION, ALL & ~(1 << CONFIRMATION) },
	{ STR_INIT("的检查"), INSPECTION, ALL & ~(1 << CONFIRMATION) },
	{ STR_INIT("行政检查"), INSPECTION, ALL },
	{ STR_INIT("监督管理"), INSPECTION, ALL & ~(1 << CONFIRMATION) },
	{ STR_INIT("的奖励"), AWARD, ALL & ~(1 << GRANT | 1 << CONFIRMATION) },
	{ STR_INIT("行政奖励"), AWARD, ALL },
	{ STR_INIT("行政许可"), PERMIT, ALL },
	{ STR_INIT("的许可"), PERMIT, ALL },
	{ STR_INIT("审批"), PERMIT, 1 << PENALTY | 1 << COERCION | 1 << INSPECTION },
	{ STR_INIT("的裁决"), RULING, ALL },
	{ STR_INIT("行政裁决"), RULING, ALL },
	{ STR_INIT("的强制"), COERCION, ALL },
	{ STR_INIT("行政强制"), COERCION, ALL },
	{ STR_INIT("的征收"), LEVY, ALL & ~(1 << COERCION) },
	{ STR_INIT("行政征收"), LEVY, ALL },
	{ STR_INIT("的给付"), GRANT, ALL & ~(1 << AWARD) },
	{ STR_INIT("行政给付"), GRANT, ALL },
	{ STR_INIT("行政确认"), CONFIRMATION, ALL },
};

/* What is punished may be told without 处罚: «拒不接受监督检查», «未取得许可»。 */
static bool tells_violation(str name)
{
	static const str words[] = { STR_INIT("未"),     STR_INIT("拒"),     STR_INIT("擅自"),
		                     STR_INIT("违反"),   STR_INIT("违规"),   STR_INIT("阻"),
		                     STR_INIT("妨"),     STR_INIT("逃"),     STR_INIT("骗"),
		                     STR_INIT("伪"),     STR_INIT("非法"),   STR_INIT("隐瞒"),
		                     STR_INIT("虚假"),   STR_INIT("不按"),   STR_INIT("不接受"),
		                     STR_INIT("不配合"), STR_INIT("不服从"), STR_INIT("不履行") };

	return str_has_any(name, words, countof(words));
}

/* «建立…制度», «组织…»: a task, and nothing in it that could be a penalty. */
static bool tells_task(str name)
{
	static const str tasks[] = { STR_INIT("建立"), STR_INIT("制定"), STR_INIT("编制"),
		                     STR_INIT("组织"), STR_INIT("开展"), STR_INIT("推进"),
		                     STR_INIT("指导"), STR_INIT("拟订"), STR_INIT("公布"),
		                     STR_INIT("负责"), STR_INIT("协调"), STR_INIT("完善") };
	static const str penalties[] = { STR_INIT("罚"),   STR_INIT("警告"),     STR_INIT("没收"),
		                         STR_INIT("吊销"), STR_INIT("暂扣"),     STR_INIT("拘留"),
		                         STR_INIT("取缔"), STR_INIT("责令"),     STR_INIT("关闭"),
		                         STR_INIT("撤销"), STR_INIT("通报批评"), STR_INIT("行为") };

	for (size_t i = 0; i < countof(tasks); i++)
		if (str_starts(name, tasks[i]))
			return !tells_violation(name) &&
			       !str_has_any(name, penalties, countof(penalties));
	return false;
}

static str without_stops(str name)
{
	while (str_ends(name, STR("。")))
		name = str_trim(str_slice(name, 0, name.n - STR("。").n));
	return name;
}

/* The name without 。 and a note in brackets behind it. */
static str bare(str name)
{
	size_t open = STR_NONE;

	name = without_stops(name);
	if (!str_ends(name, STR("）")))
		return name;
	for (size_t at = 0; (at = str_find(name, STR("（"), at)) != STR_NONE; at++)
		open = at;
	if (open == STR_NONE || open == 0)
		return name;
	return without_stops(str_trim(str_slice(name, 0, open)));
}

/* Which of the acts a name ends in; NONE when in none. */
static uint32_t act_of(str name)
{
	name = bare(name);
	for (uint32_t i = 0; i < countof(acts); i++)
		if (str_ends(name, acts[i].ending))
			return i;
	return NONE;
}

static uint32_t type_named(str type)
{
	for (uint32_t i = 0; i < N_TYPES; i++)
		if (str_eq(type, types[i]))
			return i;
	return NONE;
}

/* An approval may be a permit, a grant or a confirmation. */
static bool tells_type(uint32_t act)
{
	return act != NONE && acts[act].clash & 1U << RULING;
}

/* Where the kind of list demands a type form/missing-field asks for it. */
static bool is_demanded(const struct list *l)
{
	for (uint32_t k = 0; k < l->kind->n_columns; k++)
		if (l->kind->column[k].field == FIELD_TYPE)
			return l->kind->column[k].required != QD_OFF;
	return false;
}

/* Does the list give types to its items here? */
static bool is_typed_around(const struct corpus *c, uint32_t item)
{
	const struct list *l = corpus_list(c, item);
	uint32_t from = item > l->item + 2 ? item - 2 : l->item;

	for (uint32_t i = from; i < l->item_end && i <= item + 2; i++)
		if (item_has(c, i, FIELD_TYPE))
			return true;
	return false;
}

static bool clashes(uint32_t act, uint32_t type, str name)
{
	if (acts[act].says == type || !(acts[act].clash & 1U << type))
		return false;
	/* What is done to enforce a penalty is a coercive measure. */
	if (type == COERCION && str_has(name, STR("加处罚款")))
		return false;
	return type != PENALTY || !tells_violation(name);
}

enum message { ANOTHER_TYPE, NO_PENALTY, NO_TYPE };

static void check(const struct pass *p, uint32_t i)
{
	str type = item_text(p->c, i, FIELD_TYPE), name = item_text(p->c, i, FIELD_SUB);
	uint32_t act = act_of(name), is = type_named(type);
	const struct list *l = corpus_list(p->c, i);
	struct report r = { .at = item_place(p->c, i, FIELD_TYPE),
		            .arg = { { .zh = { 0 } }, arg_str(type) } };

	if (act == NONE)
		act = act_of(name = item_text(p->c, i, FIELD_NAME));
	if (type.n == 0 && tells_type(act) && list_has(l, FIELD_TYPE) && !is_demanded(l) &&
	    is_typed_around(p->c, i)) {
		r.message = NO_TYPE;
		r.level = QD_INFO;
	} else if (is != NONE && act != NONE && clashes(act, is, name)) {
		r.message = ANOTHER_TYPE;
	} else if (is == PENALTY && act == NONE && tells_task(name)) {
		r.message = NO_PENALTY;
	} else {
		return;
	}
	r.arg[0] = item_called(p, i);
	if (act != NONE)
		r.arg[2] = arg_str(types[acts[act].says]);
	report(p, r);
}

const struct rule rule_form_type_name_mismatch = {
	.id = "form/type-name-mismatch",
	.level = QD_WARNING,
	.confidence = QD_MEDIUM,
	.each = EACH_ITEM,
	.title = { "类型与名称不符", "Type and name disagree" },
	.message = { [ANOTHER_TYPE] = { "{0}的权力类型是“{1}”，名称说的却是{2}",
	                                "{0} is of type '{1}', but its name says '{2}'" },
	             [NO_PENALTY] = { "{0}的权力类型是“{1}”，名称里看不出罚什么",
	                              "{0} is of type '{1}', but its name tells of no penalty" },
	             [NO_TYPE] = { "{0}没有写权力类型，从名称看是{2}",
	                           "{0} has no type; by its name it is '{2}'" } },
	.why = { "类型决定设定权限和程序，填错了依据和流程就都不对。",
	         "The type settles who may set a power and how it is exercised." },
	.fix = { "按依据的内容核对，改类型或者改名称。",
	         "Check against the legal basis; correct the type or the name." },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚（市级）\n    权力类型: ⟦行政检查⟧\n"
	         "  - 事项名称: 建立示例行业信用记录制度\n    权力类型: ⟦行政处罚⟧\n",
	         "清单: 基本履职事项清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    权力类型: 行政处罚\n"
	         "  ⟦-⟧ 事项名称: 对乱贴广告的处罚\n  - 事项名称: 对市容的监督检查\n    权力类型: 行政检查\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    权力类型: 行政处罚\n"
	          "  - 事项名称: 到期不缴纳罚款的加处罚款\n    权力类型: 行政强制\n"
	          "  - 事项名称: 占道经营审批\n    权力类型: 行政许可\n"
	          "  - 事项名称: 拒不接受监督检查\n    权力类型: 行政处罚\n"
	          "  - 事项名称: 无照经营\n    权力类型: 行政处罚\n"
	          "  - 事项名称: 对举报人的奖励\n    权力类型: 其他行政权力\n" },
};
