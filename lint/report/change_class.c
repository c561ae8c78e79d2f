/* What became of an item: another body, level, basis or scope, or other words only; and why. */
#include "report/change.h"

#include "base/utf8.h"
#include "model/similar_key.h"

/* ---- keys ---- */

str item_whole_text(struct arena *a, const struct corpus *c, uint32_t item, enum field f)
{
	uint32_t row = c->item[item].row, at;
	str whole = { 0 };

	if (c->item[item].n_rows == 1 || !list_has(corpus_list(c, item), f))
		return item_text(c, item, f);
	for (const struct cell *cell; (cell = item_next_cell(c, item, f, &row, &at));)
		whole = whole.n ? arena_fmt(a, "%.*s\n%.*s", (int)whole.n, whole.p,
		                            (int)cell_trimmed(cell).n, cell_trimmed(cell).p)
		                : cell_trimmed(cell);
	return whole;
}

/* A part of its own: not an office or post inside the body, and not who asks. */
static bool takes_part(enum role role)
{
	return role_info[role].answers || role == ROLE_ASSIST;
}

uint64_t bodies_key(const struct corpus *c, uint32_t item)
{
	uint64_t h = 0;

	for (uint32_t a = c->item_assignment[item]; a < c->item_assignment[item + 1]; a++)
		if (takes_part((enum role)c->assignment[a].role))
			h += hash_mix(c->assignment[a].role,
			              hash_str(c->bodies.key.text[c->assignment[a].body]));
	return h;
}

uint64_t item_basis_key(struct arena *scratch, const struct corpus *c, uint32_t item)
{
	bool main = c->item_cited[item] == c->item_cited[item + 1] && item_inherits(c, item);
	uint32_t own = main ? c->item[item].main : item;
	uint64_t h = 0;

	for (uint32_t i = c->item_cited[own]; i < c->item_cited[own + 1]; i++) {
		const struct article *r = &c->cited[i].article;

		/* a sum: the order in which they are cited says nothing */
		h += hash_mix(hash_mix(c->cited[i].law, (uint64_t)r->number << 32 | r->suffix),
		              (uint64_t)r->paragraph << 32 | r->item);
	}
	if (h)
		return h;
	return item_has(c, item, FIELD_BASIS)
	               ? hash_str(utf8_key(scratch,
	                                   item_whole_text(scratch, c, item, FIELD_BASIS))) |
	                         1
	               : 0;
}

/* ---- bodies and levels ---- */

struct span_of_tiers {
	enum tier top, low;
};

/* The levels a text names; 市 in 城市 or 市场 is none, and 自治区 is no 区. */
static struct span_of_tiers tiers_named(str text)
{
	static const struct {
		str word;
		enum tier tier;
	} words[] = { { STR_INIT("省"), TIER_PROVINCE }, { STR_INIT("自治区"), TIER_PROVINCE },
		      { STR_INIT("市级"), TIER_CITY },   { STR_INIT("市本级"), TIER_CITY },
		      { STR_INIT("州"), TIER_CITY },     { STR_INIT("设区的市"), TIER_CITY },
		      { STR_INIT("县"), TIER_COUNTY },   { STR_INIT("区级"), TIER_COUNTY },
		      { STR_INIT("市区"), TIER_COUNTY }, { STR_INIT("乡"), TIER_TOWN },
		      { STR_INIT("镇"), TIER_TOWN },     { STR_INIT("街道"), TIER_TOWN } };
	struct span_of_tiers s = { TIER_NONE, TIER_NONE };

	for (uint32_t i = 0; i < countof(words); i++) {
		enum tier t = words[i].tier;

		if (!str_has(text, words[i].word) ||
		    (t == TIER_COUNTY && str_has(text, STR("自治区级"))))
			continue;
		s.top = s.top == TIER_NONE || t < s.top ? t : s.top;
		s.low = t > s.low ? t : s.low;
	}
	return s;
}

