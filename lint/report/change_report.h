/* What changed between two versions, on paper: for people, and for programs. */
#ifndef REPORT_CHANGE_REPORT_H
#define REPORT_CHANGE_REPORT_H

#include "base/buf.h"
#include "report/change.h"
#include "qdlint.h"

struct change_report {
	const struct changes *d;
	str old_name, now_name; /* as given */
	enum qd_lang lang;
	bool complete; /* everything could be read */
};

void change_text(const struct change_report *r, struct buf *out);

/* qdlint-diff-1. Fields are added to this format, never changed. */
void change_json(const struct change_report *r, struct buf *out);

#endif
