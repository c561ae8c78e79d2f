/* The similarity join against comparing all with all. */
#include "base/hash.h"
#include "base/radix.h"
#include "base/utf8.h"
#include "model/similar.h"
#include "model/similar_key.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

enum { MANY = 5000, SOME = 900 };

static uint64_t seed;

static uint32_t chance(uint32_t n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((seed >> 33) % n);
}

/* ---- names as lists have them, many nearly alike ---- */

static str made_name(struct arena *a)
{
	static const char *const act[] = {
		"未经许可从事", "未按规定开展", "擅自改变",   "拒不执行",
		"违反规定从事", "伪造或者变造", "超范围从事", "监督管理"
	};
	static const char *const what[] = { "道路货物运输", "道路旅客运输", "农药经营",
		                            "兽药经营",     "食品生产",     "食品经营",
		                            "危险化学品",   "建筑施工",     "水利工程建设",
		                            "林木种子生产", "餐饮服务",     "渔业捕捞" };
	static const char *const more[] = {
		"",     "许可证", "活动", "的单位", "的个人", "备案",
		"质量", "安全",   "场所", "用地",   "的企业", "从业人员"
	};

	return arena_fmt(a, "%s%s%s%s", act[chance(countof(act))], what[chance(countof(what))],
	                 more[chance(countof(more))], more[chance(countof(more))]);
}

/* The same with characters replaced, left out or doubled. */
static str changed(struct arena *a, str s)
{
	char *p = arena_alloc(a, s.n + 64);
	size_t n = 0;

	for (size_t at = 0; at < s.n;) {
		uint32_t cp = utf8_next(s, &at), what = chance(40);

		if (what == 0)
			continue;
		n += utf8_put(p + n, what == 1 ? 0x4E00 + chance(500) : cp);
		if (what == 2 && n + 8 < s.n + 64)
			n += utf8_put(p + n, 0x4E00 + chance(500));
	}
	return (str){ p, n };
}

static str *made_names(struct arena *a, uint32_t n)
{
	str *name = arena_alloc(a, n * sizeof *name);

	seed = 7;
	for (uint32_t i = 0; i < n; i++) {
		uint32_t how = i ? chance(10) : 0;

		if (how < 4)
			name[i] = made_name(a);
		else if (how < 9)
			name[i] = changed(a, name[chance(i)]);
		else
			name[i] = name[chance(i)];
	}
	name[n / 2] = STR("");
	name[n / 3] = STR("税");
	name[n - 1] = STR("税");
	return name;
}

/* ---- all with all ---- */

struct pieces {
	uint64_t *v;
	uint32_t n;
};

