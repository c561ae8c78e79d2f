/* Examples run as the program would run a file. */
#include "run/selftest.h"

#include "report/report.h"
#include "script/script.h"
#include "run/fix.h"

enum { MAX_MARKS = 16 };

struct mark {
	uint32_t file;         /* of the example; a line === parts files */
	uint32_t line, column; /* 1-based, code points, where ⟦ opens */
};

struct example {
	str text; /* without the marks */
	struct mark mark[MAX_MARKS];
	uint32_t n;
};

static const str file_sep = STR_INIT("===\n");

static struct example unmark(struct arena *a, str source)
{
	struct example e = { 0 };
	struct mark at = { 0, 1, 1 };
	char *out = arena_alloc(a, source.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < source.n;) {
		str here = str_from_byte(source, i);

		if (str_starts(here, STR("⟦"))) {
			if (e.n < MAX_MARKS)
				e.mark[e.n++] = at;
			i += STR("⟦").n;
		} else if (str_starts(here, STR("⟧"))) {
			i += STR("⟧").n;
		} else {
			bool new_line = source.p[i] == '\n';

			at.column =
				new_line
					? 1
					: at.column + (((unsigned char)source.p[i] & 0xC0) != 0x80);
			at.line += new_line;
			out[n++] = source.p[i++];
			if (!new_line || !str_starts(str_from_byte(source, i), file_sep))
				continue;
			at.file++;
			at.line = 0;
		}
	}
	e.text = (str){ out, n };
	return e;
}

/* Lists as YAML begin with a key; anything else is a table with a header row. */
static str example_name(str text)
{
	str first = str_cut(text, STR("\n"), &(str){ 0 });

	return str_has(first, STR(": ")) || str_ends(first, STR(":")) ? STR("例.yaml")
	                                                              : STR("例.csv");
}

static void fail_example(struct selftest *t, const struct rule *r, const char *kind, uint32_t i,
                         str what)
{
	t->failed++;
	buf_fmt(&t->report, "%s: %s[%u]: %.*s\n", r->id, kind, i + 1, (int)what.n, what.p);
}

static struct qd_options options_for(const struct selftest *t, const struct rule *r)
{
	struct qd_options o = *t->options;

	o.like = t->like;
	o.only = r->id;
	o.as_of = "2025-06-30";
	o.threads = 1;
	return o;
}

/* The next file of an example; moves *at past it and what parts it from the next. */
static bool next_file(str text, size_t *at, str *file)
{
	size_t beg = *at, end = beg;

	if (beg >= text.n)
		return false;
	while ((end = str_find(text, file_sep, end)) != STR_NONE && text.p[end - 1] != '\n')
		end += file_sep.n;
	end = end == STR_NONE ? text.n : end;
	*file = str_slice(text, beg, end);
	*at = end + file_sep.n;
	return true;
}

static qd_run *run_with(struct qd_options o, str text)
{
	struct qd_error err;
	qd_run *run;
	str file;

	if (!qd_open(&o, &run, &err))
		return NULL;
	for (size_t at = 0; next_file(text, &at, &file);)
		qd_add_bytes(run, example_name(file).p, file.p, file.n);
	qd_check(run);
	return run;
}

static qd_run *run_on(struct selftest *t, const struct rule *r, str text)
{
	return run_with(options_for(t, r), text);
}

/* The messages that say why a good example is silent. */
static void show_quiet(struct selftest *t, const struct rule *r, const char *source,
                       unsigned *shown)
{
	struct qd_options o = options_for(t, r);
	qd_run *run;

	o.explain_quiet = true;
	run = run_with(o, unmark(t->arena, str_from(source)).text);
	for (uint32_t i = 0; run && i < run->findings.n; i++)
		*shown |= 1u << run->findings.finding[i].message;
	qd_close(run);
}

/* An empty cell has a line only; a file as a whole is marked where it begins. */
static bool is_at(const struct mark *m, uint32_t file, const struct where *w)
{
	return m->file == file && m->line == (w->line ? w->line : 1) &&
	       (w->column == 0 || m->column == w->column);
}

static bool is_marked(const struct example *e, uint32_t file, const struct where *w)
{
	for (uint32_t i = 0; i < e->n; i++)
		if (is_at(&e->mark[i], file, w))
			return true;
	return false;
}

static bool is_met(const qd_run *run, const struct mark *m)
{
	for (uint32_t i = 0; i < run->findings.n; i++) {
		struct where w = where_of(&run->corpus, run->findings.finding[i].at);

		if (is_at(m, run->findings.finding[i].at.doc, &w))
			return true;
	}
	return false;
}

/* Where an example has its marks: « 3:11 4:7», « 无». */
static str marks_said(struct arena *a, const struct example *e)
{
	struct buf out = { .arena = a };

	for (uint32_t i = 0; i < e->n; i++)
		buf_fmt(&out, " %u:%u", e->mark[i].line, e->mark[i].column);
	return e->n ? buf_str(&out) : STR(" 无");
}

