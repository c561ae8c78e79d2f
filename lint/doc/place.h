/* Where a finding points: kept logically, made physical when a report asks (read/reader.h). */
#ifndef DOC_PLACE_H
#define DOC_PLACE_H

#include "base/str.h"

/* sheet, row and col are indices (row into table.row), NONE where the place is wider:
 *   a cell            sheet row col, [beg, end) bytes of its text; 0,0 the whole cell
 *   a row, a sheet    col NONE; row NONE
 *   the file          sheet NONE; [beg, end) bytes of the source text, 0,0 the file as a whole */
struct place {
	uint32_t doc, sheet, row, col;
	uint32_t beg, end;
};

static inline struct place place_doc(uint32_t doc)
{
	return (struct place){ .doc = doc, .sheet = NONE, .row = NONE, .col = NONE };
}

static inline struct place place_source(uint32_t doc, size_t beg, size_t end)
{
	return (struct place){ .doc = doc,
		               .sheet = NONE,
		               .row = NONE,
		               .col = NONE,
		               .beg = (uint32_t)beg,
		               .end = (uint32_t)end };
}

static inline struct place place_sheet(uint32_t doc, uint32_t sheet)
{
	return (struct place){ .doc = doc, .sheet = sheet, .row = NONE, .col = NONE };
}

static inline struct place place_cell(uint32_t doc, uint32_t sheet, uint32_t row, uint32_t col)
{
	return (struct place){ .doc = doc, .sheet = sheet, .row = row, .col = col };
}

static inline struct place place_within(struct place at, size_t beg, size_t end)
{
	at.beg = (uint32_t)beg;
	at.end = (uint32_t)end;
	return at;
}

/* file, sheet, row, column, bytes: the order of reports. A wider place comes first. */
int place_cmp(struct place a, struct place b);

#endif
