/* The small things everything rests on. */
#include "base/hash.h"
#include "base/pool.h"
#include "base/utf8.h"
#include "base/words.h"
#include "doc/sink.h"
#include "doc/table.h"
#include "model/body.h"
#include "model/owner.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

static void assert_str(str got, str want)
{
	if (!str_eq(got, want))
		fail_msg("got '%.*s', want '%.*s'", (int)got.n, got.p, (int)want.n, want.p);
}

static void trimming(void **state)
{
	(void)state;
	assert_str(str_trim(STR(" \t　\xC2\xA0市局\n　")), STR("市局"));
	assert_str(str_trim(STR("　 \n")), STR(""));
	assert_str(str_trim(STR("")), STR(""));
}

static void arenas_grow_in_place_and_apart(void **state)
{
	struct arena a = { 0 };
	uint32_t *v = NULL, cap = 0;

	(void)state;
	for (uint32_t i = 0; i < 100000; i++) {
		v = arena_room(&a, v, i, &cap, sizeof *v);
		v[i] = i;
		if (i % 1000 == 0)
			memset(arena_alloc(&a, 5000), 0xAB, 5000);
	}
	for (uint32_t i = 0; i < 100000; i++)
		assert_int_equal(v[i], i);
	arena_release(&a);
}

static void an_arena_adopts_another(void **state)
{
	struct arena a = { 0 }, b = { 0 };
	str x = arena_copy(&a, STR("甲")), y = arena_copy(&b, STR("乙"));
	char *big = arena_alloc(&b, 100000);

	(void)state;
	arena_adopt(&a, &b);
	big = arena_grow(&a, big, 100000, 400000);
	big[399999] = 1;
	assert_str(x, STR("甲"));
	assert_str(y, STR("乙"));
	arena_release(&b);
	arena_release(&a);
}

static void utf8_is_strict(void **state)
{
	static const char *const bad[] = { "\x80",         "\xC0\x80",         "\xE0\x80\x80",
		                           "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE4\xB8",
		                           "ab\xFF",       "\xF8\x88" };
	size_t at;

	(void)state;
	for (size_t i = 0; i < countof(bad); i++)
		assert_false(utf8_valid(str_from(bad[i]), &at));
	assert_false(utf8_valid(STR("清单清单清单\xFF"), &at));
	assert_int_equal(at, 18);
	assert_true(utf8_valid(STR("abcdefgh清单𠮷\xF4\x8F\xBF\xBF"), &at));
}

static void keys_unite_spellings(void **state)
{
	struct arena a = { 0 };

	(void)state;
	assert_str(utf8_key(&a, STR("序  号")), STR("序号"));
	assert_str(utf8_key(&a, STR("ＡＢＣ１２ (试行)")), utf8_key(&a, STR("abc12（试行）")));
	assert_str(utf8_key(&a, STR("事项\n名称")), STR("事项名称"));
	assert_str(utf8_key(&a, STR("甲、乙")), utf8_key(&a, STR("甲，乙")));
	arena_release(&a);
}

static void cells_count_graphemes(void **state)
{
	(void)state;
	assert_int_equal(utf8_cells(STR("ab清单")), 6);
	assert_int_equal(utf8_cells(STR("e\xCC\x81")), 1);
	assert_int_equal(utf8_cells(STR("𠮷")), 2);
	assert_int_equal(utf8_cells(STR("\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9")), 2);
}

static void words_are_leftmost_and_longest(void **state)
{
	struct arena a = { 0 };
	const str list[] = { STR("有关部门"), STR("各有关部门"), STR("部门") };
	struct words *w = words_new(&a, list, countof(list));
	struct word_hit hit;
	size_t at = 0;

	(void)state;
	assert_true(words_next(w, STR("由各有关部门和部门"), &at, &hit));
	assert_int_equal(hit.word, 1);
	assert_int_equal(hit.beg, 3);
	assert_true(words_next(w, STR("由各有关部门和部门"), &at, &hit));
	assert_int_equal(hit.word, 2);
	assert_false(words_next(w, STR("由各有关部门和部门"), &at, &hit));
	arena_release(&a);
}

/* Ids and hashed words mixed, as keys of indices are. */
static void mixing_small_numbers_stays_apart(void **state)
{
	struct arena a = { 0 };
	struct map seen;
	uint32_t n = 0;

	(void)state;
	map_init(&seen, &a);
	for (uint64_t id = 0; id < 128; id++) {
		for (uint64_t word = 0; word < 256; word++) {
			uint64_t key = hash_mix(id, hash_bytes(&word, sizeof word));

			assert_int_equal(map_get(&seen, key), NONE);
			*map_at(&seen, key) = n++;
		}
	}
	arena_release(&a);
}

static void maps_keep_everything(void **state)
{
	struct arena a = { 0 };
	struct map m;
	struct intern t;

	(void)state;
	map_init(&m, &a);
	intern_init(&t, &a);
	for (uint32_t i = 0; i < 10000; i++) {
		*map_at(&m, (uint64_t)i * 7919) = i;
		assert_int_equal(intern_add(&t, arena_fmt(&a, "名%u", i)), i);
	}
	for (uint32_t i = 0; i < 10000; i++)
		assert_int_equal(map_get(&m, (uint64_t)i * 7919), i);
	assert_int_equal(map_get(&m, 3), NONE);
	assert_int_equal(intern_find(&t, STR("名77")), 77);
	assert_int_equal(intern_find(&t, STR("名x")), NONE);
	arena_release(&a);
}

