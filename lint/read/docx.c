/* Reads Word documents (.docx, .docm, .dotx): their tables, each a sheet. */
#include "read/docx.h"

#include "read/faults.h"
#include "read/reader.h"

void docx_init(struct docx *x, struct doc *d)
{
	*x = (struct docx){ .doc = d, .number = NONE, .level = NONE };
	numberings_init(&x->numberings, &x->work);
	styles_init(&x->styles, &x->work);
	grids_init(&x->grids, d, &x->work);
}

void docx_release(struct docx *x)
{
	arena_release(&x->work);
}

static void unreadable(struct docx *x, struct arg why)
{
	doc_unreadable(x->doc, (struct report){ .rule = &rule_read_unreadable,
	                                        .at = place_doc(x->doc->index),
	                                        .arg = { why } });
}

/* ---- what was left out ---- */

/* «3 处文本框（第一处在第 5 行）» */
static void report_left_out(struct docx *x, const struct left_out *l, struct text what,
                            struct text why)
{
	struct arena *a = &x->doc->arena;
	uint32_t row = l->n && l->row ? x->grids.row_0[l->grid] + l->row : 0;
	struct place at = l->n ? grids_place(&x->grids, l->grid) : place_doc(x->doc->index);
	struct arg lost;

	if (l->n == 0)
		return;
	lost.zh = arena_fmt(a, "%u 处%s", l->n, what.zh);
	lost.en = arena_fmt(a, "%s (%u)", what.en, l->n);
	if (row && at.sheet != NONE) {
		lost.zh = arena_fmt(a, "%s（第一处在第 %u 行）", lost.zh.p, row);
		lost.en = arena_fmt(a, "%s, first in row %u,", lost.en.p, row);
	}
	doc_fault(x->doc, (struct report){ .rule = &rule_read_lost,
	                                   .at = at,
	                                   .arg = { lost, arg_text(why) } });
}

static void report_all_left_out(struct docx *x)
{
	static const struct text tables_only = { "程序只读正文和表格里的文字",
		                                 "only the text and its tables are read" };

	report_left_out(x, &x->deleted,
	                (struct text){ "修订中删除的内容", "content deleted as a tracked change" },
	                (struct text){ "按接受全部修订后的文字检查",
	                               "the text was read with all changes accepted" });
	report_left_out(x, &x->boxes, (struct text){ "文本框", "text boxes" }, tables_only);
	report_left_out(x, &x->objects, (struct text){ "嵌入的对象", "embedded objects" },
	                tables_only);
	if (x->chunks.n)
		unreadable(x, arg_text((struct text){ "正文的一部分嵌在另一份文件里，请在 Word "
		                                      "中打开并另存后再查",
		                                      "part of the text is in an embedded file; "
		                                      "open it in Word and save it anew" }));
}

static void report_no_table(struct docx *x)
{
	const struct text text = { "正文", "the text" };
	const struct text none = { "文档里没有表格", "there is no table in the document" };

	doc_fault(x->doc, (struct report){ .rule = &rule_read_lost,
	                                   .at = place_doc(x->doc->index),
	                                   .arg = { arg_text(text), arg_text(none) } });
}

static void report_broken(struct docx *x, const struct arg *why)
{
	struct arena *a = &x->doc->arena;
	uint32_t row = 0, n = x->grids.n;

	for (uint32_t i = n; i > 0 && !row; i--)
		row = x->grids.grid[i - 1].n_rows, n = i;
	unreadable(x, (struct arg){ .zh = row ? arena_fmt(a, "读到第 %u 个表格第 %u 行后中断：%s",
	                                                  n, row, why->zh.p)
	                                      : arena_fmt(a, "没有读到表格：%s", why->zh.p),
	                            .en = row ? arena_fmt(a, "breaks off in table %u, row %u: %s",
	                                                  n, row, why->en.p)
	                                      : arena_fmt(a, "no table was read: %s", why->en.p) });
}

void docx_close(struct docx *x, const struct arg *broken)
{
	const struct arg foreign =
		arg_text((struct text){ "对应的内容不是 Word 文档", "it is no Word document" });

	while (x->grids.open != NONE)
		grids_close(&x->grids);
	grids_put(&x->grids);
	if (broken || x->foreign)
		report_broken(x, x->foreign ? &foreign : broken);
	else if (x->doc->table.n_sheets == 0 && !x->doc->unreadable)
		report_no_table(x);
	report_all_left_out(x);
}

/* ---- the package ---- */

/* The part that is the document; "" when the package holds something else. */
static str document_part(struct unzip *z, struct arena *a)
{
	struct rels package;
	const struct rel *main;
	struct arg why;

	rels_read(&package, z, STR(""), a, &why);
	main = rels_of_type(&package, STR("officeDocument"));
	if (main && str_starts(main->path, STR("word/")) && unzip_has(z, main->path))
		return main->path;
	return !main && unzip_has(z, STR("word/document.xml")) ? STR("word/document.xml") : STR("");
}

static bool sniff(str bytes, str name)
{
	struct arena a = { 0 };
	struct unzip z;
	struct arg why;
	bool is = false;

	(void)name;
	if (!str_starts(bytes, STR("PK\3\4")) ||
	    !unzip_open(&z, bytes, &limits_default, &a, &why)) {
		arena_release(&a);
		return false;
	}
	is = document_part(&z, &a).n > 0;
	unzip_close(&z);
	arena_release(&a);
	return is;
}

/* A part that need not be there, but must be whole if it is. */
static void read_beside(struct docx *x, const struct rels *rels, str type,
                        const struct xml_events *events, void *ctx)
{
	const struct rel *rel = rels_of_type(rels, type);
	struct arg why;

	if (rel && unzip_has(&x->zip, rel->path) &&
	    !xml_entry(&x->zip, rel->path, events, ctx, &why))
		unreadable(x, why);
}

static void read_package(struct docx *x)
{
	str part = document_part(&x->zip, &x->work);
	struct rels rels;
	struct arg why;

	if (!rels_read(&rels, &x->zip, part, &x->work, &why))
		unreadable(x, why);
	read_beside(x, &rels, STR("numbering"), &numbering_events, &x->numberings);
	read_beside(x, &rels, STR("styles"), &style_events, &x->styles);
	docx_close(x, xml_entry(&x->zip, part, &document_events, x, &why) ? NULL : &why);
}

static uint32_t plan(struct doc *d)
{
	struct docx x;
	struct arg why;

	docx_init(&x, d);
	if (unzip_open(&x.zip, d->bytes, d->limits, &d->arena, &why)) {
		read_package(&x);
		unzip_close(&x.zip);
	} else {
		unreadable(&x, why);
	}
	docx_release(&x);
	return !d->unreadable || d->table.n_sheets > 0;
}

const struct reader reader_docx = {
	.id = "docx",
	.title = { "Word 文档", "Word document" },
	.binary = true,
	.sniff = sniff,
	.plan = plan,
};
