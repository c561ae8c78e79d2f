/* Permits are entrusted to administrative organs alone, and the entrusting is announced. */
#include "check/delegation/came.h"
#include "check/delegation/statute.h"

enum { MESSAGE_NO_ORGAN, MESSAGE_NO_NOTICE, MESSAGE_HANDED };

static const void *prepare(const struct pass *p)
{
	return authority_open(p->arena);
}

/* Institutions, enterprises and self-government are no administrative organs. */
static bool no_organ(str name)
{
	static const str ends[] = {
		STR_INIT("中心"),   STR_INIT("公司"),       STR_INIT("协会"),
		STR_INIT("学会"),   STR_INIT("商会"),       STR_INIT("站"),
		STR_INIT("村委会"), STR_INIT("居委会"),     STR_INIT("社区"),
		STR_INIT("企业"),   STR_INIT("村民委员会"), STR_INIT("居民委员会"),
		STR_INIT("合作社"), STR_INIT("事务所"),     STR_INIT("研究院"),
		STR_INIT("医院"),   STR_INIT("学校"),       STR_INIT("集团"),
	};

	return str_ends_any(name, ends, countof(ends));
}

static void tell(const struct pass *p, uint32_t item, struct place at, uint8_t message, str name)
{
	enum power_act act = message == MESSAGE_HANDED ? ACT_HAND : ACT_ENTRUST;
	struct power_answer answer =
		authority_may(p->prepared, act, POWER_PERMIT, NONE, RANK_UNKNOWN);

	report(p, (struct report){
			  .at = at,
			  .message = message,
			  .level = level_of_answer(&answer, message == MESSAGE_HANDED ? QD_WARNING
	                                                                              : QD_ERROR),
			  .arg = { item_called(p, item),
	                           arg_str(name),
	                           answer_source(p->out, &answer),
	                           { answer.zh, answer.en } },
		  });
}

/* ---- who is entrusted ---- */

static bool check_names(const struct pass *p, uint32_t item, enum field f)
{
	str text = cell_text(item_cell(p->c, item, f));
	struct body_name part[BODY_NAMES];
	uint32_t n = body_split(text, part);

	for (uint32_t i = 0; i < n; i++) {
		str name = str_slice(text, part[i].beg, part[i].end);

		if (!no_organ(name))
			continue;
		tell(p, item, place_within(item_place(p->c, item, f), part[i].beg, part[i].end),
		     MESSAGE_NO_ORGAN, name);
		return true;
	}
	return false;
}

/* The name in «委托市政务服务中心实施»; false when there is none. */
static bool entrusted_in(str text, size_t *beg, size_t *end)
{
	static const str verbs[] = { STR_INIT("实施"), STR_INIT("办理"), STR_INIT("行使"),
		                     STR_INIT("审批"), STR_INIT("核发"), STR_INIT("作出") };
	size_t at = str_find(text, STR("委托"), 0);

	if (at == STR_NONE)
		return false;
	*beg = at + STR("委托").n;
	*end = STR_NONE;
	for (uint32_t i = 0; i < countof(verbs); i++) {
		size_t verb = str_find(text, verbs[i], *beg);

		*end = verb < *end ? verb : *end;
	}
	return *end != STR_NONE && *end > *beg && *end - *beg <= 90;
}

static void check_text(const struct pass *p, uint32_t item, enum field f)
{
	str text = cell_text(item_cell(p->c, item, f));
	size_t beg, end;

	if (entrusted_in(text, &beg, &end) && no_organ(str_slice(text, beg, end)))
		tell(p, item, place_within(item_place(p->c, item, f), beg, end), MESSAGE_NO_ORGAN,
		     str_slice(text, beg, end));
}

/* ---- was it announced ---- */

static bool announced(const struct corpus *c, uint32_t item)
{
	static const enum field where[] = { FIELD_ENTRUSTMENT, FIELD_NOTE, FIELD_SOURCE };
	static const str words[] = { STR_INIT("公告"), STR_INIT("公布"), STR_INIT("公示"),
		                     STR_INIT("公开") };

	for (uint32_t i = 0; i < countof(where); i++)
		if (str_has_any(item_text(c, item, where[i]), words, countof(words)))
			return true;
	return !says_nothing(item_text(c, item, FIELD_PUBLISHED));
}

