/* The columns a list can have, the roles a body can stand in, the levels of government. */
#ifndef MODEL_FIELDS_H
#define MODEL_FIELDS_H

#include "doc/rule.h"

enum field {
#define FIELD(NAME, id, zh, en, what) FIELD_##NAME,
#include "model/fields.def"
#undef FIELD
	N_FIELDS,
	FIELD_PART = 0xFD,    /* a further part of a column that is read already */
	FIELD_UNKNOWN = 0xFE, /* a header that names no field */
	FIELD_ABSENT = 0xFF   /* no header at all */
};

enum field_what { FIELD_TEXT, FIELD_BODIES, FIELD_LABEL, FIELD_BASIS_TEXT };

enum role {
#define ROLE(NAME, id, zh, en, answers) ROLE_##NAME,
#include "model/roles.def"
#undef ROLE
	N_ROLES
};

/* Levels from the top down. */
enum tier { TIER_NONE, TIER_NATION, TIER_PROVINCE, TIER_CITY, TIER_COUNTY, TIER_TOWN };

struct field_info {
	const char *id;
	struct text title;
	enum field_what what;
};

struct role_info {
	const char *id;
	struct text title;
	bool answers; /* is responsible, not only helping */
};

extern const struct field_info field_info[N_FIELDS];
extern const struct role_info role_info[N_ROLES];

/* By Chinese title; N_FIELDS / N_ROLES when there is none. */
enum field field_named(str zh);
enum role role_named(str zh);

struct text tier_title(enum tier t);
/* 省级, 自治区级, 地州市级, 市本级, 县市区级, 乡镇级 … in any text; the first that is named. */
enum tier tier_of_text(str text);

#endif
