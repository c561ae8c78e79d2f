/* Every power rests on at least one instrument. */
#include "check/basis/each.h"

static bool has_basis(const struct corpus *c, uint32_t item)
{
	uint32_t row = c->item[item].row, at;

	for (const struct cell *cell; (cell = item_next_cell(c, item, FIELD_BASIS, &row, &at));)
		if (!basis_says_none(cell_trimmed(cell)))
			return true;
	/* what only a further column of the basis says */
	if (c->item_cited[item] < c->item_cited[item + 1])
		return true;
	return item_inherits(c, item) && has_basis(c, c->item[item].main);
}

static void check(const struct pass *p, uint32_t i)
{
	const struct list *l = &p->c->list[i];
	enum qd_level level = l->kind->demands & DEMAND_BASIS ? QD_ERROR : QD_WARNING;

	if (!(l->kind->demands & (DEMAND_BASIS | DEMAND_BASIS_SOFT)))
		return;
	if (!list_has(l, FIELD_BASIS) && l->item < l->item_end) {
		report(p, (struct report){ .at = sheet_place(p->c, l->doc, l->sheet),
		                           .level = level,
		                           .message = 1,
		                           .arg = { sink_number(p->out, l->item_end - l->item) } });
		return;
	}
	for (uint32_t item = l->item; item < l->item_end; item++) {
		str says = item_text(p->c, item, FIELD_BASIS);

		if (has_basis(p->c, item))
			continue;
		report(p, (struct report){
				  .at = item_place(p->c, item, FIELD_BASIS),
				  .level = level,
				  .message = says.n ? 2 : 0,
				  .arg = { item_called(p, item), list_header(l, FIELD_BASIS),
		                           arg_str(says) },
			  });
	}
}

const struct rule rule_basis_missing = {
	.id = "basis/missing",
	.level = QD_ERROR,
	.each = EACH_LIST,
	.title = { "缺少法律依据", "No legal basis" },
	.message = { { "{0}没有写明依据：{1}是空的", "{0} cites no legal basis: '{1}' is empty" },
	             { "整张清单没有依据一栏，{0} 个事项都没有写明依据",
	               "the list has no column of legal bases; none of its {0} items cites one" },
	             { "{0}没有写明依据：{1}只写了“{2}”",
	               "{0} cites no legal basis: '{1}' says '{2}'" } },
	.why = { "法无授权不可为：没有法律、法规、规章依据的职权应予取消。",
	         "No power without law: what rests on no statute must be struck." },
	.fix = { "写明设定该职权的法律文件和条款；查不到依据的，移出清单。",
	         "Cite the instrument and article that set the power, or take the item off." },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  ⟦-⟧ 事项名称: 对占道经营的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市城市管理局\n    实施依据:\n  - 事项名称: 对乱倒垃圾的处罚\n"
	         "    权力类型: 行政处罚\n    行使主体: 市城市管理局\n"
	         "    实施依据: 《城市市容和环境卫生管理条例》第三十四条\n",
	         "清单: 权责清单\n事项:\n  - ⟦事项名称⟧: 对占道经营的处罚\n    权力类型: 行政处罚\n    行使主体: 市城市管理局\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市城市管理局\n    实施依据: ⟦无⟧\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    权力类型: 行政处罚\n"
	          "    行使主体: 市城市管理局\n    实施依据: 《城市市容和环境卫生管理条例》第三十六条\n" },
};
