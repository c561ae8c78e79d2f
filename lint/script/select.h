/* What a rule looks at: `row`, `row[kind=A|B]`, `row > field|field`, `list[kind=A]`, `set`. */
#ifndef SCRIPT_SELECT_H
#define SCRIPT_SELECT_H

#include "model/corpus.h"

enum { SELECT_KINDS = 8, SELECT_FIELDS = 16 };

struct selector {
	enum each each;
	str kind[SELECT_KINDS]; /* titles or ids; none: every kind */
	uint32_t n_kinds;
	uint8_t field[SELECT_FIELDS]; /* none: the row itself */
	uint32_t n_fields;
};

/* Reads a selector; slices of text are kept. kinds may be NULL: names of kinds are then not
 * checked. On failure *bad is the word that is wrong, and the reason is returned; else NULL. */
const char *selector_parse(str text, const struct kinds *kinds, struct selector *s, str *bad);

/* Does it take a list of this kind, with at least one of its fields? */
bool selector_takes(const struct selector *s, const struct kinds *kinds, const struct list *l);

/* A field by id («lead-duty», «lead_duty») or Chinese title; N_FIELDS when there is none. */
enum field select_field(str name);

#endif
