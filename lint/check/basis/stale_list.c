/* A list follows the law it rests on: what has changed since its date, and for how long. */
#include "check/basis/wording.h"

struct change {
	law_id law;
	uint32_t on;              /* the day it took effect; 0 when it did not change */
	bool repealed, published; /* on: only published that day, in force from one not known */
	uint32_t items, last_item;
};

struct changes {
	struct change *change;
	uint32_t n, cap;
	struct map of; /* law_id → index */
	uint32_t n_items, last_item;
};

/* From the list's date to the run's; changes of the last `limit` working days do not count. */
struct period {
	const struct corpus *c;
	uint32_t from, limit;
};

/* ---- days ---- */

/* Days since 1 March of the year 0, counted in years that begin in March. */
static uint32_t day_number(uint32_t date)
{
	uint32_t y = date / 10000, m = date / 100 % 100, d = date % 100;

	m = m ? m : 12; /* what is not known is taken as late as it may be */
	d = d ? d : 28;
	if (m < 3) {
		y--;
		m += 12;
	}
	return y * 365 + y / 4 - y / 100 + y / 400 + (153 * (m - 3) + 2) / 5 + d;
}

/* Mondays to Fridays in (from, to]; holidays are not known. */
static uint32_t working_days(uint32_t from, uint32_t to)
{
	uint32_t a = day_number(from), b = day_number(to), n = 0;

	if (b <= a)
		return 0;
	n = (b - a) / 7 * 5;
	for (uint32_t d = b - (b - a) % 7; d++ < b;)
		n += (d + 1) % 7 < 5; /* day 0 was a Tuesday */
	return n;
}

/* ---- changes ---- */

static struct change change_of(const struct corpus *c, law_id law, uint32_t from)
{
	struct change ch = { .law = law, .last_item = NONE };
	struct law_status then = register_at(c->law, law, from);
	struct law_status now = register_at(c->law, law, c->as_of);
	struct edition e;

	if (then.state != LAW_IN_FORCE)
		return ch;
	if (now.state == LAW_REPEALED) {
		ch.repealed = true;
		ch.on = now.confidence == QD_HIGH && !now.no_later ? now.repealed_on : 0;
	} else if (now.state == LAW_IN_FORCE && now.edition != then.edition &&
	           now.edition != NONE) {
		e = register_edition(c->law, law, now.edition);
		ch.on = e.effective ? e.effective : e.promulgated;
		ch.published = e.effective == 0;
	}
	return ch;
}

static struct change *change_at(const struct period *d, law_id law, struct changes *all)
{
	uint32_t *at = map_at(&all->of, law);

	if (*at == NONE) {
		all->change = arena_room(all->of.arena, all->change, all->n, &all->cap,
		                         sizeof *all->change);
		all->change[all->n] = change_of(d->c, law, d->from);
		*at = all->n++;
	}
	return &all->change[*at];
}

static void take_column(const struct period *d, const struct cited_column *col, uint32_t item,
                        struct changes *all)
{
	for (uint32_t k = col->item[item]; k < col->item[item + 1]; k++) {
		law_id law = col->cited[k].id;
		struct change *ch;

		if (!col->cited[k].first || law == NONE || law == LAW_AMBIGUOUS)
			continue;
		ch = change_at(d, law, all);
		if (!ch->on || working_days(ch->on, d->c->as_of) <= d->limit)
			continue;
		ch->items += ch->last_item != item;
		all->n_items += all->last_item != item;
		ch->last_item = all->last_item = item;
	}
}

/* ---- saying it ---- */

/* The change that concerns most items and was not told yet; the earlier of two alike. */
static struct change *next_change(struct changes *all)
{
	struct change *best = NULL;

	for (uint32_t i = 0; i < all->n; i++)
		if (all->change[i].items &&
		    (!best || all->change[i].items > best->items ||
		     (all->change[i].items == best->items && all->change[i].on < best->on)))
			best = &all->change[i];
	return best;
}

