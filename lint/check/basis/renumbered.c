/* Articles stand under the numbers of the edition in force. That a number is an old one is said only
 * where something shows it: the edition noted, or a neighbour that only the old edition has. */
#include "check/basis/wording.h"

enum message { RENUMBERED, TO_CHECK, SINCE };

struct renumbered {
	struct moves_said said;
	uint32_t n, first;
	bool any_sure;
	struct move move; /* of the first that is sure */
};

static void add(struct renumbered *r, const struct basis *b, uint32_t i, const struct move *m)
{
	bool sure = moved_how(m) == MOVED_SURELY;

	if (r->n == 0 || (sure && !r->any_sure)) {
		r->first = i;
		r->move = *m;
	}
	r->any_sure = r->any_sure || sure;
	r->n++;
	moves_say(&r->said, article_ref_of(&b->cited[i].article), m);
}

/* ---- the evidence ---- */

/* An article that only the edition in force has: then the note is old, the numbers are not. */
static bool any_only_new(const struct corpus *c, const struct basis *b)
{
	const struct judged *j = &b->judged;

	for (uint32_t i = 0; i < b->n; i++) {
		struct article_ref ref = article_ref_of(&b->cited[i].article);
		enum article_verdict old = register_article(c->law, j->law, j->noted, ref).verdict;
		enum article_verdict now =
			register_article(c->law, j->law, j->status.edition, ref).verdict;

		if (ref.number && old > ARTICLE_EXISTS && now == ARTICLE_EXISTS)
			return true;
	}
	return false;
}

/* The latest edition before the one in force that has all articles, of which one is missing now;
 * NONE when nothing is missing. */
static uint32_t edition_betrayed(const struct corpus *c, const struct basis *b)
{
	const struct judged *j = &b->judged;
	bool missing = false;

	for (uint32_t i = 0; i < b->n; i++) {
		struct judged_article a = judge_article(c->law, j, &b->cited[i].article);

		missing = missing ||
		          (a.verdict >= VERDICT_NO_ITEM && a.verdict <= VERDICT_NO_ARTICLE &&
		           moved_how(&a.move) != MOVED_NOT);
	}
	for (uint32_t e = missing ? j->edition : 0; e-- > 0;) {
		uint32_t i = 0;

		while (i < b->n &&
		       register_article(c->law, j->law, e, article_ref_of(&b->cited[i].article))
		                       .verdict == ARTICLE_EXISTS)
			i++;
		if (i == b->n)
			return e;
	}
	return NONE;
}

/* ---- collecting ---- */

static void by_note(const struct corpus *c, const struct basis *b, struct renumbered *r)
{
	if (any_only_new(c, b))
		return;
	for (uint32_t i = 0; i < b->n; i++) {
		struct judged_article a = judge_article(c->law, &b->judged, &b->cited[i].article);

		if (a.verdict == VERDICT_RENUMBERED)
			add(r, b, i, &a.move);
	}
}

/* Those that are missing are no-such-article's; here the others beside them. */
static void by_neighbours(const struct corpus *c, const struct basis *b, struct renumbered *r)
{
	const struct judged *j = &b->judged;
	uint32_t edition = edition_betrayed(c, b);

	for (uint32_t i = 0; edition != NONE && i < b->n; i++) {
		struct article_ref ref = article_ref_of(&b->cited[i].article);
		struct move m = register_moved(c->law, j->law, edition, ref, j->day);

		if (judge_article(c->law, j, &b->cited[i].article).verdict < VERDICT_RENUMBERED &&
		    moved_how(&m) != MOVED_NOT)
			add(r, b, i, &m);
	}
}

static void since(const struct pass *p, const struct basis *b, struct renumbered *r)
{
	const struct judged *j = &b->judged;

	if (p->c->as_of <= j->day || j->origin ||
	    (j->verdict == VERDICT_OLD_EDITION && any_only_new(p->c, b)) ||
	    basis_on(p->c, b, p->c->as_of).status.state != LAW_IN_FORCE)
		return;
	for (uint32_t i = 0; i < b->n; i++) {
		struct move m = judge_since(p->c->law, j, &b->cited[i].article, p->c->as_of);

		if (moved_how(&m) != MOVED_NOT)
			add(r, b, i, &m);
	}
}

/* ---- saying it ---- */

static struct arg evidence(const struct pass *p, const struct basis *b)
{
	const struct judged *j = &b->judged;
	struct arena *a = &p->out->arena;
	struct arg day;

