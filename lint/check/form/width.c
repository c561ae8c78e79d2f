/* Full-width digits, odd blanks, line breaks and half-width brackets: what keeps equal texts from being
 * found equal. */
#include "check/form/bytes.h"
#include "check/form/cells.h"

#include "base/utf8.h"

enum message { WIDE, BLANK, BREAK, BRACKET, N_MESSAGES };

enum {
	MOST_OPEN = 16,
	LONGEST_LABEL = 4,
	LONGEST_ENTRY = 600,
	IN_ALL = TRAIT_HALF | TRAIT_WIDE,
	IN_KEYS = IN_ALL | TRAIT_BLANK
};

/* Bytes [beg, end) of a cell and what should stand there. */
struct hit {
	size_t beg, end;
	str text;
	enum fix fix;
	uint8_t message;
};

struct scan {
	const struct pass *p;
	const struct list *l;
	const struct text_at *t;
	str text; /* without blanks at its ends */
	struct quotes quotes;
	struct hit *hit;
	uint32_t n, cap;
	struct {
		size_t at;
		uint32_t len;
	} open[MOST_OPEN]; /* round brackets */
	uint32_t n_open;
};

static void add(struct scan *s, struct hit h)
{
	s->hit = arena_room(&s->p->out->arena, s->hit, s->n, &s->cap, sizeof *s->hit);
	s->hit[s->n++] = h;
}

/* ---- which fields ---- */

/* By these fields items and bodies are told apart and matched. */
static bool is_key(uint32_t f)
{
	return f == FIELD_NAME || f == FIELD_SUB || f == FIELD_TYPE || f == FIELD_CODE ||
	       f == FIELD_TASK || (f < N_FIELDS && field_info[f].what == FIELD_BODIES);
}

static bool is_bodies(uint32_t f)
{
	return f < N_FIELDS && field_info[f].what == FIELD_BODIES;
}

static bool is_bases(uint32_t f)
{
	return f < N_FIELDS && field_info[f].what == FIELD_BASIS_TEXT;
}

/* ---- characters ---- */

static uint32_t char_before(str text, size_t at)
{
	while (at > 0 && ((unsigned char)text.p[--at] & 0xC0) == 0x80)
		;
	return utf8_next(text, &at);
}

static uint32_t char_at(str text, size_t at)
{
	return utf8_next(text, &at);
}

/* Written without blanks around: Han, and the marks between them. */
static bool is_chinese(uint32_t cp)
{
	return utf8_is_han(cp) || (cp >= 0x3001 && cp <= 0x3017) ||
	       (cp >= 0xFF01 && cp <= 0xFF1F) || cp == 0x201C || cp == 0x201D;
}

static bool is_invisible(uint32_t cp)
{
	return (cp >= 0x200B && cp <= 0x200D) || cp == 0xFEFF || cp == 0x2060;
}

static bool is_blank(uint32_t cp)
{
	return utf8_is_space(cp) || is_invisible(cp);
}

/* ---- blanks and line breaks ---- */

/* The piece that ends at byte `at`: behind the line break or 、 before it. No entry is longer. */
static str piece_before(str text, size_t at)
{
	size_t beg = at, least = at > LONGEST_ENTRY ? at - LONGEST_ENTRY : 0;

	while (beg > least && text.p[beg - 1] != '\n' &&
	       !str_ends(str_slice(text, 0, beg), STR("、")) && text.p[beg - 1] != ' ')
		beg--;
	while (beg < at && ((unsigned char)text.p[beg] & 0xC0) == 0x80)
		beg++;
	return str_slice(text, beg, at);
}

/* Do two entries stand side by side there, each whole: two bodies, 行政许可 行政处罚, 对…的处罚 对…的处罚? */
static bool is_separator(const struct scan *s, size_t beg, size_t end)
{
	str left = piece_before(s->text, beg), right = str_from_byte(s->text, end);
	size_t same = str_starts(left, STR("对")) ? STR("对").n : STR("行政").n;

	if (is_bodies(s->t->field) && body_like(left))
		return true;
	return left.n > same && right.n > same &&
	       str_eq(str_slice(left, 0, same), str_slice(right, 0, same));
}

/* A break behind the end of a sentence or before a number is how lists in a cell are written. */
static bool is_layout(uint32_t before, uint32_t after)
{
	static const uint32_t ends[] = { 0x3002, 0xFF1B, 0xFF1A, ';', ':', 0x3001, 0xFF0C, ',' };

	for (uint32_t i = 0; i < countof(ends); i++)
		if (before == ends[i])
			return true;
	return (after >= '0' && after <= '9') || after == '(' || after == 0xFF08 ||
	       (after >= 0x2460 && after <= 0x249B);
}

static void take_break(struct scan *s, size_t beg, size_t end)
{
	uint32_t before = char_before(s->text, beg), after = char_at(s->text, end);
	bool chinese = is_chinese(before) && is_chinese(after);

	if (is_layout(before, after) || is_separator(s, beg, end))
		return;
	add(s, (struct hit){ .beg = beg,
	                     .end = end,
	                     .text = chinese ? STR("") : STR(" "),
	                     .fix = chinese && !is_bodies(s->t->field) ? FIX_SAFE : FIX_UNSAFE,
	                     .message = BREAK });
}

