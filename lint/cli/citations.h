/* Citations as JSON, for `cite` and `dump citations`. */
#ifndef CLI_CITATIONS_H
#define CLI_CITATIONS_H

#include "base/buf.h"
#include "law/judge.h"

/* What citations are judged by. */
struct bench {
	const struct law_register *law;
	str place;    /* of the list, may be empty */
	uint32_t day; /* yyyymmdd */
};

/* "citations":[…] of what was read from text. */
void put_citations(struct buf *out, str text, const struct citations *c, const struct bench *b);

#endif
