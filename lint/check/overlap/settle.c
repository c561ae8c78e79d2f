/* Rows that settle, found by the pair of departments they name. */
#include "check/overlap/settle.h"

#include "base/radix.h"
#include "check/overlap/article.h"
#include "model/similar_key.h"

enum {
	PARTIES = 24,         /* departments of a row; a row of more divides nothing */
	ABOUT_PERMILLE = 500, /* of the shorter text's pieces: the same matter */
	MOST_LOOKS = 1 << 21  /* at rows, in a run: more is no list of a city */
};

struct settlements {
	const struct corpus *c;
	const struct departments *d;
	struct radix *by_pair; /* [n] key: pair of departments, value: row */
	uint32_t n, cap;
	struct rows {
		uint32_t item;
		str key; /* similar_key of its matter */
	} * row;
	uint32_t n_rows, cap_rows;
	uint32_t *looks;
};

static uint64_t pair_key(uint32_t a, uint32_t b)
{
	return a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a;
}

/* ---- building ---- */

static bool settles(const struct kind *k)
{
	static const str ids[] = { STR_INIT("boundary"), STR_INIT("division"), STR_INIT("dispute"),
		                   STR_INIT("charter"), STR_INIT("section-boundary") };

	return str_is_any(k->id, ids, countof(ids));
}

/* Has the item an outcome, or does it need none? «未达成一致» is none. */
static bool is_decided(const struct corpus *c, uint32_t item)
{
	static const str open[] = { STR_INIT("未达成"), STR_INIT("未定"),   STR_INIT("未果"),
		                    STR_INIT("未协商"), STR_INIT("未形成"), STR_INIT("未明确"),
		                    STR_INIT("尚未"),   STR_INIT("待"),     STR_INIT("正在"),
		                    STR_INIT("协商中"), STR_INIT("协调中") };
	const struct list *l = corpus_list(c, item);
	str result = item_text(c, item, FIELD_RESULT);
	bool dispute = str_eq(l->kind->id, STR("dispute"));

	if (result.n == 0)
		return !dispute;
	if (str_starts_any(result, open, countof(open)))
		return false;
	return true;
}

static void add_party(uint32_t party[PARTIES], uint32_t *n, uint32_t department)
{
	for (uint32_t i = 0; i < *n; i++)
		if (party[i] == department)
			return;
	if (department != NONE && *n < PARTIES)
		party[(*n)++] = department;
}

static uint32_t parties_of(const struct settlements *s, uint32_t item, uint32_t party[PARTIES])
{
	static const enum field named[] = { FIELD_RELATED, FIELD_APPLICANT, FIELD_BODY };
	const struct corpus *c = s->c;
	const struct list *l = corpus_list(c, item);
	uint32_t n = 0;

	if (!str_eq(l->kind->id, STR("charter")))
		for (uint32_t a = c->item_assignment[item]; a < c->item_assignment[item + 1]; a++)
			add_party(party, &n, s->d->of_body[c->assignment[a].body]);
	for (uint32_t i = 0; i < countof(named); i++) {
		struct body_name part[BODY_NAMES];
		str text = item_text(c, item, named[i]);
		uint32_t parts = body_split(text, part);

		for (uint32_t k = 0; k < parts; k++) {
			str name = str_slice(text, part[k].beg, part[k].end);
			uint32_t body = bodies_find(&c->bodies, name, l->region);

			add_party(party, &n, body == NONE ? NONE : s->d->of_body[body]);
		}
	}
	add_party(party, &n, s->d->of_owner[c->item[item].list]);
	return n;
}

static void add_pair(struct settlements *s, struct arena *a, uint64_t key, uint32_t row)
{
	s->by_pair = arena_room(a, s->by_pair, s->n, &s->cap, sizeof *s->by_pair);
	s->by_pair[s->n++] = (struct radix){ key, row };
}

