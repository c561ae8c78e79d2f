/* One cell, one prop; a plain text with a colon stays what it is, a title or a remark. */
#include "model/preface.h"

/* Keys that are known without brackets. */
static bool is_known(str key)
{
	static const str known[] = { STR_INIT("地区"), STR_INIT("部门"), STR_INIT("基准日期") };

	if (str_is_any(key, known, countof(known)))
		return true;
	return str_starts(key, STR("声明."));
}

bool preface_prop(str text, struct prop *p)
{
	bool bracket = str_starts(text, STR("【"));
	str rest, key = str_cut(bracket ? str_from_byte(text, 3) : text,
	                        bracket ? STR("】") : STR("："), &rest);

	if (!rest.p || key.n == 0 || rest.n == 0 || (!bracket && !is_known(key)))
		return false;
	p->key = key;
	p->value = str_trim(rest);
	return p->value.n > 0;
}

void preface_read(struct doc *d, uint32_t sheet, uint32_t from, uint32_t header_row)
{
	struct table *t = &d->table;

	for (uint32_t r = from; r < header_row; r++) {
		for (uint32_t i = t->row[r].cell; i < t->row[r + 1].cell; i++) {
			str text = str_trim(cell_text(&t->cell[i]));
			struct prop p = { .part = sheet + 1 };

			if (t->cell[i].at != i || !preface_prop(text, &p))
				continue;
			p.at = place_within(place_cell(d->index, sheet, r, t->cell[i].col),
			                    (size_t)(p.value.p - t->cell[i].p),
			                    (size_t)(p.value.p - t->cell[i].p) + p.value.n);
			t->sheet[sheet].part = p.part;
			doc_add_prop(d, p);
		}
	}
}
