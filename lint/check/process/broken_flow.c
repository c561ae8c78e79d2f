/* A process can be walked from its start to its end. */
#include "check/process/flow.h"

#include "base/buf.h"
#include "base/near.h"

enum message { NOWHERE, ITSELF, NO_START, NO_END, UNREACHABLE, ISOLATED, TRAPPED };

enum { MOST_NAMED = 5 }; /* steps that one message names */

/* Steps by the edges that leave or enter them: those of step i are to[first[i]] up to
 * to[first[i + 1]]. */
struct links {
	uint32_t *first, *to;
};

static struct links links_of(struct arena *a, const struct flow *f, bool backward)
{
	struct links l = { arena_alloc(a, (f->n + 2) * sizeof *l.first),
		           arena_alloc(a, (f->n_edges + 1) * sizeof *l.to) };

	for (uint32_t e = 0; e < f->n_edges; e++)
		l.first[(backward ? f->edge[e].to : f->edge[e].from) + 1]++;
	for (uint32_t i = 0; i < f->n; i++)
		l.first[i + 1] += l.first[i];
	for (uint32_t e = f->n_edges; e-- > 0;) {
		uint32_t at = backward ? f->edge[e].to : f->edge[e].from;

		l.to[--l.first[at + 1]] = backward ? f->edge[e].from : f->edge[e].to;
	}
	memmove(l.first, l.first + 1, f->n * sizeof *l.first);
	l.first[f->n] = f->n_edges;
	return l;
}

/* Marks what the marked steps lead to along the links. */
static void spread(struct arena *a, const struct flow *f, const struct links *l, bool *marked)
{
	uint32_t *queue = arena_alloc(a, (f->n + 1) * sizeof *queue), head = 0, tail = 0;

	for (uint32_t i = 0; i < f->n; i++)
		if (marked[i])
			queue[tail++] = i;
	while (head < tail) {
		uint32_t i = queue[head++];

		for (uint32_t k = l->first[i]; k < l->first[i + 1]; k++) {
			if (!marked[l->to[k]])
				queue[tail++] = l->to[k];
			marked[l->to[k]] = true;
		}
	}
}

static bool is_start(const struct step *s)
{
	return s->start || s->fault || s->before == 0;
}

static bool is_end(const struct step *s)
{
	static const str ends[] = { STR_INIT("结束"), STR_INIT("终点"), STR_INIT("流程结束") };

	if (str_is_any(s->name, ends, countof(ends)))
		return true;
	return s->after == 0;
}

/* ---- telling ---- */

static struct arg task_of(const struct pass *p, str task)
{
	if (task.n == 0)
		return (struct arg){ STR("这个流程"), STR("the process") };
	return (struct arg){ arena_fmt(&p->out->arena, "“%.*s”", (int)task.n, task.p),
		             arena_fmt(&p->out->arena, "'%.*s'", (int)task.n, task.p) };
}

static struct place place_of(const struct pass *p, const struct step *s)
{
	return item_place(p->c, s->item,
	                  item_has(p->c, s->item, FIELD_SUB) ? FIELD_SUB : FIELD_STEP);
}

static void tell(const struct pass *p, const struct flow *f, uint32_t i, enum message message,
                 struct arg steps)
{
	report(p, (struct report){ .at = place_of(p, &f->step[i]),
	                           .message = (uint8_t)message,
	                           .arg = { task_of(p, f->task), steps } });
}

enum { MOST_COMPARED = 200 }; /* steps among which a near name is looked for */

/* «，是不是“乙”» of a step whose name is nearly the one written. */
static struct arg near_name(const struct pass *p, const struct flow *f, str written)
{
	str best = { 0 };

	for (uint32_t i = 0; i < f->n && f->n <= MOST_COMPARED; i++) {
		near_try(written, f->step[i].name, &best);
		near_try(written, item_text(p->c, f->step[i].item, FIELD_STEP), &best);
	}
	if (best.n == 0)
		return (struct arg){ STR(""), STR("") };
	return (struct arg){ arena_fmt(&p->out->arena, "，是不是“%.*s”", (int)best.n, best.p),
		             arena_fmt(&p->out->arena, "; is it '%.*s'", (int)best.n, best.p) };
}

