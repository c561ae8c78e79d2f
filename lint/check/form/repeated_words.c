/* Words typed twice: 负责负责, 的的. */
#include "check/form/texts.h"

enum { HAN = 3, MOST_WORD = 6 * HAN }; /* bytes of a common Chinese character, of a word */

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

static bool any_equals(str s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(s, str_from(words[i])))
			return true;
	return false;
}

/* Words that stand for themselves: no longer word begins with them. */
static bool stands_alone(str word)
{
	static const char *const words[] = {
		"负责", "违反", "予以", "进行", "按照", "根据", "依照", "应当", "可以", "不得",
		"未经", "擅自", "拒不", "责令", "给予", "依法", "有关", "以及", "或者", "对于",
		"关于", "以上", "以下", "并且", "由于", "没有", "不予", "属于"
	};

	return any_equals(word, words, countof(words));
}

/* Nouns that end one compound and begin the next: 建设用地用地预审, 水利工程工程质量. */
static bool links_compounds(str word)
{
	static const char *const nouns[] = {
		"工程", "用地", "项目", "资金", "机构", "企业", "产品", "信息", "人员",
		"单位", "车辆", "船舶", "药品", "食品", "土地", "活动", "服务", "市场",
		"标准", "计划", "设备", "林地", "草原", "森林", "道路", "公路", "建筑",
		"房屋", "设施", "材料", "数据", "证书", "用水", "用电", "场所"
	};

	return any_equals(word, nouns, countof(nouns));
}

/* The second of two words begins a longer one: 登记/登记机关, 管理/管理人员. */
static bool begins_compound(str after)
{
	static const char *const tails[] = {
		"人",   "员",   "机关", "机构", "单位", "部门", "证",   "书",   "站",   "所",
		"办法", "方案", "条例", "规定", "项目", "制度", "标准", "决定", "费",   "品",
		"区",   "权",   "规则", "工作", "计划", "活动", "性",   "场",   "点",   "手续",
		"经营", "条件", "材料", "事项", "行为", "服务", "者",   "企业", "车",   "市场",
		"资格", "主体", "表",   "簿",   "牌",   "号",   "票",   "卡",   "报告", "意见",
		"结果", "通知", "说明", "数据", "工具", "细则", "商标", "汽车", "公路", "记录",
		"信息", "资料", "合同", "目录", "名录", "名单", "设备", "设施", "标志", "标识",
		"责任", "义务", "文件", "档案", "程序", "期限", "方式", "范围", "仪器", "许可"
	};

	return any_starts(after, tails, countof(tails));
}

/* Does the repetition only come of words that touch, or is it said so? */
static bool said_so(str s)
{
	/* 各类各类 and 一个一个 are said so. Of the others the word lies across the middle: 转产停产停业,
	 * 集装箱装箱, 配备设备设施, 利用信用信息, 受理办理办结, 食品药品药械, 供气用气用户. */
	static const char *const real[] = {
		"一",   "各",   "逐",   "研究", "讨论", "商量", "考虑",     "规定",
		"产停", "装箱", "备设", "用信", "理处", "理办", "理受",     "行执",
		"行运", "行发", "查检", "测检", "验试", "务服", "位单",     "关机",
		"员人", "法执", "产生", "业企", "动活", "品食", "品药",     "作工",
		"水用", "水供", "水排", "水取", "电用", "气用", "热用",     "运货",
		"运航", "口进", "口出", "路公", "安保", "定罪", "人民法院", "人民检察"
	};

	return any_starts(s, real, countof(real));
}

/* Is the unit of n bytes at `at`, which stands there twice, a word typed twice? */
static bool word_twice(str s, size_t at, size_t n)
{
	str word = str_slice(s, at, at + n), after = str_from_byte(s, at + 2 * n);

	for (size_t i = 0; i < 2 * n; i += HAN)
		if (!han_at(s, at + i))
			return false;
	if (said_so(word))
		return false;
	if (links_compounds(word))
		return !han_at(after, 0) || str_starts(after, STR("的"));
	return stands_alone(word) || !begins_compound(after);
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

/* How many bytes from `at` on, where a Chinese character stands, are typed a second time; 0: none.
 * Nearly all are told by the last byte of the character. */
static size_t repeated_at(str s, size_t at)
{
	char last = s.p[at + HAN - 1];

	for (size_t n = HAN; n <= MOST_WORD && at + 2 * n <= s.n; n += HAN) {
		if (s.p[at + n + HAN - 1] != last || !same(s, at, at + n, n))
			continue;
		if (n == HAN)
			return particle_twice(s, at) ? HAN : 0;
		if (word_twice(s, at, n))
			return n;
	}
	return 0;
}

/* Where the repetition of the n bytes at `at` ends: a word may stand there three times. */
static size_t repeats_to(str s, size_t at, size_t n)
{
	size_t end = at + 2 * n;

	while (end + n <= s.n && same(s, at, end, n))
		end += n;
	return end;
}

static void check_text(const struct pass *p, const struct list *l, const struct text_at *t)
{
	struct arg called = { 0 }; /* made once: a cell may be full of repetitions */

	for (size_t at = 0, n, end; at < t->text.n; at = end) {
		struct place twice;
		bool han = han_at(t->text, at);

		end = at + (han ? HAN : 1);
		n = han ? repeated_at(t->text, at) : 0;
		if (n == 0)
			continue;
		end = repeats_to(t->text, at, n);
		twice = place_within(t->at, at, end);
		called = called.zh.n ? called : text_called(p, l, t->at);
		report(p,
		       (struct report){ .at = twice,
		                        .arg = { called, text_header(l, t->at),
		                                 arg_str(str_slice(t->text, at, at + 2 * n)) } });
		sink_edit(p->out, FIX_UNSAFE, twice, str_slice(t->text, at, at + n));
	}
}

static void check(const struct pass *p, uint32_t i)
{
	const struct list *l = &p->c->list[i];
	struct text_at t;

	for (uint32_t next = 0; texts_next(p->c, l, TRAIT_REPEATED, &next, &t);)
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
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    部门职责: ⟦负责负责⟧本行政区域内⟦的的⟧执法和⟦行政处罚行政处罚⟧\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    部门职责: 为了了解情况，管理管理人员，以及及时登记登记机关，人人有责，单位转产停产停业，违反本规定规定的程序，配备设备设施，采用信用信息，安全生产生产经营单位，食品药品药械，受理办理办结，建设用地用地预审，检验检测检验报告，申请申请表\n" },
};
