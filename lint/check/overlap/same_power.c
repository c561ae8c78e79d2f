/* Two departments hold the same kind of power under the same article, and nothing in the rows or
 * the set tells them apart.
 *
 * Items of one type under one article are compared pair by pair where they are few; an article
 * that many items rest on is no one conduct, so there only near-same names count. A pair of items
 * is told once, with all the articles it shares. */
#include "check/overlap/article.h"
#include "check/overlap/settle.h"

#include "base/buf.h"
#include "base/radix.h"
#include "base/utf8.h"

#include <stdlib.h>

enum {
	FEW = 48,        /* items of one article that are all compared */
	NEAR = 500,      /* Jaccard, permille: names that are near-same among many */
	MOST_PAIRS = 12, /* told of two departments under an article of many items */
	PAIRS_AN_ITEM = 16,
	WORK_AN_ITEM = 1024,
	DEPARTMENT_BITS = 27,
	ALIKE = 350,     /* names that say the same conduct */
	CONTAINED = 450, /* or one says the other's */
	SURE = 500,      /* names so alike that it is an error */
	LEAST_CHARS = 4, /* of a key that can be contained */
	SHOWN_ARTICLES = 3
};

/* What a pair of items is. */
enum finding_kind {
	SAME_POWER,  /* nothing tells them apart */
	MAYBE_SAME,  /* one item each under the article, in other words */
	ONE_SIDED,   /* one side says its part */
	LAW_DIVIDES, /* the law leaves the division to the departments */
	SETTLED,     /* by a row; said when asked */
	TOLD_APART   /* by words; said when asked */
};

/* One citation of an item: what is shared (key) and whose it is. */
struct claim {
	uint64_t key;
	uint32_t department, item, cited;
};

/* Two items found to share an article. */
struct pair {
	uint32_t item[2];
	uint32_t first, second; /* cited */
	uint32_t settled;       /* item that settles them, or NONE */
	struct likeness like;
	struct scope_answer told;
	enum finding_kind kind;
	bool single;   /* one conduct is all the article speaks of */
	uint32_t more; /* pairs of the same departments under the article that are not told */
};

struct search {
	const struct pass *p;
	const struct departments *d;
	const struct settlements *s;
	struct arena scratch;
	struct map common; /* law → is it one of every organ */
	struct side *side; /* [items with claims] */
	uint32_t *side_of; /* [n_items] index into side, NONE */
	uint32_t n_sides, cap_sides;
	struct pair *pair;
	uint32_t n_pairs, cap_pairs;
};

/* ---- claims ---- */

static int by_key(const void *a, const void *b)
{
	const struct claim *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return (x->cited > y->cited) - (x->cited < y->cited);
}

/* Does every organ apply the law in its own cases? Asked once of each law. */
static bool is_common_law(struct search *g, const struct cited *ci)
{
	uint32_t *known = map_at(&g->common, ci->law);

	if (*known == NONE)
		*known = scope_common_law(g->p->c->scope, citation_law_key(&g->scratch, ci->name));
	return *known;
}

static bool take_claim(struct search *g, uint32_t k, struct claim *out)
{
	const struct corpus *c = g->p->c;
	const struct cited *ci = &c->cited[k];
	str type = item_text(c, ci->item, FIELD_TYPE);
	uint32_t department = g->d->of_item[ci->item];
	char small[512];

	if (department == NONE || ci->article.number == 0 || k >= article_end(c, ci->item) ||
	    type.n == 0 || type.n > 60 || is_common_law(g, ci))
		return false;
	*out = (struct claim){
		.key = hash_mix(ci->law, hash_str(utf8_key_into(small, type))),
		.department = department,
		.item = ci->item,
		.cited = k,
	};
	out->key = hash_mix(out->key, (uint64_t)ci->article.number << 16 | ci->article.suffix);
	return true;
}

/* An item may cite parts of an article one by one; one claim is enough. */
static uint32_t drop_repeats(struct claim *claim, uint32_t n)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < n; i++)
		if (kept == 0 || claim[kept - 1].key != claim[i].key ||
		    claim[kept - 1].item != claim[i].item)
			claim[kept++] = claim[i];
	return kept;
}

