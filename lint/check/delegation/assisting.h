/* What a clause lets its subject do: act in command, or only help those who do. */
#ifndef CHECK_DELEGATION_ASSISTING_H
#define CHECK_DELEGATION_ASSISTING_H

#include "check/check.h"

/* The next clause of a text at or after *at, up to ， 。 ； or a line's end; moves *at behind it. */
bool clause_next(str text, size_t *at, str *clause);

/* Does it help, report or persuade only («配合…», «协助…», «…及时上报»)? */
bool clause_assists(str clause);

/* A text without the clauses that only assist, for comparing; lives in a. */
str own_duties(struct arena *a, str text);

#endif
