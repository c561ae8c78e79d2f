/* Recovery in JSON and other flow style: the items of the first list of mappings are told by
 * their braces. Strings end on their line, or an open quote would swallow the rest. */
#include "read/yaml_mend.h"

#include "read/faults.h"
#include "read/yaml_blame.h"
#include "read/yaml_walk.h"

static size_t skip_blanks(str text, size_t at)
{
	while (at < text.n && strchr(" \t\r\n,", text.p[at]))
		at++;
	return at;
}

/* Behind the string that begins at `at`; only behind its quote when it does not end on its line. */
static size_t skip_string(str text, size_t at)
{
	for (size_t end = at + 1; end < text.n && text.p[end] != '\n'; end++) {
		if (text.p[end] == '"')
			return end + 1;
		end += text.p[end] == '\\';
	}
	return at + 1;
}

/* The place behind the brackets that begin at `at`. */
static size_t skip_brackets(str text, size_t at)
{
	uint32_t depth = 0;

	while (at < text.n) {
		char c = text.p[at];

		if (c == '"') {
			at = skip_string(text, at);
			continue;
		}
		depth += c == '{' || c == '[';
		depth -= (c == '}' || c == ']') && depth > 0;
		at++;
		if (depth == 0)
			return at;
	}
	return text.n;
}

struct flow_list {
	size_t at; /* of its '[', STR_NONE when there is no list of mappings */
	str name;
};

/* The first list of mappings that is a value of the mapping that begins at `at`. */
static struct flow_list list_in(str text, size_t at)
{
	struct flow_list l = { .at = STR_NONE, .name = STR("") };

	for (at++; at < text.n;) {
		char c = text.p[at];

		if (c == '"') {
			size_t end = skip_string(text, at);
			if (end > at + 1)
				l.name = str_slice(text, at + 1, end - 1);
			at = end;
		} else if (c == '[' && skip_blanks(text, at + 1) < text.n &&
		           text.p[skip_blanks(text, at + 1)] == '{') {
			l.at = at;
			return l;
		} else {
			at = c == '[' || c == '{' ? skip_brackets(text, at) : at + 1;
		}
	}
	return l;
}

static void take_item(const struct doc *d, struct yaml_rows *out, size_t beg, size_t end)
{
	struct yaml_trouble t;

	if (d->text.p[beg] != '{')
		yaml_blame_text(d, out, beg, end);
	else if (yaml_sound(d->text, beg, end, d->limits->depth, &t))
		yaml_walk_items(d, out, beg, end);
	else
		yaml_blame_piece(d, out, beg, end, &t);
}

/* The end of what stands between items without being one. */
static size_t skip_junk(str text, size_t at)
{
	while (at < text.n && !strchr("{]\n", text.p[at]))
		at++;
	return at;
}

/* Reads the items behind '['; returns the place behind the list. */
static size_t take_items(const struct doc *d, struct yaml_rows *out, size_t at)
{
	str text = d->text;

	for (;;) {
		size_t end;

		at = skip_blanks(text, at);
		if (at >= text.n || text.p[at] == ']')
			return at < text.n ? at + 1 : at;
		end = text.p[at] == '{' ? skip_brackets(text, at) : skip_junk(text, at);
		take_item(d, out, at, end);
		at = end;
		if (out->sink.n >= YAML_ERRORS_BORNE && at < text.n) {
			yaml_blame_rest(d, out, at);
			return text.n;
		}
	}
}

static void report_rest(const struct doc *d, struct yaml_rows *out, size_t at)
{
	const struct text what = { "列表后面的内容", "what follows the list" };
	const struct text why = { "前面有格式错误", "there is a syntax error before" };
	size_t end;

	at = skip_blanks(d->text, at);
	end = str_trim(d->text).n;
	if (at >= end || strchr("]}", d->text.p[at]))
		return;
	yaml_rows_fault(out, d,
	                (struct report){ .rule = &rule_read_lost,
	                                 .at = place_source(d->index, at, end),
	                                 .arg = { arg_text(what), arg_text(why) } });
}

void yaml_mend_flow(const struct doc *d, struct yaml_rows *out)
{
	size_t beg = skip_blanks(d->text, 0);
	struct flow_list l = { .at = beg, .name = STR("") };
	struct yaml_trouble t;

	if (yaml_sound(d->text, 0, d->text.n, d->limits->depth, &t)) {
		yaml_walk_props(d, out, 0, 0, d->text.n);
		return;
	}
	if (d->text.p[beg] == '{')
		l = list_in(d->text, beg);
	if (l.at == STR_NONE || t.too_deep) {
		yaml_blame_piece(d, out, beg, d->text.n, &t);
		return;
	}
	yaml_walk_props(d, out, 0, beg, l.at);
	yaml_rows_open(out, l.name, 0, NONE);
	report_rest(d, out, take_items(d, out, l.at + 1));
	if (out->sink.n == 0)
		yaml_blame_piece(d, out, beg, d->text.n, &t);
}
