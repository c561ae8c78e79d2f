/* The text of a Word document as its reader would see it with all changes accepted. */
#include "read/docx.h"

#include "base/utf8.h"

static void leave_out(struct docx *x, struct left_out *l)
{
	if (l->n++ == 0)
		l->row = grids_row(&x->grids, &l->grid);
}

/* What stands in the element is left out, and counted when there is text in it. */
static void skip(struct docx *x, struct left_out *counted)
{
	x->skip = 1;
	x->skipped_into = counted;
}

/* ---- paragraphs ---- */

static void open_cell(struct docx *x)
{
	if (!x->cell_waits)
		return;
	x->cell_waits = false;
	grids_open_cell(&x->grids, x->cols, 1);
	if (x->vertical == CELL_BEGINS)
		grids_hang_begin(&x->grids);
	else if (x->vertical == CELL_GOES_ON)
		grids_hang_on(&x->grids);
	if (x->cell_deleted)
		grids_drop_text(&x->grids);
}

static void on_paragraph(struct docx *x, const struct xml_tag *tag)
{
	(void)tag;
	open_cell(x);
	x->style = (str){ 0 };
	x->number = x->level = NONE;
	x->heading = x->joined = false;
}

static void end_paragraph(struct docx *x)
{
	if (!x->joined)
		grids_newline(&x->grids);
}

/* Its own number, else that of its style. */
static void put_number(struct docx *x)
{
	struct buf number = { .arena = &x->work };
	uint32_t of, level;

	if (x->number == NONE && style_number(&x->styles, x->style, &of, &level)) {
		x->number = of;
		x->level = x->level == NONE ? level : x->level;
	}
	if (x->number == NONE)
		return;
	number_next(&x->numberings, x->number, x->level == NONE ? 0 : x->level, &number);
	grids_text(&x->grids, buf_str(&number));
}

static void on_properties(struct docx *x, const struct xml_tag *tag)
{
	(void)tag;
	x->in_paragraph_properties = true;
}

static void end_properties(struct docx *x)
{
	x->in_paragraph_properties = false;
	if (x->heading || style_is_heading(&x->styles, x->style))
		grids_heading(&x->grids);
	put_number(x);
}

static void on_style(struct docx *x, const struct xml_tag *tag)
{
	x->style = arena_copy(&x->work, xml_attr(tag, STR("val")));
}

static void on_outline(struct docx *x, const struct xml_tag *tag)
{
	uint32_t n;

	x->heading = str_u32(xml_attr(tag, STR("val")), &n) && n < NUMBER_LEVELS;
}

static void on_number(struct docx *x, const struct xml_tag *tag)
{
	uint32_t n;

	x->number = str_u32(xml_attr(tag, STR("val")), &n) ? n : NONE;
}

static void on_level(struct docx *x, const struct xml_tag *tag)
{
	uint32_t n;

	x->level = str_u32(xml_attr(tag, STR("val")), &n) ? n : NONE;
}

/* ---- texts ---- */

static void on_text_run(struct docx *x, const struct xml_tag *tag)
{
	(void)tag;
	x->in_text = true;
}

static void end_text_run(struct docx *x)
{
	x->in_text = false;
}

static void on_tab(struct docx *x, const struct xml_tag *tag)
{
	(void)tag;
	if (!x->in_paragraph_properties) /* there it is a tab stop */
		grids_text(&x->grids, STR("\t"));
}

static void on_break(struct docx *x, const struct xml_tag *tag)
{
	str type = xml_attr(tag, STR("type"));

	if (type.n == 0 || str_eq(type, STR("textWrapping")))
		grids_newline(&x->grids);
}

static void on_hyphen(struct docx *x, const struct xml_tag *tag)
{
	(void)tag;
	grids_text(&x->grids, STR("-"));
}

