/* A sheet of an .xls workbook: the records from its BOF to its EOF, those of embedded charts, which
 * have their own BOF and EOF, left out. */
#include "read/xls.h"

#include "read/faults.h"

enum { ROW_ZERO_HEIGHT = 0x20 };

/* The sheet being read. */
struct page {
	struct xls *x;
	struct biff_record r; /* the record at hand */
	struct place place;
	str name;
	uint32_t last_row; /* with a text; 1-based */
	struct merge *merge;
	uint32_t n_merges, cap_merges;
	uint32_t row, col; /* of the formula whose text follows */
	bool waits;        /* for that text */
	bool full;         /* a limit was met */
	bool cut;          /* a text was */
	uint32_t lost;     /* records that could not be read */
};

static void refuse_limit(struct doc *d, struct place at, struct text which, size_t number)
{
	doc_unreadable(d, (struct report){ .rule = &rule_read_limit,
	                                   .at = at,
	                                   .arg = { arg_text(which),
	                                            sink_number(&d->faults, (uint32_t)number) } });
}

static void refuse_table_limit(struct doc *d, struct place at)
{
	const struct {
		struct text name;
		uint32_t number;
	} limits[] = {
		[TABLE_ROWS] = { { "行数", "rows" }, d->limits->rows },
		[TABLE_COLS] = { { "列数", "columns" }, d->limits->cols },
		[TABLE_CELLS] = { { "单元格数", "cells" }, d->limits->cells },
		[TABLE_MERGES] = { { "合并区域数", "merged areas" }, d->limits->merges },
		[TABLE_SHEETS] = { { "工作表数", "sheets" }, d->limits->sheets },
		[TABLE_TEXT] = { { "全部单元格文字的兆字节数", "megabytes of text in all cells" },
		                 (uint32_t)(table_most_text(&d->table) >> 20) },
	};

	refuse_limit(d, at, limits[d->table.limit].name, limits[d->table.limit].number);
}

static void refuse_rest(struct page *p)
{
	struct arena *a = &p->x->d->faults.arena;
	struct arg where = xls_broken_at(p->x);

	xls_refuse(p->x->d, p->place,
	           arena_fmt(a, "%s，只读到工作表“%s”第%u行", where.zh.p, p->name.p, p->last_row),
	           arena_fmt(a, "%s; sheet '%s' was read up to row %u", where.en.p, p->name.p,
	                     p->last_row));
}

static void refuse_sheet(struct page *p)
{
	struct arena *a = &p->x->d->faults.arena;
	struct arg where = xls_broken_at(p->x);

	xls_refuse(p->x->d, p->place, arena_fmt(a, "%s，工作表“%s”没有读到", where.zh.p, p->name.p),
	           arena_fmt(a, "%s; sheet '%s' was not found", where.en.p, p->name.p));
}

static void refuse_overlap(struct page *p)
{
	struct arena *a = &p->x->d->faults.arena;

	xls_refuse(p->x->d, p->place,
	           arena_fmt(a, "工作表“%s”与别的工作表数据重叠，没有读完", p->name.p),
	           arena_fmt(a, "sheet '%s' overlaps another and was not read to its end",
	                     p->name.p));
}

static void refuse_lost(struct page *p)
{
	struct arena *a = &p->x->d->faults.arena;

	xls_refuse(p->x->d, p->place,
	           arena_fmt(a, "工作表“%s”有%u处内容损坏，没有读到", p->name.p, p->lost),
	           arena_fmt(a, "sheet '%s' has %u damaged records", p->name.p, p->lost));
}

/* Where the cell of the record at hand stands, and its format. */
struct at {
	uint32_t row, col, xf;
};

static struct at read_at(struct page *p)
{
	struct at at;

	at.row = biff_u16(&p->r);
	at.col = biff_u16(&p->r);
	at.xf = biff_u16(&p->r);
	return at;
}

static void put(struct page *p, uint32_t row, uint32_t col, struct label text, uint32_t flags)
{
	if (p->r.too_short)
		return;
	p->cut |= text.cut;
	if (!table_put(&p->x->d->table, row + 1, col, (str){ text.p, text.n }, 0, flags))
		p->full = true;
	else if (text.n > 0 && row >= p->last_row)
		p->last_row = row + 1;
}

/* A date out of range is shown as the number it is. */
static bool is_date(str shown)
{
	return shown.n >= 10 && shown.p[4] == '-' && shown.p[7] == '-';
}

