/* qdlint convert: lists as one YAML file or workbook. */
#include "cli/cli.h"

#include "base/file.h"
#include "run/convert.h"

#include <stdio.h>
#include <strings.h>

static bool has_suffix(const char *path, const char *suffix)
{
	size_t n = strlen(path), m = strlen(suffix);

	return n > m && strcasecmp(path + n - m, suffix) == 0;
}

static bool form_of(const char *path, enum convert_form *form)
{
	*form = has_suffix(path, ".xlsx") ? CONVERT_XLSX : CONVERT_YAML;
	return *form == CONVERT_XLSX || has_suffix(path, ".yaml") || has_suffix(path, ".yml");
}

/* A file that is there is written over only with --force. */
static bool may_write(const struct args *a, const qd_run *run)
{
	if (!spares_inputs(run, a->output))
		return false;
	if (file_kind(a->output) == FILE_ABSENT ||
	    (a->force && file_kind(a->output) == FILE_REGULAR))
		return true;
	complain_usage("%s 已经存在；要覆盖请加 --force / exists already", a->output);
	return false;
}

static str base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return str_from(slash ? slash + 1 : path);
}

static bool add_inputs(const struct args *a, qd_run *run, struct qd_error *err)
{
	for (unsigned i = 0; i < a->n_operands; i++)
		if (!qd_add_path(run, a->operand[i], err))
			return false;
	return true;
}

static int convert_all(struct args *a, qd_run *run)
{
	struct qd_options o;
	struct converting k = { .arena = a->arena, .options = &o, .name = base_name(a->output) };
	struct qd_error err;

	if (!args_options(a, &o) || !form_of(a->output, &k.form))
		return QD_USAGE;
	if (!add_inputs(a, run, &err))
		return complain(&err);
	if (!may_write(a, run))
		return QD_USAGE;
	run_read(run);
	if (!convert_run(&k, run, &err))
		return complain(&err);
	if (k.told.lines.n > 0)
		fwrite(k.told.lines.p, 1, k.told.lines.n, stderr);
	if (k.bytes.n == 0) {
		fputs("qdlint: 没有读到清单，没有写文件 / no list was read, nothing written\n",
		      stderr);
		return k.told.lost ? QD_UNREADABLE : QD_NOTHING;
	}
	if (!may_write(a, run))
		return QD_USAGE;
	if (!file_write(a->output, k.bytes, &err))
		return complain(&err);
	printf(a->language == QD_EN ? "%s: %u lists, %u items%s\n" : "%s：%u 张清单，%u 个事项%s\n",
	       a->output, k.n_lists, k.n_items,
	       !k.told.lost           ? ""
	       : a->language == QD_EN ? "; not complete, see above"
	                              : "；不完整，见上面的说明");
	return k.told.lost ? QD_UNREADABLE : QD_CLEAN;
}

static int run_convert(struct args *a)
{
	enum convert_form form;

	if (!a->output || a->n_operands == 0)
		return complain_usage(
			"用法：qdlint convert 文件… -o 结果.yaml 或 结果.xlsx / name inputs and -o");
	if (!form_of(a->output, &form))
		return complain_usage("%s：只能转换成 .yaml 或 .xlsx / must end in .yaml or .xlsx",
		                      a->output);
	return with_run(a, convert_all);
}

const struct command command_convert = {
	.name = "convert",
	.operands = "文件… -o 结果.yaml|结果.xlsx",
	.about = { "把清单转换成 YAML 或 Excel，读回来核对一遍；丢了什么都会说",
	           "lists as YAML or a workbook, read again to prove it; says what was lost" },
	.run = run_convert,
};
