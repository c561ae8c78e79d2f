/* Binding: header, then each row in turn. A new item begins where an identifying cell (name,
 * sub-item, body) is another cell than in the row above; a merged cell is one cell. */
#include "model/bind.h"

#include "base/utf8.h"
#include "model/header.h"
#include "model/owner.h"
#include "model/preface.h"

enum { HEADER_WITHIN = 40, NEXT_HEADER_WITHIN = 5, MAX_IDENTITY = 8 };

struct binder {
	struct doc *d;
	const struct kinds *kinds;
	struct header_hints hints; /* of the sheet */
	struct bound *b;
	struct list *l;
	uint16_t identity[MAX_IDENTITY]; /* columns, the name first */
	uint32_t n_identity;
	uint32_t at[MAX_IDENTITY]; /* the cells in them, in the row above */
};

static const struct cell *cell_of(const struct binder *k, uint32_t row, enum field f)
{
	return table_cell(&k->d->table, row, k->l->col[f]);
}

static bool blank(const struct cell *c)
{
	return cell_trimmed(c).n == 0;
}

/* ---- rows that are no items ---- */

/* "备注：", "注1、", "说明:" — the word is followed by something that is not part of a name. */
static bool is_note_text(str text)
{
	static const str words[] = {
		STR_INIT("备注"),     STR_INIT("注："),     STR_INIT("注:"),
		STR_INIT("注1"),      STR_INIT("注 "),      STR_INIT("说明："),
		STR_INIT("说明:"),    STR_INIT("填表说明"), STR_INIT("填报说明"),
		STR_INIT("填表人"),   STR_INIT("填报人"),   STR_INIT("审核人"),
		STR_INIT("制表人"),   STR_INIT("联系人"),   STR_INIT("附注"),
		STR_INIT("填表单位"), STR_INIT("填报单位"), STR_INIT("※"),
		STR_INIT("制表："),   STR_INIT("制表:"),    STR_INIT("填表："),
		STR_INIT("填报："),   STR_INIT("审核："),   STR_INIT("复核："),
		STR_INIT("负责人："), STR_INIT("经办人"),   STR_INIT("联系电话"),
		STR_INIT("联系方式"), STR_INIT("审核单位"), STR_INIT("（注"),
		STR_INIT("(注"),      STR_INIT("注释"),     STR_INIT("本清单"),
		STR_INIT("本表"),     STR_INIT("备 注"),    STR_INIT("注 ："),
		STR_INIT("★"),        STR_INIT("*"),        STR_INIT("附：")
	};

	return str_starts_any(text, words, countof(words));
}

/* «第 3 页，共 3 页» */
static bool is_page_text(str text)
{
	return text.n < 60 && str_starts(text, STR("第")) && str_has(text, STR("页"));
}

/* «2024年12月30日» below the table, where the list is signed. */
static bool is_date_text(str text)
{
	return text.n < 24 && text.n >= 11 && owner_date(text) && text.p[0] >= '0' &&
	       text.p[0] <= '9' && (str_ends(text, STR("日")) || str_ends(text, STR("月")));
}

static bool is_total_text(str text)
{
	static const str words[] = { STR_INIT("合计"), STR_INIT("总计"), STR_INIT("小计"),
		                     STR_INIT("共计"), STR_INIT("总数"), STR_INIT("合 计") };

	return str_starts_any(text, words, countof(words)) && text.n < 60;
}

/* The different texts of a row: how many, how many cells, the first. Ghost columns do not count. */
struct row_shape {
	uint32_t texts, cells;
	str first;
	uint32_t first_col;
};

static struct row_shape row_shape(const struct binder *k, uint32_t row)
{
	const struct table *t = &k->d->table;
	struct row_shape s = { 0 };
	uint32_t last = NONE;

