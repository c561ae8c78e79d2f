/* What two departments' boundary lists say of one matter agrees: who leads, and who does what. */
#include "check/overlap/boundary.h"

#include "model/similar_key.h"

enum { OPTION_AT, OPTION_WORDING };
enum { OTHER_LEAD, OTHER_SPLIT };
enum { LEAST_KEY = 12 }; /* bytes of a text that says what a department does */

struct comparing {
	const struct pass *p;
	const struct departments *d;
	const struct boundary *b;
};

/* ---- who leads ---- */

static uint32_t lead_of(const struct comparing *g, uint32_t i)
{
	const struct corpus *c = g->p->c;
	const struct matter *m = &g->b->matter[i];

	for (uint32_t a = c->item_assignment[m->item]; a < c->item_assignment[m->end]; a++)
		if (c->assignment[a].role == ROLE_LEAD)
			return a;
	return NONE;
}

static uint32_t department_of(const struct comparing *g, uint32_t assignment)
{
	return g->d->of_body[g->p->c->assignment[assignment].body];
}

static bool compare_leads(const struct comparing *g, uint32_t i, uint32_t k)
{
	const struct corpus *c = g->p->c;
	uint32_t a = lead_of(g, i), b = lead_of(g, k);

	if (a == NONE || b == NONE || department_of(g, a) == department_of(g, b))
		return false;
	report(g->p, (struct report){
			     .at = assignment_place(c, b),
			     .message = OTHER_LEAD,
			     .arg = { item_called(g->p, g->b->matter[k].item),
	                              arg_str(g->d->name[g->b->matter[k].owner]),
	                              arg_str(g->d->name[department_of(g, b)]),
	                              arg_str(g->d->name[g->b->matter[i].owner]),
	                              arg_str(g->d->name[department_of(g, a)]) },
		     });
	sink_relate(g->p->out, assignment_place(c, a), 0);
	return true;
}

/* ---- who does what ---- */

struct stated {
	str text;
	struct place at;
};

static bool alone_in_row(const struct corpus *c, uint32_t a)
{
	uint32_t item = c->assignment[a].item;

	return c->item_assignment[item + 1] - c->item_assignment[item] == 1;
}

/* What stands behind the name, up to the end of its clause; "" when it is not named. */
static str behind_name(str text, str name)
{
	static const str stop[] = { STR_INIT("；"), STR_INIT("。"), STR_INIT("\n"), STR_INIT(";") };
	size_t at = str_find(text, name, 0), end = text.n;

	if (at == STR_NONE || name.n == 0)
		return (str){ 0 };
	at += name.n;
	for (uint32_t i = 0; i < countof(stop); i++) {
		size_t stops = str_find(text, stop[i], at);

		end = stops < end ? stops : end;
	}
	return str_slice(text, at, end);
}

/* What the matter says that the department does. */
static struct stated stated_for(const struct comparing *g, uint32_t i, uint32_t department)
{
	const struct corpus *c = g->p->c;
	uint32_t a = matter_assignment(g->b, i, department), item;
	const struct kind_duty *duty;
	enum field f;
	str text;

	if (a == NONE)
		return (struct stated){ 0 };
	item = c->assignment[a].item;
	duty = &corpus_list(c, item)->kind->duty[c->assignment[a].duty];
	f = duty->content < N_FIELDS && item_has(c, item, duty->content) ? duty->content
	                                                                 : FIELD_DIVISION;
	text = item_text(c, item, f);
	if (f == FIELD_DIVISION && !alone_in_row(c, a))
		text = behind_name(text, assignment_name(c, a));
	return (struct stated){ text, item_place(c, item, f) };
}

static bool says_the_same(str a, str b, uint32_t permille)
{
	struct arena scratch = { 0 };
	struct side x = { .key = similar_key(&scratch, a) },
		    y = { .key = similar_key(&scratch, b) };
	bool same = x.key.n < LEAST_KEY || y.key.n < LEAST_KEY ||
	            side_likeness(&x, &y).contained >= permille;

	arena_release(&scratch);
	return same;
}

static void compare_splits(const struct comparing *g, uint32_t i, uint32_t k)
{
	const struct matter *m = &g->b->matter[k];

	for (uint32_t n = 0; n < m->n_parties; n++) {
		struct stated a = stated_for(g, i, m->party[n]), b = stated_for(g, k, m->party[n]);

		if (a.text.n == 0 || b.text.n == 0 ||
		    says_the_same(a.text, b.text, g->p->option[OPTION_WORDING].number))
			continue;
		report(g->p,
		       (struct report){
			       .at = b.at,
			       .message = OTHER_SPLIT,
			       .arg = { item_called(g->p, m->item), arg_str(g->d->name[m->owner]),
		                        arg_str(g->d->name[m->party[n]]),
		                        arg_str(g->d->name[g->b->matter[i].owner]) },
		       });
		sink_relate(g->p->out, a.at, 1);
	}
}

