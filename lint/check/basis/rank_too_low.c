/* A power rests on an instrument of a rank that may set it. Said for certain only where the rank of
 * every instrument is known and no other is so much as named. */
#include "check/basis/rests.h"
#include "check/check.h"

enum message { TOO_LOW, TOO_LOW_BY_TAG, RANK_NOT_KNOWN, STATE_DOCUMENT, ONE_YEAR, WHOSE_RULE };

/* The kinds of coercion an item's name names; more than a few it never does. */
enum { MAX_NAMED = 8 };

struct judging {
	const struct pass *p;
	uint32_t item;
	enum power_group group;
	power_kind kind; /* NONE: the group as a whole */
};

/* ---- what is no such power, whatever its type says ---- */

/* «…不拆除的，依法拆除，费用由违法行为人承担» is performance by another, which any organ may. */
static bool is_performance(const struct judging *j)
{
	const struct corpus *c = j->p->c;

	for (uint32_t k = c->item_cited[j->item]; k < c->item_cited[j->item + 1]; k++) {
		str text = cited_cell(c, &c->cited[k]);

		if (str_has(text, STR("费用由")) || str_has(text, STR("代履行")) ||
		    str_has(text, STR("行政强制法")))
			return true;
	}
	return false;
}

/* ---- how sure ---- */

static bool is_state_document(str title, str words)
{
	return str_starts(title, STR("国务院")) || str_has(words, STR("国发〔")) ||
	       str_has(words, STR("国发[")) || str_has(title, STR("国务院决定设定"));
}

/* «2019年» in the notes, more than a year before the list's date. */
static bool is_older_than_a_year(const struct corpus *c, const struct cited *ci)
{
	uint32_t as_of = list_as_of(c, corpus_list(c, ci->item)), latest = 0;
	str note = ci->edition;

	for (size_t at = 0; at < note.n;) {
		uint32_t year = citation_number(note, &at);

		if (year == 0)
			at++;
		else if (year > 1978 && year < 2100 &&
		         str_starts(str_from_byte(note, at), STR("年")))
			latest = year > latest ? year : latest;
	}
	return latest > 0 && latest + 1 < as_of / 10000;
}

/* ---- saying it ---- */

static struct arg power_name(const struct judging *j)
{
	const struct corpus *c = j->p->c;

	if (j->kind != NONE)
		return (struct arg){ power_kind_zh(c->authority, j->kind),
			             power_kind_en(c->authority, j->kind) };
	return arg_str(str_from(power_group_zh(j->group)));
}

/* What is not read in the law itself is a hint only. */
static void tell(const struct judging *j, const struct rests *r, enum message message,
                 enum qd_level level)
{
	const struct corpus *c = j->p->c;
	const struct cited *ci = &c->cited[r->cited];
	struct power_answer answer = rests_answer(c, r, j->group, j->kind);
	str source = power_answer_source(&j->p->out->arena, &answer);

	report(j->p, (struct report){
			     .at = cited_place(c, ci),
			     .level = answer.confidence == QD_HIGH ? level : QD_INFO,
			     .message = (uint8_t)message,
			     .arg = { item_called(j->p, j->item),
	                              power_name(j),
	                              arg_str(ci->title),
	                              rests_rank(c, r),
	                              { answer.zh, answer.en },
	                              arg_str(source.n ? source : STR("条号待核")) },
		     });
}

/* Of powers that rules may not set either it matters what a «办法» is. */
static void tell_unknown(const struct judging *j, const struct rests *r)
{
	if (authority_verdict(j->p->c->authority, j->group, j->kind, RANK_MINISTRY_RULE) ==
	    POWER_MAY_NOT)
		tell(j, r, r->rank == RANK_RULE ? WHOSE_RULE : RANK_NOT_KNOWN, QD_WARNING);
}

/* Where no law says so for certain basis/party-document tells of the party's documents. */
static bool is_told_elsewhere(const struct judging *j, const struct rests *r)
{
	return r->rank == RANK_PARTY &&
	       rests_answer(j->p->c, r, j->group, j->kind).confidence != QD_HIGH;
}

