/* Powers of townships: which they are and by which of three ways they came, 法定, 赋权 or 委托. */
#ifndef CHECK_DELEGATION_CAME_H
#define CHECK_DELEGATION_CAME_H

#include "check/delegation/names.h"
#include "law/authority.h"

enum came {
	CAME_UNSAID, /* or said in two ways at once */
	CAME_BY_LAW,
	CAME_GRANTED,
	CAME_ENTRUSTED,
	CAME_HANDED /* 下放, 交办 …: from above, not said how */
};

enum came came_of(const struct corpus *c, uint32_t item);

/* Does a township hold the item as its own: in its list of basic matters, or as the body that
 * exercises a power? */
bool town_holds(const struct corpus *c, uint32_t item);

/* The power an item is, by its type, else by its name; POWER_NONE for what is none. Coercion is told
 * apart into measures and enforcement where the name does. */
enum power_group power_of(const struct corpus *c, const struct authority *a, uint32_t item);

/* What is not sure of its article is shown, not demanded. */
enum qd_level level_of_answer(const struct power_answer *answer, enum qd_level sure);

/* «（《行政处罚法》第二十四条第一款）», "" when no law tells. */
struct arg answer_source(struct sink *out, const struct power_answer *answer);

#endif
