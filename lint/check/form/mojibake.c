/* Characters that came out of a wrong conversion, and pinyin that a page left behind: 發(fā)展. */
#include "check/form/texts.h"

#include "base/utf8.h"

enum { REPLACEMENT = 0xFFFD, PRIVATE_FIRST = 0xE000, PRIVATE_LAST = 0xF8FF, PINYIN_LETTERS = 6 };

enum { MESSAGE_LOST, MESSAGE_PRIVATE, MESSAGE_PINYIN };

/* A vowel with a tone mark, as pinyin is printed and no unit or abbreviation is. */
static bool is_toned(uint32_t cp)
{
	static const uint16_t vowels[] = { 0x101, 0xE1, 0x1CE, 0xE0, 0x113, 0xE9,  0x11B, 0xE8,
		                           0x12B, 0xED, 0x1D0, 0xEC, 0x14D, 0xF3,  0x1D2, 0xF2,
		                           0x16B, 0xFA, 0x1D4, 0xF9, 0x1D6, 0x1D8, 0x1DA, 0x1DC };

	for (size_t i = 0; i < countof(vowels); i++)
		if (vowels[i] == cp)
			return true;
	return false;
}

static bool is_bracket(uint32_t cp, uint32_t half, uint32_t full)
{
	return cp == half || cp == full;
}

/* The end of «(fā)» that begins at `at`, STR_NONE when there is none. */
static size_t pinyin_end(str s, size_t at)
{
	bool toned = false, vowel = false;
	uint32_t groups = 0; /* of vowels: a syllable has one, café has two */

	if (!is_bracket(utf8_next(s, &at), '(', 0xFF08))
		return STR_NONE;
	for (uint32_t i = 0; i <= PINYIN_LETTERS && at < s.n; i++) {
		uint32_t cp = utf8_next(s, &at);
		bool is_vowel =
			is_toned(cp) || cp == 0xFC || (cp < 0x80 && strchr("aeiou", (int)cp));

		if (is_bracket(cp, ')', 0xFF09))
			return toned && groups == 1 ? at : STR_NONE;
		if (!is_vowel && !(cp >= 'a' && cp <= 'z'))
			return STR_NONE;
		groups += is_vowel && !vowel;
		vowel = is_vowel;
		toned = toned || is_toned(cp);
	}
	return STR_NONE;
}

static void report_at(const struct pass *p, const struct list *l, const struct text_at *t,
                      size_t beg, size_t end, uint8_t message)
{
	report(p, (struct report){ .at = place_within(t->at, beg, end),
	                           .message = message,
	                           .arg = { text_called(p, l, t->at), text_header(l, t->at),
	                                    arg_str(str_slice(t->text, beg, end)) } });
}

/* What is wrong with the character at [beg, end); a run of lost ones is told once. */
static void check_character(const struct pass *p, const struct list *l, const struct text_at *t,
                            size_t beg, size_t *end, uint32_t cp)
{
	if (cp == REPLACEMENT || str_starts(str_from_byte(t->text, beg), STR("锟斤拷"))) {
		while (str_starts(str_from_byte(t->text, *end), STR("\xEF\xBF\xBD")))
			*end += 3;
		*end = cp == REPLACEMENT ? *end : beg + STR("锟斤拷").n;
		report_at(p, l, t, beg, *end, MESSAGE_LOST);
	} else if (cp >= PRIVATE_FIRST && cp <= PRIVATE_LAST) {
		report_at(p, l, t, beg, *end, MESSAGE_PRIVATE);
	}
}

static void check_text(const struct pass *p, const struct list *l, const struct text_at *t)
{
	for (size_t at = 0, beg, pinyin; at < t->text.n;) {
		uint32_t cp;

		if ((unsigned char)t->text.p[at] < 0x80) {
			at++;
			continue;
		}
		beg = at;
		cp = utf8_next(t->text, &at);
		check_character(p, l, t, beg, &at, cp);
		if (at >= t->text.n || !utf8_is_han(cp) ||
		    (t->text.p[at] != '(' && t->text.p[at] != '\xEF'))
			continue;
		pinyin = pinyin_end(t->text, at);
		if (pinyin == STR_NONE)
			continue;
		report_at(p, l, t, at, pinyin, MESSAGE_PINYIN);
		sink_edit(p->out, FIX_UNSAFE, place_within(t->at, at, pinyin), STR(""));
		at = pinyin;
	}
}

static void check(const struct pass *p, uint32_t i)
{
	const struct list *l = &p->c->list[i];
	struct text_at t;

	for (uint32_t next = 0; texts_next(p->c, l, &next, &t);)
		check_text(p, l, &t);
}

const struct rule rule_form_mojibake = {
	.id = "form/mojibake",
	.level = QD_ERROR,
	.each = EACH_LIST,
	.title = { "乱码", "Garbled characters" },
	.message = { { "{0}的{1}里有乱码“{2}”，原来的字已经丢失",
	               "the {1} of {0} holds '{2}': the characters are lost" },
	             { "{0}的{1}里有自造字“{2}”，换一台电脑就显示不出来",
	               "the {1} of {0} holds the private character '{2}'" },
	             { "{0}的{1}里夹着拼音“{2}”，是从网页复制时带进来的",
	               "the {1} of {0} holds pinyin left by a page: '{2}'" } },
	.why = { "公布出去别人看不懂，检索也找不到。", "Nobody can read or search it." },
	.fix = { "对照原文补上正确的字；删去夹带的拼音。",
	         "Restore the characters from the original; delete the pinyin." },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道⟦\xEF\xBF\xBD\xEF\xBF\xBD⟧的处罚\n    部门职责: 规划发⟦(fā)⟧展，⟦锟斤拷⟧检查⟦\xEE\x80\x80⟧\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    部门职责: 检查温度(c)、热量（kcal）、café(caf)，𠮷字照写\n" },
};
