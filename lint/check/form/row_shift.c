/* A text pasted a row too high or too low speaks of another row's item. */
#include "check/check.h"

enum {
	SLOT_BITS = 14,
	HAN = 3,          /* bytes of a common Chinese character */
	MOST_TEXT = 3000, /* bytes of a text that are looked at */
	MOST_NAME = 900,  /* and of a name */
	MOST_SAMPLES = 256,
	LEAST_TEXTS = 3, /* fewer tell nothing of a column */
	LEAST_PAIRS = 4, /* of its own that a name must have */
	NEAR = 3,        /* rows up and down that are neighbours */

	/* Shares are in percent. */
	REPEATS = 60,      /* a text repeats the name */
	UNRELATED = 30,    /* at most: it has nothing to do with the name */
	OF_NEIGHBOUR = 65, /* at least: it repeats a neighbour's name … */
	NEIGHBOUR_OF = 40, /* … and is so much about nothing else */
	OF_ANOTHER = 90,   /* the same for an item further away, of the very same text */
	ANOTHER_OF = 60,
	NO_SHARE = 255
};

/* The pairs of adjacent characters in the texts of a list: in how many names each stands, and
 * whether the text in hand has it. Two pairs may share a slot; that makes texts more alike. */
struct pairs {
	struct arena home; /* it lies in it itself */
	const struct pass *p;
	const struct list *l;
	uint32_t in_names[1 << SLOT_BITS];
	uint32_t in_text[1 << SLOT_BITS]; /* number of the last text that has it */
	uint32_t text;                    /* number of the one in hand */
};

/* What was found out of a column. */
struct column {
	enum field field;
	uint8_t *own;     /* [items] share of the item's name in its text */
	struct map owner; /* of a text: the item whose name it repeats */
};

static bool han_at(str s, size_t at)
{
	return at + HAN <= s.n && (unsigned char)s.p[at] >= 0xE4 && (unsigned char)s.p[at] <= 0xE9;
}

static uint32_t han(str s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.p + at;

	return (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2];
}

/* The slot of the next pair at or after *at, moved to its second character; NONE at the end. */
static uint32_t next_pair(str s, size_t *at)
{
	while (*at + 2 * HAN <= s.n) {
		size_t i = *at;

		if (!han_at(s, i)) {
			++*at;
			continue;
		}
		*at += HAN;
		if (han_at(s, *at))
			return (han(s, i) * 0x9E3779B1U + han(s, *at) * 0x85EBCA77U) >>
			       (32 - SLOT_BITS);
	}
	return NONE;
}

/* Counts the pairs of all names, or forgets them. */
static void count_names(struct pairs *x, bool forget)
{
	for (uint32_t i = x->l->item; i < x->l->item_end; i++) {
		str name = item_text(x->p->c, i, FIELD_NAME);
		size_t at = 0;

		for (uint32_t slot; (slot = next_pair(name, &at)) != NONE;)
			x->in_names[slot] = forget ? 0 : x->in_names[slot] + 1;
	}
}

/* How much a pair tells of a name: nothing when half of the names have it. */
static uint32_t weight(const struct pairs *x, uint32_t slot)
{
	uint32_t rarity = (x->l->item_end - x->l->item + 1) / (x->in_names[slot] + 1), bits = 0;

	while (rarity >>= 1)
		bits++;
	return bits;
}

static void take_text(struct pairs *x, str text)
{
	size_t at = 0;

	text.n = text.n < MOST_TEXT ? text.n : MOST_TEXT;
	x->text++;
	for (uint32_t slot; (slot = next_pair(text, &at)) != NONE;)
		x->in_text[slot] = x->text;
}

/* How much of what is particular to a name the text in hand has. */
static uint32_t share_of_name(const struct pairs *x, str name)
{
	uint32_t all = 0, has = 0, n = 0;
	size_t at = 0;

	name.n = name.n < MOST_NAME ? name.n : MOST_NAME;
	for (uint32_t slot; (slot = next_pair(name, &at)) != NONE;) {
		uint32_t w = weight(x, slot);

		n += w > 0;
		all += w;
		has += x->in_text[slot] == x->text ? w : 0;
	}
	return n < LEAST_PAIRS ? NO_SHARE : 100 * has / all;
}

/* Of an item's name and sub-item the one that the text repeats more. */
static uint32_t share_of_item(const struct pairs *x, uint32_t item)
{
	uint32_t name = share_of_name(x, item_text(x->p->c, item, FIELD_NAME));
	uint32_t sub = share_of_name(x, item_text(x->p->c, item, FIELD_SUB));

	if (sub == NO_SHARE)
		return name;
	return name != NO_SHARE && name > sub ? name : sub;
}

