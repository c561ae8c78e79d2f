/* One entry of the 文书: a finding, or the rest of many alike, in a few labelled lines. */
#ifndef REPORT_ENTRY_H
#define REPORT_ENTRY_H

#include "report/say.h"

/* Must the reason be told, or was it a few lines above? */
enum entry_why { WHY_TOLD, WHY_KNOWN };

void entry_put(const struct voice *s, const struct finding *f, const struct where *w,
               enum entry_why why);

/* n findings of one rule of which only the rows are told; they are sorted in place. */
void entry_put_rest(const struct voice *s, const struct rule *r, unsigned level, bool lines,
                    uint32_t *row, uint32_t n);

/* A name on one line, cut where it grows long. */
void entry_name_put(struct buf *out, str name);

#endif
