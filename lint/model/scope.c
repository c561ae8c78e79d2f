/* Scope words from their file, their places in texts, and two sides compared by them. */
#include "model/scope.h"

#include "base/utf8.h"
#include "law/citation.h"
#include "read/tree.h"

static const str axis_key[N_SCOPE_AXES] = { STR_INIT("行业"), STR_INIT("场所"), STR_INIT("环节") };

/* ---- loading ---- */

struct loader {
	struct scope *s;
	const struct tree *tree;
	struct qd_error *err;
};

static uint32_t class_named(const struct scope *s, str name)
{
	for (uint32_t i = 0; i < s->n_classes; i++)
		if (str_eq(s->class[i].name, name))
			return i;
	return NONE;
}

static void add_word(struct scope *s, str word, uint32_t meaning)
{
	s->word = arena_room(s->arena, s->word, s->n_words, &s->cap_words, sizeof *s->word);
	s->meaning =
		arena_room(s->arena, s->meaning, s->n_words, &s->cap_meanings, sizeof *s->meaning);
	s->word[s->n_words] = word;
	s->meaning[s->n_words++] = meaning;
}

/* The texts of a list, each given to `take`. */
static bool take_texts(struct loader *l, const struct node *list,
                       void (*take)(struct scope *s, str text, uint32_t with), uint32_t with)
{
	if (list && list->type != NODE_LIST)
		return tree_fail(l->tree, list->line, l->err,
		                 "这里应当是列表 / a list is expected");
	for (const struct node *n = list ? list->first : NULL; n; n = n->next) {
		if (n->type != NODE_TEXT || n->text.n == 0)
			return tree_fail(l->tree, n->line, l->err,
			                 "这里应当是词 / a word is expected");
		take(l->s, n->text, with);
	}
	return true;
}

static void take_organ(struct scope *s, str text, uint32_t with)
{
	(void)with;
	s->organ = arena_room(s->arena, s->organ, s->n_organs, &s->cap_organs, sizeof *s->organ);
	s->organ[s->n_organs++] = text;
}

static void take_common(struct scope *s, str text, uint32_t with)
{
	*map_at(&s->common, citation_law_key(s->arena, text)) = with;
}

static void take_verb(struct scope *s, str text, uint32_t with)
{
	*map_at(&s->verb, hash_str(text)) = with;
}

static bool want_class(struct loader *l, const struct node *n, uint32_t *out)
{
	*out = n->type == NODE_TEXT ? class_named(l->s, n->text) : NONE;
	return *out != NONE ||
	       tree_fail(l->tree, n->line, l->err, "前面没有“%s”这一类 / no such class",
	                 n->type == NODE_TEXT ? n->text.p : "");
}

/* 属: one class, or a list of at most SCOPE_PARENTS. */
static bool load_parents(struct loader *l, const struct node *n, struct scope_class *class)
{
	const struct node *one = n && n->type == NODE_LIST ? n->first : n;
	const struct scope_class *outer;
	uint32_t count = 0;

	for (uint32_t i = 0; i < SCOPE_PARENTS; i++)
		class->parent[i] = NONE;
	for (; one; one = n->type == NODE_LIST ? one->next : NULL) {
		if (count == SCOPE_PARENTS)
			return tree_fail(l->tree, n->line, l->err, "最多属于 %d 类 / too many",
			                 SCOPE_PARENTS);
		if (!want_class(l, one, &class->parent[count]))
			return false;
		outer = &l->s->class[class->parent[count++]];
		class->depth = outer->depth + 1 > class->depth ? outer->depth + 1 : class->depth;
	}
	return class->depth < SCOPE_DEPTH ||
	       tree_fail(l->tree, n->line, l->err, "套得太深 / nested too deep");
}

