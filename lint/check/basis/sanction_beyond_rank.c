/* A penalty threatens only what the rank of its basis may threaten: no detention but by law, no
 * business licence revoked by a local regulation, nothing confiscated by a rule. */
#include "check/basis/rests.h"
#include "check/check.h"

#include "base/buf.h"

enum message { BEYOND, BEYOND_BY_TAG, RANK_NOT_KNOWN };

enum { MAX_KINDS = 32, LOOK_BACK = 60, LOOK_AHEAD = 90 };

/* Where a kind of penalty is threatened first. */
struct threat {
	power_kind kind;
	struct place at;
};

struct threats {
	struct threat threat[MAX_KINDS];
	uint32_t n;
};

static void add_threat(struct threats *t, struct threat one)
{
	for (uint32_t i = 0; i < t->n; i++)
		if (t->threat[i].kind == one.kind)
			return;
	if (t->n < MAX_KINDS)
		t->threat[t->n++] = one;
}

static const str stops[] = { STR_INIT("，"), STR_INIT("。"), STR_INIT("；"), STR_INIT("："),
	                     STR_INIT("\n"), STR_INIT(","),  STR_INIT(";") };

/* The words of the same clause before byte `at`, a few of them, and from it on. */
static str clause_before(str text, size_t at)
{
	str before = str_slice(text, at > LOOK_BACK ? at - LOOK_BACK : 0, at);

	for (uint32_t i = 0; i < countof(stops); i++)
		for (size_t stop = 0; (stop = str_find(before, stops[i], 0)) != STR_NONE;)
			before = str_from_byte(before, stop + stops[i].n);
	return before;
}

static str clause_behind(str text, size_t at)
{
	str behind = str_slice(text, at, text.n - at > LOOK_AHEAD ? at + LOOK_AHEAD : text.n);

	for (uint32_t i = 0; i < countof(stops); i++)
		behind = str_cut(behind, stops[i], &(str){ 0 });
	return behind;
}

/* «停产停业决定», «停业整顿期间»: the sanction as an object. */
static bool is_object(str behind)
{
	static const str words[] = { STR_INIT("后"), STR_INIT("期间"), STR_INIT("决定"),
		                     STR_INIT("仍"), STR_INIT("期满") };

	return str_starts_any(behind, words, countof(words));
}

/* «提请市场监管部门吊销», «依法没收»: another's power, or set elsewhere. «吊销许可证的，…»: what has
 * been done before. */
static bool is_anothers(str text, const struct power_hit *hit)
{
	static const str words[] = { STR_INIT("依法"),   STR_INIT("依照"),   STR_INIT("提请"),
		                     STR_INIT("建议"),   STR_INIT("报请"),   STR_INIT("移送"),
		                     STR_INIT("通知"),   STR_INIT("法律"),   STR_INIT("已被"),
		                     STR_INIT("曾经"),   STR_INIT("或者被"), STR_INIT("受到"),
		                     STR_INIT("不执行"), STR_INIT("未执行"), STR_INIT("拒绝执行") };
	str before = clause_before(text, hit->beg), behind = clause_behind(text, hit->end);

	if (str_has_any(before, words, countof(words)))
		return true;
	return is_object(behind) || str_ends(behind, STR("的"));
}

/* In «对拒不执行停产停业决定的处罚» the sanction is part of the conduct; «…的吊销营业执照» and
 * «…处以拘留的处罚» threaten one. */
static bool name_threatens(str name, const struct power_hit *hit)
{
	static const str verbs[] = { STR_INIT("处以"), STR_INIT("给予"), STR_INIT("予以"),
		                     STR_INIT("并处") };
	str before = str_slice(name, 0, hit->beg), behind = str_from_byte(name, hit->end);

	if (str_ends(name, STR("处罚"))) {
		return str_ends_any(before, verbs, countof(verbs));
	}
	return !is_object(behind) && !str_starts(behind, STR("的"));
}

