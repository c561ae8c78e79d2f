/* Building flows: rows to steps, names of steps to edges. */
#include "check/process/flow.h"

#include "base/utf8.h"
#include "law/numeral.h"
#include "read/faults.h"

enum {
	MOST_SHORT_FORMS = 200, /* steps of a flow in which short forms of names are looked for */
	MOST_NAMES = 64         /* in a cell */
};

/* What is needed while one flow is built. */
struct builder {
	struct arena *a;
	const struct corpus *c;
	const struct list *l;
	const struct map *tasks; /* keys of what else may be named: tasks of the list, lost steps */
	struct flow *f;
	struct map seen;   /* key of a name → the step met last */
	struct map first;  /* key of a name → the first step of all */
	struct map copies; /* key of name and predecessor → step */
	bool by_rows[2];   /* most of 上一环节, of 下一环节 are blank */
};

/* ---- names ---- */

static bool is_mark(uint32_t cp)
{
	return cp == '.' || cp == 0xFF0E || cp == 0x3001 || cp == ')' || cp == 0xFF09 ||
	       cp == ':' || cp == 0xFF1A || cp == '-' || cp == ' ';
}

/* The word before a step's number, 0 when there is none: «步骤二», «（3）», «第三步». */
static size_t number_word(str s)
{
	static const str words[] = { STR_INIT("（"),   STR_INIT("("),    STR_INIT("第"),
		                     STR_INIT("步骤"), STR_INIT("环节"), STR_INIT("序号") };

	for (uint32_t i = 0; i < countof(words); i++)
		if (str_starts(s, words[i]))
			return words[i].n;
	return 0;
}

/* The number a name begins with («1.受理», «步骤二：审查», «（3）决定»), 0 when it does not; *len is
 * how long it is with its mark. «第二次审核», «二次审核» begin with none. */
static uint32_t leading_number(str s, size_t *len)
{
	size_t word = number_word(s), at = word, from = at;
	uint32_t n = citation_number(s, &at);
	bool step = str_starts(str_from_byte(s, at), STR("步"));

	if (at == from || n > 999 || (str_starts(s, STR("第")) && !step))
		return 0;
	at += step ? STR("步").n : 0;
	from = at;
	for (size_t next = at; next < s.n && is_mark(utf8_next(s, &next));)
		at = next;
	*len = at;
	return at == s.n || at > from || word ? n : 0;
}

/* A name without its number, a bracket at its end and «环节». */
static str bare_name(str s)
{
	static const str tails[] = { STR_INIT("环节"), STR_INIT("步骤"), STR_INIT("阶段") };
	size_t len = 0, open;

	if (leading_number(s, &len) && len < s.n)
		s = str_trim(str_from_byte(s, len));
	if (str_ends(s, STR("）")) || str_ends(s, STR(")"))) {
		open = str_find(s, STR("（"), 0);
		open = open == STR_NONE ? str_find(s, STR("("), 0) : open;
		if (open != STR_NONE && open > 0)
			s = str_trim(str_slice(s, 0, open));
	}
	for (uint32_t i = 0; i < countof(tails); i++)
		if (str_ends(s, tails[i]) && s.n > tails[i].n + 3)
			return str_slice(s, 0, s.n - tails[i].n);
	return s;
}

static uint64_t key_of(struct arena *a, str name)
{
	char small[768];

	return hash_str(name.n < 100 ? utf8_key_into(small, name) : utf8_key(a, name)) | 1;
}

static uint64_t number_key(uint32_t n)
{
	return hash_mix(hash_str(STR("#")), n) | 1;
}

/* «无», «开始», «—»: nothing before; «结束», «办结»: nothing after. */
static bool says_nothing(str s)
{
	static const str words[] = {
		STR_INIT("无"),       STR_INIT("/"),        STR_INIT("／"),
		STR_INIT("-"),        STR_INIT("—"),        STR_INIT("——"),
		STR_INIT("\\"),       STR_INIT("开始"),     STR_INIT("起点"),
		STR_INIT("起始"),     STR_INIT("起始环节"), STR_INIT("首环节"),
		STR_INIT("首个环节"), STR_INIT("流程开始"), STR_INIT("始"),
		STR_INIT("0"),        STR_INIT("结束"),     STR_INIT("终点"),
		STR_INIT("流程结束"), STR_INIT("完成"),     STR_INIT("无（起始环节）"),
		STR_INIT("第一环节"), STR_INIT("--"),       STR_INIT("末环节")
	};

	return str_is_any(s, words, countof(words));
}

