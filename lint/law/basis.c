/* One pass over a basis cell. A title opens an instrument; articles behind it belong to it; an
 * article followed by anything but another opens a quotation, which ends where a line or sentence
 * begins with a new heading, title or tag. */
#include "law/citation.h"

#include "law/bare.h"
#include "law/cited.h"

enum { TAG_BYTES = 60, CLAUSE_STEPS = 12, MOST_NUMBERING = 16 };

struct parser {
	struct scan s;
	struct citations *out;
	struct short_titles known;
	str tag; /* of the title to come; it began at tag_at */
	size_t tag_at;
	size_t done;          /* behind the last thing taken */
	bool open;            /* an instrument is open: the last of out */
	bool quoting;         /* inside the words of an article */
	bool line_start;      /* nothing but white space and numbering since the line began */
	uint32_t n_numbering; /* characters of it */
	bool mentioned;       /* the last title was only a mention */
};

static struct citation *last(const struct parser *p)
{
	return &p->out->citation[p->out->n - 1];
}

/* ---- where things may begin ---- */

/* "1." "一、" "（一）" "①" before a title at the start of a line. */
static bool is_numbering(uint32_t cp)
{
	return numeral_is(cp) || cp == '.' || cp == 0x3001 || cp == 0xFF08 || cp == 0xFF09 ||
	       cp == '(' || cp == ')' || cp == 0xFF0E || (cp >= 0x2460 && cp <= 0x2473);
}

/* Does a clause begin at `at`: behind 。 or ；, or behind blanks that follow a citation? Numbering
 * may stand between. */
static bool begins_clause(const struct parser *p, size_t at)
{
	bool blank = false;

	for (uint32_t steps = 0; at > p->done && steps < CLAUSE_STEPS; steps++) {
		size_t before = scan_before(p->s.text, at), next = before;
		uint32_t cp = utf8_next(p->s.text, &next);

		if (cp == 0x3002 || cp == 0xFF1B || cp == ';' || cp == '\n')
			return true;
		if (!utf8_is_space(cp) && !is_numbering(cp))
			return false;
		blank = blank || utf8_is_space(cp) || cp == '.' || cp == 0x3001;
		at = before;
	}
	return at == p->done && blank;
}

static bool line_ends(struct scan s)
{
	scan_blanks(&s);
	return s.at == s.text.n || s.text.p[s.at] == '\n';
}

/* ---- articles ---- */

/* What makes «第十条…» a reference of the sentence it stands in, not a heading. */
static bool is_reference(const struct scan *s)
{
	static const str words[] = { STR_INIT("规定"), STR_INIT("的"), STR_INIT("所"),
		                     STR_INIT("之规定"), STR_INIT("中") };

	return scan_sees_any(s, words, countof(words));
}

static bool heading_ends(const struct scan *s)
{
	struct scan behind = *s;

	scan_blanks(&behind);
	return behind.at > s->at || line_ends(*s) || scan_sees(s, STR("：")) ||
	       scan_sees(s, STR(":"));
}

/* Does what follows the articles still belong to the citation: another title, tag or line? */
static bool citation_goes_on(struct scan s)
{
	static const str joints[] = { STR_INIT("、"), STR_INIT("和"), STR_INIT("以及"),
		                      STR_INIT("及"), STR_INIT("与"), STR_INIT("，"),
		                      STR_INIT("；"), STR_INIT("。"), STR_INIT(";"),
		                      STR_INIT(","),  STR_INIT("）"), STR_INIT(")") };

	scan_blanks(&s);
	for (uint32_t i = 0; i < countof(joints); i++)
		(void)scan_take(&s, joints[i]);
	scan_blanks(&s);
	return line_ends(s) || title_opens(s.text, s.at) || scan_sees(&s, STR("【"));
}

/* «第二十七第二款», «第十九：» at the start of a line: 条 was forgotten. */
static bool take_bare_number(struct parser *p)
{
	struct scan s = p->s;
	struct article a = { .beg = (uint32_t)s.at };

	if (!p->line_start || !p->open || !scan_take(&s, STR("第")))
		return false;
	a.number = citation_number(s.text, &s.at);
	a.end = (uint32_t)s.at;
	if (a.number == 0 ||
	    !(scan_sees(&s, STR("第")) || scan_sees(&s, STR("：")) || scan_sees(&s, STR(":"))))
		return false;
	locator_add(p->out, a);
	p->s = s;
	(void)locator_read(&p->s, p->out, (struct locator_base){ a, AT_ARTICLE });
	return true;
}

/* Articles of the open instrument; p moves behind them, and what follows is a quotation unless the
 * citation goes on. */
static bool take_articles(struct parser *p)
{
	uint32_t before = p->out->n_articles;

	if (!take_bare_number(p) && !locator_read(&p->s, p->out, (struct locator_base){ 0 }))
		return false;
	p->done = p->s.at;
	if (!p->open) {
		p->out->n_articles = before;
		return true;
	}
	cited_close(p->out, p->out->n - 1, p->quoting ? 0 : p->s.at);
	p->quoting = !citation_goes_on(p->s);
	return true;
}

