/* A penalty rests on an article that threatens one. Said only where every article is quoted in the
 * cell: what an article says is not known otherwise. */
#include "check/basis/rests.h"
#include "check/check.h"

/* The least an article quoted says. */
enum { LEAST_BYTES = 24 };

static const void *prepare(const struct pass *p)
{
	static const char *const list[] = {
		"罚",   "没收", "吊销",     "警告", "暂扣", "拘留", "停产",     "停业",
		"关闭", "取缔", "撤销",     "通报", "降低", "限制", "不得申请", "处以",
		"处理", "处分", "法律责任", "取消", "不予", "扣留", "收缴",     "销毁",
		"拆除", "注销", "禁止从业", "责令", "记分", "不再"
	};
	str words[countof(list)];

	for (uint32_t i = 0; i < countof(list); i++)
		words[i] = str_from(list[i]);
	return words_new(p->arena, words, countof(list));
}

static bool is_cut(str words)
{
	str text = str_trim(words);

	return str_has(text, STR("……")) || str_has(text, STR("...")) || str_ends(text, STR("…")) ||
	       str_ends(text, STR("：")) || str_ends(text, STR("，"));
}

/* Does each article of the instrument have its words behind it: «第十条：从事…»? A list of articles
 * shares one colon. */
static bool is_quoted(const struct corpus *c, uint32_t k)
{
	str text = cited_cell(c, &c->cited[k]);
	uint32_t end = c->item_cited[c->cited[k].item + 1];

	if (c->cited[k].article.number == 0)
		return false;
	for (uint32_t i = k; i < end && (i == k || !c->cited[i].first); i++) {
		const struct article *a = &c->cited[i].article;
		bool last = i + 1 == end || c->cited[i + 1].first;
		size_t next = last ? text.n : c->cited[i + 1].article.beg;

		if (next < a->end)
			return false;
		if (next - a->end < LEAST_BYTES && last)
			return false;
	}
	return true;
}

static void check(const struct pass *p, uint32_t item)
{
	const struct corpus *c = p->c;
	uint32_t from = c->item_cited[item], end = c->item_cited[item + 1], n = 0;
	struct word_hit hit;

	if (item_power(c, item) != POWER_PENALTY || from == end || c->item[item].main != item ||
	    (item + 1 < c->n_items && c->item[item + 1].main == item))
		return;
	for (uint32_t k = from; k < end; k++) {
		str words;
		size_t at = 0;

		if (!c->cited[k].first)
			continue;
		words = cited_words(c, k);
		if (!is_quoted(c, k) || words.n < LEAST_BYTES || is_cut(words) ||
		    words_next(p->prepared, words, &at, &hit))
			return;
		n++;
	}
	report(p,
	       (struct report){ .at = cited_place(c, &c->cited[from]),
	                        .message = n > 1,
	                        .arg = { item_called(p, item), arg_str(c->cited[from].title) } });
}

const struct rule rule_basis_duty_clause_only = {
	.id = "basis/duty-clause-only",
	.level = QD_INFO,
	.each = EACH_ITEM,
	.title = { "仅引义务条款", "Only the clause of the duty" },
	.message = {
		{ "{0}引的《{1}》条文只写了该做什么、不该做什么，没有写怎么处罚",
		  "{0} quotes what '{1}' demands, not the penalty" },
		{ "{0}引的《{1}》等条文都只写了该做什么、不该做什么，没有写怎么处罚",
		  "{0} quotes what '{1}' and others demand, not the penalty" },
	},
	.why = { "处罚的依据是罚则；只引义务条款，等于没有处罚依据。",
	         "A penalty rests on the clause that threatens it, not on the duty." },
	.fix = { "补写法律责任一章里与之对应的条、款、项。",
	         "Add the article of the chapter on liability." },
	.basis = { "《行政处罚法》第四条、第三十八条。",
	           "Arts. 4 and 38 of the Administrative Penalties Law." },
	.prepare = prepare,
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 对不清扫门前的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市城市管理局\n    实施依据: ⟦《示例市市容条例》⟧第九条：临街单位应当每日清扫门前，保持整洁。\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: 对不清扫门前的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市城市管理局\n    实施依据: ⟦《示例市市容条例》⟧第九条：临街单位应当每日清扫门前，保持整洁。《示例省环卫条例》第三条：单位负责门前卫生，保持干净。\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对不清扫门前的处罚\n    权力类型: 行政处罚\n"
	          "    行使主体: 市城市管理局\n    实施依据: 《示例市市容条例》第九条：临街单位应当每日清扫门前。第三十条：违反第九条的，处二百元罚款。\n",
	          "清单: 权责清单\n事项:\n  - 事项名称: 对不清扫门前的处罚\n    权力类型: 行政处罚\n"
	          "    行使主体: 市城市管理局\n    实施依据: 《示例市市容条例》第九条：临街单位应当每日清扫门前。《示例省环卫条例》第三十条\n" },
};
