/* Sides of overlaps made from items. */
#include "check/overlap/side.h"

#include "base/utf8.h"
#include "model/similar_key.h"

enum {
	SHORT_SUB = 36,      /* bytes of a sub-item that needs its name to be understood */
	CONTENT_BYTES = 600, /* of a 权限 or 部门职责 cell that are looked at */
	NAME_BYTES = 1800    /* and of a name */
};

const char common_work[] =
	"党建 党风廉政 文电 会务 档案 保密 信访 宣传 信息公开 政务公开 调查研究 值班 "
	"绩效考核 财务 人事 建议提案 议案 普法 交办 本部门 本单位 本科室 本处室";

const struct arg too_many_alike = {
	STR_INIT("写法相近的文字太多，没有比完；请分开检查，或者把这条规则的相似度写高一些"),
	STR_INIT(
		"too many texts are alike to compare them all; check fewer lists or ask for more likeness")
};

/* ---- departments ---- */

struct gathering {
	struct departments *d;
	const struct corpus *c;
	struct arena *arena;
	bool *placeholder; /* [bodies.n] */
	uint32_t cap_names, cap_bodies;
};

static uint32_t take_department(struct gathering *g, str key, str name, uint32_t body)
{
	struct departments *d = g->d;
	uint32_t before = d->key.n;
	sid id = intern_add(&d->key, key);

	if (d->key.n == before)
		return id;
	d->name = arena_room(g->arena, d->name, id, &g->cap_names, sizeof *d->name);
	d->body = arena_room(g->arena, d->body, id, &g->cap_bodies, sizeof *d->body);
	d->name[id] = name;
	d->body[id] = body;
	return id;
}

static void take_bodies(struct gathering *g)
{
	const struct bodies *b = &g->c->bodies;

	for (uint32_t i = 0; i < b->n; i++) {
		g->d->of_body[i] = take_department(g, b->key.text[i], b->body[i].name, i);
		g->placeholder[i] = body_placeholder(b->body[i].name);
	}
}

/* The department of a name that stands in a list; NONE when there is no name. */
static uint32_t named_department(struct gathering *g, str name, str region)
{
	uint32_t body;

	if (name.n == 0 || body_placeholder(name))
		return NONE;
	body = bodies_find(&g->c->bodies, name, region);
	if (body != NONE)
		return g->d->of_body[body];
	return take_department(g, utf8_key(g->arena, name), name, NONE);
}

static uint32_t holder_of(const struct gathering *g, uint32_t item)
{
	const struct corpus *c = g->c;

	for (uint32_t a = c->item_assignment[item]; a < c->item_assignment[item + 1]; a++)
		if (c->assignment[a].role == ROLE_HOLDER &&
		    corpus_list(c, item)->kind->duty[c->assignment[a].duty].bodies == FIELD_BODY &&
		    !g->placeholder[c->assignment[a].body])
			return a;
	return NONE;
}

/* The level of an item's department: as its sheet says («区县级»), as a name for many says («各区…
 * 分局»), as the duty or the name says. */
static enum tier tier_of(const struct gathering *g, uint32_t item, uint32_t holder)
{
	const struct list *l = corpus_list(g->c, item);
	str sheet = g->c->doc[l->doc]->table.sheet[l->sheet].name;
	str name = g->d->name[g->d->of_item[item]];

	if (str_has(sheet, STR("级")) && tier_of_text(sheet))
		return tier_of_text(sheet);
	if (str_has(name, STR("各区")) || str_has(name, STR("各县")) || str_ends(name, STR("分局")))
		return TIER_COUNTY;
	return holder != NONE ? (enum tier)g->c->assignment[holder].tier
	                      : body_tier(name, l->region);
}

/* Does the item before it stand in the same list, with the same department and duty? */
static bool as_before(const struct gathering *g, uint32_t item, uint32_t holder)
{
	const struct corpus *c = g->c;
	uint32_t before = item ? holder_of(g, item - 1) : NONE;

	if (item == 0 || c->item[item].list != c->item[item - 1].list ||
	    g->d->of_item[item] != g->d->of_item[item - 1] || (holder == NONE) != (before == NONE))
		return false;
	return holder == NONE || c->assignment[holder].tier == c->assignment[before].tier;
}

static void take_item(struct gathering *g, uint32_t item)
{
	const struct corpus *c = g->c;
	struct departments *d = g->d;
	uint32_t holder = holder_of(g, item);

	if (holder != NONE)
		d->of_item[item] = d->of_body[c->assignment[holder].body];
	else
		d->of_item[item] = named_department(g, item_text(c, item, FIELD_BODY),
		                                    corpus_list(c, item)->region);
	if (d->of_item[item] == NONE)
		d->of_item[item] = d->of_owner[c->item[item].list];
	if (as_before(g, item, holder))
		d->tier[item] = d->tier[item - 1];
	else if (d->of_item[item] != NONE)
		d->tier[item] = (uint8_t)tier_of(g, item, holder);
}

/* The department that holds most items of a list; NONE when none holds more than half. */
static uint32_t holder_of_most(const struct gathering *g, const struct list *l)
{
	uint32_t most = NONE, lead = 0, n = 0;

	for (uint32_t i = l->item; i < l->item_end; i++) {
		uint32_t holder = holder_of(g, i);
		uint32_t body = holder == NONE ? NONE : g->c->assignment[holder].body;

		if (lead == 0)
			most = body;
		lead += most == body ? 1 : (uint32_t)-1;
	}
	for (uint32_t i = l->item; most != NONE && i < l->item_end; i++) {
		uint32_t holder = holder_of(g, i);

		n += holder != NONE && g->c->assignment[holder].body == most;
	}
	return n * 2 > l->item_end - l->item ? g->d->of_body[most] : NONE;
}

