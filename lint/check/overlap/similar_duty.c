/* Near-same texts of duties, tasks and powers in two departments, and no lead.
 *
 * What every department does for itself (its own files, its own staff) reads alike everywhere: a
 * text that more departments than `shared` have is nobody's overlap. Items of one type under one
 * article belong to overlap/same-power. */
#include "check/overlap/article.h"
#include "check/overlap/settle.h"

#include "base/utf8.h"
#include "model/similar_key.h"

enum { COMMON_WORDS, LIKE_AT, SHARED_BY };
enum { LEAST_PIECES = 5 };

enum { ALIKE, ONE_SIDED, SETTLED, TOLD_APART, LEAD_TOLD };

struct texts {
	const struct pass *p;
	const struct departments *d;
	const struct settlements *s;
	struct arena scratch;
	uint32_t *item; /* [n] */
	str *key;
	uint32_t *group;
	uint32_t n;
	uint32_t *partners; /* [n] how many texts of others are like it */
};

static bool is_duty_list(const struct kind *k)
{
	static const str ids[] = { STR_INIT("power"), STR_INIT("charter"), STR_INIT("task") };

	return str_is_any(k->id, ids, countof(ids));
}

/* Work that everybody does for himself. */
static bool is_common(const struct pass *p, str text)
{
	struct word_hit hit;
	size_t at = 0;

	return words_next(p->prepared, text, &at, &hit);
}

static void take_texts(struct texts *t)
{
	const struct corpus *c = t->p->c;

	t->item = arena_alloc(&t->scratch, (c->n_items + 1) * sizeof *t->item);
	t->key = arena_alloc(&t->scratch, (c->n_items + 1) * sizeof *t->key);
	t->group = arena_alloc(&t->scratch, (c->n_items + 1) * sizeof *t->group);
	for (uint32_t i = 0; i < c->n_items; i++) {
		str key, text;

		if (t->d->of_item[i] == NONE || !is_duty_list(corpus_list(c, i)->kind))
			continue;
		text = side_text(c, i, &t->scratch);
		if (is_common(t->p, text))
			continue;
		key = similar_key(&t->scratch, text);
		if (utf8_count(key) <= LEAST_PIECES)
			continue;
		t->item[t->n] = i;
		t->key[t->n] = key;
		t->group[t->n++] = t->d->of_item[i];
	}
}

/* ---- the city and its districts ---- */

/* Districts repeat their city's texts: what a city's departments have in common is looked for among
 * them first, and then in all lists. */
enum range { AMONG_CITY, AMONG_ALL };

static bool in_city(const struct texts *t, uint32_t item)
{
	return t->d->tier[item] == TIER_CITY;
}

/* Only pairs of the range itself: those within the city are told by the first. */
static bool is_of(const struct texts *t, const struct similar_pair *pair, enum range range)
{
	bool city = in_city(t, t->item[pair->a]) && in_city(t, t->item[pair->b]);

	return city == (range == AMONG_CITY);
}

static struct texts texts_of_city(struct texts *all, struct arena *a)
{
	struct texts t = { .p = all->p, .d = all->d, .s = all->s };

	t.item = arena_alloc(a, (all->n + 1) * sizeof *t.item);
	t.key = arena_alloc(a, (all->n + 1) * sizeof *t.key);
	t.group = arena_alloc(a, (all->n + 1) * sizeof *t.group);
	for (uint32_t i = 0; i < all->n; i++) {
		if (!in_city(all, all->item[i]))
			continue;
		t.item[t.n] = all->item[i];
		t.key[t.n] = all->key[i];
		t.group[t.n++] = all->group[i];
	}
	return t;
}

/* ---- what everybody has ---- */

