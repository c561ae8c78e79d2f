/* Memory with one owner and one end: everything an arena gave is freed at once. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/str.h"

struct arena {
	struct arena_block *blocks; /* small ones first filled, newest first; big ones apart */
	struct arena_block *big;
	size_t total_bytes;
};

/* n bytes, 16-aligned, zeroed. Ends the process when memory is out (base/oom). */
void *arena_alloc(struct arena *a, size_t n_bytes);

/* A block that was old bytes long, now new bytes (new ≥ old); added bytes are not zeroed. */
void *arena_grow(struct arena *a, void *p, size_t old_bytes, size_t new_bytes);

/* Room for one more element of `size` bytes in the array p of n elements. */
void *arena_room(struct arena *a, void *p, uint32_t n, uint32_t *cap, size_t size);

/* A copy of s, followed by a NUL that is not counted. */
str arena_copy(struct arena *a, str s);

/* Formatted text, NUL-terminated; "%.*s" takes a str as (int)s.n, s.p. */
str arena_fmt(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Two pieces in one. */
str arena_join(struct arena *a, str first, str second);

/* Everything `from` gave now belongs to a; from is empty again. */
void arena_adopt(struct arena *a, struct arena *from);

void arena_release(struct arena *a);

#endif
