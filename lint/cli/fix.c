/* qdlint fix: makes the safe changes that findings offer. */
#include "cli/cli.h"

#include "base/file.h"
#include "read/reader.h"
#include "report/report.h"
#include "run/fix.h"

#include <stdio.h>
#include <strings.h>

/* ---- what is changed ---- */

/* The lines of text, without those that stand alike in the same line of other. */
static void print_lines(char sign, str text, str other)
{
	for (str line, pair; text.p;) {
		line = str_cut(text, STR("\n"), &text);
		pair = str_cut(other, STR("\n"), &other);
		if (!str_eq(line, pair))
			printf("%c %.*s\n", sign, (int)line.n, line.p);
	}
}

static void print_place(const struct corpus *c, struct place at)
{
	struct where w = where_of(c, at);

	printf("@@ %.*s", (int)w.file.n, w.file.p);
	if (w.sheet.n)
		printf(" %.*s", (int)w.sheet.n, w.sheet.p);
	if (w.cell[0])
		printf(" %s", w.cell);
	else
		printf(":%u", w.line);
	printf(" %.*s\n", (int)w.header.n, w.header.p);
}

/* The cells of a document before and after, where they differ; they stand alike. */
static void print_changes(const qd_run *before, const qd_run *after, uint32_t doc)
{
	const struct table *old = &before->doc[doc].table, *new = &after->doc[doc].table;

	for (uint32_t s = 0; s < old->n_sheets; s++) {
		uint32_t cell = old->row[old->sheet[s].row].cell;

		for (uint32_t row = old->sheet[s].row; row < old->sheet[s].row_end; row++)
			for (; cell < old->row[row + 1].cell; cell++) {
				const struct cell *a = &old->cell[cell], *b = &new->cell[cell];

				if (a->flags & CELL_COVERED || str_eq(cell_text(a), cell_text(b)))
					continue;
				print_place(&before->corpus, place_cell(doc, s, row, a->col));
				print_lines('-', cell_text(a), cell_text(b));
				print_lines('+', cell_text(b), cell_text(a));
			}
	}
}

/* ---- writing ---- */

/* A workbook is never overwritten: the changed one lies beside it. It is still of its kind: Excel
 * does not open one with macros as .xlsx. */
static str output_path(const struct args *a, const qd_run *run, uint32_t doc, str path)
{
	const char *dot = strrchr(path.p, '.');
	size_t n = path.n;

	if (!run->doc[doc].reader->binary)
		return path;
	if (!dot || strchr(dot, '/') || strncasecmp(dot, ".xl", 3) != 0)
		dot = "";
	n -= strlen(dot);
	return arena_fmt(a->arena, "%.*s.已改%s", (int)n, path.p, strlen(dot) == 5 ? dot : ".xlsx");
}

static bool write_file(const struct args *a, const qd_run *run, uint32_t doc,
                       const struct fix_file *f, struct qd_error *err)
{
	str out = output_path(a, run, doc, f->path);

	if (run->doc[doc].reader->binary && file_kind(out.p) != FILE_ABSENT)
		return fail(err, QD_USAGE, "%s: 已有这个文件，请先移走 / is there already", out.p);
	if (!file_write(out.p, f->after, err))
		return false;
	printf(a->language == QD_EN ? "%.*s: changed in %u places%s%s\n" : "%.*s：改了 %u 处%s%s\n",
	       (int)f->name.n, f->name.p, f->n_changes,
	       !run->doc[doc].reader->binary ? ""
	       : a->language == QD_EN        ? ", written to "
	                                     : "，另存为 ",
	       run->doc[doc].reader->binary ? out.p : "");
	return true;
}

static void say_why(const struct args *a, const struct fix_file *f)
{
	str why = a->language == QD_EN && f->why.en.p ? f->why.en : f->why.zh;

	fprintf(stderr, "qdlint: %.*s: %.*s\n", (int)f->name.n, f->name.p, (int)why.n, why.p);
}

static void refuse_unread(const struct args *a, const struct fix_file *f)
{
	fprintf(stderr,
	        a->language == QD_EN ? "qdlint: %.*s: not read whole, not changed\n"
	                             : "qdlint: %.*s: 没有读全，没有改\n",
	        (int)f->name.n, f->name.p);
}

/* ---- the command ---- */

static int finish(const struct args *a, const struct fixing *f, const qd_run *first)
{
	struct qd_error err;
	int status = run_complete(f->last) ? QD_CLEAN : (int)qd_result(f->last, QD_ERROR);
	int reading = reading_status(a, first);
	uint32_t n = 0, n_refused = 0;

	if (first->corpus.n_lists == 0)
		return reading;
	for (uint32_t i = 0; i < f->n_files; i++) {
		const struct fix_file *file = &f->file[i];
		bool changed = !str_eq(file->before, file->after);

		n += changed;
		n_refused += file->why.zh.n > 0;
		if (first->doc[i].unreadable)
			refuse_unread(a, file);
		else if (file->why.zh.n)
			say_why(a, file);
		if (changed && a->diff)
			print_changes(first, f->last, i);
		else if (changed && !write_file(a, first, i, file, &err))
			status = complain(&err);
	}
	if (n == 0 && n_refused == 0)
		puts(a->language == QD_EN ? "nothing to change" : "没有可以直接改的问题");
	else if (n == 0)
		puts(a->language == QD_EN ? "nothing was changed" : "没有改动");
	return status;
}

static int fix_paths(struct args *a, qd_run *run)
{
	struct qd_options o;
	struct qd_error err;
	struct fixing f = { .arena = a->arena,
		            .options = &o,
		            .most = a->unsafe ? FIX_UNSAFE : FIX_SAFE };
	int status;

	if (a->n_operands == 0)
		return complain_usage("没有写要改哪个文件 / name a file");
	for (unsigned i = 0; i < a->n_operands; i++)
		if (!qd_add_path(run, a->operand[i], &err))
			return complain(&err);
	args_options(a, &o);
	qd_check(run);
	status = fix_run(&f, run, &err) ? finish(a, &f, run) : complain(&err);
	if (f.last != run)
		qd_close(f.last);
	return status;
}

static int run_fix(struct args *a)
{
	return with_run(a, fix_paths);
}

const struct command command_fix = {
	.name = "fix",
	.operands = "文件或文件夹…",
	.about = { "改掉能直接改的问题：YAML、CSV 就地改，.xlsx 另存一份（--diff 只看不改）",
	           "make safe changes: YAML and CSV in place, .xlsx beside the original (--diff shows)" },
	.run = run_fix,
};
