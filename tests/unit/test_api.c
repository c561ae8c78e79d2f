/* The public interface from outside: only qdlint.h is known. */
#include "qdlint.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

static const char list[] = "清单: 权责清单\n部门: 示例市城市管理局\n事项:\n"
			   "  - 编码: A01\n    事项名称: 对占道经营的处罚\n    权力类型: 行政处罚\n"
			   "    行使主体: 有关部门\n"
			   "    实施依据: 《城市市容和环境卫生管理条例》第三十六条\n";

static void a_finding_says_where(void **state)
{
	struct qd_options o = { .only = "duty/vague-body", .lang = QD_EN, .as_of = "2025-06-30" };
	struct qd_error err;
	struct qd_finding f;
	qd_run *run;

	(void)state;
	assert_true(qd_open(&o, &run, &err));
	qd_add_bytes(run, "a.yaml", list, strlen(list));
	qd_check(run);
	assert_int_equal(qd_finding_count(run), 1);
	f = qd_finding_at(run, 0);
	assert_string_equal(f.rule, "duty/vague-body");
	assert_string_equal(f.field, "body");
	assert_string_equal(f.item_code, "A01");
	assert_int_equal(f.at.line, 7);
	assert_int_equal(f.at.column, 11);
	assert_int_equal(f.at.end_column, 15);
	assert_int_equal(qd_result(run, QD_ERROR), QD_FINDINGS);
	qd_close(run);
}

static void every_format_is_there(void **state)
{
	static const char *const formats[] = { "文书", "full", "concise", "json" };
	struct qd_options o = { .as_of = "2025-06-30" };
	struct qd_error err;
	const char *text;
	size_t n;
	qd_run *run;

	(void)state;
	assert_true(qd_open(&o, &run, &err));
	qd_add_bytes(run, "a.yaml", list, strlen(list));
	qd_check(run);
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		assert_true(qd_report(run, formats[i], &text, &n, &err));
		assert_int_equal(strlen(text), n);
		assert_int_equal(text[n - 1], '\n');
	}
	assert_false(qd_report(run, "pdf", &text, &n, &err));
	assert_int_equal(err.status, QD_USAGE);
	qd_close(run);
}

static void what_does_not_load_is_said(void **state)
{
	struct qd_options date = { .as_of = "2025-13-01" }, rule = { .only = "no/such" };
	struct qd_options config = { .config_file = "/nowhere/x.yaml" };
	struct qd_error err;
	qd_run *run;

	(void)state;
	assert_false(qd_open(&date, &run, &err));
	assert_false(qd_open(&rule, &run, &err));
	assert_non_null(strstr(err.text, "no/such"));
	assert_false(qd_open(&config, &run, &err));
	assert_int_equal(err.status, QD_USAGE);
}

/* A run that could not read something, or found no list or only headers, is no pass. */
static void nothing_looks_like_a_pass(void **state)
{
	static const char header[] = "序号,事项名称,行使主体\n";
	struct qd_options o = { 0 };
	struct qd_error err;
	qd_run *run;

	(void)state;
	assert_true(qd_open(&o, &run, &err));
	qd_check(run);
	assert_int_equal(qd_result(run, QD_ERROR), QD_NOTHING);
	qd_close(run);
	assert_true(qd_open(&o, &run, &err));
	qd_add_bytes(run, "a.xls", "\xD0\xCF\x11\xE0", 4);
	qd_check(run);
	assert_int_equal(qd_result(run, QD_ERROR), QD_UNREADABLE);
	qd_close(run);
	assert_true(qd_open(&o, &run, &err));
	qd_add_bytes(run, "a.csv", header, strlen(header));
	qd_check(run);
	assert_int_equal(qd_result(run, QD_ERROR), QD_NOTHING);
	qd_close(run);
	assert_true(qd_open(&o, &run, &err));
	assert_true(qd_add_path(run, "/nowhere/at/all", &err));
	qd_add_bytes(run, "a.yaml", list, strlen(list));
	qd_check(run);
	assert_int_equal(qd_result(run, QD_ERROR), QD_UNREADABLE);
	assert_true(qd_finding_count(run) > 1);
	qd_close(run);
}

/* Whatever the first one was asked, a run like it does what its own options say. */
static void a_run_like_another_is_its_own(void **state)
{
	struct qd_options first = { .as_of = "2025-06-30", .only = "form/code" };
	struct qd_options alone = { .as_of = "2025-06-30" }, with = alone;
	qd_run *run[3];
	const char *report[3];
	struct qd_error err;
	size_t n;

	(void)state;
	assert_true(qd_open(&first, &run[0], &err));
	with.like = run[0];
	assert_true(qd_open(&alone, &run[1], &err));
	assert_true(qd_open(&with, &run[2], &err));
	for (size_t i = 1; i < 3; i++) {
		qd_add_bytes(run[i], "a.yaml", list, strlen(list));
		qd_check(run[i]);
		assert_true(qd_report(run[i], "json", &report[i], &n, &err));
	}
	assert_string_equal(report[1], report[2]);
	for (size_t i = 3; i > 0; i--)
		qd_close(run[i - 1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_finding_says_where),
		cmocka_unit_test(every_format_is_there),
		cmocka_unit_test(what_does_not_load_is_said),
		cmocka_unit_test(nothing_looks_like_a_pass),
		cmocka_unit_test(a_run_like_another_is_its_own),
	};

	return cmocka_run_group_tests_name("api", tests, NULL, NULL);
}
