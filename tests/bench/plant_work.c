/* Defects of how it is done: processes, services, review. */
#include "plant.h"

bool plant_no_limit(struct planting *p, struct list *l, uint32_t at)
{
	return plant_cell(p, l, at, "时限", "尽快");
}

/* Of one task the rule tells the first step. */
bool plant_sign_offs(struct planting *p, struct list *l, uint32_t at)
{
	for (uint32_t i = 0; i < l->n_rows; i++)
		if (l->row[i]->taken && str_eq(l->row[i]->cell[0], l->row[at]->cell[0]))
			return false;
	return plant_cell(p, l, at, "签批层级", "科员→副科长→科长→分管副局长→局长");
}

/* A risk whose standard says nothing of what a task of risk needs. */
bool plant_risk_elements(struct planting *p, struct list *l, uint32_t at)
{
	put_text(l, l->row[at], "工作规范", "认真负责，公正廉洁。");
	return plant_cell(p, l, at, "备注", "廉政风险高");
}

bool plant_review_incomplete(struct planting *p, struct list *l, uint32_t at)
{
	if (cell(l, l->row[at], "合法性审核")->n == 0)
		return false;
	return plant_cell(p, l, at, "合法性审核", "");
}

bool plant_contradiction(struct planting *p, struct list *l, uint32_t at)
{
	put_text(l, l->row[at], "即来即办", "是");
	return plant_cell(p, l, at, "办理时限", "5个工作日");
}
