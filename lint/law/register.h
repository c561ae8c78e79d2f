/* The register of law: which instruments there are, their editions and articles, what repealed them
 * and where their articles went. Facts only, and only as far as they are known: unknown is an answer
 * of its own and never means wrong. Read-only once loaded; no look-up allocates.
 *
 * Dates are yyyymmdd as one number, 0 when there is none. */
#ifndef LAW_REGISTER_H
#define LAW_REGISTER_H

#include "law/citation.h"
#include "law/rank.h"
#include "qdlint.h"

struct law_register;

/* An instrument, whatever its edition. NONE: not in the register. */
typedef uint32_t law_id;

/* Several instruments go by that title («安全生产条例» without a place). */
#define LAW_AMBIGUOUS (UINT32_MAX - 1)

/* ---- opening ---- */

/* An empty register; lives in a. */
struct law_register *register_new(struct arena *a);

/* The register built into the binary; lives in a. */
struct law_register *register_open(struct arena *a);

/* Adds instruments of a place, or lays them over those of the same title. tsv is UTF-8 with a header
 * line (see rules/law/README.md); its bytes are kept. False with name, line and reason in *err. */
bool register_load(struct law_register *r, str tsv, str name, struct qd_error *err);

/* How far the facts reach, one line in the language asked for, without a line end. */
str register_as_of(const struct law_register *r, enum qd_lang lang);

/* ---- titles ---- */

enum title_form {
	TITLE_FULL,      /* as the instrument calls itself */
	TITLE_SHORT,     /* without 中华人民共和国 */
	TITLE_COLLOQUIAL /* «消法» */
};

struct law_match {
	law_id law; /* or NONE, LAW_AMBIGUOUS */
	enum title_form form;
	str note; /* an edition noted in the title itself: «2021年修订», else empty; of the text given */
};

/* The instrument of a title, with or without 《》, 〈〉, spaces, 中华人民共和国 and a note behind it;
 * 《》 themselves do no harm. A local title without its place is ambiguous. */
struct law_match register_find(const struct law_register *r, str title);

/* The same, for a list of a place («河南省», «洛阳市»): a title without its place is taken as the
 * instrument of that place, if there is one. */
struct law_match register_find_at(const struct law_register *r, str title, str place);

/* ---- instruments ---- */

struct law_facts {
	str title;       /* full */
	str short_title; /* without a leading 中华人民共和国 */
	enum law_rank rank;
	str issuer;   /* empty when not known */
	str province; /* «河南» for local regulations, else empty */
	bool city;    /* of a city divided into districts, not of the province */
	uint32_t n_editions;
	uint32_t rewritten; /* date of the last revision as a whole since 2015: numbers moved */
	uint32_t as_of;     /* the register describes the instrument as of that day */
	bool complete;      /* all editions are known, by date at least */
};

struct law_facts register_facts(const struct law_register *r, law_id law);

/* The rank of an instrument as cited: the register's, else what its title and notes tell. */
enum law_rank register_rank(const struct law_register *r, const struct citation *c);

/* ---- editions, oldest first ---- */

struct edition {
	uint32_t adopted; /* month and day may be 00 */
	uint32_t promulgated;
	uint32_t effective; /* 0: not known */
	bool has_articles;  /* its text was counted */
	bool whole;         /* no article of it is missing: only then is «no such article» said */
	uint32_t n_articles; /* highest number */
	str articles;        /* as the table has them; for register_article */
};

/* i < n_editions. */
struct edition register_edition(const struct law_register *r, law_id law, uint32_t i);

/* The edition in force on a day; NONE when none was or it is not known. */
uint32_t register_edition_at(const struct law_register *r, law_id law, uint32_t day);

/* The edition adopted in a year («2018年修正»), the last of them; else the one that took effect in
 * it; else NONE. */
uint32_t register_edition_of(const struct law_register *r, law_id law, uint32_t year);

enum law_state {
	LAW_UNKNOWN, /* not in the register, or not known for that day */
	LAW_NOT_YET, /* adopted, or due, but in force only later */
	LAW_IN_FORCE,
	LAW_REPEALED
};

/* Where a repeal is known from, best first. */
enum law_source { SOURCE_TEXT, SOURCE_KNOWN, SOURCE_REGISTER, SOURCE_MINED, SOURCE_INFERRED };

struct law_status {
	enum law_state state;
	uint32_t edition;     /* in force that day, or NONE */
	uint32_t repealed_on; /* also when that lies ahead of the day asked for; 0: never */
	bool no_later;        /* repealed_on is the last day possible, not the day itself */
	str successor;        /* title, and in words what is known else; may be empty */
	law_id successor_law; /* NONE when it is not in the register */
	enum qd_confidence confidence;
	enum law_source source;
	bool beyond; /* the day lies after as_of: later changes are not known */
};

struct law_status register_at(const struct law_register *r, law_id law, uint32_t day);

/* ---- articles ---- */

/* 第number条之suffix第paragraph款第（item）项, 0 where not said. */
struct article_ref {
	uint32_t number, suffix, paragraph, item;
};

enum article_verdict {
	ARTICLE_UNKNOWN,
	ARTICLE_EXISTS,
	ARTICLE_NO_ARTICLE,
	ARTICLE_NO_PARAGRAPH,
	ARTICLE_NO_ITEM
};

struct article_answer {
	enum article_verdict verdict;
	uint32_t limit; /* how many articles, paragraphs or items there are instead */
	enum qd_confidence confidence;
};

struct article_answer register_article(const struct law_register *r, law_id law, uint32_t edition,
                                       struct article_ref ref);

/* What that article of national law in force lets a township or subdistrict do by itself («责令»,
 * «审批,审核»); empty when it names no such power. */
str register_township(const struct law_register *r, law_id law, struct article_ref ref);

/* ---- renumbering ---- */

enum move_relation {
	MOVE_UNKNOWN,    /* no comparison of the two editions */
	MOVE_SAME,       /* same number, same words */
	MOVE_EDITED,     /* same number, other words */
	MOVE_RENUMBERED, /* other number, same words */
	MOVE_BOTH,       /* other number, other words */
	MOVE_WEAK,       /* perhaps there: «请核对» */
	MOVE_GONE        /* struck out or wholly rewritten */
};

enum { MOVE_TARGETS = 4 };

struct move {
	enum move_relation relation;
	law_id law; /* that holds the article now: the same, or its successor */
	uint32_t edition;
	struct article_ref to[MOVE_TARGETS];
	uint32_t n_to;
	uint32_t similarity; /* percent, the weakest step; 0 when known without a comparison */
	bool compared;       /* false: from knowledge, checked by a keyword only */
	enum qd_confidence confidence;
};

/* Where an article of an edition stands on a later day, through as many editions and successors as
 * were compared. MOVE_UNKNOWN when that edition was still in force or no comparison leads on. */
struct move register_moved(const struct law_register *r, law_id law, uint32_t edition,
                           struct article_ref ref, uint32_t day);

#endif
