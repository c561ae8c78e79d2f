/* Words of column names that mean one thing. */
#include "model/header_word.h"

#include "base/buf.h"
#include "base/utf8.h"

/* Bytes; longer texts are no names of columns. */
enum { LONGEST = 90 };

/* In the order of their first characters; of one first character longer words come first. */
static const struct {
	str word, means;
} same[] = {
	{ STR_INIT("、"), STR_INIT("") },
	{ STR_INIT("上收"), STR_INIT("收回") },
	{ STR_INIT("与"), STR_INIT("") },
	{ STR_INIT("主体"), STR_INIT("部门") },
	{ STR_INIT("主办"), STR_INIT("牵头") },
	{ STR_INIT("主责"), STR_INIT("牵头") },
	{ STR_INIT("乡(镇、街道)"), STR_INIT("镇街") },
	{ STR_INIT("乡镇(街道)"), STR_INIT("镇街") },
	{ STR_INIT("乡镇街道"), STR_INIT("镇街") },
	{ STR_INIT("乡(镇)"), STR_INIT("镇街") },
	{ STR_INIT("乡镇"), STR_INIT("镇街") },
	{ STR_INIT("事权"), STR_INIT("职责") },
	{ STR_INIT("依据文件"), STR_INIT("依据") },
	{ STR_INIT("公告"), STR_INIT("公布") },
	{ STR_INIT("具体"), STR_INIT("") },
	{ STR_INIT("分歧"), STR_INIT("争议") },
	{ STR_INIT("分解"), STR_INIT("") },
	{ STR_INIT("分类"), STR_INIT("类型") },
	{ STR_INIT("办所"), STR_INIT("科室") },
	{ STR_INIT("办法"), STR_INIT("方式") },
	{ STR_INIT("区(市、县)级"), STR_INIT("县级") },
	{ STR_INIT("区(市、县)"), STR_INIT("县级") },
	{ STR_INIT("区(县)级"), STR_INIT("县级") },
	{ STR_INIT("区县级"), STR_INIT("县级") },
	{ STR_INIT("区(县)"), STR_INIT("县级") },
	{ STR_INIT("区县"), STR_INIT("县级") },
	{ STR_INIT("区直"), STR_INIT("县级") },
	{ STR_INIT("区级"), STR_INIT("县级") },
	{ STR_INIT("协同"), STR_INIT("配合") },
	{ STR_INIT("协助"), STR_INIT("配合") },
	{ STR_INIT("协办"), STR_INIT("配合") },
	{ STR_INIT("单位"), STR_INIT("部门") },
	{ STR_INIT("县(市、区)级"), STR_INIT("县级") },
	{ STR_INIT("县(市、区)"), STR_INIT("县级") },
	{ STR_INIT("县(区)级"), STR_INIT("县级") },
	{ STR_INIT("县区级"), STR_INIT("县级") },
	{ STR_INIT("县(区)"), STR_INIT("县级") },
	{ STR_INIT("县区"), STR_INIT("县级") },
	{ STR_INIT("县直"), STR_INIT("县级") },
	{ STR_INIT("及其"), STR_INIT("") },
	{ STR_INIT("及"), STR_INIT("") },
	{ STR_INIT("受请求"), STR_INIT("被请求") },
	{ STR_INIT("可否"), STR_INIT("") },
	{ STR_INIT("名称"), STR_INIT("") },
	{ STR_INIT("和"), STR_INIT("") },
	{ STR_INIT("处(科)室"), STR_INIT("科室") },
	{ STR_INIT("处(室)"), STR_INIT("科室") },
	{ STR_INIT("处室"), STR_INIT("科室") },
	{ STR_INIT("大类"), STR_INIT("类型") },
	{ STR_INIT("实施"), STR_INIT("行使") },
	{ STR_INIT("审签"), STR_INIT("签批") },
	{ STR_INIT("审查"), STR_INIT("审核") },
	{ STR_INIT("审批"), STR_INIT("审定") },
	{ STR_INIT("对应"), STR_INIT("") },
	{ STR_INIT("工作职责"), STR_INIT("职责") },
	{ STR_INIT("形式"), STR_INIT("方式") },
	{ STR_INIT("批准"), STR_INIT("审定") },
	{ STR_INIT("承担"), STR_INIT("承办") },
	{ STR_INIT("措施"), STR_INIT("") },
	{ STR_INIT("提请"), STR_INIT("提出") },
	{ STR_INIT("收回后"), STR_INIT("") },
	{ STR_INIT("政策"), STR_INIT("法律") },
	{ STR_INIT("文件依据"), STR_INIT("依据") },
	{ STR_INIT("文件号"), STR_INIT("文号") },
	{ STR_INIT("时间"), STR_INIT("日期") },
	{ STR_INIT("是否可"), STR_INIT("") },
	{ STR_INIT("是否"), STR_INIT("") },
	{ STR_INIT("有无"), STR_INIT("") },
	{ STR_INIT("机关"), STR_INIT("部门") },
	{ STR_INIT("机构"), STR_INIT("部门") },
	{ STR_INIT("标准规范"), STR_INIT("规范") },
	{ STR_INIT("法定依据"), STR_INIT("法律依据") },
	{ STR_INIT("法律"), STR_INIT("法律") },
	{ STR_INIT("法规"), STR_INIT("法律") },
	{ STR_INIT("申报"), STR_INIT("申请") },
	{ STR_INIT("的"), STR_INIT("") },
	{ STR_INIT("种类"), STR_INIT("类型") },
	{ STR_INIT("科(处)室"), STR_INIT("科室") },
	{ STR_INIT("科(股)室"), STR_INIT("科室") },
	{ STR_INIT("科(室)"), STR_INIT("科室") },
	{ STR_INIT("程序"), STR_INIT("流程") },
	{ STR_INIT("站所"), STR_INIT("科室") },
	{ STR_INIT("类别"), STR_INIT("类型") },
	{ STR_INIT("细化"), STR_INIT("") },
	{ STR_INIT("经办"), STR_INIT("承办") },
	{ STR_INIT("网办"), STR_INIT("网上办理") },
	{ STR_INIT("职能"), STR_INIT("职责") },
	{ STR_INIT("股(室)"), STR_INIT("科室") },
	{ STR_INIT("股室"), STR_INIT("科室") },
	{ STR_INIT("能否"), STR_INIT("") },
	{ STR_INIT("行权"), STR_INIT("行使") },
	{ STR_INIT("街道(乡镇)"), STR_INIT("镇街") },
	{ STR_INIT("街道(镇)"), STR_INIT("镇街") },
	{ STR_INIT("街镇"), STR_INIT("镇街") },
	{ STR_INIT("街道"), STR_INIT("镇街") },
	{ STR_INIT("规章"), STR_INIT("法律") },
	{ STR_INIT("设立"), STR_INIT("设定") },
	{ STR_INIT("负责"), STR_INIT("职责") },
	{ STR_INIT("责任追究"), STR_INIT("追责") },
	{ STR_INIT("责任"), STR_INIT("职责") },
	{ STR_INIT("镇(街道)"), STR_INIT("镇街") },
	{ STR_INIT("镇(街)"), STR_INIT("镇街") },
	{ STR_INIT("问责"), STR_INIT("追责") },
	{ STR_INIT("领域类别"), STR_INIT("领域") },
};