	for (uint32_t i = t->row[row].cell; i < t->row[row + 1].cell; i++) {
		const struct cell *c = &t->cell[i];

		if (c->col >= k->l->n_cols || blank(c))
			continue;
		s.cells++;
		if (c->at == last)
			continue;
		last = c->at;
		if (s.texts++ == 0) {
			s.first = str_trim(cell_text(c));
			s.first_col = c->col;
		}
	}
	return s;
}

/* Most rows are told from a header by their first cells: with a third of them other, no count of
 * the rest can make it one. */
static bool is_header_again(const struct binder *k, uint32_t row)
{
	const struct table *t = &k->d->table;
	char key[2048], header[2048];
	uint32_t same = 0, other = 0, n = t->row[row + 1].cell - t->row[row].cell;

	for (uint32_t i = t->row[row].cell; i < t->row[row + 1].cell && other * 3 < n; i++) {
		const struct cell *c = &t->cell[i];

		if (c->col >= k->l->n_cols || blank(c))
			continue;
		if (c->n < 200 && k->l->header[c->col].n < 200 &&
		    str_eq(utf8_key_into(key, cell_text(c)),
		           utf8_key_into(header, k->l->header[c->col])))
			same++;
		else
			other++;
	}
	return same >= 3 && same > other * 2;
}

/* Passes Chinese numerals: «十二» of «十二、民生服务». */
static size_t numerals_end(str text, size_t at)
{
	static const str numerals = STR_INIT("一二三四五六七八九十百");

	while (at + 3 <= text.n && str_find(numerals, str_slice(text, at, at + 3), 0) != STR_NONE)
		at += 3;
	return at;
}

/* «一、行政许可», «（二）市政公用类». */
static bool is_heading_text(str text)
{
	bool bracket = str_starts(text, STR("（")) || str_starts(text, STR("("));
	size_t beg = !bracket ? 0 : str_starts(text, STR("(")) ? 1 : 3;
	size_t end = numerals_end(text, beg);
	str rest = str_from_byte(text, end);

	if (end == beg)
		return false;
	return bracket ? str_starts(rest, STR("）")) || str_starts(rest, STR(")"))
	               : str_starts(rest, STR("、"));
}

/* «一 | 党的建设（15项）»: the numeral stands in a column of its own, and nothing else does. */
static bool is_split_heading(const struct binder *k, uint32_t row, const struct row_shape *s)
{
	str name = str_trim(cell_text(cell_of(k, row, FIELD_NAME)));

	return s->texts == 2 && s->first_col == k->l->col[FIELD_SEQ] && name.n > 0 &&
	       s->first.n > 0 && numerals_end(s->first, 0) == s->first.n &&
	       (k->n_identity > 1 || str_ends(name, STR("项）")) || str_ends(name, STR("项)")));
}

/* A row of one text is a note or heading, unless that text is just a name with its fields
 * missing: then it stands in the name column alone and spans nothing. */
static bool is_skipped(const struct binder *k, uint32_t row, enum skipped_why *why)
{
	struct row_shape s = row_shape(k, row);

	*why = is_total_text(s.first) ? SKIPPED_TOTAL
	       : is_note_text(s.first) || is_date_text(s.first) || is_page_text(s.first)
	               ? SKIPPED_NOTE
	               : SKIPPED_HEADING;
	if (*why == SKIPPED_TOTAL)
		return s.first_col != k->l->col[FIELD_NAME] || s.texts <= 3;
	if (*why == SKIPPED_NOTE)
		return s.texts <= 2 || s.first_col == k->l->col[FIELD_SEQ];
	if (s.texts != 1)
		return is_split_heading(k, row, &s);
	return s.cells >= 3 || is_heading_text(s.first) ||
	       (s.first_col == k->l->col[FIELD_SEQ] && s.first.n > 6);
}

/* ---- items ---- */

static void take_identity(struct binder *k)
{
	const struct kind *kind = k->l->kind;

	k->n_identity = 0;
	for (uint32_t i = 0; i < kind->n_columns && k->n_identity < MAX_IDENTITY; i++) {
		uint16_t col = k->l->col[kind->column[i].field];

		if (kind->column[i].identity && col != NO_COLUMN)
			k->identity[k->n_identity++] = col;
	}
	for (uint32_t i = 0; i < MAX_IDENTITY; i++)
		k->at[i] = NONE;
}

