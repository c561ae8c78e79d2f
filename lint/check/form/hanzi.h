/* Which script a character belongs to: only Traditional, only Simplified, or both. */
#ifndef CHECK_FORM_HANZI_H
#define CHECK_FORM_HANZI_H

#include "base/arena.h"
#include "check/form/bytes.h"

enum { HANZI_FIRST = 0x4E00, HANZI_END = 0xA000 };

enum script { SCRIPT_BOTH, SCRIPT_TRADITIONAL, SCRIPT_SIMPLIFIED };

struct hanzi {
	uint8_t script[HANZI_END - HANZI_FIRST];
	uint16_t other[HANZI_END - HANZI_FIRST]; /* the same character in the other script */
	struct steps steps;                      /* past all but Han */
};

/* How many characters belong to each script. */
struct script_count {
	uint32_t n[3];
};

/* From rules/words/traditional.tsv; in a. */
const struct hanzi *hanzi_new(struct arena *a);

static inline enum script hanzi_script(const struct hanzi *h, uint32_t cp)
{
	return cp >= HANZI_FIRST && cp < HANZI_END ? (enum script)h->script[cp - HANZI_FIRST]
	                                           : SCRIPT_BOTH;
}

/* Adds the characters of a text. */
void hanzi_count(const struct hanzi *h, str text, struct script_count *c);

#endif
