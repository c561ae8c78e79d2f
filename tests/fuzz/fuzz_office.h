/* What the fuzzers of documents and spreadsheets share: small limits, and what must hold. */
#ifndef FUZZ_OFFICE_H
#define FUZZ_OFFICE_H

#include "base/utf8.h"
#include "read/reader.h"
#include "read/xml.h"

#include <stdlib.h>

/* Small, so that every limit is met in time. */
static const struct limits fuzz_limits = {
	.file_bytes = 1 << 20,
	.entry_bytes = 1 << 20,
	.inflated_bytes = 1 << 20,
	.inflate_ratio = 400,
	.sheets = 16,
	.rows = 4096,
	.cols = 128,
	.cells = 1 << 14,
	.merges = 256,
	.cell_bytes = 1024,
	.text_bytes = 1 << 16,
	.text_ratio = 4,
	.depth = 64,
	.findings = 500,
};

static inline void must_hold(bool fact)
{
	if (!fact)
		abort();
}

static inline void check_texts(const struct doc *d)
{
	const struct table *t = &d->table;
	size_t bad;

	for (uint32_t i = 0; i < t->n_sheets; i++)
		must_hold(utf8_valid(t->sheet[i].name, &bad) &&
		          utf8_valid(t->sheet[i].title, &bad));
	for (uint32_t i = 0; i < t->n_cells; i++)
		must_hold(utf8_valid(cell_text(&t->cell[i]), &bad) &&
		          t->cell[i].n <= d->limits->cell_bytes);
	for (uint32_t i = 0; i < d->n_props; i++)
		must_hold(utf8_valid(d->prop[i].value, &bad));
	for (uint32_t i = 0; i < d->faults.n; i++)
		for (uint32_t k = 0; k < FINDING_ARGS; k++)
			must_hold(utf8_valid(d->faults.finding[i].arg[k].zh, &bad) &&
			          utf8_valid(d->faults.finding[i].arg[k].en, &bad));
}

static inline void check_document(const struct doc *d)
{
	const struct table *t = &d->table;

	check_texts(d);
	for (uint32_t i = 0; i < t->n_rows; i++)
		must_hold(t->row[i].cell < t->row[i + 1].cell && t->row[i].number > 0 &&
		          t->row[i].number <= d->limits->rows);
	must_hold(t->n_cells <= d->limits->cells);
	must_hold(t->n_sheets > 0 || d->faults.n > 0);
}

/* Reads a whole file by the reader, when it takes it. */
static inline void fuzz_file(const struct reader *r, str bytes)
{
	struct doc d;

	doc_init(&d, 0, STR("fuzz"), &fuzz_limits);
	d.bytes = bytes;
	if (r->sniff(bytes, d.name)) {
		must_hold(r->plan(&d) > 0 || d.unreadable);
		check_document(&d);
	}
	doc_release(&d);
}

/* Pieces of odd sizes, each in a block of its own. NULL when all was read. */
static inline struct arg *fuzz_parse(str text, const struct xml_events *events, void *ctx,
                                     struct doc *d, struct arg *why)
{
	struct xml *x = xml_open(events, ctx, d->limits, &d->arena);

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

/* data in a heap block of its own size, so that one byte too far is seen. */
static inline char *fuzz_copy(const uint8_t *data, size_t size)
{
	char *p = malloc(size + !size);

	if (p && size)
		memcpy(p, data, size);
	return p;
}

#endif
