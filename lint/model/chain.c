/* Departments by body; within each an index of what its charter says. */
#include "model/chain.h"

#include "base/buf.h"
#include "base/pool.h"
#include "base/utf8.h"
#include "base/words.h"
#include "model/similar.h"
#include "model/similar_key.h"

enum { MOST_HITS = 4, FEW_PIECES = 8, NEAR_PERCENT = 90, COVERED = 50 };

enum part { PART_CLAUSE, PART_TASK, PART_POWER, N_PARTS };

/* A department that has a charter or tasks. */
struct department {
	uint32_t first[N_PARTS]; /* items, chained by next; NONE */
	uint32_t last[N_PARTS];
};

/* One text of a charter: a clause, or the duty of a section under it. */
struct said {
	uint32_t item;
	uint32_t n_pieces;
	str key;
};

struct linker {
	struct corpus *c;
	struct arena arena;
	struct map of_body; /* body → index into department */
	struct department *department;
	uint32_t n, cap;
	uint32_t *next; /* [n_items] */
	const struct words *common;
	str name; /* of the body asked for last, in the list `named_in` */
	uint32_t named_in, body;
};

/* The index of one department's charter, and what was asked of it before. */
struct charter {
	struct arena arena;
	struct similar_index *index;
	struct said *said;
	uint32_t n;
	struct map asked; /* hash of a key → index into answer */
	struct answer *answer;
	uint32_t n_answers, cap_answers;
};

struct near {
	uint32_t item;
	uint32_t permille;
};

struct answer {
	struct near near[MOST_HITS]; /* best first; NONE behind the last */
};

/* ---- who has what ---- */

static enum part part_of(const struct list *l)
{
	if (str_eq(l->kind->id, STR("charter")))
		return PART_CLAUSE;
	if (str_eq(l->kind->id, STR("task")))
		return PART_TASK;
	return str_eq(l->kind->id, STR("power")) && !l->guide ? PART_POWER : N_PARTS;
}

/* Most rows of a list name the body of the row above. */
static uint32_t body_named(struct linker *g, str name, uint32_t list)
{
	if (g->named_in != list || !str_eq(g->name, name)) {
		g->body = bodies_resolve(&g->c->bodies, name, g->c->list[list].region);
		g->name = name;
		g->named_in = list;
	}
	return g->body;
}

/* A list of powers says its holder in each row, the others are their owner's. */
static uint32_t body_of(struct linker *g, uint32_t item, enum part part)
{
	struct corpus *c = g->c;
	const struct list *l = corpus_list(c, item);
	str name = item_text(c, item, FIELD_BODY);

	if (part == PART_POWER)
		for (uint32_t a = c->item_assignment[item]; a < c->item_assignment[item + 1]; a++)
			if (c->assignment[a].role == ROLE_HOLDER &&
			    !body_placeholder(c->bodies.body[c->assignment[a].body].name))
				return c->assignment[a].body;
	if (name.n == 0 || body_placeholder(name))
		name = l->owner;
	return name.n ? body_named(g, name, c->item[item].list) : NONE;
}

static struct department *department_of(struct linker *g, uint32_t body)
{
	uint32_t *slot = map_at(&g->of_body, body);

	if (*slot == NONE) {
		struct department d = { { NONE, NONE, NONE }, { NONE, NONE, NONE } };

		*slot = g->n;
		g->department = arena_room(&g->arena, g->department, g->n, &g->cap, sizeof d);
		g->department[g->n++] = d;
	}
	return &g->department[*slot];
}

static void sort_item(struct linker *g, uint32_t item, enum part part)
{
	uint32_t body = body_of(g, item, part);
	struct department *d;

	if (body == NONE)
		return;
	d = department_of(g, body);
	if (d->first[part] == NONE)
		d->first[part] = item;
	else
		g->next[d->last[part]] = item;
	d->last[part] = item;
	g->next[item] = NONE;
}

