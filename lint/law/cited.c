/* Both readers open citations the same way. */
#include "law/cited.h"

str short_titles_name(const struct short_titles *s, str title)
{
	for (uint32_t i = 0; i < s->n; i++)
		if (str_eq(s->title[i], title))
			return s->name[i];
	return title;
}

static void learn(struct short_titles *s, const struct notes *n, str name)
{
	for (uint32_t i = 0; i < n->n_aliases && s->n < MAX_SHORT; i++) {
		s->title[s->n] = n->alias[i];
		s->name[s->n++] = name;
	}
}

struct citation *cited_open(struct citations *out, struct title t, const struct notes *n,
                            struct short_titles *known)
{
	struct citation *c;

	out->citation =
		arena_room(out->arena, out->citation, out->n, &out->cap, sizeof *out->citation);
	c = &out->citation[out->n++];
	*c = (struct citation){
		.title = t.text,
		.name = short_titles_name(known, t.text),
		.edition = n->edition,
		.number = n->number,
		.decree = n->decree,
		.hint = n->hint,
		.beg = (uint32_t)t.beg,
		.end = (uint32_t)t.end,
		.whole_end = (uint32_t)(n->end > t.end ? n->end : t.end),
		.article = out->n_articles,
	};
	learn(known, n, c->name);
	return c;
}

void cited_close(struct citations *out, uint32_t i, size_t end)
{
	struct citation *c = &out->citation[i];

	c->n_articles = out->n_articles - c->article;
	if (end > c->whole_end)
		c->whole_end = (uint32_t)end;
}
