/* Who there is, what each has to do by its charter, who does it, and in which steps. */
#include "city.h"

#include "words.h"

#include <string.h>

enum { TASKS_A_DUTY = 4, STEPS = 5 };

static const struct duty {
	const char *text, *task[TASKS_A_DUTY];
} duties[] = {
#define DUTY(text, ...) { text, { __VA_ARGS__ } },
#include "duties.def"
#undef DUTY
};

const char *district_name(uint32_t district)
{
	return districts[district % N_DISTRICTS];
}

/* ---- bodies ---- */

static void add_body(struct set *s, struct list *l, str name, str called, const char *level)
{
	struct row *r = list_add(s, l);
	bool town = strcmp(level, "乡级") == 0, government = str_has(name, STR("人民政府"));

	put(l, r, "机构名称", name);
	put(l, r, "简称", called);
	put_text(l, r, "类别", government ? "人民政府" : "政府工作部门");
	put_text(l, r, "层级", level);
	if (town)
		put(l, r, "上级机构", arena_fmt(s->arena, "%s人民政府", s->place->county));
}

static void add_county(struct set *s, struct list *l)
{
	struct arena *a = s->arena;
	str county = str_from(s->place->county);

	for (uint32_t i = 0; i < n_systems; i++)
		add_body(s, l, arena_fmt(a, "%s%s", county.p, systems[i].body), county_body(s, i),
		         "县级");
	add_body(s, l, arena_fmt(a, "%s人民政府", county.p), STR("区政府"), "县级");
	add_body(s, l, STR("柳河镇人民政府"), STR("柳河镇"), "乡级");
	add_body(s, l, STR("槐荫街道办事处"), STR("槐荫街道"), "乡级");
}

void make_bodies(struct set *s)
{
	struct list *l = list_new(s, FORM_BODIES, str_from(s->place->city), STR(""));
	bool county = false;

	for (uint32_t i = 0; i < s->n_departments; i++) {
		const struct department *d = &s->department[i];

		if (str_eq(d->region, str_from(s->place->county)))
			county = true;
		else
			add_body(s, l, d->name, d->called,
			         strcmp(d->level, "市级") == 0 ? "市级" : "县级");
	}
	if (county || s->place->territories || s->place->moved_from)
		add_county(s, l);
}

/* ---- duties and tasks ---- */

/* Section k of a department deals with matters k, k + n, … */
static const char *matter_of(const struct department *d, uint32_t section, uint32_t i)
{
	uint32_t n = (MATTERS - section + d->n_sections - 1) / d->n_sections;

	return d->system->matter[section + i % n * d->n_sections];
}

static const struct duty *duty_of(const struct department *d, uint32_t section, uint32_t i)
{
	uint32_t n = (MATTERS - section + d->n_sections - 1) / d->n_sections;

	return &duties[i / n % countof(duties)];
}

str section_name(const struct set *s, const struct department *d, uint32_t section)
{
	return filled(s->arena, "@管理科", d->system->matter[section]);
}

static str post_name(struct set *s, const struct department *d, uint32_t section, uint32_t k)
{
	static const char *const kinds[] = { "综合岗", "审核岗", "监管岗",
		                             "统计岗", "法规岗", "信息岗" };
	uint32_t n = (MATTERS - section + d->n_sections - 1) / d->n_sections;

	return arena_fmt(s->arena, "%s%s", matter_of(d, section, k), kinds[k / n % countof(kinds)]);
}

/* One department at work. */
struct making {
	struct set *s;
	struct department *d;
	struct list *charter, *tasks;
	uint32_t number; /* of the department */
	uint32_t n_duties, n_tasks, n_flows, n_standards;
	uint32_t duty, task;    /* made so far */
	uint32_t post, n_posts; /* of the section */
};

/* Several tasks share a chart, or a task has several. */
static str chart_names(const struct making *m)
{
	uint32_t n = m->n_flows > m->n_tasks ? share(m->n_flows, m->n_tasks, m->task) : 1;
	uint32_t first = m->n_flows > m->n_tasks
	                         ? (uint32_t)((uint64_t)m->n_flows * m->task / m->n_tasks)
	                         : m->task % m->n_flows;
	str text = { 0 };

	for (uint32_t i = 0; i < n; i++)
		text = arena_fmt(m->s->arena, "%s%s流程图第%05u号", i ? text.p : "", i ? "、" : "",
		                 first + i + 1);
	return text;
}

static void add_task(struct making *m, uint32_t section, uint32_t i, uint32_t k)
{
	struct arena *a = m->s->arena;
	const struct duty *duty = duty_of(m->d, section, i);
	const char *matter = matter_of(m->d, section, i);
	struct row *r = list_add(m->s, m->tasks);

	put(m->tasks, r, "职责事项", filled(a, duty->text, matter));
	put(m->tasks, r, "内设机构", section_name(m->s, m->d, section));
	put(m->tasks, r, "工作任务", filled(a, duty->task[k], matter));
	put(m->tasks, r, "岗位", post_name(m->s, m->d, section, m->post++ % m->n_posts));
	put(m->tasks, r, "流程图", chart_names(m));
	put(m->tasks, r, "工作规范",
	    arena_fmt(a, "工作规范第%05u号", m->task % m->n_standards + 1));
	m->task++;
}

