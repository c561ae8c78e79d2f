/* Digits of either width. */
#include "check/form/digit.h"

uint32_t digit_at(str s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.p + at;

	if (at < s.n && p[0] >= '0' && p[0] <= '9')
		return 1;
	if (at + WIDE_DIGIT > s.n || p[0] != 0xEF || p[1] != 0xBC)
		return 0;
	return p[2] >= 0x90 && p[2] <= 0x99 ? WIDE_DIGIT : 0;
}

uint32_t digit_before(str s, size_t at)
{
	if (at > 0 && digit_at(s, at - 1) == 1)
		return 1;
	return at >= WIDE_DIGIT && digit_at(s, at - WIDE_DIGIT) == WIDE_DIGIT ? WIDE_DIGIT : 0;
}

bool digits_number(str s, size_t beg, size_t end, uint32_t *n)
{
	uint32_t digits = 0;

	*n = 0;
	for (uint32_t d; beg < end; beg += d) {
		d = digit_at(s, beg);
		if (d == 0 || digits++ == MOST_DIGITS)
			return false;
		*n = *n * 10 + ((unsigned char)s.p[beg + d - 1] & 0x0F);
	}
	return digits > 0;
}
