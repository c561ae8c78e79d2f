/* What a township's list says of a department stands in that department's list too. */
#include "check/delegation/departments.h"
#include "check/delegation/matters.h"
#include "model/similar_key.h"

enum { MESSAGE_NONE, MESSAGE_CLOSEST, MESSAGE_NO_LIST };

/* A name is in a longer one when so much of it is. */
enum { CONTAINED_PERMILLE = 800, NAMED = 3 };

/* How far a department's own lists go. */
enum own { OWN_NOTHING, OWN_POWERS, OWN_DUTIES };

struct mirror {
	struct shelf *shelf;
	struct map wanted; /* the departments that townships name */
	struct map own;    /* department → enum own */
};

/* ---- the departments' side ---- */

static void add_line(struct mirror *m, struct arena *a, const struct corpus *c, uint32_t item,
                     enum field f, uint32_t department)
{
	str key = similar_key(a, item_text(c, item, f));

	shelf_add(m->shelf, department, (struct shelved){ item, f, key });
}

static void raise_own(struct mirror *m, uint32_t department, enum own own)
{
	uint32_t *slot = map_at(&m->own, department);

	*slot = *slot == NONE || *slot < own ? own : *slot;
}

static enum own kind_of(const struct list *l)
{
	static const str duties[] = { STR_INIT("task"), STR_INIT("territory"),
		                      STR_INIT("town-assist"), STR_INIT("town-withdrawn") };

	for (uint32_t i = 0; i < countof(duties); i++)
		if (str_eq(l->kind->id, duties[i]))
			return OWN_DUTIES;
	return str_eq(l->kind->id, STR("power")) ? OWN_POWERS : OWN_NOTHING;
}

static bool is_township(const struct list *l)
{
	return l->kind->townships || list_is(l, STR("上级部门收回事项清单"));
}

static bool names_departments(const struct list *l)
{
	return list_is(l, STR("配合履职事项清单")) || list_is(l, STR("上级部门收回事项清单"));
}

/* The department in charge, or the one that takes over. */
static bool is_named(const struct assignment *a)
{
	return a->role == ROLE_LEAD || a->role == ROLE_TAKE_OVER;
}

/* Departments are looked at only where a township's list names them. False: none is. */
static bool find_wanted(struct mirror *m, const struct corpus *c)
{
	bool any = false;

	for (uint32_t a = 0; a < c->n_assignments; a++) {
		const struct assignment *as = &c->assignment[a];

		if (!is_named(as) || !names_departments(corpus_list(c, as->item)))
			continue;
		*map_at(&m->wanted, as->body) = 1;
		any = true;
	}
	return any;
}

/* A list with an owner is that department's; rows of common lists are of those who lead in them. */
static void take_item(struct mirror *m, struct arena *a, const struct corpus *c, uint32_t item,
                      uint32_t owner)
{
	if (owner != NONE) {
		add_line(m, a, c, item, FIELD_NAME, owner);
		add_line(m, a, c, item, FIELD_TASK, owner);
	}
	for (uint32_t k = c->item_assignment[item]; k < c->item_assignment[item + 1]; k++) {
		const struct assignment *as = &c->assignment[k];

		if (role_info[as->role].answers && as->body != owner &&
		    map_get(&m->wanted, as->body) != NONE)
			add_line(m, a, c, item, FIELD_NAME, as->body);
	}
}

static void take_list(struct mirror *m, struct arena *a, const struct corpus *c, uint32_t k)
{
	const struct list *l = &c->list[k];
	uint32_t owner = owner_of(c, l);

	if (owner != NONE && map_get(&m->wanted, owner) == NONE)
		owner = NONE;
	if (is_township(l) && (owner == NONE || body_tier(l->owner, l->region) == TIER_TOWN))
		return;
	if (owner != NONE)
		raise_own(m, owner, kind_of(l));
	for (uint32_t i = l->item; i < l->item_end; i++)
		take_item(m, a, c, i, owner);
}

