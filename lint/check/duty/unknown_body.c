/* A body must be one that exists: in the register where there is one, else at least no slip of the pen
 * beside a body that the lists name again and again. */
#include "check/check.h"

#include "base/near.h"
#include "base/utf8.h"

/* A list with a hundred names that the register lacks goes by another one. */
enum { OFTEN = 3, REGISTERED_SOME = 3, NAME_CHARS = 5, MOST_DOUBTS = 100 };

/* What all lists together say of bodies. */
struct standing {
	uint32_t *seen; /* [n] assignments */
	bool *owns;     /* [n] has a list of its own in the set */
	bool any_register;
	bool institutions;     /* the register has 事业单位 as well */
	struct map registered; /* hash of a place and level → how many bodies of it */
};

static uint64_t place_key(const struct bodies *b, uint32_t id)
{
	uint64_t place = hash_str(str_slice(b->key.text[id], 0, b->body[id].place_n));

	return hash_mix(b->body[id].tier == TIER_TOWN ? 0 : place, b->body[id].tier);
}

static void count_register(struct standing *s, const struct bodies *b)
{
	for (uint32_t i = 0; i < b->n; i++) {
		uint32_t *n;

		if (!b->body[i].registered)
			continue;
		s->any_register = true;
		s->institutions |= b->body[i].class == BODY_INSTITUTION;
		n = map_at(&s->registered, place_key(b, i));
		*n = *n == NONE ? 1 : *n + 1;
	}
}

static const void *prepare(const struct pass *p)
{
	const struct corpus *c = p->c;
	struct standing *s = arena_alloc(p->arena, sizeof *s);

	s->seen = arena_alloc(p->arena, (c->bodies.n + 1) * sizeof *s->seen);
	s->owns = arena_alloc(p->arena, c->bodies.n + 1);
	map_init(&s->registered, p->arena);
	for (uint32_t i = 0; i < c->n_assignments; i++)
		s->seen[c->assignment[i].body]++;
	for (uint32_t i = 0; i < c->n_lists; i++) {
		uint32_t id = bodies_find(&c->bodies, c->list[i].owner, c->list[i].region);

		if (id != NONE)
			s->owns[id] = true;
	}
	count_register(s, &c->bodies);
	return s;
}

/* ---- which names can be judged ---- */

/* «有关部门», «各区», «具体科室» are for other rules; sections, committees and companies stand in no register
 * of departments. */
static bool is_department(const struct standing *s, const struct bodies *b, uint32_t id, str name)
{
	static const str vague[] = { STR_INIT("部门"), STR_INIT("单位"), STR_INIT("机构"),
		                     STR_INIT("机关"), STR_INIT("组织") };

	if (str_ends_any(name, vague, countof(vague)))
		return false;
	if (body_placeholder(name) || str_starts(name, STR("各")) || str_has(name, STR("等")))
		return false;
	switch (b->body[id].class) {
	case BODY_GOVERNMENT:
	case BODY_DEPARTMENT:
		return true;
	case BODY_INSTITUTION:
		return s->institutions;
	default:
		return false;
	}
}

/* Is it a part of a body that the register has («市公安局交通警察支队»)? */
static bool is_part(const struct bodies *b, uint32_t id)
{
	str key = b->key.text[id];

	for (size_t n = key.n - 1; n > b->body[id].place_n + 3u && n < key.n; n--) {
		uint32_t whole = intern_find(&b->key, str_slice(key, 0, n));

		if (whole != NONE && b->body[whole].registered)
			return true;
	}
	return false;
}

/* Is it short for a body that the register has in that place («市城管执法局»)? */
static bool is_short(const struct bodies *b, uint32_t id, str name, str region)
{
	for (uint32_t i = 0; i < b->n; i++)
		if (b->body[i].registered && place_key(b, i) == place_key(b, id) &&
		    bodies_called(b, i, name, region))
			return true;
	return false;
}

