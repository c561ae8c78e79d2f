/* qdlint new rule FAMILY/SLUG: a rule script with passing examples, to begin from. */
#include "cli/cli.h"

#include "base/buf.h"
#include "base/file.h"

#include <stdio.h>
#include <sys/stat.h>

static const char template[] =
	"-- 一句话说清这条规则管什么、为什么。\n"
	"return rule {\n"
	"  id = \"%s\",\n"
	"  title = { zh = \"%s\", en = \"%s\" },\n"
	"  level = \"warning\",\n"
	"  why = { zh = \"写给经办人看：不改会怎样。\", en = \"What happens if it stays.\" },\n"
	"  fix = { zh = \"写明怎么改。\", en = \"What to write instead.\" },\n"
	"  options = { words = { \"临时机构\" } },\n"
	"  messages = {\n"
	"    found = { zh = \"{item}的{header}写了“{word}”\", en = \"'{header}' of {item} says '{word}'\" },\n"
	"  },\n"
	"  select = \"row > body\",\n"
	"  check = function(ctx, cell)\n"
	"    for m in cell:find_any(ctx.options.words) do\n"
	"      ctx:report { at = m, message = \"found\",\n"
	"                   data = { item = cell.row, header = cell.header, word = m.text } }\n"
	"    end\n"
	"  end,\n"
	"  bad = { [[\n"
	"清单: 权责清单\n"
	"事项:\n"
	"  - 事项名称: 对占道经营的处罚\n"
	"    权力类型: 行政处罚\n"
	"    行使主体: 整治⟦临时机构⟧\n"
	"]] },\n"
	"  good = { [[\n"
	"清单: 权责清单\n"
	"事项:\n"
	"  - 事项名称: 对占道经营的处罚\n"
	"    权力类型: 行政处罚\n"
	"    行使主体: 市城市管理局\n"
	"]] },\n"
	"}\n";

/* family/slug: lower-case letters, digits and "-" on both sides of one "/". */
static bool is_rule_id(const char *id)
{
	const char *slash = strchr(id, '/');

	return slash && slash > id && slash[1] && strchr(slash + 1, '/') == NULL &&
	       strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-/") == strlen(id);
}

/* rules/core/family-slug.lua below --rules, or below ./rules. */
static int write_rule(struct args *a, const char *id)
{
	const char *root = a->rules ? a->rules : "rules";
	str core = arena_fmt(a->arena, "%s/core", root);
	str path = arena_fmt(a->arena, "%s/%s.lua", core.p, id);
	struct buf b = { .arena = a->arena };
	struct qd_error err;

	for (size_t i = core.n + 1; i < path.n; i++)
		if (path.p[i] == '/')
			((char *)path.p)[i] = '-';
	if (file_kind(path.p) != FILE_ABSENT)
		return complain_usage("%s 已经有了，没有改动 / exists already", path.p);
	mkdir(root, 0777);
	mkdir(core.p, 0777);
	buf_fmt(&b, template, id, id, id);
	if (!file_write(path.p, buf_str(&b), &err))
		return complain(&err);
	printf(a->language == QD_EN ? "%s written. Edit it, then: qdlint test --rules %s %s\n"
	                            : "已写好 %s。改好后运行：qdlint test --rules %s %s\n",
	       path.p, root, id);
	return QD_CLEAN;
}

static int run_new(struct args *a)
{
	if (a->n_operands != 2 || strcmp(a->operand[0], "rule") != 0 || !is_rule_id(a->operand[1]))
		return complain_usage(
			"用法：qdlint new rule 族/名，如 qdlint new rule duty/temporary-body");
	return write_rule(a, a->operand[1]);
}

const struct command command_new = {
	.name = "new",
	.operands = "rule 族/名",
	.about = { "写一条规则脚本的样子，例子能直接通过", "write a rule script to begin from" },
	.run = run_new,
};
