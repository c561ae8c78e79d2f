/* The powers of departments, and those that were moved to the bodies of permits and of enforcement. */
#include "city.h"

#include "words.h"

#include <string.h>

/* A way to name a power of a type, how often it comes of a hundred that are no permits, and the
 * duty of the charter that it rests on. @ is the matter. */
struct power {
	const char *type, *before, *behind, *duty;
	uint32_t share;
};

static const struct power permit = { "行政许可", "@", "许可", "受理和审查@许可申请", 0 };
static const struct power others[] = {
	{ "行政处罚", "对@", "的处罚", "查处@方面的违法行为", 82 },
	{ "行政检查", "对@", "的监督检查", "开展@监督检查", 8 },
	{ "行政强制", "对@违法", "的查封扣押", "查处@方面的违法行为", 4 },
	{ "其他行政权力", "@", "备案", "开展@监督检查", 3 },
	{ "行政奖励", "对@先进", "的奖励", "评审@示范单位并给予奖励", 1 },
	{ "行政确认", "@", "认定", "受理和审查@许可申请", 1 },
	{ "行政给付", "对@", "补助资金的给付", "核定和发放@补助资金", 1 },
};

/* What is permitted, checked and so on beside the matter itself. */
static const char *const kinds[] = { "设立",     "变更",     "延续",     "从业资格",
	                             "经营场所", "项目建设", "临时活动", "技术方案" };

static const struct power *power_of(uint32_t k)
{
	uint32_t at = k * 61 % 100, i = 0;

	while (at >= others[i].share)
		at -= others[i++].share;
	return &others[i];
}

/* An item before it is written: power number k of its body. */
struct item {
	const struct system *system;
	const char *matter;
	const struct power *power;
	uint32_t k;
	str holder, supervisor; /* as rows call them */
	str section;
};

static str item_name(struct set *s, const struct item *it)
{
	struct arena *a = s->arena;
	uint32_t triple = (it->k * 2999 + (uint32_t)(it->system - systems) * 401) % 8000;
	str before = filled(a, it->power->before, it->matter);

	if (strcmp(it->power->type, "行政处罚") == 0)
		return arena_fmt(a, "%s%s%s%s%s", before.p, subjects[triple % N_SUBJECTS],
		                 acts[triple / N_SUBJECTS % N_ACTS],
		                 objects[triple / N_SUBJECTS / N_ACTS], it->power->behind);
	if (it->power == &permit)
		return arena_fmt(a, "%s%s%s", before.p, kinds[it->k / MATTERS % countof(kinds)],
		                 it->power->behind);
	return arena_fmt(a, "%s%s%s", before.p,
	                 strcmp(it->power->type, "行政强制") == 0
	                         ? objects[it->k / MATTERS % N_OBJECTS]
	                         : subjects[it->k / MATTERS % N_SUBJECTS],
	                 it->power->behind);
}

static str item_basis(struct set *s, const struct item *it)
{
	const struct system *y = it->system;

	if (strcmp(it->power->type, "行政处罚") == 0)
		return basis_text(s->arena, y, y->sanction, y->last + 1, it->k);
	return basis_text(s->arena, y, y->first, y->sanction, it->k);
}

static void put_liability(struct set *s, const struct list *l, struct row *r, const struct item *it)
{
	bool penal = strcmp(it->power->type, "行政处罚") == 0;
	uint32_t at = penal ? 2 + it->k % 4 : it->k % 2;

	put_text(l, r, "责任事项", clauses[at]);
	put(l, r, "责任事项依据", item_basis(s, it));
	put_text(l, r, "追责对象范围", "具体承办人员、内设机构负责人和分管领导");
	put_text(l, r, "追责情形", "不履行或者不正确履行职责，造成不良后果的");
}

/* The three steps of review and the filing, in order. */
static void put_review(struct set *s, const struct list *l, struct row *r, const struct item *it)
{
	struct arena *a = s->arena;

	put(l, r, "编辑", arena_fmt(a, "2025-03-10 %s", it->section.p));
	put(l, r, "主要职责审核", arena_fmt(a, "2025-03-20 %s人事科", it->holder.p));
	put(l, r, "合法性审核", arena_fmt(a, "2025-04-08 %s法规科", it->holder.p));
	put_text(l, r, "备案", "2025-05-15 区司法局");
}

