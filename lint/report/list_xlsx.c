/* One sheet a list, as it is published: title, owner and date, header, rows, notes. Every text is
 * written as a text, so that nothing becomes a formula, a number or a date. */
#include "report/list_xlsx.h"

#include "base/file.h"
#include "base/utf8.h"
#include "check/form/announced.h"
#include "report/list_size.h"

#include <xlsxwriter.h>

enum {
	CELL_UNITS = 32767, /* UTF-16 units of a cell's text, Excel's limit */
	NAME_UNITS = 31,    /* of a sheet's name */
	PAIRS_IN_ROW = 3,   /* «部门：…» and kin beside each other */
	PAPER_A3 = 8,
	CREATED = 315532800 /* 1980-01-01: the same lists make the same bytes */
};

struct list_book {
	lxw_workbook *book;
	lxw_format *title, *line, *header, *text, *label, *note;
	struct arena *a;
	struct told *told;
	struct intern names; /* of sheets, in lower case */
};

/* The sheet being written. */
struct page {
	struct list_book *b;
	lxw_worksheet *sheet;
	const struct heading *h;
	const struct layout *l;
	str name;
	double *width, whole; /* of each column, of all */
	uint32_t row;         /* the next */
};

/* ---- texts ---- */

/* "_x000D_" would be read as the character it stands for. */
static bool is_escape(str s, size_t at)
{
	if (s.n - at < 7 || s.p[at] != '_' || s.p[at + 1] != 'x' || s.p[at + 6] != '_')
		return false;
	for (size_t i = at + 2; i < at + 6; i++)
		if (!s.p[i] || !strchr("0123456789abcdefABCDEF", s.p[i]))
			return false;
	return true;
}

/* text for the library, which writes control characters as escapes itself. */
static str escaped(struct arena *a, str text)
{
	struct buf out = { .arena = a };

	for (size_t at = 0; at < text.n;) {
		size_t from = at;
		uint32_t cp = utf8_next(text, &at);

		if (cp == 0 || (cp & 0xFFFE) == 0xFFFE)
			buf_fmt(&out, "_x%04X_", cp & 0xFFFF);
		else if (is_escape(text, from))
			buf_add(&out, STR("_x005F_"));
		else
			buf_add(&out, str_slice(text, from, at));
	}
	buf_add(&out, (str){ "", 1 });
	return (str){ out.p, out.n - 1 };
}

/* The text up to a number of UTF-16 units. */
static str within(str text, size_t units)
{
	size_t at = 0, n = 0;

	while (at < text.n) {
		size_t next = at;

		n += utf8_next(text, &next) >= 0x10000 ? 2 : 1;
		if (n > units)
			break;
		at = next;
	}
	return str_slice(text, 0, at);
}

/* A text that Excel's limit cuts says so at its end and is told. */
static str fitting(struct page *p, str text, str column)
{
	const str mark = STR("（以下超出单元格32767字的上限，没有写入）");
	struct told *told = p->b->told;
	str whole = escaped(p->b->a, text), kept = text;

	if (whole.n <= CELL_UNITS ||
	    (utf8_units16(text) <= CELL_UNITS && utf8_count(whole) <= CELL_UNITS))
		return whole;
	for (size_t units = CELL_UNITS - utf8_units16(mark); units > 0; units -= units / 8 + 1) {
		kept = within(text, units);
		whole = escaped(p->b->a, arena_join(p->b->a, kept, mark));
		if (utf8_count(whole) <= CELL_UNITS)
			break;
	}
	told->lost = true;
	buf_fmt(&told->lines,
	        "工作表“%.*s”第%u行“%.*s”有 %zu 字，超过 Excel 单元格的上限 32767 字，只写了前 %zu 字 / "
	        "longer than a cell may be, cut\n",
	        (int)p->name.n, p->name.p, p->row + 1, (int)column.n, column.p, utf8_count(text),
	        utf8_count(kept));
	return whole;
}

/* Numbers of items are numbers: 12, not 012. */
static bool is_number(str text)
{
	uint32_t n;

	return str_u32(text, &n) && (text.p[0] != '0' || text.n == 1);
}

