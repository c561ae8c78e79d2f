/* Loading and titles. A table stays as it is in memory; only titles are indexed. */
#include "law/register_rows.h"

#include "base/embed.h"
#include "base/file.h"
#include "base/utf8.h"
#include "law/key.h"
#include "law/tsv.h"

static const struct {
	const char *name, *zh;
} columns[] = {
#define COLUMN(id, name, zh) { name, zh },
#include "law/columns.def"
#undef COLUMN
};

str law_field(const struct law_register *r, law_id law, enum law_column column)
{
	const struct law_row *row = &r->row[law];
	uint8_t field = r->table[row->table].field[column];

	return field ? tsv_field(row->line, field - 1u) : (str){ "", 0 };
}

/* ---- the index of titles ---- */

static uint64_t key_hash(str title)
{
	char buf[TITLE_MAX_BYTES];

	return hash_str(key_of_title(title, buf));
}

/* «河南省» of «河南省人大常委会». */
static str place_of(str issuer)
{
	size_t at = str_find(issuer, STR("人大"), 0);

	if (at == STR_NONE)
		at = str_find(issuer, STR("人民"), 0);
	return at == STR_NONE ? (str){ "", 0 } : str_slice(issuer, 0, at);
}

static void index_aliases(struct law_register *r, law_id law, str aliases)
{
	while (aliases.n > 0) {
		str rest, alias = str_cut(aliases, STR("|"), &rest);
		uint32_t *slot;

		if (str_ends(alias, STR("*")))
			alias.n--;
		slot = map_at(&r->aliases, key_hash(alias));
		*slot = *slot == NONE || *slot == law ? law : LAW_AMBIGUOUS;
		aliases = rest;
	}
}

static void index_row(struct law_register *r, law_id law)
{
	str title = law_field(r, law, COLUMN_TITLE);
	str place = place_of(law_field(r, law, COLUMN_ISSUER));

	*map_at(&r->titles, key_hash(title)) = law;
	index_aliases(r, law, law_field(r, law, COLUMN_ALIASES));
	if (place.n > 0 && str_starts(title, place))
		*map_at(&r->places, key_hash(str_from_byte(title, place.n))) = LAW_AMBIGUOUS;
}

static void add_row(struct law_register *r, str line)
{
	r->row = arena_room(r->arena, r->row, r->n, &r->cap, sizeof *r->row);
	r->row[r->n] = (struct law_row){ .line = line, .table = r->n_tables - 1 };
	index_row(r, r->n++);
}

/* ---- tables ---- */

static uint32_t column_named(str name)
{
	for (uint32_t i = 0; i < N_COLUMNS; i++)
		if (str_eq(name, str_from(columns[i].name)) ||
		    str_eq(name, str_from(columns[i].zh)))
			return i;
	return NONE;
}

static bool read_header(struct law_table *t, str row, str name, uint32_t line, struct qd_error *err)
{
	for (uint32_t i = 0; row.p && i < UINT8_MAX; i++) {
		str rest, word = str_cut(row, STR("\t"), &rest);
		uint32_t column = column_named(str_trim(word));

		if (column == NONE)
			return fail(err, QD_USAGE, "%.*s:%u: 没有“%.*s”这一栏 / no such column",
			            (int)name.n, name.p, line, word.n < 60 ? (int)word.n : 60,
			            word.p);
		if (t->field[column])
			return fail(err, QD_USAGE, "%.*s:%u: “%s”出现了两次 / column given twice",
			            (int)name.n, name.p, line, columns[column].zh);
		t->field[column] = (uint8_t)(i + 1);
		row = rest;
	}
	if (!t->field[COLUMN_TITLE])
		return fail(err, QD_USAGE,
		            "%.*s:%u: 表头缺少“title（名称）” / the header lacks the title",
		            (int)name.n, name.p, line);
	return true;
}

