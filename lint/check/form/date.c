/* Reading dates out of texts. */
#include "check/form/date.h"

#include "base/utf8.h"
#include "check/form/digit.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2100, HAN = 3 };

static size_t skip_blanks(str s, size_t at)
{
	for (size_t next = at; next < s.n && utf8_is_space(utf8_next(s, &next));)
		at = next;
	return at;
}

/* A number and the word behind it, with blanks or without; moves *at past them. False, and *at
 * where it was, when they are not there. */
static bool take_part(str s, size_t *at, str word, uint32_t *n)
{
	size_t from = skip_blanks(s, *at), to = from;

	for (uint32_t d; (d = digit_at(s, to)) > 0;)
		to += d;
	if (!digits_number(s, from, to, n))
		return false;
	to = skip_blanks(s, to);
	if (!str_starts(str_from_byte(s, to), word))
		return false;
	*at = to + word.n;
	return true;
}

/* The number that ends where a word begins, one blank between them or none; how many digits. */
static uint32_t number_before(str s, size_t word, size_t *beg, uint32_t *n)
{
	size_t to = word > 0 && s.p[word - 1] == ' ' ? word - 1 : word;
	uint32_t digits = 0;

	*beg = to;
	for (uint32_t d; (d = digit_before(s, *beg)) > 0; digits++)
		*beg -= d;
	return digits_number(s, *beg, to, n) ? digits : 0;
}

bool date_of_year(str s, size_t at, struct date *d)
{
	*d = (struct date){ .end = at + HAN };
	if (number_before(s, at, &d->beg, &d->year) < 3)
		return false;
	d->has_month = take_part(s, &d->end, STR("月"), &d->month);
	d->has_day = d->has_month && take_part(s, &d->end, STR("日"), &d->day);
	return true;
}

bool date_of_month(str s, size_t at, struct date *d)
{
	size_t before;

	*d = (struct date){ .end = at + HAN, .has_month = true };
	if (number_before(s, at, &d->beg, &d->month) == 0)
		return false;
	before = d->beg > 0 && s.p[d->beg - 1] == ' ' ? d->beg - 1 : d->beg;
	d->has_day = take_part(s, &d->end, STR("日"), &d->day);
	return d->has_day && !str_ends(str_slice(s, 0, before), STR("年"));
}

bool date_plain(str s, struct date *d)
{
	static const str sep[] = { STR_INIT("-"), STR_INIT("/"), STR_INIT(".") };

	for (size_t i = 0; i < countof(sep); i++) {
		size_t at = 0;

		*d = (struct date){ .end = s.n, .has_month = true, .has_day = true };
		if (take_part(s, &at, sep[i], &d->year) && take_part(s, &at, sep[i], &d->month) &&
		    take_part(s, &at, STR(""), &d->day) && at == s.n && d->year > 999)
			return true;
	}
	return false;
}

static uint32_t days_of(uint32_t year, uint32_t month)
{
	static const uint8_t days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap); /* without a year it may be one: 0 is */
}

bool date_impossible(const struct date *d)
{
	if (!d->has_month)
		return false;
	if (d->month < 1 || d->month > 12)
		return true;
	if (d->year > 0 && d->has_day && (d->year < FIRST_YEAR || d->year > LAST_YEAR))
		return true;
	return d->has_day && (d->day < 1 || d->day > days_of(d->year, d->month));
}
