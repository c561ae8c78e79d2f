/* Between levels: matters of city and county, of county and township, and a township's own lists. */
#include "report/audit.h"

struct levels {
	struct audit *m;
	const struct corpus *c;
	struct arena scratch;
	struct map tier_fields, territory_fields;
	struct map admitted; /* matters with an admission */
	struct map mirrors;  /* matter and body, in lists that are no township's */
	struct map heard;    /* bodies with such a list */
};

static void count_field(struct levels *k, struct map *seen, enum figure f, uint32_t item)
{
	str field = item_text(k->c, item, FIELD_DOMAIN);

	if (field.n)
		audit_once(k->m, seen, f, item, hash_str(field));
}

static void measure_tier(struct levels *k, uint32_t item)
{
	static const enum field sides[] = { FIELD_PROVINCE_DUTY, FIELD_CITY_DUTY, FIELD_COUNTY_DUTY,
		                            FIELD_TOWN_DUTY };
	const struct list *l = corpus_list(k->c, item);
	bool whole = true;

	audit_count(k->m, FIGURE_TIERS, item);
	count_field(k, &k->tier_fields, FIGURE_TIER_FIELDS, item);
	for (uint32_t i = 0; i < countof(sides); i++)
		whole = whole && (!list_has(l, sides[i]) || item_has(k->c, item, sides[i]));
	audit_share(k->m, FIGURE_TIER_SPLIT, item, whole);
}

static void measure_territory(struct levels *k, uint32_t item)
{
	audit_count(k->m, FIGURE_TERRITORIES, item);
	count_field(k, &k->territory_fields, FIGURE_TERRITORY_FIELDS, item);
}

/* What is the township's by law needs no admission. */
static void measure_admission(struct levels *k, uint32_t item)
{
	str source = item_text(k->c, item, FIELD_SOURCE);

	if (source.n && !str_has(source, STR("法定")))
		audit_share(k->m, FIGURE_ADMITTED, item,
		            map_get(&k->admitted, k->c->matter[item]) != NONE);
}

/* Is the matter in a list of a body that has to list it as well? Of bodies without a list in the set
 * nothing can be said. */
static void measure_mirror(struct levels *k, uint32_t item, enum field bodies)
{
	const struct corpus *c = k->c;
	const struct list *l = corpus_list(c, item);
	bool heard = false, met = true;

	for (uint32_t a = c->item_assignment[item]; a < c->item_assignment[item + 1]; a++) {
		const struct assignment *as = &c->assignment[a];

		if (l->kind->duty[as->duty].bodies != bodies ||
		    map_get(&k->heard, as->body) == NONE)
			continue;
		heard = true;
		met = met && map_get(&k->mirrors, hash_mix(c->matter[item], as->body)) != NONE;
	}
	if (heard)
		audit_share(k->m, FIGURE_MIRRORED, item, met);
}

static void measure_basic(struct levels *k, uint32_t item)
{
	audit_count(k->m, FIGURE_TOWN_BASIC, item);
	measure_admission(k, item);
}

static void measure_assist(struct levels *k, uint32_t item)
{
	audit_count(k->m, FIGURE_TOWN_ASSIST, item);
	measure_admission(k, item);
	measure_mirror(k, item, FIELD_UPPER);
}

static void measure_withdrawn(struct levels *k, uint32_t item)
{
	audit_count(k->m, FIGURE_TOWN_WITHDRAWN, item);
}

static void take_mirror(struct levels *k, uint32_t item, uint32_t body)
{
	if (body == NONE || !k->c->matter[item])
		return;
	*map_at(&k->heard, body) = 1;
	*map_at(&k->mirrors, hash_mix(k->c->matter[item], body)) = 1;
}

/* Lists that say what a department does with matters, a boundary with townships among them. */
static void take_list(struct levels *k, const struct list *l)
{
	uint32_t owner = l->owner.n ? bodies_find(&k->c->bodies, l->owner, l->region) : NONE;

	for (uint32_t item = l->item; item < l->item_end; item++) {
		if (list_is_of(l, "admission"))
			*map_at(&k->admitted, k->c->matter[item]) = 1;
		if (!list_is_of(l, "power") && !list_is_of(l, "territory"))
			continue;
		take_mirror(k, item, owner);
		for (uint32_t a = k->c->item_assignment[item]; a < k->c->item_assignment[item + 1];
		     a++)
			if (role_info[k->c->assignment[a].role].answers)
				take_mirror(k, item, k->c->assignment[a].body);
	}
}

static const struct {
	const char *kind;
	void (*measure)(struct levels *k, uint32_t item);
} measures[] = {
	{ "tier", measure_tier },
	{ "territory", measure_territory },
	{ "town-basic", measure_basic },
	{ "town-assist", measure_assist },
	{ "town-withdrawn", measure_withdrawn },
};

static void measure_list(struct levels *k, const struct list *l)
{
	for (uint32_t i = 0; i < countof(measures); i++)
		for (uint32_t item = l->item; item < l->item_end && list_is_of(l, measures[i].kind);
		     item++)
			if (k->c->item[item].main == item)
				measures[i].measure(k, item);
}

void audit_levels(struct audit *m)
{
	struct levels k = { .m = m, .c = m->c };
	struct map *const maps[] = { &k.tier_fields, &k.territory_fields, &k.admitted, &k.mirrors,
		                     &k.heard };

	for (uint32_t i = 0; i < countof(maps); i++)
		map_init(maps[i], &k.scratch);
	for (uint32_t i = 0; i < m->c->n_lists; i++)
		if (!m->c->list[i].kind->townships)
			take_list(&k, &m->c->list[i]);
	for (uint32_t i = 0; i < m->c->n_lists; i++)
		measure_list(&k, &m->c->list[i]);
	arena_release(&k.scratch);
}
