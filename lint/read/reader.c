/* Which reader takes an input, and where in its text a place is. */
#include "read/reader.h"

#include "read/encoding.h"
#include "read/faults.h"
#include "read/known.h"
#include "read/text.h"

static const struct reader *const readers[] = {
#define READER(name) &reader_##name,
#include "read/readers.def"
#undef READER
};

static uint32_t refuse(struct doc *d, struct text reason)
{
	doc_unreadable(d, (struct report){ .rule = &rule_read_unreadable,
	                                   .at = place_doc(d->index),
	                                   .arg = { arg_text(reason) } });
	return 0;
}

static uint32_t refuse_size(struct doc *d)
{
	const struct text which = { "文件字节数", "the size of the file in bytes" };
	str limit = arena_fmt(&d->faults.arena, "%zu", d->limits->file_bytes);

	doc_unreadable(d, (struct report){ .rule = &rule_read_limit,
	                                   .at = place_doc(d->index),
	                                   .arg = { arg_text(which), arg_str(limit) } });
	return 0;
}

/* The first reader, of those for binary or of those for text formats, that takes the bytes. */
static const struct reader *reader_for(str bytes, str name, bool binary)
{
	for (size_t i = 0; i < countof(readers); i++)
		if (readers[i]->binary == binary && readers[i]->sniff(bytes, name))
			return readers[i];
	return NULL;
}

static uint32_t plan_text(struct doc *d)
{
	const struct text empty = { "文件是空的", "it is empty" };
	const struct text unknown = { "不认识的文件类型", "its type is not known" };
	struct text known;

	if (!encoding_decode(d))
		return 0;
	if (str_trim(d->text).n == 0)
		return refuse(d, empty);
	d->reader = reader_for(d->text, d->name, false);
	if (d->reader)
		return d->reader->plan(d);
	known = known_markup(d->text);
	return refuse(d, known.zh ? known : unknown);
}

uint32_t reader_plan(struct doc *d)
{
	struct text known;

	if (d->bytes.n > d->limits->file_bytes || d->bytes.n >= UINT32_MAX / 2)
		return refuse_size(d);
	d->table.source_bytes = d->bytes.n;
	d->reader = reader_for(d->bytes, d->name, true);
	if (d->reader)
		return d->reader->plan(d);
	known = known_bytes(d->bytes);
	return known.zh ? refuse(d, known) : plan_text(d);
}

void reader_part(struct doc *d, uint32_t i)
{
	if (d->reader && d->reader->part)
		d->reader->part(d, i);
}

void reader_join(struct doc *d)
{
	if (d->reader && d->reader->join)
		d->reader->join(d);
}

static struct spot spot_of(const struct doc *d, size_t beg, size_t end)
{
	const struct lines *l = text_lines(d);

	return (struct spot){ .line = lines_at(l, beg),
		              .column = lines_column(l, beg),
		              .end_line = lines_at(l, end),
		              .end_column = lines_column(l, end) };
}

/* A line without the blanks it begins with. */
static struct spot spot_of_line(const struct doc *d, uint32_t line)
{
	size_t beg = lines_start(text_lines(d), line), end = lines_end(text_lines(d), line);

	while (beg < end && strchr(" \t", d->text.p[beg]))
		beg++;
	return spot_of(d, beg, end);
}

/* A row is named by the line where it begins: in a grid that of its first cell. */
static struct spot spot_of_row(const struct doc *d, struct place at)
{
	const struct sheet *s = &d->table.sheet[at.sheet];
	uint32_t row = at.row != NONE ? at.row : s->row;

	if (row >= d->table.n_rows || row >= s->row_end)
		return (struct spot){ 0 };
	if (s->head)
		return spot_of_line(d, d->table.row[row].number);
	return spot_of_line(d, lines_at(text_lines(d), d->table.cell[d->table.row[row].cell].pos));
}

struct spot reader_spot(const struct doc *d, struct place at)
{
	const struct cell *c;
	uint32_t beg, end;

	if (!d->reader || reader_has_sheets(d->reader) || !d->parts)
		return (struct spot){ 0 };
	if (at.sheet == NONE && at.end == 0)
		return (struct spot){ 0 };
	if (at.sheet == NONE)
		return spot_of(d, at.beg < d->text.n ? at.beg : d->text.n,
		               at.end < d->text.n ? at.end : d->text.n);
	if (at.sheet >= d->table.n_sheets)
		return (struct spot){ 0 };
	if (at.row == NONE || at.col == NONE)
		return spot_of_row(d, at);
	c = table_cell(&d->table, at.row, at.col);
	if (c->n == 0)
		return spot_of_row(d, at);
	if (at.end == 0)
		at.end = c->n;
	d->reader->locate(d, c, at.beg < c->n ? at.beg : c->n, at.end < c->n ? at.end : c->n, &beg,
	                  &end);
	return spot_of(d, beg, end);
}