static unsigned direction(enum tier was, enum tier now)
{
	if (was == TIER_NONE || now == TIER_NONE || was == now)
		return 0;
	return now > was ? 1u << CHANGE_DOWN : 1u << CHANGE_UP;
}

static enum tier tier_of_item(const struct corpus *c, uint32_t item)
{
	const struct list *l = corpus_list(c, item);

	for (uint32_t a = c->item_assignment[item]; a < c->item_assignment[item + 1]; a++)
		if (role_info[c->assignment[a].role].answers && c->assignment[a].tier)
			return (enum tier)c->assignment[a].tier;
	return l->kind->townships ? TIER_TOWN : TIER_NONE;
}

static unsigned classify_bodies(const struct changes *d, uint32_t old, uint32_t now)
{
	const struct list *was = corpus_list(d->old, old), *is = corpus_list(d->now, now);
	struct span_of_tiers from = tiers_named(item_text(d->old, old, FIELD_LEVEL));
	struct span_of_tiers to = tiers_named(item_text(d->now, now, FIELD_LEVEL));
	unsigned moved = 0;

	if (bodies_key(d->old, old) != bodies_key(d->now, now) ||
	    !str_eq(was->kind->id, is->kind->id)) {
		moved = direction(tier_of_item(d->old, old), tier_of_item(d->now, now));
		if (!moved)
			moved = 1u << CHANGE_TAKEN;
	}
	if (!moved)
		moved = direction(from.low, to.low);
	return moved ? moved : direction(from.top, to.top);
}

/* ---- scope ---- */

enum { LONG_TEXT = 8192 }; /* a text of which not every part is looked for */

/* «（除饭馆、咖啡馆外）», «限零售»: an exception or a restriction from its first word on. */
static bool excepts(str text)
{
	static const str wraps[] = { STR_INIT("（"), STR_INIT("("), STR_INIT("，"), STR_INIT(",") };
	static const str ends[] = { STR_INIT("）"), STR_INIT(")"), STR_INIT("的") };

	for (uint32_t i = 0; i < countof(wraps); i++)
		if (str_starts(text, wraps[i]))
			text = str_from_byte(text, wraps[i].n);
	for (uint32_t i = 0; i < countof(ends); i++)
		if (str_ends(text, ends[i]))
			text = str_slice(text, 0, text.n - ends[i].n);
	return str_starts(text, STR("限")) ||
	       (str_starts(text, STR("除")) && str_ends(text, STR("外")));
}

/* Words that limit what they stand with. */
static bool limits(str text)
{
	static const str words[] = { STR_INIT("以内"),   STR_INIT("以下"), STR_INIT("以上"),
		                     STR_INIT("以外"),   STR_INIT("除外"), STR_INIT("限于"),
		                     STR_INIT("仅"),     STR_INIT("不含"), STR_INIT("不包括"),
		                     STR_INIT("范围内"), STR_INIT("区内"), STR_INIT("域内"),
		                     STR_INIT("部分") };

	return str_has_any(text, words, countof(words)) || excepts(text);
}

/* «第三类», «小型», «乙级»: of several classes one. */
static bool grades(str text)
{
	static const str words[] = { STR_INIT("一类"), STR_INIT("二类"), STR_INIT("三类"),
		                     STR_INIT("四类"), STR_INIT("大型"), STR_INIT("中型"),
		                     STR_INIT("小型"), STR_INIT("微型"), STR_INIT("一级"),
		                     STR_INIT("二级"), STR_INIT("三级"), STR_INIT("甲级"),
		                     STR_INIT("乙级"), STR_INIT("丙级") };

	return str_has_any(text, words, countof(words));
}

/* Words that join one thing to another. */
static bool joins(str text)
{
	static const str words[] = { STR_INIT("、"), STR_INIT(","),  STR_INIT("，"), STR_INIT("；"),
		                     STR_INIT(";"),  STR_INIT("和"), STR_INIT("及"), STR_INIT("或"),
		                     STR_INIT("与"), STR_INIT("等"), STR_INIT("并") };

	return str_has_any(text, words, countof(words));
}

