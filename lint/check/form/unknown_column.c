/* Every column with content is a known field, once. */
#include "check/check.h"

#include "base/near.h"
#include "base/utf8.h"

/* The kind's header that differs from this one in a character or two; "" when none does. */
static str nearest(const struct kind *k, str header_key)
{
	str found = { 0 };

	for (uint32_t c = 0; c < k->n_columns; c++)
		for (uint32_t h = 0; h < k->column[c].n_headers; h++)
			near_try(header_key, k->column[c].header[h], &found);
	return found;
}

static struct place header_place(const struct list *l, const struct corpus *c, uint32_t col)
{
	const struct sheet *s = &c->doc[l->doc]->table.sheet[l->sheet];

	if (l->header_row != NONE)
		return place_cell(l->doc, l->sheet, l->header_row, col);
	return place_source(l->doc, s->head_pos[col], s->head_pos[col] + s->head[col].n);
}

/* How many cells of its own stand below each column's header. */
static const uint32_t *contents(const struct pass *p, const struct list *l)
{
	const struct table *t = &p->c->doc[l->doc]->table;
	uint32_t *n = arena_alloc(&p->out->arena, l->n_cols * sizeof *n);

	for (uint32_t i = t->row[l->row].cell; i < t->row[l->row_end].cell; i++) {
		const struct cell *cell = &t->cell[i];

		if (cell->col < l->n_cols && !(cell->flags & CELL_COVERED))
			n[cell->col] += str_trim(cell_text(cell)).n > 0;
	}
	return n;
}

static void unknown_header(const struct pass *p, const struct list *l, uint32_t col)
{
	str near = nearest(l->kind, utf8_key(&p->out->arena, l->header[col]));

	report(p, (struct report){
			  .at = header_place(l, p->c, col),
			  .message = near.n > 0,
			  .arg = { arg_str(l->header[col]), arg_str(near) },
		  });
}

static void headless(const struct pass *p, const struct list *l, uint32_t col, uint32_t n)
{
	char letters[16];

	if (n == 0)
		return;
	table_a1(letters, 0, col);
	report(p, (struct report){
			  .at = header_place(l, p->c, col),
			  .message = 3,
			  .arg = { arg_str(arena_fmt(&p->out->arena, "%.*s",
	                                             (int)strlen(letters) - 1, letters)),
	                           sink_number(p->out, n) },
		  });
}

/* The same name again is a slip; another name for it may be another thing. */
static void repeated(const struct pass *p, const struct list *l, uint32_t col)
{
	str first = l->header[l->col[l->field[col]]];
	bool same =
		str_eq(utf8_key(&p->out->arena, first), utf8_key(&p->out->arena, l->header[col]));

	report(p, (struct report){ .at = header_place(l, p->c, col),
	                           .level = same ? QD_WARNING : QD_INFO,
	                           .message = same ? 2 : 4,
	                           .arg = { arg_str(l->header[col]), arg_str(first) } });
	sink_relate(p->out, header_place(l, p->c, l->col[l->field[col]]), 0);
}

static void check(const struct pass *p, uint32_t i)
{
	const struct list *l = &p->c->list[i];
	const uint32_t *content = NULL; /* asked for when a column has no header */

	for (uint32_t col = 0; col < l->n_cols; col++) {
		if (l->field[col] == FIELD_ABSENT && !content)
			content = contents(p, l);
		if (l->field[col] == FIELD_UNKNOWN)
			unknown_header(p, l, col);
		else if (l->field[col] == FIELD_ABSENT)
			headless(p, l, col, content[col]);
		else if (l->field[col] < N_FIELDS && l->col[l->field[col]] != col)
			repeated(p, l, col);
	}
}

const struct rule rule_form_unknown_column = {
	.id = "form/unknown-column",
	.level = QD_WARNING,
	.each = EACH_LIST,
	.title = { "列名未识别", "Unknown column" },
	.message = { { "列名“{0}”不认识，这一列没有检查",
	               "column '{0}' is unknown and was not checked" },
	             { "列名“{0}”不认识，是不是“{1}”？这一列没有检查",
	               "column '{0}' is unknown; is '{1}' meant? it was not checked" },
	             { "“{0}”这一列前面已有一列，只检查了前一列",
	               "column '{0}' repeats an earlier one; only the first was checked" },
	             { "{0}列没有列名，却有 {1} 个单元格填了内容",
	               "column {0} has no header, but {1} cells have content" },
	             { "“{0}”与前面的“{1}”算作同一栏，只检查了前一列",
	               "'{0}' counts as '{1}', which stands before it; only that was checked" } },
	.note = { { "前一列在这里", "the first one" } },
	.why = { "认不出的列没有审到，公示时也容易让人看错。",
	         "A column nobody knows goes unreviewed." },
	.fix = { "改成规范列名；多余的列删去。",
	         "Use the standard column name; delete what is left over." },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市城市管理局\n    ⟦救助渠道⟧: 行政复议\n",
	         "序号,事项名称,权力类型,⟦办件量⟧\n1,对占道经营的处罚,行政处罚,3\n",
	         "序号,事项名称,权力类型,备注,⟦权力类型⟧\n1,对占道经营的处罚,行政处罚,,行政处罚\n",
	         "序号,事项名称,权力类型,⟦⟧\n1,对占道经营的处罚,行政处罚,另行通知\n",
	         "序号,事项名称,权力类型,⟦职权名称⟧\n1,对占道经营的处罚,行政处罚,占道经营处罚\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    权力类型: 行政处罚\n"
	          "    行使主体: 市城市管理局\n    救济渠道: 行政复议\n" },
};
