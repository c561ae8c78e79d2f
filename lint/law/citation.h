/* Legal bases read: which instruments a text cites, and which articles of each. */
#ifndef LAW_CITATION_H
#define LAW_CITATION_H

#include "base/arena.h"

/* 第(number)条之(suffix)第(paragraph)款第(item)项; 0 where not said. Bytes [beg, end) of the text. */
struct article {
	uint32_t number, suffix, paragraph, item;
	uint32_t beg, end;
};

/* One instrument as cited: bytes [beg, end) from 《 to 》, the title between them, the tag before
 * («法律» of 【法律】), the articles [article, article + n_articles) of the parse. */
struct citation {
	str title, tag;
	uint32_t beg, end;
	uint32_t article, n_articles;
};

struct citations {
	struct arena *arena;
	struct citation *citation;
	uint32_t n, cap;
	struct article *article;
	uint32_t n_articles, cap_articles;
};

/* Appends what text cites as its basis. What stands inside a quoted article («第十条：违反《…》
 * 第三条») is not cited. Linear in the text; slices of it are kept. */
void citation_parse(str text, struct citations *out);

/* A number in Chinese or Arabic numerals at *at («二十四», «24», «一百二十»); moves *at past it.
 * 0 when there is none or it exceeds 99,999,999. */
uint32_t citation_number(str text, size_t *at);

/* The same instrument under its spellings: a hash of the title without 中华人民共和国, brackets,
 * white space and width. */
uint64_t citation_law_key(struct arena *a, str title);

#endif
