/* How exactly an instrument is cited that names no article. */
#ifndef CHECK_BASIS_PART_H
#define CHECK_BASIS_PART_H

#include "model/corpus.h"

/* Does the row name a part of the instrument as exact as an article: «附件第183项», or the article in
 * a column of its own? k is of c->cited, end where the item's citations do. */
bool cited_part(const struct corpus *c, uint32_t k, uint32_t end);

#endif
