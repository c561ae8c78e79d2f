/* Names of columns by their meaning: «提出单位» is 提出部门, «区（县）级事权» 县级职责. */
#ifndef MODEL_HEADER_WORD_H
#define MODEL_HEADER_WORD_H

#include "base/arena.h"
#include "base/str.h"

/* What a header's key (utf8_key form) says when words that mean one thing are one word; remarks in
 * brackets say nothing. */
str header_meaning(struct arena *a, str key);

/* «保障情况» without the word that adds nothing to it; "" when it ends with none such. */
str header_without_tail(str meaning);

/* Does what stands before a known name leave its meaning alone: «省级» of 省级批准文号 does, «配合» of
 * 配合责任单位 and «原» of 原实施主体 do not. */
bool header_prefix_is_plain(str prefix);

#endif