static bool load_class(struct loader *l, const struct node *n, enum scope_axis axis)
{
	static const str known[] = { STR_INIT("类"), STR_INIT("属"), STR_INIT("词") };
	const struct node *name = n->type == NODE_MAP ? tree_get(n, STR("类")) : NULL;
	struct scope_class class = { .axis = axis };
	struct scope *s = l->s;
	uint32_t id;

	if (!name || name->type != NODE_TEXT || name->text.n == 0)
		return tree_fail(l->tree, n->line, l->err, "应写成“类: …” / “类” is missing");
	class.name = name->text;
	if (!tree_keys(l->tree, n, known, countof(known), l->err) ||
	    !load_parents(l, tree_get(n, STR("属")), &class))
		return false;
	id = class_named(s, class.name);
	if (id == NONE) {
		s->class = arena_room(s->arena, s->class, s->n_classes, &s->cap_classes,
		                      sizeof *s->class);
		id = s->n_classes++;
		s->class[id] = class;
	}
	return take_texts(l, tree_get(n, STR("词")), add_word, id);
}

static bool load_axis(struct loader *l, enum scope_axis axis)
{
	const struct node *list = tree_get(l->tree->root, axis_key[axis]);

	if (list && list->type != NODE_LIST)
		return tree_fail(l->tree, list->line, l->err, "“%s”应当是列表 / must be a list",
		                 axis_key[axis].p);
	for (const struct node *n = list ? list->first : NULL; n; n = n->next)
		if (!load_class(l, n, axis))
			return false;
	return true;
}

bool scope_load(struct scope *s, str text, str file, struct qd_error *err)
{
	static const str known[] = { STR_INIT("行业"), STR_INIT("场所"), STR_INIT("环节"),
		                     STR_INIT("不算"), STR_INIT("机关"), STR_INIT("通用法"),
		                     STR_INIT("动作") };
	struct tree tree;
	struct loader l = { .s = s, .tree = &tree, .err = err };

	if (!s->common.arena) {
		map_init(&s->common, s->arena);
		map_init(&s->verb, s->arena);
	}
	if (!tree_parse(text, file, s->arena, &tree, err) ||
	    !tree_keys(&tree, tree.root, known, countof(known), err))
		return false;
	for (enum scope_axis x = 0; x < N_SCOPE_AXES; x++)
		if (!load_axis(&l, x))
			return false;
	if (!take_texts(&l, tree_get(tree.root, STR("不算")), add_word, NONE) ||
	    !take_texts(&l, tree_get(tree.root, STR("机关")), take_organ, 0) ||
	    !take_texts(&l, tree_get(tree.root, STR("通用法")), take_common, 0) ||
	    !take_texts(&l, tree_get(tree.root, STR("动作")), take_verb, 0))
		return false;
	s->find = words_new(s->arena, s->word, s->n_words);
	return true;
}

/* ---- the words of a text ---- */

/* «渔业船舶除外», «煤矿以外的», «不含煤矿», «非煤矿». */
static bool is_excluded(str text, struct word_hit h)
{
	static const str before[] = { STR_INIT("不含"), STR_INIT("不包括"), STR_INIT("非") };
	static const str behind[] = { STR_INIT("除外"), STR_INIT("以外"), STR_INIT("之外") };
	str rest = str_from_byte(text, h.end);
	size_t near = rest.n < 18 ? rest.n : 18; /* a noun of the word's may stand between */

	if (str_ends_any(str_slice(text, 0, h.beg), before, countof(before)))
		return true;
	for (uint32_t i = 0; i < countof(behind); i++)
		if (str_find(str_slice(rest, 0, near), behind[i], 0) != STR_NONE)
			return true;
	return false;
}

/* Does the stretch between two words set them side by side? */
static bool sets_apart(str between)
{
	static const str sign[] = { STR_INIT("、"), STR_INIT("，"), STR_INIT("；"), STR_INIT("。"),
		                    STR_INIT("或"), STR_INIT("和"), STR_INIT("及"), STR_INIT("与"),
		                    STR_INIT("并"), STR_INIT("/"),  STR_INIT(","),  STR_INIT(";") };

	return str_has_any(between, sign, countof(sign));
}