static bool same_text(const struct binder *k, uint32_t a, uint32_t b)
{
	const struct cell *cell = k->d->table.cell;

	return a == b || (a != NONE && b != NONE &&
	                  str_eq(str_trim(cell_text(&cell[a])), str_trim(cell_text(&cell[b]))));
}

/* Where each row is one body's part in a matter, rows of one name are one matter, unless each has a
 * number of its own. */
static bool joins_above(const struct binder *k, uint32_t row)
{
	const struct list *l = k->l;
	const struct cell *seq = cell_of(k, row, FIELD_SEQ);

	return l->kind->joins && l->header_row != NONE && k->b->n_items > l->item &&
	       (blank(seq) ||
	        str_eq(cell_trimmed(seq), cell_trimmed(cell_of(k, row - 1, FIELD_SEQ))));
}

/* A numbered list leaves the number out where a row only carries on the one above. */
static bool leaves_number_out(const struct binder *k, uint32_t row)
{
	return k->l->header_row != NONE && k->l->col[FIELD_SEQ] != NO_COLUMN &&
	       blank(cell_of(k, row, FIELD_SEQ));
}

/* Does the row continue the item above? Takes the row's identifying cells over. */
static bool continues(struct binder *k, uint32_t row)
{
	uint32_t now[MAX_IDENTITY], filled = 0;
	bool same = k->n_identity > 0, numbered = !blank(cell_of(k, row, FIELD_SEQ));
	const struct cell *seq = cell_of(k, row, FIELD_SEQ);
	bool joins = joins_above(k, row), by_text = joins || leaves_number_out(k, row);

	for (uint32_t i = 0; i < k->n_identity; i++) {
		const struct cell *c = table_cell(&k->d->table, row, k->identity[i]);

		now[i] = blank(c) ? NONE : c->at;
		filled += now[i] != NONE;
		same = same && (by_text ? same_text(k, now[i], k->at[i]) : now[i] == k->at[i]);
	}
	if (numbered && !joins && seq->at >= k->d->table.row[row].cell)
		same = false;
	else if (filled == 0)
		return k->n_identity > 0;
	memcpy(k->at, now, sizeof now);
	return same;
}

/* Is the row a sub-item of the main item above? Its name is the same merged cell, or the same text,
 * or, where merges were lost, blank. */
static bool same_main(const struct binder *k, const struct item *above, uint32_t row)
{
	const struct cell *c = cell_of(k, row, FIELD_NAME), *up;
	bool sub = !blank(cell_of(k, row, FIELD_SUB));

	if (k->l->header_row != NONE && blank(c))
		return sub || leaves_number_out(k, row);
	up = cell_of(k, k->b->item[above->main].row, FIELD_NAME);
	if (blank(c) || blank(up))
		return false;
	return ((c->flags & CELL_COVERED) && up->at == c->at) ||
	       (sub && str_eq(str_trim(cell_text(c)), str_trim(cell_text(up))));
}

static void add_item(struct binder *k, uint32_t row)
{
	struct bound *b = k->b;
	uint32_t n = b->n_items;
	bool shared = n > k->l->item && same_main(k, &b->item[n - 1], row);

	b->item = arena_room(&k->d->arena, b->item, n, &b->cap_items, sizeof *b->item);
	b->item[b->n_items++] = (struct item){ .list = b->n_lists - 1,
		                               .row = row,
		                               .n_rows = 1,
		                               .main = shared ? b->item[n - 1].main : n };
	k->l->n_mains += !shared;
}

static void add_skipped(struct binder *k, uint32_t row, enum skipped_why why)
{
	struct bound *b = k->b;

	b->skipped = arena_room(&k->d->arena, b->skipped, b->n_skipped, &b->cap_skipped,
	                        sizeof *b->skipped);
	b->skipped[b->n_skipped++] = (struct skipped){ b->n_lists - 1, row, why };
}

