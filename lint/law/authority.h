/* Who may set a power, hand it down, let an organisation exercise it or entrust it: the tables
 * rules/law/powers.tsv and authority.tsv. Read-only once opened; shared by threads. */
#ifndef LAW_AUTHORITY_H
#define LAW_AUTHORITY_H

#include "base/arena.h"
#include "law/rank.h"
#include "qdlint.h"

struct authority;

enum power_group {
	POWER_NONE,
#define GROUP(id, name, zh) POWER_##id,
#include "law/groups.def"
#undef GROUP
	POWER_COERCION, /* measure or enforcement, not said which */
	N_POWER_GROUPS
};

/* A kind of power («吊销营业执照», «查封»): a line of powers.tsv. NONE: any of its group. */
typedef uint32_t power_kind;

enum power_act {
	ACT_SET,       /* rank: of the instrument that sets it */
	ACT_HAND,      /* down to a township (交由乡镇街道); the rank does not matter */
	ACT_AUTHORISE, /* an organisation (授权); rank: of the instrument that does */
	ACT_ENTRUST,   /* (委托); rank: of the instrument that allows it */
	N_POWER_ACTS
};

enum power_verdict {
	POWER_UNKNOWN, /* the rank is not known, or the tables do not tell */
	POWER_MAY,
	POWER_MAY_WITHIN, /* within limits, see says: a fine by a rule, a permit for a year … */
	POWER_MAY_NOT
};

struct power_answer {
	enum power_verdict verdict;
	str law,
		article; /* where that stands: «行政处罚法», «12.1» (第十二条第一款); may be empty */
	str zh, en; /* what stands there, as a reviewer would say it; not the law's words */
	/* High: read in the law; medium: in excerpts; low: from knowledge, «条号待核» for both. */
	enum qd_confidence confidence;
};

/* The tables built in; lives in a. */
struct authority *authority_open(struct arena *a);

/* The group of a list's power type: «行政处罚», «处罚», «行政强制» …; POWER_NONE for others. */
enum power_group power_group_named(str type);
const char *power_group_zh(enum power_group group);

/* May an instrument of that rank do that with that kind of power? */
struct power_answer authority_may(const struct authority *a, enum power_act act,
                                  enum power_group group, power_kind kind, enum law_rank rank);

/* The verdict alone, of ACT_SET: what authority_may answers, for those who ask often. */
enum power_verdict authority_verdict(const struct authority *a, enum power_group group,
                                     power_kind kind, enum law_rank rank);

/* The next kind of the group that text names at or after *at, as a penalty threatened or a measure
 * to be taken; moves *at behind it. «被吊销…», «警告标志» and the like name none. */
struct power_hit {
	power_kind kind;
	size_t beg, end;
};
bool authority_next(const struct authority *a, enum power_group group, str text, size_t *at,
                    struct power_hit *hit);

/* What it is called: «吊销营业执照». */
str power_kind_zh(const struct authority *a, power_kind kind);
str power_kind_en(const struct authority *a, power_kind kind);

/* «《行政处罚法》第十二条第一款», followed by （条号待核） when it is not certain; "" when no law tells. */
str power_answer_source(struct arena *a, const struct power_answer *answer);

#endif
