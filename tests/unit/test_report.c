/* Reports: what stands below what, whatever the width of the characters before it. */
#include "base/arena.h"
#include "read/reader.h"
#include "report/report.h"
#include "report/rows.h"
#include "report/wrap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

/* ---- a run of one input, invented findings and one reporter ---- */

struct run {
	struct doc doc;
	struct doc *docs[1];
	struct corpus c;
	struct list list;
	struct item item[16];
	struct sink sink;
	struct arena arena;
	struct view v;
};

static const struct rule rule_plain = {
	.id = "test/plain",
	.level = QD_WARNING,
	.title = { "标题", "title" },
	.message = { { "这里", "here" }, { "写了“{0}”", "says '{0}'" } },
	.note = { { "那里", "there" } },
};

static const struct rule rule_long = {
	.id = "test/long",
	.level = QD_ERROR,
	.title = { "标题", "title" },
	.message = { { "这里", "here" } },
	.why = { "有道理。", "for a reason." },
	.basis = { "有依据。", "a basis." },
	.fix = { "改掉。", "change it." },
};

static void run_init(struct run *r, const char *name)
{
	*r = (struct run){ 0 };
	doc_init(&r->doc, 0, str_from(name), &limits_default);
	r->docs[0] = &r->doc;
	r->c.doc = r->docs;
	r->c.n_docs = 1;
	r->c.as_of = 20250630;
	r->v.complete = true;
}

static void run_release(struct run *r)
{
	doc_release(&r->doc);
	sink_release(&r->sink);
	arena_release(&r->arena);
}

static str run_report(struct run *r, const char *format)
{
	const struct reporter *reporter = reporter_named(str_from(format));
	struct buf out = { .arena = &r->arena };

	assert_non_null(reporter);
	r->v.c = &r->c;
	r->v.finding = r->sink.finding;
	r->v.n = r->sink.n;
	r->v.related = r->sink.related;
	r->v.n_errors = r->v.n_warnings = r->v.n_infos = 0;
	for (uint32_t i = 0; i < r->sink.n; i++) {
		unsigned level = r->sink.finding[i].level;

		r->v.n_errors += level == QD_ERROR;
		r->v.n_warnings += level == QD_WARNING;
		r->v.n_infos += level == QD_INFO;
	}
	reporter->write(&r->v, &out);
	return buf_str(&out);
}

static void assert_str(str got, const char *want)
{
	if (!str_eq(got, str_from(want)))
		fail_msg("got\n%.*s\nwant\n%s", (int)got.n, got.p, want);
}

static void assert_has(str got, const char *want)
{
	if (!str_has(got, str_from(want)))
		fail_msg("got\n%.*s\nwithout\n%s", (int)got.n, got.p, want);
}

/* ---- frames of text ---- */

/* Reads a text whose ⟦…⟧ is where a finding points; the marks are taken out. */
static void run_text(struct run *r, const char *name, const char *marked)
{
	str s = str_from(marked), beg = STR("⟦"), end = STR("⟧");
	size_t at = str_find(s, beg, 0), to = str_find(s, end, 0);
	struct buf b = { .arena = &r->arena };

	run_init(r, name);
	b.arena = &r->arena;
	buf_add(&b, str_slice(s, 0, at));
	buf_add(&b, str_slice(s, at + beg.n, to));
	buf_add(&b, str_from_byte(s, to + end.n));
	r->doc.bytes = buf_str(&b);
	for (uint32_t i = 0, n = reader_plan(&r->doc); i < n; i++)
		reader_part(&r->doc, i);
	reader_join(&r->doc);
	sink_add(&r->sink,
	         (struct report){ .rule = &rule_plain, .at = place_source(0, at, to - beg.n) });
}

/* The frame of the only finding: what follows the arrow, up to the blank line. */
static str frame_of(str report)
{
	size_t beg = str_find(report, STR(" │"), 0), end = str_find(report, STR("\n\n"), 0);

	while (beg > 0 && report.p[beg - 1] == ' ')
		beg--;
	return str_slice(report, beg, end + 1);
}

static void assert_frame(const char *marked, const char *want)
{
	struct run r;

	run_text(&r, "t.yaml", marked);
	assert_str(frame_of(run_report(&r, "full")), want);
	run_release(&r);
}

