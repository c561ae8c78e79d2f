/* qdlint check: reads lists, prints findings. */
#include "cli/cli.h"

#include "base/file.h"
#include "report/report.h"
#include "run/run.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/* ---- progress, on a terminal, once a run takes longer than a second ---- */

struct progress {
	time_t start, last;
	bool shown;
};

static void show_progress(void *ctx, size_t done, size_t total)
{
	struct progress *p = ctx;
	time_t now = time(NULL);

	if (now - p->start < 2 || now == p->last)
		return;
	p->last = now;
	p->shown = true;
	fprintf(stderr, "\r\033[K正在检查 %zu/%zu", done, total);
	fflush(stderr);
}

static void end_progress(const struct progress *p)
{
	if (p->shown)
		fputs("\r\033[K", stderr);
}

/* ---- output ---- */

/* Colours are for the terminal, not for a file. */
static bool write_report(qd_run *run, const char *format, struct qd_error *err)
{
	str rest, name = str_cut(str_from(format), STR("="), &rest);
	char id[64];
	const char *text;
	size_t n;

	snprintf(id, sizeof id, "%.*s", (int)name.n, name.p);
	run->colour = !rest.p && isatty(STDOUT_FILENO) && !getenv("NO_COLOR");
	if (!qd_report(run, id, &text, &n, err))
		return false;
	if (rest.p)
		return file_write(rest.p, (str){ text, n }, err);
	fwrite(text, 1, n, stdout);
	return true;
}

static bool level_of(const struct args *a, enum qd_level *level)
{
	static const struct {
		const char *name, *zh;
		enum qd_level level;
	} names[] = { { "info", "提示", QD_INFO },
		      { "warning", "警告", QD_WARNING },
		      { "error", "错误", QD_ERROR } };

	*level = QD_WARNING;
	for (size_t i = 0; a->fail_level && i < countof(names); i++) {
		if (strcmp(a->fail_level, names[i].name) == 0 ||
		    strcmp(a->fail_level, names[i].zh) == 0) {
			*level = names[i].level;
			return true;
		}
	}
	return !a->fail_level;
}

static void complain_format(struct arena *a, str name)
{
	struct buf known = { .arena = a };

	for (uint32_t i = 0; i < n_reporters; i++)
		buf_fmt(&known, "%s%s", i ? "、" : "", reporters[i]->id);
	complain_usage("没有“%.*s”这种格式，可以写 %.*s / no such format", (int)name.n, name.p,
	               (int)known.n, known.p);
}

/* Formats are looked up before anything is read: a typing error must not cost a long run. */
static bool formats_known(const struct args *a)
{
	for (unsigned i = 0; i < a->n_formats; i++) {
		str rest, name = str_cut(str_from(a->formats[i]), STR("="), &rest);

		if (!qd_has_format(arena_copy(a->arena, name).p)) {
			complain_format(a->arena, name);
			return false;
		}
		if (rest.p && rest.n == 0) {
			complain_usage("-f %s 等号后面要写文件名 / name a file", a->formats[i]);
			return false;
		}
	}
	return true;
}

/* Does a report before this one go to the same file? */
static bool is_taken(const struct args *a, unsigned report)
{
	const char *file = strchr(a->formats[report], '=');

	for (unsigned i = 0; i < report; i++) {
		const char *other = strchr(a->formats[i], '=');

		if (other && strcmp(other, file) == 0)
			return true;
	}
	return false;
}

/* No report goes where an input or another report lies. */
static bool reports_apart(const struct args *a, const qd_run *run)
{
	for (unsigned i = 0; i < a->n_formats; i++) {
		const char *file = strchr(a->formats[i], '=');

		if (!file)
			continue;
		if (!spares_inputs(run, file + 1))
			return false;
		if (is_taken(a, i)) {
			complain_usage("两份报告都要写到 %s / two reports, one file", file + 1);
			return false;
		}
	}
	return true;
}

static const char *default_format(const struct args *a)
{
	return a->language == QD_ZH ? "文书" : "full";
}

static int report_all(qd_run *run, const struct args *a, enum qd_level level)
{
	struct qd_error err;

	if (a->n_formats == 0 && !write_report(run, default_format(a), &err))
		return complain(&err);
	for (unsigned i = 0; i < a->n_formats; i++)
		if (!write_report(run, a->formats[i], &err))
			return complain(&err);
	return (int)qd_result(run, level);
}

/* Processor time, calls and findings of each rule. */
static void print_stats(const qd_run *run)
{
	uint32_t *n = NULL;
	struct arena a = { 0 };

	n = arena_alloc(&a, run->shelf->book.n * sizeof *n);
	for (uint32_t i = 0; i < run->findings.n; i++) {
		uint32_t rule = rulebook_find(&run->shelf->book,
		                              str_from(run->findings.finding[i].rule->id));

		if (rule != NONE)
			n[rule]++;
	}
	fprintf(stderr, "%10s %10s %9s  %s\n", "ms", "calls", "findings", "rule");
	fprintf(stderr, "%10.3f %10u %9s  %s\n", (double)run->reading_ns / 1e6, run->n_inputs, "-",
	        "(read)");
	fprintf(stderr, "%10.3f %10u %9s  %s\n", (double)run->traits_ns / 1e6, 1, "-", "(traits)");
	for (uint32_t i = 0; i < run->shelf->book.n; i++)
		if (run->cost[i].calls || n[i])
			fprintf(stderr, "%10.3f %10u %9u  %s\n", (double)run->cost[i].ns / 1e6,
			        run->cost[i].calls, n[i], run->shelf->book.rule[i]->id);
	arena_release(&a);
}

static int check_paths(qd_run *run, const struct args *a)
{
	struct qd_error err;
	enum qd_level level;

	if (!level_of(a, &level))
		return complain_usage("--fail-level 只能是 info、warning、error / bad level");
	if (!formats_known(a))
		return QD_USAGE;
	if (a->n_operands == 0)
		return complain_usage("没有写要检查哪个文件或文件夹 / name a file or folder");
	for (unsigned i = 0; i < a->n_operands; i++)
		if (!qd_add_path(run, a->operand[i], &err))
			return complain(&err);
	if (!reports_apart(a, run))
		return QD_USAGE;
	qd_check(run);
	if (a->stats)
		print_stats(run);
	return report_all(run, a, level);
}

static int check_lists(struct args *a)
{
	struct progress progress = { .start = time(NULL) };
	struct qd_options o;
	struct qd_error err;
	qd_run *run;
	int status;

	if (!args_options(a, &o))
		return QD_USAGE;
	if (isatty(STDERR_FILENO)) {
		o.progress = show_progress;
		o.progress_ctx = &progress;
	}
	if (!qd_open(&o, &run, &err))
		return complain(&err);
	status = check_paths(run, a);
	end_progress(&progress);
	qd_close(run);
	return status;
}

const struct command command_check = {
	.name = "check",
	.operands = "文件或文件夹…",
	.about = { "检查清单（默认命令）", "check lists (the default)" },
	.run = check_lists,
};
