/* What readers of text formats share. */
#ifndef READ_TEXT_H
#define READ_TEXT_H

#include "doc/doc.h"
#include "read/lines.h"
#include "read/reader.h"

/* d->parts of a text format begins with the lines of d->text, which stay when parts are joined. */
static inline const struct lines *text_lines(const struct doc *d)
{
	return d->parts;
}

/* Reports the limit that d->table met. */
void text_limit(struct doc *d, struct place at);

/* Does name end in one of the suffixes, listed with a space behind each (".yaml .yml ")? ASCII
 * case does not count. */
bool text_named(str name, str suffixes);

/* How a piece of text is written within a cell of the source: escaped as its quotes want it. */
typedef str text_escape(const struct doc *d, const struct cell *c, str text, struct arena *a);

/* reader->rewrite of text formats: all but the changed pieces stays as it is, byte for byte. */
bool text_rewrite(const struct doc *d, const struct change *change, uint32_t n, text_escape *escape,
                  struct arena *a, str *bytes, struct arg *why);

/* text with `with` in place of each character c. */
str text_replace(struct arena *a, str text, char c, str with);

#endif
