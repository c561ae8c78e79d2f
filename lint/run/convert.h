/* The lists of a run as one file of another format, proved by reading it again. */
#ifndef RUN_CONVERT_H
#define RUN_CONVERT_H

#include "report/told.h"
#include "run/run.h"

enum convert_form { CONVERT_YAML, CONVERT_XLSX };

struct converting {
	struct arena *arena; /* of what is made here */
	const struct qd_options *options;
	enum convert_form form;
	str name;  /* of the file to be, without folders */
	str bytes; /* the file; "" when there is no list */
	uint32_t n_lists, n_items;
	struct told told; /* what is not in it, or not as it was */
};

/* Converts all lists of a run that was read. False when the file cannot be made. */
bool convert_run(struct converting *k, const qd_run *run, struct qd_error *err);

#endif