static void take_name(const struct corpus *c, uint32_t item, struct threats *t)
{
	struct power_hit hit;

	for (uint32_t f = 0; f < NAME_FIELDS; f++) {
		str name = item_text(c, item, name_fields[f]);
		const struct cell *cell = item_cell(c, item, name_fields[f]);
		size_t lead = name.n ? (size_t)(name.p - cell_text(cell).p) : 0;

		for (size_t at = 0; authority_next(c->authority, POWER_PENALTY, name, &at, &hit);)
			if (name_threatens(name, &hit))
				add_threat(t,
				           (struct threat){
						   hit.kind,
						   place_within(item_place(c, item, name_fields[f]),
				                                lead + hit.beg, lead + hit.end) });
	}
}

static void take_words(const struct corpus *c, uint32_t k, struct threats *t)
{
	const struct cited *ci = &c->cited[k];
	str words = cited_words(c, k);
	size_t lead = (size_t)(words.p - cited_cell(c, ci).p);
	struct power_hit hit;

	for (size_t at = 0; authority_next(c->authority, POWER_PENALTY, words, &at, &hit);)
		if (!is_anothers(words, &hit))
			add_threat(t,
			           (struct threat){
					   hit.kind,
					   place_within(cell_place(c, ci->item, ci->row, ci->col),
			                                lead + hit.beg, lead + hit.end) });
}

static struct threats threats_of(const struct corpus *c, uint32_t item)
{
	struct threats t = { .n = 0 };

	take_name(c, item, &t);
	for (uint32_t k = c->item_cited[item]; k < c->item_cited[item + 1]; k++)
		if (c->cited[k].first && !rests_with_main(c, item))
			take_words(c, k, &t);
	return t;
}

/* ---- judging ---- */

struct beyond {
	struct rests rests; /* of the first kind */
	power_kind kind;
	struct buf zh, en;
	struct place at;
	uint32_t n;
};

static void add_kind(const struct corpus *c, struct beyond *b, const struct threat *t)
{
	str zh = power_kind_zh(c->authority, t->kind), en = power_kind_en(c->authority, t->kind);

	if (b->n++) {
		buf_add(&b->zh, STR("；"));
		buf_add(&b->en, STR("; "));
	}
	buf_add(&b->zh, zh);
	buf_add(&b->en, en);
}

static void judge_threat(const struct corpus *c, uint32_t item, const struct threat *t,
                         struct beyond *barred, struct beyond *unknown)
{
	struct rests r = rests_on(c, item, POWER_PENALTY, t->kind);
	struct beyond *b = r.verdict == POWER_MAY_NOT ? barred : unknown;

	if (r.cited == NONE || r.verdict == POWER_MAY || r.verdict == POWER_MAY_WITHIN ||
	    rests_elsewhere(c, item, POWER_PENALTY, t->kind))
		return;
	if (r.verdict == POWER_UNKNOWN && authority_verdict(c->authority, POWER_PENALTY, t->kind,
	                                                    RANK_MINISTRY_RULE) != POWER_MAY_NOT)
		return;
	if (b->n == 0) {
		b->rests = r;
		b->kind = t->kind;
		b->at = t->at;
	}
	add_kind(c, b, t);
}

static void tell(const struct pass *p, uint32_t item, const struct beyond *b, enum message message,
                 enum qd_level level)
{
	const struct corpus *c = p->c;
	const struct rests *r = &b->rests;
	struct power_answer answer = rests_answer(c, r, POWER_PENALTY, b->kind);

	report(p, (struct report){
			  .at = b->at,
			  .level = level,
			  .message = (uint8_t)message,
			  .arg = { item_called(p, item),
	                           { buf_str(&b->zh), buf_str(&b->en) },
	                           arg_str(c->cited[r->cited].title),
	                           rests_rank(c, r),
	                           { answer.zh, answer.en },
	                           arg_str(power_answer_source(&p->out->arena, &answer)) },
		  });
}

