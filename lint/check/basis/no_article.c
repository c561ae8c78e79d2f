/* A basis names the article, not only the instrument. */
#include "check/basis/rests.h"
#include "check/check.h"
#include "check/form/truncated.h"

/* «附件第183项», «目录第12项», «第十章»: as exact as an article where there is none. */
static bool says_part(const struct corpus *c, uint32_t k, uint32_t end)
{
	const struct cited *ci = &c->cited[k];
	const struct list *l = corpus_list(c, ci->item);
	str text = cell_text(table_cell(&c->doc[l->doc]->table, ci->row, ci->col));
	bool last = k + 1 == end || c->cited[k + 1].row != ci->row;
	str rest = str_slice(text, ci->end, last ? text.n : c->cited[k + 1].beg);
	static const str unit[] = { STR_INIT("项"), STR_INIT("章"), STR_INIT("节"),
		                    STR_INIT("条") };

	for (size_t at = 0; (at = str_find(rest, STR("第"), at)) != STR_NONE;) {
		uint32_t n;

		at += STR("第").n;
		n = citation_number(rest, &at);
		for (uint32_t i = 0; n && i < countof(unit); i++)
			if (str_starts(str_from_byte(rest, at), unit[i]))
				return true;
	}
	return str_has(rest, STR("序号")) || str_has(rest, STR("全文"));
}

/* «实施依据» in two columns: the instrument in one, the article in the next. */
static bool next_column_says(const struct corpus *c, const struct cited *ci)
{
	const struct list *l = corpus_list(c, ci->item);
	const struct table *t = &c->doc[l->doc]->table;

	for (uint32_t col = ci->col + 1u; col < l->n_cols && l->field[col] == FIELD_PART; col++) {
		str text = cell_text(table_cell(t, ci->row, col));

		if (str_has(text, STR("第")) && str_has(text, STR("条")))
			return true;
	}
	return false;
}

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

	for (uint32_t k = c->item_cited[item]; k < end; k++) {
		const struct cited *ci = &c->cited[k];
		bool document = has_no_articles(ci);

		/* Notices have no articles: said only when nothing else in the row does, and no rule
		 * says that such a document will not do. */
		if (ci->article.number > 0 || says_part(c, k, end) || next_column_says(c, ci) ||
		    is_cut_off(c, k, end) ||
		    (document && (any || ci->rank == RANK_PARTY || rests_too_low(c, item))))
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
