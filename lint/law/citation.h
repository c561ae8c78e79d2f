/* Legal bases read: which instruments a text cites, and which articles of each. */
#ifndef LAW_CITATION_H
#define LAW_CITATION_H

#include "base/arena.h"
#include "law/numeral.h"

/* 第(number)条之(suffix)第(paragraph)款第(item)项第(sub)目; 0 where not said. Bytes [beg, end) of
 * the text; what only a range implies («第十条至第十二条») has the place of the range. */
struct article {
	uint32_t number, suffix, paragraph, item, sub;
	uint32_t beg, end;
};

/* What the notes behind a title tell of its rank: the decree that published it, who passed it. */
enum rank_hint {
	HINT_NONE,
	HINT_LAW,        /* 主席令, passed by the National People's Congress */
	HINT_REGULATION, /* 国务院令 */
	HINT_LOCAL,      /* passed by a local people's congress */
	HINT_MINISTRY,   /* 部令, 局令 … */
	HINT_GOVERNMENT, /* a local government's decree */
	HINT_DOCUMENT,   /* a document number only */
};

/* One instrument as cited. All texts are slices of the text (or of the text's own title). */
struct citation {
	str title; /* as written, without its marks: «中华人民共和国消防法», «本法», «前款» */
	str name;    /* what that stands for: the title itself, the full one of a short title, the
	              * text's own title; empty when nothing in the text tells */
	str tag;     /* «法律» of 【法律】 */
	str edition; /* （2021年修订）, （1998年…国务院令第…号公布）: the notes with their brackets */
	str number;  /* 〔2021〕12号 with the letters before it */
	str decree;  /* 国务院令第684号 */
	uint32_t beg, end;  /* bytes of the title, marks included */
	uint32_t whole_end; /* of title, notes and articles, as far as they hang together */
	uint32_t article, n_articles;
	enum rank_hint hint;
};

/* Room for what is read. Empty it with citations_clear to use it again. */
struct citations {
	struct arena *arena;
	struct citation *citation;
	uint32_t n, cap;
	struct article *article;
	uint32_t n_articles, cap_articles;
	uint32_t n_filled; /* articles that ranges implied */
};

void citations_clear(struct citations *c);

/* Appends what a basis cell rests on. What stands inside a quoted article («第十条：违反《…》
 * 第三条») is not cited. Linear in the text; slices of it are kept. */
void citation_parse(str text, struct citations *out);

/* Appends every citation in the words of a statute or document; «本法» and articles without a
 * title are those of `self`, which may be empty. Linear in the text. */
void citation_read(str text, str self, struct citations *out);

/* Is the text written as a basis cell is: a tag or a title first, then articles, quoted? */
bool citation_is_basis(str text);

/* The same instrument under its spellings: a hash of the title without 中华人民共和国, brackets,
 * white space and width. */
uint64_t citation_law_key(struct arena *a, str title);

#endif
