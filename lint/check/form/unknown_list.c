/* A sheet that is no list we know is not checked, and that must be said. */
#include "check/check.h"

enum message { A_SHEET, A_FILE };

/* Sheets that are there to be read, not to list anything. */
static bool is_cover(str name)
{
	static const str words[] = { STR_INIT("封面"), STR_INIT("说明"), STR_INIT("目录"),
		                     STR_INIT("汇总"), STR_INIT("统计"), STR_INIT("封底"),
		                     STR_INIT("须知"), STR_INIT("扉页") };

	return str_has_any(name, words, countof(words));
}

static uint32_t rows_with_text(const struct table *t, const struct sheet *s)
{
	uint32_t n = 0;

	for (uint32_t r = s->row; r < s->row_end; r++) {
		uint32_t i = t->row[r].cell;

		while (i < t->row[r + 1].cell && str_trim(cell_text(&t->cell[i])).n == 0)
			i++;
		n += i < t->row[r + 1].cell;
	}
	return n;
}

/* «工作表“…”»; a table of a document is called by a name of its own. */
static struct arg called(const struct pass *p, const struct sheet *s)
{
	struct arena *a = &p->out->arena;
	int n = (int)s->name.n;

	if (s->flags & SHEET_TABLE)
		return arg_str(s->name);
	return (struct arg){ arena_fmt(a, "工作表“%.*s”", n, s->name.p),
		             arena_fmt(a, "sheet '%.*s'", n, s->name.p) };
}

static void check(const struct pass *p, uint32_t i)
{
	(void)i;
	for (uint32_t k = 0; k < p->c->n_unknown; k++) {
		struct unknown_sheet u = p->c->unknown[k];
		const struct sheet *s = &p->c->doc[u.doc]->table.sheet[u.sheet];
		uint32_t rows = rows_with_text(&p->c->doc[u.doc]->table, s);
		bool table = rows >= 3 && (s->n_cols >= 3 || s->n_head >= 2) &&
		             !(s->flags & SHEET_NESTS);

		if (rows == 0 && s->n_head == 0)
			continue;
		report(p, (struct report){
				  .at = sheet_place(p->c, u.doc, u.sheet),
				  .level = table && !is_cover(s->name) ? QD_WARNING : QD_INFO,
				  .message = s->name.n == 0 ? A_FILE : A_SHEET,
				  .arg = { called(p, s), sink_number(p->out, rows) },
			  });
	}
}

const struct rule rule_form_unknown_list = {
	.id = "form/unknown-list",
	.level = QD_WARNING,
	.each = EACH_CORPUS,
	.title = { "认不出的清单", "Not a known list" },
	.message = { { "{0}认不出是哪种清单，其中 {1} 行没有检查",
	               "{0} is no list we know; its {1} rows were not checked" },
	             { "这个文件认不出是哪种清单，其中 {1} 行没有检查",
	               "this file is no list we know; its {1} rows were not checked" } },
	.why = { "没有认出来就没有审，封面、说明页可以不管，清单不能漏。",
	         "What was not recognised was not reviewed." },
	.fix = { "清单要有一行列名（如“事项名称、行使主体、实施依据”）；列名特殊的，在 kinds 里加上同义列名。",
	         "Give the list a header row; add unusual column names to a kind file." },
	.check = check,
	.bad = { "清单: 访客登记\n登记:\n  - ⟦来访人⟧: 甲\n    事由: 办事\n",
	         "⟦来访人⟧,事由,时间\n甲,办事,上午\n乙,送件,下午\n丙,咨询,下午\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    权力类型: 行政处罚\n"
	          "    行使主体: 市城市管理局\n    实施依据: 《城市市容和环境卫生管理条例》第三十六条\n" },
};
