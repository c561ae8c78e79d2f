/* What the fuzzers of text formats share: reading all the way to the places of every cell. */
#ifndef FUZZ_TEXT_H
#define FUZZ_TEXT_H

#include "base/utf8.h"
#include "read/reader.h"

#include <assert.h>
#include <stdlib.h>

/* Small, so that every limit is met in time. */
static const struct limits fuzz_limits = {
	.file_bytes = 1 << 20,
	.sheets = 8,
	.rows = 4096,
	.cols = 64,
	.cells = 1 << 14,
	.merges = 256,
	.cell_bytes = 1024,
	.text_bytes = 1 << 16,
	.text_ratio = 4,
	.depth = 64,
	.findings = 500,
};

/* data in a heap block of its own size, so that one byte too far is seen. */
static inline char *fuzz_copy(const uint8_t *data, size_t size)
{
	char *p = malloc(size + !size);

	if (p)
		memcpy(p, data, size);
	return p;
}

static inline void fuzz_spot(const struct doc *d, struct place at)
{
	struct spot s = reader_spot(d, at);

	assert(s.line <= d->text.n + 1 && s.end_line <= d->text.n + 1);
	assert(s.end_line >= s.line && (s.end_line > s.line || s.end_column >= s.column));
}

static inline void fuzz_cell_spots(const struct doc *d, struct place at, const struct cell *c)
{
	size_t bad, mid = utf8_offset(cell_text(c), utf8_count(cell_text(c)) / 2);

	assert(c->n > 0 && utf8_valid(cell_text(c), &bad));
	assert(c->pos <= d->text.n);
	fuzz_spot(d, at);
	fuzz_spot(d, place_within(at, 0, mid));
	fuzz_spot(d, place_within(at, mid, c->n));
}

static inline void fuzz_spots(const struct doc *d)
{
	for (uint32_t s = 0; s < d->table.n_sheets; s++) {
		const struct sheet *sheet = &d->table.sheet[s];

		fuzz_spot(d, place_sheet(d->index, s));
		for (uint32_t r = sheet->row; r < sheet->row_end; r++) {
			fuzz_spot(d, place_cell(d->index, s, r, NONE));
			fuzz_spot(d, place_cell(d->index, s, r, 0));
			for (uint32_t i = d->table.row[r].cell; i < d->table.row[r + 1].cell; i++)
				fuzz_cell_spots(d, place_cell(d->index, s, r, d->table.cell[i].col),
				                &d->table.cell[i]);
		}
	}
	for (uint32_t i = 0; i < d->faults.n; i++) {
		const struct finding *f = &d->faults.finding[i];
		size_t bad;

		fuzz_spot(d, f->at);
		for (uint32_t k = 0; k < FINDING_ARGS; k++)
			assert(utf8_valid(f->arg[k].zh, &bad) && utf8_valid(f->arg[k].en, &bad));
	}
}

static inline void fuzz_read(struct doc *d, uint32_t n_parts)
{
	for (uint32_t i = 0; i < n_parts; i++)
		reader_part(d, i);
	if (n_parts > 0)
		reader_join(d);
	assert(n_parts > 0 || d->unreadable);
	fuzz_spots(d);
}

#endif
