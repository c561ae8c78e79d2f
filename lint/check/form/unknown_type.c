/* A power is of one of the ten types. */
#include "check/check.h"

#include "base/utf8.h"

static const char *const ten[] = { "行政许可", "行政处罚", "行政强制", "行政征收", "行政给付",
	                           "行政裁决", "行政确认", "行政奖励", "行政检查", "其他行政权力" };

static bool allowed(const struct pass *p, str type)
{
	for (uint32_t i = 0; i < countof(ten); i++)
		if (str_eq(type, str_from(ten[i])))
			return true;
	for (uint32_t i = 0; i < p->option[0].n_words; i++)
		if (str_eq(type, p->option[0].word[i]))
			return true;
	return false;
}

/* «处罚» for 行政处罚, «其他权力», «其他职权» for 其他行政权力. */
static const char *meant(str type)
{
	if (str_starts(type, STR("其他")) || str_starts(type, STR("其它")))
		return ten[9];
	for (uint32_t i = 0; i + 1 < countof(ten); i++)
		if (str_has(type, str_from_byte(str_from(ten[i]), STR("行政").n)))
			return ten[i];
	return NULL;
}

static void check(const struct pass *p, uint32_t item)
{
	char buf[1024];
	str text = item_text(p->c, item, FIELD_TYPE), key;
	const char *full;

	if (!(corpus_list(p->c, item)->kind->demands & DEMAND_TYPE) || text.n == 0)
		return;
	key = text.n < 120 ? utf8_key_into(buf, text) : text;
	if (allowed(p, key))
		return;
	full = meant(key);
	report(p, (struct report){
			  .at = item_place(p->c, item, FIELD_TYPE),
			  .message = full != NULL,
			  .arg = { item_called(p, item), arg_str(text), arg_str(str_from(full)) },
		  });
}

const struct rule rule_form_unknown_type = {
	.id = "form/unknown-type",
	.level = QD_WARNING,
	.each = EACH_ITEM,
	.title = { "权力类型不在法定十类", "Unknown power type" },
	.message = { { "{0}的权力类型“{1}”不在十类行政权力之内",
	               "power type '{1}' of {0} is none of the ten" },
	             { "{0}的权力类型“{1}”不是规范写法，应为“{2}”",
	               "power type '{1}' of {0} should read '{2}'" } },
	.why = { "类型决定设定权限、程序和追责规则，写错了后面的审查都会错。",
	         "The type decides who may set the power, how it is exercised and reviewed." },
	.fix = { "改为行政许可、处罚、强制、征收、给付、裁决、确认、奖励、检查、其他行政权力之一；本地另有规定的，在配置的 types 里列明。",
	         "Use one of the ten; list local additions in the option types." },
	.option = { { "types",
	              OPTION_WORDS,
	              "",
	              { "本地另行认可的类型", "further types this place knows" } } },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    权力类型: ⟦处罚⟧\n"
	         "    行使主体: 市城市管理局\n",
	         "清单: 权责清单\n部门: 市城市管理局\n事项:\n  - 事项名称: 殡葬信息查询\n    权力类型: ⟦公共服务⟧\n    行使主体: 市民政局\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    权力类型: 行政处罚\n"
	          "    行使主体: 市城市管理局\n" },
};
