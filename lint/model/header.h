/* Finding the header of a grid and the kind of list it announces. */
#ifndef MODEL_HEADER_H
#define MODEL_HEADER_H

#include "doc/doc.h"
#include "model/header_column.h"

struct header {
	const struct kind *kind; /* NULL: no header was found */
	uint32_t row, n_rows;    /* table rows */
	uint32_t n_cols;
	str *text;      /* [n_cols] without white space, "" when blank; of two rows the lower */
	uint8_t *field; /* [n_cols] */
};

/* What is known of a sheet besides its cells: utf8_key forms, "" when absent. */
struct header_hints {
	str key;   /* the `清单:` key */
	str sheet; /* sheet name */
	str file;  /* file name without folders */
	str title; /* what stands above a table of a document, else the document's own title */
};

/* Looks for a header in rows [from, end) of a grid, in the first `most` of them. */
struct header header_find(struct doc *d, const struct sheet *s, const struct kinds *kinds,
                          const struct header_hints *hints, uint32_t from, uint32_t most);

/* The same for a sheet whose columns are named (s->head). */
struct header header_named(struct doc *d, const struct sheet *s, const struct kinds *kinds,
                           const struct header_hints *hints);

#endif
