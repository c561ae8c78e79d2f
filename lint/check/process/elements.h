/* What every row of a list must say, element by element. */
#ifndef CHECK_PROCESS_ELEMENTS_H
#define CHECK_PROCESS_ELEMENTS_H

#include "check/check.h"

enum element_what {
	ELEMENT_TEXT,
	ELEMENT_NONE_WILL_DO, /* «无» is an answer */
	ELEMENT_LIMIT,        /* a limit that stands, or 即来即办 in its column */
};

struct element {
	enum field field;
	enum element_what what;
	struct text title;
};

enum { ELEMENTS_ROW, ELEMENTS_COLUMN }; /* the rule's messages */

/* Reports what rows of a list lack, one finding a row; and once what the list has no column for. */
void check_elements(const struct pass *p, const struct list *l, const struct element *e,
                    uint32_t n);

#endif
