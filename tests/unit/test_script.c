/* Rules in Lua: what they can ask, what they cannot do, and that nothing shows the threads. */
#include "base/buf.h"
#include "base/file.h"
#include "qdlint.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

/* Under the thread sanitizer memory is so slow that the budget of time, which is not the same in
 * every run, is met before that of steps. */
#ifdef __SANITIZE_THREAD__
enum { MAX_MS = 2500, EXACT = 0 };
#else
enum { MAX_MS = 1000, EXACT = 1 };
#endif

static const char folder[] = "build/script-rules";
static const char place[] = "build/script-rules/rule.lua";

/* Three rows with what handles can lead to, and one finding of a rule in C. */
static const char list[] =
	"清单: 职责边界清单\n部门: 示例市城市管理局\n事项:\n"
	"  - 管理事项: 示例事项一\n    牵头部门: 示例市城市管理局\n    相关部门: 有关部门\n"
	"    相关依据: 《大气污染防治法》第八十一条\n"
	"  - 管理事项: 示例事项二\n    牵头部门: 示例市城市管理局\n    配合部门: 示例市生态环境局、示例市公安局\n"
	"  - 管理事项: 示例事项三\n    牵头部门: 示例市生态环境局\n";

static void put_rule(str source)
{
	struct qd_error err;

	mkdir(folder, 0777);
	if (!file_write(place, source, &err))
		fail_msg("%s", err.text);
}

static bool open_run(const char *only, unsigned threads, qd_run **run, struct qd_error *err)
{
	struct qd_options o = {
		.rules_dir = folder, .only = only, .as_of = "2025-06-30", .threads = threads
	};

	return qd_open(&o, run, err);
}

static qd_run *run_over(const char *only, const char *text, size_t n, unsigned threads)
{
	struct qd_error err;
	qd_run *run;

	if (!open_run(only, threads, &run, &err))
		fail_msg("%s", err.text);
	qd_add_bytes(run, "例.yaml", text, n);
	qd_check(run);
	return run;
}

static uint32_t count(qd_run *run, const char *rule, const char *message)
{
	uint32_t n = 0;

	for (size_t i = 0; i < qd_finding_count(run); i++) {
		struct qd_finding f = qd_finding_at(run, i);

		n += strcmp(f.rule, rule) == 0 && (!message || strstr(f.message, message));
	}
	return n;
}

static str json_of(qd_run *run)
{
	const char *text;
	struct qd_error err;
	size_t n;

	assert_true(qd_report(run, "json", &text, &n, &err));
	return (str){ text, n };
}

static long cpu_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* ---- rules that mean harm ---- */

static uint32_t n_wrong;

/* All of them are tried before the test fails. */
static void wrong(const char *name, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
static void wrong(const char *name, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	printf("%s: ", name);
	vprintf(fmt, ap);
	printf("\n");
	va_end(ap);
	n_wrong++;
}

/* «-- 期望: 5 text» in the second line; a file without it must not load. */
static void expectation(str source, char *status, char text[200])
{
	size_t at = str_find(source, STR("-- 期望: "), 0);
	str line = { 0 };

	*status = '2';
	text[0] = 0;
	if (at == STR_NONE)
		return;
	at += strlen("-- 期望: ");
	str_line(source, &at, &line);
	*status = line.p[0];
	if (line.n > 2)
		snprintf(text, 200, "%.*s", (int)line.n - 2, line.p + 2);
}

static void must_not_load(const char *name, const char *text)
{
	struct qd_error err = { 0 };
	qd_run *run;

	if (open_run(NULL, 1, &run, &err)) {
		wrong(name, "装载了");
		qd_close(run);
	} else if (err.status != QD_USAGE || !strstr(err.text, text) ||
	           !strstr(err.text, "rule.lua"))
		wrong(name, "%s", err.text);
}

static void judge(const char *name, char status, const char *text, qd_run *run)
{
	char rule[160];

	snprintf(rule, sizeof rule, "test/%s", name);
	if (count(run, "duty/vague-body", NULL) != 1)
		wrong(name, "别的规则受了影响");
	if (status == '5' &&
	    (qd_result(run, QD_ERROR) != QD_BROKEN || count(run, "rule/broken", NULL) != 1 ||
	     (EXACT && count(run, "rule/broken", text) != 1)))
		wrong(name, "不是“%s”\n%s", text, json_of(run).p);
	if (status == '0' && (qd_result(run, QD_ERROR) == QD_BROKEN || count(run, rule, text) == 0))
		wrong(name, "没有“%s”\n%s", text, json_of(run).p);
}

static void must_end_well(const char *name, char status, const char *text)
{
	static const unsigned threads[] = { 2, 7 };
	char only[160];
	long before = cpu_ms(), used;
	qd_run *one;

	snprintf(only, sizeof only, "test/%s,duty/vague-body", name);
	one = run_over(only, list, strlen(list), 1);
	used = cpu_ms() - before;
	judge(name, status, text, one);
	if (used > MAX_MS)
		wrong(name, "用了 %ld 毫秒", used);
	if (getenv("VERBOSE"))
		printf("%-28s %c %4ld ms  %s\n", name, status, used,
		       qd_finding_at(one, count(one, "rule/broken", NULL) ? 0 : 0).message);
	for (size_t i = 0; i < countof(threads); i++) {
		qd_run *many = run_over(only, list, strlen(list), threads[i]);

		if (EXACT && !str_eq(json_of(one), json_of(many)))
			wrong(name, "线程数不同，结果不同");
		qd_close(many);
	}
	qd_close(one);
}

static void hostile_rule(str path)
{
	struct arena a = { 0 };
	struct qd_error err;
	char name[120], text[200], status;
	size_t slash = path.n;
	str source;

	while (path.p[slash - 1] != '/')
		slash--;
	snprintf(name, sizeof name, "%.*s", (int)(path.n - slash - 4), path.p + slash);
	assert_true(file_read(path.p, (size_t)1 << 20, &a, &source, &err));
	put_rule(source);
	expectation(source, &status, text);
	if (status == '2')
		must_not_load(name, text);
	else
		must_end_well(name, status, text);
	arena_release(&a);
}

static void hostile_rules_end(void **state)
{
	struct arena a = { 0 };
	struct qd_error err;
	uint32_t n;
	str *path;

	(void)state;
	assert_true(file_tree("fixtures/script/hostile", &a, &path, &n, &err));
	assert_true(n > 100);
	for (uint32_t i = 0; i < n; i++)
		hostile_rule(path[i]);
	assert_int_equal(n_wrong, 0);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hostile_rules_end),
	};

	return cmocka_run_group_tests_name("script", tests, NULL, NULL);
}