static const char *const old_materials[] = { "户籍证明",   "无犯罪记录证明", "场地产权证明",
	                                     "资金证明",   "学历证明复印件", "单位介绍信",
	                                     "年检合格证", "委托公证书" };

/* Permit number `index` of the set asked for more before. */
static void put_materials(struct set *s, const struct list *l, struct row *r, const struct item *it,
                          uint32_t index)
{
	const struct place *p = s->place;
	uint32_t more = s->old ? share(p->materials_saved, p->permits, index) : 0;
	str text = filled(s->arena, "申请表、身份证明、@技术资料", it->matter);

	for (uint32_t i = 0; i < more && i < countof(old_materials); i++)
		text = arena_fmt(s->arena, "%s、%s", text.p, old_materials[i]);
	put(l, r, "申请材料", text);
}

static struct row *add_item(struct set *s, struct list *l, const struct item *it)
{
	struct row *r = list_add(s, l);

	put(l, r, "职权编码", arena_fmt(s->arena, "37%09u", ++s->n_serial));
	put(l, r, "事项名称", item_name(s, it));
	put_text(l, r, "权力类型", it->power->type);
	put(l, r, "实施依据", item_basis(s, it));
	put(l, r, "行使主体", it->holder);
	put(l, r, "承办机构", it->section);
	put_text(l, r, "实施层级", str_starts(it->holder, STR("区")) ? "区级" : "市级");
	put(l, r, "部门职责", filled(s->arena, it->power->duty, it->matter));
	put_liability(s, l, r, it);
	return r;
}

/* ---- the powers of departments ---- */

static struct item item_of(struct set *s, const struct department *d, const struct power *power,
                           uint32_t k)
{
	uint32_t matter = k % MATTERS;

	return (struct item){
		.system = d->system,
		.matter = d->system->matter[matter],
		.power = power,
		.k = k,
		.holder = d->called,
		.section = section_name(s, d, matter % d->n_sections),
	};
}

/* Power number k of a department: its permits come first. */
static struct item item_at(struct set *s, const struct department *d, uint32_t k,
                           uint32_t n_permits)
{
	return k < n_permits ? item_of(s, d, &permit, k)
	                     : item_of(s, d, power_of(k - n_permits), k - n_permits);
}

static struct list *make_department_powers(struct set *s, uint32_t i, uint32_t *permits)
{
	const struct place *p = s->place;
	struct department *d = &s->department[i];
	struct list *l = list_new(s, FORM_POWERS, d->region, d->name);
	uint32_t n = share(p->powers, p->holders, i), n_permits = share(p->permits, p->holders, i);

	for (uint32_t k = 0; k < n; k++) {
		struct item it = item_at(s, d, k, n_permits);
		struct row *r = add_item(s, l, &it);

		if (it.power == &permit)
			put_materials(s, l, r, &it, (*permits)++);
		if (p->claimed)
			put_review(s, l, r, &it);
	}
	return l;
}

/* The county's department has part of what its city's has: the same items, each with its own part.
 * Defects of such an item are planted here, so that the two differ in nothing else. */
static void make_lower_powers(struct set *s, uint32_t i, const struct list *upper)
{
	const struct place *p = s->place;
	const struct department *d = &s->department[n_systems + i];
	struct list *l = list_new(s, FORM_POWERS, d->region, d->name);
	uint32_t n = share(p->lower_powers, p->lower_holders, i);
	uint32_t n_permits = share(p->permits, p->holders, i);

	for (uint32_t k = 0; k < n; k++) {
		uint32_t of = k * upper->n_rows / n;
		struct item it = item_at(s, d, of, n_permits);
		struct row *r = add_item(s, l, &it), *above = upper->row[of];

		put(l, r, "职权编码", *cell(upper, above, "职权编码"));
		put_text(l, r, "备注", "负责辖区内的，跨区（县）的报市级办理");
		put_text(upper, above, "备注", "负责跨区（县）和市级直管的，其余由区（县）负责");
		above->taken = true;
	}
}

/* What the level above lists for this one to claim: the same items by name, code, type and basis. */
static void make_catalogue(struct set *s)
{
	static const char *const shared[] = { "职权编码", "事项名称", "权力类型", "实施依据" };
	struct list *l = list_new(s, FORM_CATALOGUE, str_from(s->place->city),
	                          arena_fmt(s->arena, "%s人民政府", s->place->city));

	for (uint32_t i = 0; i < s->n_lists; i++) {
		const struct list *of = s->list[i];

		for (uint32_t k = 0; of->form == FORM_POWERS && k < of->n_rows; k++) {
			struct row *r = list_add(s, l);

			for (uint32_t c = 0; c < countof(shared); c++)
				put(l, r, shared[c], *cell(of, of->row[k], shared[c]));
			put_text(l, r, "实施层级", "市级、县级");
		}
	}
}

