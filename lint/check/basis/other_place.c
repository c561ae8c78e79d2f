/* The regulations of another province or city are not in force here. */
#include "check/basis/rests.h"
#include "check/check.h"

#include "law/place_names.h"

static const void *prepare(const struct pass *p)
{
	return place_names_open(p->arena);
}

static bool is_national(const struct cited *ci)
{
	return ci->rank == RANK_LAW || ci->rank == RANK_REGULATION ||
	       ci->rank == RANK_STATE_DECISION || ci->rank == RANK_MINISTRY_RULE ||
	       ci->rank == RANK_INTERPRETATION || ci->rank == RANK_CONSTITUTION;
}

static bool is_other(struct whereabouts here, struct whereabouts there)
{
	if (here.province == 0 || there.province == 0)
		return false;
	return here.province != there.province ||
	       (here.city && there.city && here.city != there.city);
}

static void check(const struct pass *p, uint32_t item)
{
	const struct corpus *c = p->c;
	const struct place_names *names = p->prepared;
	const struct list *l = corpus_list(c, item);
	struct whereabouts here;

	if (l->region.n == 0 || c->item_cited[item] == c->item_cited[item + 1])
		return;
	here = place_names_find(names, l->region);
	for (uint32_t k = c->item_cited[item]; k < c->item_cited[item + 1]; k++) {
		const struct cited *ci = &c->cited[k];
		struct whereabouts there;

		if (!ci->first || is_national(ci) || cited_above(c, ci))
			continue;
		there = place_names_find(names, str_trim(ci->name.n ? ci->name : ci->title));
		if (is_other(here, there))
			report(p, (struct report){
					  .at = cited_place(c, ci),
					  .arg = { item_called(p, item), arg_str(ci->title),
			                           arg_str(place_names_text(names, there)),
			                           arg_str(l->region) },
				  });
	}
}

const struct rule rule_basis_other_place = {
	.id = "basis/other-place",
	.level = QD_WARNING,
	.each = EACH_ITEM,
	.title = { "引用外地法规", "Instrument of another place" },
	.message = { { "{0}的依据《{1}》是{2}的，在{3}不适用",
	               "{0} rests on '{1}', of {2}; it is not in force in {3}" } },
	.why = { "外地的地方性法规、规章只在制定地的行政区域内有效，多半是照抄外地清单留下的。",
	         "Local instruments bind in their own place only; this was probably copied." },
	.fix = { "换成国家或者本省、本市的依据；本地没有规定的，这一项在本地就没有依据。",
	         "Cite national law or that of the own province or city." },
	.basis = { "《立法法》：地方性法规、地方政府规章在本行政区域内施行。",
	           "The Legislation Law: local instruments apply within their own area." },
	.prepare = prepare,
	.check = check,
	.bad = { "清单: 权责清单\n地区: 山东省示例市\n事项:\n  - 事项名称: 对违规养犬的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市公安局\n    实施依据: ⟦《河南省示例养犬条例》⟧第九条\n",
	         "清单: 权责清单\n地区: 青岛市\n事项:\n  - 事项名称: 对违规养犬的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市公安局\n    实施依据: ⟦《济南市示例养犬规定》⟧第九条\n" },
	.good = { "清单: 权责清单\n地区: 青岛市\n事项:\n  - 事项名称: 对违规养犬的处罚\n    权力类型: 行政处罚\n"
	          "    行使主体: 市公安局\n    实施依据: 《山东省示例养犬条例》第九条；《青岛市示例养犬规定》第三条\n",
	          "清单: 权责清单\n地区: 示例市\n事项:\n  - 事项名称: 对违规养犬的处罚\n    权力类型: 行政处罚\n"
	          "    行使主体: 市公安局\n    实施依据: 《河南省示例养犬条例》第九条\n" },
};
