/* Sheets of an OpenDocument spreadsheet: what is written once may stand many times. */
#include "read/ods.h"

#include "base/utf8.h"
#include "read/faults.h"

/* Cells that are written once and repeated may fill so many places, and so many more for each
 * cell written. Blank ones fill none. */
enum { REPEATED_FREE = 1 << 16, REPEATED_PER_CELL = 4 };

static uint32_t count_in(const struct xml_tag *tag, str name)
{
	uint32_t n;

	return str_u32(xml_attr(tag, name), &n) && n > 0 ? n : 1;
}

static uint32_t repeated_most(const struct ods *o)
{
	uint64_t most = REPEATED_FREE + REPEATED_PER_CELL * o->bounds.n_cells;

	return most < UINT32_MAX ? (uint32_t)most : UINT32_MAX;
}

static void skip(struct ods *o, bool counted)
{
	o->skip = 1;
	o->counts_skipped = counted;
}

/* ---- sheets ---- */

static void open_table(struct ods *o, const struct xml_tag *tag)
{
	struct table *t = &o->doc->table;
	str style = xml_attr(tag, STR("style-name"));
	uint32_t flags = intern_find(&o->hidden, style) != NONE ? SHEET_HIDDEN : 0;

	/* what is kept of another file's sheet: «'file:///…'#$Sheet1» */
	if (str_starts(xml_attr(tag, STR("name")), STR("'file:"))) {
		skip(o, false);
		return;
	}
	t->limit = TABLE_FITS;
	o->name = arena_copy(&o->doc->arena, xml_attr(tag, STR("name")));
	o->full = o->full || !table_open_sheet(t, o->name, flags);
	if (o->full) {
		bounds_table(o->doc, place_doc(o->doc->index));
		skip(o, false);
		return;
	}
	o->in_table = true;
	o->in_row = o->in_cell = o->over_covered = o->cut = o->over_repeated = false;
	o->place = place_sheet(o->doc->index, t->n_sheets - 1);
	o->row = o->max_row = o->max_col = o->lost_results = 0;
}

static void report_results(struct ods *o)
{
	static const struct text why = { "文件里没有保存计算结果", "no result is stored" };
	struct arena *a = &o->doc->arena;
	str first = o->lost_first;
	struct arg cells = { .zh = arena_fmt(a, "%s 等 %u 个公式单元格", first.p, o->lost_results),
		             .en = arena_fmt(a, "formulas in %u cells (%s, …)", o->lost_results,
		                             first.p) };

	doc_fault(o->doc, (struct report){ .rule = &rule_read_lost,
	                                   .at = o->place,
	                                   .arg = { cells, arg_text(why) } });
}

void ods_end_table(struct ods *o)
{
	static const struct text repeated = { "由重复的行列展开的单元格数",
		                              "cells that repeated rows and columns fill" };
	struct table *t = &o->doc->table;

	o->in_table = false;
	o->over_covered = bounds_merges(&o->bounds, t, o->max_row, o->max_col);
	table_close_sheet(t, NULL);
	bounds_table(o->doc, o->place);
	if (o->over_covered)
		bounds_over_covered(o->doc, o->place, &o->bounds);
	if (o->over_repeated)
		bounds_limit(o->doc, o->place, repeated, repeated_most(o));
	if (o->cut)
		bounds_cut(o->doc, o->place);
	if (o->lost_results)
		report_results(o);
}

/* ---- rows ---- */

static void open_row(struct ods *o, const struct xml_tag *tag)
{
	str visible = xml_attr(tag, STR("visibility"));

	o->in_row = true;
	o->rows = count_in(tag, STR("number-rows-repeated"));
	o->row_flags =
		str_eq(visible, STR("collapse")) || str_eq(visible, STR("filter")) ? ROW_HIDDEN : 0;
	o->col = o->n_cells = 0;
}

/* False when a limit was met. */
static bool put_cell(struct ods *o, uint32_t row, const struct ods_cell *c, uint32_t col)
{
	struct table *t = &o->doc->table;
	struct merge m = { row, row + c->span_rows - 1, col, col + c->span_cols - 1 };

	if (!table_put(t, row, col, c->text, 0, c->flags))
		return false;
	o->max_row = row;
	o->max_col = col > o->max_col ? col : o->max_col;
	return (c->span_rows == 1 && c->span_cols == 1) || table_merge(t, m);
}

static bool may_repeat(struct ods *o)
{
	if (o->n_repeated++ < repeated_most(o))
		return true;
	o->over_repeated = true;
	return false;
}

