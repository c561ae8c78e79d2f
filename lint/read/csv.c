/* The reader of CSV and TSV: RFC 4180 with any of four delimiters, every field with its place. */
#include "read/csv.h"

#include "base/buf.h"
#include "read/faults.h"
#include "read/known.h"
#include "read/reader.h"
#include "read/text.h"

enum { RECORDS_LOOKED_AT = 20, LINES_LOOKED_AT = 20, FIELDS_COUNTED = 1024 };

struct plan {
	struct lines lines; /* first: text_lines */
	char delimiter;
	uint32_t n_fields; /* of the first record */
};

static bool is_break(char c)
{
	return c == '\n' || c == '\r';
}

/* Behind the line end at `at`, where one stands. */
static size_t skip_break(str text, size_t at)
{
	if (at + 1 < text.n && text.p[at] == '\r' && text.p[at + 1] == '\n')
		return at + 2;
	return at < text.n ? at + 1 : at;
}

static size_t line_end(str text, size_t at)
{
	while (at < text.n && !is_break(text.p[at]))
		at++;
	return at;
}

/* A field as it stands: [beg, end), quotes included. Broken: an open quote, or more text behind
 * the closing one, at byte `fault`. */
struct field {
	size_t beg, end;
	bool quoted, doubled, broken;
	size_t fault;
};

static struct field scan_quoted(str text, size_t beg, char delimiter)
{
	struct field f = { .beg = beg, .quoted = true, .fault = beg };
	size_t at = beg + 1;

	for (;;) {
		const char *q = at < text.n ? memchr(text.p + at, '"', text.n - at) : NULL;

		if (!q) {
			f.end = text.n;
			f.broken = true;
			return f;
		}
		at = (size_t)(q - text.p) + 1;
		if (at >= text.n || text.p[at] != '"')
			break;
		f.doubled = true;
		at++;
	}
	f.end = at;
	f.broken = at < text.n && text.p[at] != delimiter && !is_break(text.p[at]);
	f.fault = f.broken ? at : beg;
	return f;
}

static struct field scan_field(str text, size_t beg, char delimiter)
{
	size_t end = beg;

	if (beg < text.n && text.p[beg] == '"')
		return scan_quoted(text, beg, delimiter);
	while (end < text.n && text.p[end] != delimiter && !is_break(text.p[end]))
		end++;
	return (struct field){ .beg = beg, .end = end };
}

/* The number of fields of the record at *at, which moves behind it; 0 when a quote is broken. */
static uint32_t count_fields(str text, size_t *at, char delimiter)
{
	for (uint32_t n = 1;; n++) {
		struct field f = scan_field(text, *at, delimiter);

		if (f.broken) {
			*at = skip_break(text, line_end(text, f.beg));
			return 0;
		}
		if (f.end >= text.n || text.p[f.end] != delimiter) {
			*at = skip_break(text, f.end);
			return n;
		}
		*at = f.end + 1;
	}
}

/* How a text looks with a delimiter: the number of fields, above one, that most of its first
 * records have, and how many have it. */
struct look {
	uint32_t n_fields, n_same, n_records;
};

static struct look look_with(str text, char delimiter)
{
	uint32_t count[FIELDS_COUNTED] = { 0 };
	struct look l = { 0 };

	for (size_t at = 0; at < text.n && l.n_records < RECORDS_LOOKED_AT;) {
		bool blank = is_break(text.p[at]);
		uint32_t n = count_fields(text, &at, delimiter);

		if (blank)
			continue;
		l.n_records++;
		if (n < 2)
			continue;
		if (n >= FIELDS_COUNTED)
			n = FIELDS_COUNTED - 1;
		if (++count[n] > l.n_same) {
			l.n_same = count[n];
			l.n_fields = n;
		}
	}
	return l;
}

/* The delimiter under which most records have one number of fields; the comma when all fail. */
static char find_delimiter(str text, struct look *best)
{
	const char delimiters[] = { ',', '\t', ';', '|' };
	char found = ',';

	*best = (struct look){ 0 };
	for (size_t i = 0; i < countof(delimiters); i++) {
		struct look l = look_with(text, delimiters[i]);

		if (l.n_same < best->n_same ||
		    (l.n_same == best->n_same && l.n_fields <= best->n_fields))
			continue;
		*best = l;
		found = delimiters[i];
	}
	return found;
}

bool csv_likely(str text)
{
	struct look l;

	find_delimiter(text, &l);
	return l.n_same > 0 && l.n_same * 5 >= l.n_records * 3;
}

static bool sniff(str text, str name)
{
	if (known_markup(text).zh)
		return false;
	return text_named(name, STR(".csv .tsv .txt ")) || csv_likely(text);
}

static uint32_t plan(struct doc *d)
{
	struct plan *p = arena_alloc(&d->arena, sizeof *p);
	struct look l;

	d->parts = p;
	lines_make(&p->lines, &d->arena, d->text);
	p->delimiter = find_delimiter(d->text, &l);
	p->n_fields = l.n_fields;
	return 1;
}

/* The text between the quotes, with "" made one. */
static str without_quotes(struct doc *d, const struct field *f)
{
	str raw = str_slice(d->text, f->beg + 1, f->end - 1), rest;
	struct buf out = { .arena = &d->arena };

	if (!f->doubled)
		return raw;
	for (;;) {
		buf_add(&out, str_cut(raw, STR("\"\""), &rest));
		if (!rest.p)
			return buf_str(&out);
		buf_add(&out, STR("\""));
		raw = rest;
	}
}