static void take_matter(struct settlements *s, struct arena *a, uint32_t from, uint32_t end)
{
	const struct corpus *c = s->c;
	bool charter = str_eq(corpus_list(c, from)->kind->id, STR("charter"));
	uint32_t party[PARTIES], n = 0;

	for (uint32_t i = from; i < end; i++) {
		uint32_t more[PARTIES], n_more = parties_of(s, i, more);

		for (uint32_t k = 0; k < n_more; k++)
			add_party(party, &n, more[k]);
	}
	if (n < 1 || n == PARTIES || !is_decided(c, from) ||
	    (charter && (!item_has(c, from, FIELD_DIVISION) || s->d->of_item[from] == NONE)))
		return;
	s->row = arena_room(a, s->row, s->n_rows, &s->cap_rows, sizeof *s->row);
	s->row[s->n_rows] =
		(struct rows){ .item = from, .key = similar_key(a, side_text(c, from, a)) };
	if (charter)
		add_pair(s, a, pair_key(s->d->of_item[from], NONE), s->n_rows);
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < i; k++)
			add_pair(s, a, pair_key(party[i], party[k]), s->n_rows);
	s->n_rows++;
}

const struct settlements *settlements_new(const struct corpus *c, const struct departments *d,
                                          struct arena *a)
{
	struct settlements *s = arena_alloc(a, sizeof *s);

	*s = (struct settlements){ .c = c, .d = d, .looks = arena_alloc(a, sizeof *s->looks) };
	for (uint32_t l = 0; l < c->n_lists; l++)
		for (uint32_t i = c->list[l].item, end;
		     settles(c->list[l].kind) && i < c->list[l].item_end; i = end) {
			end = matter_end(c, i, c->list[l].item_end);
			take_matter(s, a, i, end);
		}
	radix_sort(s->by_pair, arena_alloc(a, (s->n + 1) * sizeof *s->by_pair), s->n);
	return s;
}

/* ---- asking ---- */

static uint32_t first_of_pair(const struct settlements *s, uint64_t key)
{
	uint32_t lo = 0, hi = s->n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (s->by_pair[mid].key < key)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static bool shares_article(const struct corpus *c, uint32_t row, const struct side *a,
                           const struct side *b)
{
	for (uint32_t k = c->item_cited[row]; k < article_end(c, row); k++)
		if (article_cited_by(c, a->item, &c->cited[k]) &&
		    article_cited_by(c, b->item, &c->cited[k]))
			return true;
	return false;
}

static bool is_about(const struct rows *row, const struct side *side)
{
	struct side matter = { .key = row->key };
	struct likeness like = side_likeness(&matter, side);

	return like.contained >= ABOUT_PERMILLE;
}

/* A charter's clause of division names the other department in its text. */
static bool names_partner(const struct settlements *s, uint32_t row, uint32_t department)
{
	str text = item_text(s->c, s->row[row].item, FIELD_DIVISION);

	return str_has(text, department_kind(s->d, department));
}

static uint32_t find_under(const struct settlements *s, uint64_t key, uint32_t partner,
                           const struct side *a, const struct side *b)
{
	for (uint32_t i = first_of_pair(s, key); i < s->n && s->by_pair[i].key == key; i++) {
		uint32_t row = (uint32_t)s->by_pair[i].value;

		if (++*s->looks > MOST_LOOKS)
			break;
		if (partner != NONE && !names_partner(s, row, partner))
			continue;
		if (is_about(&s->row[row], a) || is_about(&s->row[row], b) ||
		    shares_article(s->c, s->row[row].item, a, b))
			return s->row[row].item;
	}
	return NONE;
}

uint32_t settlements_between(const struct settlements *s, uint32_t x, uint32_t y,
                             const struct side *a, const struct side *b)
{
	uint32_t found = find_under(s, pair_key(x, y), NONE, a, b);

	if (found == NONE)
		found = find_under(s, pair_key(x, NONE), y, a, b);
	return found != NONE ? found : find_under(s, pair_key(y, NONE), x, a, b);
}

uint32_t settlements_find(const struct settlements *s, const struct side *a, const struct side *b)
{
	return settlements_between(s, s->d->of_item[a->item], s->d->of_item[b->item], a, b);
}
