/* Township powers in what is cited. */
#include "check/delegation/statute.h"

static bool is_known(const struct cited *ci)
{
	return ci->id < LAW_AMBIGUOUS;
}

/* Cells often quote the article: «…的，由乡、镇人民政府责令停止建设». */
static bool quotes_town(const struct corpus *c, uint32_t item)
{
	static const str names[] = { STR_INIT("乡镇人民政府"),     STR_INIT("乡、镇人民政府"),
		                     STR_INIT("乡（镇）人民政府"), STR_INIT("乡级人民政府"),
		                     STR_INIT("镇人民政府"),       STR_INIT("街道办事处"),
		                     STR_INIT("乡(镇)人民政府") };
	uint32_t row = c->item[item].row, at;

	for (const struct cell *cell; (cell = item_next_cell(c, item, FIELD_BASIS, &row, &at));)
		if (str_has_any(cell_text(cell), names, countof(names)))
			return true;
	return false;
}

/* 行政处罚法 says how penalties are handed down; that is no power of a township's own. */
static bool names_town(const struct corpus *c, law_id law, struct article a)
{
	struct article_ref ref = { a.number, a.suffix, a.paragraph, a.item };

	return a.number && !str_has(register_facts(c->law, law).title, STR("行政处罚法")) &&
	       register_township(c->law, law, ref).n > 0;
}

enum statute statute_of(const struct corpus *c, uint32_t item)
{
	bool unknown = false, article = false;

	if (quotes_town(c, item))
		return STATUTE_NAMES_TOWN;
	for (uint32_t k = c->item_cited[item]; k < c->item_cited[item + 1]; k++) {
		const struct cited *ci = &c->cited[k];

		if (!is_known(ci) || (ci->rank != RANK_LAW && ci->rank != RANK_REGULATION))
			unknown = true;
		else if (names_town(c, ci->id, ci->article))
			return STATUTE_NAMES_TOWN;
		article = article || ci->article.number;
	}
	if (unknown)
		return STATUTE_UNKNOWN;
	return article ? STATUTE_SILENT : STATUTE_UNCITED;
}

bool statute_local(const struct corpus *c, uint32_t item)
{
	for (uint32_t k = c->item_cited[item]; k < c->item_cited[item + 1]; k++) {
		const struct cited *ci = &c->cited[k];

		if (ci->rank == RANK_LOCAL || (!is_known(ci) && (str_ends(ci->name, STR("条例")) ||
		                                                 str_has(ci->name, STR("实施")))))
			return true;
	}
	return false;
}
