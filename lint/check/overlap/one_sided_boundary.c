/* A matter that one department's boundary list shares with another stands in the other's too. */
#include "check/overlap/boundary.h"

enum { OPTION_AT };
enum { NOT_LISTED, NOT_NAMED, NO_LIST };

struct listing {
	const struct pass *p;
	const struct departments *d;
	const struct boundary *b;
	uint32_t *unlisted; /* [departments] matters that name a department without a list */
};

static struct place party_place(const struct listing *g, uint32_t i, uint32_t party)
{
	uint32_t a = matter_assignment(g->b, i, party);

	return a != NONE ? assignment_place(g->p->c, a)
	                 : item_place(g->p->c, g->b->matter[i].item, FIELD_NAME);
}

static void tell(const struct listing *g, uint32_t i, uint32_t party, uint32_t counterpart)
{
	const struct matter *m = &g->b->matter[i];

	report(g->p, (struct report){
			     .at = party_place(g, i, party),
			     .message = counterpart == NONE ? NOT_LISTED : NOT_NAMED,
			     .arg = { item_called(g->p, m->item), arg_str(g->d->name[m->owner]),
	                              arg_str(g->d->name[party]) },
		     });
	if (counterpart != NONE)
		sink_relate(g->p->out,
		            item_place(g->p->c, g->b->matter[counterpart].item, FIELD_NAME), 0);
}

static void check_matter(struct listing *g, uint32_t i)
{
	const struct matter *m = &g->b->matter[i];

	for (uint32_t k = 0; k < m->n_parties; k++) {
		uint32_t party = m->party[k], counterpart;

		if (party == m->owner || body_tier(g->d->name[party], STR("")) == TIER_TOWN)
			continue;
		if (!g->b->keeps[party]) {
			g->unlisted[party]++;
			continue;
		}
		counterpart = boundary_counterpart(g->b, i, party);
		if (counterpart == NONE && !g->b->whole)
			continue;
		if (counterpart == NONE || !matter_concerns(&g->b->matter[counterpart], m->owner))
			tell(g, i, party, counterpart);
	}
}

/* One line a department whose list is not in the set, at the first matter that names it. */
static void tell_unlisted(struct listing *g)
{
	for (uint32_t i = 0; i < g->b->n; i++)
		for (uint32_t k = 0; k < g->b->matter[i].n_parties; k++) {
			uint32_t party = g->b->matter[i].party[k];

			if (g->unlisted[party] == 0)
				continue;
			report(g->p,
			       (struct report){
				       .at = party_place(g, i, party),
				       .message = NO_LIST,
				       .level = QD_INFO,
				       .arg = { sink_number(g->p->out, g->unlisted[party]),
			                        arg_str(STR("")), arg_str(g->d->name[party]) },
			       });
			g->unlisted[party] = 0;
		}
}

static void check(const struct pass *p, uint32_t unused)
{
	struct arena scratch = { 0 };
	struct listing g = { .p = p, .d = departments_new(p->c, &scratch) };

	(void)unused;
	g.b = boundary_new(p->c, g.d, p->option[OPTION_AT].number, &scratch);
	g.unlisted = arena_alloc(&scratch, (g.d->key.n + 1) * sizeof *g.unlisted);
	for (uint32_t i = 0; i < g.b->n; i++)
		check_matter(&g, i);
	tell_unlisted(&g);
	arena_release(&scratch);
}

const struct rule rule_overlap_one_sided_boundary = {
	.id = "overlap/one-sided-boundary",
	.level = QD_ERROR,
	.each = EACH_CORPUS,
	.title = { "边界清单单方列示", "Boundary matter listed by one side" },
	.message = {
		[NOT_LISTED] = { "{1}的边界清单把{0}列为与{2}共同的事项，{2}的边界清单里没有这一项",
	                         "the boundary list of {1} shares {0} with {2}; the list of {2} lacks it" },
		[NOT_NAMED] = { "{1}的边界清单把{0}列为与{2}共同的事项，{2}的边界清单列了这一项，却没有写{1}",
	                        "the boundary list of {1} shares {0} with {2}; the list of {2} has it "
	                        "without naming {1}" },
		[NO_LIST] = { "{2}的边界清单不在送审范围，涉及它的 {0} 个边界事项没有核对",
	                      "no boundary list of {2} is in the set; {0} matters that name it are not compared" },
	},
	.note = { { "对方列在这里", "listed here by the other side" } },
	.why = { "边界是两家的事，只有一家认，遇到争议仍然说不清。",
	         "A boundary that one side draws alone binds nobody." },
	.fix = { "与对方核对：确属共同事项的，两家清单都列；不是的，从本清单删去。",
	         "Agree with the other side: both list it, or neither does." },
	.option = { { "at",
	              OPTION_NUMBER,
	              "500",
	              { "事项名称相似到千分之几算同一事项", "likeness in permille" } } },
	.check = check,
	.bad = { "清单: 职责边界清单\n部门: 市城市管理局\n事项:\n"
	         "  - {管理事项: 餐饮油烟治理, 相关部门: 市城市管理局、⟦市生态环境局⟧}\n"
	         "---\n清单: 职责边界清单\n部门: 市生态环境局\n事项:\n"
	         "  - {管理事项: 秸秆露天焚烧监管, 相关部门: 市生态环境局、市城市管理局}\n"
	         "  - {管理事项: 施工扬尘监管, 相关部门: 市生态环境局}\n"
	         "---\n清单: 职责边界清单\n部门: 市城市管理局\n事项:\n"
	         "  - {管理事项: 秸秆露天焚烧的监管, 相关部门: 市城市管理局、市生态环境局}\n"
	         "  - {管理事项: 施工扬尘的监管, 相关部门: 市城市管理局、⟦市生态环境局⟧、⟦市水务局⟧}\n" },
	.good = { "清单: 职责边界清单\n部门: 市城市管理局\n事项:\n"
	          "  - {管理事项: 餐饮油烟治理, 相关部门: 市城市管理局、市生态环境局}\n"
	          "---\n清单: 职责边界清单\n部门: 市生态环境局\n事项:\n"
	          "  - {管理事项: 餐饮油烟的治理, 相关部门: 市生态环境局、市城市管理局}\n",
	          "清单: 职责边界清单\n部门: 市委编办\n事项:\n"
	          "  - {管理事项: 餐饮油烟治理, 相关部门: 市城市管理局、市生态环境局}\n" },
};
