/* The last step of building a corpus: what each item is about and which law its cells cite. */
#ifndef MODEL_CITE_H
#define MODEL_CITE_H

#include "model/corpus.h"

/* Fills c->matter, c->cited and c->liability from the items; on c->n_threads threads. */
void corpus_cite(struct corpus *c);

#endif
