/* What departments do with each other: boundaries, agreed divisions, assistance and services. */
#include "city.h"

static const struct department *department(const struct set *s, uint32_t i)
{
	return &s->department[i % s->n_departments];
}

static const char *matter(const struct department *d, uint32_t i)
{
	return d->system->matter[i % MATTERS];
}

/* Two departments of one level that meet in matter i; round numbers give new pairs. */
struct pair {
	const struct department *lead, *assist;
	const char *matter, *other;
};

static struct pair pair_of(const struct set *s, uint32_t i)
{
	uint32_t n = s->n_departments < n_systems ? s->n_departments : n_systems;
	uint32_t step = 1 + i / n % (n > 1 ? n - 1 : 1);
	uint32_t evens = (n + 1) / 2, k = i % n; /* 0, 2, 4 … then 1, 3 …: all meet soon */
	uint32_t lead = k < evens ? 2 * k : 2 * (k - evens) + 1;
	struct pair p = { .lead = department(s, lead), .assist = department(s, (lead + step) % n) };

	p.matter = matter(p.lead, i / n);
	p.other = matter(p.assist, i / n + 3);
	return p;
}

/* ---- boundaries: each stands in the lists of both sides, with the same words ---- */

static void add_boundary(struct set *s, struct list *l, const struct pair *p)
{
	struct arena *a = s->arena;
	struct row *r = list_add(s, l);
	const char *lead = p->lead->called.p, *assist = p->assist->called.p;

	put(l, r, "管理事项", arena_fmt(a, "%s涉及%s的监管", p->matter, p->other));
	put(l, r, "牵头部门", p->lead->called);
	put(l, r, "配合部门", p->assist->called);
	put(l, r, "职责分工",
	    arena_fmt(a, "%s负责%s的检查和违法行为查处；%s负责%s的核查和信息通报", lead, p->matter,
	              assist, p->other));
	put(l, r, "相关依据",
	    basis_text(a, p->lead->system, p->lead->system->first, p->lead->system->sanction,
	               l->n_rows));
	put(l, r, "启动情形", arena_fmt(a, "检查或者举报发现%s同时涉及%s", p->matter, p->other));
	put(l, r, "衔接流程",
	    arena_fmt(a, "发现方2个工作日内移送线索，%s5个工作日内反馈结果", lead));
	put_text(l, r, "争议解决", "协商不成的，报机构编制部门协调");
	put(l, r, "督促落实", arena_fmt(a, "%s每半年通报一次", lead));
}

static struct list *list_of(struct set *s, struct list **made, const struct department *d)
{
	struct list **l = &made[d - s->department];

	if (!*l)
		*l = list_new(s, FORM_BOUNDARY, d->region, d->name);
	return *l;
}

static void make_boundaries(struct set *s)
{
	struct list **made = arena_alloc(s->arena, s->n_departments * sizeof(struct list *));

	for (uint32_t i = 0; i < s->place->boundaries && s->n_departments > 1; i++) {
		struct pair p = pair_of(s, i);

		add_boundary(s, list_of(s, made, p.lead), &p);
		add_boundary(s, list_of(s, made, p.assist), &p);
	}
}

/* ---- boundaries of sections, department by department ---- */

static void add_section_boundary(struct set *s, struct list *l, const struct department *d,
                                 uint32_t i)
{
	struct arena *a = s->arena;
	uint32_t lead = i % d->n_sections, assist = (i + 1) % d->n_sections;
	const char *own = matter(d, lead), *other = matter(d, assist);
	static const char *const what[] = { "资料共享", "联合检查", "数据核对", "案件会办" };
	struct row *r = list_add(s, l);

	put(l, r, "事项", arena_fmt(a, "%s与%s%s", own, other, what[i % countof(what)]));
	put(l, r, "牵头科室", section_name(s, d, lead));
	put(l, r, "配合科室", section_name(s, d, assist));
	put(l, r, "分工",
	    arena_fmt(a, "%s汇总%s情况；%s提供%s情况", section_name(s, d, lead).p, own,
	              section_name(s, d, assist).p, other));
}

static void make_section_boundaries(struct set *s)
{
	for (uint32_t i = 0; i < s->n_departments; i++) {
		const struct department *d = department(s, i);
		uint32_t n = share(s->place->section_boundaries, s->n_departments, i);
		struct list *l = n ? list_new(s, FORM_SECTIONS, d->region, d->name) : NULL;

		for (uint32_t k = 0; k < n; k++)
			add_section_boundary(s, l, d, k);
	}
}

/* ---- what was agreed after disputes ---- */

static const char *const ways[] = { "部门协商报备", "专题协调", "编办牵头协调",
	                            "党委政府专题研究" };

