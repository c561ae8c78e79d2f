/* Writes, reads what was written, and lays both side by side: whatever differs is told. */
#include "run/convert.h"

#include "base/file.h"
#include "report/list_xlsx.h"
#include "report/list_yaml.h"
#include "report/report.h"

#include <stdarg.h>
#include <stdio.h>

enum { TOLD_EACH = 5 }; /* differences of one list that are told one by one */

/* ---- what was not read ---- */

static void tell_sheet(struct converting *k, const struct doc *d, str sheet)
{
	buf_add(&k->told.lines, d->name);
	if (sheet.n > 0)
		buf_fmt(&k->told.lines, "“%.*s”", (int)sheet.n, sheet.p);
}

static void tell_unread(struct converting *k, const qd_run *run)
{
	for (uint32_t i = 0; i < run->n_inputs; i++) {
		const struct doc *d = &run->doc[i];

		if (!d->unreadable)
			continue;
		k->told.lost = true;
		buf_fmt(&k->told.lines, "%.*s 没有读全 / could not be read whole\n", (int)d->name.n,
		        d->name.p);
		for (uint32_t f = 0; f < d->faults.n && f < TOLD_EACH; f++) {
			str text = finding_message(k->arena, &d->faults.finding[f], run->lang);

			buf_fmt(&k->told.lines, "  %.*s\n", (int)text.n, text.p);
		}
	}
	for (uint32_t i = 0; i < run->corpus.n_unknown; i++) {
		const struct doc *d = run->corpus.doc[run->corpus.unknown[i].doc];
		str sheet = d->table.sheet[run->corpus.unknown[i].sheet].name;

		k->told.lost = true;
		tell_sheet(k, d, sheet);
		buf_add(&k->told.lines, STR("认不出是哪种清单，或后半部分认不出，没有转换 / "
		                            "is no list that is known, not converted\n"));
	}
}

/* Notes among the rows leave their places in YAML. */
static void tell_notes(struct converting *k, const struct corpus *c, uint32_t list)
{
	uint32_t n = list_skipped(c, list + 1) - list_skipped(c, list);
	const struct list *l = &c->list[list];
	str sheet = c->doc[l->doc]->table.sheet[l->sheet].name;

	if (k->form != CONVERT_YAML || n == 0)
		return;
	tell_sheet(k, c->doc[l->doc], sheet);
	buf_fmt(&k->told.lines,
	        "有 %u 行小标题、合计或备注，收在“附注”里 / rows that are no items are kept in 附注\n",
	        n);
}

/* ---- writing ---- */

static void make_yaml(struct converting *k, const struct corpus *c)
{
	struct buf out = { .arena = k->arena };

	for (uint32_t i = 0; i < c->n_lists; i++) {
		struct arena a = { 0 };
		struct heading h;
		struct layout l;

		heading_build(&h, c, i, &a);
		layout_build(&l, c, i, LAYOUT_NAMED, &a);
		if (i > 0)
			buf_add(&out, STR("---\n"));
		list_yaml(&h, &l, &out);
		arena_release(&a);
	}
	k->bytes = buf_str(&out);
}

static bool write_book(struct converting *k, const struct corpus *c, const char *path,
                       struct qd_error *err)
{
	struct list_book *book;
	bool good = list_book_open(&book, path, k->arena, &k->told, err);

	for (uint32_t i = 0; good && i < c->n_lists; i++) {
		struct arena a = { 0 };
		struct heading h;
		struct layout l;

		heading_build(&h, c, i, &a);
		layout_build(&l, c, i, LAYOUT_GRID, &a);
		good = list_book_add(book, &h, &l, err);
		arena_release(&a);
	}
	return good && list_book_close(book, err) &&
	       file_read(path, limits_default.file_bytes, k->arena, &k->bytes, err);
}

static bool make_xlsx(struct converting *k, const struct corpus *c, struct qd_error *err)
{
	bool good;
	str path;

	if (!file_scratch(k->arena, &path, err))
		return false;
	good = write_book(k, c, path.p, err);
	file_remove(path.p);
	return good;
}

/* ---- comparing ---- */

struct comparison {
	struct converting *k;
	const struct layout *was, *now;
	uint32_t *match; /* [was->n_columns] the column of `now` */
	uint32_t n_told, n_more, n_split;
};

static str list_called(const struct layout *l)
{
	str sheet = l->c->doc[l->list->doc]->table.sheet[l->list->sheet].name;

	return sheet.n ? sheet : l->list->kind->title;
}

__attribute__((format(printf, 2, 3))) static void tell(struct comparison *m, const char *fmt, ...)
{
	struct buf *out = &m->k->told.lines;
	str name = list_called(m->was);
	char text[512];
	va_list ap;

	m->k->told.lost = true;
	if (m->n_told++ >= TOLD_EACH) {
		m->n_more++;
		return;
	}
	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	buf_fmt(out, "“%.*s”%s\n", (int)name.n, name.p, text);
}

/* A column without a header is given one that is known as little. */
static bool same_field(enum field a, enum field b)
{
	return a == b || (a >= N_FIELDS && b >= N_FIELDS && a != FIELD_PART && b != FIELD_PART);
}

static bool match_columns(struct comparison *m)
{
	for (uint32_t c = 0; c < m->was->n_columns; c++) {
		const struct layout_column *own = &m->was->column[c];

		m->match[c] = NONE;
		for (uint32_t i = 0; i < m->now->n_columns; i++)
			if (str_eq(m->now->column[i].name, own->name) &&
			    same_field(m->now->column[i].field, own->field))
				m->match[c] = i;
		if (m->match[c] == NONE && (own->filled || own->field < N_FIELDS))
			tell(m, "的“%.*s”一栏没有转换过去 / a column was lost", (int)own->name.n,
			     own->name.p);
	}
	return m->n_told == 0;
}