void make_powers(struct set *s)
{
	uint32_t permits = 0;

	for (uint32_t i = 0; i < s->place->holders; i++) {
		struct list *l = make_department_powers(s, i, &permits);

		if (i < s->place->lower_holders)
			make_lower_powers(s, i, l);
	}
	if (s->place->claimed)
		make_catalogue(s);
}

/* ---- powers moved to one body of permits and one of enforcement ---- */

struct mover {
	const char *called, *body; /* 区行政审批局 */
	const struct power *power;
	const char *duty, *task;
	struct list *charter, *tasks, *powers;
};

static void add_mover_duty(struct set *s, struct mover *m, const char *matter)
{
	struct arena *a = s->arena;
	str section = filled(a, "@事务科", matter);
	struct row *duty = list_add(s, m->charter), *task = list_add(s, m->tasks);

	put(m->charter, duty, "条目号", arena_fmt(a, "%u", m->charter->n_rows));
	put(m->charter, duty, "主要职责", filled(a, m->duty, matter));
	put(m->charter, duty, "内设机构", section);
	put(m->charter, duty, "内设机构职责",
	    arena_fmt(a, "承担%s的具体工作", filled(a, m->duty, matter).p));
	put(m->tasks, task, "职责事项", filled(a, m->duty, matter));
	put(m->tasks, task, "内设机构", section);
	put(m->tasks, task, "工作任务", filled(a, m->task, matter));
	put(m->tasks, task, "岗位", filled(a, "@经办岗", matter));
	put(m->tasks, task, "流程图", arena_fmt(a, "流程图第%05u号", m->tasks->n_rows));
	put(m->tasks, task, "工作规范", arena_fmt(a, "工作规范第%05u号", m->tasks->n_rows));
}

static void open_mover(struct set *s, struct mover *m)
{
	str county = str_from(s->place->county),
	    owner = arena_fmt(s->arena, "%s%s", county.p, m->body);

	m->charter = list_new(s, FORM_CHARTER, county, owner);
	m->tasks = list_new(s, FORM_TASKS, county, owner);
	m->powers = list_new(s, FORM_POWERS, county, owner);
	for (uint32_t d = 0; d < s->place->moved_from; d++)
		for (uint32_t i = 0; i < MATTERS; i++)
			add_mover_duty(s, m, systems[d].matter[i]);
}

static void move_power(struct set *s, struct mover *m, uint32_t from, uint32_t k)
{
	const struct system *y = &systems[from];
	struct item it = {
		.system = y, .matter = y->matter[k % MATTERS], .power = m->power, .k = k
	};
	struct row *r;

	it.holder = str_from(m->called);
	it.supervisor = county_body(s, from);
	it.section = filled(s->arena, "@事务科", it.matter);
	r = add_item(s, m->powers, &it);
	put(m->powers, r, "部门职责", filled(s->arena, m->duty, it.matter));
	put(m->powers, r, "监管部门", it.supervisor);
	put_text(m->powers, r, "执法部门", "区综合行政执法局");
	put(m->powers, r, "调整情况", arena_fmt(s->arena, "由%s划转", it.supervisor.p));
}

static void move_all(struct set *s, struct mover *m, uint32_t total)
{
	open_mover(s, m);
	for (uint32_t d = 0; d < s->place->moved_from; d++)
		for (uint32_t k = 0; k < share(total, s->place->moved_from, d); k++)
			move_power(s, m, d, k);
}

void make_moved(struct set *s)
{
	struct mover permits = { .called = "区行政审批局",
		                 .body = "行政审批局",
		                 .power = &permit,
		                 .duty = "集中行使@方面的行政许可权",
		                 .task = "审查@申请并作出决定" };
	struct mover penalties = { .called = "区综合行政执法局",
		                   .body = "综合行政执法局",
		                   .power = &others[0],
		                   .duty = "集中行使@方面的行政处罚权",
		                   .task = "查办@违法案件" };

	if (!s->place->moved_from)
		return;
	move_all(s, &permits, s->place->moved_permits);
	move_all(s, &penalties, s->place->moved_penalties);
}
