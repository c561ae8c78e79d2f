/* Bodies: names as they stand in cells, and which of them are one body. */
#ifndef MODEL_BODY_H
#define MODEL_BODY_H

#include "base/hash.h"
#include "model/fields.h"

/* One name in a cell: bytes [beg, end) of its text, without a trailing （plaque or note）
 * and a leading label («牵头单位：»). */
struct body_name {
	uint32_t beg, end;
};

enum { BODY_NAMES = 64 };

/* The names of a cell, split at 、 ， ； and at line breaks behind a whole name; brackets keep
 * together. At most BODY_NAMES. */
uint32_t body_split(str text, struct body_name out[BODY_NAMES]);

/* What a cell says of a name's part in the matter: «市公安局（牵头）», «配合单位：市教育局». */
enum body_mark {
	BODY_UNMARKED,
	BODY_LEADS,
	BODY_ASSISTS,
	BODY_MARK_STAYS = 4 /* and: a label, for the names behind it as well */
};

/* The mark of name n in a cell; from: where the name before it ends. */
enum body_mark body_marked(str text, size_t from, struct body_name n);

struct body {
	str name; /* as first met */
	enum tier tier;
	bool registered; /* stands in a 机构名录 */
};

struct bodies {
	struct arena *arena;
	struct intern key; /* canonical key → id */
	struct body *body; /* [n] */
	uint32_t n, cap;
	struct map alias; /* hash of another name's key → id */
};

void bodies_init(struct bodies *b, struct arena *a);

/* The id of a name in a list of `region` («克拉玛依市», may be ""): full and short forms
 * («克拉玛依市应急管理局», «市应急管理局») and registered aliases are one. */
uint32_t bodies_resolve(struct bodies *b, str name, str region);

/* Another name of a body: short form, plaque, former name. The first claim stays. */
void bodies_alias(struct bodies *b, uint32_t body, str name, str region);

/* The level a name tells: 市… city, 区… 县… county, …镇 …街道 township; TIER_NONE when it does not. */
enum tier body_tier(str name, str region);

/* Is this a template's stand-in for a name («地州市农业农村局», «××局», «具体承办的业务科室»,
 * «待定»)? Such a name tells nobody apart. */
bool body_placeholder(str name);

/* Does text end as the name of a body does (局, 委员会, 政府, 街道 …)? */
bool body_like(str text);

#endif
