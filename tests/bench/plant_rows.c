/* Defects of who does what on which basis: duties, overlaps, bases. */
#include "plant.h"

/* ---- duty ---- */

/* A supervising body would still answer for the item. */
bool plant_unassigned(struct planting *p, struct list *l, uint32_t at)
{
	if (cell(l, l->row[at], "监管部门")->n)
		return false;
	return plant_cell(p, l, at, "行使主体", "");
}

bool plant_vague_body(struct planting *p, struct list *l, uint32_t at)
{
	return plant_behind(p, l, at, "行使主体", "、有关部门");
}

bool plant_placeholder(struct planting *p, struct list *l, uint32_t at)
{
	return plant_cell(p, l, at, "行使主体", "××局");
}

bool plant_catch_all(struct planting *p, struct list *l, uint32_t at)
{
	return plant_cell(p, l, at, "工作任务", "完成领导交办的其他工作");
}

/* 宣传, 档案 and the like are everybody's. */
static bool is_own_task(const struct list *l, struct row *r)
{
	str task = *cell(l, r, "工作任务");

	return str_has(task, STR("案件")) && !str_has(task, STR("宣传")) &&
	       !str_has(task, STR("档案"));
}

/* Two sections that have agreed on matters between them may both have a task. */
static bool have_agreed(const struct set *s, const struct list *l, str section, str other)
{
	for (uint32_t i = 0; i < s->n_lists; i++) {
		const struct list *b = s->list[i];

		for (uint32_t k = 0; b->form == FORM_SECTIONS && k < b->n_rows; k++) {
			str lead = b->row[k]->cell[2], assist = b->row[k]->cell[3];

			if (str_eq(b->owner, l->owner) &&
			    (str_eq(lead, section) || str_eq(assist, section)) &&
			    (str_eq(lead, other) || str_eq(assist, other)))
				return true;
		}
	}
	return false;
}

/* The task of one section stands in another of the department. */
bool plant_section_conflict(struct planting *p, struct list *l, uint32_t at)
{
	for (uint32_t i = 0; i < l->n_rows; i++) {
		struct row *other = l->row[i];

		str section = *cell(l, l->row[at], "内设机构");

		if (other->taken || !is_own_task(l, other) ||
		    str_eq(*cell(l, other, "内设机构"), section) ||
		    have_agreed(planting_set(p), l, section, *cell(l, other, "内设机构")))
			continue;
		put(l, l->row[at], "工作任务", *cell(l, other, "工作任务"));
		planted_at(p, l, l->row[at]);
		planted_at(p, l, other);
		return true;
	}
	return false;
}

/* ---- overlap ---- */

/* The list of another department of the same place and form. */
static struct list *other_list(struct planting *p, const struct list *l)
{
	struct set *s = planting_set(p);

	for (uint32_t i = 0, k = planted_number(p); i < s->n_lists; i++) {
		struct list *o = s->list[(k + i) % s->n_lists];

		if (o->form == l->form && str_eq(o->region, l->region) &&
		    !str_eq(o->owner, l->owner) && !o->taken && o->n_rows > 0)
			return o;
	}
	return NULL;
}

/* Where items of several lists rest on one article the rule may speak at any of them. */
static void planted_alike(struct planting *p, const struct list *l, struct row *like)
{
	struct set *s = planting_set(p);
	str basis = *cell(l, like, "实施依据");

	for (uint32_t i = 0; i < s->n_lists; i++)
		for (uint32_t k = 0; s->list[i]->form == l->form && k < s->list[i]->n_rows; k++)
			if (str_eq(*cell(l, s->list[i]->row[k], "实施依据"), basis))
				planted_beside(p, s->list[i], s->list[i]->row[k]);
}

/* Another department takes the item into its own list. */
bool plant_same_power(struct planting *p, struct list *l, uint32_t at)
{
	struct list *other = other_list(p, l);
	struct row *copy;
	str holder;

	if (!other)
		return false;
	holder = *cell(other, other->row[0], "行使主体");
	copy = list_insert(planting_set(p), other, other->n_rows, l->row[at]);
	put(other, copy, "序号", (str){ 0 });
	put(other, copy, "职权编码",
	    arena_fmt(planting_set(p)->arena, "39%09u", planted_number(p)));
	put(other, copy, "行使主体", holder);
	planted_at(p, l, l->row[at]);
	planted_at(p, other, copy);
	planted_alike(p, other, copy);
	return true;
}

/* The task of one department stands in another's list; in districts their likes have it as well. */
bool plant_similar_duty(struct planting *p, struct list *l, uint32_t at)
{
	struct list *other = other_list(p, l);

	if (!str_eq(l->region, planting_set(p)->department[0].region))
		return false;

	for (uint32_t i = 0; other && i < other->n_rows; i++) {
		if (other->row[i]->taken || !is_own_task(other, other->row[i]))
			continue;
		put(l, l->row[at], "工作任务", *cell(other, other->row[i], "工作任务"));
		planted_at(p, l, l->row[at]);
		planted_at(p, other, other->row[i]);
		return true;
	}
	return false;
}

