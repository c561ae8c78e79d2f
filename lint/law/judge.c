/* Verdicts: the facts of the register in the order of a reviewer's questions. */
#include "law/judge.h"

#include "base/utf8.h"
#include "law/register_rows.h"

static const char *const verdicts[] = {
#define VERDICT(id, name) name,
#include "law/verdicts.def"
#undef VERDICT
};

const char *verdict_name(enum verdict v)
{
	return verdicts[v];
}

/* ---- days in notes ---- */

/* Cells break dates as they break lines: «2024⏎年9月 13日». */
static size_t behind_space(str s, size_t at)
{
	for (size_t next = at; next < s.n && utf8_is_space(utf8_next(s, &next)); at = next)
		;
	return at;
}

/* «8月», «-08»: the part of a date behind `sep`, up to its unit; either may be empty. */
static uint32_t date_part(str s, size_t *at, str sep, str unit)
{
	size_t next = behind_space(s, *at);
	uint32_t n;

	if (!str_starts(str_from_byte(s, next), sep))
		return 0;
	next = behind_space(s, next + sep.n);
	n = citation_number(s, &next);
	if (n == 0 || n > 31)
		return 0;
	next = unit.n ? behind_space(s, next) : next;
	if (!str_starts(str_from_byte(s, next), unit))
		return 0;
	*at = next + unit.n;
	return n;
}

/* What parts «2018-08-31» or «2018.8.31»; empty when nothing of the kind stands here. */
static str separator_at(str s, size_t at)
{
	str here = str_from_byte(s, at);

	return str_starts(here, STR("-"))   ? STR("-")
	       : str_starts(here, STR(".")) ? STR(".")
	                                    : STR("");
}

/* A day at *at: «2018年», «2018年8月31日», «二〇一八年», «2018-08-31» as yyyymmdd, month and day 00
 * where not said. 0 when none stands there; *at is then behind the number, if one does. */
static uint32_t day_at(str s, size_t *at)
{
	uint32_t year = citation_number(s, at), month, day = 0;
	size_t behind = behind_space(s, *at);
	str sep = separator_at(s, behind), none = STR("");

	if (year < 1949 || year > 2100)
		return 0;
	if (str_starts(str_from_byte(s, behind), STR("修")))
		return year * 10000; /* «2021修正» */
	if (sep.n == 0 && !str_starts(str_from_byte(s, behind), STR("年")))
		return 0;
	*at = sep.n ? behind : behind + STR("年").n;
	month = date_part(s, at, sep, sep.n ? none : STR("月"));
	if (month)
		day = date_part(s, at, sep, sep.n ? none : STR("日"));
	return year * 10000 + month * 100 + day;
}

/* «自2019年5月1日起施行»: when it took effect, not which edition it is. */
static bool only_effect(str s, size_t at)
{
	str rest = str_from_byte(s, behind_space(s, at));

	return str_starts(rest, STR("起")) || str_starts(rest, STR("施行")) ||
	       str_starts(rest, STR("实施"));
}

uint32_t note_day(str note)
{
	uint32_t adopted = 0, effect = 0;

	for (size_t at = 0; at < note.n;) {
		size_t from = at;
		uint32_t day = day_at(note, &at);

		if (at == from)
			utf8_next(note, &at);
		if (day == 0)
			continue;
		if (only_effect(note, at))
			effect = day > effect ? day : effect;
		else
			adopted = day > adopted ? day : adopted;
	}
	return adopted ? adopted : effect;
}

uint32_t register_edition_noted(const struct law_register *r, law_id law, str note)
{
	uint32_t day = note_day(note);

	for (uint32_t i = 0; day % 100; i++) {
		struct edition e = law_edition_days(r, law, i);

		if (e.promulgated == 0)
			break;
		if (e.adopted == day || e.promulgated == day || e.effective == day)
			return i;
	}
	return day ? register_edition_of(r, law, day / 10000) : NONE;
}

/* ---- instruments ---- */

/* Where the day of effect is not known it may lie months after the promulgation. */
static bool surely_in_force(const struct edition *e, uint32_t day)
{
	uint32_t month = e->promulgated / 100 % 100;
	uint32_t from = e->promulgated / 10000 * 12 + (month ? month : 12);

	return e->effective || day / 10000 * 12 + day / 100 % 100 > from + 6;
}

/* The edition in force, or the one before it when it is not sure that it gave way already. */
static uint32_t oldest_in_force(const struct law_register *r, const struct judged *j)
{
	uint32_t i = j->status.edition;
	struct edition e;

	if (i == NONE || i == 0)
		return i;
	e = law_edition_days(r, j->law, i);
	return surely_in_force(&e, j->day) ? i : i - 1;
}

static enum verdict verdict_of(const struct judged *j)
{
	switch (j->status.state) {
	case LAW_REPEALED:
		return VERDICT_REPEALED;
	case LAW_NOT_YET:
		return VERDICT_NOT_YET;
	case LAW_IN_FORCE:
		return j->noted != NONE && j->current != NONE && j->noted < j->current
		               ? VERDICT_OLD_EDITION
		               : VERDICT_GOOD;
	default:
		return VERDICT_UNKNOWN;
	}
}

static bool tells_of_changes(str note)
{
	return str_has(note, STR("修正")) || str_has(note, STR("修订")) ||
	       str_has(note, STR("修改"));
}

