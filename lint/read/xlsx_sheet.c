/* One sheet of a workbook, from its XML into the table. */
#include "read/xlsx.h"

#include "base/utf8.h"
#include "read/faults.h"

enum { REF_SHOWN = 20 }; /* characters of what should have been a reference */

static void count(struct sheet_in *s, struct tally *t, str first)
{
	if (t->n++ == 0)
		t->first = arena_copy(&s->book->doc->arena,
		                      str_slice(first, 0, utf8_offset(first, REF_SHOWN)));
}

static void count_here(struct sheet_in *s, struct tally *t)
{
	char a1[16];

	if (t->n == 0)
		table_a1(a1, s->row, s->col);
	count(s, t, t->n == 0 ? str_from(a1) : (str){ 0 });
}

static void open_row(struct sheet_in *s, const struct xml_tag *tag)
{
	str number = xml_attr(tag, STR("r"));
	uint32_t r = 0, unused;
	char a1[16];

	s->in_row = true;
	s->col = NONE;
	s->row += s->row < UINT32_MAX;
	if (number.n && number.n < sizeof a1 - 1) {
		a1[0] = 'A';
		memcpy(a1 + 1, number.p, number.n);
		ref_cell((str){ a1, number.n + 1 }, &r, &unused);
	}
	if (r)
		s->row = r;
	if (xml_flag(tag, STR("hidden")))
		table_hide_row(s->table, s->row);
}

static void open_cell(struct sheet_in *s, const struct xml_tag *tag)
{
	str ref = xml_attr(tag, STR("r"));
	uint32_t style;

	s->in_cell = s->placed = true;
	s->in_inline = false;
	s->flags = 0;
	s->book->bounds.n_cells++;
	s->type = cell_type(xml_attr(tag, STR("t")));
	s->style = str_u32(xml_attr(tag, STR("s")), &style) ? style : 0;
	rich_clear(&s->rich);
	s->col++; /* NONE before the first */
	s->placed = !ref.p || ref_cell(ref, &s->row, &s->col);
	if (!s->placed)
		count(s, &s->bad_refs, ref);
}

/* The last <v> counts. */
static void open_value(struct sheet_in *s)
{
	rich_clear(&s->rich);
	rich_open(&s->rich);
}

static bool take_merge(struct sheet_in *s, str ref)
{
	struct merge m;

	if (!ref_range(ref, &m)) {
		count(s, &s->bad_refs, ref);
		return true;
	}
	return table_merge(s->table, m);
}

static bool on_start(void *ctx, const struct xml_tag *tag)
{
	struct sheet_in *s = ctx;
	str name = tag->name;

	if (!s->begun) {
		s->begun = true;
		s->foreign = !str_eq(name, STR("worksheet"));
		return !s->foreign;
	}
	if (s->in_inline)
		rich_start(&s->rich, name);
	else if (s->in_row && str_eq(name, STR("c")))
		open_cell(s, tag);
	else if (s->in_cell && str_eq(name, STR("v")))
		open_value(s);
	else if (s->in_cell && str_eq(name, STR("f")))
		s->flags |= CELL_FORMULA;
	else if (s->in_cell && str_eq(name, STR("is")))
		s->in_inline = true;
	else if (s->in_data && str_eq(name, STR("row")))
		open_row(s, tag);
	else if (str_eq(name, STR("mergeCell")))
		return take_merge(s, xml_attr(tag, STR("ref")));
	else if (str_eq(name, STR("sheetData")))
		s->in_data = true;
	return true;
}

/* A formula whose result is text may show nothing; any other without a result was not counted. */
static bool close_cell(struct sheet_in *s)
{
	str held = buf_str(&s->rich.text), shown;

	s->in_cell = false;
	if (held.n == 0 && s->flags & CELL_FORMULA && s->type != TYPE_STRING)
		count_here(s, &s->lost_results);
	if (held.n == 0 || !s->placed)
		return true;
	if (!cell_shows(s->book, s->type, s->style, held, &shown, &s->flags))
		count_here(s, &s->lost_strings);
	if (shown.n == 0)
		return true;
	if (!table_put(s->table, s->row, s->col, shown, 0, s->flags))
		return false;
	if (s->row > s->max_row)
		s->max_row = s->row;
	if (s->col > s->max_col)
		s->max_col = s->col;
	return true;
}

