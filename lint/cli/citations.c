/* One object per citation; places are code points. */
#include "cli/citations.h"

#include "base/utf8.h"
#include "law/wording.h"

/* Code points up to a byte, counted on from the last one asked for. */
struct counter {
	str text;
	size_t byte, cp;
};

static size_t code_points(struct counter *n, size_t byte)
{
	if (byte < n->byte)
		n->byte = n->cp = 0;
	n->cp += utf8_count(str_slice(n->text, n->byte, byte));
	n->byte = byte;
	return n->cp;
}

/* A title as all its spellings agree on it: without 中华人民共和国 and the white space that cells
 * break it with. */
static str plain_title(struct arena *a, str title)
{
	const str republic = STR("中华人民共和国");
	char *p = arena_alloc(a, title.n + 1);
	size_t n = 0;

	for (size_t at = 0, next = 0; at < title.n; at = next) {
		if (str_starts(str_from_byte(title, at), republic)) {
			next = at + republic.n;
			continue;
		}
		if (utf8_is_space(utf8_next(title, &next)))
			continue;
		memcpy(p + n, title.p + at, next - at);
		n += next - at;
	}
	return (str){ p, n };
}

static void put(struct buf *out, const char *key, str value)
{
	buf_fmt(out, "\"%s\":", key);
	if (value.n)
		buf_json(out, value);
	else
		buf_add(out, STR("null"));
	buf_add(out, STR(","));
}

static void put_targets(struct buf *out, const struct citations *c, const struct citation *ci)
{
	buf_add(out, STR("\"targets\":["));
	for (uint32_t i = 0; i < ci->n_articles; i++) {
		const struct article *a = &c->article[ci->article + i];

		buf_fmt(out,
		        "%s{\"article\":%u,\"suffix\":%u,\"paragraph\":%u,\"item\":%u,\"sub\":%u}",
		        i ? "," : "", a->number, a->suffix, a->paragraph, a->item, a->sub);
	}
	buf_add(out, STR("],"));
}

/* What the law itself says of a citation at a date. */
struct ruling {
	str resolved, rank, verdict, successor;
};

/* What took the place of a dead or changed instrument: «《噪声污染防治法》», with the articles that
 * took over those cited where they are known. */
static str successor_of(struct arena *a, const struct bench *b, const struct citations *c,
                        const struct citation *ci, const struct judged *j)
{
	struct buf out = { .arena = a };

	for (uint32_t i = 0; i < ci->n_articles; i++) {
		struct judged_article at = judge_article(b->law, j, &c->article[ci->article + i]);

		if (out.n && at.move.relation != MOVE_UNKNOWN)
			buf_add(&out, STR("；"));
		put_moved(&out, b->law, &at.move);
	}
	if (out.n == 0 && j->verdict == VERDICT_REPEALED)
		buf_add(&out, j->status.successor);
	return buf_str(&out);
}

static enum verdict worst(const struct bench *b, const struct citations *c,
                          const struct citation *ci, const struct judged *j)
{
	enum verdict v = j->verdict;

	for (uint32_t i = 0; i < ci->n_articles; i++) {
		struct judged_article at = judge_article(b->law, j, &c->article[ci->article + i]);

		v = at.verdict > v ? at.verdict : v;
	}
	return v;
}

/* The note in the title itself counts when none stands behind it. */
static struct ruling rule_on(struct arena *a, const struct bench *b, const struct citations *c,
                             const struct citation *ci)
{
	str name = ci->name.n ? ci->name : ci->title;
	struct law_match m = register_find_at(b->law, name, b->place);
	struct judged j =
		judge_instrument(b->law, m.law, ci->edition.n ? ci->edition : m.note, b->day);
	enum law_rank rank = RANK_UNKNOWN;
	struct ruling out = { .resolved = plain_title(a, ci->name) };

	if (j.law != NONE) {
		out.resolved = plain_title(a, register_facts(b->law, j.law).title);
		rank = register_facts(b->law, j.law).rank;
	}
	if (rank == RANK_UNKNOWN)
		rank = rank_cited(ci);
	out.rank = rank == RANK_UNKNOWN ? (str){ 0 } : str_from(rank_zh(rank));
	out.verdict = str_from(verdict_name(worst(b, c, ci, &j)));
	out.successor = successor_of(a, b, c, ci, &j);
	return out;
}

static void put_citation(struct buf *out, struct counter *n, const struct citations *c,
                         const struct citation *ci, const struct bench *b)
{
	struct ruling j = rule_on(out->arena, b, c, ci);
	size_t beg = code_points(n, ci->beg), end = code_points(n, ci->whole_end);

	buf_add(out, STR("{"));
	put(out, "raw", str_slice(n->text, ci->beg, ci->whole_end));
	put(out, "title", ci->title);
	put(out, "resolved", j.resolved);
	put(out, "rank", j.rank);
	put(out, "tag", ci->tag);
	put(out, "edition", ci->edition);
	put_targets(out, c, ci);
	buf_fmt(out, "\"begin\":%zu,\"end\":%zu,", beg, end);
	put(out, "verdict", j.verdict);
	put(out, "successor", j.successor);
	out->p[out->n - 1] = '}';
}

void put_citations(struct buf *out, str text, const struct citations *c, const struct bench *b)
{
	struct counter n = { .text = text };

	buf_add(out, STR("\"citations\":["));
	for (uint32_t i = 0; i < c->n; i++) {
		if (i)
			buf_add(out, STR(","));
		put_citation(out, &n, c, &c->citation[i], b);
	}
	buf_add(out, STR("]"));
}