static bool open_table(struct law_register *r, str header, str name, uint32_t line,
                       struct qd_error *err)
{
	struct law_table t = { 0 };

	if (!read_header(&t, header, name, line, err))
		return false;
	r->table = arena_room(r->arena, r->table, r->n_tables, &r->cap_tables, sizeof *r->table);
	r->table[r->n_tables++] = t;
	return true;
}

/* ---- what a row of a place's own may be wrong in; NULL when nothing ---- */

static const char *editions_fault(str text)
{
	for (str word; tsv_word(&text, &word);) {
		str effective, rest, days = str_cut(word, STR("/"), &effective);

		while (days.p) {
			if (!tsv_date(str_cut(days, STR(":"), &rest)))
				return "版本应写成 2019-05-01/2019-07-01 的样子（通过/施行） / bad edition";
			days = rest;
		}
		if (effective.p && !tsv_date(effective))
			return "施行日期应写成 2019-07-01 的样子 / bad date";
	}
	return NULL;
}

static const char *articles_fault(str text)
{
	while (text.n > 0) {
		str rest, part = str_cut(text, STR(" | "), &rest);

		if (part.n < 11 || !tsv_date(str_slice(part, 0, 10)) ||
		    (part.p[10] != '=' && part.p[10] != '~') ||
		    !law_articles_valid(str_from_byte(part, 11)))
			return "条款应写成 2019-05-01=1..20 21*3 22:4,0 的样子 / bad articles";
		text = rest;
	}
	return NULL;
}

static const char *row_fault(const struct law_register *r, law_id law)
{
	char buf[TITLE_MAX_BYTES];
	str rank = law_field(r, law, COLUMN_RANK), day = law_field(r, law, COLUMN_REPEALED);
	const char *fault = editions_fault(law_field(r, law, COLUMN_EDITIONS));

	if (key_of_title(law_field(r, law, COLUMN_TITLE), buf).n == 0)
		return "缺少名称，或者名称过长 / no title, or too long a title";
	if (rank.n > 0 && rank_named(rank) == RANK_UNKNOWN)
		return "没有这种位阶 / no such rank";
	if (day.n > 0 && day.p[0] == '~')
		day = str_from_byte(day, 1);
	if (day.n > 0 && !tsv_date(day))
		return "废止日期应写成 2024-03-01 的样子 / bad date of repeal";
	return fault ? fault : articles_fault(law_field(r, law, COLUMN_ARTICLES));
}

static bool row_accepted(struct law_register *r, str row, str name, uint32_t line,
                         struct qd_error *err)
{
	const char *fault;

	r->row = arena_room(r->arena, r->row, r->n, &r->cap, sizeof *r->row);
	r->row[r->n] = (struct law_row){ .line = row, .table = r->n_tables - 1 };
	fault = row_fault(r, r->n);
	if (fault)
		return fail(err, QD_USAGE, "%.*s:%u: %s", (int)name.n, name.p, line, fault);
	index_row(r, r->n++);
	return true;
}

bool register_load(struct law_register *r, str tsv, str name, struct qd_error *err)
{
	size_t at = 0, bad;
	uint32_t line = 0, before = r->n;
	str row;

	if (!utf8_valid(tsv, &bad))
		return fail(err, QD_USAGE, "%.*s: 第 %zu 字节不是 UTF-8 / not UTF-8", (int)name.n,
		            name.p, bad);
	if (str_starts(tsv, STR("\xEF\xBB\xBF")))
		at = 3;
	if (!tsv_row(tsv, &at, &line, &row))
		return fail(err, QD_USAGE, "%.*s: 没有表头 / no header line", (int)name.n, name.p);
	if (!open_table(r, row, name, line, err))
		return false;
	while (tsv_row(tsv, &at, &line, &row))
		if (!row_accepted(r, row, name, line, err))
			return false;
	if (r->n == before)
		return fail(err, QD_USAGE, "%.*s: 没有一件文件 / no instrument in it", (int)name.n,
		            name.p);
	return true;
}

