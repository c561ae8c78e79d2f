/* The texts of a list, cell by cell: what the rules about wording read. */
#ifndef CHECK_FORM_TEXTS_H
#define CHECK_FORM_TEXTS_H

#include "check/check.h"

/* A cell with a text of its own; a covered one is passed over with its anchor read. */
struct text_at {
	const struct cell *cell;
	str text;
	struct place at; /* the whole cell */
	uint32_t field;  /* enum field, FIELD_UNKNOWN for a header that names none */
	uint16_t traits; /* enum trait */
};

/* For texts_next and cells_next: whatever stands in it. */
enum { ANY_TEXT = 0 };

/* The next text of list l below its header that has one of the traits; *next counts cells of the
 * table and begins at 0, out is the text before it then. */
bool texts_next(const struct corpus *c, const struct list *l, uint32_t traits, uint32_t *next,
                struct text_at *out);

/* The item in whose rows a place of the list is, or NONE. */
uint32_t text_item(const struct corpus *c, const struct list *l, struct place at);
/* That item called as messages do, else «第N行». */
struct arg text_called(const struct pass *p, const struct list *l, struct place at);
/* The header of the column as the list writes it. */
struct arg text_header(const struct list *l, struct place at);

#endif
