/* Elements that rows lack. */
#include "check/process/elements.h"

#include "base/buf.h"
#include "model/limit.h"

/* What is missing, as both languages list it. */
struct missing {
	struct buf zh, en;
};

static struct missing missing_new(const struct pass *p)
{
	return (struct missing){ { .arena = &p->out->arena }, { .arena = &p->out->arena } };
}

static void missing_add(struct missing *m, const struct element *e, str instead)
{
	buf_fmt(&m->zh, "%s%s", m->zh.n ? "、" : "", e->title.zh);
	buf_fmt(&m->en, "%s%s", m->en.n ? ", " : "", e->title.en);
	if (instead.n == 0)
		return;
	buf_fmt(&m->zh, "（写的是“%.*s”）", (int)instead.n, instead.p);
	buf_fmt(&m->en, " ('%.*s')", (int)instead.n, instead.p);
}

static struct arg missing_arg(const struct missing *m)
{
	return (struct arg){ buf_str(&m->zh), buf_str(&m->en) };
}

/* Words that stand in an empty cell's place. */
static bool says_nothing(str s)
{
	static const str words[] = { STR_INIT("/"),    STR_INIT("／"),   STR_INIT("-"),
		                     STR_INIT("—"),    STR_INIT("——"),   STR_INIT("\\"),
		                     STR_INIT("待定"), STR_INIT("待补"), STR_INIT("待补充"),
		                     STR_INIT("暂缺"), STR_INIT("略") };

	if (str_is_any(s, words, countof(words)))
		return true;
	return s.n == 0;
}

static bool done_at_once(const struct corpus *c, uint32_t item)
{
	str said = item_text(c, item, FIELD_INSTANT);

	return str_starts(said, STR("是")) || str_starts(said, STR("即"));
}

static bool limit_given(const struct pass *p, uint32_t item, enum field f, str text)
{
	str header = list_header(corpus_list(p->c, item), f).zh;

	return limit_stands(limit_of(text, header, LIMIT_ANY)) || done_at_once(p->c, item);
}

static bool given(const struct pass *p, uint32_t item, const struct element *e)
{
	str text = item_text(p->c, item, e->field);

	if (e->what == ELEMENT_LIMIT)
		return limit_given(p, item, e->field, text);
	return !says_nothing(text) && (e->what == ELEMENT_NONE_WILL_DO || !str_eq(text, STR("无")));
}

static void check_row(const struct pass *p, uint32_t item, const struct element *e, uint32_t n)
{
	const struct list *l = corpus_list(p->c, item);
	struct missing m = missing_new(p);
	enum field first = FIELD_ABSENT;

	for (uint32_t i = 0; i < n; i++) {
		if (!list_has(l, e[i].field) || given(p, item, &e[i]))
			continue;
		missing_add(&m, &e[i], item_text(p->c, item, e[i].field));
		first = first == FIELD_ABSENT ? e[i].field : first;
	}
	if (first != FIELD_ABSENT)
		report(p, (struct report){ .at = item_place(p->c, item, first),
		                           .message = ELEMENTS_ROW,
		                           .arg = { item_called(p, item), missing_arg(&m) } });
}

static void check_columns(const struct pass *p, const struct list *l, const struct element *e,
                          uint32_t n)
{
	struct missing m = missing_new(p);

	for (uint32_t i = 0; i < n; i++)
		if (!list_has(l, e[i].field) &&
		    !(e[i].what == ELEMENT_LIMIT && list_has(l, FIELD_INSTANT)))
			missing_add(&m, &e[i], (str){ 0 });
	if (m.zh.n > 0)
		report(p, (struct report){ .at = sheet_place(p->c, l->doc, l->sheet),
		                           .message = ELEMENTS_COLUMN,
		                           .arg = { missing_arg(&m) } });
}

void check_elements(const struct pass *p, const struct list *l, const struct element *e, uint32_t n)
{
	if (l->item == l->item_end)
		return;
	check_columns(p, l, e, n);
	for (uint32_t i = l->item; i < l->item_end; i++)
		check_row(p, i, e, n);
}
