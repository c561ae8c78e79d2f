/* What readers of text formats share. */
#ifndef READ_TEXT_H
#define READ_TEXT_H

#include "doc/doc.h"
#include "read/lines.h"

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

#endif
