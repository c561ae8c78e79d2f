/* Finds the items of the lists in a YAML text by its lines, in one pass and without parsing. */
#ifndef READ_YAML_SPLIT_H
#define READ_YAML_SPLIT_H

#include "base/arena.h"

struct yaml_list {
	str name;
	uint32_t doc; /* YAML document of the text, from 0 */
};

/* Whole lines that can be parsed on their own: items of one list, or what stands around lists. */
struct yaml_piece {
	size_t beg, end;
	uint32_t list; /* index, or NONE */
	uint32_t doc;
	uint32_t dash, key; /* columns, from 0, of the dashes of the items and of the first key */
};

struct yaml_split {
	struct yaml_list *list;
	uint32_t n_lists, cap_lists;
	struct yaml_piece *piece;
	uint32_t n_pieces, cap_pieces;
	bool whole; /* pieces may depend on each other (anchors, directives): parse the text as one */
};

/* A piece of items ends with the first item that makes it part_bytes long. */
void yaml_split(struct yaml_split *s, struct arena *a, str text, size_t part_bytes);

/* For mending: the lines that may begin an item of the piece, or an entry where it is no list.
 * The last of these in [from, at], else from; the first behind `at`, else end. */
size_t yaml_piece_before(const struct yaml_piece *p, str text, size_t from, size_t at);
size_t yaml_piece_after(const struct yaml_piece *p, str text, size_t at, size_t end);

/* The spaces a line begins with. */
uint32_t yaml_indent(str text, size_t line);

/* Does a line of [beg, end), but the first, begin an item of a list with dashes at that column? */
bool yaml_swallows(str text, size_t beg, size_t end, uint32_t dash);

/* Behind the quoted scalar, or the flow list or mapping, that begins at `at`; STR_NONE when it
 * does not end. */
size_t yaml_skip_quoted(str text, size_t at);
size_t yaml_skip_flow(str text, size_t at);

#endif
