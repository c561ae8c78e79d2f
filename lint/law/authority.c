/* A few lines of tables, scanned; the words of each group are one trie. */
#include "law/authority.h"

#include "base/buf.h"
#include "base/embed.h"
#include "base/words.h"
#include "law/numeral.h"
#include "law/tsv.h"

enum { MAX_KINDS = 64, MAX_WORDS = 512 };

struct kind_row {
	enum power_group group;
	str id, zh, en, set_by;
};

struct authority {
	struct kind_row kind[MAX_KINDS];
	uint32_t n_kinds;
	str rows; /* of authority.tsv, without its header */
	/* Who may set what, worked out once: by kind, and by group as a whole. */
	uint8_t verdict_of_kind[MAX_KINDS][N_RANKS];
	uint8_t verdict_of_group[N_POWER_GROUPS][N_RANKS];
	struct words *words[N_POWER_GROUPS];
	power_kind *kind_of[N_POWER_GROUPS]; /* by word; NONE for words that name no kind */
};

static const struct {
	const char *name, *zh;
} groups[] = {
	{ "", "" },
#define GROUP(id, name, zh) { name, zh },
#include "law/groups.def"
#undef GROUP
	{ "强制", "行政强制" },
};

enum power_group power_group_named(str type)
{
	type = str_trim(type);
	for (uint32_t i = 1; i < N_POWER_GROUPS; i++)
		if (str_eq(type, str_from(groups[i].name)) || str_eq(type, str_from(groups[i].zh)))
			return (enum power_group)i;
	if (str_eq(type, STR("行政征用")) || str_eq(type, STR("行政征收征用")))
		return POWER_LEVY;
	return POWER_NONE;
}

const char *power_group_zh(enum power_group group)
{
	return groups[group].zh;
}

str power_kind_zh(const struct authority *a, power_kind kind)
{
	return a->kind[kind].zh;
}

str power_kind_en(const struct authority *a, power_kind kind)
{
	return a->kind[kind].en;
}

/* ---- ranks ---- */

static bool in_group(const struct kind_row *k, enum power_group group)
{
	return k->group == group || (group == POWER_COERCION &&
	                             (k->group == POWER_MEASURE || k->group == POWER_ENFORCEMENT));
}

/* What a list of ranks says of one: «?» behind it means within limits, «*» the others. */
static enum power_verdict listed(str ranks, enum law_rank rank)
{
	enum power_verdict others = POWER_MAY_NOT;

	for (str word; tsv_word(&ranks, &word);) {
		bool within = str_ends(word, STR("?"));
		enum power_verdict says = within ? POWER_MAY_WITHIN : POWER_MAY;

		word.n -= within;
		if (str_eq(word, STR("*")))
			others = says;
		else if (rank_named(word) == rank)
			return says;
	}
	return others;
}

/* Three ranks may hide behind 规章: what holds for all of them holds. */
static enum power_verdict listed_rule(str ranks)
{
	enum power_verdict ministry = listed(ranks, RANK_MINISTRY_RULE);
	enum power_verdict province = listed(ranks, RANK_PROVINCE_RULE);
	enum power_verdict city = listed(ranks, RANK_CITY_RULE);

	return ministry == province && province == city ? ministry : POWER_UNKNOWN;
}

static enum power_verdict verdict_of(str ranks, enum law_rank rank)
{
	if (rank == RANK_UNKNOWN || rank == RANK_INTERPRETATION)
		return POWER_UNKNOWN;
	if (rank == RANK_CONSTITUTION)
		return POWER_MAY;
	return rank == RANK_RULE ? listed_rule(ranks) : listed(ranks, rank);
}

/* The most that any kind of the group allows; general grants («*») speak for themselves only. */
static enum power_verdict best_of_group(const struct authority *a, enum power_group group,
                                        enum law_rank rank)
{
	enum power_verdict best = POWER_MAY_NOT;
	bool any = false, unknown = false;

