/* Defects of how it is done: processes, services, review. */
#include "plant.h"

bool plant_no_limit(struct planting *p, struct list *l, uint32_t at)
{
	return plant_cell(p, l, at, "时限", "尽快");
}

/* A step before it that the process does not have. */
bool plant_broken_flow(struct planting *p, struct list *l, uint32_t at)
{
	return plant_cell(p, l, at, "上一环节", "并案会商");
}

bool plant_assist_incomplete(struct planting *p, struct list *l, uint32_t at)
{
	return plant_cell(p, l, at, "协助时限", at % 2 ? "" : "及时");
}

/* The requester asks a part of itself. */
bool plant_subordinate(struct planting *p, struct list *l, uint32_t at)
{
	str requester = *cell(l, l->row[at], "请求部门");

	if (!str_ends(requester, STR("局")))
		return false;
	return plant_cell(p, l, at, "协助部门",
	                  arena_join(planting_set(p)->arena, requester, STR("综合执法支队")).p);
}

/* What no department of these sets has among its duties. */
bool plant_beyond_powers(struct planting *p, struct list *l, uint32_t at)
{
	put_text(l, l->row[at], "事项",
	         arena_fmt(planting_set(p)->arena, "牡蛎浮筏登记编组%u", planted_number(p)).p);
	return plant_cell(p, l, at, "协助内容", "为牡蛎浮筏拍照登记编组，丈量筏绳浮球");
}

bool plant_service_incomplete(struct planting *p, struct list *l, uint32_t at)
{
	static const char *const heads[] = { "适用依据", "申请材料", "办事途径", "是否最多跑一次" };

	return plant_cell(p, l, at, heads[at % 4], "");
}

/* What another body of the city issues. */
bool plant_needless_material(struct planting *p, struct list *l, uint32_t at)
{
	if (str_has(*cell(l, l->row[at], "部门"), STR("市场监督管理")))
		return false;
	return plant_behind(p, l, at, "申请材料", "、营业执照复印件");
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
