/* 序号 runs 1, 2, 3 … over the main items. */
#include "check/check.h"

#include "base/utf8.h"

enum message { NOT_A_NUMBER, SEVERAL, STARTS_AT, GAP, REPEATED, BLANK, DISORDER };

/* The numbers in a cell: how many (2: «2,3»), the first and the last; 0 when it is none. */
struct numbers {
	uint32_t n, first, last;
	bool sub; /* «1.2», «1-1», «（1）»: numbers a part, not an item */
};

static struct numbers read_numbers(str text)
{
	struct numbers r = { 0 };

	for (size_t at = 0; at < text.n;) {
		size_t from = at;
		uint32_t v = citation_number(text, &at), cp;

		if (at > from) {
			r.first = r.n++ ? r.first : v;
			r.last = v;
			continue;
		}
		cp = utf8_next(text, &at);
		if (cp == '-' || cp == '(' || cp == 0xFF08 || (cp == '.' && at < text.n))
			r.sub = true;
		else if (cp != ',' && cp != 0xFF0C && cp != 0x3001 && cp != '.' && cp != ')' &&
		         cp != 0xFF09 && cp != 0xFF0E && cp != '~' && !utf8_is_space(cp))
			return (struct numbers){ 0 };
	}
	return r;
}

struct run {
	const struct pass *p;
	const struct list *l;
	uint32_t expected, breaks;
	uint32_t above; /* the item before, NONE at the start */
	bool tell;
};

static void tell(struct run *r, uint32_t item, enum message m, uint32_t number)
{
	str text = item_text(r->p->c, item, FIELD_SEQ);

	r->breaks++;
	if (!r->tell)
		return;
	report(r->p, (struct report){
			     .at = item_place(r->p->c, item, FIELD_SEQ),
			     .message = (uint8_t)m,
			     .arg = { arg_str(text), sink_number(r->p->out, number),
	                              item_called(r->p, item) },
		     });
}

/* A new group may begin at 1: the type or domain changed, or a heading stands between. */
static bool new_group(const struct run *r, uint32_t item)
{
	const struct corpus *c = r->p->c;
	static const enum field group[] = { FIELD_TYPE, FIELD_DOMAIN, FIELD_BODY, FIELD_TASK };

	for (uint32_t i = 0; i < countof(group); i++)
		if (!str_eq(item_text(c, item, group[i]), item_text(c, r->above, group[i])))
			return true;
	for (uint32_t i = list_skipped(c, c->item[item].list);
	     i < c->n_skipped && c->skipped[i].list == c->item[item].list; i++)
		if (c->skipped[i].why == SKIPPED_HEADING &&
		    c->skipped[i].row > c->item[r->above].row &&
		    c->skipped[i].row < c->item[item].row)
			return true;
	return false;
}

/* Sub-items may repeat the number of their main item. */
static bool shares_number(const struct run *r, uint32_t item)
{
	const struct corpus *c = r->p->c;

	return r->above != NONE && item_has(c, item, FIELD_SUB) &&
	       str_eq(item_text(c, item, FIELD_NAME), item_text(c, r->above, FIELD_NAME));
}

/* One merged number for all the rows of a group. */
static bool shares_cell(const struct run *r, const struct cell *cell)
{
	return r->above != NONE && cell->flags & CELL_COVERED &&
	       cell->at == item_cell(r->p->c, r->above, FIELD_SEQ)->at;
}

static void step(struct run *r, uint32_t item)
{
	const struct cell *cell = item_cell(r->p->c, item, FIELD_SEQ);
	str text = cell_trimmed(cell);
	struct numbers n = read_numbers(text);

	if (n.sub || (text.n > 0 && shares_cell(r, cell)))
		return;
	if (text.n == 0)
		tell(r, item, BLANK, r->expected);
	else if (n.n == 0)
		tell(r, item, NOT_A_NUMBER, r->expected);
	else if (n.n > 1)
		tell(r, item, SEVERAL, r->expected);
	else if (r->above == NONE && n.first != 1)
		tell(r, item, STARTS_AT, 1);
	else if (r->above != NONE && n.first + 1 == r->expected && !shares_number(r, item))
		tell(r, item, REPEATED, r->expected);
	else if (n.first != r->expected && n.first + 1 != r->expected &&
	         !(n.first == 1 && new_group(r, item)))
		tell(r, item, GAP, r->expected);
	r->expected = n.n ? n.last + 1 : r->expected + 1;
	r->above = item;
}

/* Do the rows below a main item go on with numbers of their own, as tasks below one duty do? */
static bool numbers_rows(const struct corpus *c, const struct list *l)
{
	uint32_t on = 0, below = 0;
	struct numbers above = { 0 };

	for (uint32_t i = l->item; i < l->item_end; i++) {
		bool main = c->item[i].main == i;
		struct numbers n = { 0 };

		if (!main || (i + 1 < l->item_end && c->item[i + 1].main != i + 1))
			n = read_numbers(item_text(c, i, FIELD_SEQ));
		below += !main;
		on += !main && n.n == 1 && above.n == 1 && n.first == above.last + 1;
		above = n;
	}
	return on * 2 > below;
}

