/* The one place that talks to libyaml. */
#include "read/yaml_events.h"

#include "base/oom.h"
#include "read/yaml_split.h"

void yaml_events_open(struct yaml_events *e, str text, size_t beg, size_t end, uint32_t max_depth)
{
	*e = (struct yaml_events){
		.text = text, .beg = beg, .end = end, .byte = beg, .max_depth = max_depth
	};
	if (!yaml_parser_initialize(&e->parser))
		oom();
	yaml_parser_set_encoding(&e->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&e->parser, (const unsigned char *)text.p + beg, end - beg);
}

void yaml_events_close(struct yaml_events *e)
{
	if (e->has_event)
		yaml_event_delete(&e->event);
	yaml_parser_delete(&e->parser);
}

static void enter_list(struct yaml_events *e)
{
	if (e->list_depth > 0 || e->event.data.sequence_start.style != YAML_BLOCK_SEQUENCE_STYLE)
		return;
	e->list_depth = e->depth;
	e->dash = (uint32_t)e->event.start_mark.column;
}

static bool count_depth(struct yaml_events *e)
{
	switch (e->event.type) {
	case YAML_MAPPING_START_EVENT:
	case YAML_SEQUENCE_START_EVENT:
		e->too_deep = ++e->depth > e->max_depth;
		if (e->event.type == YAML_SEQUENCE_START_EVENT)
			enter_list(e);
		return !e->too_deep;
	case YAML_MAPPING_END_EVENT:
	case YAML_SEQUENCE_END_EVENT:
		if (e->depth-- == e->list_depth)
			e->list_depth = 0;
		return true;
	default:
		return true;
	}
}

static bool is_quoted(yaml_scalar_style_t style)
{
	return style == YAML_SINGLE_QUOTED_SCALAR_STYLE || style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
}

/* The place of code point number `point` of the piece. Most often it is a few blanks away. */
static size_t byte_of(struct yaml_events *e, size_t point)
{
	const char *p = e->text.p;
	size_t at = e->byte, left;

	if (point < e->point) {
		e->point = 0;
		at = e->beg;
	}
	for (left = point - e->point; left > 0 && at < e->end; left--) {
		if ((unsigned char)p[at++] < 0x80)
			continue;
		while (at < e->end && ((unsigned char)p[at] & 0xC0) == 0x80)
			at++;
	}
	e->point = point;
	e->byte = at;
	return at;
}

/* Does the quoted scalar at hand hold a line that begins an item of the list it stands in? */
static bool swallows_item(struct yaml_events *e)
{
	const yaml_event_t *v = &e->event;
	size_t beg, end;

	if (v->type != YAML_SCALAR_EVENT || v->start_mark.line == v->end_mark.line ||
	    e->list_depth == 0 || !is_quoted(v->data.scalar.style))
		return false;
	beg = byte_of(e, v->start_mark.index);
	end = byte_of(e, v->end_mark.index);
	e->swallowed = yaml_swallows(e->text, beg, end, e->dash);
	e->byte = beg;
	e->point = v->start_mark.index;
	return e->swallowed;
}

bool yaml_events_next(struct yaml_events *e)
{
	if (e->has_event)
		yaml_event_delete(&e->event);
	e->has_event = yaml_parser_parse(&e->parser, &e->event);
	if (!e->has_event && e->parser.error == YAML_MEMORY_ERROR)
		oom();
	return e->has_event && count_depth(e) && !swallows_item(e);
}

size_t yaml_events_at(struct yaml_events *e)
{
	return byte_of(e, e->event.start_mark.index);
}

