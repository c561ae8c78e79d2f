/* Levels of lists and rows. */
#include "check/level/tiers.h"

#include "law/place_names.h"

#include "base/utf8.h"

enum { N_TIERS = TIER_TOWN + 1, LABEL_CHARS = 24 };

/* Longer words come first: the 区 of 自治区 names no county. */
static const struct {
	str word;
	uint8_t tier;
} words[] = {
	{ STR_INIT("自治区"), TIER_PROVINCE },
	{ STR_INIT("直辖市"), TIER_PROVINCE },
	{ STR_INIT("国家"), TIER_NATION },
	{ STR_INIT("国务院"), TIER_NATION },
	{ STR_INIT("中央"), TIER_NATION },
	{ STR_INIT("省"), TIER_PROVINCE },
	{ STR_INIT("设区的市"), TIER_CITY },
	{ STR_INIT("设区市"), TIER_CITY },
	{ STR_INIT("地（州、市）"), TIER_CITY },
	{ STR_INIT("地(州、市)"), TIER_CITY },
	{ STR_INIT("地（州）市"), TIER_CITY },
	{ STR_INIT("市（州）"), TIER_CITY },
	{ STR_INIT("地州市"), TIER_CITY },
	{ STR_INIT("地市"), TIER_CITY },
	{ STR_INIT("地州"), TIER_CITY },
	{ STR_INIT("州市"), TIER_CITY },
	{ STR_INIT("市州"), TIER_CITY },
	{ STR_INIT("县（市、区）"), TIER_COUNTY },
	{ STR_INIT("县(市、区)"), TIER_COUNTY },
	{ STR_INIT("县（市）区"), TIER_COUNTY },
	{ STR_INIT("县（区）"), TIER_COUNTY },
	{ STR_INIT("区（县）"), TIER_COUNTY },
	{ STR_INIT("区（市、县）"), TIER_COUNTY },
	{ STR_INIT("县市区"), TIER_COUNTY },
	{ STR_INIT("市辖区"), TIER_COUNTY },
	{ STR_INIT("县级市"), TIER_COUNTY },
	{ STR_INIT("县市"), TIER_COUNTY },
	{ STR_INIT("县区"), TIER_COUNTY },
	{ STR_INIT("区县"), TIER_COUNTY },
	{ STR_INIT("市场"), TIER_NONE },
	{ STR_INIT("区域"), TIER_NONE },
	{ STR_INIT("辖区"), TIER_NONE },
	{ STR_INIT("社区"), TIER_NONE },
	{ STR_INIT("地区"), TIER_CITY },
	{ STR_INIT("州"), TIER_CITY },
	{ STR_INIT("盟"), TIER_CITY },
	{ STR_INIT("市"), TIER_CITY },
	{ STR_INIT("县"), TIER_COUNTY },
	{ STR_INIT("区"), TIER_COUNTY },
	{ STR_INIT("旗"), TIER_COUNTY },
	{ STR_INIT("街道"), TIER_TOWN },
	{ STR_INIT("乡"), TIER_TOWN },
	{ STR_INIT("镇"), TIER_TOWN },
};

/* The word at the start of s; countof when none. */
static uint32_t word_at(str s)
{
	uint32_t i = 0;

	while (i < countof(words) && !str_starts(s, words[i].word))
		i++;
	return i;
}

unsigned tiers_of_label(str label)
{
	unsigned set = 0;

	label = str_slice(label, 0, utf8_offset(label, LABEL_CHARS));
	for (size_t at = 0; at < label.n;) {
		uint32_t w = word_at(str_from_byte(label, at));

		if (w == countof(words)) {
			utf8_next(label, &at);
			continue;
		}
		set |= words[w].tier ? 1u << words[w].tier : 0;
		at += words[w].word.n;
	}
	return set;
}

enum tier tiers_lowest(unsigned set)
{
	enum tier t = TIER_TOWN;

	while (t > TIER_NONE && !(set & 1u << t))
		t--;
	return t;
}

/* ---- rows ---- */

static void read_rows(struct tiers *t, const struct corpus *c, struct arena *scratch)
{
	struct map known;

	map_init(&known, scratch);
	for (uint32_t k = 0; k < c->n_lists; k++) {
		const struct list *l = &c->list[k];

		if (!list_has(l, FIELD_LEVEL))
			continue;
		for (uint32_t i = l->item; i < l->item_end; i++) {
			str label = item_text(c, i, FIELD_LEVEL);
			uint32_t *set = map_at(&known, hash_str(label));

			if (*set == NONE)
				*set = tiers_of_label(label);
			t->of_item[i] = (uint8_t)*set;
		}
	}
}

/* ---- lists ---- */

