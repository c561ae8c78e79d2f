/* Who approves hands on to who supervises and who punishes: none of the three may be missing. */
#include "check/check.h"
#include "check/delegation/names.h"

/* ---- a list that has the columns ---- */

static void check_column(const struct pass *p, const struct list *l, enum field f, uint8_t message)
{
	if (!list_has(l, f))
		return;
	for (uint32_t i = l->item; i < l->item_end; i++) {
		str type = item_text(p->c, i, FIELD_TYPE);

		if (!says_nothing(item_text(p->c, i, f)) ||
		    (type.n && !str_has(type, STR("许可")) && !str_has(type, STR("审批"))))
			continue;
		report(p, (struct report){ .at = item_place(p->c, i, f),
		                           .message = message,
		                           .arg = { item_called(p, i) } });
	}
}

/* ---- an approvals bureau and the departments whose permits it took over ---- */

/* Which law inspections and penalties of the set rest on, and who holds them. */
struct watch {
	struct map law; /* key of an instrument → a body that inspects or punishes under it */
	uint32_t body, n_bodies; /* the last met and whether there are two */
};

static bool is_approvals_bureau(str name)
{
	return str_has(name, STR("行政审批")) || str_has(name, STR("政务服务"));
}

static uint32_t holder(const struct corpus *c, uint32_t item)
{
	for (uint32_t a = c->item_assignment[item]; a < c->item_assignment[item + 1]; a++)
		if (c->assignment[a].role == ROLE_HOLDER)
			return c->assignment[a].body;
	return NONE;
}

static void watch_item(struct watch *w, const struct corpus *c, uint32_t item)
{
	str type = item_text(c, item, FIELD_TYPE);
	uint32_t body = holder(c, item);

	if (body == NONE || is_approvals_bureau(c->bodies.body[body].name) ||
	    (!str_has(type, STR("检查")) && !str_has(type, STR("处罚"))))
		return;
	if (w->n_bodies == 0 || body != w->body)
		w->n_bodies++;
	w->body = body;
	for (uint32_t k = c->item_cited[item]; k < c->item_cited[item + 1]; k++)
		*map_at(&w->law, c->cited[k].law) = body;
}

static bool watched(const struct watch *w, const struct corpus *c, uint32_t item)
{
	for (uint32_t k = c->item_cited[item]; k < c->item_cited[item + 1]; k++)
		if (map_get(&w->law, c->cited[k].law) != NONE)
			return true;
	return c->item_cited[item] == c->item_cited[item + 1]; /* rests on nothing: not for here */
}

static void check_permit(const struct pass *p, const struct watch *w, uint32_t item)
{
	const struct corpus *c = p->c;
	uint32_t body = holder(c, item);

	if (body == NONE || !is_approvals_bureau(c->bodies.body[body].name) ||
	    !str_has(item_text(c, item, FIELD_TYPE), STR("许可")) || watched(w, c, item) ||
	    list_has(corpus_list(c, item), FIELD_SUPERVISOR))
		return;
	report(p, (struct report){
			  .at = item_place(c, item, FIELD_NAME),
			  .confidence = QD_MEDIUM,
			  .message = 2,
			  .arg = { item_called(p, item), arg_str(c->bodies.body[body].name),
	                           arg_str(c->cited[c->item_cited[item]].title) },
		  });
}

static void check(const struct pass *p, uint32_t unused)
{
	const struct corpus *c = p->c;
	struct arena scratch = { 0 };
	struct watch w = { 0 };

	(void)unused;
	map_init(&w.law, &scratch);
	for (uint32_t i = 0; i < c->n_lists; i++) {
		check_column(p, &c->list[i], FIELD_SUPERVISOR, 0);
		check_column(p, &c->list[i], FIELD_ENFORCER, 1);
	}
	for (uint32_t i = 0; i < c->n_items; i++)
		if (list_is(corpus_list(c, i), STR("权责清单")))
			watch_item(&w, c, i);
	/* With one department's powers in the set nobody knows what the others hold. */
	for (uint32_t i = 0; w.n_bodies > 1 && i < c->n_items; i++)
		if (list_is(corpus_list(c, i), STR("权责清单")))
			check_permit(p, &w, i);
	arena_release(&scratch);
}

const struct rule rule_duty_approval_without_supervision = {
	.id = "duty/approval-without-supervision",
	.level = QD_WARNING,
	.each = EACH_CORPUS,
	.title = { "只审批不监管", "Approved, but not supervised" },
	.message = { { "许可{0}没有写监管部门", "permit {0} names no supervisor" },
	             { "许可{0}没有写执法部门", "permit {0} names nobody who enforces" },
	             { "{1}承接的许可{0}，没有一个部门依据《{2}》检查或者处罚",
	               "permit {0} of {1}: no department inspects or punishes under '{2}'" } },
	.why = { "审批划转以后，监管和处罚要有部门接着，否则批了没人管。",
	         "Once approvals have moved, supervision and penalties must still be somebody's." },
	.fix = { "写明监管部门和执法部门；划转衔接不清的，列入职责边界清单。",
	         "Name who supervises and who enforces, or settle it in the boundary list." },
	.check = check,
	.bad = { "清单: 行政许可事项清单\n事项:\n"
	         "  - 许可事项名称: 取水许可\n    实施机关: 市行政审批服务局\n    监管部门: 市水利局\n"
	         "    设定和实施依据: 《水法》第四十八条\n"
	         "  ⟦-⟧ 许可事项名称: 河道采砂许可\n    实施机关: 市行政审批服务局\n    监管部门:\n"
	         "    设定和实施依据: 《水法》第三十九条\n",
	         "清单: 行政许可事项清单\n事项:\n"
	         "  - 许可事项名称: 取水许可\n    实施机关: 市行政审批服务局\n    执法部门: ⟦无⟧\n"
	         "    设定和实施依据: 《水法》第四十八条\n",
	         "清单: 权责清单\n部门: 市行政审批服务局\n事项:\n"
	         "  - 事项名称: ⟦兽药经营许可⟧\n    权力类型: 行政许可\n    行使主体: 市行政审批服务局\n"
	         "    实施依据: 《兽药管理条例》第二十二条\n"
	         "---\n清单: 权责清单\n部门: 市水利局\n事项:\n"
	         "  - 事项名称: 对未经批准取水的处罚\n    权力类型: 行政处罚\n    行使主体: 市水利局\n"
	         "    实施依据: 《水法》第六十九条\n"
	         "---\n清单: 权责清单\n部门: 市农业农村局\n事项:\n"
	         "  - 事项名称: 对农药经营的监督检查\n    权力类型: 行政检查\n    行使主体: 市农业农村局\n"
	         "    实施依据: 《农药管理条例》第四十一条\n" },
	.good = { "清单: 权责清单\n部门: 市行政审批服务局\n事项:\n"
	          "  - 事项名称: 取水许可\n    权力类型: 行政许可\n    行使主体: 市行政审批服务局\n"
	          "    实施依据: 《水法》第四十八条\n"
	          "---\n清单: 权责清单\n部门: 市水利局\n事项:\n"
	          "  - 事项名称: 对未经批准取水的处罚\n    权力类型: 行政处罚\n    行使主体: 市水利局\n"
	          "    实施依据: 《水法》第六十九条\n"
	          "---\n清单: 权责清单\n部门: 市农业农村局\n事项:\n"
	          "  - 事项名称: 对农药经营的监督检查\n    权力类型: 行政检查\n    行使主体: 市农业农村局\n"
	          "    实施依据: 《农药管理条例》第四十一条\n" },
};
