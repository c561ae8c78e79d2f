/* A matter has one lead, not two. */
#include "check/overlap/bodies.h"

/* Townships lead each in its own place. */
static bool all_townships(const struct corpus *c, const uint32_t *lead, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (c->assignment[lead[i]].tier != TIER_TOWN)
			return false;
	return true;
}

/* «牵头部门», «主办单位»: a column that says itself that they lead. */
static bool says_lead(str header)
{
	return str_has(header, STR("牵头")) || str_has(header, STR("主办")) ||
	       str_has(header, STR("主责"));
}

static void check(const struct pass *p, uint32_t item)
{
	const struct corpus *c = p->c;
	uint32_t lead[MATTER_BODIES];
	uint32_t n = matter_bodies(c, item, 1u << ROLE_LEAD, lead);

	if (n < 2 || all_townships(c, lead, n) ||
	    !(corpus_list(c, item)->kind->demands & DEMAND_LEAD) || first_leads(p, item))
		return;
	report(p, (struct report){
			  .at = assignment_place(c, lead[1]),
			  .message = !says_lead(list_header(corpus_list(c, item), FIELD_LEAD).zh),
			  .arg = { item_called(p, item), sink_number(p->out, n),
	                           matter_names(p, lead, n),
	                           list_header(corpus_list(c, item), FIELD_LEAD) },
		  });
}

const struct rule rule_overlap_two_leads = {
	.id = "overlap/two-leads",
	.level = QD_ERROR,
	.each = EACH_ITEM,
	.title = { "多个牵头部门", "Several lead bodies" },
	.message = { { "{0}写了 {1} 个{3}（{2}）", "{0} names {1} lead bodies ({2})" },
	             { "{0}的{3}写了 {1} 个（{2}），没有写明由谁牵头",
	               "'{3}' of {0} names {1} bodies ({2}), and none of them leads" } },
	.why = { "牵头只能有一个，写两个等于没有牵头。", "Two leads are none." },
	.fix = { "只留一个牵头部门，其余改为配合；约定第一位为主办的，在配置中打开 first-leads。",
	         "Keep one lead, or switch on first-leads where the first named leads by rule." },
	.option = { { "first-leads",
	              OPTION_FLAG,
	              "否",
	              { "列在第一位的即为牵头", "the first named leads" } } },
	.check = check,
	.bad = { "清单: 职责边界清单\n事项:\n  - 管理事项: 餐饮油烟治理\n    牵头部门: 市城市管理局、⟦市生态环境局⟧\n",
	         "清单: 属地管理清单\n事项:\n  - 事项名称: 占道堆料整治\n    主体责任单位: 区城市管理局、⟦区住房和城乡建设局⟧\n"
	         "    主体责任: 查处占道堆料。\n" },
	.good = { "清单: 职责边界清单\n事项:\n  - 管理事项: 餐饮油烟治理\n    牵头部门: 市城市管理局\n"
	          "    配合部门: 市生态环境局\n" },
};
