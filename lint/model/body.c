/* Names of bodies. */
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

	for (uint32_t i = 0; i < countof(ends); i++)
		if (str_ends(text, ends[i]))
			return true;
	return false;
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
		if (!cut)
			continue;
		out[n] = name_core(text, beg, from);
		n += out[n].end > out[n].beg;
		beg = at;
		if (from == text.n)
			break;
	}
	return n;
}

/* ---- stand-ins ---- */

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

	for (uint32_t i = 0; i < countof(places); i++)
		if (str_starts(name, places[i]))
			return true;
	return false;
}

static bool is_blank_form(str name)
{
	static const str forms[] = {
		STR_INIT("待定"),
		STR_INIT("待明确"),
		STR_INIT("待补充"),
		STR_INIT("待确定"),
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

	for (uint32_t i = 0; i < countof(forms); i++)
		if (str_eq(name, forms[i]))
			return true;
	return false;
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
		for (uint32_t i = 0; i < countof(fillers); i++)
			if (str_starts(rest, fillers[i]))
				return true;
	}
	return false;
}

bool body_placeholder(str name)
{
	name = str_trim(name);
	return names_any_place(name) || is_blank_form(name) || has_filler(name);
}

/* ---- levels ---- */

static const struct {
	str unit;
	enum tier tier;
} unit_tiers[] = {
	{ STR_INIT("自治区"), TIER_PROVINCE }, { STR_INIT("省"), TIER_PROVINCE },
	{ STR_INIT("市"), TIER_CITY },         { STR_INIT("地区"), TIER_CITY },
	{ STR_INIT("州"), TIER_CITY },         { STR_INIT("盟"), TIER_CITY },
	{ STR_INIT("区"), TIER_COUNTY },       { STR_INIT("县"), TIER_COUNTY },
	{ STR_INIT("旗"), TIER_COUNTY },       { STR_INIT("镇"), TIER_TOWN },
	{ STR_INIT("乡"), TIER_TOWN },         { STR_INIT("街道"), TIER_TOWN },
};

static bool is_township(str name)
{
	static const str ends[] = { STR_INIT("镇"),         STR_INIT("乡"),
		                    STR_INIT("街道"),       STR_INIT("街道办事处"),
		                    STR_INIT("镇人民政府"), STR_INIT("乡人民政府"),
		                    STR_INIT("镇政府"),     STR_INIT("乡政府"),
		                    STR_INIT("街道办") };

	for (uint32_t i = 0; i < countof(ends); i++)
		if (str_ends(name, ends[i]))
			return true;
	return str_starts(name, STR("镇")) || str_starts(name, STR("乡镇")) ||
	       str_starts(name, STR("街道")) || str_starts(name, STR("各镇"));
}

enum tier body_tier(str name, str region)
{
	if (is_township(name))
		return TIER_TOWN;
	for (uint32_t i = 0; i < countof(unit_tiers); i++)
		if (str_starts(name, unit_tiers[i].unit) && !str_starts(name, STR("市场")))
			return unit_tiers[i].tier;
	if (region.n && str_starts(name, region))
		for (uint32_t i = 0; i < countof(unit_tiers); i++)
			if (str_ends(region, unit_tiers[i].unit))
				return unit_tiers[i].tier;
	return TIER_NONE;
}

/* ---- one body under its names ---- */

void bodies_init(struct bodies *b, struct arena *a)
{
	*b = (struct bodies){ .arena = a };
	intern_init(&b->key, a);
	map_init(&b->alias, a);
}

/* «克拉玛依市应急管理局» in a list of that city is «市应急管理局»: the place becomes its unit. */
static str canonical(str key, str region_key)
{
	for (uint32_t i = 0; region_key.n && i < countof(unit_tiers); i++) {
		str unit = unit_tiers[i].unit;

		if (key.n > region_key.n && str_starts(key, region_key) &&
		    str_ends(region_key, unit))
			return str_from_byte(key, region_key.n - unit.n);
	}
	return key;
}

static str canonical_of(struct bodies *b, str name, str region)
{
	return canonical(utf8_key(b->arena, name), utf8_key(b->arena, region));
}

static uint32_t body_put(struct bodies *b, str key, str name, str region)
{
	sid id = intern_add(&b->key, key);

	if (id < b->n)
		return id;
	b->body = arena_room(b->arena, b->body, b->n, &b->cap, sizeof *b->body);
	b->body[b->n++] = (struct body){ .name = name, .tier = body_tier(name, region) };
	return id;
}

/* An alias stands without its level as well: «应急局» for «市应急局». */
static uint32_t alias_of(const struct bodies *b, str key)
{
	uint32_t id = map_get(&b->alias, hash_str(key));

	for (uint32_t i = 0; id == NONE && i < countof(unit_tiers); i++) {
		str unit = unit_tiers[i].unit;

		if (str_starts(key, unit))
			id = map_get(&b->alias, hash_str(str_from_byte(key, unit.n)));
		if (id != NONE && b->body[id].tier != unit_tiers[i].tier)
			id = NONE;
	}
	return id;
}

uint32_t bodies_resolve(struct bodies *b, str name, str region)
{
	str key = canonical_of(b, name, region);
	uint32_t id = alias_of(b, key);

	return id != NONE ? id : body_put(b, key, name, region);
}

void bodies_alias(struct bodies *b, uint32_t body, str name, str region)
{
	uint32_t *slot = map_at(&b->alias, hash_str(canonical_of(b, name, region)));

	if (*slot == NONE)
		*slot = body;
}