static int by_value(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static struct pieces pieces(struct arena *a, str s)
{
	struct pieces p = { arena_alloc(a, (s.n + 1) * sizeof *p.v), 0 };
	uint64_t before = 0;
	uint32_t n = 0;

	for (size_t at = 0; at < s.n;) {
		uint64_t cp = utf8_next(s, &at);

		if (before || at == s.n)
			p.v[n++] = before << 32 | cp;
		before = cp;
	}
	qsort(p.v, n, sizeof *p.v, by_value);
	for (uint32_t i = 0; i < n; i++)
		if (i == 0 || p.v[i] != p.v[i - 1])
			p.v[p.n++] = p.v[i];
	return p;
}

static struct similar_score score(const struct pieces *a, const struct pieces *b)
{
	uint32_t i = 0, k = 0, n = 0;

	while (i < a->n && k < b->n) {
		uint64_t x = a->v[i], y = b->v[k];

		n += x == y;
		i += x <= y;
		k += y <= x;
	}
	return (struct similar_score){ n, a->n + b->n - n };
}

static struct pieces *all_pieces(struct arena *a, const str *key, uint32_t n)
{
	struct pieces *p = arena_alloc(a, (n + 1) * sizeof *p);

	for (uint32_t i = 0; i < n; i++)
		p[i] = pieces(a, key[i]);
	return p;
}

static bool reaches(struct similar_score s, uint32_t permille)
{
	return s.shared && (uint64_t)s.shared * 1000 >= (uint64_t)s.total * permille;
}

static bool one_group(const struct similar_set *x, uint32_t i, const struct similar_set *y,
                      uint32_t k)
{
	return x->group && y->group && x->group[i] != NONE && x->group[i] == y->group[k];
}

/* Pairs of x and y by comparing all; within a set when they are one. */
static struct similar_pair *brute(struct arena *a, const struct similar_set *x,
                                  const struct similar_set *y, uint32_t permille, uint32_t *n)
{
	struct pieces *p = all_pieces(a, x->key, x->n), *q = all_pieces(a, y->key, y->n);
	struct similar_pair *out = NULL;
	uint32_t cap = 0;

	*n = 0;
	for (uint32_t i = 0; i < x->n; i++) {
		for (uint32_t k = x == y ? i + 1 : 0; k < y->n; k++) {
			struct similar_score s = score(&p[i], &q[k]);

			if (!reaches(s, permille) || one_group(x, i, y, k))
				continue;
			out = arena_room(a, out, *n, &cap, sizeof *out);
			out[(*n)++] = (struct similar_pair){ i, k, s };
		}
	}
	return out;
}

static void assert_pairs(const struct similar_pairs *got, const struct similar_pair *want,
                         uint32_t n)
{
	assert_int_equal(got->n, n);
	for (uint32_t i = 0; i < n; i++)
		assert_memory_equal(&got->pair[i], &want[i], sizeof *want);
}

/* Are they what comparing all finds? Some there must be. */
static void assert_complete(struct arena *a, const struct similar_pairs *got,
                            const struct similar_set *x, const struct similar_set *y,
                            uint32_t permille)
{
	uint32_t n;
	const struct similar_pair *want = brute(a, x, y, permille, &n);

	assert_true(n > 0);
	assert_pairs(got, want, n);
}

/* ---- the join ---- */

static void finds_what_brute_force_finds(void **state)
{
	static const uint32_t thresholds[] = { 700, 800 };
	struct arena a = { 0 };
	struct similar_set set = { .key = made_names(&a, MANY), .n = MANY };

	(void)state;
	for (uint32_t t = 0; t < countof(thresholds); t++) {
		struct similar_options o = { .permille = thresholds[t] };
		struct similar_pairs got;
		uint32_t n;
		struct similar_pair *want = brute(&a, &set, &set, thresholds[t], &n);

		assert_true(n > MANY / 2);
		for (o.n_threads = 1; o.n_threads <= 7; o.n_threads = 3 * o.n_threads - 1) {
			assert_true(similar_join(&a, &set, &o, &got));
			assert_int_equal(got.n_skipped, 0);
			assert_pairs(&got, want, n);
		}
	}
	arena_release(&a);
}

static void any_threshold_is_exact(void **state)
{
	struct arena a = { 0 };
	struct similar_set set = { .key = made_names(&a, SOME), .n = SOME };

	(void)state;
	for (uint32_t t = 50; t <= 1000; t += 95) {
		struct similar_options o = { .permille = t, .n_threads = 2 };
		struct similar_pairs got;

		assert_true(similar_join(&a, &set, &o, &got));
		assert_complete(&a, &got, &set, &set, t);
	}
	arena_release(&a);
}

static void groups_and_sides_never_pair_within(void **state)
{
	struct arena a = { 0 };
	struct similar_set side[2] = { { made_names(&a, SOME), NULL, SOME },
		                       { made_names(&a, 2 * SOME), NULL, 2 * SOME - 300 } };
	uint32_t *group = arena_alloc(&a, 2 * SOME * sizeof *group);
	struct similar_options o = { .permille = 700, .n_threads = 2 };
	struct similar_pairs got;

	(void)state;
	for (uint32_t i = 0; i < 2 * SOME; i++)
		group[i] = i % 11 == 0 ? NONE : chance(3);
	assert_true(similar_cross(&a, side, &o, &got));
	assert_complete(&a, &got, &side[0], &side[1], 700);
	side[0].group = group;
	side[1].group = group + 77;
	side[1].n = SOME;
	assert_true(similar_cross(&a, side, &o, &got));
	assert_complete(&a, &got, &side[0], &side[1], 700);
	assert_true(similar_join(&a, side, &o, &got));
	assert_complete(&a, &got, side, side, 700);
	arena_release(&a);
}

/* What a pair stands for: two keys, the lower first. */
static uint64_t keys_of(const struct intern *t, const str *key, uint32_t a, uint32_t b)
{
	uint32_t x = intern_find(t, key[a]), y = intern_find(t, key[b]);

	return x < y ? (uint64_t)x << 32 | y : (uint64_t)y << 32 | x;
}

static void equal_keys_stand_for_each_other_once(void **state)
{
	struct arena a = { 0 };
	uint32_t *group = arena_alloc(&a, SOME * sizeof *group), n, n_keys = 0;
	struct similar_set set = { made_names(&a, SOME), group, SOME };
	struct similar_options o = { .permille = 700, .equal = SIMILAR_ONCE };
	struct similar_pairs got;
	struct similar_pair *all;
	struct intern keys;
	struct map seen;

	(void)state;
	intern_init(&keys, &a);
	map_init(&seen, &a);
	for (uint32_t i = 0; i < SOME; i++) {
		intern_add(&keys, set.key[i]);
		group[i] = chance(4);
	}
	all = brute(&a, &set, &set, 700, &n);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t *at = map_at(&seen, keys_of(&keys, set.key, all[i].a, all[i].b));

		n_keys += *at == NONE;
		*at = 0;
	}
	assert_true(similar_join(&a, &set, &o, &got));
	assert_int_equal(got.n, n_keys);
	assert_true(n_keys < n);
	for (uint32_t i = 0; i < got.n; i++) {
		struct similar_pair p = got.pair[i];
		uint32_t *at = map_at(&seen, keys_of(&keys, set.key, p.a, p.b));

		assert_int_equal(*at, 0); /* one of them, and not yet met */
		*at = 1;
		assert_true(p.a < p.b && group[p.a] != group[p.b]);
	}
	arena_release(&a);
}

