/* Scalars, keys, anchors. */
#include "read/faults.h"
#include "read/yaml_walk.h"

/* Keys within keys grow no longer than this. */
enum { PATH_BYTES = 512 };

void yaml_walk_fault(struct yaml_walk *w, const struct rule *rule, size_t beg, size_t end,
                     struct arg arg0, struct arg arg1)
{
	yaml_rows_fault(w->out, w->d,
	                (struct report){ .rule = rule,
	                                 .at = place_source(w->d->index, beg, end),
	                                 .arg = { arg0, arg1 } });
}

void yaml_walk_lost(struct yaml_walk *w, size_t at, struct text what, struct text why)
{
	yaml_walk_fault(w, &rule_read_lost, at, at + 1, arg_text(what), arg_text(why));
}

static bool is_null(const yaml_event_t *e)
{
	const char *p = (const char *)e->data.scalar.value;
	str v = { p, e->data.scalar.length };

	if (e->data.scalar.style != YAML_PLAIN_SCALAR_STYLE || v.n > 4)
		return false;
	return v.n == 0 || (v.n == 1 && *p == '~') || str_eq(v, STR("null")) ||
	       str_eq(v, STR("Null")) || str_eq(v, STR("NULL"));
}

/* The last line end of a block scalar is none of its text. */
static str without_end(const yaml_event_t *e, str text)
{
	if (e->data.scalar.style != YAML_LITERAL_SCALAR_STYLE &&
	    e->data.scalar.style != YAML_FOLDED_SCALAR_STYLE)
		return text;
	while (text.n > 0 && text.p[text.n - 1] == '\n')
		text.n--;
	return text;
}

/* At most limits->cell_bytes of text, whole characters. */
static str within_limit(struct yaml_walk *w, str text, size_t at)
{
	const struct text which = { "单元格字数", "the length of a cell" };
	size_t n = w->d->limits->cell_bytes;

	if (text.n <= n)
		return text;
	while (n > 0 && ((unsigned char)text.p[n] & 0xC0) == 0x80)
		n--;
	yaml_walk_fault(w, &rule_read_limit, at, at + 1, arg_text(which),
	                sink_number(&w->out->sink, w->d->limits->cell_bytes));
	w->out->lost = true;
	return str_slice(text, 0, n);
}

static void remember(struct yaml_walk *w, const yaml_char_t *name, struct yaml_value v)
{
	sid id = intern_add(&w->anchors, str_from((const char *)name));

	while (w->cap_anchored <= id)
		w->anchored = arena_room(&w->out->arena, w->anchored, w->cap_anchored,
		                         &w->cap_anchored, sizeof *w->anchored);
	w->anchored[id] = v;
}

void yaml_walk_anchor(struct yaml_walk *w)
{
	const yaml_event_t *e = &w->e.event;
	const yaml_char_t *name = e->type == YAML_MAPPING_START_EVENT
	                                  ? e->data.mapping_start.anchor
	                                  : e->data.sequence_start.anchor;

	if (name)
		remember(w, name, (struct yaml_value){ 0 });
}

static struct yaml_value alias_value(struct yaml_walk *w)
{
	const struct text what = { "这个引用（*）", "this alias" };
	size_t at = yaml_events_at(&w->e);
	sid id = intern_find(&w->anchors, str_from((const char *)w->e.event.data.alias.anchor));

	if (id == NONE)
		yaml_walk_lost(w, at, what,
		               (struct text){ "引用的名字没有定义", "its name is not defined" });
	else if (!w->anchored[id].text.p)
		yaml_walk_lost(w, at, what,
		               (struct text){ "只能引用单个值，不能引用整段",
		                              "only single values can be referred to" });
	else
		return (struct yaml_value){ w->anchored[id].text, (uint32_t)at,
			                    w->anchored[id].flags | YAML_ALIASED };
	w->out->lost = true;
	return (struct yaml_value){ .text = STR(""), .pos = (uint32_t)at };
}

struct yaml_value yaml_walk_value(struct yaml_walk *w)
{
	const yaml_event_t *e = &w->e.event;
	struct yaml_value v = { .text = STR("") };
	bool exact;
	str text;

