/* Characters that came out of a wrong conversion: lost ones, text read in a wrong encoding, question
 * marks in place of characters, and pinyin that a page left behind (發(fā)展). */
#include "check/form/bytes.h"
#include "check/form/cells.h"
#include "check/form/garbled.h"
#include "check/form/hanzi.h"
#include "check/form/pinyin.h"
#include "check/form/stray_mark.h"

#include "base/utf8.h"

enum message {
	LOST,     /* the characters are gone */
	PRIVATE,  /* they show on one computer only */
	AS_GBK,   /* UTF-8 read as GBK */
	AS_LATIN, /* UTF-8 read as Latin-1 */
	GBK_AS_LATIN,
	PINYIN,      /* behind its character */
	PINYIN_TORN, /* where the character is gone */
	MARK,        /* a question mark for a character */
	N_MESSAGES
};

/* Letters with tones are rare characters, too. */
enum { LOOKED_AT = TRAIT_RARE | TRAIT_QUERY };

struct shared {
	const struct garbling *garbling;
	const struct hanzi *hanzi;
	const struct words *names;
	struct steps steps;
};

/* Something spoiled in a cell; text is what it becomes, where that can be told. */
struct hit {
	size_t beg, end;
	str text;
	bool mends;
	uint8_t message;
};

struct scan {
	const struct pass *p;
	const struct text_at *t;
	str text;
	struct names names;
	enum script *doc_script; /* of the document, once it is asked for */
	struct hit *hit;
	uint32_t n, cap;
	uint32_t n_plain; /* pinyin behind characters that everybody can read */
	bool traditional; /* pinyin behind a character that is Traditional only */
};

static const void *prepare(const struct pass *p)
{
	struct shared *s = arena_alloc(p->arena, sizeof *s);

	s->garbling = garbling_new(p->arena, p->c->gbk);
	s->hanzi = hanzi_new(p->arena);
	s->names = prepare_names(p);
	steps_init(&s->steps,
	           STR("?(\xC2\xC3\xE4\xE5\xE6\xE7\xE8\xE9\xEE\xEF\xF0\xF1\xF2\xF3\xF4"));
	return s;
}

/* Adds a hit; what touches the one before and is the same goes with it. Returns where to go on. */
static size_t add(struct scan *s, struct hit h)
{
	struct hit *last = s->n ? &s->hit[s->n - 1] : NULL;

	if (names_cover(&s->names, h.beg, h.end))
		return h.end;
	if (last && last->message == h.message && last->end == h.beg && !h.mends) {
		last->end = h.end;
		return h.end;
	}
	s->hit = arena_room(&s->p->out->arena, s->hit, s->n, &s->cap, sizeof *s->hit);
	s->hit[s->n++] = h;
	return h.end;
}

static uint32_t char_before(str text, size_t at)
{
	while (at > 0 && ((unsigned char)text.p[--at] & 0xC0) == 0x80)
		;
	return at < text.n ? utf8_next(text, &at) : 0;
}

/* ---- what is found ---- */

/* 锟斤拷 is what U+FFFD becomes; 鈥 and 銆 are halves of “ and 。 and no words of Chinese; 烫烫烫 and
 * 屯屯屯 are memory never written. */
static size_t lost_token(str rest)
{
	static const str tokens[] = { STR_INIT("锟斤拷"), STR_INIT("鈥"), STR_INIT("銆"),
		                      STR_INIT("烫烫烫"), STR_INIT("屯屯屯") };

	for (uint32_t i = 0; i < countof(tokens); i++)
		if (str_starts(rest, tokens[i]))
			return tokens[i].n;
	return 0;
}

static size_t try_lost(struct scan *s, size_t at)
{
	size_t n = lost_token(str_from_byte(s->text, at));

	return n ? add(s, (struct hit){ .beg = at, .end = at + n, .message = LOST }) : 0;
}

static size_t try_garbled(struct scan *s, size_t at)
{
	const struct shared *sh = s->p->prepared;
	struct garbled_run run;
	enum garbled what = garbled_at(sh->garbling, s->text, at, &s->p->out->arena, &run);

	return what ? add(s, (struct hit){ .beg = run.beg,
	                                   .end = run.end,
	                                   .text = run.was,
	                                   .mends = run.whole,
	                                   .message = (uint8_t)(AS_GBK + what - 1) })
	            : 0;
}

static bool is_letter(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
}

/* Everybody can read it, so that nobody would add how: 发, 發, but not 垚 or 彧. */
static bool is_plain(const struct shared *sh, uint32_t cp)
{
	return cp < 0x10000 && (gbk_common(sh->garbling->gbk->code[cp]) ||
	                        hanzi_script(sh->hanzi, cp) == SCRIPT_TRADITIONAL);
}

