/* Every cell of a document, titles, headers and sheets that are no list among them: what the rules
 * about characters read. */
#ifndef CHECK_FORM_CELLS_H
#define CHECK_FORM_CELLS_H

#include "check/form/texts.h"

struct cells {
	uint32_t sheet, row, cell; /* next to look at */
};

/* The next text of document number doc that has one of the traits; *next begins as { 0 }.
 * out->field is not set. */
bool cells_next(const struct corpus *c, uint32_t doc, uint32_t traits, struct cells *next,
                struct text_at *out);

/* The list in whose columns a place is; NULL above a list and where there is none. */
const struct list *cells_list(const struct corpus *c, struct place at);

/* «“name”的实施依据», else «第N行». */
struct arg cell_called(const struct pass *p, struct place at);

/* Where a text quotes a statute or another text: inside “…”, and in a column of bases whatever follows
 * an article, up to the next title at the start of a line or tag (【法律】). What is quoted is nobody's
 * to change. Asked from left to right. */
struct quotes {
	str text;
	size_t at; /* looked at so far */
	int open;  /* “ without its ” */
	bool bases, article;
};

struct quotes quotes_of(const struct corpus *c, const struct text_at *t);
bool quotes_at(struct quotes *q, size_t at);

/* Names in which anything may stand, found in a text from left to right. */
struct names {
	const struct words *words; /* NULL when there are none */
	str text;
	size_t at;
	struct word_hit hit;
};

/* prepare for rules whose first option is such a list. */
const void *prepare_names(const struct pass *p);

/* Does a name cover bytes [beg, end)? */
bool names_cover(struct names *n, size_t beg, size_t end);

#endif
