/* How long something may take, as lists write it: «5个工作日», «即来即办», «一个月», «法定期限20日，
 * 承诺期限5个工作日»; and what is no limit: «及时», «尽快», «无». */
#ifndef MODEL_LIMIT_H
#define MODEL_LIMIT_H

#include "base/str.h"

enum limit_is {
#define LIMIT(NAME, id, zh, en) LIMIT_##NAME,
#include "model/limits.def"
#undef LIMIT
	N_LIMITS
};

enum limit_unit {
#define UNIT(NAME, zh, en, least, most) UNIT_##NAME,
#include "model/limits.def"
#undef UNIT
	N_UNITS
};

struct limit {
	enum limit_is is;
	enum limit_unit unit; /* of LIMIT_TIME */
	uint32_t tenths;      /* of LIMIT_TIME: 15 is one and a half units; of a range the longer */
	bool statutory;       /* the text calls it 法定 */
	uint32_t beg, end;    /* the words in the text */
};

enum limit_side { LIMIT_ANY, LIMIT_STATUTORY };

/* What a text says. Of several times in one text the promised one, else the first that is not
 * called 法定, else that one; with LIMIT_STATUTORY only what the text calls 法定. The header tells
 * the unit of a bare number («办理时限（工作日）»). */
struct limit limit_of(str text, str header, enum limit_side side);

/* Is a longer than b, however the days between are counted? 日 may be days or, as 行政许可法 has it,
 * working days. False unless both are LIMIT_TIME or LIMIT_ONCE. */
bool limit_longer(struct limit a, struct limit b);

/* Is it so many days, working days or not, or less? */
bool limit_within(struct limit l, uint32_t days);

/* Can it be kept: a time, at once, a date, or words that are no mere wish? */
bool limit_stands(struct limit l);

struct limit_about {
	const char *id, *zh, *en;
};

extern const struct limit_about limit_about[N_LIMITS];
extern const struct limit_about unit_about[N_UNITS]; /* without id */

#endif
