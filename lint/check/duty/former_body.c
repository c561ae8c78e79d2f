/* A body that a reform did away with cannot act: its name as a live subject is out of date. */
#include "check/check.h"

#include "base/utf8.h"

enum { SUBJECT_BYTES = 120 };

/* One walk over a list; most cells repeat the text of the one above. */
struct walk {
	const struct pass *p;
	const struct list *l;
	struct map sound; /* hash of a cell without former names */
};

struct named {
	struct place at;
	str name;               /* as written */
	struct arg where, item; /* header; how messages call the item */
	bool in_text;           /* not in a column of bodies */
};

static bool stands_today(const struct corpus *c, str name, str region)
{
	uint32_t id = bodies_find(&c->bodies, name, region);

	return id != NONE && c->bodies.body[id].registered &&
	       bodies_formerly(&c->bodies, name, region) == NONE;
}

static void tell_renamed(struct walk *w, struct named n, uint32_t body)
{
	report(w->p, (struct report){
			     .at = n.at,
			     .message = 1,
			     .arg = { n.where, arg_str(n.name), n.item,
	                              arg_str(w->p->c->bodies.body[body].name) },
		     });
}

/* «工商行政管理部门» in a text is how laws speak that wait for their revision. */
static bool is_statutory(struct named n)
{
	return n.in_text && str_ends(n.name, STR("部门"));
}

static void tell_former(struct walk *w, struct named n, const struct former *f, str successor)
{
	const struct reform *r = &w->p->c->systems->reform[f->reform];
	bool note = !f->certain || is_statutory(n);

	report(w->p, (struct report){
			     .at = n.at,
			     .level = note ? QD_INFO : QD_OFF,
			     .confidence = f->certain ? QD_HIGH : QD_LOW,
			     .message = f->certain ? 0 : 2,
			     .arg = { n.where, arg_str(n.name), n.item, arg_str(successor),
	                              arg_str(r->title) },
		     });
}

/* True when there is nothing to say of the name. */
static bool check_name(struct walk *w, struct named n)
{
	const struct corpus *c = w->p->c;
	uint32_t body = bodies_formerly(&c->bodies, n.name, w->l->region);
	str successor = { 0 };
	const struct former *f =
		bodies_former(&c->bodies, n.name, w->l->region, &w->p->out->arena, &successor);
	bool early = f && list_as_of(c, w->l) < c->systems->reform[f->reform].done;

	if ((!f && body == NONE) || early || stands_today(c, n.name, w->l->region))
		return true;
	if (body != NONE)
		tell_renamed(w, n, body);
	else
		tell_former(w, n, f, successor);
	return false;
}

/* ---- columns of bodies ---- */

static void check_cell(struct walk *w, uint32_t item, enum field f, uint32_t row, str text)
{
	uint32_t *sound = map_at(&w->sound, hash_str(text));
	struct place at = cell_place(w->p->c, item, row, w->l->col[f]);
	struct body_name part[BODY_NAMES];
	bool none = true;
	uint32_t n;

	if (*sound != NONE)
		return;
	n = body_split(text, part);
	for (uint32_t i = 0; i < n; i++)
		none &= check_name(w, (struct named){
					      .at = place_within(at, part[i].beg, part[i].end),
					      .name = str_slice(text, part[i].beg, part[i].end),
					      .where = list_header(w->l, f),
					      .item = item_called(w->p, item) });
	if (none)
		*sound = 1;
}

/* ---- subjects of duty texts ---- */

/* Where one is in a text: behind which mark the clause begins, and whether within 《…》 or “…”. */
struct clause {
	size_t beg;
	bool quoted;
};

