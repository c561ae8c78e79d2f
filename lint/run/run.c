/* The pipeline: plan and read parts, join and bind, build the corpus, run the rules. Every stage is
 * a list of jobs whose results are taken in job order, so threads never show. */
#include "run/run.h"

#include "base/file.h"
#include "base/pool.h"
#include "read/faults.h"
#include "read/reader.h"
#include "script/script.h"

#include <stdlib.h>
#include <time.h>

/* Handles of scripts tell the calls of a job apart, up to 4096 of them. */
enum { ITEMS_A_JOB = 4096, LISTS_A_JOB = 16 };

/* ---- opening ---- */

static uint32_t today(void)
{
	time_t now = time(NULL);
	struct tm tm;

	if (!localtime_r(&now, &tm))
		return 0;
	return (uint32_t)((tm.tm_year + 1900) * 10000 + (tm.tm_mon + 1) * 100 + tm.tm_mday);
}

static bool take_date(struct qd_run *r, const char *text, struct qd_error *err)
{
	uint32_t y, m, d;
	str s = str_from(text);

	if (!text) {
		r->corpus.as_of = today();
		return true;
	}
	if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-' || !str_u32(str_slice(s, 0, 4), &y) ||
	    !str_u32(str_slice(s, 5, 7), &m) || !str_u32(str_slice(s, 8, 10), &d) || m < 1 ||
	    m > 12 || d < 1 || d > 31)
		return fail(err, QD_USAGE, "日期“%s”应写成 2025-01-31 的样子 / bad date", text);
	r->corpus.as_of = y * 10000 + m * 100 + d;
	return true;
}

static bool take_shelf(struct qd_run *r, const struct qd_options *o, struct qd_error *err)
{
	struct shelf *own;

	if (o->like) {
		r->shelf = o->like->shelf;
		return true;
	}
	own = arena_alloc(&r->arena, sizeof *own);
	r->shelf = own;
	return shelf_open(own, o, &r->arena, err);
}

bool run_open(struct qd_run *r, const struct qd_options *o, struct qd_error *err)
{
	r->lang = o->lang;
	r->colour = o->colour;
	r->n_threads = o->threads ? o->threads : pool_processors();
	r->progress = o->progress;
	r->progress_ctx = o->progress_ctx;
	r->corpus.explain_quiet = o->explain_quiet;
	if (!take_date(r, o->as_of, err) || !take_shelf(r, o, err) ||
	    !config_open(&r->config, &r->shelf->book, &r->arena, str_from(o->config_file),
	                 str_from(o->profile), str_from(o->only), err))
		return false;
	r->config.search = o->find_config;
	r->corpus.law = r->shelf->law;
	r->corpus.authority = r->shelf->authority;
	r->corpus.systems = &r->shelf->systems;
	r->corpus.scope = &r->shelf->scope;
	r->corpus.gbk = r->shelf->gbk;
	r->corpus.traits = r->shelf->traits;
	return true;
}

bool run_add(struct qd_run *r, struct input in, struct qd_error *err)
{
	if (!config_for(&r->config, in.path, &in.group, err))
		return false;
	r->input = arena_room(&r->arena, r->input, r->n_inputs, &r->cap_inputs, sizeof *r->input);
	r->input[r->n_inputs++] = in;
	return true;
}

/* ---- reading ---- */

struct reading {
	struct qd_run *r;
	uint32_t *n_parts; /* [n_inputs] */
	struct {
		uint32_t doc, part;
	} * job;
	uint32_t n_jobs;
};

/* One job is done. Whoever finds another thread telling the caller leaves it at that. */
static void step(struct qd_run *r)
{
	uint32_t done = atomic_fetch_add(&r->n_done, 1) + 1;

	if (!r->progress || atomic_flag_test_and_set(&r->telling))
		return;
	r->progress(r->progress_ctx, done, r->n_steps);
	atomic_flag_clear(&r->telling);
}

