/* Checks against published workbooks: real FOLDER. Compares item counts with rows.tsv, looks for
 * each line of defects.tsv among the findings of its row, and runs on 1, 2 and 7 threads. */
#include "base/file.h"
#include "model/corpus.h"
#include "run/run.h"

#include <stdio.h>

enum { COLUMNS = 8, MAX_RULES = 64 };

static str last_part(str path)
{
	for (size_t i = path.n; i > 0; i--)
		if (path.p[i - 1] == '/')
			return str_from_byte(path, i);
	return path;
}

static uint32_t columns_of(str line, str out[COLUMNS])
{
	uint32_t n = 0;

	while (line.p && n < COLUMNS)
		out[n++] = str_cut(line, STR("\t"), &line);
	return n;
}

static qd_run *run_on(const char *folder, unsigned threads)
{
	struct qd_options o = { .threads = threads, .as_of = "2025-06-30" };
	struct qd_error err;
	qd_run *run;

	if (!qd_open(&o, &run, &err) || !qd_add_path(run, folder, &err)) {
		fprintf(stderr, "%s\n", err.text);
		return NULL;
	}
	qd_check(run);
	return run;
}

static uint32_t items_of(const struct corpus *c, str file, str sheet)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < c->n_lists; i++) {
		const struct doc *d = c->doc[c->list[i].doc];

		if (str_eq(last_part(d->name), file) &&
		    str_eq(d->table.sheet[c->list[i].sheet].name, sheet))
			n += c->list[i].item_end - c->list[i].item;
	}
	return n;
}

/* How many lines of rows.tsv do not agree. The footer note of one list is counted there. */
static uint32_t compare_rows(qd_run *run, str tsv)
{
	uint32_t wrong = 0, n = 0;
	str line;

	for (size_t at = 0; str_line(tsv, &at, &line);) {
		str col[COLUMNS] = { 0 };
		uint32_t want, got;

		if (columns_of(line, col) < 3 || !str_u32(col[2], &want))
			continue;
		if (columns_of(line, col) > 3 && str_has(col[3], STR("备注")))
			want--;
		got = items_of(&run->corpus, col[0], col[1]);
		n++;
		if (got != want) {
			wrong++;
			printf("items %.*s %.*s: %u, want %u\n", (int)col[0].n, col[0].p,
			       (int)col[1].n, col[1].p, got, want);
		}
	}
	printf("rows.tsv: %u of %u sheets agree\n", n - wrong, n);
	return wrong;
}

static bool found(qd_run *run, str rule, str file, str sheet, uint32_t row)
{
	for (uint32_t i = 0; i < run->findings.n; i++) {
		const struct finding *f = &run->findings.finding[i];
		const struct doc *d = run->corpus.doc[f->at.doc];

		if (f->at.row != NONE && d->table.row[f->at.row].number == row &&
		    str_eq(str_from(f->rule->id), rule) && str_eq(last_part(d->name), file) &&
		    str_eq(d->table.sheet[f->at.sheet].name, sheet))
			return true;
	}
	return false;
}

struct tally {
	const struct rule *rule;
	uint32_t all, found;
};

static void compare_defects(qd_run *run, str tsv)
{
	struct tally tally[MAX_RULES] = { 0 };
	uint32_t n = 0;
	str line;

	for (size_t at = 0; str_line(tsv, &at, &line);) {
		str col[COLUMNS] = { 0 };
		const struct rule *r;
		uint32_t row, index, k = 0;

		if (columns_of(line, col) < 5 || !str_u32(col[3], &row) ||
		    (index = rulebook_find(&run->shelf->book, col[0])) == NONE)
			continue;
		r = run->shelf->book.rule[index];
		while (k < n && tally[k].rule != r)
			k++;
		if (k == MAX_RULES)
			break;
		n += k == n;
		tally[k].rule = r;
		tally[k].all++;
		if (found(run, col[0], col[1], col[2], row))
			tally[k].found++;
		else
			printf("missed %s %.*s %.*s row %u %.*s\n", r->id, (int)col[1].n, col[1].p,
			       (int)col[2].n, col[2].p, row, (int)(col[4].n > 60 ? 60 : col[4].n),
			       col[4].p);
	}
	for (uint32_t k = 0; k < n; k++)
		printf("%-24s %u of %u\n", tally[k].rule->id, tally[k].found, tally[k].all);
}

static bool same_json(qd_run *a, qd_run *b)
{
	const char *x, *y;
	struct qd_error err;
	size_t n, m;

	return qd_report(a, "json", &x, &n, &err) && qd_report(b, "json", &y, &m, &err) && n == m &&
	       memcmp(x, y, n) == 0;
}

int main(int argc, char **argv)
{
	static const unsigned threads[] = { 2, 7 };
	struct arena a = { 0 };
	struct qd_error err;
	str rows = { 0 }, defects = { 0 };
	qd_run *run = argc == 2 ? run_on(argv[1], 1) : NULL;
	int bad;

	if (!run || !file_read(arena_fmt(&a, "%s/rows.tsv", argv[1]).p, 1 << 24, &a, &rows, &err) ||
	    !file_read(arena_fmt(&a, "%s/defects.tsv", argv[1]).p, 1 << 24, &a, &defects, &err))
		return 2;
	bad = compare_rows(run, rows) > 0;
	compare_defects(run, defects);
	for (size_t i = 0; i < countof(threads); i++) {
		qd_run *other = run_on(argv[1], threads[i]);
		bool same = other && same_json(run, other);

		printf("%u threads: %s\n", threads[i],
		       same ? "the same output" : "DIFFERENT OUTPUT");
		bad |= !same;
		qd_close(other);
	}
	qd_close(run);
	arena_release(&a);
	return bad;
}