/* ---- places on the sheet ---- */

static void put_text(struct page *p, uint32_t col, str text, str column, lxw_format *format)
{
	if (text.n == 0)
		worksheet_write_blank(p->sheet, p->row, (lxw_col_t)col, format);
	else
		worksheet_write_string(p->sheet, p->row, (lxw_col_t)col, fitting(p, text, column).p,
		                       format);
}

/* A text over columns [col, end) of the row at hand. */
static void put_across(struct page *p, uint32_t col, uint32_t end, str text, lxw_format *format)
{
	if (end - col > 1)
		worksheet_merge_range(p->sheet, p->row, (lxw_col_t)col, p->row,
		                      (lxw_col_t)(end - 1), "", format);
	put_text(p, col, text, STR(""), format);
}

static double width_of(const struct page *p, uint32_t col, uint32_t end)
{
	double w = 0;

	for (; col < end; col++)
		w += p->width[col];
	return w;
}

static void put_line(struct page *p, str text, lxw_format *format, double least)
{
	double height = list_height(text, p->whole);

	height = height < least ? least : height;
	worksheet_set_row(p->sheet, p->row, height > 409 ? 409 : height, NULL);
	put_across(p, 0, p->l->n_columns, text, format);
	p->row++;
}

/* ---- above the header ---- */

static void put_title(struct page *p)
{
	const struct heading *h = p->h;
	str title = h->title;

	if (!str_has(title, h->owner) && (h->region.n == 0 || !str_starts(title, h->region)))
		title = arena_join(p->b->a, h->owner, title);
	put_line(p, title, p->b->title, 36);
}

/* «部门：…» for what everybody knows, «【版本】…» for the rest. */
static str pair_text(struct page *p, uint32_t i)
{
	const struct prop *prop = &p->h->prop[i];
	const char *form = i < p->h->n_declared ? "%.*s：%.*s" : "【%.*s】%.*s";

	return arena_fmt(p->b->a, form, (int)prop->key.n, prop->key.p, (int)prop->value.n,
	                 prop->value.p);
}

/* The sheet's name announces it. */
static bool is_in_name(const struct page *p, const struct prop *prop)
{
	uint32_t announces, number;
	size_t beg, end;

	return str_eq(prop->key, STR("声明.事项数")) && str_u32(str_trim(prop->value), &number) &&
	       announced(p->name, &announces, &beg, &end) && announces == number;
}

static void put_pairs(struct page *p)
{
	uint32_t n = p->l->n_columns, in_row = n / 3 < PAIRS_IN_ROW ? n / 3 : PAIRS_IN_ROW, k = 0;
	double height = 0;

	in_row = in_row ? in_row : 1;
	for (uint32_t i = 0; i < p->h->n_props; i++) {
		uint32_t col = n * k / in_row, end = n * (k + 1) / in_row;
		str text = pair_text(p, i);
		double need = list_height(text, width_of(p, col, end));

		if (is_in_name(p, &p->h->prop[i]))
			continue;
		height = k == 0 || need > height ? need : height;
		worksheet_set_row(p->sheet, p->row, height > 409 ? 409 : height, NULL);
		put_across(p, col, end, text, p->b->line);
		k = (k + 1) % in_row;
		p->row += k == 0;
	}
	p->row += k > 0;
}

static void put_header(struct page *p)
{
	double height = 24;

	for (uint32_t c = 0; c < p->l->n_columns; c++) {
		double need = list_height(p->l->column[c].name, p->width[c]);

		height = need > height ? need : height;
		put_text(p, c, p->l->column[c].name, STR(""), p->b->header);
	}
	worksheet_set_row(p->sheet, p->row, height > 409 ? 409 : height, NULL);
	worksheet_repeat_rows(p->sheet, p->row, p->row);
	p->row++;
	worksheet_freeze_panes(p->sheet, p->row, 0);
}

/* ---- rows ---- */

