/* Whoever assists assists somebody: the upper department and what it does itself. */
#include "check/delegation/names.h"

/* The columns of the body in charge and of its duty. */
struct side {
	enum field body, duty;
};

static bool side_of(const struct list *l, struct side *s)
{
	if (list_is(l, STR("配合履职事项清单")))
		*s = (struct side){ FIELD_UPPER, FIELD_UPPER_DUTY };
	else if (list_is(l, STR("属地管理清单")))
		*s = (struct side){ FIELD_LEAD, FIELD_LEAD_DUTY };
	else
		return false;
	return true;
}

static void tell(const struct pass *p, uint32_t item, enum field f, uint8_t message)
{
	const struct list *l = corpus_list(p->c, item);
	enum field body = f == FIELD_UPPER_DUTY ? FIELD_UPPER : FIELD_LEAD;

	report(p, (struct report){
			  .at = item_place(p->c, item, f),
			  .message = message,
			  .arg = { item_called(p, item), list_header(l, f),
	                           arg_str(item_text(p->c, item, body)) },
		  });
}

/* One finding for all rows of a grid without the column. */
static void tell_list(const struct pass *p, const struct list *l, enum field f)
{
	report(p, (struct report){ .at = sheet_place(p->c, l->doc, l->sheet),
	                           .message = 2,
	                           .arg = { list_header(l, f) } });
}

/* In a territorial list an item without a body in charge is duty/unassigned's to tell. */
static void check(const struct pass *p, uint32_t item)
{
	const struct list *l = corpus_list(p->c, item);
	struct side s;

	if (!side_of(l, &s))
		return;
	if (!list_has(l, s.duty) && list_has(l, s.body)) {
		if (item == l->item)
			tell_list(p, l, s.duty);
		return;
	}
	if (says_nothing(item_text(p->c, item, s.body))) {
		if (s.body == FIELD_UPPER)
			tell(p, item, s.body, 0);
	} else if (says_nothing(item_text(p->c, item, s.duty))) {
		tell(p, item, s.duty, 1);
	}
}

const struct rule rule_delegation_no_upper_body = {
	.id = "delegation/no-upper-body",
	.level = QD_ERROR,
	.each = EACH_ITEM,
	.title = { "配合事项无对应上级部门", "Assisting nobody" },
	.message = { { "{0}要乡镇（街道）配合，{1}却是空的",
	               "a township assists in {0}, but '{1}' is empty" },
	             { "{0}只写了{2}，{1}是空的，看不出它自己做什么",
	               "{0} names {2}, but '{1}' is empty: what does it do itself?" },
	             { "整张清单没有“{0}”一栏，看不出部门自己承担什么",
	               "the list has no column '{0}': what do the departments do themselves?" } },
	.why = { "没有牵头的部门和它的职责，“配合”就成了乡镇独自承担。",
	         "Without a department in charge, assisting means doing it alone." },
	.fix = { "写明对应的上级部门和它承担的职责；没有的，移出配合清单。",
	         "Name the department and its own duty, or take the item off the list." },
	.check = check,
	.bad = { "清单: 配合履职事项清单\n事项:\n  ⟦-⟧ 事项名称: 秸秆禁烧\n    对应上级部门:\n"
	         "    上级部门职责: 查处违法焚烧。\n    配合职责: 每日巡查并报告。\n",
	         "清单: 配合履职事项清单\n事项:\n  ⟦-⟧ 事项名称: 秸秆禁烧\n    对应上级部门: 县农业农村局\n"
	         "    上级部门职责:\n    配合职责: 每日巡查并报告。\n",
	         "清单: 配合履职事项清单\n事项:\n  - ⟦事项名称⟧: 秸秆禁烧\n    对应上级部门: 县农业农村局\n"
	         "    配合职责: 每日巡查并报告。\n" },
	.good = { "清单: 配合履职事项清单\n事项:\n  - 事项名称: 秸秆禁烧\n    对应上级部门: 县农业农村局\n"
	          "    上级部门职责: 制定禁烧方案，查处违法焚烧。\n    配合职责: 每日巡查并报告。\n" },
};
