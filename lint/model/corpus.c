/* Merging what was bound per document, then assignments and citations per item. */
#include "model/corpus.h"

#include "model/chain.h"
#include "model/cite.h"

/* ---- look-ups ---- */

const struct list *corpus_list(const struct corpus *c, uint32_t item)
{
	return &c->list[c->item[item].list];
}

static const struct table *table_of(const struct corpus *c, uint32_t item)
{
	return &c->doc[corpus_list(c, item)->doc]->table;
}

static const struct cell *own_cell(const struct corpus *c, uint32_t item, enum field f)
{
	static const struct cell blank;
	const struct list *l = corpus_list(c, item);

	if (!list_has(l, f))
		return &blank;
	return table_cell(&c->doc[l->doc]->table, c->item[item].row, l->col[f]);
}

bool item_inherits(const struct corpus *c, uint32_t item)
{
	return c->item[item].main != item && own_cell(c, item, FIELD_NAME)->n == 0;
}

/* Such a row was merged with those above before the merges were lost. */
const struct cell *item_cell(const struct corpus *c, uint32_t item, enum field f)
{
	const struct cell *cell = own_cell(c, item, f);

	if (cell->n > 0 || f == FIELD_SEQ || f == FIELD_SUB || f == FIELD_NOTE ||
	    !item_inherits(c, item))
		return cell;
	return own_cell(c, c->item[item].main, f);
}

str item_text(const struct corpus *c, uint32_t item, enum field f)
{
	return cell_trimmed(item_cell(c, item, f));
}

bool item_has(const struct corpus *c, uint32_t item, enum field f)
{
	return item_text(c, item, f).n > 0;
}

struct place cell_place(const struct corpus *c, uint32_t item, uint32_t row, uint32_t col)
{
	const struct list *l = corpus_list(c, item);

	return place_cell(l->doc, l->sheet, row, col == NO_COLUMN ? NONE : col);
}

struct place item_place(const struct corpus *c, uint32_t item, enum field f)
{
	return cell_place(c, item, c->item[item].row, corpus_list(c, item)->col[f]);
}

struct place sheet_place(const struct corpus *c, uint32_t doc, uint32_t sheet)
{
	const struct sheet *s = &c->doc[doc]->table.sheet[sheet];

	if (s->n_head == 0)
		return place_sheet(doc, sheet);
	return place_source(doc, s->head_pos[0], s->head_pos[0] + s->head[0].n);
}

const struct cell *item_next_cell(const struct corpus *c, uint32_t item, enum field f,
                                  uint32_t *row, uint32_t *found_row)
{
	const struct item *it = &c->item[item];
	const struct table *t = table_of(c, item);

	for (; *row < it->row + it->n_rows; ++*row) {
		const struct cell *cell = table_cell(t, *row, corpus_list(c, item)->col[f]);
		bool own = !(cell->flags & CELL_COVERED) || *row == it->row;

		if (own && cell_trimmed(cell).n > 0) {
			*found_row = (*row)++;
			return cell;
		}
	}
	return NULL;
}

struct place assignment_place(const struct corpus *c, uint32_t a)
{
	const struct assignment *as = &c->assignment[a];

	return place_within(cell_place(c, as->item, as->row, as->col), as->beg, as->end);
}

str assignment_name(const struct corpus *c, uint32_t a)
{
	const struct assignment *as = &c->assignment[a];
	const struct cell *cell = table_cell(table_of(c, as->item), as->row, as->col);

	return as->end ? str_slice(cell_text(cell), as->beg, as->end)
	               : c->bodies.body[as->body].name;
}

struct arg list_header(const struct list *l, enum field f)
{
	if (l->col[f] != NO_COLUMN && l->header[l->col[f]].n)
		return arg_str(l->header[l->col[f]]);
	return arg_text(field_info[f].title);
}

