/* Between departments: boundaries both sides agree on, leads, assistance, services, processes; and
 * lists of other sorts. */
#include "report/audit.h"

#include "base/utf8.h"
#include "check/overlap/bodies.h"
#include "model/limit.h"
#include "report/answers.h"

/* What one department's boundary list says of a matter. */
struct side {
	uint32_t item;    /* its first row */
	uint64_t matter;  /* name and place */
	uint64_t content; /* lead and division, of all its rows */
	uint32_t owner;   /* body, or NONE */
	uint32_t next;    /* side of the same matter, or NONE */
	bool first;
};

/* The steps of one process together. */
struct process {
	uint32_t item;          /* its first step */
	bool is_signed, beyond; /* the section */
};

struct between {
	struct audit *m;
	const struct corpus *c;
	struct arena scratch;
	struct map matters, led, owners, servers;
	struct side *side;
	uint32_t n_sides, cap_sides;
	struct map last;       /* matter → its latest side */
	struct map process_of; /* department and task → index */
	struct process *process;
	uint32_t n_processes, cap_processes;
};

/* ---- boundaries ---- */

static uint64_t place_matter(const struct between *k, uint32_t item)
{
	return hash_mix(hash_str(corpus_list(k->c, item)->region), k->c->matter[item]);
}

static uint32_t owner_of(struct between *k, const struct list *l)
{
	return l->owner.n ? bodies_find(&k->c->bodies, l->owner, l->region) : NONE;
}

/* Lead and division of one row; the words without their spaces. */
static uint64_t row_content(struct between *k, uint32_t item)
{
	static const enum field said[] = { FIELD_DIVISION, FIELD_LEAD_DUTY, FIELD_ASSIST_DUTY };
	const struct corpus *c = k->c;
	uint64_t h = 0;

	for (uint32_t a = c->item_assignment[item]; a < c->item_assignment[item + 1]; a++)
		if (c->assignment[a].role == ROLE_LEAD)
			h = hash_mix(h, c->assignment[a].body);
	for (uint32_t i = 0; i < countof(said); i++)
		h = hash_mix(h, hash_str(utf8_key(&k->scratch, item_text(c, item, said[i]))));
	return h;
}

static void add_side(struct between *k, uint32_t item, uint32_t owner)
{
	uint64_t matter = place_matter(k, item);
	uint32_t *last = map_at(&k->last, matter);
	struct side s = { .item = item, .matter = matter, .owner = owner, .next = NONE };

	if (*last != NONE && k->side[*last].owner == owner) {
		k->side[*last].content = hash_mix(k->side[*last].content, row_content(k, item));
		return;
	}
	s.first = *last == NONE;
	s.content = row_content(k, item);
	k->side = arena_room(&k->scratch, k->side, k->n_sides, &k->cap_sides, sizeof s);
	if (*last != NONE)
		k->side[*last].next = k->n_sides;
	*last = k->n_sides;
	k->side[k->n_sides++] = s;
}

static void take_boundaries(struct between *k, const struct list *l)
{
	uint32_t owner = owner_of(k, l);

	if (owner != NONE)
		*map_at(&k->owners, owner) = 1;
	for (uint32_t item = l->item; item < l->item_end; item++) {
		if (!k->c->matter[item])
			continue;
		audit_once(k->m, &k->matters, FIGURE_BOUNDARIES, item, place_matter(k, item));
		if (owner != NONE)
			add_side(k, item, owner);
	}
}

/* The side of the same matter in the list of that body. */
static const struct side *side_of(const struct between *k, const struct side *s, uint32_t body)
{
	for (uint32_t i = (uint32_t)(s - k->side); i != NONE; i = k->side[i].next)
		if (k->side[i].owner == body)
			return &k->side[i];
	return NULL;
}

/* Of the bodies a matter names, those with a boundary list of their own have to say the same. */
static void settle_matter(struct between *k, const struct side *s)
{
	const struct corpus *c = k->c;
	uint32_t named[MATTER_BODIES], heard = 0, n;
	bool agreed = true;

	n = matter_bodies(c, s->item, 1u << ROLE_LEAD | 1u << ROLE_RELATED | 1u << ROLE_ASSIST,
	                  named);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t body = c->assignment[named[i]].body;
		const struct side *other = side_of(k, s, body);

		if (map_get(&k->owners, body) == NONE)
			continue;
		heard++;
		agreed = agreed && other && other->content == s->content;
	}
	if (heard > 1)
		audit_share(k->m, FIGURE_AGREED, s->item, agreed);
}

/* ---- leads ---- */

static void measure_lead(struct between *k, uint32_t item)
{
	const struct corpus *c = k->c;
	const struct list *l = corpus_list(c, item);
	uint32_t all[MATTER_BODIES], lead[MATTER_BODIES];
	uint32_t *slot = map_at(&k->led, hash_mix(place_matter(k, item), hash_str(l->kind->id)));
	unsigned parts = 1u << ROLE_LEAD | 1u << ROLE_RELATED | 1u << ROLE_ASSIST;

	if (*slot != NONE || matter_bodies(c, item, parts, all) < 2)
		return;
	*slot = item;
	audit_share(k->m, FIGURE_LED, item, matter_bodies(c, item, 1u << ROLE_LEAD, lead) > 0);
}

/* ---- assistance, services, processes ---- */

/* As assist/incomplete and process/no-limit judge it: «每月10日前» and «实时» are limits. */
static bool has_limit(const struct corpus *c, uint32_t item)
{
	str header = list_header(corpus_list(c, item), FIELD_LIMIT).zh;

	return limit_stands(limit_of(item_text(c, item, FIELD_LIMIT), header, LIMIT_ANY));
}