static void open_title(struct parser *p, struct title t)
{
	struct notes n = notes_read(p->s.text, t.end);
	struct citation *c = cited_open(p->out, t, &n, &p->known);

	c->tag = p->tag;
	p->tag = (str){ 0 };
	p->s.at = p->done = n.end;
	p->open = true;
	p->quoting = p->mentioned = false;
}

/* A heading in a quotation begins a line or a sentence, and no sentence goes on behind it. */
static bool is_heading(struct parser *p)
{
	struct scan behind = p->s;
	uint32_t n = p->out->n_articles;

	if (!locator_sees(&behind))
		return p->line_start; /* 条 may be missing */
	if (!p->line_start && !begins_clause(p, p->s.at))
		return false;
	(void)locator_read(&behind, p->out, (struct locator_base){ 0 });
	p->out->n_articles = n;
	return !is_reference(&behind) && (p->line_start || heading_ends(&behind));
}

static bool take_heading(struct parser *p)
{
	struct title t;

	if (p->quoting)
		return is_heading(p) && take_articles(p);
	if (locator_sees(&p->s) && title_bare(p->s.text, p->done, p->s.at, &t)) {
		size_t at = p->s.at;

		open_title(p, t);
		p->s.at = at;
	}
	return take_articles(p);
}

/* ---- titles ---- */

/* Titles that only explain: the decision that amended an instrument still without its article, and
 * what the words of an open instrument refer to («根据《…》的规定»). */
static bool is_mention(const struct parser *p, struct title t)
{
	static const str words[] = { STR_INIT("根据"), STR_INIT("依照"), STR_INIT("按照"),
		                     STR_INIT("违反"), STR_INIT("依据"), STR_INIT("执行"),
		                     STR_INIT("适用"), STR_INIT("修改") };
	str before = str_slice(p->s.text, 0, p->tag.n ? p->tag_at : t.beg);

	if (!p->open)
		return false;
	if (str_ends_any(before, words, countof(words)))
		return true;
	if (p->mentioned && (str_ends(before, STR("》、")) || str_ends(before, STR("》和")) ||
	                     str_ends(before, STR("》"))))
		return true;
	return last(p)->n_articles == 0 && !p->line_start && !p->tag.n &&
	       str_ends(t.text, STR("决定")) &&
	       (str_has(t.text, STR("修改")) || str_has(t.text, STR("废止")));
}

static bool is_instrument(const struct parser *p, str title)
{
	return title_form(title) || !str_eq(short_titles_name(&p->known, title), title);
}

/* A title inside a quotation is a mention, unless a line or sentence begins with it. */
static bool take_title(struct parser *p)
{
	struct title t;
	struct scan behind;
	bool cites;

	if (!title_marked(p->s.text, p->done, p->s.at, &t))
		return false;
	behind = (struct scan){ p->s.text, t.end };
	scan_blanks(&behind);
	cites = scan_sees(&behind, STR("（")) || scan_sees(&behind, STR("(")) ||
	        scan_sees(&behind, STR("第")) || line_ends(behind);
	p->mentioned = is_mention(p, t);
	if (!p->mentioned &&
	    (p->tag.n || (!p->quoting && (cites || !title_is_paper(t.text))) ||
	     (cites && is_instrument(p, t.text) && (p->line_start || begins_clause(p, t.beg)))))
		open_title(p, t);
	else
		p->s.at = t.end;
	p->tag = (str){ 0 };
	return true;
}

/* ---- tags ---- */

static const str tags[] = { STR_INIT("法律"),       STR_INIT("行政法规"), STR_INIT("地方性法规"),
	                    STR_INIT("法规"),       STR_INIT("部门规章"), STR_INIT("地方政府规章"),
	                    STR_INIT("政府规章"),   STR_INIT("规章"),     STR_INIT("规范性文件"),
	                    STR_INIT("国务院决定"), STR_INIT("司法解释"), STR_INIT("党内法规"),
	                    STR_INIT("自治条例"),   STR_INIT("单行条例"), STR_INIT("地方规章"),
	                    STR_INIT("国务院文件"), STR_INIT("宪法"),     STR_INIT("其他") };

static void set_tag(struct parser *p, str tag, size_t end)
{
	p->tag = str_trim(tag);
	p->tag_at = p->s.at;
	p->s.at = p->done = end;
	p->line_start = true;
}

