/* Required columns are filled in every item. Bodies and legal bases have rules of their own. */
#include "check/check.h"

/* Does any row of the item fill the field? */
static bool filled(const struct corpus *c, uint32_t item, enum field f)
{
	uint32_t row = c->item[item].row, at;

	return item_next_cell(c, item, f, &row, &at) != NULL || item_has(c, item, f);
}

/* A column that nobody filled is said once, at its header. */
static void empty_column(const struct pass *p, const struct list *l, const struct kind_column *col)
{
	struct place at = sheet_place(p->c, l->doc, l->sheet);

	if (l->header_row != NONE)
		at = place_cell(l->doc, l->sheet, l->header_row, l->col[col->field]);
	report(p, (struct report){
			  .at = at,
			  .level = col->required,
			  .message = 1,
			  .arg = { list_header(l, col->field),
	                           sink_number(p->out, l->item_end - l->item) },
		  });
}

static void check_column(const struct pass *p, const struct list *l, const struct kind_column *col)
{
	uint32_t n = l->item_end - l->item, missing = 0;

	for (uint32_t i = l->item; i < l->item_end; i++)
		missing += !filled(p->c, i, col->field);
	if (missing == n && n >= 3) {
		empty_column(p, l, col);
		return;
	}
	for (uint32_t i = l->item; missing > 0 && i < l->item_end; i++) {
		if (filled(p->c, i, col->field))
			continue;
		missing--;
		report(p, (struct report){
				  .at = item_place(p->c, i, col->field),
				  .level = col->required,
				  .arg = { item_called(p, i), list_header(l, col->field) },
			  });
	}
}

static void check(const struct pass *p, uint32_t i)
{
	const struct list *l = &p->c->list[i];

	for (uint32_t k = 0; k < l->kind->n_columns; k++) {
		const struct kind_column *col = &l->kind->column[k];

		if (col->required != QD_OFF && list_has(l, col->field))
			check_column(p, l, col);
	}
}

const struct rule rule_form_missing_field = {
	.id = "form/missing-field",
	.level = QD_ERROR,
	.each = EACH_LIST,
	.title = { "必填项为空", "Required field is empty" },
	.message = { { "{0}没有填写{1}", "{0} leaves '{1}' empty" },
	             { "“{0}”这一列 {1} 个事项全部没有填写",
	               "column '{0}' is empty for all {1} items" } },
	.why = { "缺项的事项无法公示，也无法据此履职、追责。",
	         "An item with gaps can be neither published nor acted upon." },
	.fix = { "补全这一栏；确实不适用的，写“无”并在备注说明。",
	         "Fill it in; where it does not apply, write 无 and say why in the notes." },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  ⟦-⟧ 事项名称: 对占道经营的处罚\n    权力类型:\n"
	         "    行使主体: 市城市管理局\n  - 事项名称: 对乱倒垃圾的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市城市管理局\n",
	         "序号,事项名称,⟦权力类型⟧,行使主体\n1,对占道经营的处罚,,市城市管理局\n2,对乱倒垃圾的处罚,,市城市管理局\n3,对乱贴广告的处罚,,市城市管理局\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    权力类型: 行政处罚\n"
	          "    行使主体: 市城市管理局\n" },
};