/* The cells of the open row in row number `row`, of which the first is as written. */
static bool put_row(struct ods *o, uint32_t row, bool first)
{
	if (o->row_flags & ROW_HIDDEN)
		table_hide_row(&o->doc->table, row);
	for (uint32_t i = 0; i < o->n_cells; i++) {
		const struct ods_cell *c = &o->cell[i];

		for (uint32_t k = 0; k < c->cols; k++) {
			if (!(first && k == 0) && !may_repeat(o))
				return false;
			if (!put_cell(o, row, c, c->col + k))
				return false;
		}
	}
	return true;
}

static uint32_t sum(uint32_t a, uint32_t b)
{
	return a < UINT32_MAX - b ? a + b : UINT32_MAX;
}

static void close_row(struct ods *o)
{
	o->in_row = false;
	for (uint32_t i = 0; o->n_cells > 0 && i < o->rows; i++)
		if (!put_row(o, sum(o->row, i + 1), i == 0))
			break;
	o->row = sum(o->row, o->rows);
}

/* ---- cells ---- */

static void take_value(struct ods *o, const struct xml_tag *tag)
{
	static const str names[] = { STR_INIT("date-value"), STR_INIT("string-value"),
		                     STR_INIT("value") };
	str type = xml_attr(tag, STR("value-type"));

	o->type = type.n == 0                       ? VALUE_NONE
	          : str_eq(type, STR("string"))     ? VALUE_TEXT
	          : str_eq(type, STR("date"))       ? VALUE_DATE
	          : str_eq(type, STR("float"))      ? VALUE_NUMBER
	          : str_eq(type, STR("percentage")) ? VALUE_NUMBER
	          : str_eq(type, STR("currency"))   ? VALUE_NUMBER
	                                            : VALUE_OTHER;
	o->value.n = 0;
	for (uint32_t i = 0; i < countof(names) && o->value.n == 0; i++)
		buf_add(&o->value, xml_attr(tag, names[i]));
}

static void open_cell(struct ods *o, const struct xml_tag *tag, bool covered)
{
	o->in_cell = true;
	o->covered = covered;
	o->open = (struct ods_cell){
		.col = o->col,
		.cols = count_in(tag, STR("number-columns-repeated")),
		.span_cols = count_in(tag, STR("number-columns-spanned")),
		.span_rows = count_in(tag, STR("number-rows-spanned")),
		.flags = xml_attr(tag, STR("formula")).p ? CELL_FORMULA : 0,
	};
	o->bounds.n_cells++;
	o->text.n = o->n_paragraphs = 0;
	take_value(o, tag);
}

/* «2024-01-05T00:00:00» is shown as a day. */
static str date_of(struct arena *a, str value)
{
	str time, day = str_cut(value, STR("T"), &time);

	if (time.n == 0 || str_starts(time, STR("00:00:00")))
		return day;
	return arena_fmt(a, "%.*s %.*s", (int)day.n, day.p, (int)time.n, time.p);
}

static str shown_text(struct ods *o)
{
	struct arena *a = &o->doc->arena;
	str text = buf_str(&o->text), value = buf_str(&o->value);

	if (o->type == VALUE_DATE && value.n) {
		o->open.flags |= CELL_DATE;
		return date_of(a, arena_copy(a, value));
	}
	if (o->type == VALUE_NUMBER)
		o->open.flags |= CELL_NUMBER;
	if (o->open.flags & CELL_FORMULA && str_starts(text, STR("#")))
		o->open.flags |= CELL_ERROR;
	text = text.n ? text : value;
	return text.n ? arena_copy(a, text) : text;
}

/* A formula whose result is text may show nothing; any other without a result was not counted. */
static void count_lost(struct ods *o)
{
	char a1[16];

	if (o->lost_results++ > 0)
		return;
	table_a1(a1, sum(o->row, 1), o->open.col < UINT16_MAX ? o->open.col : UINT16_MAX);
	o->lost_first = arena_copy(&o->doc->arena, str_from(a1));
}

static void close_cell(struct ods *o)
{
	o->in_cell = false;
	o->col = sum(o->open.col, o->open.cols);
	if (o->covered)
		return;
	o->open.text = shown_text(o);
	if (o->open.text.n == 0 && o->open.flags & CELL_FORMULA && o->type != VALUE_TEXT)
		count_lost(o);
	if (o->open.text.n == 0)
		return;
	o->cell = arena_room(&o->work, o->cell, o->n_cells, &o->cap_cells, sizeof *o->cell);
	o->cell[o->n_cells++] = o->open;
}