static void clause_step(struct clause *c, str rest, size_t next)
{
	static const str marks[] = { STR_INIT("。"), STR_INIT("；"), STR_INIT("："), STR_INIT("，"),
		                     STR_INIT("\n"), STR_INIT(";"),  STR_INIT("由") };

	if (str_starts(rest, STR("《")) || str_starts(rest, STR("“")))
		c->quoted = true;
	else if (str_starts(rest, STR("》")) || str_starts(rest, STR("”")))
		c->quoted = false;
	for (uint32_t i = 0; i < countof(marks); i++)
		if (str_starts(rest, marks[i]))
			c->beg = next;
}

/* One cell of duties. */
struct duties {
	uint32_t item;
	enum field field;
	struct place at;
	str text;
};

static void check_subject(struct walk *w, const struct duties *d, size_t beg, size_t end)
{
	struct body_name part[BODY_NAMES];
	uint32_t n = body_split(str_slice(d->text, beg, end), part);

	for (uint32_t i = 0; i < n; i++) {
		size_t from = beg + part[i].beg, to = beg + part[i].end;

		check_name(w, (struct named){ .at = place_within(d->at, from, to),
		                              .name = str_slice(d->text, from, to),
		                              .where = list_header(w->l, d->field),
		                              .item = item_called(w->p, d->item),
		                              .in_text = true });
	}
}

/* What makes the names before it the subject of a duty. */
static const str verbs[] = { STR_INIT("负责"),     STR_INIT("牵头"),     STR_INIT("承担"),
	                     STR_INIT("按照各自"), STR_INIT("按照职责"), STR_INIT("按职责") };

static bool is_verb(str rest)
{
	return str_starts_any(rest, verbs, countof(verbs));
}

/* Most texts begin with their only verb and say no subject. */
static bool may_say_subject(str text)
{
	for (uint32_t i = 0; i < countof(verbs); i++)
		if (str_find(text, verbs[i], 1) != STR_NONE)
			return true;
	return false;
}

/* «市工商局负责…» divides duties; a name elsewhere may be told of the past or quoted. */
static void check_text(struct walk *w, const struct duties *d)
{
	struct clause c = { 0 };
	size_t done = 0;

	for (size_t at = 0, next = 0; at < d->text.n; at = next) {
		str rest = str_from_byte(d->text, at);

		utf8_next(d->text, &next);
		if (is_verb(rest) && !c.quoted && c.beg >= done && c.beg < at &&
		    at - c.beg <= SUBJECT_BYTES) {
			check_subject(w, d, c.beg, at);
			done = at;
		}
		clause_step(&c, rest, next);
	}
}

static void check_texts(struct walk *w, uint32_t item, enum field f)
{
	uint32_t row = w->p->c->item[item].row, at;

	for (const struct cell *x; (x = item_next_cell(w->p->c, item, f, &row, &at));)
		if (may_say_subject(cell_text(x)))
			check_text(w, &(struct duties){ item, f,
			                                cell_place(w->p->c, item, at, w->l->col[f]),
			                                cell_text(x) });
}

/* ---- the list ---- */

static void check_bodies(struct walk *w, enum field f)
{
	for (uint32_t item = w->l->item; item < w->l->item_end; item++) {
		uint32_t row = w->p->c->item[item].row, at;

		for (const struct cell *c; (c = item_next_cell(w->p->c, item, f, &row, &at));)
			check_cell(w, item, f, at, cell_text(c));
	}
}

static void check_columns(struct walk *w)
{
	static const enum field texts[] = { FIELD_DUTY,        FIELD_DIVISION,   FIELD_LEAD_DUTY,
		                            FIELD_ASSIST_DUTY, FIELD_UPPER_DUTY, FIELD_TOWN_DUTY,
		                            FIELD_CITY_DUTY,   FIELD_COUNTY_DUTY };

	for (uint32_t k = 0; k < w->l->kind->n_columns; k++) {
		enum field f = w->l->kind->column[k].field;

		if (field_info[f].what == FIELD_BODIES && list_has(w->l, f))
			check_bodies(w, f);
	}
	for (uint32_t k = 0; k < countof(texts); k++)
		for (uint32_t i = w->l->item; list_has(w->l, texts[k]) && i < w->l->item_end; i++)
			check_texts(w, i, texts[k]);
}

