/* Names in running text have no left edge of their own: what precedes is cut at prepositions and
 * verbs. A word counts unless it is part of a longer one («国有», «行为», «对外»). */
#include "law/bare.h"

#include "base/utf8.h"
#include "law/scan.h"

enum { NAME_STEPS = 60 };

/* Not a boundary when one of the characters of not_before precedes or of not_after follows. */
struct boundary {
	str word, not_before, not_after;
};

#define WORD(w)                                         \
	{                                               \
		STR_INIT(w), STR_INIT(""), STR_INIT("") \
	}
#define UNLESS(w, before, after)                               \
	{                                                      \
		STR_INIT(w), STR_INIT(before), STR_INIT(after) \
	}

static const struct boundary boundaries[] = {
	WORD("依照"),
	WORD("依据"),
	WORD("根据"),
	WORD("按照"),
	WORD("遵照"),
	WORD("参照"),
	WORD("比照"),
	WORD("违反"),
	WORD("触犯"),
	WORD("适用"),
	WORD("符合"),
	WORD("属于"),
	WORD("构成"),
	WORD("达到"),
	WORD("具有"),
	WORD("认定"),
	WORD("作为"),
	WORD("视为"),
	WORD("援引"),
	WORD("引用"),
	WORD("参见"),
	WORD("包括"),
	WORD("以及"),
	WORD("或者"),
	WORD("并且"),
	WORD("应当"),
	WORD("可以"),
	WORD("不得"),
	WORD("同时"),
	WORD("对于"),
	WORD("上述"),
	WORD("前述"),
	WORD("现行"),
	WORD("拨付"),
	WORD("修改"),
	WORD("办理"),
	WORD("所称"),
	WORD("遵守"),
	WORD("不服"),
	WORD("落实"),
	WORD("贯彻"),
	WORD("下列"),
	WORD("所列"),
	WORD("规定"),
	UNLESS("执行", "制政", ""),
	UNLESS("犯", "", "罪"),
	UNLESS("有", "国所私公共专特持保具反", "限线机色关"),
	UNLESS("在", "", "线"),
	UNLESS("是", "", ""),
	UNLESS("为", "行人作", ""),
	UNLESS("对", "应", "外台"),
	UNLESS("按", "", "揭照"),
	UNLESS("由", "自", ""),
	UNLESS("从", "", "业"),
	UNLESS("除", "", ""),
	UNLESS("因", "基", ""),
	UNLESS("被", "", ""),
	UNLESS("将", "", "军"),
	UNLESS("的", "", ""),
	UNLESS("又", "", ""),
	UNLESS("也", "", ""),
	UNLESS("均", "", "衡"),
	UNLESS("即", "", ""),
	UNLESS("把", "", ""),
	UNLESS("原", "草高平中", "产则子料油"),
	UNLESS("至", "", ""),
	UNLESS("经", "财神中", "济营理纪"),
	UNLESS("以", "", "工"),
	WORD("了"),
	UNLESS("依", "", "法"),
	WORD("涉嫌"),
	WORD("藏匿"),
	WORD("会同"),
};

/* Between two names; part of one elsewhere («人口与计划生育法»). */
static const str conjunctions[] = { STR_INIT("和"), STR_INIT("与"), STR_INIT("及"),
	                            STR_INIT("或") };

static const str nation = STR_INIT("中华人民共和国");

static bool one_of(str chars, str c)
{
	return c.n > 0 && str_has(chars, c);
}

static str char_at(str run, size_t at)
{
	size_t next = at;

	if (at >= run.n)
		return (str){ 0 };
	utf8_next(run, &next);
	return str_slice(run, at, next);
}

static str char_before(str run, size_t at)
{
	return at == 0 ? (str){ 0 } : str_slice(run, scan_before(run, at), at);
}

/* How many bytes of a boundary begin at `at`; 0 when none does. */
static size_t boundary_at(str run, size_t at)
{
	str here = str_from_byte(run, at);

	for (uint32_t i = 0; i < countof(boundaries); i++) {
		const struct boundary *b = &boundaries[i];

		if (str_starts(here, b->word) && !one_of(b->not_before, char_before(run, at)) &&
		    !one_of(b->not_after, char_at(run, at + b->word.n)))
			return b->word.n;
	}
	for (uint32_t i = 0; i < countof(conjunctions); i++)
		if (str_starts(here, conjunctions[i]) &&
		    (at == 0 || one_of(STR("法例条款项典"), char_before(run, at))))
			return conjunctions[i].n;
	return 0;
}

/* The Han before `end`, at most NAME_STEPS. */
static size_t run_begin(str text, size_t from, size_t end)
{
	size_t at = end;

	for (uint32_t steps = 0; at > from && steps < NAME_STEPS; steps++) {
		size_t before = scan_before(text, at), next = before;

		if (before < from || !utf8_is_han(utf8_next(text, &next)))
			break;
		at = before;
	}
	return at;
}

