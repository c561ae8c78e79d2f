/* Every task comes from a clause of the charter, or says who ordered it. */
#include "check/duty/clause.h"
#include "check/check.h"

enum { FIELD_PERMILLE = 50 };

/* «市政府办公室〔2024〕15号文件交办»: ordered from above, with a paper to show for it. */
static bool was_ordered(const struct corpus *c, uint32_t item)
{
	static const enum field where[] = { FIELD_TASK_SOURCE, FIELD_BASIS, FIELD_NOTE };

	for (uint32_t i = 0; i < countof(where); i++) {
		str text = item_text(c, item, where[i]);

		if (str_has(text, STR("号")) &&
		    (str_has(text, STR("〔")) || str_has(text, STR("[20")) ||
		     str_has(text, STR("【20")) || str_has(text, STR("（20"))))
			return true;
	}
	return false;
}

static void check(const struct pass *p, uint32_t item)
{
	const struct link *k = &p->c->link[item];
	bool by_duty = k->from != FIELD_TASK;

	if (!list_is(corpus_list(p->c, item), STR("职责任务清单")) || !k->judged ||
	    link_holds(p, k) || was_ordered(p->c, item))
		return;
	/* In its own words a task says little of what a charter says: one word of its field will do. */
	if (!by_duty && k->other != NONE && k->permille >= FIELD_PERMILLE)
		return;
	report(p, (struct report){
			  .at = item_place(p->c, item, (enum field)k->from),
			  .message = !by_duty,
			  .arg = { arg_str(item_text(p->c, item, FIELD_TASK)),
	                           arg_str(item_text(p->c, item, (enum field)k->from)),
	                           link_nearest(p, k) },
		  });
	if (k->other != NONE && k->permille >= 100)
		sink_relate(p->out, item_place(p->c, k->other, FIELD_NAME), 0);
}

const struct rule rule_duty_orphan_task = {
	.id = "duty/orphan-task",
	.level = QD_WARNING,
	.each = EACH_ITEM,
	.title = { "任务无三定来源", "Task without a clause" },
	.message = { { "任务“{0}”所属的职责“{1}”在本部门三定规定里找不到{2}",
	               "the duty '{1}' of task '{0}' is not in the charter{2}" },
	             { "任务“{0}”在本部门三定规定里找不到对应的职责{2}",
	               "task '{0}' belongs to no clause of the charter{2}" } },
	.note = { { "最接近的三定职责", "the nearest clause" } },
	.why = { "三定规定以外的任务，要么是职责偏离，要么是新增职责没有经过核定。",
	         "A task beyond the charter is drift, or a new duty that nobody approved." },
	.fix = { "核对三定规定；确属上级交办的，在任务来源里写明文件和文号。",
	         "Check the charter; name the paper that ordered the task." },
	.option = { { "相似度",
	              OPTION_NUMBER,
	              "30",
	              { "职责与任务的表述相似到百分之几算对应",
	                "percent from which texts belong together" } } },
	.check = check,
	.bad = { "清单: 三定规定\n部门: 市城市管理局\n事项:\n"
	         "  - 主要职责: 负责市容市貌管理\n    内设机构: 市容科\n"
	         "---\n清单: 职责任务清单\n部门: 市城市管理局\n事项:\n"
	         "  - 职责事项: 负责市容市貌管理\n    工作任务: 检查主次干道市容\n    岗位: 巡查岗\n"
	         "  - 职责事项: ⟦统筹招商引资项目落地⟧\n    工作任务: 接待客商\n    岗位: 综合岗\n",
	         "清单: 三定规定\n部门: 市城市管理局\n事项:\n"
	         "  - 主要职责: 负责市容市貌管理\n    内设机构: 市容科\n"
	         "---\n清单: 职责任务清单\n部门: 市城市管理局\n事项:\n"
	         "  - 工作任务: 检查主次干道市容\n    岗位: 巡查岗\n"
	         "  - 工作任务: ⟦接待外地客商⟧\n    岗位: 综合岗\n" },
	.good = { "清单: 三定规定\n部门: 市城市管理局\n事项:\n"
	          "  - 主要职责: 负责市容市貌管理\n    内设机构: 市容科\n"
	          "---\n清单: 职责任务清单\n部门: 市城市管理局\n事项:\n"
	          "  - 职责事项: 市容市貌管理工作\n    工作任务: 检查主次干道市容\n    岗位: 巡查岗\n"
	          "  - 职责事项: 防汛值守\n    工作任务: 值守下穿通道\n    岗位: 综合岗\n"
	          "    任务来源: 市政府办公室〔2024〕15号交办\n" },
};
