/* Clauses that assist. */
#include "check/delegation/assisting.h"

#include "base/buf.h"

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
