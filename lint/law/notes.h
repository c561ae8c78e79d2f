/* What stands behind a title: editions, adoption, decree and document numbers, short titles. */
#ifndef LAW_NOTES_H
#define LAW_NOTES_H

#include "law/citation.h"

enum { NOTES_ALIASES = 4 };

struct notes {
	str edition, number, decree;
	enum rank_hint hint;
	str alias[NOTES_ALIASES]; /* （以下简称“条例”） */
	uint32_t n_aliases;
	size_t end; /* behind the last of them; where they were looked for when there are none */
};

/* The notes at byte `at`, behind a title. */
struct notes notes_read(str text, size_t at);

#endif
