/* A citation judged at a date, in the order a reviewer takes: is the instrument known, was it in
 * force, which edition is meant, is the article there, and where did it go. Nothing allocates. */
#ifndef LAW_JUDGE_H
#define LAW_JUDGE_H

#include "law/register.h"

enum verdict {
#define VERDICT(id, name) VERDICT_##id,
#include "law/verdicts.def"
#undef VERDICT
	N_VERDICTS
};

const char *verdict_name(enum verdict v);

/* The last day that a note tells of («（1998年…公布，2014年修订）»: 20140000), of those on which it only
 * took effect when it tells no other; 0 when it tells none. */
uint32_t note_day(str note);

/* The edition that a note speaks of («（2018年修正）», «（1998年…公布，2014年…修订）»: the last day
 * in it that is not only a day of effect); NONE when the note tells no day or the register no such
 * edition. */
uint32_t register_edition_noted(const struct law_register *r, law_id law, str note);

/* An instrument on a day. */
struct judged {
	enum verdict verdict; /* UNKNOWN, GOOD, OLD_EDITION, NOT_YET or REPEALED */
	law_id law;           /* NONE when it is not in the register */
	struct law_status status;
	uint32_t current; /* in force that day as far as is sure, or NONE; see edition */
	uint32_t noted;   /* the edition its note speaks of, or NONE */
	/* Whose numbers its articles have: the one noted, else the one in force, for a repealed one its
	 * last. NONE when not known, as for half a year after an edition without a day of effect. */
	uint32_t edition;
	uint32_t day;
	/* The note tells of the first adoption alone («（1999年…通过）») and the instrument was amended
	 * since, but not rewritten: where it comes from, not which edition is meant. */
	bool origin;
};

/* law may be NONE or LAW_AMBIGUOUS; note is the note behind the title, may be empty. */
struct judged judge_instrument(const struct law_register *r, law_id law, str note, uint32_t day);

/* One of its articles on that day. A number that the edition noted lacks and the one in force has is
 * that of the one in force; one that only a later edition has is not yet in force. */
struct judged_article {
	enum verdict verdict; /* the instrument's own, or what is wrong with the article */
	struct article_answer answer;
	struct move
		move; /* MOVE_UNKNOWN unless it stands elsewhere on that day; of an article that is
	                   * not there: where the one of that number in an older edition went */
};

struct judged_article judge_article(const struct law_register *r, const struct judged *j,
                                    const struct article *a);

/* Where an article that was right on j->day stands on a later one; MOVE_UNKNOWN when it is not known
 * to have moved. */
struct move judge_since(const struct law_register *r, const struct judged *j,
                        const struct article *a, uint32_t later);

#endif
