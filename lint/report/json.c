/* qdlint-json-1: everything a program may want, one finding a line. Fields are added to this
 * format, never changed. */
#include "report/json_text.h"
#include "report/report.h"

#include "base/utf8.h"

struct json {
	const struct view *v;
	struct buf *out;
	struct arena scratch;
	struct {
		const char *p; /* of the text counted last */
		size_t at, n;  /* its first bytes, and their code points */
	} counted;
};

/* ---- values ---- */

static void put(struct json *j, const char *literal)
{
	buf_add(j->out, str_from(literal));
}

static void put_str(struct json *j, str s)
{
	json_text(j->out, &j->scratch, s);
}

static void put_str_or_null(struct json *j, str s)
{
	if (s.n)
		put_str(j, s);
	else
		put(j, "null");
}

static void put_number_or_null(struct json *j, uint32_t n)
{
	if (n)
		buf_fmt(j->out, "%u", n);
	else
		put(j, "null");
}

static void put_date(struct json *j, uint32_t yyyymmdd)
{
	if (yyyymmdd)
		buf_fmt(j->out, "\"%04u-%02u-%02u\"", yyyymmdd / 10000, yyyymmdd / 100 % 100,
		        yyyymmdd % 100);
	else
		put(j, "null");
}

static const char *bool_word(bool b)
{
	return b ? "true" : "false";
}

/* ---- files ---- */

static void put_kind(struct json *j, const struct list *l)
{
	if (l)
		put_str(j, l->kind->title);
	else
		put(j, "null");
}

/* The lists of sheet s are the next ones at *list; they are passed. */
static void put_sheet(struct json *j, const struct doc *d, uint32_t s, uint32_t *list)
{
	const struct corpus *c = j->v->c;
	uint32_t first = *list, items = 0;

	for (; *list < c->n_lists; ++*list) {
		const struct list *l = &c->list[*list];

		if (l->doc != d->index || l->sheet != s)
			break;
		items += l->item_end - l->item;
	}
	put(j, s ? ",{\"name\":" : "{\"name\":");
	put_str(j, d->table.sheet[s].name);
	put(j, ",\"kind\":");
	put_kind(j, *list > first ? &c->list[first] : NULL);
	buf_fmt(j->out, ",\"items\":%u}", items);
}

static void put_file(struct json *j, const struct doc *d, uint32_t *list)
{
	const struct corpus *c = j->v->c;
	bool any = *list < c->n_lists && c->list[*list].doc == d->index;
	const struct list *l = any ? &c->list[*list] : NULL;

	put(j, d->index ? ",\n{\"path\":" : "\n{\"path\":");
	put_str(j, d->name);
	put(j, ",\"kind\":");
	put_kind(j, l);
	put(j, ",\"as_of\":");
	put_date(j, l ? list_as_of(c, l) : 0);
	buf_fmt(j->out, ",\"complete\":%s,\"sheets\":[", bool_word(!d->unreadable));
	for (uint32_t s = 0; s < d->table.n_sheets; s++)
		put_sheet(j, d, s, list);
	put(j, "]}");
}

static void put_files(struct json *j)
{
	uint32_t list = 0;

	put(j, ",\n\"files\":[");
	for (uint32_t i = 0; i < j->v->c->n_docs; i++)
		put_file(j, j->v->c->doc[i], &list);
	put(j, "]");
}

/* ---- findings ---- */

static const char *level_id(unsigned level)
{
	return level == QD_ERROR ? "error" : level == QD_WARNING ? "warning" : "info";
}

static const char *confidence_id(unsigned confidence)
{
	return confidence == QD_HIGH ? "high" : confidence == QD_MEDIUM ? "medium" : "low";
}

static void put_place(struct json *j, const struct where *w)
{
	put(j, "\"file\":");
	put_str(j, w->file);
	put(j, ",\"sheet\":");
	put_str_or_null(j, w->sheet);
	put(j, ",\"cell\":");
	put_str_or_null(j, str_from(w->cell));
	put(j, ",\"row\":");
	put_number_or_null(j, w->row);
}

static void put_spot(struct json *j, const struct where *w)
{
	put(j, ",\"line\":");
	put_number_or_null(j, w->line);
	put(j, ",\"column\":");
	put_number_or_null(j, w->column);
	put(j, ",\"end_line\":");
	put_number_or_null(j, w->end_line);
	put(j, ",\"end_column\":");
	put_number_or_null(j, w->end_column);
}

static void put_column(struct json *j, const struct where *w)
{
	put(j, ",\"field\":");
	put_str_or_null(j, w->field < N_FIELDS ? str_from(field_info[w->field].id) : (str){ 0 });
	put(j, ",\"header\":");
	put_str_or_null(j, w->header);
}

