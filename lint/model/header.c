/* A header row is the one whose cells are column names of some kind; kinds are told apart by how
 * many columns they explain and by what the title, sheet and file call the list. */
#include "model/header.h"

#include "base/utf8.h"
#include "model/header_word.h"

enum {
	MATCHED = 4,
	UNMATCHED = -2,
	BY_KEY = 100,
	BY_TITLE = 9,
	BY_SHEET = 7,
	BY_FILE = 5,
	COMMON = 1
};

struct finder {
	struct doc *d;
	const struct kinds *kinds;
	/* Named by the list itself, by its sheet and file, and by a row above the header. */
	const struct kind *by_key, *by_sheet, *by_file, *by_title;
	str key[256], meaning[256]; /* of the cells of the row in hand */
	uint32_t col[256];
	uint32_t n;
};

/* Takes the cells of a row whose texts could be column names; a text spanning cells counts once. */
static void take_row(struct finder *f, uint32_t row)
{
	const struct table *t = &f->d->table;
	uint32_t last_anchor = NONE;

	f->n = 0;
	for (uint32_t i = t->row[row].cell; i < t->row[row + 1].cell; i++) {
		const struct cell *c = &t->cell[i];

		if (c->at == last_anchor || f->n == countof(f->key))
			continue;
		last_anchor = c->at;
		f->key[f->n] = c->n < 200 ? utf8_key(&f->d->arena, cell_text(c)) : STR("");
		f->meaning[f->n] = header_meaning(&f->d->arena, f->key[f->n]);
		f->col[f->n] = c->col;
		f->n += str_trim(cell_text(c)).n > 0;
	}
}

/* The column of a cell of the row in hand. */
static const struct kind_column *column_at(const struct finder *f, const struct kind *k, uint32_t i)
{
	const struct kind_column *c = header_column_of_key(k, f->key[i]);

	return c ? c : kind_column_meaning(k, f->meaning[i]);
}

/* Columns that the cells name, those known by meaning only among them. */
struct named {
	uint32_t n, loosely;
};

static struct named matches(const struct finder *f, const struct kind *k)
{
	uint8_t seen[N_FIELDS] = { 0 };
	struct named m = { 0 };
	bool own = false;

	for (uint32_t i = 0; i < f->n; i++) {
		const struct kind_column *c = column_at(f, k, i);

		if (c && !seen[c->field]++) {
			m.n++;
			m.loosely += !header_column_of_key(k, f->key[i]);
		}
		own = own || (!c && header_names_matters(f->key[i]));
	}
	if (own && m.n >= 2 && k->names_matters && !seen[FIELD_NAME]) {
		m.n++;
		m.loosely++;
	}
	return m;
}

/* Without the column that names its items a table is a summary or a form, not a list. */
static bool has_identity(const struct finder *f, const struct kind *k)
{
	for (uint32_t i = 0; i < f->n; i++) {
		const struct kind_column *c = column_at(f, k, i);

		if (c ? c->identity && field_info[c->field].what == FIELD_LABEL
		      : k->names_matters && header_names_matters(f->key[i]))
			return true;
	}
	return false;
}

static int name_bonus(const struct finder *f, const struct kind *k)
{
	return (f->by_key == k ? BY_KEY : 0) + (f->by_title == k ? BY_TITLE : 0) +
	       (f->by_sheet == k ? BY_SHEET : 0) + (f->by_file == k ? BY_FILE : 0);
}

struct candidate {
	const struct kind *kind;
	int score;
	uint32_t matched;
};

/* The best kind for the cells in hand; kind NULL when they are no header. A header names at least
 * two columns and is mostly column names, unless the list says itself what it is. */
static struct candidate best_kind(const struct finder *f)
{
	struct candidate best = { 0 };

	for (uint32_t i = 0; i < f->kinds->n; i++) {
		const struct kind *k = &f->kinds->kind[i];
		struct named named = matches(f, k);
		uint32_t m = named.n;
		int bonus = m ? name_bonus(f, k) : 0;
		int score = (int)m * MATCHED + (int)(f->n - m) * UNMATCHED + bonus +
		            (k->common ? COMMON : 0) - (int)named.loosely;
		bool enough = bonus >= BY_KEY     ? m >= 1
		              : bonus >= BY_TITLE ? m >= 2 && (m * 2 >= f->n || m >= 4)
		                                  : m >= 2 && (m * 2 >= f->n || m >= 6);

		if (enough && (!best.kind || score > best.score) &&
		    (bonus >= BY_KEY || has_identity(f, k)))
			best = (struct candidate){ k, score, m };
	}
	return best;
}

