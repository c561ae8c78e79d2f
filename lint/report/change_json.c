/* qdlint-diff-1: every change, for programs. */
#include "report/change_report.h"

#include "report/json_text.h"
#include "report/report.h"

struct json {
	const struct change_report *r;
	const struct changes *d;
	struct buf *out;
	struct arena a;
};

static void put(struct json *j, const char *literal)
{
	buf_add(j->out, str_from(literal));
}

static void put_key(struct json *j, const char *name, str value)
{
	buf_fmt(j->out, ",\"%s\":", name);
	json_text(j->out, &j->a, value);
}

static void put_item(struct json *j, const char *name, const struct corpus *c, uint32_t item)
{
	struct where w;
	struct called called;

	buf_fmt(j->out, ",\"%s\":", name);
	if (item == NONE) {
		put(j, "null");
		return;
	}
	w = where_of(c, item_place(c, item, FIELD_NAME));
	called = where_called(c, item);
	put(j, "{\"file\":");
	json_text(j->out, &j->a, w.file);
	put_key(j, "sheet", w.sheet);
	buf_fmt(j->out, ",\"row\":%u", w.row);
	put_key(j, "kind", corpus_list(c, item)->kind->title);
	put_key(j, "code", called.code);
	put_key(j, "name", called.name);
	put_key(j, "sub", called.sub);
	put(j, "}");
}

static void put_classes(struct json *j, unsigned classes)
{
	bool first = true;

	put(j, "\"classes\":[");
	for (uint32_t k = 0; k < N_CHANGE_CLASSES; k++) {
		if (!(classes & 1u << k))
			continue;
		buf_fmt(j->out, "%s\"%s\"", first ? "" : ",", change_class_info[k].id);
		first = false;
	}
	put(j, "]");
}

static void put_fields(struct json *j, const struct change *ch)
{
	put(j, ",\"fields\":[");
	for (uint32_t i = 0; i < ch->n_fields; i++) {
		enum field f = (enum field)ch->field[i];

		buf_fmt(j->out, "%s{\"field\":\"%s\"", i ? "," : "", field_info[f].id);
		put_key(j, "old", item_whole_text(&j->a, j->d->old, ch->old, f));
		put_key(j, "new", item_whole_text(&j->a, j->d->now, ch->now, f));
		put(j, "}");
	}
	put(j, "]");
}

static void put_change(struct json *j, const struct change *ch)
{
	put(j, "\n{");
	put_classes(j, ch->classes);
	buf_fmt(j->out, ",\"explained\":%s", ch->unexplained ? "false" : "true");
	put_key(j, "reason", ch->reason);
	put_item(j, "old", j->d->old, ch->old);
	put_item(j, "new", j->d->now, ch->now);
	if (ch->kin != NONE)
		put_item(j, "kin", ch->old == NONE ? j->d->old : j->d->now, ch->kin);
	put_fields(j, ch);
	put(j, "}");
}

void change_json(const struct change_report *r, struct buf *out)
{
	struct json j = { .r = r, .d = r->d, .out = out };
	const struct changes *d = r->d;

	buf_fmt(out,
	        "{\"format\":\"qdlint-diff-1\",\"complete\":%s,\"summary\":{\"added\":%u,"
	        "\"dropped\":%u,\"changed\":%u,\"same\":%u,\"unexplained\":%u},\n\"changes\":[",
	        r->complete ? "true" : "false", d->n_added, d->n_dropped, d->n_changed, d->n_same,
	        d->n_unexplained);
	for (uint32_t i = 0; i < d->n; i++) {
		put(&j, i ? "," : "");
		put_change(&j, &d->change[i]);
	}
	put(&j, "]}\n");
	arena_release(&j.a);
}
