/* The life of an input. */
#include "doc/doc.h"

void doc_init(struct doc *d, uint32_t index, str name, const struct limits *limits)
{
	*d = (struct doc){ .index = index, .limits = limits };
	d->name = arena_copy(&d->arena, name);
	table_init(&d->table, &d->arena, limits);
}

void doc_release(struct doc *d)
{
	sink_release(&d->faults);
	arena_release(&d->arena);
}

str doc_prop(const struct doc *d, uint32_t part, str key)
{
	for (uint32_t i = 0; i < d->n_props; i++)
		if (d->prop[i].part == part && str_eq(d->prop[i].key, key))
			return d->prop[i].value;
	return (str){ 0 };
}

void doc_add_prop(struct doc *d, struct prop p)
{
	d->prop = arena_room(&d->arena, d->prop, d->n_props, &d->cap_props, sizeof *d->prop);
	d->prop[d->n_props++] = p;
}

void doc_fault(struct doc *d, struct report r)
{
	sink_add(&d->faults, r);
}

void doc_unreadable(struct doc *d, struct report r)
{
	d->unreadable = true;
	sink_add(&d->faults, r);
}