/* Texts of equal key in departments beyond the first: [n] how many others. */
static void count_equal(struct texts *t)
{
	struct map first, seen;
	uint32_t *others = arena_alloc(&t->scratch, (t->n + 1) * sizeof *others);

	map_init(&first, &t->scratch);
	map_init(&seen, &t->scratch);
	for (uint32_t i = 0; i < t->n; i++) {
		uint64_t key = hash_str(t->key[i]);
		uint32_t *at = map_at(&first, key), *known;

		*at = *at == NONE ? i : *at;
		known = map_at(&seen, hash_mix(key, t->group[i]));
		others[*at] += *known == NONE && *at != i;
		*known = 1;
	}
	for (uint32_t i = 0; i < t->n; i++)
		t->partners[i] = others[map_get(&first, hash_str(t->key[i]))];
}

static void count_partners(struct texts *t, const struct similar_pairs *found)
{
	t->partners = arena_alloc(&t->scratch, (t->n + 1) * sizeof *t->partners);
	count_equal(t);
	for (uint32_t i = 0; i < found->n; i++) {
		bool equal = str_eq(t->key[found->pair[i].a], t->key[found->pair[i].b]);

		t->partners[found->pair[i].a] += !equal;
		t->partners[found->pair[i].b] += !equal;
	}
}

/* ---- a pair ---- */

static str type_of(const struct corpus *c, uint32_t item)
{
	return item_text(c, item, FIELD_TYPE);
}

/* Two powers: of different types they are different powers, and under one article they are
 * judged there. */
static bool is_elsewhere(const struct corpus *c, uint32_t a, uint32_t b)
{
	str x = type_of(c, a), y = type_of(c, b);

	if (x.n == 0 || y.n == 0)
		return false;
	if (!str_eq(x, y))
		return true;
	for (uint32_t i = c->item_cited[a]; i < article_end(c, a); i++)
		if (article_cited_by(c, b, &c->cited[i]))
			return true;
	return false;
}

/* One leads, the other helps: «牵头组织…» beside «配合做好…». */
static bool lead_is_told(str a, str b)
{
	static const str lead[] = { STR_INIT("牵头"), STR_INIT("主办"), STR_INIT("统筹"),
		                    STR_INIT("综合协调") };
	static const str help[] = { STR_INIT("配合"), STR_INIT("协助"), STR_INIT("参与"),
		                    STR_INIT("协同") };
	bool la = str_has_any(a, lead, countof(lead)), lb = str_has_any(b, lead, countof(lead));
	bool ha = str_has_any(a, help, countof(help)), hb = str_has_any(b, help, countof(help));

	return (la != lb && (la ? hb || !lb : ha || !la)) || (ha != hb && !(la && lb));
}

struct answer {
	uint8_t message;
	struct scope_answer told;
	uint32_t settled;
};

static struct answer judge(const struct texts *t, uint32_t a, uint32_t b)
{
	const struct corpus *c = t->p->c;
	struct arena scratch = { 0 };
	struct side x, y;
	struct answer j = { .message = ALIKE };
	str own[2];

	side_read(&x, c, a, &scratch);
	side_read(&y, c, b, &scratch);
	j.settled = settlements_find(t->s, &x, &y);
	j.told = scope_compare(c->scope, &x.scope, &y.scope, NULL);
	if (j.settled != NONE)
		j.message = SETTLED;
	else if (j.told.verdict == SCOPE_APART || scope_objects_differ(c->scope, x.key, y.key, own))
		j.message = TOLD_APART;
	else if (lead_is_told(x.text, y.text))
		j.message = LEAD_TOLD;
	else if (j.told.verdict == SCOPE_ONE_SIDED)
		j.message = ONE_SIDED;
	if (j.message == TOLD_APART && j.told.verdict != SCOPE_APART)
		for (uint32_t i = 0; i < 2; i++)
			j.told.word[i] = arena_copy(&t->p->out->arena, own[i]);
	arena_release(&scratch);
	return j;
}

static struct arg detail(const struct texts *t, const struct answer *j)
{
	struct arena *a = &t->p->out->arena;
	str x = j->told.word[0], y = j->told.word[1];

