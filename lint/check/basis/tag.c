/* Tags that say a rank. */
#include "check/basis/tag.h"

/* Decisions of the State Council are published like regulations, party rules like documents; what a
 * court's interpretation is called does not matter. */
static bool tolerates(unsigned tag, enum law_rank rank)
{
	unsigned also = 1u << RANK_NORMATIVE;

	if (rank == RANK_INTERPRETATION)
		return true;
	if (rank == RANK_STATE_DECISION)
		also |= 1u << RANK_REGULATION | 1u << RANK_LOCAL;
	else if (rank == RANK_PARTY)
		also |= 1u << RANK_STATE_DECISION;
	else if (rank == RANK_NORMATIVE)
		also = 1u << RANK_PARTY | 1u << RANK_STATE_DECISION;
	else
		also = 0;
	return tag & (1u << rank | also);
}

/* «…条例» without a place may be a local one cited by its short title; what a government's meeting
 * passed is a rule only when a decree published it. */
static bool is_certain(const struct cited *ci, unsigned tag)
{
	bool known = ci->id != NONE && ci->id != LAW_AMBIGUOUS;

	if (ci->rank == RANK_RULE && tag & 1u << RANK_NORMATIVE)
		return str_has(ci->edition, STR("令"));
	return known || ci->rank != RANK_REGULATION || !(tag & 1u << RANK_LOCAL);
}

bool tag_is_wrong(const struct cited *ci)
{
	unsigned tag = rank_tag(ci->tag);

	return tag && ci->rank != RANK_UNKNOWN && !tolerates(tag, (enum law_rank)ci->rank) &&
	       is_certain(ci, tag);
}