static const struct side *side_of(struct search *g, uint32_t item)
{
	if (g->side_of[item] == NONE) {
		g->side = arena_room(&g->scratch, g->side, g->n_sides, &g->cap_sides,
		                     sizeof *g->side);
		side_read(&g->side[g->n_sides], g->p->c, item, &g->scratch);
		g->side_of[item] = g->n_sides++;
	}
	return &g->side[g->side_of[item]];
}

/* ---- judging a pair ---- */

static bool same_conduct(const struct side *a, const struct side *b, struct likeness like)
{
	size_t na = utf8_count(a->key), nb = utf8_count(b->key);

	return like.jaccard >= ALIKE ||
	       (like.contained >= CONTAINED && (na < nb ? na : nb) >= LEAST_CHARS);
}

/* The kind of an open pair by its words and by what the law says. */
static enum finding_kind kind_open(const struct corpus *c, struct pair *pair, bool same)
{
	str a = article_quoted(c, pair->first), b = article_quoted(c, pair->second);

	if (article_divides(a) || article_divides(b))
		return LAW_DIVIDES;
	pair->single = article_is_single(a) && article_is_single(b);
	return same ? SAME_POWER : MAYBE_SAME;
}

/* False when the two are no pair at all. alone: each side has one item under the article. */
static bool judge(struct search *g, struct pair *pair, bool alone)
{
	const struct corpus *c = g->p->c;
	const struct side *a, *b;
	struct scope_side title = { 0 };
	str own[2];
	bool same;

	(void)side_of(g, pair->item[0]);
	b = side_of(g, pair->item[1]);
	a = side_of(g, pair->item[0]);
	pair->like = side_likeness(a, b);
	same = same_conduct(a, b, pair->like);
	if ((!same && !alone) || article_parts_differ(c, pair->first, pair->second))
		return false;
	scope_read(c->scope, c->cited[pair->first].title, SCOPE_NAME, &title);
	pair->told = scope_compare(c->scope, &a->scope, &b->scope, &title);
	pair->settled = NONE;
	if (pair->told.verdict == SCOPE_APART ||
	    scope_objects_differ(c->scope, a->key, b->key, own))
		pair->kind = TOLD_APART;
	else if ((pair->settled = settlements_find(g->s, a, b)) != NONE)
		pair->kind = SETTLED;
	else if (pair->told.verdict == SCOPE_ONE_SIDED)
		pair->kind = ONE_SIDED;
	else
		pair->kind = kind_open(c, pair, same);
	if (pair->kind == TOLD_APART && pair->told.verdict != SCOPE_APART)
		memcpy(pair->told.word, own, sizeof own);
	return true;
}

/* ---- groups ---- */

static bool better(const struct pair *a, const struct pair *b)
{
	if (a->kind != b->kind)
		return a->kind < b->kind;
	return a->like.jaccard > b->like.jaccard;
}

static void keep(struct search *g, struct pair pair)
{
	g->pair = arena_room(&g->scratch, g->pair, g->n_pairs, &g->cap_pairs, sizeof *g->pair);
	g->pair[g->n_pairs++] = pair;
}

static bool is_alone(const struct search *g, const struct claim *of, uint32_t n, uint32_t i)
{
	for (uint32_t k = 0; k < n; k++)
		if (k != i && of[k].department == of[i].department &&
		    g->p->c->item[of[k].item].main != g->p->c->item[of[i].item].main)
			return false;
	return true;
}

static struct pair pair_of(const struct claim *first, const struct claim *second)
{
	return (struct pair){
		.item = { first->item, second->item },
		.first = first->cited,
		.second = second->cited,
	};
}

