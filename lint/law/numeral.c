/* Chinese, Arabic and full-width digits, with 十百千. */
#include "law/numeral.h"

#include "base/utf8.h"

static int digit_of(uint32_t cp)
{
	static const uint32_t digits[] = { 0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
		                           0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D };

	if (cp == 0x3007)
		return 0; /* 〇 */
	if (cp >= 0xFF10 && cp <= 0xFF19)
		return (int)(cp - 0xFF10);
	if (cp >= '0' && cp <= '9')
		return (int)(cp - '0');
	for (int i = 0; i < 10; i++)
		if (digits[i] == cp)
			return i;
	return -1;
}

static uint32_t unit_of(uint32_t cp)
{
	return cp == 0x5341 ? 10 : cp == 0x767E ? 100 : cp == 0x5343 ? 1000 : 0; /* 十百千 */
}

bool numeral_is(uint32_t cp)
{
	return digit_of(cp) >= 0 || unit_of(cp) > 0;
}

uint32_t citation_number(str text, size_t *at)
{
	uint32_t total = 0, digits = 0;
	bool any = false, pending = false;
	size_t i = *at;

	while (i < text.n) {
		size_t next = i;
		uint32_t cp = utf8_next(text, &next), unit = unit_of(cp);
		int d = digit_of(cp);

		if (d < 0 && !unit)
			break;
		if (unit) {
			total += (pending ? digits : 1) * unit;
			digits = 0;
			pending = false;
		} else {
			digits = digits * 10 + (uint32_t)d;
			pending = true;
		}
		any = true;
		i = next;
		if (total + digits > 99999999)
			return 0;
	}
	if (any)
		*at = i;
	return total + digits;
}

/* The digits of n from `unit` down; a gap in the middle is one 零, 一十 at the front is 十. */
void numeral_put(struct buf *b, uint32_t n)
{
	static const str digits[] = { STR_INIT("零"), STR_INIT("一"), STR_INIT("二"),
		                      STR_INIT("三"), STR_INIT("四"), STR_INIT("五"),
		                      STR_INIT("六"), STR_INIT("七"), STR_INIT("八"),
		                      STR_INIT("九") };
	static const str units[] = { STR_INIT("万"), STR_INIT("千"), STR_INIT("百"), STR_INIT("十"),
		                     STR_INIT("") };
	bool any = false, gap = false;
	uint32_t unit = 10000;

	if (n >= 100000)
		buf_fmt(b, "%u", n);
	for (uint32_t i = 0; n < 100000 && i < countof(units); i++, unit /= 10) {
		uint32_t d = n / unit % 10;

		gap = gap || (any && d == 0);
		if (d == 0)
			continue;
		if (gap)
			buf_add(b, digits[0]);
		if (d > 1 || any || unit != 10)
			buf_add(b, digits[d]);
		buf_add(b, units[i]);
		any = true;
		gap = false;
	}
}
