/* Excel 97–2003 workbooks. The workbook stream holds the globals, then the sheets; each is a run
 * of records from BOF to EOF. */
#include "read/xls.h"

#include "read/faults.h"
#include "read/ole.h"
#include "read/reader.h"

void xls_refuse(struct doc *d, struct place at, str zh, str en)
{
	doc_unreadable(d, (struct report){
				  .rule = &rule_read_unreadable, .at = at, .arg = { { zh, en } } });
}

struct arg xls_broken_at(struct xls *x)
{
	struct arena *a = &x->d->faults.arena;
	size_t at = x->cut ? x->d->bytes.n : x->book.walk.at;

	if (x->cut)
		return (struct arg){ arena_fmt(a, "文件在第%zu个字节处中断", at),
			             arena_fmt(a, "the file breaks off at byte %zu", at) };
	return (struct arg){ arena_fmt(a, "工作簿数据在第%zu个字节处损坏", at),
		             arena_fmt(a, "the workbook data is damaged at byte %zu", at) };
}

static void refuse_file(struct doc *d, str zh, str en)
{
	xls_refuse(d, place_doc(d->index), zh, en);
}

static void refuse_encrypted(struct doc *d)
{
	refuse_file(d, STR("有打开密码（已加密）"), STR("it is encrypted with a password"));
}

static void refuse_container(struct doc *d)
{
	struct arena *a = &d->faults.arena;

	refuse_file(d, arena_fmt(a, "文件在第%zu个字节处中断，或目录已损坏", d->bytes.n),
	            arena_fmt(a, "the file breaks off at byte %zu, or its directory is damaged",
	                      d->bytes.n));
}

static void refuse_globals(struct xls *x)
{
	struct arena *a = &x->d->faults.arena;
	struct arg where = xls_broken_at(x);

	refuse_file(x->d, arena_join(a, where.zh, STR("，工作簿开头没有读完")),
	            arena_join(a, where.en, STR(", within the head of the workbook")));
}

static void read_sheets(struct xls *x)
{
	for (uint32_t i = 0; i < x->book.n_bounds; i++)
		if (!xls_read_sheet(x, &x->book.bound[i]))
			return;
}

static void read_book(struct xls *x)
{
	uint32_t version = xls_book_enter(&x->book, 0);
	bool whole = version == BIFF8 && xls_book_read(&x->book);

	if (version == BIFF5) {
		refuse_file(x->d, STR("这是 Excel 5.0/95 格式，请另存为 .xlsx"),
		            STR("Excel 5.0/95 format; save it as .xlsx"));
		return;
	}
	if (x->book.encrypted) {
		refuse_encrypted(x->d);
		return;
	}
	if (!whole)
		refuse_globals(x);
	else if (x->book.n_bounds == 0)
		refuse_file(x->d, STR("工作簿里没有工作表"), STR("it has no worksheet"));
	read_sheets(x);
}

static void read_container(struct doc *d, const struct ole *o, struct arena *work)
{
	uint32_t book = ole_find(o, STR("Workbook"));
	struct xls x = { .d = d, .covered = XLS_FREE_COVERED + d->bytes.n };
	struct ole_stream stream;

	if (ole_find(o, STR("EncryptedPackage")) != NONE) {
		refuse_encrypted(d);
		return;
	}
	if (book == NONE)
		book = ole_find(o, STR("Book"));
	if (book == NONE && o->directory.cut) {
		refuse_container(d);
		return;
	}
	if (book == NONE) {
		refuse_file(d, STR("不是 Excel 工作簿"), STR("it is not an Excel workbook"));
		return;
	}
	stream = ole_read(o, book);
	x.cut = stream.cut;
	xls_book_init(&x.book, stream.bytes, &d->arena, work, d->limits->cell_bytes);
	read_book(&x);
}

static bool sniff(str bytes, str name)
{
	(void)name;
	return ole_sniff(bytes);
}

static uint32_t plan(struct doc *d)
{
	struct arena work = { 0 };
	struct ole o;

	if (ole_open(&o, d->bytes, &work))
		read_container(d, &o, &work);
	else
		refuse_container(d);
	arena_release(&work);
	return d->table.n_sheets > 0;
}

const struct reader reader_xls = {
	.id = "xls",
	.title = { "Excel 97–2003 工作簿", "Excel 97–2003 workbook" },
	.binary = true,
	.sniff = sniff,
	.plan = plan,
};
