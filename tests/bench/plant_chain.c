/* Defects of the chain from charter to post, and from catalogue to list. */
#include "plant.h"

static str numbered(struct planting *p, const char *before, const char *behind)
{
	return arena_fmt(planting_set(p)->arena, "%s%u%s", before, planted_number(p), behind);
}

/* A clause nobody made tasks of. */
bool plant_undecomposed(struct planting *p, struct list *l, uint32_t at)
{
	struct row *r = list_insert(planting_set(p), l, at, l->row[at]);
	str duty = numbered(p, "承办地方志第", "卷资料征集");

	put(l, r, "主要职责", duty);
	put(l, r, "内设机构职责", duty);
	planted_at(p, l, r);
	return true;
}

/* A section with a clause of its own and no task. */
bool plant_uneven_load(struct planting *p, struct list *l, uint32_t at)
{
	struct row *r = list_insert(planting_set(p), l, at, l->row[at]);
	str duty = numbered(p, "编纂第", "辑大事记");

	put(l, r, "主要职责", duty);
	put(l, r, "内设机构", numbered(p, "史志编纂", "科"));
	put(l, r, "内设机构职责", duty);
	planted_at(p, l, r);
	return true;
}

/* A task of a duty that no clause gives. */
bool plant_orphan_task(struct planting *p, struct list *l, uint32_t at)
{
	struct row *r = list_insert(planting_set(p), l, at, l->row[at]);

	put(l, r, "职责事项", numbered(p, "统筹招商引资第", "批项目落地"));
	put(l, r, "工作任务", numbered(p, "接待第", "批外地客商"));
	planted_at(p, l, r);
	return true;
}

bool plant_no_post(struct planting *p, struct list *l, uint32_t at)
{
	return plant_cell(p, l, at, "岗位", "");
}

bool plant_no_flow(struct planting *p, struct list *l, uint32_t at)
{
	return plant_cell(p, l, at, "流程图", "");
}

/* Neither its words nor its law are those of the department's duties. */
bool plant_uncovered_power(struct planting *p, struct list *l, uint32_t at)
{
	static const char *const things[] = { "摩崖题刻", "碣石牌坊", "烽燧驿道", "窑址墓葬",
		                              "廊桥碉楼" };
	static const char *const harm[] = { "凿毁", "拓印", "涂画", "熏烤", "搬走" };
	uint32_t k = planted_number(p);

	put_text(l, l->row[at], "权力类型", "行政处罚");
	put_text(l, l->row[at], "部门职责", "");
	put_text(l, l->row[at], "实施依据", "《风景名胜区条例》第四十条");
	put(l, l->row[at], "事项名称",
	    arena_fmt(planting_set(p)->arena, "对%s%s的处罚", harm[k % countof(harm)],
	              things[k / countof(harm) % countof(things)]));
	planted_at(p, l, l->row[at]);
	return true;
}

/* An item of the catalogue that no department has. */
bool plant_unclaimed(struct planting *p, struct list *l, uint32_t at)
{
	struct row *r = list_insert(planting_set(p), l, at, l->row[at]);

	r->cell[0] = (str){ 0 };
	put(l, r, "职权编码", arena_fmt(planting_set(p)->arena, "36%09u", planted_number(p)));
	put_text(l, r, "权力类型", "行政处罚");
	put(l, r, "事项名称", numbered(p, "对毁坏古桥古道", "处以上的处罚"));
	planted_at(p, l, r);
	return true;
}

/* A permit that was moved, and nobody supervises what it was given for. */
bool plant_approval_alone(struct planting *p, struct list *l, uint32_t at)
{
	if (!str_has(*cell(l, l->row[at], "权力类型"), STR("许可")) ||
	    cell(l, l->row[at], "监管部门")->n == 0)
		return false;
	return plant_cell(p, l, at, "监管部门", "");
}

/* A list that divides and says nothing of how the sides come together. */
bool plant_one_matter(struct planting *p, struct list *l, uint32_t at)
{
	static const char *const mechanism[] = { "启动情形", "衔接流程", "争议解决", "督促落实" };

	if (at != 0 || !list_free(l))
		return false;
	for (uint32_t i = 0; i < countof(mechanism); i++)
		for (uint32_t k = 0; k < l->n_rows; k++)
			put_text(l, l->row[k], mechanism[i], "");
	planted_in(p, l);
	return true;
}

/* A committee without rules of work. */
bool plant_committee(struct planting *p, struct list *l, uint32_t at)
{
	struct row *r = list_insert(planting_set(p), l, at, NULL);

	put(l, r, "机构名称",
	    arena_fmt(planting_set(p)->arena, "%s第%u届文史工作委员会", l->region.p,
	              planted_number(p)));
	put_text(l, r, "类别", "议事协调机构");
	put_text(l, r, "层级", "市级");
	put_text(l, r, "办公室细则", "有");
	planted_at(p, l, r);
	return true;
}
