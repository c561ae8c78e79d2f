/* Text that grows at its end; what every report is written into. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/arena.h"

struct buf {
	struct arena *arena;
	char *p;
	uint32_t n, cap;
};

void buf_add(struct buf *b, str s);
void buf_fmt(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* count times the ASCII character c. */
void buf_fill(struct buf *b, char c, size_t count);
/* s as a JSON string with its quotes; s is valid UTF-8. */
void buf_json(struct buf *b, str s);
static inline str buf_str(const struct buf *b)
{
	return (str){ b->p, b->n };
}

#endif