static void check(const struct pass *p, uint32_t item)
{
	const struct corpus *c = p->c;
	struct beyond barred = { .zh.arena = &p->out->arena, .en.arena = &p->out->arena };
	struct beyond unknown = barred;
	struct threats t;
	struct rests r;

	if (item_power(c, item) != POWER_PENALTY)
		return;
	/* A law may threaten anything; what may set no penalty at all is rank-too-low's. */
	r = rests_on(c, item, POWER_PENALTY, NONE);
	if (r.cited == NONE || r.rank == RANK_LAW || r.verdict == POWER_MAY_NOT)
		return;
	t = threats_of(c, item);
	for (uint32_t i = 0; i < t.n; i++)
		judge_threat(c, item, &t.threat[i], &barred, &unknown);
	if (barred.n > 0)
		tell(p, item, &barred, barred.rests.by_tag ? BEYOND_BY_TAG : BEYOND,
		     barred.rests.by_tag ? QD_WARNING : QD_ERROR);
	if (unknown.n > 0)
		tell(p, item, &unknown, RANK_NOT_KNOWN, QD_WARNING);
}

const struct rule rule_basis_sanction_beyond_rank = {
	.id = "basis/sanction-beyond-rank",
	.level = QD_ERROR,
	.each = EACH_ITEM,
	.title = { "处罚种类超越设定权", "Penalty beyond the rank of its basis" },
	.message = {
		{ "{0}有“{1}”，依据里位阶最高的《{2}》只是{3}，设定不了这种处罚：{4}（{5}）",
		  "{0} threatens {1}; the highest instrument cited, '{2}', ranks as {3}: {4} ({5})" },
		{ "{0}有“{1}”，依据里的《{2}》按清单标注是{3}，设定不了这种处罚：{4}（{5}）。标注是否属实，请核对",
		  "{0} threatens {1}; '{2}' ranks by its tag as {3}: {4} ({5}); check the tag" },
		{ "{0}有“{1}”，依据《{2}》没有写令号、登记表里也没有，位阶不明；如果是规章或者规范性文件就设定不了这种处罚：{4}（{5}）",
		  "{0} threatens {1}; the rank of '{2}' is not known; if it is a rule or a document: {4} ({5})" },
	},
	.why = { "规章只能设定警告、通报批评和限额内的罚款；地方性法规不能设定吊销营业执照；拘留只能由法律设定。",
	         "Rules set warnings and limited fines only; local regulations revoke no business licence; "
	         "only a law sets detention." },
	.fix = { "补写设定这种处罚的法律、法规条文；没有的，从这一项里去掉这种处罚。",
	         "Cite the law or regulation that sets this penalty; if there is none, strike it." },
	.basis = { "《行政处罚法》第十条至第十四条：拘留只由法律设定（第十条），行政法规不得设限制人身自由（第十一条），"
	           "地方性法规还不得设吊销营业执照（第十二条），规章只设警告、通报批评、限额内的罚款（第十三条、第十四条）。",
	           "Arts. 10-14 of the Administrative Penalties Law." },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 对擅自经营的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市交通运输局\n    实施依据: 《示例运输管理规定》（交通运输部令2023年第9号）第六十条：责令停止经营，⟦没收⟧违法所得，处1000元罚款。\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: 对欺诈消费者的⟦吊销营业执照⟧\n    权力类型: 行政处罚\n"
	         "    行使主体: 市市场监督管理局\n    实施依据: 《示例市消费者权益保护条例》第三十条\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: 对擅自经营的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市交通运输局\n    实施依据: 【规章】《示例运输管理规定》第六十条：⟦没收⟧违法所得。\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: 对擅自经营的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市交通运输局\n    实施依据: 《示例运输管理规定》第六十条：⟦没收⟧违法所得。\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对擅自经营的处罚\n    权力类型: 行政处罚\n"
	          "    行使主体: 市交通运输局\n    实施依据: 《道路运输条例》第六十三条；《示例运输管理规定》（交通运输部令2023年第9号）第六十条：责令停止经营，没收违法所得。\n",
	          "清单: 权责清单\n事项:\n  - 事项名称: 对未报告的处罚\n    权力类型: 行政处罚\n"
	          "    行使主体: 市交通运输局\n    实施依据: 《示例运输管理规定》（交通运输部令2023年第9号）第六十一条：给予警告，处500元罚款。\n" },
};
