/* Hashing and the two tables built on it: interned strings and 64-bit keys. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/arena.h"

uint64_t hash_bytes(const void *p, size_t n_bytes);
static inline uint64_t hash_str(str s)
{
	return hash_bytes(s.p, s.n);
}
/* Mixes a value into a running hash; order matters. */
uint64_t hash_mix(uint64_t h, uint64_t v);

/* A string that is kept once; ids count from 0 in order of arrival. */
typedef uint32_t sid;

struct intern {
	struct arena *arena; /* where the texts and tables live */
	str *text;           /* [n] */
	uint32_t n, cap;
	uint32_t *slot; /* [n_slots], NONE when free */
	uint32_t n_slots;
};

void intern_init(struct intern *t, struct arena *a);
/* The id of s, which is copied when new. */
sid intern_add(struct intern *t, str s);
/* As intern_add, but keeps the pointer: s must live as long as the table. */
sid intern_keep(struct intern *t, str s);
/* The id of s, or NONE. */
sid intern_find(const struct intern *t, str s);

/* 64-bit key → 32-bit value. */
struct map {
	struct arena *arena;
	struct map_slot *slot;
	uint32_t n, n_slots;
};

void map_init(struct map *m, struct arena *a);
/* Where the value of key is; NONE was put there when the key is new. */
uint32_t *map_at(struct map *m, uint64_t key);
/* The value, or NONE. */
uint32_t map_get(const struct map *m, uint64_t key);

#endif
