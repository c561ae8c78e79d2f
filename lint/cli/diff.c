/* qdlint diff: what changed between two versions of lists, and why. */
#include "cli/cli.h"

#include "report/change_report.h"
#include "run/run.h"

#include <stdio.h>

/* A version without any list, read whole, is one from before there were lists. */
static int finish(struct args *a, qd_run *run, qd_run *old, bool json)
{
	struct buf out = { .arena = a->arena };
	struct changes d;
	struct change_report r = { .d = &d,
		                   .old_name = str_from(a->operand[0]),
		                   .now_name = str_from(a->operand[1]),
		                   .lang = a->language,
		                   .complete = read_whole(a, old) };

	r.complete = read_whole(a, run) && r.complete;
	if (run->corpus.n_lists == 0 && old->corpus.n_lists == 0) {
		fputs("qdlint: 没有读到清单 / no list was read\n", stderr);
		return r.complete ? QD_NOTHING : QD_UNREADABLE;
	}
	changes_find(&d, &old->corpus, &run->corpus, a->arena);
	if (json)
		change_json(&r, &out);
	else
		change_text(&r, &out);
	fwrite(out.p, 1, out.n, stdout);
	if (!r.complete)
		return QD_UNREADABLE;
	return d.n_unexplained ? QD_FINDINGS : QD_CLEAN;
}

static int diff_all(struct args *a, qd_run *run)
{
	struct qd_error err;
	qd_run *old = NULL;
	bool json;
	int status;

	if (!take_output(a, &json))
		return QD_USAGE;
	if (!qd_add_path(run, a->operand[1], &err) || !open_second(a, a->operand[0], &old, &err))
		return complain(&err);
	run_read(run);
	status = finish(a, run, old, json);
	qd_close(old);
	return status;
}

static int run_diff(struct args *a)
{
	if (a->n_operands != 2)
		return complain_usage(
			"用法：qdlint diff 原来的 现在的 / name two files or folders");
	return with_run(a, diff_all);
}

const struct command command_diff = {
	.name = "diff",
	.operands = "原来的文件或文件夹 现在的文件或文件夹",
	.about = { "逐个事项对照两个版本：新增、取消、下放……；权力变了又没有说明理由的，退出码为 1",
	           "compares two versions item by item; exit 1 when a power changed without a reason" },
	.run = run_diff,
};
