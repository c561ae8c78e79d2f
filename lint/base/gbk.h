/* The double-byte codes of GBK, both ways: by them a text read in a wrong encoding is known. */
#ifndef BASE_GBK_H
#define BASE_GBK_H

#include "base/arena.h"

struct gbk {
	uint16_t code[0x10000]; /* lead and trail byte of a character, 0 when it has none */
	uint16_t cp[0x8000];    /* character of code & 0x7FFF, 0 when there is none */
};

/* In a; without a single code where the system cannot convert GB18030. */
const struct gbk *gbk_new(struct arena *a);

/* One of the 3,755 characters that common writing is made of (level 1 of GB 2312)? */
static inline bool gbk_common(unsigned code)
{
	return code >= 0xB0A1 && code <= 0xD7F9 && (code & 0xFF) >= 0xA1;
}

#endif
