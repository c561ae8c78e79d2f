/* Text read in a wrong encoding, proved by going back: what its characters were as bytes, and what
 * these bytes say in the right one. */
#ifndef CHECK_FORM_GARBLED_H
#define CHECK_FORM_GARBLED_H

#include "base/gbk.h"

enum garbled {
	GARBLED_NOT,
	GARBLED_UTF8_AS_GBK,   /* 发展 became 鍙戝睍 */
	GARBLED_UTF8_AS_LATIN, /* 发 became å‘ */
	GARBLED_GBK_AS_LATIN   /* 中国 became ÖÐ¹ú */
};

struct garbling {
	const struct gbk *gbk;
	uint8_t starts[0x10000 /
	               8]; /* bits: characters that a text of UTF-8 read as GBK begins with */
};

struct garbled_run {
	size_t beg, end; /* bytes of the text */
	str was;         /* what it said, in the arena given */
	bool whole;      /* nothing was lost on the way */
};

const struct garbling *garbling_new(struct arena *a, const struct gbk *gbk);

static inline bool garbling_starts(const struct garbling *g, uint32_t cp)
{
	return cp < 0x10000 && g->starts[cp / 8] & 1u << cp % 8;
}

/* A run that begins with the character at byte `at`, and what became of it. */
enum garbled garbled_at(const struct garbling *g, str text, size_t at, struct arena *a,
                        struct garbled_run *out);

/* Does a run of either kind stand anywhere in the text? */
bool garbled_in(const struct garbling *g, str text, struct arena *scratch);

#endif
