/* What rules share. */
#include "model/pass.h"

void report(const struct pass *p, struct report r)
{
	r.rule = p->rule;
	sink_add(p->out, r);
}

const void *prepare_words(const struct pass *p)
{
	return words_new(p->arena, p->option[0].word, p->option[0].n_words);
}

enum { MOST_CALLED = 600 }; /* bytes of a name that messages show */

/* A name that is a whole text would swell every message about its item. */
static str shortened(struct arena *a, str name)
{
	size_t n = MOST_CALLED;

	if (name.n <= MOST_CALLED)
		return name;
	while (((unsigned char)name.p[n] & 0xC0) == 0x80)
		n--;
	return arena_join(a, str_slice(name, 0, n), STR("…"));
}

struct arg item_called(const struct pass *p, uint32_t item)
{
	const struct corpus *c = p->c;
	str name = item_text(c, item, FIELD_NAME), sub = item_text(c, item, FIELD_SUB);
	str seq = item_text(c, item, FIELD_SEQ);
	uint32_t row = c->doc[corpus_list(c, item)->doc]->table.row[c->item[item].row].number;

	if (name.n == 0)
		name = item_text(c, item, FIELD_TASK);
	if (name.n == 0)
		name = item_text(c, item, FIELD_STEP);
	name = shortened(&p->out->arena, name);
	sub = shortened(&p->out->arena, sub);
	seq = shortened(&p->out->arena, seq);
	if (name.n == 0 && seq.n > 0)
		return (struct arg){ arena_fmt(&p->out->arena, "序号%.*s的事项", (int)seq.n, seq.p),
			             arena_fmt(&p->out->arena, "item no. %.*s", (int)seq.n,
			                       seq.p) };
	if (name.n == 0)
		return (struct arg){ arena_fmt(&p->out->arena, "第%u行", row),
			             arena_fmt(&p->out->arena, "row %u", row) };
	if (sub.n == 0 || str_eq(sub, STR("无")) || str_eq(sub, STR("/")))
		return (struct arg){ arena_fmt(&p->out->arena, "“%.*s”", (int)name.n, name.p),
			             arena_fmt(&p->out->arena, "'%.*s'", (int)name.n, name.p) };
	return (struct arg){
		arena_fmt(&p->out->arena, "“%.*s”（%.*s）", (int)name.n, name.p, (int)sub.n, sub.p),
		arena_fmt(&p->out->arena, "'%.*s' (%.*s)", (int)name.n, name.p, (int)sub.n, sub.p)
	};
}
