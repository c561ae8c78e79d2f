/* From a table to items: which list each sheet is, where its header stands, which column is which
 * field, which rows are items and which are not. */
#ifndef MODEL_BIND_H
#define MODEL_BIND_H

#include "doc/doc.h"
#include "model/kind.h"

enum { NO_COLUMN = UINT16_MAX };

/* One list: a sheet, or the part of it below one header. */
struct list {
	uint32_t doc, sheet;
	const struct kind *kind;
	uint32_t
		header_row; /* first header row in the table; NONE where columns are named (YAML) */
	uint32_t row, row_end;  /* the rows below the header */
	uint16_t col[N_FIELDS]; /* NO_COLUMN when the list has no such column */
	uint8_t *field;         /* [n_cols] enum field of each column */
	str *header;            /* [n_cols] without white space, "" when blank */
	uint32_t n_cols;
	uint32_t item, item_end;
	uint32_t n_mains; /* items counted by main item (主项), not by sub-item */
	str title;        /* the title row, the `清单` key, or "" */
	struct place title_at;
	str owner; /* the body whose list this is: `部门`, else from the title or file name; or "" */
	str region;     /* `地区`, else the place the owner's name begins with; or "" */
	bool guide;     /* 指导目录: a template for others */
	uint32_t as_of; /* YYYYMMDD, 0 when the list does not say */
};

struct item {
	uint32_t list;
	uint32_t row, n_rows; /* physical rows: the first has what is not repeated */
	uint32_t main;        /* first item of the same main item */
};

enum skipped_why { SKIPPED_NOTE, SKIPPED_HEADING, SKIPPED_TOTAL };

/* A row below the header that is no item. */
struct skipped {
	uint32_t list, row;
	enum skipped_why why;
};

struct bound {
	struct list *list;
	uint32_t n_lists, cap_lists;
	struct item *item;
	uint32_t n_items, cap_items;
	struct skipped *skipped;
	uint32_t n_skipped, cap_skipped;
	uint32_t *unknown; /* sheets with rows that are no known list */
	uint32_t n_unknown, cap_unknown;
};

/* Memory is d->arena's; list and item numbers count from 0 within the document. */
void bind_doc(struct doc *d, const struct kinds *kinds, struct bound *b);

#endif
