/* The same task in two sections of one department, and no row that says who coordinates. */
#include "check/check.h"

#include "check/overlap/settle.h"
#include "model/similar_key.h"

#include "base/radix.h"
#include "base/utf8.h"

enum { COMMON_WORDS, LIKE_AT };
enum { LEAST_CHARS = 6 };

/* The tasks of one department. */
struct tasks {
	const struct pass *p;
	const struct departments *d;
	const struct settlements *s;
	uint32_t *item; /* [n] */
	str *key;
	uint32_t *section; /* [n] */
	uint32_t n;
};

static uint32_t section_of(const struct corpus *c, uint32_t item)
{
	for (uint32_t a = c->item_assignment[item]; a < c->item_assignment[item + 1]; a++)
		if (corpus_list(c, item)->kind->duty[c->assignment[a].duty].bodies ==
		            FIELD_OFFICE &&
		    !body_placeholder(c->bodies.body[c->assignment[a].body].name))
			return c->assignment[a].body;
	return NONE;
}

/* 综合 work that every section does for itself. */
static bool is_common(const struct pass *p, str text)
{
	struct word_hit hit;
	size_t at = 0;

	return words_next(p->prepared, text, &at, &hit);
}

static enum field field_of(const struct corpus *c, uint32_t item)
{
	return item_has(c, item, FIELD_TASK) ? FIELD_TASK : FIELD_NAME;
}

static void tell(const struct tasks *t, const struct similar_pair *pair)
{
	const struct corpus *c = t->p->c;
	const struct departments *d = t->d;
	uint32_t a = t->item[pair->a], b = t->item[pair->b];
	struct arena scratch = { 0 };
	struct side x = { .item = a, .key = t->key[pair->a] };
	struct side y = { .item = b, .key = t->key[pair->b] };
	uint32_t settled = settlements_between(t->s, d->of_body[t->section[pair->a]],
	                                       d->of_body[t->section[pair->b]], &x, &y);
	struct scope_answer told;
	str own[2];

	side_read(&x, c, a, &scratch);
	side_read(&y, c, b, &scratch);
	told = scope_compare(c->scope, &x.scope, &y.scope, NULL);
	arena_release(&scratch);
	if ((settled != NONE && !c->explain_quiet) || told.verdict == SCOPE_APART ||
	    scope_objects_differ(c->scope, t->key[pair->a], t->key[pair->b], own))
		return;
	report(t->p,
	       (struct report){
		       .at = item_place(c, b, field_of(c, b)),
		       .message = settled != NONE,
		       .level = settled != NONE || told.verdict ? QD_INFO : QD_OFF,
		       .arg = { item_called(t->p, b),
	                        arg_str(c->bodies.body[t->section[pair->b]].name),
	                        arg_str(c->bodies.body[t->section[pair->a]].name),
	                        sink_number(t->p->out, similar_permille(pair->score) / 10),
	                        settled != NONE ? item_called(t->p, settled) : arg_str(STR("")) },
	       });
	sink_relate(t->p->out, item_place(c, a, field_of(c, a)), 0);
}

static void check_department(const struct tasks *t)
{
	struct arena scratch = { 0 };
	struct similar_set set = { .key = t->key, .group = t->section, .n = t->n };
	struct similar_options o = { .permille = t->p->option[LIKE_AT].number,
		                     .n_threads = 1,
		                     .equal = SIMILAR_ONCE };
	struct similar_pairs found = { 0 };

	if (!similar_join(&scratch, &set, &o, &found))
		report_broken(t->p, place_doc(0), too_many_alike);
	for (uint32_t i = 0; i < found.n; i++)
		tell(t, &found.pair[i]);
	arena_release(&scratch);
}

/* Tasks and duties with a section, by department; section[i] is that of item i. */
static uint32_t gather(const struct pass *p, const struct departments *d, struct radix *out,
                       uint32_t *section)
{
	const struct corpus *c = p->c;
	uint32_t n = 0;

	for (uint32_t i = 0; i < c->n_items; i++) {
		if (!str_eq(corpus_list(c, i)->kind->id, STR("task")) || d->of_item[i] == NONE)
			continue;
		section[i] = section_of(c, i);
		if (section[i] != NONE && !is_common(p, item_text(c, i, field_of(c, i))))
			out[n++] = (struct radix){ d->of_item[i], i };
	}
	return n;
}

