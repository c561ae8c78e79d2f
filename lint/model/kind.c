/* Kinds from their files. */
#include "model/kind.h"

#include "base/utf8.h"
#include "model/header_word.h"

static const struct {
	str word;
	enum demand demand;
} demand_words[] = {
	{ STR_INIT("责任主体"), DEMAND_BODY },       { STR_INIT("依据"), DEMAND_BASIS },
	{ STR_INIT("依据提示"), DEMAND_BASIS_SOFT }, { STR_INIT("牵头"), DEMAND_LEAD },
	{ STR_INIT("准入"), DEMAND_ADMISSION },      { STR_INIT("权力类型"), DEMAND_TYPE },
};

static const struct {
	str word;
	enum tier tier;
} tier_words[] = {
	{ STR_INIT("国家级"), TIER_NATION }, { STR_INIT("省级"), TIER_PROVINCE },
	{ STR_INIT("市级"), TIER_CITY },     { STR_INIT("县级"), TIER_COUNTY },
	{ STR_INIT("乡级"), TIER_TOWN },
};

struct loader {
	struct kinds *kinds;
	const struct tree *tree;
	struct kind *kind;
	struct qd_error *err;
};

static bool want_text(struct loader *l, const struct node *map, str key, str *out)
{
	const struct node *n = tree_get(map, key);

	if (!n || n->type != NODE_TEXT || n->text.n == 0)
		return tree_fail(l->tree, map->line, l->err, "缺少“%s” / missing", key.p);
	*out = n->text;
	return true;
}

static bool want_field(struct loader *l, const struct node *n, enum field *out)
{
	if (n->type != NODE_TEXT || (*out = field_named(n->text)) == N_FIELDS)
		return tree_fail(l->tree, n->line, l->err, "没有“%s”这个栏目 / no such field",
		                 n->type == NODE_TEXT ? n->text.p : "");
	return true;
}

/* A field that may be left out. */
static bool optional_field(struct loader *l, const struct node *map, str key, enum field *out)
{
	const struct node *n = tree_get(map, key);

	*out = FIELD_ABSENT;
	return !n || want_field(l, n, out);
}

static uint32_t list_length(const struct node *list)
{
	uint32_t n = 0;

	for (const struct node *c = list ? list->first : NULL; c; c = c->next)
		n++;
	return n;
}

static bool want_list(struct loader *l, const struct node *map, str key, const struct node **out)
{
	*out = tree_get(map, key);
	if (*out && (*out)->type != NODE_LIST)
		return tree_fail(l->tree, (*out)->line, l->err, "“%s”应当是列表 / must be a list",
		                 key.p);
	return true;
}

enum { SEVERAL = UINT32_MAX - 1 };

/* What several columns could mean, none is taken to mean. */
static void claim_meaning(struct loader *l, uint32_t column, str meaning)
{
	uint32_t *slot = map_at(&l->kind->meaning, hash_str(meaning));

	*slot = *slot == NONE || *slot == column ? column : SEVERAL;
}

/* A header is claimed by one column only. */
static bool claim_header(struct loader *l, struct kind_column *c, str text, uint32_t line)
{
	str key = utf8_key(l->kinds->arena, text);
	uint32_t *slot = map_at(&l->kind->header, hash_str(key));
	uint32_t column = (uint32_t)(c - l->kind->column);

	if (*slot == column)
		return true;
	if (*slot != NONE)
		return tree_fail(l->tree, line, l->err,
		                 "列名“%.*s”已属于栏目“%s” / header claimed by another field",
		                 (int)text.n, text.p,
		                 field_info[l->kind->column[*slot].field].title.zh);
	*slot = column;
	c->header[c->n_headers++] = key;
	claim_meaning(l, column, header_meaning(l->kinds->arena, key));
	return true;
}

static bool load_required(struct loader *l, const struct node *n, struct kind_column *c)
{
	if (!n)
		return true;
	if (str_eq(n->text, STR("必须")))
		c->required = QD_ERROR;
	else if (str_eq(n->text, STR("应当")))
		c->required = QD_WARNING;
	else
		return tree_fail(l->tree, n->line, l->err, "必填只能是“必须”或“应当” / bad value");
	return true;
}

static bool says_yes(const struct node *map, str key)
{
	const struct node *n = tree_get(map, key);

	return n && str_eq(n->text, STR("是"));
}

