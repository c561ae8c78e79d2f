/* Notes, headings and totals below the header are said, and not counted. */
#include "check/check.h"

enum { HEADINGS = SKIPPED_TOTAL + 1 };

/* Headings that divide a list are said once, at the first of them. */
static uint32_t headings(const struct corpus *c, uint32_t list)
{
	uint32_t n = 0;

	for (uint32_t k = list_skipped(c, list); k < list_skipped(c, list + 1); k++)
		n += c->skipped[k].why == SKIPPED_HEADING;
	return n;
}

static void check(const struct pass *p, uint32_t i)
{
	uint32_t told = NONE;

	(void)i;
	for (uint32_t k = 0; k < p->c->n_skipped; k++) {
		const struct skipped *s = &p->c->skipped[k];
		uint32_t n = 1;
		const struct list *l = &p->c->list[s->list];
		const struct table *t = &p->c->doc[l->doc]->table;
		const struct cell *first = &t->cell[t->row[s->row].cell];

		if (s->why == SKIPPED_HEADING) {
			if (told == s->list)
				continue;
			told = s->list;
			n = headings(p->c, s->list);
		}
		report(p, (struct report){
				  .at = place_cell(l->doc, l->sheet, s->row, first->col),
				  .message = n > 1 ? HEADINGS : (uint8_t)s->why,
				  .arg = { sink_number(p->out, n) },
			  });
	}
}

const struct rule rule_form_not_an_item = {
	.id = "form/not-an-item",
	.level = QD_INFO,
	.each = EACH_CORPUS,
	.title = { "非事项行混入", "Row that is no item" },
	.message = { { "这一行是备注，没有算作事项", "a note, not counted as an item" },
	             { "这一行是小标题，没有算作事项", "a heading, not counted as an item" },
	             { "这一行是合计，没有算作事项", "a total, not counted as an item" },
	             { "从这里起有 {0} 行小标题，都没有算作事项",
	               "{0} headings from here on, not counted as items" } },
	.why = { "备注、合计混在事项行里，统计和导入时会被当成一项。",
	         "Notes and totals among the items are counted by whoever imports the list." },
	.fix = { "备注移到表格外；合计行删去或另表列示。如果它其实是事项，请补全各栏。",
	         "Move notes below the table. If it is an item, fill in its fields." },
	.check = check,
	.bad = { "序号,事项名称,权力类型,行使主体\n1,对占道经营的处罚,行政处罚,市城市管理局\n⟦备注：本表为市本级事项。⟧,,,\n",
	         "序号,事项名称,权力类型,行使主体\n⟦一、行政处罚类⟧,,,\n1,对占道经营的处罚,行政处罚,市城市管理局\n",
	         "序号,事项名称,权力类型,行使主体\n1,对占道经营的处罚,行政处罚,市城市管理局\n⟦合计⟧,1项,,\n",
	         "序号,事项名称,权力类型,行使主体\n⟦一、行政许可类⟧,,,\n1,占道许可,行政许可,市城市管理局\n"
	         "二、行政处罚类,,,\n1,对占道经营的处罚,行政处罚,市城市管理局\n" },
	.good = { "序号,事项名称,权力类型,行使主体\n1,对占道经营的处罚,行政处罚,市城市管理局\n" },
};