/* Signs of the fonts Wingdings and Wingdings 2 that lists use as ticks and boxes. */
static void on_symbol(struct docx *x, const struct xml_tag *tag)
{
	static const struct {
		str code, sign;
	} signs[] = {
		{ STR_INIT("FC"), STR_INIT("✔") }, { STR_INIT("FB"), STR_INIT("✘") },
		{ STR_INIT("FE"), STR_INIT("☑") }, { STR_INIT("FD"), STR_INIT("☒") },
		{ STR_INIT("A8"), STR_INIT("□") }, { STR_INIT("6F"), STR_INIT("□") },
		{ STR_INIT("52"), STR_INIT("☑") }, { STR_INIT("50"), STR_INIT("✓") },
		{ STR_INIT("A3"), STR_INIT("□") },
	};
	str code = xml_attr(tag, STR("char"));

	for (uint32_t i = 0; i < countof(signs); i++)
		if (code.n >= 2 && str_ends(code, signs[i].code)) {
			grids_text(&x->grids, signs[i].sign);
			return;
		}
}

/* ---- tables ---- */

static void on_table(struct docx *x, const struct xml_tag *tag)
{
	(void)tag;
	open_cell(x);
	grids_open(&x->grids, 0);
	x->n_tables++;
}

static void end_table(struct docx *x)
{
	grids_close(&x->grids);
	x->n_tables -= x->n_tables > 0;
}

static uint64_t row_bit(const struct docx *x)
{
	return (uint64_t)1 << (x->n_tables % 64);
}

static void on_row(struct docx *x, const struct xml_tag *tag)
{
	(void)tag;
	x->rows_deleted &= ~row_bit(x);
	x->cell_waits = false;
	grids_open_row(&x->grids);
}

static void end_row(struct docx *x)
{
	if (x->rows_deleted & row_bit(x))
		grids_drop_row(&x->grids);
	else
		grids_close_row(&x->grids);
}

static void on_row_properties(struct docx *x, const struct xml_tag *tag)
{
	(void)tag;
	x->in_row_properties = true;
}

static void end_row_properties(struct docx *x)
{
	x->in_row_properties = false;
}

static void on_grid_before(struct docx *x, const struct xml_tag *tag)
{
	uint32_t n;

	if (x->in_row_properties && str_u32(xml_attr(tag, STR("val")), &n))
		grids_skip(&x->grids, n);
}

static void on_hidden(struct docx *x, const struct xml_tag *tag)
{
	str v = xml_attr(tag, STR("val"));

	if (x->in_row_properties && x->n_tables > 0 && (v.n == 0 || xml_flag(tag, STR("val"))))
		grids_hide_row(&x->grids);
}

static void on_cell(struct docx *x, const struct xml_tag *tag)
{
	(void)tag;
	x->cell_waits = true;
	x->cell_deleted = false;
	x->cols = 1;
	x->vertical = CELL_ALONE;
}

static void end_cell(struct docx *x)
{
	open_cell(x);
	grids_close_cell(&x->grids);
}

static void on_cell_properties(struct docx *x, const struct xml_tag *tag)
{
	(void)tag;
	x->in_cell_properties = true;
}

static void end_cell_properties(struct docx *x)
{
	x->in_cell_properties = false;
	open_cell(x);
}

static void on_grid_span(struct docx *x, const struct xml_tag *tag)
{
	uint32_t n;

	if (x->in_cell_properties && str_u32(xml_attr(tag, STR("val")), &n))
		x->cols = n;
}

static void on_vertical(struct docx *x, const struct xml_tag *tag)
{
	if (x->in_cell_properties)
		x->vertical = str_eq(xml_attr(tag, STR("val")), STR("restart")) ? CELL_BEGINS
		                                                                : CELL_GOES_ON;
}

static void on_cell_deleted(struct docx *x, const struct xml_tag *tag)
{
	(void)tag;
	if (x->in_cell_properties) {
		x->cell_deleted = true;
		leave_out(x, &x->deleted);
	}
}

/* ---- what is left out ---- */

/* <del> stands around text that is gone, and alone in the properties of a mark or row that is. */
static void on_deletion(struct docx *x, const struct xml_tag *tag)
{
	(void)tag;
	if (x->in_row_properties && x->n_tables > 0) {
		x->rows_deleted |= row_bit(x);
		leave_out(x, &x->deleted);
	} else if (x->in_paragraph_properties) {
		x->joined = true;
	} else {
		skip(x, &x->deleted);
	}
}

static void on_old_properties(struct docx *x, const struct xml_tag *tag)
{
	(void)tag;
	skip(x, NULL);
}

static void on_box(struct docx *x, const struct xml_tag *tag)
{
	(void)tag;
	skip(x, &x->boxes);
}

static void on_object(struct docx *x, const struct xml_tag *tag)
{
	(void)tag;
	leave_out(x, &x->objects);
}