static void put_number(struct page *p, struct at at, double v, uint32_t flags)
{
	struct xls_book *w = &p->x->book;
	enum number_kind kind = xls_book_kind(w, at.xf);
	str text = number_text(w->texts, v, kind, w->epoch_1904);

	flags |= kind != NUMBER_PLAIN && is_date(text) ? CELL_DATE : CELL_NUMBER;
	put(p, at.row, at.col, (struct label){ .p = text.p, .n = (uint32_t)text.n }, flags);
}

static void put_word(struct page *p, struct at at, const char *word, uint32_t flags)
{
	put(p, at.row, at.col, (struct label){ .p = word, .n = (uint32_t)strlen(word) }, flags);
}

static void put_bool(struct page *p, struct at at, uint32_t value, uint32_t flags)
{
	put_word(p, at, value ? "TRUE" : "FALSE", flags);
}

static void put_error(struct page *p, struct at at, uint32_t code, uint32_t flags)
{
	static const struct {
		uint32_t code;
		const char *name;
	} errors[] = { { 0x00, "#NULL!" }, { 0x07, "#DIV/0!" }, { 0x0F, "#VALUE!" },
		       { 0x17, "#REF!" },  { 0x1D, "#NAME?" },  { 0x24, "#NUM!" },
		       { 0x2A, "#N/A" } };
	const char *name = "#ERROR!";

	for (size_t i = 0; i < countof(errors); i++)
		if (errors[i].code == code)
			name = errors[i].name;
	put_word(p, at, name, flags | CELL_ERROR);
}

static void read_shared_label(struct page *p)
{
	struct at at = read_at(p);
	uint32_t i = biff_u32(&p->r);

	if (i < p->x->book.n_shared)
		put(p, at.row, at.col, p->x->book.shared[i], 0);
	else
		p->lost += !p->r.too_short;
}

static void read_label(struct page *p)
{
	struct at at = read_at(p);
	uint32_t n_chars = biff_u16(&p->r);

	put(p, at.row, at.col, xls_book_string(&p->x->book, &p->r, n_chars), 0);
}

static void read_rk(struct page *p)
{
	struct at at = read_at(p);

	put_number(p, at, biff_rk(biff_u32(&p->r)), 0);
}

/* Row, first column, format and number of each column, last column. */
static void read_mulrk(struct page *p)
{
	struct at at = { .row = biff_u16(&p->r) };

	at.col = biff_u16(&p->r);
	for (; p->r.left.n >= 2 + 4 + 2; at.col++) {
		at.xf = biff_u16(&p->r);
		put_number(p, at, biff_rk(biff_u32(&p->r)), 0);
	}
	biff_u16(&p->r);
}

static void read_number(struct page *p)
{
	struct at at = read_at(p);
	uint32_t low = biff_u32(&p->r), high = biff_u32(&p->r);

	put_number(p, at, biff_double(low, high), 0);
}

static void read_boolerr(struct page *p)
{
	struct at at = read_at(p);
	uint32_t value = biff_u8(&p->r);

	if (biff_u8(&p->r) == 0)
		put_bool(p, at, value, 0);
	else
		put_error(p, at, value, 0);
}

static void await_text(struct page *p, struct at at)
{
	p->lost += p->waits;
	p->waits = true;
	p->row = at.row;
	p->col = at.col;
}

/* The eight bytes of a result are a number, unless the last two are FF: then the first says what
 * it is and the third is its value. */
static void read_formula(struct page *p)
{
	enum { TEXT, BOOLEAN, ERROR };
	struct at at = read_at(p);
	uint32_t low = biff_u32(&p->r), high = biff_u32(&p->r);
	uint32_t type = low & 0xFF, value = low >> 16 & 0xFF;

	if (high >> 16 != 0xFFFF)
		put_number(p, at, biff_double(low, high), CELL_FORMULA);
	else if (type == TEXT)
		await_text(p, at);
	else if (type == BOOLEAN)
		put_bool(p, at, value, CELL_FORMULA);
	else if (type == ERROR)
		put_error(p, at, value, CELL_FORMULA);
}

static void read_formula_text(struct page *p)
{
	uint32_t n_chars = biff_u16(&p->r);

	if (!p->waits)
		return;
	p->waits = false;
	put(p, p->row, p->col, xls_book_string(&p->x->book, &p->r, n_chars), CELL_FORMULA);
}

static void read_row(struct page *p)
{
	uint32_t row = biff_u16(&p->r);

	for (int i = 0; i < 5; i++)
		biff_u16(&p->r); /* columns in use, height, two of no use */
	if (biff_u16(&p->r) & ROW_ZERO_HEIGHT)
		table_hide_row(&p->x->d->table, row + 1);
}