/* A blank between Chinese characters; any odd blank elsewhere. */
static void take_blank(struct scan *s, size_t beg, size_t end, bool odd)
{
	bool chinese = is_chinese(char_before(s->text, beg)) && is_chinese(char_at(s->text, end));

	if ((!chinese && !odd) || is_separator(s, beg, end))
		return;
	add(s, (struct hit){ .beg = beg,
	                     .end = end,
	                     .text = chinese ? STR("") : STR(" "),
	                     .fix = FIX_SAFE,
	                     .message = BLANK });
}

/* The run of blanks that begins at byte `at`; returns its end. */
static size_t take_run(struct scan *s, size_t at)
{
	bool breaks = false, odd = false, invisible = true;
	size_t end = at, next = at;

	while (next < s->text.n) {
		uint32_t cp = utf8_next(s->text, &next);

		if (!is_blank(cp))
			break;
		breaks = breaks || cp == '\n' || cp == '\r';
		odd = odd || cp >= 0x80;
		invisible = invisible && is_invisible(cp);
		end = next;
	}
	if (end == at)
		return next;
	if (at == 0 || end == s->text.n || !is_key(s->t->field))
		return end;
	if (invisible)
		add(s, (struct hit){ at, end, STR(""), FIX_SAFE, BLANK });
	else if (breaks)
		take_break(s, at, end);
	else
		take_blank(s, at, end, odd);
	return end;
}

/* ---- full-width digits and letters ---- */

static bool is_wide(uint32_t cp)
{
	return (cp >= 0xFF10 && cp <= 0xFF19) || (cp >= 0xFF21 && cp <= 0xFF3A) ||
	       (cp >= 0xFF41 && cp <= 0xFF5A);
}

static size_t take_wide(struct scan *s, size_t at)
{
	size_t end = at, n = 0;
	char *narrow = NULL;

	for (size_t next = at; next < s->text.n && is_wide(utf8_next(s->text, &next)); end = next)
		n++;
	if (n == 0)
		return at + 3;
	narrow = arena_alloc(&s->p->out->arena, n);
	for (size_t i = 0, from = at; i < n; i++)
		narrow[i] = (char)(utf8_next(s->text, &from) - 0xFEE0);
	add(s, (struct hit){ at,
	                     end,
	                     { narrow, n },
	                     quotes_at(&s->quotes, at) ? FIX_SUGGEST : FIX_SAFE,
	                     WIDE });
	return end;
}

/* ---- half-width brackets ---- */

/* «(一)», «(2)» count the parts of a text, and are not looked at in one. */
static bool is_number(str inside)
{
	size_t n = 0;

	for (size_t at = 0; at < inside.n; n++) {
		uint32_t cp = utf8_next(inside, &at);
		static const uint32_t numerals[] = { 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
			                             0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341 };
		bool found = cp >= '0' && cp <= '9';

		for (uint32_t i = 0; i < countof(numerals); i++)
			found = found || cp == numerals[i];
		if (!found)
			return false;
	}
	return n > 0 && n <= LONGEST_LABEL;
}

static bool has_han(str s)
{
	for (size_t at = 0; at < s.n;)
		if (utf8_is_han(utf8_next(s, &at)))
			return true;
	return false;
}

static void take_bracket(struct scan *s, size_t at, uint32_t len, str wide)
{
	if (len == 1)
		add(s, (struct hit){ at, at + 1, wide, FIX_SAFE, BRACKET });
}

/* A pair is closed at byte `at`. */
static void close_bracket(struct scan *s, size_t at, uint32_t len)
{
	size_t from;
	uint32_t from_len;
	str inside;

	if (s->n_open == 0)
		return;
	from = s->open[--s->n_open].at;
	from_len = s->open[s->n_open].len;
	inside = str_slice(s->text, from + from_len, at);
	if ((from_len == 3 && len == 3) || quotes_at(&s->quotes, at) ||
	    (!is_key(s->t->field) && is_number(inside)) || (from_len == len && !has_han(inside)))
		return;
	take_bracket(s, from, from_len, STR("（"));
	take_bracket(s, at, len, STR("）"));
}

static void open_bracket(struct scan *s, size_t at, uint32_t len)
{
	if (s->n_open == MOST_OPEN)
		s->n_open = 0;
	s->open[s->n_open].at = at;
	s->open[s->n_open++].len = len;
}

/* ---- a cell ---- */

static size_t look(struct scan *s, size_t at)
{
	str rest = str_from_byte(s->text, at);

	if (rest.p[0] == '(')
		open_bracket(s, at, 1);
	else if (rest.p[0] == ')')
		close_bracket(s, at, 1);
	else if (str_starts(rest, STR("（")))
		open_bracket(s, at, 3);
	else if (str_starts(rest, STR("）")))
		close_bracket(s, at, 3);
	else if ((unsigned char)rest.p[0] == 0xEF && !str_starts(rest, STR("\xEF\xBB\xBF")))
		return take_wide(s, at);
	else
		return take_run(s, at);
	return at + ((unsigned char)rest.p[0] < 0x80 ? 1 : 3);
}

