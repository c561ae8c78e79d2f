/* Matters and townships by name. */
#include "check/delegation/names.h"

#include "base/utf8.h"
#include "model/body_parts.h"
#include "model/owner.h"

uint64_t name_key(struct arena *scratch, const struct corpus *c, uint32_t item)
{
	char small[1024];
	str name = item_text(c, item, FIELD_NAME);

	if (name.n == 0)
		return 0;
	return hash_str(name.n < 150 ? utf8_key_into(small, name) : utf8_key(scratch, name)) | 1;
}

bool list_is(const struct list *l, str kind_title)
{
	return str_eq(l->kind->title, kind_title);
}

bool has_list(const struct corpus *c, str kind_title)
{
	for (uint32_t k = 0; k < c->n_lists; k++)
		if (list_is(&c->list[k], kind_title))
			return true;
	return false;
}

/* «（无书面委托）», «未签订», «暂未明确»; «未成年人保护» says something. */
static bool says_not_yet(str text)
{
	static const str begins[] = { STR_INIT("未"),     STR_INIT("暂无"),   STR_INIT("暂未"),
		                      STR_INIT("尚无"),   STR_INIT("尚未"),   STR_INIT("没有"),
		                      STR_INIT("无书面"), STR_INIT("无委托"), STR_INIT("无文") };

	static const str things[] = { STR_INIT("未成年"), STR_INIT("未来"), STR_INIT("未婚") };

	return text.n < 40 && str_starts_any(text, begins, countof(begins)) &&
	       !str_starts_any(text, things, countof(things));
}

bool says_nothing(str text)
{
	static const str none[] = { STR_INIT("无"), STR_INIT("/"), STR_INIT("／"), STR_INIT("—"),
		                    STR_INIT("——"), STR_INIT("-"), STR_INIT("否") };

	text = str_trim(text);
	if (str_starts(text, STR("（")) && str_ends(text, STR("）")))
		text = str_slice(text, 3, text.n - 3);
	if (says_not_yet(text) || str_is_any(text, none, countof(none)))
		return true;
	return text.n == 0;
}

/* «东河镇» of «东河镇人民政府», «西岭街道» of «西岭街道办事处». */
static str town_stem(str name)
{
	static const str ends[] = { STR_INIT("人民政府"), STR_INIT("政府"), STR_INIT("办事处"),
		                    STR_INIT("办") };

	name = str_trim(name);
	for (uint32_t i = 0; i < countof(ends); i++)
		if (str_ends(name, ends[i]) && name.n > ends[i].n)
			return str_slice(name, 0, name.n - ends[i].n);
	return name;
}

bool same_town(str a, str b)
{
	a = town_stem(a);
	b = town_stem(b);
	return a.n && b.n && (str_ends(a, b) || str_ends(b, a));
}

static bool means_all(str name)
{
	static const str all[] = { STR_INIT("各"),   STR_INIT("全"),   STR_INIT("所有"),
		                   STR_INIT("镇街"), STR_INIT("乡镇"), STR_INIT("镇（街") };

	if (str_starts_any(name, all, countof(all)))
		return true;
	return str_eq(name, STR("镇")) || str_eq(name, STR("街道")) || str_eq(name, STR("乡"));
}

bool towns_include(str cell, str town)
{
	struct body_name part[BODY_NAMES];
	uint32_t n = body_split(cell, part);

	for (uint32_t i = 0; i < n; i++) {
		str name = str_slice(cell, part[i].beg, part[i].end);

		if (town.n == 0 || means_all(name) || same_town(name, town))
			return true;
	}
	return n == 0;
}

static bool is_towns(str name)
{
	return means_all(name) &&
	       (str_has(name, STR("镇")) || str_has(name, STR("乡")) || str_has(name, STR("街")));
}

bool in_transition(const struct corpus *c, uint32_t item)
{
	uint32_t until = owner_date(item_text(c, item, FIELD_TRANSITION));

	return until && until > list_as_of(c, corpus_list(c, item));
}

/* «乡镇（街道）配合责任»: the column says itself whose it is. */
static bool header_names_towns(const struct list *l)
{
	str header = list_header(l, FIELD_ASSIST_DUTY).zh;

	return !list_has(l, FIELD_ASSIST) &&
	       (str_has(header, STR("镇")) || str_has(header, STR("街道")));
}

bool town_assists(const struct corpus *c, uint32_t item)
{
	for (uint32_t a = c->item_assignment[item]; a < c->item_assignment[item + 1]; a++)
		if (c->assignment[a].role == ROLE_ASSIST &&
		    (c->assignment[a].tier == TIER_TOWN || is_towns(assignment_name(c, a))))
			return true;
	return header_names_towns(corpus_list(c, item)) && item_has(c, item, FIELD_ASSIST_DUTY);
}

bool same_township_list(const struct list *a, const struct list *b)
{
	return a->owner.n == 0 || b->owner.n == 0 || same_town(a->owner, b->owner);
}

bool same_region(const struct list *a, const struct list *b)
{
	return a->region.n == 0 || b->region.n == 0 ||
	       place_tier(a->region) != place_tier(b->region) || str_has(a->region, b->region) ||
	       str_has(b->region, a->region);
}
