/* An audit as a page for those who lead: the figures by subject, then by department, level and field. */
#include "report/audit_report.h"

#include "report/columns.h"
#include "report/report.h"

struct page {
	const struct audit_report *r;
	const struct audit *m;
	struct buf *out;
	struct arena a;
	bool en;
};

static str in(const struct page *p, const char *zh, const char *en)
{
	return str_from(p->en ? en : zh);
}

static str title_of(const struct page *p, enum figure f)
{
	return in(p, figure_info[f].title.zh, figure_info[f].title.en);
}

/* ---- numbers ---- */

/* One decimal. All but one of a million is not all, and one of a million is not nothing. */
static str percent(struct arena *a, struct figure_part v)
{
	uint64_t permille =
		v.denominator ? ((uint64_t)v.numerator * 2000 / v.denominator + 1) / 2 : 0;

	if (permille == 1000 && v.numerator < v.denominator)
		permille = 999;
	if (permille == 0 && v.numerator > 0)
		permille = 1;
	return arena_fmt(a, "%u.%u%%", (unsigned)permille / 10, (unsigned)permille % 10);
}

static str ratio(struct arena *a, struct figure_part v)
{
	uint64_t hundredths =
		v.denominator ? ((uint64_t)v.numerator * 200 / v.denominator + 1) / 2 : 0;

	return arena_fmt(a, "%u.%02u", (unsigned)(hundredths / 100), (unsigned)(hundredths % 100));
}

static str value_text(struct arena *a, enum figure f, struct figure_part v)
{
	if (figure_info[f].form != FORM_COUNT && v.denominator == 0)
		return STR("-");
	if (figure_info[f].form == FORM_SHARE)
		return percent(a, v);
	return figure_info[f].form == FORM_RATIO ? ratio(a, v) : arena_fmt(a, "%u", v.numerator);
}

static struct figure_part whole(const struct audit *m, enum figure f)
{
	return (struct figure_part){ m->figure[f].numerator, m->figure[f].denominator };
}

/* The same number twice tells nothing. */
static bool is_said(const struct audit *m, enum figure f)
{
	return figure_said(&m->figure[f], f) &&
	       !(f == FIGURE_POWER_ITEMS &&
	         m->figure[f].numerator == m->figure[FIGURE_POWERS].numerator);
}

/* ---- the figures ---- */

static void put_heading(struct page *p, str text)
{
	buf_add(p->out, STR("\n"));
	buf_add(p->out, text);
	buf_add(p->out, STR("\n"));
}

static void add_figure(struct page *p, struct columns *t, enum figure f)
{
	struct figure_part v = whole(p->m, f);
	bool counted = figure_info[f].form == FORM_COUNT, share = figure_info[f].form == FORM_SHARE;
	uint32_t lacks = v.denominator - v.numerator;

	columns_add(t, title_of(p, f));
	columns_add(t, value_text(&p->a, f, v));
	columns_add(t, counted ? STR("") : arena_fmt(&p->a, "%u/%u", v.numerator, v.denominator));
	columns_add(t, share && lacks ? arena_fmt(&p->a, p->en ? "%u lacking" : "缺 %u", lacks)
	                              : STR(""));
}

static void put_group(struct page *p, enum figure_group g, uint32_t *number)
{
	static const char *const numbers[] = { "一", "二", "三", "四", "五" };
	struct columns t = { .arena = &p->a, .n_cols = 4, .right = 1u << 1 | 1u << 2 | 1u << 3 };

	for (uint32_t f = 0; f < N_FIGURES; f++)
		if (figure_info[f].group == g && is_said(p->m, (enum figure)f))
			add_figure(p, &t, (enum figure)f);
	if (t.n_cells == 0)
		return;
	put_heading(p, p->en ? arena_fmt(&p->a, "%u. %s", *number + 1, group_title[g].en)
	                     : arena_fmt(&p->a, "%s、%s", numbers[*number], group_title[g].zh));
	columns_write(&t, p->out);
	++*number;
}

/* ---- broken down ---- */

enum { SPREAD = 9 };

