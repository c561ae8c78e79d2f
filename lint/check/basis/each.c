/* Walking through what an item cites. */
#include "check/basis/each.h"

#include "model/cite.h"

enum { COLUMNS = 2, LOOK_BACK = 256 };

struct each_basis each_basis(const struct corpus *c, uint32_t item)
{
	return (struct each_basis){ .c = c,
		                    .item = item,
		                    .day = list_as_of(c, corpus_list(c, item)) };
}

static struct cited_column column_of(const struct corpus *c, uint32_t i)
{
	return i ? c->liability : (struct cited_column){ c->cited, c->n_cited, c->item_cited };
}

static const struct cell *cell_of(const struct corpus *c, const struct cited *ci)
{
	return table_cell(&c->doc[corpus_list(c, ci->item)->doc]->table, ci->row, ci->col);
}

/* ---- repetition ---- */

static bool same_article(const struct article *a, const struct article *b)
{
	return a->number == b->number && a->suffix == b->suffix && a->paragraph == b->paragraph &&
	       a->item == b->item;
}

static bool same_citation(const struct cited *a, const struct cited *b, uint32_t n,
                          uint32_t end_of_b)
{
	if (a->law != b->law || !str_eq(a->edition, b->edition) || n > end_of_b)
		return false;
	for (uint32_t i = 0; i < n; i++)
		if (b[i].first != (i == 0) || !same_article(&a[i].article, &b[i].article))
			return false;
	return n == end_of_b || b[n].first;
}

/* Does one of the citations from `beg` on say what the n at k say? Looks back a bounded way. */
static bool said_before(const struct cited_column *col, uint32_t beg, uint32_t k, uint32_t n)
{
	uint32_t from = k - beg > LOOK_BACK ? k - LOOK_BACK : beg;

	for (uint32_t i = from; i < k; i++)
		if (col->cited[i].first && same_citation(&col->cited[k], &col->cited[i], n, k - i))
			return true;
	return false;
}

/* ---- the next ---- */

static struct basis basis_at(const struct each_basis *e, const struct cited_column *col, uint32_t k,
                             uint32_t n)
{
	struct basis b = { .cited = &col->cited[k],
		           .n = n,
		           .liability = e->column > 0,
		           .cell = cell_text(cell_of(e->c, &col->cited[k])),
		           .note = cited_note(&col->cited[k]) };

	b.judged = basis_on(e->c, &b, e->day);
	return b;
}

static bool next_in_column(struct each_basis *e, const struct cited_column *col, struct basis *out)
{
	uint32_t beg = col->item[e->item], end = col->item[e->item + 1];

	if (!e->begun)
		e->k = beg;
	e->begun = true;
	while (e->k < end) {
		uint32_t k = e->k, n = 1;

		while (k + n < end && !col->cited[k + n].first)
			n++;
		e->k = k + n;
		if (col->cited[k].sound || (cell_of(e->c, &col->cited[k])->flags & CELL_COVERED) ||
		    said_before(col, beg, k, n))
			continue;
		*out = basis_at(e, col, k, n);
		return true;
	}
	return false;
}

bool basis_next(struct each_basis *e, struct basis *out)
{
	for (; e->column < COLUMNS; e->column++, e->begun = false) {
		struct cited_column col = column_of(e->c, e->column);

		if (next_in_column(e, &col, out))
			return true;
	}
	return false;
}

struct judged basis_on(const struct corpus *c, const struct basis *b, uint32_t day)
{
	return judge_instrument(c->law, b->cited->id, b->note, day);
}

/* ---- places ---- */

static struct place within(const struct corpus *c, const struct basis *b, size_t beg, size_t end)
{
	const struct cited *ci = b->cited;

	return place_within(cell_place(c, ci->item, ci->row, ci->col), beg, end);
}

struct place basis_place(const struct corpus *c, const struct basis *b)
{
	return within(c, b, b->cited->beg, b->cited->end);
}

struct place basis_note_place(const struct corpus *c, const struct basis *b)
{
	size_t at;

	if (b->note.n == 0 || b->note.p < b->cell.p || b->note.p >= b->cell.p + b->cell.n)
		return basis_place(c, b);
	at = (size_t)(b->note.p - b->cell.p);
	return within(c, b, at, at + b->note.n);
}

struct place basis_article_place(const struct corpus *c, const struct basis *b, uint32_t i)
{
	const struct article *a = &b->cited[i].article;

	return a->end > a->beg ? within(c, b, a->beg, a->end) : basis_place(c, b);
}

bool basis_says_none(str text)
{
	static const str none[] = {
		STR_INIT(""),  STR_INIT("无"), STR_INIT("/"),  STR_INIT("／"),
		STR_INIT("—"), STR_INIT("-"),  STR_INIT("——"), STR_INIT("暂无")
	};

	return str_is_any(text, none, countof(none));
}