static bool in_doubt(const struct pass *p, uint32_t id, str name, const struct list *l)
{
	const struct standing *s = p->prepared;
	const struct bodies *b = &p->c->bodies;
	uint32_t beside;
	str successor;

	if (b->body[id].registered)
		return !bodies_called(b, id, name, l->region) &&
		       bodies_formerly(b, name, l->region) == NONE;
	if (s->owns[id] || !is_department(s, b, id, name) ||
	    bodies_former(b, name, l->region, &p->out->arena, &successor))
		return false;
	if (!s->any_register)
		return s->seen[id] < OFTEN;
	beside = map_get(&s->registered, place_key(b, id));
	return b->body[id].tier && beside != NONE && beside >= REGISTERED_SOME && !is_part(b, id) &&
	       !is_short(b, id, name, l->region);
}

/* ---- the nearest name ---- */

static bool is_like(const struct pass *p, uint32_t id, uint32_t other)
{
	const struct standing *s = p->prepared;
	const struct bodies *b = &p->c->bodies;

	if (other == id || b->body[other].tier != b->body[id].tier)
		return false;
	return s->any_register ? b->body[other].registered
	                       : s->seen[other] >= OFTEN || s->owns[other];
}

/* The body whose own name is nearest, NONE when none is near. */
static uint32_t nearest(const struct pass *p, uint32_t id)
{
	const struct bodies *b = &p->c->bodies;
	str own = body_own_name(b, id), best = { 0 };
	uint32_t found = NONE;

	for (uint32_t i = 0; i < b->n; i++) {
		str before = best;

		if (!is_like(p, id, i))
			continue;
		near_try(own, body_own_name(b, i), &best);
		if (best.p != before.p)
			found = i;
	}
	return found;
}

/* Without a register only a slip is told: one character amiss in a name that is no name of its own
 * («审计局» beside «统计局» is). */
static bool is_slip(const struct pass *p, uint32_t id, uint32_t other)
{
	const struct bodies *b = &p->c->bodies;
	str own = body_own_name(b, id);

	return utf8_count(own) >= NAME_CHARS && near_distance(own, body_own_name(b, other)) == 1 &&
	       (!p->c->systems || system_named(p->c->systems, own) == NONE);
}

/* ---- telling ---- */

/* One finding a name and list, at its first place. */
struct walk {
	const struct pass *p;
	const struct list *l;
	struct map told; /* hash of a name → 1 */
	uint32_t doubts;
};

static void tell(struct walk *w, uint32_t i, uint32_t near)
{
	const struct corpus *c = w->p->c;
	const struct assignment *a = &c->assignment[i];
	const struct standing *s = w->p->prepared;
	enum field f = w->l->kind->duty[a->duty].bodies;

	struct report r = {
		.at = assignment_place(c, i),
		.message = 1,
		.confidence = QD_MEDIUM,
		.arg = { list_header(w->l, f), arg_str(assignment_name(c, i)),
		         item_called(w->p, a->item) },
	};

	if (near != NONE) {
		r.message = s->any_register ? 0 : 2;
		r.confidence = QD_HIGH;
		r.arg[3] = arg_str(c->bodies.body[near].name);
	}
	report(w->p, r);
	if (near != NONE)
		sink_edit(w->p->out, FIX_SUGGEST, assignment_place(c, i),
		          c->bodies.body[near].name);
}

static void check_assignment(struct walk *w, uint32_t i)
{
	const struct assignment *a = &w->p->c->assignment[i];
	const struct standing *s = w->p->prepared;
	uint32_t *told, near;

	if (a->end == 0 || a->role == ROLE_OFFICE || a->role == ROLE_POST)
		return;
	told = map_at(&w->told, hash_str(assignment_name(w->p->c, i)));
	if (*told != NONE || w->doubts == MOST_DOUBTS)
		return;
	*told = 1;
	if (!in_doubt(w->p, a->body, assignment_name(w->p->c, i), w->l))
		return;
	w->doubts++;
	near = w->p->c->bodies.body[a->body].registered ? a->body : nearest(w->p, a->body);
	if (s->any_register || (near != NONE && is_slip(w->p, a->body, near)))
		tell(w, i, near);
}