static void on_chunk(struct docx *x, const struct xml_tag *tag)
{
	(void)tag;
	leave_out(x, &x->chunks);
}

static const struct element {
	str name;
	void (*start)(struct docx *x, const struct xml_tag *tag);
	void (*end)(struct docx *x);
} elements[] = {
	{ STR_INIT("t"), on_text_run, end_text_run },
	{ STR_INIT("p"), on_paragraph, end_paragraph },
	{ STR_INIT("pPr"), on_properties, end_properties },
	{ STR_INIT("tc"), on_cell, end_cell },
	{ STR_INIT("tcPr"), on_cell_properties, end_cell_properties },
	{ STR_INIT("tr"), on_row, end_row },
	{ STR_INIT("trPr"), on_row_properties, end_row_properties },
	{ STR_INIT("tbl"), on_table, end_table },
	{ STR_INIT("br"), on_break, NULL },
	{ STR_INIT("cr"), on_break, NULL },
	{ STR_INIT("tab"), on_tab, NULL },
	{ STR_INIT("sym"), on_symbol, NULL },
	{ STR_INIT("noBreakHyphen"), on_hyphen, NULL },
	{ STR_INIT("pStyle"), on_style, NULL },
	{ STR_INIT("outlineLvl"), on_outline, NULL },
	{ STR_INIT("numId"), on_number, NULL },
	{ STR_INIT("ilvl"), on_level, NULL },
	{ STR_INIT("gridSpan"), on_grid_span, NULL },
	{ STR_INIT("vMerge"), on_vertical, NULL },
	{ STR_INIT("gridBefore"), on_grid_before, NULL },
	{ STR_INIT("hidden"), on_hidden, NULL },
	{ STR_INIT("cellDel"), on_cell_deleted, NULL },
	{ STR_INIT("del"), on_deletion, NULL },
	{ STR_INIT("moveFrom"), on_deletion, NULL },
	{ STR_INIT("pPrChange"), on_old_properties, NULL },
	{ STR_INIT("rPrChange"), on_old_properties, NULL },
	{ STR_INIT("tcPrChange"), on_old_properties, NULL },
	{ STR_INIT("trPrChange"), on_old_properties, NULL },
	{ STR_INIT("tblPrChange"), on_old_properties, NULL },
	{ STR_INIT("tblPrExChange"), on_old_properties, NULL },
	{ STR_INIT("tblGridChange"), on_old_properties, NULL },
	{ STR_INIT("sectPrChange"), on_old_properties, NULL },
	{ STR_INIT("Fallback"), on_old_properties, NULL }, /* says the same as <Choice> */
	{ STR_INIT("rt"), on_old_properties, NULL },       /* how a word is read aloud */
	{ STR_INIT("txbxContent"), on_box, NULL },
	{ STR_INIT("OLEObject"), on_object, NULL },
	{ STR_INIT("altChunk"), on_chunk, NULL },
	{ STR_INIT("subDoc"), on_chunk, NULL },
};

static const struct element *element_named(str name)
{
	for (size_t i = 0; i < countof(elements); i++)
		if (str_eq(elements[i].name, name))
			return &elements[i];
	return NULL;
}

static bool on_start(void *ctx, const struct xml_tag *tag)
{
	struct docx *x = ctx;
	const struct element *e;

	if (!x->begun) {
		x->begun = true;
		x->foreign = !str_eq(tag->name, STR("document"));
		return !x->foreign;
	}
	if (x->skip) {
		x->skip++;
		return true;
	}
	e = element_named(tag->name);
	if (e)
		e->start(x, tag);
	return true;
}

static bool on_end(void *ctx, str name)
{
	struct docx *x = ctx;
	const struct element *e;

	if (x->skip) {
		x->skip--;
		return true;
	}
	e = element_named(name);
	if (e && e->end)
		e->end(x);
	return true;
}

static bool on_text(void *ctx, str text)
{
	struct docx *x = ctx;

	if (x->skip && x->skipped_into && str_trim(text).n > 0) {
		leave_out(x, x->skipped_into);
		x->skipped_into = NULL;
	} else if (!x->skip && x->in_text) {
		grids_text(&x->grids, text);
	}
	return true;
}

const struct xml_events document_events = { on_start, on_end, on_text };