/* All hits of one kind are told at the first and mended together, as safely as the least safe. */
static void tell(const struct scan *s, uint8_t message)
{
	const struct hit *first = NULL;
	enum fix fix = FIX_NONE;
	uint32_t n = 0;

	for (uint32_t i = 0; i < s->n; i++) {
		if (s->hit[i].message != message)
			continue;
		first = first ? first : &s->hit[i];
		fix = s->hit[i].fix > fix ? s->hit[i].fix : fix;
		n++;
	}
	if (!first)
		return;
	report(s->p,
	       (struct report){
		       .at = place_within(s->t->at, first->beg, first->end),
		       .message = message,
		       .arg = { text_called(s->p, s->l, s->t->at), text_header(s->l, s->t->at),
	                        arg_str(str_slice(s->text, first->beg, first->end)),
	                        sink_number(s->p->out, n), arg_str(first->text) },
	       });
	for (uint32_t i = 0; i < s->n; i++)
		if (s->hit[i].message == message)
			sink_edit(s->p->out, fix,
			          place_within(s->t->at, s->hit[i].beg, s->hit[i].end),
			          s->hit[i].text);
}

static void check_text(const struct pass *p, const struct list *l, const struct text_at *t)
{
	const struct steps *steps = p->prepared;
	struct scan s = { .p = p, .l = l, .t = t, .text = t->text };
	size_t at;

	if (!is_key(t->field) && !(t->traits & IN_ALL))
		return;
	at = steps_pass(&steps[!is_key(t->field)], s.text, 0);
	if (at == s.text.n)
		return;
	s.quotes = is_bases(t->field) ? quotes_of(p->c, t) : (struct quotes){ .text = t->text };
	while (at < s.text.n)
		at = steps_pass(&steps[!is_key(t->field)], s.text, look(&s, at));
	for (uint8_t m = 0; s.n > 0 && m < N_MESSAGES; m++)
		tell(&s, m);
}

/* Blanks are looked at in key fields only. */
static const void *prepare(const struct pass *p)
{
	struct steps *s = arena_alloc(p->arena, 2 * sizeof *s);

	steps_init(&s[0], STR("()\xEF \t\r\n\xC2\xE2\xE3"));
	steps_init(&s[1], STR("()\xEF"));
	return s;
}

static void check(const struct pass *p, uint32_t i)
{
	const struct list *l = &p->c->list[i];
	struct text_at t;

	for (uint32_t next = 0; texts_next(p->c, l, IN_KEYS, &next, &t);)
		check_text(p, l, &t);
}

const struct rule rule_form_width = {
	.id = "form/width",
	.level = QD_INFO,
	.each = EACH_LIST,
	.title = { "全半角与空白", "Width and white space" },
	.message = { [WIDE] = { "{0}的{1}里有全角数字或字母“{2}”（共 {3} 处），应写“{4}”",
	                        "the {1} of {0} has full-width '{2}' ({3} in all) for '{4}'" },
	             [BLANK] = { "{0}的{1}中间夹有空格（共 {3} 处）",
	                         "blanks stand within the {1} of {0} ({3} in all)" },
	             [BREAK] = { "{0}的{1}中间断了行（共 {3} 处）",
	                         "the {1} of {0} is broken across lines ({3} times)" },
	             [BRACKET] = { "{0}的{1}里中文用了半角括号“{2}”（共 {3} 处）",
	                           "the {1} of {0} has half-width '{2}' around Chinese ({3} in all)" } },
	.why = { "看上去一样的名称，多一个空格、换一种括号，系统就认作两个。",
	         "Names that look alike count as two when a blank or a bracket differs." },
	.fix = { "数字、字母用半角，中文括号用全角，名称中间不留空格、不断行。",
	         "Half-width digits and letters, full-width brackets, no blanks or breaks in names." },
	.basis = { "《出版物上数字用法》（GB/T 15835）、《标点符号用法》（GB/T 15834）。", NULL },
	.prepare = prepare,
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道⟦　⟧经营⟦(⟧含流动摊点)的处罚\n    权力类型: 行政⟦ ⟧处罚\n    部门职责: 处⟦５０⟧元以下罚款\n",
	         "事项名称,权力类型,行使主体\n\"对占道⟦\n⟧经营的处罚\",行政处罚,市城市管理局\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营（含流动摊点）的处罚\n    权力类型: 行政处罚\n    行使主体: 市公安局 市民政局\n    部门职责: 　　受理(一)和(2)，按 GB 150(A) 检查\n    实施依据: 《示例条例》第三条：从事经营(含摊点)的，处五元罚款\n",
	          "事项名称,权力类型,行使主体\n对占道经营的处罚,行政处罚,\"市公安局\n市民政局\"\n" },
};