static void carets_stand_under_the_text(void **state)
{
	(void)state;
	assert_frame("a: ⟦b⟧c\n", "   │\n 1 │ a: bc\n   │    ^\n   │\n");
	assert_frame("名称: ⟦燃气⟧安全\n", "   │\n 1 │ 名称: 燃气安全\n   │       ^^^^\n   │\n");
	assert_frame("Ａ，: ⟦Ｂ⟧\n", "   │\n 1 │ Ａ，: Ｂ\n   │       ^^\n   │\n");
	assert_frame("𠮷: 𠮷⟦野⟧\n", "   │\n 1 │ 𠮷: 𠮷野\n   │       ^^\n   │\n");
	assert_frame("e\xCC\x81: ⟦o\xCC\x81⟧k\n",
	             "   │\n 1 │ e\xCC\x81: o\xCC\x81k\n   │    ^\n   │\n");
	assert_frame("👨‍👩‍👧: ⟦x⟧\n",
	             "   │\n 1 │ 👨‍👩‍👧: x\n   │     ^\n   │\n");
	assert_frame("# \t名\t⟦x⟧\nk: v\n",
	             "   │\n 1 │ #       名      x\n   │                 ^\n 2 │ k: v\n   │\n");
}

static void ends_of_lines_do_not_show(void **state)
{
	(void)state;
	assert_frame("a: 1\r\nb: ⟦2⟧\r\nc: 3\r\n",
	             "   │\n 1 │ a: 1\n 2 │ b: 2\n   │    ^\n 3 │ c: 3\n   │\n");
	assert_frame("a: 1\nb: ⟦2⟧", "   │\n 1 │ a: 1\n 2 │ b: 2\n   │    ^\n   │\n");
	assert_frame("a: 1\n\nb: ⟦2⟧\n\nc: 3\n", "   │\n 3 │ b: 2\n   │    ^\n   │\n");
	assert_frame(
		"a: |\n  ⟦一\n  二⟧\nb: 1\n",
		"   │\n 1 │ a: |\n 2 │   一\n   │   ^^\n 3 │   二\n   │   ^^\n 4 │ b: 1\n   │\n");
}

static void gutters_grow_with_the_numbers(void **state)
{
	struct buf text, want;
	static const uint32_t lines[] = { 8, 9, 10, 98, 99, 100 };

	(void)state;
	for (uint32_t i = 0; i < countof(lines); i++) {
		struct arena a = { 0 };
		int digits = lines[i] + 1 > 99 ? 3 : 2;

		text = want = (struct buf){ .arena = &a };
		for (uint32_t n = 1; n <= 120; n++)
			buf_fmt(&text, n == lines[i] ? "k%03u: ⟦v⟧\n" : "k%03u: v\n", n);
		buf_add(&text, (str){ "", 1 });
		buf_fmt(&want, "%*s │\n", digits, "");
		for (uint32_t n = lines[i] - 1; n <= lines[i] + 1; n++) {
			buf_fmt(&want, "%*u │ k%03u: v\n", digits, n, n);
			if (n == lines[i])
				buf_fmt(&want, "%*s │       ^\n", digits, "");
		}
		buf_fmt(&want, "%*s │\n", digits, "");
		buf_add(&want, (str){ "", 1 });
		assert_frame(text.p, want.p);
		arena_release(&a);
	}
}

static void doubtful_widths_are_marked_in_the_text(void **state)
{
	struct run r;

	(void)state;
	assert_frame("a: “甲”⟦乙⟧\n", "   │\n 1 │ a: “甲”⟦乙⟧\n   │\n");
	assert_frame("a: 甲⟦“乙”⟧\n", "   │\n 1 │ a: 甲“乙”\n   │      ^^^^\n   │\n");
	assert_frame("a: ①·—… ×⟦乙⟧丙\n", "   │\n 1 │ a: ①·—… ×⟦乙⟧丙\n   │\n");
	run_text(&r, "t.yaml", "a: “甲”⟦乙⟧\n");
	r.v.colour = true;
	assert_has(run_report(&r, "full"), " 1 │ a: “甲”\x1b[4m乙\x1b[24m\n   │\n");
	run_release(&r);
}

static void what_is_not_seen_is_written_out(void **state)
{
	(void)state;
	assert_frame("a: 甲\xE2\x80\x8B⟦乙⟧\n",
	             "   │\n 1 │ a: 甲<U+200B>乙\n   │              ^^\n   │\n");
	assert_frame("a: ⟦\xE2\x80\xAE甲⟧\n",
	             "   │\n 1 │ a: <U+202E>甲\n   │    ^^^^^^^^^^\n   │\n");
	assert_frame("a: 甲\xE2\x80\x8D⟦乙⟧\n",
	             "   │\n 1 │ a: 甲<U+200D>乙\n   │              ^^\n   │\n");
}

