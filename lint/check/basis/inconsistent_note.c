/* One instrument, one way to write its tag and its edition. Lists of different dates may well note
 * different editions, so only what lists of one date say is compared. */
#include "check/basis/rests.h"
#include "check/basis/tag.h"
#include "check/check.h"

#include "base/buf.h"
#include "base/hash.h"
#include "base/utf8.h"

#include <stdlib.h>

enum message { NOTES, TAGS };

enum { SHOWN = 4, HEAD_CP = 14, TAIL_CP = 20, MAX_NOTE = 3000 };

/* One citation of an instrument; a way to write is the same where key is. */
struct writing {
	uint64_t law, key;
	uint32_t day;   /* the list's */
	uint32_t order; /* of the citations of both columns */
	const struct cited *cited;
	str text;
};

/* A way to write and how often it occurs. */
struct variant {
	const struct writing *first;
	uint32_t n;
};

/* ---- gathering ---- */

/* Digits, letters and Han only: brackets, blanks and punctuation are no other way to write. */
static uint64_t key_of(str text)
{
	char room[MAX_NOTE];
	size_t n = 0;

	for (size_t at = 0, from = 0; at < text.n && n + 4 <= sizeof room; from = at) {
		uint32_t cp = utf8_next(text, &at);
		bool plain = (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'z');

		if (!plain && !utf8_is_han(cp))
			continue;
		memcpy(room + n, text.p + from, at - from);
		n += at - from;
	}
	return n ? hash_bytes(room, n) | 1 : 0;
}

static str text_of(const struct cited *ci, enum message what)
{
	return what == NOTES ? ci->edition : ci->tag;
}

/* Another edition that was once in force: superseded-edition says that, and which is now. */
static bool is_real_edition(const struct corpus *c, const struct cited *ci)
{
	uint32_t day = list_as_of(c, corpus_list(c, ci->item));
	struct judged j = cited_judge(c, ci, day);

	return j.verdict == VERDICT_OLD_EDITION && !j.origin;
}

static uint32_t gather(const struct corpus *c, const struct cited_column *col, enum message what,
                       uint32_t order, struct writing *out)
{
	uint32_t n = 0;

	for (uint32_t k = 0; k < col->n; k++) {
		const struct cited *ci = &col->cited[k];
		uint64_t key = ci->first ? key_of(text_of(ci, what)) : 0;

		/* A wrong tag is wrong-tag's to tell. */
		if (!key || (what == TAGS && (!rank_tag(ci->tag) || tag_is_wrong(ci))) ||
		    cited_above(c, ci) || (what == NOTES && is_real_edition(c, ci)))
			continue;
		out[n++] = (struct writing){ .law = ci->law,
			                     .key = key,
			                     .day = list_as_of(c, corpus_list(c, ci->item)),
			                     .order = order + k,
			                     .cited = ci,
			                     .text = text_of(ci, what) };
	}
	return n;
}

static int by_law(const void *a, const void *b)
{
	const struct writing *x = a, *y = b;

	if (x->law != y->law)
		return x->law < y->law ? -1 : 1;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
}

/* The more frequent first. */
static int by_number(const void *a, const void *b)
{
	const struct variant *x = a, *y = b;

	if (x->n != y->n)
		return x->n > y->n ? -1 : 1;
	return (x->first->order > y->first->order) - (x->first->order < y->first->order);
}

/* ---- saying it ---- */

static void put_line(struct buf *b, str text)
{
	for (size_t at = 0, from = 0; at < text.n; from = at)
		if (!utf8_is_space(utf8_next(text, &at)))
			buf_add(b, str_slice(text, from, at));
}

/* A note on one line; of a long one how it begins and, where notes mostly differ, how it ends. */
static void put_short(struct buf *b, str text)
{
	size_t count = utf8_count(text);

	if (count <= HEAD_CP + TAIL_CP) {
		put_line(b, text);
		return;
	}
	put_line(b, str_slice(text, 0, utf8_offset(text, HEAD_CP)));
	buf_add(b, STR("…"));
	put_line(b, str_from_byte(text, utf8_offset(text, count - TAIL_CP)));
}

static struct arg variants_text(struct arena *a, const struct variant *v, uint32_t n)
{
	struct buf zh = { .arena = a }, en = { .arena = a };

	for (uint32_t i = 0; i < n && i < SHOWN; i++) {
		if (i > 0) {
			buf_add(&zh, STR("、"));
			buf_add(&en, STR(", "));
		}
		buf_add(&zh, STR("“"));
		put_short(&zh, v[i].first->text);
		buf_fmt(&zh, "”%u处", v[i].n);
		buf_add(&en, STR("'"));
		put_short(&en, v[i].first->text);
		buf_fmt(&en, "' %u times", v[i].n);
	}
	if (n > SHOWN) {
		buf_add(&zh, STR("等"));
		buf_add(&en, STR(" …"));
	}
	return (struct arg){ buf_str(&zh), buf_str(&en) };
}

static struct place place_of(const struct corpus *c, const struct writing *w)
{
	size_t at = (size_t)(w->text.p - cited_cell(c, w->cited).p);

