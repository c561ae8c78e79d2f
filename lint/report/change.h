/* Two versions of a set of lists, item by item: which items are the same, and what became of each.
 *
 * Items are matched by code and name together, then by name, type, body and basis with one after the
 * other left out, then by code where the names are alike, then by likeness, then by basis where one
 * name holds the other: a code that was given to another item matches nothing by itself. Rows may stand in any order; of several alike the
 * first goes with the first. */
#ifndef REPORT_CHANGE_H
#define REPORT_CHANGE_H

#include "base/hash.h"
#include "model/corpus.h"

enum change_class {
#define CLASS(NAME, id, zh, en, power) CHANGE_##NAME,
#include "report/change_classes.def"
#undef CLASS
	N_CHANGE_CLASSES
};

struct change_class_info {
	const char *id;
	struct text title;
	bool power;
};

extern const struct change_class_info change_class_info[N_CHANGE_CLASSES];

struct change {
	uint32_t old, now; /* items; NONE of one that was added or dropped */
	uint32_t
		kin; /* of those: an item of the other version it may come from or be part of now */
	unsigned classes; /* bits 1 << enum change_class, one at least */
	uint8_t *field;   /* [n_fields] enum field: what is not as before */
	uint32_t n_fields;
	str reason;       /* why, as the lists say; "" */
	bool unexplained; /* a change of power without a reason */
};

enum { CHANGE_NOTES = 64 };

struct changes {
	struct arena *arena;
	const struct corpus *old, *now;
	str note[CHANGE_NOTES]; /* notes below the new lists, the first ones */
	uint32_t n_notes;
	struct change *change; /* matched and added ones in the order of now, then the dropped */
	uint32_t n, cap;
	uint32_t n_same;
	uint32_t n_added, n_dropped, n_changed, n_unexplained;
};

/* Compares two sets that were read. Memory is a's; texts are those of the corpora. */
void changes_find(struct changes *d, const struct corpus *old, const struct corpus *now,
                  struct arena *a);

/* ---- between change.c and change_class.c ---- */

/* What changed from item `old` to item `now`; classes 0 when nothing did. */
struct change change_of(struct changes *d, uint32_t old, uint32_t now);
void take_notes(struct changes *d);
/* Why an item was added, or was dropped. */
str reason_added(const struct changes *d, uint32_t now);
str reason_dropped(const struct changes *d, uint32_t old);

/* All cells of a field of an item, one after the other. */
str item_whole_text(struct arena *a, const struct corpus *c, uint32_t item, enum field f);
/* The bodies of an item in a part of their own, whatever their order; the level among them. */
uint64_t bodies_key(const struct corpus *c, uint32_t item);
/* Instruments and articles, else the words. */
uint64_t item_basis_key(struct arena *scratch, const struct corpus *c, uint32_t item);

#endif