static bool sort_items(struct linker *g)
{
	bool any = false;

	for (uint32_t i = 0; i < g->c->n_lists; i++)
		any = any || part_of(&g->c->list[i]) == PART_CLAUSE;
	if (!any)
		return false;
	map_init(&g->of_body, &g->arena);
	g->named_in = NONE;
	g->next = arena_alloc(&g->arena, (g->c->n_items + 1) * sizeof *g->next);
	for (uint32_t i = 0; i < g->c->n_lists; i++) {
		const struct list *l = &g->c->list[i];
		enum part part = part_of(l);

		for (uint32_t item = l->item; part < N_PARTS && item < l->item_end; item++)
			sort_item(g, item, part);
	}
	return true;
}

/* Words that powers of every field are named with. What is left of «对未按照规定安装油烟净化设施的处罚» is
 * its field. */
static const str common[] = {
	STR_INIT("未按照"), STR_INIT("未按"),   STR_INIT("未取得"), STR_INIT("未经"),
	STR_INIT("不按照"), STR_INIT("不符合"), STR_INIT("违反"),   STR_INIT("违法"),
	STR_INIT("擅自"),   STR_INIT("拒不"),   STR_INIT("规定"),   STR_INIT("要求"),
	STR_INIT("标准"),   STR_INIT("超过"),   STR_INIT("或者"),   STR_INIT("以及"),
	STR_INIT("单位"),   STR_INIT("个人"),   STR_INIT("企业"),   STR_INIT("机构"),
	STR_INIT("人员"),   STR_INIT("经营者"), STR_INIT("经营"),   STR_INIT("生产"),
	STR_INIT("使用"),   STR_INIT("销售"),   STR_INIT("从事"),   STR_INIT("进行"),
	STR_INIT("活动"),   STR_INIT("行为"),   STR_INIT("行政"),   STR_INIT("处罚"),
	STR_INIT("检查"),   STR_INIT("监督"),   STR_INIT("管理"),   STR_INIT("许可证"),
	STR_INIT("许可"),   STR_INIT("审批"),   STR_INIT("批准"),   STR_INIT("核准"),
	STR_INIT("备案"),   STR_INIT("登记"),   STR_INIT("申请"),   STR_INIT("变更"),
	STR_INIT("设置"),   STR_INIT("设施"),   STR_INIT("设备"),   STR_INIT("安装"),
	STR_INIT("建设"),   STR_INIT("项目"),   STR_INIT("工程"),   STR_INIT("服务"),
	STR_INIT("安全"),   STR_INIT("工作"),   STR_INIT("相关"),   STR_INIT("有关"),
	STR_INIT("国家"),   STR_INIT("法律"),   STR_INIT("法规"),   STR_INIT("合格"),
};

/* ---- what a charter says ---- */

static void add_said(struct charter *x, const struct corpus *c, uint32_t item, enum field f)
{
	str key = similar_key(&x->arena, item_text(c, item, f));

	if (key.n == 0)
		return;
	x->said[x->n++] = (struct said){ item, similar_keys(key, key).shared, key };
}

static void open_charter(struct charter *x, const struct linker *g, const struct department *d)
{
	struct similar_set set;
	uint32_t n = 0;
	str *key;

	for (uint32_t i = d->first[PART_CLAUSE]; i != NONE; i = g->next[i])
		n++;
	x->said = arena_alloc(&x->arena, 2 * n * sizeof *x->said);
	for (uint32_t i = d->first[PART_CLAUSE]; i != NONE; i = g->next[i]) {
		add_said(x, g->c, i, FIELD_NAME);
		add_said(x, g->c, i, FIELD_SECTION_DUTY);
	}
	key = arena_alloc(&x->arena, (x->n + 1) * sizeof *key);
	for (uint32_t i = 0; i < x->n; i++)
		key[i] = x->said[i].key;
	set = (struct similar_set){ .key = key, .n = x->n };
	x->index = similar_index_new(&x->arena, &set);
	map_init(&x->asked, &x->arena);
}

/* Of all pieces, or nine tenths of how far the shorter text stands in the longer: several clauses
 * are one duty to some lists, and one is several to others. */
