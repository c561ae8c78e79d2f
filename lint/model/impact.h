/* What rests on an instrument: the citations that a change of law touches. */
#ifndef MODEL_IMPACT_H
#define MODEL_IMPACT_H

#include "model/corpus.h"

/* One instrument cited in one cell by one item, however many articles of it. */
struct touched {
	const struct cited *cited; /* the first of n_cited of one citation */
	uint32_t n_cited;
	uint32_t
		changed_on; /* what changed it last by the run's date: repealed, revised; 0: nothing */
	bool repealed;
};

struct impact {
	struct touched *touched; /* in the order of lists and rows */
	uint32_t n;
	uint32_t n_items; /* different items among them */
};

/* Every citation of the instrument that a title names, in the register or not. Of the articles given
 * only, when n_articles > 0. Memory is a's. */
struct impact impact_of(const struct corpus *c, str title, const struct article *article,
                        uint32_t n_articles, struct arena *a);

/* Every citation of an instrument that was revised or repealed after `since` (yyyymmdd) and not
 * after the run's date. */
struct impact impact_since(const struct corpus *c, uint32_t since, struct arena *a);

/* Who an item belongs to: its holder or lead, else the list's owner, else whom it names first; may be
 * empty. */
str impact_department(const struct corpus *c, uint32_t item);

#endif
