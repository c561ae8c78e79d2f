/* A matter of several bodies has one that leads. */
#include "check/overlap/bodies.h"

/* «市城市管理局牵头组织…»: the division of duties names the lead. */
static bool division_names_lead(const struct corpus *c, uint32_t item)
{
	uint32_t row = c->item[item].row, at;

	if (!list_has(corpus_list(c, item), FIELD_DIVISION))
		return false;
	for (const struct cell *cell; (cell = item_next_cell(c, item, FIELD_DIVISION, &row, &at));)
		if (str_has(cell_text(cell), STR("牵头")) || str_has(cell_text(cell), STR("主办")))
			return true;
	return false;
}

static void check(const struct pass *p, uint32_t item)
{
	const struct corpus *c = p->c;
	const struct list *l = corpus_list(c, item);
	uint32_t lead[MATTER_BODIES], all[MATTER_BODIES], n;

	if (!(l->kind->demands & DEMAND_LEAD))
		return;
	n = matter_bodies(c, item, 1u << ROLE_LEAD | 1u << ROLE_RELATED | 1u << ROLE_ASSIST, all);
	if (n < 2 || matter_bodies(c, item, 1u << ROLE_LEAD, lead) > 0 ||
	    division_names_lead(c, item) || first_leads(p, item))
		return;
	report(p, (struct report){
			  .at = list_has(l, FIELD_LEAD) ? item_place(c, item, FIELD_LEAD)
	                                                : assignment_place(c, all[0]),
			  .arg = { item_called(p, item), sink_number(p->out, n),
	                           matter_names(p, all, n) },
		  });
}

const struct rule rule_overlap_no_lead = {
	.id = "overlap/no-lead",
	.level = QD_ERROR,
	.each = EACH_ITEM,
	.title = { "多部门事项无牵头", "No lead body" },
	.message = { { "{0}涉及 {1} 个部门（{2}），没有写明由谁牵头",
	               "{0} concerns {1} bodies ({2}) and none of them leads" } },
	.why = { "几家都有责任而没有牵头，最后往往谁都不管。",
	         "What several share and none leads, nobody does." },
	.fix = { "确定一个牵头（主办）部门，其余写为配合（协办）。",
	         "Name one lead; let the others assist." },
	.option = { { "first-leads",
	              OPTION_FLAG,
	              "否",
	              { "列在第一位的即为牵头", "the first named leads" } } },
	.check = check,
	.bad = { "清单: 职责边界清单\n事项:\n  ⟦-⟧ 管理事项: 餐饮油烟治理\n    牵头部门:\n"
	         "    相关部门: 市城市管理局、市生态环境局\n  - 管理事项: 占道经营治理\n    牵头部门: 市城市管理局\n" },
	.good = { "清单: 职责边界清单\n事项:\n  - 管理事项: 餐饮油烟治理\n    牵头部门: 市城市管理局\n"
	          "    相关部门: 市生态环境局\n" },
};
