/* The YAML reader's door for tests: the same text cut finer. */
#ifndef READ_YAML_H
#define READ_YAML_H

#include "doc/doc.h"

/* As the reader's plan, with pieces of about part_bytes. */
uint32_t yaml_plan(struct doc *d, size_t part_bytes);

/* The reader's locate; see read/reader.h. */
void yaml_locate(const struct doc *d, const struct cell *c, uint32_t beg, uint32_t end,
                 uint32_t *source_beg, uint32_t *source_end);

#endif