static bool load_column(struct loader *l, const struct node *n, struct kind_column *c)
{
	static const str known[] = { STR_INIT("栏"), STR_INIT("列名"), STR_INIT("必填"),
		                     STR_INIT("标识"), STR_INIT("随后") };
	const struct node *names, *field;

	if (n->type != NODE_MAP || !tree_keys(l->tree, n, known, countof(known), l->err))
		return n->type == NODE_MAP || tree_fail(l->tree, n->line, l->err,
		                                        "栏目应写成“栏: 名称” / a map is expected");
	field = tree_get(n, STR("栏"));
	if (!field)
		return tree_fail(l->tree, n->line, l->err, "缺少“栏” / missing");
	c->identity = says_yes(n, STR("标识"));
	if (!want_field(l, field, &c->field) || !want_list(l, n, STR("列名"), &names) ||
	    !optional_field(l, n, STR("随后"), &c->then) ||
	    !load_required(l, tree_get(n, STR("必填")), c))
		return false;
	if (c->field == FIELD_NAME && c->required == QD_ERROR)
		l->kind->names_matters = true;
	c->header = arena_alloc(l->kinds->arena, (list_length(names) + 1) * sizeof *c->header);
	if (!claim_header(l, c, str_from(field_info[c->field].title.zh), n->line))
		return false;
	for (const struct node *s = names ? names->first : NULL; s; s = s->next)
		if (!claim_header(l, c, s->text, s->line))
			return false;
	return true;
}

static bool load_columns(struct loader *l, const struct node *root)
{
	const struct node *list;

	if (!want_list(l, root, STR("栏目"), &list))
		return false;
	if (!list)
		return tree_fail(l->tree, root->line, l->err, "缺少“栏目” / missing");
	l->kind->column = arena_alloc(l->kinds->arena, list_length(list) * sizeof *l->kind->column);
	for (const struct node *n = list->first; n; n = n->next)
		if (!load_column(l, n, &l->kind->column[l->kind->n_columns++]))
			return false;
	return true;
}

static bool load_tier(struct loader *l, const struct node *n, enum tier *out)
{
	if (!n)
		return true;
	for (uint32_t i = 0; i < countof(tier_words); i++)
		if (str_eq(n->text, tier_words[i].word))
			*out = tier_words[i].tier;
	return *out != TIER_NONE ||
	       tree_fail(l->tree, n->line, l->err, "没有“%s”这个层级 / no such level", n->text.p);
}

static bool load_duty(struct loader *l, const struct node *n, struct kind_duty *d)
{
	static const str known[] = { STR_INIT("机构"), STR_INIT("角色"), STR_INIT("内容"),
		                     STR_INIT("层级") };
	str role;

	if (n->type != NODE_MAP || !tree_keys(l->tree, n, known, countof(known), l->err))
		return n->type == NODE_MAP || tree_fail(l->tree, n->line, l->err,
		                                        "职责应写成“机构: …” / a map is expected");
	if (!want_text(l, n, STR("角色"), &role) ||
	    !optional_field(l, n, STR("机构"), &d->bodies) ||
	    !optional_field(l, n, STR("内容"), &d->content) ||
	    !load_tier(l, tree_get(n, STR("层级")), &d->tier))
		return false;
	d->role = role_named(role);
	if (d->role == N_ROLES)
		return tree_fail(l->tree, n->line, l->err, "没有“%s”这个角色 / no such role",
		                 role.p);
	if (d->bodies == FIELD_ABSENT && d->tier == TIER_NONE)
		return tree_fail(l->tree, n->line, l->err,
		                 "“机构”和“层级”至少写一个 / a body or a level is needed");
	return true;
}

static bool load_duties(struct loader *l, const struct node *root)
{
	const struct node *list;

	if (!want_list(l, root, STR("职责"), &list))
		return false;
	l->kind->duty =
		arena_alloc(l->kinds->arena, (list_length(list) + 1) * sizeof *l->kind->duty);
	for (const struct node *n = list ? list->first : NULL; n; n = n->next)
		if (!load_duty(l, n, &l->kind->duty[l->kind->n_duties++]))
			return false;
	return true;
}

