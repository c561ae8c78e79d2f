/* BIFF8 records.
 *
 *   record   id u16, size u16, size bytes; what does not fit goes on in CONTINUE records
 *   string   flags u8, [runs u16], [extra u32], characters, [4 × runs bytes], [extra bytes]
 *
 * Characters are UTF-16, or its low bytes alone where the flags say so. Where a CONTINUE record
 * cuts the characters it begins with a new flags byte, so the width may change inside a word. */
#include "read/biff.h"

#include "base/utf8.h"
#include "read/le.h"

enum { HEADER_BYTES = 4, FLAG_WIDE = 1, FLAG_EXTRA = 4, FLAG_RUNS = 8, RUN_BYTES = 4 };

bool biff_next(struct biff *b, struct biff_record *r)
{
	const char *p = b->stream.p + b->at;
	size_t left = b->stream.n - b->at, size;

	if (left < HEADER_BYTES)
		return false;
	size = le16(p + 2);
	if (size > left - HEADER_BYTES)
		return false;
	*r = (struct biff_record){ .walk = b, .id = le16(p), .left = { p + HEADER_BYTES, size } };
	b->at += HEADER_BYTES + size;
	return true;
}

/* Draws in the CONTINUE record that follows, if one does. */
static bool next_piece(struct biff_record *r)
{
	struct biff ahead = *r->walk;
	struct biff_record more;

	if (!biff_next(&ahead, &more) || more.id != BIFF_CONTINUE)
		return false;
	r->left = more.left;
	r->walk->at = ahead.at;
	return true;
}

uint32_t biff_u8(struct biff_record *r)
{
	uint32_t v;

	while (r->left.n == 0) {
		if (!next_piece(r)) {
			r->too_short = true;
			return 0;
		}
	}
	v = (unsigned char)r->left.p[0];
	r->left = str_from_byte(r->left, 1);
	return v;
}

uint32_t biff_u16(struct biff_record *r)
{
	uint32_t low = biff_u8(r);

	return low | biff_u8(r) << 8;
}

uint32_t biff_u32(struct biff_record *r)
{
	uint32_t low = biff_u16(r);

	return low | biff_u16(r) << 16;
}

double biff_double(uint32_t low, uint32_t high)
{
	uint64_t bits = low | (uint64_t)high << 32;
	double v;

	memcpy(&v, &bits, sizeof v);
	return v;
}

/* Bit 0: a hundred times too large; bit 1: an integer of 30 bits, else the top of a double. */
double biff_rk(uint32_t rk)
{
	double v = rk & 2 ? (int32_t)(rk & ~3u) / 4 : biff_double(0, rk & ~3u);

	return rk & 1 ? v / 100 : v;
}

static void skip(struct biff_record *r, uint64_t n_bytes)
{
	while (n_bytes > r->left.n) {
		n_bytes -= r->left.n;
		r->left.n = 0;
		if (!next_piece(r)) {
			r->too_short = true;
			return;
		}
	}
	r->left = str_from_byte(r->left, (size_t)n_bytes);
}

static void put_char(struct biff_text *t, uint32_t cp)
{
	char bytes[4];
	size_t n;

	if (cp < 0x80 && t->n < t->max && !t->cut) {
		t->p[t->n++] = (char)cp;
		return;
	}
	n = utf8_put(bytes, cp);
	if (t->cut || n > t->max - t->n) {
		t->cut = true;
		return;
	}
	memcpy(t->p + t->n, bytes, n);
	t->n += n;
}

static void end_surrogate(struct biff_text *t)
{
	if (t->high)
		put_char(t, 0xFFFD);
	t->high = 0;
}

static void put_unit(struct biff_text *t, uint32_t unit)
{
	bool low = unit >= 0xDC00 && unit <= 0xDFFF;

	if (low && t->high) {
		put_char(t, 0x10000 + ((t->high & 0x3FF) << 10 | (unit & 0x3FF)));
		t->high = 0;
		return;
	}
	end_surrogate(t);
	if (unit >= 0xD800 && unit <= 0xDBFF)
		t->high = unit;
	else
		put_char(t, low ? 0xFFFD : unit);
}

/* Up to n units from the piece at hand; how many there were. */
static uint32_t put_units(struct biff_record *r, uint32_t n, bool wide, struct biff_text *t)
{
	size_t width = wide ? 2 : 1;

	if (n > r->left.n / width)
		n = (uint32_t)(r->left.n / width);
	for (uint32_t i = 0; i < n; i++)
		put_unit(t, wide ? le16(r->left.p + 2 * (size_t)i) : (unsigned char)r->left.p[i]);
	r->left = str_from_byte(r->left, n * width);
	return n;
}

static void put_all_units(struct biff_record *r, uint32_t n_chars, bool wide, struct biff_text *t)
{
	n_chars -= put_units(r, n_chars, wide, t);
	while (n_chars > 0) {
		if (r->left.n > 0 || !next_piece(r)) {
			r->too_short = true;
			break;
		}
		if (r->left.n > 0)
			wide = biff_u8(r) & FLAG_WIDE;
		n_chars -= put_units(r, n_chars, wide, t);
	}
	end_surrogate(t);
}

bool biff_string(struct biff_record *r, uint32_t n_chars, struct biff_text *t)
{
	uint32_t flags = biff_u8(r);
	uint64_t runs = flags & FLAG_RUNS ? biff_u16(r) : 0;
	uint64_t extra = flags & FLAG_EXTRA ? biff_u32(r) : 0;

	put_all_units(r, n_chars, flags & FLAG_WIDE, t);
	if (!r->too_short)
		skip(r, runs * RUN_BYTES + extra);
	return !r->too_short;
}
