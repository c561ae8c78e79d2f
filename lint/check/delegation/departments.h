/* What departments say of themselves: the texts of their own lists, to be found by likeness. A
 * department is a body's id. */
#ifndef CHECK_DELEGATION_DEPARTMENTS_H
#define CHECK_DELEGATION_DEPARTMENTS_H

#include "check/delegation/names.h"
#include "model/similar.h"

/* The body whose list it is; NONE when the list does not say, or no row of the set knows it. */
uint32_t owner_of(const struct corpus *c, const struct list *l);

/* Texts of departments, each looked for among those of its own department only. */
struct shelf;

/* Where a text stands. */
struct shelved {
	uint32_t item;
	enum field field;
	str key; /* similar_key of the text */
};

/* Lives in a. */
struct shelf *shelf_new(struct arena *a);
/* A key that the department has already, or an empty one, is left out; it must live as long as the
 * shelf. */
void shelf_add(struct shelf *s, uint32_t department, struct shelved text);
/* To be called once, when all are added. */
void shelf_close(struct shelf *s);

/* The department's text most like the query's key; false when none is like enough. q->group is not
 * looked at. Reads only: threads may share a shelf. */
bool shelf_best(const struct shelf *s, uint32_t department, const struct similar_query *q,
                struct shelved *text, struct similar_score *score);

/* Does the department have that very key? */
bool shelf_has(const struct shelf *s, uint32_t department, str key);

#endif
