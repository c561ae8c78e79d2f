/* The rules written in Lua of a run: those in the binary, and those of a folder. */
#ifndef RUN_SCRIPTS_H
#define RUN_SCRIPTS_H

#include "run/rulebook.h"

/* Puts core/….lua and places/….lua into the book, then those below rules_dir (may be NULL), which
 * take the place of rules of the same id. What lies in places/NAME belongs to that pack and is
 * off until a configuration asks for it. False with file, line and reason. */
bool scripts_load(struct rulebook *b, const struct kinds *kinds, const char *rules_dir,
                  struct qd_error *err);

#endif
