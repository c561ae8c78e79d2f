/* The parts around the sheets of a workbook: relationships, the list of sheets, cell styles. */
#include "read/xlsx.h"

#include "read/number.h"

/* One part being read; `within` is set inside the element whose children count. */
struct part_in {
	struct book *book;
	struct rels *rels;
	str owner;
	struct map kind; /* of number formats, by id */
	bool within, foreign;
	uint32_t n_elements;
};

static str folder_of(str path)
{
	size_t n = path.n;

	while (n > 0 && path.p[n - 1] != '/')
		n--;
	return str_slice(path, 0, n);
}

/* The path that `target`, written in part `owner`, means: "../" resolved, no "/" in front. */
static str resolve(struct arena *a, str owner, str target)
{
	str rest = arena_join(a, str_starts(target, STR("/")) ? STR("") : folder_of(owner), target);
	char *p = arena_alloc(a, rest.n + 1);
	size_t n = 0;

	while (rest.p) {
		str step = str_cut(rest, STR("/"), &rest);

		if (str_eq(step, STR("..")))
			n = folder_of((str){ p, n ? n - 1 : 0 }).n;
		if (step.n == 0 || str_eq(step, STR("..")) || str_eq(step, STR(".")))
			continue;
		memcpy(p + n, step.p, step.n);
		n += step.n;
		p[n++] = '/';
	}
	return (str){ p, n ? n - 1 : 0 };
}

static bool ignore_end(void *ctx, str name)
{
	(void)ctx, (void)name;
	return true;
}

static bool ignore_text(void *ctx, str text)
{
	(void)ctx, (void)text;
	return true;
}

static bool on_rel(void *ctx, const struct xml_tag *tag)
{
	struct part_in *in = ctx;
	struct rels *r = in->rels;
	struct arena *a = &in->book->work;
	str type = xml_attr(tag, STR("Type"));
	uint32_t known = r->id.n;

	if (!str_eq(tag->name, STR("Relationship")))
		return true;
	if (intern_add(&r->id, xml_attr(tag, STR("Id"))) != known)
		return true;
	r->rel = arena_room(a, r->rel, known, &r->cap, sizeof *r->rel);
	r->rel[known] = (struct rel){
		.path = resolve(a, in->owner, xml_attr(tag, STR("Target"))),
		.type = arena_copy(a, str_from_byte(type, folder_of(type).n)),
		.flags = str_eq(xml_attr(tag, STR("TargetMode")), STR("External")) ? REL_EXTERNAL
		                                                                   : 0,
	};
	return true;
}

void book_read_rels(struct book *b, str owner, struct rels *r)
{
	static const struct xml_events events = { on_rel, ignore_end, ignore_text };
	struct part_in in = { .book = b, .rels = r, .owner = owner };
	str folder = folder_of(owner), name = str_from_byte(owner, folder.n);
	str path = arena_fmt(&b->work, "%.*s_rels/%.*s.rels", (int)folder.n, folder.p, (int)name.n,
	                     name.p);
	struct arg why;

	*r = (struct rels){ 0 };
	intern_init(&r->id, &b->work);
	if (unzip_has(&b->zip, path) && !xml_entry(&b->zip, path, &events, &in, &why))
		book_unreadable(b, place_doc(b->doc->index), why);
}

struct rel *rels_of_type(const struct rels *r, str type)
{
	for (uint32_t i = 0; i < r->id.n; i++)
		if (str_eq(r->rel[i].type, type) && !(r->rel[i].flags & REL_EXTERNAL))
			return &r->rel[i];
	return NULL;
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
		book_limit(b, place_doc(b->doc->index), sheets, b->doc->limits->sheets);
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
	static const struct xml_events events = { on_workbook, on_workbook_end, ignore_text };
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
	static const struct xml_events events = { on_style, on_style_end, ignore_text };
	struct part_in in = { .book = b };
	struct arg why;

	map_init(&in.kind, &b->work);
	if (!xml_entry(&b->zip, path, &events, &in, &why))
		book_unreadable(b, place_doc(b->doc->index), why);
}
