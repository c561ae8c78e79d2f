/* Rules in Lua: what they can ask, what they cannot do, and that nothing shows the threads. */
#include "base/buf.h"
#include "base/file.h"
#include "qdlint.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
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
	"  - 管理事项: 示例事项三\n    牵头部门: 示例市生态环境局\n"
	"    备注: 法定期限3日，承诺5个工作日\n";

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

/* How far a rule came when its time was up is not the same in every run. */
static bool out_of_time(qd_run *run)
{
	return count(run, "rule/broken", "用时超出上限") > 0;
}

static void must_end_well(const char *name, char status, const char *text)
{
	char only[160];
	long before = cpu_ms(), used;
	qd_run *one, *many;

	snprintf(only, sizeof only, "test/%s,duty/vague-body", name);
	one = run_over(only, list, strlen(list), 1);
	used = cpu_ms() - before;
	judge(name, status, text, one);
	if (used > MAX_MS)
		wrong(name, "用了 %ld 毫秒", used);
	many = run_over(only, list, strlen(list), 7);
	if (!out_of_time(one) && !out_of_time(many) && !str_eq(json_of(one), json_of(many)))
		wrong(name, "线程数不同，结果不同");
	qd_close(many);
	qd_close(one);
}

static void try_rule(str path)
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

static void every_rule_in(const char *rules, uint32_t at_least)
{
	struct arena a = { 0 };
	struct qd_error err;
	uint32_t n;
	str *path;

	assert_true(file_tree(rules, &a, &path, &n, &err));
	assert_true(n >= at_least);
	for (uint32_t i = 0; i < n; i++)
		try_rule(path[i]);
	assert_int_equal(n_wrong, 0);
	arena_release(&a);
}

static void hostile_rules_end(void **state)
{
	(void)state;
	every_rule_in("fixtures/script/hostile", 140);
}

/* ---- rules that mean well ---- */

static void all_that_can_be_asked_is_answered(void **state)
{
	(void)state;
	every_rule_in("fixtures/script/works", 20);
}

/* A rule, whole, of which tests leave out or change one line. */
static const char *const lines[] = { "id = \"test/x\",",  "title = \"题\",",
	                             "level = \"info\",", "why = \"因\",",
	                             "fix = \"改\",",     "messages = { said = \"说{text}\" },",
	                             "select = \"row\",", "bad = \"⟦a⟧\",",
	                             "good = \"b\",",     "check = function() end," };

static void load_with(size_t line, const char *instead, const char *text)
{
	struct arena a = { 0 };
	struct buf b = { .arena = &a };
	struct qd_error err = { 0 };
	qd_run *run;

	buf_fmt(&b, "-- 测试\nreturn rule {\n");
	for (size_t i = 0; i < countof(lines); i++)
		buf_fmt(&b, "  %s\n", i == line ? instead : lines[i]);
	buf_fmt(&b, "}\n");
	put_rule(buf_str(&b));
	if (open_run(NULL, 1, &run, &err)) {
		qd_close(run);
		if (text)
			fail_msg("“%s”装载了", instead);
	} else if (!text || !strstr(err.text, text) || err.status != QD_USAGE) {
		fail_msg("“%s”：%s", instead, err.text);
	}
	arena_release(&a);
}

static void a_bad_declaration_is_refused(void **state)
{
	static const struct {
		size_t line;
		const char *instead, *text;
	} wrong_lines[] = {
		{ 0, "id = \"test/x\",", NULL },
		{ 0, "", "缺少“id”" },
		{ 0, "id = \"Test/x\",", "rule.lua:3: 规则编号" },
		{ 0, "id = \"nofamily\",", "family/slug" },
		{ 1, "", "缺少“title”" },
		{ 1, "title = { en = \"only\" },", "缺少 zh" },
		{ 1, "title = { zh = \"题\", de = \"x\" },", "没有“de”" },
		{ 1, "title = 3,", "应是文字" },
		{ 1, "titel = \"题\",", "没有“titel”" },
		{ 2, "level = \"fatal\",", "rule.lua:5: 级别" },
		{ 2, "level = \"警告\",", NULL },
		{ 3, "", "缺少“why”" },
		{ 4, "", "缺少“fix”" },
		{ 5, "", "缺少“messages”" },
		{ 5, "messages = {},", "是空的" },
		{ 5, "messages = { a = \"{a}{b}{c}{d}{e}{f}{g}\" },", "占位名超过" },
		{ 6, "", "缺少“select”" },
		{ 6, "select = \"row[kind=没有这种清单]\",", "没有这种清单" },
		{ 6, "select = \"row[kind=权责清单|属地管理清单] > body|行使主体\",", NULL },
		{ 6, "select = \"row > nothing\",", "没有这个栏目" },
		{ 6, "select = \"list > body\",", "只有 row" },
		{ 6, "select = \"column\",", "应为 row" },
		{ 6, "select = \"row[kind=权责清单\",", "应为 row" },
		{ 6, "scope = \"set\", select = \"row\",", "只能是 set" },
		{ 6, "select = \"row > body\", find = \"w\", options = { w = { \"局\" } },", NULL },
		{ 6, "select = \"row > body\", find = \"v\", options = { w = { \"局\" } },",
		  "不是 options 里的词表" },
		{ 6, "select = \"row > body\", find = \"w\", options = { w = 3 },",
		  "不是 options 里的词表" },
		{ 6, "select = \"row\", find = \"w\", options = { w = { \"局\" } },", "一起用" },
		{ 7, "", "缺少“bad”" },
		{ 7, "bad = \"a\",", "⟦…⟧" },
		{ 7, "bad = {},", "应有一至" },
		{ 8, "", "缺少“good”" },
		{ 9, "", "缺少“check”" },
		{ 9, "check = 1,", "应是函数" },
		{ 9, "check = print,", "缺少“check”" },
		{ 9, "check = function() end, options = { w = { \"a b\" } },", "不能有空格" },
		{ 9, "check = function() end, options = { n = -1 },", "非负整数" },
		{ 9, "check = function() end, options = { n = { default = 3, zh = \"数\" } },",
		  NULL },
		{ 9, "check = function() end, options = { n = { default = 3, de = 1 } },",
		  "没有“de”" },
		{ 9, "check = function() end, confidence = \"sure\",", "confidence" },
		{ 9, "check = function() end, 1,", "没有“1”" },
		{ 9, "check = function() end, why = \"\\xff\",", "不是 UTF-8" },
	};

	(void)state;
	for (size_t i = 0; i < countof(wrong_lines); i++)
		load_with(wrong_lines[i].line, wrong_lines[i].instead, wrong_lines[i].text);
}

