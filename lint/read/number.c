/* Numbers of workbooks: what a number format shows, and the text of a number. Points are put by
 * hand: no locale reaches a text. */
#include "read/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* Formats without a code. 27–36 and 50–58 are those of Chinese Excel («2024年3月», «上午9时»). */
static enum number_kind builtin_kind(uint32_t id)
{
	if (id == 9 || id == 10)
		return NUMBER_PERCENT;
	if (id == 22)
		return NUMBER_DATE_TIME;
	if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47))
		return NUMBER_TIME;
	if ((id >= 32 && id <= 35) || id == 55 || id == 56)
		return NUMBER_TIME;
	if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36)
		return NUMBER_DATE;
	return id >= 50 && id <= 58 ? NUMBER_DATE : NUMBER_PLAIN;
}

/* Letters of a format code that ask for a part of a moment. m is a month or a minute. */
struct letters {
	bool date, time, m, percent;
};

static char lower(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

/* Where the first `mark` at or after `from` ends; the end of the code when there is none. */
static size_t past(str code, size_t from, str mark)
{
	size_t at = str_find(code, mark, from);

	return at == STR_NONE ? code.n : at + mark.n;
}

/* [h], [mm] and [ss] count hours, minutes, seconds; other brackets are colours and locales. */
static size_t read_bracket(str code, size_t at, struct letters *l)
{
	size_t end = past(code, at, STR("]")), i = at + 1;
	char unit = lower(code.p[at + (i < end)]);

	while (i < end && lower(code.p[i]) == unit)
		i++;
	if (i > at + 1 && i + 1 == end && (unit == 'h' || unit == 'm' || unit == 's'))
		l->time = true;
	return end;
}

/* AM/PM asks for a time, aaa for a weekday. */
static size_t read_a(str code, size_t at, struct letters *l)
{
	if (code.n - at >= 5 && lower(code.p[at + 1]) == 'm' && code.p[at + 2] == '/') {
		l->time = true;
		return at + 5;
	}
	if (code.n - at >= 3 && code.p[at + 1] == '/') {
		l->time = true;
		return at + 3;
	}
	if (code.n - at >= 3 && lower(code.p[at + 1]) == 'a')
		l->date = true;
	return at + 1;
}

/* e is a year in Chinese formats, but not in 0.00E+00. */
static size_t read_letter(str code, size_t at, struct letters *l)
{
	char c = lower(code.p[at]);
	char next = at + 1 < code.n ? code.p[at + 1] : 0;

	if (c == 'a')
		return read_a(code, at, l);
	if (c == 'e' && (next == '+' || next == '-'))
		return at + 2;
	l->date |= c == 'y' || c == 'd' || c == 'e';
	l->time |= c == 'h' || c == 's';
	l->m |= c == 'm';
	l->percent |= c == '%';
	return at + 1;
}

static bool at_general(str code, size_t at)
{
	str word = STR("general");

	if (code.n - at < word.n)
		return false;
	for (size_t i = 0; i < word.n; i++)
		if (lower(code.p[at + i]) != word.p[i])
			return false;
	return true;
}

/* The first section, for positive numbers, is what dates are shown with. */
static struct letters read_code(str code)
{
	struct letters l = { 0 };
	size_t at = 0;

	while (at < code.n && code.p[at] != ';') {
		char c = code.p[at];

		if (c == '"')
			at = past(code, at + 1, STR("\""));
		else if (c == '\\' || c == '_' || c == '*')
			at += 2;
		else if (c == '[')
			at = read_bracket(code, at, &l);
		else if (at_general(code, at))
			at += STR("general").n;
		else
			at = read_letter(code, at, &l);
	}
	return l;
}

enum number_kind number_kind(uint32_t format_id, str format_code)
{
	bool by_locale = format_id >= 23 && format_id <= 36;
	struct letters l;

	if (format_code.n == 0 || (format_id < 50 && !by_locale))
		return builtin_kind(format_id);
	l = read_code(format_code);
	l.date |= l.m && !l.time;
	if (l.date)
		return l.time ? NUMBER_DATE_TIME : NUMBER_DATE;
	if (l.time)
		return NUMBER_TIME;
	return l.percent ? NUMBER_PERCENT : NUMBER_PLAIN;
}

/* The 15 significant digits that Excel keeps of a number: 0.d1d2d3… × 10^point. */
struct digits {
	char p[16];
	int n; /* without trailing zeros, at least 1 */
	int point;
};

static struct digits digits_of_integer(uint64_t v)
{
	struct digits d = { 0 };
	char back[20];
	int n = 0;

	for (; v > 0 || n == 0; v /= 10)
		back[n++] = (char)('0' + v % 10);
	for (int i = n; i > 0; i--)
		d.p[d.n++] = back[i - 1];
	d.point = n;
	return d;
}

static struct digits digits_of_fraction(double v)
{
	struct digits d = { 0 };
	char text[40];
	const char *p = text;

	snprintf(text, sizeof text, "%.14e", v);
	for (; *p && *p != 'e'; p++)
		if (*p >= '0' && *p <= '9' && d.n < 15)
			d.p[d.n++] = *p;
	d.point = (*p ? (int)strtol(p + 1, NULL, 10) : 0) + 1;
	return d;
}

/* What has up to two decimals, as nearly all numbers do, has a short cut. */
static struct digits digits_of(double v)
{
	double hundredfold = v * 100;
	bool common = hundredfold < 1e15 && hundredfold == floor(hundredfold);
	struct digits d = common ? digits_of_integer((uint64_t)hundredfold) : digits_of_fraction(v);

	if (common && v > 0)
		d.point -= 2;
	while (d.n > 1 && d.p[d.n - 1] == '0')
		d.n--;
	return d;
}

/* The digits [beg, end) of d, zeros where it has none; returns past them. */
static char *put_digits(char *to, const struct digits *d, int beg, int end)
{
	for (int i = beg; i < end; i++)
		*to++ = i >= 0 && i < d->n ? d->p[i] : '0';
	return to;
}

/* Excel writes out what has up to 21 digits before the point, or few zeros behind it. */
static str plain(struct arena *a, double v, str unit)
{
	struct digits d = digits_of(fabs(v));
	bool written_out = d.point > -4 && d.point <= 21;
	int point = written_out ? d.point : 1;
	char text[64], *to = text;

	if (v < 0)
		*to++ = '-';
	to = point > 0 ? put_digits(to, &d, 0, point) : put_digits(to, &d, -1, 0);
	if (d.n > point) {
		*to++ = '.';
		to = put_digits(to, &d, point, d.n);
	}
	if (!written_out)
		to += snprintf(to, 8, "E%+03d", d.point - 1);
	if (unit.n > 0)
		*to++ = unit.p[0];
	return arena_copy(a, (str){ text, (size_t)(to - text) });
}

struct date {
	int year, month, day;
};

/* Days since 1900-01-01 is day 1. Excel took 1900 for a leap year: its day 60 is the 29th of
 * February, and from 61 on it is one ahead. Years are counted from March, so that the leap day
 * comes last. */
static struct date date_of(int day)
{
	int year, in_year, m, d = day - 61 + 365 * 300 + 300 / 4 - 300 / 100; /* 1600-03-01: 0 */

	if (day <= 60)
		return (struct date){ 1900, day > 31 ? 2 : 1, day > 31 ? day - 31 : day };
	year = 1600 + d / 146097 * 400;
	d %= 146097;
	in_year = (d - d / 1460 + d / 36524 - d / 146096) / 365;
	year += in_year;
	d -= 365 * in_year + in_year / 4 - in_year / 100;
	m = (5 * d + 2) / 153;
	return (struct date){ year + (m >= 10), m < 10 ? m + 3 : m - 9, d - (153 * m + 2) / 5 + 1 };
}

/* n in `width` digits behind the mark, if that is not 0. */
static char *put_part(char *to, char mark, int n, int width)
{
	if (mark)
		*to++ = mark;
	for (int i = width - 1; i >= 0; i--, n /= 10)
		to[i] = (char)('0' + n % 10);
	return to + width;
}

static char *put_date(char *to, struct date d)
{
	to = put_part(to, 0, d.year, 4);
	to = put_part(to, '-', d.month, 2);
	return put_part(to, '-', d.day, 2);
}

static char *put_time(char *to, char mark, int second)
{
	to = put_part(to, mark, second / 3600, 2);
	to = put_part(to, ':', second / 60 % 60, 2);
	return put_part(to, ':', second % 60, 2);
}

/* "" when v is no moment of 1900–9999. */
static str moment(struct arena *a, double v, enum number_kind kind, bool epoch_1904)
{
	enum { LAST_DAY = 2958465, DAYS_TO_1904 = 1462, DAY_SECONDS = 86400 };
	char text[32], *to = text;
	long long seconds;
	int day, second;

	if (v < 0 || v > LAST_DAY + 1)
		return (str){ 0 };
	seconds = kind == NUMBER_DATE ? (long long)v * DAY_SECONDS : llround(v * DAY_SECONDS);
	day = (int)(seconds / DAY_SECONDS) + (epoch_1904 ? DAYS_TO_1904 : 0);
	second = (int)(seconds % DAY_SECONDS);
	if (kind != NUMBER_TIME && (day < 1 || day > LAST_DAY))
		return (str){ 0 };
	if (kind != NUMBER_TIME)
		to = put_date(to, date_of(day));
	if (kind != NUMBER_DATE)
		to = put_time(to, kind == NUMBER_TIME ? 0 : ' ', second);
	return arena_copy(a, (str){ text, (size_t)(to - text) });
}

str number_text(struct arena *a, double v, enum number_kind kind, bool epoch_1904)
{
	str text = { 0 };

	if (!isfinite(v))
		return STR("#NUM!");
	if (kind == NUMBER_PERCENT && isfinite(v * 100))
		return plain(a, v * 100, STR("%"));
	if (kind != NUMBER_PLAIN && kind != NUMBER_PERCENT)
		text = moment(a, v, kind, epoch_1904);
	return text.n ? text : plain(a, v, STR(""));
}
