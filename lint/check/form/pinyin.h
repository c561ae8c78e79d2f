/* Pinyin in brackets behind a character: «發(fā)展», left over when a page is converted. */
#ifndef CHECK_FORM_PINYIN_H
#define CHECK_FORM_PINYIN_H

#include "base/str.h"

/* At byte `at` a syllable with its tone stands in brackets; *end is behind them. */
bool pinyin_in_brackets(str text, size_t at, size_t *end);

/* As above, where the opening bracket is lost. */
bool pinyin_open(str text, size_t at, size_t *end);

#endif
