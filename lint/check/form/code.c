/* A code stands for one item, every item has one, and codes keep the scheme of the place. */
#include "base/utf8.h"
#include "check/check.h"

enum { OPTION_LENGTH, OPTION_REGION, OPTION_TYPES };
enum message { WRONG, MISSING };
enum { LEAST_CODED = 3 }; /* fewer do not make codes the habit of a list */

/* One list, and which item had a code first. */
struct codes {
	const struct pass *p;
	const struct list *l;
	struct arena *scratch;
	struct map first;
	uint32_t n_coded, n_items; /* of main items */
};

/* The code of an item; "" when there is none, or only a mark that there is none. */
static str code_of(const struct corpus *c, uint32_t item)
{
	static const str none[] = { STR_INIT("/"),  STR_INIT("-"),    STR_INIT("—"),
		                    STR_INIT("无"), STR_INIT("暂无"), STR_INIT("待定") };
	str code = item_text(c, item, FIELD_CODE);

	for (size_t i = 0; i < countof(none); i++)
		if (str_eq(code, none[i]))
			return (str){ 0 };
	return code;
}

static void report_wrong(const struct codes *x, uint32_t item, enum qd_level level,
                         struct arg reason)
{
	report(x->p, (struct report){ .at = item_place(x->p->c, item, FIELD_CODE),
	                              .level = level,
	                              .message = WRONG,
	                              .arg = { item_called(x->p, item),
	                                       arg_str(code_of(x->p->c, item)), reason } });
}

/* Several local items may carry the code of one item of an upper catalogue. */
static bool is_catalogue(const struct list *l)
{
	str header = l->header[l->col[FIELD_CODE]];

	return str_has(header, STR("目录")) || str_has(header, STR("基本"));
}

static void check_repeated(struct codes *x, uint32_t item, str code)
{
	const struct corpus *c = x->p->c;
	struct arena *a = &x->p->out->arena;
	uint32_t *first = map_at(&x->first, hash_str(utf8_key(x->scratch, code))), row;
	struct arg other;

	if (*first == NONE) {
		*first = item;
		return;
	}
	if (c->item[*first].main == c->item[item].main ||
	    str_eq(item_text(c, *first, FIELD_NAME), item_text(c, item, FIELD_NAME)))
		return;
	row = c->doc[x->l->doc]->table.row[c->item[*first].row].number;
	other = item_called(x->p, *first);
	report_wrong(x, item, is_catalogue(x->l) ? QD_INFO : QD_WARNING,
	             (struct arg){ arena_fmt(a, "在第 %u 行%.*s已经用过", row, (int)other.zh.n,
	                                     other.zh.p),
	                           arena_fmt(a, "is that of %.*s in row %u", (int)other.en.n,
	                                     other.en.p, row) });
	sink_relate(x->p->out, item_place(c, *first, FIELD_CODE), 0);
}

/* «6.50203E+14»: Excel took the code for a number and lost its last digits. */
static bool is_rounded(str code)
{
	size_t e = str_find(code, STR("E+"), 0);

	return e != STR_NONE && e > 0 && code.p[0] >= '0' && code.p[0] <= '9' &&
	       (e == 1 || code.p[1] == '.');
}

static bool begins_in_region(const struct pass *p, str code)
{
	const struct option_value *region = &p->option[OPTION_REGION];

	for (uint32_t i = 0; i < region->n_words; i++)
		if (str_starts(code, region->word[i]))
			return true;
	return region->n_words == 0;
}

/* The letters that codes of the item's type have («行政许可=XK»); "" when none are set for it. */
static str letters_for(const struct pass *p, str type)
{
	const struct option_value *types = &p->option[OPTION_TYPES];

	for (uint32_t i = 0; i < types->n_words && type.n > 0; i++) {
		str letters, name = str_cut(types->word[i], STR("="), &letters);

		if (str_eq(name, type))
			return letters;
	}
	return (str){ 0 };
}

/* What of the scheme of the place a code does not keep. */
static void check_scheme(const struct codes *x, uint32_t item, str code)
{
	const struct pass *p = x->p;
	struct arena *a = &p->out->arena;
	uint32_t n = (uint32_t)utf8_count(code), length = p->option[OPTION_LENGTH].number;
	str letters = letters_for(p, item_text(p->c, item, FIELD_TYPE));

	if (length > 0 && n != length)
		report_wrong(x, item, QD_OFF,
		             (struct arg){ arena_fmt(a, "有 %u 位，应为 %u 位", n, length),
		                           arena_fmt(a, "has %u characters, not %u", n, length) });
	if (!begins_in_region(p, code))
		report_wrong(x, item, QD_OFF,
		             arg_text((struct text){
				     "开头不是本地区划代码",
				     "does not begin with the code of this place" }));
	if (letters.n > 0 && !str_has(code, letters))
		report_wrong(x, item, QD_OFF,
		             (struct arg){ arena_fmt(a, "里面没有权力类型的代号 %.*s",
		                                     (int)letters.n, letters.p),
		                           arena_fmt(a, "lacks %.*s, the letters of its type",
		                                     (int)letters.n, letters.p) });
}