static uint32_t likeness(const struct said *s, uint32_t n_pieces, uint32_t shared)
{
	struct similar_score all = { shared, s->n_pieces + n_pieces - shared };
	uint32_t fewer = s->n_pieces < n_pieces ? s->n_pieces : n_pieces;
	uint32_t within = fewer >= FEW_PIECES ? shared * 10 * NEAR_PERCENT / fewer : 0;
	uint32_t whole = similar_permille(all);

	return whole > within ? whole : within;
}

static void keep(struct answer *a, struct near n)
{
	uint32_t at = MOST_HITS;

	for (uint32_t i = 0; i < MOST_HITS; i++)
		if (a->near[i].item == n.item && a->near[i].permille >= n.permille)
			return;
	while (at > 0 && (a->near[at - 1].item == NONE || a->near[at - 1].permille < n.permille))
		at--;
	if (at == MOST_HITS)
		return;
	for (uint32_t i = MOST_HITS - 1; i > at; i--)
		a->near[i] = a->near[i - 1];
	a->near[at] = n;
}

static struct answer ask(const struct charter *x, str key)
{
	static const enum similar_measure measures[] = { SIMILAR_CONTAINED, SIMILAR_JACCARD };
	struct answer a = { { { NONE, 0 }, { NONE, 0 }, { NONE, 0 }, { NONE, 0 } } };
	uint32_t n_pieces = 0;

	for (uint32_t m = 0; m < countof(measures); m++) {
		struct similar_query q = { .key = key, .measure = measures[m], .group = NONE };
		struct similar_hit hit[MOST_HITS];
		uint32_t n = similar_best(x->index, &q, hit, MOST_HITS);

		for (uint32_t i = 0; i < n; i++) {
			const struct said *s = &x->said[hit[i].text];
			uint32_t shared = hit[i].score.shared;

			if (measures[m] == SIMILAR_CONTAINED)
				n_pieces = hit[i].score.total;
			keep(&a, (struct near){ s->item, likeness(s, n_pieces, shared) });
		}
	}
	return a;
}

/* The common words of a power's name made to commas, at which keys part. */
static str field_of_power(const struct words *w, struct arena *a, str name)
{
	struct buf out = { .arena = a };
	struct word_hit hit;
	size_t from = 0;

	for (size_t at = 0; words_next(w, name, &at, &hit); from = hit.end) {
		buf_add(&out, str_slice(name, from, hit.beg));
		buf_add(&out, STR("、"));
	}
	buf_add(&out, str_from_byte(name, from));
	return buf_str(&out);
}

/* Lists repeat the duty above every task. */
static const struct answer *asked(struct charter *x, str text)
{
	uint32_t *slot = map_at(&x->asked, hash_str(text));

	if (*slot == NONE) {
		*slot = x->n_answers;
		x->answer = arena_room(&x->arena, x->answer, x->n_answers, &x->cap_answers,
		                       sizeof *x->answer);
		x->answer[x->n_answers++] = ask(x, similar_key(&x->arena, text));
	}
	return &x->answer[*slot];
}

/* ---- links ---- */

static void link_task(struct linker *g, struct charter *x, uint32_t item, enum field f)
{
	const struct answer *a = asked(x, item_text(g->c, item, f));

	g->c->link[item] =
		(struct link){ a->near[0].item, (uint16_t)a->near[0].permille, (uint8_t)f, true };
	for (uint32_t i = 0; i < MOST_HITS && a->near[i].item != NONE; i++) {
		struct link *clause = &g->c->link[a->near[i].item];

		if (a->near[i].permille > clause->permille || clause->other == NONE)
			*clause = (struct link){ item, (uint16_t)a->near[i].permille, (uint8_t)f,
				                 true };
	}
}

/* What a power is about: its name and the titles of the law it rests on. */
static str power_text(const struct corpus *c, struct arena *a, uint32_t item)
{
	struct buf out = { .arena = a };

	buf_add(&out, item_text(c, item, FIELD_NAME));
	for (uint32_t k = c->item_cited[item]; k < c->item_cited[item + 1]; k++) {
		if (!c->cited[k].first)
			continue;
		buf_add(&out, STR("、"));
		buf_add(&out, c->cited[k].name);
	}
	return buf_str(&out);
}

