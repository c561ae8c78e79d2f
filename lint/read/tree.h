/* A small YAML file as a tree with lines: kinds, word lists and configuration, not lists. */
#ifndef READ_TREE_H
#define READ_TREE_H

#include "base/arena.h"
#include "qdlint.h"

enum node_type { NODE_TEXT, NODE_LIST, NODE_MAP };

struct node {
	enum node_type type;
	str key;  /* within a map */
	str text; /* of NODE_TEXT */
	uint32_t line, key_line;
	const struct node *first, *next; /* children; the next sibling */
};

/* Which file a tree came from, for messages. */
struct tree {
	str name;
	const struct node *root; /* a map; never NULL after a successful parse */
};

/* False, with file, line and reason in *err, when text is not one YAML mapping without duplicate
 * keys, aliases or more than 32 levels. Texts live in a. An empty file is an empty map. */
bool tree_parse(str text, str name, struct arena *a, struct tree *t, struct qd_error *err);

/* The value of key in a map; NULL when there is none (or map is NULL). */
const struct node *tree_get(const struct node *map, str key);

/* "name:line: reason" into *err; returns false. */
bool tree_fail(const struct tree *t, uint32_t line, struct qd_error *err, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

/* Fails on the first key of map that is not among the n known ones. */
bool tree_keys(const struct tree *t, const struct node *map, const str *known, uint32_t n,
               struct qd_error *err);

#endif
