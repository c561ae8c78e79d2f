/* Figures of a set of lists: how many, of how many, and which rows stand behind each.
 *
 * A figure is made of rows: an item that was counted, or one that a share misses. What is counted
 * once however often it stands there (a post, a flow chart) has the first row it stands in. */
#ifndef REPORT_AUDIT_H
#define REPORT_AUDIT_H

#include "base/hash.h"
#include "model/corpus.h"

enum figure {
#define FIGURE(NAME, id, group, form, zh, en, lacking) FIGURE_##NAME,
#include "report/figures.def"
#undef FIGURE
	N_FIGURES
};

enum figure_group {
#define GROUP(NAME, zh, en) GROUP_##NAME,
#include "report/figure_groups.def"
#undef GROUP
	N_GROUPS
};

enum figure_form { FORM_COUNT, FORM_SHARE, FORM_RATIO };

struct figure_info {
	const char *id;
	enum figure_group group;
	enum figure_form form;
	struct text title;
	const char *lacking;
};

extern const struct figure_info figure_info[N_FIGURES];
extern const struct text group_title[N_GROUPS];

/* By id or Chinese title; N_FIGURES when there is none. */
enum figure figure_named(str name);

struct audit_row {
	uint32_t item;
	uint32_t n; /* what it counts for: 1, or so many materials */
	bool met;   /* false: counted, and what the share asks for is not there */
};

struct figure_value {
	uint32_t numerator, denominator; /* of a COUNT the numerator alone */
	struct audit_row *row;           /* in the order of the lists */
	uint32_t n_rows, cap_rows;
};

/* The ways in which a figure is broken down. */
enum audit_by { BY_DEPARTMENT, BY_LEVEL, BY_FIELD, BY_TYPE, N_BY };

struct audit {
	const struct corpus *c;
	struct arena *arena;
	struct figure_value figure[N_FIGURES];
	str *unit[N_BY]; /* names, in order of first appearance */
	uint32_t n_units[N_BY], cap_units[N_BY];
	uint32_t *of_item[N_BY]; /* [n_items] a unit, or NONE */
};

/* Measures a set that was read. Memory is a's; texts are the corpus's. */
void audit_measure(struct audit *m, const struct corpus *c, struct arena *a);

struct figure_part {
	uint32_t numerator, denominator;
};

/* A figure broken down; part has room for every unit. RATIOs have no parts. */
void audit_spread(const struct audit *m, enum figure f, enum audit_by by, struct figure_part *part);

/* How a unit is called. */
str audit_unit_name(const struct audit *m, enum audit_by by, uint32_t unit, enum qd_lang lang);

/* Is there anything to say: a count that is not 0, a share of something? */
bool figure_said(const struct figure_value *v, enum figure f);

/* ---- for the files that measure ---- */

/* One more row of a figure. */
void audit_count(struct audit *m, enum figure f, uint32_t item);
void audit_share(struct audit *m, enum figure f, uint32_t item, bool met);
void audit_add(struct audit *m, enum figure f, uint32_t item, uint32_t n);
/* Counts the item unless one of the same key was counted for the figure. */
void audit_once(struct audit *m, struct map *seen, enum figure f, uint32_t item, uint64_t key);

bool list_is_of(const struct list *l, const char *kind_id);

/* Does the item, or its main item, say what it rests on? «无» says nothing. */
bool item_based(const struct corpus *c, uint32_t item);

void audit_chain(struct audit *m);   /* audit_chain.c */
void audit_powers(struct audit *m);  /* audit_powers.c */
void audit_between(struct audit *m); /* audit_between.c */
void audit_levels(struct audit *m);  /* audit_levels.c */

#endif