static void measure_assist(struct between *k, uint32_t item)
{
	audit_count(k->m, FIGURE_ASSISTS, item);
	audit_share(k->m, FIGURE_ASSIST_LIMIT, item, has_limit(k->c, item));
}

static void measure_service(struct between *k, uint32_t item)
{
	const struct corpus *c = k->c;
	struct audit *m = k->m;
	uint32_t days = limit_days(item_text(c, item, FIELD_LIMIT));
	uint32_t body = m->of_item[BY_DEPARTMENT][item];
	enum visits visits = visits_of(item_text(c, item, FIELD_ONCE));
	bool at_once = days == 0 || says_yes(item_text(c, item, FIELD_INSTANT));

	audit_count(m, FIGURE_SERVICES, item);
	if (body != NONE)
		audit_once(m, &k->servers, FIGURE_SERVICE_BODIES, item, body);
	audit_share(m, FIGURE_AT_ONCE, item, at_once);
	audit_share(m, FIGURE_WITHIN_WEEK, item, !at_once && days <= 7);
	audit_share(m, FIGURE_ONLINE, item,
	            item_has(c, item, FIELD_ONLINE) ? says_yes(item_text(c, item, FIELD_ONLINE))
	                                            : is_online(item_text(c, item, FIELD_CHANNEL)));
	audit_share(m, FIGURE_ONCE, item, visits == VISITS_ONE || visits == VISITS_NONE);
	audit_share(m, FIGURE_NEVER, item, visits == VISITS_NONE);
}

static struct process *process_at(struct between *k, uint32_t item, str task)
{
	uint64_t key = hash_mix(k->m->of_item[BY_DEPARTMENT][item], hash_str(task));
	uint32_t *slot = map_at(&k->process_of, key);

	if (*slot == NONE) {
		k->process = arena_room(&k->scratch, k->process, k->n_processes, &k->cap_processes,
		                        sizeof *k->process);
		*slot = k->n_processes++;
		k->process[*slot] = (struct process){ .item = item };
		audit_count(k->m, FIGURE_PROCESSES, item);
	}
	return &k->process[*slot];
}

static void measure_step(struct between *k, uint32_t item)
{
	const struct corpus *c = k->c;
	str task = item_text(c, item, FIELD_TASK), signs = item_text(c, item, FIELD_SIGN_OFF);

	audit_count(k->m, FIGURE_STEPS, item);
	if (task.n) {
		struct process *p = process_at(k, item, task);

		p->is_signed |= signs.n > 0;
		p->beyond |= signs.n > 0 && !signed_in_section(signs);
	}
	audit_share(k->m, FIGURE_STEP_LIMIT, item, has_limit(c, item));
	if (signs.n)
		audit_share(k->m, FIGURE_FOUR_LEVELS, item, sign_offs(signs) <= 4);
}

static void measure_division(struct between *k, uint32_t item)
{
	audit_count(k->m, FIGURE_DIVISIONS, item);
}

static void measure_materials(struct between *k, uint32_t item)
{
	if (k->c->item[item].main == item)
		audit_add(k->m, FIGURE_MATERIALS, item,
		          pieces(item_text(k->c, item, FIELD_MATERIALS)));
}

/* Lists that are told by their number and by what they rest on. */
static void measure_other(struct between *k, uint32_t item)
{
	static const struct {
		const char *kind;
		enum figure figure;
	} counts[] = { { "public-service", FIGURE_PUBLIC_SERVICES },
		       { "filing", FIGURE_FILINGS },
		       { "spot-check", FIGURE_SPOT_CHECKS },
		       { "proof", FIGURE_PROOFS } };

	for (uint32_t i = 0; i < countof(counts); i++)
		if (list_is_of(corpus_list(k->c, item), counts[i].kind))
			audit_count(k->m, counts[i].figure, item);
	audit_share(k->m, FIGURE_OTHER_BASIS, item, item_based(k->c, item));
}

static const struct {
	const char *kind;
	void (*measure)(struct between *k, uint32_t item);
} measures[] = {
	{ "assistance", measure_assist },    { "service", measure_service },
	{ "process", measure_step },         { "division", measure_division },
	{ "service", measure_materials },    { "power", measure_materials },
	{ "permit", measure_materials },     { "assistance", measure_materials },
	{ "public-service", measure_other }, { "filing", measure_other },
	{ "spot-check", measure_other },     { "proof", measure_other },
};

static void measure_list(struct between *k, const struct list *l)
{
	if (list_is_of(l, "boundary"))
		take_boundaries(k, l);
	for (uint32_t item = l->item; item < l->item_end && l->kind->demands & DEMAND_LEAD; item++)
		measure_lead(k, item);
	for (uint32_t i = 0; i < countof(measures); i++)
		for (uint32_t item = l->item;
		     item < l->item_end && list_is_of(l, measures[i].kind) && !l->guide; item++)
			measures[i].measure(k, item);
}

void audit_between(struct audit *m)
{
	struct between k = { .m = m, .c = m->c };
	struct map *const maps[] = { &k.matters, &k.led,        &k.owners,
		                     &k.servers, &k.process_of, &k.last };

	for (uint32_t i = 0; i < countof(maps); i++)
		map_init(maps[i], &k.scratch);
	for (uint32_t i = 0; i < m->c->n_lists; i++)
		measure_list(&k, &m->c->list[i]);
	for (uint32_t i = 0; i < k.n_sides; i++)
		if (k.side[i].first)
			settle_matter(&k, &k.side[i]);
	for (uint32_t i = 0; i < k.n_processes; i++)
		if (k.process[i].is_signed)
			audit_share(m, FIGURE_IN_SECTION, k.process[i].item, !k.process[i].beyond);
	arena_release(&k.scratch);
}
