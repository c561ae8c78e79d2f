/* Where two levels exercise one power, the list says which of them does what. */
#include "check/level/sides.h"

#include "base/utf8.h"
#include "model/similar_key.h"

enum { MESSAGE_ROW, MESSAGE_TIER, MESSAGE_TWIN, MESSAGE_NO_COLUMN };

static const void *prepare(const struct pass *p)
{
	return sides_new(p->arena, p->c);
}

/* ---- texts that split ---- */

/* Words that leave the other level a part of its own. */
static bool splits(str text)
{
	static const str words[] = {
		STR_INIT("权限内"), STR_INIT("本级"),   STR_INIT("市级"), STR_INIT("县级"),
		STR_INIT("区级"),   STR_INIT("省级"),   STR_INIT("跨"),   STR_INIT("重大"),
		STR_INIT("较大"),   STR_INIT("以上"),   STR_INIT("以下"), STR_INIT("除"),
		STR_INIT("市管"),   STR_INIT("省管"),   STR_INIT("区管"), STR_INIT("直管"),
		STR_INIT("分级"),   STR_INIT("委托"),   STR_INIT("下放"), STR_INIT("初审"),
		STR_INIT("指导"),   STR_INIT("统筹"),   STR_INIT("属地"), STR_INIT("分工"),
		STR_INIT("转报"),   STR_INIT("上报"),   STR_INIT("上级"), STR_INIT("下级"),
		STR_INIT("市辖区"), STR_INIT("市本级"), STR_INIT("所辖"), STR_INIT("建成区"),
	};

	return str_has_any(text, words, countof(words));
}

static const enum field split_fields[] = { FIELD_AUTHORITY, FIELD_NOTE, FIELD_DIVISION };

static bool split_stated(const struct corpus *c, uint32_t item)
{
	for (uint32_t i = 0; i < countof(split_fields); i++)
		if (splits(item_text(c, item, split_fields[i])))
			return true;
	return false;
}

/* Each level rewards its own. */
static bool rewards(const struct corpus *c, uint32_t item)
{
	return str_has(item_text(c, item, FIELD_TYPE), STR("奖励"));
}

/* ---- one row of both levels ---- */

/* What is of other levels than the list's is for level/foreign-row. */
static void check_row(const struct pass *p, const struct sides *s, uint32_t item)
{
	unsigned set = s->tiers->of_item[item], own = s->tiers->of_list[p->c->item[item].list];
	str level = item_text(p->c, item, FIELD_LEVEL);

	if (set == 0 || rewards(p->c, item) || tiers_only(set, tiers_lowest(set)) ||
	    (own && !(set & 1u << own)) || split_stated(p->c, item) || utf8_count(level) > 12)
		return;
	report(p, (struct report){
			  .at = item_place(p->c, item, FIELD_LEVEL),
			  .arg = { item_called(p, item), arg_str(level) },
		  });
}

/* ---- one matter of a list of levels ---- */

static void check_sides_of(const struct pass *p, uint32_t item, enum field upper, enum field lower)
{
	const struct list *l = corpus_list(p->c, item);
	str x = item_text(p->c, item, upper), y = item_text(p->c, item, lower);
	struct similar_score score;

	if (x.n == 0 || y.n == 0)
		return;
	score = similar_texts(x, y);
	if (similar_permille(score) < SIMILAR_PERMILLE || splits(x) || splits(y))
		return;
	report(p, (struct report){
			  .at = item_place(p->c, item, lower),
			  .message = MESSAGE_TIER,
			  .arg = { item_called(p, item), list_header(l, upper),
	                           list_header(l, lower), score_arg(p->out, score) },
		  });
}

static void check_matter(const struct pass *p, uint32_t item)
{
	static const enum field duty[] = { FIELD_PROVINCE_DUTY, FIELD_CITY_DUTY, FIELD_COUNTY_DUTY,
		                           FIELD_TOWN_DUTY };
	enum field above = N_FIELDS;

	for (uint32_t i = 0; i < countof(duty); i++) {
		if (!list_has(corpus_list(p->c, item), duty[i]))
			continue;
		if (above != N_FIELDS)
			check_sides_of(p, item, above, duty[i]);
		above = duty[i];
	}
}

/* ---- one item in the lists of two levels ---- */

static bool exercised(const struct corpus *c, const struct twin *t)
{
	struct arena scratch = { 0 };
	str x = utf8_key(&scratch, item_text(c, t->item, FIELD_AUTHORITY));
	str y = utf8_key(&scratch, item_text(c, t->upper, FIELD_AUTHORITY));
	bool same = str_eq(x, y);

	arena_release(&scratch);
	return t->by != TWIN_NEAR && same && !rewards(c, t->item) && !split_stated(c, t->item) &&
	       !split_stated(c, t->upper);
}

