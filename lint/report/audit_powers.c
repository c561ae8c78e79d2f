/* Powers: how many, on which basis, claimed from above, alike above and below, moved to one body. */
#include "report/audit.h"

#include "base/utf8.h"
#include "check/basis/part.h"
#include "check/level/basis_diff.h"
#include "check/level/sides.h"

struct powers {
	struct audit *m;
	const struct corpus *c;
	struct arena scratch;
	struct map laws; /* title and place → index into fact */
	struct law_found {
		law_id law;
		enum law_rank rank;
	} * fact;
	uint32_t n_facts, cap_facts;
	struct map holders, origins;
	struct map upper; /* matter and type → item of the upper catalogue */
	struct map own;   /* matter and type → item that claims it */
	bool has_own;     /* lists of departments beside the catalogue */
	enum tier tier;   /* of those */
};

static bool is_power_list(const struct list *l)
{
	return list_is_of(l, "power") || (list_is_of(l, "permit") && list_has(l, FIELD_BODY));
}

/* Names no body, or one that stands for many («县级林业主管部门», «××局»). */
static bool names_nobody(const struct corpus *c, const struct list *l)
{
	str name = l->item < l->item_end ? item_text(c, l->item, FIELD_BODY) : (str){ 0 };

	return name.n == 0 || body_placeholder(name) || str_ends(name, STR("主管部门"));
}

/* What the level above lists for others to claim. */
static bool is_upper_list(const struct powers *k, const struct list *l)
{
	if (list_is_of(l, "permit"))
		return !list_has(l, FIELD_BODY);
	return list_is_of(l, "power") && l->guide && k->has_own && names_nobody(k->c, l);
}

static str type_of(const struct corpus *c, uint32_t item)
{
	const struct list *l = corpus_list(c, item);

	return list_is_of(l, "permit") && !list_has(l, FIELD_TYPE) ? STR("行政许可")
	                                                           : item_text(c, item, FIELD_TYPE);
}

/* ---- bases ---- */

static const struct law_found *law_of(struct powers *k, const struct cited *ci)
{
	str place = corpus_list(k->c, ci->item)->region;
	uint32_t *slot = map_at(&k->laws, hash_mix(ci->law, hash_str(place)));
	struct law_found found;

	if (*slot != NONE)
		return &k->fact[*slot];
	*slot = k->n_facts;
	found.law = register_find_at(k->c->law, ci->title, place).law;
	found.rank = found.law == NONE || found.law == LAW_AMBIGUOUS
	                     ? rank_guess(ci->title, (str){ 0 }, (str){ 0 })
	                     : register_facts(k->c->law, found.law).rank;
	k->fact = arena_room(&k->scratch, k->fact, k->n_facts, &k->cap_facts, sizeof *k->fact);
	k->fact[k->n_facts++] = found;
	return &k->fact[*slot];
}

static bool is_dead(const struct powers *k, law_id law, uint32_t day)
{
	return law != NONE && law != LAW_AMBIGUOUS &&
	       register_at(k->c->law, law, day).state == LAW_REPEALED;
}

/* The item whose citations hold: its own, else those of its main item. */
static uint32_t citing_item(const struct corpus *c, uint32_t item)
{
	bool own = c->item_cited[item] < c->item_cited[item + 1];

	return own || !item_inherits(c, item) ? item : c->item[item].main;
}

static void measure_citations(struct powers *k, uint32_t item)
{
	const struct corpus *c = k->c;
	uint32_t from = c->item_cited[citing_item(c, item)], end;
	uint32_t day = list_as_of(c, corpus_list(c, item));
	bool article = false, dead = false, strong = false;

	end = c->item_cited[citing_item(c, item) + 1];
	if (from == end)
		return;
	for (uint32_t i = from; i < end; i++) {
		const struct law_found *found = law_of(k, &c->cited[i]);

		article = article || c->cited[i].article.number > 0 || cited_part(c, i, end);
		dead = dead || is_dead(k, found->law, day);
		strong = strong || found->rank == RANK_UNKNOWN || rank_height(found->rank) > 2;
	}
	audit_share(k->m, FIGURE_ARTICLE, item, article);
	audit_share(k->m, FIGURE_ALIVE, item, !dead);
	audit_share(k->m, FIGURE_STRONG, item, strong);
}

