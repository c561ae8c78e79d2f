/* Which script a character belongs to: only Traditional, only Simplified, or both. */
#ifndef CHECK_FORM_HANZI_H
#define CHECK_FORM_HANZI_H

#include "base/arena.h"

enum { HANZI_FIRST = 0x4E00, HANZI_END = 0xA000 };

enum script { SCRIPT_BOTH, SCRIPT_TRADITIONAL, SCRIPT_SIMPLIFIED };

struct hanzi {
	uint8_t script[HANZI_END - HANZI_FIRST];
	uint16_t other[HANZI_END - HANZI_FIRST]; /* the same character in the other script */
};

/* From rules/words/traditional.tsv; in a. */
const struct hanzi *hanzi_new(struct arena *a);

static inline enum script hanzi_script(const struct hanzi *h, uint32_t cp)
{
	return cp >= HANZI_FIRST && cp < HANZI_END ? (enum script)h->script[cp - HANZI_FIRST]
	                                           : SCRIPT_BOTH;
}

#endif
