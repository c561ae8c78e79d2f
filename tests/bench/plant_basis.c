/* Defects of the bases. */
#include "plant.h"

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

static bool is_penalty(const struct list *l, struct row *r)
{
	return str_has(*cell(l, r, "权力类型"), STR("处罚"));
}

static bool plant_penal_basis(struct planting *p, struct list *l, uint32_t at, const char *text)
{
	return is_penalty(l, l->row[at]) && plant_cell(p, l, at, "实施依据", text);
}

bool plant_unparsed(struct planting *p, struct list *l, uint32_t at)
{
	return plant_cell(p, l, at, "实施依据", "按照上级要求执行");
}

bool plant_repealed(struct planting *p, struct list *l, uint32_t at)
{
	return plant_penal_basis(p, l, at, "《中华人民共和国公司登记管理条例》第六十三条");
}

bool plant_superseded(struct planting *p, struct list *l, uint32_t at)
{
	return plant_penal_basis(p, l, at,
	                         "《中华人民共和国道路交通安全法》（2011年修正）第九十条");
}

bool plant_renumbered(struct planting *p, struct list *l, uint32_t at)
{
	return plant_penal_basis(p, l, at, "《中华人民共和国安全生产法》（2014年修正）第九十四条");
}

bool plant_no_such_article(struct planting *p, struct list *l, uint32_t at)
{
	return plant_penal_basis(p, l, at, "《中华人民共和国行政处罚法》第九十条");
}

/* It takes effect half a year after the date of the lists. */
bool plant_not_in_force(struct planting *p, struct list *l, uint32_t at)
{
	return plant_penal_basis(p, l, at, "《中华人民共和国增值税法》第三十五条");
}

/* Of a power that the law does not keep for itself; what a department does with its own papers may
 * rest on one. */
bool plant_party_document(struct planting *p, struct list *l, uint32_t at)
{
	str type = *cell(l, l->row[at], "权力类型");

	if ((!str_has(type, STR("检查")) && !str_has(type, STR("确认"))) ||
	    str_has(*cell(l, l->row[at], "事项名称"), STR("档案")))
		return false;
	return plant_cell(p, l, at, "实施依据", "《中共示例市委关于加强行业管理的意见》");
}

/* The rest of the list gives full titles. */
bool plant_short_title(struct planting *p, struct list *l, uint32_t at)
{
	str basis = *cell(l, l->row[at], "实施依据"), full = STR("《中华人民共和国");

	if (!str_starts(basis, full))
		return false;
	put(l, l->row[at], "实施依据",
	    arena_join(planting_set(p)->arena, STR("《"), str_from_byte(basis, full.n)));
	planted_at(p, l, l->row[at]);
	return true;
}

/* A regulation of the city's own. */
static str own_regulation(struct planting *p, const char *tag, const char *behind)
{
	struct set *s = planting_set(p);
	uint32_t k = planted_number(p);

	return arena_fmt(s->arena, "%s《%s%s管理条例》%s", tag, s->place->city,
	                 systems[k % n_systems].matter[k % MATTERS], behind);
}

/* Two rows tag it in two ways. */
bool plant_inconsistent(struct planting *p, struct list *l, uint32_t at)
{
	if (!rows_free(l, at, 2))
		return false;
	put(l, l->row[at], "实施依据", own_regulation(p, "【法规】", "第九条"));
	put(l, l->row[at + 1], "实施依据", own_regulation(p, "【地方性法规】", "第十条"));
	planted_at(p, l, l->row[at]);
	planted_at(p, l, l->row[at + 1]);
	return true;
}

/* What is quoted says what to do, and threatens nothing. */
bool plant_duty_clause(struct planting *p, struct list *l, uint32_t at)
{
	if (!is_penalty(l, l->row[at]))
		return false;
	put(l, l->row[at], "实施依据",
	    own_regulation(p, "", "第九条：经营者应当每日清扫经营场所，保持整洁。"));
	planted_at(p, l, l->row[at]);
	return true;
}

bool plant_liability(struct planting *p, struct list *l, uint32_t at)
{
	return plant_cell(p, l, at, "追责情形",
	                  "违法实施的，依据《中华人民共和国行政监察法》追究责任");
}

/* A list of its own for a row. */
static struct list *alone(struct planting *p, struct list *l, uint32_t at)
{
	struct set *s = planting_set(p);
	struct list *own = list_new(s, l->form, l->region, l->owner);

	own->file = arena_fmt(s->arena, "%u%s", planted_number(p), l->file.p);
	list_insert(s, own, 0, l->row[at]);
	list_remove(l, at);
	planted_in(p, own);
	return own;
}

/* A list that nobody looked at since the law was rewritten. */
bool plant_stale_list(struct planting *p, struct list *l, uint32_t at)
{
	struct list *own;

	if (l->n_rows < 2 || !is_penalty(l, l->row[at]))
		return false;
	own = alone(p, l, at);
	own->date = STR("2020-06-30");
	put_text(own, own->row[0], "实施依据", "《中华人民共和国行政处罚法》第五十一条");
	return true;
}

/* The provinces of the made-up places are not known, but for this list. */
bool plant_other_place(struct planting *p, struct list *l, uint32_t at)
{
	struct list *own;

	if (l->n_rows < 2)
		return false;
	own = alone(p, l, at);
	own->region = arena_join(planting_set(p)->arena, STR("山东省"), own->region);
	put_text(own, own->row[0], "实施依据", "《河南省行业管理条例》第九条");
	return true;
}