/* What sets a process off from outside, named before its first step. */
static bool sets_off(str s)
{
	static const str words[] = { STR_INIT("申请"), STR_INIT("申报"), STR_INIT("举报"),
		                     STR_INIT("投诉"), STR_INIT("报告"), STR_INIT("交办"),
		                     STR_INIT("来文"), STR_INIT("线索"), STR_INIT("启动"),
		                     STR_INIT("发现"), STR_INIT("通知"), STR_INIT("移送"),
		                     STR_INIT("触发"), STR_INIT("来电"), STR_INIT("提出"),
		                     STR_INIT("来函"), STR_INIT("下达"), STR_INIT("部署") };

	return str_has_any(s, words, countof(words));
}

/* ---- steps ---- */

static void keep_first(struct map *m, uint64_t key, uint32_t step)
{
	uint32_t *slot = map_at(m, key);

	if (*slot == NONE)
		*slot = step;
}

/* The number a step goes by: in its name, else its 序号. */
static uint32_t number_of(const struct builder *b, uint32_t item, str name)
{
	size_t len;
	uint32_t n = leading_number(name, &len), seq = 0;

	if (n > 0 || !str_u32(item_text(b->c, item, FIELD_SEQ), &seq))
		return n;
	return seq;
}

static void put_names(struct builder *b, struct map *m, uint32_t i, bool first)
{
	const struct step *s = &b->f->step[i];
	str step = item_text(b->c, s->item, FIELD_STEP);
	uint64_t keys[4] = { key_of(b->a, s->name), key_of(b->a, bare_name(s->name)), 0, 0 };
	uint32_t number = number_of(b, s->item, s->name);

	if (number)
		keys[2] = number_key(number);
	if (item_has(b->c, s->item, FIELD_SUB) && step.n)
		keys[3] = key_of(b->a, step); /* the step as a whole ends with its last sub-step */
	for (uint32_t k = 0; k < countof(keys); k++) {
		if (keys[k] && (!first || k == 3))
			*map_at(m, keys[k]) = i;
		else if (keys[k])
			keep_first(m, keys[k], i);
	}
}

static void add_step(struct builder *b, uint32_t item)
{
	str sub = item_text(b->c, item, FIELD_SUB);
	str name = sub.n ? sub : item_text(b->c, item, FIELD_STEP);
	str previous = item_text(b->c, item, FIELD_PREVIOUS),
	    next = item_text(b->c, item, FIELD_NEXT);
	uint64_t copy = hash_mix(hash_mix(key_of(b->a, name), hash_str(previous)), hash_str(next));
	uint32_t *slot = map_at(&b->copies, copy);
	struct flow *f = b->f;

	/* One step on several rows, a post each. */
	if (name.n == 0 || *slot != NONE)
		return;
	*slot = f->n;
	f->step = arena_room(b->a, f->step, f->n, &f->cap, sizeof *f->step);
	f->step[f->n++] = (struct step){ .item = item, .name = name };
}

static void add_edge(struct flow *f, struct arena *a, uint32_t from, uint32_t to)
{
	if (from == to)
		return;
	f->edge = arena_room(a, f->edge, f->n_edges, &f->cap_edges, sizeof *f->edge);
	f->edge[f->n_edges++] = (struct step_edge){ from, to };
	f->step[from].after++;
	f->step[to].before++;
}

/* ---- what a cell names ---- */

