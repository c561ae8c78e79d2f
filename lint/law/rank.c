/* Names and guesses. A guess rests on what only one rank may be called, or on the number. */
#include "law/rank.h"

#include "base/utf8.h"

/* Since 2002 a rule is a decree (规章制定程序条例). */
enum { FIRST_DECREES = 2002, TITLE_BYTES = 300 };

static const struct {
	const char *zh, *en;
	int height;
} ranks[] = {
#define RANK(id, zh, en, height) { zh, en, height },
#include "law/ranks.def"
#undef RANK
};

const char *rank_zh(enum law_rank rank)
{
	return ranks[rank].zh;
}

const char *rank_en(enum law_rank rank)
{
	return ranks[rank].en;
}

int rank_height(enum law_rank rank)
{
	return ranks[rank].height;
}

enum {
	LAWS = 1u << RANK_CONSTITUTION | 1u << RANK_LAW,
	REGULATIONS = 1u << RANK_REGULATION | 1u << RANK_LOCAL,
	LOCAL_RULES = 1u << RANK_PROVINCE_RULE | 1u << RANK_CITY_RULE | 1u << RANK_RULE,
	MINISTRY_RULES = 1u << RANK_MINISTRY_RULE | 1u << RANK_RULE
};

unsigned rank_tag(str tag)
{
	static const struct {
		const char *tag;
		unsigned ranks;
	} tags[] = {
		{ "宪法", LAWS },
		{ "法律", LAWS },
		{ "法规", REGULATIONS },
		{ "行政法规", 1u << RANK_REGULATION },
		{ "国务院行政法规", 1u << RANK_REGULATION },
		{ "地方性法规", 1u << RANK_LOCAL },
		{ "地方法规", 1u << RANK_LOCAL },
		{ "自治条例", 1u << RANK_LOCAL },
		{ "单行条例", 1u << RANK_LOCAL },
		{ "法律法规", LAWS | REGULATIONS },
		{ "规章", MINISTRY_RULES | LOCAL_RULES },
		{ "部门规章", MINISTRY_RULES },
		{ "部委规章", MINISTRY_RULES },
		{ "国务院部门规章", MINISTRY_RULES },
		{ "政府规章", LOCAL_RULES },
		{ "地方政府规章", LOCAL_RULES },
		{ "地方规章", LOCAL_RULES },
		{ "省政府规章", LOCAL_RULES },
		{ "市政府规章", LOCAL_RULES },
		{ "国务院决定", 1u << RANK_STATE_DECISION },
		{ "司法解释", 1u << RANK_INTERPRETATION },
		{ "规范性文件", 1u << RANK_NORMATIVE },
		{ "其他规范性文件", 1u << RANK_NORMATIVE },
		{ "行政规范性文件", 1u << RANK_NORMATIVE },
		{ "文件", 1u << RANK_NORMATIVE },
		{ "国务院文件", 1u << RANK_NORMATIVE },
		{ "政策文件", 1u << RANK_NORMATIVE },
		{ "党内法规", 1u << RANK_PARTY },
		{ "党内文件", 1u << RANK_PARTY },
	};

	for (uint32_t i = 0; i < countof(tags); i++)
		if (str_eq(tag, str_from(tags[i].tag)))
			return tags[i].ranks;
	return 0;
}

enum law_rank rank_named(str name)
{
	static const struct {
		const char *name;
		enum law_rank rank;
	} also[] = {
		{ "地方政府规章", RANK_RULE },
		{ "地方规章", RANK_RULE },
		{ "政府规章", RANK_RULE },
		{ "国务院部门规章", RANK_MINISTRY_RULE },
		{ "省政府规章", RANK_PROVINCE_RULE },
		{ "市政府规章", RANK_CITY_RULE },
		{ "经济特区法规", RANK_LOCAL },
		{ "自治条例", RANK_LOCAL },
		{ "单行条例", RANK_LOCAL },
		{ "行政规范性文件", RANK_NORMATIVE },
		{ "党内法规", RANK_PARTY },
	};

	for (uint32_t i = RANK_UNKNOWN + 1; i < N_RANKS; i++)
		if (str_eq(name, str_from(ranks[i].zh)))
			return (enum law_rank)i;
	for (uint32_t i = 0; i < countof(also); i++)
		if (str_eq(name, str_from(also[i].name)))
			return also[i].rank;
	return RANK_UNKNOWN;
}

static bool ends_with_any(str s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_ends(s, str_from(words[i])))
			return true;
	return false;
}