/* Nothing, or the title once more at the head of a printed page. */
static bool says_nothing(const struct binder *k, uint32_t row)
{
	struct row_shape s = row_shape(k, row);

	return s.texts == 0 || (s.texts == 1 && str_eq(s.first, k->l->title));
}

static void bind_row(struct binder *k, uint32_t row)
{
	enum skipped_why why;

	if (k->l->header_row != NONE) {
		if (says_nothing(k, row) || is_header_again(k, row))
			return;
		if (is_skipped(k, row, &why)) {
			add_skipped(k, row, why);
			return;
		}
	}
	if (continues(k, row) && k->b->n_items > k->l->item) {
		struct item *above = &k->b->item[k->b->n_items - 1];

		above->n_rows = row - above->row + 1;
		return;
	}
	add_item(k, row);
}

/* ---- lists ---- */

static void take_columns(struct list *l, const struct header *h)
{
	l->n_cols = h->n_cols;
	l->field = h->field;
	l->header = h->text;
	for (uint32_t f = 0; f < N_FIELDS; f++)
		l->col[f] = NO_COLUMN;
	for (uint32_t col = 0; col < h->n_cols; col++)
		if (h->field[col] < N_FIELDS && l->col[h->field[col]] == NO_COLUMN)
			l->col[h->field[col]] = (uint16_t)col;
}

/* What the list calls itself. */
static str own_name(const struct doc *d, uint32_t sheet)
{
	return doc_prop(d, d->table.sheet[sheet].part, STR("清单"));
}

/* The title: the longest text above the header, the `清单` key, or nothing. */
static void take_title(struct binder *k, uint32_t from, uint32_t header_row)
{
	const struct table *t = &k->d->table;
	struct list *l = k->l;
	struct prop p;

	l->title = own_name(k->d, l->sheet);
	l->title_at = place_doc(k->d->index);
	if (l->title.n == 0 && t->sheet[l->sheet].title.n) {
		l->title = t->sheet[l->sheet].title;
		l->title_at = place_sheet(k->d->index, l->sheet);
	}
	for (uint32_t r = from; header_row != NONE && r < header_row; r++) {
		for (uint32_t i = t->row[r].cell; i < t->row[r + 1].cell; i++) {
			str text = str_trim(cell_text(&t->cell[i]));

			if (t->cell[i].at != i || text.n <= l->title.n || preface_prop(text, &p))
				continue;
			l->title = text;
			l->title_at = place_cell(k->d->index, l->sheet, r, t->cell[i].col);
		}
	}
}

/* A row that begins as the header did but is no repetition of it: another list may begin there. */
static bool may_be_header(const struct binder *k, uint32_t row)
{
	const struct table *t = &k->d->table;
	const struct cell *c = &t->cell[t->row[row].cell];
	str header;
	char key[512], known[512];

	if (k->l->header_row == NONE || t->row[row].cell == t->row[row + 1].cell ||
	    c->at < t->row[row].cell || c->col >= k->l->n_cols || c->n == 0 || c->n > 40)
		return false;
	header = k->l->header[c->col];
	return header.n > 0 && header.n <= 40 && c->p[0] == header.p[0] &&
	       str_eq(utf8_key_into(key, cell_text(c)), utf8_key_into(known, header)) &&
	       !is_header_again(k, row);
}

static bool begins_list(const struct binder *k, uint32_t row)
{
	const struct sheet *s = &k->d->table.sheet[k->l->sheet];

	return may_be_header(k, row) &&
	       header_find(k->d, s, k->kinds, &k->hints, row, 1).kind != NULL;
}

/* Where the title of the list whose header is in `row` begins: headings right above it are no
 * longer those of the list before. */