/* The first row of the header to which a row belongs: its cells may hang down from above. */
static uint32_t header_top(const struct table *t, uint32_t row, uint32_t from)
{
	uint32_t top = row;

	for (uint32_t i = t->row[row].cell; i < t->row[row + 1].cell; i++)
		while (top > from && t->cell[i].at < t->row[top].cell)
			top--;
	return top;
}

/* The second header row lies under cells that span both rows and has names of its own. */
static bool hangs_below(const struct table *t, uint32_t row)
{
	uint32_t covered = 0, own = 0;

	for (uint32_t i = t->row[row + 1].cell; i < t->row[row + 2].cell; i++) {
		const struct cell *c = &t->cell[i];
		bool from_above = c->at >= t->row[row].cell && c->at < t->row[row + 1].cell;

		covered += from_above;
		own += !from_above && c->n > 0 && c->n < 60;
	}
	return covered >= 2 && own >= 1;
}

/* The name over a column in a row whose merges were lost: its own, else the nearest to the left. */
static str name_above(const struct table *t, uint32_t row, uint32_t col)
{
	str name = { 0 };

	for (uint32_t i = t->row[row].cell; i < t->row[row + 1].cell && t->cell[i].col <= col; i++)
		if (str_trim(cell_text(&t->cell[i])).n > 0)
			name = str_trim(cell_text(&t->cell[i]));
	return name;
}

/* Where merges were lost, as in CSV, it has nothing but names of columns, and none in the first. */
static bool names_below(struct finder *f, const struct kind *k, uint32_t row)
{
	const struct table *t = &f->d->table;
	uint32_t end = t->row[row + 2].cell, named = 0, filled = 0;

	for (uint32_t i = t->row[row + 1].cell; i < end; i++) {
		str text = str_trim(cell_text(&t->cell[i]));

		if (text.n == 0)
			continue;
		if (text.n > 60 || t->cell[i].at != i ||
		    t->cell[i].col <= t->cell[t->row[row].cell].col)
			return false;
		filled++;
		named += header_column_under(&f->d->arena, k, name_above(t, row, t->cell[i].col),
		                             text) != NULL;
	}
	return named >= 2 && named * 2 > filled;
}

static bool is_second_row(struct finder *f, const struct kind *k, uint32_t row,
                          const struct sheet *s)
{
	const struct table *t = &f->d->table;

	return row + 1 < s->row_end && t->row[row + 1].number == t->row[row].number + 1 &&
	       (hangs_below(t, row) || names_below(f, k, row));
}

/* Texts of the header's columns, and for a two-row header the upper ones apart. */
static void header_texts(struct finder *f, struct header *h, str *upper)
{
	const struct table *t = &f->d->table;

	for (uint32_t r = h->row; r < h->row + h->n_rows; r++) {
		for (uint32_t i = t->row[r].cell; i < t->row[r + 1].cell; i++) {
			const struct cell *c = &t->cell[i];
			str text = str_trim(cell_text(c));

			if (c->col >= h->n_cols)
				continue;
			if (r == h->row)
				upper[c->col] = text;
			if (c->at == i)
				h->text[c->col] = text;
		}
	}
	/* Where the merge was lost the upper name stands over the first of its parts only. */
	for (uint32_t col = 1; col < h->n_cols; col++)
		if (upper[col].n == 0 && h->text[col].n > 0)
			upper[col] = upper[col - 1];
}

/* A blank header behind one that announces a second column ("实施层级及权限", blank). */
static void claim_followers(struct header *h)
{
	for (uint32_t col = 1; col < h->n_cols; col++) {
		if (h->text[col].n == 0 && h->field[col - 1] < N_FIELDS) {
			for (uint32_t k = 0; k < h->kind->n_columns; k++)
				if (h->kind->column[k].field == h->field[col - 1] &&
				    h->kind->column[k].then != FIELD_ABSENT)
					h->field[col] = (uint8_t)h->kind->column[k].then;
		}
	}
}

/* «事项⏎名称», «序  号»: line breaks and spaces in a header mean nothing. */
static str tidy(struct arena *a, str text)
{
	char *out = arena_alloc(a, text.n + 1);
	size_t n = 0;

	for (size_t at = 0; at < text.n;) {
		size_t from = at;

		if (utf8_is_space(utf8_next(text, &at)))
			continue;
		memcpy(out + n, text.p + from, at - from);
		n += at - from;
	}
	return (str){ out, n };
}

/* «实施层级» over «省级», «市级», «县级»: one column in parts, of which the first is read. */
static bool continues_part(const struct header *h, const str *upper, uint32_t col, enum field field)
{
	uint32_t first = col;

	while (first > 0 && str_eq(upper[first - 1], upper[col]) && upper[col].n > 0)
		first--;
	for (uint32_t i = first; i < col; i++)
		if (h->field[i] == field)
			return true;
	return false;
}