/* ---- texts ---- */

static void put(struct ods *o, str text)
{
	size_t room = o->doc->limits->cell_bytes - o->text.n;

	if (text.n > room) {
		o->cut = true;
		while (room > 0 && ((unsigned char)text.p[room] & 0xC0) == 0x80)
			room--;
		text.n = room;
	}
	if (text.n)
		buf_add(&o->text, text);
}

static void put_space(struct ods *o)
{
	if (o->space)
		put(o, STR(" "));
	o->space = false;
}

static bool at_line_start(const struct ods *o)
{
	return o->text.n == 0 || o->text.p[o->text.n - 1] == '\n';
}

/* White space is one space, and none where a paragraph begins or ends. */
void ods_text(struct ods *o, str text)
{
	size_t from = 0;

	if (o->skip && o->counts_skipped && str_trim(text).n > 0) {
		o->n_boxes++;
		o->counts_skipped = false;
	}
	if (o->skip || !o->in_text)
		return;
	for (size_t i = 0; i <= text.n; i++) {
		bool blank = i < text.n && memchr(" \t\r\n", text.p[i], 4);

		if (i < text.n && !blank)
			continue;
		if (i > from) {
			put_space(o);
			put(o, str_slice(text, from, i));
		}
		from = i + 1;
		o->space = o->space || (blank && !at_line_start(o));
	}
}

static void on_spaces(struct ods *o, const struct xml_tag *tag)
{
	uint32_t n = count_in(tag, STR("c")), most = o->doc->limits->cell_bytes;

	put_space(o);
	for (uint32_t i = 0; i < n && o->text.n < most; i++)
		put(o, STR(" "));
}

static void open_paragraph(struct ods *o)
{
	if (o->n_paragraphs++ > 0)
		put(o, STR("\n"));
	o->in_text = true;
	o->space = false;
}

/* What a cell holds besides its own text. Notes are said by people about the cell. */
static bool stands_apart(str name)
{
	static const str names[] = { STR_INIT("annotation"), STR_INIT("shapes"),
		                     STR_INIT("ruby-text"), STR_INIT("tracked-changes"),
		                     STR_INIT("detective") };

	for (uint32_t i = 0; i < countof(names); i++)
		if (str_eq(names[i], name))
			return true;
	return false;
}

static bool is_drawing(str name)
{
	return str_eq(name, STR("frame")) || str_eq(name, STR("custom-shape")) ||
	       str_eq(name, STR("rect"));
}

static void start_in_cell(struct ods *o, const struct xml_tag *tag)
{
	if (str_eq(tag->name, STR("table")))
		skip(o, true);
	else if (str_eq(tag->name, STR("p")) || str_eq(tag->name, STR("h")))
		open_paragraph(o);
	else if (o->in_text && str_eq(tag->name, STR("s")))
		on_spaces(o, tag);
	else if (o->in_text && str_eq(tag->name, STR("tab")))
		put(o, STR("\t"));
	else if (o->in_text && str_eq(tag->name, STR("line-break")))
		put(o, STR("\n"));
}

void ods_start(struct ods *o, const struct xml_tag *tag)
{
	str name = tag->name;

	if (str_eq(name, STR("tracked-changes")))
		o->n_changes++;
	if (stands_apart(name) || is_drawing(name))
		skip(o, is_drawing(name) || str_eq(name, STR("shapes")));
	else if (o->in_cell)
		start_in_cell(o, tag);
	else if (o->in_row && str_eq(name, STR("table-cell")))
		open_cell(o, tag, false);
	else if (o->in_row && str_eq(name, STR("covered-table-cell")))
		open_cell(o, tag, true);
	else if (o->in_table && str_eq(name, STR("table-row")))
		open_row(o, tag);
	else if (!o->in_table && str_eq(name, STR("table")))
		open_table(o, tag);
}

void ods_end(struct ods *o, str name)
{
	if (o->in_text && (str_eq(name, STR("p")) || str_eq(name, STR("h"))))
		o->in_text = false;
	else if (o->in_cell &&
	         (str_eq(name, STR("table-cell")) || str_eq(name, STR("covered-table-cell"))))
		close_cell(o);
	else if (o->in_row && !o->in_cell && str_eq(name, STR("table-row")))
		close_row(o);
	else if (o->in_table && !o->in_row && str_eq(name, STR("table")))
		ods_end_table(o);
}
