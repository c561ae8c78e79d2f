/* Row numbers as people write them: «12、13、20–45». */
#ifndef REPORT_ROWS_H
#define REPORT_ROWS_H

#include "report/say.h"

/* The n numbers, which are sorted in place, each said once. "" when there are none but zeros. */
str rows_said(const struct voice *s, uint32_t *number, uint32_t n);

#endif