static void edges(void **state)
{
	static const str key[] = { STR_INIT(""),     STR_INIT("税"),   STR_INIT(""),
		                   STR_INIT("税"),   STR_INIT("税务"), STR_INIT("aa"),
		                   STR_INIT("aaaa"), STR_INIT("𠮷𠮷"), STR_INIT("𠮷𠮷𠮷") };
	struct similar_set set = { key, NULL, countof(key) };
	struct similar_options o = { 0 };
	struct similar_pairs got;
	struct arena a = { 0 };

	(void)state;
	assert_true(similar_join(&a, &set, &o, &got));
	assert_int_equal(got.n, 3);
	assert_int_equal(got.pair[0].a, 1);
	assert_int_equal(got.pair[0].b, 3);
	assert_int_equal(got.pair[1].a, 5);
	assert_int_equal(got.pair[1].b, 6);
	assert_int_equal(similar_permille(got.pair[2].score), 1000);
	set.n = 0;
	assert_true(similar_join(&a, &set, &o, &got));
	assert_int_equal(got.n, 0);
	set.n = 1;
	assert_true(similar_join(&a, &set, &o, &got));
	assert_int_equal(got.n, 0);
	arena_release(&a);
}

static str long_key(struct arena *a, uint32_t n, uint32_t every)
{
	char *p = arena_alloc(a, 3 * (size_t)n);
	size_t len = 0;

	seed = 99;
	for (uint32_t i = 0; i < n; i++) {
		uint32_t cp = 0x4E00 + chance(20000);

		len += utf8_put(p + len, every && i % every == 0 ? 0x4E00 : cp);
	}
	return (str){ p, len };
}

static void long_keys(void **state)
{
	struct arena a = { 0 };
	str key[] = { long_key(&a, 60000, 0), STR("税务"),         long_key(&a, 60000, 10),
		      long_key(&a, 60000, 5), long_key(&a, 50, 0), long_key(&a, 64, 0) };
	struct similar_set set = { key, NULL, countof(key) };
	struct similar_options o = { .permille = 600 };
	struct similar_pairs got;

	(void)state;
	assert_true(similar_join(&a, &set, &o, &got));
	assert_complete(&a, &got, &set, &set, 600);
	assert_int_equal(got.n, 3);
	arena_release(&a);
}