static uint64_t ns_of(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

/* Processor time of this thread. */
static uint64_t thread_ns(void)
{
	return ns_of(CLOCK_THREAD_CPUTIME_ID);
}

/* "path: 原因 / reason", of which the report names the file and the language. */
static struct arg why_unread(struct arena *a, str text, str path)
{
	str en, zh = str_starts(text, path) && text.n > path.n + 2 ? str_from_byte(text, path.n + 2)
	                                                           : text;

	zh = str_cut(zh, STR(" / "), &en);
	return (struct arg){ arena_copy(a, zh), en.p ? arena_copy(a, en) : (str){ 0 } };
}

static void plan_job(void *ctx, uint32_t i)
{
	struct reading *g = ctx;
	uint64_t began = thread_ns();
	struct input *in = &g->r->input[i];
	struct doc *d = &g->r->doc[i];
	struct qd_error err;

	doc_init(d, i, in->name, &limits_default);
	d->bytes = in->bytes;
	if (in->path.n && !file_read(in->path.p, d->limits->file_bytes, &d->arena, &d->bytes, &err))
		doc_unreadable(d,
		               (struct report){ .rule = &rule_read_unreadable,
		                                .at = place_doc(i),
		                                .arg = { why_unread(&d->arena, str_from(err.text),
		                                                    in->path) } });
	else
		g->n_parts[i] = reader_plan(d);
	atomic_fetch_add(&g->r->reading_ns, thread_ns() - began);
	step(g->r);
}

static void part_job(void *ctx, uint32_t i)
{
	struct reading *g = ctx;
	uint64_t began = thread_ns();

	reader_part(&g->r->doc[g->job[i].doc], g->job[i].part);
	atomic_fetch_add(&g->r->reading_ns, thread_ns() - began);
	step(g->r);
}

static void join_job(void *ctx, uint32_t i)
{
	struct reading *g = ctx;
	struct doc *d = &g->r->doc[i];

	if (g->n_parts[i])
		reader_join(d);
	bind_doc(d, &g->r->shelf->kinds, &g->r->bound[i]);
	step(g->r);
}

static void list_parts(struct reading *g, struct arena *a)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < g->r->n_inputs; i++)
		n += g->n_parts[i];
	g->job = arena_alloc(a, n * sizeof *g->job);
	for (uint32_t i = 0; i < g->r->n_inputs; i++)
		for (uint32_t k = 0; k < g->n_parts[i]; k++) {
			g->job[g->n_jobs].doc = i;
			g->job[g->n_jobs++].part = k;
		}
}

void run_read(struct qd_run *r)
{
	struct arena scratch = { 0 };
	struct reading g = { .r = r };

	r->doc = arena_alloc(&r->arena, r->n_inputs * sizeof *r->doc);
	r->docs = arena_alloc(&r->arena, r->n_inputs * sizeof *r->docs);
	r->bound = arena_alloc(&r->arena, r->n_inputs * sizeof *r->bound);
	g.n_parts = arena_alloc(&scratch, r->n_inputs * sizeof *g.n_parts);
	r->n_steps = r->n_inputs * 2;
	pool_run(r->n_threads, r->n_inputs, plan_job, &g);
	list_parts(&g, &scratch);
	r->n_steps += g.n_jobs;
	pool_run(r->n_threads, g.n_jobs, part_job, &g);
	pool_run(r->n_threads, r->n_inputs, join_job, &g);
	for (uint32_t i = 0; i < r->n_inputs; i++)
		r->docs[i] = &r->doc[i];
	r->corpus.n_threads = r->n_threads;
	corpus_build(&r->corpus, r->docs, r->bound, r->n_inputs, &r->shelf->kinds);
	arena_release(&scratch);
}

/* ---- checking ---- */

/* Calls [from, end) of one rule, all in inputs of one configuration group. */
struct check_job {
	uint32_t rule, group, from, end;
	struct sink sink;
	uint64_t ns;
	bool broken;
};

struct checking {
	struct qd_run *r;
	const void **prepared; /* [n_groups][book.n] */
	uint32_t *last;        /* [book.n] the group a rule was prepared for last */
	struct check_job *job;
	uint32_t n_jobs, cap;
	struct arena arena;
};

static uint32_t calls_of(const struct corpus *c, enum each each)
{
	switch (each) {
	case EACH_DOC:
		return c->n_docs;
	case EACH_LIST:
		return c->n_lists;
	case EACH_ITEM:
		return c->n_items;
	case EACH_ASSIGNMENT:
		return c->n_assignments;
	case EACH_CORPUS:
		return 1;
	default:
		return 0;
	}
}

/* The document that call i of a rule is about. */
static uint32_t doc_of(const struct corpus *c, enum each each, uint32_t i)
{
	switch (each) {
	case EACH_DOC:
		return i;
	case EACH_LIST:
		return c->list[i].doc;
	case EACH_ITEM:
		return corpus_list(c, i)->doc;
	case EACH_ASSIGNMENT:
		return corpus_list(c, c->assignment[i].item)->doc;
	default:
		return 0;
	}
}

static const struct option_value *options_of(const struct checking *k, uint32_t rule,
                                             uint32_t group)
{
	return k->r->config.group[group].settings.rule[rule].option;
}

static struct pass pass_of(struct checking *k, uint32_t rule, uint32_t group, struct sink *out)
{
	return (struct pass){
		.c = &k->r->corpus,
		.rule = k->r->shelf->book.rule[rule],
		.option = options_of(k, rule, group),
		.prepared = k->prepared[group * k->r->shelf->book.n + rule],
		.arena = &k->r->arena,
		.out = out,
	};
}