static void long_lines_keep_the_mark_in_sight(void **state)
{
	struct arena a = { 0 };
	struct buf text = { .arena = &a };
	struct run r;
	str frame;

	(void)state;
	buf_add(&text, STR("a: "));
	for (uint32_t i = 0; i < 300; i++)
		buf_add(&text, i == 200 ? STR("⟦此处⟧") : STR("长"));
	buf_add(&text, (str){ "\n", 2 });
	run_text(&r, "t.yaml", text.p);
	frame = frame_of(run_report(&r, "full"));
	assert_has(frame, " 1 │ …长");
	assert_has(frame, "长⟦此处⟧长");
	assert_has(frame, "长…\n");
	assert_true(frame.n < 400);
	run_release(&r);
	arena_release(&a);
}

/* ---- sheets ---- */

enum { COL_NO, COL_NAME, COL_BODY, N_COLS };

/* Rows «序号 事项名称 行使主体» below a header, in a workbook; an item a row. */
static void run_sheet(struct run *r, const char *const (*rows)[N_COLS], uint32_t n)
{
	static uint8_t fields[N_COLS] = { FIELD_SEQ, FIELD_NAME, FIELD_BODY };
	static str headers[N_COLS] = { STR_INIT("序号"), STR_INIT("事项名称"),
		                       STR_INIT("行使\n主体") };

	run_init(r, "清单.xlsx");
	r->doc.reader = &reader_xlsx;
	table_open_sheet(&r->doc.table, STR("处罚"), 0);
	for (uint32_t c = 0; c < N_COLS; c++)
		table_put(&r->doc.table, 1, c, headers[c], 0, 0);
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t c = 0; c < N_COLS; c++)
			table_put(&r->doc.table, i + 2, c, str_from(rows[i][c]), 0, 0);
	r->list = (struct list){ .row = 1,
		                 .row_end = n + 1,
		                 .field = fields,
		                 .header = headers,
		                 .n_cols = N_COLS,
		                 .item_end = n };
	memset(r->list.col, 0xFF, sizeof r->list.col);
	for (uint16_t c = 0; c < N_COLS; c++)
		r->list.col[fields[c]] = c;
	for (uint32_t i = 0; i < n; i++)
		r->item[i] = (struct item){ .row = i + 1, .n_rows = 1 };
	r->c.list = &r->list;
	r->c.n_lists = 1;
	r->c.item = r->item;
	r->c.n_items = n;
}

static void point_at(struct run *r, uint32_t row, uint32_t col, size_t beg, size_t end)
{
	sink_add(&r->sink,
	         (struct report){ .rule = &rule_plain,
	                          .at = place_within(place_cell(0, 0, row, col), beg, end) });
}

static const char *const some_rows[][N_COLS] = {
	{ "1", "甲", "市局" }, { "2", "乙\n丙", "有关部门和很长很长很长的名称" }
};

static void sheets_show_key_name_and_cell(void **state)
{
	struct run r;

	(void)state;
	run_sheet(&r, some_rows, 1);
	table_close_sheet(&r.doc.table, NULL);
	point_at(&r, 1, COL_BODY, 3, 6);
	assert_str(frame_of(run_report(&r, "full")), "   │ A 序号 │ B 事项名称 │ C 行使主体\n"
	                                             " 2 │ 1      │ 甲         │ 市局\n"
	                                             "   │        │            │   ^^\n");
	run_release(&r);
}

static void sheets_clip_cells_and_show_breaks(void **state)
{
	struct run r;

	(void)state;
	run_sheet(&r, some_rows, 2);
	table_close_sheet(&r.doc.table, NULL);
	point_at(&r, 2, COL_BODY, 0, 12);
	assert_str(frame_of(run_report(&r, "full")),
	           "   │ A 序号 │ B 事项名称 │ C 行使主体\n"
	           " 2 │ 1      │ 甲         │ 市局\n"
	           " 3 │ 2      │ 乙⏎丙      │ ⟦有关部门⟧和很长很长很长…\n");
	run_release(&r);
}

