/* The steps of one task as a graph, from the rows of a list of processes. */
#ifndef CHECK_PROCESS_FLOW_H
#define CHECK_PROCESS_FLOW_H

#include "check/check.h"

enum step_fault { STEP_FINE, STEP_NOWHERE, STEP_ITSELF };

struct step {
	uint32_t item;
	str name;               /* as written: the sub-step's where the row is one */
	bool start;             /* nothing comes before it, by its own word or for want of any */
	bool told;              /* says itself that nothing comes before or after it */
	enum step_fault fault;  /* of what it names as the one before or after */
	enum field field;       /* where that stands */
	uint32_t beg, end;      /* and which of its words */
	uint32_t before, after; /* how many others lead to it, and it to */
};

struct step_edge {
	uint32_t from, to;
};

struct flow {
	str task;          /* "" where the list names none */
	struct step *step; /* [n] in the order of rows */
	uint32_t n, cap;
	struct step_edge *edge; /* [n_edges], of different steps */
	uint32_t n_edges, cap_edges;
};

/* The flows of a list, task by task. A blank task continues the one above. Columns 上一环节 and
 * 下一环节 name steps by their name, its beginning or their number; where most are blank the steps
 * follow each other as the rows do. Memory is a's. */
uint32_t flows_of_list(struct arena *a, const struct corpus *c, const struct list *l,
                       struct flow **flow);

#endif
