/* Counts and last words. */
#include "report/closing.h"

static uint32_t tally_add(struct tally *t, const struct rule *r)
{
	uint32_t *at = map_at(&t->number, hash_str(str_from(r->id)));

	if (*at == NONE) {
		t->rule = arena_room(t->arena, t->rule, t->n, &t->cap, sizeof *t->rule);
		t->count = arena_room(t->arena, t->count, t->n, &t->cap_counts, sizeof *t->count);
		t->rule[t->n] = r;
		t->count[t->n] = 0;
		*at = t->n++;
	}
	t->count[*at]++;
	return *at;
}

void tally_make(struct tally *t, struct arena *a, const struct view *v, uint32_t **of)
{
	*t = (struct tally){ .arena = a };
	map_init(&t->number, a);
	*of = arena_alloc(a, v->n * sizeof **of);
	for (uint32_t i = 0; i < v->n; i++)
		(*of)[i] = tally_add(t, v->finding[i].rule);
}

static struct arg number_arg(const struct voice *s, uint32_t n)
{
	return arg_str(arena_fmt(s->scratch, "%u", n));
}

static void put_counts(const struct voice *s, const enum say levels[3])
{
	const struct view *v = s->v;
	const struct arg arg[FINDING_ARGS] = {
		number_arg(s, v->n_errors),  number_arg(s, v->n_warnings),
		number_arg(s, v->n_infos),   arg_str(said(s, levels[0])),
		arg_str(said(s, levels[1])), arg_str(said(s, levels[2])),
	};

	if (v->n == 0)
		buf_add(s->out, said(s, SAY_NO_FINDINGS));
	else
		buf_add(s->out, said_with(s, SAY_COUNTS, arg));
}

static void put_summary(const struct voice *s, const enum say levels[3])
{
	const struct corpus *c = s->v->c;
	const struct arg arg[FINDING_ARGS] = { number_arg(s, c->n_docs),
		                               number_arg(s, c->n_items) };

	if (c->n_items == 0 && s->v->n == 0) {
		buf_add(s->out, said_with(s, SAY_CHECKED_NOTHING, arg));
		buf_add(s->out, said(s, SAY_STOP));
		buf_add(s->out, STR("\n"));
		return;
	}
	buf_add(s->out, said_with(s, SAY_CHECKED, arg));
	put_counts(s, levels);
	if (s->v->n_ignored)
		buf_add(s->out, said_number(s, SAY_IGNORED, s->v->n_ignored));
	buf_add(s->out, said(s, SAY_STOP));
	buf_add(s->out, STR("\n"));
	if (c->n_items == 0) {
		buf_add(s->out, said(s, SAY_NOTHING));
		buf_add(s->out, STR("\n"));
	}
}

/* The rule with most findings; the first of several. */
static const struct rule *most_frequent(const struct tally *t)
{
	uint32_t best = 0;

	for (uint32_t i = 1; i < t->n; i++)
		if (t->count[i] > t->count[best])
			best = i;
	return t->n ? t->rule[best] : NULL;
}

static enum say why_incomplete(const struct view *v)
{
	for (uint32_t i = 0; i < v->c->n_docs; i++)
		if (v->c->doc[i]->unreadable)
			return SAY_NOT_READ;
	return SAY_NOT_RUN;
}

/* How far the facts of law reach, where anything was judged by them: that nothing was found counts no
 * further than they do. */
static void put_law(const struct voice *s)
{
	const struct corpus *c = s->v->c;

	if (c->n_cited == 0 && c->liability.n == 0)
		return;
	buf_add(s->out, said_of(s, SAY_LAW_AS_OF, register_as_of(c->law, s->v->lang)));
	buf_add(s->out, STR("\n"));
}

void closing_put(const struct voice *s, const enum say levels[3], const struct tally *t)
{
	const struct rule *most = most_frequent(t);

	put_summary(s, levels);
	put_law(s);
	if (most) {
		buf_add(s->out, said_of(s, SAY_EXPLAIN, str_from(most->id)));
		buf_add(s->out, STR("\n"));
	}
	if (s->v->complete)
		return;
	say_in(s, PAINT_ALARM, said(s, why_incomplete(s->v)));
	buf_add(s->out, STR("\n"));
}
