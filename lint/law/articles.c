/* The counts of an edition: words «first[..last][shape]», ascending. A shape is «*3» for three
 * paragraphs without items, «:2,0» for two of which the first has two items; without one the
 * article has a single paragraph. «120-1» is 第一百二十条之一. */
#include "law/register_rows.h"
#include "law/tsv.h"

struct span law_span_read(str word)
{
	size_t at = 0;
	struct span s = { .first = tsv_number(word, &at) };

	s.last = s.first;
	if (at < word.n && word.p[at] == '-') {
		at++;
		s.suffix = tsv_number(word, &at);
	} else if (str_starts(str_from_byte(word, at), STR(".."))) {
		at += 2;
		s.last = tsv_number(word, &at);
	}
	s.rest = str_from_byte(word, at);
	return s;
}

/* Is the article before (-1), in (0) or after (1) the span? */
static int side_of(const struct span *s, uint32_t number, uint32_t suffix)
{
	if (number < s->first || (number == s->first && suffix < s->suffix))
		return -1;
	if (number > s->last || (number == s->last && suffix > s->suffix))
		return 1;
	return suffix == s->suffix ? 0 : number < s->last ? -1 : 1;
}

static size_t word_start(str text, size_t at)
{
	while (at > 0 && text.p[at - 1] != ' ')
		at--;
	return at;
}

static str word_at(str text, size_t beg)
{
	const char *space = memchr(text.p + beg, ' ', text.n - beg);

	return str_slice(text, beg, space ? (size_t)(space - text.p) : text.n);
}

str law_span(str text, uint32_t number, uint32_t suffix)
{
	size_t lo = 0, hi = text.n;
	str found = { "", 0 };

	while (lo < hi) {
		size_t beg = word_start(text, lo + (hi - lo) / 2);
		str word = word_at(text, beg);
		struct span s = law_span_read(word);
		int side = side_of(&s, number, suffix);

		if (side == 0)
			found = word;
		if (side <= 0)
			hi = beg ? beg - 1 : 0;
		else
			lo = (size_t)(word.p - text.p) + word.n + 1;
	}
	return found;
}

static bool shape_valid(str shape)
{
	size_t at = 1;

	if (shape.n == 0)
		return true;
	if (shape.p[0] == '*')
		return tsv_number(shape, &at) > 0 && at == shape.n;
	if (shape.p[0] != ':')
		return false;
	for (;;) {
		size_t from = at;

		tsv_number(shape, &at);
		if (at == from)
			return false;
		if (at == shape.n)
			return true;
		if (shape.p[at++] != ',')
			return false;
	}
}

bool law_articles_valid(str text)
{
	struct span before = { 0 };

	for (str word; tsv_word(&text, &word);) {
		struct span s = law_span_read(word);

		if (s.first == 0 || s.last < s.first || !shape_valid(s.rest) ||
		    s.first < before.last || (s.first == before.last && s.suffix <= before.suffix))
			return false;
		before = s;
	}
	return before.first > 0;
}

static uint32_t paragraphs_of(str shape)
{
	size_t at = 1;
	uint32_t n = 1;

	if (shape.n == 0)
		return 1;
	if (shape.p[0] == '*')
		return tsv_number(shape, &at);
	for (; at < shape.n; at++)
		n += shape.p[at] == ',';
	return n;
}

/* Items of paragraph k, from 1; of the one with most when k is 0. */
static uint32_t items_of(str shape, uint32_t k)
{
	uint32_t most = 0, i = 0;
	size_t at = 1;

	if (shape.n == 0 || shape.p[0] != ':')
		return 0;
	while (at < shape.n) {
		uint32_t n = tsv_number(shape, &at);

		at++;
		if (++i == k)
			return n;
		most = n > most ? n : most;
	}
	return k ? 0 : most;
}

static struct article_answer within_article(str shape, struct article_ref ref, bool national)
{
	struct article_answer a = { .verdict = ARTICLE_EXISTS,
		                    .confidence = national ? QD_HIGH : QD_MEDIUM };

	a.limit = paragraphs_of(shape);
	if (ref.paragraph > a.limit) {
		a.verdict = ARTICLE_NO_PARAGRAPH;
		return a;
	}
	if (ref.item == 0)
		return a;
	a.limit = items_of(shape, ref.paragraph);
	if (ref.item > a.limit)
		a.verdict = ARTICLE_NO_ITEM;
	return a;
}

struct article_answer register_article(const struct law_register *r, law_id law, uint32_t edition,
                                       struct article_ref ref)
{
	struct article_answer a = { .verdict = ARTICLE_UNKNOWN };
	struct edition e;
	enum law_rank rank;
	str word;

	if (law >= r->n || edition == NONE || ref.number == 0)
		return a;
	e = register_edition(r, law, edition);
	if (!e.has_articles)
		return a;
	word = law_span(e.articles, ref.number, ref.suffix);
	rank = rank_named(law_field(r, law, COLUMN_RANK));
	if (word.n > 0)
		return within_article(law_span_read(word).rest, ref, rank == RANK_LAW);
	if (e.whole)
		a.verdict = ARTICLE_NO_ARTICLE;
	a.limit = e.n_articles;
	return a;
}
