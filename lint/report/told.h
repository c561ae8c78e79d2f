/* What whoever converts a list has to know of it: one line each. */
#ifndef REPORT_TOLD_H
#define REPORT_TOLD_H

#include "base/buf.h"

struct told {
	struct buf lines;
	bool lost; /* something of the list is not in what was written */
};

#endif
