/* Assistance is asked of bodies that are not one's own subordinates. */
#include "check/check.h"

enum message { BELOW, SAME_LINE };

enum { MOST_PARENTS = 8 };

static bool descends_from(const struct bodies *b, uint32_t body, uint32_t above)
{
	for (uint32_t i = 0; i < MOST_PARENTS && body != NONE; i++) {
		body = b->body[body].parent;
		if (body == above)
			return true;
	}
	return false;
}

static str place_of(const struct bodies *b, uint32_t body)
{
	return str_slice(b->key.text[body], 0, b->body[body].place_n);
}

/* A government and a department of the same place. */
static bool is_department_of(const struct bodies *b, uint32_t body, uint32_t above)
{
	return b->body[above].class == BODY_GOVERNMENT && b->body[body].class != BODY_GOVERNMENT &&
	       b->body[body].tier == b->body[above].tier && place_of(b, body).n > 0 &&
	       str_eq(place_of(b, body), place_of(b, above));
}

/* «市民政局综合执法支队» is a part of 市民政局 by its name. */
static bool is_named_after(str name, str above)
{
	return name.n > above.n && str_starts(name, above) && body_like(above);
}

static bool is_part(const struct body *b)
{
	return b->class == BODY_BRANCH || b->class == BODY_SECTION;
}

/* In one system: a branch of the other, or its counterpart of a lower level. */
static bool is_below_in_line(const struct bodies *b, uint32_t body, uint32_t above)
{
	const struct body *low = &b->body[body], *high = &b->body[above];

	if (!bodies_same_system(b, body, above))
		return false;
	return (low->tier && high->tier && low->tier > high->tier) ||
	       (is_part(low) && !is_part(high) && low->tier >= high->tier);
}

/* By the register, by the level of government or by its name. */
static bool is_below(const struct corpus *c, uint32_t assister, uint32_t requester)
{
	uint32_t body = c->assignment[assister].body, above = c->assignment[requester].body;

	return descends_from(&c->bodies, body, above) ||
	       is_department_of(&c->bodies, body, above) ||
	       is_named_after(assignment_name(c, assister), assignment_name(c, requester));
}

static void check_pair(const struct pass *p, uint32_t requester, uint32_t assister)
{
	const struct corpus *c = p->c;
	uint32_t above = c->assignment[requester].body, body = c->assignment[assister].body;
	bool below = is_below(c, assister, requester);

	if (body == above || (!below && !is_below_in_line(&c->bodies, body, above)))
		return;
	report(p, (struct report){
			  .at = assignment_place(c, assister),
			  .message = below ? BELOW : SAME_LINE,
			  .confidence = below ? QD_HIGH : QD_MEDIUM,
			  .arg = { item_called(p, c->assignment[assister].item),
	                           arg_str(assignment_name(c, requester)),
	                           arg_str(assignment_name(c, assister)) },
		  });
	sink_relate(p->out, assignment_place(c, requester), 0);
}

static void check(const struct pass *p, uint32_t item)
{
	const struct corpus *c = p->c;
	uint32_t end = c->item_assignment[item + 1];

	if (!str_eq(corpus_list(c, item)->kind->title, STR("行政协助清单")))
		return;
	for (uint32_t a = c->item_assignment[item]; a < end; a++) {
		if (c->assignment[a].role != ROLE_ASSIST)
			continue;
		for (uint32_t r = c->item_assignment[item]; r < end; r++)
			if (c->assignment[r].role == ROLE_REQUEST)
				check_pair(p, r, a);
	}
}

const struct rule rule_assist_subordinate = {
	.id = "assist/subordinate",
	.level = QD_WARNING,
	.each = EACH_ITEM,
	.title = { "向下级请求协助", "Assistance asked of a subordinate" },
	.message = { [BELOW] = { "{0}由{1}请求{2}协助，{2}是它的下级，用不着行政协助",
	                         "in {0}, {1} asks {2}, its own subordinate, for assistance" },
	             [SAME_LINE] = { "{0}由{1}请求{2}协助，{2}是它同一系统的下级",
	                             "in {0}, {1} asks {2}, below it in the same system, for assistance" } },
	.note = { { "请求部门", "the requesting body" } },
	.why = { "行政协助是没有隶属关系的部门之间的事；对下级用不着请求，直接部署，列进来只会虚增协助事项。",
	         "Assistance is between bodies neither of which is above the other; a subordinate is instructed." },
	.fix = { "对下级的工作安排从协助清单中移出；确需县区、镇街办理的，按层级事权或者属地管理清单处理。",
	         "Take it off the list; what lower levels do belongs in the lists of levels." },
	.check = check,
	.bad = { "清单: 机构名录\n地区: 示例市\n事项:\n  - {机构名称: 示例市城市管理局, 层级: 市级}\n"
	         "  - {机构名称: 示例市环境卫生中心, 层级: 市级, 上级机构: 示例市城市管理局}\n---\n"
	         "清单: 行政协助清单\n地区: 示例市\n事项:\n  - 事项: 主干道清雪\n    请求部门: 市城市管理局\n"
	         "    协助部门: ⟦市环境卫生中心⟧\n    协助内容: 清除积雪\n",
	         "清单: 行政协助清单\n地区: 示例市\n事项:\n  - 事项: 渣土车整治\n    请求部门: 市城市管理局\n"
	         "    协助部门: ⟦示例区城市管理局⟧\n    协助内容: 路面检查\n" },
	.good = { "清单: 行政协助清单\n地区: 示例市\n事项:\n  - 事项: 案件当事人身份核查\n    请求部门: 市城市管理局\n"
	          "    协助部门: 市公安局、市公安局交通警察支队\n    协助内容: 核查身份信息\n" },
};
