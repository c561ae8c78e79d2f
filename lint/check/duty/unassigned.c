/* Every matter is somebody's. */
#include "check/check.h"
#include "check/duty/clause.h"
#include "check/overlap/bodies.h"

/* Several bodies and no lead is for overlap/no-lead to tell. */
static bool lacks_only_lead(const struct corpus *c, uint32_t item)
{
	uint32_t of[MATTER_BODIES];

	return corpus_list(c, item)->kind->demands & DEMAND_LEAD &&
	       matter_bodies(c, item, 1u << ROLE_RELATED | 1u << ROLE_ASSIST, of) > 1;
}

static bool answered(const struct corpus *c, uint32_t item)
{
	if (item_inherits(c, item) && answered(c, c->item[item].main))
		return true;
	for (uint32_t a = c->item_assignment[item]; a < c->item_assignment[item + 1]; a++)
		if (role_info[c->assignment[a].role].answers)
			return true;
	return false;
}

/* The first column of responsible bodies that the list has; N_FIELDS when it has none. */
static enum field body_column(const struct list *l)
{
	for (uint32_t d = 0; d < l->kind->n_duties; d++)
		if (role_info[l->kind->duty[d].role].answers &&
		    l->kind->duty[d].bodies < N_FIELDS && list_has(l, l->kind->duty[d].bodies))
			return l->kind->duty[d].bodies;
	return N_FIELDS;
}

/* The name above is merged down to this row, but the body's merge ends before it. */
static bool merge_too_short(const struct corpus *c, uint32_t item, enum field f)
{
	const struct list *l = corpus_list(c, item);
	const struct table *t = &c->doc[l->doc]->table;
	uint32_t row = c->item[item].row;

	return item > l->item && (item_cell(c, item, FIELD_NAME)->flags & CELL_COVERED) &&
	       table_cell(t, row - 1, l->col[f])->n > 0;
}

/* Is some level itself responsible in this kind (层级事权)? */
static bool levels_answer(const struct list *l)
{
	for (uint32_t d = 0; d < l->kind->n_duties; d++)
		if (role_info[l->kind->duty[d].role].answers && l->kind->duty[d].bodies >= N_FIELDS)
			return true;
	return false;
}

/* A list without a column of bodies: its owner answers for all of it, if it says whose it is. */
static void check_list(const struct pass *p, const struct list *l)
{
	/* A catalogue for lower levels says whose field a permit is of; who holds it, those who claim it. */
	if (l->owner.n > 0 || l->item == l->item_end || list_has(l, FIELD_UPPER) || l->guide)
		return;
	report(p, (struct report){ .at = sheet_place(p->c, l->doc, l->sheet), .message = 2 });
}

static void check(const struct pass *p, uint32_t i)
{
	const struct list *l = &p->c->list[i];
	enum field f = body_column(l);

	if (!(l->kind->demands & DEMAND_BODY))
		return;
	if (f == N_FIELDS && !levels_answer(l)) {
		check_list(p, l);
		return;
	}
	for (uint32_t item = l->item; item < l->item_end; item++) {
		bool slip;

		if (answered(p->c, item) || lacks_only_lead(p->c, item) ||
		    clause_is_last(p->c, item))
			continue;
		slip = f < N_FIELDS && merge_too_short(p->c, item, f);
		report(p, (struct report){
				  .at = item_place(p->c, item, f < N_FIELDS ? f : FIELD_NAME),
				  .message = slip,
				  .arg = { item_called(p, item),
		                           list_header(l, f < N_FIELDS ? f : FIELD_BODY) },
			  });
		if (slip)
			sink_relate(p->out, item_place(p->c, item - 1, f), 0);
	}
}

const struct rule rule_duty_unassigned = {
	.id = "duty/unassigned",
	.level = QD_ERROR,
	.each = EACH_LIST,
	.title = { "职责无人承担", "Nobody is responsible" },
	.message = { { "{0}没有写明由谁负责：{1}是空的", "{0} is nobody's: '{1}' is empty" },
	             { "{0}的这一行没有{1}：上面的合并单元格少选了一行",
	               "this row of {0} has no '{1}': the merged cell above ends one row early" },
	             { "整张清单没有责任主体一栏，也看不出是哪个部门的清单",
	               "the list has no column of responsible bodies and does not say whose it is" } },
	.note = { { "合并到这里为止", "the merged cell ends here" } },
	.why = { "没有主体的职责等于没有人管，群众办事和追责都找不到人。",
	         "A duty without a body is done by nobody." },
	.fix = { "写明行使该职责的具体机关；不属于本部门的，移出清单。",
	         "Name the body that exercises it, or take the item off the list." },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市城市管理局\n  ⟦-⟧ 事项名称: 对乱倒垃圾的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体:\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: 对水上交通安全的检查\n    权力类型: 行政检查\n    情形:\n      - 子项名称: 船舶\n        行使主体: 市交通运输局\n      ⟦-⟧ 子项名称: 船员\n",
	         "清单: 权责清单\n事项:\n  - ⟦事项名称⟧: 对占道经营的处罚\n    权力类型: 行政处罚\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    权力类型: 行政处罚\n"
	          "    行使主体: 市城市管理局\n" },
};
