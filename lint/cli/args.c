/* Parsing from options.def. */
#include "cli/cli.h"

#include "base/file.h"
#include "base/near.h"
#include "base/utf8.h"
#include "report/glyph.h"
#include "report/report.h"
#include "run/run.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

struct option_info {
	const char *long_name, *short_name, *value, *commands, *zh, *en;
	size_t offset;
};

static const struct option_info infos[] = {
#define OPTION(field, long_name, short_name, value, commands, zh, en) \
	{ long_name, short_name, value, commands, zh, en, offsetof(struct args, field) },
#include "cli/options.def"
#undef OPTION
};

int complain_usage(const char *fmt, ...)
{
	va_list ap;

	fputs("qdlint: ", stderr);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	return QD_USAGE;
}

int complain(const struct qd_error *err)
{
	fprintf(stderr, "qdlint: %s\n", err->text);
	return err->status;
}

static const char **slot(const struct args *a, const struct option_info *o)
{
	return (const char **)((char *)a + o->offset);
}

/* The option that `arg` names; *value is what follows "=" in it, if anything. */
static const struct option_info *find(const char *arg, const char **value)
{
	*value = NULL;
	for (size_t i = 0; i < countof(infos); i++) {
		size_t n = strlen(infos[i].long_name);

		if (infos[i].short_name && strncmp(arg, infos[i].short_name, 2) == 0) {
			*value = arg[2] ? arg + 2 : NULL; /* -j2 */
			return &infos[i];
		}
		if (strncmp(arg, infos[i].long_name, n) == 0 && (arg[n] == '\0' || arg[n] == '=')) {
			*value = arg[n] ? arg + n + 1 : NULL;
			return &infos[i];
		}
	}
	return NULL;
}

/* One more value of an option that may be repeated. */
static bool keep(const struct option_info *o, const char *value, const char **list, unsigned *n)
{
	if (*n == MAX_REPEATS) {
		complain_usage("%s 最多写 %d 次 / given too often", o->long_name, MAX_REPEATS);
		return false;
	}
	list[(*n)++] = value;
	return true;
}

static void complain_option(const char *arg)
{
	str near = { 0 };

	for (size_t i = 0; i < countof(infos); i++)
		near_try(str_from(arg), str_from(infos[i].long_name), &near);
	if (near.n)
		complain_usage("没有选项 %s，是不是 %s？ / no such option", arg, near.p);
	else
		complain_usage("没有选项 %s，见 qdlint --help / no such option", arg);
}

static bool take_option(struct args *a, int argc, char **argv, int *i)
{
	const char *value;
	const struct option_info *o = find(argv[*i], &value);

	if (!o) {
		complain_option(argv[*i]);
		return false;
	}
	if (!o->value && value) {
		complain_usage("选项 %s 后面不写什么 / takes no value", o->long_name);
		return false;
	}
	if (!o->value) {
		*slot(a, o) = "";
		return true;
	}
	if (!value && *i + 1 < argc)
		value = argv[++*i];
	if (!value) {
		complain_usage("选项 %s 后面要写%s / needs a value", o->long_name, o->value);
		return false;
	}
	*slot(a, o) = value;
	if (o->offset == offsetof(struct args, format))
		return keep(o, value, a->formats, &a->n_formats);
	if (o->offset == offsetof(struct args, law))
		return keep(o, value, a->laws, &a->n_laws);
	return true;
}

/* Chinese unless the environment asks for another language by name. */
static bool take_language(struct args *a)
{
	const char *locale = getenv("LC_ALL");

	if (a->lang && strcmp(a->lang, "zh") != 0 && strcmp(a->lang, "en") != 0) {
		complain_usage("--lang 只能是 zh 或 en / must be zh or en");
		return false;
	}
	if (!locale || !*locale)
		locale = getenv("LC_MESSAGES");
	if (!locale || !*locale)
		locale = getenv("LANG");
	a->language =
		(a->lang ? strcmp(a->lang, "en") == 0 : locale && strncmp(locale, "en", 2) == 0)
			? QD_EN
			: QD_ZH;
	return true;
}

bool args_parse(struct args *a, int argc, char **argv)
{
	bool only_operands = false;

	a->operand = arena_alloc(a->arena, (size_t)argc * sizeof *a->operand);
	for (int i = 0; i < argc; i++) {
		if (!only_operands && strcmp(argv[i], "--") == 0) {
			only_operands = true;
		} else if (only_operands || argv[i][0] != '-' || argv[i][1] == '\0') {
			a->operand[a->n_operands++] = argv[i];
			a->n_free += only_operands;
		} else if (!take_option(a, argc, argv, &i)) {
			return false;
		}
	}
	return take_language(a);
}

static bool is_one_of(const char *commands, const char *name)
{
	for (str rest = str_from(commands); rest.p;)
		if (str_eq(str_cut(rest, STR("、"), &rest), str_from(name)))
			return true;
	return false;
}

bool args_fit(const struct args *a, const char *command)
{
	for (size_t i = 0; i < countof(infos); i++) {
		const struct option_info *o = &infos[i];

		if (!o->commands || !*slot(a, o) || is_one_of(o->commands, command))
			continue;
		complain_usage("选项 %s 只用于 %s，不用于 %s / not an option of this command",
		               o->long_name, o->commands, command);
		return false;
	}
	return true;
}

