/* Names are compared by the keys and pieces of model/similar, texts of duties by the very words. */
#include "model/who.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "model/similar.h"
#include "model/similar_key.h"

#include <stdlib.h>

enum {
	TERMS = 8,
	PIECES = 64,
	NEAR_PERMILLE = 300, /* of the question's pieces, for what is only near */
};

/* ---- everyday words ---- */

struct loader {
	struct everyday *e;
	const struct tree *tree;
	struct qd_error *err;
};

static bool take_word(struct loader *l, const struct node *n)
{
	struct everyday *e = l->e;
	const struct node *word = tree_get(n, STR("说法")), *means = tree_get(n, STR("条文"));
	struct everyday_word w = { 0 };

	if (!word || word->type != NODE_TEXT || !means || means->type != NODE_LIST)
		return tree_fail(l->tree, n->line, l->err,
		                 "应写成 {说法: 文字, 条文: [文字…]} / a word and its meanings");
	for (const struct node *m = means->first; m; m = m->next)
		w.n++;
	w.word = utf8_key(e->arena, word->text);
	w.means = arena_alloc(e->arena, w.n * sizeof *w.means);
	w.n = 0;
	for (const struct node *m = means->first; m; m = m->next)
		w.means[w.n++] = utf8_key(e->arena, m->text);
	e->word = arena_room(e->arena, e->word, e->n, &e->cap, sizeof *e->word);
	e->word[e->n++] = w;
	return true;
}

bool everyday_load(struct everyday *e, str text, str file, struct qd_error *err)
{
	static const str top[] = { STR_INIT("说法") },
			 keys[] = { STR_INIT("说法"), STR_INIT("条文") };
	struct tree tree;
	struct loader l = { .e = e, .tree = &tree, .err = err };
	const struct node *list;

	if (!tree_parse(text, file, e->arena, &tree, err) ||
	    !tree_keys(&tree, tree.root, top, countof(top), err))
		return false;
	list = tree_get(tree.root, STR("说法"));
	for (const struct node *n = list ? list->first : NULL; n; n = n->next)
		if (n->type != NODE_MAP)
			return tree_fail(&tree, n->line, err, "应当是“键: 值” / a map is expected");
		else if (!tree_keys(&tree, n, keys, countof(keys), err) || !take_word(&l, n))
			return false;
	return true;
}

/* ---- the question ---- */

/* Words with blanks between them must all be there. */
struct term {
	str raw, key;
	const struct everyday_word *everyday; /* a word in it, or NULL */
	str rest[2];                          /* before and behind that word */
};

struct question {
	struct term term[TERMS];
	uint32_t n_terms;
	str key;           /* of all together */
	str piece[PIECES]; /* two characters each */
	uint32_t n_pieces;
};

/* A key of one character is a piece of its own. */
static uint32_t pieces_of(str key, str piece[PIECES], uint32_t n)
{
	uint32_t first = n;

	for (size_t at = 0, next, end; at < key.n && n < PIECES; at = next) {
		next = at;
		utf8_next(key, &next);
		end = next;
		if (next < key.n)
			utf8_next(key, &end);
		else if (n > first)
			break;
		piece[n++] = str_slice(key, at, end);
	}
	return n;
}

static void find_everyday(struct term *t, const struct everyday *e)
{
	for (uint32_t i = 0; i < e->n; i++) {
		size_t at = str_find(t->key, e->word[i].word, 0);

		if (at == STR_NONE || (t->everyday && t->everyday->word.n >= e->word[i].word.n))
			continue;
		t->everyday = &e->word[i];
		t->rest[0] = str_slice(t->key, 0, at);
		t->rest[1] = str_from_byte(t->key, at + e->word[i].word.n);
	}
}

