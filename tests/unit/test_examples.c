/* Every rule's own examples: `bad` reports exactly at ⟦…⟧, `good` not at all. */
#include "check/check.h"
#include "qdlint.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

enum { MAX_MARKS = 8 };

struct example {
	str text; /* without the marks */
	uint32_t line[MAX_MARKS], column[MAX_MARKS];
	uint32_t n;
};

/* Takes the marks out and notes the lines and columns (code points) where they open. */
static struct example unmark(struct arena *a, const char *source)
{
	struct example e = { 0 };
	str s = str_from(source), open = STR("⟦"), close = STR("⟧");
	char *out = arena_alloc(a, s.n + 1);
	uint32_t line = 1, column = 1;
	size_t n = 0;

	for (size_t at = 0; at < s.n;) {
		str here = str_from_byte(s, at);

		if (str_starts(here, open)) {
			assert_true(e.n < MAX_MARKS);
			e.line[e.n] = line;
			e.column[e.n++] = column;
			at += open.n;
		} else if (str_starts(here, close)) {
			at += close.n;
		} else {
			bool new_line = s.p[at] == '\n';

			column = new_line ? 1 : column + (((unsigned char)s.p[at] & 0xC0) != 0x80);
			line += new_line;
			out[n++] = s.p[at++];
		}
	}
	e.text = (str){ out, n };
	return e;
}

static qd_run *run_on(const struct rule *r, str text)
{
	struct qd_options o = { .only = r->id, .as_of = "2025-06-30", .threads = 1 };
	struct qd_error err;
	qd_run *run;

	if (!qd_open(&o, &run, &err))
		fail_msg("%s: %s", r->id, err.text);
	qd_add_bytes(run, "例.yaml", text.p, text.n);
	qd_check(run);
	return run;
}

static bool marked(const struct example *e, struct qd_place at)
{
	for (uint32_t i = 0; i < e->n; i++)
		if (e->line[i] == at.line && (e->column[i] == at.column || at.column == 0))
			return true;
	return false;
}

static void check_example(const struct rule *r, const char *source, bool bad)
{
	struct arena a = { 0 };
	struct example e = unmark(&a, source);
	qd_run *run = run_on(r, e.text);
	size_t n = qd_finding_count(run);

	if (bad && (n == 0 || e.n == 0))
		fail_msg("%s: 反例没有报出 (%zu findings, %u marks)", r->id, n, e.n);
	if (!bad && n > 0)
		fail_msg("%s: 正例报了：%s", r->id, qd_finding_at(run, 0).message);
	for (size_t i = 0; i < n; i++) {
		struct qd_finding f = qd_finding_at(run, i);

		if (!marked(&e, f.at))
			fail_msg("%s: 报在 %u:%u，不在标出的位置：%s", r->id, f.at.line,
			         f.at.column, f.message);
	}
	if (n != e.n)
		fail_msg("%s: 标了 %u 处，报了 %zu 处", r->id, e.n, n);
	qd_close(run);
	arena_release(&a);
}

static void every_example(void **state)
{
	(void)state;
	for (uint32_t i = 0; i < n_builtin_rules; i++) {
		for (uint32_t k = 0; k < RULE_EXAMPLES && builtin_rules[i]->bad[k]; k++)
			check_example(builtin_rules[i], builtin_rules[i]->bad[k], true);
		for (uint32_t k = 0; k < RULE_EXAMPLES && builtin_rules[i]->good[k]; k++)
			check_example(builtin_rules[i], builtin_rules[i]->good[k], false);
	}
}

/* Rules say what they are: title, message, why and fix in Chinese, title and message in English. */
static void every_rule_explains_itself(void **state)
{
	(void)state;
	for (uint32_t i = 0; i < n_builtin_rules; i++) {
		const struct rule *r = builtin_rules[i];

		if (!r->title.zh || !r->title.en || !r->message[0].zh || !r->message[0].en ||
		    !r->why.zh || !r->fix.zh)
			fail_msg("%s lacks a text", r->id);
		for (uint32_t k = 0; k < RULE_MESSAGES; k++)
			if (!r->message[k].zh != !r->message[k].en)
				fail_msg("%s: message %u in one language only", r->id, k);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_example),
		cmocka_unit_test(every_rule_explains_itself),
	};

	return cmocka_run_group_tests_name("examples", tests, NULL, NULL);
}