/* Does a character of valid UTF-8 go on at byte `at`? */
static bool is_inside(str s, size_t at)
{
	return at < s.n && ((unsigned char)s.p[at] & 0xC0) == 0x80;
}

/* The one stretch of `more` that `less` lacks; false when they differ otherwise. */
static bool inserted(str less, str more, str *stretch)
{
	size_t head = 0, tail = 0;

	if (more.n <= less.n)
		return false;
	while (head < less.n && less.p[head] == more.p[head])
		head++;
	while (head > 0 && is_inside(more, head))
		head--;
	while (tail < less.n - head && less.p[less.n - 1 - tail] == more.p[more.n - 1 - tail])
		tail++;
	while (tail > 0 && is_inside(more, more.n - tail))
		tail--;
	*stretch = str_slice(more, head, more.n - tail);
	return head + tail == less.n;
}

/* Things a text names, cut where it joins them; every one of less stands in more as well. */
static bool names_all(str less, str more)
{
	static const str cuts[] = { STR_INIT("、"), STR_INIT("；"), STR_INIT(";"),
		                    STR_INIT("，"), STR_INIT(","),  STR_INIT("。") };
	size_t from = 0;

	for (size_t at = 0; at <= less.n;) {
		bool cut = at == less.n;
		size_t width = 1;

		for (uint32_t i = 0; !cut && i < countof(cuts); i++)
			if ((cut = str_starts(str_from_byte(less, at), cuts[i])))
				width = cuts[i].n;
		if (cut && at > from && !str_has(more, str_slice(less, from, at)))
			return false;
		from = cut ? at + width : from;
		at += width;
	}
	return true;
}

/* WIDER when `more` says more than `less` of what may be done, NARROWER when it limits it. */
static unsigned growth(str less, str more)
{
	str stretch;

	if (inserted(less, more, &stretch)) {
		if (limits(stretch))
			return 1u << CHANGE_NARROWER;
		if (joins(stretch))
			return 1u << CHANGE_WIDER;
		return grades(stretch) ? 1u << CHANGE_NARROWER : 0;
	}
	return more.n > less.n && less.n < LONG_TEXT && joins(more) && names_all(less, more)
	               ? 1u << CHANGE_WIDER
	               : 0;
}

static unsigned classify_scope(str was, str now)
{
	unsigned grown = growth(was, now), shrunk = growth(now, was);

	if (grown)
		return grown;
	if (shrunk)
		return shrunk == 1u << CHANGE_WIDER ? 1u << CHANGE_NARROWER : 1u << CHANGE_WIDER;
	return 0;
}

static bool tells_scope(enum field f)
{
	static const enum field fields[] = {
		FIELD_NAME,        FIELD_SUB,         FIELD_AUTHORITY,   FIELD_DUTY,
		FIELD_LEAD_DUTY,   FIELD_DIVISION,    FIELD_ASSIST_DUTY, FIELD_CITY_DUTY,
		FIELD_COUNTY_DUTY, FIELD_TOWN_DUTY,   FIELD_CONTENT,     FIELD_UPPER_DUTY,
		FIELD_SCOPE,       FIELD_SECTION_DUTY
	};

	for (uint32_t i = 0; i < countof(fields); i++)
		if (fields[i] == f)
			return true;
	return false;
}

/* How a matter is handled: by when, with which papers, on which way, by whom inside. */
static bool tells_handling(enum field f)
{
	static const enum field fields[] = {
		FIELD_LIMIT,    FIELD_LEGAL_LIMIT, FIELD_PROMISED_LIMIT, FIELD_MATERIALS,
		FIELD_CHANNEL,  FIELD_ONCE,        FIELD_ONLINE,         FIELD_INSTANT,
		FIELD_PREVIOUS, FIELD_NEXT,        FIELD_POST,           FIELD_SIGN_OFF,
		FIELD_OFFICE,   FIELD_PROCEDURE,   FIELD_REPLY_LIMIT
	};

	for (uint32_t i = 0; i < countof(fields); i++)
		if (fields[i] == f)
			return true;
	return false;
}

