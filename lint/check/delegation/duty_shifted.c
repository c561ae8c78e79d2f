/* A department's own duty stays its own: a township's text does not equal or hold it. */
#include "check/delegation/assisting.h"
#include "check/delegation/departments.h"
#include "check/score.h"
#include "model/similar_key.h"

enum { MESSAGE_SAME, MESSAGE_HOLDS, MESSAGE_CLAUSE, MESSAGE_PART };

/* How much of the department's duty a township's text must hold, and how long that duty must be for
 * the words not to be common to all. */
enum { HOLDS_PERMILLE = 900, FEWEST_PIECES = 8 };

/* ---- the departments' side ---- */

static enum field duty_field(const struct list *l)
{
	if (list_is(l, STR("三定规定")))
		return FIELD_NAME;
	return str_eq(l->kind->id, STR("power")) ? FIELD_DUTY : N_FIELDS;
}

static bool any_assistance(const struct corpus *c)
{
	for (uint32_t k = 0; k < c->n_lists; k++)
		if (list_is(&c->list[k], STR("配合履职事项清单")) ||
		    list_is(&c->list[k], STR("属地管理清单")))
			return true;
	return false;
}

/* Clauses of departments' charters and the duties of their powers. */
static const void *prepare(const struct pass *p)
{
	const struct corpus *c = p->c;
	struct shelf *s = shelf_new(p->arena);
	bool wanted = any_assistance(c);

	for (uint32_t k = 0; wanted && k < c->n_lists; k++) {
		const struct list *l = &c->list[k];
		enum field f = duty_field(l);
		uint32_t department = f == N_FIELDS ? NONE : owner_of(c, l);

		for (uint32_t i = l->item; department != NONE && i < l->item_end; i++)
			shelf_add(s, department,
			          (struct shelved){ i, f,
			                            similar_key(p->arena, item_text(c, i, f)) });
	}
	shelf_close(s);
	return s;
}

/* ---- within a row ---- */

struct sides_of_row {
	enum field department, township;
};

static bool sides_of(const struct list *l, struct sides_of_row *s)
{
	if (list_is(l, STR("配合履职事项清单")))
		*s = (struct sides_of_row){ FIELD_UPPER_DUTY, FIELD_ASSIST_DUTY };
	else if (list_is(l, STR("属地管理清单")))
		*s = (struct sides_of_row){ FIELD_LEAD_DUTY, FIELD_ASSIST_DUTY };
	else
		return false;
	return true;
}

/* How much of a text's pieces another holds, from what they share; nothing where it is too short. */
static struct similar_score held(str whole, str in, struct similar_score both)
{
	if (in.n * 1000 < whole.n * HOLDS_PERMILLE)
		return (struct similar_score){ 0 };
	both.total = similar_keys(whole, whole).total;
	return both;
}

static bool holds_all(struct similar_score held)
{
	return held.total >= FEWEST_PIECES && similar_permille(held) >= HOLDS_PERMILLE;
}

static bool check_row(const struct pass *p, uint32_t item, const struct sides_of_row *s, str town,
                      str department)
{
	struct similar_score same = similar_keys(town, department), holds;
	bool part, alike = similar_permille(same) >= p->option[0].number * 10;
	const struct list *l = corpus_list(p->c, item);

	holds = alike ? same : held(department, town, same);
	part = !alike && !holds_all(holds);
	holds = part ? held(town, department, same) : holds;
	if (part && !holds_all(holds))
		return false;
	report(p, (struct report){
			  .at = item_place(p->c, item, s->township),
			  .message = alike  ? MESSAGE_SAME
	                             : part ? MESSAGE_PART
	                                    : MESSAGE_HOLDS,
			  .level = part ? QD_WARNING : QD_OFF,
			  .arg = { item_called(p, item), list_header(l, s->township),
	                           list_header(l, s->department), score_arg(p->out, holds) },
		  });
	sink_relate(p->out, item_place(p->c, item, s->department), 0);
	return true;
}

/* ---- against the department's other lists ---- */

static void tell_clause(const struct pass *p, uint32_t item, enum field f,
                        const struct shelved *clause, struct similar_score score)
{
	const struct list *own = corpus_list(p->c, clause->item);

	report(p, (struct report){
			  .at = item_place(p->c, item, f),
			  .message = MESSAGE_CLAUSE,
			  .arg = { item_called(p, item), list_header(corpus_list(p->c, item), f),
	                           arg_str(own->owner), score_arg(p->out, score),
	                           arg_str(own->kind->title) },
		  });
	sink_relate(p->out, item_place(p->c, clause->item, clause->field), 0);
}

/* The clauses of those whom the row names as in charge. */
static void check_clauses(const struct pass *p, uint32_t item, enum field f, str town)
{
	const struct corpus *c = p->c;
	struct similar_query q = { .key = town, .permille = p->option[0].number * 10 };

	for (uint32_t a = c->item_assignment[item]; a < c->item_assignment[item + 1]; a++) {
		struct shelved clause;
		struct similar_score score;

		if (c->assignment[a].role != ROLE_LEAD ||
		    !shelf_best(p->prepared, c->assignment[a].body, &q, &clause, &score))
			continue;
		tell_clause(p, item, f, &clause, score);
		return;
	}
}

