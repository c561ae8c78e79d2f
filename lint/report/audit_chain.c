/* From the charter to the post: duties, their tasks, sections, posts, flow charts and standards. */
#include "report/audit.h"

#include "base/utf8.h"
#include "model/similar_key.h"

struct duty {
	uint32_t item; /* where it stands first */
	bool has_section, has_task;
};

struct chain {
	struct audit *m;
	const struct corpus *c;
	struct arena scratch;
	struct map duty_of; /* department and duty → index */
	struct duty *duty;
	uint32_t n_duties, cap_duties;
	struct map charters; /* departments that have one */
	struct map departments, sections, posts, flows, standards;
	bool any_tasks;
};

static uint64_t own_key(const struct chain *k, uint32_t item, str text)
{
	return hash_mix(k->m->of_item[BY_DEPARTMENT][item], hash_str(text));
}

/* Numbers and full stops around a clause do not make it another. */
static uint64_t duty_key(struct chain *k, uint32_t item)
{
	return own_key(k, item, similar_key(&k->scratch, item_text(k->c, item, FIELD_NAME)));
}

/* «完成上级交办的其他任务» closes every charter and is not divided. */
static bool is_last_clause(str duty)
{
	return str_has(duty, STR("交办的其他")) || str_has(duty, STR("交办的其它"));
}

static uint32_t duty_at(struct chain *k, uint32_t item, uint64_t key)
{
	uint32_t *slot = map_at(&k->duty_of, key);

	if (*slot != NONE)
		return *slot;
	*slot = k->n_duties;
	k->duty = arena_room(&k->scratch, k->duty, k->n_duties, &k->cap_duties, sizeof *k->duty);
	k->duty[k->n_duties++] = (struct duty){ .item = item };
	return k->n_duties - 1;
}

/* Every name in the cells of a field, once for its department. */
static void count_names(struct chain *k, struct map *seen, enum figure f, uint32_t item,
                        enum field field, uint64_t within)
{
	uint32_t row = k->c->item[item].row, at;

	for (const struct cell *cell; (cell = item_next_cell(k->c, item, field, &row, &at));) {
		struct body_name part[BODY_NAMES];
		str text = cell_text(cell);
		uint32_t n = body_split(text, part);

		for (uint32_t i = 0; i < n; i++) {
			str name = str_slice(text, part[i].beg, part[i].end);

			audit_once(k->m, seen, f, item, hash_mix(own_key(k, item, name), within));
		}
	}
}

static void take_charter(struct chain *k, uint32_t item)
{
	str text = item_text(k->c, item, FIELD_NAME);
	uint32_t duty;

	*map_at(&k->charters, k->m->of_item[BY_DEPARTMENT][item]) = 1;
	count_names(k, &k->sections, FIGURE_SECTIONS, item, FIELD_OFFICE, 0);
	if (text.n == 0 || is_last_clause(text))
		return;
	duty = duty_at(k, item, duty_key(k, item));
	k->duty[duty].has_section |= item_has(k->c, item, FIELD_OFFICE);
}

static void take_source(struct chain *k, uint32_t item)
{
	bool charter = map_get(&k->charters, k->m->of_item[BY_DEPARTMENT][item]) != NONE;
	uint64_t key = duty_key(k, item);
	bool known = map_get(&k->duty_of, key) != NONE;
	uint32_t duty;

	if (charter)
		audit_share(k->m, FIGURE_SOURCED, item,
		            known || is_last_clause(item_text(k->c, item, FIELD_NAME)));
	if ((charter && !known) || !item_has(k->c, item, FIELD_NAME))
		return;
	duty = duty_at(k, item, key);
	k->duty[duty].has_task = true;
	k->duty[duty].has_section |= item_has(k->c, item, FIELD_OFFICE);
}

static void count_text(struct chain *k, struct map *seen, enum figure f, uint32_t item,
                       enum field field)
{
	str text = item_text(k->c, item, field);

	if (text.n)
		audit_once(k->m, seen, f, item, own_key(k, item, text));
}

/* «流程图3», «冬春救助流程图», «图7号»; not a step as «受理». */
static bool names_chart(str part)
{
	return str_ends(part, STR("图")) || str_ends(part, STR("号")) ||
	       str_has(part, STR("流程图")) ||
	       (part.n && part.p[part.n - 1] >= '0' && part.p[part.n - 1] <= '9');
}

