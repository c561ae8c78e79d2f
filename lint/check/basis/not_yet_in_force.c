/* What a list rests on has taken effect by its date. */
#include "check/basis/wording.h"

enum message { INSTRUMENT, EDITION, ARTICLE };

static uint32_t effect_of(const struct corpus *c, law_id law, uint32_t edition)
{
	struct edition e = register_edition(c->law, law, edition);

	return e.effective ? e.effective : e.promulgated;
}

static void tell(const struct pass *p, const struct basis *b, struct place at, enum message message,
                 uint32_t edition, struct arg what)
{
	struct arena *a = &p->out->arena;
	const struct judged *j = &b->judged;

	report(p, (struct report){
			  .at = at,
			  .message = (uint8_t)message,
			  .arg = { item_called(p, b->cited->item), arg_str(b->cited->title),
	                           date_arg(a, effect_of(p->c, j->law, edition)),
	                           date_arg(a, j->day), what },
		  });
}

/* The first edition after the one in force that has the article. */
static uint32_t edition_with(const struct corpus *c, const struct judged *j, struct article_ref ref)
{
	uint32_t n = register_facts(c->law, j->law).n_editions, i = j->status.edition + 1;

	while (i + 1 < n && register_article(c->law, j->law, i, ref).verdict != ARTICLE_EXISTS)
		i++;
	return i;
}

static void check_articles(const struct pass *p, const struct basis *b)
{
	struct wording w = wording_new(&p->out->arena);
	uint32_t n = 0, first = 0;

	for (uint32_t i = 0; i < b->n; i++) {
		const struct article *a = &b->cited[i].article;

		if (judge_article(p->c->law, &b->judged, a).verdict != VERDICT_NOT_YET)
			continue;
		if (n == 0)
			first = i;
		if (n++ >= MOST_SAID)
			continue;
		wording_then(&w, STR("、"), STR(", "));
		wording_article(&w, article_ref_of(a));
	}
	if (n > 0)
		tell(p, b, basis_article_place(p->c, b, first), ARTICLE,
		     edition_with(p->c, &b->judged, article_ref_of(&b->cited[first].article)),
		     wording_arg(&w));
}

static void check_basis(const struct pass *p, const struct basis *b)
{
	const struct judged *j = &b->judged;

	if (j->law == NONE)
		return;
	if (j->verdict == VERDICT_NOT_YET) {
		tell(p, b, basis_place(p->c, b), INSTRUMENT, 0, (struct arg){ 0 });
	} else if (j->status.state == LAW_IN_FORCE && j->noted != NONE &&
	           j->status.edition != NONE && j->noted > j->status.edition) {
		tell(p, b, basis_note_place(p->c, b), EDITION, j->noted,
		     noted_arg(&p->out->arena, p->c, b));
	} else if (j->status.state == LAW_IN_FORCE && j->status.edition != NONE) {
		check_articles(p, b);
	}
}

static void check(const struct pass *p, uint32_t item)
{
	struct each_basis e = each_basis(p->c, item);

	for (struct basis b; basis_next(&e, &b);)
		check_basis(p, &b);
}

const struct rule rule_basis_not_yet_in_force = {
	.id = "basis/not-yet-in-force",
	.level = QD_WARNING,
	.each = EACH_ITEM,
	.title = { "尚未施行", "Not yet in force" },
	.message = {
		{ "{0}的依据《{1}》自{2}起施行，清单基准日（{3}）时还没有施行",
		  "{0} rests on '{1}', in force from {2}, after the date of the list ({3})" },
		{ "{0}的依据《{1}》注明的是{4}的版本，自{2}起施行，清单基准日（{3}）时还没有施行",
		  "{0} cites '{1}' in its edition of {4}, in force from {2}, after the date of the list ({3})" },
		{ "{0}引用的《{1}》{4}，要到{2}起施行的版本里才有，清单基准日（{3}）时还没有施行",
		  "{0} cites '{1}' {4}, which only the edition in force from {2} has, after the date of the list ({3})" },
	},
	.why = { "没有施行的规定不能作为行使职权的依据。", "What is not in force gives no power yet." },
	.fix = { "改引清单基准日有效的规定；清单日期写早了的，改正基准日期。",
	         "Cite what is in force at the date of the list, or correct that date." },
	.check = check,
	.bad = { "清单: 权责清单\n基准日期: 2025-06-30\n事项:\n  - 事项名称: 增值税征收\n    权力类型: 行政征收\n"
	         "    行使主体: 市税务局\n    实施依据: ⟦《增值税法》⟧第二十条\n",
	         "清单: 权责清单\n基准日期: 2023-10-31\n事项:\n  - 事项名称: 行政复议决定\n    权力类型: 行政裁决\n"
	         "    行使主体: 市司法局\n    实施依据: 《行政复议法》⟦（2023年修订）⟧第三十条\n",
	         "清单: 权责清单\n基准日期: 2025-06-30\n事项:\n  - 事项名称: 治安处罚决定\n    权力类型: 行政处罚\n"
	         "    行使主体: 市公安局\n    实施依据: 《治安管理处罚法》⟦第一百三十条⟧\n" },
	.good = { "清单: 权责清单\n基准日期: 2026-06-30\n事项:\n  - 事项名称: 增值税征收\n    权力类型: 行政征收\n"
	          "    行使主体: 市税务局\n    实施依据: 《增值税法》第二十条\n" },
};
