/* UTF-8: checking, walking, counting, and the key under which two spellings are one. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/arena.h"

/* True when all of s is strict UTF-8 (no overlong forms, no surrogates); else *bad is the byte
 * offset of the first fault. */
bool utf8_valid(str s, size_t *bad);

/* The code point at byte `at` of valid UTF-8; moves at past it. at must be inside s. */
uint32_t utf8_next(str s, size_t *at);

/* Writes cp as UTF-8 (1–4 bytes) and returns how many. */
size_t utf8_put(char out[4], uint32_t cp);

/* Code points, UTF-16 units and terminal cells of valid UTF-8. A cell count takes a grapheme
 * for as wide as its widest code point; tabs count as one. */
size_t utf8_count(str s);
size_t utf8_units16(str s);
size_t utf8_cells(str s);

/* Byte offset of code point number cp (0-based), at most s.n. */
size_t utf8_offset(str s, size_t cp);

bool utf8_is_han(uint32_t cp);
bool utf8_is_space(uint32_t cp);

/* The matching key of a name or header: NFKC, lower case, without white space, one form for
 * brackets, commas, dashes and quotation marks. Plain Chinese costs a copy. */
str utf8_key(struct arena *a, str s);

/* How many bytes utf8_key may need at most for n bytes of input. */
size_t utf8_key_bound(size_t n_bytes);

/* As utf8_key, into a caller's buffer of utf8_key_bound(s.n) bytes. */
str utf8_key_into(char *buf, str s);

#endif