static void check(const struct pass *p, uint32_t unused)
{
	const struct corpus *c = p->c;
	struct arena scratch = { 0 };
	const struct departments *d = departments_new(c, &scratch);
	struct tasks t = { .p = p, .d = d, .s = settlements_new(c, d, &scratch) };
	struct radix *by = arena_alloc(&scratch, (c->n_items + 1) * sizeof *by);
	uint32_t *section = arena_alloc(&scratch, (c->n_items + 1) * sizeof *section);
	uint32_t n = gather(p, d, by, section);

	(void)unused;
	radix_sort(by, arena_alloc(&scratch, (n + 1) * sizeof *by), n);
	t.item = arena_alloc(&scratch, (n + 1) * sizeof *t.item);
	t.key = arena_alloc(&scratch, (n + 1) * sizeof *t.key);
	t.section = arena_alloc(&scratch, (n + 1) * sizeof *t.section);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t item = (uint32_t)by[i].value;
		str key = similar_key(&scratch, item_text(c, item, field_of(c, item)));

		if (utf8_count(key) >= LEAST_CHARS) {
			t.item[t.n] = item;
			t.key[t.n] = key;
			t.section[t.n++] = section[item];
		}
		if (i + 1 == n || by[i + 1].key != by[i].key) {
			check_department(&t);
			t.n = 0;
		}
	}
	arena_release(&scratch);
}

const struct rule rule_duty_section_conflict = {
	.id = "duty/section-conflict",
	.level = QD_WARNING,
	.confidence = QD_MEDIUM,
	.each = EACH_CORPUS,
	.title = { "科室间重复", "One task in two sections" },
	.message = { { "{0}列在{1}，{2}也有几乎一样的任务（文字相似度 {3}%），没有写谁牵头",
	               "{0} of {1} is nearly a task of {2} ({3}% alike); none leads" },
	             { "{0}列在{1}，{2}也有几乎一样的任务（文字相似度 {3}%），{4}已经分清",
	               "{0} of {1} is nearly a task of {2} ({3}% alike); {4} settles it" } },
	.note = { { "另一个科室的任务", "the other section's task" } },
	.why = { "同一件事两个科室都列，平时重复做，出了事互相推。",
	         "A task of two sections is done twice or by nobody." },
	.fix = { "归到一个科室；确需两个科室的，写明谁牵头、谁配合，列入科室边界事项。",
	         "Give it to one section, or say who leads in the list of section boundaries." },
	.option = { { "words",
	              OPTION_WORDS,
	              common_work,
	              { "各科室都有的综合事务，含这些词的不比",
	                "work every section has of its own" } },
	            { "at",
	              OPTION_NUMBER,
	              "800",
	              { "相似度达到千分之几才报", "likeness in permille" } } },
	.prepare = prepare_words,
	.check = check,
	.bad = { "清单: 职责任务清单\n部门: 市城市管理局\n事项:\n"
	         "  - {工作任务: 餐饮油烟扰民投诉查处, 内设机构: 市容管理科}\n"
	         "  - {工作任务: ⟦负责餐饮油烟扰民投诉查处工作⟧, 内设机构: 执法监督科}\n" },
	.good = { "清单: 职责任务清单\n部门: 市城市管理局\n事项:\n"
	          "  - {工作任务: 机关档案管理, 内设机构: 市容管理科}\n"
	          "  - {工作任务: 机关档案管理, 内设机构: 执法监督科}\n",
	          "清单: 职责任务清单\n部门: 市城市管理局\n事项:\n"
	          "  - {工作任务: 餐饮油烟扰民投诉查处, 内设机构: 市容管理科}\n"
	          "  - {工作任务: 餐饮油烟扰民投诉查处, 内设机构: 执法监督科}\n"
	          "---\n清单: 科室边界事项\n部门: 市城市管理局\n事项:\n"
	          "  - {事项: 餐饮油烟扰民投诉, 牵头科室: 市容管理科, 配合科室: 执法监督科}\n" },
};