static void tell_fault(const struct pass *p, const struct flow *f, const struct step *s)
{
	const struct list *l = corpus_list(p->c, s->item);
	str cell = cell_text(item_cell(p->c, s->item, s->field));
	str written = str_slice(cell, s->beg, s->end);

	report(p, (struct report){
			  .at = place_within(item_place(p->c, s->item, s->field), s->beg, s->end),
			  .message = s->fault == STEP_ITSELF ? ITSELF : NOWHERE,
			  .arg = { task_of(p, f->task), arg_str(s->name), list_header(l, s->field),
	                           arg_str(written), near_name(p, f, written) },
		  });
}

/* «“甲”、“乙”等5个环节» of the steps that are marked. */
static struct arg names_of(const struct pass *p, const struct flow *f, const bool *marked)
{
	struct buf zh = { .arena = &p->out->arena }, en = zh;
	uint32_t n = 0;

	for (uint32_t i = 0; i < f->n; i++) {
		str name = f->step[i].name;

		if (!marked[i] || n++ >= MOST_NAMED)
			continue;
		buf_fmt(&zh, "%s“%.*s”", n > 1 ? "、" : "", (int)name.n, name.p);
		buf_fmt(&en, "%s'%.*s'", n > 1 ? ", " : "", (int)name.n, name.p);
	}
	if (n > MOST_NAMED) {
		buf_fmt(&zh, "等%u个环节", n);
		buf_fmt(&en, " (%u steps)", n);
	}
	return (struct arg){ buf_str(&zh), buf_str(&en) };
}

static void tell_marked(const struct pass *p, const struct flow *f, const bool *marked,
                        enum message message)
{
	uint32_t first = 0;

	while (first < f->n && !marked[first])
		first++;
	if (first < f->n)
		tell(p, f, first, message, names_of(p, f, marked));
}

/* ---- walking ---- */

static bool any_fault(const struct flow *f)
{
	for (uint32_t i = 0; i < f->n; i++)
		if (f->step[i].fault)
			return true;
	return false;
}

/* Steps that stand alone while others are linked; those that say so themselves are meant so. */
static void check_isolated(const struct pass *p, const struct flow *f)
{
	if (any_fault(f))
		return;
	for (uint32_t i = 0; i < f->n; i++) {
		const struct step *s = &f->step[i];

		if (s->before == 0 && s->after == 0 && !s->told)
			tell(p, f, i, ISOLATED, arg_str(s->name));
	}
}

static void check_walk(const struct pass *p, struct arena *a, const struct flow *f)
{
	struct links on = links_of(a, f, false), back = links_of(a, f, true);
	bool *reached = arena_alloc(a, f->n + 1), *leaves = arena_alloc(a, f->n + 1);
	bool starts = false, ends = false;

	for (uint32_t i = 0; i < f->n; i++) {
		reached[i] = is_start(&f->step[i]);
		leaves[i] = is_end(&f->step[i]);
		starts = starts || reached[i];
		ends = ends || leaves[i];
	}
	if (!starts)
		tell(p, f, 0, NO_START, (struct arg){ 0 });
	else if (!ends)
		tell(p, f, f->n - 1, NO_END, (struct arg){ 0 });
	spread(a, f, &on, reached);
	spread(a, f, &back, leaves);
	for (uint32_t i = 0; i < f->n; i++) {
		leaves[i] = !leaves[i] && reached[i];
		reached[i] = !reached[i];
	}
	if (starts)
		tell_marked(p, f, reached, UNREACHABLE);
	if (ends)
		tell_marked(p, f, leaves, TRAPPED);
}

static void check_flow(const struct pass *p, struct arena *a, const struct flow *f)
{
	for (uint32_t i = 0; i < f->n; i++)
		if (f->step[i].fault)
			tell_fault(p, f, &f->step[i]);
	if (f->n_edges == 0)
		return;
	check_isolated(p, f);
	check_walk(p, a, f);
}

static void check(const struct pass *p, uint32_t i)
{
	const struct list *l = &p->c->list[i];
	struct arena scratch = { 0 };
	struct flow *flow;
	uint32_t n;

	if (!str_eq(l->kind->title, STR("流程")) ||
	    (!list_has(l, FIELD_PREVIOUS) && !list_has(l, FIELD_NEXT)))
		return;
	n = flows_of_list(&scratch, p->c, l, &flow);
	for (uint32_t k = 0; k < n; k++)
		check_flow(p, &scratch, &flow[k]);
	arena_release(&scratch);
}

