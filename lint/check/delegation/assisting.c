/* Clauses that assist. */
#include "check/delegation/assisting.h"
#include "check/delegation/names.h"

#include "base/buf.h"
#include "model/similar_key.h"

static size_t mark_at(str text, size_t at)
{
	static const str marks[] = { STR_INIT("，"), STR_INIT("。"), STR_INIT("；"), STR_INIT(";"),
		                     STR_INIT(","),  STR_INIT("\n"), STR_INIT("：") };
	str rest = str_from_byte(text, at);

	for (uint32_t i = 0; i < countof(marks); i++)
		if (str_starts(rest, marks[i]))
			return marks[i].n;
	return 0;
}

bool clause_next(str text, size_t *at, str *clause)
{
	size_t beg, end;

	while (*at < text.n && mark_at(text, *at))
		*at += mark_at(text, *at);
	for (beg = end = *at; end < text.n && !mark_at(text, end);)
		end++;
	*at = end;
	*clause = str_slice(text, beg, end);
	return end > beg;
}

bool clause_assists(str clause)
{
	static const str words[] = {
		STR_INIT("配合"), STR_INIT("协助"), STR_INIT("协同"), STR_INIT("协查"),
		STR_INIT("协办"), STR_INIT("参与"), STR_INIT("参加"), STR_INIT("上报"),
		STR_INIT("报告"), STR_INIT("报送"), STR_INIT("报请"), STR_INIT("反馈"),
		STR_INIT("移交"), STR_INIT("移送"), STR_INIT("转交"), STR_INIT("提请"),
		STR_INIT("劝阻"), STR_INIT("劝导"), STR_INIT("制止"), STR_INIT("告知"),
		STR_INIT("提供"), STR_INIT("支持"), STR_INIT("宣传"), STR_INIT("引导"),
	};

	return str_has_any(clause, words, countof(words));
}

str own_duties(struct arena *a, str text)
{
	struct buf b = { .arena = a };
	str clause;

	for (size_t at = 0; clause_next(text, &at, &clause);) {
		if (clause_assists(clause))
			continue;
		buf_add(&b, clause);
		buf_add(&b, STR("，"));
	}
	return buf_str(&b);
}

/* ---- the two sides of a row ---- */

/* How much of the department's duty a township's text must hold, and how long that duty must be for
 * the words not to be common to all. */
enum { HOLDS_PERMILLE = 900, FEWEST_PIECES = 8 };

bool row_sides_of(const struct list *l, struct row_sides *s)
{
	if (list_is(l, STR("配合履职事项清单")))
		*s = (struct row_sides){ FIELD_UPPER_DUTY, FIELD_ASSIST_DUTY };
	else if (list_is(l, STR("属地管理清单")))
		*s = (struct row_sides){ FIELD_LEAD_DUTY, FIELD_ASSIST_DUTY };
	else
		return false;
	return true;
}

bool duty_held(str department, str township, struct similar_score *score)
{
	struct similar_score held = *score;

	if (township.n * 1000 < department.n * HOLDS_PERMILLE)
		return false;
	held.total = similar_keys(department, department).total;
	if (held.total < FEWEST_PIECES || similar_permille(held) < HOLDS_PERMILLE)
		return false;
	*score = held;
	return true;
}

bool own_duty_passed_on(const struct corpus *c, uint32_t item)
{
	struct arena scratch = { 0 };
	struct similar_score score;
	struct row_sides s;
	str town, department;
	bool held;

	if (!row_sides_of(corpus_list(c, item), &s))
		return false;
	town = similar_key(&scratch, own_duties(&scratch, item_text(c, item, s.township)));
	department = similar_key(&scratch, item_text(c, item, s.department));
	score = similar_keys(town, department);
	held = town.n > 0 && department.n > 0 && duty_held(department, town, &score);
	arena_release(&scratch);
	return held;
}
