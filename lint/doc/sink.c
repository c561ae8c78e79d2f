/* Findings as they come. */
#include "doc/sink.h"

#include <assert.h>

void sink_add(struct sink *s, struct report r)
{
	struct finding *f;

	s->finding = arena_room(&s->arena, s->finding, s->n, &s->cap, sizeof *s->finding);
	f = &s->finding[s->n++];
	*f = (struct finding){
		.rule = r.rule,
		.at = r.at,
		.related = NONE,
		.message = r.message,
		.level = (uint8_t)(r.level ? r.level : r.rule->level),
		.confidence = (uint8_t)(r.confidence > r.rule->confidence ? r.confidence
		                                                          : r.rule->confidence),
	};
	memcpy(f->arg, r.arg, sizeof f->arg);
}

void sink_relate(struct sink *s, struct place at, uint32_t note)
{
	uint32_t *link;

	assert(s->n > 0);
	link = &s->finding[s->n - 1].related;
	while (*link != NONE)
		link = &s->related[*link].next;
	*link = s->n_related;
	s->related = arena_room(&s->arena, s->related, s->n_related, &s->cap_related,
	                        sizeof *s->related);
	s->related[s->n_related++] = (struct related){ .at = at, .note = note, .next = NONE };
}

struct arg sink_number(struct sink *s, uint32_t n)
{
	return arg_str(arena_fmt(&s->arena, "%u", n));
}

void sink_append(struct sink *to, const struct sink *from)
{
	uint32_t shift = to->n_related;

	for (uint32_t i = 0; i < from->n_related; i++) {
		struct related r = from->related[i];

		if (r.next != NONE)
			r.next += shift;
		to->related = arena_room(&to->arena, to->related, to->n_related, &to->cap_related,
		                         sizeof *to->related);
		to->related[to->n_related++] = r;
	}
	for (uint32_t i = 0; i < from->n; i++) {
		to->finding =
			arena_room(&to->arena, to->finding, to->n, &to->cap, sizeof *to->finding);
		to->finding[to->n] = from->finding[i];
		if (from->finding[i].related != NONE)
			to->finding[to->n].related += shift;
		to->n++;
	}
}

void sink_release(struct sink *s)
{
	arena_release(&s->arena);
	*s = (struct sink){ 0 };
}
