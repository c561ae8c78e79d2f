/* Open addressing with linear probing, at most two thirds full. */
#define XXH_INLINE_ALL
#include "base/hash.h"

#include <xxhash.h>

struct map_slot {
	uint64_t key;
	uint32_t value;
	uint32_t used;
};

uint64_t hash_bytes(const void *p, size_t n_bytes)
{
	return XXH3_64bits(n_bytes ? p : "", n_bytes);
}

uint64_t hash_mix(uint64_t h, uint64_t v)
{
	h = (h + 0x9E3779B97F4A7C15u) * 0xC2B2AE3D27D4EB4Fu ^ v; /* one to one in either */
	h *= 0xFF51AFD7ED558CCDu;
	return h ^ (h >> 32);
}

void intern_init(struct intern *t, struct arena *a)
{
	*t = (struct intern){ .arena = a };
}

static uint32_t *intern_slot(const struct intern *t, str s)
{
	uint32_t i = (uint32_t)hash_str(s) & (t->n_slots - 1);

	while (t->slot[i] != NONE && !str_eq(t->text[t->slot[i]], s))
		i = (i + 1) & (t->n_slots - 1);
	return &t->slot[i];
}

static void intern_resize(struct intern *t)
{
	t->n_slots = t->n_slots ? t->n_slots * 2 : 64;
	t->slot = arena_alloc(t->arena, t->n_slots * sizeof *t->slot);
	memset(t->slot, 0xFF, t->n_slots * sizeof *t->slot);
	for (uint32_t i = 0; i < t->n; i++)
		*intern_slot(t, t->text[i]) = i;
}

sid intern_keep(struct intern *t, str s)
{
	uint32_t *slot;

	if (t->n * 3 >= t->n_slots * 2)
		intern_resize(t);
	slot = intern_slot(t, s);
	if (*slot != NONE)
		return *slot;
	t->text = arena_room(t->arena, t->text, t->n, &t->cap, sizeof *t->text);
	t->text[t->n] = s;
	return *slot = t->n++;
}

sid intern_add(struct intern *t, str s)
{
	sid id = intern_find(t, s);

	return id != NONE ? id : intern_keep(t, arena_copy(t->arena, s));
}

sid intern_find(const struct intern *t, str s)
{
	return t->n ? *intern_slot(t, s) : NONE;
}

void map_init(struct map *m, struct arena *a)
{
	*m = (struct map){ .arena = a };
}

static struct map_slot *map_slot_of(const struct map *m, uint64_t key)
{
	uint32_t i = (uint32_t)hash_mix(0, key) & (m->n_slots - 1);

	while (m->slot[i].used && m->slot[i].key != key)
		i = (i + 1) & (m->n_slots - 1);
	return &m->slot[i];
}

static void map_resize(struct map *m)
{
	struct map old = *m;

	m->n_slots = m->n_slots ? m->n_slots * 2 : 64;
	m->slot = arena_alloc(m->arena, m->n_slots * sizeof *m->slot);
	for (uint32_t i = 0; i < old.n_slots; i++)
		if (old.slot[i].used)
			*map_slot_of(m, old.slot[i].key) = old.slot[i];
}

uint32_t *map_at(struct map *m, uint64_t key)
{
	struct map_slot *s;

	if (m->n * 3 >= m->n_slots * 2)
		map_resize(m);
	s = map_slot_of(m, key);
	if (!s->used) {
		*s = (struct map_slot){ .key = key, .value = NONE, .used = 1 };
		m->n++;
	}
	return &s->value;
}

uint32_t map_get(const struct map *m, uint64_t key)
{
	struct map_slot *s;

	if (m->n == 0)
		return NONE;
	s = map_slot_of(m, key);
	return s->used ? s->value : NONE;
}
