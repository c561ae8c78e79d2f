/* The tables of rules/law as they lie in memory: a line a row, fields found when asked for. */
#ifndef LAW_TSV_H
#define LAW_TSV_H

#include "base/str.h"

/* The next line with something in it that is no comment, without its line end; *line counts from 1.
 * Start with *at and *line 0. False at the end. */
bool tsv_row(str text, size_t *at, uint32_t *line, str *row);

/* Field i of a row, empty when the row has fewer. */
str tsv_field(str row, uint32_t i);

/* Cuts the first word of s, up to a space, off it; false when s holds none. */
bool tsv_word(str *s, str *word);

/* «2021-01-22», «2021-01» or «2021» as yyyymmdd, with 00 for what is not said; 0 when it is no date. */
uint32_t tsv_date(str s);

/* The digits at byte *at of s; moves *at past them. 0 when there are none or more than nine. */
uint32_t tsv_number(str s, size_t *at);

#endif
