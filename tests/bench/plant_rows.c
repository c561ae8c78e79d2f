/* Defects of who does what: duties and overlaps. */
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

/* Items that rest on one article are each other's: what is planted in one may show at another. */
static void planted_alike(struct planting *p, const struct list *l, struct row *like)
{
	struct set *s = planting_set(p);
	str basis = *cell(l, like, "实施依据");

	for (uint32_t i = 0; i < s->n_lists; i++)
		for (uint32_t k = 0; s->list[i]->form == l->form && k < s->list[i]->n_rows; k++)
			if (str_eq(*cell(l, s->list[i]->row[k], "实施依据"), basis))
				planted_beside(p, s->list[i], s->list[i]->row[k]);
}

static bool plant_body(struct planting *p, struct list *l, uint32_t at, str name)
{
	if (has_like(l, at))
		return false;
	put(l, l->row[at], "行使主体", name);
	planted_at(p, l, l->row[at]);
	planted_alike(p, l, l->row[at]);
	return true;
}

/* 市 or 区, as the holder's name begins; then another name. */
static bool plant_holder(struct planting *p, struct list *l, uint32_t at, const char *name)
{
	str holder = *cell(l, l->row[at], "行使主体");
	size_t level = strlen("市");

	return holder.n > level &&
	       plant_body(p, l, at,
	                  arena_join(planting_set(p)->arena, str_slice(holder, 0, level),
	                             str_from(name)));
}

bool plant_former_body(struct planting *p, struct list *l, uint32_t at)
{
	return plant_holder(p, l, at, "工商行政管理局");
}

/* Of one name the rule tells the first place of a list. */
bool plant_unknown_body(struct planting *p, struct list *l, uint32_t at)
{
	static const char *const what[] = { "碑林", "廊桥", "瓷窑", "古井", "驿道",
		                            "牌坊", "灯塔", "磨坊", "石刻", "城砖" };
	static const char *const how[] = { "看护", "拓印", "修缮", "编目", "展陈",
		                           "挂牌", "巡守", "摄录", "征集", "鉴赏" };
	uint32_t k = planted_number(p);

	return plant_holder(p, l, at,
	                    arena_fmt(planting_set(p)->arena, "%s%s局", what[k % countof(what)],
	                              how[k / countof(what) % countof(how)])
	                            .p);
}

/* A section of the department. */
bool plant_not_a_body(struct planting *p, struct list *l, uint32_t at)
{
	return plant_body(p, l, at, *cell(l, l->row[at], "承办机构"));
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

/* A row of the boundary lists settles what is between two departments. */
static bool have_boundary(const struct set *s, str a, str b)
{
	for (uint32_t i = 0; i < s->n_lists; i++) {
		const struct list *l = s->list[i];

		for (uint32_t k = 0; l->form == FORM_BOUNDARY && k < l->n_rows; k++) {
			str lead = *cell(l, l->row[k], "牵头部门");
			str assist = *cell(l, l->row[k], "配合部门");

			if ((str_eq(lead, a) && str_eq(assist, b)) ||
			    (str_eq(lead, b) && str_eq(assist, a)))
				return true;
		}
	}
	return false;
}

/* Another department takes the item into its own list. */
bool plant_same_power(struct planting *p, struct list *l, uint32_t at)
{
	struct list *other = other_list(p, l);
	struct row *copy;
	str holder;

	if (!other || has_like(l, at))
		return false;
	holder = *cell(other, other->row[0], "行使主体");
	if (have_boundary(planting_set(p), holder, *cell(l, l->row[at], "行使主体")))
		return false;
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

/* ---- disputes ---- */

/* It went up before the departments had talked. */
bool plant_skipped_way(struct planting *p, struct list *l, uint32_t at)
{
	if (!str_starts(*cell(l, l->row[at], "方式"), STR("部门协商")))
		return false;
	return plant_cell(p, l, at, "方式", "编办牵头协调");
}

/* A power was moved while two departments were still at odds about it. */
bool plant_open_dispute(struct planting *p, struct list *l, uint32_t at)
{
	struct set *s = planting_set(p);
	uint32_t k = planted_number(p);

	for (uint32_t i = 0; i < s->n_lists; i++) {
		struct list *of = s->list[i];
		struct row *moved, *r;

		if (of->form != FORM_POWERS || of->n_rows == 0)
			continue;
		moved = of->row[shuffled(k % of->n_rows, of->n_rows)];
		if (moved->taken || cell(of, moved, "调整情况")->n == 0)
			continue;
		r = list_insert(s, l, at, l->row[at]);
		put(l, r, "序号", (str){ 0 });
		put(l, r, "争议事项", *cell(of, moved, "事项名称"));
		put_text(l, r, "方式", "部门协商报备");
		put_text(l, r, "结论", "");
		put_text(l, r, "结论日期", "");
		moved->taken = true;
		planted_at(p, l, r);
		return true;
	}
	return false;
}
