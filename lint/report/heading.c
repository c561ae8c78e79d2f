/* Props as they were given, and those that only a title, a sheet or a file name told. */
#include "report/heading.h"

#include "base/utf8.h"
#include "check/form/announced.h"
#include "model/owner.h"
#include "model/preface.h"

struct maker {
	struct heading *h;
	const struct corpus *c;
	const struct list *l;
	const struct doc *d;
	const struct sheet *s;
	struct arena *a;
	str title; /* as the list has it */
};

static bool is_grid(const struct maker *m)
{
	return m->l->header_row != NONE;
}

static void put(struct maker *m, str key, str value)
{
	struct heading *h = m->h;

	if (value.n == 0)
		return;
	h->prop = arena_room(m->a, h->prop, h->n_props, &h->cap_props, sizeof *h->prop);
	h->prop[h->n_props++] = (struct prop){ .key = key, .value = value };
}

/* ---- title ---- */

static bool names_kind(const struct maker *m, str title)
{
	uint32_t len;

	return kinds_named(m->c->kinds, utf8_key(m->a, title), &len) == m->l->kind;
}

/* Without the owner, who has a prop of its own: «示例市民政局权责清单». */
static void take_title(struct maker *m)
{
	struct heading *h = m->h;
	str rest;

	m->title = str_trim(m->l->title);
	h->region = m->l->region;
	h->owner = m->l->owner.n ? m->l->owner : m->l->region;
	h->title = m->title;
	if (!names_kind(m, m->title)) {
		h->title = m->l->kind->title;
		return;
	}
	if (h->owner.n == 0 || !str_starts(m->title, h->owner))
		return;
	rest = str_trim(str_from_byte(m->title, h->owner.n));
	if (names_kind(m, rest))
		h->title = rest;
}

/* ---- props ---- */

static str date_text(const struct maker *m)
{
	uint32_t date = m->l->as_of;

	if (date == 0 || date == owner_date(m->h->title))
		return STR("");
	return arena_fmt(m->a, "%04u-%02u-%02u", date / 10000, date / 100 % 100, date % 100);
}

/* One that stands elsewhere in what is written. */
static bool is_placed(str key)
{
	static const str placed[] = { STR_INIT("清单"),   STR_INIT("地区"),     STR_INIT("部门"),
		                      STR_INIT("工作表"), STR_INIT("基准日期"), STR_INIT("附注") };

	return str_is_any(key, placed, countof(placed));
}

static void put_given(struct maker *m, bool declarations)
{
	for (uint32_t i = 0; i < m->d->n_props; i++) {
		const struct prop *p = &m->d->prop[i];

		if (p->part == m->s->part && !is_placed(p->key) &&
		    str_starts(p->key, STR("声明.")) == declarations)
			put(m, p->key, p->value);
	}
}

static str given(const struct maker *m, str key)
{
	return str_trim(doc_prop(m->d, m->s->part, key));
}

static void take_props(struct maker *m)
{
	str date = given(m, STR("基准日期"));

	put(m, STR("地区"), m->l->region);
	put(m, STR("部门"), m->l->owner);
	put(m, STR("基准日期"), date.n ? date : date_text(m));
	m->h->n_fixed = m->h->n_props;
	put_given(m, true);
	m->h->n_declared = m->h->n_props;
	if (!names_kind(m, m->title) && given(m, STR("标题")).n == 0)
		put(m, STR("标题"), m->title);
	put_given(m, false);
}

/* ---- the sheet's name and numbers ---- */

/* «Sheet1», «工作表1» and the key of every list say nothing. */
static bool says_nothing(str name)
{
	static const str plain[] = { STR_INIT("Sheet"), STR_INIT("sheet"), STR_INIT("工作表"),
		                     STR_INIT("事项") };

	for (uint32_t i = 0; i < countof(plain); i++) {
		str rest = str_from_byte(name, str_starts(name, plain[i]) ? plain[i].n : 0);
		uint32_t number;

		if (rest.n < name.n && (rest.n == 0 || str_u32(rest, &number)))
			return true;
	}
	return name.n == 0;
}