/* «林业和草原主管部门»: the word before is part of the same name. */
static void drop_joined(struct scope_side *side, uint32_t from, str text, size_t beg)
{
	static const str joint[] = { STR_INIT("和"), STR_INIT("、"), STR_INIT("及"), STR_INIT("") };

	while (side->n > from) {
		str word = side->hit[side->n - 1].word;
		size_t end = (size_t)(word.p - text.p) + word.n;
		str between = str_slice(text, end, beg);
		bool joined = false;

		for (uint32_t i = 0; i < countof(joint); i++)
			joined = joined || str_eq(between, joint[i]);
		if (!joined)
			return;
		beg = (size_t)(word.p - text.p);
		side->n--;
	}
}

/* The last title 《…》 looked at. */
struct title {
	size_t open, close;
};

static bool in_title(str text, struct title *t, size_t at)
{
	while (t->close <= at && t->open != STR_NONE) {
		t->open = str_find(text, STR("《"), t->close);
		t->close = t->open == STR_NONE ? text.n : str_find(text, STR("》"), t->open);
		t->close = t->close == STR_NONE ? text.n : t->close;
	}
	return t->open < at && at < t->close;
}

static struct scope_hit make_hit(const struct scope *s, str text, struct word_hit h)
{
	static const str field[] = { STR_INIT("领域"), STR_INIT("行业"), STR_INIT("系统") };
	size_t before = h.beg > SCOPE_BEFORE ? h.beg - SCOPE_BEFORE : 0;

	while (before < h.beg && ((unsigned char)text.p[before] & 0xC0) == 0x80)
		before++;
	return (struct scope_hit){
		.word = str_slice(text, h.beg, h.end),
		.class = s->meaning[h.word],
		.excluded = is_excluded(text, h),
		.field = str_starts_any(str_from_byte(text, h.end), field, countof(field)),
		.before = str_slice(text, before, h.beg),
	};
}

static void join_hits(struct scope_side *side, uint32_t from)
{
	for (uint32_t i = from; i + 1 < side->n; i++) {
		const char *end = side->hit[i].word.p + side->hit[i].word.n;
		str between = { end, (size_t)(side->hit[i + 1].word.p - end) };

		side->hit[i].joins_next = !sets_apart(between);
	}
}

void scope_read(const struct scope *s, str text, enum scope_text what, struct scope_side *side)
{
	uint32_t from = side->n;
	struct title title = { 0 };
	struct word_hit h;

	if (text.n > 0 && side->n_texts < SCOPE_TEXTS)
		side->text[side->n_texts++] = text;
	for (size_t at = 0; side->n < SCOPE_HITS && words_next(s->find, text, &at, &h);) {
		if (s->meaning[h.word] == NONE || in_title(text, &title, h.beg))
			continue;
		if (what == SCOPE_CONTENT &&
		    str_starts_any(str_from_byte(text, h.end), s->organ, s->n_organs)) {
			drop_joined(side, from, text, h.beg);
			continue;
		}
		side->hit[side->n++] = make_hit(s, text, h);
	}
	join_hits(side, from);
}

/* ---- two sides ---- */

struct comparing {
	const struct scope *s;
	const struct scope_side *side[2], *common;
	enum scope_axis axis;
};

static bool within(const struct scope *s, uint32_t class, uint32_t outer)
{
	if (class == outer)
		return true;
	for (uint32_t i = 0; i < SCOPE_PARENTS && s->class[class].parent[i] != NONE; i++)
		if (within(s, s->class[class].parent[i], outer))
			return true;
	return false;
}

/* Does a word of the side count on the axis? */
static bool counts(const struct comparing *g, const struct scope_hit *h)
{
	if (h->excluded || g->s->class[h->class].axis != g->axis)
		return false;
	for (uint32_t i = 0; g->common && i < g->common->n; i++)
		if (within(g->s, g->common->hit[i].class, h->class))
			return false;
	return true;
}

