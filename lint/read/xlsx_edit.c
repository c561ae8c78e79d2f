/* A workbook with the texts of some cells changed: everything else in the archive stays as it is. */
#include "read/xlsx.h"

#include "base/splice.h"

#include <libxml/parser.h>
#include <zip.h>

struct editing {
	struct book book;
	const struct doc *doc;
	const struct change *change;
	uint32_t n;
	struct arena *a;
	zip_t *zip; /* the copy being changed */
	struct arg *why;
};

static bool refuse(struct editing *e, struct text what)
{
	*e->why = arg_text(what);
	return false;
}

/* ---- the XML of a sheet ---- */

static bool is_element(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0;
}

static xmlNode *child_named(const xmlNode *of, const char *name)
{
	xmlNode *n = of->children;

	while (n && !is_element(n, name))
		n = n->next;
	return n;
}

/* The row or cell whose reference is ref: n or one after it. */
static xmlNode *with_ref(xmlNode *n, const char *name, const char *ref)
{
	for (; n; n = n->next) {
		xmlChar *r = is_element(n, name) ? xmlGetNoNsProp(n, BAD_CAST "r") : NULL;
		bool found = r && strcmp((const char *)r, ref) == 0;

		xmlFree(r);
		if (found)
			return n;
	}
	return NULL;
}

/* *row is the row asked for last, or one before: rows are asked for in order. */
static xmlNode *cell_node(xmlNode **row, uint32_t number, uint32_t col)
{
	char ref[16], row_ref[16];

	table_a1(ref, number, col);
	snprintf(row_ref, sizeof row_ref, "%u", number);
	*row = with_ref(*row, "row", row_ref);
	return *row ? with_ref((*row)->children, "c", ref) : NULL;
}

/* The cell becomes an inline string; its style stays. */
static void set_text(struct arena *a, xmlNode *cell, str text)
{
	xmlNode *is, *t;
	str copy = arena_copy(a, text);

	for (xmlNode *n = cell->children, *next; n; n = next) {
		next = n->next;
		xmlUnlinkNode(n);
		xmlFreeNode(n);
	}
	xmlSetProp(cell, BAD_CAST "t", BAD_CAST "inlineStr");
	is = xmlNewChild(cell, cell->ns, BAD_CAST "is", NULL);
	t = xmlNewTextChild(is, cell->ns, BAD_CAST "t", BAD_CAST copy.p);
	xmlNodeSetSpacePreserve(t, 1);
}

/* The text of a cell with changes [from, end) made, which are all its own. */
static str changed_text(struct editing *e, uint32_t from, uint32_t end)
{
	const struct cell *c = &e->doc->table.cell[e->change[from].cell];
	struct splice *s = arena_alloc(e->a, (end - from) * sizeof *s);

	for (uint32_t i = from; i < end; i++)
		s[i - from] =
			(struct splice){ e->change[i].beg, e->change[i].end, e->change[i].text };
	return splice(e->a, cell_text(c), s, splice_order(s, end - from));
}

static bool edit_cells(struct editing *e, const xmlNode *data, uint32_t from, uint32_t end)
{
	const struct table *t = &e->doc->table;
	xmlNode *row = data->children;

	for (uint32_t next; from < end; from = next) {
		uint32_t cell = e->change[from].cell;
		xmlNode *node =
			cell_node(&row, t->row[table_row_of(t, cell)].number, t->cell[cell].col);

		for (next = from + 1; next < end && e->change[next].cell == cell; next++)
			;
		if (!node || child_named(node, "f"))
			return refuse(e, (struct text){ "要改的单元格是公式，或者没有写明位置",
			                                "a cell to change is a formula or has no "
			                                "reference" });
		set_text(e->a, node, changed_text(e, from, next));
	}
	return true;
}

/* ---- the archive ---- */

static bool collect(void *ctx, str piece)
{
	buf_add(ctx, piece);
	return true;
}

static bool replace_part(struct editing *e, str path, const xmlDoc *xml)
{
	xmlChar *text;
	int n;
	str bytes;
	zip_source_t *src;
	zip_int64_t at = zip_name_locate(e->zip, arena_copy(e->a, path).p, ZIP_FL_NOCASE);

	xmlDocDumpMemoryEnc((xmlDoc *)(uintptr_t)xml, &text, &n, "UTF-8");
	bytes = arena_copy(e->a, (str){ (const char *)text, (size_t)n });
	xmlFree(text);
	src = zip_source_buffer(e->zip, bytes.p, bytes.n, 0);
	if (at >= 0 && src && zip_file_replace(e->zip, (zip_uint64_t)at, src, 0) == 0)
		return true;
	zip_source_free(src);
	return refuse(e, (struct text){ "压缩包不能改写", "the archive cannot be changed" });
}