/* Of each item and each other department before it the pair hardest to tell apart. */
static void pair_few(struct search *g, const struct claim *of, uint32_t n)
{
	struct pair best[FEW];
	uint32_t whose[FEW];
	bool alone[FEW];

	for (uint32_t i = 0; i < n; i++)
		alone[i] = is_alone(g, of, n, i);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t n_best = 0;

		for (uint32_t k = 0; k < i; k++) {
			struct pair pair = pair_of(&of[k], &of[i]);
			uint32_t at = 0;

			if (!departments_rival(g->p->c, g->d, of[k].item, of[i].item) ||
			    !judge(g, &pair, alone[i] && alone[k]))
				continue;
			while (at < n_best && whose[at] != of[k].department)
				at++;
			if (at < n_best && !better(&pair, &best[at]))
				continue;
			whose[at] = of[k].department;
			best[at] = pair;
			n_best += at == n_best;
		}
		for (uint32_t k = 0; k < n_best; k++)
			keep(g, best[k]);
	}
}

/* Near-same pairs by the pair of their departments, the most alike first. */
static struct radix *by_departments(const struct claim *of, const struct similar_pairs *found,
                                    struct arena *a)
{
	struct radix *v = arena_alloc(a, ((size_t)found->n + 1) * sizeof *v);

	for (uint32_t i = 0; i < found->n; i++) {
		const struct similar_pair *p = &found->pair[i];
		uint64_t x = of[p->a].department, y = of[p->b].department;
		uint64_t departments = x < y ? x << DEPARTMENT_BITS | y : y << DEPARTMENT_BITS | x;

		v[i].key = departments << 10 | (1000 - similar_permille(p->score));
		v[i].value = i;
	}
	radix_sort(v, arena_alloc(a, ((size_t)found->n + 1) * sizeof *v), found->n);
	return v;
}

/* Of each two departments the pairs most alike; how many there are besides stands at the first. */
static void keep_most_alike(struct search *g, const struct claim *of,
                            const struct similar_pairs *found, struct arena *a)
{
	const struct radix *v = by_departments(of, found, a);
	uint32_t kept = 0, first = NONE;

	for (uint32_t i = 0; i < found->n; i++) {
		const struct similar_pair *p = &found->pair[v[i].value];
		struct pair pair = pair_of(&of[p->a], &of[p->b]);

		if (i == 0 || v[i].key >> 10 != v[i - 1].key >> 10) {
			kept = 0;
			first = NONE;
		}
		if (kept == MOST_PAIRS) {
			g->pair[first].more++;
		} else if (departments_rival(g->p->c, g->d, pair.item[0], pair.item[1]) &&
		           judge(g, &pair, false)) {
			first = kept++ ? first : g->n_pairs;
			keep(g, pair);
		}
	}
}

static void pair_many(struct search *g, const struct claim *of, uint32_t n)
{
	struct arena a = { 0 };
	str *key = arena_alloc(&a, n * sizeof *key);
	uint32_t *group = arena_alloc(&a, n * sizeof *group);
	struct similar_set set = { .key = key, .group = group, .n = n };
	struct similar_options o = {
		.permille = NEAR,
		.n_threads = 1,
		.max_pairs = n * PAIRS_AN_ITEM,
		.max_work = (uint64_t)n * WORK_AN_ITEM,
		.equal = SIMILAR_ONCE,
	};
	struct similar_pairs found = { 0 };

	for (uint32_t i = 0; i < n; i++) {
		key[i] = side_of(g, of[i].item)->key;
		group[i] = of[i].department;
	}
	(void)similar_join(&a, &set, &o, &found);
	keep_most_alike(g, of, &found, &a);
	arena_release(&a);
}

/* ---- telling ---- */

static str article_text(const struct corpus *c, uint32_t cited)
{
	const struct cited *ci = &c->cited[cited];
	const struct list *l = corpus_list(c, ci->item);
	str text = cell_text(table_cell(&c->doc[l->doc]->table, ci->row, ci->col));

	return str_trim(str_slice(text, ci->article.beg, ci->article.end));
}

/* «《甲法》第九十七条、《乙条例》第六十二条» of n pairs of the same two items. */
static struct arg shared_articles(const struct search *g, const struct pair *of, uint32_t n)
{
	struct buf zh = { .arena = &g->p->out->arena }, en = zh;

