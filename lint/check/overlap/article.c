/* Quotations of articles. */
#include "check/overlap/article.h"

enum {
	QUOTED_BYTES = 3000,
	MOST_CITED = 128,
	LEAST_QUOTED = 60, /* bytes of a conduct with its sanction */
	BEFORE_BYTES = 240 /* in front of «按照职责分工» stand the organs it speaks of */
};

static bool same_article(const struct cited *a, const struct cited *b)
{
	return a->law == b->law && a->article.number == b->article.number &&
	       a->article.suffix == b->article.suffix;
}

uint32_t article_end(const struct corpus *c, uint32_t item)
{
	uint32_t beg = c->item_cited[item], end = c->item_cited[item + 1];

	return end - beg < MOST_CITED ? end : beg + MOST_CITED;
}

bool article_cited_by(const struct corpus *c, uint32_t item, const struct cited *what)
{
	for (uint32_t k = c->item_cited[item]; what->article.number && k < article_end(c, item);
	     k++)
		if (same_article(&c->cited[k], what))
			return true;
	return false;
}

str article_quoted(const struct corpus *c, uint32_t cited)
{
	const struct cited *ci = &c->cited[cited];
	const struct list *l = corpus_list(c, ci->item);
	str text = cell_text(table_cell(&c->doc[l->doc]->table, ci->row, ci->col));
	size_t beg = ci->article.end, end = text.n;

	for (uint32_t k = cited + 1; k < c->n_cited; k++) {
		const struct cited *next = &c->cited[k];
		size_t at = next->first ? next->beg : next->article.beg;

		if (next->item != ci->item || next->row != ci->row || next->col != ci->col)
			break;
		if (at > beg) {
			end = at;
			break;
		}
	}
	return str_slice(text, beg, end - beg < QUOTED_BYTES ? end : beg + QUOTED_BYTES);
}

/* «其他有关部门», «负有…职责的部门» are nobody in particular. */
static bool is_particular(str before)
{
	static const str vague[] = { STR_INIT("有关"), STR_INIT("相关"), STR_INIT("其他"),
		                     STR_INIT("的"),   STR_INIT("各"),   STR_INIT("本") };

	if (str_ends_any(before, vague, countof(vague)))
		return false;
	return before.n > 0;
}

static uint32_t count_organs(str clause)
{
	static const str organ[] = { STR_INIT("部门"), STR_INIT("机构"), STR_INIT("机关") };
	uint32_t n = 0;

	for (uint32_t i = 0; i < countof(organ); i++)
		for (size_t at = 0; (at = str_find(clause, organ[i], at)) != STR_NONE;
		     at += organ[i].n)
			n += is_particular(str_slice(clause, 0, at));
	return n;
}

/* The clause that ends at byte `end`. */
static str clause_before(str text, size_t end)
{
	static const str stop[] = { STR_INIT("。"), STR_INIT("；"), STR_INIT("：") };
	size_t beg = end > BEFORE_BYTES ? end - BEFORE_BYTES : 0;
	str near;

	while (beg < end && ((unsigned char)text.p[beg] & 0xC0) == 0x80)
		beg++;
	near = str_slice(text, beg, end);
	for (uint32_t i = 0; i < countof(stop); i++)
		for (size_t at; (at = str_find(near, stop[i], 0)) != STR_NONE;)
			near = str_from_byte(near, at + stop[i].n);
	return near;
}

bool article_divides(str quoted)
{
	static const str phrase[] = { STR_INIT("职责分工"), STR_INIT("各自职责"),
		                      STR_INIT("各自的职责"), STR_INIT("职责权限"),
		                      STR_INIT("各自权限") };

	for (uint32_t i = 0; i < countof(phrase); i++)
		for (size_t at = 0; (at = str_find(quoted, phrase[i], at)) != STR_NONE;
		     at += phrase[i].n)
			if (count_organs(clause_before(quoted, at)) >= 2)
				return true;
	return false;
}

bool article_is_single(str quoted)
{
	static const str list[] = { STR_INIT("下列"), STR_INIT("（一）"), STR_INIT("(一)"),
		                    STR_INIT("（二）"), STR_INIT("(二)") };

	if (str_has_any(quoted, list, countof(list)))
		return false;
	return quoted.n >= LEAST_QUOTED;
}

/* Two ways to cite one article may mean the same part: one leaves out the 款, or the 项. */
static bool parts_meet(const struct article *a, const struct article *b)
{
	if (a->paragraph && b->paragraph && a->paragraph != b->paragraph)
		return false;
	return !a->item || !b->item || a->item == b->item;
}

bool article_parts_differ(const struct corpus *c, uint32_t cited, uint32_t other)
{
	const struct cited *a = &c->cited[cited], *b = &c->cited[other];

	for (uint32_t i = c->item_cited[a->item]; i < article_end(c, a->item); i++)
		for (uint32_t k = c->item_cited[b->item];
		     same_article(&c->cited[i], a) && k < article_end(c, b->item); k++)
			if (same_article(&c->cited[k], b) &&
			    parts_meet(&c->cited[i].article, &c->cited[k].article))
				return false;
	return true;
}
