/* Articles in words, as lists write them. */
#ifndef LAW_WORDING_H
#define LAW_WORDING_H

#include "base/buf.h"
#include "law/register.h"

/* «第二十四条之一第二款第三项», as far as it is said; nothing for article 0. */
void put_article(struct buf *out, struct article_ref ref);

/* Where an article stands now: «《生态环境法典》第一百二十三条、第一百二十四条», with （请核对） when
 * that is not sure, or that no article took its place. Nothing when it is not known. */
void put_moved(struct buf *out, const struct law_register *r, const struct move *m);

#endif
