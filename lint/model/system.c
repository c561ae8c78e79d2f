/* Systems and former names from their files. */
#include "model/system.h"

#include "base/utf8.h"
#include "read/tree.h"

struct loader {
	struct systems *s;
	const struct tree *tree;
	struct qd_error *err;
};

/* ---- what a file may say ---- */

static bool want_text(struct loader *l, const struct node *map, str key, str *out)
{
	const struct node *n = tree_get(map, key);

	if (!n || n->type != NODE_TEXT || n->text.n == 0)
		return tree_fail(l->tree, map->line, l->err, "缺少“%s” / missing", key.p);
	*out = n->text;
	return true;
}

/* YYYY-MM-DD. */
static bool want_date(struct loader *l, const struct node *map, str key, uint32_t *out)
{
	str text;
	uint32_t y, m, d;

	if (!want_text(l, map, key, &text))
		return false;
	if (text.n != 10 || !str_u32(str_slice(text, 0, 4), &y) ||
	    !str_u32(str_slice(text, 5, 7), &m) || !str_u32(str_slice(text, 8, 10), &d))
		return tree_fail(l->tree, map->line, l->err,
		                 "“%s”应写成 2019-03-31 的样子 / bad date", key.p);
	*out = y * 10000 + m * 100 + d;
	return true;
}

/* Calls take for each map of the list under key. */
static bool each_entry(struct loader *l, str key, const str *known, uint32_t n_known,
                       bool (*take)(struct loader *, const struct node *))
{
	const struct node *list = tree_get(l->tree->root, key);

	if (list && list->type != NODE_LIST)
		return tree_fail(l->tree, list->line, l->err, "“%s”应当是列表 / must be a list",
		                 key.p);
	for (const struct node *n = list ? list->first : NULL; n; n = n->next) {
		if (n->type != NODE_MAP)
			return tree_fail(l->tree, n->line, l->err,
			                 "“%s”的每一条应写成“键: 值” / a map is expected", key.p);
		if (!tree_keys(l->tree, n, known, n_known, l->err) || !take(l, n))
			return false;
	}
	return true;
}

/* A list of texts, or none where the key is missing. */
static bool texts_of(struct loader *l, const struct node *map, str key, const struct node **first)
{
	const struct node *list = tree_get(map, key);

	*first = list ? list->first : NULL;
	if (list && list->type != NODE_LIST)
		return tree_fail(l->tree, list->line, l->err, "“%s”应当是列表 / must be a list",
		                 key.p);
	for (const struct node *n = *first; n; n = n->next)
		if (n->type != NODE_TEXT || n->text.n == 0)
			return tree_fail(l->tree, n->line, l->err, "应当是文字 / must be a text");
	return true;
}

/* ---- taking it ---- */

/* A name may be both: «人防办» is a body here and was done away with there. */
static struct stem *stem_at(struct systems *s, str text)
{
	str key = utf8_key(s->arena, text);
	uint32_t *slot = map_at(&s->at, hash_str(key));

	if (*slot != NONE)
		return &s->stem[*slot];
	s->stem = arena_room(s->arena, s->stem, s->n_stems, &s->cap_stems, sizeof *s->stem);
	s->stem[s->n_stems] = (struct stem){ .text = key, .system = NONE, .former = NONE };
	s->longest_stem = key.n > s->longest_stem ? key.n : s->longest_stem;
	*slot = s->n_stems;
	return &s->stem[s->n_stems++];
}

static void add_form(struct systems *s, str name, uint32_t system)
{
	*map_at(&s->form, hash_str(utf8_key(s->arena, name))) = system;
}

/* «卫健» names the body with the endings its full name could have. */
static void add_word(struct systems *s, str word, str body, uint32_t system)
{
	static const struct {
		str full, short_form;
	} endings[] = {
		{ STR_INIT("委员会"), STR_INIT("委") },
		{ STR_INIT("委员会"), STR_INIT("局") },
		{ STR_INIT("办公室"), STR_INIT("办") },
		{ STR_INIT("局"), STR_INIT("厅") },
		{ STR_INIT("局"), STR_INIT("局") },
		{ STR_INIT("委员会"), STR_INIT("委员会") },
		{ STR_INIT("办公室"), STR_INIT("办公室") },
	};

	stem_at(s, word)->system = system;
	for (uint32_t i = 0; i < countof(endings); i++)
		if (str_ends(body, endings[i].full))
			add_form(s, arena_join(s->arena, word, endings[i].short_form), system);
}

static bool take_system(struct loader *l, const struct node *n)
{
	struct systems *s = l->s;
	const struct node *word, *other, *part;
	uint32_t system = s->n;
	str body;

	if (!want_text(l, n, STR("机关"), &body) || !texts_of(l, n, STR("词"), &word) ||
	    !texts_of(l, n, STR("又名"), &other) || !texts_of(l, n, STR("所属"), &part))
		return false;
	s->body = arena_room(s->arena, s->body, s->n, &s->cap, sizeof *s->body);
	s->body[s->n++] = utf8_key(s->arena, body);
	add_form(s, body, system);
	stem_at(s, body)->system = system;
	for (; word; word = word->next)
		add_word(s, word->text, body, system);
	for (; other; other = other->next) {
		add_form(s, other->text, system);
		stem_at(s, other->text)->system = system;
	}
	for (; part; part = part->next)
		stem_at(s, part->text)->system = system;
	return true;
}