	if (e->type == YAML_ALIAS_EVENT)
		return alias_value(w);
	v.pos = (uint32_t)yaml_events_scalar(&w->e, &text, &exact);
	if (!is_null(e)) {
		v.flags = exact ? CELL_SLICE : 0;
		v.text = within_limit(w, without_end(e, text), v.pos);
		if (!exact)
			v.text = arena_copy(&w->out->arena, v.text);
	}
	if (e->data.scalar.anchor)
		remember(w, e->data.scalar.anchor, v);
	return v;
}

/* The name of a column that begins with an ideographic space was meant to stand further in. */
static str without_wide(struct yaml_walk *w, str name, size_t at)
{
	const str wide = STR("\xE3\x80\x80");
	const struct text what = { "全角空格", "the ideographic space" };

	if (!str_starts(name, wide))
		return name;
	yaml_walk_fault(w, &rule_read_yaml_width, at, at + wide.n, arg_text(what),
	                (struct arg){ 0 });
	return str_trim(name);
}

struct yaml_key yaml_walk_key(struct yaml_walk *w)
{
	struct yaml_key key;
	bool exact;

	key.pos = (uint32_t)yaml_events_scalar(&w->e, &key.text, &exact);
	key.end = key.pos + (uint32_t)(exact ? key.text.n : 1);
	if (!exact) {
		w->key.n = 0;
		buf_add(&w->key, key.text);
		key.text = buf_str(&w->key);
	}
	key.text = without_wide(w, key.text, key.pos);
	return key;
}

bool yaml_walk_odd_key(struct yaml_walk *w)
{
	const struct text what = { "这一栏", "this field" };
	const struct text why = { "栏目名只能是一个词", "a key must be a single value" };

	yaml_walk_lost(w, yaml_events_at(&w->e), what, why);
	w->out->lost = true;
	return yaml_events_skip(&w->e) && yaml_events_next(&w->e) && yaml_events_skip(&w->e);
}

uint32_t yaml_walk_push(struct yaml_walk *w, struct yaml_key key)
{
	const struct text which = { "栏目名的长度", "the length of a key" };
	uint32_t before = w->path.n;
	str name = key.text;

	if (before + name.n > PATH_BYTES) {
		name = STR("…");
		w->out->lost = true;
		yaml_walk_fault(w, &rule_read_limit, key.pos, key.end, arg_text(which),
		                sink_number(&w->out->sink, PATH_BYTES));
	}
	buf_add(&w->path, name);
	buf_add(&w->path, STR("."));
	return before;
}

str yaml_walk_name(struct yaml_walk *w, uint32_t from, str key)
{
	uint32_t n = w->path.n;

	if (n == from)
		return key;
	buf_add(&w->path, key);
	w->path.n = n;
	return (str){ w->path.p + from, n - from + key.n };
}

str yaml_walk_pushed(const struct yaml_walk *w, uint32_t from)
{
	return (str){ w->path.p + from, w->path.n - from - 1 };
}

/* False when the cell is full. Copies are charged, or by aliases a small file could ask for any
 * amount of memory. */
static bool add_line(struct yaml_walk *w, struct buf *lines, str text)
{
	if (lines->n + text.n >= w->d->limits->cell_bytes || text.n >= w->copies_left)
		return false;
	w->copies_left -= text.n;
	if (lines->n > 0)
		buf_add(lines, STR("\n"));
	buf_add(lines, text);
	return true;
}

void yaml_walk_join(struct yaml_walk *w, struct yaml_joined *j)
{
	const struct text what = { "这一格的后一部分", "the rest of this cell" };
	struct yaml_value v = yaml_walk_value(w);

	if (v.text.n == 0 || j->full)
		return;
	if (j->n++ == 0) {
		j->value = v;
		return;
	}
	j->lines.arena = &w->out->arena;
	if ((j->n > 2 || add_line(w, &j->lines, j->value.text)) && add_line(w, &j->lines, v.text))
		return;
	j->full = w->out->lost = true;
	yaml_walk_lost(w, v.pos, what, (struct text){ "太长", "it is too long" });
}

struct yaml_value yaml_walk_joined(const struct yaml_joined *j)
{
	struct yaml_value v = j->value;

	if (j->lines.n > 0) {
		v.text = buf_str(&j->lines);
		v.flags = 0;
	}
	return v;
}