/* A tag word in other brackets, or before a colon, where a clause begins. */
static bool take_plain_tag(struct parser *p)
{
	static const str close[] = { STR_INIT("]"),  STR_INIT("］"), STR_INIT("）"), STR_INIT(")"),
		                     STR_INIT("〕"), STR_INIT("："), STR_INIT(":") };
	struct scan s = p->s;
	bool open = scan_take(&s, STR("[")) || scan_take(&s, STR("［")) ||
	            scan_take(&s, STR("〔")) || scan_take_bracket(&s);

	for (uint32_t i = 0; i < countof(tags); i++) {
		struct scan behind = s;

		if (!scan_take(&behind, tags[i]))
			continue;
		for (uint32_t k = open ? 0 : 5; k < (open ? 5 : countof(close)); k++) {
			struct scan title = behind;

			if (!scan_take(&title, close[k]))
				continue;
			scan_blanks(&title);
			if (!title_opens(title.text, title.at))
				return false;
			set_tag(p, str_slice(s.text, s.at, behind.at), title.at);
			return true;
		}
	}
	return false;
}

static bool take_tag(struct parser *p)
{
	str near = scan_rest(&p->s);
	size_t close;

	near.n = near.n < TAG_BYTES ? near.n : TAG_BYTES;
	close = str_find(near, STR("】"), 0);
	if (close == STR_NONE)
		return false;
	set_tag(p, str_slice(near, STR("【").n, close), p->s.at + close + STR("】").n);
	return true;
}

/* Behind a tag: a title whose marks are missing, or only its first. */
static void take_unmarked(struct parser *p)
{
	struct title t;

	scan_blanks(&p->s);
	if (p->s.at < p->s.text.n && !title_opens(p->s.text, p->s.at) &&
	    title_unmarked(p->s.text, p->s.at, &t))
		open_title(p, t);
}

/* Han here, and none before it. */
static bool starts_word(const struct scan *s)
{
	size_t next = s->at, before;

	if (!utf8_is_han(utf8_next(s->text, &next)))
		return false;
	if (s->at == 0)
		return true;
	before = scan_before(s->text, s->at);
	return !utf8_is_han(utf8_next(s->text, &before));
}

/* A line that begins with a bare name, outside quotations: «消防法（2021年修正）». */
static bool take_bare_line(struct parser *p)
{
	struct title t, bare;

	if (p->quoting || !starts_word(&p->s) || !title_unmarked(p->s.text, p->s.at, &t) ||
	    !title_bare(p->s.text, t.beg, t.beg + t.text.n, &bare) || bare.beg != t.beg)
		return false;
	open_title(p, t);
	return true;
}

/* ---- everything else ---- */

static void begin_line(struct parser *p)
{
	p->line_start = true;
	p->n_numbering = 0;
}

static void take_other(struct parser *p)
{
	uint32_t cp = utf8_next(p->s.text, &p->s.at);

	if (cp == '\n')
		begin_line(p);
	else if (!utf8_is_space(cp))
		p->line_start =
			p->line_start && is_numbering(cp) && ++p->n_numbering <= MOST_NUMBERING;
}

/* The bytes that open what a cell cites, outside the start of a line: marks, 【 and 第. */
static bool may_begin(unsigned char c)
{
	return c == 0xE3 || c == 0xE7 || c == 0xEF || c == 0xC2 || c == '<';
}

/* Past all that neither cites nor ends the line. Bytes will do: none looked for lies within a
 * character. */
static void pass_over(struct parser *p)
{
	while (p->s.at < p->s.text.n && !may_begin(scan_byte(&p->s)) && scan_byte(&p->s) != '\n')
		p->s.at++;
}

/* Whatever begins here that the cell cites. */
static bool take_one(struct parser *p)
{
	if (p->line_start && scan_byte(&p->s) > ' ' && (take_plain_tag(p) || take_bare_line(p)))
		return true;
	if (!may_begin(scan_byte(&p->s)))
		return false;
	if (title_opens(p->s.text, p->s.at))
		return take_title(p);
	if (scan_sees(&p->s, STR("【")) && take_tag(p)) {
		take_unmarked(p);
		return true;
	}
	return scan_sees(&p->s, STR("第")) && take_heading(p);
}

void citation_parse(str text, struct citations *out)
{
	struct parser p = { .s = { text, 0 }, .out = out, .line_start = true };

	while (p.s.at < text.n) {
		if (take_one(&p))
			p.line_start = false;
		else
			take_other(&p);
		if (!p.line_start)
			pass_over(&p);
	}
}

bool citation_is_basis(str text)
{
	struct parser p = { .s = { text, 0 }, .line_start = true };
	struct citations none = { 0 };
	struct arena scratch = { 0 };
	struct title t;
	bool basis = false;

	scan_blanks(&p.s);
	if ((scan_sees(&p.s, STR("【")) && take_tag(&p)) || take_plain_tag(&p))
		return true;
	if (p.s.at == text.n || !title_opens(text, p.s.at) || !title_marked(text, 0, p.s.at, &t))
		return false;
	none.arena = &scratch;
	p.s.at = notes_read(text, t.end).end;
	scan_blanks(&p.s);
	if (locator_sees(&p.s) && locator_read(&p.s, &none, (struct locator_base){ 0 }))
		basis = scan_sees(&p.s, STR("：")) || scan_sees(&p.s, STR(":"));
	arena_release(&scratch);
	return basis;
}
