/* Dragging a cell down in Excel makes its last number rise: «3.单位法定代表人» becomes 4., 5., 6. */
#include "check/form/digit.h"
#include "check/form/texts.h"

enum {
	RUN_SURE = 2,      /* steps that chance does not make */
	LONG_BYTES = 180,  /* of text that would have to be alike by chance for one step */
	LEAST_BYTES = 12,  /* a shorter text is a name or number of its own */
	LEAST_DATED = 60,  /* a shorter one may have a day of its own */
	LEAST_OTHER = 120, /* a shorter one may count what there is several of */
	LEAST_QUOTED = 30, /* behind an article: what it says is quoted, not only its number */
	MOST_SHOWN = 24,   /* bytes behind the number that messages show */
	HAN = 3
};

/* A number that differs between two texts alike: its bytes in the later one. */
struct rise {
	uint32_t beg, end;
	str from; /* what stands there in the earlier one */
};

static bool is_inner(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/* Are the texts alike but for one number, larger by one in b? */
static bool rises(str a, str b, struct rise *r)
{
	size_t least = a.n < b.n ? a.n : b.n, head = 0, tail = 0;
	uint32_t x, y, d;

	while (head < least && a.p[head] == b.p[head])
		head++;
	while (tail < least - head && a.p[a.n - 1 - tail] == b.p[b.n - 1 - tail])
		tail++;
	while (head > 0 && head < a.n && is_inner(a.p[head]))
		head--;
	while (tail > 0 && is_inner(a.p[a.n - tail]))
		tail--;
	while ((d = digit_before(a, head)) > 0)
		head -= d;
	while (tail > 0 && tail < least - head && (d = digit_at(a, a.n - tail)) > 0)
		tail -= d;
	if (head + tail > least || !digits_number(a, head, a.n - tail, &x) ||
	    !digits_number(b, head, b.n - tail, &y) || y != x + 1)
		return false;
	*r = (struct rise){ (uint32_t)head, (uint32_t)(b.n - tail),
		            str_slice(a, head, a.n - tail) };
	return true;
}

/* ---- numbers that rise by design ---- */

static bool starts_any(str s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_starts(s, str_from(words[i])))
			return true;
	return false;
}

static bool ends_any(str s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_ends(s, str_from(words[i])))
			return true;
	return false;
}

/* «3.单位法定代表人»: the number of a point in a list within the text. */
static bool numbers_point(str before, str after)
{
	static const char *const ends[] = {
		"；", ";", "。", "\n", " ", "　", "：", ":", "，", "."
	};
	static const char *const marks[] = { ".", "．", "、", ")", "）" };

	return (before.n == 0 || ends_any(before, ends, countof(ends))) &&
	       starts_any(after, marks, countof(marks)) && after.n > HAN && !digit_at(after, 1);
}

/* Filling down counts the last number of a text, or the one it begins with. */
static bool can_be_filled(str text, const struct rise *r)
{
	if (r->beg == 0)
		return true;
	for (size_t at = text.n; at > r->end; at--)
		if (digit_before(text, at))
			return false;
	return true;
}

/* Where the item of the text is called by the same number it counts the items themselves. */
static bool is_items_own(const struct pass *p, uint32_t item, str number)
{
	static const enum field names[] = { FIELD_NAME, FIELD_SUB,  FIELD_BODY, FIELD_OFFICE,
		                            FIELD_TASK, FIELD_POST, FIELD_STEP, FIELD_DOMAIN };

	for (size_t i = 0; item != NONE && i < countof(names); i++)
		if (str_has(item_text(p->c, item, names[i]), number))
			return true;
	return false;
}

/* How sure one can be that a number rises by a slip: by what it numbers, and by how much text
 * would have to be the same by chance. SLIP_ALONE: one step is enough where the text is long. */
enum slip { SLIP_NONE, SLIP_RUN, SLIP_ALONE };

static enum slip slip_of(const struct pass *p, const struct list *l, const struct text_at *t,
                         const struct rise *r)
{
	static const char *const parts[] = { "条", "款", "项", "目", "章", "节", "编" };
	static const char *const annexes[] = { "附件", "附表", "附图", "图", "表" };
	str before = str_slice(t->text, 0, r->beg), after = str_from_byte(t->text, r->end);
	bool titled = str_has(before, STR("》"));

	if (t->text.n < LEAST_BYTES || !can_be_filled(t->text, r) ||
	    ends_any(before, annexes, countof(annexes)))
		return SLIP_NONE;
	if (numbers_point(before, after))
		return SLIP_ALONE;
	if (str_ends(before, STR("月")) && str_starts(after, STR("日")))
		return titled || t->text.n >= LEAST_DATED ? SLIP_ALONE : SLIP_NONE;
	if (starts_any(after, parts, countof(parts)))
		return after.n >= LEAST_QUOTED && t->text.n >= LEAST_OTHER ? SLIP_ALONE : SLIP_NONE;
	if (titled && (str_starts(after, STR("号")) || str_starts(after, STR("年"))))
		return SLIP_RUN;
	return t->text.n >= LEAST_OTHER && !is_items_own(p, text_item(p->c, l, t->at),
	                                                 str_slice(t->text, r->beg, r->end))
	               ? SLIP_RUN
	               : SLIP_NONE;
}

