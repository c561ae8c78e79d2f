/* A township that assists does not punish, permit, supervise or lead. */
#include "check/delegation/assisting.h"
#include "check/delegation/names.h"
#include "check/delegation/statute.h"

/* Behind the verb: it is part of a name, or what was done by others («监管部门», «许可证»). */
static bool names_a_thing(str after)
{
	static const str things[] = {
		STR_INIT("部门"), STR_INIT("机关"), STR_INIT("机构"), STR_INIT("单位"),
		STR_INIT("人员"), STR_INIT("主体"), STR_INIT("对象"), STR_INIT("队"),
		STR_INIT("局"),   STR_INIT("所"),   STR_INIT("站"),   STR_INIT("中心"),
		STR_INIT("平台"), STR_INIT("系统"), STR_INIT("证"),   STR_INIT("手续"),
		STR_INIT("文件"), STR_INIT("决定"), STR_INIT("文书"), STR_INIT("情况"),
		STR_INIT("结果"), STR_INIT("信息"), STR_INIT("事项"), STR_INIT("条件"),
		STR_INIT("依据"), STR_INIT("台账"), STR_INIT("意见"), STR_INIT("要求"),
		STR_INIT("后"),   STR_INIT("前"),   STR_INIT("过程"), STR_INIT("现场"),
		STR_INIT("资料"), STR_INIT("材料"), STR_INIT("线索"), STR_INIT("员"),
	};

	return str_starts_any(after, things, countof(things));
}

/* Before the verb: it is lacking, done by others, or what is asked of a department. */
static bool others_do_it(str before)
{
	static const str ends[] = { STR_INIT("未经"), STR_INIT("未取得"), STR_INIT("未获"),
		                    STR_INIT("无"),   STR_INIT("经"),     STR_INIT("已"),
		                    STR_INIT("被"),   STR_INIT("受"),     STR_INIT("待") };
	static const str bodies[] = { STR_INIT("部门"),   STR_INIT("机关"), STR_INIT("局"),
		                      STR_INIT("委员会"), STR_INIT("上级"), STR_INIT("县级"),
		                      STR_INIT("区级"),   STR_INIT("公安"), STR_INIT("执法队"),
		                      STR_INIT("大队"),   STR_INIT("单位") };
	static const str hand[] = { STR_INIT("由"), STR_INIT("交"), STR_INIT("请"),  STR_INIT("向"),
		                    STR_INIT("报"), STR_INIT("为"), STR_INIT("对接") };

	static const str not_it[] = { STR_INIT("不承担"), STR_INIT("不负责"), STR_INIT("不再"),
		                      STR_INIT("不得"),   STR_INIT("不参与"), STR_INIT("不具有"),
		                      STR_INIT("不行使") };

	if (str_ends_any(before, ends, countof(ends)) ||
	    str_has_any(before, not_it, countof(not_it)))
		return true;
	for (uint32_t i = 0; i < countof(hand); i++)
		for (uint32_t k = 0; k < countof(bodies); k++)
			if (str_has(before, hand[i]) &&
			    str_find(before, bodies[k], str_find(before, hand[i], 0)) != STR_NONE)
				return true;
	return false;
}

/* «依照《无证无照经营查处办法》» commands nothing. */
static bool in_title(str before)
{
	size_t open = STR_NONE;

	for (size_t at = 0; (at = str_find(before, STR("《"), at)) != STR_NONE; at++)
		open = at;
	return open != STR_NONE && str_find(before, STR("》"), open) == STR_NONE;
}

/* The first verb of command in a clause that does more than assist. */
static bool commands(const struct words *verbs, str clause, struct word_hit *hit)
{
	if (clause_assists(clause))
		return false;
	for (size_t at = 0; words_next(verbs, clause, &at, hit);)
		if (!names_a_thing(str_from_byte(clause, hit->end)) &&
		    !in_title(str_slice(clause, 0, hit->beg)) &&
		    !others_do_it(str_slice(clause, 0, hit->beg)))
			return true;
	return false;
}

/* «配合县城市管理局联合整治，查处占道经营»: a clause that begins with its verb goes on with what the one
 * before began. */
