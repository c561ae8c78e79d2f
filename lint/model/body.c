/* Names of bodies in cells. */
#include "model/body.h"

#include "base/utf8.h"

bool body_like(str text)
{
	static const str ends[] = {
		STR_INIT("局"),     STR_INIT("委"),   STR_INIT("会"),   STR_INIT("办"),
		STR_INIT("厅"),     STR_INIT("院"),   STR_INIT("部"),   STR_INIT("府"),
		STR_INIT("室"),     STR_INIT("科"),   STR_INIT("处"),   STR_INIT("股"),
		STR_INIT("队"),     STR_INIT("所"),   STR_INIT("站"),   STR_INIT("镇"),
		STR_INIT("乡"),     STR_INIT("街道"), STR_INIT("中心"), STR_INIT("部门"),
		STR_INIT("机构"),   STR_INIT("单位"), STR_INIT("公司"), STR_INIT("支队"),
		STR_INIT("检察院"), STR_INIT("）"),   STR_INIT(")"),
	};

	return str_ends_any(text, ends, countof(ends));
}

static bool is_separator(uint32_t cp)
{
	return cp == 0x3001 || cp == 0xFF0C || cp == ',' || cp == 0xFF1B || cp == ';' ||
	       cp == '/' || cp == 0xFF0F;
}

/* Where a name begins behind a label of its part: «牵头单位：市公安局». */
static size_t label_end(str s)
{
	static const str labels[] = { STR_INIT("牵头"), STR_INIT("主办"), STR_INIT("主责"),
		                      STR_INIT("配合"), STR_INIT("协办"), STR_INIT("协助"),
		                      STR_INIT("责任") };
	size_t wide = str_find(s, STR("："), 0), half = str_find(s, STR(":"), 0);
	size_t at = wide < half ? wide : half;

	for (uint32_t i = 0; at != STR_NONE && at < 30 && i < countof(labels); i++)
		if (str_has(str_slice(s, 0, at), labels[i]))
			return at + (at == wide ? 3 : 1);
	return 0;
}

enum body_mark body_marked(str text, size_t from, struct body_name n)
{
	static const struct {
		str word;
		enum body_mark mark;
	} words[] = {
		{ STR_INIT("牵头"), BODY_LEADS },   { STR_INIT("主办"), BODY_LEADS },
		{ STR_INIT("主责"), BODY_LEADS },   { STR_INIT("配合"), BODY_ASSISTS },
		{ STR_INIT("协办"), BODY_ASSISTS }, { STR_INIT("协助"), BODY_ASSISTS },
	};
	str label = str_slice(text, from, n.beg), note = str_from_byte(text, n.end);
	size_t shut = str_find(note, STR("）"), 0), half = str_find(note, STR(")"), 0);

	shut = shut < half ? shut : half;
	note = str_starts(note, STR("（")) || str_starts(note, STR("("))
	               ? str_slice(note, 0, shut < 40 ? shut : 0)
	               : (str){ 0 };
	if (!str_ends(str_trim(label), STR("：")) && !str_ends(str_trim(label), STR(":")))
		label = (str){ 0 };
	for (size_t at; (at = str_find(label, STR("）"), 0)) != STR_NONE;)
		label = str_from_byte(label, at + 3);
	for (uint32_t i = 0; i < countof(words); i++)
		if (str_has(label, words[i].word))
			return words[i].mark | BODY_MARK_STAYS;
	for (uint32_t i = 0; i < countof(words); i++)
		if (str_has(note, words[i].word))
			return words[i].mark;
	return BODY_UNMARKED;
}

/* Without white space at the ends and without a bracket group at the end that follows a name. */
static struct body_name name_core(str text, size_t beg, size_t end)
{
	str s = str_trim(str_slice(text, beg, end));
	size_t at = s.n;

	if (str_ends(s, STR("）")) || str_ends(s, STR(")"))) {
		size_t open = str_find(s, STR("（"), 0), half = str_find(s, STR("("), 0);

		at = open < half ? open : half;
	}
	if (at != STR_NONE && at > 0 && at < s.n)
		s = str_trim(str_slice(s, 0, at));
	s = str_trim(str_from_byte(s, label_end(s)));
	beg = (size_t)(s.p - text.p);
	return (struct body_name){ (uint32_t)beg, (uint32_t)(beg + s.n) };
}

/* «市» of «市、县级人民政府»: a level whose body stands behind the next one. */
static bool is_level_alone(str part)
{
	static const str levels[] = {
		STR_INIT("省"),   STR_INIT("自治区"), STR_INIT("市"),       STR_INIT("州"),
		STR_INIT("县"),   STR_INIT("区"),     STR_INIT("设区的市"), STR_INIT("设区市"),
		STR_INIT("省级"), STR_INIT("市级"),   STR_INIT("州级"),     STR_INIT("设区的市级"),
		STR_INIT("县级"), STR_INIT("区级"),   STR_INIT("自治区级"), STR_INIT("自治州"),
		STR_INIT("地级"), STR_INIT("国家级"), STR_INIT("市本级"),   STR_INIT("直辖市")
	};

	return str_is_any(part, levels, countof(levels));
}

/* Are the parts from beg on levels only, «省、市» of «省、市、县林业主管部门»? */
static bool goes_on(str text, size_t beg, size_t end)
{
	str rest = str_slice(text, beg, end);

	for (size_t at; (at = str_find(rest, STR("、"), 0)) != STR_NONE;
	     rest = str_from_byte(rest, at + STR("、").n))
		if (!is_level_alone(str_trim(str_slice(rest, 0, at))))
			return false;
	return is_level_alone(str_trim(rest));
}

uint32_t body_split(str text, struct body_name out[BODY_NAMES])
{
	size_t at = 0, beg = 0;
	int depth = 0;
	uint32_t n = 0;

	while (at <= text.n && n < BODY_NAMES) {
		size_t from = at;
		uint32_t cp = at < text.n ? utf8_next(text, &at) : 0;
		bool cut = from == text.n || (depth == 0 && is_separator(cp)) ||
		           (depth == 0 && cp == '\n' &&
		            body_like(str_trim(str_slice(text, beg, from))));

		if (cp == 0xFF08 || cp == '(')
			depth++;
		else if ((cp == 0xFF09 || cp == ')') && depth > 0)
			depth--;
		if (!cut || (from < text.n && cp != '\n' && goes_on(text, beg, from)))
			continue;
		out[n] = name_core(text, beg, from);
		n += out[n].end > out[n].beg;
		beg = at;
		if (from == text.n)
			break;
	}
	return n;
}
