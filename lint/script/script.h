/* Rules written in Lua: one file, one rule, which fills the same struct rule as C does. */
#ifndef SCRIPT_SCRIPT_H
#define SCRIPT_SCRIPT_H

#include "model/kind.h"
#include "model/pass.h"

/* Reads the rule in source, the text of `file` (shown in messages; copied). The chunk is run once
 * for what it declares. kinds may be NULL: a selector's kinds are then not checked. The rule lives
 * in a. False with file, line where known, and reason. */
bool script_load(str source, str file, const struct kinds *kinds, struct arena *a,
                 struct rule **out, struct qd_error *err);

#endif
