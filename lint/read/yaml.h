/* The YAML reader's door for tests: the same text cut finer. */
#ifndef READ_YAML_H
#define READ_YAML_H

#include "read/lines.h"

#include "doc/doc.h"

/* How far a cell was walked through to find its bytes in the source: places are mostly asked for
 * in their order. One thread at a time asks about a document. */
struct yaml_walked {
	const struct cell *cell; /* NULL: none yet */
	size_t at;               /* in the source */
	uint32_t n;              /* bytes of the value passed */
	uint32_t style, indent;
};

/* What d->parts begins with. */
struct yaml_parts {
	struct lines lines; /* first: text_lines */
	struct yaml_walked walked;
};

/* As the reader's plan, with pieces of about part_bytes. */
uint32_t yaml_plan(struct doc *d, size_t part_bytes);

/* The reader's locate; see read/reader.h. */
void yaml_locate(const struct doc *d, const struct cell *c, uint32_t beg, uint32_t end,
                 uint32_t *source_beg, uint32_t *source_end);

#endif