static void check_item(struct codes *x, uint32_t item)
{
	str code = code_of(x->p->c, item);

	if (item_cell(x->p->c, item, FIELD_CODE)->flags & CELL_COVERED)
		return;
	if (is_rounded(code)) {
		report_wrong(x, item, QD_OFF,
		             arg_text((struct text){ "被 Excel 当成数字，后几位已经丢失",
		                                     "was taken for a number and lost digits" }));
	} else if (code.n > 0) {
		check_repeated(x, item, code);
		check_scheme(x, item, code);
	} else if (x->p->c->item[item].main == item && x->n_coded >= LEAST_CODED &&
	           x->n_coded * 2 > x->n_items) {
		report(x->p, (struct report){ .at = item_place(x->p->c, item, FIELD_CODE),
		                              .message = MISSING,
		                              .arg = { item_called(x->p, item) } });
	}
}

static void check(const struct pass *p, uint32_t i)
{
	const struct list *l = &p->c->list[i];
	struct arena scratch = { 0 };
	struct codes x = { .p = p, .l = l, .scratch = &scratch };

	if (!list_has(l, FIELD_CODE) || !list_has(l, FIELD_NAME))
		return;
	map_init(&x.first, &scratch);
	for (uint32_t item = l->item; item < l->item_end; item++) {
		if (p->c->item[item].main != item)
			continue;
		x.n_items++;
		x.n_coded += code_of(p->c, item).n > 0;
	}
	for (uint32_t item = l->item; item < l->item_end; item++)
		check_item(&x, item);
	arena_release(&scratch);
}

const struct rule rule_form_code = {
	.id = "form/code",
	.level = QD_WARNING,
	.each = EACH_LIST,
	.title = { "事项编码问题", "Code of an item" },
	.message = { [WRONG] = { "{0}的编码“{1}”{2}", "the code '{1}' of {0} {2}" },
	             [MISSING] = { "{0}没有编码，这张清单里大多数事项都有",
	                           "{0} has no code, most items of this list have one" } },
	.note = { { "先用在这里", "first used here" } },
	.why = { "编码是事项的身份：重了、缺了、长短不一，上下级清单和办件系统就对不上。",
	         "The code is what other lists and systems know an item by." },
	.fix = { "按当地编码规则重新赋码；Excel 里先把这一列设成文本格式。",
	         "Give each item its code by the scheme of the place; format the column as text first." },
	.option = { { "length",
	              OPTION_NUMBER,
	              "0",
	              { "编码应有的位数，0 为不查", "characters of a code, 0: any number" } },
	            { "region",
	              OPTION_WORDS,
	              "",
	              { "编码可以用哪些区划代码开头",
	                "codes of places that codes may begin with" } },
	            { "types",
	              OPTION_WORDS,
	              "",
	              { "各权力类型在编码里的代号，如 行政许可=XK",
	                "letters of power types, as in 行政许可=XK" } } },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n"
	         "  - {职权编码: 6599-CF-001, 事项名称: 对占道经营的处罚}\n"
	         "  - {职权编码: ⟦6599-CF-001⟧, 事项名称: 对乱贴广告的处罚}\n"
	         "  - {职权编码: ⟦6.59901E+14⟧, 事项名称: 对乱倒垃圾的处罚}\n"
	         "  - {职权编码: ⟦/⟧, 事项名称: 对损毁绿地的处罚}\n",
	         "目录编码,事项名称,权力类型\nA1,对占道经营的处罚,行政处罚\n⟦A1⟧,对乱贴广告的处罚,行政处罚\n" },
	.good = { "清单: 权责清单\n事项:\n"
	          "  - {职权编码: 1, 事项名称: 砍伐树木审批, 子项名称: 十株以下}\n"
	          "  - {职权编码: 1, 事项名称: 砍伐树木审批, 子项名称: 十株以上}\n"
	          "  - {职权编码: 2, 事项名称: 对占道经营的处罚}\n"
	          "  - {事项名称: 对乱贴广告的处罚}\n  - {事项名称: 对乱倒垃圾的处罚}\n" },
};