static bool has_any(str s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_has(s, str_from(words[i])))
			return true;
	return false;
}

static bool from_the_party(str title, str issuer, str number)
{
	static const char *const who[] = { "中共", "中国共产党", "党委", "党组",
		                           "省委", "市委",       "县委", "区委" };
	static const char *const numbers[] = { "中发",   "中办发", "厅字",   "中委",
		                               "党发",   "委发",   "委办发", "省委办",
		                               "市委办", "县委办", "区委办" };

	return has_any(issuer, who, countof(who)) || has_any(number, numbers, countof(numbers)) ||
	       str_starts(title, STR("中共")) || str_starts(title, STR("中国共产党")) ||
	       str_starts(title, STR("“三定”"));
}

/* Is the 市 or 省 at byte `at` a word of its own, not part of «城市», «市场», «省级»? */
static bool names_a_place(str title, size_t at)
{
	static const char *const words[] = { "城市", "都市" }, *const after[] = { "省级", "市政",
		                                                                  "市场", "市容",
		                                                                  "市区" };

	for (size_t i = 0; i < countof(words); i++)
		if (at >= 3 && str_starts(str_from_byte(title, at - 3), str_from(words[i])))
			return false;
	for (size_t i = 0; i < countof(after); i++)
		if (str_starts(str_from_byte(title, at), str_from(after[i])))
			return false;
	return true;
}

/* A place stands before the title, or its congress or government made it. A place is a name of two
 * letters at least and stands in front: «城市供水条例» is national. */
static bool local(str title, str issuer)
{
	static const char *const places[] = {
		"省", "自治区", "自治州", "自治县", "市", "经济特区"
	};
	static const char *const own[] = { "北京", "上海", "天津", "重庆", "自治区", "自治州" };
	str front = str_slice(title, 0, title.n < 30 ? title.n : 30);

	if (str_has(issuer, STR("人大")) || str_has(issuer, STR("人民代表大会")))
		return !str_has(issuer, STR("全国"));
	for (size_t i = 0; i < countof(own); i++)
		if (str_starts(title, str_from(own[i])))
			return true;
	for (size_t i = 0; i < countof(places); i++)
		for (size_t at = 6; (at = str_find(front, str_from(places[i]), at)) != STR_NONE;
		     at += 3)
			if (at % 3 == 0 && names_a_place(title, at))
				return true;
	return false;
}

/* Before rules had to be decrees, ministries numbered them like documents. */
static enum law_rank by_document_number(str number)
{
	size_t at = 0;
	uint32_t year;

	while (at < number.n && (number.p[at] < '0' || number.p[at] > '9'))
		at++;
	year = citation_number(number, &at);
	return year >= FIRST_DECREES && year < 3000 ? RANK_NORMATIVE : RANK_UNKNOWN;
}

/* A decree of the government of a city, of which four are provinces. */
static enum law_rank of_city(str title, str number)
{
	static const str provinces[] = { STR_INIT("北京市"), STR_INIT("上海市"), STR_INIT("天津市"),
		                         STR_INIT("重庆市") };

	for (size_t i = 0; i < countof(provinces); i++)
		if (str_starts(title, provinces[i]) || str_has(number, provinces[i]))
			return RANK_PROVINCE_RULE;
	return RANK_CITY_RULE;
}

/* The number of a decree tells who signed it. */
static enum law_rank by_number(str title, str issuer, str number)
{
	static const char *const ministries[] = { "部令",     "总局令", "总署令", "委员会令",
		                                  "发改委令", "国家",   "银行令" };

	if (str_has(number, STR("主席令")))
		return RANK_LAW;
	if (str_has(number, STR("国务院令")))
		return RANK_REGULATION;
	if (str_has(number, STR("国发〔")) || str_has(number, STR("国办发")) ||
	    str_has(number, STR("国函")))
		return RANK_NORMATIVE;
	if (!str_has(number, STR("令")))
		return by_document_number(number);
	if (str_has(number, STR("省人民政府令")) || str_has(number, STR("省政府令")) ||
	    str_has(number, STR("自治区人民政府令")))
		return RANK_PROVINCE_RULE;
	if (str_has(number, STR("市人民政府令")) || str_has(number, STR("市政府令")))
		return of_city(title, number);
	return has_any(number, ministries, countof(ministries)) || str_has(issuer, STR("部"))
	               ? RANK_MINISTRY_RULE
	               : RANK_RULE;
}

