/* A basis that is written names an instrument. */
#include "check/basis/each.h"
#include "check/form/truncated.h"

#include "base/utf8.h"
#include "law/title.h"

enum message { NO_INSTRUMENT, NO_MARKS };

enum { MOST_SHOWN = 120 }; /* bytes of the cell that the message repeats */

/* What a department does by its own rules rests on them; they are no law, and no mistake. */
static bool is_own_duty(str text)
{
	static const str words[] = { STR_INIT("三定"),     STR_INIT("职能配置"),
		                     STR_INIT("主要职责"), STR_INIT("机构编制"),
		                     STR_INIT("部门职责"), STR_INIT("职责分工") };

	return str_has_any(text, words, countof(words));
}

/* «国发〔2004〕16号», «公告2019年第48号»: named by its number, which is enough to find it. */
static bool names_number(str text)
{
	static const str words[] = { STR_INIT("〔"),  STR_INIT("["),    STR_INIT("【2"),
		                     STR_INIT("（2"), STR_INIT("年第"), STR_INIT("令") };

	for (uint32_t i = 0; i < countof(words); i++)
		if (str_has(text, words[i]) && str_has(text, STR("号")))
			return true;
	return false;
}

/* Is it more than «有关规定», and does it end as titles do: «示例市养犬管理条例»? */
static bool is_title(str words)
{
	static const str vague[] = { STR_INIT("有关"), STR_INIT("相关"), STR_INIT("上级"),
		                     STR_INIT("各类"), STR_INIT("法律法规") };
	enum { SHORTEST = 4 * 3 };

	if (words.n < SHORTEST || !title_form(words) || title_names_nothing(words))
		return false;
	if (str_has_any(words, vague, countof(vague)))
		return false;
	return true;
}

/* A title without its marks, between signs or before «第…条». */
static bool names_unmarked(str text)
{
	size_t beg = 0;

	for (size_t at = 0, next = 0; at < text.n; at = next) {
		uint32_t cp = utf8_next(text, &next);
		bool goes_on = cp >= 0x4E00 && cp <= 0x9FFF && cp != 0x7B2C; /* 第 */

		if (goes_on && next < text.n)
			continue;
		if (is_title(str_slice(text, beg, goes_on ? next : at)))
			return true;
		beg = next;
	}
	return false;
}

static str shown(struct arena *a, str text)
{
	size_t n = MOST_SHOWN;

	if (text.n <= MOST_SHOWN)
		return text;
	while (((unsigned char)text.p[n] & 0xC0) == 0x80)
		n--;
	return arena_join(a, str_slice(text, 0, n), STR("…"));
}

static bool cites(const struct corpus *c, uint32_t item)
{
	return c->item_cited[item + 1] > c->item_cited[item];
}

static void check(const struct pass *p, uint32_t item)
{
	const struct list *l = corpus_list(p->c, item);
	uint32_t row = p->c->item[item].row, at;

	if (!(l->kind->demands & (DEMAND_BASIS | DEMAND_BASIS_SOFT)) || cites(p->c, item))
		return;
	for (const struct cell *cell;
	     (cell = item_next_cell(p->c, item, FIELD_BASIS, &row, &at));) {
		str text = cell_trimmed(cell);
		bool unmarked;
		size_t beg;

		if ((cell->flags & CELL_COVERED) || basis_says_none(text) || is_own_duty(text) ||
		    names_number(text) || text_truncated(text, &beg) != CUT_NONE)
			continue;
		unmarked = names_unmarked(text);
		report(p, (struct report){
				  .at = cell_place(p->c, item, at, l->col[FIELD_BASIS]),
				  .level = unmarked ? QD_INFO : QD_WARNING,
				  .message = unmarked ? NO_MARKS : NO_INSTRUMENT,
				  .arg = { item_called(p, item), list_header(l, FIELD_BASIS),
		                           arg_str(shown(&p->out->arena, text)) },
			  });
		return;
	}
}

const struct rule rule_basis_unparsed = {
	.id = "basis/unparsed",
	.level = QD_WARNING,
	.each = EACH_ITEM,
	.title = { "依据无法识别", "Basis not recognised" },
	.message = { { "{0}的{1}写了“{2}”，认不出是哪一件法律文件",
	               "the basis of {0} says '{2}', which names no instrument" },
	             { "{0}的{1}写了“{2}”，文件名称没有用书名号标出，没有核对",
	               "the basis of {0}, '{2}', names an instrument without 《》; it was not checked" } },
	.why = { "依据要写明文件的名称和条款，别人才能核对。",
	         "A basis that names no instrument cannot be checked." },
	.fix = { "写明法律文件的全称（用书名号）和条、款、项。",
	         "Give the full title, in 《》, and the article." },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市城市管理局\n    实施依据: ⟦按照上级要求执行⟧\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: 对违法占地的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市自然资源局\n    实施依据: ⟦1.土地管理法 2.城乡规划法⟧\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    权力类型: 行政处罚\n"
	          "    行使主体: 市城市管理局\n    实施依据: 城市市容和环境卫生管理条例第三十六条\n",
	          "清单: 权责清单\n事项:\n  - 事项名称: 城市管理综合协调\n    权力类型: 其他行政权力\n"
	          "    行使主体: 市城市管理局\n    实施依据: 本部门三定规定\n" },
};
