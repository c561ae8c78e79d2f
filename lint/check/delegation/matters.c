/* Finding matters by name. */
#include "check/delegation/matters.h"

#include "base/utf8.h"
#include "model/similar_key.h"

/* Names of powers are made to one pattern: what is less alike tells of another conduct. */
enum { NEAR_PERMILLE = 800, CANDIDATES = 16 };

/* Of one name at most this many are looked at: lists of a thousand townships. */
enum { NAMESAKES = 1024 };

struct matters {
	uint32_t *item; /* [n] */
	uint32_t *next; /* [n] the next of the same name, in order; NONE */
	uint32_t n;
	struct map first, last;     /* name_key → index */
	struct similar_index *near; /* of keys, each once: a thousand townships are one candidate */
	uint32_t *of_key;           /* the first of a key */
	uint32_t *alike;            /* [n] the next of the same key, NONE */
};

static void add(struct matters *m, uint32_t item, uint64_t key)
{
	uint32_t *first = map_at(&m->first, key), *last = map_at(&m->last, key);

	m->item[m->n] = item;
	m->next[m->n] = NONE;
	if (*first == NONE)
		*first = m->n;
	else
		m->next[*last] = m->n;
	*last = m->n++;
}

static uint32_t count(const struct corpus *c, bool (*takes)(const struct corpus *c, uint32_t list))
{
	uint32_t n = 0;

	for (uint32_t k = 0; k < c->n_lists; k++)
		n += takes(c, k) ? c->list[k].item_end - c->list[k].item : 0;
	return n;
}

static void index_names(struct matters *m, struct arena *a, const struct corpus *c)
{
	struct arena scratch = { 0 };
	str *key = arena_alloc(&scratch, (m->n + 1) * sizeof *key);
	uint32_t *last = arena_alloc(&scratch, (m->n + 1) * sizeof *last);
	struct similar_set set = { .key = key };
	struct map known;

	map_init(&known, &scratch);
	for (uint32_t i = 0; i < m->n; i++) {
		str name = similar_key(&scratch, item_text(c, m->item[i], FIELD_NAME));
		uint32_t *slot = map_at(&known, hash_str(name));

		m->alike[i] = NONE;
		if (*slot == NONE) {
			*slot = set.n++;
			key[*slot] = name;
			m->of_key[*slot] = i;
		} else {
			m->alike[last[*slot]] = i;
		}
		last[*slot] = i;
	}
	m->near = similar_index_new(a, &set);
	arena_release(&scratch);
}

struct matters *matters_new(struct arena *a, const struct corpus *c,
                            bool (*takes)(const struct corpus *c, uint32_t list))
{
	struct matters *m = arena_alloc(a, sizeof *m);
	uint32_t most = count(c, takes);

	m->item = arena_alloc(a, (most + 1) * sizeof *m->item);
	m->next = arena_alloc(a, (most + 1) * sizeof *m->next);
	m->of_key = arena_alloc(a, (most + 1) * sizeof *m->of_key);
	m->alike = arena_alloc(a, (most + 1) * sizeof *m->alike);
	map_init(&m->first, a);
	map_init(&m->last, a);
	for (uint32_t k = 0; k < c->n_lists; k++) {
		if (!takes(c, k))
			continue;
		for (uint32_t i = c->list[k].item; i < c->list[k].item_end; i++) {
			uint64_t key = name_key(a, c, i);

			if (key)
				add(m, i, key);
		}
	}
	index_names(m, a, c);
	return m;
}

uint32_t matters_count(const struct matters *m)
{
	return m->n;
}

/* ---- acts ---- */

/* Which act a name ends with; countof when none. */
static uint32_t act_of(str name)
{
	static const str acts[] = { STR_INIT("处罚"), STR_INIT("检查"), STR_INIT("许可"),
		                    STR_INIT("审批"), STR_INIT("核发"), STR_INIT("强制"),
		                    STR_INIT("奖励"), STR_INIT("确认"), STR_INIT("征收"),
		                    STR_INIT("给付"), STR_INIT("裁决"), STR_INIT("备案"),
		                    STR_INIT("检验"), STR_INIT("扣押"), STR_INIT("查封") };
	uint32_t i = 0;

	while (i < countof(acts) && !str_ends(name, acts[i]))
		i++;
	return i;
}

static bool same_type(str a, str b)
{
	const str prefix = STR("行政");

	a = str_starts(a, prefix) ? str_from_byte(a, prefix.n) : a;
	b = str_starts(b, prefix) ? str_from_byte(b, prefix.n) : b;
	return str_eq(a, b);
}

/* May two items be one act: types that do not differ, where both say them, else endings of names? */
static bool same_act(const struct corpus *c, uint32_t a, uint32_t b)
{
	str x = item_text(c, a, FIELD_TYPE), y = item_text(c, b, FIELD_TYPE);

	if (x.n && y.n)
		return same_type(x, y);
	return act_of(item_text(c, a, FIELD_NAME)) == act_of(item_text(c, b, FIELD_NAME));
}

/* ---- looking up ---- */

struct search {
	const struct matters *m;
	const struct corpus *c;
	uint32_t sought;
	const struct matter_test *test;
	struct arena scratch;
};

static bool fits(const struct search *s, uint32_t found)
{
	const struct matter_test *t = s->test;

	return s->sought != found && (!t || !t->fits || t->fits(s->c, s->sought, found, t->ctx));
}

static struct matter find_same(struct search *s)
{
	const struct matters *m = s->m;
	uint64_t key = name_key(&s->scratch, s->c, s->sought);
	uint32_t i = key ? map_get(&m->first, key) : NONE, looked = 0;

	for (; i != NONE && looked++ < NAMESAKES; i = m->next[i])
		if (fits(s, m->item[i]))
			return (struct matter){ m->item[i], true, { 1, 1 } };
	return (struct matter){ .item = NONE };
}

static struct matter find_near(struct search *s)
{
	const struct matters *m = s->m;
	struct similar_query q = {
		.key = similar_key(&s->scratch, item_text(s->c, s->sought, FIELD_NAME)),
		.permille = NEAR_PERMILLE,
		.group = NONE,
	};
	struct similar_hit hit[CANDIDATES];
	uint32_t n = similar_best(m->near, &q, hit, CANDIDATES);

	for (uint32_t i = 0; i < n; i++) {
		uint32_t k = m->of_key[hit[i].text], looked = 0;

		for (; k != NONE && looked++ < NAMESAKES; k = m->alike[k])
			if (same_act(s->c, s->sought, m->item[k]) && fits(s, m->item[k]))
				return (struct matter){ m->item[k], false, hit[i].score };
	}
	return (struct matter){ .item = NONE };
}

struct matter matters_find(const struct matters *m, const struct corpus *c, uint32_t sought,
                           const struct matter_test *test)
{
	struct search s = { .m = m, .c = c, .sought = sought, .test = test };
	struct matter found = find_same(&s);

	if (found.item == NONE)
		found = find_near(&s);
	arena_release(&s.scratch);
	return found;
}
