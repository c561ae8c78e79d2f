/* The parts of the .xls reader: xls.c opens the file, xls_book.c reads what comes before the
 * sheets, xls_sheet.c a sheet. */
#ifndef READ_XLS_H
#define READ_XLS_H

#include "doc/doc.h"
#include "read/xls_book.h"

struct xls {
	struct doc *d;
	struct xls_book book;
	bool cut;         /* the file ends before the workbook stream does */
	size_t walked;    /* bytes of sheets read; sheets do not overlap */
	uint64_t covered; /* places that merges may still cover */
};

/* Places covered by merges cost memory that no byte of the file pays for: so many are free. */
enum { XLS_FREE_COVERED = 1 << 20 };

/* Adds the finding that something was not read, and why. */
void xls_refuse(struct doc *d, struct place at, str zh, str en);

/* Where reading ended: with the file, or where the stream makes no sense. NUL-terminated. */
struct arg xls_broken_at(struct xls *x);

/* Reads a sheet into a new sheet of the table, as far as it can be. False when the table takes no
 * more sheets. */
bool xls_read_sheet(struct xls *x, const struct bound *b);

#endif
