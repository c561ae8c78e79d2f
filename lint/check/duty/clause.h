/* What rules on charters and tasks share. */
#ifndef CHECK_DUTY_CLAUSE_H
#define CHECK_DUTY_CLAUSE_H

#include "check/delegation/names.h"
#include "model/chain.h"
#include "model/pass.h"

/* «完成上级交办的其他任务» closes every charter and belongs to the body as a whole. */
bool clause_is_last(const struct corpus *c, uint32_t item);

/* Are two texts as alike as the rule's first option asks, in percent? */
bool link_holds(const struct pass *p, const struct link *k);

/* «市城管局三定规定第（五）条“…”，相似度0.38»: the nearest found, to judge by; blank when nothing is
 * alike at all. */
struct arg link_nearest(const struct pass *p, const struct link *k);

#endif
