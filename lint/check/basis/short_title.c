/* Where a list gives national laws their full titles, all of them have it. */
#include "check/basis/rests.h"
#include "check/check.h"

#include "base/utf8.h"

enum { SHARE, LEAST };   /* options */
enum { LOOK_BACK = 64 }; /* citations */

#define PREFIX "中华人民共和国"

static struct law_facts facts_of(const struct corpus *c, const struct cited *ci)
{
	if (ci->id == NONE || ci->id == LAW_AMBIGUOUS)
		return (struct law_facts){ 0 };
	return register_facts(c->law, ci->id);
}

/* Neither blanks nor line breaks make a title short. */
static bool same_title(str title, str full)
{
	size_t i = 0;

	for (size_t at = 0, from = 0; at < title.n; from = at) {
		if (utf8_is_space(utf8_next(title, &at)))
			continue;
		if (at - from > full.n - i || memcmp(title.p + from, full.p + i, at - from) != 0)
			return false;
		i += at - from;
	}
	return i == full.n;
}

/* «本法», and «条例» where the cell declares what it stands for, are no short titles of laws. */
static bool is_short(const struct corpus *c, const struct cited *ci, struct law_facts f)
{
	if (!str_starts(f.title, STR(PREFIX)) || (ci->name.n && !str_eq(ci->name, ci->title)))
		return false;
	return same_title(ci->title, f.short_title) ||
	       register_find(c->law, ci->title).form == TITLE_COLLOQUIAL;
}

/* Not far behind its full title in the same cell a short one is in order. */
static bool follows_full(const struct corpus *c, uint32_t k)
{
	const struct cited *ci = &c->cited[k];
	str full = register_facts(c->law, ci->id).title;
	uint32_t from = c->item_cited[ci->item];

	for (uint32_t i = from + LOOK_BACK < k ? k - LOOK_BACK : from; i < k; i++)
		if (c->cited[i].law == ci->law && c->cited[i].row == ci->row &&
		    same_title(c->cited[i].title, full))
			return true;
	return false;
}

/* Of the citations that could be either, does the share asked for have the full title? */
static bool wants_full(const struct pass *p, const struct list *l)
{
	const struct corpus *c = p->c;
	uint32_t full = 0, n_short = 0;

	for (uint32_t k = c->item_cited[l->item]; k < c->item_cited[l->item_end]; k++) {
		const struct cited *ci = &c->cited[k];
		struct law_facts f = ci->first ? facts_of(c, ci) : (struct law_facts){ 0 };

		if (!str_starts(f.title, STR(PREFIX)))
			continue;
		full += same_title(ci->title, f.title);
		n_short += is_short(c, ci, f);
	}
	return full >= p->option[LEAST].number &&
	       (uint64_t)full * 100 >= (uint64_t)(full + n_short) * p->option[SHARE].number;
}

static void tell(const struct pass *p, const struct cited *ci, struct law_facts f)
{
	const struct corpus *c = p->c;
	size_t beg = (size_t)(ci->title.p - cited_cell(c, ci).p);
	struct place at =
		place_within(cell_place(c, ci->item, ci->row, ci->col), beg, beg + ci->title.n);

	report(p, (struct report){ .at = at,
	                           .arg = { item_called(p, ci->item), arg_str(ci->title),
	                                    arg_str(f.title) } });
	sink_edit(p->out, FIX_SAFE, at, f.title);
}

static void check(const struct pass *p, uint32_t i)
{
	const struct corpus *c = p->c;
	const struct list *l = &c->list[i];

	if (!wants_full(p, l))
		return;
	for (uint32_t k = c->item_cited[l->item]; k < c->item_cited[l->item_end]; k++) {
		const struct cited *ci = &c->cited[k];
		struct law_facts f = ci->first ? facts_of(c, ci) : (struct law_facts){ 0 };

		if (is_short(c, ci, f) && !cited_above(c, ci) && !follows_full(c, k))
			tell(p, ci, f);
	}
}

const struct rule rule_basis_short_title = {
	.id = "basis/short-title",
	.level = QD_INFO,
	.each = EACH_LIST,
	.title = { "未用全称", "Short title" },
	.message = { { "{0}的依据写了简称《{1}》，本清单一般写全称《{2}》",
	               "{0} cites '{1}'; this list elsewhere writes full titles: '{2}'" } },
	.why = { "同一张清单有的写全称、有的写简称，检索和比对时会漏。",
	         "Full and short titles side by side are missed by searches." },
	.fix = { "改成全称。", "Write the full title." },
	.option = { { "比例",
	              OPTION_NUMBER,
	              "80",
	              { "写全称的占百分之几以上才查", "least share of full titles, in percent" } },
	            { "至少",
	              OPTION_NUMBER,
	              "3",
	              { "写全称的至少几处才查", "least number of full titles" } } },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n"
	         "  - 事项名称: 对甲的处罚\n    权力类型: 行政处罚\n    行使主体: 市某局\n    实施依据: 《中华人民共和国消防法》第六十条\n"
	         "  - 事项名称: 对乙的处罚\n    权力类型: 行政处罚\n    行使主体: 市某局\n    实施依据: 《中华人民共和国消防法》第六十一条\n"
	         "  - 事项名称: 对丙的处罚\n    权力类型: 行政处罚\n    行使主体: 市某局\n    实施依据: 《中华人民共和国消防法》第六十二条\n"
	         "  - 事项名称: 对丁的处罚\n    权力类型: 行政处罚\n    行使主体: 市某局\n    实施依据: 《中华人民共和国消防法》第六十三条\n"
	         "  - 事项名称: 对戊的处罚\n    权力类型: 行政处罚\n    行使主体: 市某局\n    实施依据: 《⟦消防法⟧》第六十四条\n" },
	.good = { "清单: 权责清单\n事项:\n"
	          "  - 事项名称: 对甲的处罚\n    权力类型: 行政处罚\n    行使主体: 市某局\n    实施依据: 《中华人民共和国消防法》第六十条\n"
	          "  - 事项名称: 对乙的处罚\n    权力类型: 行政处罚\n    行使主体: 市某局\n    实施依据: 《消防法》第六十一条\n"
	          "  - 事项名称: 对丙的处罚\n    权力类型: 行政处罚\n    行使主体: 市某局\n    实施依据: 《消防法》第六十二条\n" },
};
