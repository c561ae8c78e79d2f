/* Two departments hold the same kind of power under the same article. First version: equal type,
 * instrument and article decide; what tells such pairs apart is not looked at yet, so the finding
 * is a low-confidence warning. */
#include "check/check.h"

#include "base/utf8.h"

#include <stdlib.h>

/* Of one power at most this many bodies are compared. */
enum { GROUP_BODIES = 64 };

/* One citation of a holder: what is shared (key) and who holds it. */
struct claim {
	uint64_t key;
	uint32_t body, item, cited;
	enum tier tier;
};

static int by_key(const void *a, const void *b)
{
	const struct claim *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return (x->cited > y->cited) - (x->cited < y->cited);
}

static uint32_t holder(const struct corpus *c, uint32_t item)
{
	for (uint32_t a = c->item_assignment[item]; a < c->item_assignment[item + 1]; a++)
		if (c->assignment[a].role == ROLE_HOLDER)
			return a;
	return NONE;
}

static bool take_claim(const struct corpus *c, uint32_t k, struct claim *out)
{
	const struct cited *ci = &c->cited[k];
	uint32_t a = holder(c, ci->item);
	str type = item_text(c, ci->item, FIELD_TYPE);
	char small[512];

	if (a == NONE || ci->article.number == 0 || type.n == 0 || type.n > 60)
		return false;
	*out = (struct claim){
		.key = hash_mix(ci->law, hash_str(utf8_key_into(small, type))),
		.body = c->assignment[a].body,
		.item = ci->item,
		.cited = k,
		.tier = (enum tier)c->assignment[a].tier,
	};
	out->key = hash_mix(out->key, (uint64_t)ci->article.number << 16 | ci->article.suffix);
	return true;
}

/* Two levels of one system share articles by design. */
static bool apart(const struct claim *a, const struct claim *b)
{
	return a->body == b->body || (a->tier && b->tier && a->tier != b->tier);
}

static void tell(const struct pass *p, const struct claim *first, const struct claim *second)
{
	const struct corpus *c = p->c;
	const struct cited *ci = &c->cited[second->cited];
	const struct list *l = corpus_list(c, second->item);
	str text = cell_text(table_cell(&c->doc[l->doc]->table, ci->row, ci->col));

	report(p, (struct report){
			  .at = place_within(cell_place(c, second->item, ci->row, ci->col),
	                                     ci->article.beg, ci->article.end),
			  .arg = { item_called(p, second->item),
	                           arg_str(c->bodies.body[first->body].name),
	                           item_called(p, first->item), arg_str(ci->title),
	                           arg_str(str_slice(text, ci->article.beg, ci->article.end)),
	                           arg_str(item_text(c, second->item, FIELD_TYPE)) },
		  });
	sink_relate(p->out, item_place(c, first->item, FIELD_NAME), 0);
}

/* One finding a pair of departments, at their first items. */
static void check_group(const struct pass *p, const struct claim *g, uint32_t n)
{
	uint32_t seen[GROUP_BODIES], n_seen = 0;

	for (uint32_t i = 0; i < n; i++) {
		bool known = false;

		for (uint32_t k = 0; k < n_seen && !known; k++)
			known = g[seen[k]].body == g[i].body && g[seen[k]].tier == g[i].tier;
		if (known)
			continue;
		for (uint32_t k = 0; k < n_seen; k++)
			if (!apart(&g[seen[k]], &g[i]))
				tell(p, &g[seen[k]], &g[i]);
		if (n_seen < GROUP_BODIES)
			seen[n_seen++] = i;
	}
}

static void check(const struct pass *p, uint32_t unused)
{
	const struct corpus *c = p->c;
	struct arena scratch = { 0 };
	struct claim *claim = arena_alloc(&scratch, (c->n_cited + 1) * sizeof *claim);
	uint32_t n = 0;

	(void)unused;
	for (uint32_t k = 0; k < c->n_cited; k++)
		n += take_claim(c, k, &claim[n]);
	qsort(claim, n, sizeof *claim, by_key);
	for (uint32_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && claim[end].key == claim[i].key;)
			end++;
		if (end - i > 1)
			check_group(p, claim + i, end - i);
	}
	arena_release(&scratch);
}

const struct rule rule_overlap_same_power = {
	.id = "overlap/same-power",
	.level = QD_WARNING,
	.confidence = QD_LOW,
	.each = EACH_CORPUS,
	.title = { "同一职权多部门行使", "One power, two departments" },
	.message = { { "{0}与{1}的{2}都依据《{3}》{4}行使{5}，没有看到分工",
	               "{0} and {2} of {1} both rest on {4} of '{3}' for {5}" } },
	.note = { { "另一方在这里", "the other side" } },
	.why = { "同一条依据、同一类职权由两个部门行使，容易重复执法或者互相推诿。",
	         "One article exercised by two departments means doing it twice or not at all." },
	.fix = { "按领域、环节或对象划清各自范围，写进名称或职责边界清单；划不清的明确牵头。",
	         "Divide by sector, stage or object, or name a lead in the boundary list." },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 对油烟超标排放的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市城市管理局\n    实施依据: 《大气污染防治法》第一百一十八条\n"
	         "  - 事项名称: 对未安装油烟净化设施的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市生态环境局\n    实施依据: 《大气污染防治法》⟦第一百一十八条⟧\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对油烟超标排放的处罚\n    权力类型: 行政处罚\n"
	          "    行使主体: 市城市管理局\n    实施依据: 《大气污染防治法》第一百一十八条\n"
	          "  - 事项名称: 对露天焚烧秸秆的处罚\n    权力类型: 行政处罚\n"
	          "    行使主体: 市生态环境局\n    实施依据: 《大气污染防治法》第一百一十九条\n" },
};