bool args_options(const struct args *a, struct qd_options *o)
{
	uint32_t threads = 0;

	if (a->threads &&
	    (!str_u32(str_from(a->threads), &threads) || threads == 0 || threads > 64)) {
		complain_usage("--threads 应为 1 到 64 / must be 1 to 64");
		return false;
	}
	*o = (struct qd_options){
		.lang = a->language,
		.threads = threads,
		.as_of = a->as_of,
		.rules_dir = a->rules,
		.law_files = a->laws,
		.n_law_files = a->n_laws,
		.explain_quiet = a->explain_quiet != NULL,
		.config_file = a->config,
		.find_config = !a->config && !a->no_config,
		.profile = a->profile,
		.only = a->only,
	};
	return true;
}

int with_run(struct args *a, int (*work)(struct args *a, qd_run *run))
{
	struct qd_options o;
	struct qd_error err;
	qd_run *run;
	int status;

	if (!args_options(a, &o))
		return QD_USAGE;
	if (!qd_open(&o, &run, &err))
		return complain(&err);
	status = work(a, run);
	qd_close(run);
	return status;
}

bool take_output(const struct args *a, bool *json)
{
	*json = a->format && strcmp(a->format, "json") == 0;
	if (a->n_formats <= 1 && (!a->format || *json || strcmp(a->format, "text") == 0))
		return true;
	complain_usage("这个命令只能写 -f text 或 -f json / only text or json");
	return false;
}

bool open_second(const struct args *a, const char *path, qd_run **run, struct qd_error *err)
{
	struct qd_options o;

	*run = NULL;
	if (!args_options(a, &o))
		return fail(err, QD_USAGE, "选项有误 / bad options");
	if (!qd_open(&o, run, err))
		return false;
	if (!qd_add_path(*run, path, err)) {
		qd_close(*run);
		*run = NULL;
		return false;
	}
	run_read(*run);
	return true;
}

/* Of several faults the first that is an error, else the first. */
static str why_unread(const struct args *a, const struct doc *d)
{
	uint32_t i = 0;

	while (i < d->faults.n && d->faults.finding[i].level != QD_ERROR)
		i++;
	if (i == d->faults.n)
		i = 0;
	return d->faults.n ? finding_message(a->arena, &d->faults.finding[i], a->language)
	                   : (str){ 0 };
}

bool read_whole(const struct args *a, const qd_run *run)
{
	struct buf out = { .arena = a->arena };

	for (uint32_t i = 0; i < run->n_inputs; i++) {
		if (!run->doc[i].unreadable)
			continue;
		buf_add(&out, STR("qdlint: "));
		text_put(&out, run->doc[i].name);
		buf_add(&out, a->language == QD_EN ? STR(": ") : STR("："));
		text_put(&out, why_unread(a, &run->doc[i]));
		buf_add(&out, STR("\n"));
	}
	if (out.n)
		fwrite(out.p, 1, out.n, stderr);
	return run_complete(run);
}

int reading_status(const struct args *a, const qd_run *run)
{
	bool whole = read_whole(a, run);

	if (run->corpus.n_lists == 0)
		fputs("qdlint: 没有读到清单 / no list was read\n", stderr);
	if (!whole)
		return QD_UNREADABLE;
	return run->corpus.n_lists ? QD_CLEAN : QD_NOTHING;
}

bool spares_inputs(const qd_run *run, const char *path)
{
	for (uint32_t i = 0; i < run->n_inputs; i++) {
		if (run->input[i].path.n && file_same(run->input[i].path.p, path)) {
			complain_usage("%s 是输入文件，不能覆盖，请换一个文件名 / is an input",
			               path);
			return false;
		}
	}
	return true;
}

static void print_option(const struct option_info *o, enum qd_lang lang)
{
	bool own = o->commands && !strstr(o->commands, "、");
	char left[64];
	int pad;

	snprintf(left, sizeof left, "%s%s%s%s%s", o->short_name ? o->short_name : "",
	         o->short_name ? ", " : "", o->long_name, o->value ? " " : "",
	         o->value ? o->value : "");
	pad = 24 - (int)utf8_cells(str_from(left));
	printf("  %s%*s %s%s%s\n", left, pad > 0 ? pad : 0, "", own ? o->commands : "",
	       !own            ? ""
	       : lang == QD_EN ? ": "
	                       : "：",
	       lang == QD_EN ? o->en : o->zh);
}

void print_help(enum qd_lang lang)
{
	static const struct command *const commands[] = {
#define COMMAND(name) &command_##name,
#include "cli/commands.def"
#undef COMMAND
	};
	bool en = lang == QD_EN;

	puts(en ? "qdlint checks responsibility lists.\n\nUsage: qdlint [COMMAND] [OPTIONS] [FILE|FOLDER…]\n"
	        : "qdlint（清单审校）：检查权责清单等职责清单。\n\n用法：qdlint [命令] [选项] [文件或文件夹…]\n");
	puts(en ? "Commands:" : "命令：");
	for (size_t i = 0; i < countof(commands); i++)
		printf("  %-8s %s\n           %s\n", commands[i]->name, commands[i]->operands,
		       en ? commands[i]->about.en : commands[i]->about.zh);
	puts(en ? "\nOptions:" : "\n选项：");
	for (size_t i = 0; i < countof(infos); i++)
		print_option(&infos[i], lang);
	puts(en ? "\nExit status: 0 clean, 1 findings, 2 usage, 3 nothing checked, 4 an input could not be\n"
	          "read (whole), 5 the tool broke."
	        : "\n退出码：0 没有问题；1 有问题；2 用法或配置有误；3 没有查到清单；4 有文件没有读全；5 程序出错。");
}