static void check(const struct pass *p, uint32_t i)
{
	struct arena scratch = { 0 };
	struct walk w = { .p = p, .l = &p->c->list[i] };

	map_init(&w.told, &scratch);
	for (uint32_t item = w.l->item; item < w.l->item_end; item++)
		for (uint32_t a = p->c->item_assignment[item]; a < p->c->item_assignment[item + 1];
		     a++)
			check_assignment(&w, a);
	arena_release(&scratch);
}

const struct rule rule_duty_unknown_body = {
	.id = "duty/unknown-body",
	.level = QD_WARNING,
	.each = EACH_LIST,
	.title = { "机构不在机构名录", "Body not in the register" },
	.message = { { "{2}的{0}写的“{1}”不在机构名录里，最接近的是“{3}”",
	               "'{0}' of {2} names '{1}', which is not in the register; '{3}' is nearest" },
	             { "{2}的{0}写的“{1}”不在机构名录里",
	               "'{0}' of {2} names '{1}', which is not in the register" },
	             { "{2}的{0}写的“{1}”只出现在这里，可能是“{3}”的误写",
	               "'{0}' of {2} names '{1}', which stands only here; perhaps '{3}' is meant" } },
	.why = { "名录里没有的机构可能已经改名、撤并，或者写错了，职责就落了空。",
	         "A body that the register lacks may be renamed, abolished or misspelt, and its duty "
	         "nobody's." },
	.fix = { "改成机构名录里的名称；名录漏列的，补入名录。",
	         "Use the name of the register, or complete the register." },
	.prepare = prepare,
	.check = check,
	.bad = { "清单: 职责边界清单\n事项:\n"
	         "  - {管理事项: 扬尘治理, 牵头部门: 市综合执法监督局, 职责分工: 查处}\n"
	         "  - {管理事项: 噪声治理, 牵头部门: 市综合执法监督局, 职责分工: 查处}\n"
	         "  - {管理事项: 油烟治理, 牵头部门: 市综合执法监督局, 职责分工: 查处}\n"
	         "  - {管理事项: 渣土治理, 牵头部门: ⟦市综合执法监管局⟧, 职责分工: 查处}\n",
	         "清单: 机构名录\n地区: 示例市\n事项:\n  - {机构名称: 示例市生态环境局}\n"
	         "  - {机构名称: 示例市城市管理局}\n  - {机构名称: 示例市水利局}\n---\n"
	         "清单: 职责边界清单\n地区: 示例市\n事项:\n"
	         "  - {管理事项: 河道治理, 牵头部门: ⟦市水力局⟧, 职责分工: 巡查}\n"
	         "  - {管理事项: 绿地管护, 牵头部门: ⟦市景观工程建设局⟧, 配合部门: ⟦市水务局⟧, 职责分工: 管护}\n" },
	.good = { "清单: 职责边界清单\n事项:\n"
	          "  - {管理事项: 扬尘治理, 牵头部门: 市统计局, 职责分工: 查处}\n"
	          "  - {管理事项: 噪声治理, 牵头部门: 市统计局, 职责分工: 查处}\n"
	          "  - {管理事项: 油烟治理, 牵头部门: 市统计局, 职责分工: 查处}\n"
	          "  - {管理事项: 渣土治理, 牵头部门: 市审计局, 职责分工: 查处}\n",
	          "清单: 机构名录\n地区: 示例市\n事项:\n"
	          "  - {机构名称: 示例市生态环境局, 简称: 市环境局}\n"
	          "  - {机构名称: 示例市城市管理局}\n  - {机构名称: 示例市水利局}\n---\n"
	          "清单: 职责边界清单\n地区: 示例市\n事项:\n"
	          "  - {管理事项: 河道治理, 牵头部门: 市水利局, 配合部门: "
	          "市环境局、省水利厅、区水利局、市水利局河道管理处, 职责分工: 巡查}\n" },
};
