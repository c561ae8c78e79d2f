/* Arena: small requests share blocks of 4 KiB, then 8, up to 64, so that one that lives for a call
 * costs little; big requests get a block of their own so that an array can grow in place. */
#include "base/arena.h"

#include "base/oom.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { FIRST_BYTES = 4 * 1024, BLOCK_BYTES = 64 * 1024, BIG_BYTES = BLOCK_BYTES / 4, ALIGN = 16 };

struct arena_block {
	struct arena_block *next, *prev;
	size_t used, cap;
	/* data follows, ALIGN-aligned: the header is 32 bytes */
};

static char *block_data(struct arena_block *b)
{
	return (char *)(b + 1);
}

static struct arena_block *block_new(struct arena *a, size_t cap)
{
	struct arena_block *b = calloc(1, sizeof *b + cap);

	if (!b)
		oom();
	b->cap = cap;
	a->total_bytes += cap;
	return b;
}

static void big_link(struct arena *a, struct arena_block *b)
{
	b->prev = NULL;
	b->next = a->big;
	if (a->big)
		a->big->prev = b;
	a->big = b;
}

static size_t rounded(size_t n_bytes)
{
	if (n_bytes > SIZE_MAX / 2)
		oom();
	return (n_bytes + ALIGN - 1) & ~(size_t)(ALIGN - 1);
}

/* A block for n bytes more, larger than the one before. */
static struct arena_block *block_next(struct arena *a, size_t n)
{
	size_t cap = a->blocks ? a->blocks->cap * 2 : FIRST_BYTES;
	struct arena_block *b;

	while (cap < n)
		cap *= 2;
	b = block_new(a, cap < BLOCK_BYTES ? cap : BLOCK_BYTES);
	b->next = a->blocks;
	a->blocks = b;
	return b;
}

void *arena_alloc(struct arena *a, size_t n_bytes)
{
	size_t n = rounded(n_bytes ? n_bytes : 1);
	struct arena_block *b = a->blocks;

	if (n >= BIG_BYTES) {
		b = block_new(a, n);
		big_link(a, b);
		return block_data(b);
	}
	if (!b || b->cap - b->used < n)
		b = block_next(a, n);
	b->used += n;
	return block_data(b) + b->used - n;
}

static void *big_grow(struct arena *a, void *p, size_t new_bytes)
{
	struct arena_block *b = (struct arena_block *)p - 1, *moved;
	size_t cap = rounded(new_bytes);

	if (b->prev)
		b->prev->next = b->next;
	else
		a->big = b->next;
	if (b->next)
		b->next->prev = b->prev;
	a->total_bytes += cap - b->cap;
	moved = realloc(b, sizeof *b + cap);
	if (!moved)
		oom();
	moved->cap = cap;
	big_link(a, moved);
	return block_data(moved);
}

void *arena_grow(struct arena *a, void *p, size_t old_bytes, size_t new_bytes)
{
	void *q;

	assert(new_bytes >= old_bytes);
	if (p && rounded(old_bytes) >= BIG_BYTES)
		return big_grow(a, p, new_bytes);
	q = arena_alloc(a, new_bytes);
	if (p && old_bytes)
		memcpy(q, p, old_bytes);
	return q;
}

void *arena_room(struct arena *a, void *p, uint32_t n, uint32_t *cap, size_t size)
{
	uint32_t more;

	if (n < *cap)
		return p;
	if (*cap > UINT32_MAX / 2)
		oom();
	more = *cap ? *cap * 2 : 8;
	p = arena_grow(a, p, (size_t)*cap * size, (size_t)more * size);
	*cap = more;
	return p;
}

str arena_copy(struct arena *a, str s)
{
	char *p = arena_alloc(a, s.n + 1);

	if (s.n)
		memcpy(p, s.p, s.n);
	return (str){ p, s.n };
}

str arena_fmt(struct arena *a, const char *fmt, ...)
{
	va_list ap, again;
	int n;
	char *p;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	assert(n >= 0);
	p = arena_alloc(a, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, fmt, again);
	va_end(again);
	va_end(ap);
	return (str){ p, (size_t)n };
}

str arena_join(struct arena *a, str first, str second)
{
	char *p = arena_alloc(a, first.n + second.n + 1);

	if (first.n)
		memcpy(p, first.p, first.n);
	if (second.n)
		memcpy(p + first.n, second.p, second.n);
	return (str){ p, first.n + second.n };
}

/* Puts the list `from` behind *to; only big blocks are linked both ways. */
static void blocks_join(struct arena_block **to, struct arena_block *from)
{
	struct arena_block *last = NULL;

	for (struct arena_block *b = *to; b; b = b->next)
		last = b;
	if (!last) {
		*to = from;
		return;
	}
	last->next = from;
	if (from)
		from->prev = last;
}

void arena_adopt(struct arena *a, struct arena *from)
{
	blocks_join(&from->blocks, a->blocks);
	blocks_join(&from->big, a->big);
	from->total_bytes += a->total_bytes;
	*a = *from;
	*from = (struct arena){ 0 };
}

static void blocks_free(struct arena_block *b)
{
	while (b) {
		struct arena_block *next = b->next;
		free(b);
		b = next;
	}
}

void arena_release(struct arena *a)
{
	blocks_free(a->blocks);
	blocks_free(a->big);
	*a = (struct arena){ 0 };
}
