/* The order of places. */
#include "doc/place.h"

/* NONE sorts first: what is said of the whole comes before what is said of a part. */
static int part_cmp(uint32_t a, uint32_t b)
{
	uint32_t x = a + 1, y = b + 1;

	return (x > y) - (x < y);
}

int place_cmp(struct place a, struct place b)
{
	int c = part_cmp(a.doc, b.doc);

	c = c ? c : part_cmp(a.sheet, b.sheet);
	c = c ? c : part_cmp(a.row, b.row);
	c = c ? c : part_cmp(a.col, b.col);
	c = c ? c : (a.beg > b.beg) - (a.beg < b.beg);
	return c ? c : (a.end > b.end) - (a.end < b.end);
}