/* Behind the tag and anchor at byte `at`, where a scalar event with these begins. */
static size_t skip_properties(const struct yaml_events *e, size_t at)
{
	const char *p = e->text.p;

	for (;;) {
		if (at < e->end && (p[at] == '&' || p[at] == '!')) {
			while (at < e->end && !strchr(" \t\r\n", p[at]))
				at++;
		} else if (at < e->end && p[at] == '#') {
			while (at < e->end && p[at] != '\n' && p[at] != '\r')
				at++;
		} else if (at < e->end && strchr(" \t\r\n", p[at])) {
			at++;
		} else {
			return at;
		}
	}
}

/* Does the value stand in the text at `first` as it is? A quoted one does when its closing quote
 * follows; a doubled '' would pass for a value's own ' and the closing quote. */
static bool stands_at(const struct yaml_events *e, size_t first, str value)
{
	yaml_scalar_style_t style = e->event.data.scalar.style;

	if (first > e->end || e->end - first < value.n + is_quoted(style) ||
	    memcmp(e->text.p + first, value.p, value.n) != 0)
		return false;
	if (!is_quoted(style))
		return style == YAML_PLAIN_SCALAR_STYLE;
	return e->text.p[first + value.n] == e->text.p[first - 1] &&
	       (style == YAML_DOUBLE_QUOTED_SCALAR_STYLE || !memchr(value.p, '\'', value.n));
}

size_t yaml_events_scalar(struct yaml_events *e, str *value, bool *exact)
{
	size_t at = yaml_events_at(e), first;
	bool quoted = is_quoted(e->event.data.scalar.style);

	*value = (str){ (const char *)e->event.data.scalar.value, e->event.data.scalar.length };
	*exact = false;
	if (value->n == 0)
		return at;
	if (e->event.data.scalar.anchor || e->event.data.scalar.tag)
		at = skip_properties(e, at);
	first = at + quoted;
	*exact = stands_at(e, first, *value);
	if (*exact) {
		*value = str_slice(e->text, first, first + value->n);
		e->byte = first + value->n + quoted;
		e->point = e->event.end_mark.index;
	}
	return at;
}

bool yaml_events_skip(struct yaml_events *e)
{
	uint32_t outside = e->depth;

	if (e->event.type != YAML_MAPPING_START_EVENT && e->event.type != YAML_SEQUENCE_START_EVENT)
		return true;
	for (outside--; e->depth > outside;)
		if (!yaml_events_next(e))
			return false;
	return true;
}

/* Scanner and parser know the place in code points, the decoder in bytes. `child` is where the
 * piece's last item began. */
static void explain(struct yaml_events *e, size_t child, struct yaml_trouble *t)
{
	const yaml_parser_t *p = &e->parser;

	t->too_deep = e->too_deep;
	t->is_control = !e->too_deep && p->error == YAML_READER_ERROR;
	t->problem = e->too_deep    ? NULL
	             : e->swallowed ? "found unexpected end of stream"
	                            : p->problem;
	if (t->too_deep || e->swallowed)
		t->at = yaml_events_at(e);
	else if (t->is_control)
		t->at = e->beg + p->problem_offset;
	else if (p->context && strstr(p->context, "quoted scalar"))
		t->at = byte_of(e, p->context_mark.index);
	else
		t->at = byte_of(e, p->problem_mark.index);
	if (t->at > e->end)
		t->at = e->end;
	t->from = child < t->at && !t->is_control ? child : t->at;
}

bool yaml_sound(str text, size_t beg, size_t end, uint32_t max_depth, struct yaml_trouble *t)
{
	struct yaml_events e;
	size_t child = STR_NONE;
	bool done = false, good = true;

	*t = (struct yaml_trouble){ 0 };
	yaml_events_open(&e, text, beg, end, max_depth);
	while (good && !done) {
		good = yaml_events_next(&e);
		if (good && e.depth == 2 && child == STR_NONE)
			child = yaml_events_at(&e);
		else if (good && e.depth < 2)
			child = STR_NONE;
		done = good && e.event.type == YAML_STREAM_END_EVENT;
	}
	if (!good)
		explain(&e, child, t);
	yaml_events_close(&e);
	return good;
}