	if (j->message == SETTLED)
		return item_called(t->p, j->settled);
	if (j->message == ONE_SIDED)
		return arg_str(x.n ? x : y);
	if (j->message == TOLD_APART)
		return (struct arg){ arena_fmt(a, "“%.*s”与“%.*s”", (int)y.n, y.p, (int)x.n, x.p),
			             arena_fmt(a, "'%.*s' and '%.*s'", (int)y.n, y.p, (int)x.n,
			                       x.p) };
	return (struct arg){ 0 };
}

static void tell(const struct texts *t, const struct similar_pair *pair)
{
	const struct corpus *c = t->p->c;
	uint32_t a = t->item[pair->a], b = t->item[pair->b];
	enum field at = item_has(c, b, FIELD_TASK) ? FIELD_TASK : FIELD_NAME;
	struct answer j = judge(t, a, b);

	if (j.message >= SETTLED && !c->explain_quiet)
		return;
	report(t->p,
	       (struct report){
		       .at = item_place(c, b, at),
		       .message = j.message,
		       .level = j.message == ALIKE ? QD_OFF : QD_INFO,
		       .confidence = similar_permille(pair->score) >= 900 ? QD_HIGH : QD_MEDIUM,
		       .arg = { item_called(t->p, b), arg_str(t->d->name[t->group[pair->a]]),
	                        item_called(t->p, a),
	                        sink_number(t->p->out, similar_permille(pair->score) / 10),
	                        detail(t, &j), arg_str(t->d->name[t->group[pair->b]]) },
	       });
	sink_relate(t->p->out,
	            item_place(c, a, item_has(c, a, FIELD_TASK) ? FIELD_TASK : FIELD_NAME), 0);
	if (j.settled != NONE)
		sink_relate(t->p->out, item_place(c, j.settled, FIELD_NAME), 1);
}

static void check_range(struct texts *t, enum range range)
{
	const struct pass *p = t->p;
	struct similar_set set = { .key = t->key, .group = t->group, .n = t->n };
	struct similar_options o = { .permille = p->option[LIKE_AT].number,
		                     .n_threads = p->c->n_threads,
		                     .equal = SIMILAR_ONCE };
	struct similar_pairs found = { 0 };
	uint32_t shared = p->option[SHARED_BY].number;

	if (!similar_join(&t->scratch, &set, &o, &found))
		report_broken(p, place_doc(0), too_many_alike);
	count_partners(t, &found);
	for (uint32_t i = 0; i < found.n; i++) {
		const struct similar_pair *pair = &found.pair[i];

		if (is_of(t, pair, range) && t->partners[pair->a] < shared &&
		    t->partners[pair->b] < shared &&
		    departments_rival(p->c, t->d, t->item[pair->a], t->item[pair->b]) &&
		    !is_elsewhere(p->c, t->item[pair->a], t->item[pair->b]))
			tell(t, pair);
	}
	arena_release(&t->scratch);
}

static void check(const struct pass *p, uint32_t unused)
{
	struct arena scratch = { 0 };
	struct texts all = { .p = p }, city;

	(void)unused;
	all.d = departments_new(p->c, &scratch);
	all.s = settlements_new(p->c, all.d, &scratch);
	take_texts(&all);
	city = texts_of_city(&all, &scratch);
	if (city.n > 0)
		check_range(&city, AMONG_CITY);
	if (city.n < all.n)
		check_range(&all, AMONG_ALL);
	arena_release(&all.scratch);
	arena_release(&scratch);
}

