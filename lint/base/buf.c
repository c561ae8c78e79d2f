/* Growing text. */
#include "base/buf.h"

#include "base/oom.h"

#include <stdarg.h>
#include <stdio.h>

static char *room(struct buf *b, size_t more)
{
	size_t cap = b->cap ? b->cap : 256;

	if (more > UINT32_MAX / 2 - b->n)
		oom();
	while (cap < b->n + more)
		cap *= 2;
	if (cap != b->cap) {
		b->p = arena_grow(b->arena, b->p, b->cap, cap);
		b->cap = (uint32_t)cap;
	}
	return b->p + b->n;
}

void buf_add(struct buf *b, str s)
{
	if (s.n == 0)
		return;
	memcpy(room(b, s.n), s.p, s.n);
	b->n += (uint32_t)s.n;
}

void buf_fmt(struct buf *b, const char *fmt, ...)
{
	va_list ap, again;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	if (n > 0) {
		vsnprintf(room(b, (size_t)n + 1), (size_t)n + 1, fmt, again);
		b->n += (uint32_t)n;
	}
	va_end(again);
	va_end(ap);
}

void buf_fill(struct buf *b, char c, size_t count)
{
	memset(room(b, count), c, count);
	b->n += (uint32_t)count;
}

void buf_json(struct buf *b, str s)
{
	size_t plain = 0;

	buf_add(b, STR("\""));
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F)
			continue;
		buf_add(b, str_slice(s, plain, i));
		plain = i + 1;
		if (c == '"' || c == '\\')
			buf_fmt(b, "\\%c", c);
		else if (c == '\n')
			buf_add(b, STR("\\n"));
		else
			buf_fmt(b, "\\u%04x", c);
	}
	buf_add(b, str_from_byte(s, plain));
	buf_add(b, STR("\""));
}
