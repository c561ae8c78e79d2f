/* Defects between levels: what townships were handed, and what two levels both do. */
#include "plant.h"

/* ---- delegation ---- */

bool plant_no_admission(struct planting *p, struct list *l, uint32_t at)
{
	if (!str_eq(*cell(l, l->row[at], "来源"), STR("法定")))
		return false;
	return plant_cell(p, l, at, "来源", "下放");
}

bool plant_source_mixed(struct planting *p, struct list *l, uint32_t at)
{
	return plant_cell(p, l, at, "来源", "法定、赋权");
}

/* A basic matter stands among those the township only assists in. */
bool plant_in_two_lists(struct planting *p, struct list *l, uint32_t at)
{
	struct set *s = planting_set(p);

	for (uint32_t i = 0; i < s->n_lists; i++) {
		struct list *basic = s->list[i];

		for (uint32_t r = 0; basic->form == FORM_TOWN_BASIC && r < basic->n_rows; r++) {
			if (basic->row[r]->taken)
				continue;
			put(l, l->row[at], "事项名称", *cell(basic, basic->row[r], "事项名称"));
			planted_at(p, l, l->row[at]);
			planted_at(p, basic, basic->row[r]);
			return true;
		}
	}
	return false;
}

bool plant_banned_form(struct planting *p, struct list *l, uint32_t at)
{
	return plant_behind(p, l, at, "配合责任", "；未完成任务的，年度考核实行“一票否决”");
}

bool plant_vague_assist(struct planting *p, struct list *l, uint32_t at)
{
	return plant_cell(p, l, at, "配合责任", "做好配合工作");
}

bool plant_no_resources(struct planting *p, struct list *l, uint32_t at)
{
	return plant_cell(p, l, at, "经费编制人员", "");
}

bool plant_assist_as_lead(struct planting *p, struct list *l, uint32_t at)
{
	return plant_cell(p, l, at, "配合责任", "每日巡查，查处违法行为，并作出行政处罚决定");
}

bool plant_duty_shifted(struct planting *p, struct list *l, uint32_t at)
{
	put(l, l->row[at], "配合责任", *cell(l, l->row[at], "主体责任"));
	planted_at(p, l, l->row[at]);
	return true;
}

/* The department decides on its own motion. */
bool plant_incomplete_admission(struct planting *p, struct list *l, uint32_t at)
{
	put(l, l->row[at], "审定机关", *cell(l, l->row[at], "申请部门"));
	planted_at(p, l, l->row[at]);
	return true;
}

/* A power among the basic matters of a township. */
static bool give_power(struct planting *p, struct list *l, uint32_t at, const char *type,
                       const char *name)
{
	struct row *r = l->row[at];
	uint32_t k = planted_number(p);
	const struct system *y = &systems[k % n_systems];

	if (!str_eq(*cell(l, r, "来源"), STR("法定")))
		return false;
	put(l, r, "事项名称", filled(planting_set(p)->arena, name, y->matter[k % MATTERS]));
	put_text(l, r, "权力类型", type);
	put_text(l, r, "来源", "委托");
	put(l, r, "依据", basis_text(planting_set(p)->arena, y, y->sanction, y->last, k));
	planted_at(p, l, r);
	return true;
}

bool plant_coercive(struct planting *p, struct list *l, uint32_t at)
{
	if (!give_power(p, l, at, "行政强制", "查封、扣押@违法财物"))
		return false;
	put_text(l, l->row[at], "委托书", "区委托〔2024〕3号");
	return true;
}

bool plant_township_penalty(struct planting *p, struct list *l, uint32_t at)
{
	return give_power(p, l, at, "行政处罚", "对违反@管理规定的处罚");
}

bool plant_township_permit(struct planting *p, struct list *l, uint32_t at)
{
	if (!give_power(p, l, at, "行政许可", "@临时许可"))
		return false;
	put_text(l, l->row[at], "委托书", "区委托〔2024〕5号");
	return true;
}

/* The one list of the form in the set, made when it is not there. */
static struct list *list_of(struct set *s, enum form form, str region)
{
	for (uint32_t i = 0; i < s->n_lists; i++)
		if (s->list[i]->form == form && str_eq(s->list[i]->region, region))
			return s->list[i];
	return list_new(s, form, region, STR(""));
}

/* Granted to a township, and still in the department's list. */
bool plant_double_exercise(struct planting *p, struct list *l, uint32_t at)
{
	struct set *s = planting_set(p);
	struct row *r = l->row[at], *granted;
	struct list *grants;

	if (!str_eq(l->region, str_from(s->place->county)) ||
	    !str_has(*cell(l, r, "权力类型"), STR("处罚")) || has_like(l, at))
		return false;
	grants = list_of(s, FORM_GRANT, l->region);
	granted = list_add(s, grants);
	put(grants, granted, "事项", *cell(l, r, "事项名称"));
	put_text(grants, granted, "权力类型", "行政处罚");
	put(grants, granted, "行使主体", *cell(l, r, "行使主体"));
	put(grants, granted, "依据", *cell(l, r, "实施依据"));
	put_text(grants, granted, "决定文号", "省政发〔2023〕12号");
	put_text(grants, granted, "公布日期", "2023-05-01");
	put_text(grants, granted, "承接镇街", "柳河镇人民政府");
	planted_at(p, l, r);
	planted_at(p, grants, granted);
	return true;
}

