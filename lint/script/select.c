/* Selectors read by hand: a word, a filter in brackets, fields behind a «>». */
#include "script/select.h"

/* id with "_" for "-", so that row.lead_duty can be written. */
static bool same_id(str name, str id)
{
	if (name.n != id.n)
		return false;
	for (size_t i = 0; i < id.n; i++)
		if (name.p[i] != id.p[i] && !(name.p[i] == '_' && id.p[i] == '-'))
			return false;
	return true;
}

enum field select_field(str name)
{
	uint32_t f = 0;

	while (f < N_FIELDS && !same_id(name, str_from(field_info[f].id)) &&
	       !str_eq(name, str_from(field_info[f].title.zh)))
		f++;
	return (enum field)f;
}

static const char *parse_kinds(str text, const struct kinds *kinds, struct selector *s, str *bad)
{
	str key = str_trim(str_cut(text, STR("="), &text));

	*bad = key;
	if (!text.p || !str_eq(key, STR("kind")))
		return "方括号里应写 kind=种类 / only [kind=…] can stand in brackets";
	while (text.p) {
		str kind = str_trim(str_cut(text, STR("|"), &text));

		*bad = kind;
		if (kind.n == 0 || s->n_kinds == SELECT_KINDS)
			return "种类为空或者太多 / no kind, or too many";
		if (kinds && !kinds_find(kinds, kind))
			return "没有这种清单 / no such kind of list";
		s->kind[s->n_kinds++] = kind;
	}
	return NULL;
}

static const char *parse_fields(str text, struct selector *s, str *bad)
{
	while (text.p) {
		str name = str_trim(str_cut(text, STR("|"), &text));
		enum field f = select_field(name);

		*bad = name;
		if (f == N_FIELDS || s->n_fields == SELECT_FIELDS)
			return "没有这个栏目，或者栏目太多 / no such field, or too many";
		s->field[s->n_fields++] = (uint8_t)f;
	}
	return NULL;
}

static bool each_of(str word, enum each *each)
{
	*each = str_eq(word, STR("row"))    ? EACH_ITEM
	        : str_eq(word, STR("list")) ? EACH_LIST
	        : str_eq(word, STR("set"))  ? EACH_CORPUS
	                                    : EACH_NOTHING;
	return *each != EACH_NOTHING;
}

const char *selector_parse(str text, const struct kinds *kinds, struct selector *s, str *bad)
{
	static const char shape[] = "应为 row、row[kind=种类]、row > 栏目、list 或 set / expected "
				    "row, row[kind=…], row > field, list or set";
	str fields, filter, word, behind = { 0 };
	const char *why;

	*s = (struct selector){ 0 };
	word = str_cut(str_cut(text, STR(">"), &fields), STR("["), &filter);
	*bad = word = str_trim(word);
	if (!each_of(word, &s->each))
		return shape;
	if (filter.p) {
		filter = str_cut(filter, STR("]"), &behind);
		*bad = behind;
		if (!behind.p || str_trim(behind).n || s->each == EACH_CORPUS)
			return shape;
		why = parse_kinds(filter, kinds, s, bad);
		if (why)
			return why;
	}
	*bad = text;
	if (fields.p && s->each != EACH_ITEM)
		return "只有 row 后面可以写 > 栏目 / only row can be followed by > field";
	return fields.p ? parse_fields(fields, s, bad) : NULL;
}

bool selector_takes(const struct selector *s, const struct kinds *kinds, const struct list *l)
{
	bool kind = s->n_kinds == 0, field = s->n_fields == 0;

	for (uint32_t i = 0; i < s->n_kinds && !kind; i++)
		kind = kinds_find(kinds, s->kind[i]) == l->kind;
	for (uint32_t i = 0; i < s->n_fields && !field; i++)
		field = list_has(l, (enum field)s->field[i]);
	return kind && field;
}
