/* What stands around a mark tells whether anybody asks. */
#include "check/form/stray_mark.h"

#include "base/utf8.h"

enum { ALL_LOST = 3 };

enum around { NOTHING, HAN, MARK_OPENS, MARK_OTHER, OTHER };

static enum around what_is(uint32_t cp)
{
	if (utf8_is_han(cp))
		return HAN;
	switch (cp) {
	case 0x300A: /* 《 〈 「 『 【 〔 （ “ ‘ */
	case 0x3008:
	case 0x300C:
	case 0x300E:
	case 0x3010:
	case 0x3014:
	case 0xFF08:
	case 0x201C:
	case 0x2018:
		return MARK_OPENS;
	case 0x201D:
	case 0x2019:
		return MARK_OTHER;
	default:
		return (cp >= 0x3001 && cp <= 0x3015) || (cp >= 0xFF01 && cp <= 0xFF1B) ? MARK_OTHER
		                                                                        : OTHER;
	}
}

static size_t back(str text, size_t at)
{
	while (at > 0 && ((unsigned char)text.p[--at] & 0xC0) == 0x80)
		;
	return at;
}

static enum around before(str text, size_t at)
{
	return at == 0 ? NOTHING : what_is(utf8_next(text, &(size_t){ back(text, at) }));
}

static enum around after(str text, size_t at)
{
	return at >= text.n ? NOTHING : what_is(utf8_next(text, &at));
}

/* Does the sentence up to `at` ask something? It begins behind the last 。 and the like. */
static bool asks(str text, size_t at)
{
	static const char *const words[] = { "是否",   "能否",   "可否",   "有无",   "吗",
		                             "呢",     "么",     "怎",     "如何",   "为何",
		                             "何时",   "何地",   "何种",   "哪",     "谁",
		                             "几",     "多少",   "是不是", "有没有", "能不能",
		                             "可不可", "会不会", "要不要", "需不需" };
	static const char *const ends[] = { "。", "！", "？", "；", "\n", "?" };
	size_t from = at > 240 ? at - 240 : 0;

	for (size_t i = at; i-- > from;)
		for (size_t k = 0; k < countof(ends); k++)
			if (str_starts(str_slice(text, i, at), str_from(ends[k])))
				from = i + 1;
	for (size_t k = 0; k < countof(words); k++)
		if (str_has(str_slice(text, from, at), str_from(words[k])))
			return true;
	return false;
}

size_t stray_mark(str text, size_t at)
{
	size_t end = at;
	enum around left = before(text, at), right;

	if (at > 0 && text.p[at - 1] == '?')
		return 0; /* asked of the first of them */
	while (end < text.n && text.p[end] == '?')
		end++;
	right = after(text, end);
	if (end - at >= ALL_LOST && (left == NOTHING || left == HAN) &&
	    (right == NOTHING || right == HAN))
		return end;
	if (left == MARK_OPENS && right == MARK_OTHER)
		return 0; /* （?） says that the writer doubts */
	if (left == HAN || left == MARK_OPENS)
		return (right == HAN || right == MARK_OTHER) && !asks(text, at) ? end : 0;
	return left == MARK_OTHER && right == HAN ? end : 0;
}