	for (uint32_t i = 0; i < n && i < SHOWN_ARTICLES; i++) {
		str title = g->p->c->cited[of[i].second].title;
		str article = article_text(g->p->c, of[i].second);

		buf_fmt(&zh, "%s《%.*s》%.*s", i ? "、" : "", (int)title.n, title.p, (int)article.n,
		        article.p);
		buf_fmt(&en, "%s%.*s of '%.*s'", i ? ", " : "", (int)article.n, article.p,
		        (int)title.n, title.p);
	}
	if (n > SHOWN_ARTICLES) {
		buf_fmt(&zh, "等 %u 条", n);
		buf_fmt(&en, " and %u more", n - SHOWN_ARTICLES);
	}
	if (of->more) {
		buf_fmt(&zh, "（这一条下两家另有 %u 对相近的事项）", of->more);
		buf_fmt(&en, " (with %u more such pairs of the two)", of->more);
	}
	return (struct arg){ buf_str(&zh), buf_str(&en) };
}

/* What decided, for the message of the kind. */
static struct arg detail(const struct search *g, const struct pair *pair)
{
	struct arena *a = &g->p->out->arena;
	str x = arena_copy(a, pair->told.word[0]), y = arena_copy(a, pair->told.word[1]);

	if (pair->kind == SETTLED)
		return item_called(g->p, pair->settled);
	if (pair->kind == ONE_SIDED)
		return arg_str(x.n ? x : y);
	if (pair->kind == TOLD_APART)
		return (struct arg){ arena_fmt(a, "“%.*s”与“%.*s”", (int)y.n, y.p, (int)x.n, x.p),
			             arena_fmt(a, "'%.*s' and '%.*s'", (int)y.n, y.p, (int)x.n,
			                       x.p) };
	return sink_number(g->p->out, pair->like.jaccard / 10);
}

static enum qd_level level_of(const struct pair *pair)
{
	bool sure = pair->like.jaccard >= SURE;

	if (pair->kind == SAME_POWER)
		return sure ? QD_ERROR : QD_WARNING;
	if (pair->kind == LAW_DIVIDES)
		return sure ? QD_WARNING : QD_INFO;
	return pair->kind == MAYBE_SAME && pair->single ? QD_WARNING : QD_INFO;
}

static enum qd_confidence confidence_of(const struct pair *pair)
{
	if (pair->kind == MAYBE_SAME)
		return QD_LOW;
	return pair->kind == SAME_POWER && level_of(pair) == QD_ERROR ? QD_HIGH : QD_MEDIUM;
}

static void tell(const struct search *g, const struct pair *of, uint32_t n)
{
	const struct corpus *c = g->p->c;
	const struct cited *ci = &c->cited[of->second];
	uint32_t first = of->item[0];
	str other = g->d->name[g->d->of_item[first]];

	if (of->kind >= SETTLED && !c->explain_quiet)
		return;
	report(g->p, (struct report){
			     .at = place_within(cell_place(c, ci->item, ci->row, ci->col),
	                                        ci->article.beg, ci->article.end),
			     .message = (uint8_t)of->kind,
			     .level = level_of(of),
			     .confidence = confidence_of(of),
			     .arg = { item_called(g->p, ci->item), arg_str(other),
	                              item_called(g->p, first), shared_articles(g, of, n),
	                              arg_str(item_text(c, ci->item, FIELD_TYPE)), detail(g, of) },
		     });
	sink_relate(g->p->out, item_place(c, first, FIELD_NAME), 0);
	if (of->settled != NONE)
		sink_relate(g->p->out, item_place(c, of->settled, FIELD_NAME), 1);
}

/* Pairs of the same two items side by side, the worst kind first. */
static int by_items(const void *x, const void *y)
{
	const struct pair *a = x, *b = y;

	if (a->item[1] != b->item[1])
		return a->item[1] < b->item[1] ? -1 : 1;
	if (a->item[0] != b->item[0])
		return a->item[0] < b->item[0] ? -1 : 1;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return (a->second > b->second) - (a->second < b->second);
}

static bool same_items(const struct pair *a, const struct pair *b)
{
	return a->item[0] == b->item[0] && a->item[1] == b->item[1];
}

