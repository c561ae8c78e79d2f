/* Old articles to new ones, step by step through the editions that were compared. A word of a
 * comparison is «8>11=» (same words), «8>11:96» (similarity), «3>3?39» (weak), «7>-» (gone); from
 * knowledge «20>22,23» or «27.1>32», with «?» where it is less sure. */
#include "law/register_rows.h"
#include "law/tsv.h"

static void keep_weaker(uint32_t *similarity, uint32_t step)
{
	if (*similarity == 0 || step < *similarity)
		*similarity = step;
}

/* The comparison that leads from an edition to one in force on the day. */
static const struct law_moves *step_from(const struct law_register *r, law_id law, uint32_t day_of,
                                         uint32_t day)
{
	for (uint32_t i = map_get(&r->moves_of, law); i != NONE; i = r->moves[i].next) {
		const struct law_moves *m = &r->moves[i];
		uint32_t in_force;

		if (day_of < m->first || day_of > m->last)
			continue;
		in_force = register_edition_at(r, m->successor, day);
		if (in_force != NONE &&
		    law_edition_days(r, m->successor, in_force).promulgated >= m->to)
			return m;
	}
	return NULL;
}

static uint32_t edition_of_day(const struct law_register *r, law_id law, uint32_t promulgated)
{
	for (uint32_t i = 0;; i++) {
		uint32_t day = law_edition_days(r, law, i).promulgated;

		if (day == promulgated || day == 0)
			return day ? i : NONE;
	}
}

/* The targets behind «>», «22,23» or «66.2»; *at moves to what follows them. */
static void read_targets(str word, size_t *at, uint32_t shift, struct move *m)
{
	m->n_to = 0;
	while (m->n_to < MOVE_TARGETS) {
		struct article_ref *to = &m->to[m->n_to];

		*to = (struct article_ref){ .number = tsv_number(word, at) };
		if (to->number == 0)
			break;
		to->number += shift;
		if (*at < word.n && word.p[*at] == '-') {
			++*at;
			to->suffix = tsv_number(word, at);
		} else if (*at < word.n && word.p[*at] == '.') {
			++*at;
			to->paragraph = tsv_number(word, at);
		}
		m->n_to++;
		if (*at >= word.n || word.p[*at] != ',')
			break;
		++*at;
	}
}

/* What the word behind «>» says of the article; the relation only when it is gone or weak. */
static void read_move(str rest, uint32_t shift, bool compared, struct move *m)
{
	size_t at = 1;
	bool doubt;

	read_targets(rest, &at, shift, m);
	doubt = at < rest.n && rest.p[at] == '?';
	if (m->n_to == 0) {
		m->relation = MOVE_GONE;
		m->confidence = str_ends(rest, STR("?")) ? QD_MEDIUM : m->confidence;
	} else if (!compared) {
		m->compared = false;
		m->confidence = doubt ? QD_MEDIUM : m->confidence;
	} else if (at >= rest.n || rest.p[at] == '=') {
		keep_weaker(&m->similarity, 100);
	} else {
		m->relation = doubt ? MOVE_WEAK : m->relation;
		m->confidence = doubt ? QD_LOW : m->confidence;
		at++;
		keep_weaker(&m->similarity, tsv_number(rest, &at));
	}
}

/* Some articles were split by paragraph («27.1», «27.2»): the one asked for, or all together. */
static str word_for(str moves, struct article_ref ref, struct move *all,
                    const struct law_moves *step)
{
	str word = law_span(moves, ref.number, ref.suffix), none = { "", 0 };
	struct move part;

	if (word.n == 0 || !str_starts(law_span_read(word).rest, STR(".")))
		return word;
	for (str left = str_from_byte(moves, (size_t)(word.p - moves.p)); tsv_word(&left, &word);) {
		struct span s = law_span_read(word);
		size_t at = 1;

		if (s.first != ref.number)
			break;
		if (tsv_number(s.rest, &at) == ref.paragraph)
			return word;
		part = (struct move){ 0 };
		read_move(str_from_byte(s.rest, at), 0, step->compared, &part);
		if (ref.paragraph == 0 && all->n_to < MOVE_TARGETS && part.n_to)
			all->to[all->n_to++] = part.to[0];
	}
	return none;
}

/* One step; false when the comparison does not tell of the article. */
static bool apply(const struct law_moves *step, struct article_ref from, struct move *m)
{
	struct move all = *m;
	struct span s;
	size_t gt;
	str word;

	all.n_to = 0;
	word = word_for(step->moves, from, &all, step);
	if (word.n == 0 && all.n_to == 0)
		return false;
	if (word.n == 0) {
		all.compared = false;
		*m = all;
		return true;
	}
	s = law_span_read(word);
	gt = str_find(s.rest, STR(">"), 0);
	if (gt == STR_NONE)
		return false;
	read_move(str_from_byte(s.rest, gt), from.number - s.first, step->compared, m);
	return true;
}

static enum move_relation relation_of(const struct move *m, law_id law, struct article_ref was)
{
	const struct article_ref *to = &m->to[0];
	bool edited = !m->compared || m->similarity < 100;

	if (m->law != law || m->n_to > 1 || to->number != was.number || to->suffix != was.suffix)
		return edited ? MOVE_BOTH : MOVE_RENUMBERED;
	return edited ? MOVE_EDITED : MOVE_SAME;
}

struct move register_moved(const struct law_register *r, law_id law, uint32_t edition,
                           struct article_ref ref, uint32_t day)
{
	struct move m = { .law = law, .edition = edition, .compared = true };
	struct article_ref at = ref;
	const struct law_moves *step;
	uint32_t from;

	if (law >= r->n || edition == NONE || ref.number == 0)
		return m;
	from = law_edition_days(r, law, edition).promulgated;
	/* Each step leads to a later edition, so they end; the bound is for tables that say otherwise. */
	for (int i = 0; i < 8 && (step = step_from(r, m.law, from, day)) && apply(step, at, &m);
	     i++) {
		m.law = step->successor;
		m.edition = edition_of_day(r, m.law, step->to);
		from = step->to;
		at = m.to[0];
		if (m.n_to != 1)
			break;
	}
	if (m.relation == MOVE_UNKNOWN && m.n_to > 0)
		m.relation = relation_of(&m, law, ref);
	return m;
}
