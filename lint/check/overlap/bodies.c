/* Different bodies of a matter. */
#include "check/overlap/bodies.h"

#include "base/buf.h"

uint32_t matter_bodies(const struct corpus *c, uint32_t item, unsigned roles,
                       uint32_t assignment[MATTER_BODIES])
{
	uint32_t n = 0;

	for (uint32_t a = c->item_assignment[item]; a < c->item_assignment[item + 1]; a++) {
		bool seen = !(roles & 1u << c->assignment[a].role);

		for (uint32_t i = 0; i < n; i++)
			seen = seen || c->assignment[assignment[i]].body == c->assignment[a].body;
		if (!seen && n < MATTER_BODIES)
			assignment[n++] = a;
	}
	return n;
}

struct arg matter_names(const struct pass *p, const uint32_t *assignment, uint32_t n)
{
	struct buf zh = { .arena = &p->out->arena }, en = zh;

	for (uint32_t i = 0; i < n; i++) {
		str name = assignment_name(p->c, assignment[i]);

		buf_add(&zh, i ? STR("、") : STR(""));
		buf_add(&zh, name);
		buf_add(&en, i ? STR(", ") : STR(""));
		buf_add(&en, name);
	}
	return (struct arg){ buf_str(&zh), buf_str(&en) };
}
