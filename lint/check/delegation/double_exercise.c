/* What was granted to townships the county department no longer does there. */
#include "check/delegation/came.h"
#include "check/delegation/matters.h"

#include "model/owner.h"

/* The catalogue; without one, a township's own list that says which of its powers were granted. */
static bool is_grant(const struct corpus *c, uint32_t list)
{
	const struct list *l = &c->list[list];

	return list_is(l, STR("赋权目录")) ||
	       (list_is(l, STR("基本履职事项清单")) && list_has(l, FIELD_SOURCE) &&
	        !has_list(c, STR("赋权目录")));
}

/* Whom the power went to. */
static str town_of(const struct corpus *c, uint32_t grant)
{
	str town = item_text(c, grant, FIELD_TOWN);

	town = town.n ? town : item_text(c, grant, FIELD_BODY);
	return town.n ? town : corpus_list(c, grant)->owner;
}

static const void *prepare(const struct pass *p)
{
	return matters_new(p->arena, p->c, is_grant);
}

/* The county department that exercises the item: an assignment, or NONE. */
static uint32_t county_holder(const struct corpus *c, uint32_t item)
{
	for (uint32_t a = c->item_assignment[item]; a < c->item_assignment[item + 1]; a++) {
		enum tier t = c->bodies.body[c->assignment[a].body].tier;

		if (c->assignment[a].role == ROLE_HOLDER && (t == TIER_COUNTY || t == TIER_NONE))
			return a;
	}
	return NONE;
}

/* The grant is in force and took the power from this department, as far as it says. */
static bool taken_from(const struct corpus *c, uint32_t sought, uint32_t found, void *ctx)
{
	const uint32_t *holder = ctx;
	uint32_t from = owner_date(item_text(c, found, FIELD_PUBLISHED));
	bool named = false, same = false;

	if (came_of(c, found) != CAME_GRANTED)
		return false;
	if (from > list_as_of(c, corpus_list(c, sought)) ||
	    !same_region(corpus_list(c, sought), corpus_list(c, found)))
		return false;
	for (uint32_t a = c->item_assignment[found]; a < c->item_assignment[found + 1]; a++) {
		if (c->assignment[a].role != ROLE_SUPERVISE)
			continue;
		named = true;
		same = same || c->assignment[a].body == c->assignment[*holder].body;
	}
	return same || !named;
}

/* The row leaves the townships out, or says that they do it. */
static bool carved_out(const struct corpus *c, uint32_t item)
{
	static const enum field where[] = { FIELD_NOTE, FIELD_AUTHORITY, FIELD_LEVEL, FIELD_DUTY,
		                            FIELD_ADJUSTMENT };
	static const str words[] = { STR_INIT("赋权"), STR_INIT("乡镇"), STR_INIT("镇街"),
		                     STR_INIT("街道"), STR_INIT("镇（"), STR_INIT("下放"),
		                     STR_INIT("除外") };

	for (uint32_t i = 0; i < countof(where); i++)
		if (str_has_any(item_text(c, item, where[i]), words, countof(words)))
			return true;
	return false;
}

static void check(const struct pass *p, uint32_t item)
{
	const struct list *l = corpus_list(p->c, item);
	uint32_t holder;
	struct matter_test test = { .fits = taken_from, .ctx = &holder };
	struct matter grant;

	if (!str_eq(l->kind->id, STR("power")) || l->guide || matters_count(p->prepared) == 0)
		return;
	holder = county_holder(p->c, item);
	if (holder == NONE || carved_out(p->c, item))
		return;
	grant = matters_find(p->prepared, p->c, item, &test);
	if (grant.item == NONE)
		return;
	report(p, (struct report){
			  .at = item_place(p->c, item, FIELD_NAME),
			  .message = !grant.same,
			  .confidence = grant.same ? QD_HIGH : QD_MEDIUM,
			  .arg = { item_called(p, item), arg_str(assignment_name(p->c, holder)),
	                           arg_str(town_of(p->c, grant.item)), item_called(p, grant.item),
	                           score_arg(p->out, grant.score) },
		  });
	sink_relate(p->out, item_place(p->c, grant.item, FIELD_NAME), 0);
}

const struct rule rule_delegation_double_exercise = {
	.id = "delegation/double-exercise",
	.level = QD_WARNING,
	.each = EACH_ITEM,
	.title = { "下放后县级仍行使", "Granted and kept" },
	.message = { { "{0}已赋权给{2}，{1}的清单没有写明不再在那里行使",
	               "{0} was granted to {2}; the list of {1} keeps it without leaving them out" },
	             { "{0}与赋权目录里的{3}（相似度 {4}）像是同一事项，已赋权给{2}，{1}的清单没有写明不再在那里行使",
	               "{0} looks like {3} (likeness {4}), granted to {2}; {1} keeps it" } },
	.note = { { "赋权目录里的这一项", "the item in the catalogue" } },
	.why = { "交下去的处罚权由乡镇行使，县级部门再行使就是两家管一件事。",
	         "What townships now punish the department no longer does there, or both do." },
	.basis = { "《行政处罚法》第二十四条：交由乡镇人民政府、街道办事处行使。",
	           "Law on Penalties, art. 24: exercised by townships and subdistricts." },
	.fix = { "在权限或备注里写明“已赋权镇街的由镇街行使”，或者从本部门清单删去。",
	         "Say that the townships concerned exercise it, or strike it." },
	.prepare = prepare,
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: ⟦对占用绿地的处罚⟧\n    权力类型: 行政处罚\n"
	         "    行使主体: 县城市管理局\n---\n清单: 赋权目录\n事项:\n  - 事项: 对占用绿地的处罚\n"
	         "    权力类型: 行政处罚\n    行使主体: 县城市管理局\n    承接镇街: 东河镇\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: ⟦对擅自砍伐、移植城市树木和占用城市绿地的处罚⟧\n    权力类型: 行政处罚\n"
	         "    行使主体: 县城市管理局\n---\n清单: 赋权目录\n事项:\n"
	         "  - 事项: 对擅自砍伐、移植城市树木和占用绿地的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 县城市管理局\n    承接镇街: 各镇（街道）\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对占用绿地的处罚\n    权力类型: 行政处罚\n"
	          "    行使主体: 县城市管理局\n    备注: 东河镇范围内的已赋权该镇行使\n"
	          "  - 事项名称: 对占用绿地的检查\n    权力类型: 行政检查\n    行使主体: 县城市管理局\n---\n"
	          "清单: 赋权目录\n事项:\n  - 事项: 对占用绿地的处罚\n    权力类型: 行政处罚\n"
	          "    行使主体: 县城市管理局\n    承接镇街: 东河镇\n" },
};
