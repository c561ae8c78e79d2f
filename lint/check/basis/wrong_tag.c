/* The tag before a citation says its rank: 【法规】 before a regulation, 【规章】 before a rule. */
#include "check/basis/rests.h"
#include "check/basis/tag.h"
#include "check/check.h"

/* Does another instrument stand under the same tag: 【法律】《…法》、《…条例》? */
static bool is_shared(const struct cited_column *col, uint32_t k)
{
	const struct cited *ci = &col->cited[k];

	for (k++; k < col->n && !col->cited[k].first;)
		k++;
	return k < col->n && cited_together(&col->cited[k], ci) && col->cited[k].tag.n == 0;
}

/* The right tag in the manner of the one that stands there: «法规» or «行政法规». */
static struct arg right_tag(str tag, enum law_rank rank)
{
	bool wide = str_eq(tag, STR("法规")) || str_eq(tag, STR("规章")) ||
	            str_eq(tag, STR("法律")) || str_eq(tag, STR("规范性文件"));

	if (wide && (rank == RANK_REGULATION || rank == RANK_LOCAL))
		return arg_str(STR("法规"));
	if (wide && (rank == RANK_MINISTRY_RULE || rank == RANK_PROVINCE_RULE ||
	             rank == RANK_CITY_RULE || rank == RANK_RULE))
		return arg_str(STR("规章"));
	if (rank == RANK_PROVINCE_RULE || rank == RANK_CITY_RULE)
		return arg_str(STR("地方政府规章"));
	return arg_str(str_from(rank_zh(rank)));
}

static void check_cited(const struct pass *p, const struct cited_column *col, uint32_t k)
{
	const struct cited *ci = &col->cited[k];
	enum law_rank rank = (enum law_rank)ci->rank;
	bool known = ci->id != NONE && ci->id != LAW_AMBIGUOUS;
	struct arg right = right_tag(ci->tag, rank);
	size_t at;
	struct place place;

	if (!ci->first || !tag_is_wrong(ci) || cited_above(p->c, ci))
		return;
	at = (size_t)(ci->tag.p - cited_cell(p->c, ci).p);
	place = place_within(cell_place(p->c, ci->item, ci->row, ci->col), at, at + ci->tag.n);
	report(p, (struct report){
			  .at = place,
			  .message = known ? 0 : 1,
			  .arg = { arg_str(ci->title),
	                           { str_from(rank_zh(rank)), str_from(rank_en(rank)) },
	                           arg_str(ci->tag),
	                           right,
	                           item_called(p, ci->item) },
		  });
	if (!is_shared(col, k))
		sink_edit(p->out, known ? FIX_SAFE : FIX_SUGGEST, place, right.zh);
}

static void check(const struct pass *p, uint32_t item)
{
	const struct corpus *c = p->c;
	struct cited_column basis = { c->cited, c->n_cited, c->item_cited };
	const struct cited_column *column[] = { &basis, &c->liability };

	for (uint32_t i = 0; i < countof(column); i++)
		for (uint32_t k = column[i]->item[item]; k < column[i]->item[item + 1]; k++)
			check_cited(p, column[i], k);
}

const struct rule rule_basis_wrong_tag = {
	.id = "basis/wrong-tag",
	.level = QD_WARNING,
	.each = EACH_ITEM,
	.title = { "位阶标注错误", "Wrong rank in a tag" },
	.message = {
		{ "{4}的依据《{0}》是{1}，标成了【{2}】，应为【{3}】",
		  "{4}: '{0}' ranks as {1}, its tag says 【{2}】; should be 【{3}】" },
		{ "{4}的依据《{0}》从名称和公布说明看是{1}，标成了【{2}】，应为【{3}】",
		  "{4}: '{0}' ranks by title and notes as {1}, its tag says 【{2}】; should be 【{3}】" },
	},
	.why = { "位阶标错，后面核对设定权就会跟着错。",
	         "A wrong rank leads astray whoever checks whether the basis may set the power." },
	.fix = { "按制定机关改标注：全国人大及其常委会的是法律，国务院的是行政法规，地方人大的是地方性法规，部门和地方政府以令公布的是规章，其余是规范性文件。",
	         "Correct the tag by who made the instrument." },
	.basis = { "《立法法》；规章不称“条例”：《规章制定程序条例》第七条。",
	           "The Legislation Law; a rule is never called 条例: art. 7 of the Regulation on the Making "
	           "of Rules." },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 对未取得农药经营许可证经营农药的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市农业农村局\n    实施依据: 【⟦规章⟧】《农药管理条例》第五十五条\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: 对未备案的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市某局\n    实施依据: 【⟦法律⟧】《示例市公共场所管理办法》（示例市人民政府令第5号）第九条\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对未取得农药经营许可证经营农药的处罚\n    权力类型: 行政处罚\n"
	          "    行使主体: 市农业农村局\n    实施依据: 【法规】《农药管理条例》第五十五条\n    责任事项依据: 【规章】《示例市农药经营管理办法》第九条\n" },
};
