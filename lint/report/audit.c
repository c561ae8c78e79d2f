/* What all figures share: their names, their rows, and whose each row is. */
#include "report/audit.h"

#include "base/utf8.h"
#include "check/basis/each.h"

const struct figure_info figure_info[N_FIGURES] = {
#define FIGURE(NAME, id, group, form, zh, en, lacking) \
	{ id, GROUP_##group, FORM_##form, { zh, en }, lacking },
#include "report/figures.def"
#undef FIGURE
};

const struct text group_title[N_GROUPS] = {
#define GROUP(NAME, zh, en) { zh, en },
#include "report/figure_groups.def"
#undef GROUP
};

enum figure figure_named(str name)
{
	for (uint32_t i = 0; i < N_FIGURES; i++)
		if (str_eq(name, str_from(figure_info[i].id)) ||
		    str_eq(name, str_from(figure_info[i].title.zh)))
			return (enum figure)i;
	return N_FIGURES;
}

/* ---- rows ---- */

static void add_row(struct audit *m, enum figure f, struct audit_row row)
{
	struct figure_value *v = &m->figure[f];

	v->row = arena_room(m->arena, v->row, v->n_rows, &v->cap_rows, sizeof *v->row);
	v->row[v->n_rows++] = row;
	v->numerator += row.met ? row.n : 0;
	v->denominator += row.n;
}

void audit_count(struct audit *m, enum figure f, uint32_t item)
{
	add_row(m, f, (struct audit_row){ item, 1, true });
}

void audit_share(struct audit *m, enum figure f, uint32_t item, bool met)
{
	add_row(m, f, (struct audit_row){ item, 1, met });
}

void audit_add(struct audit *m, enum figure f, uint32_t item, uint32_t n)
{
	if (n > 0)
		add_row(m, f, (struct audit_row){ item, n, true });
}

void audit_once(struct audit *m, struct map *seen, enum figure f, uint32_t item, uint64_t key)
{
	uint32_t *slot = map_at(seen, key);

	if (*slot != NONE)
		return;
	*slot = item;
	audit_count(m, f, item);
}

bool figure_said(const struct figure_value *v, enum figure f)
{
	return figure_info[f].form == FORM_COUNT ? v->numerator > 0 : v->denominator > 0;
}

/* ---- whose an item is ---- */

bool list_is_of(const struct list *l, const char *kind_id)
{
	return str_eq(l->kind->id, str_from(kind_id));
}

bool item_based(const struct corpus *c, uint32_t item)
{
	str text = item_text(c, item, FIELD_BASIS);

	if (c->item_cited[item] < c->item_cited[item + 1])
		return true;
	return item_has(c, item, FIELD_BASIS) && (text.n == 0 || !basis_says_none(text));
}

/* Finds or adds a unit; `names` and `key` run side by side. */
static uint32_t unit_of(struct audit *m, struct map *known, enum audit_by by, uint64_t key,
                        str name)
{
	uint32_t *slot = map_at(known, key);

	if (*slot == NONE) {
		*slot = m->n_units[by];
		m->unit[by] = arena_room(m->arena, m->unit[by], m->n_units[by], &m->cap_units[by],
		                         sizeof *m->unit[by]);
		m->unit[by][m->n_units[by]++] = name;
	}
	return *slot;
}

/* The assignment whose body the item counts for: the first that answers, else that helps. */
static uint32_t first_body(const struct corpus *c, uint32_t item)
{
	const struct list *l = corpus_list(c, item);
	uint32_t other = NONE, helper = NONE;

	for (uint32_t a = c->item_assignment[item]; a < c->item_assignment[item + 1]; a++) {
		enum field f = l->kind->duty[c->assignment[a].duty].bodies;

		if (f >= N_FIELDS || f == FIELD_OFFICE)
			continue;
		if (role_info[c->assignment[a].role].answers)
			return a;
		other = other == NONE ? a : other;
		if (helper == NONE && c->assignment[a].role == ROLE_ASSIST)
			helper = a;
	}
	return helper == NONE ? other : helper;
}

struct owners {
	struct audit *m;
	struct map known;
	struct arena scratch;
};

static uint32_t owner_unit(struct owners *o, const struct list *l, str name)
{
	uint32_t body = bodies_find(&o->m->c->bodies, name, l->region);
	uint64_t key = body == NONE ? hash_mix(hash_str(l->region), hash_str(name)) : body;

	return unit_of(o->m, &o->known, BY_DEPARTMENT, key, name);
}

static uint32_t department_of(struct owners *o, uint32_t item)
{
	const struct corpus *c = o->m->c;
	const struct list *l = corpus_list(c, item);
	uint32_t a;

	if (l->owner.n && !l->guide)
		return owner_unit(o, l, l->owner);
	a = first_body(c, item);
	if (a != NONE)
		return unit_of(o->m, &o->known, BY_DEPARTMENT, c->assignment[a].body,
		               c->bodies.body[c->assignment[a].body].name);
	return item_has(c, item, FIELD_BODY) ? owner_unit(o, l, item_text(c, item, FIELD_BODY))
	                                     : NONE;
}

static void take_departments(struct audit *m)
{
	struct owners o = { .m = m };

	map_init(&o.known, &o.scratch);
	for (uint32_t i = 0; i < m->c->n_lists; i++) {
		const struct list *l = &m->c->list[i];
		uint32_t whole = NONE;

		for (uint32_t k = l->item; k < l->item_end; k++) {
			if (whole == NONE || !l->owner.n || l->guide)
				whole = department_of(&o, k);
			m->of_item[BY_DEPARTMENT][k] = whole;
		}
	}
	arena_release(&o.scratch);
}

/* The level of whose list it is: of a township's the township, whoever is named in it. */
static enum tier level_of_list(const struct list *l)
{
	enum tier t = l->kind->townships ? TIER_TOWN : body_tier(l->owner, l->region);

	return t ? t : body_tier(l->region, l->region);
}

/* As the row says, or the body does, else whose list it is. */
static enum tier level_of(const struct corpus *c, uint32_t item, enum tier list)
{
	uint32_t a = first_body(c, item);
	enum tier t = corpus_list(c, item)->kind->townships
	                      ? TIER_TOWN
	                      : tier_of_text(item_text(c, item, FIELD_LEVEL));

	if (!t && a != NONE)
		t = (enum tier)c->assignment[a].tier;
	return t ? t : list;
}

/* Units of levels are the levels themselves. */
static void take_levels(struct audit *m)
{
	const struct corpus *c = m->c;

	m->n_units[BY_LEVEL] = TIER_TOWN + 1;
	for (uint32_t l = 0; l < c->n_lists; l++) {
		enum tier list = level_of_list(&c->list[l]);

		for (uint32_t i = c->list[l].item; i < c->list[l].item_end; i++) {
			enum tier t = level_of(c, i, list);

			m->of_item[BY_LEVEL][i] = t ? t : NONE;
		}
	}
}

static void take_words(struct audit *m, enum audit_by by, enum field f)
{
	struct arena scratch = { 0 };
	struct map known;

	map_init(&known, &scratch);
	for (uint32_t i = 0; i < m->c->n_items; i++) {
		str word = item_text(m->c, i, f), key = utf8_key(&scratch, word);

		m->of_item[by][i] =
			key.n ? unit_of(m, &known, by, hash_str(key), arena_copy(m->arena, key))
			      : NONE;
	}
	arena_release(&scratch);
}

/* ---- all together ---- */

static void take_ratio(struct audit *m, enum figure ratio, enum figure of, enum figure to)
{
	m->figure[ratio].numerator = m->figure[of].numerator;
	m->figure[ratio].denominator = m->figure[of].numerator ? m->figure[to].numerator : 0;
}

void audit_measure(struct audit *m, const struct corpus *c, struct arena *a)
{
	*m = (struct audit){ .c = c, .arena = a };
	for (uint32_t by = 0; by < N_BY; by++)
		m->of_item[by] = arena_alloc(a, (c->n_items + 1) * sizeof(uint32_t));
	take_departments(m);
	take_levels(m);
	take_words(m, BY_FIELD, FIELD_DOMAIN);
	take_words(m, BY_TYPE, FIELD_TYPE);
	audit_chain(m);
	audit_powers(m);
	audit_between(m);
	audit_levels(m);
	take_ratio(m, FIGURE_TASKS_A_DUTY, FIGURE_TASKS, FIGURE_DUTIES);
	take_ratio(m, FIGURE_STEPS_A_PROCESS, FIGURE_STEPS, FIGURE_PROCESSES);
}

void audit_spread(const struct audit *m, enum figure f, enum audit_by by, struct figure_part *part)
{
	const struct figure_value *v = &m->figure[f];

	memset(part, 0, m->n_units[by] * sizeof *part);
	for (uint32_t i = 0; i < v->n_rows; i++) {
		uint32_t unit = m->of_item[by][v->row[i].item];

		if (unit == NONE)
			continue;
		part[unit].numerator += v->row[i].met ? v->row[i].n : 0;
		part[unit].denominator += v->row[i].n;
	}
}

str audit_unit_name(const struct audit *m, enum audit_by by, uint32_t unit, enum qd_lang lang)
{
	struct text tier;

	if (by != BY_LEVEL)
		return m->unit[by][unit];
	tier = tier_title((enum tier)unit);
	return str_from(lang == QD_EN ? tier.en : tier.zh);
}