/* How much of a text the text in hand has. */
static uint32_t share_of_text(const struct pairs *x, str text)
{
	uint32_t all = 0, has = 0;
	size_t at = 0;

	text.n = text.n < MOST_TEXT ? text.n : MOST_TEXT;
	for (uint32_t slot; (slot = next_pair(text, &at)) != NONE; all++)
		has += x->in_text[slot] == x->text;
	return all ? 100 * has / all : 0;
}

/* The item's own text; none when the cell is merged with one above. */
static str own_text(const struct pairs *x, uint32_t item, enum field f)
{
	const struct cell *cell = item_cell(x->p->c, item, f);

	return cell->flags & CELL_COVERED ? (str){ 0 } : cell_trimmed(cell);
}

/* How well the text in hand goes with one of the items from -reach to +reach; *best is which. */
static uint32_t best_around(const struct pairs *x, uint32_t item, uint32_t reach, uint32_t *best)
{
	uint32_t most = 0;

	*best = NONE;
	for (uint32_t d = 1; d <= reach; d++) {
		uint32_t around[] = { item - d, item + d };

		for (uint32_t i = 0; i < countof(around); i++) {
			bool inside = i == 0 ? item >= x->l->item + d : around[i] < x->l->item_end;
			uint32_t share = inside ? share_of_item(x, around[i]) : NO_SHARE;

			if (share == NO_SHARE || share <= most)
				continue;
			most = share;
			*best = around[i];
		}
	}
	return most;
}

/* Does the text in hand repeat the name of the item, or of a row beside it? NO_SHARE: the name tells
 * nothing. */
static uint8_t repeats_name(const struct pairs *x, uint32_t item)
{
	uint32_t own = share_of_item(x, item), best;

	if (own == NO_SHARE)
		return NO_SHARE;
	return own >= REPEATS || best_around(x, item, 1, &best) >= REPEATS;
}

/* Do the texts of a column repeat the names of their items, or of the rows beside them? Looks no
 * further once half of all have not. */
static bool repeats_names(struct pairs *x, enum field f)
{
	uint32_t n = x->l->item_end - x->l->item, step = n / MOST_SAMPLES + 1;
	uint32_t most = (n + step - 1) / step, texts = 0, repeat = 0;

	for (uint32_t i = x->l->item; i < x->l->item_end && (texts - repeat) * 2 < most;
	     i += step) {
		str text = own_text(x, i, f);
		uint8_t does;

		if (text.n == 0)
			continue;
		take_text(x, text);
		does = repeats_name(x, i);
		texts += does != NO_SHARE;
		repeat += does == 1;
	}
	return texts >= LEAST_TEXTS && repeat * 2 > texts;
}

/* Whose the text is: a neighbour's, or an item's further away that has the very same text. */
static uint32_t find_owner(struct pairs *x, const struct column *col, uint32_t item, str text)
{
	const struct corpus *c = x->p->c;
	uint32_t owner, other = map_get(&col->owner, hash_str(text)), least = ANOTHER_OF;

	take_text(x, text);
	if (best_around(x, item, NEAR, &owner) >= OF_NEIGHBOUR)
		least = NEIGHBOUR_OF;
	else
		owner = other;
	if (owner == NONE || c->item[owner].main == c->item[item].main)
		return NONE;
	take_text(x, item_text(c, owner, FIELD_NAME));
	if (share_of_text(x, text) >= least)
		return owner;
	take_text(x, item_text(c, owner, FIELD_SUB));
	return share_of_text(x, text) >= least ? owner : NONE;
}

static void check_item(struct pairs *x, const struct column *col, uint32_t item)
{
	const struct pass *p = x->p;
	uint32_t owner = find_owner(x, col, item, own_text(x, item, col->field)), row;

	if (owner == NONE)
		return;
	row = p->c->item[owner].row;
	report(p,
	       (struct report){
		       .at = item_place(p->c, item, col->field),
		       .arg = { item_called(p, item), list_header(x->l, col->field),
	                        item_called(p, owner),
	                        sink_number(p->out, p->c->doc[x->l->doc]->table.row[row].number) },
	       });
	sink_relate(p->out, item_place(p->c, owner, FIELD_NAME), 0);
}

