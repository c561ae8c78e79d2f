/* A template's stand-ins must have become names before a list is published. */
#include "check/check.h"

static bool is_stand_in(const struct pass *p, str name)
{
	for (uint32_t i = 0; i < p->option[0].n_words; i++)
		if (str_has(name, p->option[0].word[i]))
			return true;
	return body_placeholder(name);
}

/* One walk over a list. Most cells repeat the text of the one above. */
struct walk {
	const struct pass *p;
	bool tell;
	uint32_t names, stand_ins;
	struct map sound; /* text of a cell without stand-ins → number of its names */
};

static void check_name(struct walk *w, uint32_t item, enum field f, struct place at, str name)
{
	if (!is_stand_in(w->p, name))
		return;
	w->stand_ins++;
	if (!w->tell)
		return;
	report(w->p, (struct report){ .at = at,
	                              .arg = { list_header(corpus_list(w->p->c, item), f),
	                                       arg_str(name), item_called(w->p, item) } });
}

static void check_cell(struct walk *w, uint32_t item, enum field f, uint32_t row, str text)
{
	uint32_t *sound = map_at(&w->sound, hash_str(text)), before = w->stand_ins, n;
	uint32_t col = corpus_list(w->p->c, item)->col[f];
	struct place at = cell_place(w->p->c, item, row, col);
	struct body_name part[BODY_NAMES];

	if (*sound != NONE) {
		w->names += *sound;
		return;
	}
	n = body_split(text, part);
	for (uint32_t i = 0; i < n; i++)
		check_name(w, item, f, place_within(at, part[i].beg, part[i].end),
		           str_slice(text, part[i].beg, part[i].end));
	w->names += n;
	if (w->stand_ins == before)
		*sound = n;
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

static void walk_item(struct walk *w, const struct list *l, uint32_t item)
{
	for (uint32_t k = 0; k < l->kind->n_columns; k++) {
		enum field f = l->kind->column[k].field;
		uint32_t row = w->p->c->item[item].row, at;

		if (field_info[f].what != FIELD_BODIES || !list_has(l, f) || !must_name(l, f))
			continue;
		for (const struct cell *c; (c = item_next_cell(w->p->c, item, f, &row, &at));)
			check_cell(w, item, f, at, cell_text(c));
	}
}

/* False when most of the names are stand-ins. */
static bool walk(const struct pass *p, const struct list *l, bool tell)
{
	struct arena scratch = { 0 };
	struct walk w = { .p = p, .tell = tell };

	map_init(&w.sound, &scratch);
	for (uint32_t item = l->item; item < l->item_end; item++)
		walk_item(&w, l, item);
	arena_release(&scratch);
	return w.stand_ins * 2 <= w.names;
}

/* A guide catalogue, or a list of permits from above, is a template for others: most of its bodies
 * are stand-ins, and rightly. */
static void check(const struct pass *p, uint32_t i)
{
	const struct list *l = &p->c->list[i];
	bool template = l->guide || str_eq(l->kind->id, STR("permit"));

	if (!template || walk(p, l, false))
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