static bool goes_on_assisting(str text, str before, str clause, struct word_hit hit)
{
	static const str begins[] = { STR_INIT("配合"), STR_INIT("协助"), STR_INIT("协同"),
		                      STR_INIT("参与"), STR_INIT("参加") };

	if (hit.beg > 0 || before.n == 0 ||
	    !str_eq(str_slice(text, (size_t)(before.p + before.n - text.p),
	                      (size_t)(clause.p - text.p)),
	            STR("，")))
		return false;
	return str_starts_any(before, begins, countof(begins));
}

static void check_text(const struct pass *p, uint32_t item, enum field f)
{
	str text = cell_text(item_cell(p->c, item, f)), clause, before = { 0 };
	struct word_hit hit;

	for (size_t at = 0; clause_next(text, &at, &clause); before = clause) {
		size_t beg = (size_t)(clause.p - text.p);

		if (!commands(p->prepared, clause, &hit) ||
		    goes_on_assisting(text, before, clause, hit))
			continue;
		if (statute_of(p->c, item) == STATUTE_NAMES_TOWN)
			return;
		report(p, (struct report){
				  .at = place_within(item_place(p->c, item, f), beg + hit.beg,
		                                     beg + hit.end),
				  .arg = { item_called(p, item),
		                           list_header(corpus_list(p->c, item), f),
		                           arg_str(str_slice(clause, hit.beg, hit.end)) },
			  });
		return;
	}
}

/* The department's duty word for word is delegation/duty-shifted's to tell. */
static bool copied(const struct corpus *c, uint32_t item)
{
	enum field own = list_has(corpus_list(c, item), FIELD_UPPER_DUTY) ? FIELD_UPPER_DUTY
	                                                                  : FIELD_LEAD_DUTY;

	return str_eq(str_trim(item_text(c, item, own)),
	              str_trim(item_text(c, item, FIELD_ASSIST_DUTY)));
}

static void check(const struct pass *p, uint32_t item)
{
	const struct list *l = corpus_list(p->c, item);

	if (!list_is(l, STR("配合履职事项清单")) && !list_is(l, STR("属地管理清单")))
		return;
	if (town_assists(p->c, item) && !copied(p->c, item))
		check_text(p, item, FIELD_ASSIST_DUTY);
}

const struct rule rule_delegation_assist_as_lead = {
	.id = "delegation/assist-as-lead",
	.level = QD_WARNING,
	.each = EACH_ITEM,
	.title = { "配合责任越位", "Assisting as if in charge" },
	.message = { { "{0}里乡镇（街道）只是配合，{1}却写了“{2}”",
	               "in {0} a township only assists, but '{1}' says '{2}'" } },
	.why = { "查处、处罚、审批、监管是部门的法定职权，写进配合责任就是把主体责任压给乡镇。",
	         "Punishing, permitting and supervising are the department's; as assistance they shift it." },
	.fix = { "改成乡镇做得到的配合内容：巡查发现、劝阻、及时报告、协助查处；法律授权乡镇的，写明条款。",
	         "Say what a township can do: watch, persuade, report, assist; or cite the law." },
	.option = { { "verbs",
	              OPTION_WORDS,
	              "查处 处罚 罚款 没收 审批 许可 执法 监管 监督管理 负总责 牵头 行政强制 强制拆除 立案",
	              { "只能由主管部门做的事", "what only the department in charge does" } } },
	.prepare = prepare_words,
	.check = check,
	.bad = { "清单: 配合履职事项清单\n事项:\n  - 事项名称: 占道经营整治\n    对应上级部门: 县城市管理局\n"
	         "    配合职责: 每日巡查，⟦查处⟧占道经营行为。\n",
	         "清单: 属地管理清单\n事项:\n  - 事项名称: 秸秆禁烧\n    主体责任单位: 县农业农村局\n"
	         "    主体责任: 制定禁烧方案。\n    配合责任单位: 东河镇\n"
	         "    配合责任: 对辖区禁烧工作⟦负总责⟧。\n" },
	.good = { "清单: 配合履职事项清单\n事项:\n  - 事项名称: 占道经营整治\n    对应上级部门: 县城市管理局\n"
	          "    配合职责: 每日巡查，发现未经许可设摊的劝离，协助查处占道经营行为。\n" },
};