static void put_change(struct wording *w, struct arena *a, const struct corpus *c,
                       const struct change *ch)
{
	struct arg law = law_arg(a, c->law, ch->law), day = date_arg(a, ch->on);

	wording_then(w, STR("，"), STR(", "));
	wording_add(w, law.zh, law.en);
	buf_fmt(&w->zh, "（%.*s%s，%u项）", (int)day.zh.n, day.zh.p,
	        ch->repealed    ? "废止"
	        : ch->published ? "公布修改"
	                        : "新版施行",
	        ch->items);
	buf_fmt(&w->en, " (%s %.*s, %u items)", ch->repealed ? "repealed" : "amended",
	        (int)day.en.n, day.en.p, ch->items);
}

static uint32_t put_changes(struct wording *w, struct arena *a, const struct corpus *c,
                            struct changes *all, uint32_t *earliest)
{
	uint32_t n = 0;

	for (struct change *ch; (ch = next_change(all)); n++) {
		*earliest = n == 0 || ch->on < *earliest ? ch->on : *earliest;
		if (n < MOST_SAID)
			put_change(w, a, c, ch);
		ch->items = 0;
	}
	if (n > MOST_SAID)
		wording_add(w, STR("等"), STR(" and more"));
	return n;
}

static void check(const struct pass *p, uint32_t i)
{
	const struct list *l = &p->c->list[i];
	uint32_t day = list_as_of(p->c, l), limit = p->option[0].number, n, earliest = 0;
	struct changes all = { .last_item = NONE };
	struct arena *a = &p->out->arena;
	struct wording w = wording_new(a);
	struct period d = { p->c, day, limit };
	struct cited_column basis = { p->c->cited, p->c->n_cited, p->c->item_cited };

	if (p->c->as_of <= day)
		return;
	map_init(&all.of, a);
	for (uint32_t item = l->item; item < l->item_end; item++) {
		take_column(&d, &basis, item, &all);
		take_column(&d, &p->c->liability, item, &all);
	}
	n = put_changes(&w, a, p->c, &all, &earliest);
	if (n == 0)
		return;
	report(p, (struct report){
			  .at = l->title_at.sheet == NONE ? sheet_place(p->c, l->doc, l->sheet)
	                                                  : l->title_at,
			  .arg = { date_arg(a, day), sink_number(p->out, n),
	                           sink_number(p->out, all.n_items), wording_arg(&w),
	                           sink_number(p->out, working_days(earliest, p->c->as_of)),
	                           sink_number(p->out, limit) },
		  });
}

const struct rule rule_basis_stale_list = {
	.id = "basis/stale-list",
	.level = QD_INFO,
	.each = EACH_LIST,
	.title = { "清单久未更新", "List behind the law" },
	.message = { { "清单基准日（{0}）以来，{1}件依据有变动，涉及{2}个事项，最早的已过{4}个工作日（按周一至周五计，应在{5}个工作日内调整）：{3}",
	               "since the date of the list ({0}) {1} instruments changed that {2} items rest on, "
	               "the first {4} working days ago (limit {5}): {3}" } },
	.why = { "法律法规立改废以后，清单应当及时调整，否则公布的是已经失效的权力。",
	         "A list that does not follow the law publishes powers that are gone." },
	.fix = { "逐项核对变动的依据，调整后更新清单的基准日期。",
	         "Check the items named against the law as it stands, then renew the list's date." },
	.option = { { .name = "working_days",
	              .type = OPTION_NUMBER,
	              .fallback = "20",
	              .about = { "依据变动后多少个工作日内应当调整（周一至周五计）",
	                         "working days (Monday to Friday) a list may take to follow" } } },
	.check = check,
	.bad = { "清单: 权责清单\n基准日期: 2020-06-30\n事项:\n  - ⟦事项名称⟧: 加处罚款\n    权力类型: 行政强制\n"
	         "    行使主体: 市公安局\n    实施依据: 《行政处罚法》第五十一条\n" },
	.good = { "清单: 权责清单\n基准日期: 2022-06-30\n事项:\n  - 事项名称: 加处罚款\n    权力类型: 行政强制\n"
	          "    行使主体: 市公安局\n    实施依据: 《行政处罚法》第七十二条\n" },
};