static enum field source_field(const struct corpus *c, uint32_t item)
{
	return item_has(c, item, FIELD_SOURCE) ? FIELD_SOURCE
	       : item_has(c, item, FIELD_WAY)  ? FIELD_WAY
	                                       : FIELD_NAME;
}

static void check_township(const struct pass *p, uint32_t item)
{
	const struct corpus *c = p->c;
	enum came came = came_of(c, item);
	struct place at = item_place(c, item, source_field(c, item));

	if (came == CAME_ENTRUSTED) {
		if (!check_names(p, item, FIELD_TOWN) && !check_names(p, item, FIELD_BODY) &&
		    !announced(c, item))
			tell(p, item, at, MESSAGE_NO_NOTICE, (str){ 0 });
	} else if ((came == CAME_GRANTED || came == CAME_HANDED) &&
	           statute_of(c, item) != STATUTE_NAMES_TOWN && !statute_local(c, item)) {
		tell(p, item, at, MESSAGE_HANDED, (str){ 0 });
	}
}

static void check(const struct pass *p, uint32_t item)
{
	static const enum field texts[] = { FIELD_NOTE, FIELD_AUTHORITY, FIELD_CHANNEL,
		                            FIELD_SOURCE };
	const struct list *l = corpus_list(p->c, item);
	bool power = str_eq(l->kind->id, STR("power")) || str_eq(l->kind->id, STR("permit"));

	if (power && power_of(p->c, p->prepared, item) == POWER_PERMIT)
		for (uint32_t i = 0; i < countof(texts); i++)
			check_text(p, item, texts[i]);
	if ((town_holds(p->c, item) || list_is(l, STR("赋权目录")) ||
	     list_is(l, STR("准入登记"))) &&
	    power_of(p->c, p->prepared, item) == POWER_PERMIT)
		check_township(p, item);
}

const struct rule rule_delegation_permit = {
	.id = "delegation/permit",
	.level = QD_ERROR,
	.each = EACH_ITEM,
	.title = { "许可委托对象不适格", "Permit in the wrong hands" },
	.message = { { "{0}是行政许可，委托给了{1}，它不是行政机关{2}",
	               "{0} is a permit entrusted to {1}, no administrative organ{2}" },
	             { "{0}是委托实施的行政许可，没有写明公告{2}",
	               "{0} is an entrusted permit; no notice is named{2}" },
	             { "{0}是行政许可，交给了乡镇（街道）：{3}{2}",
	               "{0} is a permit handed to a township: {3}{2}" } },
	.why = { "委托给事业单位、企业、村居的许可无效；不公告的委托，群众不知道该找谁。",
	         "A permit entrusted to an institution is void; one not announced is unknown to those concerned." },
	.basis = { "《行政许可法》第二十四条：只能委托其他行政机关，并予以公告。",
	           "Law on Permits, art. 24: to other administrative organs only, announced." },
	.fix = { "改为委托行政机关，或者由原机关实施、受托单位只收件；补发公告并写明文号。",
	         "Entrust an administrative organ, or keep it; publish the notice and give its number." },
	.prepare = prepare,
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 食品经营许可\n    权力类型: 行政许可\n"
	         "    行使主体: 县市场监督管理局\n    备注: 委托⟦县政务服务中心⟧实施\n",
	         "清单: 基本履职事项清单\n事项:\n  - 事项名称: 临时占道许可\n    权力类型: 行政许可\n"
	         "    来源: ⟦委托⟧\n    委托书: 示县委〔2024〕3号\n",
	         "清单: 赋权目录\n事项:\n  - 事项: ⟦临时占道许可⟧\n    权力类型: 行政许可\n"
	         "    承接镇街: 东河镇\n" },
	.good = { "清单: 基本履职事项清单\n事项:\n  - 事项名称: 临时占道许可\n    权力类型: 行政许可\n"
	          "    来源: 委托\n    委托书: 示县委〔2024〕3号，2024年5月6日公告\n"
	          "  - 事项名称: 农村村民住宅用地许可\n    权力类型: 行政许可\n    来源: 赋权\n"
	          "    依据: 《中华人民共和国土地管理法》第六十二条第四款\n" },
};
