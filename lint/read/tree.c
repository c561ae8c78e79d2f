/* Trees from libyaml's events. */
#include "read/tree.h"

#include "base/file.h"

#include <stdarg.h>
#include <stdio.h>
#include <yaml.h>

enum { MAX_DEPTH = 32 };

struct builder {
	const struct tree *tree;
	struct arena *a;
	yaml_parser_t *parser;
	struct qd_error *err;
};

bool tree_fail(const struct tree *t, uint32_t line, struct qd_error *err, const char *fmt, ...)
{
	char reason[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(reason, sizeof reason, fmt, ap);
	va_end(ap);
	return fail(err, QD_USAGE, "%.*s:%u: %s", (int)t->name.n, t->name.p, line, reason);
}

static bool next_event(struct builder *b, yaml_event_t *e)
{
	if (yaml_parser_parse(b->parser, e))
		return true;
	return tree_fail(b->tree, (uint32_t)b->parser->problem_mark.line + 1, b->err,
	                 "YAML 格式错误：%s / YAML syntax error",
	                 b->parser->problem ? b->parser->problem : "?");
}

static str event_text(struct builder *b, const yaml_event_t *e)
{
	return arena_copy(b->a, (str){ (const char *)e->data.scalar.value, e->data.scalar.length });
}

static bool build(struct builder *b, const yaml_event_t *e, int depth, struct node *out);

/* The entries of a map or list whose start event was taken. */
static bool build_children(struct builder *b, int depth, struct node *out)
{
	const struct node **link = &out->first;

	for (;;) {
		struct node *child;
		yaml_event_t e;
		bool ok = next_event(b, &e);

		if (!ok)
			return false;
		if (e.type == YAML_MAPPING_END_EVENT || e.type == YAML_SEQUENCE_END_EVENT) {
			yaml_event_delete(&e);
			return true;
		}
		child = arena_alloc(b->a, sizeof *child);
		child->key_line = (uint32_t)e.start_mark.line + 1;
		if (out->type == NODE_MAP) {
			bool text = e.type == YAML_SCALAR_EVENT;

			child->key = text ? event_text(b, &e) : (str){ 0 };
			yaml_event_delete(&e);
			if (!text)
				return tree_fail(b->tree, child->key_line, b->err,
				                 "键必须是文字 / a key must be a scalar");
			if (tree_get(out, child->key))
				return tree_fail(b->tree, child->key_line, b->err,
				                 "“%s”写了两次 / given twice", child->key.p);
			if (!next_event(b, &e))
				return false;
		}
		ok = build(b, &e, depth + 1, child);
		yaml_event_delete(&e);
		if (!ok)
			return false;
		*link = child;
		link = &child->next;
	}
}

static bool build(struct builder *b, const yaml_event_t *e, int depth, struct node *out)
{
	out->line = (uint32_t)e->start_mark.line + 1;
	if (depth > MAX_DEPTH)
		return tree_fail(b->tree, out->line, b->err, "嵌套过深 / nested too deeply");
	switch (e->type) {
	case YAML_SCALAR_EVENT:
		out->text = event_text(b, e);
		return true;
	case YAML_SEQUENCE_START_EVENT:
		out->type = NODE_LIST;
		return build_children(b, depth, out);
	case YAML_MAPPING_START_EVENT:
		out->type = NODE_MAP;
		return build_children(b, depth, out);
	default:
		return tree_fail(b->tree, out->line, b->err, "这里不能用别名 / no aliases here");
	}
}

/* Nothing may follow the root: it would hold for nothing. */
static bool ends(struct builder *b)
{
	for (;;) {
		yaml_event_t e;
		yaml_event_type_t type;
		uint32_t line;

		if (!next_event(b, &e))
			return false;
		type = e.type;
		line = (uint32_t)e.start_mark.line + 1;
		yaml_event_delete(&e);
		if (type == YAML_STREAM_END_EVENT)
			return true;
		if (type == YAML_DOCUMENT_START_EVENT)
			return tree_fail(
				b->tree, line, b->err,
				"“---”后面的内容不起作用，请合并成一份 / one document only");
	}
}

/* The events up to the root's, then the root. */
static bool build_root(struct builder *b, struct node *root)
{
	for (;;) {
		yaml_event_t e;
		yaml_event_type_t type;
		bool ok = true;

		if (!next_event(b, &e))
			return false;
		type = e.type;
		if (type != YAML_STREAM_START_EVENT && type != YAML_DOCUMENT_START_EVENT &&
		    type != YAML_STREAM_END_EVENT)
			ok = build(b, &e, 0, root);
		yaml_event_delete(&e);
		if (!ok)
			return false;
		if (type == YAML_STREAM_END_EVENT)
			root->type = NODE_MAP;
		else if (type == YAML_STREAM_START_EVENT || type == YAML_DOCUMENT_START_EVENT)
			continue;
		if (root->type == NODE_TEXT && root->text.n == 0)
			root->type = NODE_MAP;
		if (root->type != NODE_MAP)
			return tree_fail(b->tree, root->line, b->err,
			                 "应当是“键: 值”的形式 / a mapping is expected");
		return type == YAML_STREAM_END_EVENT || ends(b);
	}
}

bool tree_parse(str text, str name, struct arena *a, struct tree *t, struct qd_error *err)
{
	struct node *root = arena_alloc(a, sizeof *root);
	yaml_parser_t parser;
	struct builder b = { .tree = t, .a = a, .parser = &parser, .err = err };
	bool ok;

	*t = (struct tree){ .name = arena_copy(a, name), .root = root };
	if (!yaml_parser_initialize(&parser))
		return tree_fail(t, 1, err, "libyaml");
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)text.p, text.n);
	ok = build_root(&b, root);
	yaml_parser_delete(&parser);
	return ok;
}

const struct node *tree_get(const struct node *map, str key)
{
	if (!map || map->type != NODE_MAP)
		return NULL;
	for (const struct node *n = map->first; n; n = n->next)
		if (str_eq(n->key, key))
			return n;
	return NULL;
}

bool tree_keys(const struct tree *t, const struct node *map, const str *known, uint32_t n,
               struct qd_error *err)
{
	for (const struct node *k = map->first; k; k = k->next) {
		bool found = false;

		for (uint32_t i = 0; i < n; i++)
			found = found || str_eq(k->key, known[i]);
		if (!found)
			return tree_fail(t, k->key_line, err, "不认识的键“%s” / unknown key",
			                 k->key.p);
	}
	return true;
}
