/* The tags and texts of an HTML page; for the files html*.c only.
 *
 * Not by libxml2's parser: it compares each attribute of a tag with each other, so that one tag
 * can take minutes, and closes elements by the rules of HTML 4, where browsers differ. Of a page
 * only its tables matter, and for these the rules are few. */
#ifndef READ_HTML_H
#define READ_HTML_H

#include "base/buf.h"

enum { HTML_NAME = 16 };

enum html_type { HTML_TEXT, HTML_START, HTML_TAG_END, HTML_DONE };

struct html_token {
	enum html_type type;
	char name[HTML_NAME]; /* lower case, cut; of a text the raw element it stands in, or "" */
	str text;             /* as written, references not resolved */
	str attributes;       /* as written */
};

struct html_lexer {
	str text;
	size_t at;
	char raw[HTML_NAME]; /* text is read up to the end of this element; "" */
	bool cut;            /* a tag, comment or raw element does not end */
};

void html_next(struct html_lexer *l, struct html_token *t);

/* The value of an attribute as written; p == NULL when there is none. */
str html_attr(const struct html_token *t, str name);

/* Adds a text with its references (&lt; &#20013;) resolved. */
void html_resolve(struct buf *out, str text);

/* Byte offset of `what`, lower case, in any case, at or after `from`, or STR_NONE. */
size_t html_find(str text, str what, size_t from);

#endif