	if (j->verdict != VERDICT_OLD_EDITION || j->origin)
		return (struct arg){ STR("同处引用的其他条文只有旧版才有"),
			             STR("others cited beside it are of an old edition") };
	day = noted_arg(a, p->c, b);
	return (struct arg){ arena_fmt(a, "注明的是%.*s的版本", (int)day.zh.n, day.zh.p),
		             arena_fmt(a, "the edition noted is of %.*s", (int)day.en.n,
		                       day.en.p) };
}

static void tell(const struct pass *p, const struct basis *b, struct renumbered *r,
                 enum message message)
{
	struct arg list_day = date_arg(&p->out->arena, b->judged.day);

	report(p,
	       (struct report){
		       .at = basis_article_place(p->c, b, r->first),
		       .level = message == RENUMBERED ? QD_WARNING : QD_INFO,
		       .confidence = message == TO_CHECK ? QD_LOW : QD_HIGH,
		       .message = (uint8_t)message,
		       .arg = { item_called(p, b->cited->item), arg_str(b->cited->title),
	                        message == SINCE ? list_day : evidence(p, b), moves_arg(&r->said) },
	       });
	if (r->n == 1)
		suggest_article(p, b, r->first, &r->move);
}

static void check_basis(const struct pass *p, const struct basis *b)
{
	struct renumbered r = { .said.w = wording_new(&p->out->arena) };
	const struct judged *j = &b->judged;

	if (j->edition == NONE || j->status.state != LAW_IN_FORCE)
		return;
	if (j->verdict == VERDICT_OLD_EDITION && !j->origin)
		by_note(p->c, b, &r);
	else
		by_neighbours(p->c, b, &r);
	if (r.n > 0) {
		tell(p, b, &r, r.any_sure ? RENUMBERED : TO_CHECK);
		return;
	}
	since(p, b, &r);
	if (r.n > 0)
		tell(p, b, &r, SINCE);
}

static void check(const struct pass *p, uint32_t item)
{
	struct each_basis e = each_basis(p->c, item);

	for (struct basis b; basis_next(&e, &b);)
		check_basis(p, &b);
}

const struct rule rule_basis_renumbered = {
	.id = "basis/renumbered",
	.level = QD_WARNING,
	.each = EACH_ITEM,
	.title = { "疑为旧条号", "Old article number" },
	.message = {
		{ "{0}引用的《{1}》疑为旧条号（{2}）：{3}",
		  "{0} cites '{1}' by an old number ({2}): {3}" },
		{ "{0}引用的《{1}》条号可能是旧的（{2}）：{3}",
		  "{0} cites '{1}' perhaps by an old number ({2}): {3}" },
		{ "{0}引用的《{1}》条号在清单基准日（{2}）没有错，此后已变：{3}",
		  "{0} cites '{1}' rightly at the date of the list ({2}); since then {3}" },
	},
	.why = { "法律修订后条号顺移，旧条号指向的已是另一条，照着它处罚就引错了法条。",
	         "After a revision the old number is another article." },
	.fix = { "对照现行文本改成新条号。", "Cite the new number." },
	.check = check,
	.bad = { "清单: 权责清单\n基准日期: 2024-06-30\n事项:\n  - 事项名称: 加处罚款\n    权力类型: 行政强制\n"
	         "    行使主体: 市公安局\n    实施依据: 《行政处罚法》（2017年修正）⟦第五十一条⟧\n",
	         "清单: 权责清单\n基准日期: 2024-06-30\n事项:\n  - 事项名称: 对未配备安全管理人员的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市应急管理局\n    实施依据: 《安全生产法》（2014年修正）⟦第九十四条⟧\n",
	         "清单: 权责清单\n基准日期: 2019-06-30\n事项:\n  - 事项名称: 加处罚款\n    权力类型: 行政强制\n"
	         "    行使主体: 市公安局\n    实施依据: 《行政处罚法》（2017年修正）⟦第五十一条⟧\n" },
	.good = { "清单: 权责清单\n基准日期: 2024-06-30\n事项:\n  - 事项名称: 加处罚款\n    权力类型: 行政强制\n"
	         "    行使主体: 市公安局\n    实施依据: 《行政处罚法》（2021年修订）第七十二条\n",
	          "清单: 权责清单\n基准日期: 2024-06-30\n事项:\n  - 事项名称: 对串通投标的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市水利局\n    实施依据: 《招标投标法》（1999年8月30日通过）第五十三条\n" },
};
