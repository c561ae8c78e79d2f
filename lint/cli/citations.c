/* One object per citation; places are code points. */
#include "cli/citations.h"

#include "base/utf8.h"

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

/* A title on one line, without the white space that cells break it with. */
static str one_line(struct arena *a, str title)
{
	char *p = arena_alloc(a, title.n + 1);
	size_t n = 0;

	for (size_t at = 0, next = 0; at < title.n; at = next) {
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

/* What the law itself says of an instrument at a date. */
struct judged {
	str resolved, rank, verdict, successor;
};

static struct judged judge(struct arena *a, const struct citation *ci, uint32_t as_of)
{
	(void)as_of;
	return (struct judged){ .resolved = one_line(a, ci->name) };
}

static void put_citation(struct buf *out, struct counter *n, const struct citations *c,
                         const struct citation *ci, uint32_t as_of)
{
	struct judged j = judge(out->arena, ci, as_of);
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

void put_citations(struct buf *out, str text, const struct citations *c, uint32_t as_of)
{
	struct counter n = { .text = text };

	buf_add(out, STR("\"citations\":["));
	for (uint32_t i = 0; i < c->n; i++) {
		if (i)
			buf_add(out, STR(","));
		put_citation(out, &n, c, &c->citation[i], as_of);
	}
	buf_add(out, STR("]"));
}
