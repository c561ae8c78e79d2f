/* The tag before a citation: 【法律】, 【法规】 … */
#ifndef CHECK_BASIS_TAG_H
#define CHECK_BASIS_TAG_H

#include "model/pass.h"

/* Does it say another rank than the instrument has, where both are known? */
bool tag_is_wrong(const struct cited *ci);

#endif
