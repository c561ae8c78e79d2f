/* A service between departments states its six elements. */
#include "check/process/elements.h"

static const struct element elements[] = {
	{ FIELD_NAME, ELEMENT_TEXT, { "事项名称", "its name" } },
	{ FIELD_BASIS, ELEMENT_TEXT, { "适用依据", "its basis" } },
	{ FIELD_MATERIALS, ELEMENT_NONE_WILL_DO, { "申请材料", "the materials" } },
	{ FIELD_CHANNEL, ELEMENT_TEXT, { "办事途径", "the channel" } },
	{ FIELD_LIMIT, ELEMENT_LIMIT, { "办理时限", "the time limit" } },
	{ FIELD_ONCE, ELEMENT_TEXT, { "是否最多跑一次", "whether one visit is enough" } },
};

static void check(const struct pass *p, uint32_t i)
{
	const struct list *l = &p->c->list[i];

	if (str_eq(l->kind->title, STR("机关办事清单")))
		check_elements(p, l, elements, countof(elements));
}

const struct rule rule_service_incomplete = {
	.id = "service/incomplete",
	.level = QD_ERROR,
	.each = EACH_LIST,
	.title = { "机关办事要素缺失", "Service incomplete" },
	.message = { [ELEMENTS_ROW] = { "{0}没有写明{1}", "{0} does not state {1}" },
	             [ELEMENTS_COLUMN] = { "清单没有{0}一栏", "the list has no column for {0}" } },
	.why = { "名称、依据、材料、途径、时限、是否最多跑一次六项写全，才能一次办成。",
	         "Name, basis, materials, channel, limit and visits: only all six let it be done at once." },
	.fix = { "补齐所缺的要素；不需要材料的写“无”，当场办结的写“即来即办”。",
	         "Add what is missing; write 无 where no materials are needed, 即来即办 for at once." },
	.check = check,
	.bad = { "清单: 机关办事清单\n事项:\n  ⟦-⟧ 部门: 市财政局\n    事项名称: 采购合同备案\n"
	         "    适用依据:\n    申请材料: 合同副本\n    办事途径: 采购系统\n    办理时限: 尽快\n"
	         "    是否最多跑一次: 是\n",
	         "清单: 机关办事清单\n事项:\n  - ⟦部门⟧: 市财政局\n    事项名称: 采购合同备案\n"
	         "    适用依据: 《政府采购法》第四十七条\n    办理时限: 即办\n" },
	.good = { "清单: 机关办事清单\n事项:\n  - 部门: 市财政局\n    事项名称: 采购合同备案\n"
	          "    适用依据: 《政府采购法》第四十七条\n    申请材料: 无\n    办事途径: 采购系统\n"
	          "    办理时限:\n    是否最多跑一次: 一次不用跑\n    即来即办: 是\n" },
};
