/* Titles like «克拉玛依市医疗保障局2024年权责清单» hold owner, place and year. */
#include "model/owner.h"

#include "base/utf8.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The number at *at, up to max_digits; moves *at past it. 0 when there is none. */
static uint32_t number_at(str s, size_t *at, uint32_t max_digits)
{
	uint32_t v = 0;

	for (uint32_t n = 0; *at < s.n && n < max_digits && is_digit(s.p[*at]); n++)
		v = v * 10 + (uint32_t)(s.p[(*at)++] - '0');
	return v;
}

/* Passes one of the separators "-", "/", ".", or a Chinese unit. */
static bool pass(str s, size_t *at, str unit)
{
	if (*at < s.n && (s.p[*at] == '-' || s.p[*at] == '/' || s.p[*at] == '.')) {
		++*at;
		return true;
	}
	if (!str_starts(str_from_byte(s, *at), unit))
		return false;
	*at += unit.n;
	return true;
}

static uint32_t last_day(uint32_t year, uint32_t month)
{
	static const uint8_t days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

uint32_t owner_date(str text)
{
	for (size_t i = 0; i + 4 <= text.n; i++) {
		size_t at = i;
		uint32_t year, month, day;

		if (!is_digit(text.p[i]) || (i > 0 && is_digit(text.p[i - 1])))
			continue;
		year = number_at(text, &at, 4);
		if (year < 1949 || year > 2100 || !pass(text, &at, STR("年")))
			continue;
		month = number_at(text, &at, 2);
		if (month < 1 || month > 12 || (at < text.n && !pass(text, &at, STR("月"))))
			return year * 10000 + 1231;
		day = number_at(text, &at, 2);
		if (day < 1 || day > last_day(year, month))
			day = last_day(year, month);
		return year * 10000 + month * 100 + day;
	}
	return 0;
}

static bool ends_like_body(str name)
{
	static const str ends[] = { STR_INIT("局"),     STR_INIT("委员会"), STR_INIT("委"),
		                    STR_INIT("办公室"), STR_INIT("办"),     STR_INIT("厅"),
		                    STR_INIT("院"),     STR_INIT("政府"),   STR_INIT("街道"),
		                    STR_INIT("镇"),     STR_INIT("乡"),     STR_INIT("中心"),
		                    STR_INIT("办事处") };

	return str_ends_any(name, ends, countof(ends));
}

/* The name of the body a title begins with. It ends at a digit, a bracket or a word of the list's
 * own name, and a body's name it must be: «市行政审批服务局权责清单» does not end at «行政». */
static str name_in(str title)
{
	static const str stop[] = {
		STR_INIT("权责"),     STR_INIT("权力"),     STR_INIT("责任"), STR_INIT("行政"),
		STR_INIT("职责"),     STR_INIT("系统"),     STR_INIT("清单"), STR_INIT("事项"),
		STR_INIT("机关"),     STR_INIT("（"),       STR_INIT("("),    STR_INIT("本级"),
		STR_INIT("基本履职"), STR_INIT("配合履职"), STR_INIT("."),    STR_INIT("上级"),
		STR_INIT("部门"),     STR_INIT("主要"),     STR_INIT("职能"), STR_INIT("收回"),
		STR_INIT("“"),        STR_INIT("属地"),     STR_INIT("履行"),
	};

	for (size_t i = 0, at; i < title.n; i = at) {
		bool ends = is_digit(title.p[at = i]);

		for (uint32_t k = 0; !ends && k < countof(stop); k++)
			ends = str_starts(str_from_byte(title, i), stop[k]);
		if (ends && ends_like_body(str_trim(str_slice(title, 0, i))))
			return str_trim(str_slice(title, 0, i));
		utf8_next(title, &at);
	}
	return ends_like_body(title) ? title : (str){ 0 };
}

/* A title may begin with a year and "附件：". */
static str owner_in(str title)
{
	size_t at = 0;

	for (str mark = STR("附件"); str_starts(str_from_byte(title, at), mark);)
		at += mark.n;
	while (at < title.n) {
		size_t next = at;
		uint32_t cp = utf8_next(title, &next);

		if (utf8_is_han(cp) && cp != 0x5E74) /* 年 */
			break;
		at = next;
	}
	return name_in(str_from_byte(title, at));
}

/* «自然保护区» of «某市自然保护区管理局» is what the body looks after. */
static bool is_no_place(str place)
{
	static const str words[] = { STR_INIT("社区"),   STR_INIT("保护区"), STR_INIT("名胜区"),
		                     STR_INIT("旅游区"), STR_INIT("景区"),   STR_INIT("灌区"),
		                     STR_INIT("库区"),   STR_INIT("林区"),   STR_INIT("矿区"),
		                     STR_INIT("牧区"),   STR_INIT("军区"),   STR_INIT("港区"),
		                     STR_INIT("城市"),   STR_INIT("门市") };

	return str_ends_any(place, words, countof(words));
}

/* The place a name begins with: at least two characters, then 市, 县, 区 … «市场» is none, and
 * «市城市管理局» begins with a level, not with a place. */
static str first_place(str name)
{
	static const str unit[] = { STR_INIT("市"), STR_INIT("县"), STR_INIT("区"), STR_INIT("旗"),
		                    STR_INIT("州"), STR_INIT("盟"), STR_INIT("省") };
	size_t best = STR_NONE;

	for (uint32_t i = 0; i < countof(unit); i++)
		if (str_starts(name, unit[i]))
			return (str){ 0 };
	for (uint32_t i = 0; i < countof(unit); i++) {
		size_t at = str_find(name, unit[i], utf8_offset(name, 2));

		if (at != STR_NONE && at < best && at <= utf8_offset(name, 12))
			best = at;
	}
	return best == STR_NONE ? (str){ 0 } : str_slice(name, 0, best + 3);
}

/* All the places a body's name begins with, «示例市某某区» of «示例市某某区教育局»: the list is that
 * of the last one. */
static str region_in(str name)
{
	str region = first_place(name);

	for (str next = region; next.n > 0;) {
		next = first_place(str_from_byte(name, region.n));
		if (is_no_place(next) || region.n + next.n >= name.n)
			break;
		region.n += next.n;
	}
	return region;
}

static str file_name(str path)
{
	size_t at = path.n;

	while (at > 0 && path.p[at - 1] != '/')
		at--;
	return str_from_byte(path, at);
}

/* A catalogue that others take over. */
static bool is_guide(str name)
{
	static const str words[] = { STR_INIT("指导目录"), STR_INIT("通用目录"),
		                     STR_INIT("通用清单"), STR_INIT("参考目录"),
		                     STR_INIT("指导清单"), STR_INIT("统一目录"),
		                     STR_INIT("标准目录"), STR_INIT("标准化目录") };

	return str_has_any(name, words, countof(words));
}

void owner_of_list(struct doc *d, const struct sheet *s, struct list *l)
{
	str file = file_name(d->name);

	l->owner = doc_prop(d, s->part, STR("部门"));
	if (l->owner.n == 0)
		l->owner = owner_in(l->title);
	if (l->owner.n == 0)
		l->owner = owner_in(doc_prop(d, s->part, DOC_TITLE));
	if (l->owner.n == 0)
		l->owner = owner_in(file);
	l->region = doc_prop(d, s->part, STR("地区"));
	if (l->region.n == 0)
		l->region = region_in(l->owner.n ? l->owner : l->title);
	l->guide = is_guide(l->title) || is_guide(s->name);
	l->as_of = owner_date(doc_prop(d, s->part, STR("基准日期")));
	if (!l->as_of)
		l->as_of = owner_date(l->title);
	if (!l->as_of)
		l->as_of = owner_date(doc_prop(d, s->part, DOC_TITLE));
	if (!l->as_of)
		l->as_of = owner_date(file);
}
