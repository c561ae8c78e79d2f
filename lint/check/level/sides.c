/* Sides of catalogues. */
#include "check/level/sides.h"

#include "base/utf8.h"

/* ---- which lists belong together ---- */

static bool taken(const struct list *l)
{
	return (str_eq(l->kind->id, STR("power")) || str_eq(l->kind->id, STR("permit"))) &&
	       l->item < l->item_end;
}

/* A province's 厅 is a county's 局. */
static str without_rank(str key)
{
	static const str ends[] = { STR_INIT("厅"), STR_INIT("局"),     STR_INIT("委员会"),
		                    STR_INIT("委"), STR_INIT("办公室"), STR_INIT("办") };

	for (uint32_t i = 0; i < countof(ends); i++)
		if (str_ends(key, ends[i]) && key.n > ends[i].n + 3)
			return str_slice(key, 0, key.n - ends[i].n);
	return key;
}

/* The name of an owner without its place. */
static str without_place(struct arena *scratch, const struct list *l)
{
	static const str unit[] = { STR_INIT("自治区"), STR_INIT("省"), STR_INIT("市"),
		                    STR_INIT("州"),     STR_INIT("盟"), STR_INIT("区"),
		                    STR_INIT("县"),     STR_INIT("旗") };
	str key = utf8_key(scratch, l->owner), place = utf8_key(scratch, l->region);

	if (place.n && key.n > place.n && str_starts(key, place))
		return str_from_byte(key, place.n);
	for (uint32_t i = 0; i < countof(unit); i++)
		if (str_starts(key, unit[i]) && !str_starts(key, STR("市场")))
			return str_from_byte(key, unit[i].n);
	return key;
}

/* What owners of one kind at several levels share: their system, else the name itself. */
static uint64_t owner_system(const struct corpus *c, const struct list *l, struct arena *scratch)
{
	str name = without_place(scratch, l);
	uint32_t system = c->bodies.systems ? system_named(c->bodies.systems, name) : NONE;

	return system != NONE ? hash_mix(hash_str(STR("system")), system)
	                      : hash_str(without_rank(name));
}

/* Do a document's lists of powers that do not say whose they are stand at several levels? */
static bool *find_levelled(const struct sides *s, const struct corpus *c, struct arena *scratch)
{
	bool *levelled = arena_alloc(scratch, (c->n_docs + 1) * sizeof *levelled);
	uint32_t *first = arena_alloc(scratch, (c->n_docs + 1) * sizeof *first);

	for (uint32_t k = 0; k < c->n_lists; k++) {
		uint32_t doc = c->list[k].doc, tier = s->tiers->of_list[k];

		if (!taken(&c->list[k]) || !tier || c->list[k].owner.n > 0 ||
		    !str_eq(c->list[k].kind->id, STR("power")))
			continue;
		levelled[doc] = levelled[doc] || (first[doc] && first[doc] != tier);
		first[doc] = tier;
	}
	return levelled;
}

/* Given out by a government, not by a department for its own system. */
static bool is_for_all(const struct list *l)
{
	return l->guide && str_eq(l->kind->id, STR("power")) &&
	       (str_ends(l->owner, STR("人民政府")) ||
	        str_ends(l->owner, STR("编制委员会办公室")) || str_ends(l->owner, STR("编办")));
}

/* The catalogue of all such guides and of what is laid beside them. */
static uint64_t guided(void)
{
	return hash_str(STR("guided")) | 1;
}

/* The system a title speaks of: «江东省文化和旅游领域权责清单通用目录». */
static uint32_t system_in(const struct systems *s, str title)
{
	uint32_t found = NONE;

	for (size_t at = 0; s && found == NONE && at < title.n; utf8_next(title, &at))
		found = system_of(s, str_from_byte(title, at));
	return found;
}