/* A power or a task in its own words names one act of a field of which a clause names the whole: what
 * counts is how much of the field's own words a clause has. Nothing is said of a text without any. */
static void link_field(struct linker *g, struct charter *x, uint32_t item, enum field f, str text)
{
	str words = field_of_power(g->common, &x->arena, text);
	struct similar_query q = { .key = similar_key(&x->arena, words),
		                   .measure = SIMILAR_CONTAINED,
		                   .group = NONE };
	struct similar_hit hit;
	struct link *k = &g->c->link[item];

	*k = (struct link){ .other = NONE, .from = (uint8_t)f, .judged = utf8_count(q.key) > 1 };
	if (k->judged && similar_best(x->index, &q, &hit, 1)) {
		k->other = x->said[hit.text].item;
		k->permille = (uint16_t)similar_permille(hit.score);
	}
}

/* What a task calls its duty, else what its section is for; FIELD_TASK when it says neither. */
static enum field says_duty(const struct corpus *c, uint32_t item)
{
	if (item_has(c, item, FIELD_NAME))
		return FIELD_NAME;
	return item_has(c, item, FIELD_SECTION_DUTY) ? FIELD_SECTION_DUTY : FIELD_TASK;
}

static void link_tasks(struct linker *g, struct charter *x, const struct department *d)
{
	bool any = false;

	for (uint32_t i = d->first[PART_TASK]; i != NONE; i = g->next[i]) {
		enum field f = says_duty(g->c, i);

		any = any || f != FIELD_TASK;
		if (f == FIELD_TASK)
			link_field(g, x, i, f, item_text(g->c, i, f));
		else
			link_task(g, x, i, f);
	}
	/* Where no task says of which duty it is, no clause is known to have none. */
	for (uint32_t i = d->first[PART_CLAUSE]; i != NONE; i = g->next[i])
		g->c->link[i].judged = any;
}

/* Law that powers in a clause's own words rest on covers the department's other powers under it. */
static void link_powers(struct linker *g, struct charter *x, const struct department *d)
{
	struct corpus *c = g->c;
	struct map covered;

	map_init(&covered, &x->arena);
	for (uint32_t i = d->first[PART_POWER]; i != NONE; i = g->next[i]) {
		link_field(g, x, i, FIELD_NAME, power_text(c, &x->arena, i));
		for (uint32_t k = c->item_cited[i];
		     c->link[i].permille >= COVERED && k < c->item_cited[i + 1]; k++)
			*map_at(&covered, c->cited[k].law) = i;
	}
	for (uint32_t i = d->first[PART_POWER]; i != NONE; i = g->next[i])
		for (uint32_t k = c->item_cited[i];
		     c->link[i].permille < COVERED && k < c->item_cited[i + 1]; k++)
			if (map_get(&covered, c->cited[k].law) != NONE)
				c->link[i].judged = false;
}

/* What departments say are different items, so they are linked side by side. */
static void link_department(void *ctx, uint32_t i)
{
	struct linker *g = ctx;
	const struct department *d = &g->department[i];
	struct charter x = { 0 };

	if (d->first[PART_CLAUSE] == NONE ||
	    (d->first[PART_TASK] == NONE && d->first[PART_POWER] == NONE))
		return;
	open_charter(&x, g, d);
	link_tasks(g, &x, d);
	link_powers(g, &x, d);
	arena_release(&x.arena);
}

void corpus_link(struct corpus *c)
{
	struct linker g = { .c = c };

	c->link = arena_alloc(&c->arena, (c->n_items + 1) * sizeof *c->link);
	for (uint32_t i = 0; i < c->n_items; i++)
		c->link[i].other = NONE;
	if (sort_items(&g)) {
		g.common = words_new(&g.arena, common, countof(common));
		pool_run(c->n_threads, g.n, link_department, &g);
	}
	arena_release(&g.arena);
}