static bool edit_part(struct editing *e, str path, uint32_t from, uint32_t end)
{
	struct buf in = { .arena = e->a };
	xmlDoc *xml;
	xmlNode *root, *data;
	bool ok;

	if (!unzip_each(&e->book.zip, path, collect, &in, e->why))
		return false;
	xml = xmlReadMemory(in.p, (int)in.n, NULL, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
	root = xml ? xmlDocGetRootElement(xml) : NULL;
	data = root ? child_named(root, "sheetData") : NULL;
	ok = data ? edit_cells(e, data, from, end) && replace_part(e, path, xml)
	          : refuse(e, (struct text){ "工作表的内容不完整", "a sheet is not complete" });
	xmlFreeDoc(xml);
	return ok;
}

/* The sheet of the table in which a cell stands. */
static const struct sheet *sheet_of(const struct table *t, uint32_t cell)
{
	uint32_t row = table_row_of(t, cell), s = 0;

	while (row >= t->sheet[s].row_end)
		s++;
	return &t->sheet[s];
}

static bool edit_sheet(struct editing *e, const struct sheet *s, uint32_t from, uint32_t end)
{
	struct text what;

	for (uint32_t i = 0; i < e->book.n_sheets; i++) {
		const struct rel *part;

		if (!str_eq(e->book.sheet[i].name, s->name))
			continue;
		part = book_sheet_part(&e->book, &e->book.sheet[i], &what);
		if (part)
			return edit_part(e, part->path, from, end);
	}
	return refuse(e, (struct text){ "找不到要改的工作表", "a sheet to change is not there" });
}

static bool edit_sheets(struct editing *e)
{
	const struct table *t = &e->doc->table;

	for (uint32_t from = 0, end; from < e->n; from = end) {
		const struct sheet *s = sheet_of(t, e->change[from].cell);

		for (end = from + 1; end < e->n; end++)
			if (sheet_of(t, e->change[end].cell) != s)
				break;
		if (!edit_sheet(e, s, from, end))
			return false;
	}
	return true;
}

/* Closes the archive into src and takes its bytes. */
static bool take_bytes(struct editing *e, zip_source_t *src, str *bytes)
{
	zip_stat_t st;
	char *p;
	bool ok = zip_close(e->zip) == 0;

	if (!ok)
		zip_discard(e->zip);
	ok = ok && zip_source_stat(src, &st) == 0 && zip_source_open(src) == 0;
	if (ok) {
		p = arena_alloc(e->a, st.size);
		ok = zip_source_read(src, p, st.size) == (zip_int64_t)st.size;
		*bytes = (str){ p, st.size };
		zip_source_close(src);
	}
	return ok || refuse(e, (struct text){ "压缩包不能改写", "the archive cannot be changed" });
}

static bool edit_archive(struct editing *e, str *bytes)
{
	zip_source_t *src = zip_source_buffer_create(e->doc->bytes.p, e->doc->bytes.n, 0, NULL);
	bool ok;

	e->zip = src ? zip_open_from_source(src, 0, NULL) : NULL;
	if (!e->zip) {
		zip_source_free(src);
		return refuse(e,
		              (struct text){ "压缩包不能改写", "the archive cannot be changed" });
	}
	zip_source_keep(src);
	ok = edit_sheets(e);
	if (ok)
		ok = take_bytes(e, src, bytes);
	else
		zip_discard(e->zip);
	zip_source_free(src);
	return ok;
}

bool xlsx_rewrite(const struct doc *d, const struct change *change, uint32_t n, struct arena *a,
                  str *bytes, struct arg *why)
{
	struct doc again; /* faults of a second reading of the parts go here and are not told */
	struct editing e = { .doc = d, .change = change, .n = n, .a = a, .why = why };
	bool ok = false;

	*why = arg_text(
		(struct text){ "工作簿不能重新打开", "the workbook cannot be opened again" });
	doc_init(&again, d->index, d->name, d->limits);
	book_init(&e.book, &again);
	if (unzip_open(&e.book.zip, d->bytes, d->limits, a, why)) {
		ok = book_open(&e.book) && edit_archive(&e, bytes);
		unzip_close(&e.book.zip);
	}
	book_release(&e.book);
	doc_release(&again);
	return ok;
}
