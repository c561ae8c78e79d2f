/* Places as the reports for engineers write them: «file:16:9», «file!sheet!E17». */
#ifndef REPORT_PLACE_TEXT_H
#define REPORT_PLACE_TEXT_H

#include "report/say.h"

void place_text_put(struct buf *out, const struct where *w);

/* 错误, 警告, 提示. */
enum say level_word(unsigned level);

#endif