static enum law_rank by_title(str title, str issuer)
{
	static const char *const documents[] = { "意见",     "通知",      "方案", "通告", "公告",
		                                 "批复",     "函",        "纪要", "指引", "指南",
		                                 "清单",     "目录",      "规划", "计划", "报告",
		                                 "职责规定", "“三定”规定" };

	if ((str_starts(title, STR("国务院关于")) || str_starts(title, STR("国务院对"))) &&
	    str_ends(title, STR("决定")))
		return RANK_STATE_DECISION;
	if (str_has(title, STR("确需保留的行政审批项目设定行政许可")))
		return RANK_STATE_DECISION; /* 国务院令第412号, or its list */
	if ((str_starts(title, STR("全国人民代表大会")) || str_starts(title, STR("全国人大"))) &&
	    str_ends(title, STR("决定")))
		return RANK_LAW;
	if (str_has(title, STR("最高人民法院")) || str_has(title, STR("最高人民检察院")))
		return RANK_INTERPRETATION;
	if (ends_with_any(title, documents, countof(documents)))
		return RANK_NORMATIVE;
	if (str_ends(title, STR("法典")) ||
	    (str_ends(title, STR("法")) && !str_ends(title, STR("办法")) &&
	     !str_ends(title, STR("方法"))))
		return RANK_LAW;
	if (str_ends(title, STR("条例")) || str_ends(title, STR("条例（试行）")))
		return local(title, issuer) ? RANK_LOCAL : RANK_REGULATION;
	return RANK_UNKNOWN;
}

/* Without the line breaks and blanks of a narrow cell; room holds s.n bytes. */
static str without_space(str s, char *room)
{
	str out = { room, 0 };

	for (size_t at = 0, from = 0; at < s.n; from = at) {
		bool space = utf8_is_space(utf8_next(s, &at));

		if (space)
			continue;
		memcpy(room + out.n, s.p + from, at - from);
		out.n += at - from;
	}
	return out;
}

enum law_rank rank_guess(str title, str issuer, str number)
{
	char room[TITLE_BYTES];
	enum law_rank rank;

	if (title.n <= TITLE_BYTES)
		title = without_space(title, room);
	if (from_the_party(title, issuer, number))
		return RANK_PARTY;
	rank = by_title(title, issuer);
	return rank != RANK_UNKNOWN ? rank : by_number(title, issuer, number);
}

static enum law_rank by_hint(enum rank_hint hint)
{
	static const enum law_rank ranks_of[] = {
		[HINT_NONE] = RANK_UNKNOWN,           [HINT_LAW] = RANK_LAW,
		[HINT_REGULATION] = RANK_REGULATION,  [HINT_LOCAL] = RANK_LOCAL,
		[HINT_MINISTRY] = RANK_MINISTRY_RULE, [HINT_GOVERNMENT] = RANK_RULE,
		[HINT_DOCUMENT] = RANK_UNKNOWN, /* its number told already */
	};

	return ranks_of[hint];
}

/* Who passed or changed it, as adoption notes tell: «经部务会议审议通过», «《交通运输部关于修改〈…〉
 * 的决定》». A bare «交通部发布» may be a document. */
static enum law_rank by_notes(str notes)
{
	static const char *const ministry[] = { "部务会议",   "局务会议",   "委务会议",
		                                "部常务会议", "部令",       "总局令",
		                                "部关于修改", "局关于修改", "部关于废止和修改",
		                                "部第",       "局第",       "委员会关于修改" };

	if (str_has(notes, STR("中共中央")))
		return RANK_PARTY;
	if (str_has(notes, STR("人大")) || str_has(notes, STR("人民代表大会")))
		return RANK_UNKNOWN;
	if (str_has(notes, STR("国务院第")))
		return RANK_REGULATION;
	if (str_has(notes, STR("人民政府第")))
		return RANK_RULE;
	return has_any(notes, ministry, countof(ministry)) ? RANK_MINISTRY_RULE : RANK_UNKNOWN;
}

enum law_rank rank_cited(const struct citation *c)
{
	str title = c->name.n ? c->name : c->title;
	enum law_rank rank = rank_guess(title, (str){ 0 }, c->decree.n ? c->decree : c->number);
	enum law_rank hint = by_hint(c->hint);

	if (rank == RANK_UNKNOWN && hint == RANK_UNKNOWN)
		return by_notes(c->edition);
	if (rank == RANK_UNKNOWN)
		return hint;
	if (rank == RANK_RULE && hint == RANK_LOCAL)
		return hint;
	/* «条例» without a place is national by its title, local by who passed it. */
	return rank == RANK_REGULATION && hint == RANK_LOCAL ? hint : rank;
}