/* «审查通过», «审核不合格»: the name of a step and how it went. */
static bool tells_outcome(str rest)
{
	static const str words[] = { STR_INIT("通过"),   STR_INIT("不通过"), STR_INIT("未通过"),
		                     STR_INIT("合格"),   STR_INIT("不合格"), STR_INIT("同意"),
		                     STR_INIT("不同意"), STR_INIT("退回"),   STR_INIT("后"),
		                     STR_INIT("完成"),   STR_INIT("之后"),   STR_INIT("完成后"),
		                     STR_INIT("通过后"), STR_INIT("结束"),   STR_INIT("结束后"),
		                     STR_INIT("无异议"), STR_INIT("期满"),   STR_INIT("期满后"),
		                     STR_INIT("无误"),   STR_INIT("属实"),   STR_INIT("批准"),
		                     STR_INIT("符合"),   STR_INIT("不符合") };

	return str_is_any(rest, words, countof(words));
}

/* The one step whose name holds ref, or begins it where how it went follows; NONE when none or
 * several do. */
static uint32_t short_form(const struct builder *b, str ref)
{
	uint32_t found = NONE;

	if (b->f->n > MOST_SHORT_FORMS || ref.n < 6)
		return NONE;
	for (uint32_t i = 0; i < b->f->n; i++) {
		str name = bare_name(b->f->step[i].name);
		bool fits = str_has(name, ref) ||
		            (str_starts(ref, name) && tells_outcome(str_from_byte(ref, name.n)));

		if (fits && found != NONE)
			return NONE;
		found = fits ? i : found;
	}
	return found;
}

static uint32_t look_up(const struct builder *b, uint64_t key)
{
	uint32_t i = map_get(&b->seen, key);

	return i != NONE ? i : map_get(&b->first, key);
}

/* The step a text names, the nearest above before any below. */
static uint32_t named_step(const struct builder *b, str ref)
{
	size_t len = 0;
	uint32_t i = look_up(b, key_of(b->a, ref)), number;

	if (i != NONE)
		return i;
	number = leading_number(ref, &len);
	if (number && len == ref.n) {
		i = look_up(b, number_key(number));
		return i != NONE || number > b->f->n ? i : number - 1;
	}
	i = look_up(b, key_of(b->a, bare_name(ref)));
	return i != NONE ? i : short_form(b, bare_name(ref));
}

/* One cell of 上一环节 or 下一环节. */
struct reference {
	uint32_t step;
	enum field field;
	str cell; /* its whole text */
};

static void link_to(struct builder *b, const struct reference *r, uint32_t other)
{
	bool forward = r->field == FIELD_NEXT;

	add_edge(b->f, b->a, forward ? r->step : other, forward ? other : r->step);
}

static void fault(struct builder *b, const struct reference *r, str part, enum step_fault what)
{
	struct step *s = &b->f->step[r->step];

	if (s->fault)
		return;
	s->fault = what;
	s->field = r->field;
	s->beg = (uint32_t)(part.p - r->cell.p);
	s->end = s->beg + (uint32_t)part.n;
}

/* False when the text as a whole names nothing. */
static bool take_whole(struct builder *b, const struct reference *r, str part)
{
	uint32_t i = named_step(b, part);

	if (i == NONE)
		return false;
	/* Beside others it is a step that is done again. */
	if (i == r->step && part.n == str_trim(r->cell).n)
		fault(b, r, part, STEP_ITSELF);
	link_to(b, r, i);
	return true;
}

static bool from_outside(const struct builder *b, const struct reference *r, str part)
{
	return map_get(b->tasks, key_of(b->a, part)) != NONE || (r->step == 0 && sets_off(part));
}

static bool parts_names(uint32_t cp)
{
	return cp == 0x3001 || cp == 0xFF0C || cp == ',' || cp == 0xFF1B || cp == ';' ||
	       cp == '/' || cp == '\n';
}

/* The next of several names; moves *at past it. False at the end. */
static bool next_part(str text, size_t *at, str *part)
{
	size_t from = *at, end = *at;

	while (*at < text.n && !parts_names(utf8_next(text, at)))
		end = *at;
	*part = str_trim(str_slice(text, from, end));
	return *at > from;
}

