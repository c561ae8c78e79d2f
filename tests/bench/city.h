/* A made-up city's lists in memory: what makes them, what plants defects and what writes them. */
#ifndef BENCH_CITY_H
#define BENCH_CITY_H

#include "base/arena.h"

#include <stdio.h>

enum { MATTERS = 8, COLUMNS = 24 };

/* A system of government: its body, its law and what it deals with (city_systems.def). */
struct system {
	const char *body, *law;
	uint32_t first, sanction, last; /* articles */
	const char *matter[MATTERS];
};

extern const struct system systems[];
extern const uint32_t n_systems;

/* The quantities of a set; 0 where the place has none. */
struct place {
	const char *id, *city, *county, *suffix;
	uint32_t departments, duties, tasks, sections, posts, flows, standards;
	uint32_t section_boundaries, boundaries;
	uint32_t territories, territory_fields, tiers, tier_fields;
	uint32_t holders, powers, permits, claimed;
	uint32_t lower_holders, lower_powers; /* of the county, out of the city's lists */
	uint32_t processes, steps, steps_saved, materials_saved;
	uint32_t in_section, in_section_before; /* processes that nobody above the section signs */
	uint32_t divisions, moved_from, moved_permits, moved_penalties;
	uint32_t assists, services, at_once, within_week, online, once, never;
	uint32_t towns;
};

enum form {
#define FORM(NAME, title, nest, columns) FORM_##NAME,
#include "city_forms.def"
#undef FORM
	N_FORMS
};

struct row {
	str cell[COLUMNS];
	uint32_t line; /* where it stands in the file, once written */
	bool taken;    /* by a defect */
};

struct list {
	enum form form;
	str file, region, owner;
	str *head;
	uint32_t n_cols, nest;
	struct row **row;
	uint32_t n_rows, cap_rows;
	str title;    /* instead of the form's; "" */
	str date;     /* 基准日期, instead of the set's; "" */
	str declared; /* 声明.事项数, "" for none */
	bool taken;   /* as a whole, by a defect */
};

/* A department of the set, and its part of the whole. */
struct department {
	const struct system *system;
	str region;         /* 景阳市 */
	str name;           /* 景阳市水务局 */
	str called;         /* 市水务局 */
	const char *level;  /* 市级 */
	struct list *tasks; /* NULL until made */
	uint32_t n_sections;
};

struct set {
	struct arena *arena;
	const struct place *place;
	bool old; /* the version before steps and materials were saved */
	struct department *department;
	uint32_t n_departments;
	struct list **list;
	uint32_t n_lists, cap_lists;
	uint32_t n_serial; /* of codes */
};

/* ---- city.c: helpers of all makers ---- */

/* The share of part i, when total is spread evenly over n parts. */
uint32_t share(uint32_t total, uint32_t n, uint32_t i);
/* Place k of n in an order that is not the natural one, the same every time. */
uint32_t shuffled(uint32_t k, uint32_t n);

/* The template with every @ replaced by word. */
str filled(struct arena *a, const char *template, const char *word);
/* 第十二条 */
str article_text(struct arena *a, uint32_t number);
/* 《law》第n条, n running through [from, end) with k. */
str basis_text(struct arena *a, const struct system *s, uint32_t from, uint32_t end, uint32_t k);

struct list *list_new(struct set *s, enum form form, str region, str owner);
/* A blank row at the end; the sequence number is the writer's. */
struct row *list_add(struct set *s, struct list *l);
/* A blank row, or a copy of `like`, before row `at`. */
struct row *list_insert(struct set *s, struct list *l, uint32_t at, const struct row *like);
void list_remove(struct list *l, uint32_t at);
/* The column of a header; it must be there. */
uint32_t list_column(const struct list *l, const char *head);
str *cell(const struct list *l, struct row *r, const char *head);
void put(const struct list *l, struct row *r, const char *head, str text);
void put_text(const struct list *l, struct row *r, const char *head, const char *text);
/* The body of a system in the county of the set, as rows call it and in full. */
str county_body(const struct set *s, uint32_t system);
const char *form_title(enum form form);
const char *district_name(uint32_t district);
str section_name(const struct set *s, const struct department *d, uint32_t section);

/* ---- the makers; each adds lists ---- */

void make_bodies(struct set *s); /* city_duties.c */
void make_duties(struct set *s); /* charters, tasks, processes */
void make_powers(struct set *s); /* city_powers.c */
void make_moved(struct set *s);
void make_between(struct set *s); /* city_between.c: boundaries, divisions, assistance, services */
void make_levels(struct set *s);  /* city_levels.c: territory, tiers, townships */

/* ---- city_write.c ---- */

/* Writes every list as a YAML file of the folder. False when one cannot be written. */
bool set_write(struct set *s, const char *folder);

/* ---- plant.c ---- */

/* Plants up to n defects of each rule that has a planter. */
struct planting;
struct planting *plant_all(struct set *s, uint32_t n);
/* number, rule, file, line, key of every place of every defect, after set_write. */
void plant_list(const struct planting *p, FILE *out);

#endif
