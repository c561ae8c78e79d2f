/* One catalogue at two levels: which lists are its upper and lower side, and which of their items
 * are one matter. */
#ifndef CHECK_LEVEL_SIDES_H
#define CHECK_LEVEL_SIDES_H

#include "check/level/tiers.h"
#include "check/score.h"

enum side_kind {
	SIDE_OWN, /* the lists of one owner, or sheets of one document */
	SIDE_GUIDE, /* a guide that a government gives out for all below it (权责清单指导目录) */
	SIDE_GUIDED /* the lists of all departments of a place, beside such a guide; above nobody */
};

/* The lists of one catalogue, at one level, of one place. */
struct side {
	enum side_kind kind;
	uint64_t catalogue;
	str place;
	enum tier tier;
	uint32_t list;  /* its first */
	uint32_t upper; /* the side above it, or NONE */
	uint32_t *item; /* [n_items] */
	uint32_t n_items;
};

struct sides {
	struct tiers *tiers;
	struct side *side;
	uint32_t n, cap;
};

/* Lists of bodies of one name or system at different levels are one catalogue («示例市农业农村局»,
 * «示例区农业农村局»); so are sheets of one document that do not say whose they are, and lists of
 * permits. Powers without an upper side of their own are laid beside a government's guide. A side
 * whose upper side cannot be told from others has none. Lives in a; takes lists of powers and
 * permits. */
struct sides *sides_new(struct arena *a, const struct corpus *c);

enum twin_by { TWIN_NAME, TWIN_CODE, TWIN_NEAR };

/* An item of a side and the one of its upper side that is the same matter. */
struct twin {
	uint32_t item, upper;
	enum twin_by by;
	struct similar_score score;
};

struct twins {
	struct twin *twin; /* in the order of items */
	uint32_t n;
	uint32_t *alone; /* items of the side that have none */
	uint32_t n_alone;
	uint32_t *upper_alone;
	uint32_t n_upper_alone;
};

/* Equal names (and sub-items) first, then equal codes, then names nearly the same, best first. The
 * side has an upper one. Lives in a. */
void sides_match(const struct sides *s, const struct corpus *c, uint32_t side, struct arena *a,
                 struct twins *out);

/* What messages call a side: «示例市农业农村局的清单», «“地州级”表», «市级清单». */
struct arg side_called(struct sink *out, const struct corpus *c, const struct side *s);

#endif
