/* Titles of instruments as keys: two spellings of one title have one key. */
#ifndef LAW_KEY_H
#define LAW_KEY_H

#include "base/str.h"

/* Longer texts are no titles. */
enum { TITLE_MAX_BYTES = 1024 };

/* The title without 中华人民共和国, 《》〈〉, quotation marks and white space, full-width signs made
 * half-width; written into buf. Empty when s is longer than TITLE_MAX_BYTES. */
str key_of_title(str s, char buf[TITLE_MAX_BYTES]);

/* Cuts a note of edition or adoption in brackets off the end of a key («(2021年修订)»); false when
 * there is none. */
bool key_cut_note(str *key);

/* The words in the last brackets of a title as written: «2021年修订». Empty when it has none. */
str key_note(str s);

#endif
