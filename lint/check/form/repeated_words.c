/* Words typed twice: 负责负责, 的的. */
#include "check/form/texts.h"

enum { HAN = 3 }; /* bytes of a common Chinese character */

static bool han_at(str s, size_t at)
{
	return at + HAN <= s.n && (unsigned char)s.p[at] >= 0xE4 && (unsigned char)s.p[at] <= 0xE9;
}

static bool same(str s, size_t a, size_t b, size_t n)
{
	return memcmp(s.p + a, s.p + b, n) == 0;
}

static bool any_starts(str s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_starts(s, str_from(words[i])))
			return true;
	return false;
}

/* The second of two words begins a longer one: 登记/登记机关, 管理/管理人员. */
static bool begins_compound(str after)
{
	static const char *const tails[] = {
		"人", "员",   "机关", "机构", "单位", "部门", "证",   "书",   "站",
		"所", "办法", "方案", "条例", "规定", "项目", "制度", "标准", "决定",
		"费", "品",   "区",   "权",   "规则", "工作", "计划", "活动", "性",
		"场", "点",   "手续", "经营", "条件", "材料", "事项", "行为", "服务",
		"者", "企业", "车",   "市场", "资格", "主体"
	};

	return any_starts(after, tails, countof(tails));
}

/* Four characters ABAB that are one word typed twice. */
static bool word_twice(str s, size_t at)
{
	/* 各类各类 is said so, 本规定规定的 provides; of the others the middle is the word:
	 * 转产停产停业, 集装箱装箱, 配备设备设施, 利用信用信息. */
	static const char *const real[] = { "研究", "讨论", "商量", "各类", "各种", "一个",
		                            "规定", "产停", "装箱", "备设", "用信", "理处",
		                            "行执", "查检", "务服", "位单", "关机", "员人",
		                            "法执", "产生", "业企", "动活", "品食", "作工" };

	for (size_t i = 0; i < 4; i++)
		if (!han_at(s, at + i * HAN))
			return false;
	return !any_starts(str_from_byte(s, at), real, countof(real)) &&
	       !begins_compound(str_from_byte(s, at + 4 * HAN));
}

/* A particle twice; what follows may make it the beginning of a word (为了了解, 以及及时). */
static bool particle_twice(str s, size_t at)
{
	static const struct {
		const char *twice;
		const char *words[4];
	} particles[] = { { "的的", { "的士", "的确" } },
		          { "了了", { "了解", "了结", "了却", "了然" } },
		          { "和和", { "和解", "和谐", "和平", "和睦" } },
		          { "及及", { "及时", "及格", "及早" } } };

	for (size_t i = 0; i < countof(particles); i++) {
		size_t n = 0;

		while (n < 4 && particles[i].words[n])
			n++;
		if (str_starts(str_from_byte(s, at), str_from(particles[i].twice)))
			return !any_starts(str_from_byte(s, at + HAN), particles[i].words, n);
	}
	return false;
}

/* How many bytes from `at` on are typed a second time; 0: none. */
static size_t repeated_at(str s, size_t at)
{
	if (at + 2 * HAN > s.n)
		return 0;
	if (same(s, at, at + HAN, HAN))
		return particle_twice(s, at) ? HAN : 0;
	if (at + 4 * HAN > s.n || !same(s, at, at + 2 * HAN, 2 * HAN))
		return 0;
	return word_twice(s, at) ? 2 * HAN : 0;
}

static void check_text(const struct pass *p, const struct list *l, const struct text_at *t)
{
	for (size_t at = 0, n; at < t->text.n; at += n) {
		struct place twice;

		n = han_at(t->text, at) ? repeated_at(t->text, at) : 0;
		if (n == 0) {
			n = han_at(t->text, at) ? HAN : 1;
			continue;
		}
		twice = place_within(t->at, at, at + 2 * n);
		report(p,
		       (struct report){ .at = twice,
		                        .arg = { text_called(p, l, t->at), text_header(l, t->at),
		                                 arg_str(str_slice(t->text, at, at + 2 * n)) } });
		sink_edit(p->out, FIX_UNSAFE, twice, str_slice(t->text, at, at + n));
		n *= 2;
	}
}

static void check(const struct pass *p, uint32_t i)
{
	const struct list *l = &p->c->list[i];
	struct text_at t;

	for (uint32_t next = 0; texts_next(p->c, l, &next, &t);)
		check_text(p, l, &t);
}

const struct rule rule_form_repeated_words = {
	.id = "form/repeated-words",
	.level = QD_INFO,
	.confidence = QD_MEDIUM,
	.each = EACH_LIST,
	.title = { "重复字词", "Word typed twice" },
	.message = { { "{0}的{1}里“{2}”多打了一遍", "the {1} of {0} has a word twice: '{2}'" } },
	.why = { "公布的清单里有错字，影响严肃性。",
	         "Typing errors in a published list harm its standing." },
	.fix = { "删去重复的字词。", "Delete the repetition." },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    部门职责: ⟦负责负责⟧本行政区域内⟦的的⟧执法\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    部门职责: 为了了解情况，管理管理人员，以及及时登记登记机关，人人有责，单位转产停产停业，违反本规定规定的程序，配备设备设施，采用信用信息，安全生产生产经营单位\n" },
};