static const struct {
	struct text title, head;
	enum figure figure[SPREAD];
	uint32_t n;
} spreads[N_BY] = {
	[BY_DEPARTMENT] = { { "各部门", "by department" },
	                    { "部门", "department" },
	                    { FIGURE_DUTIES, FIGURE_DECOMPOSED, FIGURE_TASKS, FIGURE_TASK_POST,
	                      FIGURE_POWERS, FIGURE_ARTICLE, FIGURE_ASSISTS, FIGURE_SERVICES,
	                      FIGURE_STEPS },
	                    9 },
	[BY_LEVEL] = { { "各层级", "by level" },
	               { "层级", "level" },
	               { FIGURE_DUTIES, FIGURE_TASKS, FIGURE_POWERS, FIGURE_ARTICLE,
	                 FIGURE_FOUR_SAME, FIGURE_TERRITORIES, FIGURE_TOWN_BASIC,
	                 FIGURE_TOWN_ASSIST },
	               8 },
	[BY_FIELD] = { { "各领域", "by field" },
	               { "领域", "field" },
	               { FIGURE_POWERS, FIGURE_TIERS, FIGURE_TIER_SPLIT, FIGURE_TERRITORIES,
	                 FIGURE_TOWN_BASIC, FIGURE_TOWN_ASSIST, FIGURE_TOWN_WITHDRAWN },
	               7 },
	[BY_TYPE] = { { "各权力类型", "by type of power" },
	              { "权力类型", "type of power" },
	              { FIGURE_POWERS, FIGURE_BASIS, FIGURE_ARTICLE, FIGURE_ALIVE, FIGURE_STRONG,
	                FIGURE_FOUR_SAME },
	              6 },
};

struct spread {
	enum audit_by by;
	enum figure figure[SPREAD];
	struct figure_part *part[SPREAD];
	uint32_t n;
};

static bool is_anywhere(const struct figure_part *part, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (part[i].denominator)
			return true;
	return false;
}

static void take_spread(struct page *p, struct spread *s)
{
	for (uint32_t i = 0; i < spreads[s->by].n; i++) {
		enum figure f = spreads[s->by].figure[i];

		s->part[s->n] = arena_alloc(&p->a, p->m->n_units[s->by] * sizeof **s->part);
		audit_spread(p->m, f, s->by, s->part[s->n]);
		s->figure[s->n] = f;
		s->n += is_anywhere(s->part[s->n], p->m->n_units[s->by]);
	}
}

static bool has_unit(const struct spread *s, uint32_t unit)
{
	for (uint32_t i = 0; i < s->n; i++)
		if (s->part[i][unit].denominator)
			return true;
	return false;
}

static void add_unit(struct page *p, struct columns *t, const struct spread *s, uint32_t unit)
{
	columns_add(t, audit_unit_name(p->m, s->by, unit, p->r->lang));
	for (uint32_t i = 0; i < s->n; i++)
		columns_add(t, s->part[i][unit].denominator
		                       ? value_text(&p->a, s->figure[i], s->part[i][unit])
		                       : STR("-"));
}

static void put_spread(struct page *p, enum audit_by by)
{
	struct spread s = { .by = by };
	struct columns t = { .arena = &p->a, .right = ~1u };

	take_spread(p, &s);
	t.n_cols = s.n + 1;
	columns_add(&t, in(p, spreads[by].head.zh, spreads[by].head.en));
	for (uint32_t i = 0; i < s.n; i++)
		columns_add(&t, title_of(p, s.figure[i]));
	for (uint32_t unit = 0; s.n > 0 && unit < p->m->n_units[by]; unit++)
		if (has_unit(&s, unit))
			add_unit(p, &t, &s, unit);
	if (t.n_cells == t.n_cols)
		return;
	put_heading(p, p->en ? arena_fmt(&p->a, "Table %s", spreads[by].title.en)
	                     : arena_fmt(&p->a, "附表：%s", spreads[by].title.zh));
	columns_write(&t, p->out);
}

/* ---- two versions ---- */

static str difference(struct arena *a, enum figure f, struct figure_part was,
                      struct figure_part now)
{
	int64_t d = (int64_t)now.numerator - was.numerator;

	if (figure_info[f].form != FORM_COUNT)
		return STR("");
	return d ? arena_fmt(a, "%+lld", (long long)d) : STR("0");
}

static void put_saved(struct page *p)
{
	static const struct {
		enum figure figure;
		const char *zh, *en;
	} saved[] = { { FIGURE_STEPS, "减少办理环节 %u 个。\n", "Steps saved: %u.\n" },
		      { FIGURE_MATERIALS, "精简申请材料 %u 件。\n", "Materials saved: %u.\n" } };

	for (uint32_t i = 0; i < countof(saved); i++) {
		uint32_t was = p->r->old->figure[saved[i].figure].numerator;
		uint32_t now = p->m->figure[saved[i].figure].numerator;

		if (was > now)
			buf_add(p->out,
			        arena_fmt(&p->a, p->en ? saved[i].en : saved[i].zh, was - now));
	}
}