const struct rule rule_process_broken_flow = {
	.id = "process/broken-flow",
	.level = QD_ERROR,
	.each = EACH_LIST,
	.title = { "流程图不通", "Broken process" },
	.message = { [NOWHERE] = { "{0}的“{1}”，{2}写的是“{3}”，流程里没有这个环节{4}",
	                           "step '{1}' of {0}: '{2}' names '{3}', which is no step of it{4}" },
	             [ITSELF] = { "{0}的“{1}”，{2}写成了它自己",
	                          "step '{1}' of {0}: '{2}' names the step itself" },
	             [NO_START] = { "{0}没有起点：每个环节前面都还有环节",
	                            "{0} has no start: every step has one before it" },
	             [NO_END] = { "{0}没有终点：每个环节后面都还有环节",
	                          "{0} has no end: every step has one after it" },
	             [UNREACHABLE] = { "{0}从起点走不到{1}",
	                               "{0} never gets to {1} from its start" },
	             [ISOLATED] = { "{0}的“{1}”前后都没有连上，不知道什么时候办",
	                            "step '{1}' of {0} is linked to no other" },
	             [TRAPPED] = { "{0}走到{1}就绕不出去，到不了终点",
	                           "{0} never gets out of {1} to its end" } },
	.why = { "流程断了、绕了，事情办到一半就没有下家；照着它考核，谁都说不清卡在哪里。",
	         "Where a process breaks or circles, a matter stops half-way and nobody can say where." },
	.fix = { "对照实际办理过程补上缺的环节，改正上一环节的名称；退回环节要有办结的出口。",
	         "Add the missing step or correct the name; give every return a way out." },
	.check = check,
	.bad = { "清单: 流程\n事项:\n  - 任务: 占道许可\n    环节: 受理\n  - 任务: 占道许可\n    环节: 审查\n"
	         "    上一环节: 受理\n  - 任务: 占道许可\n    环节: 决定\n    上一环节: ⟦专家论证⟧\n",
	         "清单: 流程\n事项:\n  - {任务: 占道许可, 环节: ⟦受理⟧, 上一环节: 审查}\n"
	         "  - {任务: 占道许可, 环节: 审查, 上一环节: 受理}\n"
	         "  - {任务: 占道许可, 环节: 决定, 上一环节: 审查}\n",
	         "清单: 流程\n事项:\n  - {任务: 占道许可, 环节: 受理, 上一环节: 无}\n"
	         "  - {任务: 占道许可, 环节: 勘验, 上一环节: 受理、整改}\n"
	         "  - {任务: 占道许可, 环节: ⟦整改⟧, 上一环节: 勘验}\n",
	         "清单: 流程\n事项:\n  - {任务: 占道许可, 环节: 受理, 上一环节: 无}\n"
	         "  - {任务: 占道许可, 环节: ⟦审查⟧, 上一环节: 补正}\n"
	         "  - {任务: 占道许可, 环节: 补正, 上一环节: 审查}\n"
	         "  - {任务: 占道许可, 环节: 决定, 上一环节: 受理}\n",
	         "清单: 流程\n事项:\n  - {任务: 占道许可, 环节: 受理, 上一环节: 无}\n"
	         "  - {任务: 占道许可, 环节: 决定, 上一环节: 受理}\n"
	         "  - {任务: 占道许可, 环节: ⟦公示⟧, 上一环节: }\n"
	         "  - {任务: 户外广告许可, 环节: 受理, 上一环节: 无}\n"
	         "  - {任务: 户外广告许可, 环节: 存档, 上一环节: ⟦存档⟧}\n"
	         "  - {任务: 证照补办, 环节: 受理, 上一环节: 无}\n"
	         "  - {任务: 证照补办, 环节: ⟦审查⟧, 上一环节: 受理、退回}\n"
	         "  - {任务: 证照补办, 环节: 退回, 上一环节: 审查}\n"
	         "  - {任务: 证照补办, 环节: 归档, 上一环节: 受理}\n" },
	.good = { "清单: 流程\n事项:\n  - {任务: 占道许可, 环节: 受理, 上一环节: 无}\n"
	          "  - {任务: 占道许可, 环节: 审查, 上一环节: 受理、退回补正}\n"
	          "  - {任务: 占道许可, 环节: 退回补正, 上一环节: 审查}\n"
	          "  - {任务: 占道许可, 环节: 决定, 上一环节: 审查通过}\n" },
};
