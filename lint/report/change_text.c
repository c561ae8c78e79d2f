/* A comparison for people: how many of each kind, then the changes, those without a reason first. */
#include "report/change_report.h"

#include "report/columns.h"
#include "report/glyph.h"
#include "report/report.h"

enum { SHOWN_CELLS = 48 };

struct page {
	const struct change_report *r;
	const struct changes *d;
	struct buf *out;
	struct arena a;
	bool en;
};

static str in(const struct page *p, const char *zh, const char *en)
{
	return str_from(p->en ? en : zh);
}

static str class_name(const struct page *p, uint32_t class)
{
	return in(p, change_class_info[class].title.zh, change_class_info[class].title.en);
}

/* ---- the table ---- */

static void count_classes(const struct changes *d, uint32_t n[N_CHANGE_CLASSES],
                          uint32_t mute[N_CHANGE_CLASSES])
{
	for (uint32_t i = 0; i < d->n; i++) {
		for (uint32_t k = 0; k < N_CHANGE_CLASSES; k++) {
			bool is = d->change[i].classes & 1u << k;

			n[k] += is;
			mute[k] += is && d->change[i].unexplained && change_class_info[k].power;
		}
	}
}

static void put_table(struct page *p)
{
	uint32_t n[N_CHANGE_CLASSES] = { 0 }, mute[N_CHANGE_CLASSES] = { 0 };
	struct columns t = { .arena = &p->a, .n_cols = 3, .right = 1u << 1 | 1u << 2 };

	count_classes(p->d, n, mute);
	columns_add(&t, in(p, "变化", "change"));
	columns_add(&t, in(p, "事项", "items"));
	columns_add(&t, in(p, "没有说明理由", "no reason given"));
	for (uint32_t k = 0; k < N_CHANGE_CLASSES; k++) {
		if (n[k] == 0)
			continue;
		columns_add(&t, class_name(p, k));
		columns_add(&t, arena_fmt(&p->a, "%u", n[k]));
		columns_add(&t, change_class_info[k].power ? arena_fmt(&p->a, "%u", mute[k])
		                                           : STR("-"));
	}
	columns_add(&t, in(p, "没有变化", "same"));
	columns_add(&t, arena_fmt(&p->a, "%u", p->d->n_same));
	columns_add(&t, STR("-"));
	columns_write(&t, p->out);
}

/* ---- one change ---- */

/* At most SHOWN_CELLS of a text, on one line. */
static void put_clipped(struct page *p, str text)
{
	struct span s = text_clip(text, (struct span){ 0, 0 }, SHOWN_CELLS);

	if (text.n == 0)
		buf_add(p->out, in(p, "（空白）", "(blank)"));
	text_put(p->out, str_slice(text, s.beg, s.end));
	buf_add(p->out, s.end < text.n ? STR("…") : STR(""));
}

static void put_classes(struct page *p, unsigned classes)
{
	bool first = true;

	buf_add(p->out, STR("  ["));
	for (uint32_t k = 0; k < N_CHANGE_CLASSES; k++) {
		if (!(classes & 1u << k))
			continue;
		buf_add(p->out, first ? STR("") : in(p, "、", ", "));
		buf_add(p->out, class_name(p, k));
		first = false;
	}
	buf_add(p->out, STR("] "));
}

static void put_name(struct page *p, const struct corpus *c, uint32_t item)
{
	struct called k = where_called(c, item);

	text_put(p->out, k.name.n ? k.name : k.sub);
	if (k.sub.n && k.name.n) {
		buf_add(p->out, in(p, "（", " ("));
		text_put(p->out, k.sub);
		buf_add(p->out, in(p, "）", ")"));
	}
}

static void put_place(struct page *p, const struct corpus *c, uint32_t item)
{
	struct where w = where_of(c, item_place(c, item, FIELD_NAME));

	text_put(p->out, w.file);
	if (w.sheet.n) {
		buf_add(p->out, STR("!"));
		text_put(p->out, w.sheet);
	}
	buf_fmt(p->out, ":%u", w.row);
}

static void put_field(struct page *p, const struct change *ch, enum field f)
{
	str was = item_whole_text(&p->a, p->d->old, ch->old, f);
	str now = item_whole_text(&p->a, p->d->now, ch->now, f);
	struct arg head = list_header(corpus_list(p->d->now, ch->now), f);

	buf_add(p->out, STR("      "));
	header_put(p->out, p->en ? head.en : head.zh);
	buf_add(p->out, in(p, "：", ": "));
	put_clipped(p, was);
	buf_add(p->out, STR(" → "));
	put_clipped(p, now);
	buf_add(p->out, STR("\n"));
}

