/* Converting: no text is changed by the form it is written in, and nothing gets lost on the way. */
#include "base/arena.h"
#include "base/utf8.h"
#include "report/yaml_scalar.h"
#include "run/convert.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>
#include <yaml.h>

/* Texts that one form or another would like to read as something else. */
static const str nasty[] = {
	STR_INIT("对占道经营的处罚"),
	STR_INIT(" 前后有空格 "),
	STR_INIT("　全角空格　"),
	STR_INIT("\xC2\xA0不换行空格\xC2\xA0"),
	STR_INIT("\t制表\t符\t"),
	STR_INIT("第一行\n第二行"),
	STR_INIT("多行\n\n\n空行"),
	STR_INIT("行尾空格  \n下一行"),
	STR_INIT("第一行\n  缩进\n\t制表"),
	STR_INIT("\n开头换行"),
	STR_INIT("结尾换行\n"),
	STR_INIT("结尾换行\n\n"),
	STR_INIT("\r\n回车换行\r"),
	STR_INIT("  缩进在前\n后一行"),
	STR_INIT("键: 值"),
	STR_INIT("键：值\n键二：值"),
	STR_INIT("结尾冒号:"),
	STR_INIT("注 #号"),
	STR_INIT("#井号"),
	STR_INIT("- 短横"),
	STR_INIT("-"),
	STR_INIT("---"),
	STR_INIT("---\n..."),
	STR_INIT("..."),
	STR_INIT("? 问"),
	STR_INIT("007"),
	STR_INIT("12"),
	STR_INIT("1e5"),
	STR_INIT("0x1F"),
	STR_INIT("1_000"),
	STR_INIT("3.10"),
	STR_INIT("+86"),
	STR_INIT("-5"),
	STR_INIT("12:30"),
	STR_INIT("123456789012345678901234567890"),
	STR_INIT("2025-06-30"),
	STR_INIT("2025-6-3"),
	STR_INIT("2025年6月30日"),
	STR_INIT("true"),
	STR_INIT("No"),
	STR_INIT("否"),
	STR_INIT("null"),
	STR_INIT("NULL"),
	STR_INIT("~"),
	STR_INIT("="),
	STR_INIT("<<"),
	STR_INIT(".inf"),
	STR_INIT("=1+1"),
	STR_INIT("=HYPERLINK(\"http://example.invalid\")"),
	STR_INIT("@提及"),
	STR_INIT("'单引号'"),
	STR_INIT("it's \"both\""),
	STR_INIT("\"双引号\""),
	STR_INIT("反斜\\杠\\n"),
	STR_INIT("[列表]"),
	STR_INIT("{映射: 值}"),
	STR_INIT("&锚 *引用 !标签 %百分 `反引号` |竖 >大于"),
	STR_INIT("*引用"),
	STR_INIT("&锚"),
	STR_INIT("!标签"),
	STR_INIT("%百分"),
	STR_INIT("`反引号"),
	STR_INIT("|"),
	STR_INIT(">"),
	STR_INIT(","),
	STR_INIT("😀表情👨‍👩‍👧"),
	STR_INIT("_x000D_"),
	STR_INIT("_x005F_x0041_"),
	STR_INIT("<b>&amp;</b>]]>"),
	STR_INIT("控\x01制\x1F符\x7F"),
	STR_INIT("\xEF\xBB\xBF字节序"),
	STR_INIT("下一行\xC2\x85行分隔\xE2\x80\xA8段分隔\xE2\x80\xA9"),
	STR_INIT("零宽\xE2\x80\x8B空格"),
	STR_INIT("非字符\xEF\xBF\xBF\xEF\xBF\xBE"),
	STR_INIT("私用\xEE\x80\x80"),
	STR_INIT(
		"依据《城市市容和环境卫生管理条例》（2017年修订）第三十六条：“有下列行为之一的……”"),
};

/* ---- the scalar writer against libyaml alone ---- */

/* The scalars of a document as libyaml reads them: key, value; *plain says how the value stands. */
static bool scalars(str text, struct arena *a, str out[2], bool *plain)
{
	yaml_parser_t parser;
	yaml_event_t e;
	uint32_t n = 0;
	bool good = true, end = false;

	assert_true(yaml_parser_initialize(&parser));
	yaml_parser_set_input_string(&parser, (const unsigned char *)text.p, text.n);
	while (good && !end) {
		good = yaml_parser_parse(&parser, &e);
		if (!good)
			break;
		if (e.type == YAML_SCALAR_EVENT && n < 2) {
			out[n++] = arena_copy(a, (str){ (const char *)e.data.scalar.value,
			                                e.data.scalar.length });
			*plain = e.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
		}
		end = e.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&e);
	}
	yaml_parser_delete(&parser);
	return good && n == 2;
}

