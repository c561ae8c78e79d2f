/* Matters of boundary lists, joined by their names. */
#include "check/overlap/boundary.h"

#include "model/similar_key.h"

bool matter_concerns(const struct matter *m, uint32_t department)
{
	for (uint32_t i = 0; i < m->n_parties; i++)
		if (m->party[i] == department)
			return true;
	return false;
}

static void add_party(struct matter *m, uint32_t department)
{
	if (!matter_concerns(m, department) && m->n_parties < BOUNDARY_PARTIES)
		m->party[m->n_parties++] = department;
}

static struct matter matter_at(const struct boundary *b, uint32_t item, uint32_t end,
                               uint32_t owner)
{
	const struct corpus *c = b->c;
	struct matter m = { .item = item, .end = end, .owner = owner };

	for (uint32_t a = c->item_assignment[item]; a < c->item_assignment[end]; a++)
		if (!body_placeholder(c->bodies.body[c->assignment[a].body].name))
			add_party(&m, b->d->of_body[c->assignment[a].body]);
	return m;
}

static uint64_t name_key(const struct boundary *b, uint32_t item, uint32_t owner)
{
	return hash_mix(b->c->matter[item], owner);
}

static void take_list(struct boundary *b, struct arena *a, uint32_t list)
{
	const struct list *l = &b->c->list[list];
	uint32_t owner = b->d->of_owner[list], from = b->n;
	bool named = false;

	for (uint32_t i = l->item, end; i < l->item_end; i = end) {
		end = matter_end(b->c, i, l->item_end);
		b->matter = arena_room(a, b->matter, b->n, &b->cap, sizeof *b->matter);
		b->matter[b->n] = matter_at(b, i, end, owner);
		*map_at(&b->named, name_key(b, i, owner)) = b->n;
		named = named || matter_concerns(&b->matter[b->n], owner);
		b->n++;
	}
	if (!named)
		b->n = from;
	b->keeps[owner] = b->keeps[owner] || named;
}

/* Every pair stands at both its matters. */
static void take_pairs(struct boundary *b, const struct similar_pairs *found, struct arena *a)
{
	uint32_t *next = arena_alloc(a, (b->n + 2) * sizeof *next);

	b->like = arena_alloc(a, (2 * (size_t)found->n + 1) * sizeof *b->like);
	b->like_of = arena_alloc(a, (b->n + 2) * sizeof *b->like_of);
	for (uint32_t i = 0; i < found->n; i++) {
		b->like_of[found->pair[i].a + 1]++;
		b->like_of[found->pair[i].b + 1]++;
	}
	for (uint32_t i = 0; i < b->n; i++) {
		b->like_of[i + 1] += b->like_of[i];
		next[i + 1] = b->like_of[i + 1];
	}
	for (uint32_t i = 0; i < found->n; i++) {
		struct similar_pair p = found->pair[i];

		b->like[next[p.a]++] = p;
		b->like[next[p.b]++] = (struct similar_pair){ p.b, p.a, p.score };
	}
}

static void join(struct boundary *b, uint32_t permille, struct arena *a)
{
	str *key = arena_alloc(a, (b->n + 1) * sizeof *key);
	uint32_t *owner = arena_alloc(a, (b->n + 1) * sizeof *owner);
	struct similar_set set = { .key = key, .group = owner, .n = b->n };
	struct similar_options o = { .permille = permille, .n_threads = 1 };
	struct similar_pairs found = { 0 };

	for (uint32_t i = 0; i < b->n; i++) {
		key[i] = similar_key(a, side_text(b->c, b->matter[i].item, a));
		owner[i] = b->matter[i].owner;
	}
	b->whole = similar_join(a, &set, &o, &found);
	take_pairs(b, &found, a);
}

const struct boundary *boundary_new(const struct corpus *c, const struct departments *d,
                                    uint32_t permille, struct arena *a)
{
	struct boundary *b = arena_alloc(a, sizeof *b);

	*b = (struct boundary){ .c = c, .d = d };
	b->keeps = arena_alloc(a, d->key.n + 1);
	map_init(&b->named, a);
	for (uint32_t l = 0; l < c->n_lists; l++)
		if (str_eq(c->list[l].kind->id, STR("boundary")) && d->of_owner[l] != NONE)
			take_list(b, a, l);
	join(b, permille, a);
	return b;
}

static bool more_alike(struct similar_score a, struct similar_score b)
{
	return (uint64_t)a.shared * b.total > (uint64_t)b.shared * a.total;
}

uint32_t boundary_counterpart(const struct boundary *b, uint32_t i, uint32_t department)
{
	struct similar_score best = { 0, 1 };
	uint32_t found = map_get(&b->named, name_key(b, b->matter[i].item, department));

	if (found < b->n && b->matter[found].owner == department &&
	    b->c->matter[b->matter[found].item] == b->c->matter[b->matter[i].item])
		return found;
	found = NONE;
	for (uint32_t k = b->like_of[i]; k < b->like_of[i + 1]; k++) {
		if (b->matter[b->like[k].b].owner != department ||
		    !more_alike(b->like[k].score, best))
			continue;
		found = b->like[k].b;
		best = b->like[k].score;
	}
	return found;
}

uint32_t matter_assignment(const struct boundary *b, uint32_t i, uint32_t department)
{
	const struct corpus *c = b->c;
	const struct matter *m = &b->matter[i];

	for (uint32_t a = c->item_assignment[m->item]; a < c->item_assignment[m->end]; a++)
		if (b->d->of_body[c->assignment[a].body] == department)
			return a;
	return NONE;
}