static bool on_end(void *ctx, str name)
{
	struct sheet_in *s = ctx;

	if (s->in_inline && str_eq(name, STR("is")))
		s->in_inline = false;
	else if (s->in_inline)
		rich_end(&s->rich, name);
	else if (s->in_cell && str_eq(name, STR("v")))
		rich_close(&s->rich);
	else if (s->in_cell && str_eq(name, STR("c")))
		return close_cell(s);
	else if (s->in_row && str_eq(name, STR("row")))
		s->in_row = false;
	else if (s->in_data && str_eq(name, STR("sheetData")))
		s->in_data = false;
	return true;
}

static bool on_text(void *ctx, str text)
{
	struct sheet_in *s = ctx;

	rich_add(&s->rich, text);
	return true;
}

const struct xml_events sheet_events = { on_start, on_end, on_text };

bool sheet_open(struct sheet_in *s, struct book *b, str name, uint32_t flags)
{
	struct table *t = &b->doc->table;

	*s = (struct sheet_in){ .book = b, .table = t, .name = name, .col = NONE };
	s->rich.text.arena = &b->work;
	s->rich.max_bytes = b->doc->limits->cell_bytes;
	t->limit = TABLE_FITS;
	if (!table_open_sheet(t, name, flags))
		return false;
	s->place = place_sheet(b->doc->index, t->n_sheets - 1);
	return true;
}

static void report_limits(const struct sheet_in *s)
{
	struct doc *d = s->book->doc;

	bounds_table(d, s->place);
	if (s->over_covered)
		bounds_over_covered(d, s->place, &s->book->bounds);
	if (s->rich.cut)
		bounds_cut(d, s->place);
}

/* “X”有 3 个单元格…（第一个是 B3） */
static void report_lost(const struct sheet_in *s, const struct tally *t, struct text what)
{
	struct arena *a = &s->book->doc->arena;
	int name = (int)s->name.n, first = (int)t->first.n;

	if (t->n == 0)
		return;
	book_unreadable(s->book, s->place,
	                (struct arg){
				.zh = arena_fmt(a, "工作表“%.*s”有 %u 处%s，第一处是“%.*s”", name,
	                                        s->name.p, t->n, what.zh, first, t->first.p),
				.en = arena_fmt(a, "sheet '%.*s' has %u %s, first '%.*s'", name,
	                                        s->name.p, t->n, what.en, first, t->first.p),
			});
}

static void report_results(const struct sheet_in *s)
{
	static const struct text why = { "文件里没有保存计算结果", "no result is stored" };
	const struct tally *t = &s->lost_results;
	struct arena *a = &s->book->doc->arena;
	struct arg cells = { .zh = arena_fmt(a, "%s 等 %u 个公式单元格", t->first.p, t->n),
		             .en = arena_fmt(a, "formulas in %u cells (%s, …)", t->n, t->first.p) };

	doc_fault(s->book->doc, (struct report){ .rule = &rule_read_lost,
	                                         .at = s->place,
	                                         .arg = { cells, arg_text(why) } });
}

static void report_broken(const struct sheet_in *s, const struct arg *why)
{
	struct arena *a = &s->book->doc->arena;
	int n = (int)s->name.n;
	const char *name = s->name.p;
	struct arg what = { .zh = arena_fmt(a, "工作表“%.*s”没有读到：", n, name),
		            .en = arena_fmt(a, "nothing was read of sheet '%.*s': ", n, name) };

	if (s->max_row > 0) {
		what.zh = arena_fmt(a, "工作表“%.*s”读到第 %u 行后中断：", n, name, s->max_row);
		what.en =
			arena_fmt(a, "sheet '%.*s' breaks off after row %u: ", n, name, s->max_row);
	}
	what.zh = arena_join(a, what.zh, why->zh);
	what.en = arena_join(a, what.en, why->en);
	book_unreadable(s->book, s->place, what);
}

void sheet_close(struct sheet_in *s, const struct arg *broken)
{
	static const struct text refs = { "位置写法无效，没有读", "invalid references" };
	static const struct text strings = { "文字不在共享字符串表里，没有读到",
		                             "cells whose text is not among the shared strings" };

	const struct arg foreign = arg_text(
		(struct text){ "对应的内容不是工作表", "what stands for it is no worksheet" });

	s->over_covered = bounds_merges(&s->book->bounds, s->table, s->max_row, s->max_col);
	table_close_sheet(s->table, NULL);
	report_limits(s);
	report_lost(s, &s->bad_refs, refs);
	report_lost(s, &s->lost_strings, strings);
	if (s->lost_results.n)
		report_results(s);
	if (broken || s->foreign)
		report_broken(s, s->foreign ? &foreign : broken);
}
