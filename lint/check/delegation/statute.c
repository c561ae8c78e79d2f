/* Township powers in what is cited. */
#include "check/delegation/statute.h"

static law_id law_of(const struct corpus *c, const struct cited *ci)
{
	law_id law =
		c->law ? register_find_at(c->law, ci->title, corpus_list(c, ci->item)->region).law
		       : NONE;

	return law == LAW_AMBIGUOUS ? NONE : law;
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
		for (uint32_t i = 0; i < countof(names); i++)
			if (str_has(cell_text(cell), names[i]))
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
		law_id law = law_of(c, ci);
		enum law_rank rank = law == NONE ? RANK_UNKNOWN : register_facts(c->law, law).rank;

		if (rank != RANK_LAW && rank != RANK_REGULATION)
			unknown = true;
		else if (names_town(c, law, ci->article))
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
		law_id law = law_of(c, ci);

		if (law == NONE
		            ? str_ends(ci->title, STR("条例")) || str_has(ci->title, STR("实施"))
		            : register_facts(c->law, law).rank == RANK_LOCAL)
			return true;
	}
	return false;
}
