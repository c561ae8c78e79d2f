/* What a BIFF8 workbook says before its sheets: shared strings, number formats, list of sheets. */
#ifndef READ_XLS_BOOK_H
#define READ_XLS_BOOK_H

#include "base/limits.h"
#include "read/biff.h"
#include "read/number.h"

struct label {
	const char *p;
	uint32_t n;
	bool cut; /* it was longer than limits->cell_bytes */
};

/* An entry of the list of sheets: worksheets only. */
struct bound {
	str name;
	uint32_t offset; /* in the stream */
	bool hidden;
};

struct xls_book {
	struct arena *texts; /* for strings, which outlive the workbook */
	struct arena *arena; /* for the rest */
	struct biff walk;
	char *scratch; /* [text_max] where strings are decoded */
	size_t text_max;
	struct label *shared;
	uint32_t n_shared, cap_shared;
	struct bound *bound;
	uint32_t n_bounds, cap_bounds;
	uint16_t *xf; /* [n_xfs] the number format of each cell format */
	uint32_t n_xfs, cap_xfs;
	uint8_t *kind; /* by number format: 1 + enum number_kind, 0 when there is no such format */
	bool epoch_1904;
	bool encrypted;
};

void xls_book_init(struct xls_book *w, str stream, struct arena *texts, struct arena *arena,
                   uint32_t cell_bytes);

enum { BIFF5 = 0x500, BIFF8 = 0x600 };

/* Goes behind the BOF record at offset. Its version, or 0 when there is none. */
uint32_t xls_book_enter(struct xls_book *w, size_t offset);

/* Reads up to the end of the globals, behind their BOF; stops when they are encrypted. False when
 * the stream ended before. */
bool xls_book_read(struct xls_book *w);

/* The string at hand, kept in w->texts. */
struct label xls_book_string(struct xls_book *w, struct biff_record *r, uint32_t n_chars);

/* What a cell format shows numbers as. */
enum number_kind xls_book_kind(const struct xls_book *w, uint32_t xf);

#endif
