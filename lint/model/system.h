/* Systems of administration (系统), the names their bodies go by, and the names that reforms did away
 * with: what rules/words/systems.yaml and former-bodies.yaml say. Names here stand without their
 * place and as keys (utf8_key): «市监局», not «示例市市监局». */
#ifndef MODEL_SYSTEM_H
#define MODEL_SYSTEM_H

#include "base/hash.h"
#include "qdlint.h"

struct reform {
	str id, title; /* «2018年机构改革» */
	uint32_t done; /* YYYYMMDD: completed down to the townships */
};

/* A name that is none any more. */
struct former {
	str successor; /* «市场监督管理局» */
	uint32_t reform;
	bool certain; /* false: some places keep the name, as a plaque or as a body */
};

/* What names begin with: «市场监管», «工商行政管理局». */
struct stem {
	str text;
	uint32_t system, former; /* NONE where it is none */
};

struct systems {
	struct arena *arena;
	str *body; /* [n] the body each system is named for: «市场监督管理局» */
	uint32_t n, cap;
	struct map form; /* hash of a whole name → system */
	struct map at;   /* hash of a stem → index */
	struct stem *stem;
	uint32_t n_stems, cap_stems;
	size_t longest_stem;
	struct reform *reform;
	uint32_t n_reforms, cap_reforms;
	struct former *former;
	uint32_t n_formers, cap_formers;
};

/* Takes what a file says; a second one adds to the first. False with file, line and reason when the
 * file has a mistake. */
bool systems_load(struct systems *s, str text, str file, struct qd_error *err);

/* The system whose body goes by this whole name («卫健委»), or NONE. */
uint32_t system_named(const struct systems *s, str name);

/* The system of a name that begins with one of its words («公安局交通警察支队»), or NONE. */
uint32_t system_of(const struct systems *s, str name);

/* The entry that a name is, or begins with as branches and sections of such a body do («国土资源局城区
 * 分局»); NULL when there is none. */
const struct former *system_former(const struct systems *s, str name);

/* Does a name begin as bodies of some system do? Then what stands before it is a place. */
bool system_begins(const struct systems *s, str name);

#endif
