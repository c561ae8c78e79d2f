/* What rests on an instrument, for people and for programs. */
#ifndef REPORT_IMPACT_H
#define REPORT_IMPACT_H

#include "model/impact.h"
#include "report/report.h"

/* v: corpus and language; law: the title asked for, "" when any that changed was. By department, in
 * the order in which they were met; the articles with where they stand on the run's date. */
void impact_text(const struct view *v, const struct impact *m, str law, struct buf *out);

/* The same as one JSON object, "format":"qdlint-impact-1". */
void impact_json(const struct view *v, const struct impact *m, str law, struct buf *out);

#endif
