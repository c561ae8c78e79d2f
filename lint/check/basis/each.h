/* The instruments that an item cites and of which the register has something to say, for its powers
 * and for its liabilities, each with all its articles and judged at the date of the list. */
#ifndef CHECK_BASIS_EACH_H
#define CHECK_BASIS_EACH_H

#include "check/check.h"

/* cited[0 .. n) differ only in their articles; cited[0] stands for the instrument. */
struct basis {
	const struct cited *cited;
	uint32_t n;
	bool liability;
	str cell; /* the text of the cell */
	str note; /* of the edition: behind the title, else in it */
	struct judged judged;
};

struct each_basis {
	const struct corpus *c;
	uint32_t item, day;
	uint32_t column, k; /* next to look at; begin as 0 */
	bool begun;
};

struct each_basis each_basis(const struct corpus *c, uint32_t item);

/* The next one. What is sound, what a merged cell shows again and what the item says twice is passed
 * over. */
bool basis_next(struct each_basis *e, struct basis *out);

/* The instrument on another day than the list's. */
struct judged basis_on(const struct corpus *c, const struct basis *b, uint32_t day);

/* Where it stands in its cell: 《…》, its note (the title when it has none), an article. */
struct place basis_place(const struct corpus *c, const struct basis *b);
struct place basis_note_place(const struct corpus *c, const struct basis *b);
struct place basis_article_place(const struct corpus *c, const struct basis *b, uint32_t i);

/* Says a cell that there is no basis: 无, / …; also when it is empty. */
bool basis_says_none(str text);

#endif
