/* qdlint audit: the figures of a set of lists. */
#include "cli/cli.h"

#include "report/audit_report.h"
#include "run/run.h"

#include <stdio.h>

struct auditing {
	struct args *a;
	qd_run *run, *old; /* old: NULL when there is nothing to compare with */
	bool json;
	enum figure rows;
};

static bool take_rows(const struct args *a, enum figure *rows)
{
	*rows = N_FIGURES;
	if (!a->rows)
		return true;
	*rows = figure_named(str_from(a->rows));
	if (*rows < N_FIGURES && figure_info[*rows].form != FORM_RATIO)
		return true;
	complain_usage(
		"没有“%s”这个指标，或它没有对应的行；指标名见 qdlint audit 的输出 / no such figure",
		a->rows);
	return false;
}

static void measure(struct auditing *g, struct buf *out)
{
	struct audit now, old;
	struct changes d;
	struct audit_report r = { .now = &now,
		                  .rows = g->rows,
		                  .lang = g->a->language,
		                  .complete = run_complete(g->run) };

	audit_measure(&now, &g->run->corpus, g->a->arena);
	if (g->old) {
		audit_measure(&old, &g->old->corpus, g->a->arena);
		changes_find(&d, &g->old->corpus, &g->run->corpus, g->a->arena);
		r.old = &old;
		r.changes = &d;
		r.complete = r.complete && run_complete(g->old);
	}
	if (g->json)
		audit_json(&r, out);
	else
		audit_text(&r, out);
}

static int finish(struct auditing *g)
{
	struct buf out = { .arena = g->a->arena };
	int status = reading_status(g->a, g->run);

	if (g->run->corpus.n_lists == 0)
		return status;
	if (g->old && !read_whole(g->a, g->old))
		status = QD_UNREADABLE;
	measure(g, &out);
	fwrite(out.p, 1, out.n, stdout);
	return status;
}

static int audit_all(struct args *a, qd_run *run)
{
	struct auditing g = { .a = a, .run = run };
	struct qd_error err;
	int status;

	if (!take_output(a, &g.json) || !take_rows(a, &g.rows))
		return QD_USAGE;
	for (unsigned i = 0; i < a->n_operands; i++)
		if (!qd_add_path(run, a->operand[i], &err))
			return complain(&err);
	run_read(run);
	if (a->against && !open_second(a, a->against, &g.old, &err))
		return complain(&err);
	status = finish(&g);
	qd_close(g.old);
	return status;
}

static int run_audit(struct args *a)
{
	if (a->n_operands == 0)
		return complain_usage("没有写要审计哪个文件或文件夹 / name a file or folder");
	return with_run(a, audit_all);
}

const struct command command_audit = {
	.name = "audit",
	.operands = "文件或文件夹… [--rows 指标] [--against 原来的文件或文件夹]",
	.about = { "算出一套清单的各项指标：多少、占多少、缺哪些（-f text|json）",
	           "the figures of a set of lists: how many, of how many, what is missing" },
	.run = run_audit,
};