static const struct scope_hit *first_of(const struct comparing *g, uint32_t side)
{
	for (uint32_t i = 0; i < g->side[side]->n; i++)
		if (counts(g, &g->side[side]->hit[i]))
			return &g->side[side]->hit[i];
	return NULL;
}

static bool has_class(const struct comparing *g, uint32_t side, uint32_t class)
{
	for (uint32_t i = 0; i < g->side[side]->n; i++)
		if (counts(g, &g->side[side]->hit[i]) && g->side[side]->hit[i].class == class)
			return true;
	return false;
}

/* A class of a side that lies within one of the other, or it around it; NULL. */
static const struct scope_hit *nested_in(const struct comparing *g, uint32_t side)
{
	for (uint32_t i = 0; i < g->side[side]->n; i++) {
		const struct scope_hit *h = &g->side[side]->hit[i];

		for (uint32_t k = 0; counts(g, h) && k < g->side[!side]->n; k++)
			if (counts(g, &g->side[!side]->hit[k]) &&
			    within(g->s, h->class, g->side[!side]->hit[k].class))
				return h;
	}
	return NULL;
}

static bool begins_word(const struct scope_side *side, const char *at)
{
	for (uint32_t i = 0; i < side->n; i++)
		if (side->hit[i].word.p == at)
			return true;
	return false;
}

/* «不符合要求的食用农产品» beside «不符合要求的产品»: the same words lead to it, and no word of scope
 * follows them there. */
static bool is_left_out(const struct scope_side *other, const struct scope_hit *h)
{
	for (uint32_t i = 0; h->before.n == SCOPE_BEFORE && i < other->n_texts; i++) {
		size_t at = str_find(other->text[i], h->before, 0);

		if (at != STR_NONE && !begins_word(other, other->text[i].p + at + SCOPE_BEFORE))
			return true;
	}
	return false;
}

/* A word that qualifies what both say and that the other side lacks: «交通运输领域建设工程» beside
 * «建设工程»; but not one of an enumeration. */
static const struct scope_hit *qualifier(const struct comparing *g, uint32_t side)
{
	const struct scope_side *s = g->side[side];

	for (uint32_t i = 0; i < s->n; i++) {
		const struct scope_hit *h = &s->hit[i];
		bool behind = i > 0 && h[-1].joins_next && counts(g, h - 1) &&
		              has_class(g, !side, h[-1].class);
		bool before = i + 1 < s->n && h->joins_next && counts(g, h + 1) &&
		              has_class(g, !side, h[1].class);

		if (!counts(g, h) || has_class(g, !side, h->class))
			continue;
		if (h->field || behind || before || is_left_out(g->side[!side], h))
			return h;
	}
	return NULL;
}

static bool share_class(const struct comparing *g)
{
	for (uint32_t i = 0; i < g->side[0]->n; i++)
		if (counts(g, &g->side[0]->hit[i]) && has_class(g, 1, g->side[0]->hit[i].class))
			return true;
	return false;
}

/* Everything of a side that counts is what the other says it leaves out. */
static bool leaves_to_other(const struct comparing *g, uint32_t side, struct scope_answer *out)
{
	bool any = false;

	for (uint32_t i = 0; i < g->side[!side]->n; i++) {
		const struct scope_hit *h = &g->side[!side]->hit[i];
		bool left_out = false;

		if (!counts(g, h))
			continue;
		for (uint32_t k = 0; k < g->side[side]->n; k++)
			if (g->side[side]->hit[k].excluded &&
			    within(g->s, h->class, g->side[side]->hit[k].class)) {
				left_out = true;
				out->word[side] = g->side[side]->hit[k].word;
			}
		if (!left_out)
			return false;
		out->word[!side] = h->word;
		any = true;
	}
	return any;
}