static size_t try_pinyin(struct scan *s, size_t at)
{
	const struct shared *sh = s->p->prepared;
	uint32_t before = char_before(s->text, at);
	struct hit h = { .beg = at };

	if (at == 0 || !pinyin_in_brackets(s->text, at, &h.end))
		return 0;
	h.mends = utf8_is_han(before);
	h.message = h.mends ? PINYIN : PINYIN_TORN;
	s->traditional = s->traditional || hanzi_script(sh->hanzi, before) == SCRIPT_TRADITIONAL;
	s->n_plain += is_plain(sh, before) ||
	              (is_letter(before) && at > 1 && utf8_is_han(char_before(s->text, at - 1)));
	return add(s, h);
}

static size_t try_mark(struct scan *s, size_t at)
{
	size_t end;
	struct hit h = { .beg = at };

	if (at > 0 && utf8_is_han(char_before(s->text, at)) && pinyin_open(s->text, at + 1, &end)) {
		h.end = end;
		h.message = PINYIN_TORN;
		return add(s, h);
	}
	h.end = stray_mark(s->text, at);
	h.message = MARK;
	return h.end > at ? add(s, h) : 0;
}

static size_t try_private(struct scan *s, size_t at, size_t end, uint32_t cp)
{
	bool lost = cp == 0xFFFD;

	if (!lost && !(cp >= 0xE000 && cp <= 0xF8FF) && cp < 0xF0000)
		return 0;
	return add(s, (struct hit){ .beg = at, .end = end, .message = lost ? LOST : PRIVATE });
}

/* What stands at byte `at`; *end: behind its character. */
static size_t look(struct scan *s, size_t at, size_t *end)
{
	const struct shared *sh = s->p->prepared;
	uint32_t cp = utf8_next(s->text, end);
	size_t found = 0;

	if (cp == '(' || cp == 0xFF08)
		return try_pinyin(s, at);
	if (cp == '?')
		return try_mark(s, at);
	if (garbling_starts(sh->garbling, cp) || (cp >= 0xA1 && cp <= 0xFF))
		found = try_garbled(s, at);
	if (!found && utf8_is_han(cp))
		found = try_lost(s, at);
	return found ? found : try_private(s, at, *end, cp);
}

/* May something begin with this character? Most Han are told at a glance. */
static bool is_suspect(const struct shared *sh, str text, size_t at)
{
	unsigned char lead = (unsigned char)text.p[at];
	uint32_t cp;

	if (lead < 0xE4 || lead > 0xE9)
		return true;
	cp = three_bytes(text.p + at);
	return garbling_starts(sh->garbling, cp) || cp == 0x70EB || cp == 0x5C6F; /* 烫 屯 */
}

static void scan(struct scan *s)
{
	const struct shared *sh = s->p->prepared;

	for (size_t at = 0, end, found; (at = steps_pass(&sh->steps, s->text, at)) < s->text.n;
	     at = found ? found : end) {
		end = at + 3;
		found = 0;
		if (!is_suspect(sh, s->text, at))
			continue;
		end = at;
		found = look(s, at, &end);
	}
}

/* ---- what is told ---- */

/* A single rare character with its pinyin is a help to readers. */
static bool is_told(const struct scan *s, const struct hit *h)
{
	return (h->message != PINYIN && h->message != PINYIN_TORN) || s->n_plain > 0;
}

static bool is_traditional_doc(const struct scan *s)
{
	const struct shared *sh = s->p->prepared;
	struct script_count c = { 0 };
	struct cells next = { 0 };

	for (struct text_at t; cells_next(s->p->c, s->t->at.doc, ANY_TEXT, &next, &t);)
		hanzi_count(sh->hanzi, t.text, &c);
	return c.n[SCRIPT_TRADITIONAL] > c.n[SCRIPT_SIMPLIFIED];
}

/* Without its pinyin a Traditional character would still be wrong in a Simplified text. */
static enum fix fix_of(struct scan *s, uint8_t message)
{
	if (message != PINYIN || !s->traditional)
		return FIX_SAFE;
	if (*s->doc_script == SCRIPT_BOTH)
		*s->doc_script = is_traditional_doc(s) ? SCRIPT_TRADITIONAL : SCRIPT_SIMPLIFIED;
	return *s->doc_script == SCRIPT_TRADITIONAL ? FIX_SAFE : FIX_SUGGEST;
}

static void offer(struct scan *s, uint8_t message)
{
	struct quotes q = quotes_of(s->p->c, s->t);
	enum fix fix = fix_of(s, message);

	for (uint32_t i = 0; i < s->n; i++)
		if (s->hit[i].message == message &&
		    (!s->hit[i].mends || quotes_at(&q, s->hit[i].beg)))
			return;
	for (uint32_t i = 0; i < s->n; i++)
		if (s->hit[i].message == message)
			sink_edit(s->p->out, fix,
			          place_within(s->t->at, s->hit[i].beg, s->hit[i].end),
			          s->hit[i].text);
}

