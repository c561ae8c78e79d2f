/* Dragging a cell down in Excel makes its last number rise: «3.单位法定代表人» becomes 4., 5., 6. */
#include "check/form/texts.h"

enum {
	RUN_SURE = 2,         /* steps that chance does not make */
	LONG_BYTES = 180,     /* of text that would have to be alike by chance for one step */
	LEAST_BYTES = 12,     /* a shorter text is a name or number of its own */
	LEAST_CITATION = 120, /* a shorter one may cite successive articles */
	MOST_DIGITS = 6
};

/* A number that differs between two texts alike: its bytes in the later one. */
struct rise {
	uint32_t beg, end;
	str from;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool number_at(str s, size_t beg, size_t end, uint32_t *n)
{
	return end > beg && end - beg <= MOST_DIGITS && str_u32(str_slice(s, beg, end), n);
}

/* Are the texts alike but for one number, larger by one in b? */
static bool rises(str a, str b, struct rise *r)
{
	size_t least = a.n < b.n ? a.n : b.n, head = 0, tail = 0;
	uint32_t x, y;

	while (head < least && a.p[head] == b.p[head])
		head++;
	while (tail < least - head && a.p[a.n - 1 - tail] == b.p[b.n - 1 - tail])
		tail++;
	while (head > 0 && is_digit(a.p[head - 1]))
		head--;
	while (tail > 0 && is_digit(a.p[a.n - tail]))
		tail--;
	if (!number_at(a, head, a.n - tail, &x) || !number_at(b, head, b.n - tail, &y) ||
	    y != x + 1)
		return false;
	*r = (struct rise){ (uint32_t)head, (uint32_t)(b.n - tail),
		            str_slice(a, head, a.n - tail) };
	return true;
}

/* «第24条» may follow «第23条» by design, and so may «（24）» in a text that is hardly more. */
static bool by_design(str text, const struct rise *r)
{
	str before = str_slice(text, 0, r->beg);

	return text.n < LEAST_BYTES || (text.n < LEAST_CITATION &&
	                                (str_ends(before, STR("第")) || str_has(text, STR("《"))));
}

/* A column on the way down. */
struct column {
	struct text_at above;
	uint32_t n_alike; /* how many texts in a row were the one above, itself included */
	uint32_t n_steps; /* so far, each one row after the other */
	bool repeated;    /* the text from which the first step rose had stood there before */
	struct place first;
	struct rise first_rise; /* until the second step proves the run */
	struct text_at first_risen;
};

static void report_cell(const struct pass *p, const struct list *l, const struct column *col,
                        const struct text_at *t, const struct rise *r, enum qd_confidence sure)
{
	const struct table *table = &p->c->doc[l->doc]->table;
	str now = str_slice(t->text, r->beg, r->end);

	report(p, (struct report){
			  .at = place_within(t->at, r->beg, r->end),
			  .level = sure == QD_HIGH ? QD_ERROR : QD_WARNING,
			  .confidence = sure,
			  .arg = { text_called(p, l, t->at), text_header(l, t->at), arg_str(now),
	                           sink_number(p->out, table->row[col->first.row].number) },
		  });
	sink_relate(p->out, col->first, 0);
}

/* A run of one step only: told when the text is too long to be alike by chance, or had stood
 * unchanged in the rows before. */
static void close_run(const struct pass *p, const struct list *l, struct column *col)
{
	if (col->n_steps > 0 && col->n_steps < RUN_SURE &&
	    (col->repeated || col->first_risen.text.n >= LONG_BYTES))
		report_cell(p, l, col, &col->first_risen, &col->first_rise, QD_MEDIUM);
	col->n_steps = 0;
}

static void take(const struct pass *p, const struct list *l, struct column *col,
                 const struct text_at *t)
{
	struct rise r;

	if (!col->above.cell || !rises(col->above.text, t->text, &r) || by_design(t->text, &r)) {
		close_run(p, l, col);
		col->n_alike =
			col->above.cell && str_eq(col->above.text, t->text) ? col->n_alike + 1 : 1;
		col->above = *t;
		return;
	}
	if (col->n_steps++ == 0) {
		col->repeated = col->n_alike > 1;
		col->first = col->above.at;
		col->first_rise = r;
		col->first_risen = *t;
	}
	if (col->n_steps == RUN_SURE)
		report_cell(p, l, col, &col->first_risen, &col->first_rise, QD_HIGH);
	if (col->n_steps >= RUN_SURE)
		report_cell(p, l, col, t, &r, QD_HIGH);
	col->n_alike = 1;
	col->above = *t;
}

static bool is_prose(uint32_t field)
{
	return field < N_FIELDS &&
	       (field_info[field].what == FIELD_TEXT || field_info[field].what == FIELD_BASIS_TEXT);
}

static void check(const struct pass *p, uint32_t i)
{
	const struct list *l = &p->c->list[i];
	struct arena scratch = { 0 };
	struct column *col = arena_alloc(&scratch, l->n_cols * sizeof *col);
	struct text_at t;

	for (uint32_t next = 0; texts_next(p->c, l, &next, &t);)
		if (is_prose(t.field))
			take(p, l, &col[t.at.col], &t);
	for (uint32_t k = 0; k < l->n_cols; k++)
		close_run(p, l, &col[k]);
	arena_release(&scratch);
}

const struct rule rule_form_drag_fill = {
	.id = "form/drag-fill",
	.level = QD_ERROR,
	.each = EACH_LIST,
	.title = { "疑似下拉填充错误", "Spoiled by filling down" },
	.message = { { "{0}的{1}里“{2}”像是下拉填充带出来的：文字与第 {3} 行起的一样，只有这个数逐格加一",
	               "'{2}' in the {1} of {0} seems to come from filling down: the text is that of row {3}, only this number rises by one" } },
	.note = { { "从这一格往下拉的", "filled down from here" } },
	.why = { "在 Excel 里往下拉，文字里的数字会自动加一，条号、日期、序号就都错了。",
	         "Excel counts up the number in a text that is filled down: articles, dates and numbers go wrong." },
	.fix = { "按第一格核对，改回同一个数；往下填时按住 Ctrl，或用复制粘贴。",
	         "Compare with the first cell and set the number back; copy and paste instead of filling down." },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n"
	         "  - {事项名称: 对占道经营的处罚, 追责对象范围: 3.单位法定代表人}\n"
	         "  - {事项名称: 对乱贴广告的处罚, 追责对象范围: ⟦4⟧.单位法定代表人}\n"
	         "  - {事项名称: 对乱倒垃圾的处罚, 追责对象范围: ⟦5⟧.单位法定代表人}\n",
	         "清单: 权责清单\n事项:\n"
	         "  - {事项名称: 甲, 责任事项: 1.受理责任：公示依法应当提交的材料，一次性告知补正材料，依法受理或不予受理。2.审查责任：对材料进行审核，提出审核意见，3日内办结}\n"
	         "  - {事项名称: 乙, 责任事项: 1.受理责任：公示依法应当提交的材料，一次性告知补正材料，依法受理或不予受理。2.审查责任：对材料进行审核，提出审核意见，⟦4⟧日内办结}\n" },
	.good = { "清单: 权责清单\n事项:\n"
	          "  - {序号: 1, 事项名称: 第1类场所检查, 实施依据: 《示例条例》第21条, 追责对象范围: 3.单位法定代表人}\n"
	          "  - {序号: 2, 事项名称: 第2类场所检查, 实施依据: 《示例条例》第22条, 追责对象范围: 3.单位法定代表人}\n"
	          "  - {序号: 3, 事项名称: 第3类场所检查, 实施依据: 《示例条例》第23条, 追责对象范围: 3.单位法定代表人}\n" },
};
