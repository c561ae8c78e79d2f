/* Parts of a declaration that have parts themselves: texts, messages with placeholders, options. */
#include "script/declare.h"

#include "base/file.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>

/* ---- errors, with the line of the key ---- */

static bool name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_' || c == '-';
}

/* The line where `key =` first stands; 0 when it cannot be told. */
static int line_of(str source, const char *key)
{
	str k = str_from(key);
	int line = 1;
	size_t counted = 0;

	for (size_t at = 0; (at = str_find(source, k, at)) != STR_NONE; at += k.n) {
		size_t end = at + k.n;

		while (end < source.n && (source.p[end] == ' ' || source.p[end] == '\t'))
			end++;
		if ((at > 0 && name_byte(source.p[at - 1])) || end >= source.n ||
		    source.p[end] != '=')
			continue;
		for (; counted < at; counted++)
			line += source.p[counted] == '\n';
		return line;
	}
	return 0;
}

bool declare_wrong(struct declaring *d, const char *fmt, ...)
{
	int line = d->key ? line_of(d->script->source, d->key) : 0;
	char why[600];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(why, sizeof why, fmt, ap);
	va_end(ap);
	if (line)
		return fail(d->err, QD_USAGE, "%s:%d: %s", d->script->file, line, why);
	return fail(d->err, QD_USAGE, "%s: %s", d->script->file, why);
}

/* ---- strings and texts ---- */

bool declare_string(struct declaring *d, const char **out)
{
	size_t n, bad;
	const char *p;
	str s;

	if (lua_type(d->L, -1) != LUA_TSTRING)
		return declare_wrong(d, "“%s”应是文字 / %s must be a string", d->key, d->key);
	p = lua_tolstring(d->L, -1, &n);
	s = (str){ p, n };
	if (str_trim(s).n == 0 || !utf8_valid(s, &bad) || memchr(p, 0, n))
		return declare_wrong(d,
		                     "“%s”是空的，或者不是 UTF-8 文本 / %s is empty or not UTF-8",
		                     d->key, d->key);
	*out = arena_copy(d->a, s).p;
	return true;
}

/* The keys of the table on top of the stack, sorted; at most `most`. */
static bool keys_of(struct declaring *d, const char **key, uint32_t most, uint32_t *n)
{
	*n = 0;
	for (lua_pushnil(d->L); lua_next(d->L, -2); lua_pop(d->L, 1)) {
		const char *name =
			lua_type(d->L, -2) == LUA_TSTRING ? lua_tostring(d->L, -2) : NULL;
		uint32_t i = *n;

		if (!name || i == most) {
			lua_pop(d->L, 2);
			return declare_wrong(d,
			                     "“%s”应写成 { 名字 = … }，最多 %u 个 / %s: at most %u "
			                     "names",
			                     d->key, most, d->key, most);
		}
		for (; i > 0 && strcmp(name, key[i - 1]) < 0; i--)
			key[i] = key[i - 1];
		key[i] = name;
		++*n;
	}
	return true;
}

/* A member of the table on top; false, with nothing pushed, when there is none. */
static bool push_member(struct declaring *d, const char *name)
{
	lua_pushstring(d->L, name);
	if (lua_rawget(d->L, -2) != LUA_TNIL)
		return true;
	lua_pop(d->L, 1);
	return false;
}

static bool member(struct declaring *d, const char *name, const char **out)
{
	bool ok;

	if (!push_member(d, name))
		return true;
	ok = declare_string(d, out);
	lua_pop(d->L, 1);
	return ok;
}

/* A string is Chinese alone. */
bool declare_text(struct declaring *d, struct text *out)
{
	const char *key[2];
	uint32_t n;

	if (lua_type(d->L, -1) != LUA_TTABLE)
		return declare_string(d, &out->zh);
	if (!keys_of(d, key, 2, &n))
		return false;
	for (uint32_t i = 0; i < n; i++)
		if (strcmp(key[i], "zh") != 0 && strcmp(key[i], "en") != 0)
			return declare_wrong(d, "“%s”里只能有 zh 和 en，没有“%s” / only zh and en",
			                     d->key, key[i]);
	if (!member(d, "zh", &out->zh) || !member(d, "en", &out->en))
		return false;
	return out->zh || declare_wrong(d, "“%s”缺少 zh / %s lacks zh", d->key, d->key);
}

/* ---- placeholders ---- */

/* The length of a name in braces at p, without them; 0 when there is none. */
static size_t placeholder(str s, size_t at)
{
	size_t n = 0;

	if (s.p[at] != '{')
		return 0;
	while (at + 1 + n < s.n && name_byte(s.p[at + 1 + n]))
		n++;
	return at + 1 + n < s.n && s.p[at + 1 + n] == '}' ? n : 0;
}

static uint32_t slot_of(struct declaring *d, str name)
{
	uint32_t i = 0;

	while (i < FINDING_ARGS && d->script->slot[i] &&
	       !str_eq(name, str_from(d->script->slot[i])))
		i++;
	if (i < FINDING_ARGS && !d->script->slot[i])
		d->script->slot[i] = arena_copy(d->a, name).p;
	return i;
}

