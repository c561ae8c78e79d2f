/* Reads OpenDocument spreadsheets (.ods, .ots): the package around their content. */
#include "read/ods.h"

#include "read/faults.h"

void ods_init(struct ods *o, struct doc *d)
{
	*o = (struct ods){ .doc = d };
	o->text.arena = o->value.arena = &o->work;
	intern_init(&o->hidden, &o->work);
}

void ods_release(struct ods *o)
{
	arena_release(&o->work);
}

static void unreadable(struct ods *o, struct place at, struct arg why)
{
	doc_unreadable(o->doc,
	               (struct report){ .rule = &rule_read_unreadable, .at = at, .arg = { why } });
}

/* ---- content.xml ---- */

/* <style:style style:family="table"><style:table-properties table:display="false"/> */
static void on_style(struct ods *o, const struct xml_tag *tag)
{
	if (str_eq(tag->name, STR("style")))
		o->style = str_eq(xml_attr(tag, STR("family")), STR("table"))
		                   ? arena_copy(&o->work, xml_attr(tag, STR("name")))
		                   : (str){ 0 };
	else if (o->style.n && str_eq(tag->name, STR("table-properties")) &&
	         str_eq(xml_attr(tag, STR("display")), STR("false")))
		intern_add(&o->hidden, o->style);
}

static bool on_start(void *ctx, const struct xml_tag *tag)
{
	struct ods *o = ctx;

	if (!o->begun) {
		o->begun = true;
		o->foreign = !str_eq(tag->name, STR("document-content")) &&
		             !str_eq(tag->name, STR("document"));
		return !o->foreign;
	}
	if (o->skip)
		o->skip++;
	else if (o->in_spreadsheet)
		ods_start(o, tag);
	else if (str_eq(tag->name, STR("spreadsheet")))
		o->in_spreadsheet = true;
	else
		on_style(o, tag);
	if (!o->in_spreadsheet && str_eq(tag->name, STR("text")))
		o->text_document = true;
	return true;
}

static bool on_end(void *ctx, str name)
{
	struct ods *o = ctx;

	if (o->skip)
		o->skip--;
	else if (o->in_spreadsheet)
		ods_end(o, name);
	return true;
}

static bool on_text(void *ctx, str text)
{
	ods_text(ctx, text);
	return true;
}

const struct xml_events content_events = { on_start, on_end, on_text };

static void report_broken(struct ods *o, const struct arg *why)
{
	struct arena *a = &o->doc->arena;
	int n = (int)o->name.n;
	bool in_sheet = o->doc->table.n_sheets > 0;

	if (!in_sheet)
		unreadable(o, place_doc(o->doc->index), *why);
	else
		unreadable(o, o->place,
		           (struct arg){
				   .zh = arena_fmt(a, "工作表“%.*s”读到第 %u 行后中断：%s", n,
		                                   o->name.p, o->row, why->zh.p),
				   .en = arena_fmt(a, "sheet '%.*s' breaks off after row %u: %s", n,
		                                   o->name.p, o->row, why->en.p),
			   });
}

static void report_left_out(struct ods *o)
{
	struct place whole = place_doc(o->doc->index);
	struct arena *a = &o->doc->arena;
	struct arg boxes = { .zh = arena_fmt(a, "%u 处文本框或内嵌的表格", o->n_boxes),
		             .en = arena_fmt(a, "text boxes and tables within cells (%u)",
		                             o->n_boxes) };
	const struct text cells_only = { "程序只读单元格里的文字", "only cells are read" };
	const struct text changes = { "修订记录里的旧内容", "what tracked changes replaced" };
	const struct text accepted = { "按现在的内容检查", "the text was read as it is now" };

	if (o->n_boxes)
		doc_fault(o->doc, (struct report){ .rule = &rule_read_lost,
		                                   .at = whole,
		                                   .arg = { boxes, arg_text(cells_only) } });
	if (o->n_changes)
		doc_fault(o->doc,
		          (struct report){ .rule = &rule_read_lost,
		                           .at = whole,
		                           .arg = { arg_text(changes), arg_text(accepted) } });
}

static struct text nothing_read(const struct ods *o)
{
	if (o->text_document)
		return (struct text){ "这是 OpenDocument 文字文档(.odt)，请另存为 .docx 后再查",
			              "this is an OpenDocument text (.odt); save it as .docx" };
	if (!o->in_spreadsheet)
		return (struct text){ "这个 OpenDocument 文件不是电子表格",
			              "this OpenDocument file is no spreadsheet" };
	return (struct text){ "文件里没有工作表", "there is no sheet in the file" };
}

void ods_close(struct ods *o, const struct arg *broken)
{
	if (o->in_table)
		ods_end_table(o);
	if (broken)
		report_broken(o, broken);
	else if (o->doc->table.n_sheets == 0)
		unreadable(o, place_doc(o->doc->index), arg_text(nothing_read(o)));
	report_left_out(o);
}

/* ---- the package ---- */

/* An OpenDocument package says what it is in its entry "mimetype"; some writers leave that out,
 * none the content. OOXML and e-books have other entries. */
static bool sniff(str bytes, str name)
{
	struct arena a = { 0 };
	struct unzip z;
	struct arg why;
	bool is = false;

	(void)name;
	if (str_starts(bytes, STR("PK\3\4")) && unzip_open(&z, bytes, &limits_default, &a, &why)) {
		is = unzip_has(&z, STR("content.xml")) &&
		     !unzip_has(&z, STR("[content_types].xml"));
		unzip_close(&z);
	}
	arena_release(&a);
	return is;
}

static bool on_manifest(void *ctx, const struct xml_tag *tag)
{
	bool *encrypted = ctx;

	*encrypted = *encrypted || str_eq(tag->name, STR("encryption-data"));
	return !*encrypted;
}

static bool is_encrypted(struct ods *o)
{
	static const struct xml_events events = { on_manifest, xml_ignore_end, xml_ignore_text };
	const str path = STR("META-INF/manifest.xml");
	bool encrypted = false;
	struct arg why;

	return unzip_has(&o->zip, path) && xml_entry(&o->zip, path, &events, &encrypted, &why) &&
	       encrypted;
}

static void read_package(struct ods *o)
{
	static const struct text password = { "文件已加密，请去掉密码后再查",
		                              "it is encrypted; remove the password" };
	struct arg why;

	if (is_encrypted(o)) {
		unreadable(o, place_doc(o->doc->index), arg_text(password));
		return;
	}
	ods_close(o,
	          xml_entry(&o->zip, STR("content.xml"), &content_events, o, &why) ? NULL : &why);
}

static uint32_t plan(struct doc *d)
{
	struct ods o;
	struct arg why;

	ods_init(&o, d);
	if (unzip_open(&o.zip, d->bytes, d->limits, &d->arena, &why)) {
		read_package(&o);
		unzip_close(&o.zip);
	} else {
		unreadable(&o, place_doc(d->index), why);
	}
	ods_release(&o);
	return d->table.n_sheets > 0;
}

const struct reader reader_ods = {
	.id = "ods",
	.title = { "OpenDocument 电子表格", "OpenDocument spreadsheet" },
	.binary = true,
	.sniff = sniff,
	.plan = plan,
};
