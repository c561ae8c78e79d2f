/* The rows of a list are of its own level, and so are those who act in them. */
#include "check/level/tiers.h"

enum { MESSAGE_LEVEL, MESSAGE_BODY, MESSAGE_MISMATCH, MESSAGE_AUTHORITY };

static const void *prepare(const struct pass *p)
{
	return tiers_new(p->arena, p->c);
}

/* Is a row of that level, or a body of it, out of place in the list? */
static bool foreign(const struct tiers *t, uint32_t list, unsigned set)
{
	enum tier own = (enum tier)t->of_list[list], lowest = tiers_lowest(set);

	return own && set && !(set & 1u << own) && !(lowest > own && t->mixed[list]);
}

/* A branch is of the level it works at, not of the one it is named after. */
static bool is_branch(const struct corpus *c, uint32_t a)
{
	str name = assignment_name(c, a);

	return c->bodies.body[c->assignment[a].body].class == BODY_BRANCH ||
	       str_has(name, STR("各区")) || str_has(name, STR("各县"));
}

/* «义乌市教育局» in a list of that city whose rows are of 县级. */
static bool of_small_city(const struct pass *p, uint32_t list, uint32_t body)
{
	const struct tiers *t = p->prepared;
	const struct bodies *b = &p->c->bodies;
	str place = str_slice(b->key.text[body], 0, b->body[body].place_n);

	return t->small_city[list] && t->of_list[list] == TIER_COUNTY &&
	       b->body[body].tier == TIER_CITY && place.n > 0 &&
	       str_ends(p->c->list[list].region, place);
}

/* The levels of those who answer for the row; 0 when one of them tells none. The last of them is
 * *last. */
static unsigned subject_tiers(const struct pass *p, uint32_t item, uint32_t *last)
{
	const struct corpus *c = p->c;
	unsigned set = 0;

	for (uint32_t a = c->item_assignment[item]; a < c->item_assignment[item + 1]; a++) {
		const struct assignment *as = &c->assignment[a];
		enum tier t = c->bodies.body[as->body].tier;

		if (as->role != ROLE_HOLDER)
			continue;
		if (!t || is_branch(c, a))
			return 0;
		set |= 1u << (of_small_city(p, c->item[item].list, as->body) ? TIER_COUNTY : t);
		*last = a;
	}
	return set;
}

/* «负责自治区级权限内的…», «区县负责…»: the level that the text begins with. */
static unsigned authority_tiers(str text)
{
	static const str skip[] = { STR_INIT("负责"), STR_INIT("依法") };
	size_t level;

	for (uint32_t i = 0; i < 4; i++)
		for (uint32_t k = 0; k < countof(skip); k++)
			if (str_starts(text, skip[k]))
				text = str_from_byte(text, skip[k].n);
	level = str_find(text, STR("级权限内"), 0);
	if (level != STR_NONE && level <= 15)
		return tiers_of_label(str_slice(text, 0, level));
	level = str_find(text, STR("负责"), 0);
	return level != STR_NONE && level <= 12 ? tiers_of_label(str_slice(text, 0, level)) : 0;
}

/* Entrusted by another level: the row says so. */
static bool entrusted(const struct corpus *c, uint32_t item)
{
	static const enum field where[] = { FIELD_LEVEL, FIELD_AUTHORITY, FIELD_NOTE, FIELD_NAME,
		                            FIELD_SOURCE };

	for (uint32_t i = 0; i < countof(where); i++)
		if (str_has(item_text(c, item, where[i]), STR("委托")) ||
		    str_has(item_text(c, item, where[i]), STR("下放")))
			return true;
	return false;
}

static void tell(const struct pass *p, uint32_t item, struct place at, uint8_t message,
                 struct arg what, enum tier tier)
{
	const struct tiers *t = p->prepared;

	report(p,
	       (struct report){
		       .at = at,
		       .message = message,
		       .level = message == MESSAGE_AUTHORITY ? QD_WARNING : QD_ERROR,
		       .arg = { item_called(p, item), what, arg_text(tier_title(tier)),
	                        arg_text(tier_title((enum tier)t->of_list[p->c->item[item].list])),
	                        arg_str(item_text(p->c, item, FIELD_LEVEL)) },
	       });
}