const struct rule rule_overlap_similar_duty = {
	.id = "overlap/similar-duty",
	.level = QD_WARNING,
	.confidence = QD_MEDIUM,
	.each = EACH_CORPUS,
	.title = { "职责内容近似", "Near-same duties" },
	.message = {
		[ALIKE] = { "{5}的{0}与{1}的{2}文字相似度 {3}%，没有写谁牵头，也没有找到能分开的限定词和边界清单",
	                    "{0} of {5} and {2} of {1} read alike ({3}%); no lead, no word and no boundary "
	                    "row tells them apart" },
		[ONE_SIDED] = { "{5}的{0}与{1}的{2}文字相似度 {3}%，只有一边写了“{4}”，另一边没有写自己管哪一部分",
	                        "{0} of {5} and {2} of {1} read alike ({3}%); only one says '{4}'" },
		[SETTLED] = { "{5}的{0}与{1}的{2}文字相似度 {3}%，{4}已经分清，不算交叉",
	                      "{0} of {5} and {2} of {1} read alike ({3}%); {4} settles it" },
		[TOLD_APART] = { "{5}的{0}与{1}的{2}文字相似度 {3}%，由{4}分开，不算交叉",
	                         "{0} of {5} and {2} of {1} read alike ({3}%); {4} tell them apart" },
		[LEAD_TOLD] = { "{5}的{0}与{1}的{2}文字相似度 {3}%，写明了一家牵头、一家配合，不算交叉",
	                        "{0} of {5} and {2} of {1} read alike ({3}%); one leads, the other helps" },
	},
	.note = { { "另一方在这里", "the other side" }, { "由这一行分清", "this row settles it" } },
	.why = { "两个部门写了几乎一样的职责，又没有写谁牵头，出了事容易互相推，平时容易重复管。",
	         "Two departments with the same duty and no lead do it twice or not at all." },
	.fix = { "明确一家牵头、一家配合，或者各自写明管哪个行业、哪个环节；分不清的列入职责边界清单。",
	         "Name the lead, or let each say its sector or stage, or put it into the boundary list." },
	.option = { { "words",
	              OPTION_WORDS,
	              common_work,
	              { "各部门都有的内部事务，含这些词的不比", "work every department has of its own" } },
	            { "at", OPTION_NUMBER, "720", { "相似度达到千分之几才报", "likeness in permille" } },
	            { "shared",
	              OPTION_NUMBER,
	              "3",
	              { "有这么多别的部门也写了，就算各部门共有的职责，不报",
	                "so many other departments with the text make it everybody's own" } } },
	.prepare = prepare_words,
	.check = check,
	.bad = { "清单: 职责任务清单\n事项:\n"
	"  - {部门: 市城市管理局, 工作任务: 组织开展渣土运输车辆联合整治}\n"
	"  - {部门: 市公安局, 工作任务: ⟦开展渣土运输车辆联合整治工作⟧}\n",
"清单: 职责任务清单\n事项:\n"
	"  - {部门: 市水务局, 工作任务: 开展水库大坝安全隐患排查治理}\n"
	"  - {部门: 市应急管理局, 工作任务: ⟦开展大坝安全隐患排查治理⟧}\n" },
	.good = { "清单: 职责任务清单\n事项:\n"
	"  - {部门: 市城市管理局, 工作任务: 牵头开展渣土运输车辆联合整治}\n"
	"  - {部门: 市公安局, 工作任务: 配合开展渣土运输车辆联合整治}\n",
"清单: 职责任务清单\n事项:\n"
	"  - {部门: 市教育局, 工作任务: 开展校外培训机构安全隐患排查整治}\n"
	"  - {部门: 市体育局, 工作任务: 开展高危险性体育项目安全隐患排查整治}\n",
"清单: 职责任务清单\n事项:\n"
	"  - {部门: 市教育局, 工作任务: 开展校外培训场所安全隐患排查整治}\n"
	"  - {部门: 市体育局, 工作任务: 开展体育培训场所安全隐患排查整治}\n",
"清单: 职责任务清单\n事项:\n"
	"  - {部门: 市城市管理局, 工作任务: 开展渣土运输车辆联合整治}\n"
	"  - {部门: 市公安局, 工作任务: 开展渣土运输车辆联合整治}\n"
	"---\n清单: 职责边界清单\n事项:\n  - {管理事项: 渣土运输车辆整治, 牵头部门: 市城市管理局, 配合部门: 市公安局}\n" },
};
