/* Lines of a text: where they begin, and how columns are counted, at a cost that does not grow
 * with the text. A text without "\n" has its lines end with "\r". */
#ifndef READ_LINES_H
#define READ_LINES_H

#include "base/arena.h"

struct lines {
	str text;
	uint32_t *breaks; /* [text.n / LINES_STEP + 1] line ends before each step of the text */
	uint32_t *points; /* likewise code points */
	char end;         /* of a line */
	bool mixed;       /* others occur: a lone "\r", U+0085, U+2028, U+2029 */
};

enum { LINES_STEP = 512 };

/* text is borrowed, valid UTF-8, shorter than 4 GiB. */
void lines_make(struct lines *l, struct arena *a, str text);

/* The line, 1-based, in which byte `at` stands; at ≤ text.n. */
uint32_t lines_at(const struct lines *l, size_t at);

/* Where line number `line`, 1-based, begins, and where it ends without its line end; the end of
 * the text when there are fewer. */
size_t lines_start(const struct lines *l, uint32_t line);
size_t lines_end(const struct lines *l, uint32_t line);

/* The column of byte `at`, 1-based, in code points. */
uint32_t lines_column(const struct lines *l, size_t at);

#endif