/* All hits of one kind in a cell are told at the first. */
static void tell(struct scan *s, uint8_t message)
{
	const struct hit *first = NULL;
	uint32_t n = 0;

	for (uint32_t i = 0; i < s->n; i++)
		if (s->hit[i].message == message && is_told(s, &s->hit[i]) && n++ == 0)
			first = &s->hit[i];
	if (!first)
		return;
	report(s->p, (struct report){
			     .at = place_within(s->t->at, first->beg, first->end),
			     .message = message,
			     .level = message == MARK ? QD_WARNING : QD_ERROR,
			     .confidence = message == MARK ? QD_MEDIUM : QD_HIGH,
			     .arg = { cell_called(s->p, s->t->at),
	                              arg_str(str_slice(s->text, first->beg, first->end)),
	                              sink_number(s->p->out, n), arg_str(first->text) },
		     });
	offer(s, message);
}

static void check(const struct pass *p, uint32_t doc)
{
	const struct shared *sh = p->prepared;
	enum script script = SCRIPT_BOTH;
	struct cells next = { 0 };

	for (struct text_at t; cells_next(p->c, doc, LOOKED_AT, &next, &t);) {
		struct scan s = { .p = p, .t = &t, .text = t.text, .doc_script = &script };

		s.names = (struct names){ .words = sh->names, .text = t.text };
		scan(&s);
		for (uint8_t m = 0; s.n > 0 && m < N_MESSAGES; m++)
			tell(&s, m);
	}
}

const struct rule rule_form_mojibake = {
	.id = "form/mojibake",
	.level = QD_ERROR,
	.each = EACH_DOC,
	.title = { "乱码", "Garbled characters" },
	.message = { [LOST] = { "{0}里有乱码“{1}”（共 {2} 处），原来的字已经丢失",
	                        "{0} holds '{1}' ({2} in all): the characters are lost" },
	             [PRIVATE] = { "{0}里有自造字“{1}”（共 {2} 处），换一台电脑就显示不出来",
	                           "{0} holds the private character '{1}' ({2} in all)" },
	             [AS_GBK] = { "{0}里的“{1}”是把 UTF-8 当作 GBK 读出来的乱码（共 {2} 处），原文是“{3}”",
	                          "'{1}' in {0} is UTF-8 read as GBK ({2} in all); it was '{3}'" },
	             [AS_LATIN] = { "{0}里的“{1}”是把 UTF-8 当作西文读出来的乱码（共 {2} 处），原文是“{3}”",
	                            "'{1}' in {0} is UTF-8 read as Latin-1 ({2} in all); it was '{3}'" },
	             [GBK_AS_LATIN] = { "{0}里的“{1}”是把 GBK 当作西文读出来的乱码（共 {2} 处），原文是“{3}”",
	                                "'{1}' in {0} is GBK read as Latin-1 ({2} in all); it was '{3}'" },
	             [PINYIN] = { "{0}里夹着拼音“{1}”（共 {2} 处），是转换网页时带进来的",
	                          "{0} holds pinyin left by a page, '{1}' ({2} in all)" },
	             [PINYIN_TORN] = { "{0}里夹着拼音“{1}”（共 {2} 处），前面的字已经丢失",
	                               "{0} holds pinyin, '{1}' ({2} in all), whose character is lost" },
	             [MARK] = { "{0}里的“{1}”（共 {2} 处）不像问号，可能是一个没能转换的字",
	                        "'{1}' in {0} ({2} in all) seems to stand for a character" } },
	.why = { "公布出去别人看不懂，检索也找不到。", "Nobody can read or search it." },
	.fix = { "能还原的照原文还原；已经丢失的，对照原件补上；生僻字人名、地名列入 names。",
	         "Restore the characters from the original; list rare characters of names under names." },
	.option = { { "names",
	              OPTION_WORDS,
	              "",
	              { "其中的字不算乱码的人名、地名",
	                "proper names whose characters are right" } } },
	.prepare = prepare,
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道⟦\xEF\xBF\xBD\xEF\xBF\xBD⟧的处罚\n    部门职责: 规划发⟦(fā)⟧展，检查⟦\xEE\x80\x80⟧\n    追责情形: ⟦锟斤拷⟧\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: 对⟦鍗犻亾缁忚惀⟧的处罚\n    部门职责: 巡查⟦å¸‚åœº⟧、⟦ÖÐ¹ú⟧\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    权限内容: 巡⟦?⟧查\n    备注: 發⟦(fā)⟧展f⟦(xié)⟧助\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    部门职责: 检查温度(c)、热量（kcal）、café(caf)、咖啡(café)，张垚(yáo)，𠮷字照写，是否符合条件?符合的予以受理。\n    备注: 网址 http://www.example.cn/a?id=3，××××\n" },
};
