/* Stand-ins for names of bodies, as templates have them. */
#include "model/body.h"

#include "base/utf8.h"

/* Kinds of places instead of a place. */
static bool names_any_place(str name)
{
	static const str places[] = {
		STR_INIT("地州市"),     STR_INIT("地（州、市）"), STR_INIT("地(州、市)"),
		STR_INIT("地（州）市"), STR_INIT("州市"),         STR_INIT("市州"),
		STR_INIT("市（州）"),   STR_INIT("县市区"),       STR_INIT("县（市、区）"),
		STR_INIT("县(市、区)"), STR_INIT("县（市）区"),   STR_INIT("县区"),
		STR_INIT("区县"),       STR_INIT("区（县）"),     STR_INIT("市县区"),
		STR_INIT("省市县"),     STR_INIT("县级以上"),     STR_INIT("设区的市"),
		STR_INIT("某"),
	};

	return str_starts_any(name, places, countof(places));
}

static bool is_blank_form(str name)
{
	static const str forms[] = {
		STR_INIT("待定"),
		STR_INIT("待明确"),
		STR_INIT("待补充"),
		STR_INIT("待确定"),
		STR_INIT("暂缺"),
		STR_INIT("暂定"),
		STR_INIT("空缺"),
		STR_INIT("待填"),
		STR_INIT("同上"),
		STR_INIT("/"),
		STR_INIT("／"),
		STR_INIT("—"),
		STR_INIT("-"),
		STR_INIT("——"),
		STR_INIT("?"),
		STR_INIT("？"),
		STR_INIT("业务科室"),
		STR_INIT("承办科室"),
		STR_INIT("具体业务科室"),
		STR_INIT("责任科室"),
		STR_INIT("具体承办的业务科室"),
		STR_INIT("具体承办科室"),
		STR_INIT("具体承办机构"),
		STR_INIT("相关业务科室"),
		STR_INIT("xx"),
		STR_INIT("XX"),
	};

	return str_is_any(name, forms, countof(forms));
}

/* Does a filler begin with it: × X x Ｘ ｘ ○ 〇 □ * 某 ＊ _? */
static bool begins_filler(uint32_t cp)
{
	switch (cp) {
	case 0xD7:
	case 'X':
	case 'x':
	case 0xFF38:
	case 0xFF58:
	case 0x25CB:
	case 0x3007:
	case 0x25A1:
	case '*':
	case 0x67D0:
	case 0xFF0A:
	case '_':
		return true;
	default:
		return false;
	}
}

/* ××, XX, ＸＸ, ○○, □□, **, 某某 where a name should be. */
static bool has_filler(str name)
{
	static const str fillers[] = { STR_INIT("××"),   STR_INIT("XX"),   STR_INIT("xx"),
		                       STR_INIT("ＸＸ"), STR_INIT("ｘｘ"), STR_INIT("○○"),
		                       STR_INIT("〇〇"), STR_INIT("□□"),   STR_INIT("**"),
		                       STR_INIT("某某"), STR_INIT("＊＊"), STR_INIT("__"),
		                       STR_INIT("×局"),  STR_INIT("×市"),  STR_INIT("×县"),
		                       STR_INIT("X局"),  STR_INIT("X市"),  STR_INIT("X县") };

	for (size_t at = 0; at < name.n;) {
		str rest = str_from_byte(name, at);

		if (!begins_filler(utf8_next(name, &at)))
			continue;
		if (str_starts_any(rest, fillers, countof(fillers)))
			return true;
	}
	return false;
}

bool body_placeholder(str name)
{
	name = str_trim(name);
	if (str_starts(name, STR("（")) && str_ends(name, STR("）")))
		name = str_slice(name, 3, name.n - 3);
	if (str_starts(name, STR("填写")) || str_starts(name, STR("请填")) ||
	    str_starts(name, STR("此处填")))
		return true;
	return names_any_place(name) || is_blank_form(name) || has_filler(name);
}
