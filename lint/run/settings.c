/* Settings from defaults and a configuration file. */
#include "run/settings.h"

#include "base/file.h"
#include "read/tree.h"

/* ---- option values ---- */

static void add_words(struct option_value *v, struct arena *a, str list)
{
	uint32_t cap = v->n_words;

	while (list.p) {
		str word = str_trim(str_cut(list, STR(" "), &list));

		if (word.n == 0)
			continue;
		v->word = arena_room(a, v->word, v->n_words, &cap, sizeof *v->word);
		v->word[v->n_words++] = word;
	}
}

static bool set_option(const struct option *o, struct option_value *v, struct arena *a, str text)
{
	static const str yes[] = { STR_INIT("是"), STR_INIT("true"), STR_INIT("yes") };
	static const str no[] = { STR_INIT("否"), STR_INIT("false"), STR_INIT("no") };

	if (o->type == OPTION_WORDS) {
		*v = (struct option_value){ 0 };
		add_words(v, a, text);
		return true;
	}
	if (o->type == OPTION_NUMBER)
		return str_u32(text, &v->number);
	for (uint32_t i = 0; i < countof(yes); i++) {
		if (str_eq(text, yes[i]) || str_eq(text, no[i])) {
			v->number = str_eq(text, yes[i]);
			return true;
		}
	}
	return false;
}

void settings_default(struct settings *s, const struct rulebook *book, struct arena *a)
{
	s->book = book;
	s->rule = arena_alloc(a, book->n * sizeof *s->rule);
	for (uint32_t i = 0; i < book->n; i++) {
		const struct option *o = book->rule[i]->option;

		for (uint32_t k = 0; k < RULE_OPTIONS && o[k].name; k++)
			set_option(&o[k], &s->rule[i].option[k], a, str_from(o[k].fallback));
	}
}

/* ---- the file ---- */

static bool level_named(str word, enum qd_level *level)
{
	static const struct {
		str zh, en;
		enum qd_level level;
	} names[] = {
		{ STR_INIT("关闭"), STR_INIT("off"), QD_OFF },
		{ STR_INIT("提示"), STR_INIT("info"), QD_INFO },
		{ STR_INIT("警告"), STR_INIT("warning"), QD_WARNING },
		{ STR_INIT("错误"), STR_INIT("error"), QD_ERROR },
	};

	for (uint32_t i = 0; i < countof(names); i++) {
		if (str_eq(word, names[i].zh) || str_eq(word, names[i].en)) {
			*level = names[i].level;
			return true;
		}
	}
	return false;
}

struct loader {
	struct settings *s;
	const struct tree *tree;
	struct arena *a;
	struct qd_error *err;
};

static bool load_level(struct loader *l, const struct node *n, struct rule_setting *set)
{
	enum qd_level level;

	if (n->type != NODE_TEXT || !level_named(n->text, &level))
		return tree_fail(
			l->tree, n->line, l->err,
			"级别只能是 关闭、提示、警告、错误 / a level is off, info, warning or error");
	set->off = level == QD_OFF;
	set->level = level;
	return true;
}

/* An option's value: a scalar, or a list of words. */
static bool load_option(struct loader *l, const struct node *n, const struct rule *r,
                        struct rule_setting *set)
{
	for (uint32_t o = 0; o < RULE_OPTIONS && r->option[o].name; o++) {
		struct option_value *v = &set->option[o];

		if (!str_eq(n->key, str_from(r->option[o].name)))
			continue;
		if (n->type == NODE_LIST && r->option[o].type == OPTION_WORDS) {
			*v = (struct option_value){ 0 };
			for (const struct node *w = n->first; w; w = w->next)
				add_words(v, l->a, w->text);
			return true;
		}
		if (n->type == NODE_TEXT && set_option(&r->option[o], v, l->a, n->text))
			return true;
		return tree_fail(l->tree, n->line, l->err, "选项“%s”的值不对 / bad value",
		                 n->key.p);
	}
	return tree_fail(l->tree, n->key_line, l->err, "规则 %s 没有选项“%s” / no such option",
	                 r->id, n->key.p);
}

static bool load_rule(struct loader *l, const struct node *n)
{
	uint32_t index = rulebook_find(l->s->book, n->key);
	const struct rule *r;
	struct rule_setting *set;

	if (index == NONE)
		return tree_fail(l->tree, n->key_line, l->err, "没有规则“%s” / no such rule",
		                 n->key.p);
	r = l->s->book->rule[index];
	set = &l->s->rule[index];
	if (n->type == NODE_TEXT)
		return load_level(l, n, set);
	for (const struct node *k = n->first; k; k = k->next) {
		bool is_level = str_eq(k->key, STR("级别")) || str_eq(k->key, STR("level"));

		if (!(is_level ? load_level(l, k, set) : load_option(l, k, r, set)))
			return false;
	}
	return true;
}

bool settings_load(struct settings *s, str text, str file, struct arena *a, struct qd_error *err)
{
	static const str known[] = { STR_INIT("规则"), STR_INIT("rules") };
	struct tree tree;
	struct loader l = { s, &tree, a, err };

	if (!tree_parse(text, file, a, &tree, err) ||
	    !tree_keys(&tree, tree.root, known, countof(known), err))
		return false;
	for (const struct node *part = tree.root->first; part; part = part->next) {
		if (part->type != NODE_MAP)
			return tree_fail(&tree, part->line, err,
			                 "应写成“规则: 级别” / a map is expected");
		for (const struct node *n = part->first; n; n = n->next)
			if (!load_rule(&l, n))
				return false;
	}
	return true;
}

bool settings_only(struct settings *s, str list, struct qd_error *err)
{
	for (uint32_t i = 0; i < s->book->n; i++)
		s->rule[i].off = true;
	while (list.p) {
		str name = str_trim(str_cut(list, STR(","), &list));
		uint32_t index = rulebook_find(s->book, name);

		if (index == NONE)
			return fail(err, QD_USAGE, "没有规则“%.*s” / no such rule", (int)name.n,
			            name.p);
		s->rule[index].off = false;
	}
	return true;
}

enum qd_level settings_level(const struct settings *s, const struct finding *f)
{
	const struct rule_setting *set;
	uint32_t index = 0;

	while (index < s->book->n && s->book->rule[index] != f->rule)
		index++;
	if (index == s->book->n)
		return (enum qd_level)f->level;
	set = &s->rule[index];
	if (set->off)
		return QD_OFF;
	if (set->level == QD_OFF)
		return (enum qd_level)f->level;
	if (f->level >= (uint8_t)f->rule->level || f->level > (uint8_t)set->level)
		return set->level;
	return (enum qd_level)f->level;
}