/* 0: it belongs to no catalogue that could have two sides. */
static uint64_t catalogue_of(const struct corpus *c, uint32_t list, const bool *levelled,
                             struct arena *scratch)
{
	const struct list *l = &c->list[list];
	uint64_t kind = hash_str(l->kind->id);
	uint32_t system;

	if (is_for_all(l))
		return guided();
	if (l->owner.n)
		return hash_mix(kind, owner_system(c, l, scratch)) | 1;
	if (l->guide &&
	    (system = system_in(c->bodies.systems, utf8_key(scratch, l->title))) != NONE)
		return hash_mix(kind, hash_mix(hash_str(STR("system")), system)) | 1;
	if (levelled[l->doc] && !str_eq(l->kind->id, STR("permit")))
		return hash_mix(kind, l->doc) | 1;
	return str_eq(l->kind->id, STR("permit")) ? kind | 1 : 0;
}

static uint32_t open_side(struct sides *s, struct arena *a, struct map *known,
                          const struct side *like)
{
	uint64_t level = hash_mix(like->tier, like->kind);
	uint64_t key = hash_mix(hash_mix(like->catalogue, level), hash_str(like->place));
	uint32_t *slot = map_at(known, key);

	if (*slot == NONE) {
		s->side = arena_room(a, s->side, s->n, &s->cap, sizeof *s->side);
		*slot = s->n;
		s->side[s->n++] = *like;
	}
	return *slot;
}

/* The side of each list, NONE for those that have none. */
static uint32_t *assign_lists(struct sides *s, struct arena *a, const struct corpus *c,
                              struct map *known, struct arena *scratch)
{
	uint32_t *side_of = arena_alloc(scratch, (c->n_lists + 1) * sizeof *side_of);
	const bool *levelled = find_levelled(s, c, scratch);

	for (uint32_t k = 0; k < c->n_lists; k++) {
		const struct list *l = &c->list[k];
		struct side like = { .place = l->region,
			             .tier = (enum tier)s->tiers->of_list[k],
			             .list = k,
			             .upper = NONE };

		side_of[k] = NONE;
		like.catalogue = taken(l) ? catalogue_of(c, k, levelled, scratch) : 0;
		if (!like.catalogue || !like.tier)
			continue;
		like.kind = is_for_all(l) ? SIDE_GUIDE : SIDE_OWN;
		side_of[k] = open_side(s, a, known, &like);
	}
	return side_of;
}

static bool has_guides(const struct sides *s)
{
	uint32_t i = 0;

	while (i < s->n && s->side[i].kind != SIDE_GUIDE)
		i++;
	return i < s->n;
}

/* Is it a list of powers that has no upper side of its own? */
static bool is_alone(const struct sides *s, const struct corpus *c, uint32_t list,
                     const uint32_t *side_of)
{
	const struct list *l = &c->list[list];

	return side_of[list] != NONE && s->side[side_of[list]].upper == NONE && !l->guide &&
	       l->owner.n > 0 && str_eq(l->kind->id, STR("power"));
}

static void lay_beside_guides(struct sides *s, struct arena *a, const struct corpus *c,
                              struct map *known, uint32_t *side_of)
{
	bool guides = has_guides(s);

	for (uint32_t k = 0; guides && k < c->n_lists; k++) {
		struct side like = { .kind = SIDE_GUIDED,
			             .catalogue = guided(),
			             .place = c->list[k].region,
			             .tier = (enum tier)s->tiers->of_list[k],
			             .list = k,
			             .upper = NONE };

		if (is_alone(s, c, k, side_of))
			side_of[k] = open_side(s, a, known, &like);
	}
}

