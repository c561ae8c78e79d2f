/* A reader: how one format becomes a table. They are listed in readers.def.
 *
 * Reading has three stages, so that one long file can be read on several threads:
 *   plan   looks at the whole input and says into how many parts it falls (depends on the bytes
 *          alone, never on the number of threads); 0: nothing can be read, and a fault says why;
 *   part   reads part i, on any thread, into memory of its own; NULL when plan did everything;
 *   join   puts the parts into d->table in order and releases what the parts held; may be NULL.
 * Whatever the bytes are, a reader ends within the limits of d->limits and adds a finding
 * (read/faults.h) for everything it could not take. */
#ifndef READ_READER_H
#define READ_READER_H

#include "doc/doc.h"

/* A place in a text, 1-based; columns count code points; end_column is one past the last. */
struct spot {
	uint32_t line, column, end_line, end_column;
};

/* The bytes [beg, end) of the text of cell number `cell` of the table, an anchor, become text. */
struct change {
	uint32_t cell, beg, end;
	str text;
};

struct reader {
	const char *id;
	struct text title;
	/* Reads d->bytes; the others read d->text, which is UTF-8, and, if they have locate, let
	 * d->parts begin with a struct lines of it (read/text.h), which stays when the parts are
	 * joined. */
	bool binary;
	/* Can these be bytes of this format? For text formats `bytes` is UTF-8. */
	bool (*sniff)(str bytes, str name);
	uint32_t (*plan)(struct doc *d);
	void (*part)(struct doc *d, uint32_t i);
	void (*join)(struct doc *d);
	/* The bytes [beg, end) of a cell's text as bytes of d->text. NULL for formats in which
	 * places are counted by sheets, rows and cells, not by lines: binary ones and pages. */
	void (*locate)(const struct doc *d, const struct cell *c, uint32_t beg, uint32_t end,
	               uint32_t *source_beg, uint32_t *source_end);
	/* d->bytes with changes made, which stand in order and do not overlap; NULL: this format is
	 * never written. False when that cannot be done: *why. The caller reads the result again to
	 * see that it says what was wanted. */
	bool (*rewrite)(const struct doc *d, const struct change *change, uint32_t n,
	                struct arena *a, str *bytes, struct arg *why);
};

#define READER(name) extern const struct reader reader_##name;
#include "read/readers.def"
#undef READER

/* Decodes d->bytes, picks the reader by content (the name decides only between formats that look
 * alike) and plans. The number of parts, 0 when there is nothing to read. */
uint32_t reader_plan(struct doc *d);
void reader_part(struct doc *d, uint32_t i);
void reader_join(struct doc *d);

/* Does the format have sheets, so that a place is in one, or lines? */
static inline bool reader_has_sheets(const struct reader *r)
{
	return r && !r->locate;
}

/* Line and column of a place; all zero for formats with sheets and for places without text. */
struct spot reader_spot(const struct doc *d, struct place at);

#endif
