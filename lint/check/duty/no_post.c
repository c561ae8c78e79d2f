/* Every task has a post. */
#include "check/duty/clause.h"
#include "check/check.h"

static bool says_none(str text)
{
	return text.n == 0 || str_eq(text, STR("无")) || str_eq(text, STR("/")) ||
	       str_eq(text, STR("-")) || str_eq(text, STR("—")) || str_eq(text, STR("待定"));
}

static bool has_post(const struct corpus *c, uint32_t item)
{
	uint32_t row = c->item[item].row, at;

	for (const struct cell *cell; (cell = item_next_cell(c, item, FIELD_POST, &row, &at));)
		if (!says_none(cell_trimmed(cell)))
			return true;
	return item_inherits(c, item) && has_post(c, c->item[item].main);
}

static void check(const struct pass *p, uint32_t i)
{
	const struct list *l = &p->c->list[i];

	if (!list_is(l, STR("职责任务清单")) || l->item == l->item_end)
		return;
	if (!list_has(l, FIELD_POST)) {
		report(p, (struct report){ .at = sheet_place(p->c, l->doc, l->sheet),
		                           .message = 1,
		                           .arg = { sink_number(p->out, l->item_end - l->item) } });
		return;
	}
	for (uint32_t item = l->item; item < l->item_end; item++)
		if (!has_post(p->c, item))
			report(p, (struct report){
					  .at = item_place(p->c, item, FIELD_POST),
					  .arg = { arg_str(item_text(p->c, item, FIELD_TASK)) } });
}

const struct rule rule_duty_no_post = {
	.id = "duty/no-post",
	.level = QD_ERROR,
	.each = EACH_LIST,
	.title = { "任务未落到岗位", "Task without a post" },
	.message = { { "任务“{0}”没有落到岗位", "task '{0}' has no post" },
	             { "这张清单没有岗位栏，{0}项任务都没有落到岗位",
	               "the list has no column of posts for its {0} tasks" } },
	.why = { "任务落不到岗位，就落不到人，考核和追责都没有对象。",
	         "What no post holds no person does." },
	.fix = { "写明承担任务的岗位；几个岗位共同承担的，写明主办岗位。",
	         "Name the post that does it, the leading one first." },
	.check = check,
	.bad = { "清单: 职责任务清单\n部门: 市城市管理局\n事项:\n"
	         "  - 职责事项: 负责市容市貌管理\n    工作任务: 检查主次干道市容\n    岗位: 巡查岗\n"
	         "  - 职责事项: 负责市容市貌管理\n    工作任务: 办理户外广告审批\n    岗位: ⟦待定⟧\n",
	         "清单: 职责任务清单\n部门: 市城市管理局\n事项:\n"
	         "  - ⟦职责事项⟧: 负责市容市貌管理\n    工作任务: 检查主次干道市容\n" },
	.good = { "清单: 职责任务清单\n部门: 市城市管理局\n事项:\n"
	          "  - 职责事项: 负责市容市貌管理\n    工作任务: 检查主次干道市容\n    岗位: 巡查岗\n" },
};
