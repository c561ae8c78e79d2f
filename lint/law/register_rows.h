/* The inside of the register, for the files that answer from it. */
#ifndef LAW_REGISTER_ROWS_H
#define LAW_REGISTER_ROWS_H

#include "base/hash.h"
#include "law/register.h"

enum law_column {
#define COLUMN(id, name, zh) COLUMN_##id,
#include "law/columns.def"
#undef COLUMN
	N_COLUMNS
};

/* One table of instruments: which field of its rows a column is, plus one; 0 when it lacks it. */
struct law_table {
	uint8_t field[N_COLUMNS];
};

struct law_row {
	str line;
	uint32_t table;
};

/* A comparison of two editions: a line of renumber.tsv. Editions are known by their day. */
struct law_moves {
	law_id law, successor;
	uint32_t first, last; /* old editions that share these numbers */
	uint32_t to;
	bool compared;
	str moves;
	uint32_t next; /* of the same law, or NONE */
};

/* A line of township.tsv. */
struct law_township {
	law_id law;
	uint32_t article, paragraph;
	str verbs;
};

struct law_register {
	struct arena *arena;
	struct law_row *row; /* by law_id */
	uint32_t n, cap;
	struct law_table *table;
	uint32_t n_tables, cap_tables;
	struct map titles;  /* hash of a title's key → law_id */
	struct map aliases; /* the same, or LAW_AMBIGUOUS */
	struct map places;  /* hash of a local title without its place → LAW_AMBIGUOUS */
	struct law_moves *moves;
	uint32_t n_moves, cap_moves;
	struct map moves_of; /* law_id → its first law_moves */
	struct law_township *township;
	uint32_t n_townships, cap_townships;
	str as_of[2]; /* by enum qd_lang */
};

/* Empty when the table lacks the column or the row the field. */
str law_field(const struct law_register *r, law_id law, enum law_column column);

/* As register_edition, without its articles. */
struct edition law_edition_days(const struct law_register *r, law_id law, uint32_t i);

/* Where an article, or the run it belongs to, is told: the word of `text` that begins with
 * first[..last], found by halves since these ascend; empty when there is none. The first of
 * several. */
str law_span(str text, uint32_t number, uint32_t suffix);

/* The word of the span at byte at of text: the numbers it begins with, and what follows them. */
struct span {
	uint32_t first, last, suffix;
	str rest;
};
struct span law_span_read(str word);

/* True when every word of text is a span followed by what articles have («*3», «:2,0» or nothing)
 * and they ascend. */
bool law_articles_valid(str text);

#endif
