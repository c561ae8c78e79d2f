/* Defects of the table itself. */
#include "plant.h"

bool plant_missing_field(struct planting *p, struct list *l, uint32_t at)
{
	return plant_cell(p, l, at, "权力类型", "");
}

/* A header nobody knows. */
bool plant_unknown_column(struct planting *p, struct list *l, uint32_t at)
{
	if (at != 0 || !list_free(l))
		return false;
	l->head[list_column(l, "内设机构职责")] = STR("平时都忙些什么");
	planted_in(p, l);
	return true;
}

bool plant_unknown_list(struct planting *p, struct list *l, uint32_t at)
{
	static const char *const odd[] = { "甲", "乙", "丙", "丁", "戊" };

	if (at != 0 || !list_free(l))
		return false;
	l->title = STR("座谈记录");
	for (uint32_t c = 0; c < l->n_cols; c++)
		l->head[c] = str_from(odd[c]);
	planted_in(p, l);
	return true;
}

/* Texts that repeat the names of their items, but one, which repeats its neighbour's: a list of its
 * own, as the others say the same of many items. */
bool plant_row_shift(struct planting *p, struct list *l, uint32_t at)
{
	enum { RUN = 8, SHIFTED = 4 };
	struct set *s = planting_set(p);
	struct list *own;

	if (!rows_free(l, at, RUN) ||
	    !str_ends(*cell(l, l->row[at + SHIFTED], "事项名称"), STR("处罚")) ||
	    !str_ends(*cell(l, l->row[at + SHIFTED - 1], "事项名称"), STR("处罚")))
		return false;
	own = list_new(s, l->form, l->region, l->owner);
	own->file = arena_fmt(s->arena, "%u%s", planted_number(p), l->file.p);
	for (uint32_t i = 0; i < RUN; i++) {
		struct row *r = list_insert(s, own, i, l->row[at]);
		uint32_t of = i == SHIFTED ? i - 1 : i;

		list_remove(l, at);
		put(own, r, "部门职责", (str){ 0 });
		put(own, r, "部门职责",
		    arena_fmt(s->arena, "负责本市%s", cell(own, own->row[of], "事项名称")->p));
		r->taken = true;
	}
	planted_at(p, own, own->row[SHIFTED]);
	own->taken = true;
	return true;
}

/* Of several such rows together the rule tells the first. */
bool plant_sequence(struct planting *p, struct list *l, uint32_t at)
{
	if ((at > 0 && l->row[at - 1]->cell[0].n) ||
	    (at + 1 < l->n_rows && l->row[at + 1]->cell[0].n))
		return false;
	return plant_cell(p, l, at, "序号", "暂列");
}

bool plant_declared_count(struct planting *p, struct list *l, uint32_t at)
{
	if (at != 0 || !list_free(l))
		return false;
	l->declared = arena_fmt(planting_set(p)->arena, "%u", l->n_rows + 3);
	planted_in(p, l);
	return true;
}

bool plant_breakdown_sum(struct planting *p, struct list *l, uint32_t at)
{
	if (at != 0 || !list_free(l))
		return false;
	l->title = arena_fmt(planting_set(p)->arena, "流程（共%u项：受理类3项、办理类1项）",
	                     l->n_rows);
	planted_in(p, l);
	return true;
}

bool plant_unknown_type(struct planting *p, struct list *l, uint32_t at)
{
	return plant_cell(p, l, at, "权力类型", "行政督促");
}

bool plant_type_name(struct planting *p, struct list *l, uint32_t at)
{
	if (!str_ends(*cell(l, l->row[at], "事项名称"), STR("监督检查")))
		return false;
	return plant_cell(p, l, at, "权力类型", "行政处罚");
}

