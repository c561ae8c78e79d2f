/* The parts of a declaration, each checked, and loading a rule from its file. */
#include "script/declare.h"

#include "base/file.h"
#include "base/utf8.h"

/* ---- simple parts ---- */

/* Index of the string on top among the names; n when it is none of them. */
static uint32_t choice(struct declaring *d, const char *const *names, uint32_t n)
{
	const char *s = lua_type(d->L, -1) == LUA_TSTRING ? lua_tostring(d->L, -1) : "";
	uint32_t i = 0;

	while (i < n && strcmp(names[i], s) != 0)
		i++;
	return i;
}

static bool slug(const char **p)
{
	const char *from = *p;

	while ((**p >= 'a' && **p <= 'z') || (**p >= '0' && **p <= '9') || **p == '-')
		++*p;
	return *p > from && from[0] != '-' && (*p)[-1] != '-';
}

static bool read_id(struct declaring *d)
{
	const char *p;

	if (!declare_string(d, &d->rule->id))
		return false;
	p = d->rule->id;
	if (slug(&p) && *p++ == '/' && slug(&p) && *p == 0)
		return true;
	return declare_wrong(d, "规则编号“%s”应写成 family/slug / the id must be family/slug",
	                     d->rule->id);
}

static bool read_title(struct declaring *d)
{
	return declare_text(d, &d->rule->title);
}

static bool read_why(struct declaring *d)
{
	return declare_text(d, &d->rule->why);
}

static bool read_fix(struct declaring *d)
{
	return declare_text(d, &d->rule->fix);
}

static bool read_basis(struct declaring *d)
{
	return declare_text(d, &d->rule->basis);
}

static bool read_level(struct declaring *d)
{
	static const char *const names[] = { "info", "warning", "error", "提示", "警告", "错误" };
	uint32_t i = choice(d, names, countof(names));

	if (i == countof(names))
		return declare_wrong(d,
		                     "级别只能是 error、warning、info（错误、警告、提示）/ a level "
		                     "is error, warning or info");
	d->rule->level = (enum qd_level)(QD_INFO + i % 3);
	return true;
}

static bool read_confidence(struct declaring *d)
{
	static const char *const names[] = { "high", "medium", "low" };
	uint32_t i = choice(d, names, countof(names));

	if (i == countof(names))
		return declare_wrong(d, "confidence 只能是 high、medium、low / confidence is high, "
		                        "medium or low");
	d->rule->confidence = (enum qd_confidence)i;
	return true;
}

static bool read_scope(struct declaring *d)
{
	static const char *const names[] = { "set" };

	if (choice(d, names, 1) == 1)
		return declare_wrong(d, "scope 只能是 set / scope can only be \"set\"");
	d->script->select.each = d->rule->each = EACH_CORPUS;
	return true;
}

static bool read_select(struct declaring *d)
{
	const char *text, *why;
	enum each scope = d->rule->each;
	str bad;

	if (!declare_string(d, &text))
		return false;
	why = selector_parse(str_from(text), d->kinds, &d->script->select, &bad);
	if (why)
		return declare_wrong(d, "select “%s”写错了（%.*s）：%s", text, (int)bad.n,
		                     bad.p ? bad.p : "", why);
	d->rule->each = d->script->select.each;
	if (scope && scope != d->rule->each)
		return declare_wrong(d,
		                     "scope = \"set\" 时 select 只能是 set / select must be set");
	return true;
}

/* The option whose words a cell must hold for check to be called. */
static bool read_find(struct declaring *d)
{
	const char *name;
	uint32_t i = 0;

	if (!declare_string(d, &name))
		return false;
	while (i < RULE_OPTIONS && d->rule->option[i].name &&
	       strcmp(d->rule->option[i].name, name) != 0)
		i++;
	if (i == RULE_OPTIONS || !d->rule->option[i].name ||
	    d->rule->option[i].type != OPTION_WORDS)
		return declare_wrong(d, "find “%s”不是 options 里的词表 / no list of words", name);
	d->script->find = i;
	return d->script->select.n_fields > 0 ||
	       declare_wrong(d, "find 只能和 select = \"row > 栏目\" 一起用 / find goes with "
	                        "row > field");
}

static bool read_check(struct declaring *d)
{
	return lua_isfunction(d->L, -1) ||
	       declare_wrong(d, "check 应是函数 / check must be a function");
}

