/* A power over others does not rest on a party document, a 三定 or minutes alone. */
#include "check/basis/rests.h"
#include "check/check.h"

/* What a department's own household is about may rest on such documents. */
static bool is_internal(const struct corpus *c, uint32_t item)
{
	static const str words[] = {
		STR_INIT("干部"),     STR_INIT("党建"),     STR_INIT("党员"),
		STR_INIT("党组织"),   STR_INIT("机构编制"), STR_INIT("编制"),
		STR_INIT("人事"),     STR_INIT("考核"),     STR_INIT("督查"),
		STR_INIT("督察"),     STR_INIT("巡察"),     STR_INIT("保密"),
		STR_INIT("档案"),     STR_INIT("机关"),     STR_INIT("公务员"),
		STR_INIT("信访"),     STR_INIT("内部"),     STR_INIT("目标管理"),
		STR_INIT("精神文明"), STR_INIT("统战"),     STR_INIT("表彰")
	};

	for (uint32_t f = 0; f < NAME_FIELDS; f++)
		if (str_has_any(item_text(c, item, name_fields[f]), words, countof(words)))
			return true;
	return false;
}

static bool is_internal_document(const struct cited *ci)
{
	static const str words[] = { STR_INIT("三定"),         STR_INIT("会议纪要"),
		                     STR_INIT("职能配置"),     STR_INIT("主要职责、内设机构"),
		                     STR_INIT("主要职责内设"), STR_INIT("机构改革方案"),
		                     STR_INIT("讲话"),         STR_INIT("权责清单"),
		                     STR_INIT("责任清单"),     STR_INIT("权力清单") };
	bool known = ci->id != NONE && ci->id != LAW_AMBIGUOUS;

	if (ci->rank == RANK_PARTY)
		return true;
	if (ci->rank != RANK_NORMATIVE && ci->rank != RANK_UNKNOWN)
		return false;
	for (uint32_t i = 0; !known && i < countof(words); i++)
		if (str_has(ci->title, words[i]))
			return true;
	return false;
}

/* Awards and benefits may follow policy, whoever made it. */
static bool is_power(enum power_group group)
{
	return group != POWER_NONE && group != POWER_AWARD && group != POWER_BENEFIT;
}

static void check(const struct pass *p, uint32_t item)
{
	const struct corpus *c = p->c;
	uint32_t from = c->item_cited[item], end = c->item_cited[item + 1],
		 main = c->item[item].main;
	enum power_group group;

	for (uint32_t k = from; k < end; k++)
		if (!is_internal_document(&c->cited[k]))
			return;
	group = item_power(c, item);
	if (from == end || !is_power(group))
		return;
	for (uint32_t k = c->item_cited[main]; k < c->item_cited[main + 1]; k++)
		if (!is_internal_document(&c->cited[k]))
			return;
	if (is_internal(c, item) || rests_elsewhere(c, item, group, NONE))
		return;
	report(p, (struct report){
			  .at = cited_place(c, &c->cited[from]),
			  .message = c->cited[from].rank == RANK_PARTY ? 0 : 1,
			  .arg = { item_called(p, item), arg_str(str_from(power_group_zh(group))),
	                           arg_str(c->cited[from].title) },
		  });
}

const struct rule rule_basis_party_document = {
	.id = "basis/party-document",
	.level = QD_WARNING,
	.each = EACH_ITEM,
	.title = { "以党内文件设定", "Set by a party document" },
	.message = {
		{ "{0}是{1}，依据只有党内文件《{2}》，没有法律、法规、规章",
		  "{0} ({1}) rests on a party document alone, '{2}'" },
		{ "{0}是{1}，依据只有内部文件《{2}》，没有法律、法规、规章",
		  "{0} ({1}) rests on an internal document alone, '{2}'" },
	},
	.why = { "党内文件、“三定”规定、会议纪要可以作职责依据，不能对外设定权力。",
	         "Party documents, 三定 and minutes may assign duties; they set no power over others." },
	.fix = { "补写设定这项权力的法律、法规、规章；没有的，不列为对外行使的权力。",
	         "Cite the law, regulation or rule that sets the power, or list it as an internal duty." },
	.basis = { "《行政处罚法》第十六条、《行政许可法》第十七条、《行政强制法》第十条第四款。",
	           "Art. 16 of the Administrative Penalties Law, art. 17 of the Administrative Permits Law, "
	           "art. 10 of the Administrative Coercion Law." },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 对网吧的检查\n    权力类型: 行政检查\n"
	         "    行使主体: 市文化局\n    实施依据: ⟦《中共示例市委关于加强网吧管理的意见》⟧\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: 对网吧的检查\n    权力类型: 行政检查\n"
	         "    行使主体: 市文化局\n    实施依据: ⟦《示例市文化局职能配置、内设机构和人员编制规定》⟧第三条\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对网吧的检查\n    权力类型: 行政检查\n"
	          "    行使主体: 市文化局\n    实施依据: 《互联网上网服务营业场所管理条例》第四条；《中共示例市委关于加强网吧管理的意见》\n",
	          "清单: 权责清单\n事项:\n  - 事项名称: 对机关档案的检查\n    权力类型: 行政检查\n"
	          "    行使主体: 市档案局\n    实施依据: 《中共示例市委关于加强档案工作的意见》\n" },
};
