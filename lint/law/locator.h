/* Where in an instrument: 第…条之…第…款第…项第…目, in lists and ranges. */
#ifndef LAW_LOCATOR_H
#define LAW_LOCATOR_H

#include "law/citation.h"
#include "law/scan.h"

enum locator_level { AT_NOTHING, AT_ARTICLE, AT_PARAGRAPH, AT_ITEM, AT_SUB };

/* What parts without an article of their own belong to: nothing, or the article (and paragraph)
 * that «本条», «前款» stand for, which is the last of out. */
struct locator_base {
	struct article article;
	enum locator_level level;
};

/* Reads all that hangs together at s->at («第十条第二款、第十二条至第十五条») and appends it to
 * out, ranges filled in. False, and nothing moved, when no locator stands there. */
bool locator_read(struct scan *s, struct citations *out, struct locator_base base);

/* Does one begin here? Moves nothing. */
bool locator_sees(const struct scan *s);

void locator_add(struct citations *out, struct article a);

#endif
