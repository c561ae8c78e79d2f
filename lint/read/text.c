/* What readers of text formats share. */
#include "read/text.h"

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
