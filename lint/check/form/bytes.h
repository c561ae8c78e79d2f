/* Passing over the bytes of a text that no rule asks about, a character at a time. */
#ifndef CHECK_FORM_BYTES_H
#define CHECK_FORM_BYTES_H

#include "base/str.h"

/* By its first byte, how far a character reaches; 0 for those to be looked at. */
struct steps {
	uint8_t of[256];
};

/* Every character whose first byte is one of `looked_at` is to be looked at. */
void steps_init(struct steps *s, str looked_at);

/* The first byte at or after `at` to be looked at, text.n when there is none; text is UTF-8. */
static inline size_t steps_pass(const struct steps *s, str text, size_t at)
{
	size_t step;

	while (at < text.n && (step = s->of[(uint8_t)text.p[at]]) != 0)
		at += step;
	return at;
}

/* The code point of the three bytes at p. */
static inline uint32_t three_bytes(const char *p)
{
	const unsigned char *b = (const unsigned char *)p;

	return (uint32_t)(b[0] & 0x0F) << 12 | (uint32_t)(b[1] & 0x3F) << 6 | (b[2] & 0x3F);
}

#endif