static void check_twins(const struct pass *p, const struct sides *s, uint32_t side)
{
	const struct side *low = &s->side[side], *up = &s->side[low->upper];
	const struct list *l = &p->c->list[low->list], *u = &p->c->list[up->list];
	bool told = list_has(l, FIELD_AUTHORITY) || list_has(u, FIELD_AUTHORITY);
	struct arena scratch = { 0 };
	struct twins twins;
	uint32_t n = 0;

	sides_match(s, p->c, side, &scratch, &twins);
	for (uint32_t i = 0; i < twins.n; i++) {
		if (!exercised(p->c, &twins.twin[i]))
			continue;
		n++;
		if (!told)
			continue;
		report(p, (struct report){
				  .at = item_place(p->c, twins.twin[i].item, FIELD_AUTHORITY),
				  .message = MESSAGE_TWIN,
				  .arg = { item_called(p, twins.twin[i].item),
		                           side_called(p->out, p->c, up),
		                           list_header(l, FIELD_AUTHORITY) },
			  });
		sink_relate(p->out, item_place(p->c, twins.twin[i].upper, FIELD_AUTHORITY), 0);
	}
	if (n && !told)
		report(p, (struct report){ .at = sheet_place(p->c, l->doc, l->sheet),
		                           .message = MESSAGE_NO_COLUMN,
		                           .arg = { sink_number(p->out, n),
		                                    side_called(p->out, p->c, up) } });
	arena_release(&scratch);
}

/* Lists of powers say how each level exercises them; permits and guides for others do not. */
static bool are_exercised(const struct corpus *c, const struct sides *s, const struct side *low)
{
	return low->upper != NONE && s->side[low->upper].kind != SIDE_GUIDE &&
	       str_eq(c->list[low->list].kind->id, STR("power"));
}

static void check(const struct pass *p, uint32_t unused)
{
	const struct sides *s = p->prepared;

	(void)unused;
	for (uint32_t k = 0; k < p->c->n_lists; k++) {
		const struct list *l = &p->c->list[k];

		for (uint32_t i = l->item; i < l->item_end; i++) {
			if (str_eq(l->kind->id, STR("power")) && !l->guide &&
			    list_has(l, FIELD_LEVEL))
				check_row(p, s, i);
			else if (str_eq(l->kind->id, STR("tier")))
				check_matter(p, i);
		}
	}
	for (uint32_t i = 0; i < s->n; i++)
		if (are_exercised(p->c, s, &s->side[i]))
			check_twins(p, s, i);
}

const struct rule rule_level_both_exercise = {
	.id = "level/both-exercise",
	.level = QD_WARNING,
	.each = EACH_CORPUS,
	.title = { "两级同时直接实施", "Exercised at two levels" },
	.message = { { "{0}写明由“{1}”实施，没有写各级管什么",
	               "{0} is exercised at '{1}' without a split" },
	             { "{0}的{1}和{2}说的是同一件事（相似度 {3}），没有划开",
	               "{0}: '{1}' and '{2}' say the same (likeness {3})" },
	             { "{0}与{1}都直接实施，{2}相同，没有划开",
	               "{0} is exercised here and by {1}; '{2}' is the same" },
	             { "有 {0} 个事项与{1}都列着，两边都没有写各级的权限",
	               "{0} items stand in {1} as well, and neither says who does what" } },
	.note = { { "上级清单的这一格", "the upper list" } },
	.why = { "两级都能直接办，容易重复检查、重复处罚，出了事又都可以推。",
	         "What two levels may do is done twice, or by neither." },
	.basis = { "同一事项原则上由一级实施；确需两级实施的，写明各自权限。",
	           "An item is exercised at one level; where at two, each one's part is stated." },
	.fix = { "按规模、区域、隶属或环节写明市级和县级各管什么。",
	         "Say by size, area, owner or stage what each level does." },
	.prepare = prepare,
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    行使主体: 市城市管理局\n"
	         "    实施层级: ⟦市级、县级⟧\n",
	         "清单: 层级事权关系清单\n事项:\n  - 领域: 城市管理\n    事项: 生活垃圾分类\n"
	         "    市级职责: 负责生活垃圾分类检查和考评。\n    区县级职责: ⟦负责生活垃圾分类检查考评。⟧\n",
	         "清单: 层级事权关系清单\n事项:\n  - 事项: 非法采砂查处\n    市级职责: 查处非法采砂。\n"
	         "    区县级职责: ⟦查处非法采砂。⟧\n",
	         "清单: 权责清单\n部门: 示例区农业农村局\n地区: 示例区\n事项:\n  - 事项名称: 农药经营许可\n"
	         "    权限: ⟦负责农药经营许可⟧\n---\n清单: 权责清单\n部门: 示例市农业农村局\n地区: 示例市\n"
	         "事项:\n  - 事项名称: 农药经营许可\n    权限: 负责农药经营许可\n",
	         "清单: 权责清单\n部门: 示例区农业农村局\n地区: 示例区\n事项:\n  - ⟦事项名称⟧: 农药经营许可\n"
	         "---\n清单: 权责清单\n部门: 示例市农业农村局\n地区: 示例市\n事项:\n"
	         "  - 事项名称: 农药经营许可\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    行使主体: 市城市管理局\n"
	          "    实施层级: 市级、县级\n    权限: 市本级负责快速路，县级负责其他道路\n",
	          "清单: 权责清单\n部门: 示例区农业农村局\n地区: 示例区\n事项:\n  - 事项名称: 农药经营许可\n"
	          "    权限: 负责本区农药经营许可\n---\n清单: 权责清单\n部门: 示例市农业农村局\n地区: 示例市\n"
	          "事项:\n  - 事项名称: 农药经营许可\n    权限: 负责跨区的农药经营许可\n" },
};