/* The bodies that answer, where the lists themselves differ and no one column shows it. */
static void put_bodies(struct page *p, const struct corpus *c, uint32_t item)
{
	bool any = false;

	for (uint32_t a = c->item_assignment[item]; a < c->item_assignment[item + 1]; a++) {
		if (!role_info[c->assignment[a].role].answers || !c->assignment[a].end)
			continue;
		buf_add(p->out, any ? STR("、") : STR(""));
		text_put(p->out, c->bodies.body[c->assignment[a].body].name);
		any = true;
	}
	if (!any)
		text_put(p->out, corpus_list(c, item)->owner);
}

static void put_move(struct page *p, const struct change *ch)
{
	const struct list *was = corpus_list(p->d->old, ch->old);
	const struct list *now = corpus_list(p->d->now, ch->now);

	if (str_eq(was->kind->id, now->kind->id) && str_eq(was->owner, now->owner))
		return;
	buf_add(p->out, STR("      "));
	buf_add(p->out, was->kind->title);
	buf_add(p->out, STR(" "));
	put_bodies(p, p->d->old, ch->old);
	buf_add(p->out, STR(" → "));
	buf_add(p->out, now->kind->title);
	buf_add(p->out, STR(" "));
	put_bodies(p, p->d->now, ch->now);
	buf_add(p->out, STR("\n"));
}

static void put_kin(struct page *p, const struct change *ch)
{
	bool added = ch->old == NONE;

	if (ch->kin == NONE)
		return;
	buf_add(p->out, STR("      "));
	buf_add(p->out,
	        added ? in(p, "依据相同，疑由原事项拆分而来：", "same basis, perhaps split from: ")
	              : in(p, "依据相同，疑并入现事项：", "same basis, perhaps merged into: "));
	put_name(p, added ? p->d->old : p->d->now, ch->kin);
	buf_add(p->out, STR("\n"));
}

static void put_reason(struct page *p, const struct change *ch)
{
	if (ch->reason.n == 0 && !ch->unexplained)
		return;
	buf_add(p->out, STR("      "));
	if (ch->unexplained) {
		buf_add(p->out, in(p, "没有说明理由", "no reason given"));
	} else {
		buf_add(p->out, in(p, "理由：", "reason: "));
		put_clipped(p, ch->reason);
	}
	buf_add(p->out, STR("\n"));
}

static void put_change(struct page *p, const struct change *ch)
{
	const struct corpus *c = ch->now == NONE ? p->d->old : p->d->now;
	uint32_t item = ch->now == NONE ? ch->old : ch->now;

	put_classes(p, ch->classes);
	put_name(p, c, item);
	buf_add(p->out, STR("  "));
	put_place(p, c, item);
	buf_add(p->out, STR("\n"));
	if (ch->old != NONE && ch->now != NONE)
		put_move(p, ch);
	for (uint32_t i = 0; i < ch->n_fields; i++)
		put_field(p, ch, (enum field)ch->field[i]);
	put_kin(p, ch);
	put_reason(p, ch);
}

/* ---- the page ---- */

enum part { PART_MUTE, PART_REASON, PART_WORDING, N_PARTS };

static enum part part_of(const struct change *ch)
{
	if (ch->unexplained)
		return PART_MUTE;
	return ch->classes == 1u << CHANGE_WORDING ? PART_WORDING : PART_REASON;
}

static void put_part(struct page *p, enum part part)
{
	static const struct text titles[N_PARTS] = {
		{ "没有说明理由的变化", "Changes without a reason" },
		{ "其他变化", "Other changes" },
		{ "文字调整", "Wording" },
	};
	bool any = false;

	for (uint32_t i = 0; i < p->d->n; i++) {
		if (part_of(&p->d->change[i]) != part)
			continue;
		if (!any) {
			buf_add(p->out, STR("\n"));
			buf_add(p->out, in(p, titles[part].zh, titles[part].en));
			buf_add(p->out, STR("\n"));
		}
		put_change(p, &p->d->change[i]);
		any = true;
	}
}

static void put_side(struct page *p, const char *zh, const char *en, str name,
                     const struct corpus *c)
{
	buf_add(p->out, in(p, zh, en));
	text_put(p->out, name);
	buf_fmt(p->out, p->en ? " (files %u, items %u)\n" : "（%u 个文件、%u 个事项）\n", c->n_docs,
	        c->n_items);
}

void change_text(const struct change_report *r, struct buf *out)
{
	struct page p = { .r = r, .d = r->d, .out = out, .en = r->lang == QD_EN };

	buf_add(out, in(&p, "清单两个版本对照\n", "Two versions of lists\n"));
	put_side(&p, "原：", "before: ", r->old_name, r->d->old);
	put_side(&p, "现：", "now: ", r->now_name, r->d->now);
	if (!r->complete)
		buf_add(out,
		        in(&p, "有文件没有读全，对照不完整。\n",
		           "Not every file could be read whole: the comparison is not complete.\n"));
	buf_add(out, STR("\n"));
	put_table(&p);
	for (uint32_t part = 0; part < N_PARTS; part++)
		put_part(&p, (enum part)part);
	arena_release(&p.a);
}