static void merges_cover(void **state)
{
	struct arena a = { 0 };
	struct table t;

	(void)state;
	table_init(&t, &a, &limits_default);
	table_open_sheet(&t, STR("表"), 0);
	table_put(&t, 3, 1, STR("乙"), 0, 0);
	table_put(&t, 1, 0, STR("甲"), 0, 0);
	table_put(&t, 2, 0, STR("盖住"), 0, 0);
	table_put(&t, 3, 2, STR("丙"), 0, 0);
	table_merge(&t, (struct merge){ 1, 9000000, 0, 0 });
	table_merge(&t, (struct merge){ 5, 6, 1, 1 });
	table_hide_row(&t, 2);
	table_close_sheet(&t, NULL);
	assert_int_equal(t.n_rows, 3);
	assert_str(cell_text(table_cell(&t, 1, 0)), STR("甲"));
	assert_true(table_cell(&t, 1, 0)->flags & CELL_COVERED);
	assert_int_equal(table_cell(&t, 1, 0)->at, table_cell(&t, 0, 0)->at);
	assert_str(cell_text(table_cell(&t, 2, 0)), STR("甲"));
	assert_true(t.row[1].flags & ROW_HIDDEN);
	assert_int_equal(table_cell(&t, 1, 1)->n, 0);
	arena_release(&a);
}

static void a1_letters(void **state)
{
	char out[16];

	(void)state;
	table_a1(out, 17, 4);
	assert_string_equal(out, "E17");
	table_a1(out, 1, 26);
	assert_string_equal(out, "AA1");
	table_a1(out, 1048576, 16383);
	assert_string_equal(out, "XFD1048576");
}

static void bodies_in_a_cell(void **state)
{
	struct body_name n[BODY_NAMES];
	str text = STR("市统\n计局");

	(void)state;
	assert_int_equal(body_split(STR("市公安局、市民政局\n市教育局"), n), 3);
	assert_int_equal(body_split(text, n), 1);
	assert_int_equal(n[0].end, text.n);
	assert_int_equal(body_split(STR("省、市、县级人民政府、市教育局"), n), 2);
	assert_int_equal(body_split(STR("市发展和改革委员会（粮食局、物资储备局）"), n), 1);
	assert_int_equal(n[0].end, strlen("市发展和改革委员会"));
	assert_int_equal(body_split(STR(" "), n), 0);
}

static void dates_in_titles(void **state)
{
	(void)state;
	assert_int_equal(owner_date(STR("示例市2024年权责清单")), 20241231);
	assert_int_equal(owner_date(STR("2024-02")), 20240229);
	assert_int_equal(owner_date(STR("截至2023年7月31日")), 20230731);
	assert_int_equal(owner_date(STR("第12345678号")), 0);
}

static void count(void *ctx, uint32_t i)
{
	((uint32_t *)ctx)[i] += i;
}

static void every_job_runs_once(void **state)
{
	static uint32_t seen[1000];

	(void)state;
	pool_run(7, countof(seen), count, seen);
	for (uint32_t i = 0; i < countof(seen); i++)
		assert_int_equal(seen[i], i);
}

/* What belongs to a finding that was dropped does not go to the one before. */
static void a_full_sink_drops_whole_findings(void **state)
{
	static const struct rule rule = { .id = "test/x", .level = QD_INFO };
	struct sink s = { .most = 2 };

	(void)state;
	for (uint32_t row = 0; row < 5; row++) {
		struct place at = place_cell(0, 0, row, 0);

		sink_add(&s, (struct report){ .rule = &rule, .at = at });
		sink_edit(&s, FIX_SAFE, at, STR("x"));
		sink_relate(&s, at, 0);
	}
	assert_int_equal(s.n, 2);
	assert_int_equal(s.n_edits, 2);
	assert_int_equal(s.n_related, 2);
	assert_int_equal(s.n_dropped, 3);
	assert_int_equal(s.full.row, 2);
	sink_release(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(trimming),
		cmocka_unit_test(arenas_grow_in_place_and_apart),
		cmocka_unit_test(an_arena_adopts_another),
		cmocka_unit_test(utf8_is_strict),
		cmocka_unit_test(keys_unite_spellings),
		cmocka_unit_test(cells_count_graphemes),
		cmocka_unit_test(words_are_leftmost_and_longest),
		cmocka_unit_test(mixing_small_numbers_stays_apart),
		cmocka_unit_test(maps_keep_everything),
		cmocka_unit_test(merges_cover),
		cmocka_unit_test(a1_letters),
		cmocka_unit_test(bodies_in_a_cell),
		cmocka_unit_test(dates_in_titles),
		cmocka_unit_test(every_job_runs_once),
		cmocka_unit_test(a_full_sink_drops_whole_findings),
	};

	return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