enum { FIRST = 3 };

/* The first of the words that begin with this character, or the one that would follow them. */
static uint32_t words_of(const char *first)
{
	uint32_t beg = 0, end = countof(same);

	while (beg < end) {
		uint32_t mid = (beg + end) / 2;

		if (memcmp(same[mid].word.p, first, FIRST) < 0)
			beg = mid + 1;
		else
			end = mid;
	}
	return beg;
}

static uint32_t word_at(str s)
{
	if (s.n < FIRST)
		return countof(same);
	for (uint32_t i = words_of(s.p); i < countof(same); i++) {
		if (str_starts(s, same[i].word))
			return i;
		if (memcmp(same[i].word.p, s.p, FIRST) != 0)
			break;
	}
	return countof(same);
}

/* «枫林镇配合职责» in the list of that town is 镇街配合职责. */
static str after_town(str key)
{
	static const str units[] = { STR_INIT("街道"), STR_INIT("镇"), STR_INIT("乡") };

	for (uint32_t i = 0; i < countof(units); i++) {
		size_t at = str_find(key, units[i], 0);

		if (at != STR_NONE && at >= 6 && at <= 12 && at + units[i].n < key.n &&
		    !str_has(str_slice(key, 0, at), STR("承接")) &&
		    !str_has(str_slice(key, 0, at), STR("(")))
			return str_from_byte(key, at + units[i].n);
	}
	return (str){ 0 };
}

str header_meaning(struct arena *a, str key)
{
	struct buf b = { .arena = a };
	str rest = after_town(key);

	if (key.n > LONGEST)
		return key;
	if (rest.n)
		buf_add(&b, STR("镇街"));
	else
		rest = key;
	for (size_t at = 0, from = 0; at < rest.n; from = at) {
		uint32_t w = word_at(str_from_byte(rest, at));

		if (rest.p[at] == '(' && str_find(rest, STR(")"), at) != STR_NONE) {
			at = str_find(rest, STR(")"), at) + 1;
		} else if (rest.p[at] == '"') {
			at++;
		} else if (w < countof(same)) {
			if (!str_ends(buf_str(&b), same[w].means))
				buf_add(&b, same[w].means);
			at += same[w].word.n;
		} else {
			utf8_next(rest, &at);
			buf_add(&b, str_slice(rest, from, at));
		}
	}
	return buf_str(&b);
}

str header_without_tail(str meaning)
{
	static const str tails[] = { STR_INIT("情况"), STR_INIT("内容"), STR_INIT("说明"),
		                     STR_INIT("要求"), STR_INIT("方式"), STR_INIT("机制") };

	for (uint32_t i = 0; i < countof(tails); i++)
		if (meaning.n > tails[i].n && str_ends(meaning, tails[i]))
			return str_slice(meaning, 0, meaning.n - tails[i].n);
	return (str){ 0 };
}

bool header_prefix_is_plain(str prefix)
{
	static const str words[] = {
		STR_INIT("配合"), STR_INIT("协"),   STR_INIT("牵头"), STR_INIT("主"),
		STR_INIT("原"),   STR_INIT("上级"), STR_INIT("监"),   STR_INIT("执法"),
		STR_INIT("审"),   STR_INIT("处罚"), STR_INIT("追责"), STR_INIT("问责"),
		STR_INIT("申请"), STR_INIT("承接"), STR_INIT("下放"), STR_INIT("不"),
		STR_INIT("未"),   STR_INIT("非"),   STR_INIT("责任"), STR_INIT("镇"),
		STR_INIT("街"),   STR_INIT("市"),   STR_INIT("县"),   STR_INIT("区"),
		STR_INIT("内设"), STR_INIT("请求"), STR_INIT("响应"), STR_INIT("或"),
		STR_INIT("/"),    STR_INIT("被"),   STR_INIT("受"),   STR_INIT("发起"),
		STR_INIT("第"),   STR_INIT("前"),   STR_INIT("后"),
	};

	return prefix.n > 0 && prefix.n <= 12 && !str_has_any(prefix, words, countof(words));
}