/* «审查或者复核»: the two sides of the word between them. */
static bool two_names(str part, str side[2])
{
	static const str joins[] = { STR_INIT("或者"), STR_INIT("或"), STR_INIT("和"),
		                     STR_INIT("及") };

	for (uint32_t i = 0; i < countof(joins); i++) {
		size_t at = str_find(part, joins[i], 0);

		if (at == STR_NONE)
			continue;
		side[0] = str_trim(str_slice(part, 0, at));
		side[1] = str_trim(str_from_byte(part, at + joins[i].n));
		return side[0].n > 0 && side[1].n > 0;
	}
	return false;
}

static void take_part(struct builder *b, const struct reference *r, str part)
{
	struct step *s = &b->f->step[r->step];
	str side[2];

	if (part.n == 0 || take_whole(b, r, part))
		return;
	if (says_nothing(part) || from_outside(b, r, part)) {
		s->start = s->start || r->field == FIELD_PREVIOUS;
		s->told = true;
	} else if (!two_names(part, side)) {
		fault(b, r, part, STEP_NOWHERE);
	} else {
		for (uint32_t i = 0; i < 2; i++)
			if (!take_whole(b, r, side[i]))
				fault(b, r, side[i], STEP_NOWHERE);
	}
}

/* All that a cell names. */
static void take_cell(struct builder *b, const struct reference *r, str text)
{
	str part;
	uint32_t n = 0;

	if (says_nothing(text) || take_whole(b, r, text)) {
		b->f->step[r->step].told = b->f->step[r->step].told || says_nothing(text);
		b->f->step[r->step].start = b->f->step[r->step].start ||
		                            (r->field == FIELD_PREVIOUS && says_nothing(text));
		return;
	}
	for (size_t at = 0; n < MOST_NAMES && next_part(text, &at, &part); n++)
		take_part(b, r, part);
}

/* ---- what stands before and after each step ---- */

/* The step above that belongs to the same step with sub-steps; NONE when there is none. */
static uint32_t sub_above(const struct builder *b, uint32_t i)
{
	const struct step *s = &b->f->step[i];
	str step = item_text(b->c, s->item, FIELD_STEP);

	if (i == 0 || !item_has(b->c, s->item, FIELD_SUB))
		return NONE;
	if (step.n && !str_eq(step, item_text(b->c, s[-1].item, FIELD_STEP)))
		return NONE;
	return i - 1;
}

/* A sub-step that names what its step does, or nothing, follows the one above it. */
static bool follows_sub(struct builder *b, uint32_t i)
{
	uint32_t above = sub_above(b, i);
	str mine, other;

	if (above == NONE)
		return false;
	mine = item_text(b->c, b->f->step[i].item, FIELD_PREVIOUS);
	other = item_text(b->c, b->f->step[above].item, FIELD_PREVIOUS);
	if (mine.n > 0 && !str_eq(mine, other))
		return false;
	add_edge(b->f, b->a, above, i);
	return true;
}

static void link_blank(struct builder *b, uint32_t i, enum field field)
{
	bool previous = field == FIELD_PREVIOUS;

	if (previous && i > 0 && b->by_rows[0])
		add_edge(b->f, b->a, i - 1, i);
	else if (previous)
		b->f->step[i].start = true;
	else if (i + 1 < b->f->n && b->by_rows[1])
		add_edge(b->f, b->a, i, i + 1);
}

static void link_step(struct builder *b, uint32_t i)
{
	static const enum field fields[] = { FIELD_PREVIOUS, FIELD_NEXT };

	for (uint32_t k = 0; k < countof(fields); k++) {
		str cell = cell_text(item_cell(b->c, b->f->step[i].item, fields[k]));
		str text = str_trim(cell);

		if (!list_has(b->l, fields[k]) || (k == 0 && follows_sub(b, i)))
			continue;
		if (text.n == 0)
			link_blank(b, i, fields[k]);
		else
			take_cell(b, &(struct reference){ i, fields[k], cell }, text);
	}
}

