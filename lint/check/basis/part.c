/* Parts of instruments without articles. */
#include "check/basis/part.h"

/* «附件第183项», «目录第12项», «第十章»: as exact as an article where there is none. */
static bool says_part(const struct corpus *c, uint32_t k, uint32_t end)
{
	const struct cited *ci = &c->cited[k];
	const struct list *l = corpus_list(c, ci->item);
	str text = cell_text(table_cell(&c->doc[l->doc]->table, ci->row, ci->col));
	bool last = k + 1 == end || !cited_together(&c->cited[k + 1], ci);
	str rest = str_slice(text, ci->end, last ? text.n : c->cited[k + 1].beg);
	static const str unit[] = { STR_INIT("项"), STR_INIT("章"), STR_INIT("节"),
		                    STR_INIT("条") };

	for (size_t at = 0; (at = str_find(rest, STR("第"), at)) != STR_NONE;) {
		uint32_t n;

		at += STR("第").n;
		n = citation_number(rest, &at);
		for (uint32_t i = 0; n && i < countof(unit); i++)
			if (str_starts(str_from_byte(rest, at), unit[i]))
				return true;
	}
	return str_has(rest, STR("序号")) || str_has(rest, STR("全文"));
}

/* «实施依据» in two columns: the instrument in one, the article in the next. */
static bool next_column_says(const struct corpus *c, const struct cited *ci)
{
	const struct list *l = corpus_list(c, ci->item);
	const struct table *t = &c->doc[l->doc]->table;

	for (uint32_t col = ci->col + 1u; col < l->n_cols && l->field[col] == FIELD_PART; col++) {
		str text = cell_text(table_cell(t, ci->row, col));

		if (str_has(text, STR("第")) && str_has(text, STR("条")))
			return true;
	}
	return false;
}

bool cited_part(const struct corpus *c, uint32_t k, uint32_t end)
{
	return says_part(c, k, end) || next_column_says(c, &c->cited[k]);
}
