/* What the parts of a workbook are read into; for the files xlsx*.c only. */
#ifndef READ_XLSX_H
#define READ_XLSX_H

#include "base/buf.h"
#include "doc/doc.h"
#include "read/bounds.h"
#include "read/opc.h"
#include "read/reader.h"

#include <locale.h>

struct book_sheet {
	str name, rel_id;
	uint32_t flags; /* enum sheet_flag */
};

struct book {
	struct doc *doc;
	struct arena work; /* what is not needed once the sheets are read */
	struct unzip zip;
	locale_t c_locale;
	struct rels rels;
	struct book_sheet *sheet; /* in the order of the workbook */
	uint32_t n_sheets, cap_sheets;
	str *string; /* shared strings; their texts live as long as the document */
	uint32_t n_strings, cap_strings;
	uint8_t *style; /* [n_styles] enum number_kind of each cell style */
	uint32_t n_styles, cap_styles;
	bool epoch_1904;
	struct bounds bounds;
};

void book_init(struct book *b, struct doc *d);
void book_release(struct book *b);

/* A finding: something was not read, and why. */
void book_unreadable(struct book *b, struct place at, struct arg why);

/* The relationships of part `owner` ("" for the package). A package need not have any. */
void book_read_rels(struct book *b, str owner, struct rels *r);

/* False when it is no workbook or tells of no sheet; a finding was added. */
bool book_read_workbook(struct book *b, str path);
void book_read_styles(struct book *b, str path);
void book_read_strings(struct book *b, str path);

/* Text that comes in runs (<is>, <si>) or plainly (<v>). */
struct rich {
	struct buf text;
	uint32_t max_bytes;
	uint32_t mark; /* where the open piece begins */
	bool open, phonetic;
	bool cut; /* some text was longer than max_bytes */
};

void rich_clear(struct rich *r);
void rich_open(struct rich *r);
void rich_add(struct rich *r, str text);
void rich_close(struct rich *r);
/* Tags within <is> and <si>: <t> opens a piece, <rPh> holds readings, which are left out. */
void rich_start(struct rich *r, str name);
void rich_end(struct rich *r, str name);
/* _xHHHH_ stands for a UTF-16 unit; decoding makes a text shorter, in place. */
uint32_t decode_escapes(char *p, uint32_t n);

/* <sst> */
struct strings {
	struct book *book;
	struct rich rich;
	bool full;
};

extern const struct xml_events strings_events;
void strings_open(struct strings *s, struct book *b);
/* broken: why the part was not read to its end, or NULL. */
void strings_close(struct strings *s, const struct arg *broken);

enum cell_type {
	TYPE_NUMBER,
	TYPE_SHARED,
	TYPE_INLINE,
	TYPE_STRING,
	TYPE_BOOL,
	TYPE_ERROR,
	TYPE_DATE
};

enum cell_type cell_type(str t);

/* What a cell shows, given what it holds; flags gain what is learnt. False when it names a shared
 * string that is not there. */
bool cell_shows(struct book *b, enum cell_type type, uint32_t style, str held, str *shown,
                uint32_t *flags);

/* "E17" is (17, 4). Numbers too large for any sheet stay too large. False: no reference. */
bool ref_cell(str ref, uint32_t *row, uint32_t *col);
/* "A1:C3", corners in any order, or one cell. */
bool ref_range(str ref, struct merge *m);

/* A kind of cell that was not taken: how many, and where the first stands. */
struct tally {
	uint32_t n;
	str first;
};

/* <worksheet> */
struct sheet_in {
	struct book *book;
	struct table *table;
	str name;
	struct place place;
	struct rich rich;
	bool begun, foreign; /* the root was seen; it was another's */
	bool in_data, in_row, in_cell, in_inline;
	uint32_t row, col;         /* of the open or last cell */
	uint32_t max_row, max_col; /* of cells with text */
	enum cell_type type;
	uint32_t style, flags;
	bool placed;       /* its reference was understood */
	bool over_covered; /* merges covered too many cells, the rest was left out */
	struct tally bad_refs, lost_strings, lost_results;
};

/* xlsx.c: the part of a sheet. NULL: there is none; then *what says why, unless it is no grid. */
struct rel *book_sheet_part(struct book *b, const struct book_sheet *sheet, struct text *what);
/* False when it is no workbook; else its part, sheets and relationships are known. */
bool book_open(struct book *b);

/* xlsx_edit.c: reader->rewrite. */
bool xlsx_rewrite(const struct doc *d, const struct change *change, uint32_t n, struct arena *a,
                  str *bytes, struct arg *why);

extern const struct xml_events sheet_events;
/* False when there are too many sheets, which the list of sheets does not allow. */
bool sheet_open(struct sheet_in *s, struct book *b, str name, uint32_t flags);
void sheet_close(struct sheet_in *s, const struct arg *broken);

#endif
