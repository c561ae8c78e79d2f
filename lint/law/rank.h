/* Ranks of instruments: their names, their order, and what a title, issuer and number tell of one. */
#ifndef LAW_RANK_H
#define LAW_RANK_H

#include "law/citation.h"

enum law_rank {
#define RANK(id, zh, en, height) RANK_##id,
#include "law/ranks.def"
#undef RANK
	N_RANKS
};

const char *rank_zh(enum law_rank rank);
const char *rank_en(enum law_rank rank);

/* The rank written as in ranks.def («行政法规») or as tags and headings have it («法规» is unknown:
 * it may be two things); RANK_UNKNOWN when it is none. */
enum law_rank rank_named(str name);

/* How high it stands, 9 the constitution; 0 for what has no place in the order. */
int rank_height(enum law_rank rank);

/* The ranks that a tag before a citation («法规», «部门规章») can mean, as bits 1u << rank; 0 when the
 * word tells none. */
unsigned rank_tag(str tag);

/* What the words around an instrument say of its rank, without any register. issuer and number may
 * be empty; number is «国务院令第412号», «国办发〔2024〕54号» and the like. «办法» or «规定» alone is
 * RANK_UNKNOWN: only the 令 tells a rule from a document. */
enum law_rank rank_guess(str title, str issuer, str number);

/* The same for a citation, by its notes as well. */
enum law_rank rank_cited(const struct citation *c);

#endif