static void tell_too_low(const struct judging *j, const struct rests *r)
{
	const struct corpus *c = j->p->c;
	const struct cited *ci = &c->cited[r->cited];
	/* Not every 登记 is a permit; a ministry may keep a register by its own rules. */
	bool registration = j->group == POWER_PERMIT && r->rank != RANK_NORMATIVE &&
	                    r->rank != RANK_PARTY &&
	                    str_has(item_text(c, j->item, FIELD_NAME), STR("登记"));

	if (is_told_elsewhere(j, r))
		return;
	if (r->by_tag)
		tell(j, r, TOO_LOW_BY_TAG, QD_WARNING);
	else if (r->rank == RANK_NORMATIVE && is_state_document(ci->title, ci->edition))
		tell(j, r, STATE_DOCUMENT, QD_WARNING);
	else
		tell(j, r, TOO_LOW, registration ? QD_WARNING : QD_ERROR);
}

static void judge(const struct judging *j)
{
	const struct corpus *c = j->p->c;
	struct rests r = rests_on(c, j->item, j->group, j->kind);
	bool temporary = r.verdict == POWER_MAY_WITHIN && j->group == POWER_PERMIT &&
	                 r.rank == RANK_PROVINCE_RULE && !r.by_tag;

	if (r.cited == NONE || r.verdict == POWER_MAY ||
	    (r.verdict == POWER_MAY_WITHIN && !temporary) ||
	    rests_sets_nothing(c, j->item, j->group) ||
	    rests_elsewhere(c, j->item, j->group, j->kind))
		return;
	if (r.verdict == POWER_MAY_NOT)
		tell_too_low(j, &r);
	else if (r.verdict == POWER_UNKNOWN)
		tell_unknown(j, &r);
	else if (is_older_than_a_year(c, &c->cited[r.cited]))
		tell(j, &r, ONE_YEAR, QD_WARNING);
}

/* ---- the kinds in a name ---- */

static uint32_t named_kinds(const struct judging *j, power_kind *kind)
{
	const struct corpus *c = j->p->c;
	struct power_hit hit;
	uint32_t n = 0;

	for (uint32_t f = 0; f < NAME_FIELDS; f++) {
		str name = item_text(c, j->item, name_fields[f]);

		/* «征用林地的植被恢复费» is a fee, the taking only its occasion. */
		if (j->group == POWER_LEVY &&
		    (str_has(name, STR("费")) || str_has(name, STR("金"))))
			return 0;
		for (size_t at = 0;
		     n < MAX_NAMED && authority_next(c->authority, j->group, name, &at, &hit);)
			kind[n++] = hit.kind;
	}
	return n;
}

/* Any organ may do it under the general law: an additional fine, performance by another, the sale of
 * what it seized. */
static bool is_granted(const struct corpus *c, enum power_group group, power_kind kind)
{
	return authority_verdict(c->authority, group, kind, RANK_NORMATIVE) == POWER_MAY_WITHIN;
}

/* The kind hardest to set decides: of «查封、冻结» the freezing. */
static void judge_kinds(struct judging *j, const power_kind *kind, uint32_t n)
{
	power_kind worst = kind[0];
	struct rests of_worst = rests_on(j->p->c, j->item, j->group, worst);

	for (uint32_t i = 1; i < n; i++) {
		struct rests r = rests_on(j->p->c, j->item, j->group, kind[i]);

		if (r.verdict == POWER_MAY_NOT && of_worst.verdict != POWER_MAY_NOT) {
			worst = kind[i];
			of_worst = r;
		}
	}
	j->kind = worst;
	judge(j);
}

static void check(const struct pass *p, uint32_t item)
{
	struct judging j = { p, item, item_power(p->c, item), NONE };
	power_kind kind[MAX_NAMED];
	uint32_t n;

	if (j.group == POWER_NONE || rests_with_main(p->c, item))
		return;
	/* What a penalty's name threatens is sanction-beyond-rank's. */
	n = j.group == POWER_PENALTY ? 0 : named_kinds(&j, kind);
	if (n == 0) {
		judge(&j);
		return;
	}
	for (uint32_t i = 0; i < n; i++)
		if (is_granted(p->c, j.group, kind[i]))
			return;
	if (j.group == POWER_COERCION && is_performance(&j))
		return;
	judge_kinds(&j, kind, n);
}

