/* The columns of a kind that names mean. Keys are utf8_key forms; what is returned is NULL when there is
 * none such. */
#ifndef MODEL_HEADER_COLUMN_H
#define MODEL_HEADER_COLUMN_H

#include "base/arena.h"
#include "model/kind.h"

/* By the letter, with or without the remark behind it: «实施主体(全称)» is 实施主体. */
const struct kind_column *header_column_of_key(const struct kind *k, str key);

/* The column of a name as it stands, by the letter or else by its meaning. */
const struct kind_column *header_column(struct arena *a, const struct kind *k, str text);

/* Of a name under another: by both together («责任事项» over «依据»), by its own, then by the upper. */
const struct kind_column *header_column_under(struct arena *a, const struct kind *k, str upper,
                                              str lower);

/* Does a list call its matters so: «呼叫事项», «职责不清事项»? */
bool header_names_matters(str key);

#endif