bool plant_duplicate_item(struct planting *p, struct list *l, uint32_t at)
{
	struct row *copy = list_insert(planting_set(p), l, at + 1, l->row[at]);

	put(l, copy, "序号", (str){ 0 });
	put(l, copy, "职权编码", arena_fmt(planting_set(p)->arena, "38%09u", planted_number(p)));
	planted_at(p, l, l->row[at]);
	planted_at(p, l, copy);
	return true;
}

/* The same bytes under another name. */
bool plant_duplicate_file(struct planting *p, struct list *l, uint32_t at)
{
	struct set *s = planting_set(p);
	struct list *copy;

	if (at != 0 || !list_free(l) || l->n_rows == 0)
		return false;
	copy = list_new(s, l->form, l->region, l->owner);
	copy->file = arena_fmt(s->arena, "副本%s", l->file.p);
	for (uint32_t i = 0; i < l->n_rows; i++)
		list_insert(s, copy, i, l->row[i]);
	planted_in(p, l);
	planted_in(p, copy);
	return true;
}

bool plant_code(struct planting *p, struct list *l, uint32_t at)
{
	if (at == 0 || !rows_free(l, at - 1, 2))
		return false;
	put(l, l->row[at], "职权编码", *cell(l, l->row[at - 1], "职权编码"));
	planted_at(p, l, l->row[at]);
	planted_at(p, l, l->row[at - 1]);
	return true;
}

bool plant_drag_fill(struct planting *p, struct list *l, uint32_t at)
{
	enum { RUN = 5 };

	if (!rows_free(l, at, RUN))
		return false;
	for (uint32_t i = at; i < at + RUN; i++) {
		put(l, l->row[i], "追责对象范围",
		    arena_fmt(planting_set(p)->arena, "%u.单位法定代表人和直接责任人", 3 + i - at));
		planted_at(p, l, l->row[i]);
	}
	return true;
}

bool plant_repeated_words(struct planting *p, struct list *l, uint32_t at)
{
	return plant_behind(p, l, at, "部门职责", "，负责负责档案管理");
}

bool plant_truncated(struct planting *p, struct list *l, uint32_t at)
{
	return plant_behind(p, l, at, "责任事项", "，依照《示例市行政程序");
}

bool plant_mojibake(struct planting *p, struct list *l, uint32_t at)
{
	return plant_behind(p, l, at, "追责情形", "，锟斤拷");
}

bool plant_mixed_script(struct planting *p, struct list *l, uint32_t at)
{
	return plant_cell(p, l, at, "部门职责", "負責監督檢查並依法處罰違法行為");
}

bool plant_width(struct planting *p, struct list *l, uint32_t at)
{
	return plant_behind(p, l, at, "事项名称", "(试行)");
}

bool plant_bracket(struct planting *p, struct list *l, uint32_t at)
{
	return plant_behind(p, l, at, "追责情形", "（情节严重的，从重处理。");
}

bool plant_doc_number(struct planting *p, struct list *l, uint32_t at)
{
	return plant_cell(p, l, at, "备注", "依据区政函【2024】21号调整");
}

bool plant_impossible_date(struct planting *p, struct list *l, uint32_t at)
{
	return plant_cell(p, l, at, "备注", "2024年4月36日调整");
}

bool plant_name_style(struct planting *p, struct list *l, uint32_t at)
{
	str name = *cell(l, l->row[at], "事项名称");

	if (!str_ends(name, STR("的处罚")))
		return false;
	name = str_slice(name, strlen("对"), name.n - strlen("的处罚"));
	put(l, l->row[at], "事项名称", arena_join(planting_set(p)->arena, name, STR("罚款")));
	planted_at(p, l, l->row[at]);
	return true;
}

bool plant_foreign_text(struct planting *p, struct list *l, uint32_t at)
{
	return plant_behind(p, l, at, "部门职责", "。微信扫一扫");
}

bool plant_attachment_gap(struct planting *p, struct list *l, uint32_t at)
{
	return plant_cell(p, l, at, "申请材料", "附件1：申请表\n附件3：身份证明");
}
