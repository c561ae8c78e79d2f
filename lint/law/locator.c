/* An ordinal is 第 + numbers + unit: «第十条», «第（一）、（二）项», «第十、十二条». One that follows
 * another directly and lies deeper completes it; behind a mark it is the next target, which takes
 * from the one before what it does not say itself. */
#include "law/locator.h"

#include "law/numeral.h"

/* A range is filled in when it spans no more than RANGE_MAX; a text may fill FILLED_MAX in all. */
enum { RANGE_MAX = 200, FILLED_MAX = 4000 };

enum joint { JOINT_NONE, JOINT_LIST, JOINT_RANGE };

struct locator {
	struct scan *s;
	struct citations *out;
	struct article last;
	enum locator_level level; /* of last */
};

void locator_add(struct citations *out, struct article a)
{
	out->article = arena_room(out->arena, out->article, out->n_articles, &out->cap_articles,
	                          sizeof *out->article);
	out->article[out->n_articles++] = a;
}

/* ---- words ---- */

/* What may join two ordinals or two numbers. A comma joins only what says 第 again. */
static enum joint take_joint(struct scan *s, bool *weak)
{
	static const str lists[] = { STR_INIT("、"), STR_INIT("以及"), STR_INIT("或者"),
		                     STR_INIT("和"), STR_INIT("及"),   STR_INIT("与"),
		                     STR_INIT("或"), STR_INIT("，"),   STR_INIT(",") };
	static const str ranges[] = { STR_INIT("至"), STR_INIT("到"), STR_INIT("—"),
		                      STR_INIT("－"), STR_INIT("–"),  STR_INIT("-"),
		                      STR_INIT("～"), STR_INIT("~") };
	size_t from = s->at;
	enum joint j = JOINT_NONE;

	scan_blanks(s);
	for (uint32_t i = 0; i < countof(lists) && !j; i++)
		if (scan_take(s, lists[i])) {
			j = JOINT_LIST;
			*weak = i > 0;
		}
	for (uint32_t i = 0; i < countof(ranges) && !j; i++)
		if (scan_take(s, ranges[i])) {
			j = JOINT_RANGE;
			(void)scan_take(s, ranges[i]); /* —— */
			*weak = false;
		}
	if (j)
		scan_blanks(s);
	else
		s->at = from;
	return j;
}

/* «二», «（二）», «( 2 )»; *bracketed says which. */
static uint32_t take_number(struct scan *s, bool *bracketed)
{
	size_t from = s->at;
	uint32_t n;

	*bracketed = scan_take_bracket(s);
	scan_blanks(s);
	n = citation_number(s->text, &s->at);
	if (n > 0)
		scan_blanks(s);
	if (n == 0 || (*bracketed && !scan_take_close(s))) {
		s->at = from;
		return 0;
	}
	return n;
}

static enum locator_level take_unit(struct scan *s)
{
	if (scan_sees(s, STR("条例")) || scan_sees(s, STR("项目")))
		return AT_NOTHING;
	if (scan_take(s, STR("条")))
		return AT_ARTICLE;
	if (scan_take(s, STR("款")))
		return AT_PARAGRAPH;
	if (scan_take(s, STR("项")))
		return AT_ITEM;
	return scan_take(s, STR("目")) ? AT_SUB : AT_NOTHING;
}

/* The next number of one ordinal: behind a mark, or bracketed right behind a bracketed one. */
static uint32_t take_next_number(struct scan *s, enum joint *joint, bool *bracketed)
{
	size_t from = s->at;
	bool weak, before = *bracketed;
	uint32_t n;

	*joint = take_joint(s, &weak);
	n = take_number(s, bracketed);
	if (n > 0 && (*joint || (before && *bracketed))) {
		*joint = *joint ? *joint : JOINT_LIST;
		return n;
	}
	s->at = from;
	return 0;
}

/* The unit that closes the numbers at s; it moves behind it. */
static enum locator_level find_unit(struct scan s, size_t *end, bool *bracketed)
{
	enum locator_level level;
	enum joint joint;

	if (!take_number(&s, bracketed))
		return AT_NOTHING;
	while (!(level = take_unit(&s)))
		if (!take_next_number(&s, &joint, bracketed))
			return AT_NOTHING;
	*end = s.at;
	return level;
}

/* ---- targets ---- */

static uint32_t *part_of(struct article *a, enum locator_level level)
{
	return level == AT_ARTICLE     ? &a->number
	       : level == AT_PARAGRAPH ? &a->paragraph
	       : level == AT_ITEM      ? &a->item
	                               : &a->sub;
}

static struct article article_with(struct article a, enum locator_level level, uint32_t n)
{
	*part_of(&a, level) = n;
	if (level == AT_ARTICLE)
		a = (struct article){ .number = n };
	if (level <= AT_PARAGRAPH)
		a.item = 0;
	if (level <= AT_ITEM)
		a.sub = 0;
	return a;
}

static bool may_fill(const struct locator *l, uint32_t from, uint32_t to)
{
	return from < to && to - from <= RANGE_MAX && l->out->n_filled + (to - from) <= FILLED_MAX;
}

static void fill(struct locator *l, struct article a)
{
	locator_add(l->out, a);
	l->out->n_filled++;
}

