/* The sides of a possible overlap: items and the departments that have them. */
#ifndef CHECK_OVERLAP_SIDE_H
#define CHECK_OVERLAP_SIDE_H

#include "check/check.h"
#include "model/similar.h"

/* Whose each item is: the body that holds it, else the department that the row or the list names.
 * Bodies and owners of lists have one numbering here. */
struct departments {
	struct intern key;
	str *name;          /* [key.n] as first met */
	uint32_t *body;     /* [key.n] id in bodies, or NONE */
	uint32_t *of_body;  /* [bodies.n] */
	uint32_t *of_owner; /* [n_lists] the department whose list it is, or NONE */
	uint32_t *of_item;  /* [n_items], or NONE */
	uint8_t *tier;      /* [n_items] enum tier of the item's department in it */
};

const struct departments *departments_new(const struct corpus *c, struct arena *a);

/* Its name without the place or level in front: «城市管理局» of «示例区城市管理局» and «市城市管理局». */
str department_kind(const struct departments *d, uint32_t department);

/* Two departments between which work may be divided: neither two levels nor branches of one
 * system. Items, not departments: the level is that of the duty. */
bool departments_rival(const struct corpus *c, const struct departments *d, uint32_t item,
                       uint32_t other);

/* The first item before `end` that is not of the same matter as the one given: a boundary list may give
 * each department of a matter a row. */
uint32_t matter_end(const struct corpus *c, uint32_t item, uint32_t end);

struct side {
	uint32_t item;
	str text; /* what the item is called, for comparing */
	str key;  /* its similar_key */
	struct scope_side scope;
};

/* Key and scope words of an item: of its name, else of its 权限 and 部门职责 cells. */
void side_read(struct side *s, const struct corpus *c, uint32_t item, struct arena *a);

/* What the item is about: sub-item, name, task or step. */
str side_text(const struct corpus *c, uint32_t item, struct arena *a);

/* Likeness in permille of the smaller set of pieces, and by Jaccard. */
struct likeness {
	uint32_t contained, jaccard;
};

struct likeness side_likeness(const struct side *a, const struct side *b);

/* Why a rule that compares all texts gave up. */
extern const struct arg too_many_alike;

/* Words of the work that every department and every section does for itself, for options. */
extern const char common_work[];

#endif