/* Only where the county's departments have lists of their own. */
bool plant_no_mirror(struct planting *p, struct list *l, uint32_t at)
{
	struct set *s = planting_set(p);

	for (uint32_t i = 0; i < s->n_departments; i++)
		if (str_eq(s->department[i].region, l->region) &&
		    str_eq(s->department[i].called, *cell(l, l->row[at], "对应上级部门"))) {
			put(l, l->row[at], "事项名称",
			    arena_fmt(s->arena, "古井与牌坊第%u号看护", planted_number(p)));
			put_text(l, l->row[at], "上级部门职责", "修缮古井牌坊，建立保护名录");
			planted_at(p, l, l->row[at]);
			return true;
		}
	return false;
}

bool plant_no_upper_body(struct planting *p, struct list *l, uint32_t at)
{
	return plant_cell(p, l, at, "对应上级部门", "");
}

bool plant_withdrawn_kept(struct planting *p, struct list *l, uint32_t at)
{
	return plant_cell(p, l, at, "工作方式", "");
}

/* ---- levels ---- */

bool plant_both_exercise(struct planting *p, struct list *l, uint32_t at)
{
	struct arena *a = planting_set(p)->arena;
	const char *matter = cell(l, l->row[at], "事项")->p;

	put(l, l->row[at], "市级职责", arena_fmt(a, "负责%s、抽样检验和执法", matter));
	put(l, l->row[at], "区县级职责", arena_fmt(a, "负责%s、抽样检验、执法工作", matter));
	planted_at(p, l, l->row[at]);
	return true;
}

bool plant_foreign_row(struct planting *p, struct list *l, uint32_t at)
{
	return plant_cell(p, l, at, "实施层级", "省级");
}

bool plant_no_split(struct planting *p, struct list *l, uint32_t at)
{
	return plant_cell(p, l, at, "区县级职责", "");
}

/* ---- one item at two levels ---- */

/* The row of the level above that has the code of a row of the county, and its list; NULL when there is
 * none. */
static struct row *row_above(struct planting *p, const struct list *l, struct row *r,
                             struct list **above)
{
	struct set *s = planting_set(p);
	str code = *cell(l, r, "职权编码");

	for (uint32_t i = 0; i < s->n_lists; i++) {
		struct list *u = s->list[i];

		if ((u->form != FORM_POWERS && u->form != FORM_CATALOGUE) ||
		    str_eq(u->region, l->region) || !str_eq(u->region, str_from(s->place->city)))
			continue;
		for (uint32_t k = 0; k < u->n_rows; k++)
			if (str_eq(*cell(u, u->row[k], "职权编码"), code)) {
				*above = u;
				return u->row[k];
			}
	}
	return NULL;
}

static bool is_shared(struct planting *p, const struct list *l, uint32_t at)
{
	struct list *above;

	return row_above(p, l, l->row[at], &above) != NULL;
}

bool plant_other_basis(struct planting *p, struct list *l, uint32_t at)
{
	str basis = *cell(l, l->row[at], "实施依据");
	size_t end = str_find(basis, STR("》"), 0);

	if (!is_shared(p, l, at) || end == STR_NONE)
		return false;
	put(l, l->row[at], "实施依据",
	    arena_join(planting_set(p)->arena, str_slice(basis, 0, end), STR("》第三条")));
	planted_at(p, l, l->row[at]);
	return true;
}

bool plant_other_type(struct planting *p, struct list *l, uint32_t at)
{
	bool checks = str_has(*cell(l, l->row[at], "权力类型"), STR("检查"));

	return is_shared(p, l, at) &&
	       plant_cell(p, l, at, "权力类型", checks ? "行政确认" : "行政检查");
}

bool plant_other_code(struct planting *p, struct list *l, uint32_t at)
{
	return is_shared(p, l, at) &&
	       plant_cell(p, l, at, "职权编码",
	                  arena_fmt(planting_set(p)->arena, "35%09u", 70000 + planted_number(p)).p);
}

/* The code is the same, the name another. */
bool plant_other_name(struct planting *p, struct list *l, uint32_t at)
{
	return is_shared(p, l, at) && plant_behind(p, l, at, "事项名称", "工作");
}

/* Neither is the same, and yet it must be one item; of a guide nobody claims it now. */
bool plant_near_name(struct planting *p, struct list *l, uint32_t at)
{
	struct arena *a = planting_set(p)->arena;
	struct list *upper;
	struct row *above = row_above(p, l, l->row[at], &upper);

	if (!above || cell(l, l->row[at], "事项名称")->n < 60)
		return false;
	put(l, l->row[at], "职权编码", arena_fmt(a, "34%09u", 80000 + planted_number(p)));
	planted_beside(p, upper, above);
	return plant_behind(p, l, at, "事项名称", "工作");
}

/* An item of the county's own making. */
bool plant_lower_only(struct planting *p, struct list *l, uint32_t at)
{
	struct set *s = planting_set(p);
	uint32_t k = planted_number(p);
	struct row *r;

	if (!is_shared(p, l, at))
		return false;
	r = list_insert(s, l, at + 1, l->row[at]);
	put(l, r, "序号", (str){ 0 });
	put(l, r, "职权编码", arena_fmt(s->arena, "33%09u", 90000 + k));
	put(l, r, "事项名称", arena_fmt(s->arena, "第%u号古树老井挂牌看护登记", k));
	put_text(l, r, "权力类型", "其他行政权力");
	planted_at(p, l, r);
	return true;
}

/* The township is to call, and nobody is to come. */
bool plant_call_unanswered(struct planting *p, struct list *l, uint32_t at)
{
	return plant_behind(p, l, at, "配合责任", "，遇险情启动呼叫机制");
}
