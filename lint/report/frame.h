/* The picture of a place in a report for engineers: lines of a text, or rows of a sheet. */
#ifndef REPORT_FRAME_H
#define REPORT_FRAME_H

#include "report/say.h"

/* Digits of the widest number left of the frame's bar. */
uint32_t frame_digits(const struct where *w);

/* The beginning of a line of the frame: a number, or as many blanks when it is 0, and the bar. */
void frame_bar(const struct voice *s, uint32_t digits, uint32_t number);

/* Lines around w with the place marked. Needs w->line. */
void frame_code(const struct voice *s, const struct where *w, uint32_t doc);

/* Key, name and column of the finding in its row and the row before. Needs a row in a grid. */
void frame_sheet(const struct voice *s, const struct finding *finding, const struct where *w);

#endif
