/* «行政处罚（254项）»: the number announced is the number listed. */
#include "check/check.h"

#include "base/utf8.h"

/* The number before 项 in brackets or behind 共: «（ 17项）», «共254项», «(3项)». */
static bool announced(str text, uint32_t *number, size_t *beg, size_t *end)
{
	static const str before[] = { STR_INIT("（"), STR_INIT("("), STR_INIT("共"),
		                      STR_INIT("共计"), STR_INIT("合计") };

	for (uint32_t i = 0; i < countof(before); i++) {
		for (size_t at = 0; (at = str_find(text, before[i], at)) != STR_NONE;) {
			size_t from = at += before[i].n;

			while (at < text.n && text.p[at] == ' ')
				at++;
			*number = citation_number(text, &at);
			while (at < text.n && text.p[at] == ' ')
				at++;
			if (*number && str_starts(str_from_byte(text, at), STR("项"))) {
				*beg = from;
				*end = at + 3;
				return true;
			}
		}
	}
	return false;
}

static void compare(const struct pass *p, const struct list *l, uint32_t declared, struct place at,
                    uint8_t message, str words)
{
	uint32_t n = l->item_end - l->item;

	if (declared == n || declared == l->n_mains)
		return;
	report(p, (struct report){
			  .at = at,
			  .message = message,
			  .arg = { arg_str(words), sink_number(p->out, declared),
	                           sink_number(p->out, n), sink_number(p->out, l->n_mains) },
		  });
}

/* Items of a power type in all lists of a document. */
static uint32_t count_type(const struct corpus *c, uint32_t doc, str type)
{
	uint32_t n = 0;

	for (uint32_t k = 0; k < c->n_lists; k++) {
		if (c->list[k].doc != doc)
			continue;
		for (uint32_t i = c->list[k].item; i < c->list[k].item_end; i++)
			n += str_eq(item_text(c, i, FIELD_TYPE), type);
	}
	return n;
}

static uint32_t count_doc(const struct corpus *c, uint32_t doc, bool mains)
{
	uint32_t n = 0;

	for (uint32_t k = 0; k < c->n_lists; k++)
		if (c->list[k].doc == doc)
			n += mains ? c->list[k].n_mains : c->list[k].item_end - c->list[k].item;
	return n;
}

/* `声明: {事项数: 254, 行政处罚: 120}` of a YAML list. */
static void check_declaration(const struct pass *p, uint32_t doc)
{
	const struct doc *d = p->c->doc[doc];
	static const str total[] = { STR_INIT("事项数"), STR_INIT("总数"), STR_INIT("事项"),
		                     STR_INIT("合计") };

	for (uint32_t i = 0; i < d->n_props; i++) {
		str what = d->prop[i].key;
		uint32_t declared, n, mains;
		bool whole = false;

		if (!str_starts(what, STR("声明.")) ||
		    !str_u32(str_trim(d->prop[i].value), &declared))
			continue;
		what = str_from_byte(what, STR("声明.").n);
		for (uint32_t k = 0; k < countof(total); k++)
			whole = whole || str_eq(what, total[k]);
		n = whole ? count_doc(p->c, doc, false) : count_type(p->c, doc, what);
		mains = whole ? count_doc(p->c, doc, true) : n;
		if (declared == n || declared == mains || (!whole && n == 0))
			continue;
		report(p, (struct report){
				  .at = place_source(doc, d->prop[i].pos,
		                                     d->prop[i].pos + d->prop[i].value.n),
				  .message = 2,
				  .arg = { arg_str(what), sink_number(p->out, declared),
		                           sink_number(p->out, n) },
			  });
	}
}

static void check_list(const struct pass *p, const struct list *l)
{
	const struct sheet *s = &p->c->doc[l->doc]->table.sheet[l->sheet];
	uint32_t declared;
	size_t beg, end;

	if (announced(s->name, &declared, &beg, &end))
		compare(p, l, declared, sheet_place(p->c, l->doc, l->sheet), 0, s->name);
	if (l->title_at.row != NONE && announced(l->title, &declared, &beg, &end))
		compare(p, l, declared, l->title_at, 1, l->title);
}

static void check(const struct pass *p, uint32_t doc)
{
	check_declaration(p, doc);
	for (uint32_t k = 0; k < p->c->n_lists; k++)
		if (p->c->list[k].doc == doc)
			check_list(p, &p->c->list[k]);
}

const struct rule rule_form_declared_count = {
	.id = "form/declared-count",
	.level = QD_WARNING,
	.each = EACH_DOC,
	.title = { "声明数与实数不符", "Declared count differs" },
	.message = { { "工作表名“{0}”写的是 {1} 项，表里实有 {2} 项",
	               "sheet name '{0}' says {1}, the sheet holds {2} items" },
	             { "标题“{0}”写的是 {1} 项，表里实有 {2} 项",
	               "title '{0}' says {1}, the table holds {2} items" },
	             { "“声明”中{0}为 {1}，实有 {2} 项",
	               "{0} is declared as {1}, there are {2} items" } },
	.why = { "公布的总数对不上，说明有漏项、重项，或者删改后没有更新总数。",
	         "A total that is off means items were dropped, doubled or changed." },
	.fix = { "逐项核对后更正总数，或补上漏掉的事项。",
	         "Go through the items, then correct the number or the list." },
	.check = check,
	.bad = { "清单: 权责清单\n声明:\n  事项数: ⟦3⟧\n事项:\n  - 事项名称: 对占道经营的处罚\n"
	         "    权力类型: 行政处罚\n  - 事项名称: 对乱倒垃圾的处罚\n    权力类型: 行政处罚\n",
	         "清单: 权责清单\n部门: 市城市管理局\n行政处罚（2项）:\n  - ⟦事项名称⟧: 对占道经营的处罚\n    权力类型: 行政处罚\n",
	         "⟦市城市管理局行政处罚事项清单（共2项）⟧,,\n序号,事项名称,权力类型\n1,对占道经营的处罚,行政处罚\n" },
	.good = { "清单: 权责清单\n声明:\n  事项数: 1\n事项:\n  - 事项名称: 对占道经营的处罚\n"
	          "    权力类型: 行政处罚\n" },
};