static void add_duty(struct making *m, uint32_t section, uint32_t i)
{
	struct arena *a = m->s->arena;
	str text = filled(a, duty_of(m->d, section, i)->text, matter_of(m->d, section, i));
	struct row *r = list_add(m->s, m->charter);

	put(m->charter, r, "条目号", arena_fmt(a, "%u", m->charter->n_rows));
	put(m->charter, r, "主要职责", text);
	put(m->charter, r, "内设机构", section_name(m->s, m->d, section));
	put(m->charter, r, "内设机构职责", arena_fmt(a, "承担%s的具体工作", text.p));
	for (uint32_t k = 0; k < share(m->n_tasks, m->n_duties, m->duty); k++)
		add_task(m, section, i, k);
	m->duty++;
}

static void add_last_clause(struct making *m)
{
	struct row *r = list_add(m->s, m->charter);

	put(m->charter, r, "条目号", arena_fmt(m->s->arena, "%u", m->charter->n_rows));
	put_text(m->charter, r, "主要职责", "完成上级交办的其他任务");
}

/* Sections are numbered through the set, so that their posts add up. */
static void make_department_duties(struct making *m, uint32_t *section)
{
	const struct place *p = m->s->place;

	m->charter = list_new(m->s, FORM_CHARTER, m->d->region, m->d->name);
	m->tasks = list_new(m->s, FORM_TASKS, m->d->region, m->d->name);
	m->d->tasks = m->tasks;
	for (uint32_t k = 0; k < m->d->n_sections; k++) {
		m->n_posts = share(p->posts, p->sections, *section);
		m->post = 0;
		for (uint32_t i = 0; i < share(m->n_duties, m->d->n_sections, k); i++)
			add_duty(m, k, i);
		++*section;
	}
	add_last_clause(m);
}

/* ---- processes ---- */

static const char *const steps[STEPS] = { "受理登记", "材料审查", "现场核查", "集体会商",
	                                  "办结归档" };
static const char *const old_steps[] = { "窗口转办",     "科室会签",     "校核复审",
	                                 "分管领导审阅", "资料补正确认", "办公室核稿",
	                                 "主要领导审批" };

/* A process is handled within its section, or its deliberation ends with the director's deputy. */
static const char *signs_of(const struct making *m, uint32_t index, const char *step)
{
	const struct place *p = m->s->place;
	uint32_t within = m->s->old ? p->in_section_before : p->in_section;

	if (strcmp(step, "集体会商") != 0 || share(within, p->processes, index))
		return "科员→科长";
	return "科员→科长→分管副局长";
}

static struct row *add_step(struct making *m, struct list *l, uint32_t task, const char *name,
                            const char *before)
{
	struct row *r = list_add(m->s, l), *of = m->tasks->row[task];

	put(l, r, "任务", *cell(m->tasks, of, "工作任务"));
	put_text(l, r, "环节", name);
	put_text(l, r, "上一环节", before);
	put(l, r, "责任科室", *cell(m->tasks, of, "内设机构"));
	put(l, r, "责任岗位", *cell(m->tasks, of, "岗位"));
	put(l, r, "时限", arena_fmt(m->s->arena, "%u个工作日", 1 + l->n_rows % 3));
	return r;
}

/* Process number `index` of the set; those of old have more steps in their midst. */
static void add_process(struct making *m, struct list *l, uint32_t index, uint32_t task)
{
	const struct place *p = m->s->place;
	uint32_t n = share(p->steps, p->processes, index);
	uint32_t more = m->s->old ? share(p->steps_saved, p->processes, index) : 0;
	const char *before = "";

	for (uint32_t i = 0; i < n && i < STEPS; i++) {
		struct row *r = add_step(m, l, task, steps[i], before);

		put_text(l, r, "签批层级", signs_of(m, index, steps[i]));
		before = steps[i];
		for (; i == 1 && more > 0; more--) {
			r = add_step(m, l, task, old_steps[more - 1], before);
			put_text(l, r, "签批层级", "科员→科长");
			before = old_steps[more - 1];
		}
	}
}

static void make_processes(struct making *m, uint32_t *index)
{
	uint32_t n = share(m->s->place->processes, m->s->n_departments, m->number);
	struct list *l;

	if (n == 0)
		return;
	l = list_new(m->s, FORM_PROCESS, m->d->region, m->d->name);
	for (uint32_t i = 0; i < n; i++)
		add_process(m, l, (*index)++, i * m->n_tasks / n);
}

void make_duties(struct set *s)
{
	const struct place *p = s->place;
	uint32_t section = 0, process = 0, n = s->n_departments;

	for (uint32_t i = 0; i < n; i++) {
		struct making m = { .s = s, .d = &s->department[i], .number = i };

		m.d->n_sections = share(p->sections, n, i);
		m.n_duties = share(p->duties, n, i);
		m.n_tasks = share(p->tasks, n, i);
		m.n_flows = share(p->flows, n, i);
		m.n_standards = share(p->standards, n, i);
		make_department_duties(&m, &section);
		make_processes(&m, &process);
	}
}
