/* The records of an Excel 97–2003 workbook stream (BIFF8): walking them, reading their fields
 * across CONTINUE records, and their strings. */
#ifndef READ_BIFF_H
#define READ_BIFF_H

#include "base/str.h"

enum biff_id {
	BIFF_FORMULA = 0x06,
	BIFF_EOF = 0x0A,
	BIFF_DATEMODE = 0x22,
	BIFF_FILEPASS = 0x2F,
	BIFF_CONTINUE = 0x3C,
	BIFF_BOUNDSHEET = 0x85,
	BIFF_MULRK = 0xBD,
	BIFF_RSTRING = 0xD6,
	BIFF_XF = 0xE0,
	BIFF_MERGEDCELLS = 0xE5,
	BIFF_SST = 0xFC,
	BIFF_LABELSST = 0xFD,
	BIFF_NUMBER = 0x203,
	BIFF_LABEL = 0x204,
	BIFF_BOOLERR = 0x205,
	BIFF_STRING = 0x207,
	BIFF_ROW = 0x208,
	BIFF_RK = 0x27E,
	BIFF_FORMAT = 0x41E,
	BIFF_BOF = 0x809
};

/* A walk over records; at is where the next one begins. */
struct biff {
	str stream;
	size_t at;
};

/* A record being read field by field; its CONTINUE records are drawn in when they are needed. */
struct biff_record {
	struct biff *walk;
	uint32_t id;
	str left;       /* of the piece at hand */
	bool too_short; /* a field lay beyond the end and was read as 0 */
};

/* False at the end of the stream and before a record that does not fit into it. */
bool biff_next(struct biff *b, struct biff_record *r);

uint32_t biff_u8(struct biff_record *r);
uint32_t biff_u16(struct biff_record *r);
uint32_t biff_u32(struct biff_record *r);

/* A double from its halves, and the number that a compressed RK field stands for. */
double biff_double(uint32_t low, uint32_t high);
double biff_rk(uint32_t rk);

/* Where strings are decoded: UTF-8, at most max bytes. */
struct biff_text {
	char *p;
	size_t n, max;
	bool cut;      /* the string was longer than max */
	uint32_t high; /* a high surrogate that waits for its low one, or 0 */
};

/* Decodes a string of n_chars UTF-16 units, beginning at its flags, into an empty t; formatting
 * runs and phonetic data are skipped. False when the record ends inside it; t has the part before.
 * A lone surrogate becomes U+FFFD. */
bool biff_string(struct biff_record *r, uint32_t n_chars, struct biff_text *t);

#endif