/* ---- reasons ---- */

/* What was done, or that nothing was, and not why. */
static bool is_bare(str text)
{
	static const str words[] = { STR_INIT("无"),     STR_INIT("/"),    STR_INIT("-"),
		                     STR_INIT("—"),      STR_INIT("保留"), STR_INIT("不变"),
		                     STR_INIT("无变化"), STR_INIT("沿用"), STR_INIT("新增"),
		                     STR_INIT("取消"),   STR_INIT("下放"), STR_INIT("上划"),
		                     STR_INIT("承接"),   STR_INIT("调整"), STR_INIT("变更"),
		                     STR_INIT("修改"),   STR_INIT("划转"), STR_INIT("划出"),
		                     STR_INIT("划入"),   STR_INIT("合并"), STR_INIT("拆分") };

	return str_is_any(text, words, countof(words));
}

/* A cell that explains: filled, and not with what stood there before. */
static str explained(const struct changes *d, uint32_t old, uint32_t now, enum field f)
{
	str text = item_text(d->now, now, f);
	str before = old == NONE ? (str){ 0 } : item_text(d->old, old, f);

	return is_bare(text) || str_eq(text, before) ? (str){ 0 } : text;
}

static str reason_of(const struct changes *d, uint32_t old, uint32_t now)
{
	str reason = explained(d, old, now, FIELD_ADJUSTMENT);

	return reason.n ? reason : explained(d, old, now, FIELD_NOTE);
}

str reason_added(const struct changes *d, uint32_t now)
{
	return reason_of(d, NONE, now);
}

void take_notes(struct changes *d)
{
	const struct corpus *c = d->now;

	for (uint32_t i = 0; i < c->n_skipped && d->n_notes < CHANGE_NOTES; i++) {
		const struct table *t = &c->doc[c->list[c->skipped[i].list].doc]->table;

		if (c->skipped[i].why == SKIPPED_NOTE)
			d->note[d->n_notes++] = cell_text(&t->cell[t->row[c->skipped[i].row].cell]);
	}
}

enum { LEAST_CODE = 3 }; /* bytes; a shorter one stands in any text */

/* «由“…”“…”合并», «自YJ007拆分»: what a change of another item says of this one. */
static str reason_beside(const struct changes *d, str name, str code)
{
	for (uint32_t i = 0; i < d->n; i++) {
		str reason = d->change[i].reason;

		if ((name.n && str_has(reason, name)) ||
		    (code.n >= LEAST_CODE && str_has(reason, code)))
			return reason;
	}
	return (str){ 0 };
}

/* Of an item that is gone a note of the new lists may tell, or the item it went into, or the old
 * list said so already. */
str reason_dropped(const struct changes *d, uint32_t old)
{
	str name = item_text(d->old, old, FIELD_NAME);
	str said = item_text(d->old, old, FIELD_ADJUSTMENT);

	if (str_has(said, STR("取消")) || str_has(said, STR("废止")) || str_has(said, STR("划转")))
		return said;
	for (uint32_t i = 0; name.n && i < d->n_notes; i++)
		if (str_has(d->note[i], name))
			return d->note[i];
	return reason_beside(d, name, item_text(d->old, old, FIELD_CODE));
}

/* ---- an item ---- */

static bool is_compared(enum field f)
{
	return f != FIELD_SEQ && f != FIELD_NOTE && f != FIELD_ADJUSTMENT && f != FIELD_CODE;
}