const struct rule rule_basis_rank_too_low = {
	.id = "basis/rank-too-low",
	.level = QD_ERROR,
	.each = EACH_ITEM,
	.title = { "依据位阶不够", "Basis of too low a rank" },
	.message = {
		{ "{0}属于{1}，依据里位阶最高的《{2}》只是{3}，设定不了：{4}（{5}）",
		  "{0} counts as {1}; the highest instrument cited, '{2}', ranks as {3}: {4} ({5})" },
		{ "{0}属于{1}，依据里的《{2}》按清单标注是{3}，设定不了：{4}（{5}）。标注是否属实，请核对",
		  "{0} counts as {1}; '{2}' ranks by its tag as {3}: {4} ({5}); check the tag" },
		{ "{0}属于{1}，依据《{2}》没有写令号、登记表里也没有，位阶不明；如果是规章或者规范性文件就设定不了：{4}（{5}）",
		  "{0} counts as {1}; the rank of '{2}' is not known; if it is a rule or a document: {4} ({5})" },
		{ "{0}属于{1}，依据里位阶最高的《{2}》是国务院文件，是不是国务院“决定”要核对：{4}（{5}）",
		  "{0} counts as {1}; '{2}' is a document of the State Council, perhaps no decision: {4} ({5})" },
		{ "{0}属于{1}，依据《{2}》是{3}，公布已经超过一年：{4}（{5}）",
		  "{0} counts as {1}; '{2}', {3}, is more than a year old: {4} ({5})" },
		{ "{0}属于{1}，依据《{2}》是规章，看不出是哪个部门、哪一级政府的；如果不是省级政府规章就设定不了：{4}（{5}）",
		  "{0} counts as {1}; whose rule '{2}' is is not said; if not a province's: {4} ({5})" },
	},
	.why = { "位阶不够的文件设定的职权自始没有依据，复议、诉讼中会被撤销。",
	         "What an instrument of too low a rank sets is void from the start." },
	.fix = { "补写真正设定这项职权的法律、法规；查不到的，移出清单。",
	         "Cite the law or regulation that sets the power; if there is none, take the item off." },
	.basis = {
		"处罚：《行政处罚法》第十条至第十四条、第十六条。许可：《行政许可法》第十四条、第十五条、第十七条。"
		"强制措施：《行政强制法》第十条。强制执行：《行政强制法》第十三条；加处罚款、代履行见第四十五条、第五十条。"
		"税收和征收征用：《立法法》第十一条。收费：《优化营商环境条例》第二十五条。",
		"Penalties: arts. 10-14 and 16 of the Administrative Penalties Law. Permits: arts. 14, 15 and 17 "
		"of the Administrative Permits Law. Coercion: arts. 10, 13, 45 and 50 of the Administrative "
		"Coercion Law. Taxes and takings: art. 11 of the Legislation Law. Fees: art. 25 of the "
		"Regulation on the Business Environment." },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 户外广告设置审批\n    权力类型: 行政许可\n"
	         "    行使主体: 市城市管理局\n    实施依据: ⟦《户外广告登记规定》⟧（国家某局令第8号）第五条\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: 对违规养犬的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市公安局\n    实施依据: ⟦《关于加强养犬管理的通告》⟧第三条\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: 冻结存款\n    权力类型: 行政强制\n"
	         "    行使主体: 市某局\n    实施依据: ⟦《示例市财产监督条例》⟧第三条\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: 查封经营场所\n    权力类型: 行政强制\n"
	         "    行使主体: 市某局\n    实施依据: 【规章】⟦《经营场所监督规定》⟧第九条\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: 户外广告设置审批\n    权力类型: 行政许可\n"
	         "    行使主体: 市城市管理局\n    实施依据: ⟦《示例市户外广告设置管理办法》⟧第五条\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: 草药采集许可\n    权力类型: 行政许可\n"
	         "    行使主体: 市林业局\n    实施依据: ⟦《国务院关于制止滥采草药的通知》⟧（国发〔2000〕99号）\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: 临时占用绿地审批\n    权力类型: 行政许可\n"
	         "    行使主体: 市园林局\n    实施依据: ⟦《示例省绿化管理办法》⟧（2008年示例省人民政府令第99号）第五条\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: 临时占用绿地审批\n    权力类型: 行政许可\n"
	         "    行使主体: 市园林局\n    实施依据: ⟦《示例绿化管理办法》⟧（政府令第99号）第五条\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 户外广告设置审批\n    权力类型: 行政许可\n"
	          "    行使主体: 市城市管理局\n    实施依据: 《城市市容和环境卫生管理条例》第十一条；《户外广告登记规定》（国家某局令第8号）第五条\n",
	          "清单: 权责清单\n事项:\n  - 事项名称: 加处罚款\n    权力类型: 行政强制\n"
	          "    行使主体: 市城市管理局\n    实施依据: 《示例市罚款收缴办法》（示例市人民政府令第3号）第九条\n" },
};