static void all_the_same(void **state)
{
	struct arena a = { 0 };
	str *key = arena_alloc(&a, 300 * sizeof *key);
	struct similar_set set = { key, NULL, 300 };
	struct similar_options o = { 0 };
	struct similar_pairs got;

	(void)state;
	for (uint32_t i = 0; i < set.n; i++)
		key[i] = STR("农药经营许可");
	assert_true(similar_join(&a, &set, &o, &got));
	assert_int_equal(got.n, 300 * 299 / 2);
	for (uint32_t i = 1; i < got.n; i++)
		assert_true(got.pair[i - 1].a < got.pair[i].a || got.pair[i - 1].b < got.pair[i].b);
	o.equal = SIMILAR_ONCE;
	assert_true(similar_join(&a, &set, &o, &got));
	assert_int_equal(got.n, 1);
	assert_int_equal(got.pair[0].b, 1);
	arena_release(&a);
}

static bool holds(const struct similar_pairs *all, const struct similar_pair *p)
{
	for (uint32_t i = 0; i < all->n; i++)
		if (memcmp(&all->pair[i], p, sizeof *p) == 0)
			return true;
	return false;
}

/* Cut short by a limit: told, right as far as it goes, and the same for any number of threads. */
static void assert_cut(const struct similar_set *set, struct similar_options o,
                       const struct similar_pairs *all)
{
	struct arena a = { 0 };
	struct similar_pairs one, more;

	o.n_threads = 1;
	assert_false(similar_join(&a, set, &o, &one));
	assert_true(one.n_skipped > 0 && one.n < all->n);
	for (uint32_t i = 0; i < one.n; i += 7)
		assert_true(holds(all, &one.pair[i]));
	for (o.n_threads = 2; o.n_threads < 8; o.n_threads += 5) {
		assert_false(similar_join(&a, set, &o, &more));
		assert_int_equal(more.n_skipped, one.n_skipped);
		assert_pairs(&more, one.pair, one.n);
	}
	arena_release(&a);
}

static void limits_are_told(void **state)
{
	struct arena a = { 0 };
	struct similar_set set = { .key = made_names(&a, MANY), .n = MANY };
	struct similar_options o = { .permille = 700 };
	struct similar_pairs all, got;

	(void)state;
	assert_true(similar_join(&a, &set, &o, &all));
	for (uint32_t i = 1; i < 6; i++) {
		assert_cut(&set,
		           (struct similar_options){ .permille = 700, .max_pairs = all.n * i / 6 },
		           &all);
		assert_cut(&set, (struct similar_options){ .permille = 700, .max_work = 30000 * i },
		           &all);
	}
	o.max_pairs = all.n - 1;
	assert_false(similar_join(&a, &set, &o, &got));
	assert_int_equal(got.n, all.n - 1);
	o.max_pairs = all.n;
	assert_true(similar_join(&a, &set, &o, &got));
	assert_int_equal(got.n_skipped, 0);
	arena_release(&a);
}

/* A cluster of equal keys must not cost its square before a limit is looked at. */
static void equal_keys_of_one_group_cost_nothing(void **state)
{
	enum { N = 200000 };
	struct arena a = { 0 };
	str *key = arena_alloc(&a, N * sizeof *key);
	uint32_t *group = arena_alloc(&a, N * sizeof *group);
	struct similar_set set = { key, group, N };
	struct similar_options o = { .max_work = 1000000 };
	struct similar_pairs got;

	(void)state;
	for (uint32_t i = 0; i < N; i++)
		key[i] = STR("农药经营许可");
	assert_true(similar_join(&a, &set, &o, &got));
	assert_int_equal(got.n, 0);
	group[N - 1] = 1;
	assert_false(similar_join(&a, &set, &o, &got));
	assert_int_equal(got.n_skipped, N);
	o.equal = SIMILAR_ONCE;
	assert_true(similar_join(&a, &set, &o, &got));
	assert_int_equal(got.n, 1);
	assert_int_equal(got.pair[0].b, N - 1);
	arena_release(&a);
}