/* The reason why the findings are not those marked; "" when they are. */
static str compare(struct selftest *t, qd_run *run, const struct example *e, unsigned *shown)
{
	for (uint32_t i = 0; i < run->findings.n; i++) {
		const struct finding *f = &run->findings.finding[i];
		struct where w = where_of(&run->corpus, f->at);
		str message = finding_message(t->arena, f, QD_ZH), marks = marks_said(t->arena, e);

		if (f->rule == &rule_rule_broken)
			return message;
		*shown |= 1u << f->message;
		if (!is_marked(e, f->at.doc, &w))
			return arena_fmt(t->arena, "报在例子的 %u:%u，⟦ 标在%.*s：%.*s", w.line,
			                 w.column, (int)marks.n, marks.p, (int)message.n,
			                 message.p);
	}
	if (run->broken)
		return STR("规则出错，没有查完");
	if (run->findings.n != e->n)
		return arena_fmt(t->arena, "标了 %u 处（%.*s），报了 %u 处", e->n,
		                 (int)marks_said(t->arena, e).n, marks_said(t->arena, e).p,
		                 run->findings.n);
	for (uint32_t i = 0; i < e->n; i++)
		if (!is_met(run, &e->mark[i]))
			return arena_fmt(t->arena, "标在 %u:%u 的一处没有报，别处报了两次",
			                 e->mark[i].line, e->mark[i].column);
	return (str){ 0 };
}

static void test_example(struct selftest *t, const struct rule *r, const char *kind, uint32_t i,
                         const char *source, unsigned *shown)
{
	struct example e = unmark(t->arena, str_from(source));
	qd_run *run = run_on(t, r, e.text);
	str reason = run ? compare(t, run, &e, shown) : STR("不能运行");

	if (reason.n == 0 && kind[0] == 'b' && e.n == 0)
		reason = STR("反例没有标出 ⟦…⟧");
	if (reason.n == 0 && run && run->corpus.n_items == 0 && r->each != EACH_CORPUS)
		reason = STR("例子里没有读出事项");
	if (reason.n)
		fail_example(t, r, kind, i, reason);
	else
		t->passed++;
	qd_close(run);
}

/* The documents of a multi-document example in reverse; "" when there is only one. */
static str reversed(struct arena *a, str text)
{
	str sep = STR("\n---\n"), rest, first = str_cut(text, sep, &rest), out = first;

	if (!rest.p)
		return (str){ 0 };
	while (rest.p) {
		str part = str_cut(rest, sep, &rest);

		if (part.n > 0 && part.p[part.n - 1] == '\n')
			part.n--;
		out = arena_join(a, arena_join(a, part, sep), out);
	}
	return arena_join(a, out, STR("\n"));
}

/* With its lists in another order an example gives as many findings. */
static void test_order(struct selftest *t, const struct rule *r, uint32_t i)
{
	struct example e = unmark(t->arena, str_from(r->bad[i]));
	str text = reversed(t->arena, e.text);
	qd_run *run = text.n ? run_on(t, r, text) : NULL;

	if (run && run->findings.n != e.n)
		fail_example(t, r, "bad", i,
		             arena_fmt(t->arena, "清单换个次序就报了 %u 处，不是 %u 处",
		                       run->findings.n, e.n));
	else if (run)
		t->passed++;
	qd_close(run);
}

/* Does a finding offer a change that can be made? */
static bool offers(const qd_run *run)
{
	for (uint32_t i = 0; i < run->findings.n; i++)
		if (run->findings.finding[i].edit != NONE &&
		    run->findings.finding[i].fix < FIX_SUGGEST)
			return true;
	return false;
}

/* The changes a rule offers can be made, and when they are made it offers no further ones. */
static void test_fix(struct selftest *t, const struct rule *r, uint32_t i)
{
	struct qd_options o = options_for(t, r);
	struct fixing f = { .arena = t->arena, .options = &o, .most = FIX_UNSAFE };
	struct example e = unmark(t->arena, str_from(r->bad[i]));
	qd_run *run = run_on(t, r, e.text);
	struct qd_error err;

	if (run && offers(run)) {
		bool ran = fix_run(&f, run, &err);
		str why = ran ? f.file[0].why.zh : str_from(err.text);

		if (why.n == 0 && offers(f.last))
			why = STR("改了以后还要再改");
		if (why.n)
			fail_example(t, r, "bad", i, arena_join(t->arena, STR("改法："), why));
		else
			t->passed++;
		if (f.last != run)
			qd_close(f.last);
	}
	qd_close(run);
}

void selftest_rule(struct selftest *t, const struct rule *r)
{
	unsigned shown = 0;

	for (uint32_t i = 0; i < RULE_EXAMPLES && r->bad[i]; i++) {
		test_example(t, r, "bad", i, r->bad[i], &shown);
		test_order(t, r, i);
		test_fix(t, r, i);
	}
	for (uint32_t i = 0; i < RULE_EXAMPLES && r->good[i]; i++)
		test_example(t, r, "good", i, r->good[i], &shown);
	for (uint32_t i = 0; i < RULE_EXAMPLES && r->good[i]; i++)
		show_quiet(t, r, r->good[i], &shown);
	for (uint32_t m = 0; r->check && m < RULE_MESSAGES && r->message[m].zh; m++)
		if (!(shown & 1u << m))
			fail_example(t, r, "messages", m,
			             arena_fmt(t->arena, "没有例子报出“%s”", r->message[m].zh));
	if (r->check && !r->good[0])
		fail_example(t, r, "good", 0, STR("没有正例"));
}
