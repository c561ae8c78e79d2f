/* How powers came to townships. */
#include "check/delegation/came.h"

#include "check/delegation/assisting.h"

static enum came came_by(str source)
{
	static const struct {
		str word;
		enum came came;
	} ways[] = { { STR_INIT("法定"), CAME_BY_LAW },
		     { STR_INIT("赋权"), CAME_GRANTED },
		     { STR_INIT("委托"), CAME_ENTRUSTED } };
	enum came found = CAME_UNSAID;

	for (uint32_t i = 0; i < countof(ways); i++) {
		if (!str_has(source, ways[i].word))
			continue;
		if (found)
			return CAME_UNSAID;
		found = ways[i].came;
	}
	return found || source.n == 0 ? found : CAME_HANDED;
}

enum came came_of(const struct corpus *c, uint32_t item)
{
	const struct list *l = corpus_list(c, item);
	enum came came = came_by(item_text(c, item, FIELD_SOURCE));

	if (list_is(l, STR("赋权目录")) && came == CAME_UNSAID)
		return str_has(item_text(c, item, FIELD_WAY), STR("委托")) ? CAME_ENTRUSTED
		                                                           : CAME_GRANTED;
	if (came == CAME_UNSAID && !says_nothing(item_text(c, item, FIELD_ENTRUSTMENT)))
		return CAME_ENTRUSTED;
	return came == CAME_UNSAID && list_is(l, STR("准入登记")) ? CAME_HANDED : came;
}

bool town_holds(const struct corpus *c, uint32_t item)
{
	const struct list *l = corpus_list(c, item);
	bool holds = list_is(l, STR("基本履职事项清单"));

	if (!holds && !str_eq(l->kind->id, STR("power")))
		return false;
	for (uint32_t a = c->item_assignment[item]; a < c->item_assignment[item + 1]; a++)
		holds = holds || (c->assignment[a].role == ROLE_HOLDER &&
		                  c->bodies.body[c->assignment[a].body].tier == TIER_TOWN);
	return holds;
}

static bool names_kind(const struct authority *a, enum power_group group, str name)
{
	struct power_hit hit;
	size_t at = 0;

	return authority_next(a, group, name, &at, &hit);
}

/* «对…的处罚», «…许可»: what a name ends with. */
static enum power_group power_named(const struct authority *a, str name)
{
	static const struct {
		str end;
		enum power_group group;
	} ends[] = { { STR_INIT("处罚"), POWER_PENALTY },
		     { STR_INIT("许可"), POWER_PERMIT },
		     { STR_INIT("行政强制"), POWER_COERCION },
		     { STR_INIT("检查"), POWER_INSPECTION },
		     { STR_INIT("巡查"), POWER_NONE } };

	for (uint32_t i = 0; i < countof(ends); i++)
		if (str_ends(name, ends[i].end))
			return ends[i].group;
	if (clause_assists(name) || str_has(name, STR("处罚")))
		return POWER_NONE;
	return names_kind(a, POWER_MEASURE, name) ? POWER_MEASURE : POWER_NONE;
}

enum power_group power_of(const struct corpus *c, const struct authority *a, uint32_t item)
{
	str type = item_text(c, item, FIELD_TYPE), name = item_text(c, item, FIELD_NAME);
	enum power_group group = type.n ? power_group_named(type) : power_named(a, name);

	if (group != POWER_COERCION)
		return group;
	if (names_kind(a, POWER_MEASURE, name))
		return POWER_MEASURE;
	return names_kind(a, POWER_ENFORCEMENT, name) ? POWER_ENFORCEMENT : POWER_COERCION;
}

enum qd_level level_of_answer(const struct power_answer *answer, enum qd_level sure)
{
	return answer->law.n && answer->confidence != QD_HIGH ? QD_INFO : sure;
}

struct arg answer_source(struct sink *out, const struct power_answer *answer)
{
	str source = power_answer_source(&out->arena, answer);

	if (source.n == 0)
		return arg_str(source);
	return (struct arg){ arena_fmt(&out->arena, "（%.*s）", (int)source.n, source.p),
		             arena_fmt(&out->arena, " (%.*s)", (int)source.n, source.p) };
}
