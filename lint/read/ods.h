/* What an OpenDocument spreadsheet is read into; for the files ods*.c only. */
#ifndef READ_ODS_H
#define READ_ODS_H

#include "base/buf.h"
#include "read/bounds.h"
#include "read/reader.h"
#include "read/xml.h"

/* A cell, kept while its row may still be repeated. */
struct ods_cell {
	str text;
	uint32_t col, cols; /* it is repeated so many times */
	uint32_t span_cols, span_rows;
	uint32_t flags;
};

struct ods {
	struct doc *doc;
	struct arena work;
	struct unzip zip;
	struct bounds bounds;
	bool begun, foreign; /* the root was seen; it was another's */
	bool in_spreadsheet, text_document;
	bool full;            /* no further sheet is taken */
	struct intern hidden; /* styles of sheets that are not shown */
	str style;            /* of family table, being read; "" */
	uint32_t skip;        /* elements open inside one that is left out, itself included */
	bool counts_skipped;  /* text in it is told of */
	uint32_t n_boxes, n_changes;

	/* the sheet */
	bool in_table, over_covered, cut, over_repeated;
	struct place place;
	str name;
	uint64_t n_repeated; /* cells of the file that are written once and stand more than once */
	uint32_t row;        /* before the open one */
	uint32_t max_row, max_col;
	uint32_t lost_results;
	str lost_first;

	/* the row */
	bool in_row;
	uint32_t rows, row_flags;
	uint32_t col;
	struct ods_cell *cell;
	uint32_t n_cells, cap_cells;

	/* the cell */
	bool in_cell, covered, in_text;
	struct ods_cell open;
	enum { VALUE_NONE, VALUE_TEXT, VALUE_NUMBER, VALUE_DATE, VALUE_OTHER } type;
	struct buf value, text;
	uint32_t n_paragraphs;
	bool space; /* one was read that is not yet written */
};

extern const struct xml_events content_events;
void ods_init(struct ods *o, struct doc *d);
/* broken: why the part was not read to its end, or NULL. */
void ods_close(struct ods *o, const struct arg *broken);
void ods_release(struct ods *o);

/* ods_sheet.c: the tags of a spreadsheet, once one is open. */
void ods_start(struct ods *o, const struct xml_tag *tag);
void ods_end(struct ods *o, str name);
void ods_end_table(struct ods *o);
void ods_text(struct ods *o, str text);

#endif
