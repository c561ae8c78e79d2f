/* Coercive measures are not entrusted, and reach a township by law alone. */
#include "check/delegation/came.h"
#include "check/delegation/statute.h"

enum { MESSAGE_ENTRUSTED, MESSAGE_HANDED, MESSAGE_NOT_BY_LAW };

static const void *prepare(const struct pass *p)
{
	return authority_open(p->arena);
}

static bool is_coercion(enum power_group group)
{
	return group == POWER_MEASURE || group == POWER_ENFORCEMENT || group == POWER_COERCION;
}

/* Rows by which a township has or gets a power. */
static bool reaches_town(const struct corpus *c, uint32_t item)
{
	const struct list *l = corpus_list(c, item);

	return town_holds(c, item) || list_is(l, STR("赋权目录")) || list_is(l, STR("准入登记"));
}

/* National law that names townships, or a local regulation that may. */
static bool founded(const struct corpus *c, uint32_t item)
{
	return statute_of(c, item) == STATUTE_NAMES_TOWN || statute_local(c, item);
}

static uint8_t message_for(enum came came)
{
	return came == CAME_ENTRUSTED ? MESSAGE_ENTRUSTED
	       : came == CAME_BY_LAW  ? MESSAGE_NOT_BY_LAW
	                              : MESSAGE_HANDED;
}

static void tell(const struct pass *p, uint32_t item, enum power_group group, enum came came)
{
	enum power_act act = came == CAME_ENTRUSTED ? ACT_ENTRUST : ACT_HAND;
	enum power_group asked =
		act == ACT_HAND && group == POWER_ENFORCEMENT ? group : POWER_MEASURE;
	struct power_answer answer = authority_may(p->prepared, act, asked, NONE, RANK_UNKNOWN);
	bool disputed = came != CAME_BY_LAW && answer.verdict != POWER_MAY_NOT;
	enum field f = item_has(p->c, item, FIELD_SOURCE) ? FIELD_SOURCE : FIELD_NAME;

	report(p, (struct report){
			  .at = item_place(p->c, item, f),
			  .message = message_for(came),
			  .level = level_of_answer(&answer, disputed ? QD_WARNING : QD_ERROR),
			  .arg = { item_called(p, item),
	                           arg_str(str_from(power_group_zh(group))),
	                           answer_source(p->out, &answer),
	                           { answer.zh, answer.en } },
		  });
}

/* What is said to be statutory is only doubted where all that is cited is known. */
static void check(const struct pass *p, uint32_t item)
{
	enum power_group group;
	enum came came;

	if (!reaches_town(p->c, item))
		return;
	group = power_of(p->c, p->prepared, item);
	if (!is_coercion(group) || founded(p->c, item))
		return;
	came = came_of(p->c, item);
	if (came != CAME_BY_LAW || statute_of(p->c, item) == STATUTE_SILENT)
		tell(p, item, group, came);
}

const struct rule rule_delegation_coercive = {
	.id = "delegation/coercive",
	.level = QD_ERROR,
	.each = EACH_ITEM,
	.title = { "强制措施不得委托", "Coercion handed to a township" },
	.message = { { "{0}属于{1}，不得委托乡镇（街道）实施{2}",
	               "{0} is coercion ({1}) and may not be entrusted{2}" },
	             { "{0}属于{1}，没有法律、法规把它交给乡镇（街道）：{3}{2}",
	               "{0} is coercion ({1}); no law gives it to townships: {3}{2}" },
	             { "{0}属于{1}，来源写的是法定，所引条文没有写由乡镇（街道）实施{2}",
	               "{0} is coercion ({1}), said to be statutory; what it cites names no township{2}" } },
	.why = { "查封、扣押、强制拆除直接动人财物，没有法律、法规授权的乡镇实施了就是违法。",
	         "Sealing, seizing and demolishing without a law's word is unlawful." },
	.basis = { "《行政强制法》第十七条：行政强制措施权不得委托。",
	           "Law on Coercion, art. 17: coercive measures may not be entrusted." },
	.fix = { "退回法定机关实施，乡镇只写发现、报告、配合；法律、法规授权乡镇的，写明条款。",
	         "Return it to the organ that has it; or cite the law that gives it to townships." },
	.prepare = prepare,
	.check = check,
	.bad = { "清单: 基本履职事项清单\n事项:\n  - 事项名称: 查封违法经营场所\n    权力类型: 行政强制\n"
	         "    来源: ⟦委托⟧\n    委托书: 示县委〔2024〕3号\n",
	         "清单: 赋权目录\n事项:\n  - 事项: ⟦扣押违法经营工具⟧\n    权力类型: 行政强制\n"
	         "    承接镇街: 东河镇\n    依据: 《无证无照经营查处办法》第十一条\n",
	         "清单: 基本履职事项清单\n事项:\n  - 事项名称: 扣押违法经营工具\n    权力类型: 行政强制\n"
	         "    来源: ⟦法定⟧\n    依据: 《无证无照经营查处办法》第十一条\n" },
	.good = { "清单: 基本履职事项清单\n事项:\n  - 事项名称: 拆除乡村规划区内的违法建筑\n"
	          "    权力类型: 行政强制\n    来源: 法定\n    依据: 《中华人民共和国城乡规划法》第六十五条\n"
	          "  - 事项名称: 暂扣乱设摊点的物品\n    权力类型: 行政强制\n    来源: 法定\n"
	          "    依据: 《示例省城市管理条例》第三十条\n" },
};
