/* Editions in time: which was in force when, and what became of the instrument. */
#include "law/register_rows.h"
#include "law/tsv.h"

/* «2016-12-29:2017-04-07/2017-06-01»: adopted, promulgated, effective. */
static struct edition read_edition(str word)
{
	str effective, promulgated, days = str_cut(word, STR("/"), &effective);
	struct edition e = { .adopted = tsv_date(str_cut(days, STR(":"), &promulgated)),
		             .effective = tsv_date(effective) };

	e.promulgated = promulgated.p ? tsv_date(promulgated) : e.adopted;
	return e;
}

/* The part of the articles column that tells an edition: from its day to before the next « | ». */
static str articles_of(const struct law_register *r, law_id law, uint32_t promulgated)
{
	str text = law_field(r, law, COLUMN_ARTICLES), none = { "", 0 };

	while (text.n > 11) {
		const char *bar = memchr(text.p, '|', text.n);
		str part = bar ? str_trim(str_slice(text, 0, (size_t)(bar - text.p))) : text;

		if (part.n > 11 && tsv_date(str_slice(part, 0, 10)) == promulgated)
			return str_from_byte(part, 10);
		text = bar ? str_trim(str_from_byte(text, (size_t)(bar - text.p) + 1)) : none;
	}
	return none;
}

static uint32_t highest_article(str text)
{
	size_t at = text.n;

	while (at > 0 && text.p[at - 1] != ' ')
		at--;
	return law_span_read(str_from_byte(text, at)).last;
}

static void count_articles(const struct law_register *r, law_id law, struct edition *e)
{
	str text = articles_of(r, law, e->promulgated);

	if (text.n == 0)
		return;
	e->has_articles = true;
	e->whole = text.p[0] == '=';
	e->articles = str_from_byte(text, 1);
	e->n_articles = highest_article(e->articles);
}

struct edition law_edition_days(const struct law_register *r, law_id law, uint32_t i)
{
	str text = law_field(r, law, COLUMN_EDITIONS);

	for (str word; tsv_word(&text, &word); i--)
		if (i == 0)
			return read_edition(word);
	return (struct edition){ 0 };
}

struct edition register_edition(const struct law_register *r, law_id law, uint32_t i)
{
	struct edition e = law_edition_days(r, law, i);

	if (e.promulgated)
		count_articles(r, law, &e);
	return e;
}

/* The last day of what a date without month or day may mean. */
static uint32_t latest(uint32_t day)
{
	if (day % 10000 == 0)
		return day + 1231;
	return day % 100 == 0 ? day + 31 : day;
}

/* The first day it was surely in force. */
static uint32_t start_of(const struct edition *e)
{
	return latest(e->effective ? e->effective : e->promulgated);
}

uint32_t register_edition_at(const struct law_register *r, law_id law, uint32_t day)
{
	str text = law_field(r, law, COLUMN_EDITIONS);
	uint32_t found = NONE, i = 0;

	for (str word; tsv_word(&text, &word); i++) {
		struct edition e = read_edition(word);

		if (start_of(&e) <= day)
			found = i;
	}
	return found;
}

uint32_t register_edition_of(const struct law_register *r, law_id law, uint32_t year)
{
	str text = law_field(r, law, COLUMN_EDITIONS);
	uint32_t adopted = NONE, effective = NONE, i = 0;

	for (str word; tsv_word(&text, &word); i++) {
		struct edition e = read_edition(word);

		if (e.adopted / 10000 == year || e.promulgated / 10000 == year)
			adopted = i;
		if (e.effective / 10000 == year)
			effective = i;
	}
	return adopted != NONE ? adopted : effective;
}

static enum law_source source_named(str name)
{
	static const char *const names[] = { "text", "known", "register", "mined", "inferred" };

	for (uint32_t i = 0; i < countof(names); i++)
		if (str_eq(name, str_from(names[i])))
			return (enum law_source)i;
	return SOURCE_KNOWN; /* a place's own file need not say */
}

static enum qd_confidence confidence_named(str name)
{
	return str_eq(name, STR("low"))      ? QD_LOW
	       : str_eq(name, STR("medium")) ? QD_MEDIUM
	                                     : QD_HIGH;
}

static void read_repeal(const struct law_register *r, law_id law, struct law_status *s)
{
	str day = law_field(r, law, COLUMN_REPEALED);

	s->successor = law_field(r, law, COLUMN_SUCCESSOR);
	s->successor_law = NONE;
	if (s->successor.n > 0) {
		law_id next = register_find(r, s->successor).law;

		s->successor_law = next == LAW_AMBIGUOUS ? NONE : next;
	}
	s->no_later = day.n > 0 && day.p[0] == '~';
	s->repealed_on = tsv_date(s->no_later ? str_from_byte(day, 1) : day);
	s->source = source_named(law_field(r, law, COLUMN_SOURCE));
	s->confidence = confidence_named(law_field(r, law, COLUMN_CONFIDENCE));
}

/* Its state when no repeal had taken effect by that day. */
static enum law_state before_repeal(const struct law_register *r, law_id law,
                                    const struct law_status *s, uint32_t day)
{
	if (s->repealed_on && (s->no_later || day >= s->repealed_on))
		return LAW_UNKNOWN; /* repealed at some day up to then */
	if (s->edition != NONE || s->repealed_on)
		return LAW_IN_FORCE;
	/* Only where the first edition is known to be the first. */
	return law_field(r, law, COLUMN_COMPLETE).n > 0 ? LAW_NOT_YET : LAW_UNKNOWN;
}

struct law_status register_at(const struct law_register *r, law_id law, uint32_t day)
{
	struct law_status s = { .edition = NONE, .successor_law = NONE };
	uint32_t as_of;

	if (law >= r->n)
		return s;
	as_of = tsv_date(law_field(r, law, COLUMN_AS_OF));
	s.beyond = as_of && day > as_of;
	read_repeal(r, law, &s);
	if (s.repealed_on && latest(s.repealed_on) <= day) {
		s.state = LAW_REPEALED;
		return s;
	}
	s.edition = register_edition_at(r, law, day);
	s.state = before_repeal(r, law, &s, day);
	return s;
}