/* Behind the last boundary of the run within its first `limit` bytes. */
static size_t cut(str run, size_t limit)
{
	size_t begin = 0;

	for (size_t at = 0; at < limit;) {
		size_t n = boundary_at(run, at);

		if (n > 0 && at + n < run.n) {
			begin = at += n;
			continue;
		}
		utf8_next(run, &at);
	}
	return begin;
}

/* «最高人民法院关于审理…的解释»: the words behind 关于 are its own. */
static size_t own_words(str run, bool about)
{
	size_t at = about ? str_find(run, STR("关于"), 0) : STR_NONE;

	return at == STR_NONE ? run.n : at;
}

size_t bare_begin(str text, size_t from, size_t end)
{
	size_t begin = run_begin(text, from, end);
	str run = str_slice(text, begin, end);
	static const str verbs[] = { STR_INIT("实施"), STR_INIT("执行"), STR_INIT("贯彻") };
	size_t limit = own_words(run, true);

	for (uint32_t i = 0; i < countof(verbs); i++)
		if (limit == run.n && str_ends(run, verbs[i]))
			limit -= verbs[i].n;
	return begin + cut(run, limit);
}

/* ---- names ---- */

/* Words that end in 法 or 规定 and name nothing. */
static bool is_common_word(str name)
{
	static const str common[] = {
		STR_INIT("总则"),     STR_INIT("通则"),     STR_INIT("章程"),
		STR_INIT("决定"),     STR_INIT("方法"),     STR_INIT("办法"),
		STR_INIT("合法"),     STR_INIT("违法"),     STR_INIT("非法"),
		STR_INIT("司法"),     STR_INIT("立法"),     STR_INIT("执法"),
		STR_INIT("依法"),     STR_INIT("守法"),     STR_INIT("无法"),
		STR_INIT("做法"),     STR_INIT("本法"),     STR_INIT("该法"),
		STR_INIT("此法"),     STR_INIT("规定"),     STR_INIT("条例"),
		STR_INIT("解释"),     STR_INIT("细则"),     STR_INIT("规则"),
		STR_INIT("设法"),     STR_INIT("同法"),     STR_INIT("普法"),
		STR_INIT("用法"),     STR_INIT("新法"),     STR_INIT("旧法"),
		STR_INIT("下法"),     STR_INIT("手法"),     STR_INIT("书法"),
		STR_INIT("国法"),     STR_INIT("有关规定"), STR_INIT("相关规定"),
		STR_INIT("国家规定"), STR_INIT("下列规定"), STR_INIT("前款规定"),
		STR_INIT("前条规定"), STR_INIT("上述规定"), STR_INIT("以上规定")
	};

	if (str_is_any(name, common, countof(common)))
		return true;
	return str_starts(name, STR("本")) || str_starts(name, STR("该"));
}

/* «实施刑法第…条规定的行为»: 实施 belongs to the name only where an 办法 or 细则 does it. */
static size_t behind_conduct(str run, size_t at)
{
	static const str verb = STR_INIT("实施");
	bool statute = (str_ends(run, STR("法")) && !str_ends(run, STR("办法"))) ||
	               str_ends(run, STR("法典"));

	for (size_t next; statute && (next = str_find(run, verb, at)) != STR_NONE;)
		at = next + verb.n;
	return at;
}

size_t bare_name(str text, size_t from, size_t end)
{
	static const str about[] = { STR_INIT("解释"), STR_INIT("规定"), STR_INIT("决定"),
		                     STR_INIT("意见"), STR_INIT("批复"), STR_INIT("办法") };
	static const str forms[] = { STR_INIT("法"),   STR_INIT("法典"), STR_INIT("条例"),
		                     STR_INIT("办法"), STR_INIT("规定"), STR_INIT("细则"),
		                     STR_INIT("规则"), STR_INIT("解释"), STR_INIT("通则"),
		                     STR_INIT("总则"), STR_INIT("决定"), STR_INIT("章程") };
	size_t begin = run_begin(text, from, end), at;
	str run = str_slice(text, begin, end), name;

	if (!str_ends_any(run, forms, countof(forms)))
		return end;
	at = cut(run, own_words(run, str_ends_any(run, about, countof(about))));
	at = behind_conduct(run, at);
	name = str_from_byte(run, at);
	if (!str_has(name, STR("实施中华")) && str_find(name, nation, 1) != STR_NONE &&
	    !str_has(name, STR("关于")))
		at += str_find(name, nation, 1);
	name = str_from_byte(run, at);
	return is_common_word(name) || utf8_count(name) < 2 ? end : begin + at;
}