static void check_owner(struct walk *w)
{
	if (w->l->owner.n)
		check_name(w, (struct named){ .at = w->l->title_at,
		                              .name = w->l->owner,
		                              .where = { STR("标题"), STR("title") },
		                              .item = { STR("清单"), STR("the list") } });
}

static void check(const struct pass *p, uint32_t i)
{
	struct arena scratch = { 0 };
	struct walk w = { .p = p, .l = &p->c->list[i] };

	map_init(&w.sound, &scratch);
	check_owner(&w);
	check_columns(&w);
	arena_release(&scratch);
}

const struct rule rule_duty_former_body = {
	.id = "duty/former-body",
	.level = QD_WARNING,
	.each = EACH_LIST,
	.title = { "机构名称已撤并", "Body no longer exists" },
	.message = { { "{2}的{0}写的“{1}”已在{4}中撤并，现在是{3}",
	               "'{0}' of {2} names '{1}', which a reform did away with; it is '{3}' now" },
	             { "{2}的{0}写的“{1}”是曾用名，机构名录里现在叫“{3}”",
	               "'{0}' of {2} names '{1}', a former name of '{3}'" },
	             { "{2}的{0}写的“{1}”，{4}后多数地方已改为{3}，请核对本地是否还有这个机构",
	               "'{0}' of {2} names '{1}', which in most places is '{3}' now; check whether "
	               "it still exists here" } },
	.why = { "已撤并的机构不再是行政主体，不能再以它的名义作出决定，群众也找不到人。",
	         "A body that no longer exists cannot act, and nobody can be found to answer." },
	.fix = { "改成现在承担这项职责的机构名称；职责分给几个机构的，分别写明。",
	         "Name the body that has the duty now; where it was split, say who has which part." },
	.basis = { "《深化党和国家机构改革方案》（2018年）、《党和国家机构改革方案》（2023年）",
	           "the reforms of Party and State bodies of 2018 and 2023" },
	.check = check,
	.bad = { "清单: 权责清单\n基准日期: 2024-12-31\n事项:\n  - 事项名称: 对无照经营的处罚\n"
	         "    权力类型: 行政处罚\n    行使主体: ⟦市工商行政管理局⟧\n",
	         "清单: 职责边界清单\n基准日期: 2024-12-31\n事项:\n  - 管理事项: 餐饮油烟污染监管\n"
	         "    牵头部门: 市城市管理局\n    配合部门: ⟦市环保局⟧\n    职责分工: "
	         "市城市管理局负责查处；⟦市环保局⟧负责监测。\n",
	         "清单: 机构名录\n地区: 示例市\n事项:\n"
	         "  - {机构名称: 示例市城市管理局, 曾用名: 示例市市容管理局}\n---\n"
	         "清单: 权责清单\n地区: 示例市\n基准日期: 2024-12-31\n事项:\n"
	         "  - {事项名称: 对占道经营的处罚, 权力类型: 行政处罚, 行使主体: ⟦市市容管理局⟧}\n"
	         "  - {事项名称: 防空地下室审批, 权力类型: 行政许可, 行使主体: ⟦市人防办⟧}\n" },
	.good = { "清单: 权责清单\n基准日期: 2017-12-31\n事项:\n  - 事项名称: 对无照经营的处罚\n"
	          "    权力类型: 行政处罚\n    行使主体: 市工商行政管理局\n",
	          "清单: 权责清单\n基准日期: 2024-12-31\n事项:\n  - 事项名称: 对无照经营的处罚\n"
	          "    权力类型: 行政处罚\n    行使主体: 市市场监督管理局\n"
	          "    实施依据: 《无证无照经营查处办法》第五条：工商行政管理局负责查处。\n"
	          "    部门职责: 承接原市工商行政管理局的职责。\n" },
};
