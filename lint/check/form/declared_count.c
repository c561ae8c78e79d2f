/* «行政处罚（254项）»: the number announced is the number listed. */
#include "check/check.h"
#include "check/form/announced.h"

#include "base/utf8.h"

enum message { SHEET_NAME, TITLE, DECLARED, GROUP, TOTAL };

/* A number announced somewhere, and the items it may mean, counted both ways. */
struct claim {
	uint32_t declared;
	struct tally {
		uint32_t items, mains;
	} real;
	struct place at;
	str words;
};

static bool agrees(uint32_t declared, struct tally t)
{
	return declared == t.items || declared == t.mains;
}

static void compare(const struct pass *p, enum message m, struct claim c)
{
	if (agrees(c.declared, c.real))
		return;
	report(p, (struct report){
			  .at = c.at,
			  .message = (uint8_t)m,
			  .arg = { arg_str(c.words), sink_number(p->out, c.declared),
	                           sink_number(p->out, c.real.items) },
		  });
}

/* Does a list belong to a part of a document, or, with NONE, to the document? */
static bool in_part(const struct corpus *c, const struct list *l, uint32_t doc, uint32_t part)
{
	return l->doc == doc && (part == NONE || c->doc[doc]->table.sheet[l->sheet].part == part);
}

/* Items of a power type in all lists of a part. */
static struct tally count_type(const struct corpus *c, uint32_t doc, uint32_t part, str type)
{
	struct tally t = { 0 };

	for (uint32_t k = 0; k < c->n_lists; k++) {
		if (!in_part(c, &c->list[k], doc, part))
			continue;
		for (uint32_t i = c->list[k].item; i < c->list[k].item_end; i++) {
			bool of_type = str_eq(item_text(c, i, FIELD_TYPE), type);

			t.items += of_type;
			t.mains += of_type && c->item[i].main == i;
		}
	}
	return t;
}

static struct tally count_part(const struct corpus *c, uint32_t doc, uint32_t part)
{
	struct tally t = { 0 };

	for (uint32_t k = 0; k < c->n_lists; k++) {
		if (!in_part(c, &c->list[k], doc, part))
			continue;
		t.items += c->list[k].item_end - c->list[k].item;
		t.mains += c->list[k].n_mains;
	}
	return t;
}