/* ---- one body of permits, one of enforcement ---- */

static uint32_t body_in(const struct corpus *c, uint32_t item, enum role role)
{
	for (uint32_t a = c->item_assignment[item]; a < c->item_assignment[item + 1]; a++)
		if (c->assignment[a].role == role)
			return c->assignment[a].body;
	return NONE;
}

static uint32_t holder_of(const struct corpus *c, uint32_t item)
{
	uint32_t body = body_in(c, item, ROLE_HOLDER);

	return body == NONE ? body_in(c, item, ROLE_APPROVE) : body;
}

static void measure_moves(struct powers *k, uint32_t item)
{
	const struct list *l = corpus_list(k->c, item);
	str type = type_of(k->c, item);
	uint32_t holder = holder_of(k->c, item), origin = body_in(k->c, item, ROLE_SUPERVISE);
	bool permit = str_has(type, STR("许可"));

	if (permit && list_has(l, FIELD_SUPERVISOR))
		audit_share(k->m, FIGURE_SUPERVISED, item, origin != NONE);
	if (permit && list_has(l, FIELD_ENFORCER))
		audit_share(k->m, FIGURE_ENFORCED, item, body_in(k->c, item, ROLE_ENFORCE) != NONE);
	if (holder == NONE || origin == NONE || holder == origin)
		return;
	if (permit)
		audit_count(k->m, FIGURE_MOVED_PERMITS, item);
	else if (str_has(type, STR("处罚")) || str_has(type, STR("强制")))
		audit_count(k->m, FIGURE_MOVED_PENALTIES, item);
	else
		return;
	audit_once(k->m, &k->origins, FIGURE_MOVED_FROM, item, origin);
}

/* ---- above and below ---- */

static uint64_t item_key(const struct powers *k, uint32_t item)
{
	return hash_mix(k->c->matter[item], hash_str(type_of(k->c, item)));
}

static bool same_code(const struct corpus *c, uint32_t a, uint32_t b)
{
	str x = item_text(c, a, FIELD_CODE), y = item_text(c, b, FIELD_CODE);

	return x.n == 0 || y.n == 0 || str_eq(x, y);
}

/* One basis is one in its words, spaces and widths aside: an edition noted otherwise is another. */
static bool same_basis(struct powers *k, uint32_t item, uint32_t above)
{
	str here, there;

	return basis_compare(k->c, item, above, &k->scratch, &here, &there) == BASIS_SAME;
}

static bool same_type(struct powers *k, uint32_t item, uint32_t above)
{
	return str_eq(utf8_key(&k->scratch, type_of(k->c, item)),
	              utf8_key(&k->scratch, type_of(k->c, above)));
}

static void compare(struct powers *k, uint32_t item, uint32_t above)
{
	audit_share(k->m, FIGURE_FOUR_SAME, item,
	            same_type(k, item, above) && same_code(k->c, item, above) &&
	                    same_basis(k, item, above));
}

/* The same item in the catalogue. */
static void compare_catalogue(struct powers *k, uint32_t item)
{
	uint32_t above = k->c->matter[item] ? map_get(&k->upper, item_key(k, item)) : NONE;

	if (above != NONE)
		compare(k, item, above);
}

/* The lists of two levels beside each other, as level/four-same lays them; the catalogue has been
 * compared. */