/* Are most of a column's cells blank, the end where there is nothing to name aside? */
static bool mostly_blank(const struct builder *b, enum field field)
{
	uint32_t blank = 0;

	for (uint32_t i = 0; i < b->f->n; i++)
		blank += !item_has(b->c, b->f->step[i].item, field);
	return blank > 1 && 2 * (blank - 1) > b->f->n - 1;
}

/* ---- flows ---- */

static void build(struct builder *b, const uint32_t *item, uint32_t n)
{
	b->f->task = item_text(b->c, item[0], FIELD_TASK);
	map_init(&b->seen, b->a);
	map_init(&b->first, b->a);
	map_init(&b->copies, b->a);
	for (uint32_t i = 0; i < n; i++)
		add_step(b, item[i]);
	for (uint32_t i = 0; i < b->f->n; i++)
		put_names(b, &b->first, i, true);
	b->by_rows[0] = mostly_blank(b, FIELD_PREVIOUS);
	b->by_rows[1] = mostly_blank(b, FIELD_NEXT);
	for (uint32_t i = 0; i < b->f->n; i++) {
		link_step(b, i);
		put_names(b, &b->seen, i, false);
	}
}

/* A step whose sub-steps are written under the same key lost its own row (read/lost): its name is
 * still good to refer to. */
static void put_lost_names(struct arena *a, const struct doc *d, struct map *names)
{
	for (uint32_t i = 0; i < d->faults.n; i++) {
		const struct finding *f = &d->faults.finding[i];
		str text = d->text, line, rest;
		size_t at = f->at.beg;

		if (f->rule != &rule_read_lost || at >= text.n || !str_line(text, &at, &line))
			continue;
		line = str_cut(str_cut(line, STR(","), &rest), STR("}"), &rest);
		keep_first(names, key_of(a, str_trim(line)), 0);
	}
}

/* Which flow each item belongs to; how many there are. */
static uint32_t number_flows(struct arena *a, const struct corpus *c, const struct list *l,
                             struct map *tasks, uint32_t *flow_of)
{
	uint32_t n = 0, now = NONE;

	for (uint32_t i = l->item; i < l->item_end; i++) {
		str task = item_text(c, i, FIELD_TASK);
		uint32_t *slot = task.n > 0 ? map_at(tasks, key_of(a, task)) : &now;

		now = *slot = *slot == NONE ? n++ : *slot;
		flow_of[i - l->item] = now;
	}
	return n;
}

/* Items by flow: those of flow k are sorted[first[k]] up to sorted[first[k + 1]]. */
static void sort_items(const struct list *l, const uint32_t *flow_of, uint32_t n_flows,
                       uint32_t *first, uint32_t *sorted)
{
	uint32_t n = l->item_end - l->item;

	for (uint32_t i = 0; i < n; i++)
		first[flow_of[i] + 1]++;
	for (uint32_t k = 0; k < n_flows; k++)
		first[k + 1] += first[k];
	for (uint32_t i = n; i-- > 0;)
		sorted[--first[flow_of[i] + 1]] = l->item + i;
	memmove(first, first + 1, n_flows * sizeof *first);
	first[n_flows] = n;
}

uint32_t flows_of_list(struct arena *a, const struct corpus *c, const struct list *l,
                       struct flow **flow)
{
	uint32_t n = l->item_end - l->item, n_flows;
	uint32_t *flow_of = arena_alloc(a, (n + 1) * sizeof *flow_of);
	uint32_t *first, *sorted = arena_alloc(a, (n + 1) * sizeof *sorted);
	struct map tasks;

	map_init(&tasks, a);
	n_flows = number_flows(a, c, l, &tasks, flow_of);
	put_lost_names(a, c->doc[l->doc], &tasks);
	first = arena_alloc(a, (n_flows + 2) * sizeof *first);
	sort_items(l, flow_of, n_flows, first, sorted);
	*flow = arena_alloc(a, (n_flows + 1) * sizeof **flow);
	for (uint32_t k = 0; k < n_flows; k++) {
		struct builder b = { .a = a, .c = c, .l = l, .tasks = &tasks, .f = &(*flow)[k] };

		build(&b, sorted + first[k], first[k + 1] - first[k]);
	}
	return n_flows;
}
