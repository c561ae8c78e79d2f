/* Reading what is left of a piece with an error in it: the broken item costs itself only. */
#ifndef READ_YAML_MEND_H
#define READ_YAML_MEND_H

#include "read/yaml_rows.h"
#include "read/yaml_split.h"

/* Reads the piece into out, to the last run of which its items belong; with findings for what
 * cannot be read. */
void yaml_mend(const struct doc *d, struct yaml_rows *out, const struct yaml_piece *piece);

/* The same for a text that is one flow list or mapping (JSON). */
void yaml_mend_flow(const struct doc *d, struct yaml_rows *out);

#endif