static void compare_levels(struct powers *k)
{
	const struct sides *s = sides_new(&k->scratch, k->c);

	for (uint32_t i = 0; i < s->n; i++) {
		struct twins twins;

		if (s->side[i].upper == NONE || s->side[s->side[i].upper].kind == SIDE_GUIDE)
			continue;
		sides_match(s, k->c, i, &k->scratch, &twins);
		for (uint32_t t = 0; t < twins.n; t++)
			if (twins.twin[t].by == TWIN_NAME)
				compare(k, twins.twin[t].item, twins.twin[t].upper);
	}
}

/* Does the catalogue give the item to the level of these lists? */
static bool concerns(const struct powers *k, uint32_t item)
{
	str level = item_text(k->c, item, FIELD_LEVEL);

	if (level.n == 0 || k->tier == TIER_NONE)
		return true;
	if (k->tier == TIER_COUNTY)
		return str_has(level, STR("县")) || str_has(level, STR("区"));
	return k->tier == TIER_CITY ? str_has(level, STR("市")) || str_has(level, STR("州"))
	                            : tier_of_text(level) == k->tier;
}

static bool declined(str claimed)
{
	return str_starts(claimed, STR("否")) || str_starts(claimed, STR("不")) ||
	       str_starts(claimed, STR("未"));
}

static void take_key(struct powers *k, struct map *map, uint32_t item)
{
	uint32_t *slot = k->c->matter[item] ? map_at(map, item_key(k, item)) : NULL;

	if (slot && *slot == NONE)
		*slot = item;
}

static void take_upper(struct powers *k)
{
	for (uint32_t i = 0; i < k->c->n_items; i++)
		if (is_upper_list(k, corpus_list(k->c, i)))
			take_key(k, &k->upper, i);
}

/* ---- all together ---- */

static void measure_item(struct powers *k, uint32_t item)
{
	const struct corpus *c = k->c;
	uint32_t holder = holder_of(c, item);

	if (c->item[item].main == item)
		audit_count(k->m, FIGURE_POWERS, item);
	audit_count(k->m, FIGURE_POWER_ITEMS, item);
	if (holder != NONE)
		audit_once(k->m, &k->holders, FIGURE_HOLDERS, item, holder);
	audit_share(k->m, FIGURE_BASIS, item, item_based(c, item));
	measure_citations(k, item);
	measure_moves(k, item);
	compare_catalogue(k, item);
}

static void look_around(struct powers *k)
{
	for (uint32_t i = 0; i < k->c->n_lists; i++) {
		const struct list *l = &k->c->list[i];

		if (!is_power_list(l) || l->guide || l->item == l->item_end)
			continue;
		k->has_own = true;
		if (k->tier == TIER_NONE && k->m->of_item[BY_LEVEL][l->item] != NONE)
			k->tier = (enum tier)k->m->of_item[BY_LEVEL][l->item];
	}
	take_upper(k);
}

static void measure_list(struct powers *k, const struct list *l)
{
	for (uint32_t item = l->item; item < l->item_end; item++) {
		measure_item(k, item);
		if (!declined(item_text(k->c, item, FIELD_CLAIMED)))
			take_key(k, &k->own, item);
	}
}

void audit_powers(struct audit *m)
{
	struct powers k = { .m = m, .c = m->c };
	struct map *const maps[] = { &k.laws, &k.holders, &k.origins, &k.upper, &k.own };

	for (uint32_t i = 0; i < countof(maps); i++)
		map_init(maps[i], &k.scratch);
	look_around(&k);
	for (uint32_t i = 0; i < m->c->n_lists; i++)
		if (is_power_list(&m->c->list[i]) && !is_upper_list(&k, &m->c->list[i]))
			measure_list(&k, &m->c->list[i]);
	for (uint32_t i = 0; k.has_own && i < m->c->n_items; i++)
		if (is_upper_list(&k, corpus_list(m->c, i)) && concerns(&k, i) && m->c->matter[i])
			audit_share(m, FIGURE_CLAIMED, i, map_get(&k.own, item_key(&k, i)) != NONE);
	compare_levels(&k);
	arena_release(&k.scratch);
}