/* ---- the tables built in; their tests prove them, loading does not ---- */

static str embedded_text(str path)
{
	for (unsigned i = 0; i < n_embedded_files; i++)
		if (str_eq(str_from(embedded_files[i].path), path))
			return (str){ embedded_files[i].p, embedded_files[i].n };
	return (str){ 0 };
}

static void open_instruments(struct law_register *r)
{
	str text = embedded_text(STR("law/register.tsv")), row;
	struct qd_error err;
	uint32_t line = 0;
	size_t at = 0;

	if (!tsv_row(text, &at, &line, &row) || !open_table(r, row, (str){ 0 }, line, &err))
		return;
	while (tsv_row(text, &at, &line, &row))
		add_row(r, row);
}

static void add_moves(struct law_register *r, str row)
{
	str last, first = str_cut(tsv_field(row, 1), STR(".."), &last), to = tsv_field(row, 2);
	struct law_moves m = {
		.law = register_find(r, tsv_field(row, 0)).law,
		.first = tsv_date(first),
		.last = tsv_date(last.p ? last : first),
		.to = tsv_date(tsv_field(row, 3)),
		.compared = str_eq(tsv_field(row, 4), STR("compared")),
		.moves = tsv_field(row, 5),
	};
	uint32_t *head;

	m.successor = to.n ? register_find(r, to).law : m.law;
	if (m.law >= r->n || m.successor >= r->n)
		return;
	head = map_at(&r->moves_of, m.law);
	m.next = *head;
	*head = r->n_moves;
	r->moves = arena_room(r->arena, r->moves, r->n_moves, &r->cap_moves, sizeof *r->moves);
	r->moves[r->n_moves++] = m;
}

static void open_moves(struct law_register *r)
{
	str text = embedded_text(STR("law/renumber.tsv")), row;
	uint32_t line = 0;
	size_t at = 0;

	tsv_row(text, &at, &line, &row);
	while (tsv_row(text, &at, &line, &row))
		add_moves(r, row);
}

static void open_townships(struct law_register *r)
{
	str text = embedded_text(STR("law/township.tsv")), row;
	uint32_t line = 0;
	size_t at = 0;

	tsv_row(text, &at, &line, &row);
	while (tsv_row(text, &at, &line, &row)) {
		size_t article = 0, paragraph = 0;

		r->township = arena_room(r->arena, r->township, r->n_townships, &r->cap_townships,
		                         sizeof *r->township);
		r->township[r->n_townships++] = (struct law_township){
			.law = register_find(r, tsv_field(row, 0)).law,
			.article = tsv_number(tsv_field(row, 1), &article),
			.paragraph = tsv_number(tsv_field(row, 2), &paragraph),
			.verbs = tsv_field(row, 3),
		};
	}
}

static void open_as_of(struct law_register *r)
{
	str text = embedded_text(STR("law/as-of.tsv")), row;
	uint32_t line = 0;
	size_t at = 0;

	while (tsv_row(text, &at, &line, &row))
		r->as_of[str_eq(tsv_field(row, 0), STR("en")) ? QD_EN : QD_ZH] = tsv_field(row, 1);
}

struct law_register *register_new(struct arena *a)
{
	struct law_register *r = arena_alloc(a, sizeof *r);

	r->arena = a;
	map_init(&r->titles, a);
	map_init(&r->aliases, a);
	map_init(&r->places, a);
	map_init(&r->moves_of, a);
	return r;
}

struct law_register *register_open(struct arena *a)
{
	struct law_register *r = register_new(a);

	open_instruments(r);
	open_moves(r);
	open_townships(r);
	open_as_of(r);
	return r;
}

str register_as_of(const struct law_register *r, enum qd_lang lang)
{
	return r->as_of[lang];
}

/* ---- looking up ---- */

