/* Plan changes from findings, rewrite, check again, compare; round after round. */
#include "run/fix.h"

#include "base/file.h"
#include "base/splice.h"
#include "read/reader.h"

#include <stdlib.h>

enum { ROUNDS = 8 };

/* A change of a document, while they are collected. */
struct wanted {
	struct change change;
	uint32_t doc, next; /* the next of the same cell */
};

struct plan {
	struct fixing *f;
	qd_run *run;
	struct arena arena; /* of this round */
	struct wanted *wanted;
	uint32_t n, cap;
	struct map first;     /* document and cell → its first in wanted */
	uint32_t *doc_wanted; /* [n_docs + 1], once sorted */
	str *bytes;           /* [n_docs] rewritten; p == NULL: not */
};

/* ---- what the findings offer ---- */

static uint64_t cell_key(uint32_t doc, uint32_t cell)
{
	return (uint64_t)doc << 32 | cell;
}

static bool is_free(const struct plan *p, const struct wanted *w)
{
	uint32_t i = map_get(&p->first, cell_key(w->doc, w->change.cell));

	for (; i != NONE; i = p->wanted[i].next) {
		const struct change *c = &p->wanted[i].change;

		if (w->change.beg < c->end && c->beg < w->change.end)
			return false;
		if (w->change.beg == c->beg)
			return false;
	}
	return true;
}

/* The edit as a change; false when its cell cannot hold another text. */
static bool take_edit(const struct plan *p, const struct edit *e, struct wanted *w)
{
	const struct table *t = &p->run->doc[e->at.doc].table;
	const struct cell *c = table_cell(t, e->at.row, e->at.col);

	*w = (struct wanted){ .doc = e->at.doc, .next = NONE };
	if (c->n == 0 || c->flags & (CELL_NUMBER | CELL_DATE | CELL_FORMULA | CELL_ERROR))
		return false;
	w->change = (struct change){ .cell = c->at,
		                     .beg = e->at.beg,
		                     .end = e->at.end ? e->at.end : c->n,
		                     .text = e->text };
	return w->change.end <= c->n && is_free(p, w);
}

static void put_wanted(struct plan *p, struct wanted w)
{
	uint32_t *first = map_at(&p->first, cell_key(w.doc, w.change.cell));

	w.next = *first;
	*first = p->n;
	p->wanted = arena_room(&p->arena, p->wanted, p->n, &p->cap, sizeof *p->wanted);
	p->wanted[p->n++] = w;
}

/* All edits of a finding, or none. */
static void take_finding(struct plan *p, const struct finding *f)
{
	const struct edit *pool = p->run->findings.edit;
	struct wanted w;

	for (uint32_t i = f->edit; i != NONE; i = pool[i].next)
		if (!take_edit(p, &pool[i], &w))
			return;
	for (uint32_t i = f->edit; i != NONE; i = pool[i].next)
		if (take_edit(p, &pool[i], &w))
			put_wanted(p, w);
}

static int by_place(const void *x, const void *y)
{
	const struct wanted *a = x, *b = y;

	if (a->doc != b->doc)
		return a->doc < b->doc ? -1 : 1;
	if (a->change.cell != b->change.cell)
		return a->change.cell < b->change.cell ? -1 : 1;
	return a->change.beg < b->change.beg ? -1 : 1;
}

static void refuse(struct fix_file *file, const char *zh, const char *en)
{
	file->why = (struct arg){ str_from(zh), str_from(en) };
}

/* May the changes of a finding be made, and its file written? */
static bool is_offered(const struct plan *p, const struct finding *f)
{
	struct fix_file *file = &p->f->file[f->at.doc];
	const struct doc *d = &p->run->doc[f->at.doc];

	if (f->edit == NONE || f->fix > (unsigned)p->f->most || file->why.zh.n)
		return false;
	if (d->unreadable)
		refuse(file, "文件没有读全，先处理读取的问题", "it was not read whole");
	else if (!d->reader->rewrite)
		refuse(file, "这种格式不能直接改，请另存为 .xlsx，或用 qdlint convert 转换",
		       "this format is never written; save it as .xlsx or use qdlint convert");
	return file->why.zh.n == 0;
}

