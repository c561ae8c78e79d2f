/* Makes the changes that findings offer, and keeps only those that leave a file better: read and
 * checked again it must say what was wanted, have fewer findings, and none more of any rule. */
#ifndef RUN_FIX_H
#define RUN_FIX_H

#include "run/run.h"

/* What became of one input. */
struct fix_file {
	str path, name;
	str before, after;  /* bytes; the same when nothing was changed */
	uint32_t n_changes; /* places changed */
	struct arg why;     /* why changes that were offered could not be made; "" when all were */
};

struct fixing {
	struct arena *arena; /* of what is made here */
	const struct qd_options *options;
	enum fix most; /* changes up to this kind: FIX_SAFE or FIX_UNSAFE */
	struct fix_file *file;
	uint32_t n_files;
	qd_run *last; /* over what the files have become; the caller closes it if it is not the first */
};

/* Changes the inputs of a checked run, in rounds, until nothing is left to change. False when a
 * further run does not open. */
bool fix_run(struct fixing *f, qd_run *first, struct qd_error *err);

#endif