/* A heading or note over the whole width; a total keeps its cells apart. */
static void put_note(struct page *p, uint32_t row)
{
	const struct table *t = &p->l->c->doc[p->l->list->doc]->table;
	uint32_t from = t->row[row].cell, end = t->row[row + 1].cell, n = p->l->n_columns, k = 0;
	str text[2] = { STR_INIT(""), STR_INIT("") };

	for (uint32_t i = from; i < end; i++) {
		str own = str_trim(cell_text(&t->cell[i]));

		if (t->cell[i].at != i || own.n == 0)
			continue;
		text[k] = text[k].n ? arena_fmt(p->b->a, "%.*s　%.*s", (int)text[k].n, text[k].p,
		                                (int)own.n, own.p)
		                    : own;
		k = 1;
	}
	if (text[1].n > 0 && n > 1) {
		put_across(p, 0, 1, text[0], p->b->note);
		put_across(p, 1, n, text[1], p->b->note);
	} else {
		put_across(p, 0, n, text[0], p->b->note);
	}
}

static lxw_format *format_of(const struct page *p, const struct layout_column *c)
{
	bool label = c->field < N_FIELDS && c->field != FIELD_NAME && c->field != FIELD_SUB &&
	             field_info[c->field].what == FIELD_LABEL;

	return label ? p->b->label : p->b->text;
}

static void put_cell(struct page *p, uint32_t row, uint32_t column)
{
	const struct layout_column *c = &p->l->column[column];
	const struct layout_cell *cell = layout_at(p->l, row, column);
	uint32_t end = layout_bottom(p->l, row, column);
	lxw_format *format = format_of(p, c);

	if (cell->top != row)
		return;
	if (end - row > 1)
		worksheet_merge_range(p->sheet, p->row, (lxw_col_t)column, p->row + end - row - 1,
		                      (lxw_col_t)column, "", format);
	if (c->field == FIELD_SEQ && is_number(cell->text))
		worksheet_write_number(p->sheet, p->row, (lxw_col_t)column,
		                       strtod(arena_copy(p->b->a, cell->text).p, NULL), format);
	else
		put_text(p, column, cell->text, c->name, format);
}

static void put_rows(struct page *p)
{
	struct arena scratch = { 0 };
	double *height = list_heights(p->l, p->width, &scratch);

	for (uint32_t r = 0; r < p->l->n_rows; r++) {
		worksheet_set_row(p->sheet, p->row, height[r], NULL);
		if (p->l->row[r].item == NONE)
			put_note(p, p->l->row[r].row);
		for (uint32_t c = 0; p->l->row[r].item != NONE && c < p->l->n_columns; c++)
			put_cell(p, r, c);
		p->row++;
	}
	arena_release(&scratch);
}

/* ---- sheets ---- */

/* Names are told apart without regard to case. */
static bool take_name(struct list_book *b, str name)
{
	str key = utf8_key(b->a, name);

	if (intern_find(&b->names, key) != NONE)
		return false;
	intern_add(&b->names, key);
	return true;
}

/* What the list says, else its kind; then without what a sheet's name may not hold, within the
 * limit, and unlike the others. */
static str sheet_name(struct list_book *b, const struct heading *h, const struct layout *l)
{
	struct buf out = { .arena = b->a };
	str name = h->sheet.n ? h->sheet : l->list->kind->title, tried;

	for (uint32_t i = 0; h->sheet.n == 0 && i < h->n_props; i++)
		if (str_eq(h->prop[i].key, STR("声明.事项数")))
			name = arena_fmt(b->a, "%.*s（%.*s项）", (int)name.n, name.p,
			                 (int)h->prop[i].value.n, h->prop[i].value.p);
	if (h->sheet.n == 0 && name.p == l->list->kind->title.p && h->announced)
		name = arena_fmt(b->a, "%.*s（%u项）", (int)name.n, name.p, h->announced);
	for (size_t at = 0; at < name.n;) {
		size_t from = at;
		uint32_t cp = utf8_next(name, &at);
		bool edge = cp == '\'' && (from == 0 || at == name.n);

		buf_add(&out, cp < 0x20 || edge || (cp < 0x80 && strchr("[]:*?/\\", (int)cp))
		                      ? STR("_")
		                      : str_slice(name, from, at));
	}
	name = tried = within(buf_str(&out), NAME_UNITS);
	for (uint32_t n = 2; !take_name(b, tried); n++) {
		str mark = arena_fmt(b->a, "（%u）", n);

		tried = arena_join(b->a, within(name, NAME_UNITS - utf8_units16(mark)), mark);
	}
	return tried;
}

