/* Which bytes of the source made which bytes of a value: source and value are walked side by
 * side. Where they part (tags, odd escapes), the rest of the value is put at that place. */
#include "base/utf8.h"
#include "read/yaml.h"

enum style { PLAIN, SINGLE, DOUBLE, LITERAL, FOLDED };

struct track {
	str source, value;
	size_t at;  /* in the source */
	uint32_t n; /* bytes of the value passed */
	enum style style;
	uint32_t indent; /* of the lines of a block scalar */
};

/* One step: the source bytes [at, end) made n_value bytes of the value. */
struct step {
	size_t end;
	uint32_t n_value;
};

static char source_at(const struct track *t, size_t at)
{
	return at < t->source.n ? t->source.p[at] : '\0';
}

static bool is_break(char c)
{
	return c == '\n' || c == '\r';
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static size_t skip_spaces(const struct track *t, size_t at, uint32_t at_most)
{
	while (at_most-- > 0 && is_blank(source_at(t, at)))
		at++;
	return at;
}

static size_t skip_line(const struct track *t, size_t at)
{
	while (at < t->source.n && t->source.p[at] != '\n')
		at++;
	return at < t->source.n ? at + 1 : at;
}

/* Goes to the text of a block scalar, from its "|" or ">". */
static void enter_block(struct track *t)
{
	size_t line;

	t->style = source_at(t, t->at) == '|' ? LITERAL : FOLDED;
	line = skip_line(t, t->at);
	while (line < t->source.n && is_break(source_at(t, skip_spaces(t, line, UINT32_MAX))))
		line = skip_line(t, line);
	t->at = skip_spaces(t, line, UINT32_MAX);
	t->indent = (uint32_t)(t->at - line);
}

/* Goes into the scalar that begins at t->at. */
static void enter_scalar(struct track *t)
{
	switch (source_at(t, t->at)) {
	case '"':
		t->style = DOUBLE;
		t->at++;
		return;
	case '\'':
		t->style = SINGLE;
		t->at++;
		return;
	case '|':
	case '>':
		enter_block(t);
		return;
	default:
		t->style = PLAIN;
	}
}

static uint32_t value_point(const struct track *t)
{
	size_t at = t->n;

	utf8_next(t->value, &at);
	return (uint32_t)at - t->n;
}

/* An escape in double quotes; a break behind the backslash joins the lines without a trace. */
static struct step step_escape(const struct track *t)
{
	size_t at = t->at + 1;
	char c = source_at(t, at);

	if (is_break(c)) {
		at += c == '\r' && source_at(t, at + 1) == '\n';
		return (struct step){ skip_spaces(t, at + 1, UINT32_MAX), 0 };
	}
	at += c == 'x' ? 3 : c == 'u' ? 5 : c == 'U' ? 9 : 1;
	return (struct step){ at, value_point(t) };
}

/* Line ends and the indentation behind them; in the value they are one space, or the line ends
 * without the first. */
static struct step step_fold(const struct track *t)
{
	bool block = t->style == LITERAL || t->style == FOLDED;
	size_t at = block ? t->at : skip_spaces(t, t->at, UINT32_MAX);
	uint32_t breaks = 0, n = t->n;

	while (is_break(source_at(t, at))) {
		at += source_at(t, at) == '\r' && source_at(t, at + 1) == '\n' ? 2 : 1;
		at = skip_spaces(t, at, block ? t->indent : UINT32_MAX);
		breaks++;
	}
	if (n < t->value.n && t->value.p[n] == ' ')
		return (struct step){ at, 1 };
	while (n < t->value.n && t->value.p[n] == '\n' && n - t->n < breaks)
		n++;
	return (struct step){ at, n - t->n };
}

static bool at_fold(const struct track *t)
{
	size_t at = t->at;

	if (t->style == PLAIN || t->style == SINGLE || t->style == DOUBLE)
		at = skip_spaces(t, at, UINT32_MAX);
	return is_break(source_at(t, at));
}

/* Behind the end of a scalar in a list: to the next one, over commas, dashes and comments. */
static size_t next_scalar(const struct track *t)
{
	size_t at = t->at;

	for (;;) {
		char c = source_at(t, at);

		if (c == '#' || c == '&' || c == '!') {
			while (at < t->source.n && !is_break(t->source.p[at]) &&
			       (c == '#' || !is_blank(t->source.p[at])))
				at++;
		} else if (c == '-' ? is_blank(source_at(t, at + 1))
		                    : c && strchr(" \t\r\n,[", c) != NULL) {
			at++;
		} else {
			return at;
		}
	}
}

/* Does the scalar end here, and its value go on with the next of a list? */
static bool at_end(const struct track *t)
{
	char c = source_at(t, t->at);
	size_t next;

	if (t->value.p[t->n] != '\n')
		return false;
	if (t->style == DOUBLE)
		return c == '"';
	if (t->style == SINGLE)
		return c == '\'' && source_at(t, t->at + 1) != '\'';
	if (t->style == PLAIN && strchr(",]", c))
		return true;
	next = skip_spaces(t, t->at, UINT32_MAX);
	while (is_break(source_at(t, next)))
		next = skip_spaces(t, next + 1, UINT32_MAX);
	return source_at(t, next) == '#' ||
	       (source_at(t, next) == '-' && is_blank(source_at(t, next + 1)));
}

static struct step step(struct track *t)
{
	char c = source_at(t, t->at);

	if (at_end(t)) {
		t->at += t->style == SINGLE || t->style == DOUBLE;
		t->at = next_scalar(t);
		enter_scalar(t);
		return (struct step){ t->at, 1 };
	}
	if (at_fold(t))
		return step_fold(t);
	if (t->style == DOUBLE && c == '\\')
		return step_escape(t);
	if (t->style == SINGLE && c == '\'')
		return (struct step){ t->at + 2, 1 };
	if (c == t->value.p[t->n])
		return (struct step){ t->at + value_point(t), value_point(t) };
	return (struct step){ t->at, value_point(t) };
}

/* Walks until byte `wanted` of the value is reached; *made is the end of the source that made the
 * bytes before it. */
static void walk_to(struct track *t, uint32_t wanted, uint32_t *made)
{
	while (t->n < wanted && t->n < t->value.n) {
		struct step s = step(t);

		t->at = s.end < t->source.n ? s.end : t->source.n;
		t->n += s.n_value;
		if (s.n_value > 0)
			*made = (uint32_t)t->at;
	}
}

/* Steps over escaped line ends, which make nothing, before the first wanted byte. */
static void skip_joins(struct track *t)
{
	while (t->style == DOUBLE && source_at(t, t->at) == '\\' &&
	       is_break(source_at(t, t->at + 1)))
		t->at = step_escape(t).end;
}

/* Where the walk before stopped, when that is in the same cell and not behind `wanted`. */
static struct track resume(const struct doc *d, const struct cell *c,
                           const struct yaml_walked *walked, uint32_t wanted)
{
	struct track t = { .source = d->text, .value = { c->p, c->n }, .at = c->pos };

	if (walked->cell != c || walked->n > wanted) {
		enter_scalar(&t);
		return t;
	}
	t.at = walked->at;
	t.n = walked->n;
	t.style = (enum style)walked->style;
	t.indent = walked->indent;
	return t;
}

void yaml_locate(const struct doc *d, const struct cell *c, uint32_t beg, uint32_t end,
                 uint32_t *source_beg, uint32_t *source_end)
{
	struct yaml_walked *walked = &((struct yaml_parts *)d->parts)->walked;
	struct track t;

	if (c->flags & CELL_SLICE) {
		*source_beg = (uint32_t)(c->p - d->text.p) + beg;
		*source_end = (uint32_t)(c->p - d->text.p) + end;
		return;
	}
	t = resume(d, c, walked, beg);
	walk_to(&t, beg, source_end);
	*walked = (struct yaml_walked){ c, t.at, t.n, t.style, t.indent };
	skip_joins(&t);
	*source_beg = (uint32_t)t.at;
	*source_end = *source_beg;
	walk_to(&t, end, source_end);
}
