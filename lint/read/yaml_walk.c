/* Documents, props and lists of items. */
#include "read/yaml_walk.h"

#include "read/faults.h"
#include "read/yaml_blame.h"

/* A list outside items: of items, or of scalars that make one prop. Which of the two shows only
 * with the first mapping. */
struct list {
	str name;
	uint32_t pos;  /* of the name */
	bool is_items; /* no need to wait for a mapping */
	struct yaml_joined joined;
	uint32_t *scalar; /* places of scalars seen so far */
	uint32_t n_scalars, cap_scalars;
};

static void blame_scalar(struct yaml_walk *w, uint32_t at)
{
	yaml_blame_text(w->d, w->out, at, w->e.end);
}

static void take_scalar(struct yaml_walk *w, struct list *l)
{
	if (w->run && l->is_items) {
		struct yaml_value v = yaml_walk_value(w);
		if (v.text.n > 0)
			blame_scalar(w, v.pos);
		return;
	}
	l->scalar = arena_room(&w->out->arena, l->scalar, l->n_scalars, &l->cap_scalars,
	                       sizeof *l->scalar);
	l->scalar[l->n_scalars++] = (uint32_t)yaml_events_at(&w->e);
	yaml_walk_join(w, &l->joined);
}

/* False when there are too many lists. */
static bool open_run(struct yaml_walk *w, struct list *l)
{
	const struct text which = { "清单数", "the number of lists" };

	if (w->run)
		return true;
	if (w->out->n_runs >= w->d->limits->sheets) {
		if (!w->out->lost)
			yaml_walk_fault(w, &rule_read_limit, l->pos, l->pos + 1, arg_text(which),
			                sink_number(&w->out->sink, w->d->limits->sheets));
		w->out->lost = true;
		return false;
	}
	w->run = yaml_rows_open(w->out, l->name, w->doc, NONE);
	for (uint32_t i = 0; i < l->n_scalars; i++)
		blame_scalar(w, l->scalar[i]);
	l->is_items = true;
	return true;
}

static bool take_item(struct yaml_walk *w, struct list *l)
{
	return open_run(w, l) ? yaml_walk_item(w) : yaml_events_skip(&w->e);
}

static bool elements(struct yaml_walk *w, struct list *l)
{
	while (yaml_events_next(&w->e)) {
		bool good = true;

		switch (w->e.event.type) {
		case YAML_SEQUENCE_END_EVENT:
			return true;
		case YAML_SEQUENCE_START_EVENT:
			yaml_walk_anchor(w);
			good = elements(w, l);
			break;
		case YAML_MAPPING_START_EVENT:
			good = take_item(w, l);
			break;
		default:
			take_scalar(w, l);
		}
		if (!good)
			return false;
	}
	return false;
}

static void put_prop(struct yaml_walk *w, struct yaml_key key, str name, struct yaml_value v)
{
	const struct text which = { "清单外栏目数", "the number of keys outside lists" };

	if (w->out->n_props >= w->d->limits->rows) {
		if (!w->out->lost)
			yaml_walk_fault(w, &rule_read_limit, key.pos, key.end, arg_text(which),
			                sink_number(&w->out->sink, w->d->limits->rows));
		w->out->lost = true;
		return;
	}
	if (!str_within(name, w->d->text))
		name = arena_copy(&w->out->arena, name);
	yaml_rows_prop(w->out, (struct yaml_prop){ .key = name,
	                                           .value = v.text,
	                                           .key_pos = key.pos,
	                                           .key_end = key.end,
	                                           .pos = v.pos,
	                                           .doc = w->doc,
	                                           .flags = v.flags });
}

/* Scalars under 事项 were meant as items; other lists of scalars are props. */
static void finish_list(struct yaml_walk *w, const struct list *l, struct yaml_key key)
{
	if (w->run) {
		put_prop(w, key, l->name, (struct yaml_value){ .text = STR(""), .pos = key.pos });
	} else if (l->n_scalars && str_eq(l->name, STR("事项"))) {
		for (uint32_t i = 0; i < l->n_scalars; i++)
			blame_scalar(w, l->scalar[i]);
	} else if (l->n_scalars > 0) {
		put_prop(w, key, l->name, yaml_walk_joined(&l->joined));
	}
}

