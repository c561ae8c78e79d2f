/* qdlint-audit-1: every figure, whole and broken down, for programs. */
#include "report/audit_report.h"

#include "report/json_text.h"
#include "report/report.h"

struct json {
	const struct audit_report *r;
	const struct audit *m;
	struct buf *out;
	struct arena a;
};

static const char *const by_names[N_BY] = { "department", "level", "field", "type" };
static const char *const form_names[] = { "count", "share", "ratio" };

static void put(struct json *j, const char *literal)
{
	buf_add(j->out, str_from(literal));
}

static void put_key(struct json *j, const char *name, str value)
{
	buf_fmt(j->out, ",\"%s\":", name);
	json_text(j->out, &j->a, value);
}

static void put_parts(struct json *j, enum figure f, enum audit_by by)
{
	struct figure_part *part = arena_alloc(&j->a, j->m->n_units[by] * sizeof *part);
	bool first = true;

	audit_spread(j->m, f, by, part);
	buf_fmt(j->out, "%s\"%s\":[", by ? "," : "", by_names[by]);
	for (uint32_t i = 0; i < j->m->n_units[by]; i++) {
		if (!part[i].denominator)
			continue;
		put(j, first ? "{\"name\":" : ",{\"name\":");
		json_text(j->out, &j->a, audit_unit_name(j->m, by, i, j->r->lang));
		buf_fmt(j->out, ",\"numerator\":%u,\"denominator\":%u}", part[i].numerator,
		        part[i].denominator);
		first = false;
	}
	put(j, "]");
}

static void put_figure(struct json *j, enum figure f)
{
	const struct figure_value *v = &j->m->figure[f];
	const struct figure_info *info = &figure_info[f];
	bool share = info->form == FORM_SHARE;

	buf_fmt(j->out, "%s\n{\"id\":\"%s\",\"form\":\"%s\"", f ? "," : "", info->id,
	        form_names[info->form]);
	put_key(j, "group", str_from(group_title[info->group].zh));
	put_key(j, "title", str_from(j->r->lang == QD_EN ? info->title.en : info->title.zh));
	buf_fmt(j->out, ",\"numerator\":%u,\"denominator\":", v->numerator);
	if (info->form == FORM_COUNT)
		put(j, "null");
	else
		buf_fmt(j->out, "%u", v->denominator);
	if (share)
		buf_fmt(j->out, ",\"missing\":%u", v->denominator - v->numerator);
	if (j->r->old)
		buf_fmt(j->out, ",\"before\":{\"numerator\":%u,\"denominator\":%u}",
		        j->r->old->figure[f].numerator, j->r->old->figure[f].denominator);
	put(j, ",\"by\":{");
	for (uint32_t by = 0; by < N_BY && info->form != FORM_RATIO; by++)
		put_parts(j, f, (enum audit_by)by);
	put(j, "}}");
}

static void put_row(struct json *j, const struct audit_row *row)
{
	struct where w = where_of(j->m->c, item_place(j->m->c, row->item, FIELD_NAME));
	struct called called = where_called(j->m->c, row->item);

	put(j, "\n{\"file\":");
	json_text(j->out, &j->a, w.file);
	put_key(j, "sheet", w.sheet);
	buf_fmt(j->out, ",\"row\":%u", w.row);
	put_key(j, "code", called.code);
	put_key(j, "name", called.name);
	put_key(j, "sub", called.sub);
	buf_fmt(j->out, ",\"counts\":%u,\"met\":%s}", row->n, row->met ? "true" : "false");
}

static void put_rows(struct json *j)
{
	const struct figure_value *v = &j->m->figure[j->r->rows];

	buf_fmt(j->out, ",\n\"rows_of\":\"%s\",\"rows\":[", figure_info[j->r->rows].id);
	for (uint32_t i = 0; i < v->n_rows; i++) {
		put(j, i ? "," : "");
		put_row(j, &v->row[i]);
	}
	put(j, "]");
}

static uint32_t saved(const struct json *j, enum figure f)
{
	uint32_t was = j->r->old->figure[f].numerator, now = j->m->figure[f].numerator;

	return was > now ? was - now : 0;
}

static void put_against(struct json *j)
{
	const struct changes *d = j->r->changes;

	buf_fmt(j->out,
	        ",\n\"against\":{\"added\":%u,\"dropped\":%u,\"changed\":%u,\"steps_saved\":%u,"
	        "\"materials_saved\":%u}",
	        d->n_added, d->n_dropped, d->n_changed, saved(j, FIGURE_STEPS),
	        saved(j, FIGURE_MATERIALS));
}

void audit_json(const struct audit_report *r, struct buf *out)
{
	struct json j = { .r = r, .m = r->now, .out = out };
	const struct corpus *c = r->now->c;

	buf_fmt(out,
	        "{\"format\":\"qdlint-audit-1\",\"complete\":%s,\"files\":%u,\"lists\":%u,"
	        "\"items\":%u,\n\"figures\":[",
	        r->complete ? "true" : "false", c->n_docs, c->n_lists, c->n_items);
	for (uint32_t f = 0; f < N_FIGURES; f++)
		put_figure(&j, (enum figure)f);
	put(&j, "]");
	if (r->old)
		put_against(&j);
	if (r->rows < N_FIGURES)
		put_rows(&j);
	put(&j, "}\n");
	arena_release(&j.a);
}
