/* What the rules about old and new law say alike. */
#include "check/basis/wording.h"

#include "law/wording.h"

struct wording wording_new(struct arena *a)
{
	return (struct wording){ { .arena = a }, { .arena = a } };
}

void wording_add(struct wording *w, str zh, str en)
{
	buf_add(&w->zh, zh);
	buf_add(&w->en, en);
}

void wording_then(struct wording *w, str zh, str en)
{
	if (w->zh.n)
		wording_add(w, zh, en);
}

struct arg wording_arg(const struct wording *w)
{
	if (w->zh.n == 0)
		return (struct arg){ STR(""), STR("") };
	return (struct arg){ buf_str(&w->zh), buf_str(&w->en) };
}

struct arg date_arg(struct arena *a, uint32_t day)
{
	uint32_t y = day / 10000, m = day / 100 % 100, d = day % 100;

	if (m == 0)
		return (struct arg){ arena_fmt(a, "%u年", y), arena_fmt(a, "%u", y) };
	if (d == 0)
		return (struct arg){ arena_fmt(a, "%u年%u月", y, m),
			             arena_fmt(a, "%u-%02u", y, m) };
	return (struct arg){ arena_fmt(a, "%u年%u月%u日", y, m, d),
		             arena_fmt(a, "%u-%02u-%02u", y, m, d) };
}

struct arg edition_arg(struct arena *a, const struct corpus *c, law_id law, uint32_t edition)
{
	return date_arg(a, register_edition(c->law, law, edition).promulgated);
}

struct arg noted_arg(struct arena *a, const struct corpus *c, const struct basis *b)
{
	struct edition e = register_edition(c->law, b->judged.law, b->judged.noted);
	uint32_t day = note_day(b->note);

	/* A day on which it only took effect is none to call it by. */
	return date_arg(a, day % 100 && day != e.adopted ? e.promulgated : day);
}

/* ---- articles ---- */

void wording_article(struct wording *w, struct article_ref ref)
{
	put_article(&w->zh, ref);
	buf_fmt(&w->en, "art. %u", ref.number);
	if (ref.suffix)
		buf_fmt(&w->en, "-%u", ref.suffix);
	if (ref.paragraph)
		buf_fmt(&w->en, " para. %u", ref.paragraph);
	if (ref.item)
		buf_fmt(&w->en, " item %u", ref.item);
}

struct article_ref article_ref_of(const struct article *a)
{
	return (struct article_ref){ a->number, a->suffix, a->paragraph, a->item };
}

/* Marks within marks are single: 《示例市实施〈…〉办法》. */
static str single_marks(struct arena *a, str title)
{
	char *p = arena_alloc(a, title.n + 1);

	memcpy(p, title.p, title.n);
	for (size_t i = 0; i + 3 <= title.n; i++)
		if (str_starts(str_from_byte(title, i), STR("《")) ||
		    str_starts(str_from_byte(title, i), STR("》")))
			p[i + 2] -= 2; /* 《 is E3 80 8A, 〈 E3 80 88 */
	return (str){ p, title.n };
}

struct arg law_arg(struct arena *a, const struct law_register *r, law_id law)
{
	str title = single_marks(a, register_facts(r, law).short_title);

	return (struct arg){ arena_fmt(a, "《%.*s》", (int)title.n, title.p),
		             arena_fmt(a, "'%.*s'", (int)title.n, title.p) };
}

/* ---- moves ---- */

enum { SURE_SIMILARITY = 60 };

enum moved moved_how(const struct move *m)
{
	bool sure = m->compared ? m->similarity >= SURE_SIMILARITY : m->confidence == QD_HIGH;

	if (m->relation == MOVE_RENUMBERED || m->relation == MOVE_BOTH)
		return sure && m->n_to > 0 ? MOVED_SURELY : MOVED_PERHAPS;
	return m->relation == MOVE_WEAK || m->relation == MOVE_GONE ? MOVED_PERHAPS : MOVED_NOT;
}

static void put_targets(struct wording *w, const struct move *m)
{
	for (uint32_t i = 0; i < m->n_to; i++) {
		wording_add(w, i ? STR("、") : STR(""), i ? STR(", ") : STR(""));
		wording_article(w, m->to[i]);
	}
}

void moves_say(struct moves_said *s, struct article_ref was, const struct move *m)
{
	enum moved how = moved_how(m);

	if (how == MOVED_NOT)
		return;
	s->check = s->check || (how == MOVED_PERHAPS && m->compared);
	s->uncompared = s->uncompared || (how == MOVED_PERHAPS && !m->compared);
	if (s->n++ >= MOST_SAID)
		return;
	wording_then(&s->w, STR("，"), STR(", "));
	wording_article(&s->w, was);
	if (m->n_to == 0) {
		wording_add(&s->w, STR("现在没有对应的条文"), STR(" has no match now"));
		return;
	}
	wording_add(&s->w, how == MOVED_SURELY ? STR("现为") : STR("可能是现在的"),
	            how == MOVED_SURELY ? STR(" is now ") : STR(" may now be "));
	put_targets(&s->w, m);
}

struct arg moves_arg(struct moves_said *s)
{
	if (s->n > MOST_SAID)
		wording_add(&s->w, STR("等"), STR(" and more"));
	if (s->check)
		wording_add(&s->w, STR("（请核对）"), STR(" (check)"));
	else if (s->uncompared)
		wording_add(&s->w, STR("（条号待核）"), STR(" (numbers to be checked)"));
	return wording_arg(&s->w);
}

/* Only what is written as one article, and no paragraph that may have moved within it. */
static bool is_replaceable(str written, const struct article *a, const struct move *m)
{
	bool parts = a->paragraph || a->item || a->sub;

	return moved_how(m) == MOVED_SURELY && m->n_to == 1 && a->end > a->beg &&
	       str_starts(written, STR("第")) && str_has(written, STR("条")) &&
	       !str_has(written, STR("至")) &&
	       (!parts || (m->similarity == 100 && m->to[0].paragraph == 0 && a->sub == 0));
}

bool suggest_article(const struct pass *p, const struct basis *b, uint32_t i, const struct move *m)
{
	const struct article *a = &b->cited[i].article;
	struct wording w = wording_new(&p->out->arena);
	struct article_ref to = m->to[0];

	if (a->end > b->cell.n || a->beg > a->end ||
	    !is_replaceable(str_slice(b->cell, a->beg, a->end), a, m))
		return false;
	if (a->paragraph || a->item) {
		to.paragraph = a->paragraph;
		to.item = a->item;
	}
	wording_article(&w, to);
	sink_edit(p->out, FIX_SUGGEST, basis_article_place(p->c, b, i), buf_str(&w.zh));
	return true;
}