/* ---- many rows ---- */

enum { ROWS = 10000, A_JOB = 4096 };

static str many_rows(struct arena *a)
{
	struct buf b = { .arena = a };

	buf_fmt(&b, "清单: 职责边界清单\n事项:\n");
	for (int i = 0; i < ROWS; i++)
		buf_fmt(&b, "  - 管理事项: 事项%d\n    牵头部门: 示例市城市管理局\n", i);
	return buf_str(&b);
}

static void same_over_many_rows(const char *body, const char *text, uint32_t said, uint32_t broken)
{
	static const unsigned threads[] = { 1, 2, 7 };
	struct arena a = { 0 };
	str rows = many_rows(&a), first = { 0 };
	qd_run *run[countof(threads)];

	put_rule(arena_fmt(&a,
	                   "local n, kept = 0, nil\nreturn rule { id = \"test/x\", title = \"题\", "
	                   "level = \"info\", why = \"因\", fix = \"改\", messages = { said = "
	                   "\"说{text}\" }, select = \"row\", bad = \"⟦a⟧\", good = \"b\", check "
	                   "= function(ctx, row) %s end }",
	                   body));
	for (size_t i = 0; i < countof(threads); i++) {
		run[i] = run_over("test/x", rows.p, rows.n, threads[i]);
		assert_int_equal(count(run[i], "test/x", text), said);
		assert_int_equal(count(run[i], "rule/broken", NULL), broken);
		assert_int_equal(qd_result(run[i], QD_ERROR) == QD_BROKEN, broken > 0);
		if (i == 0)
			first = json_of(run[i]);
		else
			assert_true(str_eq(json_of(run[i]), first));
	}
	for (size_t i = 0; i < countof(threads); i++)
		qd_close(run[i]);
	arena_release(&a);
}

/* What counts in an upvalue counts the rows of a job, on however many threads; a rule that breaks
 * in each of its jobs says so once, and what it had reported stays. */
static void threads_do_not_show(void **state)
{
	const uint32_t jobs = (ROWS + A_JOB - 1) / A_JOB;

	(void)state;
	same_over_many_rows("n = n + 1 if n == 1 then ctx:report { data = { text = n } } end",
	                    "说1", jobs, 0);
	same_over_many_rows("ctx:report { data = { text = 1 } } n = n + 1 "
	                    "if n == 100 then error(\"停\") end",
	                    "说1", 100 * jobs, 1);
	same_over_many_rows("n = n + 1 if n == 1 then kept = row end "
	                    "if n == 4096 then local s = kept.name end",
	                    NULL, 0, 1);
}

/* The day of the list decides, not the day of the run. */
static void a_reform_has_its_day(void **state)
{
	static const char text[] =
		"清单: 职责边界清单\n事项:\n  - 管理事项: 示例事项\n    牵头部门: "
		"市工商局\n";
	qd_run *run;

	(void)state;
	put_rule(STR(
		"return rule { id = \"test/x\", title = \"题\", level = \"info\", why = \"因\", "
		"fix = \"改\", messages = { said = \"说{text}\" }, select = \"row\", bad = "
		"\"⟦a⟧\", good = \"b\", check = function(ctx, row) for b in row:bodies() do "
		"ctx:report { data = { text = tostring(b:successor(20180101)) .. "
		"b:successor(20250101) } } end end }"));
	run = run_over("test/x", text, strlen(text), 1);
	assert_int_equal(count(run, "test/x", "说nil市市场监督管理局"), 1);
	qd_close(run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hostile_rules_end),
		cmocka_unit_test(all_that_can_be_asked_is_answered),
		cmocka_unit_test(a_bad_declaration_is_refused),
		cmocka_unit_test(threads_do_not_show),
		cmocka_unit_test(a_reform_has_its_day),
	};

	return cmocka_run_group_tests_name("script", tests, NULL, NULL);
}
