/* qdlint explain RULE: why a rule is there, what to do, and its examples. */
#include "cli/cli.h"

#include "run/run.h"

#include <stdio.h>

static const char *in(struct text t, enum qd_lang lang)
{
	return lang == QD_EN && t.en ? t.en : t.zh;
}

static void print_part(const char *zh, const char *en, struct text t, enum qd_lang lang)
{
	if (t.zh)
		printf("\n%s%s\n", lang == QD_EN ? en : zh, in(t, lang));
}

static void print_example(const char *title, const char *const *example)
{
	for (uint32_t i = 0; i < RULE_EXAMPLES && example[i]; i++) {
		str text = str_from(example[i]), line;

		printf("\n%s\n", title);
		for (size_t at = 0; str_line(text, &at, &line);)
			printf("    %.*s\n", (int)line.n, line.p);
	}
}

static void print_options(const struct rule *r, enum qd_lang lang)
{
	for (uint32_t i = 0; i < RULE_OPTIONS && r->option[i].name; i++)
		printf("\n%s %s%s%s（%s%s）\n", lang == QD_EN ? "Option" : "选项",
		       r->option[i].name, r->option[i].about.zh ? "：" : "",
		       r->option[i].about.zh ? in(r->option[i].about, lang) : "",
		       lang == QD_EN ? "default: " : "默认：",
		       r->option[i].fallback[0] ? r->option[i].fallback : "-");
}

static void explain(const struct rule *r, enum qd_lang lang)
{
	static const struct text levels[] = {
		{ "", "" }, { "提示", "info" }, { "应当改", "warning" }, { "必须改", "error" }
	};
	bool en = lang == QD_EN;

	printf("%s  %s（%s）\n", r->id, in(r->title, lang), in(levels[r->level], lang));
	print_part("为什么：", "Why: ", r->why, lang);
	print_part("怎么改：", "How to fix: ", r->fix, lang);
	print_part("依据：", "Basis: ", r->basis, lang);
	print_options(r, lang);
	print_example(en ? "Reported (at ⟦…⟧):" : "会报（位置在 ⟦…⟧）：", r->bad);
	print_example(en ? "Not reported:" : "不报：", r->good);
}

static int explain_named(struct args *a, qd_run *run)
{
	uint32_t index = rulebook_find(&run->shelf->book, str_from(a->operand[0]));
	str near = rulebook_near(&run->shelf->book, str_from(a->operand[0]));

	if (index == NONE && near.n)
		return complain_usage("没有规则“%s”，是不是“%.*s”？ / no such rule", a->operand[0],
		                      (int)near.n, near.p);
	if (index == NONE)
		return complain_usage("没有规则“%s”，见 qdlint rules / no such rule",
		                      a->operand[0]);
	explain(run->shelf->book.rule[index], a->language);
	return QD_CLEAN;
}

static int run_explain(struct args *a)
{
	if (a->n_operands != 1)
		return complain_usage("写一条规则的编号或名称 / name one rule");
	return with_run(a, explain_named);
}

const struct command command_explain = {
	.name = "explain",
	.operands = "规则编号或名称",
	.about = { "说明一条规则：为什么、怎么改、例子",
	           "explain a rule: why, how to fix, examples" },
	.run = run_explain,
};