static uint32_t owner_of(struct gathering *g, const struct list *l)
{
	uint32_t owner = named_department(g, l->owner, l->region);

	return owner != NONE ? owner : holder_of_most(g, l);
}

const struct departments *departments_new(const struct corpus *c, struct arena *a)
{
	struct departments *d = arena_alloc(a, sizeof *d);
	struct gathering g = { .d = d, .c = c, .arena = a };

	intern_init(&d->key, a);
	g.placeholder = arena_alloc(a, c->bodies.n + 1);
	d->of_body = arena_alloc(a, (c->bodies.n + 1) * sizeof *d->of_body);
	d->of_owner = arena_alloc(a, (c->n_lists + 1) * sizeof *d->of_owner);
	d->of_item = arena_alloc(a, (c->n_items + 1) * sizeof *d->of_item);
	d->tier = arena_alloc(a, c->n_items + 1);
	take_bodies(&g);
	for (uint32_t i = 0; i < c->n_lists; i++)
		d->of_owner[i] = owner_of(&g, &c->list[i]);
	for (uint32_t i = 0; i < c->n_items; i++)
		take_item(&g, i);
	return d;
}

str department_kind(const struct departments *d, uint32_t department)
{
	static const str unit[] = { STR_INIT("自治区"), STR_INIT("省"), STR_INIT("市"),
		                    STR_INIT("州"),     STR_INIT("区"), STR_INIT("县"),
		                    STR_INIT("旗") };
	str name = d->name[department];
	size_t best = STR_NONE, behind = 0;

	for (uint32_t i = 0; i < countof(unit); i++) {
		size_t at = str_find(name, unit[i], 0);

		if (at >= best || at > utf8_offset(name, 6) || at == utf8_offset(name, 1) ||
		    str_starts(str_from_byte(name, at), STR("市场")))
			continue;
		best = at;
		behind = at + unit[i].n;
	}
	return str_from_byte(name, behind);
}

/* Levels and branches of one system divide by place. */
static bool same_system(const struct corpus *c, const struct departments *d, uint32_t a, uint32_t b)
{
	if (d->body[a] != NONE && d->body[b] != NONE)
		return bodies_same_system(&c->bodies, d->body[a], d->body[b]);
	return str_eq(department_kind(d, a), department_kind(d, b));
}

bool departments_rival(const struct corpus *c, const struct departments *d, uint32_t item,
                       uint32_t other)
{
	uint32_t a = d->of_item[item], b = d->of_item[other];

	if (a == NONE || b == NONE || a == b)
		return false;
	if (d->tier[item] && d->tier[other] && d->tier[item] != d->tier[other])
		return false;
	return !same_system(c, d, a, b);
}

/* ---- sides ---- */

uint32_t matter_end(const struct corpus *c, uint32_t item, uint32_t end)
{
	uint32_t i = item + 1;

	while (i < end && c->matter[item] && c->matter[i] == c->matter[item])
		i++;
	return i;
}

str side_text(const struct corpus *c, uint32_t item, struct arena *a)
{
	static const enum field alone[] = { FIELD_TASK, FIELD_NAME, FIELD_STEP };
	str name = item_text(c, item, FIELD_NAME), sub = item_text(c, item, FIELD_SUB);

	if (sub.n > SHORT_SUB)
		return sub;
	if (sub.n > 0 && name.n > 0)
		return arena_join(a, arena_join(a, name, STR("，")), sub);
	for (uint32_t i = 0; i < countof(alone); i++)
		if (item_has(c, item, alone[i]))
			return item_text(c, item, alone[i]);
	return sub;
}

static str front_of(str text, size_t n)
{
	if (text.n <= n)
		return text;
	while (((unsigned char)text.p[n] & 0xC0) == 0x80)
		n--;
	return str_slice(text, 0, n);
}

/* Does the side say its sector or place? A stage alone does not. */
static bool says_scope(const struct scope *s, const struct scope_side *side)
{
	for (uint32_t i = 0; i < side->n; i++)
		if (s->class[side->hit[i].class].axis != SCOPE_STAGE)
			return true;
	return false;
}

void side_read(struct side *s, const struct corpus *c, uint32_t item, struct arena *a)
{
	static const enum field name[] = { FIELD_NAME, FIELD_SUB, FIELD_TASK };
	static const enum field content[] = { FIELD_AUTHORITY, FIELD_DUTY };

	*s = (struct side){ .item = item, .text = front_of(side_text(c, item, a), NAME_BYTES) };
	s->key = similar_key(a, s->text);
	for (uint32_t i = 0; i < countof(name); i++)
		scope_read(c->scope, front_of(item_text(c, item, name[i]), NAME_BYTES), SCOPE_NAME,
		           &s->scope);
	for (uint32_t i = 0; i < countof(content) && !says_scope(c->scope, &s->scope); i++)
		scope_read(c->scope, front_of(item_text(c, item, content[i]), CONTENT_BYTES),
		           SCOPE_CONTENT, &s->scope);
}

struct likeness side_likeness(const struct side *a, const struct side *b)
{
	struct similar_score s = similar_keys(a->key, b->key);
	size_t na = utf8_count(a->key), nb = utf8_count(b->key);
	uint32_t least = (uint32_t)(na < nb ? na : nb);

	return (struct likeness){
		.contained = least > 1 ? s.shared * 1000 / (least - 1) : 0,
		.jaccard = similar_permille(s),
	};
}
