/* A lower list holds what its upper list holds, and nothing else. */
#include "check/level/sides.h"

#include "law/rank.h"

enum { MESSAGE_ABSENT, MESSAGE_COUNTY_LAW, MESSAGE_UPPER_ONLY, MESSAGE_UPPER_MANY };

/* So many that the upper list has alone are named one by one; more are only counted. */
enum { MOST_NAMED = 20 };

static const void *prepare(const struct pass *p)
{
	return sides_new(p->arena, p->c);
}

/* ---- what the upper list need not hold ---- */

/* The level of a local instrument, by the register or by the place its title begins with. */
static enum tier local_tier(const struct corpus *c, const struct cited *ci)
{
	size_t at;

	if (ci->id < LAW_AMBIGUOUS) {
		struct law_facts f = register_facts(c->law, ci->id);

		return f.rank != RANK_LOCAL ? TIER_NONE : f.city ? TIER_CITY : TIER_PROVINCE;
	}
	if (!str_has(ci->title, STR("条例")) && !str_has(ci->title, STR("实施")))
		return TIER_NONE;
	at = str_find(ci->title, STR("省"), 0);
	if ((at != STR_NONE && at <= 12) || str_has(ci->title, STR("自治区")))
		return TIER_PROVINCE;
	at = str_find(ci->title, STR("市"), 0);
	return at != STR_NONE && at <= 15 && !str_has(ci->title, STR("市场")) ? TIER_CITY
	                                                                      : TIER_NONE;
}

/* A regulation made below the upper side's level binds nobody there. */
static bool on_local_law(const struct corpus *c, uint32_t item, enum tier upper)
{
	for (uint32_t k = c->item_cited[item]; k < c->item_cited[item + 1]; k++)
		if (local_tier(c, &c->cited[k]) > upper)
			return true;
	return false;
}

/* The article quoted gives it to counties alone: «由县级人民政府…», not «县级以上». */
static bool on_county_law(const struct corpus *c, uint32_t item)
{
	static const str names[] = { STR_INIT("县级人民政府"), STR_INIT("县（市）"),
		                     STR_INIT("县(市)"), STR_INIT("县（市、区）人民政府") };
	uint32_t row = c->item[item].row, at;

	for (const struct cell *cell; (cell = item_next_cell(c, item, FIELD_BASIS, &row, &at));)
		if (str_has_any(cell_text(cell), names, countof(names)))
			return true;
	return false;
}

/* ---- telling ---- */

static void tell_absent(const struct pass *p, const struct side *low, const struct side *up,
                        uint32_t item)
{
	bool county = low->tier == TIER_COUNTY && on_county_law(p->c, item);

	if (on_local_law(p->c, item, up->tier))
		return;
	report(p, (struct report){
			  .at = item_place(p->c, item, FIELD_NAME),
			  .message = county ? MESSAGE_COUNTY_LAW : MESSAGE_ABSENT,
			  .level = county ? QD_INFO : QD_ERROR,
			  .arg = { item_called(p, item), side_called(p->out, p->c, up) },
		  });
}

static void tell_upper(const struct pass *p, const struct side *low, uint32_t item)
{
	report(p, (struct report){
			  .at = item_place(p->c, item, FIELD_NAME),
			  .message = MESSAGE_UPPER_ONLY,
			  .level = QD_INFO,
			  .arg = { item_called(p, item), side_called(p->out, p->c, low) },
		  });
}

/* A guide may leave out whole departments: those share nothing with it. */
static bool *lists_shared(const struct pass *p, const struct twins *t, struct arena *scratch)
{
	bool *shared = arena_alloc(scratch, p->c->n_lists);

	for (uint32_t i = 0; i < t->n; i++)
		shared[p->c->item[t->twin[i].item].list] = true;
	return shared;
}

static void tell_absents(const struct pass *p, const struct side *low, const struct side *up,
                         const struct twins *t, struct arena *scratch)
{
	const bool *shared = lists_shared(p, t, scratch);

	for (uint32_t i = 0; i < t->n_alone; i++)
		if (low->kind != SIDE_GUIDED || shared[p->c->item[t->alone[i]].list])
			tell_absent(p, low, up, t->alone[i]);
}

/* Items that stand in the upper list alone; where the sides share nothing they are no sides. Of
 * permits and guides duty/unclaimed tells whose they should be. */
static void tell_uppers(const struct pass *p, const struct side *low, const struct side *up,
                        const struct twins *t)
{
	const struct list *l = &p->c->list[low->list];

	if (t->n == 0 || up->kind == SIDE_GUIDE || str_eq(l->kind->id, STR("permit")))
		return;
	if (t->n_upper_alone > MOST_NAMED)
		report(p, (struct report){ .at = sheet_place(p->c, l->doc, l->sheet),
		                           .message = MESSAGE_UPPER_MANY,
		                           .level = QD_INFO,
		                           .arg = { sink_number(p->out, t->n_upper_alone),
		                                    side_called(p->out, p->c, up) } });
	for (uint32_t i = 0; t->n_upper_alone <= MOST_NAMED && i < t->n_upper_alone; i++)
		tell_upper(p, low, t->upper_alone[i]);
}