	return place_within(cell_place(c, w->cited->item, w->cited->row, w->cited->col), at,
	                    at + w->text.n);
}

/* At the first place of the second most frequent way; the others are related. */
static void tell(const struct pass *p, const struct variant *v, uint32_t n, enum message what)
{
	uint32_t total = 0;

	for (uint32_t i = 0; i < n; i++)
		total += v[i].n;
	report(p,
	       (struct report){
		       .at = place_of(p->c, v[1].first),
		       .message = (uint8_t)what,
		       .arg = { arg_str(v[0].first->cited->title), sink_number(p->out, n),
	                        sink_number(p->out, total), variants_text(&p->out->arena, v, n) },
	       });
	for (uint32_t i = 0; i < n && i < SHOWN; i++)
		if (i != 1)
			sink_relate(p->out, place_of(p->c, v[i].first), i ? 1 : 0);
}

/* ---- grouping ---- */

/* The ways in which lists of one date write an instrument. */
static uint32_t count_variants(const struct writing *w, uint32_t n, struct variant *v)
{
	uint32_t n_variants = 0;

	for (uint32_t i = 0; i < n; i++) {
		if (i == 0 || w[i].key != w[i - 1].key)
			v[n_variants++] = (struct variant){ &w[i], 0 };
		v[n_variants - 1].n++;
	}
	return n_variants;
}

/* Of an instrument the date with most ways is told. */
static void check_law(const struct pass *p, const struct writing *w, uint32_t n, struct variant *v,
                      enum message what)
{
	uint32_t best = 0, best_n = 0, most = 1;

	for (uint32_t i = 0, end; i < n; i = end) {
		uint32_t n_variants;

		for (end = i + 1; end < n && w[end].day == w[i].day;)
			end++;
		n_variants = count_variants(w + i, end - i, v);
		if (n_variants > most) {
			most = n_variants;
			best = i;
			best_n = end - i;
		}
	}
	if (most == 1)
		return;
	count_variants(w + best, best_n, v);
	qsort(v, most, sizeof *v, by_number);
	tell(p, v, most, what);
}

static void check_what(const struct pass *p, enum message what)
{
	const struct corpus *c = p->c;
	struct cited_column basis = { c->cited, c->n_cited, c->item_cited };
	struct arena scratch = { 0 };
	uint32_t cap = c->n_cited + c->liability.n + 1, n;
	struct writing *w = arena_alloc(&scratch, cap * sizeof *w);
	struct variant *v = arena_alloc(&scratch, cap * sizeof *v);

	n = gather(c, &basis, what, 0, w);
	n += gather(c, &c->liability, what, c->n_cited, w + n);
	qsort(w, n, sizeof *w, by_law);
	for (uint32_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && w[end].law == w[i].law;)
			end++;
		check_law(p, w + i, end - i, v, what);
	}
	arena_release(&scratch);
}

static void check(const struct pass *p, uint32_t unused)
{
	(void)unused;
	check_what(p, NOTES);
	check_what(p, TAGS);
}

const struct rule rule_basis_inconsistent_note = {
	.id = "basis/inconsistent-note",
	.level = QD_INFO,
	.each = EACH_CORPUS,
	.title = { "同一文件写法不一", "One instrument, several notes" },
	.message = {
		{ "《{0}》的版本说明有 {1} 种写法，共 {2} 处：{3}",
		  "'{0}' has {1} different notes of its edition in {2} places: {3}" },
		{ "《{0}》的位阶标注有 {1} 种，共 {2} 处：{3}",
		  "'{0}' has {1} different tags in {2} places: {3}" },
	},
	.note = { { "最常用的写法在这里", "the most frequent way is here" },
	          { "又一种写法在这里", "another way is here" } },
	.why = { "同一个文件几种写法，看不出引的是不是同一个版本，修法以后也不好统一更新。",
	         "Different notes hide whether the same edition is meant, and updating misses some." },
	.fix = { "全部清单统一成现行版本的一种写法，例如“（2021年修订）”。",
	         "Settle on one note of the edition in force, as (2021 revision)." },
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市城市管理局\n    实施依据: 《示例市市容条例》（2020年修订）第九条\n"
	         "  - 事项名称: 对乱倒垃圾的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市城市管理局\n    实施依据: 《示例市市容条例》⟦（2020年5月1日示例市人大常委会修订）⟧第十条\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市城市管理局\n    实施依据: 【法规】《示例市市容条例》第九条\n"
	         "  - 事项名称: 对乱倒垃圾的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市城市管理局\n    实施依据: 【⟦地方性法规⟧】《示例市市容条例》第十条\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    权力类型: 行政处罚\n"
	          "    行使主体: 市城市管理局\n    实施依据: 【法规】《示例市市容条例》（2020年修订）第九条\n"
	          "  - 事项名称: 对乱倒垃圾的处罚\n    权力类型: 行政处罚\n"
	          "    行使主体: 市城市管理局\n    实施依据: 【法规】《示例市市容条例》 (2020 年修订)第十条\n" },
};
