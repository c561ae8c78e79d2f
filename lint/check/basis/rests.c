/* The best verdict of any instrument counts: a basis that sets a power and one that carries it out
 * stand in one cell. */
#include "check/basis/rests.h"

#include "law/title.h"

const enum field name_fields[NAME_FIELDS] = { FIELD_NAME, FIELD_SUB };

enum power_group item_power(const struct corpus *c, uint32_t item)
{
	const struct list *l = corpus_list(c, item);

	if (!list_has(l, FIELD_TYPE) && str_eq(l->kind->id, STR("permit")))
		return POWER_PERMIT;
	if (str_eq(l->kind->id, STR("spot-check")))
		return POWER_INSPECTION;
	return power_group_named(item_text(c, item, FIELD_TYPE));
}

/* ---- cells ---- */

static const struct cell *cell_of(const struct corpus *c, const struct cited *ci)
{
	return table_cell(&c->doc[corpus_list(c, ci->item)->doc]->table, ci->row, ci->col);
}

str cited_cell(const struct corpus *c, const struct cited *ci)
{
	return cell_text(cell_of(c, ci));
}

bool cited_above(const struct corpus *c, const struct cited *ci)
{
	return cell_of(c, ci)->flags & CELL_COVERED;
}

struct place cited_place(const struct corpus *c, const struct cited *ci)
{
	return place_within(cell_place(c, ci->item, ci->row, ci->col), ci->beg, ci->end);
}

str cited_words(const struct corpus *c, uint32_t k)
{
	const struct cited *ci = &c->cited[k];
	str text = cited_cell(c, ci);
	uint32_t next = k + 1, end = c->item_cited[ci->item + 1];

	while (next < end && !c->cited[next].first)
		next++;
	if (next < end && cited_together(&c->cited[next], ci) &&
	    c->cited[next].beg >= ci->whole_end)
		return str_slice(text, ci->whole_end, c->cited[next].beg);
	return str_from_byte(text, ci->whole_end);
}

/* ---- instruments ---- */

/* Of the ranks a tag can mean the one that may most: the list is given the benefit. */
static struct rests ask_tag(const struct corpus *c, str tag, enum power_group group,
                            power_kind kind)
{
	unsigned ranks = rank_tag(tag);
	struct rests best = { .verdict = POWER_UNKNOWN };

	for (uint32_t r = RANK_UNKNOWN + 1; ranks && r < N_RANKS; r++) {
		enum power_verdict v;

		if (!(ranks & 1u << r))
			continue;
		v = authority_verdict(c->authority, group, kind, (enum law_rank)r);
		if (v == POWER_UNKNOWN || (best.verdict != POWER_UNKNOWN && best.verdict <= v))
			continue;
		best = (struct rests){ .verdict = v, .rank = (enum law_rank)r, .by_tag = true };
	}
	return best;
}

static struct rests ask(const struct corpus *c, uint32_t k, enum power_group group, power_kind kind)
{
	const struct cited *ci = &c->cited[k];
	struct rests one = { .rank = (enum law_rank)ci->rank };

	if (one.rank == RANK_UNKNOWN)
		one = ask_tag(c, ci->tag, group, kind);
	else
		one.verdict = authority_verdict(c->authority, group, kind, one.rank);
	one.cited = k;
	return one;
}

/* May, within limits, not known, may not; of those that may not the highest. */
static bool is_better(const struct rests *a, const struct rests *than)
{
	static const int order[] = {
		[POWER_MAY] = 4, [POWER_MAY_WITHIN] = 3, [POWER_UNKNOWN] = 2, [POWER_MAY_NOT] = 1
	};

	if (than->cited == NONE || order[a->verdict] != order[than->verdict])
		return than->cited == NONE || order[a->verdict] > order[than->verdict];
	return rank_height(a->rank) > rank_height(than->rank);
}

static void take_item(const struct corpus *c, uint32_t item, enum power_group group,
                      power_kind kind, struct rests *best)
{
	for (uint32_t k = c->item_cited[item]; k < c->item_cited[item + 1]; k++) {
		struct rests one;

		if (!c->cited[k].first)
			continue;
		one = ask(c, k, group, kind);
		if (is_better(&one, best))
			*best = one;
	}
}

struct rests rests_on(const struct corpus *c, uint32_t item, enum power_group group,
                      power_kind kind)
{
	struct rests best = { .cited = NONE };
	uint32_t main = c->item[item].main;

	take_item(c, item, group, kind, &best);
	if (main != item)
		take_item(c, main, group, kind, &best);
	for (uint32_t i = item + 1; main == item && i < c->n_items && c->item[i].main == item; i++)
		take_item(c, i, group, kind, &best);
	return best;
}

bool rests_with_main(const struct corpus *c, uint32_t item)
{
	uint32_t k = c->item_cited[item];

	return c->item[item].main != item &&
	       (k == c->item_cited[item + 1] || cited_above(c, &c->cited[k]));
}

struct power_answer rests_answer(const struct corpus *c, const struct rests *r,
                                 enum power_group group, power_kind kind)
{
	/* Of an unknown rank what holds for a rule is the least that can be said. */
	enum law_rank rank = r->verdict == POWER_UNKNOWN ? RANK_MINISTRY_RULE : r->rank;

	return authority_may(c->authority, ACT_SET, group, kind, rank);
}

