/* Reads OOXML workbooks (.xlsx, .xlsm, .xltx): what an archive holds, and its sheets in order. */
#include "read/xlsx.h"

#include "read/faults.h"
#include "read/reader.h"

static bool sniff(str bytes, str name)
{
	(void)name;
	return str_starts(bytes, STR("PK\3\4")) || str_starts(bytes, STR("PK\5\6"));
}

void book_init(struct book *b, struct doc *d)
{
	*b = (struct book){ .doc = d, .c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0) };
}

void book_release(struct book *b)
{
	freelocale(b->c_locale);
	arena_release(&b->work);
}

void book_unreadable(struct book *b, struct place at, struct arg why)
{
	doc_unreadable(b->doc,
	               (struct report){ .rule = &rule_read_unreadable, .at = at, .arg = { why } });
}

/* What an archive is that is no workbook. */
static struct text other_kind(struct unzip *z)
{
	static const struct {
		const char *path;
		struct text is;
	} kinds[] = {
		{ "xl/workbook.bin",
		  { "这是二进制工作簿(.xlsb)，请在 Excel、WPS 中另存为 .xlsx 后再查",
		    "this is a binary workbook (.xlsb); save it as .xlsx" } },
		{ "ppt/presentation.xml",
		  { "这是演示文稿(.pptx)，不是清单", "this is a presentation (.pptx)" } },
		{ "ofd.xml",
		  { "这是 OFD 版式文件(.ofd)，请提供可编辑的原件",
		    "this is an OFD document (.ofd); give the file it was made from" } },
		{ "[content_types].xml",
		  { "压缩包里缺少 xl/workbook.xml，工作簿已损坏",
		    "xl/workbook.xml is missing: the workbook is damaged" } },
	};
	static const struct text archive = { "这是普通压缩包(.zip)，请解压后再查",
		                             "this is a plain archive (.zip); unpack it" };

	for (size_t i = 0; i < countof(kinds); i++)
		if (unzip_has(z, str_from(kinds[i].path)))
			return kinds[i].is;
	return archive;
}

/* The path of the workbook's part, which other formats that are archives do not have. */
static bool find_workbook(struct book *b, str *path)
{
	static const char *const others[] = { "xl/workbook.bin", "word/document.xml",
		                              "ppt/presentation.xml" };
	struct rels package;
	const struct rel *main;

	book_read_rels(b, STR(""), &package);
	main = rels_of_type(&package, STR("officeDocument"));
	*path = main && unzip_has(&b->zip, main->path) ? main->path : STR("xl/workbook.xml");
	for (size_t i = 0; i < countof(others); i++)
		if (str_eq(*path, str_from(others[i])))
			return false;
	return unzip_has(&b->zip, *path);
}

/* Shared strings and styles: what they are related as, else where they always are. Writers leave
 * out what they do not need. */
static void read_tables(struct book *b)
{
	const struct rel *strings = rels_of_type(&b->rels, STR("sharedStrings"));
	const struct rel *styles = rels_of_type(&b->rels, STR("styles"));
	str strings_path = strings ? strings->path : STR("xl/sharedStrings.xml");
	str styles_path = styles ? styles->path : STR("xl/styles.xml");

	if (unzip_has(&b->zip, styles_path))
		book_read_styles(b, styles_path);
	if (strings || unzip_has(&b->zip, strings_path))
		book_read_strings(b, strings_path);
}

static void sheet_missing(struct book *b, str name, struct text what)
{
	struct arena *a = &b->doc->arena;

	book_unreadable(b, place_doc(b->doc->index),
	                (struct arg){
				.zh = arena_fmt(a, "工作表“%.*s”%s", (int)name.n, name.p, what.zh),
				.en = arena_fmt(a, "sheet '%.*s' %s", (int)name.n, name.p, what.en),
			});
}

struct rel *book_sheet_part(struct book *b, const struct book_sheet *sheet, struct text *what)
{
	sid id = intern_find(&b->rels.id, sheet->rel_id);
	struct rel *rel = id != NONE ? &b->rels.rel[id] : NULL;

	*what = (struct text){ 0 };
	if (!rel)
		*what = (struct text){ "没有对应的内容", "has no content" };
	else if (!str_eq(rel->type, STR("worksheet")))
		return NULL; /* charts, dialogs and macros hold no list */
	else if (rel->flags & REL_EXTERNAL)
		*what = (struct text){ "在别的文件里", "is in another file" };
	else if (!unzip_has(&b->zip, rel->path))
		*what = (struct text){ "的内容不在压缩包里", "is not in the archive" };
	else if (rel->flags & REL_USED)
		*what = (struct text){ "与另一工作表是同一内容",
			               "is the same part as another sheet" };
	return what->zh ? NULL : rel;
}

static void read_sheet(struct book *b, const struct book_sheet *sheet)
{
	struct sheet_in s;
	struct text what;
	struct arg why;
	struct rel *rel = book_sheet_part(b, sheet, &what);

	if (what.zh)
		sheet_missing(b, sheet->name, what);
	if (!rel)
		return;
	rel->flags |= REL_USED;
	if (sheet_open(&s, b, sheet->name, sheet->flags))
		sheet_close(&s,
		            xml_entry(&b->zip, rel->path, &sheet_events, &s, &why) ? NULL : &why);
}

bool book_open(struct book *b)
{
	str path;

	if (!find_workbook(b, &path)) {
		book_unreadable(b, place_doc(b->doc->index), arg_text(other_kind(&b->zip)));
		return false;
	}
	if (!book_read_workbook(b, path))
		return false;
	book_read_rels(b, path, &b->rels);
	return true;
}

static bool read_book(struct book *b)
{
	if (!book_open(b))
		return false;
	read_tables(b);
	for (uint32_t i = 0; i < b->n_sheets; i++)
		read_sheet(b, &b->sheet[i]);
	return true;
}

static uint32_t plan(struct doc *d)
{
	struct book b;
	struct arg why;
	bool read = false;

	book_init(&b, d);
	if (unzip_open(&b.zip, d->bytes, d->limits, &d->arena, &why)) {
		read = read_book(&b);
		unzip_close(&b.zip);
	} else {
		book_unreadable(&b, place_doc(d->index), why);
	}
	book_release(&b);
	return read;
}

const struct reader reader_xlsx = {
	.id = "xlsx",
	.title = { "Excel 工作簿", "Excel workbook" },
	.binary = true,
	.sniff = sniff,
	.plan = plan,
	.rewrite = xlsx_rewrite,
};
