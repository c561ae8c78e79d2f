/* The edition noted behind a title is the one in force on the date of the list. */
#include "check/basis/wording.h"

enum message { OLDER, REWRITTEN, ORIGIN_ONLY };

static bool is_rewritten(const struct corpus *c, const struct judged *j)
{
	uint32_t rewritten = register_facts(c->law, j->law).rewritten;

	return rewritten && rewritten <= j->day &&
	       rewritten > register_edition(c->law, j->law, j->noted).promulgated;
}

static void check_basis(const struct pass *p, const struct basis *b)
{
	const struct judged *j = &b->judged;
	struct arena *a = &p->out->arena;
	enum message message;

	if (j->verdict != VERDICT_OLD_EDITION)
		return;
	message = j->origin ? ORIGIN_ONLY : is_rewritten(p->c, j) ? REWRITTEN : OLDER;
	report(p, (struct report){
			  .at = basis_note_place(p->c, b),
			  .level = message == ORIGIN_ONLY ? QD_INFO : QD_WARNING,
			  .message = (uint8_t)message,
			  .arg = { item_called(p, b->cited->item), arg_str(b->cited->title),
	                           noted_arg(a, p->c, b), edition_arg(a, p->c, j->law, j->current),
	                           date_arg(a, j->day) },
		  });
}

static void check(const struct pass *p, uint32_t item)
{
	struct each_basis e = each_basis(p->c, item);

	for (struct basis b; basis_next(&e, &b);)
		check_basis(p, &b);
}

const struct rule rule_basis_superseded_edition = {
	.id = "basis/superseded-edition",
	.level = QD_WARNING,
	.each = EACH_ITEM,
	.title = { "引用旧版本", "Superseded edition" },
	.message = {
		{ "{0}的依据《{1}》注明的是{2}的版本，到清单基准日（{4}）有效的是{3}的版本",
		  "{0} cites '{1}' as of {2}; in force at the date of the list ({4}) is the edition of {3}" },
		{ "{0}的依据《{1}》注明的是{2}的版本，到清单基准日（{4}）有效的是{3}的版本，其间全面修订过，条号多有变动，请逐条核对",
		  "{0} cites '{1}' as of {2}; it was rewritten since, in force ({4}) is the edition of {3}: check every number" },
		{ "{0}的依据《{1}》只注明了{2}的公布，没有注明此后的修改，最近一次是{3}",
		  "{0} cites '{1}' by its first adoption ({2}) only; it was last amended {3}" },
	},
	.why = { "注明的是旧版本，引用的条文、罚款数额就可能是旧的。",
	         "An old edition has old numbers and old fines." },
	.fix = { "按现行版本核对条号和内容，再改注明的日期。",
	         "Check numbers and words against the edition in force, then correct the note." },
	.check = check,
	.bad = { "清单: 权责清单\n基准日期: 2024-06-30\n事项:\n  - 事项名称: 对违反限行规定的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市公安局\n    实施依据: 《道路交通安全法》⟦（2011年修正）⟧第九十条\n",
	         "清单: 权责清单\n基准日期: 2024-06-30\n事项:\n  - 事项名称: 行政处罚的听证\n    权力类型: 其他行政权力\n"
	         "    行使主体: 市公安局\n    实施依据: 《行政处罚法》⟦（2017年修正）⟧第四十二条\n",
	         "清单: 权责清单\n基准日期: 2024-06-30\n事项:\n  - 事项名称: 对串通投标的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市水利局\n    实施依据: 《招标投标法》⟦（1999年8月30日通过）⟧第五十三条\n" },
	.good = { "清单: 权责清单\n基准日期: 2024-06-30\n事项:\n  - 事项名称: 对违反限行规定的处罚\n    权力类型: 行政处罚\n"
	          "    行使主体: 市公安局\n    实施依据: 《道路交通安全法》（2003年10月28日通过，2021年4月29日修正）第九十条\n",
	          "清单: 权责清单\n基准日期: 2019-06-30\n事项:\n  - 事项名称: 行政处罚的听证\n    权力类型: 其他行政权力\n"
	          "    行使主体: 市公安局\n    实施依据: 《行政处罚法》（2017年修正）第四十二条\n" },
};
