/* The kinds of list, loaded from rules/kinds: which columns they have, what is required,
 * and which columns make which assignments. */
#ifndef MODEL_KIND_H
#define MODEL_KIND_H

#include "base/hash.h"
#include "model/fields.h"
#include "read/tree.h"

/* What rules demand of a kind; bits. */
enum demand {
	DEMAND_BODY = 1,       /* 责任主体: every item has a responsible body */
	DEMAND_BASIS = 2,      /* 依据: at level error */
	DEMAND_BASIS_SOFT = 4, /* 依据提示: at level warning */
	DEMAND_LEAD = 8,       /* 牵头: several bodies need one lead */
	DEMAND_ADMISSION = 16, /* 准入: what is not 法定 needs an admission record */
	DEMAND_TYPE = 32       /* 权力类型: one of the ten */
};

struct kind_column {
	enum field field;
	enum qd_level required; /* QD_OFF when it need not be filled */
	bool identity;          /* a new cell here begins a new item */
	enum field then;        /* the next column, when its header is empty; or FIELD_ABSENT */
	str *header;            /* [n_headers] utf8_key forms */
	uint32_t n_headers;
};

/* One way in which a row assigns: the bodies of a field stand in a role. */
struct kind_duty {
	enum field bodies; /* FIELD_ABSENT: the level itself stands for the body */
	enum role role;
	enum field content; /* what that body does, or FIELD_ABSENT */
	enum tier tier;     /* fixed level, or TIER_NONE */
};

struct kind {
	str id, title, english;
	str *name; /* [n_names] utf8_key forms of the title and its aliases */
	uint32_t n_names;
	struct kind_column *column;
	uint32_t n_columns;
	struct kind_duty *duty;
	uint32_t n_duties;
	unsigned demands;   /* enum demand */
	bool townships;     /* its bodies are townships */
	bool joins;         /* rows of one name are one matter */
	bool names_matters; /* every row must have a name: 事项名称 */
	bool common;        /* taken when a header fits several kinds alike */
	struct map header;  /* hash of a header's key → column index */
	struct map meaning; /* hash of its header_meaning → column index */
};

struct kinds {
	struct arena *arena;
	struct kind *kind;
	uint32_t n, cap;
};

/* Adds the kind in one file, or replaces the one of the same 标识. False with file, line and
 * reason when the file has a mistake. */
bool kinds_load(struct kinds *k, str text, str file, struct qd_error *err);

/* By id or title; NULL when there is none. */
const struct kind *kinds_find(const struct kinds *k, str id_or_title);

/* The kind whose name is the longest substring of key (a utf8_key form); *len is its length. */
const struct kind *kinds_named(const struct kinds *k, str key, uint32_t *len);

/* The column of a header given as utf8_key form; NULL when the kind has none such. */
const struct kind_column *kind_column(const struct kind *k, str header_key);

/* The same by what a header means (header_meaning); NULL when none or several mean it. */
const struct kind_column *kind_column_meaning(const struct kind *k, str meaning);

#endif