static void tell_all(struct search *g)
{
	const struct pair *pair = g->pair;

	if (g->n_pairs == 0)
		return;
	qsort(g->pair, g->n_pairs, sizeof *g->pair, by_items);
	for (uint32_t i = 0, end; i < g->n_pairs; i = end) {
		for (end = i + 1; end < g->n_pairs && same_items(&pair[end], &pair[i]);)
			end++;
		tell(g, &pair[i], end - i);
	}
}

static void check(const struct pass *p, uint32_t unused)
{
	const struct corpus *c = p->c;
	struct search g = { .p = p };
	struct claim *claim = arena_alloc(&g.scratch, (c->n_cited + 1) * sizeof *claim);
	uint32_t n = 0;

	(void)unused;
	map_init(&g.common, &g.scratch);
	g.d = departments_new(c, &g.scratch);
	g.s = settlements_new(c, g.d, &g.scratch);
	g.side_of = arena_alloc(&g.scratch, (c->n_items + 1) * sizeof *g.side_of);
	memset(g.side_of, 0xFF, (c->n_items + 1) * sizeof *g.side_of);
	for (uint32_t k = 0; k < c->n_cited; k++)
		n += take_claim(&g, k, &claim[n]);
	qsort(claim, n, sizeof *claim, by_key);
	n = drop_repeats(claim, n);
	for (uint32_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && claim[end].key == claim[i].key;)
			end++;
		if (end - i > FEW)
			pair_many(&g, claim + i, end - i);
		else if (end - i > 1)
			pair_few(&g, claim + i, end - i);
	}
	tell_all(&g);
	arena_release(&g.scratch);
}

