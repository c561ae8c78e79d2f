/* A basis names the article, not only the instrument. */
#include "check/basis/part.h"
#include "check/basis/rests.h"
#include "check/check.h"
#include "check/form/truncated.h"

/* A «办法» whose rank nobody tells has articles, a notice has none; so has what the list itself
 * calls a document. */
static bool has_no_articles(const struct cited *ci)
{
	static const str rules[] = { STR_INIT("法"),   STR_INIT("条例"), STR_INIT("规定"),
		                     STR_INIT("细则"), STR_INIT("规则"), STR_INIT("决定") };
	str title = str_trim(ci->title);

	if (ci->rank != RANK_UNKNOWN)
		return ci->rank == RANK_NORMATIVE || ci->rank == RANK_PARTY ||
		       ci->rank == RANK_STATE_DECISION;
	for (uint32_t i = 0; i < countof(rules) && !str_has(ci->tag, STR("文件")); i++)
		if (str_ends(title, rules[i]))
			return false;
	return true;
}

/* The cell stops short behind it: form/truncated tells that. */
static bool is_cut_off(const struct corpus *c, uint32_t k, uint32_t end)
{
	const struct cited *ci = &c->cited[k];
	bool last = k + 1 == end || c->cited[k + 1].row != ci->row;
	size_t beg;

	return last && text_truncated(cited_cell(c, ci), &beg) != CUT_NONE;
}

static bool any_article(const struct corpus *c, uint32_t item)
{
	for (uint32_t k = c->item_cited[item]; k < c->item_cited[item + 1]; k++)
		if (c->cited[k].article.number > 0)
			return true;
	return false;
}

static void check(const struct pass *p, uint32_t item)
{
	const struct corpus *c = p->c;
	uint32_t end = c->item_cited[item + 1];
	bool any = any_article(c, item);
	bool power = corpus_list(c, item)->kind->demands & DEMAND_BASIS;

	for (uint32_t k = c->item_cited[item]; k < end; k++) {
		const struct cited *ci = &c->cited[k];
		bool document = has_no_articles(ci);

		/* Notices have no articles: said only of a power, when nothing else in the row does and
		 * no rule says that such a document will not do. */
		if (ci->article.number > 0 || cited_part(c, k, end) || is_cut_off(c, k, end) ||
		    (document && (any || !power || rests_too_low(c, item))))
			continue;
		report(p, (struct report){
				  .at = place_within(cell_place(c, item, ci->row, ci->col), ci->beg,
		                                     ci->end),
				  .level = document ? QD_INFO : QD_WARNING,
				  .message = document,
				  .arg = { item_called(p, item), arg_str(ci->title) },
			  });
	}
}

const struct rule rule_basis_no_article = {
	.id = "basis/no-article",
	.level = QD_WARNING,
	.each = EACH_ITEM,
	.title = { "依据未具体到条", "Basis names no article" },
	.message = { { "{0}的依据《{1}》没有写到第几条", "{0} cites '{1}' without an article" },
	             { "{0}只以《{1}》为依据，没有写到哪一条、哪一项",
	               "{0} rests on '{1}' alone, without saying which part of it" } },
	.why = { "不写条款就无法核对这项职权到底由哪一条设定。",
	         "Without the article nobody can see what sets the power." },
	.fix = { "补写具体条、款、项；引用文件的，写明第几部分或附件第几项。",
	         "Add the article, paragraph and item." },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 进入草原防火管制区审批\n    权力类型: 行政许可\n"
	         "    行使主体: 市林业和草原局\n    实施依据: 【法规】⟦《草原防火条例》⟧（2008年修订）\n",
	         "清单: 权责清单\n部门: 市城市管理局\n事项:\n  - 事项名称: 对甘草收购的检查\n    权力类型: 行政检查\n    行使主体: 市林业和草原局\n    实施依据: ⟦《关于制止滥挖甘草有关问题的通知》⟧\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 进入草原防火管制区审批\n    权力类型: 行政许可\n"
	          "    行使主体: 市林业和草原局\n    实施依据: 【法规】《草原防火条例》第二十条\n" },
};
