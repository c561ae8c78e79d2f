/* Powers are exercised by bodies that answer in their own name: not by their sections, not by bodies
 * that only coordinate, and by public institutions only where a law or a letter says so. */
#include "check/check.h"

static bool exercises(enum role r)
{
	return r == ROLE_HOLDER || r == ROLE_APPROVE || r == ROLE_ENFORCE;
}

/* In a list of powers the bodies that exercise them; elsewhere those that lead. */
static bool is_subject(const struct list *l, const struct assignment *a)
{
	bool powers = l->kind->demands & DEMAND_TYPE || str_eq(l->kind->id, STR("permit"));

	return powers ? exercises((enum role)a->role) : a->role == ROLE_LEAD;
}

/* Does a row of the item say one of the words under a field? */
static bool field_says(const struct corpus *c, uint32_t item, enum field f, const str *word,
                       uint32_t n)
{
	uint32_t row = c->item[item].row, at;

	for (const struct cell *cell; (cell = item_next_cell(c, item, f, &row, &at));)
		if (str_has_any(cell_text(cell), word, n))
			return true;
	return false;
}

/* «授权» or «委托» where a row says on what its subject acts. */
static bool authorised(const struct corpus *c, uint32_t item)
{
	static const enum field fields[] = { FIELD_BODY,   FIELD_BASIS,      FIELD_NOTE,
		                             FIELD_SOURCE, FIELD_AUTHORITY,  FIELD_LEVEL,
		                             FIELD_DUTY,   FIELD_ENTRUSTMENT };
	static const str words[] = { STR_INIT("授权"), STR_INIT("委托") };

	for (uint32_t i = 0; i < countof(fields); i++)
		if (field_says(c, item, fields[i], words, countof(words)))
			return true;
	return false;
}

static bool cites_article(const struct corpus *c, uint32_t item)
{
	for (uint32_t k = c->item_cited[item]; k < c->item_cited[item + 1]; k++)
		if (c->cited[k].article.number)
			return true;
	return false;
}

/* Laws name organs by what they do: the article cited gives the power to one of this sort. */
static bool law_names_it(const struct corpus *c, uint32_t item, uint32_t body)
{
	static const str organs[] = {
		STR_INIT("管理机构"), STR_INIT("监督机构"),     STR_INIT("检疫机构"),
		STR_INIT("检验机构"), STR_INIT("经办机构"),     STR_INIT("登记机构"),
		STR_INIT("监测机构"), STR_INIT("鉴定机构"),     STR_INIT("救助机构"),
		STR_INIT("执法机构"), STR_INIT("指挥机构"),     STR_INIT("防控机构"),
		STR_INIT("救援机构"), STR_INIT("预防控制机构"), STR_INIT("公积金管理中心"),
	};
	str own = body_own_name(&c->bodies, body);

	if (!cites_article(c, item))
		return false;
	return field_says(c, item, FIELD_BASIS, organs, countof(organs)) ||
	       (own.n > 0 && field_says(c, item, FIELD_BASIS, &own, 1));
}

/* Services, help and benefits are what public institutions are for. */
static bool is_service(const struct corpus *c, uint32_t item)
{
	static const str types[] = { STR_INIT("服务"), STR_INIT("给付"), STR_INIT("指导"),
		                     STR_INIT("调解"), STR_INIT("其他") };

	return str_has_any(item_text(c, item, FIELD_TYPE), types, countof(types));
}

enum complaint { SECTION, COMMITTEE, TASK_FORCE, INSTITUTION, COMPANY, LEADS, NOTHING };

static enum complaint complaint_of(const struct pass *p, const struct assignment *a, bool powers)
{
	const struct corpus *c = p->c;
	enum body_class class = c->bodies.body[a->body].class;

	if (!powers)
		return class == BODY_TASK_FORCE ? LEADS : NOTHING;
	switch (class) {
	case BODY_SECTION:
		return SECTION;
	case BODY_COMMITTEE:
		return law_names_it(c, a->item, a->body) ? NOTHING : COMMITTEE;
	case BODY_TASK_FORCE:
		return law_names_it(c, a->item, a->body) ? NOTHING : TASK_FORCE;
	case BODY_INSTITUTION:
		return is_service(c, a->item) || law_names_it(c, a->item, a->body) ? NOTHING
		                                                                   : INSTITUTION;
	case BODY_COMPANY:
		return COMPANY;
	default:
		return NOTHING;
	}
}