static void sheets_tell_anchors_and_hidden_rows(void **state)
{
	struct run r;

	(void)state;
	run_sheet(&r, some_rows, 2);
	table_merge(&r.doc.table, (struct merge){ 2, 3, COL_NAME, COL_NAME });
	table_hide_row(&r.doc.table, 3);
	table_close_sheet(&r.doc.table, NULL);
	point_at(&r, 2, COL_NO, 0, 0);
	assert_str(frame_of(run_report(&r, "full")), "   │ A 序号 │ B 事项名称\n"
	                                             " 2 │ 1      │ 甲\n"
	                                             " 3 │ 2      │ ↑B2 甲     （隐藏行）\n"
	                                             "   │ ^\n");
	run_release(&r);
}

/* ---- one line, many findings, programs ---- */

static void concise_is_one_line_whatever_is_in_it(void **state)
{
	struct run r;

	(void)state;
	run_sheet(&r, some_rows, 2);
	table_close_sheet(&r.doc.table, NULL);
	sink_add(&r.sink, (struct report){ .rule = &rule_plain,
	                                   .at = place_cell(0, 0, 2, COL_NAME),
	                                   .message = 1,
	                                   .arg = { arg_str(STR("甲\r\n乙\x1b[31m\x7F")) } });
	point_at(&r, 2, NONE, 0, 0);
	sink_add(&r.sink, (struct report){ .rule = &rule_plain, .at = place_doc(0) });
	assert_str(run_report(&r, "concise"),
	           "清单.xlsx!处罚!B3: 警告 test/plain 写了“甲 乙<U+001B>[31m<U+007F>”\n"
	           "清单.xlsx!处罚!3: 警告 test/plain 这里\n"
	           "清单.xlsx: 警告 test/plain 这里\n");
	r.v.lang = QD_EN;
	assert_has(run_report(&r, "concise"), "清单.xlsx: warning test/plain here\n");
	run_release(&r);
}

static void json_is_utf8_and_names_the_place(void **state)
{
	struct run r;
	str out;

	(void)state;
	run_sheet(&r, some_rows, 2);
	table_close_sheet(&r.doc.table, NULL);
	r.doc.name = STR("\xC7\xE5.xlsx"); /* a file name in GBK */
	r.list.kind = &(const struct kind){ .title = STR_INIT("权责清单") };
	point_at(&r, 1, COL_BODY, 3, 6);
	sink_relate(&r.sink, place_cell(0, 0, 2, NONE), 0);
	out = run_report(&r, "json");
	assert_has(
		out,
		"{\"format\":\"qdlint-json-1\",\"as_of\":\"2025-06-30\",\n"
		"\"files\":[\n{\"path\":\"\xEF\xBF\xBD\xEF\xBF\xBD.xlsx\",\"kind\":\"权责清单\"");
	assert_has(out, "\"sheets\":[{\"name\":\"处罚\",\"kind\":\"权责清单\",\"items\":2}]}],");
	assert_has(out, "\"sheet\":\"处罚\",\"cell\":\"C2\",\"row\":2,\"field\":\"body\"");
	assert_has(out, "\"line\":null,\"column\":null,\"end_line\":null,\"end_column\":null,"
	                "\"item\":{\"code\":\"\",\"name\":\"甲\",\"sub\":\"\"}");
	assert_has(out, "\"cell\":null,\"row\":3,\"line\":null");
	assert_has(out,
	           "\"message\":\"那里\"}],\"fix\":null}],\n\"summary\":{\"files\":1,\"items\":2,"
	           "\"errors\":0,\"warnings\":1,\"infos\":0,");
	run_release(&r);
}

static void many_alike_become_one_entry(void **state)
{
	static const char *const rows[16][N_COLS] = {
		{ "1", "甲", "局" },  { "2", "甲", "局" },  { "3", "甲", "局" },
		{ "4", "甲", "局" },  { "5", "甲", "局" },  { "6", "甲", "局" },
		{ "7", "甲", "局" },  { "8", "甲", "局" },  { "9", "甲", "局" },
		{ "10", "甲", "局" }, { "11", "甲", "局" }, { "12", "甲", "局" },
	};
	struct run r;
	str out;

	(void)state;
	run_sheet(&r, rows, 12);
	table_close_sheet(&r.doc.table, NULL);
	for (uint32_t row = 1; row <= 12; row++)
		if (row != 8 && row != 10)
			point_at(&r, row, COL_BODY, 0, 0);
	out = run_report(&r, "文书");
	assert_has(
		out,
		"第6行  甲\n    ▲ 应当改  这里\n              现在（C6 行使主体）：局  [test/plain]\n");
	assert_false(str_has(out, STR("第7行  甲")));
	assert_has(out,
	           "\n    ▲ 应当改  标题：同类问题还有 5 处：第7、8、10、12、13行  [test/plain]\n");
	assert_has(out, "共检查 1 个文件、12 个事项：必须改 0 处，应当改 10 处，提示 0 处。\n"
	                "规则说明：qdlint explain test/plain\n");
	run_release(&r);
}