/* «实施层级.省级»: both names in one, as YAML writes a mapping in an item. */
static str lower_part(str name, str *upper)
{
	size_t dot = name.n;

	while (dot > 0 && name.p[dot - 1] != '.')
		dot--;
	if (dot <= 1 || dot == name.n)
		return name;
	*upper = str_slice(name, 0, dot - 1);
	return str_from_byte(name, dot);
}

/* The field of a column whose names are upper[col] and lower; earlier columns have theirs. */
static uint8_t field_of(struct finder *f, const struct header *h, str *upper, str lower,
                        uint32_t col)
{
	const struct kind_column *c = header_column_under(&f->d->arena, h->kind, upper[col], lower);

	if (!c && (upper[col].n == 0 || str_eq(upper[col], lower))) {
		lower = lower_part(lower, &upper[col]);
		c = header_column_under(&f->d->arena, h->kind, upper[col], lower);
	}
	if (c && continues_part(h, upper, col, c->field))
		return FIELD_PART;
	return (uint8_t)(c ? c->field : FIELD_UNKNOWN);
}

/* «主体责任» and «配合责任» each over a «责任内容»: the lower name alone does not tell them apart. */
static void tell_apart(struct finder *f, struct header *h, const str *upper)
{
	struct arena *a = &f->d->arena;
	str *own = arena_alloc(a, (h->n_cols + 1) * sizeof *own);

	memcpy(own, h->text, h->n_cols * sizeof *own);
	for (uint32_t col = 0; col < h->n_cols; col++)
		for (uint32_t k = 0; k < h->n_cols && own[col].n > 0; k++) {
			if (k == col || !str_eq(own[k], own[col]) || str_eq(upper[k], upper[col]))
				continue;
			h->text[col] =
				tidy(a, arena_fmt(a, "%.*s（%.*s）", (int)upper[col].n,
			                          upper[col].p, (int)own[col].n, own[col].p));
		}
}

/* The first column named as matters are, where none is known to name them. */
static void claim_name(struct finder *f, struct header *h)
{
	uint32_t found = NONE;

	for (uint32_t col = 0; col < h->n_cols; col++) {
		if (h->field[col] == FIELD_NAME)
			return;
		if (found == NONE && h->field[col] == FIELD_UNKNOWN &&
		    header_names_matters(utf8_key(&f->d->arena, h->text[col])))
			found = col;
	}
	if (found != NONE && h->kind->names_matters)
		h->field[found] = FIELD_NAME;
}

/* Four characters do, and a few words of two. */
static bool says_enough(str name)
{
	static const str words[] = { STR_INIT("依据"), STR_INIT("科室"), STR_INIT("处室"),
		                     STR_INIT("岗位"), STR_INIT("领域"), STR_INIT("文号"),
		                     STR_INIT("规范"), STR_INIT("案例") };

	return name.n >= 12 || str_is_any(name, words, countof(words));
}

/* The column whose name the key ends with behind a plain prefix: «省级批准文号». */
static const struct kind_column *column_ending(const struct kind *k, str key)
{
	const struct kind_column *best = NULL;
	size_t longest = 0;

	for (uint32_t c = 0; c < k->n_columns; c++)
		for (uint32_t i = 0; i < k->column[c].n_headers; i++) {
			str name = k->column[c].header[i];

			if (name.n <= longest || name.n >= key.n || !says_enough(name) ||
			    !str_ends(key, name) ||
			    !header_prefix_is_plain(str_slice(key, 0, key.n - name.n)))
				continue;
			longest = name.n;
			best = &k->column[c];
		}
	return best;
}

static bool has_field(const struct header *h, uint8_t field)
{
	for (uint32_t col = 0; col < h->n_cols; col++)
		if (h->field[col] == field)
			return true;
	return false;
}

/* Text that the bodies of one column have to do: «主管部门职责» stands beside 主管部门. */
static enum field duty_of(const struct kind *k, enum field bodies)
{
	for (uint32_t i = 0; i < k->n_duties; i++) {
		enum field content = k->duty[i].content;

		if (k->duty[i].bodies == bodies && content < N_FIELDS &&
		    field_info[content].what == FIELD_TEXT)
			return content;
	}
	return FIELD_UNKNOWN;
}

static enum field field_of_duty(struct finder *f, const struct kind *k, str meaning)
{
	static const str tails[] = { STR_INIT("部门职责"), STR_INIT("配合职责"),
		                     STR_INIT("职责任务"), STR_INIT("职责分工"), STR_INIT("职责") };

	for (uint32_t i = 0; i < countof(tails); i++) {
		const struct kind_column *c;

		if (!str_ends(meaning, tails[i]))
			continue;
		c = header_column(&f->d->arena, k, str_slice(meaning, 0, meaning.n - tails[i].n));
		if (c && field_info[c->field].what == FIELD_BODIES)
			return duty_of(k, c->field);
	}
	return FIELD_UNKNOWN;
}