/* NULL: no township names a department. */
static struct mirror *mirror_new(struct arena *a, const struct corpus *c)
{
	struct mirror *m = arena_alloc(a, sizeof *m);

	m->shelf = shelf_new(a);
	map_init(&m->own, a);
	map_init(&m->wanted, a);
	if (!find_wanted(m, c))
		return NULL;
	for (uint32_t k = 0; k < c->n_lists; k++)
		take_list(m, a, c, k);
	shelf_close(m->shelf);
	return m;
}

/* ---- the townships' side ---- */

/* One row of a township and one department it names. */
struct named {
	uint32_t item;
	uint32_t assignment;
	uint32_t department;
};

static bool mirrored(const struct mirror *m, str key, uint32_t department)
{
	struct similar_query near = { .key = key, .permille = SIMILAR_PERMILLE };
	struct similar_query within = { .key = key,
		                        .measure = SIMILAR_CONTAINED,
		                        .permille = CONTAINED_PERMILLE };
	struct shelved text;
	struct similar_score score;

	return shelf_has(m->shelf, department, key) ||
	       shelf_best(m->shelf, department, &near, &text, &score) ||
	       shelf_best(m->shelf, department, &within, &text, &score);
}

static void tell(const struct pass *p, const struct mirror *m, const struct named *n, str key,
                 enum own own)
{
	struct similar_query any = { .key = key };
	struct shelved other;
	struct similar_score score;
	bool closest =
		shelf_best(m->shelf, n->department, &any, &other, &score) && score.shared > 1;

	report(p, (struct report){
			  .at = assignment_place(p->c, n->assignment),
			  .message = closest ? MESSAGE_CLOSEST : MESSAGE_NONE,
			  .level = own == OWN_DUTIES ? QD_ERROR : QD_WARNING,
			  .arg = { item_called(p, n->item),
	                           arg_str(assignment_name(p->c, n->assignment)),
	                           closest ? item_called(p, other.item) : arg_str((str){ 0 }),
	                           closest ? score_arg(p->out, score) : arg_str((str){ 0 }) },
		  });
	if (closest)
		sink_relate(p->out, item_place(p->c, other.item, other.field), 0);
}

/* The rows of one list whose departments gave no list. */
struct absent {
	uint32_t n, n_names; /* rows, different names */
	str name[NAMED];
};

static void note_absent(struct absent *x, str name)
{
	x->n++;
	for (uint32_t i = 0; i < x->n_names && i < NAMED; i++)
		if (str_eq(x->name[i], name))
			return;
	if (x->n_names < NAMED)
		x->name[x->n_names] = name;
	x->n_names++;
}

static void check_row(const struct pass *p, const struct mirror *m, uint32_t item,
                      struct absent *absent)
{
	const struct corpus *c = p->c;
	struct arena scratch = { 0 };
	str key = similar_key(&scratch, item_text(c, item, FIELD_NAME));

	for (uint32_t a = c->item_assignment[item]; a < c->item_assignment[item + 1]; a++) {
		struct named n = { item, a, c->assignment[a].body };
		uint32_t own;

		if (!is_named(&c->assignment[a]) || key.n == 0 || mirrored(m, key, n.department))
			continue;
		own = map_get(&m->own, n.department);
		if (own == NONE || own == OWN_NOTHING)
			note_absent(absent, assignment_name(c, a));
		else
			tell(p, m, &n, key, (enum own)own);
	}
	arena_release(&scratch);
}

/* «甲局、乙局、丙局», and that there are more. */
static struct arg names_of(struct sink *out, const struct absent *x)
{
	bool more = x->n_names > NAMED;
	str all = STR("");