static void put_against(struct page *p)
{
	const struct audit *old = p->r->old;
	struct columns t = { .arena = &p->a, .n_cols = 4, .right = ~1u };
	static const struct text heads[] = {
		{ "指标", "figure" }, { "原", "before" }, { "现", "now" }, { "增减", "change" }
	};

	for (uint32_t i = 0; i < countof(heads); i++)
		columns_add(&t, in(p, heads[i].zh, heads[i].en));
	for (uint32_t f = 0; f < N_FIGURES; f++) {
		struct figure_part was = whole(old, (enum figure)f),
				   now = whole(p->m, (enum figure)f);

		if (!is_said(old, (enum figure)f) && !is_said(p->m, (enum figure)f))
			continue;
		columns_add(&t, title_of(p, (enum figure)f));
		columns_add(&t, value_text(&p->a, (enum figure)f, was));
		columns_add(&t, value_text(&p->a, (enum figure)f, now));
		columns_add(&t, difference(&p->a, (enum figure)f, was, now));
	}
	put_heading(p, in(p, "与原来的版本比", "Against the version before"));
	columns_write(&t, p->out);
	buf_add(p->out, arena_fmt(&p->a,
	                          p->en ? "Items added: %u, dropped: %u, changed: %u.\n"
	                                : "新增事项 %u 个，取消 %u 个，有变化的 %u 个。\n",
	                          p->r->changes->n_added, p->r->changes->n_dropped,
	                          p->r->changes->n_changed));
	put_saved(p);
}

/* ---- rows ---- */

static void put_row(struct page *p, enum figure f, const struct audit_row *row)
{
	const struct corpus *c = p->m->c;
	struct where w = where_of(c, item_place(c, row->item, FIELD_NAME));
	struct called called = where_called(c, row->item);
	uint32_t unit = p->m->of_item[BY_DEPARTMENT][row->item];
	str name = called.name.n ? called.name : called.sub;

	buf_add(p->out, STR("  "));
	buf_add(p->out, w.file);
	if (w.sheet.n)
		buf_fmt(p->out, "!%.*s", (int)w.sheet.n, w.sheet.p);
	buf_fmt(p->out, ":%u  ", w.row);
	buf_add(p->out, name);
	if (unit != NONE)
		buf_fmt(p->out, "（%.*s）", (int)p->m->unit[BY_DEPARTMENT][unit].n,
		        p->m->unit[BY_DEPARTMENT][unit].p);
	if (row->n > 1)
		buf_fmt(p->out, " %u", row->n);
	if (!row->met)
		buf_fmt(p->out, "  %s", p->en ? "lacking" : figure_info[f].lacking);
	buf_add(p->out, STR("\n"));
}

/* What is missing comes first. */
static void put_rows(struct page *p, enum figure f)
{
	const struct figure_value *v = &p->m->figure[f];

	buf_add(p->out, title_of(p, f));
	buf_fmt(p->out, p->en ? ": %.*s\n" : "：%.*s\n",
	        (int)value_text(&p->a, f, whole(p->m, f)).n,
	        value_text(&p->a, f, whole(p->m, f)).p);
	for (uint32_t met = 0; met < 2; met++)
		for (uint32_t i = 0; i < v->n_rows; i++)
			if (v->row[i].met == met)
				put_row(p, f, &v->row[i]);
}

/* ---- the page ---- */

static void put_opening(struct page *p)
{
	const struct corpus *c = p->m->c;

	buf_add(p->out, in(p, "清单审计\n", "Audit of lists\n"));
	buf_add(p->out, arena_fmt(&p->a,
	                          p->en ? "Files %u, lists %u, items %u.\n"
	                                : "共 %u 个文件、%u 张清单、%u 个事项。\n",
	                          c->n_docs, c->n_lists, c->n_items));
	if (!p->r->complete)
		buf_add(p->out,
		        in(p, "有文件没有读全，下面的数字不完整。\n",
		           "Not every file could be read whole: the figures are not complete.\n"));
}

void audit_text(const struct audit_report *r, struct buf *out)
{
	struct page p = { .r = r, .m = r->now, .out = out, .en = r->lang == QD_EN };
	uint32_t number = 0;

	if (r->rows < N_FIGURES) {
		put_rows(&p, r->rows);
	} else {
		put_opening(&p);
		for (uint32_t g = 0; g < N_GROUPS; g++)
			put_group(&p, (enum figure_group)g, &number);
		if (r->old)
			put_against(&p);
		for (uint32_t by = 0; by < N_BY; by++)
			put_spread(&p, (enum audit_by)by);
	}
	arena_release(&p.a);
}
