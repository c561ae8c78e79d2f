/* The last step of building a corpus: what each item is about and which law its cells cite. */
#ifndef MODEL_CITE_H
#define MODEL_CITE_H

#include "model/corpus.h"

/* Fills c->matter, c->cited and c->liability from the items; on c->n_threads threads. */
void corpus_cite(struct corpus *c);

/* What struct cited.law is for an instrument of that name, in lists of no place. */
uint64_t cited_key(const struct corpus *c, str name, struct arena *a);

/* The note of its edition: behind the title, else in it. */
str cited_note(const struct cited *ci);

#endif
