/* qdlint who TEXT FILE…: who is responsible for a matter, as what and on which basis. */
#include "cli/cli.h"

#include "base/utf8.h"
#include "report/who.h"
#include "run/run.h"

#include <stdio.h>
#include <string.h>

static int answer(struct args *a, qd_run *run,
                  void (*write)(const struct who_answer *, struct buf *))
{
	struct buf out = { .arena = a->arena };
	struct who who;
	struct who_answer w = { .c = &run->corpus,
		                .question = str_trim(str_from(a->operand[0])),
		                .who = &who,
		                .lang = a->language };

	who_find(&run->corpus, &run->shelf->everyday, w.question, a->arena, &who);
	write(&w, &out);
	fwrite(out.p, 1, out.n, stdout);
	return who.found ? QD_CLEAN : QD_FINDINGS;
}

static int read_and_answer(struct args *a, qd_run *run)
{
	struct qd_error err;
	int status, found;
	bool json;

	if (!take_output(a, &json))
		return QD_USAGE;
	for (unsigned i = 1; i < a->n_operands; i++)
		if (!qd_add_path(run, a->operand[i], &err))
			return complain(&err);
	if (a->n_operands == 1 && !qd_add_path(run, ".", &err))
		return complain(&err);
	run_read(run);
	status = reading_status(a, run);
	if (run->corpus.n_lists == 0)
		return status;
	found = answer(a, run, json ? who_json : who_text);
	return status == QD_CLEAN ? found : status;
}

static int run_who(struct args *a)
{
	size_t bad;

	if (a->n_operands == 0 || str_trim(str_from(a->operand[0])).n == 0)
		return complain_usage(
			"用法：qdlint who 事项 [文件或文件夹…]，如 qdlint who 油烟 清单/ / name a matter");
	if (!utf8_valid(str_from(a->operand[0]), &bad))
		return complain_usage("要找的事项不是 UTF-8 / is not UTF-8");
	return with_run(a, read_and_answer);
}

const struct command command_who = {
	.name = "who",
	.operands = "事项 [文件或文件夹…]",
	.about = { "一件事归谁管：谁牵头、谁配合、谁审批、谁执法，依据什么（1：没有找到）",
	           "who is responsible for a matter, as what, on which basis (1: not found)" },
	.run = run_who,
};