/* ---- two texts, one text against many ---- */

static void two_texts(void **state)
{
	(void)state;
	assert_int_equal(similar_permille(similar_texts(STR("负责全市档案工作"), STR("档案"))),
	                 1000);
	assert_int_equal(similar_permille(similar_texts(STR("油烟"), STR("餐饮油烟"))), 333);
	assert_int_equal(similar_permille(similar_keys(STR(""), STR(""))), 0);
	assert_int_equal(similar_permille(similar_keys(STR("税"), STR("税"))), 1000);
	assert_int_equal(similar_permille(similar_keys(STR("税"), STR("税务"))), 0);
	assert_int_equal(similar_keys(STR("abcab"), STR("bcabc")).shared, 3);
}

/* Is x a better hit than y? Share first, then the shorter, then the earlier. */
static bool is_better(const struct pieces *p, struct similar_hit x, struct similar_hit y)
{
	uint64_t a = (uint64_t)x.score.shared * y.score.total;
	uint64_t b = (uint64_t)y.score.shared * x.score.total;

	if (a != b)
		return a > b;
	if (p[x.text].n != p[y.text].n)
		return p[x.text].n < p[y.text].n;
	return x.text < y.text;
}

static void assert_best(struct arena *a, const struct similar_set *set, const struct pieces *p,
                        const struct similar_query *q, const struct similar_index *x)
{
	struct pieces mine = pieces(a, q->key);
	struct similar_hit *hit = arena_alloc(a, SOME * sizeof *hit), few[3];
	uint32_t n = similar_best(x, q, hit, SOME), want = 0;

	for (uint32_t i = 0; i < set->n; i++) {
		struct similar_score s = score(&mine, &p[i]);

		s.total = q->measure == SIMILAR_CONTAINED ? mine.n : s.total;
		want += reaches(s, q->permille) && set->group[i] != q->group;
	}
	assert_int_equal(n, want);
	for (uint32_t i = 0; i < n; i++) {
		assert_int_equal(hit[i].score.shared, score(&mine, &p[hit[i].text]).shared);
		assert_true(set->group[hit[i].text] != q->group);
		assert_true(reaches(hit[i].score, q->permille));
		if (i > 0 && !str_eq(set->key[hit[i - 1].text], set->key[hit[i].text]))
			assert_true(hit[i - 1].score.shared == hit[i].score.shared ||
			            is_better(p, hit[i - 1], hit[i]));
	}
	assert_int_equal(similar_best(x, q, few, 3), n < 3 ? n : 3);
	assert_memory_equal(few, hit, (n < 3 ? n : 3) * sizeof *hit);
}

static void best_hits(void **state)
{
	struct arena a = { 0 };
	uint32_t *group = arena_alloc(&a, SOME * sizeof *group);
	struct similar_set set = { made_names(&a, SOME), group, SOME };
	struct pieces *p = all_pieces(&a, set.key, SOME);
	struct similar_index *x = similar_index_new(&a, &set);
	struct similar_query q = { 0 };

	(void)state;
	for (uint32_t i = 0; i < 60; i++) {
		group[i] = i % 3;
		q.key = i % 2 ? made_name(&a) : i % 4 ? STR("餐饮服务") : STR("税务道路货物");
		q.measure = i % 3 ? SIMILAR_JACCARD : SIMILAR_CONTAINED;
		q.permille = i % 5 * 200;
		q.group = i % 7 ? NONE : 1;
		assert_best(&a, &set, p, &q, x);
	}
	q = (struct similar_query){ .key = STR(""), .group = NONE };
	assert_int_equal(similar_best(x, &q, NULL, 0), 0);
	arena_release(&a);
}