static bool load_demands(struct loader *l, const struct node *root)
{
	const struct node *list;

	if (!want_list(l, root, STR("要求"), &list))
		return false;
	for (const struct node *n = list ? list->first : NULL; n; n = n->next) {
		unsigned before = l->kind->demands;

		for (uint32_t i = 0; i < countof(demand_words); i++)
			if (str_eq(n->text, demand_words[i].word))
				l->kind->demands |= (unsigned)demand_words[i].demand;
		if (l->kind->demands == before)
			return tree_fail(l->tree, n->line, l->err,
			                 "没有“%s”这项要求 / no such demand", n->text.p);
	}
	return true;
}

static bool load_names(struct loader *l, const struct node *root)
{
	const struct node *list;
	struct kind *k = l->kind;

	if (!want_text(l, root, STR("标识"), &k->id) ||
	    !want_text(l, root, STR("清单"), &k->title) ||
	    !want_text(l, root, STR("英文"), &k->english) ||
	    !want_list(l, root, STR("别名"), &list))
		return false;
	k->name = arena_alloc(l->kinds->arena, (list_length(list) + 1) * sizeof *k->name);
	k->name[k->n_names++] = utf8_key(l->kinds->arena, k->title);
	for (const struct node *n = list ? list->first : NULL; n; n = n->next)
		k->name[k->n_names++] = utf8_key(l->kinds->arena, n->text);
	return true;
}

static void put_kind(struct kinds *k, struct kind loaded)
{
	for (uint32_t i = 0; i < k->n; i++) {
		if (str_eq(k->kind[i].id, loaded.id)) {
			k->kind[i] = loaded;
			return;
		}
	}
	k->kind = arena_room(k->arena, k->kind, k->n, &k->cap, sizeof *k->kind);
	k->kind[k->n++] = loaded;
}

bool kinds_load(struct kinds *k, str text, str file, struct qd_error *err)
{
	static const str known[] = { STR_INIT("标识"),    STR_INIT("清单"), STR_INIT("英文"),
		                     STR_INIT("别名"),    STR_INIT("栏目"), STR_INIT("职责"),
		                     STR_INIT("要求"),    STR_INIT("乡级"), STR_INIT("常见"),
		                     STR_INIT("同名相连") };
	struct tree tree;
	struct kind loaded = { 0 };
	struct loader l = { .kinds = k, .tree = &tree, .kind = &loaded, .err = err };

	if (!tree_parse(text, file, k->arena, &tree, err) ||
	    !tree_keys(&tree, tree.root, known, countof(known), err))
		return false;
	map_init(&loaded.header, k->arena);
	map_init(&loaded.meaning, k->arena);
	if (!load_names(&l, tree.root) || !load_columns(&l, tree.root) ||
	    !load_duties(&l, tree.root) || !load_demands(&l, tree.root))
		return false;
	loaded.townships = says_yes(tree.root, STR("乡级"));
	loaded.joins = says_yes(tree.root, STR("同名相连"));
	loaded.common = says_yes(tree.root, STR("常见"));
	put_kind(k, loaded);
	return true;
}

const struct kind *kinds_find(const struct kinds *k, str id_or_title)
{
	for (uint32_t i = 0; i < k->n; i++)
		if (str_eq(k->kind[i].id, id_or_title) || str_eq(k->kind[i].title, id_or_title))
			return &k->kind[i];
	return NULL;
}

const struct kind *kinds_named(const struct kinds *k, str key, uint32_t *len)
{
	const struct kind *best = NULL;

	*len = 0;
	for (uint32_t i = 0; i < k->n; i++) {
		for (uint32_t n = 0; n < k->kind[i].n_names; n++) {
			str name = k->kind[i].name[n];

			if (name.n > *len && str_has(key, name)) {
				best = &k->kind[i];
				*len = (uint32_t)name.n;
			}
		}
	}
	return best;
}

const struct kind_column *kind_column(const struct kind *k, str header_key)
{
	uint32_t i = map_get(&k->header, hash_str(header_key));

	return i == NONE ? NULL : &k->column[i];
}

const struct kind_column *kind_column_meaning(const struct kind *k, str meaning)
{
	uint32_t i = meaning.n ? map_get(&k->meaning, hash_str(meaning)) : NONE;

	return i == NONE || i == SEVERAL ? NULL : &k->column[i];
}
