/* The rules of a run. */
#include "run/rulebook.h"

#include "base/near.h"
#include "check/check.h"
#include "script/script.h"

static void put(struct rulebook *b, const struct rule *r, str pack)
{
	b->rule = arena_room(b->arena, b->rule, b->n, &b->cap, sizeof *b->rule);
	b->pack = arena_room(b->arena, b->pack, b->n, &b->cap_pack, sizeof *b->pack);
	b->pack[b->n] = pack;
	b->rule[b->n++] = r;
}

void rulebook_init(struct rulebook *b, struct arena *a)
{
	*b = (struct rulebook){ .arena = a };
	for (uint32_t i = 0; i < n_builtin_rules; i++)
		put(b, builtin_rules[i], (str){ 0 });
	put(b, &rule_rule_broken, (str){ 0 });
}

void rulebook_put(struct rulebook *b, const struct rule *r, str pack)
{
	for (uint32_t i = 0; i < b->n; i++) {
		if (strcmp(b->rule[i]->id, r->id) == 0) {
			b->rule[i] = r;
			b->pack[i] = pack;
			return;
		}
	}
	put(b, r, pack);
}

uint32_t rulebook_find(const struct rulebook *b, str id_or_title)
{
	for (uint32_t i = 0; i < b->n; i++)
		if (str_eq(id_or_title, str_from(b->rule[i]->id)) ||
		    str_eq(id_or_title, str_from(b->rule[i]->title.zh)))
			return i;
	return NONE;
}

str rulebook_near(const struct rulebook *b, str name)
{
	str near = { 0 };

	for (uint32_t i = 0; i < b->n; i++) {
		near_try(name, str_from(b->rule[i]->id), &near);
		near_try(name, str_from(b->rule[i]->title.zh), &near);
	}
	return near;
}
