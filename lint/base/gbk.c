/* The codes are the system's: every pair of bytes is converted once. */
#include "base/gbk.h"

#include <iconv.h>

enum { LEADS = 126, TRAILS = 190, PAIRS = LEADS * TRAILS, FIRST = 0x81 };

static uint16_t code_of(uint32_t i)
{
	unsigned trail = 0x40 + i % TRAILS;

	return (uint16_t)((FIRST + i / TRAILS) << 8 | (trail + (trail >= 0x7F)));
}

static unsigned unit_at(const char *utf16)
{
	return (unsigned char)utf16[0] | (unsigned)(unsigned char)utf16[1] << 8;
}

/* A few pairs stand for characters beyond the BMP, that is for two units; they are left out. */
static void take(struct gbk *g, const char *utf16)
{
	for (uint32_t i = 0; i < PAIRS; i++, utf16 += 2) {
		unsigned unit = unit_at(utf16);

		if (unit >= 0xD800 && unit < 0xDC00) {
			utf16 += 2;
			continue;
		}
		g->cp[code_of(i) & 0x7FFF] = (uint16_t)unit;
		g->code[unit] = code_of(i);
	}
}

const struct gbk *gbk_new(struct arena *a)
{
	struct gbk *g = arena_alloc(a, sizeof *g);
	char in[PAIRS * 2], out[PAIRS * 4], *from = in, *to = out;
	size_t in_left = sizeof in, out_left = sizeof out;
	iconv_t cd = iconv_open("UTF-16LE", "GB18030");

	if (cd == (iconv_t)-1)
		return g;
	for (uint32_t i = 0; i < PAIRS; i++) {
		in[2 * i] = (char)(code_of(i) >> 8);
		in[2 * i + 1] = (char)(code_of(i) & 0xFF);
	}
	if (iconv(cd, &from, &in_left, &to, &out_left) != (size_t)-1 && in_left == 0)
		take(g, out);
	iconv_close(cd);
	return g;
}
