/* Bodies: names as they stand in cells, and which of them are one body. */
#ifndef MODEL_BODY_H
#define MODEL_BODY_H

#include "base/hash.h"
#include "model/fields.h"
#include "model/system.h"

/* One name in a cell: bytes [beg, end) of its text, without a trailing （plaque or note）
 * and a leading label («牵头单位：»). */
struct body_name {
	uint32_t beg, end;
};

enum { BODY_NAMES = 256 }; /* a city of many townships may name them all */

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

/* What sort of body it is, as far as a name or a register tells. */
enum body_class {
	BODY_UNKNOWN,
	BODY_GOVERNMENT,  /* 人民政府, 街道办事处 */
	BODY_DEPARTMENT,  /* 工作部门: acts in its own name */
	BODY_BRANCH,      /* 分局, 支队, 大队, 所: a department's outpost */
	BODY_SECTION,     /* 内设机构: 科, 股, 室 */
	BODY_COMMITTEE,   /* 议事协调机构 and their offices */
	BODY_TASK_FORCE,  /* 领导小组, 指挥部, 专班 */
	BODY_INSTITUTION, /* 事业单位 */
	BODY_COMPANY
};

/* 部门, 内设机构 …; "" when unknown. */
struct text body_class_title(enum body_class class);

/* By what a register says («政府工作部门»), else by the name. */
enum body_class body_class_of(str name, str said);

struct body {
	str name; /* as first met */
	enum tier tier;
	enum body_class class;
	bool registered;  /* stands in a 机构名录 */
	uint32_t parent;  /* as a 机构名录 says, or NONE */
	uint32_t system;  /* bodies of one system have one number; NONE: told by nothing */
	uint32_t place_n; /* bytes of its key that name its place */
};

struct bodies {
	struct arena *arena;
	const struct systems *systems; /* may be NULL */
	struct intern key;             /* canonical key → id */
	struct body *body;             /* [n] */
	uint32_t n, cap;
	struct map alias;  /* hash of another name's key → id */
	struct map former; /* the same of names a register calls former */
	struct other_name {
		uint32_t body;
		str rest; /* key without its place */
	} * other;        /* [n_others] short names and plaques, as registers have them */
	uint32_t n_others, cap_others;
	struct map place;     /* hash of a place's key → enum tier: whose lists are read */
	struct intern system; /* of bodies that systems does not know */
	struct home {
		str place; /* the only one of its level, while n == 1 */
		uint32_t n;
	} home[TIER_TOWN + 1];
};

void bodies_init(struct bodies *b, struct arena *a);

/* A place whose lists are read; before names are resolved. With one city among them, «市应急管理局» in
 * a list of a district is that city's. */
void bodies_place(struct bodies *b, str region);

/* The id of a name in a list of `region` («克拉玛依市», may be ""). One body are: full and short place
 * («克拉玛依市应急管理局», «市应急管理局», in a list of that city «应急管理局» too), full and short name
 * («市卫生健康委员会», «市卫健委»), «东河镇» and its government, and registered aliases. */
uint32_t bodies_resolve(struct bodies *b, str name, str region);

/* The id bodies_resolve would give; NONE when no such body is known. */
uint32_t bodies_find(const struct bodies *b, str name, str region);

enum body_alias {
	BODY_ALIAS_SHORT,
	BODY_ALIAS_PLAQUE,
	BODY_ALIAS_FORMER,
};

/* Another name of a body. The first claim stays. */
void bodies_alias(struct bodies *b, uint32_t body, str name, enum body_alias what);

/* The body of which a register says that this was its name; NONE when none does. */
uint32_t bodies_formerly(const struct bodies *b, str name, str region);

/* Is that what the body is called: its name as first met, one that a register adds, or short for one
 * of them («卫健委»)? «水务局» is not, though it be the city's 水利局. */
bool bodies_called(const struct bodies *b, uint32_t body, str name, str region);

/* Are they one body, levels or branches of one system (市公安局 and its 交通警察支队, 市自然资源局 and 各区
 * 自然资源分局, the 教育局 of two counties), or parent and part by the register? */
bool bodies_same_system(const struct bodies *b, uint32_t x, uint32_t y);

/* The entry of former-bodies.yaml that a name falls under, and the name its successor has in the same
 * place («市市场监督管理局», into a); NULL when it falls under none. */
const struct former *bodies_former(const struct bodies *b, str name, str region, struct arena *a,
                                   str *successor);

/* The same of a body; *place is what the successor's name begins with. */
const struct former *body_former(const struct bodies *b, uint32_t body, str *place);

/* The level a name tells: 市… city, 区… 县… county, …镇 …街道 township; TIER_NONE when it does not. */
enum tier body_tier(str name, str region);

/* Its name without the place, as a key: «应急管理局». */
str body_own_name(const struct bodies *b, uint32_t body);

/* Bytes in front of a name's place that name none: «中共» of «中共示例市委», «国家税务总局» of «国家税务总局
 * 示例市税务局», «本» and «我» before a unit. */
size_t body_dressing(str name);

/* Is this a template's stand-in for a name («地州市农业农村局», «××局», «具体承办的业务科室»,
 * «待定»)? Such a name tells nobody apart. */
bool body_placeholder(str name);

/* Does text end as the name of a body does (局, 委员会, 政府, 街道 …)? */
bool body_like(str text);

#endif
