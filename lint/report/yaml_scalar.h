/* Texts as YAML scalars: as plain as they can be, and the same bytes when read again. */
#ifndef REPORT_YAML_SCALAR_H
#define REPORT_YAML_SCALAR_H

#include "base/buf.h"

/* text, valid UTF-8, as the value of a key whose ":" was just written, with the line end: on the
 * same line, or as a block of lines indented by `indent` blanks. Nothing for an empty text. */
void yaml_put_value(struct buf *out, str text, uint32_t indent);

/* text on one line: a key, or a value without its line end. */
void yaml_put_inline(struct buf *out, str text);

#endif
