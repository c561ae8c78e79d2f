/* qdlint rules: every rule in a line. */
#include "cli/cli.h"

#include "base/utf8.h"
#include "run/run.h"

#include <stdio.h>

static const char *level_word(enum qd_level level, enum qd_lang lang)
{
	static const char *const words[][2] = { { "关闭", "off" },
		                                { "提示", "info" },
		                                { "应当改", "warning" },
		                                { "必须改", "error" } };

	return words[level][lang == QD_EN];
}

static int run_rules(struct args *a)
{
	struct qd_options o;
	struct qd_error err;
	qd_run *run;

	if (!args_options(a, &o))
		return QD_USAGE;
	if (!qd_open(&o, &run, &err))
		return complain(&err);
	for (uint32_t i = 0; i < run->book.n; i++) {
		const struct rule *r = run->book.rule[i];
		const char *level = level_word(r->level, a->language);
		const char *title = a->language == QD_EN ? r->title.en : r->title.zh;

		printf("%-28s %s%*s %s\n", r->id, level, (int)(8 - utf8_cells(str_from(level))), "",
		       title);
	}
	qd_close(run);
	return QD_CLEAN;
}

const struct command command_rules = {
	.name = "rules",
	.operands = "",
	.about = { "列出全部规则", "list all rules" },
	.run = run_rules,
};