static bool read_examples(struct declaring *d, const char **out)
{
	lua_Integer n = lua_istable(d->L, -1) ? (lua_Integer)lua_rawlen(d->L, -1) : 0;

	if (lua_type(d->L, -1) == LUA_TSTRING)
		return declare_string(d, out);
	if (n < 1 || n > RULE_EXAMPLES)
		return declare_wrong(d, "“%s”应有一至 %d 个例子 / %s: one to %d examples", d->key,
		                     RULE_EXAMPLES, d->key, RULE_EXAMPLES);
	for (lua_Integer i = 0; i < n; i++) {
		bool ok;

		lua_rawgeti(d->L, -1, i + 1);
		ok = declare_string(d, &out[i]);
		lua_pop(d->L, 1);
		if (!ok)
			return false;
	}
	return true;
}

static bool read_bad(struct declaring *d)
{
	if (!read_examples(d, d->rule->bad))
		return false;
	for (uint32_t i = 0; i < RULE_EXAMPLES && d->rule->bad[i]; i++)
		if (!strstr(d->rule->bad[i], "⟦"))
			return declare_wrong(
				d, "反例没有用 ⟦…⟧ 标出位置 / a bad example marks no place "
				   "with ⟦…⟧");
	return true;
}

static bool read_good(struct declaring *d)
{
	return read_examples(d, d->rule->good);
}

/* ---- the whole ---- */

static const struct part {
	const char *key;
	bool required;
	bool (*read)(struct declaring *d);
} parts[] = {
	{ "id", true, read_id },
	{ "title", true, read_title },
	{ "level", true, read_level },
	{ "confidence", false, read_confidence },
	{ "why", true, read_why },
	{ "fix", true, read_fix },
	{ "basis", false, read_basis },
	{ "options", false, declare_options },
	{ "messages", true, declare_messages },
	{ "notes", false, declare_notes },
	{ "scope", false, read_scope },
	{ "select", false, read_select },
	{ "find", false, read_find },
	{ "check", true, read_check },
	{ "bad", true, read_bad },
	{ "good", true, read_good },
};

static bool known(const char *key)
{
	for (uint32_t i = 0; i < countof(parts); i++)
		if (strcmp(parts[i].key, key) == 0)
			return true;
	return false;
}

/* Of several unknown keys the first by bytes is named: tables have no order of their own. */
static bool check_keys(struct declaring *d)
{
	const char *first = NULL;

	for (lua_pushnil(d->L); lua_next(d->L, d->table); lua_pop(d->L, 1)) {
		const char *key = lua_type(d->L, -2) == LUA_TSTRING ? lua_tostring(d->L, -2) : "1";

		if (!known(key) && (!first || strcmp(key, first) < 0))
			first = key;
	}
	d->key = first;
	return !first || declare_wrong(d, "规则里没有“%s”这一项 / no such key", first);
}

static bool read_part(struct declaring *d, const struct part *part)
{
	bool ok;

	d->key = part->key;
	lua_pushstring(d->L, part->key);
	if (lua_rawget(d->L, d->table) == LUA_TNIL) {
		lua_pop(d->L, 1);
		d->key = NULL;
		return !part->required ||
		       declare_wrong(d, "规则缺少“%s” / %s is missing", part->key, part->key);
	}
	ok = part->read(d);
	lua_pop(d->L, 1);
	return ok;
}

bool declare_rule(struct declaring *d)
{
	if (!check_keys(d))
		return false;
	for (uint32_t i = 0; i < countof(parts); i++)
		if (!read_part(d, &parts[i]))
			return false;
	d->key = NULL;
	return d->rule->each != EACH_NOTHING ||
	       declare_wrong(d, "规则缺少“select” / select is missing");
}

static bool load(struct job *j, struct declaring *d)
{
	if (!job_run_chunk(j)) {
		str why = job_failure(j, d->a).zh;

		return fail(d->err, QD_USAGE, "%.*s", (int)why.n, why.p);
	}
	d->table = lua_gettop(d->L);
	return lua_checkstack(d->L, 20) && declare_rule(d);
}

bool script_load(str source, str file, const struct kinds *kinds, struct arena *a,
                 struct rule **out, struct qd_error *err)
{
	struct script *sc = arena_alloc(a, sizeof *sc);
	struct rule *r = arena_alloc(a, sizeof *r);
	struct declaring d = { .kinds = kinds, .a = a, .rule = r, .script = sc, .err = err };
	struct job *j;
	bool ok;

	sc->source = arena_copy(a, source);
	sc->file = arena_copy(a, file).p;
	sc->find = NONE;
	r->script = sc;
	job_fill(r);
	j = job_new(sc, sc);
	j->words_arena = a;
	d.L = j->box.L;
	ok = load(j, &d);
	job_free(j);
	*out = ok ? r : NULL;
	return ok;
}
