/* What tells two sides of one power or duty apart: words of a sector, a place or a stage, as
 * rules/words/scope.yaml lists them. A word names a class; a class may lie within another. */
#ifndef MODEL_SCOPE_H
#define MODEL_SCOPE_H

#include "base/hash.h"
#include "base/words.h"
#include "qdlint.h"

enum scope_axis { SCOPE_SECTOR, SCOPE_PLACE, SCOPE_STAGE, N_SCOPE_AXES };

enum { SCOPE_PARENTS = 2, SCOPE_DEPTH = 4 };

struct scope_class {
	str name;
	enum scope_axis axis;
	uint32_t parent[SCOPE_PARENTS]; /* classes it lies within, or NONE; they come before it */
	uint32_t depth;                 /* less than SCOPE_DEPTH */
};

struct scope {
	struct arena *arena;
	struct scope_class *class;
	uint32_t n_classes, cap_classes;
	str *word;         /* [n_words] */
	uint32_t *meaning; /* [n_words] class, NONE for a word that says nothing */
	uint32_t n_words, cap_words, cap_meanings;
	struct map verb; /* hash of a word that says an act */
	str *organ;      /* what behind a word makes it the name of an organ */
	uint32_t n_organs, cap_organs;
	struct map common; /* citation_law_key of laws every organ applies in its own cases */
	struct words *find;
};

/* Takes the words of a file; a second file adds to the first. False with file, line and reason
 * when the file has a mistake. */
bool scope_load(struct scope *s, str text, str file, struct qd_error *err);

/* ---- the words of a text ---- */

struct scope_hit {
	str word; /* slice of the text */
	uint32_t class;
	bool excluded;   /* «渔业船舶除外», «除煤矿以外» */
	bool joins_next; /* no 、 or 或者 between it and the next: the one qualifies the other */
	bool field;      /* «交通运输领域»: qualifies all that is said */
	str before;      /* up to SCOPE_BEFORE bytes in front of it */
};

enum { SCOPE_HITS = 24, SCOPE_TEXTS = 6, SCOPE_BEFORE = 9 };

/* Words of one side in the order of its texts, the first SCOPE_HITS. */
struct scope_side {
	struct scope_hit hit[SCOPE_HITS];
	str text[SCOPE_TEXTS]; /* where they were looked for */
	uint32_t n, n_texts;
};

enum scope_text {
	SCOPE_NAME,    /* every word counts */
	SCOPE_CONTENT, /* but not within names of organs («林业主管部门») */
};

/* Appends the words of a text. Titles between 《 and 》 are passed over. */
void scope_read(const struct scope *s, str text, enum scope_text what, struct scope_side *side);

/* ---- two sides ---- */

enum scope_verdict {
	SCOPE_OPEN,      /* nothing tells them apart */
	SCOPE_ONE_SIDED, /* one says its part, the other says the whole or nothing */
	SCOPE_APART,     /* each says its own */
};

struct scope_answer {
	enum scope_verdict verdict;
	str word[2]; /* what decided, of either side; empty when it has none */
};

/* Classes that `common` (the title of the shared law) names already tell nothing; may be NULL. */
struct scope_answer scope_compare(const struct scope *s, const struct scope_side *a,
                                  const struct scope_side *b, const struct scope_side *common);

/* The one stretch in which two texts differ, when each says an object of its own there («算力设施» and
 * «光伏设施», «耕地保护» and «湿地保护»): it tells them apart though the list may know one or none of
 * the words. False when the stretch is a verb, a single character of no word of the list, longer than
 * what is shared, or stands on one side only. */
bool scope_objects_differ(const struct scope *s, str a, str b, str object[2]);

/* Is it a law that every organ applies in its own cases? key: citation_law_key. */
static inline bool scope_common_law(const struct scope *s, uint64_t key)
{
	return map_get(&s->common, key) != NONE;
}

#endif