static str within_limit(struct doc *d, str text, size_t at)
{
	const struct text which = { "单元格字数", "the length of a cell" };
	size_t n = d->limits->cell_bytes;

	if (text.n <= n)
		return text;
	while (n > 0 && ((unsigned char)text.p[n] & 0xC0) == 0x80)
		n--;
	doc_unreadable(d, (struct report){
				  .rule = &rule_read_limit,
				  .at = place_source(d->index, at, at + 1),
				  .arg = { arg_text(which),
	                                   sink_number(&d->faults, d->limits->cell_bytes) } });
	return str_slice(text, 0, n);
}

/* False when a limit was met. */
static bool put_field(struct doc *d, uint32_t row, uint32_t col, const struct field *f)
{
	str text = f->quoted ? without_quotes(d, f) : str_slice(d->text, f->beg, f->end);

	text = within_limit(d, text, f->beg);
	return table_put(&d->table, row, col, text, (uint32_t)f->beg, f->doubled ? 0 : CELL_SLICE);
}

/* Where reading goes on after a broken field: at the next line that has as many fields as other
 * records. Lines before it are likely the rest of the broken text. */
static size_t behind_broken(const struct plan *p, str text, const struct field *f)
{
	size_t next = skip_break(text, line_end(text, f->beg)), line = next;

	for (uint32_t i = 0; i < LINES_LOOKED_AT && line < text.n; i++) {
		size_t at = line;

		if (count_fields(text, &at, p->delimiter) == p->n_fields)
			return line;
		line = skip_break(text, line_end(text, line));
	}
	return next;
}

static void report_broken(struct doc *d, uint32_t row, const struct field *f)
{
	struct arena *a = &d->faults.arena;
	uint32_t line = lines_at(text_lines(d), f->fault);
	bool open = f->fault == f->beg;
	struct arg what = {
		arena_fmt(a, "第 %u 行：%s", line, open ? "引号没有闭合" : "引号后面多了文字"),
		arena_fmt(a, "line %u: %s", line,
		          open ? "a quote is not closed" : "text behind a closing quote")
	};
	struct arg lost = { arena_fmt(a, "第 %u 条记录没有检查", row),
		            arena_fmt(a, "record %u was not checked", row) };

	if (d->faults.n < d->limits->findings)
		doc_unreadable(d, (struct report){
					  .rule = &rule_read_syntax,
					  .at = place_source(d->index, f->fault, f->fault + 1),
					  .arg = { what, lost } });
}

/* The broken field of the record that begins at `at`, if there is one. */
static bool find_broken(const struct plan *p, str text, size_t at, struct field *f)
{
	for (;;) {
		*f = scan_field(text, at, p->delimiter);
		if (f->broken)
			return true;
		if (f->end >= text.n || text.p[f->end] != p->delimiter)
			return false;
		at = f->end + 1;
	}
}

/* Reads the record at *at, which moves behind it. False when a limit was met. */
static bool read_record(struct doc *d, uint32_t row, size_t *at)
{
	const struct plan *p = d->parts;
	struct field f;

	if (find_broken(p, d->text, *at, &f)) {
		report_broken(d, row, &f);
		*at = behind_broken(p, d->text, &f);
		return true;
	}
	for (uint32_t col = 0;; col++) {
		f = scan_field(d->text, *at, p->delimiter);
		if (!put_field(d, row, col, &f))
			return false;
		if (f.end >= d->text.n || d->text.p[f.end] != p->delimiter) {
			*at = skip_break(d->text, f.end);
			return true;
		}
		*at = f.end + 1;
	}
}

/* Rows count records, as Excel would number them. */
static void part(struct doc *d, uint32_t i)
{
	uint32_t row = 1;

	(void)i;
	table_open_sheet(&d->table, STR(""), 0);
	for (size_t at = 0; at < d->text.n; row++) {
		size_t beg = at;

		if (read_record(d, row, &at))
			continue;
		text_limit(d, place_source(d->index, beg, beg + 1));
		break;
	}
	table_close_sheet(&d->table, NULL);
}

/* A doubled quote stands for one; the text begins behind the opening quote. */
static void locate(const struct doc *d, const struct cell *c, uint32_t beg, uint32_t end,
                   uint32_t *source_beg, uint32_t *source_end)
{
	uint32_t at = c->pos + 1, n = 0;

	if (c->flags & CELL_SLICE) {
		*source_beg = (uint32_t)(c->p - d->text.p) + beg;
		*source_end = (uint32_t)(c->p - d->text.p) + end;
		return;
	}
	for (; n < beg && n < c->n; n++)
		at += c->p[n] == '"' ? 2 : 1;
	*source_beg = at;
	for (; n < end && n < c->n; n++)
		at += c->p[n] == '"' ? 2 : 1;
	*source_end = at;
}

static str escape(const struct doc *d, const struct cell *c, str text, struct arena *a)
{
	bool quoted = d->text.p[c->pos] == '"';

	return quoted ? text_replace(a, text, '"', STR("\"\"")) : text;
}

static bool rewrite(const struct doc *d, const struct change *change, uint32_t n, struct arena *a,
                    str *bytes, struct arg *why)
{
	return text_rewrite(d, change, n, escape, a, bytes, why);
}

const struct reader reader_csv = {
	.id = "csv",
	.title = { "CSV、TSV", "CSV, TSV" },
	.sniff = sniff,
	.plan = plan,
	.part = part,
	.locate = locate,
	.rewrite = rewrite,
};
