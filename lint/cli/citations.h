/* Citations as JSON, for `cite` and `dump citations`. */
#ifndef CLI_CITATIONS_H
#define CLI_CITATIONS_H

#include "base/buf.h"
#include "law/citation.h"

/* "citations":[…] of what was read from text. */
void put_citations(struct buf *out, str text, const struct citations *c, uint32_t as_of);

#endif
