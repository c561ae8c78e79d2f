/* A matter of several bodies has one that leads. */
#include "check/overlap/bodies.h"

enum { OPTION_FIRST_LEADS };

static void check(const struct pass *p, uint32_t item)
{
	const struct corpus *c = p->c;
	const struct list *l = corpus_list(c, item);
	uint32_t lead[MATTER_BODIES], all[MATTER_BODIES], n;

	if (!(l->kind->demands & DEMAND_LEAD) || p->option[OPTION_FIRST_LEADS].number)
		return;
	n = matter_bodies(c, item, 1u << ROLE_LEAD | 1u << ROLE_RELATED | 1u << ROLE_ASSIST, all);
	if (n < 2 || matter_bodies(c, item, 1u << ROLE_LEAD, lead) > 0)
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
