/* The parts around the sheets of a workbook: the list of sheets, cell styles. */
#include "read/xlsx.h"

#include "read/number.h"

/* One part being read; `within` is set inside the element whose children count. */
struct part_in {
	struct book *book;
	struct map kind; /* of number formats, by id */
	bool within, foreign;
	uint32_t n_elements;
};

void book_read_rels(struct book *b, str owner, struct rels *r)
{
	struct arg why;

	if (!rels_read(r, &b->zip, owner, &b->work, &why))
		book_unreadable(b, place_doc(b->doc->index), why);
}

static str sheet_name(struct book *b, str written)
{
	str name = arena_copy(&b->doc->arena, written);

	/* The copy is ours alone. */
	name.n = name.n ? decode_escapes((char *)name.p, (uint32_t)name.n) : 0;
	return name;
}

static bool add_sheet(struct book *b, const struct xml_tag *tag)
{
	static const struct text sheets = { "工作表数", "sheets" };
	str state = xml_attr(tag, STR("state"));
	bool hidden = str_eq(state, STR("hidden")) || str_eq(state, STR("veryHidden"));

	if (b->n_sheets >= b->doc->limits->sheets) {
		bounds_limit(b->doc, place_doc(b->doc->index), sheets, b->doc->limits->sheets);
		return false;
	}
	b->sheet = arena_room(&b->work, b->sheet, b->n_sheets, &b->cap_sheets, sizeof *b->sheet);
	b->sheet[b->n_sheets++] = (struct book_sheet){
		.name = sheet_name(b, xml_attr(tag, STR("name"))),
		.rel_id = arena_copy(&b->work, xml_attr(tag, STR("id"))),
		.flags = hidden ? SHEET_HIDDEN : 0,
	};
	return true;
}

static bool on_workbook(void *ctx, const struct xml_tag *tag)
{
	struct part_in *in = ctx;

	if (in->n_elements++ == 0) {
		in->foreign = !str_eq(tag->name, STR("workbook"));
		return !in->foreign;
	}
	if (str_eq(tag->name, STR("workbookPr")))
		in->book->epoch_1904 = xml_flag(tag, STR("date1904"));
	else if (str_eq(tag->name, STR("sheets")))
		in->within = true;
	else if (in->within && str_eq(tag->name, STR("sheet")))
		return add_sheet(in->book, tag);
	return true;
}

static bool on_workbook_end(void *ctx, str name)
{
	struct part_in *in = ctx;

	if (str_eq(name, STR("sheets")))
		in->within = false;
	return true;
}

bool book_read_workbook(struct book *b, str path)
{
	static const struct xml_events events = { on_workbook, on_workbook_end, xml_ignore_text };
	static const struct text other = { "文件里没有工作簿", "there is no workbook in the file" };
	static const struct text none = { "工作簿里没有工作表", "the workbook has no sheets" };
	struct part_in in = { .book = b };
	struct place whole = place_doc(b->doc->index);
	struct arg why;

	if (!xml_entry(&b->zip, path, &events, &in, &why))
		book_unreadable(b, whole, why);
	else if (b->n_sheets == 0)
		book_unreadable(b, whole, arg_text(in.foreign ? other : none));
	return b->n_sheets > 0;
}

static void add_style(struct part_in *in, uint32_t format)
{
	struct book *b = in->book;
	uint32_t kind = map_get(&in->kind, format);

	b->style = arena_room(&b->work, b->style, b->n_styles, &b->cap_styles, sizeof *b->style);
	b->style[b->n_styles++] = (uint8_t)(kind != NONE ? kind : number_kind(format, STR("")));
}

/* <numFmts> comes before <cellXfs>; <dxfs> holds number formats too, which are not for cells. */
static bool on_style(void *ctx, const struct xml_tag *tag)
{
	struct part_in *in = ctx;
	uint32_t id = 0;

	if (str_eq(tag->name, STR("dxfs")))
		return false;
	if (str_eq(tag->name, STR("cellXfs")))
		in->within = true;
	if (!str_u32(xml_attr(tag, STR("numFmtId")), &id))
		id = 0;
	if (in->within && str_eq(tag->name, STR("xf")))
		add_style(in, id);
	else if (str_eq(tag->name, STR("numFmt")))
		*map_at(&in->kind, id) = number_kind(id, xml_attr(tag, STR("formatCode")));
	return true;
}

static bool on_style_end(void *ctx, str name)
{
	struct part_in *in = ctx;

	if (str_eq(name, STR("cellXfs")))
		in->within = false;
	return true;
}

void book_read_styles(struct book *b, str path)
{
	static const struct xml_events events = { on_style, on_style_end, xml_ignore_text };
	struct part_in in = { .book = b };
	struct arg why;

	map_init(&in.kind, &b->work);
	if (!xml_entry(&b->zip, path, &events, &in, &why))
		book_unreadable(b, place_doc(b->doc->index), why);
}
