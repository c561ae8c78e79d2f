/* A template's stand-ins must have become names before a list is published. */
#include "check/check.h"

static bool is_stand_in(const struct pass *p, str name)
{
	for (uint32_t i = 0; i < p->option[0].n_words; i++)
		if (str_has(name, p->option[0].word[i]))
			return true;
	return body_placeholder(name);
}

struct tally {
	uint32_t names, stand_ins;
};

static void check_cell(const struct pass *p, uint32_t item, enum field f, uint32_t row,
                       const struct cell *cell, struct tally *t, bool tell)
{
	struct body_name part[BODY_NAMES];
	uint32_t n = body_split(cell_text(cell), part);

	for (uint32_t i = 0; i < n; i++) {
		str name = str_slice(cell_text(cell), part[i].beg, part[i].end);

		t->names++;
		if (!is_stand_in(p, name))
			continue;
		t->stand_ins++;
		if (!tell)
			continue;
		report(p, (struct report){
				  .at = place_within(cell_place(p->c, item, row,
		                                                corpus_list(p->c, item)->col[f]),
		                                     part[i].beg, part[i].end),
				  .arg = { list_header(corpus_list(p->c, item), f), arg_str(name),
		                           item_called(p, item) },
			  });
	}
}

/* A field that says «/» or «无» because it does not apply is not a stand-in, unless bodies that
 * answer for the matter stand there. */
static bool must_name(const struct list *l, enum field f)
{
	for (uint32_t d = 0; d < l->kind->n_duties; d++)
		if (l->kind->duty[d].bodies == f)
			return true;
	return f == FIELD_OFFICE || f == FIELD_BODY;
}

static struct tally walk(const struct pass *p, const struct list *l, bool tell)
{
	struct tally t = { 0 };

	for (uint32_t item = l->item; item < l->item_end; item++) {
		for (uint32_t k = 0; k < l->kind->n_columns; k++) {
			enum field f = l->kind->column[k].field;
			uint32_t row = p->c->item[item].row, at;

			if (field_info[f].what != FIELD_BODIES || !list_has(l, f) ||
			    !must_name(l, f))
				continue;
			for (const struct cell *c; (c = item_next_cell(p->c, item, f, &row, &at));)
				check_cell(p, item, f, at, c, &t, tell);
		}
	}
	return t;
}

/* A guide catalogue is a template for others: most of its bodies are stand-ins, and rightly. */
static void check(const struct pass *p, uint32_t i)
{
	const struct list *l = &p->c->list[i];

	if (l->guide) {
		struct tally t = walk(p, l, false);

		if (t.stand_ins * 2 > t.names)
			return;
	}
	walk(p, l, true);
}

const struct rule rule_duty_placeholder = {
	.id = "duty/placeholder",
	.level = QD_ERROR,
	.each = EACH_LIST,
	.title = { "模板占位未替换", "Template placeholder left in" },
	.message = { { "{2}的{0}还是模板里的“{1}”，没有换成本地机关",
	               "'{0}' of {2} still holds the template's '{1}'" } },
	.why = { "照抄上级模板而没有落到本地机关，等于没有责任主体。",
	         "A template's wording names nobody in this place." },
	.fix = { "换成本地的具体机关或科室名称。", "Write the name of the local body or section." },
	.option = { { "words",
	              OPTION_WORDS,
	              "",
	              { "另外算作占位的写法", "further placeholder terms" } } },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 种子生产经营许可\n    权力类型: 行政许可\n"
	         "    行使主体: ⟦地州市农业农村局⟧\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 种子生产经营许可\n    权力类型: 行政许可\n"
	          "    行使主体: 示例市农业农村局\n" },
};
