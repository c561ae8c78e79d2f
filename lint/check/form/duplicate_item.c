/* One list holds an item once. */
#include "check/check.h"

#include "base/utf8.h"

/* The type of power met last and the hash of its key: most items have that of the one above. */
struct type {
	str text;
	uint64_t hash;
};

/* A step whose task stands in a row above: the merge was lost, and every task has such steps. */
static bool lost_its_task(const struct corpus *c, uint32_t item)
{
	const struct list *l = corpus_list(c, item);

	return list_has(l, FIELD_STEP) && list_has(l, FIELD_TASK) && !item_has(c, item, FIELD_TASK);
}

/* Name, sub-item and the like, without width and punctuation; 0 when there is no name. */
static uint64_t item_key(const struct pass *p, struct arena *scratch, struct type *last,
                         uint32_t item)
{
	char small[1024];
	str type = item_text(p->c, item, FIELD_TYPE);

	if (p->c->matter[item] == 0 || lost_its_task(p->c, item))
		return 0;
	if (!last->text.p || !str_eq(last->text, type)) {
		str key = type.n < 120 ? utf8_key_into(small, type) : utf8_key(scratch, type);

		*last = (struct type){ type, hash_str(key) };
	}
	return hash_mix(p->c->matter[item], last->hash);
}

/* The fields that may tell two items of one name apart: whose they are, and which turn it is of a
 * step that comes again or of a dispute that goes higher. */
static bool other_subject(const struct corpus *c, uint32_t a, uint32_t b)
{
	static const enum field subject[] = { FIELD_BODY,      FIELD_UPPER,     FIELD_TOWN,
		                              FIELD_DOMAIN,    FIELD_REQUESTER, FIELD_LEAD,
		                              FIELD_RELATED,   FIELD_OFFICE,    FIELD_ASSIST,
		                              FIELD_APPLICANT, FIELD_DATE,      FIELD_POST,
		                              FIELD_PREVIOUS,  FIELD_NEXT,      FIELD_WAY,
		                              FIELD_RAISED };

	for (uint32_t i = 0; i < countof(subject); i++) {
		str x = item_text(c, a, subject[i]), y = item_text(c, b, subject[i]);

		/* Where a body is named the section within it does not matter. */
		if (subject[i] == FIELD_OFFICE && item_has(c, a, FIELD_BODY))
			continue;
		if (x.n && y.n && !str_eq(x, y) && !body_placeholder(x) && !body_placeholder(y))
			return true;
	}
	return false;
}

/* Both cite the same instruments, but other articles of them. */
static bool other_articles(const struct corpus *c, uint32_t a, uint32_t b)
{
	bool shared_law = false;

	for (uint32_t i = c->item_cited[a]; i < c->item_cited[a + 1]; i++) {
		for (uint32_t k = c->item_cited[b]; k < c->item_cited[b + 1]; k++) {
			const struct cited *x = &c->cited[i], *y = &c->cited[k];

			if (x->law != y->law)
				continue;
			shared_law = true;
			if (x->article.number == y->article.number &&
			    x->article.suffix == y->article.suffix &&
			    x->article.paragraph == y->article.paragraph &&
			    x->article.item == y->article.item)
				return false;
		}
	}
	return shared_law;
}

static void check_item(const struct pass *p, uint32_t first, uint32_t item)
{
	uint32_t row = p->c->item[first].row;
	const struct list *l = corpus_list(p->c, first);

	bool differs = other_articles(p->c, first, item);

	if (other_subject(p->c, first, item))
		return;
	report(p, (struct report){
			  .at = item_place(p->c, item, FIELD_NAME),
			  .level = differs ? QD_INFO : p->rule->level,
			  .message = differs,
			  .arg = { item_called(p, item),
	                           sink_number(p->out, p->c->doc[l->doc]->table.row[row].number) },
		  });
	sink_relate(p->out, item_place(p->c, first, FIELD_NAME), 0);
}

static void check(const struct pass *p, uint32_t i)
{
	const struct list *l = &p->c->list[i];
	struct arena scratch = { 0 };
	struct type last = { 0 };
	struct map first;

	map_init(&first, &scratch);
	for (uint32_t item = l->item; item < l->item_end; item++) {
		uint64_t key = item_key(p, &scratch, &last, item);
		uint32_t *slot = key ? map_at(&first, key) : NULL;

		if (!slot)
			continue;
		if (*slot == NONE)
			*slot = item;
		else
			check_item(p, *slot, item);
	}
	arena_release(&scratch);
}

const struct rule rule_form_duplicate_item = {
	.id = "form/duplicate-item",
	.level = QD_WARNING,
	.confidence = QD_MEDIUM,
	.each = EACH_LIST,
	.title = { "同一清单内重复", "Item listed twice" },
	.message = { { "{0}与第 {1} 行是同一事项，重复列了", "{0} repeats the item of row {1}" },
	             { "{0}与第 {1} 行名称一样，只是依据条款不同，从名称上分不开",
	               "{0} has the name of row {1} and other articles; the names do not tell them apart" } },
	.note = { { "先列在这里", "first listed here" } },
	.why = { "一事两列，总数虚增，两行内容不一致时不知以哪行为准。",
	         "An item listed twice inflates the total, and nobody knows which row holds." },
	.fix = { "删去一行；如果是不同情形，用子项或在名称中写明区别。",
	         "Delete one; where they differ, say how in the name or as sub-items." },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    权力类型: 行政处罚\n"
	         "  - 事项名称: ⟦对占道经营的 处罚⟧\n    权力类型: 行政处罚\n",
	         "清单: 权责清单\n部门: 市城市管理局\n事项:\n  - 事项名称: 对不正当价格行为的处罚\n    权力类型: 行政处罚\n    实施依据: 《价格违法行为行政处罚规定》第五条\n  - 事项名称: ⟦对不正当价格行为的处罚⟧\n    权力类型: 行政处罚\n    实施依据: 《价格违法行为行政处罚规定》第六条\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    权力类型: 行政处罚\n"
	          "    行使主体: 市城市管理局\n  - 事项名称: 对占道经营的处罚\n    权力类型: 行政处罚\n"
	          "    行使主体: 示例区城市管理局\n" },
};