static void check(const struct pass *p, uint32_t item)
{
	struct sides_of_row s;
	struct arena scratch = { 0 };
	str town, department;

	if (!sides_of(corpus_list(p->c, item), &s) || !town_assists(p->c, item))
		return;
	town = own_duties(&scratch, item_text(p->c, item, s.township));
	town = similar_key(&scratch, town);
	department = similar_key(&scratch, item_text(p->c, item, s.department));
	if (town.n && !(department.n && check_row(p, item, &s, town, department)))
		check_clauses(p, item, s.township, town);
	arena_release(&scratch);
}

const struct rule rule_delegation_duty_shifted = {
	.id = "delegation/duty-shifted",
	.level = QD_ERROR,
	.each = EACH_ITEM,
	.title = { "主体责任转嫁乡镇", "A department's duty shifted to a township" },
	.message = { { "{0}的{1}和{2}说的是同一件事（相似度 {3}），部门的主体责任转给了乡镇（街道）",
	               "{0}: '{1}' says what '{2}' says (likeness {3}); the duty was shifted" },
	             { "{0}的{1}包含了{2}的全部内容（含有 {3}），部门的主体责任转给了乡镇（街道）",
	               "{0}: '{1}' holds all of '{2}' ({3} of it); the duty was shifted" },
	             { "{0}的{1}就是{2}在{4}里的职责（相似度 {3}），主体责任转给了乡镇（街道）",
	               "{0}: '{1}' is the duty of {2} in its own list (likeness {3})" },
	             { "{0}的{1}是从{2}里照抄的，没有一句是乡镇（街道）自己的，谁是主体说不清",
	               "{0}: all of '{1}' is copied from '{2}'; whose it is nobody can tell" } },
	.note = { { "部门自己的职责", "the department's own duty" } },
	.why = { "部门的法定职责原样写到乡镇名下，就是以属地名义转嫁主体责任。",
	         "A department's statutory duty copied to a township is shifted, not shared." },
	.basis = { "属地管理清单：主体责任在部门，乡镇（街道）承担配合责任。",
	           "Territorial lists: the main duty is the department's, townships assist." },
	.fix = { "主体责任写回部门；乡镇只写巡查、报告、劝导、协助等具体配合内容。",
	         "Give the duty back; leave the township what assists: watch, report, persuade." },
	.option = { { "likeness",
	              OPTION_NUMBER,
	              "72",
	              { "相似到百分之几算同一职责",
	                "from which likeness, in percent, duties are one" } } },
	.prepare = prepare,
	.check = check,
	.bad = { "清单: 属地管理清单\n事项:\n  - 事项名称: 秸秆禁烧\n    主体责任单位: 县农业农村局\n"
	         "    主体责任: 制定禁烧方案，组织田间巡查，处置火点。\n    配合责任单位: 东河镇\n"
	         "    配合责任: ⟦制定禁烧方案，组织田间巡查，处置火点。⟧\n",
	         "清单: 属地管理清单\n事项:\n  - 事项名称: 农贸市场管理\n    主体责任单位: 县商务局\n"
	         "    主体责任: 编制布局规划，审核开办条件，组织标准化改造验收，受理投诉。\n    配合责任单位: 东河镇\n"
	         "    配合责任: ⟦审核开办条件，组织标准化改造验收。⟧\n",
	         "清单: 配合履职事项清单\n事项:\n  - 事项名称: 秸秆禁烧\n    对应上级部门: 县农业农村局\n"
	         "    上级部门职责: 制定禁烧方案，组织田间巡查。\n"
	         "    配合职责: ⟦制定禁烧方案，组织田间巡查，处置火点，登记秸秆去向，落实包田到人，年底考核村组。⟧\n",
	         "清单: 配合履职事项清单\n地区: 示例县\n部门: 东河镇人民政府\n事项:\n"
	         "  - 事项名称: 秸秆禁烧\n    对应上级部门: 县农业农村局\n"
	         "    配合职责: ⟦监督管理秸秆综合利用和露天禁烧。⟧\n---\n清单: 三定规定\n地区: 示例县\n"
	         "部门: 示例县农业农村局\n事项:\n  - 主要职责: 负责监督管理秸秆综合利用和露天禁烧工作。\n" },
	.good = { "清单: 属地管理清单\n事项:\n  - 事项名称: 秸秆禁烧\n    主体责任单位: 县农业农村局\n"
	          "    主体责任: 制定禁烧方案，组织田间巡查，处置火点。\n    配合责任单位: 东河镇\n"
	          "    配合责任: 协助制定禁烧方案，配合组织田间巡查，发现火点及时报告。\n" },
};