static void scalars_are_read_as_written(void **state)
{
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < countof(nasty); i++) {
		struct buf out = { .arena = &a };
		str read[2];
		bool plain;

		buf_add(&out, STR("  "));
		yaml_put_inline(&out, nasty[i]);
		buf_add(&out, STR(":"));
		yaml_put_value(&out, nasty[i], 4);
		if (!scalars(buf_str(&out), &a, read, &plain))
			fail_msg("no YAML: %.*s", (int)out.n, out.p);
		if (!str_eq(read[0], nasty[i]) || !str_eq(read[1], nasty[i]))
			fail_msg("differs: %.*s", (int)out.n, out.p);
	}
	arena_release(&a);
}

/* Every text of two characters out of those that mean something somewhere. */
static void short_scalars_are_read_as_written(void **state)
{
	static const char odd[] = " \t\n\r-?:,[]{}#&*!|>'\"%@`\\=~<.0a_+";
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof odd - 1; i++) {
		for (size_t k = 0; k < sizeof odd - 1; k++) {
			char two[3] = { odd[i], odd[k], 'x' };
			struct buf out = { .arena = &a };
			str read[2], text = { two, 2 + (i + k) % 2 };
			bool plain;

			buf_add(&out, STR("键:"));
			yaml_put_value(&out, text, 2);
			if (!scalars(buf_str(&out), &a, read, &plain) || !str_eq(read[1], text))
				fail_msg("differs: %.*s", (int)out.n, out.p);
		}
	}
	arena_release(&a);
}

static void what_needs_no_quotes_has_none(void **state)
{
	static const str plain[] = { STR_INIT("对占道经营的处罚"),
		                     STR_INIT("12"),
		                     STR_INIT("2025-06-30"),
		                     STR_INIT("否"),
		                     STR_INIT("第三十六条：有"),
		                     STR_INIT("《法》（2017年）"),
		                     STR_INIT("a:b"),
		                     STR_INIT("3个月") };
	static const str quoted[] = { STR_INIT("007"),  STR_INIT("1e5"),   STR_INIT("yes"),
		                      STR_INIT("null"), STR_INIT("12:30"), STR_INIT("3.10") };
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < countof(plain) + countof(quoted); i++) {
		bool want = i < countof(plain), is;
		struct buf out = { .arena = &a };
		str read[2];

		buf_add(&out, STR("键:"));
		yaml_put_value(&out, want ? plain[i] : quoted[i - countof(plain)], 2);
		assert_true(scalars(buf_str(&out), &a, read, &is));
		if (is != want)
			fail_msg("%.*s", (int)out.n, out.p);
	}
	arena_release(&a);
}

/* ---- whole lists ---- */

static uint64_t seed;

static uint32_t dice(uint32_t sides)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(seed >> 33) % sides;
}

/* By escapes, which the writer under test hardly uses. */
static void put_quoted(struct buf *out, str text)
{
	buf_add(out, STR("\""));
	for (size_t at = 0; at < text.n;) {
		size_t from = at;
		uint32_t cp = utf8_next(text, &at);

		if (utf8_is_han(cp))
			buf_add(out, str_slice(text, from, at));
		else
			buf_fmt(out, "\\U%08X", cp);
	}
	buf_add(out, STR("\""));
}

static void put_field(struct buf *out, uint32_t indent, bool first, const char *key, str value)
{
	buf_fill(out, ' ', indent - 2);
	buf_add(out, first ? STR("- ") : STR("  "));
	buf_fmt(out, "%s: ", key);
	put_quoted(out, value);
	buf_add(out, STR("\n"));
}

static str any_text(void)
{
	return nasty[dice(countof(nasty))];
}

/* Rows of an item, some of which share a basis among them. */
static void put_inner(struct buf *out, uint32_t indent, uint32_t depth)
{
	uint32_t n = 2 + dice(3);

	buf_fill(out, ' ', indent);
	buf_add(out, STR("明细:\n"));
	for (uint32_t i = 0; i < n; i++) {
		put_field(out, indent + 4, true, "实施依据", any_text());
		if (dice(2))
			put_field(out, indent + 4, false, "未知栏目", any_text());
		if (depth > 0 && dice(3) == 0) {
			buf_fill(out, ' ', indent + 4);
			buf_add(out, STR("再分:\n"));
			put_field(out, indent + 8, true, "责任事项", any_text());
			put_field(out, indent + 8, true, "责任事项", any_text());
		}
	}
}

static void put_list(struct buf *out, uint32_t n_items)
{
	static const char *const optional[] = { "承办机构", "实施层级", "部门职责",
		                                "追责情形", "备注",     "我市自定栏目" };

	buf_add(out,
	        STR("清单: 权责清单\n地区: 示例市\n部门: 示例市城市管理局\n基准日期: 2025-06-30\n"
	            "声明: {事项数: 9, 行政处罚: 3}\n版本: 试行\n附注: \"一\\n二\"\n事项:\n"));
	for (uint32_t i = 0; i < n_items; i++) {
		char number[16];
		struct buf name = { .arena = out->arena };

		snprintf(number, sizeof number, "%u", i + 1);
		buf_fmt(&name, "第%u项", i + 1);
		buf_add(&name, any_text());
		put_field(out, 4, true, "序号", str_from(number));
		put_field(out, 4, false, "事项名称", buf_str(&name));
		put_field(out, 4, false, "权力类型", STR("行政处罚"));
		for (size_t k = 0; k < countof(optional); k++)
			if (dice(3) == 0)
				put_field(out, 4, false, optional[k], any_text());
		if (dice(3) == 0)
			put_inner(out, 4, 1);
		else
			put_field(out, 4, false, "实施依据", any_text());
	}
}

