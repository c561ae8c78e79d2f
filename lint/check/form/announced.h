/* The number of items that a sheet name, title or heading announces. */
#ifndef CHECK_FORM_ANNOUNCED_H
#define CHECK_FORM_ANNOUNCED_H

#include "base/str.h"

/* The number before 项 in brackets or behind 共: «（ 17项）», «共254项», «(3项)»; [*beg, *end) is where
 * it stands. */
bool announced(str text, uint32_t *number, size_t *beg, size_t *end);

#endif
