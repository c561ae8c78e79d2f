/* qdlint config show FILE: which settings hold for an input and where each comes from.
 * qdlint config schema: a JSON Schema of .qdlint.yaml with all rules and options loaded. */
#include "cli/cli.h"

#include "base/buf.h"
#include "base/file.h"
#include "run/run.h"

#include <stdio.h>

/* ---- show ---- */

static void show_origin(const struct origin *from)
{
	if (from->file.n)
		printf("  （%.*s:%u）", (int)from->file.n, from->file.p, from->line);
	putchar('\n');
}

static void show_option(const struct option *o, const struct option_value *v,
                        const struct origin *from)
{
	printf("    %s = ", o->name);
	if (o->type == OPTION_NUMBER)
		printf("%u", v->number);
	else if (o->type == OPTION_FLAG)
		fputs(v->number ? "是" : "否", stdout);
	for (uint32_t i = 0; i < v->n_words; i++)
		printf("%s%.*s", i ? " " : "", (int)v->word[i].n, v->word[i].p);
	show_origin(from);
}

static void show_rule(const struct rule *r, const struct rule_setting *s, enum qd_lang lang)
{
	enum qd_level level = s->off ? QD_OFF : s->level ? s->level : r->level;
	struct text word = settings_level_word(level);

	printf("%s: %s", r->id, lang == QD_EN ? word.en : word.zh);
	show_origin(&s->level_from);
	for (uint32_t o = 0; o < RULE_OPTIONS && r->option[o].name; o++)
		show_option(&r->option[o], &s->option[o], &s->option_from[o]);
}

static int show(const struct args *a, qd_run *run)
{
	const struct settings *s;
	struct qd_error err;
	uint32_t group;

	if (a->n_operands != 2)
		return complain_usage("用法：qdlint config show 文件 / name a file");
	if (file_kind(a->operand[1]) == FILE_ABSENT)
		return complain_usage("%s: 没有这个文件 / no such file", a->operand[1]);
	if (!config_for(&run->config, str_from(a->operand[1]), &group, &err))
		return complain(&err);
	s = &run->config.group[group].settings;
	for (uint32_t i = 0; i < run->shelf->book.n; i++)
		show_rule(run->shelf->book.rule[i], &s->rule[i], a->language);
	return QD_CLEAN;
}

/* ---- schema ---- */

static void schema_option(struct buf *b, const struct option *o)
{
	static const char *const types[] = {
		[OPTION_NONE] = "",
		[OPTION_WORDS] = "\"type\":[\"string\",\"array\"],\"items\":{\"type\":\"string\"}",
		[OPTION_NUMBER] = "\"type\":\"integer\",\"minimum\":0",
		[OPTION_FLAG] = "\"enum\":[\"是\",\"否\",true,false]",
	};

	buf_json(b, str_from(o->name));
	buf_fmt(b, ":{%s,\"default\":", types[o->type]);
	if (o->type == OPTION_NUMBER)
		buf_add(b, str_from(o->fallback));
	else
		buf_json(b, str_from(o->fallback));
	buf_add(b, STR(",\"description\":"));
	buf_json(b, str_from(o->about.zh));
	buf_add(b, STR("},"));
}

static void schema_rule(struct buf *b, const struct rule *r, str name)
{
	buf_json(b, name);
	buf_add(b, STR(":{\"description\":"));
	buf_json(b, str_from(r->title.zh));
	buf_add(b, STR(",\"anyOf\":[{\"$ref\":\"#/$defs/level\"},{\"type\":\"object\","
	               "\"additionalProperties\":false,\"properties\":{"));
	for (uint32_t o = 0; o < RULE_OPTIONS && r->option[o].name; o++)
		schema_option(b, &r->option[o]);
	buf_add(b,
	        STR("\"级别\":{\"$ref\":\"#/$defs/level\"},\"level\":{\"$ref\":\"#/$defs/level\"}}}]}"));
}

static void schema_rules(struct buf *b, const struct rulebook *book)
{
	buf_add(b, STR("{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{"));
	for (uint32_t i = 0; i < book->n; i++) {
		buf_add(b, i ? STR(",\n") : STR("\n"));
		schema_rule(b, book->rule[i], str_from(book->rule[i]->id));
		buf_add(b, STR(",\n"));
		schema_rule(b, book->rule[i], str_from(book->rule[i]->title.zh));
	}
	buf_add(b, STR("}}"));
}

static void schema_key(struct buf *b, const char *zh, const char *en, const char *value)
{
	buf_fmt(b, "\"%s\":%s,\n\"%s\":%s", zh, value, en, value);
}

static int schema(const struct args *a, qd_run *run)
{
	struct buf b = { .arena = a->arena };

	buf_add(&b,
	        STR("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\n"
	            "\"title\":\".qdlint.yaml\",\"type\":\"object\",\"additionalProperties\":false,\n"
	            "\"properties\":{\n"));
	schema_key(&b, "规则", "rules", "{\"$ref\":\"#/$defs/rules\"}");
	buf_add(&b, STR(",\n"));
	schema_key(&b, "继承", "extends",
	           "{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"array\",\"items\":{\"type\":"
	           "\"string\"}}]}");
	buf_add(&b, STR(",\n"));
	schema_key(
		&b, "分路径", "overrides",
		"{\"type\":\"array\",\"items\":{\"type\":\"object\",\"additionalProperties\":false,"
		"\"properties\":{\"路径\":{\"type\":\"string\"},\"path\":{\"type\":\"string\"},"
		"\"规则\":{\"$ref\":\"#/$defs/rules\"},\"rules\":{\"$ref\":\"#/$defs/rules\"}}}}");
	buf_add(&b, STR(",\n"));
	schema_key(&b, "说明", "about", "{\"type\":\"string\"}");
	buf_add(&b,
	        STR("},\n\"$defs\":{\"level\":{\"enum\":[\"关闭\",\"提示\",\"警告\",\"错误\",\"off\","
	            "\"info\",\"warning\",\"error\",false]},\n\"rules\":"));
	schema_rules(&b, &run->shelf->book);
	buf_add(&b, STR("}}\n"));
	fwrite(b.p, 1, b.n, stdout);
	return QD_CLEAN;
}

static int show_or_schema(struct args *a, qd_run *run)
{
	if (a->n_operands > 0 && strcmp(a->operand[0], "show") == 0)
		return show(a, run);
	if (a->n_operands == 1 && strcmp(a->operand[0], "schema") == 0)
		return schema(a, run);
	return complain_usage("用法：qdlint config show 文件，或 qdlint config schema / bad usage");
}

static int run_config(struct args *a)
{
	return with_run(a, show_or_schema);
}

const struct command command_config = {
	.name = "config",
	.operands = "show 文件 | schema",
	.about = { "看一个文件适用哪些设置、出自哪里；输出配置的 JSON Schema",
	           "show the settings that hold for a file; print the JSON Schema of the configuration" },
	.run = run_config,
};
