/* The article two sides share: what its quotation in the basis cells tells of them. */
#ifndef CHECK_OVERLAP_ARTICLE_H
#define CHECK_OVERLAP_ARTICLE_H

#include "check/check.h"

/* Where the citations of an item end that are compared with those of others: behind the first MOST_CITED,
 * as one that rests on more rests on none in particular. */
uint32_t article_end(const struct corpus *c, uint32_t item);

/* Does an item cite the article? */
bool article_cited_by(const struct corpus *c, uint32_t item, const struct cited *what);

/* The words quoted behind an article in its basis cell, up to the next citation; may be empty. */
str article_quoted(const struct corpus *c, uint32_t cited);

/* Does it name two organs or more that act «按照职责分工», «在各自职责范围内»? */
bool article_divides(str quoted);

/* Is one conduct all it speaks of? One that lists («有下列行为之一») or is not quoted may speak of many. */
bool article_is_single(str quoted);

/* Do both say which 款 or 项 they rest on, and none is the same? */
bool article_parts_differ(const struct corpus *c, uint32_t cited, uint32_t other);

#endif