static void take_items(struct sides *s, struct arena *a, const struct corpus *c,
                       const uint32_t *side_of)
{
	for (uint32_t k = 0; k < c->n_lists; k++)
		if (side_of[k] != NONE)
			s->side[side_of[k]].n_items += c->list[k].item_end - c->list[k].item;
	for (uint32_t i = 0; i < s->n; i++) {
		s->side[i].item = arena_alloc(a, (s->side[i].n_items + 1) * sizeof(uint32_t));
		s->side[i].n_items = 0;
	}
	for (uint32_t k = 0; k < c->n_lists; k++) {
		struct side *side = side_of[k] == NONE ? NULL : &s->side[side_of[k]];

		for (uint32_t i = c->list[k].item; side && i < c->list[k].item_end; i++)
			side->item[side->n_items++] = i;
	}
}

/* ---- which side is above ---- */

/* What is known of the sides above one: the nearest level and the side there. */
struct above {
	enum tier tier;
	uint32_t side;
	bool several;
};

/* «示例市» lies above «示例市示例区»; else places tell nothing. */
static bool holds(str upper, str lower)
{
	return upper.n && lower.n > upper.n && str_starts(lower, upper);
}

static void consider(const struct sides *s, const struct side *low, uint32_t candidate,
                     struct above *best)
{
	const struct side *up = &s->side[candidate];

	if (up->kind == SIDE_GUIDED || up->tier >= low->tier || up->tier < best->tier)
		return;
	if (up->tier > best->tier)
		*best = (struct above){ up->tier, candidate, false };
	else if (holds(up->place, low->place))
		*best = (struct above){ up->tier, candidate, false };
	else if (!holds(s->side[best->side].place, low->place))
		best->several = true;
}

/* Sides of one catalogue are few; they are chained so that only they are looked at. */
static void link_sides(struct sides *s, struct arena *scratch)
{
	uint32_t *next = arena_alloc(scratch, (s->n + 1) * sizeof *next);
	struct map first;

	map_init(&first, scratch);
	for (uint32_t i = 0; i < s->n; i++) {
		uint32_t *head = map_at(&first, s->side[i].catalogue);

		next[i] = *head;
		*head = i;
	}
	for (uint32_t i = 0; i < s->n; i++) {
		struct above best = { TIER_NONE, NONE, false };
		uint32_t looked = 0;

		for (uint32_t k = map_get(&first, s->side[i].catalogue); k != NONE && looked < 4096;
		     k = next[k], looked++)
			consider(s, &s->side[i], k, &best);
		s->side[i].upper = best.several ? NONE : best.side;
	}
}

struct sides *sides_new(struct arena *a, const struct corpus *c)
{
	struct arena scratch = { 0 };
	struct sides *s = arena_alloc(a, sizeof *s);
	struct map known;
	uint32_t *side_of;

	map_init(&known, &scratch);
	s->tiers = tiers_new(a, c);
	side_of = assign_lists(s, a, c, &known, &scratch);
	link_sides(s, &scratch);
	lay_beside_guides(s, a, c, &known, side_of);
	link_sides(s, &scratch);
	take_items(s, a, c, side_of);
	arena_release(&scratch);
	return s;
}

struct arg side_called(struct sink *out, const struct corpus *c, const struct side *s)
{
	const struct list *l = &c->list[s->list];
	str sheet = c->doc[l->doc]->table.sheet[l->sheet].name;
	struct text tier = tier_title(s->tier);

	if (l->owner.n)
		return (struct arg){ arena_fmt(&out->arena, "%.*s的%s", (int)l->owner.n, l->owner.p,
			                       l->guide ? "指导目录" : "清单"),
			             arena_fmt(&out->arena, "the %s of %.*s",
			                       l->guide ? "guide" : "list", (int)l->owner.n,
			                       l->owner.p) };
	if (sheet.n && tiers_of_label(sheet))
		return (struct arg){ arena_fmt(&out->arena, "“%.*s”表", (int)sheet.n, sheet.p),
			             arena_fmt(&out->arena, "sheet '%.*s'", (int)sheet.n,
			                       sheet.p) };
	return (struct arg){ arena_fmt(&out->arena, "%s清单", tier.zh),
		             arena_fmt(&out->arena, "the %s list", tier.en) };
}
