/* What was meant where YAML finds an error: full-width marks, a missing space, an open quote. */
#ifndef READ_YAML_BLAME_H
#define READ_YAML_BLAME_H

#include "read/yaml_events.h"
#include "read/yaml_rows.h"

/* Reports a plain text, standing at byte `at` and ending before `end`, where an item or field
 * should be; it counts as not read. */
void yaml_blame_text(const struct doc *d, struct yaml_rows *out, size_t at, size_t end);

/* Reports the item or entry [beg, end), whose trouble is t; it counts as not read. */
void yaml_blame_piece(const struct doc *d, struct yaml_rows *out, size_t beg, size_t end,
                      const struct yaml_trouble *t);

/* Reports an item that stands further in or out than its neighbours; it counts as not read. */
void yaml_blame_indent(const struct doc *d, struct yaml_rows *out, size_t beg);

/* Reports that nothing from byte `at` on was read, there being too many errors. */
void yaml_blame_rest(const struct doc *d, struct yaml_rows *out, size_t at);

/* More findings than this in one piece, and reading it stops. */
enum { YAML_ERRORS_BORNE = 2000 };

#endif
