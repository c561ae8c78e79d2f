/* Planting one known defect at a time. A planter is tried on rows of its form until it has planted as
 * many as were asked for; plant.def lists them. To add one: a line there and a function. */
#ifndef BENCH_PLANT_H
#define BENCH_PLANT_H

#include "city.h"

struct planting;

/* Plants a defect at a row that is free; false when it cannot stand there, and nothing is changed.
 * It says with planted_at where the defect may be found: any of the places will do. */
typedef bool planter_fn(struct planting *p, struct list *l, uint32_t at);

#define PLANTER(name, rule, form) planter_fn plant_##name;
#include "plant.def"
#undef PLANTER

struct set *planting_set(struct planting *p);

/* A place of the defect; the row is not used again. */
void planted_at(struct planting *p, struct list *l, struct row *r);
/* One more place of it; the row may hold other defects. */
void planted_beside(struct planting *p, struct list *l, struct row *r);
/* The list as a whole is the place; neither it nor its rows are used again. */
void planted_in(struct planting *p, struct list *l);

/* Rows [at, at + n) are there and free. */
bool rows_free(const struct list *l, uint32_t at, uint32_t n);
/* A list that nothing was planted in. */
bool list_free(const struct list *l);

/* Is there an item like it in the list: the same matter and the same end of the name? What is planted in
 * one of two such rows may show at the other. */
bool has_like(const struct list *l, uint32_t at);

/* A serial number, for texts that must not be alike. */
uint32_t planted_number(const struct planting *p);

/* Shorthands: sets a cell, adds to it, and says the place. */
bool plant_cell(struct planting *p, struct list *l, uint32_t at, const char *head,
                const char *text);
bool plant_behind(struct planting *p, struct list *l, uint32_t at, const char *head,
                  const char *more);

#endif
