/* Places in names of bodies. Nothing marks where a place ends: «城市管理局» begins with none. A unit
 * (市, 区 …) ends one where what follows begins as names of bodies do. */
#include "model/body_parts.h"

#include "base/utf8.h"

static const struct {
	str unit;
	enum tier tier;
} units[] = {
	{ STR_INIT("自治区"), TIER_PROVINCE }, { STR_INIT("省"), TIER_PROVINCE },
	{ STR_INIT("自治州"), TIER_CITY },     { STR_INIT("自治县"), TIER_COUNTY },
	{ STR_INIT("市"), TIER_CITY },         { STR_INIT("地区"), TIER_CITY },
	{ STR_INIT("州"), TIER_CITY },         { STR_INIT("盟"), TIER_CITY },
	{ STR_INIT("区"), TIER_COUNTY },       { STR_INIT("县"), TIER_COUNTY },
	{ STR_INIT("旗"), TIER_COUNTY },
};

enum { PLACE_MOST = 24 }; /* characters before the body's own name */

enum tier place_tier(str place)
{
	for (uint32_t i = 0; i < countof(units); i++)
		if (str_ends(place, units[i].unit))
			return units[i].tier;
	return TIER_NONE;
}

size_t township_head(str key)
{
	static const struct {
		str unit, tail;
	} forms[] = {
		{ STR_INIT("镇"), STR_INIT("人民政府") },
		{ STR_INIT("镇"), STR_INIT("政府") },
		{ STR_INIT("镇"), STR_INIT("") },
		{ STR_INIT("乡"), STR_INIT("人民政府") },
		{ STR_INIT("乡"), STR_INIT("政府") },
		{ STR_INIT("乡"), STR_INIT("") },
		{ STR_INIT("街道"), STR_INIT("办事处") },
		{ STR_INIT("街道"), STR_INIT("办") },
		{ STR_INIT("街道"), STR_INIT("人民政府") },
		{ STR_INIT("街道"), STR_INIT("") },
	};

	for (uint32_t i = 0; i < countof(forms); i++) {
		str head = { key.p, key.n - forms[i].tail.n };

		if (str_ends(key, forms[i].tail) && str_ends(head, forms[i].unit) &&
		    head.n >= 6 + forms[i].unit.n && !str_starts(key, STR("各")) &&
		    !str_has(head, STR(",")) && !str_has(head, STR("(")))
			return head.n;
	}
	return 0;
}

/* Does it begin as a body's name does behind its place? */
static bool begins_body(const struct bodies *b, str rest)
{
	static const str words[] = {
		STR_INIT("人民政府"),   STR_INIT("政府"),         STR_INIT("委"),
		STR_INIT("党委"),       STR_INIT("人大"),         STR_INIT("政协"),
		STR_INIT("人民法院"),   STR_INIT("法院"),         STR_INIT("人民检察院"),
		STR_INIT("检察院"),     STR_INIT("纪委"),         STR_INIT("监察委员会"),
		STR_INIT("管理委员会"), STR_INIT("管委会"),       STR_INIT("总工会"),
		STR_INIT("妇女联合会"), STR_INIT("残疾人联合会"), STR_INIT("红十字会"),
	};

	if (rest.n == 0)
		return false;
	if ((b->systems && system_begins(b->systems, rest)) || township_head(rest))
		return true;
	return str_starts_any(rest, words, countof(words));
}

static bool is_place(const struct bodies *b, str text)
{
	return b->place.n && map_get(&b->place, hash_str(text)) != NONE;
}

/* «市应急管理局», «各区绿化委员会»: the length of the unit; «市场监管局» has none. */
static size_t unit_before(str key, enum tier *tier)
{
	static const str not_units[] = { STR_INIT("市场"),     STR_INIT("市容"),
		                         STR_INIT("市民"),     STR_INIT("市政工程"),
		                         STR_INIT("市政设施"), STR_INIT("市政公用"),
		                         STR_INIT("市政管理"), STR_INIT("区域"),
		                         STR_INIT("区划"),     STR_INIT("省级"),
		                         STR_INIT("市级"),     STR_INIT("县级"),
		                         STR_INIT("区级"),     STR_INIT("县域"),
		                         STR_INIT("州市"),     STR_INIT("地区行") };
	static const str many[] = { STR_INIT("区县"),      STR_INIT("县区"),   STR_INIT("县市区"),
		                    STR_INIT("市县"),      STR_INIT("区(县)"), STR_INIT("县(区)"),
		                    STR_INIT("县(市,区)"), STR_INIT("县(市)") };
	size_t each = str_starts(key, STR("各")) ? 3 : 0;
	str s = str_from_byte(key, each);

	for (uint32_t i = 0; i < countof(not_units); i++)
		if (str_starts(s, not_units[i]))
			return 0;
	*tier = TIER_COUNTY;
	for (uint32_t i = 0; i < countof(many); i++)
		if (str_starts(s, many[i]))
			return each + many[i].n;
	for (uint32_t i = 0; i < countof(units); i++) {
		*tier = units[i].tier;
		if (str_starts(s, units[i].unit) && s.n > units[i].unit.n)
			return each + units[i].unit.n;
	}
	return 0;
}

/* «原市工商局» is what the city's was called, not a city 原市. */
static bool is_former_place(str place)
{
	return place.n == 6 && str_starts(place, STR("原"));
}

/* The length of the named place that key begins with, or 0. */
static size_t place_before(const struct bodies *b, str key, str region_key)
{
	size_t most = utf8_offset(key, PLACE_MOST), best = 0, at = 0;

	if (region_key.n && key.n > region_key.n && str_starts(key, region_key))
		best = region_key.n;
	for (uint32_t cp = 0; at < most; cp++) {
		str place;

		utf8_next(key, &at);
		place = str_slice(key, 0, at);
		if (cp < 1 || at == key.n || !place_tier(place) || is_former_place(place))
			continue;
		if (begins_body(b, str_from_byte(key, at)))
			return at;
		if (is_place(b, place))
			best = at;
	}
	return best;
}

struct body_parts body_parts(const struct bodies *b, str key, str region_key)
{
	struct body_parts p = { .rest = key };
	size_t n = unit_before(key, &p.tier);

	p.generic = n > 0;
	if (n == 0) {
		n = place_before(b, key, region_key);
		p.tier = place_tier(str_slice(key, 0, n));
	}
	p.place = str_slice(key, 0, n);
	p.rest = str_from_byte(key, n);
	return p;
}
