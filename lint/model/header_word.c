/* Words of column names that mean one thing. */
#include "model/header_word.h"

#include "base/buf.h"
#include "base/utf8.h"

/* Bytes; longer texts are no names of columns. */
enum { LONGEST = 90 };

/* Longer words come first. */
static const struct {
	str word, means;
} same[] = {
	{ STR_INIT("县(市、区)级"), STR_INIT("县级") },
	{ STR_INIT("区(市、县)级"), STR_INIT("县级") },
	{ STR_INIT("县(区)级"), STR_INIT("县级") },
	{ STR_INIT("区(县)级"), STR_INIT("县级") },
	{ STR_INIT("县(市、区)"), STR_INIT("县级") },
	{ STR_INIT("区(市、县)"), STR_INIT("县级") },
	{ STR_INIT("县(区)"), STR_INIT("县级") },
	{ STR_INIT("区(县)"), STR_INIT("县级") },
	{ STR_INIT("区县级"), STR_INIT("县级") },
	{ STR_INIT("县区级"), STR_INIT("县级") },
	{ STR_INIT("区县"), STR_INIT("县级") },
	{ STR_INIT("县区"), STR_INIT("县级") },
	{ STR_INIT("县直"), STR_INIT("县级") },
	{ STR_INIT("区直"), STR_INIT("县级") },
	{ STR_INIT("区级"), STR_INIT("县级") },
	{ STR_INIT("乡镇(街道)"), STR_INIT("镇街") },
	{ STR_INIT("乡(镇、街道)"), STR_INIT("镇街") },
	{ STR_INIT("镇(街道)"), STR_INIT("镇街") },
	{ STR_INIT("街道(乡镇)"), STR_INIT("镇街") },
	{ STR_INIT("街道(镇)"), STR_INIT("镇街") },
	{ STR_INIT("乡镇街道"), STR_INIT("镇街") },
	{ STR_INIT("镇(街)"), STR_INIT("镇街") },
	{ STR_INIT("乡(镇)"), STR_INIT("镇街") },
	{ STR_INIT("街镇"), STR_INIT("镇街") },
	{ STR_INIT("乡镇"), STR_INIT("镇街") },
	{ STR_INIT("街道"), STR_INIT("镇街") },
	{ STR_INIT("单位"), STR_INIT("部门") },
	{ STR_INIT("机关"), STR_INIT("部门") },
	{ STR_INIT("主体"), STR_INIT("部门") },
	{ STR_INIT("机构"), STR_INIT("部门") },
	{ STR_INIT("种类"), STR_INIT("类型") },
	{ STR_INIT("类别"), STR_INIT("类型") },
	{ STR_INIT("处室"), STR_INIT("科室") },
	{ STR_INIT("股室"), STR_INIT("科室") },
	{ STR_INIT("时间"), STR_INIT("日期") },
	{ STR_INIT("责任"), STR_INIT("职责") },
	{ STR_INIT("事权"), STR_INIT("职责") },
	{ STR_INIT("行权"), STR_INIT("行使") },
	{ STR_INIT("实施"), STR_INIT("行使") },
	{ STR_INIT("名称"), STR_INIT("") },
	{ STR_INIT("措施"), STR_INIT("") },
	{ STR_INIT("及其"), STR_INIT("") },
	{ STR_INIT("及"), STR_INIT("") },
	{ STR_INIT("和"), STR_INIT("") },
	{ STR_INIT("与"), STR_INIT("") },
	{ STR_INIT("、"), STR_INIT("") },
	{ STR_INIT("的"), STR_INIT("") },
};

/* What the words begin with: few characters of a header need a look at all of them. */
static const str firsts = STR_INIT("县区乡镇街单机主种类处股时责事行实名措及和与、的");

static uint32_t word_at(str s)
{
	uint32_t i = 0;

	if (s.n < 3 || !str_has(firsts, str_slice(s, 0, 3)))
		return countof(same);
	while (i < countof(same) && !str_starts(s, same[i].word))
		i++;
	return i;
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
		} else if (w < countof(same)) {
			buf_add(&b, same[w].means);
			at += same[w].word.n;
		} else {
			utf8_next(rest, &at);
			buf_add(&b, str_slice(rest, from, at));
		}
	}
	return buf_str(&b);
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
		STR_INIT("/"),
	};

	return prefix.n > 0 && prefix.n <= 12 && !str_has_any(prefix, words, countof(words));
}