static void walk(struct run *r)
{
	bool rows = numbers_rows(r->p->c, r->l);

	for (uint32_t i = r->l->item; i < r->l->item_end; i++)
		if (rows || r->p->c->item[i].main == i)
			step(r, i);
}

static void check(const struct pass *p, uint32_t i)
{
	const struct list *l = &p->c->list[i];
	struct run dry = { .p = p, .l = l, .expected = 1, .above = NONE }, wet = dry;

	if (!list_has(l, FIELD_SEQ))
		return;
	walk(&dry);
	wet.tell = true;
	if (dry.breaks > 5 && dry.breaks * 3 > l->n_mains)
		report(p, (struct report){ .at = item_place(p->c, l->item, FIELD_SEQ),
		                           .message = DISORDER,
		                           .arg = { sink_number(p->out, l->n_mains),
		                                    sink_number(p->out, dry.breaks) } });
	else
		walk(&wet);
}

const struct rule rule_form_sequence = {
	.id = "form/sequence",
	.level = QD_WARNING,
	.each = EACH_LIST,
	.title = { "序号不连续", "Numbering is not continuous" },
	.message = { [NOT_A_NUMBER] = { "{2}的序号“{0}”不是数字",
	                                "the number '{0}' of {2} is none" },
	             [SEVERAL] = { "{2}的序号写成了“{0}”，一格里有几个号",
	                           "{2} is numbered '{0}': several numbers in one cell" },
	             [STARTS_AT] = { "序号从 {0} 开始，不是从 1 开始",
	                             "numbering starts at {0}, not 1" },
	             [GAP] = { "{2}的序号是 {0}，按顺序应为 {1}",
	                       "{2} is number {0}; {1} is expected" },
	             [REPEATED] = { "{2}的序号 {0} 与上一项重复，按顺序应为 {1}",
	                            "{2} repeats number {0}; {1} is expected" },
	             [BLANK] = { "{2}没有序号，按顺序应为 {1}",
	                         "{2} has no number; {1} is expected" },
	             [DISORDER] = { "{0} 个事项的序号有 {1} 处不连续，可能沿用了别处的编号",
	                            "{1} of {0} items are out of sequence; taken from another list?" } },
	.why = { "断号、重号往往意味着漏抄、重抄了事项，总数也会对不上。",
	         "Gaps and repeats often mean that an item was dropped or copied twice." },
	.fix = { "核对有没有漏掉或多出的事项，再重新编号。",
	         "See whether an item is missing or doubled, then number anew." },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 序号: 1\n    事项名称: 对占道经营的处罚\n    权力类型: 行政处罚\n"
	         "  - 序号: ⟦3⟧\n    事项名称: 对乱倒垃圾的处罚\n    权力类型: 行政处罚\n",
	         "序号,事项名称,权力类型\n1,对第甲种占道行为的处罚,行政处罚\n⟦甲⟧,对第乙种占道行为的处罚,行政处罚\n3,对第丙种占道行为的处罚,行政处罚\n",
	         "序号,事项名称,权力类型\n1,对第甲种占道行为的处罚,行政处罚\n\"⟦2,3⟧\",对第乙种占道行为的处罚,行政处罚\n4,对第丙种占道行为的处罚,行政处罚\n",
	         "序号,事项名称,权力类型\n⟦5⟧,对第甲种占道行为的处罚,行政处罚\n6,对第乙种占道行为的处罚,行政处罚\n7,对第丙种占道行为的处罚,行政处罚\n",
	         "序号,事项名称,权力类型\n1,对第甲种占道行为的处罚,行政处罚\n2,对第乙种占道行为的处罚,行政处罚\n⟦2⟧,对第丙种占道行为的处罚,行政处罚\n",
	         "序号,事项名称,权力类型\n1,对第甲种占道行为的处罚,行政处罚\n⟦⟧,对第乙种占道行为的处罚,行政处罚\n3,对第丙种占道行为的处罚,行政处罚\n",
	         "序号,事项名称,权力类型\n⟦3⟧,对第甲种占道行为的处罚,行政处罚\n9,对第乙种占道行为的处罚,行政处罚\n27,对第丙种占道行为的处罚,行政处罚\n30,对第丁种占道行为的处罚,行政处罚\n44,对第戊种占道行为的处罚,行政处罚\n51,对第己种占道行为的处罚,行政处罚\n60,对第庚种占道行为的处罚,行政处罚\n72,对第辛种占道行为的处罚,行政处罚\n" },
	.good = { "序号,主要职责,工作任务\n1,负责公路养护,巡查县道\n2,负责公路养护,编制养护计划\n3,负责运输管理,考核驾校\n",
	          "清单: 权责清单\n事项:\n  - 序号: 1\n    事项名称: 对占道经营的处罚\n    权力类型: 行政处罚\n"
	          "  - 序号: 2\n    事项名称: 对乱倒垃圾的处罚\n    权力类型: 行政处罚\n" },
};