static void collect(struct plan *p)
{
	uint32_t n = 0;

	map_init(&p->first, &p->arena);
	for (uint32_t i = 0; i < p->run->findings.n; i++)
		if (is_offered(p, &p->run->findings.finding[i]))
			take_finding(p, &p->run->findings.finding[i]);
	if (p->n)
		qsort(p->wanted, p->n, sizeof *p->wanted, by_place);
	p->doc_wanted = arena_alloc(&p->arena, (p->f->n_files + 1) * sizeof *p->doc_wanted);
	for (uint32_t d = 0; d <= p->f->n_files; d++) {
		while (n < p->n && p->wanted[n].doc < d)
			n++;
		p->doc_wanted[d] = n;
	}
}

/* ---- rewriting ---- */

static void rewrite(struct plan *p, uint32_t doc)
{
	const struct doc *d = &p->run->doc[doc];
	uint32_t from = p->doc_wanted[doc], n = p->doc_wanted[doc + 1] - from;
	struct change *change = arena_alloc(&p->arena, n * sizeof *change);
	struct arg why;
	str bytes;

	for (uint32_t i = 0; i < n; i++)
		change[i] = p->wanted[from + i].change;
	if (d->reader->rewrite(d, change, n, p->f->arena, &bytes, &why))
		p->bytes[doc] = bytes;
	else
		p->f->file[doc].why = why;
}

/* A run over what the files were to become. */
static bool check_again(struct plan *p, qd_run **run, struct qd_error *err)
{
	if (!qd_open(p->f->options, run, err))
		return false;
	for (uint32_t i = 0; i < p->f->n_files; i++) {
		const struct fix_file *file = &p->f->file[i];
		str bytes = p->bytes[i].p ? p->bytes[i] : file->after;

		if (!run_add(*run, (struct input){ .path = file->path, .name = file->name }, err))
			return false;
		(*run)->input[i].path = (str){ 0 };
		(*run)->input[i].bytes = bytes;
	}
	qd_check(*run);
	return true;
}

/* ---- is it better? ---- */

/* The text that cell number `cell` was to get by the changes from *at on, which are passed. */
static str wanted_text(struct plan *p, uint32_t doc, uint32_t cell, uint32_t *at)
{
	str text = cell_text(&p->run->doc[doc].table.cell[cell]);
	uint32_t end = p->doc_wanted[doc + 1], from = *at;
	struct splice *s;

	while (*at < end && p->wanted[*at].change.cell == cell)
		++*at;
	if (*at == from)
		return text;
	s = arena_alloc(&p->arena, (*at - from) * sizeof *s);
	for (uint32_t i = from; i < *at; i++)
		s[i - from] = (struct splice){ p->wanted[i].change.beg, p->wanted[i].change.end,
			                       p->wanted[i].change.text };
	return splice(&p->arena, text, s, *at - from);
}

/* Does the table read from the new bytes say what was wanted, and else what it said before? */
static bool says_wanted(struct plan *p, uint32_t doc, const struct doc *now)
{
	const struct table *old = &p->run->doc[doc].table, *new = &now->table;
	uint32_t at = p->doc_wanted[doc];

	if (now->unreadable || old->n_sheets != new->n_sheets || old->n_rows != new->n_rows ||
	    old->n_cells != new->n_cells)
		return false;
	for (uint32_t i = 0; i < old->n_cells; i++) {
		const struct cell *a = &old->cell[i], *b = &new->cell[i];
		str want;

		if (a->flags & CELL_COVERED)
			continue;
		want = wanted_text(p, doc, i, &at);
		if (a->col != b->col || !str_eq(want, cell_text(b)))
			return false;
	}
	return true;
}

/* Findings by document and rule: a run's are added. */
static void count(struct plan *p, const qd_run *run, int by, struct intern *id, struct map *where,
                  int **number)
{
	for (uint32_t i = 0; i < run->findings.n; i++) {
		const struct finding *f = &run->findings.finding[i];
		sid rule = intern_add(id, str_from(f->rule->id));
		uint32_t *at = map_at(where, (uint64_t)f->at.doc << 32 | rule);

		if (*at == NONE) {
			*at = where->n - 1;
			*number = arena_grow(&p->arena, *number, *at * sizeof **number,
			                     (*at + 1) * sizeof **number);
			(*number)[*at] = 0;
		}
		(*number)[*at] += by;
	}
}

