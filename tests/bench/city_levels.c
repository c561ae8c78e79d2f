/* Between levels: fields and matters of city and county, of county and township, a township's lists. */
#include "city.h"

/* The field of the system of the same number. */
static const char *const fields[] = { "水利管理", "应急管理", "市场监管", "生态环境", "自然资源",
	                              "城乡建设", "综合执法", "交通运输", "农业农村", "林业草原",
	                              "卫生健康", "教育管理", "民政服务", "社会保障", "文化旅游" };

enum { TOWN_BASIC = 140, TOWN_ASSIST = 80, TOWN_WITHDRAWN = 60, ADMISSIONS = 60, MIRRORED = 10 };

static str basis(const struct set *s, uint32_t system, uint32_t k)
{
	return basis_text(s->arena, &systems[system], systems[system].first,
	                  systems[system].sanction, k);
}

/* ---- county and township ---- */

static void add_territory(struct set *s, struct list *l, uint32_t system, uint32_t k)
{
	static const char *const what[] = { "隐患巡查处置", "问题线索处置" };
	struct arena *a = s->arena;
	const char *matter = systems[system].matter[k % MATTERS];
	str body = county_body(s, system);
	struct row *r = list_add(s, l);

	put_text(l, r, "领域", fields[system]);
	put(l, r, "事项名称", arena_fmt(a, "%s%s", matter, what[k / MATTERS % countof(what)]));
	put(l, r, "主体责任单位", body);
	put(l, r, "主体责任", filled(a, "组织@监督检查，受理问题线索，依法查处@违法行为", matter));
	put_text(l, r, "配合责任单位", "柳河镇人民政府、槐荫街道办事处");
	put(l, r, "配合责任",
	    arena_fmt(a, "巡查辖区%s情况，发现问题当日劝阻并报告%s", matter, body.p));
	put(l, r, "依据", basis(s, system, k));
}

static struct list *make_territory(struct set *s)
{
	const struct place *p = s->place;
	struct list *l;

	if (!p->territories)
		return NULL;
	l = list_new(s, FORM_TERRITORY, str_from(p->county), STR(""));
	for (uint32_t f = 0; f < p->territory_fields; f++)
		for (uint32_t k = 0; k < share(p->territories, p->territory_fields, f); k++)
			add_territory(s, l, f, k);
	return l;
}

/* ---- city and county ---- */

static void make_tiers(struct set *s)
{
	const struct place *p = s->place;
	struct arena *a = s->arena;
	struct list *l = p->tiers ? list_new(s, FORM_TIERS, str_from(p->city), STR("")) : NULL;

	for (uint32_t f = 0; f < p->tier_fields; f++) {
		for (uint32_t k = 0; k < share(p->tiers, p->tier_fields, f); k++) {
			const char *matter = systems[f].matter[k % MATTERS];
			struct row *r = list_add(s, l);

			put_text(l, r, "领域", fields[f]);
			put(l, r, "事项", filled(a, "@监督管理", matter));
			put(l, r, "市级职责",
			    filled(a, "制定@管理标准，抽查重点单位，查处跨区县案件", matter));
			put(l, r, "区县级职责",
			    filled(a, "检查辖区@单位，查处一般案件，报送统计数据", matter));
			put(l, r, "依据", basis(s, f, k));
		}
	}
}

/* ---- a township ---- */

static void make_town_basic(struct set *s, str town)
{
	static const char *const objects[] = {
		"最低生活保障", "特困人员供养", "临时救助",         "残疾人补贴",   "高龄津贴",
		"困境儿童关爱", "村级财务",     "村务公开",         "村规民约",     "人民调解",
		"矛盾纠纷",     "基层民主协商", "社区志愿服务",     "农村厕所维护", "村庄清洁",
		"农田水利设施", "乡村道路养护", "农民技能培训",     "劳务对接",     "返乡创业",
		"科普宣传",     "文化站活动",   "农家书屋",         "全民阅读",     "老年人活动",
		"退役军人联系", "计划生育家庭", "适龄青年登记",     "群众性消防",   "森林防火宣传",
		"防汛避险",     "应急物资点",   "集体经济组织成员", "土地承包合同", "农村产权交易"
	};
	static const char *const acts[] = { "政策宣传", "信息登记", "情况核实", "日常服务" };
	static const char *const laws[] = { "《中华人民共和国村民委员会组织法》第五条",
		                            "《社会救助暂行办法》第四条",
		                            "《中华人民共和国消防法》第三十二条",
		                            "《森林防火条例》第五条" };
	struct list *l = list_new(s, FORM_TOWN_BASIC, str_from(s->place->county), town);

	for (uint32_t i = 0; i < TOWN_BASIC; i++) {
		struct row *r = list_add(s, l);

		put(l, r, "事项名称",
		    arena_fmt(s->arena, "%s%s", objects[i % countof(objects)],
		              acts[i / countof(objects) % countof(acts)]));
		put_text(l, r, "来源", "法定");
		put_text(l, r, "依据", laws[i % countof(laws)]);
	}
}

