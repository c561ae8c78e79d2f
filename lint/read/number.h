/* Numbers of workbooks as Excel would show them. */
#ifndef READ_NUMBER_H
#define READ_NUMBER_H

#include "base/arena.h"

enum number_kind { NUMBER_PLAIN, NUMBER_PERCENT, NUMBER_DATE, NUMBER_TIME, NUMBER_DATE_TIME };

/* What a number format shows: the built-in formats by their id (0–49), others by their code
 * ("yyyy\"年\"m\"月\"", "0.00%"). Quoted text and [colours] are not taken for date letters. */
enum number_kind number_kind(uint32_t format_id, str format_code);

/* The text of v: integers without a point ("20"), others shortest that reads back the same;
 * dates YYYY-MM-DD, times HH:MM:SS. epoch_1904 is the workbook's. A date outside 1900–9999, or a
 * value that is not finite, is shown as a plain number. */
str number_text(struct arena *a, double v, enum number_kind kind, bool epoch_1904);

#endif