static void check(const struct pass *p, uint32_t i)
{
	const struct corpus *c = p->c;
	const struct assignment *a = &c->assignment[i];
	const struct list *l = corpus_list(c, a->item);
	enum field f = l->kind->duty[a->duty].bodies;
	str name = assignment_name(c, i);
	enum complaint what;

	if (!is_subject(l, a) || a->end == 0 || body_placeholder(name))
		return;
	what = complaint_of(p, a, a->role != ROLE_LEAD);
	if (what == NOTHING || authorised(c, a->item))
		return;
	report(p, (struct report){
			  .at = assignment_place(c, i),
			  .message = (uint8_t)what,
			  .confidence = what == INSTITUTION ? QD_MEDIUM : QD_HIGH,
			  .arg = { list_header(l, f), arg_str(name), item_called(p, a->item) },
		  });
}

const struct rule rule_duty_not_a_body = {
	.id = "duty/not-a-body",
	.level = QD_WARNING,
	.each = EACH_ASSIGNMENT,
	.title = { "主体不适格", "Subject cannot hold the power" },
	.message = {
		[SECTION] = { "{2}的{0}写的“{1}”是内设机构，不能以自己的名义行使职权",
		              "'{0}' of {2} names '{1}', a section, which cannot act in its own name" },
		[COMMITTEE] = { "{2}的{0}写的“{1}”是议事协调机构，没有看到授权它行使职权的依据",
		                "'{0}' of {2} names '{1}', which coordinates; nothing cited gives it the "
		                "power" },
		[TASK_FORCE] = { "{2}的{0}写的“{1}”是临时机构，不能作为行使主体",
		                 "'{0}' of {2} names '{1}', a temporary body, which cannot hold a power" },
		[INSTITUTION] = { "{2}的{0}写的“{1}”看名称是事业单位，没有看到法律法规授权或者委托的依据",
		                  "'{0}' of {2} names '{1}', by its name a public institution, without a "
		                  "law that authorises or a body that entrusts it" },
		[COMPANY] = { "{2}的{0}写的“{1}”是企业，没有看到法律法规授权的依据",
		              "'{0}' of {2} names '{1}', a company, which no law cited authorises" },
		[LEADS] = { "{2}的{0}写的“{1}”是临时机构，事项应当由常设的机关牵头",
		            "'{0}' of {2} names '{1}', a temporary body; a standing one should lead" },
	},
	.why = { "行政职权由行政机关和法律、法规授权的组织行使；内设机构、议事协调机构和临时机构不能独立"
	         "承担法律责任，以它们的名义作出的决定经不起复议和诉讼。",
	         "Only administrative bodies, and organisations that a law authorises, answer for what "
	         "they decide; sections, coordinating and temporary bodies do not." },
	.fix = { "写承担责任的机关，内设机构写到“承办机构”一栏；确有授权或者委托的，写明条款或者委托书。",
	         "Name the body that answers, and the section as its office; where there is an "
	         "authorisation or entrustment, cite it." },
	.basis = { "《行政处罚法》第十七条至第二十一条、《行政许可法》第二十二条至第二十四条、《行政强制法》第十七条",
	           "Law on Administrative Penalties arts. 17–21, Law on Administrative Licences arts. "
	           "22–24, Law on Administrative Coercion art. 17" },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 对无照经营的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: ⟦市场秩序管理科⟧\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: 对违法建设的强制拆除\n    权力类型: 行政强制\n"
	         "    行使主体: ⟦市拆违工作专班⟧\n"
	         "  - 事项名称: 对烟花爆竹燃放的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: ⟦市安全生产委员会办公室⟧\n"
	         "  - 事项名称: 对擅自停止供水的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: ⟦市自来水公司⟧\n",
	         "清单: 职责边界清单\n事项:\n  - 管理事项: 黑臭水体整治\n"
	         "    牵头部门: ⟦市水体整治工作专班⟧\n    职责分工: 统筹整治工作\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: 对擅自占用绿地的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: ⟦市园林服务中心⟧\n    实施依据: 《示例市绿化条例》第三十条\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对擅自占用绿地的处罚\n    权力类型: 行政处罚\n"
	          "    行使主体: 市园林服务中心（受市城市管理局委托）\n"
	          "  - 事项名称: 植物检疫证书核发\n    权力类型: 行政许可\n"
	          "    行使主体: 市植物检疫站\n"
	          "    实施依据: 《植物检疫条例》第三条：县级以上植物检疫机构执行国家的植物检疫任务。\n"
	          "  - 事项名称: 社会保险待遇发放\n    权力类型: 公共服务\n"
	          "    行使主体: 市社会保险事业中心\n",
	          "清单: 职责任务清单\n事项:\n  - 职责事项: 市场秩序管理\n    内设机构: 市场秩序管理科\n" },
};
