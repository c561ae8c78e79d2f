/* Who is responsible for a matter that somebody names in his own words: the items about it, best
 * first. */
#ifndef MODEL_WHO_H
#define MODEL_WHO_H

#include "model/corpus.h"

/* How an item speaks of the matter, best first. */
enum who_found {
	WHO_NAMED, /* its name has the very words */
	WHO_MEANT, /* its name has what everyday words of the question mean, or all their pieces */
	WHO_MENTIONED, /* a duty in it has the very words */
	WHO_NEAR,      /* its name has some of the pieces */
	WHO_NOT
};

struct who_match {
	uint32_t item;
	enum who_found found;
	uint32_t permille; /* likeness of its name to the question */
	str said;          /* WHO_MENTIONED: the sentence that has the words */
};

enum { WHO_NEAREST = 3 }; /* so many are shown of what is only near */

struct who {
	struct who_match *match; /* [n]: all that is found, else the nearest */
	uint32_t n;
	bool found; /* false: they are WHO_NEAR only */
};

/* Everyday words and what lists write for them: rules/words/everyday.yaml. */
struct everyday {
	struct arena *arena;
	struct everyday_word {
		str word;   /* a key */
		str *means; /* [n] keys */
		uint32_t n;
	} * word;
	uint32_t n, cap;
};

/* False with file, line and reason when the file has a mistake. */
bool everyday_load(struct everyday *e, str text, str file, struct qd_error *err);

/* question: valid UTF-8. */
void who_find(const struct corpus *c, const struct everyday *e, str question, struct arena *a,
              struct who *out);

#endif