static bool take_reform(struct loader *l, const struct node *n)
{
	struct systems *s = l->s;
	struct reform r = { 0 };

	if (!want_text(l, n, STR("改革"), &r.id) || !want_text(l, n, STR("名称"), &r.title) ||
	    !want_date(l, n, STR("完成"), &r.done))
		return false;
	s->reform =
		arena_room(s->arena, s->reform, s->n_reforms, &s->cap_reforms, sizeof *s->reform);
	s->reform[s->n_reforms++] = r;
	return true;
}

static bool want_reform(struct loader *l, const struct node *n, uint32_t *out)
{
	str id;

	if (!want_text(l, n, STR("改革"), &id))
		return false;
	for (*out = 0; *out < l->s->n_reforms; ++*out)
		if (str_eq(l->s->reform[*out].id, id))
			return true;
	return tree_fail(l->tree, n->line, l->err, "没有“%s”这次改革 / no such reform", id.p);
}

static bool take_former(struct loader *l, const struct node *n)
{
	struct systems *s = l->s;
	const struct node *name, *check = tree_get(n, STR("核对"));
	struct former f = { .certain = !check || !str_eq(check->text, STR("是")) };

	if (!texts_of(l, n, STR("原名"), &name) || !want_text(l, n, STR("现名"), &f.successor) ||
	    !want_reform(l, n, &f.reform))
		return false;
	s->former =
		arena_room(s->arena, s->former, s->n_formers, &s->cap_formers, sizeof *s->former);
	s->former[s->n_formers] = f;
	for (; name; name = name->next)
		stem_at(s, name->text)->former = s->n_formers;
	s->n_formers++;
	return true;
}

static void init_maps(struct systems *s)
{
	map_init(&s->form, s->arena);
	map_init(&s->at, s->arena);
}

bool systems_load(struct systems *s, str text, str file, struct qd_error *err)
{
	static const str top[] = { STR_INIT("系统"), STR_INIT("改革"), STR_INIT("撤并") };
	static const str system[] = { STR_INIT("机关"), STR_INIT("词"), STR_INIT("又名"),
		                      STR_INIT("所属") };
	static const str reform[] = { STR_INIT("改革"), STR_INIT("名称"), STR_INIT("完成") };
	static const str former[] = { STR_INIT("原名"), STR_INIT("现名"), STR_INIT("改革"),
		                      STR_INIT("核对") };
	struct tree tree;
	struct loader l = { .s = s, .tree = &tree, .err = err };

	if (!s->form.arena)
		init_maps(s);
	return tree_parse(text, file, s->arena, &tree, err) &&
	       tree_keys(&tree, tree.root, top, countof(top), err) &&
	       each_entry(&l, STR("系统"), system, countof(system), take_system) &&
	       each_entry(&l, STR("改革"), reform, countof(reform), take_reform) &&
	       each_entry(&l, STR("撤并"), former, countof(former), take_former);
}

/* ---- names ---- */

uint32_t system_named(const struct systems *s, str name)
{
	return s->form.arena ? map_get(&s->form, hash_str(name)) : NONE;
}

/* The longest stem that name begins with; NULL when there is none. */
static const struct stem *stem_of(const struct systems *s, str name)
{
	size_t n = name.n < s->longest_stem ? name.n : s->longest_stem;

	for (; s->n_stems && n > 0; n--) {
		uint32_t i = map_get(&s->at, hash_str(str_slice(name, 0, n)));

		if (i != NONE)
			return &s->stem[i];
	}
	return NULL;
}

bool system_begins(const struct systems *s, str name)
{
	return stem_of(s, name) != NULL;
}

uint32_t system_of(const struct systems *s, str name)
{
	const struct stem *stem = stem_of(s, name);

	return stem ? stem->system : NONE;
}

/* Behind a whole name: nothing, a bracket, or the name of a part of that body. */
static bool is_part(str rest)
{
	static const str ends[] = { STR_INIT("局"),   STR_INIT("科"), STR_INIT("股"),
		                    STR_INIT("处"),   STR_INIT("室"), STR_INIT("所"),
		                    STR_INIT("队"),   STR_INIT("站"), STR_INIT("中心"),
		                    STR_INIT("部门"), STR_INIT("等") };

	if (rest.n == 0 || str_starts(rest, STR("(")))
		return true;
	return str_ends_any(rest, ends, countof(ends));
}

const struct former *system_former(const struct systems *s, str name)
{
	const struct stem *stem = stem_of(s, name);

	if (!stem || stem->former == NONE || !is_part(str_from_byte(name, stem->text.n)))
		return NULL;
	return &s->former[stem->former];
}