/* Groups differ in few rules: what was made of the same options serves again. */
static const void *prepare(struct checking *k, uint32_t rule, uint32_t group)
{
	uint32_t n_rules = k->r->shelf->book.n, last = k->last[rule];
	struct pass p = pass_of(k, rule, group, NULL);

	k->last[rule] = group;
	if (k->prepared[last * n_rules + rule] &&
	    memcmp(options_of(k, rule, last), p.option, RULE_OPTIONS * sizeof *p.option) == 0)
		return k->prepared[last * n_rules + rule];
	return p.rule->prepare(&p);
}

static void plan_job_of(struct checking *k, uint32_t rule, uint32_t group, uint32_t from,
                        uint32_t end)
{
	const struct rule *what = k->r->shelf->book.rule[rule];
	const void **prepared = &k->prepared[group * k->r->shelf->book.n + rule];

	if (k->r->config.group[group].settings.rule[rule].off)
		return;
	if (what->prepare && !*prepared)
		*prepared = prepare(k, rule, group);
	k->job = arena_room(&k->arena, k->job, k->n_jobs, &k->cap, sizeof *k->job);
	k->job[k->n_jobs++] =
		(struct check_job){ .rule = rule, .group = group, .from = from, .end = end };
}

/* Long jobs begin first, or one thread would be left with them at the end. */
static bool is_long(const struct rule *rule)
{
	return rule->each == EACH_CORPUS || rule->each == EACH_LIST || rule->each == EACH_DOC;
}

/* A rule over all lists runs for the first input it is not off for; what it finds where it is off is
 * dropped when levels are settled. */
static uint32_t group_of(const struct checking *k, uint32_t rule, uint32_t call)
{
	const struct qd_run *r = k->r;
	enum each each = r->shelf->book.rule[rule]->each;

	if (each != EACH_CORPUS)
		return r->input[doc_of(&r->corpus, each, call)].group;
	for (uint32_t i = 0; i < r->n_inputs; i++)
		if (!r->config.group[r->input[i].group].settings.rule[rule].off)
			return r->input[i].group;
	return r->input[0].group;
}

/* Cuts the calls of a rule into jobs at fixed numbers and where the configuration changes. */
static void plan_rule(struct checking *k, uint32_t rule)
{
	enum each each = k->r->shelf->book.rule[rule]->each;
	const struct corpus *c = &k->r->corpus;
	uint32_t calls = k->r->shelf->book.rule[rule]->check ? calls_of(c, each) : 0;
	uint32_t a_job = each == EACH_LIST ? LISTS_A_JOB : ITEMS_A_JOB;

	for (uint32_t from = 0, end; from < calls && c->n_docs > 0; from = end) {
		uint32_t group = group_of(k, rule, from);

		for (end = from + 1; end < calls && end - from < a_job; end++)
			if (k->r->config.n_groups > 1 && group_of(k, rule, end) != group)
				break;
		plan_job_of(k, rule, group, from, end);
	}
}

/* Of one rule; more than all files may have would fill the memory with what nobody reads. */
static uint32_t most_findings(const struct corpus *c)
{
	uint64_t most = (uint64_t)limits_default.findings * c->n_docs;

	return most < NONE ? (uint32_t)most : NONE;
}

static void check_job(void *ctx, uint32_t i)
{
	struct checking *k = ctx;
	struct check_job *job = &k->job[i];
	struct pass p = pass_of(k, job->rule, job->group, &job->sink);
	uint64_t began = thread_ns();

	p.broken = &job->broken;
	job->sink.most = most_findings(&k->r->corpus);
	if (p.rule->begin)
		p.state = p.rule->begin(&p);
	for (uint32_t c = job->from; c < job->end && !job->broken; c++)
		p.rule->check(&p, c);
	if (p.rule->end)
		p.rule->end(p.state);
	job->ns = thread_ns() - began;
	step(k->r);
}

static int args_cmp(const struct finding *a, const struct finding *b)
{
	int c = 0;

	for (uint32_t i = 0; c == 0 && i < FINDING_ARGS; i++)
		c = str_cmp(a->arg[i].zh, b->arg[i].zh);
	return c;
}

/* Total order: place, rule, message, arguments. */
static int by_order(const void *x, const void *y)
{
	const struct finding *a = x, *b = y;
	int c = place_cmp(a->at, b->at);

	c = c ? c : strcmp(a->rule->id, b->rule->id);
	c = c ? c : (a->message > b->message) - (a->message < b->message);
	return c ? c : args_cmp(a, b);
}