struct arg rests_rank(const struct corpus *c, const struct rests *r)
{
	if (r->by_tag)
		return arg_str(c->cited[r->cited].tag);
	return (struct arg){ str_from(rank_zh(r->rank)), str_from(rank_en(r->rank)) };
}

/* ---- named, not cited ---- */

static bool may(const struct corpus *c, enum power_group group, power_kind kind, enum law_rank rank)
{
	enum power_verdict v = authority_verdict(c->authority, group, kind, rank);

	return v == POWER_MAY || v == POWER_MAY_WITHIN;
}

/* «食品安全法第十条», «条例第三条» without marks, which the parser may have passed over. */
static enum law_rank bare_rank(str text, size_t at)
{
	str before = str_slice(text, 0, at);

	if (str_ends(before, STR("条例")))
		return str_ends(before, STR("本条例")) ? RANK_UNKNOWN : RANK_REGULATION;
	if (!str_ends(before, STR("法")) || str_ends(before, STR("办法")) ||
	    str_ends(before, STR("本法")) || str_ends(before, STR("违法")))
		return RANK_UNKNOWN;
	return RANK_LAW;
}

static bool marked_titles(const struct corpus *c, str text, str mark, str region,
                          enum power_group group, power_kind kind)
{
	struct title t;

	for (size_t at = 0; (at = str_find(text, mark, at)) != STR_NONE; at += mark.n) {
		law_id id;
		enum law_rank rank;

		if (!title_marked(text, at, at, &t))
			continue;
		id = register_find_at(c->law, t.text, region).law;
		rank = id != NONE && id != LAW_AMBIGUOUS
		               ? register_facts(c->law, id).rank
		               : rank_guess(t.text, (str){ 0 }, (str){ 0 });
		if (may(c, group, kind, rank))
			return true;
	}
	return false;
}

/* «国务院令第412号» alone, titles in marks, and bare names. */
static bool text_names(const struct corpus *c, str text, str region, enum power_group group,
                       power_kind kind)
{
	if ((str_has(text, STR("国务院令")) && may(c, group, kind, RANK_REGULATION)) ||
	    (str_has(text, STR("主席令")) && may(c, group, kind, RANK_LAW)) ||
	    marked_titles(c, text, STR("《"), region, group, kind) ||
	    marked_titles(c, text, STR("〈"), region, group, kind))
		return true;
	for (size_t at = 0; (at = str_find(text, STR("第"), at)) != STR_NONE; at += STR("第").n)
		if (may(c, group, kind, bare_rank(text, at)))
			return true;
	return false;
}

/* Columns of bases: the one read, its parts, and further ones («设定依据» beside «实施依据»). */
static bool is_basis_column(const struct list *l, uint32_t col)
{
	if (l->field[col] == FIELD_BASIS || l->field[col] == FIELD_PART)
		return true;
	return l->field[col] >= N_FIELDS && str_has(l->header[col], STR("依据"));
}

static bool rows_name(const struct corpus *c, const struct item *it, enum power_group group,
                      power_kind kind)
{
	const struct list *l = &c->list[it->list];
	const struct table *t = &c->doc[l->doc]->table;

	for (uint32_t row = it->row; row < it->row + it->n_rows; row++)
		for (uint32_t col = 0; col < l->n_cols; col++)
			if (is_basis_column(l, col) &&
			    text_names(c, cell_text(table_cell(t, row, col)), l->region, group,
			               kind))
				return true;
	return false;
}

bool rests_elsewhere(const struct corpus *c, uint32_t item, enum power_group group, power_kind kind)
{
	uint32_t main = c->item[item].main;

	if (rows_name(c, &c->item[item], group, kind) ||
	    (main != item && rows_name(c, &c->item[main], group, kind)))
		return true;
	for (uint32_t i = item + 1; main == item && i < c->n_items && c->item[i].main == item; i++)
		if (rows_name(c, &c->item[i], group, kind))
			return true;
	return false;
}

bool rests_sets_nothing(const struct corpus *c, uint32_t item, enum power_group group)
{
	static const str permit[] = { STR_INIT("备案"),     STR_INIT("初审"), STR_INIT("转报"),
		                      STR_INIT("上报"),     STR_INIT("报批"), STR_INIT("预审"),
		                      STR_INIT("审查上报"), STR_INIT("受理") };
	static const str coercion[] = { STR_INIT("登记保存"), STR_INIT("抽样取证"),
		                        STR_INIT("责令"),     STR_INIT("强制检定"),
		                        STR_INIT("强制免疫"), STR_INIT("解除"),
		                        STR_INIT("费用由"),   STR_INIT("申请人民法院") };
	bool coercive =
		group == POWER_COERCION || group == POWER_MEASURE || group == POWER_ENFORCEMENT;
	const str *words = coercive ? coercion : permit;
	uint32_t n = coercive ? countof(coercion) : group == POWER_PERMIT ? countof(permit) : 0;

	for (uint32_t f = 0; f < NAME_FIELDS; f++)
		if (str_has_any(item_text(c, item, name_fields[f]), words, n))
			return true;
	return false;
}

bool rests_too_low(const struct corpus *c, uint32_t item)
{
	enum power_group group = item_power(c, item);
	struct rests r;

	if (group == POWER_NONE || rests_sets_nothing(c, item, group))
		return false;
	r = rests_on(c, item, group, NONE);
	return r.verdict == POWER_MAY_NOT &&
	       rests_answer(c, &r, group, NONE).confidence == QD_HIGH &&
	       !rests_elsewhere(c, item, group, NONE);
}