/* What lies between the last target and `to`, both excluded. */
static void fill_range(struct locator *l, struct article to, enum locator_level level)
{
	struct article from = l->last, a = to;
	uint32_t n = *part_of(&from, level), end = *part_of(&to, level), suffix = 1;

	a.beg = from.beg;
	a.suffix = level == AT_ARTICLE ? 0 : a.suffix;
	if (may_fill(l, n, end))
		for (n++; n < end + (level == AT_ARTICLE && to.suffix > 0); n++) {
			*part_of(&a, level) = n;
			fill(l, a);
		}
	if (level != AT_ARTICLE || to.suffix == 0)
		return;
	if (from.number == to.number)
		suffix = from.suffix + 1;
	for (a.number = to.number; suffix < to.suffix && may_fill(l, 0, 1); suffix++) {
		a.suffix = suffix;
		fill(l, a);
	}
}

/* A target read at bytes [beg, end): completes the last one, or is the next. */
static void place(struct locator *l, struct article a, enum locator_level level, enum joint joint)
{
	bool deeper = joint == JOINT_NONE && l->level != AT_NOTHING && level > l->level;

	if (deeper) {
		a.beg = l->last.beg;
		l->out->article[l->out->n_articles - 1] = a;
	} else {
		if (joint == JOINT_RANGE && level == l->level)
			fill_range(l, a, level);
		locator_add(l->out, a);
	}
	l->last = a;
	l->level = level;
}

/* «之一» behind 条. */
static uint32_t take_suffix(struct scan *s)
{
	size_t from = s->at;
	uint32_t n = scan_take(s, STR("之")) ? citation_number(s->text, &s->at) : 0;

	if (n == 0 || n > RANGE_MAX)
		s->at = from;
	return n > RANGE_MAX ? 0 : n;
}

/* The numbers up to the unit, which ends at `end`. */
static void take_numbers(struct locator *l, size_t beg, size_t end, enum locator_level level,
                         enum joint joint)
{
	bool bracketed;
	uint32_t n = take_number(l->s, &bracketed);

	while (n > 0) {
		struct article a = article_with(l->last, level, n);
		size_t behind = l->s->at;
		enum joint next_joint;
		uint32_t next = take_next_number(l->s, &next_joint, &bracketed);

		if (next == 0) {
			l->s->at = behind = end;
			if (level == AT_ARTICLE)
				a.suffix = take_suffix(l->s);
			behind = l->s->at;
		}
		a.beg = (uint32_t)beg;
		a.end = (uint32_t)behind;
		place(l, a, level, joint);
		beg = behind;
		joint = next_joint;
		n = next;
	}
}

/* «第（二）» without 项, where the citation ends behind it. */
static bool take_bare_item(struct locator *l, size_t beg, enum joint joint)
{
	static const str ends[] = { STR_INIT("规定"), STR_INIT("的"), STR_INIT("、"),
		                    STR_INIT("，"),   STR_INIT("；"), STR_INIT("。"),
		                    STR_INIT("："),   STR_INIT(":"),  STR_INIT("\n") };
	struct scan ahead = *l->s;
	struct article a;
	bool bracketed;
	uint32_t n = take_number(&ahead, &bracketed);

	if (n == 0 || !bracketed || l->level == AT_NOTHING ||
	    !(ahead.at == ahead.text.n || scan_sees_any(&ahead, ends, countof(ends))))
		return false;
	a = article_with(l->last, AT_ITEM, n);
	a.beg = (uint32_t)beg;
	a.end = (uint32_t)ahead.at;
	place(l, a, AT_ITEM, joint);
	*l->s = ahead;
	return true;
}

/* «、之二» behind «第十条之一». */
static bool take_next_suffix(struct locator *l, size_t beg, enum joint joint)
{
	struct article a = { .number = l->last.number };

	if (joint == JOINT_NONE || l->level != AT_ARTICLE)
		return false;
	a.suffix = take_suffix(l->s);
	if (a.suffix == 0)
		return false;
	a.beg = (uint32_t)beg;
	a.end = (uint32_t)l->s->at;
	place(l, a, AT_ARTICLE, joint);
	return true;
}

/* May an ordinal leave out 第? «（三）项» and «一款» right behind an article, «第十条、十一条». */
static bool may_drop_first(const struct locator *l, enum locator_level level, enum joint joint,
                           bool weak)
{
	if (l->level == AT_NOTHING)
		return false;
	if (joint == JOINT_NONE)
		return level > l->level;
	return !weak && level <= l->level;
}

static bool take_ordinal(struct locator *l)
{
	struct scan start = *l->s;
	bool weak = false, bracketed = false;
	enum joint joint = l->level == AT_NOTHING ? JOINT_NONE : take_joint(l->s, &weak);
	size_t beg = l->s->at, end = 0;
	bool first = scan_take(l->s, STR("第"));
	enum locator_level level;

	if (first)
		scan_blanks(l->s);
	level = find_unit(*l->s, &end, &bracketed);
	if (level != AT_NOTHING && (level == AT_ARTICLE || l->level != AT_NOTHING) &&
	    (first || may_drop_first(l, level, joint, weak && !bracketed))) {
		take_numbers(l, beg, end, level, joint);
		return true;
	}
	if (level == AT_NOTHING &&
	    (first ? take_bare_item(l, beg, joint) : take_next_suffix(l, beg, joint)))
		return true;
	*l->s = start;
	return false;
}

bool locator_sees(const struct scan *s)
{
	struct scan ahead = *s;
	size_t end;
	bool bracketed;

	if (!scan_take(&ahead, STR("第")))
		return false;
	scan_blanks(&ahead);
	return find_unit(ahead, &end, &bracketed) == AT_ARTICLE;
}

bool locator_read(struct scan *s, struct citations *out, struct locator_base base)
{
	struct locator l = { .s = s, .out = out, .last = base.article, .level = base.level };
	uint32_t before = out->n_articles;
	size_t from = s->at;

	while (s->at < s->text.n && take_ordinal(&l))
		continue;
	return out->n_articles > before || s->at > from;
}
