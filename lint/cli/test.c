/* qdlint test: runs the examples of rules. */
#include "cli/cli.h"

#include "base/file.h"
#include "run/selftest.h"

#include <stdio.h>

static bool wanted(const struct args *a, const struct rule *r)
{
	for (unsigned i = 0; i < a->n_operands; i++)
		if (str_eq(str_from(a->operand[i]), str_from(r->id)) ||
		    str_eq(str_from(a->operand[i]), str_from(r->title.zh)))
			return true;
	return a->n_operands == 0;
}

/* One <testcase> a rule; r's failures are the report's bytes [from, end). */
static void junit_case(const struct rule *r, const struct buf *report, uint32_t from)
{
	printf("  <testcase classname=\"qdlint\" name=\"%s\"", r->id);
	if (report->n == from) {
		puts("/>");
		return;
	}
	fputs("><failure>", stdout);
	for (uint32_t i = from; i < report->n; i++) {
		char c = report->p[i];

		if (c == '<' || c == '&')
			fputs(c == '<' ? "&lt;" : "&amp;", stdout);
		else
			putchar(c);
	}
	puts("</failure></testcase>");
}

static int test_all(const struct args *a, const struct qd_options *o, const qd_run *run)
{
	struct selftest t = {
		.arena = a->arena, .options = o, .like = run, .report = { .arena = a->arena }
	};
	bool junit = a->format && strcmp(a->format, "junit") == 0;

	for (unsigned i = 0; i < a->n_operands; i++)
		if (rulebook_find(&run->shelf->book, str_from(a->operand[i])) == NONE)
			return complain_usage("没有规则“%s”，见 qdlint rules / no such rule",
			                      a->operand[i]);
	if (junit)
		puts("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"qdlint\">");
	for (uint32_t i = 0; i < run->shelf->book.n; i++) {
		uint32_t from = t.report.n;

		if (!wanted(a, run->shelf->book.rule[i]))
			continue;
		selftest_rule(&t, run->shelf->book.rule[i]);
		if (junit)
			junit_case(run->shelf->book.rule[i], &t.report, from);
	}
	if (junit)
		puts("</testsuite>");
	else
		printf("%.*srules: %u passed, %u failed\n", (int)t.report.n,
		       t.report.p ? t.report.p : "", t.passed, t.failed);
	return t.failed ? QD_FINDINGS : QD_CLEAN;
}

static int run_test(struct args *a)
{
	struct qd_options o;
	struct qd_error err;
	qd_run *run;
	int status;

	if (a->format && strcmp(a->format, "junit") != 0)
		return complain_usage("test 只有 -f junit 一种格式 / test knows -f junit only");
	if (!args_options(a, &o))
		return QD_USAGE;
	o.find_config = false;
	if (!qd_open(&o, &run, &err))
		return complain(&err);
	status = test_all(a, &o, run);
	qd_close(run);
	return status;
}

const struct command command_test = {
	.name = "test",
	.operands = "[规则…]",
	.about = { "用规则自带的例子测试规则（-f junit 供持续集成）",
	           "run the examples of rules (-f junit for CI)" },
	.run = run_test,
};
