/* Findings as they come. */
#include "doc/sink.h"

#include <assert.h>

static void drop(struct sink *s, struct place at)
{
	if (s->n_dropped++ == 0)
		s->full = at;
}

void sink_add(struct sink *s, struct report r)
{
	struct finding *f;

	s->dropping = s->most && s->n == s->most;
	if (s->dropping) {
		drop(s, r.at);
		return;
	}
	s->finding = arena_room(&s->arena, s->finding, s->n, &s->cap, sizeof *s->finding);
	f = &s->finding[s->n++];
	*f = (struct finding){
		.rule = r.rule,
		.at = r.at,
		.related = NONE,
		.edit = NONE,
		.message = r.message,
		.level = (uint8_t)(r.level ? r.level : r.rule->level),
		.confidence = (uint8_t)(r.confidence > r.rule->confidence ? r.confidence
		                                                          : r.rule->confidence),
	};
	memcpy(f->arg, r.arg, sizeof f->arg);
}

void sink_relate(struct sink *s, struct place at, uint32_t note)
{
	struct finding *f;

	if (s->dropping)
		return;
	assert(s->n > 0);
	f = &s->finding[s->n - 1];
	if (f->related == NONE)
		f->related = s->n_related;
	else
		s->related[s->n_related - 1].next = s->n_related;
	s->related = arena_room(&s->arena, s->related, s->n_related, &s->cap_related,
	                        sizeof *s->related);
	s->related[s->n_related++] = (struct related){ .at = at, .note = note, .next = NONE };
}

void sink_edit(struct sink *s, enum fix fix, struct place at, str text)
{
	struct finding *f;

	if (s->dropping)
		return;
	assert(s->n > 0 && fix != FIX_NONE && at.col != NONE);
	f = &s->finding[s->n - 1];
	f->fix = (uint8_t)fix;
	if (f->edit == NONE)
		f->edit = s->n_edits;
	else
		s->edit[s->n_edits - 1].next = s->n_edits;
	s->edit = arena_room(&s->arena, s->edit, s->n_edits, &s->cap_edits, sizeof *s->edit);
	s->edit[s->n_edits++] = (struct edit){ .at = at, .text = text, .next = NONE };
}

struct arg sink_number(struct sink *s, uint32_t n)
{
	return arg_str(arena_fmt(&s->arena, "%u", n));
}

/* An index into a list that now begins `by` further on. */
static uint32_t shifted(uint32_t index, uint32_t by)
{
	return index == NONE ? NONE : index + by;
}

static void append_related(struct sink *to, const struct sink *from)
{
	uint32_t shift = to->n_related;

	for (uint32_t i = 0; i < from->n_related; i++) {
		struct related r = from->related[i];

		r.next = shifted(r.next, shift);
		to->related = arena_room(&to->arena, to->related, to->n_related, &to->cap_related,
		                         sizeof *to->related);
		to->related[to->n_related++] = r;
	}
}

static void append_edits(struct sink *to, const struct sink *from)
{
	uint32_t shift = to->n_edits;

	for (uint32_t i = 0; i < from->n_edits; i++) {
		struct edit e = from->edit[i];

		e.next = shifted(e.next, shift);
		to->edit = arena_room(&to->arena, to->edit, to->n_edits, &to->cap_edits,
		                      sizeof *to->edit);
		to->edit[to->n_edits++] = e;
	}
}

void sink_append(struct sink *to, const struct sink *from)
{
	uint32_t related = to->n_related, edits = to->n_edits;

	append_related(to, from);
	append_edits(to, from);
	for (uint32_t i = 0; i < from->n; i++) {
		struct finding f = from->finding[i];

		f.related = shifted(f.related, related);
		f.edit = shifted(f.edit, edits);
		to->finding =
			arena_room(&to->arena, to->finding, to->n, &to->cap, sizeof *to->finding);
		to->finding[to->n++] = f;
	}
}

void sink_release(struct sink *s)
{
	arena_release(&s->arena);
	*s = (struct sink){ 0 };
}