/* «地州级», «区县级», «市级» as the name of a sheet. */
static enum tier tier_of_sheet(const struct corpus *c, const struct list *l)
{
	str name = c->doc[l->doc]->table.sheet[l->sheet].name;
	unsigned set = str_has(name, STR("级")) ? tiers_of_label(name) : 0;
	enum tier t = tiers_lowest(set);

	return tiers_only(set, t) ? t : TIER_NONE;
}

static enum tier tier_of_owner(const struct list *l)
{
	enum tier t = l->owner.n ? body_tier(l->owner, l->region) : TIER_NONE;
	unsigned set = t ? 0 : tiers_of_label(l->region);

	return t ? t : tiers_lowest(set);
}

/* What the rows of one owner's lists of powers in a document say, without sheets that tell their
 * level. */
struct tally {
	uint32_t of[N_TIERS], n;
};

/* The tallies of a document by owner. */
struct tallies {
	struct arena scratch;
	struct map owner; /* hash of the owner's name → index */
	struct tally *tally;
	uint32_t n, cap;
};

static uint32_t tally_of(struct tallies *s, const struct list *l)
{
	uint32_t *slot = map_at(&s->owner, hash_str(l->owner));

	if (*slot == NONE) {
		s->tally = arena_room(&s->scratch, s->tally, s->n, &s->cap, sizeof *s->tally);
		*slot = s->n;
		s->tally[s->n++] = (struct tally){ 0 };
	}
	return *slot;
}

static void count_rows(const struct tiers *t, const struct list *l, struct tally *sum)
{
	for (uint32_t i = l->item; i < l->item_end; i++) {
		enum tier one = tiers_lowest(t->of_item[i]);

		sum->n += t->of_item[i] != 0;
		sum->of[one] += tiers_only(t->of_item[i], one);
	}
}

static enum tier most_rows(const struct tally *sum)
{
	for (uint32_t k = TIER_NATION; k < N_TIERS; k++)
		if (sum->of[k] * 3 > sum->n * 2)
			return (enum tier)k;
	return TIER_NONE;
}

static bool is_counted(const struct corpus *c, const struct list *l)
{
	return str_eq(l->kind->id, STR("power")) && !tier_of_sheet(c, l);
}

static void judge_list(struct tiers *t, const struct corpus *c, uint32_t k, const struct tally *sum)
{
	const struct list *l = &c->list[k];
	enum tier tier = tier_of_sheet(c, l);
	uint32_t lower = 0;

	if (!tier && is_counted(c, l))
		tier = most_rows(sum);
	tier = tier ? tier : tier_of_owner(l);
	for (uint32_t i = tier + 1u; i < N_TIERS; i++)
		lower += sum->of[i];
	t->of_list[k] = (uint8_t)tier;
	t->mixed[k] = lower * 10 > sum->n;
}

/* Lists of one document stand side by side. */
static void judge_document(struct tiers *t, const struct corpus *c, uint32_t from, uint32_t to)
{
	struct tallies s = { 0 };

	map_init(&s.owner, &s.scratch);
	for (uint32_t k = from; k < to; k++) {
		uint32_t at = tally_of(&s, &c->list[k]);

		if (is_counted(c, &c->list[k]))
			count_rows(t, &c->list[k], &s.tally[at]);
	}
	for (uint32_t k = from; k < to; k++)
		judge_list(t, c, k, &s.tally[tally_of(&s, &c->list[k])]);
	arena_release(&s.scratch);
}

/* «义乌市», «金华市义乌市»: neither a city of the table nor a province. */
static bool *small_cities(struct arena *a, const struct corpus *c)
{
	bool *small = arena_alloc(a, c->n_lists + 1);
	const struct place_names *names = place_names_open(a);

	for (uint32_t i = 0; i < c->n_lists; i++) {
		str region = c->list[i].region;
		str known = place_names_text(names, place_names_find(names, region));

		small[i] = str_ends(region, STR("市")) && !(known.n && str_ends(region, known));
	}
	return small;
}

struct tiers *tiers_new(struct arena *a, const struct corpus *c)
{
	struct arena scratch = { 0 };
	struct tiers *t = arena_alloc(a, sizeof *t);

	t->small_city = small_cities(a, c);
	t->of_list = arena_alloc(a, c->n_lists + 1);
	t->mixed = arena_alloc(a, (c->n_lists + 1) * sizeof *t->mixed);
	t->of_item = arena_alloc(a, c->n_items + 1);
	read_rows(t, c, &scratch);
	for (uint32_t from = 0, to; from < c->n_lists; from = to) {
		for (to = from + 1; to < c->n_lists && c->list[to].doc == c->list[from].doc;)
			to++;
		judge_document(t, c, from, to);
	}
	arena_release(&scratch);
	return t;
}