static bool list_prop(struct yaml_walk *w, struct yaml_key key)
{
	uint32_t path = yaml_walk_push(w, key);
	struct list l = { .name = key.text, .pos = key.pos };

	if (path > 0 || !str_within(key.text, w->d->text))
		l.name = arena_copy(&w->out->arena, yaml_walk_pushed(w, 0));
	yaml_walk_anchor(w);
	if (!elements(w, &l))
		return false;
	finish_list(w, &l, key);
	w->run = NULL;
	w->path.n = path;
	return true;
}

static bool props(struct yaml_walk *w);

static bool inner_props(struct yaml_walk *w, struct yaml_key key)
{
	uint32_t path = yaml_walk_push(w, key);

	yaml_walk_anchor(w);
	if (!props(w))
		return false;
	w->path.n = path;
	return true;
}

static bool prop_value(struct yaml_walk *w, struct yaml_key key)
{
	switch (w->e.event.type) {
	case YAML_MAPPING_START_EVENT:
		return inner_props(w, key);
	case YAML_SEQUENCE_START_EVENT:
		return list_prop(w, key);
	default:
		put_prop(w, key, yaml_walk_name(w, 0, key.text), yaml_walk_value(w));
		return true;
	}
}

static bool props(struct yaml_walk *w)
{
	while (yaml_events_next(&w->e)) {
		struct yaml_key key;

		if (w->e.event.type == YAML_MAPPING_END_EVENT)
			return true;
		if (w->e.event.type != YAML_SCALAR_EVENT) {
			if (!yaml_walk_odd_key(w))
				return false;
			continue;
		}
		key = yaml_walk_key(w);
		if (!yaml_events_next(&w->e) || !prop_value(w, key))
			return false;
	}
	return false;
}

/* A list that is all of a document, or a piece of one; only items may stand in it. */
static bool root_list(struct yaml_walk *w)
{
	struct list l = { .name = STR(""), .is_items = w->run != NULL };
	struct yaml_run *given = w->run;

	yaml_walk_anchor(w);
	if (!elements(w, &l))
		return false;
	for (uint32_t i = 0; !w->run && i < l.n_scalars; i++)
		blame_scalar(w, l.scalar[i]);
	w->run = given;
	return true;
}

/* The node a document consists of. */
static bool root(struct yaml_walk *w)
{
	struct yaml_value v;

	if (w->e.event.type == YAML_SEQUENCE_START_EVENT)
		return root_list(w);
	if (w->e.event.type == YAML_MAPPING_START_EVENT)
		return w->run ? yaml_walk_item(w) : props(w);
	v = yaml_walk_value(w);
	if (v.text.n > 0)
		blame_scalar(w, v.pos);
	return true;
}

static bool documents(struct yaml_walk *w)
{
	while (yaml_events_next(&w->e)) {
		switch (w->e.event.type) {
		case YAML_STREAM_START_EVENT:
			break;
		case YAML_DOCUMENT_START_EVENT:
			intern_init(&w->anchors, &w->out->arena);
			w->cap_anchored = 0;
			break;
		case YAML_DOCUMENT_END_EVENT:
			w->doc++;
			break;
		case YAML_STREAM_END_EVENT:
			return true;
		default:
			if (!root(w))
				return false;
		}
	}
	return false;
}

static bool walk(struct yaml_walk *w, size_t beg, size_t end)
{
	bool good;

	w->item = NONE;
	w->copies_left = 2 * (end - beg);
	w->path.arena = w->key.arena = &w->out->arena;
	yaml_events_open(&w->e, w->d->text, beg, end, w->d->limits->depth);
	good = documents(w);
	yaml_events_close(&w->e);
	return good;
}

bool yaml_walk_items(const struct doc *d, struct yaml_rows *out, size_t beg, size_t end)
{
	struct yaml_walk w = { .d = d, .out = out, .run = &out->run[out->n_runs - 1] };

	return walk(&w, beg, end);
}

bool yaml_walk_props(const struct doc *d, struct yaml_rows *out, uint32_t doc, size_t beg,
                     size_t end)
{
	struct yaml_walk w = { .d = d, .out = out, .doc = doc };

	return walk(&w, beg, end);
}
