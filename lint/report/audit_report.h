/* An audit on paper: for people, and for programs. */
#ifndef REPORT_AUDIT_REPORT_H
#define REPORT_AUDIT_REPORT_H

#include "base/buf.h"
#include "report/audit.h"
#include "report/change.h"

struct audit_report {
	const struct audit *now;
	const struct audit *old;       /* NULL when there is nothing to compare with */
	const struct changes *changes; /* from old to now; NULL without old */
	enum figure rows;              /* whose rows to list; N_FIGURES for none */
	enum qd_lang lang;
	bool complete; /* everything could be read */
};

void audit_text(const struct audit_report *r, struct buf *out);

/* qdlint-audit-1. Fields are added to this format, never changed. */
void audit_json(const struct audit_report *r, struct buf *out);

#endif
