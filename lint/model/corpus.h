/* Everything of a run in one place: lists, items, bodies, assignments, citations and the indices
 * over them. Built once, then read-only while rules run. */
#ifndef MODEL_CORPUS_H
#define MODEL_CORPUS_H

#include "law/authority.h"
#include "law/judge.h"
#include "model/bind.h"
#include "model/body.h"
#include "model/scope.h"
#include "model/traits.h"
#include "doc/sink.h"

/* Who does what, as what, at which level. */
struct assignment {
	uint32_t item;
	uint32_t body;     /* id in bodies */
	uint32_t row;      /* table row of the cell that names the body */
	uint32_t beg, end; /* the name in that cell */
	uint16_t col;
	uint8_t role; /* enum role */
	uint8_t tier; /* enum tier: of the duty, else of the body, else of the row */
	uint8_t duty; /* which of kind->duty made it */
};

/* One article of one instrument that a cell cites; number 0: no article. Texts are slices of the
 * cell. */
struct cited {
	uint32_t item, row;
	uint32_t beg, end;  /* 《…》 in the cell */
	uint32_t whole_end; /* of title, notes and articles */
	law_id id;          /* in the register; NONE, LAW_AMBIGUOUS */
	uint64_t law;       /* the same instrument under all its names */
	str title;          /* as written */
	str name; /* what that stands for: «本法», «条例» resolved within the cell */
	str tag, edition; /* «法律» of 【法律】; the notes behind the title with their brackets */
	struct article article;
	uint16_t col;
	bool first; /* of its instrument */
	bool sound; /* of the first: on the list's day and today the register has nothing against it
	               * and its articles, or does not know it */
	uint8_t rank; /* enum law_rank: the register's, else what title and notes tell */
};

/* The citations of one column of all lists: those of item i are [item[i], item[i + 1]). */
struct cited_column {
	struct cited *cited;
	uint32_t n;
	uint32_t *item; /* [n_items + 1] */
};

struct unknown_sheet {
	uint32_t doc, sheet;
};

struct corpus {
	struct arena arena;
	struct doc **doc;
	uint32_t n_docs;
	const struct kinds *kinds;
	struct list *list;
	uint32_t n_lists;
	struct item *item;
	uint32_t n_items;
	uint64_t *matter; /* [n_items] key of name and sub-item, 0 when there is no name */
	struct skipped *skipped;
	uint32_t n_skipped;
	struct unknown_sheet *unknown;
	uint32_t n_unknown;
	struct bodies bodies;
	const struct systems *systems; /* as the run opened them */
	struct assignment *assignment;
	uint32_t n_assignments, cap_assignments;
	uint32_t *item_assignment; /* [n_items + 1] first assignment of each item */
	struct cited *cited;       /* of the basis column */
	uint32_t n_cited;
	uint32_t *item_cited;           /* [n_items + 1] */
	struct cited_column liability;  /* of the basis of the liabilities */
	struct link *link;              /* [n_items], see model/chain.h */
	uint32_t as_of;                 /* YYYYMMDD of the run */
	const struct law_register *law; /* as the run opened it */
	const struct authority *authority;
	const struct scope *scope; /* words that tell two sides apart */
	const struct gbk *gbk;
	const struct traits *traits;
	bool explain_quiet; /* say why pairs that look alike are not reported */
	uint16_t **trait; /* [n_docs][n_cells] enum trait; 0 where a cell has no text of its own */
	uint32_t n_threads;
};

/* Takes over what binding found, in the order of docs. bound[i] belongs to doc[i]. */
void corpus_build(struct corpus *c, struct doc **doc, const struct bound *bound, uint32_t n_docs,
                  const struct kinds *kinds);
/* Finds c->trait, which rules ask for and nothing else. */
void corpus_find_traits(struct corpus *c);
void corpus_release(struct corpus *c);

const struct list *corpus_list(const struct corpus *c, uint32_t item);

/* The cell of a field in the item's first row; blank when there is none. */
const struct cell *item_cell(const struct corpus *c, uint32_t item, enum field f);
/* Its text, trimmed. */
str item_text(const struct corpus *c, uint32_t item, enum field f);
/* Its place; the row when the list has no such column. */
struct place item_place(const struct corpus *c, uint32_t item, enum field f);
bool item_has(const struct corpus *c, uint32_t item, enum field f);

/* The table rows [row, row + n_rows) of an item hold a field once or several times: the next row
 * at or after *row whose cell is a new one and not blank; moves *row past it. */
const struct cell *item_next_cell(const struct corpus *c, uint32_t item, enum field f,
                                  uint32_t *row, uint32_t *found_row);

/* Is it a sub-item whose row leaves out the name of its main item, and what they share? */
bool item_inherits(const struct corpus *c, uint32_t item);

struct place cell_place(const struct corpus *c, uint32_t item, uint32_t row, uint32_t col);
/* A sheet as a whole; in formats that name their columns the first of them. */
struct place sheet_place(const struct corpus *c, uint32_t doc, uint32_t sheet);
struct place assignment_place(const struct corpus *c, uint32_t a);
str assignment_name(const struct corpus *c, uint32_t a);

/* The first skipped row of a list or a later one; they stand in the order of lists and rows. */
uint32_t list_skipped(const struct corpus *c, uint32_t list);

/* The header of a field as the list writes it, else the field's own title. */
struct arg list_header(const struct list *l, enum field f);

/* Is a header there for the field? */
static inline bool list_has(const struct list *l, enum field f)
{
	return l->col[f] != NO_COLUMN;
}

/* Do two citations stand in one cell? A basis may have several columns. */
static inline bool cited_together(const struct cited *a, const struct cited *b)
{
	return a->item == b->item && a->row == b->row && a->col == b->col;
}

/* All citations in one row of numbers: those of the basis, then those of the liabilities' basis. */
const struct cited *corpus_cited(const struct corpus *c, uint32_t i);

/* The instrument of a citation on a day, which for its list's own is list_as_of. */
struct judged cited_judge(const struct corpus *c, const struct cited *ci, uint32_t day);

/* When a list is to be judged: its own date, else the run's. */
uint32_t list_as_of(const struct corpus *c, const struct list *l);

#endif
