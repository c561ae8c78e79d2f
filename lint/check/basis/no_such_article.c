/* The articles, paragraphs and items cited are there. */
#include "check/basis/wording.h"

enum message { MISSING, OLD_NUMBER, NOT_SURE, BEYOND };

/* What is missing from one citation. */
struct missing {
	struct wording what;
	struct moves_said old;
	uint32_t n, first;
	bool sure; /* every one of them */
};

static bool is_missing(enum verdict v)
{
	return v == VERDICT_NO_ARTICLE || v == VERDICT_NO_PARAGRAPH || v == VERDICT_NO_ITEM;
}

/* «第九十条（共86条）», «第十条第四款（该条共2款）». */
static void add_missing(struct missing *m, struct article_ref ref, const struct judged_article *j)
{
	uint32_t limit = j->answer.limit;

	wording_then(&m->what, STR("、"), STR(", "));
	wording_article(&m->what, ref);
	if (j->verdict == VERDICT_NO_ARTICLE && ref.suffix)
		return; /* how many there are says nothing of 之N */
	if (j->verdict == VERDICT_NO_ARTICLE) {
		buf_fmt(&m->what.zh, "（共%u条）", limit);
		buf_fmt(&m->what.en, " (of %u)", limit);
	} else if (limit == 0) {
		wording_add(&m->what, STR("（不分项）"), STR(" (it has no items)"));
	} else if (j->verdict == VERDICT_NO_ITEM) {
		buf_fmt(&m->what.zh, "（只有%u项）", limit);
		buf_fmt(&m->what.en, " (of %u)", limit);
	} else {
		buf_fmt(&m->what.zh, "（该条只有%u款）", limit);
		buf_fmt(&m->what.en, " (of %u)", limit);
	}
}

static struct missing missing_of(const struct pass *p, const struct basis *b)
{
	struct missing m = { .what = wording_new(&p->out->arena),
		             .old.w = wording_new(&p->out->arena),
		             .sure = true };

	for (uint32_t i = 0; i < b->n; i++) {
		struct article_ref ref = article_ref_of(&b->cited[i].article);
		struct judged_article j =
			judge_article(p->c->law, &b->judged, &b->cited[i].article);

		if (!is_missing(j.verdict))
			continue;
		if (m.n == 0)
			m.first = i;
		m.sure = m.sure && j.answer.confidence == QD_HIGH;
		if (m.n++ < MOST_SAID)
			add_missing(&m, ref, &j);
		moves_say(&m.old, ref, &j.move);
	}
	if (m.n > MOST_SAID)
		wording_add(&m.what, STR("等"), STR(" and more"));
	return m;
}

static void suggest(const struct pass *p, const struct basis *b, uint32_t i)
{
	struct move m = judge_article(p->c->law, &b->judged, &b->cited[i].article).move;

	suggest_article(p, b, i, &m);
}

/* From adoption to effect a revision takes months: for half a year the facts hold well enough. */
static bool is_beyond(const struct corpus *c, const struct judged *j)
{
	uint32_t as_of = register_facts(c->law, j->law).as_of;
	uint32_t until = as_of / 10000 * 12 + as_of / 100 % 100;
	uint32_t month = j->day / 10000 * 12 + j->day / 100 % 100;

	return j->status.beyond && month > until + 6;
}

static void check_basis(const struct pass *p, const struct basis *b)
{
	struct missing m;
	bool beyond;

	if (b->judged.edition == NONE)
		return;
	m = missing_of(p, b);
	if (m.n == 0)
		return;
	beyond = is_beyond(p->c, &b->judged);
	report(p, (struct report){
			  .at = basis_article_place(p->c, b, m.first),
			  .level = !m.sure  ? QD_INFO
	                           : beyond ? QD_WARNING
	                                    : QD_ERROR,
			  .confidence = m.sure ? QD_HIGH : QD_MEDIUM,
			  .message = !m.sure   ? NOT_SURE
	                             : beyond  ? BEYOND
	                             : m.old.n ? OLD_NUMBER
	                                       : MISSING,
			  .arg = { item_called(p, b->cited->item), arg_str(b->cited->title),
	                           wording_arg(&m.what), moves_arg(&m.old),
	                           date_arg(&p->out->arena,
	                                    register_facts(p->c->law, b->judged.law).as_of) },
		  });
	if (m.n == 1)
		suggest(p, b, m.first);
}

static void check(const struct pass *p, uint32_t item)
{
	struct each_basis e = each_basis(p->c, item);

	for (struct basis b; basis_next(&e, &b);)
		check_basis(p, &b);
}

const struct rule rule_basis_no_such_article = {
	.id = "basis/no-such-article",
	.level = QD_ERROR,
	.each = EACH_ITEM,
	.title = { "条款项不存在", "No such article" },
	.message = {
		{ "{0}引用的《{1}》没有{2}", "{0} cites '{1}', which has no {2}" },
		{ "{0}引用的《{1}》没有{2}，疑为旧条号：{3}",
		  "{0} cites '{1}', which has no {2}; perhaps an old number: {3}" },
		{ "{0}引用的《{1}》可能没有{2}（条号待核）",
		  "{0} cites '{1}', which may have no {2} (to be checked)" },
		{ "{0}引用的《{1}》没有{2}；收录的文本截至{4}，此后如有修改请核对",
		  "{0} cites '{1}', which has no {2} as of {4}; check for later changes" },
	},
	.why = { "引用不存在的条文，等于没有依据。", "What is not there gives no power." },
	.fix = { "对照现行文本改正条、款、项。", "Correct it against the text in force." },
	.check = check,
	.bad = { "清单: 权责清单\n基准日期: 2024-06-30\n事项:\n  - 事项名称: 当场处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市公安局\n    实施依据: 《行政处罚法》⟦第九十条⟧\n",
	         "清单: 权责清单\n基准日期: 2024-06-30\n事项:\n  - 事项名称: 对生产禁用食品的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市市场监督管理局\n    实施依据: 《食品安全法》第一百二十三条第一款第一项、⟦第一百二十二条第四款⟧\n",
	         "清单: 权责清单\n基准日期: 2024-06-30\n事项:\n  - 事项名称: 对未按规定使用发票的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市税务局\n    实施依据: 《发票管理办法》⟦第四十四条⟧\n",
	         "清单: 权责清单\n基准日期: 2024-06-30\n事项:\n  - 事项名称: 对冒用屠宰证书的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市农业农村局\n    实施依据: 《生猪屠宰管理条例》（2021年修订）⟦第二十四条第二款⟧\n",
	         "清单: 权责清单\n基准日期: 2030-06-30\n事项:\n  - 事项名称: 加处罚款\n    权力类型: 行政强制\n"
	         "    行使主体: 市公安局\n    实施依据: 《行政处罚法》⟦第九十条⟧\n" },
	.good = { "清单: 权责清单\n基准日期: 2024-06-30\n事项:\n  - 事项名称: 当场处罚\n    权力类型: 行政处罚\n"
	          "    行使主体: 市公安局\n    实施依据: 《行政处罚法》第五十一条；《示例省行政处罚规定》第九百条\n" },
};