/* Why a file was not read whole cannot be switched off: nobody would know. */
static bool says_why(const struct qd_run *r, const struct finding *f)
{
	return r->doc[f->at.doc].unreadable && str_starts(str_from(f->rule->id), STR("read/"));
}

/* Settles levels, drops what is off, sorts, counts. */
static void settle(struct qd_run *r)
{
	struct sink *s = &r->findings;
	uint32_t kept = 0;

	for (uint32_t i = 0; i < s->n; i++) {
		struct finding f = s->finding[i];

		enum qd_level level =
			settings_level(&r->config.group[r->input[f.at.doc].group].settings, &f);

		if (level == QD_OFF && !says_why(r, &f))
			continue;
		f.level = (uint8_t)(level ? level : f.level);
		s->finding[kept++] = f;
	}
	s->n = kept;
	if (kept)
		qsort(s->finding, kept, sizeof *s->finding, by_order);
	for (uint32_t i = 0; i < kept; i++)
		r->n_level[s->finding[i].level]++;
}

/* A rule that broke says so last, and once: the first of its jobs does. */
static void drop_repeated(struct check_job *job, const struct check_job *first)
{
	if (first && job->sink.n > 0 &&
	    job->sink.finding[job->sink.n - 1].rule == &rule_rule_broken)
		job->sink.n--;
}

/* Drops what a rule found beyond its limit in all of its jobs, and says so once. */
static void keep_limit(struct qd_run *r, struct check_job *job)
{
	uint32_t most = most_findings(&r->corpus), kept = r->cost[job->rule].n_kept;
	uint32_t room = kept < most ? most - kept : 0;
	struct sink *s = &job->sink;

	if (s->n > room && !job->broken) {
		s->full = s->finding[room].at;
		s->n_dropped += s->n - room;
		s->n = room;
	}
	r->cost[job->rule].n_kept += s->n;
	if (s->n_dropped == 0 || r->cost[job->rule].full)
		return;
	r->cost[job->rule].full = true;
	sink_add(&r->findings,
	         (struct report){ .rule = &rule_read_limit,
	                          .at = s->full,
	                          .message = 1,
	                          .arg = { arg_str(str_from(r->shelf->book.rule[job->rule]->id)),
	                                   sink_number(&r->findings, most) } });
}

/* Texts made for arguments live in the job's sink: its arena moves to the run's findings. */
static void take_job(struct qd_run *r, struct check_job *job, const struct check_job **broken)
{
	if (job->broken) {
		drop_repeated(job, *broken && (*broken)->rule == job->rule ? *broken : NULL);
		*broken = job;
		r->broken = true;
	}
	r->cost[job->rule].ns += job->ns;
	r->cost[job->rule].calls += job->end - job->from;
	keep_limit(r, job);
	sink_append(&r->findings, &job->sink);
	arena_adopt(&r->findings.arena, &job->sink.arena);
	sink_release(&job->sink);
}

static void find_traits(struct qd_run *r)
{
	uint64_t began = ns_of(CLOCK_PROCESS_CPUTIME_ID);

	corpus_find_traits(&r->corpus);
	r->traits_ns = ns_of(CLOCK_PROCESS_CPUTIME_ID) - began;
}

void run_check(struct qd_run *r)
{
	struct checking k = { .r = r };
	const struct check_job *broken = NULL; /* the last that did */

	find_traits(r);
	r->cost = arena_alloc(&r->arena, r->shelf->book.n * sizeof *r->cost);
	k.prepared =
		arena_alloc(&k.arena, r->config.n_groups * r->shelf->book.n * sizeof *k.prepared);
	k.last = arena_alloc(&k.arena, r->shelf->book.n * sizeof *k.last);
	for (uint32_t i = 0; i < r->shelf->book.n; i++)
		if (is_long(r->shelf->book.rule[i]))
			plan_rule(&k, i);
	for (uint32_t i = 0; i < r->shelf->book.n; i++)
		if (!is_long(r->shelf->book.rule[i]))
			plan_rule(&k, i);
	r->n_steps += k.n_jobs;
	pool_run(r->n_threads, k.n_jobs, check_job, &k);
	for (uint32_t i = 0; i < r->n_inputs; i++)
		sink_append(&r->findings, &r->doc[i].faults);
	for (uint32_t i = 0; i < k.n_jobs; i++)
		take_job(r, &k.job[i], &broken);
	arena_release(&k.arena);
	settle(r);
	r->checked = true;
}

bool run_complete(const struct qd_run *r)
{
	if (r->broken)
		return false;
	for (uint32_t i = 0; i < r->n_inputs; i++)
		if (r->doc[i].unreadable)
			return false;
	return true;
}
