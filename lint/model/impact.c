/* One pass over all citations; both columns count. */
#include "model/impact.h"

#include "model/cite.h"

struct question {
	const struct corpus *c;
	uint64_t law; /* 0: any that changed */
	const struct article *article;
	uint32_t n_articles;
	uint32_t since;
	struct arena *arena;
	struct impact out;
	uint32_t cap;
};

/* ---- what changed ---- */

static uint32_t begins(const struct edition *e)
{
	return e->effective ? e->effective : e->promulgated;
}

/* The last change of an instrument in (since, day]. */
static struct touched change_of(const struct corpus *c, law_id law, uint32_t since)
{
	struct law_status s = register_at(c->law, law, c->as_of);
	struct touched t = { 0 };

	if (s.repealed_on && s.repealed_on <= c->as_of && s.repealed_on > since)
		return (struct touched){ .changed_on = s.repealed_on, .repealed = true };
	/* Its first edition is no change of it. */
	for (uint32_t i = 1; i < register_facts(c->law, law).n_editions; i++) {
		struct edition e = register_edition(c->law, law, i);

		if (begins(&e) > since && begins(&e) <= c->as_of)
			t.changed_on = begins(&e);
	}
	return t;
}

/* ---- which citations ---- */

/* 第十条 is touched where 第十条第二款 is asked for, and the other way round. */
static bool same_article(const struct article *x, const struct article *y)
{
	return x->number == y->number && x->suffix == y->suffix &&
	       (!x->paragraph || !y->paragraph || x->paragraph == y->paragraph) &&
	       (!x->item || !y->item || x->item == y->item);
}

static bool asks_for(const struct question *q, const struct cited *ci, uint32_t n)
{
	if (q->n_articles == 0)
		return true;
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < q->n_articles; k++)
			if (same_article(&ci[i].article, &q->article[k]))
				return true;
	return false;
}

static void take(struct question *q, const struct cited *ci, uint32_t n)
{
	bool known = ci->id != NONE && ci->id != LAW_AMBIGUOUS;
	struct touched t = { 0 };

	if (q->law ? ci->law != q->law || !asks_for(q, ci, n) : !known)
		return;
	if (known)
		t = change_of(q->c, ci->id, q->law ? 0 : q->since);
	if (!q->law && !t.changed_on)
		return;
	t.cited = ci;
	t.n_cited = n;
	q->out.touched =
		arena_room(q->arena, q->out.touched, q->out.n, &q->cap, sizeof *q->out.touched);
	q->out.touched[q->out.n++] = t;
}

static void take_item(struct question *q, const struct cited *cited, uint32_t from, uint32_t end)
{
	for (uint32_t i = from, next; i < end; i = next) {
		for (next = i + 1; next < end && !cited[next].first;)
			next++;
		take(q, &cited[i], next - i);
	}
}

static struct impact answer(struct question *q)
{
	const struct corpus *c = q->c;

	for (uint32_t i = 0; i < c->n_items; i++) {
		uint32_t before = q->out.n;

		take_item(q, c->cited, c->item_cited[i], c->item_cited[i + 1]);
		take_item(q, c->liability.cited, c->liability.item[i], c->liability.item[i + 1]);
		q->out.n_items += q->out.n > before;
	}
	return q->out;
}

struct impact impact_of(const struct corpus *c, str title, const struct article *article,
                        uint32_t n_articles, struct arena *a)
{
	struct question q = { .c = c,
		              .law = cited_key(c, title, a),
		              .article = article,
		              .n_articles = n_articles,
		              .arena = a };

	return answer(&q);
}

struct impact impact_since(const struct corpus *c, uint32_t since, struct arena *a)
{
	struct question q = { .c = c, .since = since, .arena = a };

	return answer(&q);
}

str impact_department(const struct corpus *c, uint32_t item)
{
	const struct list *l = corpus_list(c, item);
	str any = { "", 0 };

	for (uint32_t a = c->item_assignment[item]; a < c->item_assignment[item + 1]; a++) {
		const struct assignment *as = &c->assignment[a];
		str name = c->bodies.body[as->body].name;

		if (body_placeholder(name))
			continue;
		if (as->role == ROLE_HOLDER || as->role == ROLE_LEAD)
			return name;
		any = any.n ? any : name;
	}
	return l->owner.n ? l->owner : any;
}