static uint32_t title_above(struct binder *k, uint32_t row)
{
	struct bound *b = k->b;

	while (b->n_skipped > 0 && b->skipped[b->n_skipped - 1].list == b->n_lists - 1 &&
	       b->skipped[b->n_skipped - 1].why == SKIPPED_HEADING &&
	       b->skipped[b->n_skipped - 1].row + 1 == row) {
		b->n_skipped--;
		row--;
	}
	return row;
}

/* Binds the list below a header, up to the row where another one begins, if any. */
static void bind_list(struct binder *k, uint32_t sheet, const struct header *h, uint32_t from)
{
	const struct sheet *s = &k->d->table.sheet[sheet];
	struct bound *b = k->b;

	b->list = arena_room(&k->d->arena, b->list, b->n_lists, &b->cap_lists, sizeof *b->list);
	k->l = &b->list[b->n_lists++];
	*k->l = (struct list){
		.doc = k->d->index,
		.sheet = sheet,
		.kind = h->kind,
		.header_row = h->row,
		.row = h->row == NONE ? s->row : h->row + h->n_rows,
		.row_end = s->row_end,
		.item = b->n_items,
	};
	take_columns(k->l, h);
	if (h->row != NONE)
		preface_read(k->d, sheet, from, h->row);
	take_title(k, from, h->row);
	owner_of_list(k->d, s, k->l);
	take_identity(k);
	for (uint32_t r = k->l->row; r < k->l->row_end; r++) {
		if (begins_list(k, r))
			k->l->row_end = title_above(k, r);
		else
			bind_row(k, r);
	}
	k->l->item_end = b->n_items;
}

static void add_unknown(struct binder *k, uint32_t sheet)
{
	struct bound *b = k->b;

	b->unknown = arena_room(&k->d->arena, b->unknown, b->n_unknown, &b->cap_unknown,
	                        sizeof *b->unknown);
	b->unknown[b->n_unknown++] = sheet;
}

static str base_name(str path)
{
	for (size_t i = path.n; i > 0; i--)
		if (path.p[i - 1] == '/' || path.p[i - 1] == '\\')
			return str_from_byte(path, i);
	return path;
}

/* The lists of a grid, one below the other. */
static void bind_grid(struct binder *k, uint32_t sheet)
{
	const struct sheet *s = &k->d->table.sheet[sheet];
	uint32_t most = HEADER_WITHIN;

	for (uint32_t from = s->row; from < s->row_end; from = k->l->row_end) {
		struct header h = header_find(k->d, s, k->kinds, &k->hints, from, most);

		if (!h.kind) {
			add_unknown(k, sheet);
			return;
		}
		bind_list(k, sheet, &h, from);
		most = NEXT_HEADER_WITHIN;
	}
}

/* A heading like «一、行政许可» above a table leaves the kind to the title of the document. */
static str title_around(struct binder *k, const struct sheet *s)
{
	str key = utf8_key(&k->d->arena, s->title);
	uint32_t len;

	return kinds_named(k->kinds, key, &len) ? s->title : doc_prop(k->d, s->part, DOC_TITLE);
}

static void bind_sheet(struct binder *k, uint32_t sheet)
{
	struct doc *d = k->d;
	const struct sheet *s = &d->table.sheet[sheet];
	struct header h;

	if (s->row == s->row_end && !s->head)
		return;
	k->hints = (struct header_hints){
		.key = utf8_key(&d->arena, own_name(d, sheet)),
		.sheet = utf8_key(&d->arena, s->name),
		.file = utf8_key(&d->arena, base_name(d->name)),
		.title = utf8_key(&d->arena, title_around(k, s)),
	};
	if (!s->head) {
		bind_grid(k, sheet);
		return;
	}
	h = header_named(d, s, k->kinds, &k->hints);
	if (h.kind)
		bind_list(k, sheet, &h, s->row);
	else
		add_unknown(k, sheet);
}

void bind_doc(struct doc *d, const struct kinds *kinds, struct bound *b)
{
	struct binder k = { .d = d, .kinds = kinds, .b = b };

	for (uint32_t s = 0; s < d->table.n_sheets; s++)
		bind_sheet(&k, s);
}
