/* What the parts of a Word document are read into; for the files docx*.c only. */
#ifndef READ_DOCX_H
#define READ_DOCX_H

#include "read/grids.h"
#include "read/opc.h"

enum { NUMBER_LEVELS = 9, STYLES_DEEP = 16 };

enum number_format {
	FORMAT_DECIMAL,
	FORMAT_NONE,
	FORMAT_ZERO,    /* 01 */
	FORMAT_CHINESE, /* 十二 */
	FORMAT_LEGAL,   /* 壹拾贰 */
	FORMAT_CIRCLE,  /* ⑫ */
	FORMAT_LOWER_LETTER,
	FORMAT_UPPER_LETTER,
	FORMAT_LOWER_ROMAN,
	FORMAT_UPPER_ROMAN
};

struct number_level {
	str pattern; /* «%1.%2» */
	uint32_t start;
	enum number_format format;
};

/* A way of numbering, and how far it has counted. */
struct numbering {
	struct number_level level[NUMBER_LEVELS];
	uint32_t count[NUMBER_LEVELS]; /* 0: not yet begun */
};

/* What paragraphs name: a numbering, counted anew where it says so. */
struct number_use {
	uint32_t numbering;
	uint32_t start[NUMBER_LEVELS]; /* NONE: goes on */
};

struct numberings {
	struct arena *work;
	struct map id, use_id; /* as written → index */
	struct numbering *numbering;
	uint32_t n, cap;
	struct number_use *use;
	uint32_t n_uses, cap_uses;

	/* while the part is read */
	uint32_t level;
	bool in_use, broken;
};

struct paragraph_style {
	str based_on;
	bool heading;
	uint32_t number, level; /* NONE */
};

struct styles {
	struct arena *work;
	struct intern id;
	struct paragraph_style *style; /* [id.n] */
	uint32_t cap;
	uint32_t at; /* while the part is read: the style; NONE */
};

extern const struct xml_events numbering_events;
extern const struct xml_events style_events;
void numberings_init(struct numberings *n, struct arena *work);
void styles_init(struct styles *s, struct arena *work);

/* Of a style or the ones it is based on: false when it gives no number. */
bool style_number(const struct styles *s, str id, uint32_t *number, uint32_t *level);
bool style_is_heading(const struct styles *s, str id);

/* Counts on, and writes what stands in front of the paragraph; nothing when `number` is unknown. */
void number_next(struct numberings *n, uint32_t number, uint32_t level, struct buf *out);

/* Something that was left out: how often, and where first. */
struct left_out {
	uint32_t n, grid, row;
};

struct docx {
	struct doc *doc;
	struct arena work;
	struct unzip zip;
	struct grids grids;
	struct numberings numberings;
	struct styles styles;
	bool begun, foreign;
	uint32_t skip; /* elements open inside one that is left out, itself included */
	struct left_out *skipped_into; /* what is counted when there is text in it; NULL */
	struct left_out deleted, boxes, objects, chunks;

	/* the paragraph */
	str style;
	uint32_t number, level; /* NONE */
	bool in_paragraph_properties, in_row_properties, in_cell_properties, in_text;
	bool heading, joined; /* joined: its mark is deleted */

	/* the open cell, and the row */
	uint32_t cols;
	enum { CELL_ALONE, CELL_BEGINS, CELL_GOES_ON } vertical;
	bool cell_waits, cell_deleted;
	uint32_t skipped_cols; /* in front of the row */
	uint32_t n_tables;     /* open */
	uint64_t rows_deleted; /* a bit for each of them */
};

extern const struct xml_events document_events;
void docx_init(struct docx *x, struct doc *d);
/* Puts the tables; broken: why the part was not read to its end, or NULL. */
void docx_close(struct docx *x, const struct arg *broken);
void docx_release(struct docx *x);

#endif
