/* The chain within one department: clause of its charter (三定) → task, and power → clause. Two lists
 * are joined by what they say, not by equal strings. */
#ifndef MODEL_CHAIN_H
#define MODEL_CHAIN_H

#include "model/corpus.h"

/* What an item of one list found in the other. */
struct link {
	uint32_t
		other; /* the item most alike: a task's clause, a clause's task, a power's clause; NONE */
	uint16_t
		permille; /* how alike: of all two-character pieces, or of those of the shorter text */
	uint8_t from; /* enum field compared: what a task calls its duty, else the task itself */
	bool judged;  /* the department has the other list too: only then a gap is one */
};

/* Fills c->link for charters, tasks and powers once all else of the corpus stands. */
void corpus_link(struct corpus *c);

#endif