	for (uint32_t i = 0; i < a->n_kinds; i++) {
		const struct kind_row *k = &a->kind[i];
		enum power_verdict v;

		if (!in_group(k, group) || str_has(k->set_by, STR("*")))
			continue;
		any = true;
		v = verdict_of(k->set_by, rank);
		if (v == POWER_UNKNOWN)
			unknown = true;
		else if (v < best)
			best = v;
	}
	return !any || (unknown && best == POWER_MAY_NOT) ? POWER_UNKNOWN : best;
}

static void work_out(struct authority *a)
{
	for (uint32_t r = 0; r < N_RANKS; r++) {
		for (uint32_t k = 0; k < a->n_kinds; k++)
			a->verdict_of_kind[k][r] =
				(uint8_t)verdict_of(a->kind[k].set_by, (enum law_rank)r);
		for (uint32_t g = 1; g < N_POWER_GROUPS; g++)
			a->verdict_of_group[g][r] =
				(uint8_t)best_of_group(a, (enum power_group)g, (enum law_rank)r);
	}
}

enum power_verdict authority_verdict(const struct authority *a, enum power_group group,
                                     power_kind kind, enum law_rank rank)
{
	return (enum power_verdict)(kind < a->n_kinds ? a->verdict_of_kind[kind][rank]
	                                              : a->verdict_of_group[group][rank]);
}

/* ---- opening ---- */

static str table_rows(str path)
{
	str text = { 0 }, row;
	uint32_t line = 0;
	size_t at = 0;

	for (unsigned i = 0; i < n_embedded_files; i++)
		if (str_eq(str_from(embedded_files[i].path), path))
			text = (str){ embedded_files[i].p, embedded_files[i].n };
	return tsv_row(text, &at, &line, &row) ? str_from_byte(text, at) : text;
}

struct word_list {
	str word[MAX_WORDS];
	power_kind kind[MAX_WORDS];
	uint32_t n;
};

static void add_words(struct word_list *l, str words, power_kind kind)
{
	while (words.n > 0 && l->n < MAX_WORDS) {
		str rest, word = str_cut(words, STR("、"), &rest);
		bool none = str_starts(word, STR("-"));

		l->kind[l->n] = none ? NONE : kind;
		l->word[l->n++] = none ? str_from_byte(word, 1) : word;
		words = rest;
	}
}

static void build_words(struct authority *a, struct arena *arena, enum power_group group,
                        const str *words_of)
{
	struct word_list *l = arena_alloc(arena, sizeof *l);

	for (uint32_t i = 0; i < a->n_kinds; i++)
		if (in_group(&a->kind[i], group))
			add_words(l, words_of[i], i);
	if (l->n > 0)
		a->words[group] = words_new(arena, l->word, l->n);
	a->kind_of[group] = l->kind;
}

struct authority *authority_open(struct arena *arena)
{
	struct authority *a = arena_alloc(arena, sizeof *a);
	str text = table_rows(STR("law/powers.tsv")), row, words_of[MAX_KINDS];
	uint32_t line = 0;

	a->rows = table_rows(STR("law/authority.tsv"));
	for (size_t at = 0; a->n_kinds < MAX_KINDS && tsv_row(text, &at, &line, &row);) {
		words_of[a->n_kinds] = tsv_field(row, 5);
		a->kind[a->n_kinds++] = (struct kind_row){
			.group = power_group_named(tsv_field(row, 0)),
			.id = tsv_field(row, 1),
			.zh = tsv_field(row, 2),
			.en = tsv_field(row, 3),
			.set_by = tsv_field(row, 4),
		};
	}
	for (uint32_t g = 1; g < N_POWER_GROUPS; g++)
		build_words(a, arena, (enum power_group)g, words_of);
	work_out(a);
	return a;
}

bool authority_next(const struct authority *a, enum power_group group, str text, size_t *at,
                    struct power_hit *hit)
{
	struct word_hit w;

	while (a->words[group] && words_next(a->words[group], text, at, &w))
		if (a->kind_of[group][w.word] != NONE) {
			*hit = (struct power_hit){ a->kind_of[group][w.word], w.beg, w.end };
			return true;
		}
	return false;
}

/* ---- the law behind ---- */

static enum qd_confidence confidence_of(str verified)
{
	return str_eq(verified, STR("text"))      ? QD_HIGH
	       : str_eq(verified, STR("excerpt")) ? QD_MEDIUM
	                                          : QD_LOW;
}