const struct rule rule_overlap_same_power = {
	.id = "overlap/same-power",
	.level = QD_ERROR,
	.each = EACH_CORPUS,
	.title = { "同一职权多部门行使", "One power, two departments" },
	.message = {
		[SAME_POWER] = { "{0}与{1}的{2}都依据{3}行使{4}，文字相似度 {5}%；两边的名称、权限和职责里没有"
	                         "能分开的限定词，也没有找到边界清单、分工表或者牵头的说明",
	                         "{0} and {2} of {1} both rest on {3} for {4} and read alike ({5}%): no "
	                         "word of either, no boundary row and no lead tells them apart" },
		[MAYBE_SAME] = { "{0}与{1}的{2}都依据{3}行使{4}，各只有这一项，说法不同（文字相似度 {5}%）；"
	                         "是不是同一件事请核对，没有找到能分开的限定词和边界清单",
	                         "{0} and {2} of {1} are each the only item on {3} for {4}, in other words "
	                         "({5}% alike): the same? No word and no boundary row tells them apart" },
		[ONE_SIDED] = { "{0}与{1}的{2}都依据{3}行使{4}，只有一边写了“{5}”，另一边没有写自己管哪一部分",
	                        "{0} and {2} of {1} both rest on {3} for {4}; only one says '{5}', the "
	                        "other does not say its part" },
		[LAW_DIVIDES] = { "{0}与{1}的{2}都依据{3}行使{4}（文字相似度 {5}%）；法条要求几个部门按职责分工，"
	                          "清单里没有写怎么分",
	                          "{0} and {2} of {1} both rest on {3} for {4} ({5}% alike); the law "
	                          "leaves the division to the departments and the lists do not state it" },
		[SETTLED] = { "{0}与{1}的{2}都依据{3}行使{4}，{5}已经分清，不算交叉",
	                      "{0} and {2} of {1} both rest on {3} for {4}; {5} settles it" },
		[TOLD_APART] = { "{0}与{1}的{2}都依据{3}行使{4}，由{5}分开，不算交叉",
	                         "{0} and {2} of {1} both rest on {3} for {4}; {5} tell them apart" },
	},
	.note = { { "另一方在这里", "the other side" },
	          { "由这一行分清", "this row settles it" } },
	.why = { "同一条依据、同一类职权由两个部门行使，容易重复执法或者互相推诿。",
	         "One article exercised by two departments means doing it twice or not at all." },
	.fix = { "按领域、环节或对象划清各自范围，写进名称或职责边界清单；划不清的明确牵头。",
	         "Divide by sector, stage or object, or name a lead in the boundary list." },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n"
	"  - {事项名称: 对餐饮油烟超标排放的处罚, 权力类型: 行政处罚, 行使主体: 市城市管理局, 实施依据: 《大气污染防治法》第一百一十八条}\n"
	"  - {事项名称: 对超标排放餐饮油烟的处罚, 权力类型: 行政处罚, 行使主体: 市生态环境局, 实施依据: 《大气污染防治法》⟦第一百一十八条⟧}\n",
"清单: 权责清单\n事项:\n"
	"  - {事项名称: 对沿街乱倒渣土的处罚, 权力类型: 行政处罚, 行使主体: 市城市管理局, 实施依据: 《示例市市容条例》第二十条}\n"
	"  - {事项名称: 对随意堆放弃土的处罚, 权力类型: 行政处罚, 行使主体: 市自然资源局, 实施依据: 《示例市市容条例》⟦第二十条⟧}\n",
"清单: 权责清单\n事项:\n"
	"  - {事项名称: 对船舶使用不合格燃油的处罚, 权力类型: 行政处罚, 行使主体: 市交通运输局, 实施依据: 《大气污染防治法》第一百零六条}\n"
	"  - {事项名称: 对渔业船舶使用不合格燃油的处罚, 权力类型: 行政处罚, 行使主体: 市农业农村局, 实施依据: 《大气污染防治法》⟦第一百零六条⟧}\n",
"清单: 权责清单\n事项:\n"
	"  - {事项名称: 对露天焚烧落叶的处罚, 权力类型: 行政处罚, 行使主体: 市城市管理局, 实施依据: 《示例市大气条例》第三十条：由城市管理部门、生态环境主管部门按照职责分工责令改正}\n"
	"  - {事项名称: 对露天焚烧落叶的处罚, 权力类型: 行政处罚, 行使主体: 市生态环境局, 实施依据: 《示例市大气条例》⟦第三十条⟧}\n" },
	.good = { "清单: 权责清单\n事项:\n"
	"  - {事项名称: 对船舶超标排放污染物的处罚, 权力类型: 行政处罚, 行使主体: 市交通运输局, 实施依据: 《水污染防治法》第九十条}\n"
	"  - {事项名称: 对机动车超标排放污染物的处罚, 权力类型: 行政处罚, 行使主体: 市生态环境局, 实施依据: 《大气污染防治法》第九十条}\n",
"清单: 权责清单\n事项:\n"
	"  - {事项名称: 对煤矿建设工程肢解发包的处罚, 权力类型: 行政处罚, 行使主体: 市应急管理局, 实施依据: 《建设工程质量管理条例》第五十五条}\n"
	"  - {事项名称: 对公路建设工程肢解发包的处罚, 权力类型: 行政处罚, 行使主体: 市交通运输局, 实施依据: 《建设工程质量管理条例》第五十五条}\n",
"清单: 权责清单\n事项:\n"
	"  - {事项名称: 对餐饮油烟超标排放的处罚, 权力类型: 行政处罚, 行使主体: 市城市管理局, 实施依据: 《大气污染防治法》第一百一十八条}\n"
	"  - {事项名称: 对超标排放餐饮油烟的处罚, 权力类型: 行政处罚, 行使主体: 市生态环境局, 实施依据: 《大气污染防治法》第一百一十八条}\n"
	"---\n清单: 职责边界清单\n事项:\n  - {管理事项: 餐饮油烟治理, 牵头部门: 市城市管理局, 配合部门: 市生态环境局}\n",
"清单: 权责清单\n事项:\n"
	"  - {事项名称: 对超标排放的处罚, 权力类型: 行政处罚, 行使主体: 市城市管理局, 实施依据: 《示例市大气条例》第三十条第一款}\n"
	"  - {事项名称: 对超标排放的处罚, 权力类型: 行政处罚, 行使主体: 市生态环境局, 实施依据: 《示例市大气条例》第三十条第二款}\n" },
};
