/* Traits: a rule that goes by them must miss nothing, so what is there is always said. */
#include "model/traits.h"

#include "base/utf8.h"
#include "check/form/garbled.h"
#include "check/form/hanzi.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

static struct arena arena;
static const struct traits *traits;
static struct trait_pairs seen;

static uint32_t of(const char *text)
{
	return traits_of(traits, &seen, str_from(text));
}

static void each_is_found_and_nothing_else(void **state)
{
	static const struct {
		const char *text;
		uint32_t traits;
	} cases[] = {
		{ "", 0 },
		{ "对占道经营的处罚", 0 },
		{ "《示例条例》（示例市）〔〈甲〉【乙】〕", 0 },
		{ "（半角)", TRAIT_HALF },
		{ "(半角)", TRAIT_HALF },
		{ "《示例条例（》）", TRAIT_UNPAIRED },
		{ "一》", TRAIT_UNPAIRED },
		{ "〔一", TRAIT_UNPAIRED },
		{ "罚５元", TRAIT_WIDE },
		{ "Ａ类", TRAIT_WIDE },
		{ "甲 乙", TRAIT_BLANK },
		{ "甲　乙", TRAIT_BLANK },
		{ "甲\n乙", TRAIT_BLANK },
		{ "甲\xE2\x80\x8B乙", TRAIT_BLANK },
		{ "2019年", TRAIT_DATE },
		{ "９月", TRAIT_DATE | TRAIT_WIDE },
		{ "9 月", TRAIT_DATE | TRAIT_BLANK },
		{ "每年每月", 0 },
		{ "第三条", TRAIT_ORDINAL },
		{ "12号", TRAIT_COUNTED },
		{ "信号", 0 },
		{ "巡?查", TRAIT_QUERY },
		{ "彧", TRAIT_RARE },
		{ "發", TRAIT_RARE },
		{ "烫", TRAIT_RARE },
		{ "fā", TRAIT_RARE },
		{ "\xEE\x80\x80", TRAIT_RARE },
		{ "𠮷", TRAIT_RARE },
		{ "的的", TRAIT_REPEATED },
		{ "负责负责", TRAIT_REPEATED },
		{ "安全生产管理安全生产管理", TRAIT_REPEATED },
		{ "行政处罚、行政许可", 0 },
	};

	(void)state;
	for (size_t i = 0; i < countof(cases); i++)
		if (of(cases[i].text) != cases[i].traits)
			fail_msg("“%s”: %x, not %x", cases[i].text, of(cases[i].text),
			         cases[i].traits);
}

static void a_full_cell_is_long(void **state)
{
	static char text[32768];

	(void)state;
	memset(text, 'x', sizeof text);
	assert_int_equal(traits_of(traits, &seen, (str){ text, 32766 }), 0);
	assert_int_equal(traits_of(traits, &seen, (str){ text, 32767 }), TRAIT_LONG);
}

static size_t put_random(char *out, uint32_t n)
{
	size_t len = 0;

	for (uint32_t i = 0; i < n; i++)
		len += utf8_put(out + len, 0x4E00 + (uint32_t)rand() % 0x5000);
	return len;
}

/* Whatever the hash of their characters. */
static void no_repetition_is_missed(void **state)
{
	char text[400];

	(void)state;
	srand(7);
	for (uint32_t i = 0; i < 20000; i++) {
		size_t before = put_random(text, (uint32_t)rand() % 40);
		size_t word = put_random(text + before, 2 + i % 5), n = before + word;

		memcpy(text + n, text + before, word);
		n += word;
		n += put_random(text + n, (uint32_t)rand() % 10);
		assert_true(traits_of(traits, &seen, (str){ text, n }) & TRAIT_REPEATED);
	}
}

static bool naive_paired(const uint32_t *at, uint32_t n)
{
	uint32_t open[32], n_open = 0;

	for (uint32_t i = 0; i < n; i++) {
		uint32_t kind = at[i] / 2 == 5 ? 0 : at[i] / 2;

		if (at[i] % 2 == 0)
			open[n_open++] = kind;
		else if (n_open == 0 || open[--n_open] != kind)
			return false;
	}
	return n_open == 0;
}

static void brackets_are_paired_as_by_hand(void **state)
{
	static const char *const mark[] = { "（", "）", "《", "》", "〈", "〉",
		                            "【", "】", "〔", "〕", "(",  ")" };
	uint32_t n_paired = 0;

	(void)state;
	srand(11);
	for (uint32_t i = 0; i < 50000; i++) {
		uint32_t at[10], n = (uint32_t)rand() % 7, kinds = 1 + (uint32_t)rand() % 6;
		char text[64] = "";

		for (uint32_t k = 0; k < n; k++) {
			at[k] = (uint32_t)rand() % (2 * kinds);
			strcat(text, mark[at[k]]);
		}
		assert_int_equal((of(text) & TRAIT_UNPAIRED) == 0, naive_paired(at, n));
		n_paired += naive_paired(at, n);
	}
	assert_true(n_paired > 1000);
}

static void all_that_may_be_garbled_or_traditional_is_rare(void **state)
{
	const struct garbling *g = garbling_new(&arena, gbk_new(&arena));
	const struct hanzi *h = hanzi_new(&arena);
	uint32_t n = 0;

	(void)state;
	for (uint32_t cp = 0xA1; cp < 0x10000; cp++) {
		char text[4];
		bool asked = cp <= 0xFF || garbling_starts(g, cp) ||
		             hanzi_script(h, cp) == SCRIPT_TRADITIONAL;

		if (!asked)
			continue;
		n++;
		if (!(traits_of(traits, &seen, (str){ text, utf8_put(text, cp) }) & TRAIT_RARE))
			fail_msg("U+%04X", cp);
	}
	assert_true(n > 2000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_is_found_and_nothing_else),
		cmocka_unit_test(a_full_cell_is_long),
		cmocka_unit_test(no_repetition_is_missed),
		cmocka_unit_test(brackets_are_paired_as_by_hand),
		cmocka_unit_test(all_that_may_be_garbled_or_traditional_is_rare),
	};
	int failed;

	traits = traits_new(&arena, gbk_new(&arena));
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_release(&arena);
	return failed;
}