static str both(struct planting *p, const struct list *l, struct row *r)
{
	return arena_fmt(planting_set(p)->arena, "%s、%s", cell(l, r, "牵头部门")->p,
	                 cell(l, r, "配合部门")->p);
}

bool plant_no_lead(struct planting *p, struct list *l, uint32_t at)
{
	put(l, l->row[at], "配合部门", both(p, l, l->row[at]));
	return plant_cell(p, l, at, "牵头部门", "");
}

bool plant_two_leads(struct planting *p, struct list *l, uint32_t at)
{
	put(l, l->row[at], "牵头部门", both(p, l, l->row[at]));
	return plant_cell(p, l, at, "配合部门", "");
}

bool plant_lead_assists(struct planting *p, struct list *l, uint32_t at)
{
	put(l, l->row[at], "配合部门", both(p, l, l->row[at]));
	planted_at(p, l, l->row[at]);
	return true;
}

bool plant_incomplete_boundary(struct planting *p, struct list *l, uint32_t at)
{
	return plant_cell(p, l, at, "争议解决", "");
}

bool plant_vague_division(struct planting *p, struct list *l, uint32_t at)
{
	return plant_cell(p, l, at, "职责分工", "配合做好相关工作");
}

/* The rows of a matter in the lists of the other departments; what is done with them. */
static uint32_t other_sides(struct planting *p, const struct list *l, struct row *r,
                            struct list **side, struct row **at)
{
	struct set *s = planting_set(p);
	str matter = *cell(l, r, "管理事项");

	for (uint32_t i = 0; i < s->n_lists; i++)
		for (uint32_t k = 0;
		     s->list[i] != l && s->list[i]->form == l->form && k < s->list[i]->n_rows; k++)
			if (str_eq(*cell(l, s->list[i]->row[k], "管理事项"), matter)) {
				*side = s->list[i];
				*at = s->list[i]->row[k];
				return k;
			}
	return UINT32_MAX;
}

/* Here the other department leads. */
bool plant_boundary_disagrees(struct planting *p, struct list *l, uint32_t at)
{
	struct list *side;
	struct row *there, *here = l->row[at];
	str lead = *cell(l, here, "牵头部门");

	if (other_sides(p, l, here, &side, &there) == UINT32_MAX || there->taken || side->taken)
		return false;
	put(l, here, "牵头部门", *cell(l, here, "配合部门"));
	put(l, here, "配合部门", lead);
	planted_at(p, l, here);
	planted_at(p, side, there);
	return true;
}

/* The other department strikes it off its list. */
bool plant_one_sided(struct planting *p, struct list *l, uint32_t at)
{
	struct list *side;
	struct row *there;
	uint32_t k = other_sides(p, l, l->row[at], &side, &there);

	if (k == UINT32_MAX || there->taken || side->taken || side->n_rows < 2)
		return false;
	list_remove(side, k);
	planted_at(p, l, l->row[at]);
	return true;
}

/* ---- basis ---- */

bool plant_basis_missing(struct planting *p, struct list *l, uint32_t at)
{
	return plant_cell(p, l, at, "实施依据", "");
}

bool plant_no_article(struct planting *p, struct list *l, uint32_t at)
{
	str basis = *cell(l, l->row[at], "实施依据");
	size_t end = str_find(basis, STR("》"), 0);

	if (end == STR_NONE)
		return false;
	put(l, l->row[at], "实施依据", str_slice(basis, 0, end + strlen("》")));
	planted_at(p, l, l->row[at]);
	return true;
}

/* A penalty or permit on no more than a document. */
bool plant_rank_too_low(struct planting *p, struct list *l, uint32_t at)
{
	str type = *cell(l, l->row[at], "权力类型");

	if (!str_has(type, STR("许可")) && !str_has(type, STR("处罚")))
		return false;
	return plant_cell(p, l, at, "实施依据", "《示例市人民政府关于加强行业管理的通告》第三条");
}

bool plant_wrong_tag(struct planting *p, struct list *l, uint32_t at)
{
	str basis = *cell(l, l->row[at], "实施依据");

	if (!str_has(basis, STR("中华人民共和国")))
		return false;
	put(l, l->row[at], "实施依据", arena_join(planting_set(p)->arena, STR("【规章】"), basis));
	planted_at(p, l, l->row[at]);
	return true;
}

bool plant_sanction_rank(struct planting *p, struct list *l, uint32_t at)
{
	if (!str_has(*cell(l, l->row[at], "权力类型"), STR("处罚")))
		return false;
	return plant_cell(p, l, at, "实施依据",
	                  "【规章】《示例市行业管理规定》（示例市人民政府令第9号）第三十条："
	                  "没收违法所得，可以并处一千元以下罚款");
}