static void the_clerk_reads_why_and_what_to_do(void **state)
{
	struct run r;
	str out;

	(void)state;
	run_sheet(&r, some_rows, 2);
	table_close_sheet(&r.doc.table, NULL);
	sink_add(&r.sink, (struct report){ .rule = &rule_long,
	                                   .at = place_sheet(0, 0),
	                                   .confidence = QD_LOW });
	sink_add(&r.sink, (struct report){ .rule = &rule_long, .at = place_cell(0, 0, 1, 5) });
	sink_relate(&r.sink, place_cell(0, 0, 2, COL_NAME), 0);
	out = run_report(&r, "document");
	assert_str(out, "清单.xlsx  工作表“处罚”\n\n"
	                "    ✖ 必须改  这里（把握不大，请核对）\n"
	                "              为什么：有道理。\n"
	                "              依据：有依据。\n"
	                "              怎么改：改掉。  [test/long]\n\n"
	                "  第2行  甲\n"
	                "    ✖ 必须改  这里\n"
	                "              现在（F2）：（空白）\n"
	                "              依据：有依据。\n"
	                "              怎么改：改掉。\n"
	                "              另见：第3行（B3） 乙 丙  [test/long]\n\n"
	                "共检查 1 个文件、2 个事项：必须改 2 处，应当改 0 处，提示 0 处。\n"
	                "规则说明：qdlint explain test/long\n");
	run_release(&r);
}

static void a_broken_run_never_looks_like_a_pass(void **state)
{
	struct run r;

	(void)state;
	run_sheet(&r, some_rows, 1);
	table_close_sheet(&r.doc.table, NULL);
	assert_str(run_report(&r, "文书"), "共检查 1 个文件、1 个事项：未发现问题。\n");
	r.v.complete = false;
	r.doc.unreadable = true;
	assert_has(run_report(&r, "文书"), "\n本次检查不完整：有文件没有读全，不能视为通过。\n");
	r.doc.unreadable = false;
	r.v.lang = QD_EN;
	assert_has(run_report(&r, "full"), "not every rule ran to its end. It is not a pass.\n");
	run_release(&r);
}

static void words_for_rows_and_paragraphs(void **state)
{
	struct arena a = { 0 };
	struct view v = { 0 };
	struct buf out = { .arena = &a };
	struct voice s = { &v, &out, &a };
	uint32_t rows[] = { 20, 12, 13, 0, 21, 22, 13 };
	struct buf text = { .arena = &a };

	(void)state;
	assert_str(rows_said(&s, rows, countof(rows)), "12、13、20–22");
	for (uint32_t i = 0; i < 47; i++)
		buf_add(&text, STR("长"));
	buf_add(&text, STR("，“引文”abc"));
	assert_int_equal(wrap_put(&out, buf_str(&text), 0, 2), 2 + 1 + 4 + 1 + 3);
	assert_true(str_ends(buf_str(&out), STR("长，\n  “引文”abc")));
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(carets_stand_under_the_text),
		cmocka_unit_test(ends_of_lines_do_not_show),
		cmocka_unit_test(gutters_grow_with_the_numbers),
		cmocka_unit_test(doubtful_widths_are_marked_in_the_text),
		cmocka_unit_test(what_is_not_seen_is_written_out),
		cmocka_unit_test(long_lines_keep_the_mark_in_sight),
		cmocka_unit_test(sheets_show_key_name_and_cell),
		cmocka_unit_test(sheets_clip_cells_and_show_breaks),
		cmocka_unit_test(sheets_tell_anchors_and_hidden_rows),
		cmocka_unit_test(concise_is_one_line_whatever_is_in_it),
		cmocka_unit_test(json_is_utf8_and_names_the_place),
		cmocka_unit_test(many_alike_become_one_entry),
		cmocka_unit_test(the_clerk_reads_why_and_what_to_do),
		cmocka_unit_test(a_broken_run_never_looks_like_a_pass),
		cmocka_unit_test(words_for_rows_and_paragraphs),
	};

	return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}