/* The first item of a list at or below a row. */
static uint32_t item_from(const struct corpus *c, const struct list *l, uint32_t row)
{
	uint32_t lo = l->item, hi = l->item_end;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (c->item[mid].row < row)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static struct tally count_rows(const struct corpus *c, const struct list *l, uint32_t row,
                               uint32_t end)
{
	struct tally t = { 0 };

	for (uint32_t i = item_from(c, l, row); i < l->item_end && c->item[i].row < end; i++) {
		t.items++;
		t.mains += c->item[i].main == i;
	}
	return t;
}

/* `声明: {事项数: 254, 行政处罚: 120}`, in a grid «声明.事项数：254» above the header. */
static void check_declaration(const struct pass *p, uint32_t doc)
{
	const struct doc *d = p->c->doc[doc];
	static const str total[] = { STR_INIT("事项数"), STR_INIT("总数"), STR_INIT("事项"),
		                     STR_INIT("合计") };

	for (uint32_t i = 0; i < d->n_props; i++) {
		str what = d->prop[i].key;
		struct tally real;
		uint32_t declared;
		bool whole = false;

		if (!str_starts(what, STR("声明.")) ||
		    !str_u32(str_trim(d->prop[i].value), &declared))
			continue;
		what = str_from_byte(what, STR("声明.").n);
		for (uint32_t k = 0; k < countof(total); k++)
			whole = whole || str_eq(what, total[k]);
		real = whole ? count_part(p->c, doc, d->prop[i].part)
		             : count_type(p->c, doc, d->prop[i].part, what);
		if (!whole && real.items == 0 && !str_starts(what, STR("行政")))
			continue;
		compare(p, DECLARED, (struct claim){ declared, real, d->prop[i].at, what });
	}
}

/* ---- titles above the header ---- */

/* The first row that can be a title of list k: below the list before it on the sheet. */
static uint32_t first_row(const struct corpus *c, uint32_t k)
{
	const struct list *l = &c->list[k];

	if (k > 0 && l[-1].doc == l->doc && l[-1].sheet == l->sheet)
		return l[-1].row_end;
	return c->doc[l->doc]->table.sheet[l->sheet].row;
}

/* A title may count the whole workbook, of which this sheet is a part. */
static void check_titles(const struct pass *p, uint32_t k)
{
	const struct list *l = &p->c->list[k];
	const struct table *t = &p->c->doc[l->doc]->table;
	struct claim c = { .real = { l->item_end - l->item, l->n_mains } };
	size_t beg, end;

	for (uint32_t r = first_row(p->c, k); l->header_row != NONE && r < l->header_row; r++) {
		for (uint32_t i = t->row[r].cell; i < t->row[r + 1].cell; i++) {
			c.words = str_trim(cell_text(&t->cell[i]));
			c.at = place_cell(l->doc, l->sheet, r, t->cell[i].col);
			if (t->cell[i].at == i && announced(c.words, &c.declared, &beg, &end) &&
			    !agrees(c.declared, count_part(p->c, l->doc, NONE)))
				compare(p, TITLE, c);
		}
	}
}

/* ---- groups and totals among the rows ---- */

/* «一、» 1, «（一）» 2, «1.» 3: a group ends where one of its rank or above begins. */
static uint32_t rank(str heading)
{
	if (str_starts(heading, STR("（")) || str_starts(heading, STR("(")))
		return 2;
	return heading.n && heading.p[0] >= '0' && heading.p[0] <= '9' ? 3 : 1;
}

static str row_text(const struct corpus *c, const struct skipped *s)
{
	const struct table *t = &c->doc[c->list[s->list].doc]->table;

	return str_trim(cell_text(&t->cell[t->row[s->row].cell]));
}

static uint32_t group_end(const struct corpus *c, uint32_t heading)
{
	const struct skipped *s = &c->skipped[heading];

	for (uint32_t k = heading + 1; k < c->n_skipped && c->skipped[k].list == s->list; k++)
		if (c->skipped[k].why == SKIPPED_HEADING &&
		    rank(row_text(c, &c->skipped[k])) <= rank(row_text(c, s)))
			return c->skipped[k].row;
	return c->list[s->list].row_end;
}

/* A total counts from the heading or total above it, or from the top. */
static struct tally count_above(const struct corpus *c, const struct skipped *s, uint32_t declared)
{
	const struct list *l = &c->list[s->list];
	bool first = s == c->skipped || s[-1].list != s->list || s[-1].why == SKIPPED_NOTE;
	struct tally part = count_rows(c, l, first ? l->row : s[-1].row, s->row), all = { 0 };
	uint32_t end = item_from(c, l, s->row);

	all.items = end - l->item;
	all.mains = end == l->item_end ? l->n_mains : all.items;
	return agrees(declared, part) || str_starts(row_text(c, s), STR("小计")) ? part : all;
}

/* «6项» or «6» in a cell of its own, else «共6项» within a text. */
static bool number_in(str text, bool alone, uint32_t *number)
{
	size_t at = 0, end;

	if (!alone)
		return announced(text, number, &at, &end);
	*number = citation_number(text, &at);
	text = str_trim(str_from_byte(text, at));
	return *number > 0 && (text.n == 0 || str_eq(text, STR("项")));
}

static void check_skipped(const struct pass *p, uint32_t k)
{
	const struct skipped *s = &p->c->skipped[k];
	const struct list *l = &p->c->list[s->list];
	const struct table *t = &p->c->doc[l->doc]->table;
	bool total = s->why == SKIPPED_TOTAL;

	for (uint32_t i = t->row[s->row].cell; i < t->row[s->row + 1].cell; i++) {
		bool alone = total && i > t->row[s->row].cell;
		struct claim c = { .at = place_cell(l->doc, l->sheet, s->row, t->cell[i].col),
			           .words = alone ? row_text(p->c, s)
			                          : str_trim(cell_text(&t->cell[i])) };

		if (t->cell[i].at != i ||
		    !number_in(str_trim(cell_text(&t->cell[i])), alone, &c.declared))
			continue;
		c.real = total ? count_above(p->c, s, c.declared)
		               : count_rows(p->c, l, s->row, group_end(p->c, k));
		compare(p, total ? TOTAL : GROUP, c);
		return;
	}
}

/* The title of a document counts all of its tables, also where it stands above the first. */
static void check_name(const struct pass *p, const struct list *l, const struct sheet *s)
{
	bool in_table = s->flags & SHEET_TABLE;
	struct claim c = { .real = { l->item_end - l->item, l->n_mains },
		           .at = sheet_place(p->c, l->doc, l->sheet),
		           .words = in_table ? s->title : s->name };
	size_t beg, end;

	if (announced(c.words, &c.declared, &beg, &end) &&
	    !(str_eq(c.words, doc_prop(p->c->doc[l->doc], s->part, DOC_TITLE)) &&
	      agrees(c.declared, count_part(p->c, l->doc, s->part))))
		compare(p, in_table ? TITLE : SHEET_NAME, c);
}

static void check_list(const struct pass *p, uint32_t k)
{
	const struct list *l = &p->c->list[k];
	const struct sheet *s = &p->c->doc[l->doc]->table.sheet[l->sheet];

	check_name(p, l, s);
	check_titles(p, k);
	for (uint32_t i = list_skipped(p->c, k); i < list_skipped(p->c, k + 1); i++)
		if (p->c->skipped[i].why != SKIPPED_NOTE)
			check_skipped(p, i);
}

static void check(const struct pass *p, uint32_t doc)
{
	check_declaration(p, doc);
	for (uint32_t k = 0; k < p->c->n_lists; k++)
		if (p->c->list[k].doc == doc)
			check_list(p, k);
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
	             { "“声明”里{0}写的是 {1} 项，实有 {2} 项",
	               "{0} is declared as {1}, there are {2} items" },
	             { "小标题“{0}”写的是 {1} 项，下面实有 {2} 项",
	               "heading '{0}' says {1}, {2} items follow" },
	             { "“{0}”写的是 {1} 项，实有 {2} 项", "'{0}' says {1}, there are {2} items" } },
	.why = { "公布的总数对不上，说明有漏项、重项，或者删改后没有更新总数。",
	         "A total that is off means items were dropped, doubled or changed." },
	.fix = { "逐项核对后更正总数，或补上漏掉的事项。",
	         "Go through the items, then correct the number or the list." },
	.check = check,
	.bad = { "清单: 权责清单\n声明:\n  事项数: ⟦3⟧\n事项:\n  - 事项名称: 对占道经营的处罚\n"
	         "    权力类型: 行政处罚\n  - 事项名称: 对乱倒垃圾的处罚\n    权力类型: 行政处罚\n",
	         "清单: 权责清单\n部门: 市城市管理局\n行政处罚（2项）:\n  - ⟦事项名称⟧: 对占道经营的处罚\n    权力类型: 行政处罚\n",
	         "⟦市城市管理局行政处罚事项清单（共2项）⟧,,\n序号,事项名称,权力类型\n1,对占道经营的处罚,行政处罚\n",
	         "序号,事项名称,权力类型\n⟦一、行政处罚（共2项）⟧,,\n1,对占道经营的处罚,行政处罚\n"
	         "二、行政许可（共1项）,,\n2,占道许可,行政许可\n",
	         "序号,事项名称,权力类型\n1,对占道经营的处罚,行政处罚\n合计,⟦2项⟧,\n" },
	.good = { "清单: 权责清单\n声明:\n  事项数: 1\n事项:\n  - 事项名称: 对占道经营的处罚\n"
	          "    权力类型: 行政处罚\n" },
};