/* A column on the way down. */
struct column {
	struct text_at above;
	uint32_t n_alike;     /* how many texts in a row were the one above, itself included */
	uint32_t n_steps;     /* so far, each one row after the other */
	bool alone;           /* the first step would do by itself */
	struct text_at first; /* from which the run rose */
	str first_number;
	struct rise first_rise; /* until the second step proves the run */
	struct text_at first_risen;
};

/* The number with the date or 第 before it and a few words behind. */
static str shown(str text, size_t beg, size_t end)
{
	static const char *const date[] = { "年", "月", "第" };
	size_t to = end;
	uint32_t d;

	for (str before = str_slice(text, 0, beg);
	     (d = digit_before(text, beg)) > 0 || ends_any(before, date, countof(date));
	     before.n = beg)
		beg -= d > 0 ? d : HAN;
	while (to < text.n && (to < end + MOST_SHOWN || is_inner(text.p[to])) && text.p[to] != '\n')
		to++;
	return str_slice(text, beg, to);
}

static void report_cell(const struct pass *p, const struct list *l, const struct column *col,
                        const struct text_at *t, const struct rise *r, enum qd_confidence sure)
{
	const struct table *table = &p->c->doc[l->doc]->table;
	size_t first = (size_t)(col->first_number.p - col->first.text.p);

	report(p, (struct report){
			  .at = place_within(t->at, r->beg, r->end),
			  .level = sure == QD_HIGH ? QD_ERROR : QD_WARNING,
			  .confidence = sure,
			  .arg = { text_called(p, l, t->at), text_header(l, t->at),
	                           arg_str(shown(t->text, r->beg, r->end)),
	                           sink_number(p->out, table->row[col->first.at.row].number),
	                           arg_str(shown(col->first.text, first,
	                                         first + col->first_number.n)) },
		  });
	sink_relate(p->out, col->first.at, 0);
}

/* A run of one step only: told when the text is too long to be alike by chance, or had stood
 * unchanged in the rows before. */
static void close_run(const struct pass *p, const struct list *l, struct column *col)
{
	if (col->n_steps > 0 && col->n_steps < RUN_SURE && col->alone)
		report_cell(p, l, col, &col->first_risen, &col->first_rise, QD_MEDIUM);
	col->n_steps = 0;
}

static void begin_run(struct column *col, const struct text_at *t, const struct rise *r,
                      enum slip slip)
{
	col->alone = slip == SLIP_ALONE && (col->n_alike > 1 || t->text.n >= LONG_BYTES);
	col->first = col->above;
	col->first_number = r->from;
	col->first_rise = *r;
	col->first_risen = *t;
}

static void take(const struct pass *p, const struct list *l, struct column *col,
                 const struct text_at *t)
{
	struct rise r;
	enum slip slip = col->above.cell && rises(col->above.text, t->text, &r)
	                         ? slip_of(p, l, t, &r)
	                         : SLIP_NONE;

	if (slip == SLIP_NONE) {
		close_run(p, l, col);
		col->n_alike =
			col->above.cell && str_eq(col->above.text, t->text) ? col->n_alike + 1 : 1;
		col->above = *t;
		return;
	}
	if (col->n_steps++ == 0)
		begin_run(col, t, &r, slip);
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

	for (uint32_t next = 0; texts_next(p->c, l, ANY_TEXT, &next, &t);)
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
	.message = { { "{0}的{1}里“{2}”像是下拉填充带出来的：第 {3} 行写的是“{4}”，往下只有这个数逐格加一",
	               "'{2}' in the {1} of {0} seems to come from filling down: row {3} says '{4}', and only this number rises by one" } },
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
	         "  - {事项名称: 甲, 责任事项: 1.受理责任：公示依法应当提交的材料，一次性告知补正材料，依法受理或不予受理。2.审查责任：对材料进行审核，提出审核意见。3.决定责任：依法作出决定}\n"
	         "  - {事项名称: 乙, 责任事项: 1.受理责任：公示依法应当提交的材料，一次性告知补正材料，依法受理或不予受理。2.审查责任：对材料进行审核，提出审核意见。⟦4⟧.决定责任：依法作出决定}\n" },
	.good = { "清单: 权责清单\n事项:\n"
	          "  - {序号: 1, 事项名称: 第1类场所检查, 实施依据: 《示例条例》第21条, 追责对象范围: 3.单位法定代表人}\n"
	          "  - {序号: 2, 事项名称: 第2类场所检查, 实施依据: 《示例条例》第22条, 追责对象范围: 3.单位法定代表人}\n"
	          "  - {序号: 3, 事项名称: 第3类场所检查, 实施依据: 《示例条例》第23条, 追责对象范围: 3.单位法定代表人}\n" },
};