static qd_run *run_of(const char *name, str bytes)
{
	static const struct qd_options o = { .as_of = "2025-06-30", .threads = 1 };
	struct qd_error err;
	qd_run *run;

	assert_true(qd_open(&o, &run, &err));
	qd_add_bytes(run, name, bytes.p, bytes.n);
	run_read(run);
	return run;
}

static str convert(const char *name, str bytes, enum convert_form form, struct arena *a)
{
	static const struct qd_options o = { .as_of = "2025-06-30", .threads = 1 };
	struct converting k = { .arena = a,
		                .options = &o,
		                .form = form,
		                .name = form == CONVERT_YAML ? STR("b.yaml") : STR("b.xlsx") };
	struct qd_error err;
	qd_run *run = run_of(name, bytes);

	assert_true(convert_run(&k, run, &err));
	if (k.told.lost)
		fail_msg("%.*s\nof\n%.*s", (int)k.told.lines.n, k.told.lines.p,
		         form == CONVERT_XLSX ? (int)bytes.n : 0, bytes.p);
	qd_close(run);
	return k.bytes;
}

/* Items as rules see them, without the program's own comparison. */
static void assert_same_items(const char *name_a, str a, const char *name_b, str b)
{
	qd_run *x = run_of(name_a, a), *y = run_of(name_b, b);

	assert_int_equal(x->corpus.n_items, y->corpus.n_items);
	for (uint32_t i = 0; i < x->corpus.n_items; i++) {
		assert_int_equal(x->corpus.item[i].n_rows, y->corpus.item[i].n_rows);
		for (uint32_t f = 0; f < N_FIELDS; f++) {
			uint32_t row_x = x->corpus.item[i].row, row_y = y->corpus.item[i].row, at;
			const struct cell *p, *q;

			do {
				p = item_next_cell(&x->corpus, i, (enum field)f, &row_x, &at);
				q = item_next_cell(&y->corpus, i, (enum field)f, &row_y, &at);
				assert_true((p == NULL) == (q == NULL));
				assert_true(!p || str_eq(cell_text(p), cell_text(q)));
			} while (p);
		}
	}
	qd_close(x);
	qd_close(y);
}

static void lists_come_back(void **state)
{
	(void)state;
	for (uint32_t i = 0; i < 60; i++) {
		struct arena a = { 0 };
		struct buf list = { .arena = &a };
		str yaml, book, back, book2, again;

		seed = i + 1;
		put_list(&list, 1 + dice(12));
		yaml = convert("a.yaml", buf_str(&list), CONVERT_YAML, &a);
		book = convert("a.yaml", buf_str(&list), CONVERT_XLSX, &a);
		back = convert("a.xlsx", book, CONVERT_YAML, &a);
		book2 = convert("a.yaml", back, CONVERT_XLSX, &a);
		again = convert("a.xlsx", book2, CONVERT_YAML, &a);
		assert_same_items("a.yaml", buf_str(&list), "b.yaml", yaml);
		assert_same_items("a.yaml", buf_str(&list), "b.xlsx", book);
		assert_same_items("a.yaml", buf_str(&list), "b.yaml", back);
		assert_true(str_eq(back, again));
		arena_release(&a);
	}
}

static void what_does_not_fit_is_told(void **state)
{
	static const struct qd_options o = { .as_of = "2025-06-30", .threads = 1 };
	struct arena a = { 0 };
	struct buf list = { .arena = &a };
	struct converting k = {
		.arena = &a, .options = &o, .form = CONVERT_XLSX, .name = STR("b.xlsx")
	};
	struct qd_error err;
	qd_run *run;

	(void)state;
	buf_add(&list, STR("清单: 权责清单\n事项:\n  - 事项名称: 甲\n    实施依据: "));
	for (uint32_t i = 0; i < 32768; i++)
		buf_add(&list, STR("字"));
	buf_add(&list, STR("\n"));
	run = run_of("a.yaml", buf_str(&list));
	assert_true(convert_run(&k, run, &err));
	assert_true(k.told.lost);
	assert_true(str_has(buf_str(&k.told.lines), STR("32768 字，超过")));
	assert_true(str_has(buf_str(&k.told.lines), STR("第4行“实施依据”")) ||
	            str_has(buf_str(&k.told.lines), STR("“实施依据”与原来不一样")));
	qd_close(run);
	list.n -= 4; /* one character less, and its line end */
	buf_add(&list, STR("\n"));
	convert("a.yaml", buf_str(&list), CONVERT_XLSX, &a);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scalars_are_read_as_written),
		cmocka_unit_test(short_scalars_are_read_as_written),
		cmocka_unit_test(what_needs_no_quotes_has_none),
		cmocka_unit_test(lists_come_back),
		cmocka_unit_test(what_does_not_fit_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