static void read_merges(struct page *p)
{
	for (uint32_t n = biff_u16(&p->r); n > 0; n--) {
		struct merge m = { .row = biff_u16(&p->r) + 1 };

		m.row_last = biff_u16(&p->r) + 1;
		m.col = biff_u16(&p->r);
		m.col_last = biff_u16(&p->r);
		if (p->r.too_short)
			return;
		p->merge = arena_room(p->x->book.arena, p->merge, p->n_merges, &p->cap_merges,
		                      sizeof *p->merge);
		p->merge[p->n_merges++] = m;
	}
}

static void (*reader_of(uint32_t id))(struct page *)
{
	switch (id) {
	case BIFF_LABELSST:
		return read_shared_label;
	case BIFF_LABEL:
	case BIFF_RSTRING:
		return read_label;
	case BIFF_RK:
		return read_rk;
	case BIFF_MULRK:
		return read_mulrk;
	case BIFF_NUMBER:
		return read_number;
	case BIFF_BOOLERR:
		return read_boolerr;
	case BIFF_FORMULA:
		return read_formula;
	case BIFF_STRING:
		return read_formula_text;
	case BIFF_ROW:
		return read_row;
	case BIFF_MERGEDCELLS:
		return read_merges;
	default:
		return NULL;
	}
}

static void read_record(struct page *p)
{
	void (*read)(struct page *) = reader_of(p->r.id);

	if (!read)
		return;
	read(p);
	p->lost += p->r.too_short;
}

/* From behind the sheet's BOF to its EOF, or as far as there is anything to read. */
static void read_records(struct page *p)
{
	struct biff *walk = &p->x->book.walk;
	uint32_t depth = 1;

	while (depth > 0 && !p->full) {
		size_t before = walk->at;

		if (!biff_next(walk, &p->r)) {
			refuse_rest(p);
			return;
		}
		if (p->r.id == BIFF_BOF)
			depth++;
		else if (p->r.id == BIFF_EOF)
			depth--;
		else if (depth == 1)
			read_record(p);
		p->x->walked += walk->at - before;
		if (p->x->walked > walk->stream.n) {
			refuse_overlap(p);
			return;
		}
	}
}

static uint64_t places(struct merge m)
{
	return (uint64_t)(m.row_last - m.row + 1) * (m.col_last - m.col + 1);
}

/* Within the rows and columns in use; false when nothing of it lies there. */
static bool clip(const struct page *p, struct merge *m)
{
	const struct table *t = &p->x->d->table;
	uint32_t n_cols = t->sheet[t->n_sheets - 1].n_cols;

	if (m->row_last > p->last_row)
		m->row_last = p->last_row;
	if (n_cols > 0 && m->col_last >= n_cols)
		m->col_last = n_cols - 1;
	return n_cols > 0 && m->row <= m->row_last && m->col <= m->col_last;
}

static void put_merges(struct page *p)
{
	struct xls *x = p->x;

	for (uint32_t i = 0; i < p->n_merges; i++) {
		struct merge m = p->merge[i];

		if (!clip(p, &m))
			continue;
		if (places(m) > x->covered) {
			refuse_limit(x->d, p->place,
			             (struct text){ "合并区域覆盖的单元格数",
			                            "cells covered by merges" },
			             XLS_FREE_COVERED + x->d->bytes.n);
			return;
		}
		x->covered -= places(m);
		if (!table_merge(&x->d->table, m))
			return;
	}
}

static void close_page(struct page *p)
{
	struct doc *d = p->x->d;

	put_merges(p);
	table_close_sheet(&d->table, NULL);
	if (d->table.limit != TABLE_FITS)
		refuse_table_limit(d, p->place);
	if (p->cut)
		refuse_limit(d, p->place, (struct text){ "单元格文字的字节数", "bytes of a cell" },
		             d->limits->cell_bytes);
	p->lost += p->waits;
	if (p->lost > 0)
		refuse_lost(p);
}

bool xls_read_sheet(struct xls *x, const struct bound *b)
{
	struct table *t = &x->d->table;
	struct page p = { .x = x, .name = b->name, .place = place_sheet(x->d->index, t->n_sheets) };

	t->limit = TABLE_FITS;
	if (!table_open_sheet(t, b->name, b->hidden ? SHEET_HIDDEN : 0)) {
		refuse_table_limit(x->d, place_doc(x->d->index));
		return false;
	}
	if (xls_book_enter(&x->book, b->offset) == BIFF8)
		read_records(&p);
	else
		refuse_sheet(&p);
	close_page(&p);
	return true;
}