static void check_column(struct pairs *x, struct arena *scratch, enum field f)
{
	const struct list *l = x->l;
	struct column col = { .field = f };
	uint32_t n_unrelated = 0;

	map_init(&col.owner, scratch);
	col.own = arena_alloc(scratch, l->item_end - l->item);
	for (uint32_t i = l->item; i < l->item_end; i++) {
		str text = own_text(x, i, f);

		take_text(x, text);
		col.own[i - l->item] = (uint8_t)(text.n ? share_of_item(x, i) : NO_SHARE);
		n_unrelated += col.own[i - l->item] <= UNRELATED;
	}
	for (uint32_t i = l->item; i < l->item_end && n_unrelated > 0; i++) {
		uint8_t own = col.own[i - l->item];
		uint32_t *owner;

		if (own == NO_SHARE || own < OF_ANOTHER)
			continue;
		owner = map_at(&col.owner, hash_str(own_text(x, i, f)));
		*owner = *owner == NONE ? i : *owner;
	}
	for (uint32_t i = l->item; i < l->item_end && n_unrelated > 0; i++)
		if (col.own[i - l->item] <= UNRELATED)
			check_item(x, &col, i);
}

/* The tables are large beside most lists: those of a job share them. */
static void *begin(const struct pass *p)
{
	struct arena home = { 0 };
	struct pairs *x = arena_alloc(&home, sizeof *x);

	(void)p;
	x->home = home;
	return x;
}

static void end(void *state)
{
	struct arena home = ((struct pairs *)state)->home;

	arena_release(&home);
}

static void check(const struct pass *p, uint32_t i)
{
	const struct list *l = &p->c->list[i];
	struct arena scratch = { 0 };
	struct pairs *x = p->state;
	bool counted = false;

	x->p = p;
	x->l = l;
	for (uint32_t f = 0; f < N_FIELDS; f++) {
		if (field_info[f].what != FIELD_TEXT || !list_has(l, f) || !list_has(l, FIELD_NAME))
			continue;
		if (!counted)
			count_names(x, false);
		counted = true;
		if (repeats_names(x, f))
			check_column(x, &scratch, f);
	}
	if (counted)
		count_names(x, true);
	arena_release(&scratch);
}

const struct rule rule_form_row_shift = {
	.id = "form/row-shift",
	.level = QD_WARNING,
	.confidence = QD_MEDIUM,
	.each = EACH_LIST,
	.title = { "内容疑似串行", "Text of another row" },
	.message = { { "{0}的{1}写的是第 {3} 行{2}的内容，疑似串行",
	               "the {1} of {0} is about {2} in row {3}: a row too high or too low?" } },
	.note = { { "内容像是这一项的", "the text seems to belong here" } },
	.why = { "权限、职责写成了别的事项，等于这一项没有写，照此公示和追责都会出错。",
	         "An item that carries another's text has none of its own; nobody can act or be held to account by it." },
	.fix = { "核对上下各行，把这一格改回本事项的内容；整段串行的，从错开的那一行起逐行核对。",
	         "Compare the rows above and below and put back the item's own text." },
	.begin = begin,
	.check = check,
	.end = end,
	.bad = { "清单: 权责清单\n事项:\n"
	         "  - {事项名称: 对擅自占用城市道路摆摊经营的处罚, 权限内容: 负责本市擅自占用城市道路摆摊经营的处罚}\n"
	         "  - {事项名称: 对随意倾倒建筑垃圾的处罚, 权限内容: ⟦负责本市擅自占用城市道路摆摊经营的处罚⟧}\n"
	         "  - {事项名称: 对损毁城市绿地花草树木的处罚, 权限内容: 负责本市损毁城市绿地花草树木的处罚}\n"
	         "  - {事项名称: 对饲养宠物影响环境卫生的处罚, 权限内容: 负责本市饲养宠物影响环境卫生的处罚}\n" },
	.good = { "清单: 权责清单\n事项:\n"
	          "  - {事项名称: 对擅自占用城市道路摆摊经营的处罚, 权限内容: 负责本市擅自占用城市道路摆摊经营的处罚, 部门职责: 负责城市道路管理}\n"
	          "  - {事项名称: 对随意倾倒建筑垃圾的处罚, 权限内容: 负责本市对该违法行为的处罚, 部门职责: 负责城市道路管理}\n"
	          "  - {事项名称: 对损毁城市绿地花草树木的处罚, 权限内容: 负责本市损毁城市绿地花草树木的处罚, 部门职责: 负责城市道路管理}\n"
	          "  - {事项名称: 城市道路管理, 权限内容: 负责本市城市道路管理, 部门职责: 负责城市道路管理}\n" },
};
