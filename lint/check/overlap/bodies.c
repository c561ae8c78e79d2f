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

static bool says_first_leads(str note)
{
	static const str first[] = { STR_INIT("首位"), STR_INIT("第一位"), STR_INIT("首个"),
		                     STR_INIT("第一个"), STR_INIT("最前") };

	for (uint32_t i = 0; i < countof(first); i++)
		if (str_has(note, first[i]))
			return str_has(note, STR("牵头")) || str_has(note, STR("主办")) ||
			       str_has(note, STR("主责"));
	return false;
}

bool first_leads(const struct pass *p, uint32_t item)
{
	const struct corpus *c = p->c;
	uint32_t list = c->item[item].list, end = list_skipped(c, list + 1);
	const struct table *t = &c->doc[c->list[list].doc]->table;

	if (p->option[OPTION_FIRST_LEADS].number || says_first_leads(c->list[list].title) ||
	    says_first_leads(item_text(c, item, FIELD_LEAD)) ||
	    says_first_leads(item_text(c, item, FIELD_NOTE)))
		return true;
	for (uint32_t k = list_skipped(c, list); k < end; k++)
		if (c->skipped[k].why == SKIPPED_NOTE &&
		    says_first_leads(cell_text(&t->cell[t->row[c->skipped[k].row].cell])))
			return true;
	return false;
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
