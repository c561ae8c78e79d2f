/* Fields, roles and levels from their lists. */
#include "model/fields.h"

enum {
	WHAT_TEXT = FIELD_TEXT,
	WHAT_BODIES = FIELD_BODIES,
	WHAT_LABEL = FIELD_LABEL,
	WHAT_BASIS = FIELD_BASIS_TEXT
};

const struct field_info field_info[N_FIELDS] = {
#define FIELD(NAME, id, zh, en, what) { id, { zh, en }, (enum field_what)WHAT_##what },
#include "model/fields.def"
#undef FIELD
};

const struct role_info role_info[N_ROLES] = {
#define ROLE(NAME, id, zh, en, answers) { id, { zh, en }, answers },
#include "model/roles.def"
#undef ROLE
};

enum field field_named(str zh)
{
	uint32_t f = 0;

	while (f < N_FIELDS && !str_eq(zh, str_from(field_info[f].title.zh)))
		f++;
	return (enum field)f;
}

enum role role_named(str zh)
{
	uint32_t r = 0;

	while (r < N_ROLES && !str_eq(zh, str_from(role_info[r].title.zh)))
		r++;
	return (enum role)r;
}

struct text tier_title(enum tier t)
{
	static const struct text title[] = {
		{ "", "" },         { "国家级", "national" }, { "省级", "provincial" },
		{ "市级", "city" }, { "县级", "county" },     { "乡级", "township" },
	};

	return title[t];
}

enum tier tier_of_text(str text)
{
	static const struct {
		str word;
		enum tier tier;
	} words[] = {
		{ STR_INIT("国家"), TIER_NATION },     { STR_INIT("国务院"), TIER_NATION },
		{ STR_INIT("中央"), TIER_NATION },     { STR_INIT("自治区"), TIER_PROVINCE },
		{ STR_INIT("直辖市"), TIER_PROVINCE }, { STR_INIT("省"), TIER_PROVINCE },
		{ STR_INIT("地州"), TIER_CITY },       { STR_INIT("地市"), TIER_CITY },
		{ STR_INIT("地区"), TIER_CITY },       { STR_INIT("设区的市"), TIER_CITY },
		{ STR_INIT("州级"), TIER_CITY },       { STR_INIT("市辖区"), TIER_COUNTY },
		{ STR_INIT("县"), TIER_COUNTY },       { STR_INIT("区级"), TIER_COUNTY },
		{ STR_INIT("旗"), TIER_COUNTY },       { STR_INIT("乡"), TIER_TOWN },
		{ STR_INIT("镇"), TIER_TOWN },         { STR_INIT("街道"), TIER_TOWN },
		{ STR_INIT("市"), TIER_CITY },         { STR_INIT("区"), TIER_COUNTY },
	};

	for (uint32_t i = 0; i < countof(words); i++)
		if (str_has(text, words[i].word))
			return words[i].tier;
	return TIER_NONE;
}
