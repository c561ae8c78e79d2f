/* qdlint rules: every rule in a line. */
#include "cli/cli.h"

#include "base/utf8.h"
#include "report/catalogue.h"
#include "script/reference.h"
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

static void print_lines(const struct rulebook *book, enum qd_lang lang)
{
	for (uint32_t i = 0; i < book->n; i++) {
		const struct rule *r = book->rule[i];
		const char *level = level_word(r->level, lang);

		printf("%-32s %s%*s %s%s\n", r->id, level, (int)(8 - utf8_cells(str_from(level))),
		       "", lang == QD_EN ? r->title.en : r->title.zh, book->pack[i].n ? " *" : "");
	}
}

static int print_rules(struct args *a, qd_run *run)
{
	const struct rulebook *book = &run->shelf->book;
	static const char *const formats[] = { "md", "json", "html" };
	struct buf b = { .arena = a->arena };

	if (!a->format) {
		print_lines(book, a->language);
		return QD_CLEAN;
	}
	for (uint32_t i = 0; i < countof(formats); i++) {
		if (strcmp(a->format, formats[i]) != 0)
			continue;
		catalogue_write(&b, (enum catalogue_format)i, book->rule, book->pack, book->n);
		fwrite(b.p, 1, b.n, stdout);
		return QD_CLEAN;
	}
	if (strcmp(a->format, "api") == 0)
		reference_markdown(&b);
	else if (strcmp(a->format, "luals") == 0)
		reference_annotations(&b);
	else
		return complain_usage("只有 md、json、html、api、luals 几种格式 / no such format");
	fwrite(b.p, 1, b.n, stdout);
	return QD_CLEAN;
}

static int run_rules(struct args *a)
{
	return with_run(a, print_rules);
}

const struct command command_rules = {
	.name = "rules",
	.operands = "",
	.about = { "列出全部规则（-f md、json、html 输出目录，api、luals 输出脚本参考；带 * 的属于规则包）",
	           "list all rules (-f md, json, html: the catalogue; api, luals: the reference for scripts; * of a pack)" },
	.run = run_rules,
};