/* Spaces, widths and a full stop at the end are no change. */
static bool same_words(str was, str now)
{
	struct arena scratch = { 0 };
	bool same = str_eq(was, now);

	if (!same) {
		str a = utf8_key(&scratch, was), b = utf8_key(&scratch, now);

		a = str_ends(a, STR("。")) ? str_slice(a, 0, a.n - 3) : a;
		b = str_ends(b, STR("。")) ? str_slice(b, 0, b.n - 3) : b;
		same = str_eq(a, b);
	}
	arena_release(&scratch);
	return same;
}

/* «占道经营» of «对占道经营的处罚»: what stands around it is no part of the scope. */
static str core_of(enum field f, str text)
{
	static const str ends[] = { STR_INIT("的行政处罚"), STR_INIT("的处罚"),
		                    STR_INIT("的监督检查"), STR_INIT("的检查"),
		                    STR_INIT("的行政检查"), STR_INIT("的行政强制"),
		                    STR_INIT("的奖励"),     STR_INIT("的征收"),
		                    STR_INIT("的给付") };

	if (f != FIELD_NAME || !str_starts(text, STR("对")))
		return text;
	for (uint32_t i = 0; i < countof(ends); i++)
		if (str_ends(text, ends[i]) && text.n > ends[i].n + STR("对").n)
			return str_slice(text, STR("对").n, text.n - ends[i].n);
	return text;
}

static unsigned class_of_field(const struct changes *d, struct change *ch, enum field f, str was,
                               str now)
{
	struct arena scratch = { 0 };
	unsigned class = 0;

	if (f == FIELD_BASIS)
		class = item_basis_key(&scratch, d->old, ch->old) !=
		                        item_basis_key(&scratch, d->now, ch->now)
		                ? 1u << CHANGE_BASIS
		                : 0;
	else if (f == FIELD_TYPE)
		class = 1u << CHANGE_TYPE;
	else if (tells_handling(f))
		class = 1u << CHANGE_HANDLING;
	else if (tells_scope(f))
		class = classify_scope(core_of(f, utf8_key(&scratch, was)),
		                       core_of(f, utf8_key(&scratch, now)));
	arena_release(&scratch);
	return class ? class : 1u << CHANGE_WORDING;
}

/* A row that stays and says it is cancelled. */
static bool is_cancelled(const struct changes *d, uint32_t old, uint32_t now)
{
	str said = item_text(d->now, now, FIELD_ADJUSTMENT);

	return str_has(said, STR("取消")) && !str_has(said, STR("不取消")) &&
	       !str_has(item_text(d->old, old, FIELD_ADJUSTMENT), STR("取消"));
}

struct change change_of(struct changes *d, uint32_t old, uint32_t now)
{
	struct change ch = { .old = old, .now = now, .kin = NONE };
	const struct list *was = corpus_list(d->old, old), *is = corpus_list(d->now, now);
	uint8_t field[N_FIELDS];

	for (uint32_t f = 0; f < N_FIELDS; f++) {
		str before, after;

		if (!is_compared((enum field)f) || !list_has(was, (enum field)f) ||
		    !list_has(is, (enum field)f))
			continue;
		before = item_whole_text(d->arena, d->old, old, (enum field)f);
		after = item_whole_text(d->arena, d->now, now, (enum field)f);
		if (same_words(before, after))
			continue;
		ch.classes |= class_of_field(d, &ch, (enum field)f, before, after);
		field[ch.n_fields++] = (uint8_t)f;
	}
	ch.classes |= classify_bodies(d, old, now);
	if (is_cancelled(d, old, now))
		ch.classes |= 1u << CHANGE_DROPPED;
	if (ch.classes & ~(1u << CHANGE_WORDING)) /* words changed with it are said by the fields */
		ch.classes &= ~(1u << CHANGE_WORDING);
	ch.reason = reason_of(d, old, now);
	ch.field = arena_alloc(d->arena, ch.n_fields + 1);
	memcpy(ch.field, field, ch.n_fields);
	return ch;
}