static lxw_format *format_new(struct list_book *b, double size, uint8_t align, bool border)
{
	lxw_format *f = workbook_add_format(b->book);

	format_set_font_name(f, "宋体");
	format_set_font_size(f, size);
	format_set_align(f, align);
	format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
	format_set_text_wrap(f);
	if (border)
		format_set_border(f, LXW_BORDER_THIN);
	return f;
}

static void make_formats(struct list_book *b)
{
	b->title = format_new(b, 18, LXW_ALIGN_CENTER, false);
	format_set_bold(b->title);
	b->line = format_new(b, 10, LXW_ALIGN_LEFT, false);
	b->header = format_new(b, 10, LXW_ALIGN_CENTER, true);
	format_set_bold(b->header);
	format_set_bg_color(b->header, 0xDDEBF7);
	b->text = format_new(b, 10, LXW_ALIGN_LEFT, true);
	b->label = format_new(b, 10, LXW_ALIGN_CENTER, true);
	b->note = format_new(b, 10, LXW_ALIGN_LEFT, true);
	format_set_bg_color(b->note, 0xF2F2F2);
}

static void set_page(struct page *p)
{
	for (uint32_t c = 0; c < p->l->n_columns; c++) {
		worksheet_set_column(p->sheet, (lxw_col_t)c, (lxw_col_t)c, p->width[c], NULL);
		p->whole += p->width[c];
	}
	worksheet_set_landscape(p->sheet);
	worksheet_set_paper(p->sheet, PAPER_A3);
	worksheet_set_margins(p->sheet, 0.4, 0.4, 0.5, 0.6);
	worksheet_fit_to_pages(p->sheet, 1, 0);
	worksheet_set_footer(p->sheet, "&C第 &P 页，共 &N 页");
	worksheet_ignore_errors(p->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
}

bool list_book_open(struct list_book **book, const char *path, struct arena *a, struct told *told,
                    struct qd_error *err)
{
	struct list_book *b = *book = arena_alloc(a, sizeof *b);
	lxw_doc_properties made = { .created = CREATED };

	*b = (struct list_book){ .book = workbook_new(path), .a = a, .told = told };
	if (!b->book)
		return fail(err, QD_BROKEN, "%s: 无法建立工作簿 / no workbook can be made", path);
	intern_init(&b->names, a);
	workbook_set_properties(b->book, &made);
	make_formats(b);
	return true;
}

bool list_book_add(struct list_book *b, const struct heading *h, const struct layout *l,
                   struct qd_error *err)
{
	struct page p = { .b = b, .h = h, .l = l };

	p.name = arena_copy(b->a, sheet_name(b, h, l));
	if ((uint64_t)l->n_rows + h->n_props + h->n_above + 4 > LXW_ROW_MAX ||
	    l->n_columns > LXW_COL_MAX)
		return fail(err, QD_USAGE,
		            "“%.*s”有 %u 行 %u 列，一张工作表放不下 / more than a sheet holds",
		            (int)p.name.n, p.name.p, l->n_rows, l->n_columns);
	p.sheet = workbook_add_worksheet(b->book, p.name.p);
	if (!p.sheet)
		return fail(err, QD_BROKEN, "建不了工作表“%s” / no sheet can be made", p.name.p);
	p.width = list_widths(l, b->a);
	set_page(&p);
	put_title(&p);
	put_pairs(&p);
	for (uint32_t i = 0; i < h->n_above; i++)
		put_line(&p, h->above[i], b->line, 0);
	put_header(&p);
	put_rows(&p);
	if (h->noted.n > 0)
		put_line(&p, h->noted, b->note, 0);
	return true;
}

bool list_book_close(struct list_book *b, struct qd_error *err)
{
	lxw_error e = workbook_close(b->book);

	if (e != LXW_NO_ERROR)
		return fail(err, QD_BROKEN, "工作簿没有写成：%s", lxw_strerror(e));
	return true;
}
