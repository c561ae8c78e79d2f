/* The XML of a workbook without its archive, whose checksums keep a fuzzer out. The input is the
 * shared strings, a NUL, and a sheet. */
#include "base/utf8.h"
#include "read/number.h"
#include "read/xlsx.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Pieces of odd sizes, each in a block of its own. NULL when all was read. */
static struct arg *parse(str text, const struct xml_events *events, void *ctx, struct book *b,
                         struct arg *why)
{
	struct xml *x = xml_open(events, ctx, b->doc->limits, &b->doc->arena);

	for (size_t at = 0, step = 1; at < text.n; step = step * 3 + 1) {
		size_t n = step < text.n - at ? step : text.n - at;
		char *piece = malloc(n);

		memcpy(piece, text.p + at, n);
		xml_push(x, (str){ piece, n });
		free(piece);
		at += n;
	}
	return xml_close(x, why) ? NULL : why;
}

static void read_parts(struct book *b, str strings, str sheet)
{
	static uint8_t styles[] = { NUMBER_PLAIN, NUMBER_DATE, NUMBER_TIME, NUMBER_DATE_TIME,
		                    NUMBER_PERCENT };
	struct strings s;
	struct sheet_in in;
	struct arg why;

	b->style = styles;
	b->n_styles = countof(styles);
	strings_open(&s, b);
	strings_close(&s, parse(strings, &strings_events, &s, b, &why));
	if (sheet_open(&in, b, STR("表"), 0))
		sheet_close(&in, parse(sheet, &sheet_events, &in, b, &why));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct limits limits = limits_default;
	str sheet, all = { (const char *)data, size };
	str strings = str_cut(all, (str){ "", 1 }, &sheet);
	struct book b;
	struct doc d;
	size_t bad;

	limits.cell_bytes = 1000;
	limits.merges = 100;
	doc_init(&d, 0, STR("fuzz.xlsx"), &limits);
	book_init(&b, &d);
	read_parts(&b, strings, sheet);
	for (uint32_t i = 0; i < d.table.n_cells; i++)
		if (!utf8_valid(cell_text(&d.table.cell[i]), &bad))
			abort();
	book_release(&b);
	doc_release(&d);
	return 0;
}
