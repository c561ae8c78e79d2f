/* Numbers as laws write them. */
#ifndef LAW_NUMERAL_H
#define LAW_NUMERAL_H

#include "base/buf.h"

/* A number in Chinese or Arabic numerals at *at («二十四», «24», «一百二十»); moves *at past it.
 * 0 when there is none or it exceeds 99,999,999. */
uint32_t citation_number(str text, size_t *at);

/* Writes n as laws do: 十二, 一百零五, 一千二百四十二; from 100,000 on, which none has, in figures. */
void numeral_put(struct buf *b, uint32_t n);

/* Is it a character numbers are made of: 〇, 四, 十, 4, ４? */
bool numeral_is(uint32_t cp);

#endif