/* A task may have a chart for each business in it: «流程图3、流程图4» are two, «受理、审查、决定» describes
 * one. */
static void count_charts(struct chain *k, uint32_t item)
{
	str text = item_text(k->c, item, FIELD_FLOW);
	struct body_name part[BODY_NAMES];
	uint32_t n = body_split(text, part), named = 0;

	while (named < n && names_chart(str_slice(text, part[named].beg, part[named].end)))
		named++;
	if (named == n)
		count_names(k, &k->flows, FIGURE_FLOWS, item, FIELD_FLOW, 0);
	else
		count_text(k, &k->flows, FIGURE_FLOWS, item, FIELD_FLOW);
}

static void take_task(struct chain *k, uint32_t item)
{
	struct audit *m = k->m;
	const struct list *l = corpus_list(k->c, item);

	k->any_tasks = true;
	audit_count(m, FIGURE_TASKS, item);
	take_source(k, item);
	count_names(k, &k->sections, FIGURE_SECTIONS, item, FIELD_OFFICE, 0);
	count_names(k, &k->posts, FIGURE_POSTS, item, FIELD_POST,
	            hash_str(item_text(k->c, item, FIELD_OFFICE)));
	if (list_has(l, FIELD_POST))
		audit_share(m, FIGURE_TASK_POST, item, item_has(k->c, item, FIELD_POST));
	if (list_has(l, FIELD_FLOW))
		audit_share(m, FIGURE_TASK_FLOW, item, item_has(k->c, item, FIELD_FLOW));
	if (list_has(l, FIELD_STANDARD))
		audit_share(m, FIGURE_TASK_STANDARD, item, item_has(k->c, item, FIELD_STANDARD));
	count_charts(k, item);
	count_text(k, &k->standards, FIGURE_STANDARDS, item, FIELD_STANDARD);
}

static void put_duties(struct chain *k)
{
	for (uint32_t i = 0; i < k->n_duties; i++) {
		const struct duty *d = &k->duty[i];

		audit_count(k->m, FIGURE_DUTIES, d->item);
		audit_share(k->m, FIGURE_DUTY_SECTION, d->item, d->has_section);
		if (k->any_tasks)
			audit_share(k->m, FIGURE_DECOMPOSED, d->item, d->has_task);
	}
}

static void each_item(struct chain *k, const char *kind, void (*take)(struct chain *, uint32_t))
{
	for (uint32_t i = 0; i < k->c->n_lists; i++)
		if (list_is_of(&k->c->list[i], kind))
			for (uint32_t item = k->c->list[i].item; item < k->c->list[i].item_end;
			     item++)
				take(k, item);
}

static void take_boundary(struct chain *k, uint32_t item)
{
	if (k->c->item[item].main == item)
		audit_count(k->m, FIGURE_SECTION_BOUNDARIES, item);
}

static void count_departments(struct chain *k)
{
	for (uint32_t i = 0; i < k->c->n_lists; i++) {
		const struct list *l = &k->c->list[i];

		if (l->guide || l->item == l->item_end ||
		    !(list_is_of(l, "charter") || list_is_of(l, "task") || list_is_of(l, "power")))
			continue;
		for (uint32_t item = l->item; item < l->item_end; item++)
			if (k->m->of_item[BY_DEPARTMENT][item] != NONE)
				audit_once(k->m, &k->departments, FIGURE_DEPARTMENTS, item,
				           k->m->of_item[BY_DEPARTMENT][item]);
	}
}

void audit_chain(struct audit *m)
{
	struct chain k = { .m = m, .c = m->c };
	struct map *const maps[] = { &k.duty_of, &k.charters, &k.departments, &k.sections,
		                     &k.posts,   &k.flows,    &k.standards };

	for (uint32_t i = 0; i < countof(maps); i++)
		map_init(maps[i], &k.scratch);
	count_departments(&k);
	each_item(&k, "charter", take_charter);
	each_item(&k, "task", take_task);
	each_item(&k, "section-boundary", take_boundary);
	put_duties(&k);
	arena_release(&k.scratch);
}
