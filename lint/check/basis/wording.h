/* Dates, articles and what became of them, in the words of messages. */
#ifndef CHECK_BASIS_WORDING_H
#define CHECK_BASIS_WORDING_H

#include "base/buf.h"
#include "check/basis/each.h"

/* A part of a message that grows, in both languages. */
struct wording {
	struct buf zh, en;
};

struct wording wording_new(struct arena *a);
void wording_add(struct wording *w, str zh, str en);
/* Separates what follows from what is there already; nothing when nothing is. */
void wording_then(struct wording *w, str zh, str en);
struct arg wording_arg(const struct wording *w);

/* «2022年3月1日», as much of it as is known. */
struct arg date_arg(struct arena *a, uint32_t day);

/* The day of the edition that a citation notes, as it notes it; of an edition, when it was published. */
struct arg noted_arg(struct arena *a, const struct corpus *c, const struct basis *b);
struct arg edition_arg(struct arena *a, const struct corpus *c, law_id law, uint32_t edition);

/* «第五十一条之一第二款第三项»; as much of it as is said. */
void wording_article(struct wording *w, struct article_ref ref);
struct article_ref article_ref_of(const struct article *a);

/* «《市场主体登记管理条例》»: an instrument of the register, by its short title. */
struct arg law_arg(struct arena *a, const struct law_register *r, law_id law);

/* What became of an article of `was`, to be said in a row. */
enum moved {
	MOVED_NOT,    /* nothing is known */
	MOVED_SURELY, /* to another number, or another instrument */
	MOVED_PERHAPS /* struck out, or only something like it is there: «请核对» */
};
enum moved moved_how(const struct move *m);

/* «第五十一条现为第七十二条、第七条现在没有对应的条文（请核对）»: what became of several. */
struct moves_said {
	struct wording w;
	uint32_t n; /* of which the first MOST_SAID are said */
	bool check, uncompared;
};
void moves_say(struct moves_said *s, struct article_ref was, const struct move *m);
struct arg moves_arg(struct moves_said *s);

/* Offers the new number of article i of b where it is certain: a suggestion. True when it did. */
bool suggest_article(const struct pass *p, const struct basis *b, uint32_t i, const struct move *m);

/* How many things one message names. */
enum { MOST_SAID = 6 };

#endif