static void check(const struct pass *p, uint32_t unused)
{
	struct arena scratch = { 0 };
	struct comparing g = { .p = p, .d = departments_new(p->c, &scratch) };

	(void)unused;
	g.b = boundary_new(p->c, g.d, p->option[OPTION_AT].number, &scratch);
	for (uint32_t i = 0; i < g.b->n; i++)
		for (uint32_t n = 0; n < g.b->matter[i].n_parties; n++) {
			uint32_t party = g.b->matter[i].party[n];
			uint32_t k = boundary_counterpart(g.b, i, party);

			if (party == g.b->matter[i].owner || k == NONE || k < i ||
			    !matter_concerns(&g.b->matter[k], g.b->matter[i].owner))
				continue;
			if (!compare_leads(&g, i, k))
				compare_splits(&g, i, k);
		}
	arena_release(&scratch);
}

const struct rule rule_overlap_boundary_disagrees = {
	.id = "overlap/boundary-disagrees",
	.level = QD_ERROR,
	.confidence = QD_MEDIUM,
	.each = EACH_CORPUS,
	.title = { "边界清单两方不一致", "Boundary lists disagree" },
	.message = {
		[OTHER_LEAD] = { "{0}由谁牵头，两家写的不一样：{1}的边界清单写{2}，{3}的写{4}",
	                         "the lists disagree on the lead of {0}: {1} says {2}, {3} says {4}" },
		[OTHER_SPLIT] = { "{0}中{2}做什么，{1}的边界清单与{3}的写得不一样",
	                          "in {0}, the lists of {1} and {3} say different things of {2}" },
	},
	.note = { { "对方写的牵头部门", "the lead as the other side has it" },
	          { "对方写的分工", "the division as the other side has it" } },
	.why = { "两份清单各说各的，等于没有划清；出了事各按各的版本推。",
	         "Two versions of a boundary are none." },
	.fix = { "两家坐下来定一个版本，牵头部门和各自做的事写成同样的话。",
	         "Agree on one version: one lead, the same words for what each does." },
	.option = { { "at",
	              OPTION_NUMBER,
	              "500",
	              { "事项名称相似到千分之几算同一事项", "likeness in permille" } },
	            { "wording",
	              OPTION_NUMBER,
	              "450",
	              { "两段分工相似到千分之几算说法一致", "likeness of two wordings in permille" } } },
	.check = check,
	.bad = { "清单: 职责边界清单\n部门: 市城市管理局\n事项:\n"
	         "  - {管理事项: 餐饮油烟治理, 牵头部门: 市生态环境局, 配合部门: 市城市管理局}\n"
	         "---\n清单: 职责边界清单\n部门: 市生态环境局\n事项:\n"
	         "  - {管理事项: 餐饮油烟治理, 牵头部门: ⟦市城市管理局⟧, 配合部门: 市生态环境局}\n",
	         "清单: 职责边界清单\n部门: 市城市管理局\n事项:\n"
	         "  - {管理事项: 餐饮油烟治理, 相关部门: 市城市管理局, 职责分工: 负责查处餐饮单位油烟扰民行为}\n"
	         "  - {管理事项: 餐饮油烟治理, 相关部门: 市生态环境局, 职责分工: 负责餐饮油烟排放的监测和超标认定}\n"
	         "---\n清单: 职责边界清单\n部门: 市生态环境局\n事项:\n"
	         "  - {管理事项: 餐饮油烟治理, 相关部门: 市城市管理局, 职责分工: 查处餐饮单位油烟扰民}\n"
	         "  - {管理事项: 餐饮油烟治理, 相关部门: 市生态环境局, 职责分工: ⟦指导企业安装在线设备⟧}\n" },
	.good = { "清单: 职责边界清单\n部门: 市城市管理局\n事项:\n"
	          "  - {管理事项: 餐饮油烟治理, 牵头部门: 市城市管理局, 配合部门: 市生态环境局, 职责分工: 市城市管理局负责查处油烟扰民；市生态环境局负责油烟监测。}\n"
	          "---\n清单: 职责边界清单\n部门: 市生态环境局\n事项:\n"
	          "  - {管理事项: 餐饮油烟的治理, 牵头部门: 市城市管理局, 配合部门: 市生态环境局, 职责分工: 市城市管理局查处油烟扰民；市生态环境局开展油烟监测。}\n" },
};