static bool row_is_for(str row, str act, enum power_group group, str kind)
{
	str kind_there, of = str_cut(tsv_field(row, 1), STR("/"), &kind_there);

	return str_eq(tsv_field(row, 0), act) && power_group_named(of) == group &&
	       (!kind_there.p || str_eq(kind_there, kind));
}

static bool names_rank(str ranks, enum law_rank rank)
{
	if (rank == RANK_RULE)
		rank = RANK_MINISTRY_RULE;
	for (str word; tsv_word(&ranks, &word);)
		if (str_eq(word, STR("*")) || rank_named(word) == rank)
			return true;
	return false;
}

static void take_row(struct power_answer *answer, str row)
{
	answer->law = tsv_field(row, 3);
	answer->article = tsv_field(row, 4);
	answer->confidence = confidence_of(tsv_field(row, 5));
	answer->zh = tsv_field(row, 6);
	answer->en = tsv_field(row, 7);
}

static void find_source(const struct authority *a, enum power_group group, str kind,
                        enum law_rank rank, struct power_answer *answer)
{
	uint32_t line = 0;
	str row;

	for (size_t at = 0; tsv_row(a->rows, &at, &line, &row);)
		if (row_is_for(row, STR("set"), group, kind) &&
		    names_rank(tsv_field(row, 2), rank)) {
			take_row(answer, row);
			return;
		}
}

static struct power_answer may_set(const struct authority *a, enum power_group group,
                                   power_kind kind, enum law_rank rank)
{
	struct power_answer answer = { .confidence = QD_LOW };
	const struct kind_row *k = kind < a->n_kinds ? &a->kind[kind] : NULL;

	answer.verdict = authority_verdict(a, group, kind, rank);
	if (k)
		group = k->group;
	else if (group == POWER_COERCION)
		group = POWER_MEASURE;
	find_source(a, group, k ? k->id : (str){ 0 }, rank, &answer);
	return answer;
}

/* The other acts have a line a group: ranks, «*» any, «!» never, «?» disputed. */
static struct power_answer may_act(const struct authority *a, str act, enum power_group group,
                                   enum law_rank rank)
{
	struct power_answer answer = { .confidence = QD_LOW };
	uint32_t line = 0;
	str row;

	for (size_t at = 0; tsv_row(a->rows, &at, &line, &row);) {
		str ranks = tsv_field(row, 2);

		if (!row_is_for(row, act, group, (str){ 0 }))
			continue;
		take_row(&answer, row);
		if (str_eq(ranks, STR("*")))
			answer.verdict = POWER_MAY_WITHIN;
		else if (str_eq(ranks, STR("!")))
			answer.verdict = POWER_MAY_NOT;
		else if (!str_eq(ranks, STR("?")))
			answer.verdict = verdict_of(ranks, rank);
		break;
	}
	return answer;
}

struct power_answer authority_may(const struct authority *a, enum power_act act,
                                  enum power_group group, power_kind kind, enum law_rank rank)
{
	static const char *const acts[N_POWER_ACTS] = { "set", "hand", "authorise", "entrust" };

	if (act == ACT_SET)
		return may_set(a, group, kind, rank);
	if (kind < a->n_kinds)
		group = a->kind[kind].group;
	return may_act(a, str_from(acts[act]), group, rank);
}

/* ---- words for a report ---- */

str power_answer_source(struct arena *a, const struct power_answer *answer)
{
	struct buf b = { .arena = a };
	size_t at = 0;

	if (answer->law.n == 0)
		return (str){ "", 0 };
	buf_fmt(&b, "《%.*s》", (int)answer->law.n, answer->law.p);
	if (answer->article.n > 0) {
		buf_add(&b, STR("第"));
		numeral_put(&b, tsv_number(answer->article, &at));
		buf_add(&b, STR("条"));
	}
	if (at < answer->article.n) {
		at++;
		buf_add(&b, STR("第"));
		numeral_put(&b, tsv_number(answer->article, &at));
		buf_add(&b, STR("款"));
	}
	if (answer->confidence != QD_HIGH)
		buf_add(&b, STR("（条号待核）"));
	return buf_str(&b);
}
