/* Dates as texts write them: 2019年4月26日, ２０１９年 4月, 4月26日, 2019-04-26. */
#ifndef CHECK_FORM_DATE_H
#define CHECK_FORM_DATE_H

#include "base/str.h"

/* Parts that are not written are 0; those that are may be wrong. */
struct date {
	uint32_t year, month, day;
	bool has_month, has_day;
	size_t beg, end; /* bytes */
};

/* The date whose 年 stands at byte `at`. False when fewer than three digits stand before it. */
bool date_of_year(str s, size_t at, struct date *d);
/* The date without a year whose 月 stands at byte `at`, with a day. */
bool date_of_month(str s, size_t at, struct date *d);
/* A text that is nothing but a date in figures, parted by - / or dots. */
bool date_plain(str s, struct date *d);

/* Is there no such month or day, or, where a month follows, no such year? */
bool date_impossible(const struct date *d);

/* YYYYMMDD, parts not written as 0. */
static inline uint32_t date_value(const struct date *d)
{
	return d->year * 10000 + d->month * 100 + d->day;
}

#endif
