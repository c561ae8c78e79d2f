/* Every clause of a charter has become tasks. */
#include "check/duty/clause.h"
#include "check/check.h"

static void check(const struct pass *p, uint32_t item)
{
	const struct link *k = &p->c->link[item];
	bool near;

	if (!list_is(corpus_list(p->c, item), STR("三定规定")) || !k->judged ||
	    clause_is_last(p->c, item) || link_holds(p, k) || !item_has(p->c, item, FIELD_NAME))
		return;
	/* Half as alike as it should be: perhaps the same in other words. */
	near = k->other != NONE && k->permille >= p->option[0].number * 5;
	report(p, (struct report){
			  .at = item_place(p->c, item, FIELD_NAME),
			  .level = near ? QD_WARNING : QD_OFF,
			  .confidence = near ? QD_LOW : QD_HIGH,
			  .arg = { item_called(p, item), link_nearest(p, k) },
		  });
	if (k->other != NONE && k->permille >= 100)
		sink_relate(p->out, item_place(p->c, k->other, (enum field)k->from), 0);
}

const struct rule rule_duty_undecomposed = {
	.id = "duty/undecomposed",
	.level = QD_ERROR,
	.each = EACH_ITEM,
	.title = { "三定职责未分解", "Clause without a task" },
	.message = { { "三定职责{0}在本部门的职责任务清单里没有对应的任务{1}",
	               "clause {0} has no task in the department's list{1}" } },
	.note = { { "最接近的任务", "the nearest task" } },
	.why = { "三定职责要全部分解为工作任务，没有分解的职责没有人去做。",
	         "A duty that became no task is done by nobody." },
	.fix = { "补列对应的工作任务，写明内设机构和岗位；已有任务的，职责事项照三定规定原文填写。",
	         "Add its tasks, or name the duty as the charter does." },
	.option = { { "相似度",
	              OPTION_NUMBER,
	              "30",
	              { "职责与任务的表述相似到百分之几算对应",
	                "percent from which texts belong together" } } },
	.check = check,
	.bad = { "清单: 三定规定\n部门: 市城市管理局\n事项:\n"
	         "  - 主要职责: 负责市容市貌管理\n    内设机构: 市容科\n"
	         "  - 主要职责: ⟦承担数字化城市管理问题的受理、派遣和督办工作⟧\n    内设机构: 指挥中心\n"
	         "---\n清单: 职责任务清单\n部门: 市城市管理局\n事项:\n"
	         "  - 职责事项: 负责市容市貌管理\n    内设机构: 市容科\n"
	         "    工作任务: 检查主次干道市容标准执行情况\n    岗位: 巡查岗\n" },
	.good = { "清单: 三定规定\n部门: 市城市管理局\n事项:\n"
	          "  - 主要职责: 负责市容市貌管理\n    内设机构: 市容科\n"
	          "  - 主要职责: 完成市委、市政府交办的其他任务\n"
	          "---\n清单: 职责任务清单\n部门: 市城市管理局\n事项:\n"
	          "  - 职责事项: 市容市貌管理工作\n    内设机构: 市容科\n"
	          "    工作任务: 检查主次干道市容标准执行情况\n    岗位: 巡查岗\n" },
};
