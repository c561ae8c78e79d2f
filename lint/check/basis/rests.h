/* What a power rests on: the kind of power an item is, the instruments its cells cite, and whether
 * any of them may set it. */
#ifndef CHECK_BASIS_RESTS_H
#define CHECK_BASIS_RESTS_H

#include "model/pass.h"

/* By its power type, in a list of permits by that; POWER_NONE for what no law says who sets. */
enum power_group item_power(const struct corpus *c, uint32_t item);

/* The name of an item, and of its sub-item. */
enum { NAME_FIELDS = 2 };
extern const enum field name_fields[NAME_FIELDS];

struct rests {
	enum power_verdict verdict; /* the best that any instrument has */
	uint32_t cited;             /* that instrument; when none may, the highest; NONE: none */
	enum law_rank rank;         /* its rank, or RANK_UNKNOWN */
	bool by_tag;                /* of an unknown rank the list's own tag told */
};

/* Whether the instruments of the item's own rows, of its main item's and of its sub-items' may set
 * that kind of power; kind NONE: any of the group. */
struct rests rests_on(const struct corpus *c, uint32_t item, enum power_group group,
                      power_kind kind);

/* What the law says of that rank, of a rule when it is not known. */
struct power_answer rests_answer(const struct corpus *c, const struct rests *r,
                                 enum power_group group, power_kind kind);

/* Is it a sub-item without a basis of its own? Then what is wrong with that is told once. */
bool rests_with_main(const struct corpus *c, uint32_t item);

/* The rank of that instrument in words; the tag's own when only that tells. */
struct arg rests_rank(const struct corpus *c, const struct rests *r);

/* Does the text of its bases name an instrument that may, though it is not cited as one: «依照
 * 《…法》的规定处罚» within a rule's words, or in a further column? Then nothing is said. */
bool rests_elsewhere(const struct corpus *c, uint32_t item, enum power_group group,
                     power_kind kind);

/* Nothing is set by it, whatever its type says: another body decides, nothing is decided, or every organ
 * may by the general law. */
bool rests_sets_nothing(const struct corpus *c, uint32_t item, enum power_group group);

/* Nothing the item rests on may set its power, as the law itself says: basis/rank-too-low tells it. */
bool rests_too_low(const struct corpus *c, uint32_t item);

/* The words quoted behind a citation, up to the next instrument of the cell or its end. k is of
 * c->cited and the first of its instrument. */
str cited_words(const struct corpus *c, uint32_t k);

/* The text of the cell that cites, and whether that cell belongs to an item above (merged). */
str cited_cell(const struct corpus *c, const struct cited *ci);
bool cited_above(const struct corpus *c, const struct cited *ci);

/* The place of its title. */
struct place cited_place(const struct corpus *c, const struct cited *ci);

#endif
