/* Binding: header, then each row in turn. A new item begins where an identifying cell (name,
 * sub-item, body) is another cell than in the row above; a merged cell is one cell. */
#include "model/bind.h"

#include "base/utf8.h"
#include "model/header.h"
#include "model/owner.h"

enum { HEADER_WITHIN = 40, MAX_IDENTITY = 8 };

struct binder {
	struct doc *d;
	const struct kinds *kinds;
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
	return c->n == 0 || str_trim(cell_text(c)).n == 0;
}

/* ---- rows that are no items ---- */

static bool starts_with_any(str text, const str *words, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (str_starts(text, words[i]))
			return true;
	return false;
}

/* "备注：", "注1、", "说明:" — the word is followed by something that is not part of a name. */
static bool is_note_text(str text)
{
	static const str words[] = {
		STR_INIT("备注"),     STR_INIT("注："),   STR_INIT("注:"),    STR_INIT("注1"),
		STR_INIT("注 "),      STR_INIT("说明："), STR_INIT("说明:"),  STR_INIT("填表说明"),
		STR_INIT("填报说明"), STR_INIT("填表人"), STR_INIT("填报人"), STR_INIT("审核人"),
		STR_INIT("制表人"),   STR_INIT("联系人"), STR_INIT("附注"),   STR_INIT("填表单位"),
		STR_INIT("填报单位"), STR_INIT("※")
	};

	return starts_with_any(text, words, countof(words));
}

static bool is_total_text(str text)
{
	static const str words[] = { STR_INIT("合计"), STR_INIT("总计"), STR_INIT("小计"),
		                     STR_INIT("共计"), STR_INIT("总数"), STR_INIT("合 计") };

	return starts_with_any(text, words, countof(words)) && text.n < 60;
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

static bool is_header_again(const struct binder *k, uint32_t row)
{
	const struct table *t = &k->d->table;
	char key[2048], header[2048];
	uint32_t same = 0, other = 0;

	for (uint32_t i = t->row[row].cell; i < t->row[row + 1].cell; i++) {
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

/* A row of one text is a note or heading, unless that text is just a name with its fields
 * missing: then it stands in the name column alone and spans nothing. */
static bool is_skipped(const struct binder *k, uint32_t row, enum skipped_why *why)
{
	struct row_shape s = row_shape(k, row);

	*why = is_total_text(s.first)  ? SKIPPED_TOTAL
	       : is_note_text(s.first) ? SKIPPED_NOTE
	                               : SKIPPED_HEADING;
	if (*why == SKIPPED_TOTAL)
		return s.first_col != k->l->col[FIELD_NAME] || s.texts <= 3;
	if (*why == SKIPPED_NOTE)
		return s.texts <= 2 || s.first_col == k->l->col[FIELD_SEQ];
	if (s.texts != 1)
		return false;
	return s.cells >= 3 || (s.first_col == k->l->col[FIELD_SEQ] && s.first.n > 6);
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

/* Does the row continue the item above? Takes the row's identifying cells over. */
static bool continues(struct binder *k, uint32_t row)
{
	uint32_t now[MAX_IDENTITY], filled = 0;
	bool same = k->n_identity > 0, numbered = !blank(cell_of(k, row, FIELD_SEQ));
	const struct cell *seq = cell_of(k, row, FIELD_SEQ);

	for (uint32_t i = 0; i < k->n_identity; i++) {
		const struct cell *c = table_cell(&k->d->table, row, k->identity[i]);

		now[i] = blank(c) ? NONE : c->at;
		filled += now[i] != NONE;
		same = same && now[i] == k->at[i];
	}
	if (numbered && seq->at >= k->d->table.row[row].cell)
		same = false;
	else if (filled == 0)
		return k->n_identity > 0;
	memcpy(k->at, now, sizeof now);
	return same;
}

static bool same_main(const struct binder *k, uint32_t above, uint32_t row)
{
	const struct cell *c = cell_of(k, row, FIELD_NAME);

	return !blank(c) && (c->flags & CELL_COVERED) && cell_of(k, above, FIELD_NAME)->at == c->at;
}

static void add_item(struct binder *k, uint32_t row)
{
	struct bound *b = k->b;
	uint32_t n = b->n_items;
	bool shared = n > k->l->item && same_main(k, b->item[n - 1].row, row);

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

static bool row_is_blank(const struct binder *k, uint32_t row)
{
	return row_shape(k, row).texts == 0;
}

static void bind_row(struct binder *k, uint32_t row)
{
	enum skipped_why why;

	if (k->l->header_row != NONE) {
		if (row_is_blank(k, row) || is_header_again(k, row))
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

/* What the list calls itself; later documents of one YAML file have keys of their own. */
static str own_name(struct doc *d, uint32_t sheet)
{
	str own = doc_prop(d, arena_fmt(&d->arena, "清单@%u", sheet));

	return own.n ? own : doc_prop(d, STR("清单"));
}

/* The title: the longest text above the header, the `清单` key, or nothing. */
static void take_title(struct binder *k, uint32_t from, uint32_t header_row)
{
	const struct table *t = &k->d->table;
	struct list *l = k->l;

	l->title = own_name(k->d, l->sheet);
	l->title_at = place_doc(k->d->index);
	for (uint32_t r = from; header_row != NONE && r < header_row; r++) {
		for (uint32_t i = t->row[r].cell; i < t->row[r + 1].cell; i++) {
			str text = str_trim(cell_text(&t->cell[i]));

			if (t->cell[i].at != i || text.n <= l->title.n)
				continue;
			l->title = text;
			l->title_at = place_cell(k->d->index, l->sheet, r, t->cell[i].col);
		}
	}
}

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
	take_title(k, from, h->row);
	owner_of_list(k->d, s, k->l);
	take_identity(k);
	for (uint32_t r = k->l->row; r < k->l->row_end; r++)
		bind_row(k, r);
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

static void bind_sheet(struct binder *k, uint32_t sheet)
{
	struct doc *d = k->d;
	const struct sheet *s = &d->table.sheet[sheet];
	struct header_hints hints = {
		.key = utf8_key(&d->arena, own_name(d, sheet)),
		.sheet = utf8_key(&d->arena, s->name),
		.file = utf8_key(&d->arena, base_name(d->name)),
	};
	struct header h;

	if (s->row == s->row_end && !s->head)
		return;
	h = s->head ? header_named(d, s, k->kinds, &hints)
	            : header_find(d, s, k->kinds, &hints, s->row, HEADER_WITHIN);
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