/* How a division was come to: each way was tried before the next. */
static void add_dispute(struct set *s, struct list *l, const struct pair *p, str matter,
                        uint32_t settled_by)
{
	struct arena *a = s->arena;

	for (uint32_t way = 0; way <= settled_by; way++) {
		struct row *r = list_add(s, l);

		put(l, r, "争议事项", matter);
		put(l, r, "相关部门",
		    arena_fmt(a, "%s、%s", p->lead->called.p, p->assist->called.p));
		put_text(l, r, "方式", ways[way]);
		put(l, r, "提出日期", arena_fmt(a, "2024-%02u-06", 2 * way + 1));
		put_text(l, r, "结论", way < settled_by ? "未达成一致" : "达成一致");
		put(l, r, "结论日期", arena_fmt(a, "2024-%02u-24", 2 * way + 1));
	}
}

static void make_divisions(struct set *s)
{
	struct arena *a = s->arena;
	str region = department(s, 0)->region;
	struct list *l = NULL, *disputes = NULL;

	if (s->place->divisions) {
		l = list_new(s, FORM_DIVISION, region, STR(""));
		disputes = list_new(s, FORM_DISPUTE, region, STR(""));
	}
	for (uint32_t i = 0; i < s->place->divisions; i++) {
		struct pair p = pair_of(s, i);
		str matter = arena_fmt(a, "%s引起的%s投诉处置", p.matter, p.other);
		struct row *r = list_add(s, l);

		put(l, r, "事项", matter);
		put(l, r, "牵头部门", p.lead->called);
		put(l, r, "责任部门", p.lead->called);
		put(l, r, "配合部门", p.assist->called);
		put(l, r, "分工",
		    arena_fmt(a, "%s受理投诉并查处%s违法行为；%s核查%s情况", p.lead->called.p,
		              p.matter, p.assist->called.p, p.other));
		put_text(l, r, "协商方式", ways[i % countof(ways)]);
		put_text(l, r, "结果", "达成一致");
		add_dispute(s, disputes, &p, matter, i % countof(ways));
	}
}

/* ---- assistance ---- */

static void make_assistance(struct set *s)
{
	struct arena *a = s->arena;
	struct list *l = s->place->assists
	                         ? list_new(s, FORM_ASSISTANCE, department(s, 0)->region, STR(""))
	                         : NULL;

	for (uint32_t i = 0; i < s->place->assists; i++) {
		struct pair p = pair_of(s, i);
		struct row *r = list_add(s, l);

		put(l, r, "事项", arena_fmt(a, "%s案件所涉%s核查", p.matter, p.other));
		put(l, r, "请求部门", p.lead->called);
		put(l, r, "协助部门", p.assist->called);
		put(l, r, "协助内容",
		    arena_fmt(a, "核查案件涉及的%s情况，开展%s监督检查并反馈结果", p.other,
		              p.other));
		put(l, r, "协助时限", arena_fmt(a, "%u个工作日", 2 + i % 9));
		put_text(l, r, "依据", "《中华人民共和国行政处罚法》第二十六条");
	}
}

/* ---- services ---- */

static void put_limit(struct set *s, const struct list *l, struct row *r, uint32_t rank)
{
	const struct place *p = s->place;
	bool at_once = rank < p->at_once, soon = rank < p->at_once + p->within_week;

	put_text(l, r, "即来即办", at_once ? "是" : "否");
	put(l, r, "办理时限",
	    at_once ? STR("即来即办")
	            : arena_fmt(s->arena, "%u个工作日", soon ? 1 + rank % 7 : 8 + rank % 8));
}

static void put_visits(struct set *s, const struct list *l, struct row *r, uint32_t rank)
{
	const struct place *p = s->place;
	bool online = rank < p->online;

	put_text(l, r, "网上办理", online ? "是" : "否");
	put_text(l, r, "办事途径", online ? "机关内部办事平台" : "政务服务中心窗口");
	put_text(l, r, "是否最多跑一次",
	         rank < p->never  ? "一次不用跑"
	         : rank < p->once ? "是"
	                          : "否");
}

static void make_services(struct set *s)
{
	static const char *const what[] = { "项目备案", "资金拨付核准", "资料调阅",
		                            "方案会签", "数据共享申请", "人员信息核验" };
	uint32_t n = s->place->services;
	struct list *l = n ? list_new(s, FORM_SERVICE, department(s, 0)->region, STR("")) : NULL;

	for (uint32_t i = 0; i < n; i++) {
		const struct department *d = department(s, i);
		uint32_t of = i / s->n_departments;
		struct row *r = list_add(s, l);

		put(l, r, "部门", d->called);
		put(l, r, "事项名称",
		    arena_fmt(s->arena, "%s%s", matter(d, of), what[of % countof(what)]));
		put(l, r, "适用依据",
		    basis_text(s->arena, d->system, d->system->first, d->system->sanction, of));
		put(l, r, "申请材料", filled(s->arena, "申请函、@基础资料", matter(d, of)));
		put_limit(s, l, r, shuffled(i, n));
		put_visits(s, l, r, shuffled(n - 1 - i, n));
	}
}

void make_between(struct set *s)
{
	make_boundaries(s);
	make_section_boundaries(s);
	make_divisions(s);
	make_assistance(s);
	make_services(s);
}
