/* Counted strings: a pointer and a length in bytes, never NUL-terminated by promise. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct {
	const char *p;
	size_t n;
} str;

#define STR(lit) ((str){ "" lit, sizeof(lit) - 1 })
/* The same for the initialiser of a static table. */
#define STR_INIT(lit)                   \
	{                               \
		"" lit, sizeof(lit) - 1 \
	}
#define countof(a) (sizeof(a) / sizeof *(a))
#define NONE UINT32_MAX

/* "not found" of the search functions. */
#define STR_NONE SIZE_MAX

static inline str str_from(const char *nul_terminated)
{
	return nul_terminated ? (str){ nul_terminated, strlen(nul_terminated) } : (str){ 0 };
}

static inline bool str_eq(str a, str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* The bytes [beg, end) of s; both must lie within it. */
static inline str str_slice(str s, size_t beg, size_t end)
{
	return (str){ s.p + beg, end - beg };
}

/* All of s from byte beg on. */
static inline str str_from_byte(str s, size_t beg)
{
	return str_slice(s, beg, s.n);
}

/* In line: against a literal they are one comparison, and every parser asks them at every byte. */
static inline bool str_starts(str s, str prefix)
{
	return s.n >= prefix.n && (prefix.n == 0 || memcmp(s.p, prefix.p, prefix.n) == 0);
}

static inline bool str_ends(str s, str suffix)
{
	return s.n >= suffix.n &&
	       (suffix.n == 0 || memcmp(s.p + s.n - suffix.n, suffix.p, suffix.n) == 0);
}

/* Byte order, as memcmp; a prefix comes first. */
int str_cmp(str a, str b);

/* Byte offset of the first `what` at or after `from`, or STR_NONE. */
size_t str_find(str s, str what, size_t from);
static inline bool str_has(str s, str what)
{
	return str_find(s, what, 0) != STR_NONE;
}

/* Is one of the n words in s, at its head, at its tail, or all of it? */
bool str_has_any(str s, const str *word, size_t n);
bool str_starts_any(str s, const str *word, size_t n);
bool str_ends_any(str s, const str *word, size_t n);
bool str_is_any(str s, const str *word, size_t n);

/* Without the white space at both ends: ASCII, NBSP, U+3000, zero-width and BOM. */
str str_trim(str s);

/* The line of s that begins at *at, without its line end; moves *at past it. False at the end. */
bool str_line(str s, size_t *at, str *line);

/* Cuts s at the first `sep`: the part before is returned, *rest is what follows (empty, with
 * p == NULL, when there was none). */
str str_cut(str s, str sep, str *rest);

/* Decimal digits only, at most nine; false otherwise. */
bool str_u32(str s, uint32_t *out);

#endif