static void put_item(struct json *j, uint32_t item)
{
	struct called k = where_called(j->v->c, item);

	put(j, ",\"item\":{\"code\":");
	put_str(j, k.code);
	put(j, ",\"name\":");
	put_str(j, k.name);
	put(j, ",\"sub\":");
	put_str(j, k.sub);
	put(j, "}");
}

static void put_related(struct json *j, const struct finding *f)
{
	const char *begin = "{";

	put(j, ",\"related\":[");
	for (uint32_t i = f->related; i != NONE; i = j->v->related[i].next) {
		const struct related *r = &j->v->related[i];
		struct where w = where_of(j->v->c, r->at);

		put(j, begin);
		put_place(j, &w);
		put_spot(j, &w);
		put(j, ",\"message\":");
		put_str(j, related_message(&j->scratch, f, r, j->v->lang));
		put(j, "}");
		begin = ",{";
	}
	put(j, "]");
}

static const char *fix_id(unsigned fix)
{
	return fix == FIX_SAFE ? "safe" : fix == FIX_UNSAFE ? "unsafe" : "suggest";
}

/* Code points before byte `at`; edits of one text are asked for in their order. */
static size_t count_to(struct json *j, str text, size_t at)
{
	if (j->counted.p != text.p || j->counted.at > at) {
		j->counted.p = text.p;
		j->counted.at = j->counted.n = 0;
	}
	j->counted.n += utf8_count(str_slice(text, j->counted.at, at));
	j->counted.at = at;
	return j->counted.n;
}

/* Where the text is to be put, in the cell too: code points [from, to) of its text. */
static void put_edit(struct json *j, const struct edit *e)
{
	struct where w = where_of(j->v->c, e->at);
	str text = cell_text(table_cell(&j->v->c->doc[e->at.doc]->table, e->at.row, e->at.col));
	size_t from = count_to(j, text, e->at.beg);

	put(j, "{");
	put_place(j, &w);
	put_spot(j, &w);
	buf_fmt(j->out, ",\"from\":%zu,\"to\":%zu,\"text\":", from,
	        count_to(j, text, e->at.end ? e->at.end : text.n));
	put_str(j, e->text);
	put(j, "}");
}

static void put_fix(struct json *j, const struct finding *f)
{
	if (f->edit == NONE) {
		put(j, ",\"fix\":null");
		return;
	}
	buf_fmt(j->out, ",\"fix\":{\"kind\":\"%s\",\"edits\":[", fix_id(f->fix));
	for (uint32_t i = f->edit; i != NONE; i = j->v->edit[i].next) {
		put(j, i == f->edit ? "" : ",");
		put_edit(j, &j->v->edit[i]);
	}
	put(j, "]}");
}

static void put_finding(struct json *j, const struct finding *f)
{
	struct where w = where_of(j->v->c, f->at);

	put(j, "{\"rule\":");
	put_str(j, str_from(f->rule->id));
	buf_fmt(j->out, ",\"level\":\"%s\",\"confidence\":\"%s\",\"message\":", level_id(f->level),
	        confidence_id(f->confidence));
	put_str(j, finding_message(&j->scratch, f, j->v->lang));
	put(j, ",");
	put_place(j, &w);
	put_column(j, &w);
	put_spot(j, &w);
	put_item(j, w.item);
	put_related(j, f);
	put_fix(j, f);
	put(j, "}");
	if (j->scratch.total_bytes > 1 << 20)
		arena_release(&j->scratch);
}

static void put_summary(struct json *j)
{
	const struct view *v = j->v;

	buf_fmt(j->out,
	        ",\n\"summary\":{\"files\":%u,\"items\":%u,\"errors\":%u,\"warnings\":%u,"
	        "\"infos\":%u,\"ignored\":%u,\"complete\":%s}}\n",
	        v->c->n_docs, v->c->n_items, v->n_errors, v->n_warnings, v->n_infos, v->n_ignored,
	        bool_word(v->complete));
}

static void write_json(const struct view *v, struct buf *out)
{
	struct json j = { .v = v, .out = out };

	put(&j, "{\"format\":\"qdlint-json-1\",\"as_of\":");
	put_date(&j, v->c->as_of);
	if (v->c->law) {
		put(&j, ",\"law_data\":");
		put_str(&j, register_as_of(v->c->law, v->lang));
	}
	put_files(&j);
	put(&j, ",\n\"findings\":[");
	for (uint32_t i = 0; i < v->n; i++) {
		put(&j, i ? ",\n" : "\n");
		put_finding(&j, &v->finding[i]);
	}
	put(&j, "]");
	put_summary(&j);
	arena_release(&j.scratch);
}

const struct reporter reporter_json = {
	.id = "json",
	.title = { "JSON，供程序使用", "JSON, for programs" },
	.write = write_json,
};