/* The rows of items, counted through. */
static uint32_t next_row(const struct layout *l, uint32_t row)
{
	while (row < l->n_rows && l->row[row].item == NONE)
		row++;
	return row;
}

static void compare_cells(struct comparison *m, uint32_t a, uint32_t b)
{
	for (uint32_t c = 0; c < m->was->n_columns; c++) {
		const struct layout_cell *was = layout_at(m->was, a, c), *now;
		const struct doc *d = m->was->c->doc[m->was->list->doc];

		if (m->match[c] == NONE)
			continue;
		now = layout_at(m->now, b, m->match[c]);
		if (!str_eq(was->text, now->text))
			tell(m, "第%u行的“%.*s”与原来不一样 / a cell differs",
			     d->table.row[m->was->row[a].row].number, (int)m->was->column[c].name.n,
			     m->was->column[c].name.p);
		else if (was->text.n > 0 && (was->top == a) != (now->top == b))
			m->n_split++;
	}
}

static void compare_rows(struct comparison *m)
{
	uint32_t a = next_row(m->was, 0), b = next_row(m->now, 0), last_a = NONE, last_b = NONE;

	while (a < m->was->n_rows && b < m->now->n_rows) {
		uint32_t item_a = m->was->row[a].item, item_b = m->now->row[b].item;
		const struct corpus *c = m->was->c, *d = m->now->c;

		if ((item_a == last_a) != (item_b == last_b) ||
		    (c->item[item_a].main == item_a) != (d->item[item_b].main == item_b))
			tell(m, "第%u行与上面各行的关系与原来不一样 / a row belongs elsewhere now",
			     c->doc[m->was->list->doc]->table.row[m->was->row[a].row].number);
		compare_cells(m, a, b);
		last_a = item_a;
		last_b = item_b;
		a = next_row(m->was, a + 1);
		b = next_row(m->now, b + 1);
	}
	if (a < m->was->n_rows || b < m->now->n_rows)
		tell(m, "的行数与原来不一样 / the number of rows differs");
}

static void compare_lists(struct comparison *m)
{
	uint32_t was = m->was->list->item_end - m->was->list->item;
	uint32_t now = m->now->list->item_end - m->now->list->item;

	if (!str_eq(m->was->list->kind->id, m->now->list->kind->id))
		tell(m, "转换后成了%.*s / became another kind of list",
		     (int)m->now->list->kind->title.n, m->now->list->kind->title.p);
	else if (was != now)
		tell(m, "原有 %u 个事项，转换后是 %u 个 / the number of items differs", was, now);
	else if (match_columns(m))
		compare_rows(m);
	if (m->n_more > 0)
		buf_fmt(&m->k->told.lines, "  还有 %u 处 / and %u more\n", m->n_more, m->n_more);
	if (m->n_split > 0)
		buf_fmt(&m->k->told.lines,
		        "“%.*s”有 %u 格的合并方式变了，文字没有变 / cells are merged otherwise\n",
		        (int)list_called(m->was).n, list_called(m->was).p, m->n_split);
}

static void compare_list(struct converting *k, const struct corpus *c, uint32_t a,
                         const struct corpus *d, uint32_t b)
{
	struct arena scratch = { 0 };
	struct layout was, now;
	struct comparison m = { .k = k, .was = &was, .now = &now };

	layout_build(&was, c, a, LAYOUT_NAMED, &scratch);
	layout_build(&now, d, b, LAYOUT_NAMED, &scratch);
	m.match = arena_alloc(&scratch, (was.n_columns + 1) * sizeof *m.match);
	compare_lists(&m);
	arena_release(&scratch);
}

/* A list without items leaves nothing to compare, in YAML not even its columns. */
static uint32_t next_list(const struct corpus *c, uint32_t list)
{
	while (list < c->n_lists && c->list[list].item == c->list[list].item_end)
		list++;
	return list;
}

static bool compare(struct converting *k, const struct corpus *c, struct qd_error *err)
{
	struct qd_options o = *k->options;
	uint32_t a = next_list(c, 0), b;
	qd_run *again;

	o.config_file = NULL;
	o.find_config = false;
	if (!qd_open(&o, &again, err))
		return false;
	qd_add_bytes(again, arena_copy(k->arena, k->name).p, k->bytes.p, k->bytes.n);
	run_read(again);
	b = next_list(&again->corpus, 0);
	while (a < c->n_lists && b < again->corpus.n_lists) {
		compare_list(k, c, a, &again->corpus, b);
		a = next_list(c, a + 1);
		b = next_list(&again->corpus, b + 1);
	}
	if (a < c->n_lists || b < again->corpus.n_lists || !run_complete(again)) {
		k->told.lost = true;
		buf_add(&k->told.lines,
		        STR("转换后读回来的清单与原来的对不上 / read again, the lists differ\n"));
	}
	qd_close(again);
	return true;
}

bool convert_run(struct converting *k, const qd_run *run, struct qd_error *err)
{
	const struct corpus *c = &run->corpus;

	k->told.lines.arena = k->arena;
	k->n_lists = c->n_lists;
	k->n_items = c->n_items;
	tell_unread(k, run);
	if (c->n_lists == 0)
		return true;
	for (uint32_t i = 0; i < c->n_lists; i++)
		tell_notes(k, c, i);
	if (k->form == CONVERT_YAML)
		make_yaml(k, c);
	else if (!make_xlsx(k, c, err))
		return false;
	return compare(k, c, err);
}
