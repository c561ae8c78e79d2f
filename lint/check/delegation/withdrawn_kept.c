/* What a department took back has a taker and a way, and is gone from the township's lists. */
#include "check/delegation/matters.h"

enum { MESSAGE_BLANK, MESSAGE_NO_COLUMN, MESSAGE_KEPT, MESSAGE_NEAR };

static bool is_kept_in(const struct corpus *c, uint32_t list)
{
	static const str kinds[] = { STR_INIT("基本履职事项清单"), STR_INIT("配合履职事项清单"),
		                     STR_INIT("赋权目录") };

	for (uint32_t i = 0; i < countof(kinds); i++)
		if (list_is(&c->list[list], kinds[i]))
			return true;
	return false;
}

static const void *prepare(const struct pass *p)
{
	return matters_new(p->arena, p->c, is_kept_in);
}

/* The lists of one township; or a grant to it, in its place. */
static bool meet(const struct corpus *c, uint32_t sought, uint32_t found, void *unused)
{
	const struct list *own = corpus_list(c, sought), *other = corpus_list(c, found);
	str town = own->owner.n ? own->owner : item_text(c, sought, FIELD_TOWN);

	(void)unused;
	if (!same_region(own, other))
		return false;
	if (list_is(other, STR("赋权目录")))
		return towns_include(item_text(c, found, FIELD_TOWN), town);
	return other->owner.n == 0 || town.n == 0 || towns_include(town, other->owner);
}

static void check_field(const struct pass *p, uint32_t item, enum field f)
{
	const struct list *l = corpus_list(p->c, item);

	if (!says_nothing(item_text(p->c, item, f)) || (!list_has(l, f) && item != l->item))
		return;
	if (!list_has(l, f))
		report(p, (struct report){ .at = sheet_place(p->c, l->doc, l->sheet),
		                           .message = MESSAGE_NO_COLUMN,
		                           .arg = { list_header(l, f) } });
	else
		report(p, (struct report){ .at = item_place(p->c, item, f),
		                           .arg = { item_called(p, item), list_header(l, f) } });
}

static void check_kept(const struct pass *p, uint32_t item)
{
	const struct matter_test test = { .fits = meet };
	struct matter found = matters_find(p->prepared, p->c, item, &test);

	if (found.item == NONE)
		return;
	report(p, (struct report){
			  .at = item_place(p->c, item, FIELD_NAME),
			  .message = found.same ? MESSAGE_KEPT : MESSAGE_NEAR,
			  .level = found.same ? QD_ERROR : QD_WARNING,
			  .confidence = found.same ? QD_HIGH : QD_MEDIUM,
			  .arg = { item_called(p, item),
	                           arg_str(corpus_list(p->c, found.item)->kind->title),
	                           item_called(p, found.item), score_arg(p->out, found.score) },
		  });
	sink_relate(p->out, item_place(p->c, found.item, FIELD_NAME), 0);
}

static void check(const struct pass *p, uint32_t item)
{
	if (!list_is(corpus_list(p->c, item), STR("上级部门收回事项清单")))
		return;
	check_field(p, item, FIELD_TAKER);
	check_field(p, item, FIELD_WAY);
	if (!in_transition(p->c, item))
		check_kept(p, item);
}

const struct rule rule_delegation_withdrawn_kept = {
	.id = "delegation/withdrawn-kept",
	.level = QD_ERROR,
	.each = EACH_ITEM,
	.title = { "已收回仍由乡镇承担", "Taken back but still the township's" },
	.message = { { "{0}已收回，{1}却是空的，没有落到部门",
	               "{0} was taken back, but '{1}' is empty" },
	             { "整张收回清单没有“{0}”一栏", "the list has no column '{0}'" },
	             { "{0}已由上级部门收回，{1}里还列着它",
	               "{0} was taken back but still stands in {1}" },
	             { "{0}已由上级部门收回，{1}里还有名称相近的{2}（相似度 {3}），请核对",
	               "{0} was taken back; {1} still has {2} (likeness {3})" } },
	.note = { { "还列在这里", "it still stands here" } },
	.why = { "收回的事项没有人接，或者乡镇清单没有删，等于没有收回。",
	         "A matter nobody took over, or that the township still lists, was not taken back." },
	.fix = { "写明承接部门和工作方式；从乡镇清单和赋权目录中删去；需要过渡的，写明截止日期。",
	         "Name the taker and the way; strike it from the township's lists, or date the transition." },
	.prepare = prepare,
	.check = check,
	.bad = { "清单: 上级部门收回事项清单\n事项:\n  ⟦-⟧ 事项名称: 特种设备检查\n"
	         "    承接部门: 县市场监督管理局\n    工作方式:\n",
	         "清单: 上级部门收回事项清单\n事项:\n  - 事项名称: ⟦特种设备检查⟧\n"
	         "    承接部门: 县市场监督管理局\n    工作方式: 由县局派员检查\n---\n"
	         "清单: 配合履职事项清单\n事项:\n  - 事项名称: 特种设备检查\n"
	         "    对应上级部门: 县市场监督管理局\n",
	         "清单: 上级部门收回事项清单\n事项:\n  - ⟦事项名称⟧: 特种设备检查\n"
	         "    承接部门: 县市场监督管理局\n",
	         "清单: 上级部门收回事项清单\n事项:\n  - 事项名称: ⟦对特种设备使用单位的日常安全检查⟧\n"
	         "    承接部门: 县市场监督管理局\n    工作方式: 由县局派员检查\n---\n"
	         "清单: 配合履职事项清单\n事项:\n  - 事项名称: 对特种设备的使用单位的日常安全检查\n"
	         "    对应上级部门: 县市场监督管理局\n" },
	.good = { "清单: 上级部门收回事项清单\n基准日期: 2024-05-01\n事项:\n  - 事项名称: 特种设备检查\n"
	          "    承接部门: 县市场监督管理局\n    工作方式: 由县局派员检查\n    过渡期: 2024-12-31\n---\n"
	          "清单: 配合履职事项清单\n事项:\n  - 事项名称: 特种设备检查\n"
	          "    对应上级部门: 县市场监督管理局\n" },
};