static bool says_something(str key)
{
	for (size_t at = 0; at < key.n;) {
		uint32_t cp = utf8_next(key, &at);

		if (utf8_is_han(cp) || (cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9'))
			return true;
	}
	return false;
}

static struct term term_of(struct arena *a, const struct everyday *e, str text)
{
	struct term t = { .raw = text, .key = similar_key(a, text) };

	if (t.key.n == 0)
		t.key = utf8_key(a, text);
	find_everyday(&t, e);
	return t;
}

/* The next stretch of text without white space; moves *at past it. Empty at the end. */
static str next_word(str text, size_t *at)
{
	size_t beg = *at, end;

	for (end = beg; *at < text.n; end = *at) {
		bool space = utf8_is_space(utf8_next(text, at));

		if (space && end > beg)
			break;
		beg = space ? *at : beg;
	}
	return str_slice(text, beg, end > beg ? end : beg);
}

static struct question question_of(struct arena *a, const struct everyday *e, str text)
{
	struct question q = { 0 };
	size_t at = 0;

	for (str word; q.n_terms < TERMS && (word = next_word(text, &at)).n > 0;) {
		struct term t = term_of(a, e, word);

		if (!says_something(t.key))
			continue;
		q.n_pieces = pieces_of(t.key, q.piece, q.n_pieces);
		q.key = arena_join(a, q.key, t.key);
		q.term[q.n_terms++] = t;
	}
	return q;
}

/* ---- an item ---- */

/* What it is called, as a key: name, sub-item, task and step. */
static str title_key(const struct corpus *c, uint32_t item, struct arena *a)
{
	static const enum field fields[] = { FIELD_NAME, FIELD_SUB, FIELD_TASK, FIELD_STEP };
	struct buf title = { .arena = a };

	for (uint32_t i = 0; i < countof(fields); i++) {
		str text = item_text(c, item, fields[i]);

		if (text.n == 0)
			continue;
		buf_add(&title, utf8_key(a, text));
		buf_add(&title, STR(" "));
	}
	return buf_str(&title);
}

static bool names_all(const struct question *q, str title)
{
	for (uint32_t i = 0; i < q->n_terms; i++)
		if (!str_has(title, q->term[i].key))
			return false;
	return true;
}

static bool means(const struct term *t, str title)
{
	const struct everyday_word *w = t->everyday;

	if (str_has(title, t->key))
		return true;
	if (!w || !str_has(title, t->rest[0]) || !str_has(title, t->rest[1]))
		return false;
	for (uint32_t i = 0; i < w->n; i++)
		if (str_has(title, w->means[i]))
			return true;
	return false;
}

static bool means_all(const struct question *q, str title)
{
	for (uint32_t i = 0; i < q->n_terms; i++)
		if (!means(&q->term[i], title))
			return false;
	return true;
}

/* Where a text has all that the title lacks: the first word of that; STR_NONE when it has not. */
static size_t completes(const struct question *q, str title, str text)
{
	size_t first = STR_NONE;

	for (uint32_t i = 0; i < q->n_terms; i++) {
		size_t at = str_find(text, q->term[i].raw, 0);

		if (means(&q->term[i], title))
			continue;
		if (at == STR_NONE)
			return STR_NONE;
		first = first == STR_NONE ? at : first;
	}
	return first;
}

/* The sentence of text around byte `at`. */
static str sentence_at(str text, size_t at)
{
	static const str marks[] = { STR_INIT("。"), STR_INIT("；"), STR_INIT("\n") };
	size_t beg = 0, end = text.n;

	for (uint32_t i = 0; i < countof(marks); i++) {
		size_t next = str_find(text, marks[i], at);

		end = next < end ? next : end;
		for (size_t from = 0; (from = str_find(text, marks[i], from)) < at;) {
			from += marks[i].n;
			beg = from > beg ? from : beg;
		}
	}
	return str_trim(str_slice(text, beg, end));
}

/* The sentence of a duty that has the words; empty when none has. */
static str mention_in(const struct corpus *c, uint32_t item, const struct question *q, str title)
{
	static const enum field fields[] = {
		FIELD_DOMAIN,      FIELD_DUTY,         FIELD_DIVISION,  FIELD_LEAD_DUTY,
		FIELD_ASSIST_DUTY, FIELD_UPPER_DUTY,   FIELD_TOWN_DUTY, FIELD_CITY_DUTY,
		FIELD_COUNTY_DUTY, FIELD_SECTION_DUTY, FIELD_CONTENT,   FIELD_TRIGGER,
		FIELD_SCOPE,       FIELD_AUTHORITY,
	};
	const struct list *l = corpus_list(c, item);

	for (uint32_t i = 0; i < countof(fields); i++) {
		uint32_t row = c->item[item].row, at;

		if (!list_has(l, fields[i]))
			continue;
		for (const struct cell *x; (x = item_next_cell(c, item, fields[i], &row, &at));) {
			size_t first = completes(q, title, cell_text(x));

			if (first != STR_NONE)
				return sentence_at(cell_text(x), first);
		}
	}
	return (str){ 0 };
}

/* Bodies and records of acts are no matters. */
static bool is_matter(const struct corpus *c, uint32_t item)
{
	str kind = corpus_list(c, item)->kind->id;

	return !str_eq(kind, STR("bodies")) && !str_eq(kind, STR("record"));
}

static enum who_found found_in(const struct corpus *c, const struct question *q, uint32_t item,
                               str title, str *said)
{
	uint32_t shared = 0;

	if (names_all(q, title))
		return WHO_NAMED;
	for (uint32_t i = 0; i < q->n_pieces; i++)
		shared += str_has(title, q->piece[i]);
	if (means_all(q, title) || shared == q->n_pieces)
		return WHO_MEANT;
	*said = mention_in(c, item, q, title);
	if (said->n)
		return WHO_MENTIONED;
	return shared * 1000 >= q->n_pieces * NEAR_PERMILLE ? WHO_NEAR : WHO_NOT;
}

/* ---- the answer ---- */

static int by_merit(const void *x, const void *y)
{
	const struct who_match *a = x, *b = y;

	if (a->found != b->found)
		return a->found < b->found ? -1 : 1;
	if (a->permille != b->permille)
		return a->permille > b->permille ? -1 : 1;
	return (a->item > b->item) - (a->item < b->item);
}

/* The item's match; not found: WHO_NOT. */
static struct who_match match_of(const struct corpus *c, const struct question *q, uint32_t item)
{
	struct who_match m = { .item = item, .found = WHO_NOT };
	struct arena scratch = { 0 };
	str title;

	if (!is_matter(c, item))
		return m;
	title = title_key(c, item, &scratch);
	m.found = found_in(c, q, item, title, &m.said);
	if (m.found != WHO_NOT)
		m.permille = similar_permille(similar_keys(q->key, title));
	arena_release(&scratch);
	return m;
}

void who_find(const struct corpus *c, const struct everyday *e, str text, struct arena *a,
              struct who *out)
{
	struct question q = question_of(a, e, text);
	uint32_t cap = 0, n_found = 0;

	*out = (struct who){ 0 };
	for (uint32_t i = 0; q.n_terms && i < c->n_items; i++) {
		struct who_match m = match_of(c, &q, i);

		if (m.found == WHO_NOT)
			continue;
		out->match = arena_room(a, out->match, out->n, &cap, sizeof *out->match);
		out->match[out->n++] = m;
		n_found += m.found != WHO_NEAR;
	}
	if (out->n)
		qsort(out->match, out->n, sizeof *out->match, by_merit);
	out->found = n_found > 0;
	if (out->found)
		out->n = n_found;
	else if (out->n > WHO_NEAREST)
		out->n = WHO_NEAREST;
}