static void check_side(const struct pass *p, const struct sides *s, uint32_t side)
{
	const struct side *low = &s->side[side], *up = &s->side[low->upper];
	struct arena scratch = { 0 };
	struct twins twins;

	sides_match(s, p->c, side, &scratch, &twins);
	tell_absents(p, low, up, &twins, &scratch);
	tell_uppers(p, low, up, &twins);
	arena_release(&scratch);
}

static void check(const struct pass *p, uint32_t unused)
{
	const struct sides *s = p->prepared;

	(void)unused;
	for (uint32_t i = 0; i < s->n; i++)
		if (s->side[i].upper != NONE)
			check_side(p, s, i);
}

const struct rule rule_level_not_in_upper = {
	.id = "level/not-in-upper",
	.level = QD_ERROR,
	.each = EACH_CORPUS,
	.title = { "上级清单没有", "Not in the upper list" },
	.message = { { "{0}在{1}里没有", "{0} is not in {1}" },
	             { "{0}在{1}里没有；依据写明由县级实施的，上级清单可以不列，请核对",
	               "{0} is not in {1}; its basis gives it to counties, which may be why" },
	             { "{0}只列在上级清单，{1}里没有，请核对是否应当认领",
	               "{0} is in the upper list only, not in {1}; should it be claimed?" },
	             { "{1}里有 {0} 个事项这张清单没有，请核对是否都无须认领",
	               "{1} has {0} items this list lacks; need none of them be claimed?" } },
	.why = { "下级清单以上级目录为准；目录里没有的，要么没有依据，要么上级漏列。",
	         "A lower list follows the upper one; what that lacks has no ground or was forgotten there." },
	.basis = { "三级四同：下级清单的事项应当在上级目录之内，以地方性法规为依据的除外。",
	           "A lower list lies within the upper one, save what a local regulation founds." },
	.fix = { "核对上级目录：名称写法不同的改成一致；确无依据的取消；上级漏列的报请补列。",
	         "Compare with the upper list: rename, drop, or have it added there." },
	.prepare = prepare,
	.check = check,
	.bad = { "清单: 权责清单\n部门: 示例区农业农村局\n地区: 示例区\n事项:\n  - 事项名称: 农药经营许可\n"
	         "    实施依据: 《农药管理条例》第二十四条\n  - 事项名称: ⟦渔家乐等级评定⟧\n"
	         "  - 事项名称: ⟦草原划定⟧\n    实施依据: 《草原法》第四十二条：由县级人民政府划定\n---\n"
	         "清单: 权责清单\n部门: 示例市农业农村局\n地区: 示例市\n事项:\n  - 事项名称: 农药经营许可\n"
	         "    实施依据: 《农药管理条例》第二十四条\n  - 事项名称: ⟦兽药经营许可⟧\n",
	         "清单: 权责清单\n部门: 示例区水利局\n地区: 示例区\n事项:\n  - ⟦事项名称⟧: 取水许可\n---\n"
	         "清单: 权责清单\n部门: 示例市水利局\n地区: 示例市\n事项:\n  - 事项名称: 取水许可\n"
	         "  - 事项名称: 河道采砂审批\n  - 事项名称: 水工程建设审批\n  - 事项名称: 水土保持审批\n"
	         "  - 事项名称: 入河排污审批\n  - 事项名称: 堤防占用审批\n  - 事项名称: 水利基建审批\n"
	         "  - 事项名称: 洪水评价审批\n  - 事项名称: 水库蓄水审批\n  - 事项名称: 农村供水审批\n"
	         "  - 事项名称: 节水评价审批\n  - 事项名称: 灌区建设审批\n  - 事项名称: 水电开发审批\n"
	         "  - 事项名称: 泵站管理审批\n  - 事项名称: 闸坝调度审批\n  - 事项名称: 水文观测审批\n"
	         "  - 事项名称: 湖泊围垦审批\n  - 事项名称: 蓄洪安排审批\n  - 事项名称: 移民安置审批\n"
	         "  - 事项名称: 渠道保护审批\n  - 事项名称: 水源勘察审批\n  - 事项名称: 滩地利用审批\n" },
	.good = { "清单: 权责清单\n部门: 示例区农业农村局\n地区: 示例区\n事项:\n  - 事项名称: 农药经营许可\n"
	          "    实施依据: 《农药管理条例》第二十四条\n  - 事项名称: 泉水取用许可\n"
	          "    实施依据: 《示例市泉水保护条例》第八条\n---\n"
	          "清单: 权责清单\n部门: 示例省农业农村厅\n地区: 示例省\n事项:\n  - 事项名称: 农药经营许可\n"
	          "    实施依据: 《农药管理条例》第二十四条\n" },
};
