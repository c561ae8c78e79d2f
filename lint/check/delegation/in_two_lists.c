/* 基本 and 配合 are disjoint; what was taken back and is still there is for withdrawn-kept. */
#include "check/delegation/names.h"

static bool is_town_list(const struct list *l)
{
	return list_is(l, STR("基本履职事项清单")) || list_is(l, STR("配合履职事项清单"));
}

/* Lists of two townships do not meet, nor rows that say which stage is whose. */
static bool apart(const struct corpus *c, uint32_t a, uint32_t b)
{
	const struct list *x = corpus_list(c, a), *y = corpus_list(c, b);

	return !same_township_list(x, y) || in_transition(c, a) || in_transition(c, b) ||
	       str_has(item_text(c, a, FIELD_NOTE), STR("环节")) ||
	       str_has(item_text(c, b, FIELD_NOTE), STR("环节"));
}

static void tell(const struct pass *p, uint32_t first, uint32_t second)
{
	report(p, (struct report){
			  .at = item_place(p->c, second, FIELD_NAME),
			  .arg = { item_called(p, second),
	                           arg_str(corpus_list(p->c, second)->kind->title),
	                           arg_str(corpus_list(p->c, first)->kind->title) },
		  });
	sink_relate(p->out, item_place(p->c, first, FIELD_NAME), 0);
}

/* Every earlier list's items are in `seen` when a list is taken. */
static void check_list(const struct pass *p, const struct list *l, struct map *seen, uint32_t *next,
                       struct arena *scratch)
{
	for (uint32_t i = l->item; i < l->item_end; i++) {
		uint64_t key = name_key(scratch, p->c, i);
		uint32_t *slot = key ? map_at(seen, key) : NULL;

		if (!slot)
			continue;
		for (uint32_t k = *slot; k != NONE; k = next[k]) {
			if (corpus_list(p->c, k)->kind != l->kind && !apart(p->c, k, i)) {
				tell(p, k, i);
				break;
			}
		}
		next[i] = *slot;
		*slot = i;
	}
}

static void check(const struct pass *p, uint32_t unused)
{
	struct arena scratch = { 0 };
	uint32_t *next = arena_alloc(&scratch, (p->c->n_items + 1) * sizeof *next);
	struct map seen;

	(void)unused;
	map_init(&seen, &scratch);
	for (uint32_t k = 0; k < p->c->n_lists; k++)
		if (is_town_list(&p->c->list[k]))
			check_list(p, &p->c->list[k], &seen, next, &scratch);
	arena_release(&scratch);
}

const struct rule rule_delegation_in_two_lists = {
	.id = "delegation/in-two-lists",
	.level = QD_ERROR,
	.each = EACH_CORPUS,
	.title = { "同一事项列入两张清单", "One matter in two lists" },
	.message = { { "{0}列入了{1}，又列在{2}里", "{0} stands in {1} and in {2} as well" } },
	.note = { { "另一张清单里的这一项", "the item in the other list" } },
	.why = { "基本履职、配合履职两张清单互不重叠，重了就说不清由谁为主。",
	         "A matter in both township lists has no clear owner." },
	.fix = { "只留在一张清单；县乡分环节承担的，在名称或备注中写明各自环节。",
	         "Keep it in one list, or say which stage is whose." },
	.check = check,
	.bad = { "清单: 基本履职事项清单\n事项:\n  - 事项名称: 秸秆禁烧\n---\n清单: 配合履职事项清单\n事项:\n"
	         "  - 事项名称: ⟦秸秆禁烧⟧\n    对应上级部门: 县农业农村局\n" },
	.good = { "清单: 基本履职事项清单\n事项:\n  - 事项名称: 秸秆禁烧宣传\n---\n清单: 配合履职事项清单\n"
	          "事项:\n  - 事项名称: 秸秆禁烧\n    对应上级部门: 县农业农村局\n" },
};