/* {name} becomes {0}, {1} …, the same in all messages and notes of the rule. */
static bool fill_slots(struct declaring *d, const char **text, uint8_t *used)
{
	struct buf out = { .arena = d->a };
	str s = str_from(*text);

	if (!*text)
		return true;
	for (size_t at = 0; at < s.n;) {
		size_t n = placeholder(s, at);
		uint32_t slot = n ? slot_of(d, str_slice(s, at + 1, at + 1 + n)) : 0;

		if (slot == FINDING_ARGS)
			return declare_wrong(d, "占位名超过 %d 个 / more than %d placeholders",
			                     FINDING_ARGS, FINDING_ARGS);
		if (n) {
			buf_fmt(&out, "{%u}", slot);
			*used |= (uint8_t)(1u << slot);
			at += n + 2;
		} else {
			buf_add(&out, str_slice(s, at, at + 1));
			at++;
		}
	}
	buf_add(&out, (str){ "", 1 });
	*text = out.p;
	return true;
}

/* Named texts, in the order of their names. */
static bool named_texts(struct declaring *d, uint32_t most, const char **name, struct text *text,
                        uint8_t *slots)
{
	uint32_t n;

	if (!lua_istable(d->L, -1))
		return declare_wrong(d, "“%s”应写成 { 名字 = { zh = … } } / %s must be a table",
		                     d->key, d->key);
	if (!keys_of(d, name, most, &n))
		return false;
	for (uint32_t i = 0; i < n; i++) {
		bool ok;

		push_member(d, name[i]);
		ok = declare_text(d, &text[i]);
		lua_pop(d->L, 1);
		if (!ok || !fill_slots(d, &text[i].zh, &slots[i]) ||
		    !fill_slots(d, &text[i].en, &slots[i]))
			return false;
		name[i] = arena_copy(d->a, str_from(name[i])).p;
	}
	return n > 0 || declare_wrong(d, "“%s”是空的 / %s is empty", d->key, d->key);
}

bool declare_messages(struct declaring *d)
{
	return named_texts(d, RULE_MESSAGES, d->script->message, d->rule->message,
	                   d->script->message_slots);
}

bool declare_notes(struct declaring *d)
{
	return named_texts(d, RULE_NOTES, d->script->note, d->rule->note, d->script->note_slots);
}

/* ---- options ---- */

/* A list of words, joined by spaces as a configuration would give them. */
static bool take_words(struct declaring *d, struct option *o)
{
	struct buf out = { .arena = d->a };
	lua_Integer n = (lua_Integer)lua_rawlen(d->L, -1);

	for (lua_Integer i = 1; i <= n; i++) {
		const char *word = NULL;
		bool ok;

		lua_rawgeti(d->L, -1, i);
		ok = declare_string(d, &word);
		lua_pop(d->L, 1);
		if (!ok)
			return false;
		if (strchr(word, ' '))
			return declare_wrong(d, "选项里的词“%s”不能有空格 / a word holds a space",
			                     word);
		buf_add(&out, i > 1 ? STR(" ") : STR(""));
		buf_add(&out, str_from(word));
	}
	buf_add(&out, (str){ "", 1 });
	o->type = OPTION_WORDS;
	o->fallback = out.p;
	return true;
}

static bool take_value(struct declaring *d, struct option *o)
{
	lua_Integer n;

	if (lua_istable(d->L, -1))
		return take_words(d, o);
	if (lua_isboolean(d->L, -1)) {
		o->type = OPTION_FLAG;
		o->fallback = lua_toboolean(d->L, -1) ? "是" : "否";
		return true;
	}
	n = lua_isinteger(d->L, -1) ? lua_tointeger(d->L, -1) : -1;
	if (n < 0 || n > 999999999)
		return declare_wrong(d,
		                     "选项“%s”应是词表、非负整数或 true/false / an option is a "
		                     "list of words, a whole number or a boolean",
		                     o->name);
	o->type = OPTION_NUMBER;
	o->fallback = arena_fmt(d->a, "%d", (int)n).p;
	return true;
}

/* { default = …, zh = …, en = … }, or the default alone. */
static bool take_option(struct declaring *d, struct option *o)
{
	static const char *const known[] = { "default", "en", "zh" };
	const char *key[countof(known)];
	uint32_t n;
	bool ok;

	if (!lua_istable(d->L, -1) || !push_member(d, "default"))
		return take_value(d, o);
	ok = take_value(d, o);
	lua_pop(d->L, 1);
	if (!ok || !keys_of(d, key, countof(known), &n) || !member(d, "zh", &o->about.zh) ||
	    !member(d, "en", &o->about.en))
		return false;
	for (uint32_t i = 0; i < n; i++)
		if (strcmp(key[i], "default") != 0 && strcmp(key[i], "zh") != 0 &&
		    strcmp(key[i], "en") != 0)
			return declare_wrong(d,
			                     "选项里只能有 default、zh、en，没有“%s” / only "
			                     "default, zh, en",
			                     key[i]);
	return true;
}

bool declare_options(struct declaring *d)
{
	const char *name[RULE_OPTIONS];
	uint32_t n;

	if (!lua_istable(d->L, -1))
		return declare_wrong(d, "“options”应是表 / options must be a table");
	if (!keys_of(d, name, RULE_OPTIONS, &n))
		return false;
	for (uint32_t i = 0; i < n; i++) {
		struct option *o = &d->rule->option[i];
		bool ok;

		o->name = arena_copy(d->a, str_from(name[i])).p;
		for (const char *p = o->name; *p; p++)
			if (!name_byte(*p))
				return declare_wrong(d,
				                     "选项名“%s”只能用字母、数字和 - _ / bad name "
				                     "of an option",
				                     o->name);
		push_member(d, name[i]);
		ok = take_option(d, o);
		lua_pop(d->L, 1);
		if (!ok)
			return false;
	}
	return true;
}
