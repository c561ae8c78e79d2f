/* The steps of UTF-8. */
#include "check/form/bytes.h"

void steps_init(struct steps *s, str looked_at)
{
	for (uint32_t b = 0; b < 256; b++)
		s->of[b] = b < 0xC0 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
	for (size_t i = 0; i < looked_at.n; i++)
		s->of[(uint8_t)looked_at.p[i]] = 0;
}
