/* Settings from defaults and a configuration file. */
#include "run/settings.h"

#include "base/file.h"
#include "base/near.h"
#include "script/script.h"

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

		s->rule[i].off = book->pack[i].n > 0;
		for (uint32_t k = 0; k < RULE_OPTIONS && o[k].name; k++)
			set_option(&o[k], &s->rule[i].option[k], a, str_from(o[k].fallback));
	}
}

struct settings settings_copy(const struct settings *s, struct arena *a)
{
	struct settings copy = *s;

	copy.rule = arena_alloc(a, s->book->n * sizeof *copy.rule);
	memcpy(copy.rule, s->rule, s->book->n * sizeof *copy.rule);
	return copy;
}

bool settings_pack(struct settings *s, str pack)
{
	bool found = false;

	for (uint32_t i = 0; i < s->book->n; i++) {
		if (!str_eq(s->book->pack[i], pack))
			continue;
		s->rule[i].off = false;
		found = true;
	}
	return found;
}

/* ---- the file ---- */

static const struct text level_words[] = {
	[QD_OFF] = { "关闭", "off" },
	[QD_INFO] = { "提示", "info" },
	[QD_WARNING] = { "警告", "warning" },
	[QD_ERROR] = { "错误", "error" },
};

struct text settings_level_word(enum qd_level level)
{
	return level_words[level];
}

static bool level_named(str word, enum qd_level *level)
{
	for (uint32_t i = 0; i < countof(level_words); i++) {
		if (str_eq(word, str_from(level_words[i].zh)) ||
		    str_eq(word, str_from(level_words[i].en))) {
			*level = (enum qd_level)i;
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
	set->level_from = (struct origin){ l->tree->name, n->line };
	return true;
}

/* "… / no such rule; is 'x' meant?" */
static bool fail_name(struct loader *l, uint32_t line, const char *what, str name, str near)
{
	if (near.n == 0)
		return tree_fail(l->tree, line, l->err, "没有%s“%.*s” / no such name", what,
		                 (int)name.n, name.p);
	return tree_fail(l->tree, line, l->err, "没有%s“%.*s”，是不是“%.*s”？ / no such name", what,
	                 (int)name.n, name.p, (int)near.n, near.p);
}

/* A scalar, or a list of words. */
static bool load_value(struct loader *l, const struct node *n, const struct option *o,
                       struct option_value *v)
{
	if (n->type == NODE_TEXT && set_option(o, v, l->a, n->text))
		return true;
	if (n->type != NODE_LIST || o->type != OPTION_WORDS)
		return tree_fail(l->tree, n->line, l->err, "选项“%s”的值不对 / bad value",
		                 n->key.p);
	*v = (struct option_value){ 0 };
	for (const struct node *w = n->first; w; w = w->next)
		add_words(v, l->a, w->text);
	return true;
}

static bool load_option(struct loader *l, const struct node *n, const struct rule *r,
                        struct rule_setting *set)
{
	str near = { 0 };

	for (uint32_t o = 0; o < RULE_OPTIONS && r->option[o].name; o++) {
		near_try(n->key, str_from(r->option[o].name), &near);
		if (!str_eq(n->key, str_from(r->option[o].name)))
			continue;
		set->option_from[o] = (struct origin){ l->tree->name, n->line };
		return load_value(l, n, &r->option[o], &set->option[o]);
	}
	return fail_name(l, n->key_line, "选项", n->key, near);
}

static bool load_rule(struct loader *l, const struct node *n)
{
	uint32_t index = rulebook_find(l->s->book, n->key);

	if (index == NONE)
		return fail_name(l, n->key_line, "规则", n->key, rulebook_near(l->s->book, n->key));
	if (n->type != NODE_MAP)
		return load_level(l, n, &l->s->rule[index]);
	for (const struct node *k = n->first; k; k = k->next) {
		bool is_level = str_eq(k->key, STR("级别")) || str_eq(k->key, STR("level"));

		if (!(is_level ? load_level(l, k, &l->s->rule[index])
		               : load_option(l, k, l->s->book->rule[index], &l->s->rule[index])))
			return false;
	}
	return true;
}

bool settings_rules(struct settings *s, const struct tree *t, const struct node *map,
                    struct arena *a, struct qd_error *err)
{
	struct loader l = { s, t, a, err };

	if (map->type != NODE_MAP)
		return tree_fail(t, map->line, err, "应写成“规则: 级别” / a map is expected");
	for (const struct node *n = map->first; n; n = n->next)
		if (!load_rule(&l, n))
			return false;
	return true;
}

static bool fail_rule(const struct rulebook *book, str name, struct qd_error *err)
{
	str near = rulebook_near(book, name);

	if (near.n == 0)
		return fail(err, QD_USAGE, "没有规则“%.*s” / no such rule", (int)name.n, name.p);
	return fail(err, QD_USAGE, "没有规则“%.*s”，是不是“%.*s”？ / no such rule", (int)name.n,
	            name.p, (int)near.n, near.p);
}

bool settings_only(struct settings *s, str list, struct qd_error *err)
{
	for (uint32_t i = 0; i < s->book->n; i++)
		s->rule[i].off = true;
	while (list.p) {
		str name = str_trim(str_cut(list, STR(","), &list));
		uint32_t index = rulebook_find(s->book, name);

		if (index == NONE)
			return fail_rule(s->book, name, err);
		s->rule[index].off = false;
	}
	return true;
}

enum qd_level settings_level(const struct settings *s, const struct finding *f)
{
	const struct rule_setting *set;
	uint32_t index = 0;

	if (f->rule == &rule_rule_broken)
		return QD_ERROR; /* cannot be switched off, or the run would fail without a reason */
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