/* The township's side of what county and township share: the department's list has the same matters. */
static void make_town_assist(struct set *s, const struct list *territory, str town)
{
	static const struct {
		const char *own, *shared;
	} columns[] = { { "事项名称", "事项名称" },
		        { "对应上级部门", "主体责任单位" },
		        { "上级部门职责", "主体责任" },
		        { "乡镇（街道）配合职责", "配合责任" },
		        { "依据", "依据" } };
	struct list *l = list_new(s, FORM_TOWN_ASSIST, str_from(s->place->county), town);

	for (uint32_t i = 0; i < TOWN_ASSIST && i < territory->n_rows; i++) {
		struct row *r = list_add(s, l);

		for (uint32_t c = 0; c < countof(columns); c++)
			put(l, r, columns[c].own,
			    *cell(territory, territory->row[i], columns[c].shared));
		put_text(l, r, "来源", "法定");
	}
}

/* What a township no longer does stands among the tasks of the department that took it. */
static void make_town_withdrawn(struct set *s, str town)
{
	struct arena *a = s->arena;
	struct list *l = list_new(s, FORM_TOWN_WITHDRAWN, str_from(s->place->county), town);

	for (uint32_t i = 0; i < TOWN_WITHDRAWN; i++) {
		uint32_t system = i % MIRRORED;
		const char *matter = systems[system].matter[i / MIRRORED];
		str body = county_body(s, system);
		struct row *r = list_add(s, l);

		put(l, r, "事项名称", filled(a, "核查@违法线索", matter));
		put(l, r, "承接部门", body);
		put(l, r, "工作方式", arena_fmt(a, "由%s派员实施", body.p));
	}
}

/* Duties that came down later, each with its record; the township lists them as 下放. */
static void make_admissions(struct set *s)
{
	struct arena *a = s->arena;
	str county = str_from(s->place->county);
	struct list *l = list_new(s, FORM_ADMISSION, county, STR(""));
	struct list *town = s->list[s->n_lists - 4]; /* the basic matters */

	for (uint32_t i = 0; i < ADMISSIONS; i++) {
		uint32_t system = i % MIRRORED;
		const char *matter = systems[system].matter[2 + i / MIRRORED];
		struct row *r = list_add(s, l), *of = list_add(s, town);
		str name = filled(a, "@信息采集", matter);

		put(l, r, "事项", name);
		put(l, r, "申请部门", county_body(s, system));
		put(l, r, "依据", basis(s, system, i));
		put(l, r, "动议日期", arena_fmt(a, "2024-03-%02u", i % 28 + 1));
		put(l, r, "论证日期", arena_fmt(a, "2024-05-%02u", i % 28 + 1));
		put_text(l, r, "论证方式", "听取镇街意见、专家评估和合法性审查");
		put(l, r, "审定机关", arena_fmt(a, "%s人民政府", county.p));
		put(l, r, "审定文号", arena_fmt(a, "区政函〔2024〕%u号", 20 + i));
		put(l, r, "审定日期", arena_fmt(a, "2024-07-%02u", i % 28 + 1));
		put_text(l, r, "承接镇街", "柳河镇人民政府");
		put_text(l, r, "经费编制人员", "年度经费6万元，增核事业编制1名");
		put_text(l, r, "有效期", "2027-12-31");
		put(town, of, "事项名称", name);
		put_text(town, of, "来源", "下放");
		put(town, of, "依据", basis(s, system, i));
	}
}

void make_levels(struct set *s)
{
	str town = STR("柳河镇人民政府");
	struct list *territory = make_territory(s);

	make_tiers(s);
	if (!s->place->towns)
		return;
	make_town_basic(s, town);
	make_town_assist(s, territory, town);
	make_town_withdrawn(s, town);
	make_admissions(s);
}
