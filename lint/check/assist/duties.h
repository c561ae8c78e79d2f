/* What the lists of a set say that a body is there for. */
#ifndef CHECK_ASSIST_DUTIES_H
#define CHECK_ASSIST_DUTIES_H

#include "check/check.h"
#include "model/similar.h"

/* The duties of one body, from 三定规定, 职责任务清单 and 权责清单. */
struct duties {
	uint32_t body;     /* NONE when no other list names it */
	str name;          /* as its lists write it; "" of one that duties_want asked for */
	struct map pieces; /* the pairs of characters that stand in them */
	str *text, *key;   /* [n] as written; similar_key */
	uint32_t *item;    /* [n] */
	uint32_t n, cap_text, cap_key, cap_item;
	uint32_t n_powers, n_clauses; /* items of lists of powers, of the other two */
	struct similar_index *index;  /* over key; made when first asked for */
};

struct known_duties {
	struct map of; /* body, or hash of its name → index; the caller begins with map_init */
	struct duties *duties;
	uint32_t n, cap;
};

enum duties_whose { DUTIES_WANTED, DUTIES_ALL };

/* The duties of a body are to be collected. */
void duties_want(struct known_duties *k, struct arena *a, uint32_t body);

void duties_collect(struct known_duties *k, struct arena *a, const struct corpus *c,
                    enum duties_whose whose);

/* NULL when they were not wanted. */
struct duties *duties_of(const struct known_duties *k, uint32_t body);

/* How many pairs of characters a key has, and how much of it stands anywhere in the duties, in
 * thousandths. */
uint32_t duties_pieces(str key);
uint32_t duties_share(const struct duties *d, str key);

/* The duty that holds most of a key, and how much of it; NONE when none holds any. */
uint32_t duties_nearest(struct duties *d, struct arena *a, str key, uint32_t *permille);

#endif
