/* Comparing legal bases. */
#include "check/level/basis_diff.h"

#include "base/buf.h"
#include "base/utf8.h"

enum { BEFORE_CHARS = 8, SHOWN_CHARS = 24, MOST_NAMED = 3 };

/* ---- what is cited ---- */

static uint64_t cited_key(const struct cited *ci)
{
	uint64_t key = hash_mix(ci->law, (uint64_t)ci->article.number << 32 | ci->article.suffix);

	return hash_mix(key, (uint64_t)ci->article.paragraph << 32 | ci->article.item);
}

static void name_cited(const struct corpus *c, const struct cited *ci, struct buf *b)
{
	const struct list *l = corpus_list(c, ci->item);
	str text = cell_text(table_cell(&c->doc[l->doc]->table, ci->row, ci->col));

	buf_fmt(b, "%s《%.*s》", b->n ? "、" : "", (int)ci->title.n, ci->title.p);
	if (ci->article.end > ci->article.beg)
		buf_add(b, str_slice(text, ci->article.beg, ci->article.end));
}

/* What item cites and other does not. */
static str only_of(const struct corpus *c, uint32_t item, uint32_t other, struct arena *a)
{
	struct arena scratch = { 0 };
	struct buf b = { .arena = a };
	struct map theirs;
	uint32_t n = 0;

	map_init(&theirs, &scratch);
	for (uint32_t k = c->item_cited[other]; k < c->item_cited[other + 1]; k++)
		*map_at(&theirs, cited_key(&c->cited[k])) = k;
	for (uint32_t k = c->item_cited[item]; k < c->item_cited[item + 1]; k++) {
		uint32_t *slot = map_at(&theirs, cited_key(&c->cited[k]));

		if (*slot != NONE)
			continue;
		*slot = k;
		if (n++ < MOST_NAMED)
			name_cited(c, &c->cited[k], &b);
	}
	if (n > MOST_NAMED)
		buf_fmt(&b, "等%u条", n);
	arena_release(&scratch);
	return buf_str(&b);
}

/* ---- how it is written ---- */

/* All cells of the basis, spelling aside. */
static str basis_key(const struct corpus *c, uint32_t item, struct arena *scratch)
{
	struct buf b = { .arena = scratch };
	uint32_t row = c->item[item].row, at;

	for (const struct cell *cell; (cell = item_next_cell(c, item, FIELD_BASIS, &row, &at));)
		buf_add(&b, utf8_key(scratch, cell_text(cell)));
	return buf_str(&b);
}

/* Is cp a word's character, not a mark? */
static bool is_word(uint32_t cp)
{
	return utf8_is_han(cp) || (cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z');
}

/* «《中华人民共和国水法》» is «《水法》». */
static str without_marks(str key, struct arena *scratch)
{
	static const str state = STR_INIT("中华人民共和国");
	struct buf b = { .arena = scratch };

	for (size_t at = 0, from = 0; at < key.n; from = at) {
		if (str_starts(str_from_byte(key, at), state))
			at += state.n;
		else if (is_word(utf8_next(key, &at)))
			buf_add(&b, str_slice(key, from, at));
	}
	return buf_str(&b);
}

/* Where two texts first differ: a character's first byte. */
static size_t first_difference(str x, str y)
{
	size_t at = 0;

	while (at < x.n && at < y.n && x.p[at] == y.p[at])
		at++;
	while (at > 0 && at < x.n && ((unsigned char)x.p[at] & 0xC0) == 0x80)
		at--;
	return at > x.n ? x.n : at;
}

/* Keys have marks of half width; shown they are full again. */
static str in_full_width(struct arena *a, str s)
{
	static const char *const full[] = { ",，", ";；", ":：", "(（", ")）", "<《", ">》" };
	struct buf b = { .arena = a };

	for (size_t i = 0; i < s.n; i++) {
		str put = str_slice(s, i, i + 1);

		for (uint32_t k = 0; k < countof(full); k++)
			put = s.p[i] == full[k][0] ? str_from(full[k] + 1) : put;
		buf_add(&b, put);
	}
	return buf_str(&b);
}

/* A few characters before the difference and some behind it. */
static str around(str key, size_t at, struct arena *a)
{
	size_t beg = at, n;
	str rest, shown;

	for (uint32_t i = 0; i < BEFORE_CHARS && beg > 0; i++)
		while (--beg > 0 && ((unsigned char)key.p[beg] & 0xC0) == 0x80)
			;
	rest = str_from_byte(key, beg);
	n = utf8_offset(rest, SHOWN_CHARS);
	shown = in_full_width(a, str_slice(rest, 0, n));
	return arena_fmt(a, "%s%.*s%s", beg ? "…" : "", (int)shown.n, shown.p,
	                 n < rest.n ? "…" : "");
}

enum basis_diff basis_compare(const struct corpus *c, uint32_t item, uint32_t other,
                              struct arena *a, str *here, str *there)
{
	struct arena scratch = { 0 };
	enum basis_diff diff = BASIS_CITES;
	str x = basis_key(c, item, &scratch), y = basis_key(c, other, &scratch);

	*here = only_of(c, item, other, a);
	*there = only_of(c, other, item, a);
	if (str_eq(x, y)) {
		diff = BASIS_SAME;
	} else if (here->n == 0 && there->n == 0) {
		size_t at = first_difference(x, y);

		diff = str_eq(without_marks(x, &scratch), without_marks(y, &scratch)) ? BASIS_MARKS
		                                                                      : BASIS_WORDS;
		*here = around(x, at, a);
		*there = around(y, at, a);
	}
	arena_release(&scratch);
	return diff;
}
