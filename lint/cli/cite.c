/* qdlint cite TEXT…|-: what each line cites, as JSON. */
#include "cli/cli.h"

#include "base/utf8.h"
#include "cli/citations.h"
#include "run/run.h"

#include <stdio.h>

struct citing {
	str self;
	struct bench bench;
	uint32_t line;
	bool faulty; /* some of the text was not UTF-8 */
};

/* «《甲条例》(2018-09-21)», as registers write a title: without marks and the date behind it. */
static str self_title(str s)
{
	size_t open;

	s = str_trim(s);
	if (str_ends(s, STR(")")) && (open = str_find(s, STR("("), 0)) != STR_NONE) {
		size_t at = open + 1;

		while (at < s.n - 1 && (s.p[at] == '-' || (s.p[at] >= '0' && s.p[at] <= '9')))
			at++;
		if (at == s.n - 1)
			s.n = open;
	}
	if (str_starts(s, STR("《")) && str_ends(s, STR("》")) &&
	    str_find(s, STR("》"), 0) == s.n - STR("》").n)
		s = str_slice(s, STR("《").n, s.n - STR("》").n);
	return s;
}

/* Every line has its own memory, so that a long input costs no more than its longest line. */
static void cite_line(struct citing *g, str line)
{
	struct arena a = { 0 };
	struct citations c = { .arena = &a };
	struct buf out = { .arena = &a };
	size_t bad;

	g->line++;
	buf_fmt(&out, "{\"line\":%u,", g->line);
	if (!utf8_valid(line, &bad)) {
		fprintf(stderr, "qdlint: 第%u行不是 UTF-8（第%zu字节）/ line is not UTF-8\n",
		        g->line, bad + 1);
		g->faulty = true;
		line.n = 0;
	}
	if (citation_is_basis(line))
		citation_parse(line, &c);
	else
		citation_read(line, g->self, &c);
	put_citations(&out, line, &c, &g->bench);
	buf_add(&out, STR("}\n"));
	fwrite(out.p, 1, out.n, stdout);
	arena_release(&a);
}

static void cite_text(struct citing *g, str text)
{
	str line;

	for (size_t at = 0; str_line(text, &at, &line);)
		cite_line(g, line);
}

/* Standard input, line by line. */
static void cite_input(struct args *a, struct citing *g)
{
	struct buf held = { .arena = a->arena };
	static char block[1 << 16];
	size_t n;

	while ((n = fread(block, 1, sizeof block, stdin)) > 0) {
		str text = { block, n }, rest;

		while (str_has(text, STR("\n"))) {
			str line = str_cut(text, STR("\n"), &rest);

			buf_add(&held, line);
			buf_add(&held, STR("\n"));
			cite_text(g, buf_str(&held));
			held.n = 0;
			text = rest;
		}
		buf_add(&held, text);
	}
	cite_text(g, buf_str(&held));
}

static int cite_all(struct args *a, qd_run *run)
{
	struct citing g = { .self = self_title(str_from(a->self)),
		            .bench = { .law = run->shelf->law, .day = run->corpus.as_of } };

	for (unsigned i = 0; i < a->n_operands; i++) {
		if (strcmp(a->operand[i], "-") == 0)
			cite_input(a, &g);
		else
			cite_text(&g, str_from(a->operand[i]));
	}
	if (ferror(stdin))
		return complain_usage("标准输入读不了 / standard input cannot be read"),
		       QD_UNREADABLE;
	return g.faulty ? QD_UNREADABLE : QD_CLEAN;
}

static int run_cite(struct args *a)
{
	size_t bad;

	if (a->n_operands == 0)
		return complain_usage(
			"用法：qdlint cite 文字…，或 - 从标准输入读 / give a text, or -");
	if (!utf8_valid(str_from(a->self), &bad))
		return complain_usage("--self 不是 UTF-8 / is not UTF-8");
	return with_run(a, cite_all);
}

const struct command command_cite = {
	.name = "cite",
	.operands = "文字…|-",
	.about = { "逐行读出文字引用的法律文件和条款（每行一条 JSON）",
	           "say what each line cites, as JSON" },
	.run = run_cite,
};
