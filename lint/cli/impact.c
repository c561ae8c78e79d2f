/* qdlint impact LAW [第…条] PATH… | --changed-since DATE PATH…: which items rest on it. */
#include "cli/cli.h"

#include "base/utf8.h"
#include "law/tsv.h"
#include "report/impact.h"
#include "run/run.h"

#include <stdio.h>

/* What is asked for, and where the paths begin among the operands. */
struct asked {
	str law;
	struct citations read; /* the articles of the second operand */
	uint32_t since;
	unsigned paths;
	bool json;
};

/* «第六十条», «第60条»; false when the operand is no article, and so a path. */
static bool take_article(struct asked *q, const char *operand)
{
	str text = arena_join(q->read.arena,
	                      arena_fmt(q->read.arena, "《%.*s》", (int)q->law.n, q->law.p),
	                      str_from(operand));

	if (!str_starts(str_from(operand), STR("第")))
		return false;
	citation_parse(text, &q->read);
	return q->read.n == 1 && q->read.n_articles > 0 && q->read.citation[0].whole_end == text.n;
}

static bool take_question(struct args *a, struct asked *q)
{
	size_t bad;

	q->read.arena = a->arena;
	if (a->changed_since) {
		q->since = tsv_date(str_from(a->changed_since));
		if (q->since % 100)
			return true;
		complain_usage("日期“%s”应写成 2025-01-31 的样子 / bad date", a->changed_since);
		return false;
	}
	q->law = str_trim(str_from(a->operand[0]));
	if (str_starts(q->law, STR("《")) && str_ends(q->law, STR("》")))
		q->law = str_slice(q->law, STR("《").n, q->law.n - STR("》").n);
	if (q->law.n == 0 || !utf8_valid(q->law, &bad)) {
		complain_usage("法律名称是空的，或不是 UTF-8 / no name of a law");
		return false;
	}
	q->paths = 1;
	if (a->n_operands > 1 && take_article(q, a->operand[1]))
		q->paths = 2;
	return true;
}

static void print(const struct args *a, const qd_run *run, const struct asked *q)
{
	const struct corpus *c = &run->corpus;
	struct view v = { .c = c, .lang = a->language };
	struct buf out = { .arena = a->arena };
	struct impact m =
		q->since ? impact_since(c, q->since, a->arena)
			 : impact_of(c, q->law, q->read.article, q->read.n_articles, a->arena);

	if (q->json)
		impact_json(&v, &m, q->law, &out);
	else
		impact_text(&v, &m, q->law, &out);
	fwrite(out.p, 1, out.n, stdout);
}

static int look(struct args *a, qd_run *run)
{
	struct asked q = { 0 };
	struct qd_error err;
	int status;

	if (!take_output(a, &q.json) || !take_question(a, &q))
		return QD_USAGE;
	if (q.paths == a->n_operands)
		return complain_usage("没有写查哪些文件 / name the files to search");
	for (unsigned i = q.paths; i < a->n_operands; i++)
		if (!qd_add_path(run, a->operand[i], &err))
			return complain(&err);
	run_read(run);
	status = reading_status(a, run);
	if (run->corpus.n_lists)
		print(a, run, &q);
	return status;
}

static int run_impact(struct args *a)
{
	if (a->n_operands == 0)
		return complain_usage(
			"用法：qdlint impact 法律名称 [第…条] 文件…，或 --changed-since 日期 "
			"文件… / name a law, or a date, and files");
	return with_run(a, look);
}

const struct command command_impact = {
	.name = "impact",
	.operands = "法律名称 [第…条] 文件…",
	.about = { "哪些事项以某部法律（某条）为依据，按部门列出，附现行条号",
	           "which items rest on a law or article, by department, with the article of today" },
	.run = run_impact,
};
