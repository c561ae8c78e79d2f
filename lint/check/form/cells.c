/* Cells of a document in their order. */
#include "check/form/cells.h"

enum { NOT_TEXT = CELL_COVERED | CELL_NUMBER | CELL_DATE | CELL_ERROR };

/* Moves to the sheet and row in which the next cell stands; sheets lie one behind the other. */
static void follow(const struct table *t, struct cells *next)
{
	while (next->cell >= t->row[next->row + 1].cell)
		next->row++;
	while (next->row >= t->sheet[next->sheet].row_end)
		next->sheet++;
}

bool cells_next(const struct corpus *c, uint32_t doc, uint32_t traits, struct cells *next,
                struct text_at *out)
{
	const struct table *t = &c->doc[doc]->table;
	const uint16_t *trait = c->trait[doc];

	for (; next->cell < t->n_cells; next->cell++) {
		const struct cell *cell = &t->cell[next->cell];

		if ((cell->flags & NOT_TEXT) || (traits && !(trait[next->cell] & traits)))
			continue;
		follow(t, next);
		*out = (struct text_at){ .cell = cell,
			                 .text = cell_text(cell),
			                 .at = place_cell(doc, next->sheet, next->row, cell->col),
			                 .field = FIELD_UNKNOWN,
			                 .traits = trait[next->cell] };
		next->cell++;
		return true;
	}
	return false;
}

/* The first list of the corpus at or behind a place; lists stand in the order of documents. */
static uint32_t first_list(const struct corpus *c, struct place at)
{
	uint32_t lo = 0, hi = c->n_lists;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		const struct list *l = &c->list[mid];

		if (l->doc < at.doc ||
		    (l->doc == at.doc &&
		     (l->sheet < at.sheet || (l->sheet == at.sheet && l->row_end <= at.row))))
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

const struct list *cells_list(const struct corpus *c, struct place at)
{
	uint32_t i = first_list(c, at);
	const struct list *l = &c->list[i];

	return i < c->n_lists && l->doc == at.doc && l->sheet == at.sheet && at.row >= l->row &&
	                       at.row < l->row_end && at.col < l->n_cols
	               ? l
	               : NULL;
}

struct arg cell_called(const struct pass *p, struct place at)
{
	const struct list *l = cells_list(p->c, at);
	uint32_t row = p->c->doc[at.doc]->table.row[at.row].number;
	struct arena *a = &p->out->arena;
	struct arg item, header;

	if (!l || l->field[at.col] == FIELD_ABSENT)
		return (struct arg){ arena_fmt(a, "第%u行", row), arena_fmt(a, "row %u", row) };
	item = text_called(p, l, at);
	header = text_header(l, at);
	if (!header.en.p)
		header.en = header.zh;
	return (struct arg){ arena_fmt(a, "%.*s的%.*s", (int)item.zh.n, item.zh.p, (int)header.zh.n,
		                       header.zh.p),
		             arena_fmt(a, "the %.*s of %.*s", (int)header.en.n, header.en.p,
		                       (int)item.en.n, item.en.p) };
}

/* ---- quoted ---- */

static bool starts(str text, size_t at, str what)
{
	return str_starts(str_from_byte(text, at), what);
}

/* The 条 of «第十条» or «第10条», not that of 条例. */
static bool is_article(str text, size_t at)
{
	static const str numerals[] = { STR_INIT("一"), STR_INIT("二"), STR_INIT("三"),
		                        STR_INIT("四"), STR_INIT("五"), STR_INIT("六"),
		                        STR_INIT("七"), STR_INIT("八"), STR_INIT("九"),
		                        STR_INIT("十"), STR_INIT("百"), STR_INIT(" ") };
	str before = str_slice(text, 0, at);

	if (str_ends_any(before, numerals, countof(numerals)))
		return true;
	return at > 0 && text.p[at - 1] >= '0' && text.p[at - 1] <= '9';
}

struct quotes quotes_of(const struct corpus *c, const struct text_at *t)
{
	const struct list *l = cells_list(c, t->at);
	uint32_t f = l ? l->field[t->at.col] : FIELD_ABSENT;

	return (struct quotes){ .text = t->text,
		                .bases = f < N_FIELDS && field_info[f].what == FIELD_BASIS_TEXT };
}

bool quotes_at(struct quotes *q, size_t at)
{
	for (; q->at < at; q->at++) {
		if (starts(q->text, q->at, STR("“")))
			q->open++;
		else if (starts(q->text, q->at, STR("”")))
			q->open -= q->open > 0;
		else if (starts(q->text, q->at, STR("条")))
			q->article = q->article || is_article(q->text, q->at);
		else if (starts(q->text, q->at, STR("【")) || starts(q->text, q->at, STR("\n《")))
			q->article = false;
	}
	return q->open > 0 || (q->bases && q->article);
}

/* ---- names ---- */

const void *prepare_names(const struct pass *p)
{
	return p->option[0].n_words ? prepare_words(p) : NULL;
}

bool names_cover(struct names *n, size_t beg, size_t end)
{
	while (n->words && n->hit.end < end)
		if (!words_next(n->words, n->text, &n->at, &n->hit))
			n->words = NULL;
	return n->words && n->hit.beg <= beg;
}