/* The widest sign first: the level written, then who acts, then what the two say together. */
static void check(const struct pass *p, uint32_t item)
{
	const struct corpus *c = p->c;
	const struct tiers *t = p->prepared;
	uint32_t list = c->item[item].list, body = NONE;
	unsigned row = t->of_item[item], subject = subject_tiers(p, item, &body), authority;
	str text = item_text(c, item, FIELD_AUTHORITY);

	if (!str_eq(c->list[list].kind->id, STR("power")) || c->list[list].guide ||
	    entrusted(c, item))
		return;
	authority = authority_tiers(text);
	if (foreign(t, list, row))
		tell(p, item, item_place(c, item, FIELD_LEVEL), MESSAGE_LEVEL,
		     arg_str(item_text(c, item, FIELD_LEVEL)), tiers_lowest(row));
	else if (foreign(t, list, subject))
		tell(p, item, assignment_place(c, body), MESSAGE_BODY,
		     arg_str(assignment_name(c, body)), tiers_lowest(subject));
	else if (row && subject && !(row & subject))
		tell(p, item, item_place(c, item, FIELD_LEVEL), MESSAGE_MISMATCH,
		     arg_str(assignment_name(c, body)), tiers_lowest(subject));
	else if (foreign(t, list, authority) && !(authority & row))
		tell(p, item, item_place(c, item, FIELD_AUTHORITY), MESSAGE_AUTHORITY,
		     list_header(&c->list[list], FIELD_AUTHORITY), tiers_lowest(authority));
}

const struct rule rule_level_foreign_row = {
	.id = "level/foreign-row",
	.level = QD_ERROR,
	.each = EACH_ITEM,
	.title = { "非本级事项", "Row of another level" },
	.message = { { "{0}的实施层级是“{1}”，不是本级（{3}）的事项",
	               "{0} is of level '{1}' in a list of {3} level" },
	             { "{0}由{2}的“{1}”行使，不是本级（{3}）的事项",
	               "{0} is exercised by '{1}' ({2}) in a list of {3} level" },
	             { "{0}的实施层级写的是“{4}”，行使主体“{1}”却是{2}的",
	               "{0} is of level '{4}', yet '{1}' is {2}" },
	             { "{0}的权限写的是{2}的，清单是{3}的",
	               "the authority of {0} is {2}, the list is {3}" } },
	.why = { "把上级、下级的事项抄进本级清单，等于越权或者替别人担责。",
	         "A row of another level is a power one does not have, or a duty that is someone else's." },
	.fix = { "移到该级的清单；确由本级受委托行使的，注明委托依据。",
	         "Move it to that level's list, or say by whom it was entrusted." },
	.prepare = prepare,
	.check = check,
	.bad = { "清单: 权责清单\n部门: 示例市农业农村局\n地区: 示例市\n事项:\n"
	         "  - 事项名称: 种畜禽生产经营许可\n    行使主体: 市农业农村局\n    实施层级: 市级\n"
	         "  - 事项名称: 植物新品种侵权裁决\n    行使主体: 省农业农村厅\n    实施层级: ⟦省级⟧\n",
	         "清单: 权责清单\n部门: 示例市农业农村局\n地区: 示例市\n事项:\n"
	         "  - 事项名称: 植物新品种侵权裁决\n    行使主体: ⟦省农业农村厅⟧\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: 种畜禽生产经营许可\n    行使主体: 市农业农村局\n"
	         "    实施层级: ⟦县级⟧\n  - 事项名称: 渔业船网工具指标审批\n    行使主体: 市农业农村局\n"
	         "    实施层级: 市级\n",
	         "清单: 权责清单\n部门: 示例市农业农村局\n地区: 示例市\n事项:\n"
	         "  - 事项名称: 种畜禽生产经营许可\n    行使主体: 市农业农村局\n    实施层级: 市级\n"
	         "    权限: ⟦负责省级权限内的种畜禽生产经营许可⟧\n" },
	.good = { "清单: 权责清单\n部门: 示例市农业农村局\n地区: 示例市\n事项:\n"
	          "  - 事项名称: 种畜禽生产经营许可\n    行使主体: 市农业农村局\n    实施层级: 市级、县级\n"
	          "    权限: 负责市级权限内的种畜禽生产经营许可\n"
	          "  - 事项名称: 渔业捕捞许可\n    行使主体: 省农业农村厅\n    实施层级: 省级\n"
	          "    备注: 省农业农村厅委托市农业农村局实施\n" },
};
