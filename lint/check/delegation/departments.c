/* Departments and their texts. */
#include "check/delegation/departments.h"

uint32_t owner_of(const struct corpus *c, const struct list *l)
{
	return l->owner.n ? bodies_find(&c->bodies, l->owner, l->region) : NONE;
}

/* ---- texts by department ---- */

/* The texts of one department: texts [first, first + n) once the shelf is closed. */
struct stand {
	uint32_t first, n;
	struct similar_index *index;
};

struct shelf {
	struct arena *arena;
	struct shelved *text; /* [n] */
	uint32_t *stand_of;   /* [n] */
	uint32_t n, cap, cap_of;
	struct stand *stand;
	uint32_t n_stands, cap_stands;
	struct map stands; /* department → stand */
	struct map seen;   /* department and key → text */
};

struct shelf *shelf_new(struct arena *a)
{
	struct shelf *s = arena_alloc(a, sizeof *s);

	s->arena = a;
	map_init(&s->stands, a);
	map_init(&s->seen, a);
	return s;
}

static uint64_t seen_key(uint32_t department, str key)
{
	return hash_mix(hash_str(key), department);
}

static uint32_t stand_for(struct shelf *s, uint32_t department)
{
	uint32_t *slot = map_at(&s->stands, department);

	if (*slot == NONE) {
		s->stand = arena_room(s->arena, s->stand, s->n_stands, &s->cap_stands,
		                      sizeof *s->stand);
		*slot = s->n_stands;
		s->stand[s->n_stands++] = (struct stand){ 0 };
	}
	return *slot;
}

void shelf_add(struct shelf *s, uint32_t department, struct shelved text)
{
	uint32_t *seen = map_at(&s->seen, seen_key(department, text.key));

	if (text.key.n == 0 || *seen != NONE)
		return;
	*seen = s->n;
	s->text = arena_room(s->arena, s->text, s->n, &s->cap, sizeof *s->text);
	s->stand_of = arena_room(s->arena, s->stand_of, s->n, &s->cap_of, sizeof *s->stand_of);
	s->text[s->n] = text;
	s->stand_of[s->n] = stand_for(s, department);
	s->stand[s->stand_of[s->n++]].n++;
}

/* Texts move to their stands, in the order they came. */
static void sort_texts(struct shelf *s)
{
	struct shelved *sorted = arena_alloc(s->arena, (s->n + 1) * sizeof *sorted);
	uint32_t first = 0;

	for (uint32_t i = 0; i < s->n_stands; i++) {
		s->stand[i].first = first;
		first += s->stand[i].n;
		s->stand[i].n = 0;
	}
	for (uint32_t i = 0; i < s->n; i++) {
		struct stand *d = &s->stand[s->stand_of[i]];

		sorted[d->first + d->n++] = s->text[i];
	}
	s->text = sorted;
}

void shelf_close(struct shelf *s)
{
	struct arena scratch = { 0 };
	str *key = arena_alloc(&scratch, (s->n + 1) * sizeof *key);

	sort_texts(s);
	for (uint32_t i = 0; i < s->n; i++)
		key[i] = s->text[i].key;
	for (uint32_t i = 0; i < s->n_stands; i++) {
		struct similar_set set = { .key = key + s->stand[i].first, .n = s->stand[i].n };

		s->stand[i].index = similar_index_new(s->arena, &set);
	}
	arena_release(&scratch);
}

bool shelf_best(const struct shelf *s, uint32_t department, const struct similar_query *q,
                struct shelved *text, struct similar_score *score)
{
	uint32_t stand = map_get(&s->stands, department);
	struct similar_query own = *q;
	struct similar_hit hit;

	own.group = NONE;
	if (stand == NONE || similar_best(s->stand[stand].index, &own, &hit, 1) == 0)
		return false;
	*text = s->text[s->stand[stand].first + hit.text];
	*score = hit.score;
	return true;
}

bool shelf_has(const struct shelf *s, uint32_t department, str key)
{
	return map_get(&s->seen, seen_key(department, key)) != NONE;
}