/* What a name that is not known still says: whose duty it is, or a known name with a word more. */
static enum field field_nearly(struct finder *f, const struct kind *k, str text)
{
	str key = utf8_key(&f->d->arena, text);
	str meaning = header_meaning(&f->d->arena, key);
	enum field duty = field_of_duty(f, k, meaning);
	const struct kind_column *c;

	if (duty != FIELD_UNKNOWN)
		return duty;
	c = kind_column_meaning(k, header_without_tail(meaning));
	if (!c || c->field == FIELD_NAME)
		c = column_ending(k, key);
	return c ? c->field : FIELD_UNKNOWN;
}

static void claim_endings(struct finder *f, struct header *h)
{
	for (uint32_t col = 0; col < h->n_cols; col++) {
		enum field field;

		if (h->field[col] != FIELD_UNKNOWN)
			continue;
		field = field_nearly(f, h->kind, h->text[col]);
		if (!has_field(h, (uint8_t)field))
			h->field[col] = (uint8_t)field;
	}
}

static void map_columns(struct finder *f, struct header *h)
{
	struct arena *a = &f->d->arena;
	str *upper = arena_alloc(a, (h->n_cols + 1) * sizeof *upper);

	h->text = arena_alloc(a, (h->n_cols + 1) * sizeof *h->text);
	h->field = arena_alloc(a, h->n_cols + 1);
	memset(h->field, FIELD_ABSENT, h->n_cols + 1);
	header_texts(f, h, upper);
	for (uint32_t col = 0; col < h->n_cols; col++) {
		if (h->text[col].n == 0)
			continue;
		h->field[col] = field_of(f, h, upper, h->text[col], col);
		h->text[col] = tidy(a, h->text[col]);
	}
	if (h->n_rows > 1)
		tell_apart(f, h, upper);
	claim_name(f, h);
	claim_endings(f, h);
	claim_followers(h);
}

static struct finder finder_new(struct doc *d, const struct kinds *kinds,
                                const struct header_hints *hints)
{
	uint32_t len;

	return (struct finder){ .d = d,
		                .kinds = kinds,
		                .by_key = kinds_named(kinds, hints->key, &len),
		                .by_sheet = kinds_named(kinds, hints->sheet, &len),
		                .by_file = kinds_named(kinds, hints->file, &len),
		                .by_title = kinds_named(kinds, hints->title, &len) };
}

/* A title names the kind for the header below it. */
static void take_title(struct finder *f)
{
	for (uint32_t i = 0; i < f->n; i++) {
		uint32_t len;
		const struct kind *k = kinds_named(f->kinds, f->key[i], &len);

		if (k)
			f->by_title = k;
	}
}

struct header header_find(struct doc *d, const struct sheet *s, const struct kinds *kinds,
                          const struct header_hints *hints, uint32_t from, uint32_t most)
{
	struct finder f = finder_new(d, kinds, hints);
	struct header h = { .n_cols = s->n_cols };
	uint32_t last;
	int best = 0;

	for (uint32_t r = from; r < s->row_end && r - from < most; r++) {
		struct candidate c;

		take_row(&f, r);
		c = best_kind(&f);
		if (c.kind && (!h.kind || c.score > best)) {
			h.kind = c.kind;
			h.row = r;
			best = c.score;
		}
		if (!h.kind)
			take_title(&f);
		if (h.kind && r >= h.row + 2)
			break;
	}
	if (!h.kind)
		return h;
	last = h.row;
	h.row = header_top(&d->table, h.row, from);
	if (last == h.row && is_second_row(&f, h.kind, h.row, s))
		last++;
	h.n_rows = last - h.row + 1;
	map_columns(&f, &h);
	return h;
}

struct header header_named(struct doc *d, const struct sheet *s, const struct kinds *kinds,
                           const struct header_hints *hints)
{
	struct finder f = finder_new(d, kinds, hints);
	struct header h = { .n_cols = s->n_head, .row = NONE };
	str *upper = arena_alloc(&d->arena, (h.n_cols + 1) * sizeof *upper);

	for (uint32_t i = 0; i < s->n_head && f.n < countof(f.key); i++, f.n++) {
		f.key[f.n] = utf8_key(&d->arena, s->head[i]);
		f.meaning[f.n] = header_meaning(&d->arena, f.key[f.n]);
	}
	h.kind = best_kind(&f).kind;
	if (!h.kind)
		return h;
	h.text = s->head;
	h.field = arena_alloc(&d->arena, h.n_cols + 1);
	for (uint32_t col = 0; col < h.n_cols; col++)
		h.field[col] = field_of(&f, &h, upper, s->head[col], col);
	claim_name(&f, &h);
	claim_endings(&f, &h);
	return h;
}