static law_id find_key(const struct law_register *r, str key)
{
	uint64_t h = hash_str(key);
	law_id law = map_get(&r->titles, h);

	if (law == NONE)
		law = map_get(&r->aliases, h);
	return law != NONE ? law : map_get(&r->places, h);
}

static enum title_form form_of(const struct law_register *r, law_id law, str key, str given)
{
	const str republic = STR("中华人民共和国");
	str title = law_field(r, law, COLUMN_TITLE);

	if (map_get(&r->titles, hash_str(key)) != law)
		return TITLE_COLLOQUIAL;
	return str_has(title, republic) && !str_has(given, republic) ? TITLE_SHORT : TITLE_FULL;
}

struct law_match register_find(const struct law_register *r, str title)
{
	char buf[TITLE_MAX_BYTES];
	str key = key_of_title(title, buf);
	struct law_match m = { .law = NONE };
	size_t whole = key.n;

	if (key.n == 0)
		return m;
	m.law = find_key(r, key);
	while (m.law == NONE && key_cut_note(&key))
		m.law = find_key(r, key);
	if (m.law == NONE)
		return m;
	if (key.n < whole)
		m.note = key_note(title);
	if (m.law != LAW_AMBIGUOUS)
		m.form = form_of(r, m.law, key, title);
	return m;
}

struct law_match register_find_at(const struct law_register *r, str title, str place)
{
	char joined[2 * TITLE_MAX_BYTES], buf[TITLE_MAX_BYTES];
	struct law_match m = register_find(r, title), local;
	str key = key_of_title(title, buf);

	if (m.law < r->n || place.n == 0 || place.n + key.n > TITLE_MAX_BYTES || key.n == 0)
		return m;
	memcpy(joined, place.p, place.n);
	memcpy(joined + place.n, key.p, key.n);
	local = register_find(r, (str){ joined, place.n + key.n });
	if (local.law >= r->n)
		return m;
	local.form = TITLE_SHORT;
	local.note = key_note(title);
	return local;
}

str register_township(const struct law_register *r, law_id law, struct article_ref ref)
{
	for (uint32_t i = 0; law < r->n && i < r->n_townships; i++) {
		const struct law_township *t = &r->township[i];

		if (t->law == law && t->article == ref.number && ref.suffix == 0 &&
		    (ref.paragraph == 0 || t->paragraph == ref.paragraph))
			return t->verbs;
	}
	return (str){ "", 0 };
}

struct law_facts register_facts(const struct law_register *r, law_id law)
{
	const str republic = STR("中华人民共和国");
	struct law_facts f = {
		.title = law_field(r, law, COLUMN_TITLE),
		.issuer = law_field(r, law, COLUMN_ISSUER),
		.province = law_field(r, law, COLUMN_PROVINCE),
		.rank = rank_named(law_field(r, law, COLUMN_RANK)),
		.city = str_eq(law_field(r, law, COLUMN_LEVEL), STR("市")),
		.rewritten = tsv_date(law_field(r, law, COLUMN_REWRITTEN)),
		.as_of = tsv_date(law_field(r, law, COLUMN_AS_OF)),
		.complete = str_eq(law_field(r, law, COLUMN_COMPLETE), STR("Y")),
	};
	str editions = law_field(r, law, COLUMN_EDITIONS);

	for (str word; tsv_word(&editions, &word);)
		f.n_editions++;
	f.short_title =
		str_starts(f.title, republic) ? str_from_byte(f.title, republic.n) : f.title;
	if (f.rank == RANK_UNKNOWN)
		f.rank = rank_guess(f.title, f.issuer, (str){ 0 });
	return f;
}

enum law_rank register_rank(const struct law_register *r, const struct citation *c)
{
	law_id law = register_find(r, c->name.n ? c->name : c->title).law;
	enum law_rank rank = law < r->n ? register_facts(r, law).rank : RANK_UNKNOWN;

	return rank != RANK_UNKNOWN ? rank : rank_cited(c);
}