	for (uint32_t i = 0; i < x->n_names && i < NAMED; i++)
		all = arena_fmt(&out->arena, "%.*s%s%.*s", (int)all.n, all.p, i ? "、" : "",
		                (int)x->name[i].n, x->name[i].p);
	return (struct arg){ arena_join(&out->arena, all, more ? STR("等部门") : STR("")),
		             arena_join(&out->arena, all, more ? STR(" and others") : STR("")) };
}

static void check(const struct pass *p, uint32_t unused)
{
	struct arena scratch = { 0 };
	struct mirror *m = mirror_new(&scratch, p->c);

	(void)unused;
	for (uint32_t k = 0; m && k < p->c->n_lists; k++) {
		const struct list *l = &p->c->list[k];
		struct absent absent = { 0 };

		if (!names_departments(l))
			continue;
		for (uint32_t i = l->item; i < l->item_end; i++)
			check_row(p, m, i, &absent);
		if (absent.n)
			report(p, (struct report){ .at = sheet_place(p->c, l->doc, l->sheet),
			                           .level = QD_INFO,
			                           .message = MESSAGE_NO_LIST,
			                           .arg = { sink_number(p->out, absent.n),
			                                    names_of(p->out, &absent) } });
	}
	arena_release(&scratch);
}

const struct rule rule_delegation_no_mirror = {
	.id = "delegation/no-mirror",
	.level = QD_ERROR,
	.each = EACH_CORPUS,
	.title = { "部门清单无对应事项", "No mirror in the department's list" },
	.message = { { "{0}写着由{1}负责，{1}自己的清单里没有对应事项",
	               "{0} names {1}, whose own list holds no such item" },
	             { "{0}写着由{1}负责，{1}自己的清单里没有对应事项，最接近的是{2}（相似度 {3}）",
	               "{0} names {1}, whose own list holds no such item; the closest is {2} (likeness {3})" },
	             { "有 {0} 个事项写着由{1}负责，这次没有提供部门自己的清单，无法核对",
	               "{0} items name {1}; the departments' own lists were not given" } },
	.note = { { "部门清单里最接近的一项", "the closest item of the department" } },
	.why = { "乡镇清单写了部门，部门清单不写乡镇，到时候两边各说各话。",
	         "What only one side lists, the other will not own." },
	.fix = { "在部门清单里补上对应事项；或者两边商定后改成同一名称。",
	         "Add the item to the department's list, or agree on one name." },
	.check = check,
	.bad = { "清单: 配合履职事项清单\n部门: 东河镇人民政府\n地区: 示例县\n事项:\n"
	         "  - 事项名称: 松材线虫病防治\n    对应上级部门: ⟦县林业局⟧\n---\n清单: 职责任务清单\n"
	         "部门: 示例县林业局\n地区: 示例县\n事项:\n  - 职责事项: 古树名木保护\n"
	         "    工作任务: 建立古树名木档案\n",
	         "清单: 上级部门收回事项清单\n部门: 东河镇人民政府\n地区: 示例县\n事项:\n"
	         "  - 事项名称: 木材经营检查\n    承接部门: ⟦县林业局⟧\n---\n清单: 权责清单\n"
	         "部门: 示例县林业局\n地区: 示例县\n事项:\n  - 事项名称: 木材运输检查\n"
	         "    行使主体: 县林业局\n",
	         "清单: 配合履职事项清单\n部门: 东河镇人民政府\n地区: 示例县\n事项:\n"
	         "  - ⟦事项名称⟧: 松材线虫病防治\n    对应上级部门: 县林业局\n" },
	.good = { "清单: 配合履职事项清单\n部门: 东河镇人民政府\n地区: 示例县\n事项:\n"
	          "  - 事项名称: 松材线虫病防治\n    对应上级部门: 县林业局\n---\n清单: 职责任务清单\n"
	          "部门: 示例县林业局\n地区: 示例县\n事项:\n  - 职责事项: 森林病虫害防治\n"
	          "    工作任务: 组织松材线虫病的防治和检疫\n" },
};
