/* What readers of text formats share. */
#include "read/text.h"

#include "base/buf.h"
#include "base/splice.h"
#include "read/encoding.h"
#include "read/faults.h"

void text_limit(struct doc *d, struct place at)
{
	const struct {
		struct text which;
		uint32_t number;
	} limits[] = {
		[TABLE_ROWS] = { { "行数", "the number of rows" }, d->limits->rows },
		[TABLE_COLS] = { { "栏目数", "the number of columns" }, d->limits->cols },
		[TABLE_CELLS] = { { "单元格数", "the number of cells" }, d->limits->cells },
		[TABLE_MERGES] = { { "嵌套覆盖的单元格数", "the number of inherited cells" },
		                   d->limits->merges },
		[TABLE_SHEETS] = { { "清单数", "the number of lists" }, d->limits->sheets },
		[TABLE_TEXT] = { { "全部单元格文字的兆字节数", "megabytes of text in all cells" },
		                 (uint32_t)(table_most_text(&d->table) >> 20) },
	};

	doc_unreadable(d, (struct report){ .rule = &rule_read_limit,
	                                   .at = at,
	                                   .arg = { arg_text(limits[d->table.limit].which),
	                                            sink_number(&d->faults,
	                                                        limits[d->table.limit].number) } });
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool ends_in(str name, str suffix)
{
	if (name.n < suffix.n)
		return false;
	for (size_t i = 0; i < suffix.n; i++)
		if (lower(name.p[name.n - suffix.n + i]) != suffix.p[i])
			return false;
	return true;
}

bool text_named(str name, str suffixes)
{
	while (suffixes.n > 0)
		if (ends_in(name, str_cut(suffixes, STR(" "), &suffixes)))
			return true;
	return false;
}

str text_replace(struct arena *a, str text, char c, str with)
{
	struct buf out = { .arena = a };

	for (size_t i = 0; i < text.n; i++)
		buf_add(&out, text.p[i] == c ? with : str_slice(text, i, i + 1));
	return buf_str(&out);
}

bool text_rewrite(const struct doc *d, const struct change *change, uint32_t n, text_escape *escape,
                  struct arena *a, str *bytes, struct arg *why)
{
	struct splice *s = arena_alloc(a, n * sizeof *s);

	for (uint32_t i = 0; i < n; i++) {
		const struct cell *c = &d->table.cell[change[i].cell];

		d->reader->locate(d, c, change[i].beg, change[i].end, &s[i].beg, &s[i].end);
		s[i].text = escape(d, c, change[i].text, a);
	}
	n = splice_order(s, n);
	if (encoding_encode(d, splice(a, d->text, s, n), a, bytes))
		return true;
	*why = (struct arg){
		STR("它的编码不能原样写回，请另存为 UTF-8 再改"),
		STR("its encoding cannot be written back as it was; save it as UTF-8")
	};
	return false;
}