/* The kind's title, as a sheet is called that has no name of its own, with a number or count behind
 * it: «权责清单（254项）», «权责清单（2）». */
static bool is_kind_alone(const struct kind *k, str name)
{
	str rest = str_from_byte(name, str_starts(name, k->title) ? k->title.n : 0), inner;
	uint32_t number;

	if (rest.n == name.n || rest.n == 0)
		return rest.n == 0;
	if (!str_starts(rest, STR("（")) || !str_ends(rest, STR("）")))
		return false;
	inner = str_slice(rest, 3, rest.n - 3);
	if (str_ends(inner, STR("项")))
		inner.n -= 3;
	return str_u32(inner, &number);
}

static void take_sheet(struct maker *m)
{
	struct heading *h = m->h;
	str name = given(m, STR("工作表"));
	size_t beg, end;

	if (name.n == 0 && !says_nothing(m->s->name))
		name = str_trim(m->s->name);
	if (!announced(name, &h->announced, &beg, &end))
		h->announced = 0;
	if (!is_kind_alone(m->l->kind, name))
		h->sheet = name;
}

/* ---- notes ---- */

static void add_note(struct buf *notes, str text)
{
	text = str_trim(text);
	if (text.n == 0)
		return;
	if (notes->n > 0)
		buf_add(notes, STR("\n"));
	buf_add(notes, text);
}

static void add_row(struct maker *m, struct buf *notes, uint32_t row)
{
	const struct table *t = &m->d->table;
	struct buf line = { .arena = m->a };

	for (uint32_t i = t->row[row].cell; i < t->row[row + 1].cell; i++) {
		str text = str_trim(cell_text(&t->cell[i]));

		if (t->cell[i].at != i || text.n == 0)
			continue;
		if (line.n > 0)
			buf_add(&line, STR("　"));
		buf_add(&line, text);
	}
	add_note(notes, buf_str(&line));
}

/* Rows above the list belong to the one before it on the sheet. */
static uint32_t first_row(const struct maker *m)
{
	const struct list *l = m->l;

	if (l > m->c->list && l[-1].doc == l->doc && l[-1].sheet == l->sheet)
		return l[-1].row_end;
	return m->s->row;
}

static void take_above(struct maker *m)
{
	const struct table *t = &m->d->table;
	struct heading *h = m->h;
	struct prop p;

	if (!is_grid(m))
		return;
	for (uint32_t i = t->row[first_row(m)].cell; i < t->row[m->l->header_row].cell; i++) {
		str text = str_trim(cell_text(&t->cell[i]));

		if (t->cell[i].at != i || text.n == 0 || str_eq(text, m->title) ||
		    preface_prop(text, &p))
			continue;
		h->above = arena_room(m->a, h->above, h->n_above, &h->cap_above, sizeof *h->above);
		h->above[h->n_above++] = text;
	}
}

static void take_notes(struct maker *m, uint32_t list)
{
	struct buf notes = { .arena = m->a };

	m->h->noted = given(m, STR("附注"));
	add_note(&notes, m->h->noted);
	for (uint32_t i = 0; i < m->h->n_above; i++)
		add_note(&notes, m->h->above[i]);
	for (uint32_t i = list_skipped(m->c, list); i < list_skipped(m->c, list + 1); i++)
		add_row(m, &notes, m->c->skipped[i].row);
	m->h->notes = buf_str(&notes);
}

void heading_build(struct heading *h, const struct corpus *c, uint32_t list, struct arena *a)
{
	const struct list *l = &c->list[list];
	struct maker m = { .h = h,
		           .c = c,
		           .l = l,
		           .d = c->doc[l->doc],
		           .s = &c->doc[l->doc]->table.sheet[l->sheet],
		           .a = a };

	*h = (struct heading){ 0 };
	take_title(&m);
	take_props(&m);
	take_sheet(&m);
	take_above(&m);
	take_notes(&m, list);
}