static void short_queries_find_what_holds_them(void **state)
{
	static const str key[] = { STR_INIT("道路旅客运输经营许可"), STR_INIT("餐饮油烟污染防治"),
		                   STR_INIT("油烟净化"), STR_INIT("餐饮服务许可"),
		                   STR_INIT("油烟净化") };
	struct arena a = { 0 };
	struct similar_set set = { key, NULL, countof(key) };
	struct similar_index *x = similar_index_new(&a, &set);
	struct similar_query q = { STR("油烟"), SIMILAR_CONTAINED, 1000, NONE };
	struct similar_hit hit[5];

	(void)state;
	assert_int_equal(similar_best(x, &q, hit, 5), 3);
	assert_int_equal(hit[0].text, 2);
	assert_int_equal(hit[1].text, 4);
	assert_int_equal(hit[2].text, 1);
	arena_release(&a);
}

/* ---- keys ---- */

static void keys_say_what_texts_say(void **state)
{
	static const struct {
		const char *text, *key;
	} cases[] = {
		{ "（一）负责全市档案工作；", "档案" },
		{ "承担本行政区域内的Ａ级景区等相关工作。", "a级景区" },
		{ "对油烟超标排放行为的行政处罚", "油烟超标排放" },
		{ "对未经许可、擅自开工的处罚", "未经许可擅自开工" },
		{ "对外贸易经营者备案登记", "对外贸易经营者备案登记" },
		{ "对违反《城乡规划法》规定行为的处罚（含2项）", "违反城乡规划法规定含2项" },
		{ "1.档案管理；2.保密；载重3.5吨以上", "档案管理保密载重35吨以上" },
		{ "十五年规划编制", "十五年规划编制" },
		{ "一、食品安全", "食品安全" },
		{ "一、二、三类医疗器械", "一二三类医疗器械" },
		{ "配合做好防汛工作", "配合做好防汛" },
		{ "指导全市安全生产工作", "指导全市安全生产" },
		{ "工作", "工作" },
		{ "负责", "负责" },
		{ "（）、。", "" },
		{ "", "" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		str got = similar_key(&a, str_from(cases[i].text));

		if (!str_eq(got, str_from(cases[i].key)))
			fail_msg("'%s': '%.*s', want '%s'", cases[i].text, (int)got.n, got.p,
			         cases[i].key);
	}
	arena_release(&a);
}

static void radix_keeps_the_order_of_equals(void **state)
{
	struct radix v[500], tmp[500];

	(void)state;
	seed = 3;
	for (uint32_t i = 0; i < 500; i++)
		v[i] = (struct radix){ (uint64_t)chance(40) << (chance(2) ? 40 : 3), i };
	radix_sort(v, tmp, 500);
	for (uint32_t i = 1; i < 500; i++)
		assert_true(v[i - 1].key < v[i].key ||
		            (v[i - 1].key == v[i].key && v[i - 1].value < v[i].value));
}

/* Word after word is taken off its head, each at the cost of the word. */
static void a_text_of_heads_alone_is_linear(void **state)
{
	static char text[1 << 20];
	static const char word[] = "负责";
	enum { BYTES = sizeof word - 1 };
	struct arena a = { 0 };
	str key;

	(void)state;
	for (size_t i = 0; i + BYTES <= sizeof text; i += BYTES)
		memcpy(text + i, word, BYTES);
	key = similar_key(&a, (str){ text, sizeof text / BYTES * BYTES });
	assert_true(str_eq(key, STR("负责")));
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_what_brute_force_finds),
		cmocka_unit_test(any_threshold_is_exact),
		cmocka_unit_test(groups_and_sides_never_pair_within),
		cmocka_unit_test(equal_keys_stand_for_each_other_once),
		cmocka_unit_test(edges),
		cmocka_unit_test(long_keys),
		cmocka_unit_test(all_the_same),
		cmocka_unit_test(limits_are_told),
		cmocka_unit_test(equal_keys_of_one_group_cost_nothing),
		cmocka_unit_test(two_texts),
		cmocka_unit_test(a_text_of_heads_alone_is_linear),
		cmocka_unit_test(best_hits),
		cmocka_unit_test(short_queries_find_what_holds_them),
		cmocka_unit_test(keys_say_what_texts_say),
		cmocka_unit_test(radix_keeps_the_order_of_equals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
