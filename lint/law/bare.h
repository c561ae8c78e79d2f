/* Where a name that no mark opens begins: behind the words that only lead up to it. */
#ifndef LAW_BARE_H
#define LAW_BARE_H

#include "base/str.h"

/* The first byte of the Han that belong together before byte `end`, not before `from`: «浙江省实施»
 * of «违反浙江省实施《…》». `end` itself when there are none. */
size_t bare_begin(str text, size_t from, size_t end);

/* The same for a whole name that ends at `end`; `end` when what stands there is not a name. */
size_t bare_name(str text, size_t from, size_t end);

#endif
