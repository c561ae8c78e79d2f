/* Opening a citation and remembering which short titles a text declares. */
#ifndef LAW_CITED_H
#define LAW_CITED_H

#include "law/locator.h"
#include "law/notes.h"
#include "law/title.h"

enum { MAX_SHORT = 32 };

/* Short titles in the order of their declaration; a text that declares more keeps the first. */
struct short_titles {
	str title[MAX_SHORT], name[MAX_SHORT];
	uint32_t n;
};

/* The full title that a short one stands for; the title itself when none was declared. */
str short_titles_name(const struct short_titles *s, str title);

/* Appends a citation of t with its notes, learns the short titles those declare, and returns it. */
struct citation *cited_open(struct citations *out, struct title t, const struct notes *n,
                            struct short_titles *known);

/* The articles from out->citation[i].article on are those of citation i; it ends at `end`. */
void cited_close(struct citations *out, uint32_t i, size_t end);

#endif