/* Notes give the first adoption and leave out what was amended, seldom what was rewritten. */
static bool is_origin(const struct law_register *r, const struct judged *j, str note)
{
	uint32_t rewritten;

	if (j->verdict != VERDICT_OLD_EDITION || j->noted != 0 || tells_of_changes(note))
		return false;
	rewritten = register_facts(r, j->law).rewritten;
	return rewritten == 0 || rewritten > j->day;
}

/* Whose numbers the articles have. A note of an edition that is not known tells of no numbers. */
static uint32_t edition_meant(const struct law_register *r, const struct judged *j, str note)
{
	uint32_t n;

	if (j->noted != NONE && !j->origin)
		return j->noted;
	if (!j->origin && note_day(note))
		return NONE;
	if (j->status.state != LAW_REPEALED)
		return j->current == j->status.edition ? j->current : NONE;
	n = register_facts(r, j->law).n_editions;
	return n ? n - 1 : NONE;
}

struct judged judge_instrument(const struct law_register *r, law_id law, str note, uint32_t day)
{
	struct judged j = { .law = law == LAW_AMBIGUOUS ? NONE : law,
		            .status = { .edition = NONE, .successor_law = NONE },
		            .noted = NONE,
		            .edition = NONE,
		            .current = NONE,
		            .day = day };

	if (j.law == NONE)
		return j;
	j.status = register_at(r, law, day);
	j.current = oldest_in_force(r, &j);
	j.noted = note.n ? register_edition_noted(r, law, note) : NONE;
	j.verdict = verdict_of(&j);
	j.origin = is_origin(r, &j, note);
	j.edition = edition_meant(r, &j, note);
	return j;
}

/* ---- articles ---- */

static struct article_ref ref_of(const struct article *a)
{
	return (struct article_ref){ a->number, a->suffix, a->paragraph, a->item };
}

static bool moved(const struct move *m)
{
	return m->relation == MOVE_RENUMBERED || m->relation == MOVE_BOTH ||
	       m->relation == MOVE_WEAK || m->relation == MOVE_GONE;
}

/* Beyond the edition in force, but there in one before it: the number is an old one. */
static struct move from_older(const struct law_register *r, const struct judged *j,
                              struct article_ref ref)
{
	struct move m = { .relation = MOVE_UNKNOWN };

	for (uint32_t i = j->edition; i-- > 0 && !moved(&m);)
		m = register_moved(r, j->law, i, ref, j->day);
	return moved(&m) ? m : (struct move){ .relation = MOVE_UNKNOWN };
}

static bool holds(const struct law_register *r, law_id law, uint32_t edition,
                  struct article_ref ref)
{
	return register_article(r, law, edition, ref).verdict == ARTICLE_EXISTS;
}

/* Is the number one of an edition adopted, but not in force on the day? */
static bool later_holds(const struct law_register *r, const struct judged *j,
                        struct article_ref ref)
{
	uint32_t n = register_facts(r, j->law).n_editions;

	for (uint32_t i = j->status.edition; i != NONE && ++i < n;)
		if (holds(r, j->law, i, ref))
			return true;
	return false;
}

static enum verdict missing_part(enum article_verdict v)
{
	switch (v) {
	case ARTICLE_NO_ARTICLE:
		return VERDICT_NO_ARTICLE;
	case ARTICLE_NO_PARAGRAPH:
		return VERDICT_NO_PARAGRAPH;
	case ARTICLE_NO_ITEM:
		return VERDICT_NO_ITEM;
	default:
		return VERDICT_GOOD;
	}
}

/* What to say of an article that j's edition does not have. */
static void judge_missing(const struct law_register *r, const struct judged *j,
                          struct article_ref ref, struct judged_article *out)
{
	if (j->verdict != VERDICT_GOOD && j->verdict != VERDICT_OLD_EDITION) {
		out->move = from_older(r, j, ref);
		return;
	}
	if (j->status.edition != j->edition && holds(r, j->law, j->status.edition, ref))
		return;
	if (later_holds(r, j, ref)) {
		out->verdict = VERDICT_NOT_YET;
		return;
	}
	out->verdict = missing_part(out->answer.verdict);
	out->move = from_older(r, j, ref);
}

struct judged_article judge_article(const struct law_register *r, const struct judged *j,
                                    const struct article *a)
{
	struct judged_article out = { .verdict = j->verdict };
	struct article_ref ref = ref_of(a);

	if (j->law == NONE || j->edition == NONE || a->number == 0)
		return out;
	out.answer = register_article(r, j->law, j->edition, ref);
	if (missing_part(out.answer.verdict) != VERDICT_GOOD) {
		judge_missing(r, j, ref, &out);
		return out;
	}
	out.move = register_moved(r, j->law, j->edition, ref, j->day);
	if (!moved(&out.move))
		out.move.relation = MOVE_UNKNOWN;
	else if (j->verdict == VERDICT_OLD_EDITION)
		out.verdict = VERDICT_RENUMBERED;
	return out;
}

struct move judge_since(const struct law_register *r, const struct judged *j,
                        const struct article *a, uint32_t later)
{
	struct move m = { .relation = MOVE_UNKNOWN };

	if (j->law == NONE || j->edition == NONE || a->number == 0)
		return m;
	m = register_moved(r, j->law, j->edition, ref_of(a), later);
	return moved(&m) ? m : (struct move){ .relation = MOVE_UNKNOWN };
}
