/* Likeness as findings show it. */
#ifndef CHECK_SCORE_H
#define CHECK_SCORE_H

#include "doc/sink.h"
#include "model/similar.h"

/* «0.83», cut off, not rounded: what is not the same never shows 1.00. */
struct arg score_arg(struct sink *out, struct similar_score score);
struct arg permille_arg(struct sink *out, uint32_t permille);

#endif
