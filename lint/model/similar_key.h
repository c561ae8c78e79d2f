/* The key under which two texts of matters or duties are compared. */
#ifndef MODEL_SIMILAR_KEY_H
#define MODEL_SIMILAR_KEY_H

#include "base/arena.h"

/* What a text says without how it is dressed: letters, digits and Han alone, in their NFKC form
 * and lower case; without
 *  - a number in front («(一)», «3.», «12、»);
 *  - words at the head of a clause that say no more than that somebody acts («负责», «承担», «依法»,
 *    «组织开展») or where («全市», «本行政区域内»);
 *  - words at its end that every list uses («…等相关工作», «…行为»);
 *  - «对…的行政处罚», «对…的处罚», «对…的监督检查»: the act is the power's type, which stands in a
 *    field of its own, so that it is for the caller to compare.
 * Words that tell a role or an act of its own (配合, 指导, 审批, 监督管理) stay. A clause is left at
 * least two characters. Clauses end at 、 ， ； 。 ： and brackets. */
str similar_key(struct arena *a, str text);

#endif