/* What each says beyond what both say: each its own, one alone, or neither. */
static struct scope_answer beyond(const struct scope_hit *a, const struct scope_hit *b)
{
	struct scope_answer answer = { .verdict = SCOPE_OPEN };

	if (a && b)
		answer.verdict = SCOPE_APART;
	else if (a || b)
		answer.verdict = SCOPE_ONE_SIDED;
	answer.word[0] = a ? a->word : (str){ 0 };
	answer.word[1] = b ? b->word : (str){ 0 };
	return answer;
}

static struct scope_answer compare_axis(const struct comparing *g)
{
	const struct scope_hit *a = first_of(g, 0), *b = first_of(g, 1), *in_b, *in_a;
	struct scope_answer answer = { .verdict = SCOPE_APART };

	if (leaves_to_other(g, 0, &answer) || leaves_to_other(g, 1, &answer))
		return answer;
	if (g->axis == SCOPE_STAGE && (!a || !b || share_class(g)))
		return beyond(NULL, NULL);
	if (!a || !b)
		return beyond(a, b);
	if (share_class(g))
		return beyond(qualifier(g, 0), qualifier(g, 1));
	in_b = nested_in(g, 0);
	in_a = nested_in(g, 1);
	return in_b || in_a ? beyond(in_b, in_b ? NULL : in_a) : beyond(a, b);
}

struct scope_answer scope_compare(const struct scope *s, const struct scope_side *a,
                                  const struct scope_side *b, const struct scope_side *common)
{
	struct comparing g = { .s = s, .side = { a, b }, .common = common };
	struct scope_answer best = { .verdict = SCOPE_OPEN };

	for (g.axis = 0; g.axis < N_SCOPE_AXES; g.axis++) {
		struct scope_answer one = compare_axis(&g);

		if (one.verdict > best.verdict)
			best = one;
	}
	return best;
}

/* ---- objects that no list knows ---- */

static size_t common_front(str a, str b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && a.p[n] == b.p[n])
		n++;
	while (n > 0 && n < a.n && ((unsigned char)a.p[n] & 0xC0) == 0x80)
		n--;
	return n;
}

static size_t common_back(str a, str b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && a.p[a.n - 1 - n] == b.p[b.n - 1 - n])
		n++;
	while (n > 0 && ((unsigned char)a.p[a.n - n] & 0xC0) == 0x80)
		n--;
	return n;
}

/* Do they share a character? */
static bool share_character(str a, str b)
{
	for (size_t at = 0, from = 0; at < a.n; from = at) {
		(void)utf8_next(a, &at);
		if (str_has(b, str_slice(a, from, at)))
			return true;
	}
	return false;
}

/* Does a word of a sector or a place reach over a part of bytes [beg, end)? */
static bool is_within_word(const struct scope *s, str text, size_t beg, size_t end)
{
	struct word_hit h;

	for (size_t at = 0; words_next(s->find, text, &at, &h) && h.beg < end;)
		if (h.end > beg && s->meaning[h.word] != NONE &&
		    s->class[s->meaning[h.word]].axis != SCOPE_STAGE)
			return true;
	return false;
}

static bool is_verb(const struct scope *s, str text)
{
	return map_get(&s->verb, hash_str(text)) != NONE;
}

bool scope_objects_differ(const struct scope *s, str a, str b, str object[2])
{
	size_t front = common_front(a, b);
	size_t back = common_back(str_from_byte(a, front), str_from_byte(b, front));
	bool known;

	object[0] = str_slice(a, front, a.n - back);
	object[1] = str_slice(b, front, b.n - back);
	if (object[0].n == 0 || object[1].n == 0 || front + back < object[0].n ||
	    front + back < object[1].n || is_verb(s, object[0]) || is_verb(s, object[1]))
		return false;
	known = is_within_word(s, a, front, a.n - back) || is_within_word(s, b, front, b.n - back);
	return (known || (utf8_count(object[0]) >= 2 && utf8_count(object[1]) >= 2)) &&
	       !share_character(object[0], object[1]);
}