uint32_t list_skipped(const struct corpus *c, uint32_t list)
{
	uint32_t lo = 0, hi = c->n_skipped;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (c->skipped[mid].list < list)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

uint32_t list_as_of(const struct corpus *c, const struct list *l)
{
	return l->as_of ? l->as_of : c->as_of;
}

const struct cited *corpus_cited(const struct corpus *c, uint32_t i)
{
	return i < c->n_cited ? &c->cited[i] : &c->liability.cited[i - c->n_cited];
}

struct judged cited_judge(const struct corpus *c, const struct cited *ci, uint32_t day)
{
	return judge_instrument(c->law, ci->id, ci->edition, day);
}

/* ---- merging ---- */

static void count_all(struct corpus *c, const struct bound *bound)
{
	for (uint32_t i = 0; i < c->n_docs; i++) {
		c->n_lists += bound[i].n_lists;
		c->n_items += bound[i].n_items;
		c->n_skipped += bound[i].n_skipped;
		c->n_unknown += bound[i].n_unknown;
	}
	c->list = arena_alloc(&c->arena, c->n_lists * sizeof *c->list);
	c->item = arena_alloc(&c->arena, c->n_items * sizeof *c->item);
	c->skipped = arena_alloc(&c->arena, c->n_skipped * sizeof *c->skipped);
	c->unknown = arena_alloc(&c->arena, c->n_unknown * sizeof *c->unknown);
}

static void merge_all(struct corpus *c, const struct bound *bound)
{
	uint32_t list = 0, item = 0, skipped = 0, unknown = 0;

	for (uint32_t d = 0; d < c->n_docs; d++) {
		const struct bound *b = &bound[d];

		for (uint32_t i = 0; i < b->n_lists; i++) {
			c->list[list + i] = b->list[i];
			c->list[list + i].item += item;
			c->list[list + i].item_end += item;
		}
		for (uint32_t i = 0; i < b->n_items; i++) {
			c->item[item + i] = b->item[i];
			c->item[item + i].list += list;
			c->item[item + i].main += item;
		}
		for (uint32_t i = 0; i < b->n_skipped; i++) {
			c->skipped[skipped + i] = b->skipped[i];
			c->skipped[skipped + i].list += list;
		}
		for (uint32_t i = 0; i < b->n_unknown; i++)
			c->unknown[unknown + i] = (struct unknown_sheet){ d, b->unknown[i] };
		list += b->n_lists;
		item += b->n_items;
		skipped += b->n_skipped;
		unknown += b->n_unknown;
	}
}

/* ---- bodies and assignments ---- */

static bool is_register(const struct list *l)
{
	return str_eq(l->kind->title, STR("机构名录"));
}

/* The places whose lists are read, so that «市…局» is known to be whose. */
static void take_places(struct corpus *c)
{
	for (uint32_t i = 0; i < c->n_lists; i++) {
		bodies_place(&c->bodies, c->list[i].region);
		if (!is_register(&c->list[i]))
			continue;
		for (uint32_t k = c->list[i].item; k < c->list[i].item_end; k++)
			bodies_place(&c->bodies, item_text(c, k, FIELD_REGION));
	}
}

static str region_of(const struct corpus *c, uint32_t item)
{
	str own = item_text(c, item, FIELD_REGION);

	return own.n ? own : corpus_list(c, item)->region;
}

static void take_aliases(struct corpus *c, uint32_t item, uint32_t body)
{
	static const struct {
		enum field field;
		enum body_alias what;
	} other[] = { { FIELD_SHORT_NAME, BODY_ALIAS_SHORT },
		      { FIELD_PLAQUE, BODY_ALIAS_PLAQUE },
		      { FIELD_FORMER_NAME, BODY_ALIAS_FORMER } };

	for (uint32_t k = 0; k < countof(other); k++) {
		struct body_name part[BODY_NAMES];
		str text = item_text(c, item, other[k].field);
		uint32_t n = body_split(text, part);

		for (uint32_t p = 0; p < n; p++)
			bodies_alias(&c->bodies, body, str_slice(text, part[p].beg, part[p].end),
			             other[k].what);
	}
}

/* A 机构名录 names its bodies before any other list is read. */
static void take_register(struct corpus *c, const struct list *l)
{
	for (uint32_t i = l->item; i < l->item_end; i++) {
		str name = item_text(c, i, FIELD_NAME);
		enum tier tier = tier_of_text(item_text(c, i, FIELD_LEVEL));
		uint32_t id;
		struct body *body;

		if (name.n == 0)
			continue;
		id = bodies_resolve(&c->bodies, name, region_of(c, i));
		body = &c->bodies.body[id];
		body->registered = true;
		body->tier = tier ? tier : body->tier;
		body->class = body_class_of(name, item_text(c, i, FIELD_CLASS));
		take_aliases(c, i, id);
	}
}

/* Parents once all names are known. */
static void take_parents(struct corpus *c, const struct list *l)
{
	for (uint32_t i = l->item; i < l->item_end; i++) {
		str parent = item_text(c, i, FIELD_PARENT);
		uint32_t id = bodies_find(&c->bodies, item_text(c, i, FIELD_NAME), region_of(c, i));

		if (id != NONE && parent.n)
			c->bodies.body[id].parent =
				bodies_find(&c->bodies, parent, region_of(c, i));
	}
}

static void take_registers(struct corpus *c)
{
	take_places(c);
	for (uint32_t i = 0; i < c->n_lists; i++)
		if (is_register(&c->list[i]))
			take_register(c, &c->list[i]);
	for (uint32_t i = 0; i < c->n_lists; i++)
		if (is_register(&c->list[i]))
			take_parents(c, &c->list[i]);
}

static void add_assignment(struct corpus *c, struct assignment a)
{
	c->assignment = arena_room(&c->arena, c->assignment, c->n_assignments, &c->cap_assignments,
	                           sizeof *c->assignment);
	c->assignment[c->n_assignments++] = a;
}

/* A cell may say itself who leads and who assists. */
static uint8_t marked_role(enum role column, unsigned mark)
{
	if (column != ROLE_LEAD && column != ROLE_RELATED && column != ROLE_ASSIST)
		return (uint8_t)column;
	if (mark & BODY_LEADS)
		return ROLE_LEAD;
	return mark & BODY_ASSISTS ? ROLE_ASSIST : (uint8_t)column;
}

/* A name in a cell, the body it resolved to and what the cell says of its role. */
struct named {
	uint32_t beg, end, body;
	unsigned mark;
};

/* What cells said before: most repeat the text of the one above. */
struct assigner {
	struct corpus *c;
	struct arena scratch;
	struct map cells; /* text and region → index into first */
	uint32_t *first;  /* [n_cells + 1] first name of each */
	uint32_t n_cells, cap_cells;
	struct named *name;
	uint32_t n_names, cap_names;
	struct map tiers; /* text of a level → enum tier */
};

static enum tier tier_of_level(struct assigner *g, str text)
{
	uint32_t *slot = map_at(&g->tiers, hash_str(text));

	if (*slot == NONE)
		*slot = tier_of_text(text);
	return (enum tier) * slot;
}

static enum tier tier_of(struct assigner *g, const struct list *l, const struct kind_duty *d,
                         uint32_t body, uint32_t item)
{
	enum tier t = d->tier;

	if (!t)
		t = g->c->bodies.body[body].tier;
	if (!t && l->kind->townships)
		t = TIER_TOWN;
	return t ? t : tier_of_level(g, item_text(g->c, item, FIELD_LEVEL));
}

static void name_bodies(struct assigner *g, str text, str region)
{
	struct body_name part[BODY_NAMES];
	uint32_t n = body_split(text, part);
	unsigned label = 0;

	for (uint32_t i = 0; i < n; i++) {
		str name = str_slice(text, part[i].beg, part[i].end);
		unsigned mark = body_marked(text, i ? part[i - 1].end : 0, part[i]);

		label = mark & BODY_MARK_STAYS ? mark : label;
		g->name = arena_room(&g->scratch, g->name, g->n_names, &g->cap_names,
		                     sizeof *g->name);
		g->name[g->n_names++] = (struct named){
			.beg = part[i].beg,
			.end = part[i].end,
			.body = bodies_resolve(&g->c->bodies, name, region),
			.mark = mark ? mark : label,
		};
	}
}

/* The names of a cell: [first[i], first[i + 1]) for the i returned. */
static uint32_t cell_names(struct assigner *g, str text, str region)
{
	uint32_t *slot = map_at(&g->cells, hash_mix(hash_str(text), hash_str(region)));

	if (*slot != NONE)
		return *slot;
	*slot = g->n_cells;
	name_bodies(g, text, region);
	g->first =
		arena_room(&g->scratch, g->first, g->n_cells + 1, &g->cap_cells, sizeof *g->first);
	g->first[++g->n_cells] = g->n_names;
	return g->n_cells - 1;
}

/* A column of body names: one assignment a name. */
static void assign_bodies(struct assigner *g, uint32_t item, uint32_t duty)
{
	const struct list *l = corpus_list(g->c, item);
	const struct kind_duty *d = &l->kind->duty[duty];
	uint32_t row = g->c->item[item].row, at, last = NONE;

	for (const struct cell *cell; (cell = item_next_cell(g->c, item, d->bodies, &row, &at));) {
		uint32_t known = cell_names(g, cell_text(cell), l->region);

		/* A lead written anew on each row of its matter is one lead. */
		if (known == last && d->role == ROLE_LEAD)
			continue;
		last = known;
		for (uint32_t i = g->first[known]; i < g->first[known + 1]; i++) {
			struct named name = g->name[i];

			add_assignment(g->c,
			               (struct assignment){
					       .item = item,
					       .body = name.body,
					       .row = at,
					       .col = l->col[d->bodies],
					       .beg = name.beg,
					       .end = name.end,
					       .role = marked_role(d->role, name.mark),
					       .tier = (uint8_t)tier_of(g, l, d, name.body, item),
					       .duty = (uint8_t)duty });
		}
	}
}

/* A level stands for the body where its duty is written («市级职责»). */
static void assign_tier(struct corpus *c, uint32_t item, uint32_t duty)
{
	const struct list *l = corpus_list(c, item);
	const struct kind_duty *d = &l->kind->duty[duty];
	str name = str_from(tier_title(d->tier).zh);

	if (d->content >= N_FIELDS || !item_has(c, item, d->content))
		return;
	add_assignment(c, (struct assignment){ .item = item,
	                                       .body = bodies_resolve(&c->bodies, name, (str){ 0 }),
	                                       .row = c->item[item].row,
	                                       .col = l->col[d->content],
	                                       .role = (uint8_t)d->role,
	                                       .tier = (uint8_t)d->tier,
	                                       .duty = (uint8_t)duty });
}

static void assign_item(struct assigner *g, uint32_t item)
{
	const struct list *l = corpus_list(g->c, item);

	for (uint32_t d = 0; d < l->kind->n_duties; d++) {
		if (l->kind->duty[d].bodies >= N_FIELDS)
			assign_tier(g->c, item, d);
		else if (list_has(l, l->kind->duty[d].bodies))
			assign_bodies(g, item, d);
	}
}

static void assign_all(struct corpus *c)
{
	struct assigner g = { .c = c };

	map_init(&g.cells, &g.scratch);
	map_init(&g.tiers, &g.scratch);
	g.first = arena_room(&g.scratch, NULL, 0, &g.cap_cells, sizeof *g.first);
	c->item_assignment = arena_alloc(&c->arena, (c->n_items + 1) * sizeof *c->item_assignment);
	take_registers(c);
	for (uint32_t i = 0; i < c->n_items; i++) {
		c->item_assignment[i] = c->n_assignments;
		assign_item(&g, i);
	}
	c->item_assignment[c->n_items] = c->n_assignments;
	arena_release(&g.scratch);
}

void corpus_build(struct corpus *c, struct doc **doc, const struct bound *bound, uint32_t n_docs,
                  const struct kinds *kinds)
{
	c->doc = doc;
	c->n_docs = n_docs;
	c->kinds = kinds;
	bodies_init(&c->bodies, &c->arena);
	c->bodies.systems = c->systems;
	count_all(c, bound);
	merge_all(c, bound);
	assign_all(c);
	corpus_cite(c);
	corpus_link(c);
}

void corpus_release(struct corpus *c)
{
	arena_release(&c->arena);
	*c = (struct corpus){ 0 };
}
