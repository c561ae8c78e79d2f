/* What a clause lets its subject do: act in command, or only help those who do. */
#ifndef CHECK_DELEGATION_ASSISTING_H
#define CHECK_DELEGATION_ASSISTING_H

#include "check/check.h"
#include "check/score.h"

/* The next clause of a text at or after *at, up to ， 。 ； or a line's end; moves *at behind it. */
bool clause_next(str text, size_t *at, str *clause);

/* Does it help, report or persuade only («配合…», «协助…», «…及时上报»)? */
bool clause_assists(str clause);

/* The columns of what the department and what the township does, in a list of both. */
struct row_sides {
	enum field department, township;
};

/* False when the list has no such sides. */
bool row_sides_of(const struct list *l, struct row_sides *s);

/* Does a township's text hold nearly all of the department's (keys)? score: how much they share, and
 * when true how much is held. */
bool duty_held(str department, str township, struct similar_score *score);

/* Is the township's duty in the row the department's own, nearly word for word? That is for
 * delegation/duty-shifted to tell. */
bool own_duty_passed_on(const struct corpus *c, uint32_t item);

/* A text without the clauses that only assist, for comparing; lives in a. */
str own_duties(struct arena *a, str text);

#endif