static void spoiled(struct fix_file *file, struct arena *a, str rule)
{
	file->why =
		(struct arg){ arena_fmt(a, "改了会多出“%.*s”的问题，没有改", (int)rule.n, rule.p),
		              arena_fmt(a, "the changes would add findings of %.*s; not made",
		                        (int)rule.n, rule.p) };
}

/* Refuses the files in which the new run finds more of any rule. */
static void refuse_spoiled(struct plan *p, const qd_run *next)
{
	struct intern id;
	struct map where;
	int *number = NULL;

	intern_init(&id, &p->arena);
	map_init(&where, &p->arena);
	count(p, p->run, -1, &id, &where, &number);
	count(p, next, 1, &id, &where, &number);
	for (uint32_t d = 0; d < p->f->n_files; d++)
		for (sid r = 0; r < id.n && p->bytes[d].p; r++) {
			uint32_t at = map_get(&where, (uint64_t)d << 32 | r);

			if (at != NONE && number[at] > 0)
				spoiled(&p->f->file[d], p->f->arena, id.text[r]);
		}
}

static uint32_t findings_of(const qd_run *run, uint32_t doc)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < run->findings.n; i++)
		n += run->findings.finding[i].at.doc == doc;
	return n;
}

/* Takes the files that are better for it; false when one was not, so that the new run is of
 * bytes that will not stay. */
static bool take_better(struct plan *p, const qd_run *next)
{
	bool all = true;

	refuse_spoiled(p, next);
	for (uint32_t i = 0; i < p->f->n_files; i++) {
		struct fix_file *file = &p->f->file[i];

		if (!p->bytes[i].p)
			continue;
		if (file->why.zh.n == 0 && !says_wanted(p, i, &next->doc[i]))
			refuse(file, "改过的文件读出来与想要的不同，没有改",
			       "the changed file would not read as wanted; not changed");
		else if (file->why.zh.n == 0 && findings_of(next, i) >= findings_of(p->run, i))
			refuse(file, "改了问题也不会减少，没有改",
			       "the changes would not make its findings fewer; not made");
		all = all && file->why.zh.n == 0;
		if (file->why.zh.n)
			continue;
		file->after = p->bytes[i];
		file->n_changes += p->doc_wanted[i + 1] - p->doc_wanted[i];
	}
	return all;
}

/* ---- rounds ---- */

static void list_files(struct fixing *f, const qd_run *run)
{
	f->n_files = run->n_inputs;
	f->file = arena_alloc(f->arena, f->n_files * sizeof *f->file);
	for (uint32_t i = 0; i < f->n_files; i++) {
		const struct input *in = &run->input[i];
		str bytes = arena_copy(f->arena, run->doc[i].bytes);

		f->file[i] = (struct fix_file){ .path = arena_copy(f->arena, in->path),
			                        .name = arena_copy(f->arena, in->name),
			                        .before = bytes,
			                        .after = bytes };
	}
}

/* One round over p->run; *next is then a run over what the files are now, NULL when nothing was
 * left to change. */
static bool round_of(struct plan *p, qd_run **next, struct qd_error *err)
{
	*next = NULL;
	collect(p);
	if (p->n == 0)
		return true;
	p->bytes = arena_alloc(&p->arena, p->f->n_files * sizeof *p->bytes);
	for (uint32_t i = 0; i < p->f->n_files; i++)
		if (p->doc_wanted[i + 1] > p->doc_wanted[i])
			rewrite(p, i);
	if (!check_again(p, next, err))
		return false;
	if (take_better(p, *next))
		return true;
	qd_close(*next);
	for (uint32_t i = 0; i < p->f->n_files; i++)
		p->bytes[i] = (str){ 0 };
	return check_again(p, next, err);
}

bool fix_run(struct fixing *f, qd_run *first, struct qd_error *err)
{
	list_files(f, first);
	f->last = first;
	for (uint32_t i = 0; i < ROUNDS; i++) {
		struct plan p = { .f = f, .run = f->last };
		qd_run *next;
		bool ok = round_of(&p, &next, err);

		arena_release(&p.arena);
		if (!ok || !next)
			return ok;
		if (f->last != first)
			qd_close(f->last);
		f->last = next;
	}
	return true;
}
