/* Passing over quoted scalars and flow collections without parsing them. */
#include "read/yaml_split.h"

static size_t skip_single(str text, size_t at)
{
	for (at++; at < text.n; at += 2) {
		const char *q = memchr(text.p + at, '\'', text.n - at);

		if (!q)
			return STR_NONE;
		at = (size_t)(q - text.p);
		if (at + 1 >= text.n || text.p[at + 1] != '\'')
			return at + 1;
	}
	return STR_NONE;
}

static size_t skip_double(str text, size_t at)
{
	size_t beg = at + 1;

	for (at++; at < text.n; at++) {
		const char *q = memchr(text.p + at, '"', text.n - at);
		size_t slashes = 0;

		if (!q)
			return STR_NONE;
		at = (size_t)(q - text.p);
		while (at - slashes > beg && text.p[at - slashes - 1] == '\\')
			slashes++;
		if (slashes % 2 == 0)
			return at + 1;
	}
	return STR_NONE;
}

size_t yaml_skip_quoted(str text, size_t at)
{
	return text.p[at] == '"' ? skip_double(text, at) : skip_single(text, at);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* A quote opens a scalar only where one can begin; inside a plain one it is a character. */
static bool may_begin(str text, size_t at)
{
	return is_blank(text.p[at - 1]) || strchr("[{,:", text.p[at - 1]);
}

static size_t line_end(str text, size_t at)
{
	const char *nl = memchr(text.p + at, '\n', text.n - at);

	return nl ? (size_t)(nl - text.p) : text.n;
}

size_t yaml_skip_flow(str text, size_t at)
{
	uint32_t depth = 0;

	while (at < text.n) {
		char c = text.p[at];

		if (c == '[' || c == '{') {
			depth++;
		} else if (c == ']' || c == '}') {
			if (--depth == 0)
				return at + 1;
		} else if ((c == '"' || c == '\'') && may_begin(text, at)) {
			at = yaml_skip_quoted(text, at);
			if (at == STR_NONE)
				return STR_NONE;
			continue;
		} else if (c == '#' && is_blank(text.p[at - 1])) {
			at = line_end(text, at);
			continue;
		}
		at++;
	}
	return STR_NONE;
}
