/* Titles of instruments: within marks, with marks missing or doubled, and bare. */
#ifndef LAW_TITLE_H
#define LAW_TITLE_H

#include "base/str.h"

/* Bytes [beg, end) with the marks; text without them. */
struct title {
	str text;
	size_t beg, end;
};

/* The title whose opening mark stands at `at`; what belongs to it outside its marks («…实施《…》
 * 办法») is taken in, but not before byte `from`. False when none closes, or ends as one, here. */
bool title_marked(str text, size_t from, size_t at, struct title *t);

/* Does an opening mark stand at `at`? */
bool title_opens(str text, size_t at);

/* A title without marks that begins at `at` and ends with its line, a note or an article. */
bool title_unmarked(str text, size_t at, struct title *t);

/* A bare name that ends at byte `end`: «行政处罚法» of «依照行政处罚法第十条». */
bool title_bare(str text, size_t from, size_t end, struct title *t);

/* Does it end as instruments do: 法, 条例, 办法（试行）, 通知 … */
bool title_form(str title);

/* «无法律法规规定», «按国家有关规定»: ends as a title does and names none. */
bool title_names_nothing(str title);

/* Is it a certificate or a form, which 《》 name as well: 营业执照, 申请表 … */
bool title_is_paper(str title);

#endif
