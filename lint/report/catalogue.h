/* The catalogue of rules as a document: Markdown, JSON or one HTML page. */
#ifndef REPORT_CATALOGUE_H
#define REPORT_CATALOGUE_H

#include "base/buf.h"
#include "doc/rule.h"

enum catalogue_format { CATALOGUE_MD, CATALOGUE_JSON, CATALOGUE_HTML };

/* pack[i] is "" for the national rules. */
void catalogue_write(struct buf *b, enum catalogue_format format, const struct rule *const *rule,
                     const str *pack, uint32_t n);

#endif
