/* qdlint dump table|rows|assignments|citations FILE: what was understood of a file. */
#include "cli/cli.h"
#include "cli/citations.h"

#include "report/json_text.h"
#include "run/run.h"

#include <stdio.h>

struct dump {
	const struct corpus *c;
	bool json;
	bool shown; /* anything */
	struct buf out;
};

/* ---- one line of key: value pairs, as text or JSON ---- */

static void open_line(struct dump *d)
{
	buf_add(&d->out, d->json ? STR("{") : STR(""));
}

static void key(struct dump *d, const char *name)
{
	bool first = d->out.n == 0 || d->out.p[d->out.n - 1] == (d->json ? '{' : '\n');

	if (d->json) {
		buf_add(&d->out, first ? STR("") : STR(","));
		buf_json(&d->out, str_from(name));
		buf_add(&d->out, STR(":"));
	} else {
		buf_fmt(&d->out, "%s%s=", first ? "" : "  ", name);
	}
}

static void put_text(struct dump *d, const char *name, str value)
{
	key(d, name);
	json_text(&d->out, d->out.arena, value);
}

static void put_number(struct dump *d, const char *name, uint32_t value)
{
	key(d, name);
	buf_fmt(&d->out, "%u", value);
}

static void close_line(struct dump *d)
{
	buf_add(&d->out, d->json ? STR("}\n") : STR("\n"));
	fwrite(d->out.p, 1, d->out.n, stdout);
	d->out.n = 0;
	d->shown = true;
}

/* ---- the three views ---- */

static void dump_row(struct dump *d, const struct doc *doc, const struct sheet *s, uint32_t row)
{
	const struct table *t = &doc->table;

	open_line(d);
	put_text(d, "file", doc->name);
	put_text(d, "sheet", s->name);
	put_number(d, "row", t->row[row].number);
	for (uint32_t i = t->row[row].cell; i < t->row[row + 1].cell; i++) {
		const struct cell *c = &t->cell[i];
		char a1[16];
		str name;

		table_a1(a1, t->row[row].number, c->col);
		name = s->head ? s->head[c->col] : str_from(a1);
		put_text(d, arena_copy(d->out.arena, name).p, cell_text(c));
		if ((c->flags & CELL_COVERED) && !d->json)
			buf_add(&d->out, STR("^"));
	}
	close_line(d);
}

static void dump_table(struct dump *d)
{
	for (uint32_t k = 0; k < d->c->n_docs; k++) {
		const struct doc *doc = d->c->doc[k];

		for (uint32_t s = 0; s < doc->table.n_sheets; s++)
			for (uint32_t r = doc->table.sheet[s].row; r < doc->table.sheet[s].row_end;
			     r++)
				dump_row(d, doc, &doc->table.sheet[s], r);
	}
}

static void put_item(struct dump *d, uint32_t item)
{
	const struct list *l = corpus_list(d->c, item);
	const struct doc *doc = d->c->doc[l->doc];

	put_text(d, "file", doc->name);
	put_text(d, "sheet", doc->table.sheet[l->sheet].name);
	put_number(d, "row", doc->table.row[d->c->item[item].row].number);
}

static void dump_rows(struct dump *d)
{
	for (uint32_t i = 0; i < d->c->n_items; i++) {
		const struct list *l = corpus_list(d->c, i);

		open_line(d);
		put_item(d, i);
		put_text(d, "kind", l->kind->title);
		put_number(d, "rows", d->c->item[i].n_rows);
		for (uint32_t f = 0; f < N_FIELDS; f++)
			if (item_has(d->c, i, (enum field)f))
				put_text(d, field_info[f].id, item_text(d->c, i, (enum field)f));
		close_line(d);
	}
}

static void dump_assignments(struct dump *d)
{
	for (uint32_t k = 0; k < d->c->n_assignments; k++) {
		const struct assignment *a = &d->c->assignment[k];

		open_line(d);
		put_item(d, a->item);
		put_text(d, "matter", item_text(d->c, a->item, FIELD_NAME));
		put_text(d, "body", assignment_name(d->c, k));
		put_text(d, "resolved", d->c->bodies.body[a->body].name);
		put_text(d, "role", str_from(role_info[a->role].title.zh));
		put_text(d, "level", str_from(tier_title((enum tier)a->tier).zh));
		put_text(d, "type", item_text(d->c, a->item, FIELD_TYPE));
		close_line(d);
	}
}

/* One line per basis cell, JSON in either format. */
static void dump_cell_citations(struct dump *d, uint32_t item, uint32_t row, str text)
{
	const struct list *l = corpus_list(d->c, item);
	struct arena a = { 0 };
	struct citations c = { .arena = &a };
	const struct table *t = &d->c->doc[l->doc]->table;
	struct bench b = { d->c->law, l->region, list_as_of(d->c, l) };

	citation_parse(text, &c);
	d->json = true;
	open_line(d);
	put_text(d, "file", d->c->doc[l->doc]->name);
	put_text(d, "sheet", t->sheet[l->sheet].name);
	put_number(d, "row", t->row[row].number);
	buf_add(&d->out, STR(","));
	put_citations(&d->out, text, &c, &b);
	close_line(d);
	arena_release(&a);
}

static void dump_citations(struct dump *d)
{
	for (uint32_t i = 0; i < d->c->n_items; i++) {
		uint32_t row = d->c->item[i].row, at;

		for (const struct cell *cell;
		     (cell = item_next_cell(d->c, i, FIELD_BASIS, &row, &at));)
			dump_cell_citations(d, i, at, cell_text(cell));
	}
}

static const struct {
	const char *name;
	void (*view)(struct dump *);
} views[] = { { "table", dump_table },
	      { "rows", dump_rows },
	      { "assignments", dump_assignments },
	      { "citations", dump_citations } };

static int dump_all(struct args *a, qd_run *run)
{
	struct dump d = { .c = &run->corpus, .out = { .arena = a->arena } };
	struct qd_error err;

	if (!take_output(a, &d.json))
		return QD_USAGE;
	for (unsigned i = 1; i < a->n_operands; i++)
		if (!qd_add_path(run, a->operand[i], &err))
			return complain(&err);
	run_read(run);
	for (size_t i = 0; i < countof(views); i++)
		if (strcmp(a->operand[0], views[i].name) == 0)
			views[i].view(&d);
	if (d.shown)
		return read_whole(a, run) ? QD_CLEAN : QD_UNREADABLE;
	return reading_status(a, run);
}

static int run_dump(struct args *a)
{
	bool known = false;

	if (a->n_operands < 2)
		return complain_usage(
			"用法：qdlint dump table|rows|assignments|citations 文件 / name a view and a file");
	for (size_t i = 0; i < countof(views); i++)
		known = known || strcmp(a->operand[0], views[i].name) == 0;
	if (!known)
		return complain_usage(
			"只有 table、rows、assignments、citations 四种 / no such view: %s",
			a->operand[0]);
	return with_run(a, dump_all);
}

const struct command command_dump = {
	.name = "dump",
	.operands = "table|rows|assignments|citations 文件…",
	.about = { "看程序从文件里读懂了什么（-f json 每行一条）",
	           "show what was understood of a file" },
	.run = run_dump,
};
