/* One pass over a basis cell. A title opens an instrument; articles behind it belong to it; an
 * article followed by anything but another number opens a quotation, which ends where a line
 * begins with a new heading, title or tag. */
#include "law/citation.h"

#include "base/hash.h"
#include "base/utf8.h"

/* How far a title and its notes may reach, in bytes: keeps a cell of bare 《 linear. */
enum { TITLE_BYTES = 600, NOTE_BYTES = 3000, TAG_BYTES = 60 };

struct parser {
	str text;
	size_t at;
	struct citations *out;
	str tag; /* of the title to come; it began at tag_at */
	size_t tag_at;
	bool open;       /* an instrument is open: out->citation[out->n - 1] */
	bool quoting;    /* inside the words of an article */
	bool line_start; /* nothing but white space and numbering since the line began */
	bool stop;       /* the last thing was 。 or ； */
	bool mentioned;  /* the last title was only a mention */
};

static str rest(const struct parser *p)
{
	return str_from_byte(p->text, p->at);
}

static bool take(struct parser *p, str word)
{
	if (!str_starts(rest(p), word))
		return false;
	p->at += word.n;
	return true;
}

/* ---- numbers ---- */

static int digit_of(uint32_t cp)
{
	static const uint32_t digits[] = { 0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
		                           0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D };

	if (cp == 0x3007)
		return 0; /* 〇 */
	if (cp >= 0xFF10 && cp <= 0xFF19)
		return (int)(cp - 0xFF10);
	if (cp >= '0' && cp <= '9')
		return (int)(cp - '0');
	for (int i = 0; i < 10; i++)
		if (digits[i] == cp)
			return i;
	return -1;
}

static uint32_t unit_of(uint32_t cp)
{
	return cp == 0x5341 ? 10 : cp == 0x767E ? 100 : cp == 0x5343 ? 1000 : 0; /* 十百千 */
}

uint32_t citation_number(str text, size_t *at)
{
	uint32_t total = 0, digits = 0;
	bool any = false, pending = false;
	size_t i = *at;

	while (i < text.n) {
		size_t next = i;
		uint32_t cp = utf8_next(text, &next), unit = unit_of(cp);
		int d = digit_of(cp);

		if (d < 0 && !unit)
			break;
		if (unit) {
			total += (pending ? digits : 1) * unit;
			digits = 0;
			pending = false;
		} else {
			digits = digits * 10 + (uint32_t)d;
			pending = true;
		}
		any = true;
		i = next;
		if (total + digits > 99999999)
			return 0;
	}
	if (any)
		*at = i;
	return total + digits;
}

/* ---- articles ---- */

/* 第 number unit; at stays where it was when that does not stand here. */
static uint32_t take_ordinal(struct parser *p, str unit)
{
	size_t from = p->at;
	uint32_t n = 0;

	if (take(p, STR("第"))) {
		(void)(take(p, STR("（")) || take(p, STR("(")));
		n = citation_number(p->text, &p->at);
		(void)(take(p, STR("）")) || take(p, STR(")")));
	}
	if (n == 0 || !take(p, unit)) {
		p->at = from;
		return 0;
	}
	return n;
}

static void add_article(struct parser *p, struct article a)
{
	struct citations *o = p->out;

	o->article = arena_room(o->arena, o->article, o->n_articles, &o->cap_articles,
	                        sizeof *o->article);
	o->article[o->n_articles++] = a;
	o->citation[o->n - 1].n_articles++;
}

static void skip_blanks(struct parser *p)
{
	while (p->at < p->text.n) {
		size_t next = p->at;
		uint32_t cp = utf8_next(p->text, &next);

		if (!utf8_is_space(cp) || cp == '\n')
			return;
		p->at = next;
	}
}

/* 之N, 第N款, 第N项 behind an article. */
static void take_parts(struct parser *p, struct article *a)
{
	if (take(p, STR("之")))
		a->suffix = citation_number(p->text, &p->at);
	a->paragraph = take_ordinal(p, STR("款"));
	a->item = take_ordinal(p, STR("项"));
}

/* «第十、十二条»: numbers whose 条 comes with the last of them. */
static bool take_short_list(struct parser *p)
{
	size_t at = p->at;
	uint32_t n_numbers = 0, number[32];

	if (!str_starts(rest(p), STR("第")))
		return false;
	for (at += 3; n_numbers < countof(number);) {
		uint32_t n = citation_number(p->text, &at);

		if (n == 0)
			return false;
		number[n_numbers++] = n;
		if (!str_starts(str_from_byte(p->text, at), STR("、")))
			break;
		at += 3;
	}
	if (n_numbers < 2 || !str_starts(str_from_byte(p->text, at), STR("条")))
		return false;
	for (uint32_t i = 0; i < n_numbers; i++)
		add_article(p, (struct article){ .number = number[i],
		                                 .beg = (uint32_t)p->at,
		                                 .end = (uint32_t)at + 3 });
	p->at = at + 3;
	return true;
}

/* «第二十七第二款», «第十九：» at the start of a line: 条 was forgotten. */
static uint32_t take_bare_number(struct parser *p)
{
	size_t at = p->at + STR("第").n;
	uint32_t n = p->line_start ? citation_number(p->text, &at) : 0;
	str behind = str_from_byte(p->text, at);

	if (n == 0 || !(str_starts(behind, STR("第")) || str_starts(behind, STR("：")) ||
	                str_starts(behind, STR(":"))))
		return 0;
	p->at = at;
	return n;
}

static bool take_article(struct parser *p)
{
	struct article a = { .beg = (uint32_t)p->at };

	a.number = take_ordinal(p, STR("条"));
	if (!a.number)
		a.number = take_bare_number(p);
	if (!a.number)
		return p->open && take_short_list(p);
	take_parts(p, &a);
	a.end = (uint32_t)p->at;
	if (p->open)
		add_article(p, a);
	return true;
}

/* ---- titles ---- */

/* The byte behind the 》 that closes the 《 at `at`; STR_NONE when it is not closed in its line. */
static size_t title_close(str text, size_t at)
{
	int depth = 0;

	for (size_t i = at; i + 2 < text.n && i - at < TITLE_BYTES && text.p[i] != '\n';) {
		str here = str_from_byte(text, i);
		size_t next = i;

		if (str_starts(here, STR("《")))
			depth++;
		else if (str_starts(here, STR("》")) && --depth == 0)
			return i + 3;
		utf8_next(text, &next);
		i = next;
	}
	return STR_NONE;
}

/* Behind a title: （adoption and amendment notes）, nested. Notes whose bracket does not close end
 * with their line. */
static void skip_notes(struct parser *p)
{
	size_t from = p->at, line_end = STR_NONE;
	int depth = 0;

	for (skip_blanks(p); p->at < p->text.n && p->at - from < NOTE_BYTES;) {
		size_t here = p->at;
		uint32_t cp = utf8_next(p->text, &p->at);

		if (cp == 0xFF08 || cp == '(')
			depth++;
		else if (cp == 0xFF09 || cp == ')')
			depth--;
		else if (depth == 0) {
			p->at = here;
			return;
		}
		if (cp == '\n' && line_end == STR_NONE)
			line_end = here;
	}
	if (depth > 0)
		p->at = line_end == STR_NONE ? from : line_end;
}

/* Han and the like before byte `at`: «新疆维吾尔自治区实施» of «…实施《…法》办法». */
static size_t han_before(str text, size_t at)
{
	for (size_t steps = 0; at >= 3 && steps < 30; steps++) {
		size_t from = at - 3, next = from;

		if (((unsigned char)text.p[from] & 0xF0) != 0xE0 ||
		    !utf8_is_han(utf8_next(text, &next)))
			break;
		at = from;
	}
	return at;
}

/* A title that goes on behind its marks: …实施《…法》办法. Moves beg and close to its ends. */
static void whole_title(const struct parser *p, size_t *beg, size_t *close)
{
	static const str ends[] = { STR_INIT("办法"), STR_INIT("条例"),     STR_INIT("规定"),
		                    STR_INIT("细则"), STR_INIT("若干规定"), STR_INIT("实施办法") };
	str before = str_slice(p->text, 0, *beg), behind = str_from_byte(p->text, *close);

	if (!str_ends(before, STR("实施")) && !str_ends(before, STR("执行")))
		return;
	for (uint32_t i = 0; i < countof(ends); i++) {
		if (str_starts(behind, ends[i])) {
			*beg = han_before(p->text, *beg);
			*close += ends[i].n;
			return;
		}
	}
}

static void open_instrument(struct parser *p, size_t close)
{
	struct citations *o = p->out;
	size_t beg = p->at, title_end = close - STR("》").n;

	whole_title(p, &beg, &close);
	if (beg < p->at)
		title_end = close;
	o->citation = arena_room(o->arena, o->citation, o->n, &o->cap, sizeof *o->citation);
	o->citation[o->n++] = (struct citation){
		.title = str_slice(p->text, beg < p->at ? beg : beg + STR("《").n, title_end),
		.tag = p->tag,
		.beg = (uint32_t)beg,
		.end = (uint32_t)close,
		.article = o->n_articles,
	};
	p->at = close;
	p->open = true;
	p->quoting = false;
	skip_notes(p);
}

static bool open_without_article(const struct parser *p)
{
	return p->open && p->out->citation[p->out->n - 1].n_articles == 0;
}

/* Titles that only explain: the decision that amended an instrument still without its article, and
 * what the words of an open instrument refer to («根据《…》的规定»). */
static bool is_mention(const struct parser *p, size_t close)
{
	static const str words[] = { STR_INIT("根据"), STR_INIT("依照"), STR_INIT("按照"),
		                     STR_INIT("违反"), STR_INIT("依据"), STR_INIT("执行"),
		                     STR_INIT("适用"), STR_INIT("修改") };
	str title = str_slice(p->text, p->at, close);
	str before = str_slice(p->text, 0, p->tag.n ? p->tag_at : p->at);

	if (!p->open)
		return false;
	for (uint32_t i = 0; i < countof(words); i++)
		if (str_ends(before, words[i]))
			return true;
	if (p->mentioned && (str_ends(before, STR("》、")) || str_ends(before, STR("》和")) ||
	                     str_ends(before, STR("》"))))
		return true;
	return open_without_article(p) && !p->line_start && !p->tag.n &&
	       str_ends(title, STR("决定》")) &&
	       (str_has(title, STR("修改")) || str_has(title, STR("废止")));
}

/* A title inside a quotation is a mention, unless a line or sentence begins with it. */
static void take_title(struct parser *p)
{
	size_t close = title_close(p->text, p->at);
	str behind = close == STR_NONE ? (str){ 0 } : str_from_byte(p->text, close);
	bool cites = str_starts(behind, STR("（")) || str_starts(behind, STR("(")) ||
	             str_starts(behind, STR("第"));

	if (close == STR_NONE) {
		p->at += STR("《").n;
		return;
	}
	p->mentioned = is_mention(p, close);
	if (!p->mentioned && (!p->quoting || p->line_start || p->tag.n || (p->stop && cites)))
		open_instrument(p, close);
	else
		p->at = close;
	p->tag = (str){ 0 };
}

static bool take_tag(struct parser *p)
{
	str near = rest(p);
	size_t close;

	near.n = near.n < TAG_BYTES ? near.n : TAG_BYTES;
	close = str_find(near, STR("】"), 0);
	if (close == STR_NONE)
		return false;
	p->tag = str_trim(str_slice(near, 3, close));
	p->tag_at = p->at;
	p->at += close + 3;
	return true;
}

/* ---- everything else ---- */

/* Marks and words that may stand between the articles of one citation. */
static bool is_connector(uint32_t cp)
{
	switch (cp) {
	case 0x3001:
	case 0xFF0C:
	case ',':
	case 0x548C:
	case 0x53CA:
	case 0x4E0E:
	case 0x4EE5:
	case 0x81F3:
	case 0x5230:
	case 0x7B2C:
	case 0x6B3E:
	case 0x9879:
	case 0x76EE:
	case 0xFF1B:
	case ';':
	case 0x300B:
	case 0xFF08:
	case 0xFF09:
	case '(':
	case ')':
	case '-':
	case 0x2014:
		return true; /* 、 ， 和 及 与 以 至 到 第 款 项 目 ； 》 （ ） — */
	default:
		return utf8_is_space(cp);
	}
}

/* "1." "一、" "（一）" "①" before a title at the start of a line. */
static bool is_numbering(uint32_t cp)
{
	return digit_of(cp) >= 0 || unit_of(cp) || cp == '.' || cp == 0x3001 || cp == 0xFF08 ||
	       cp == 0xFF09 || cp == '(' || cp == ')' || cp == 0xFF0E ||
	       (cp >= 0x2460 && cp <= 0x2473);
}

static void take_other(struct parser *p)
{
	uint32_t cp = utf8_next(p->text, &p->at);

	if (cp == '\n') {
		p->line_start = true;
		return;
	}
	if (utf8_is_space(cp))
		return;
	p->stop = cp == 0x3002 || cp == 0xFF1B || cp == ';';
	if (p->line_start && is_numbering(cp))
		return;
	p->line_start = false;
	if (p->open && p->out->citation[p->out->n - 1].n_articles > 0 && !is_connector(cp))
		p->quoting = true;
}

void citation_parse(str text, struct citations *out)
{
	struct parser p = { .text = text, .out = out, .line_start = true };

	while (p.at < text.n) {
		str here = rest(&p);
		bool heading = !p.quoting || p.line_start;

		if (str_starts(here, STR("《")))
			take_title(&p);
		else if (!(str_starts(here, STR("【")) && take_tag(&p)) &&
		         !(heading && str_starts(here, STR("第")) && take_article(&p))) {
			take_other(&p);
			continue;
		}
		p.line_start = p.stop = false;
	}
}

uint64_t citation_law_key(struct arena *a, str title)
{
	static const str nation = STR_INIT("中华人民共和国");
	char small[1024];
	str key = title.n < 100 ? utf8_key_into(small, title) : utf8_key(a, title);

	if (str_starts(key, nation))
		key = str_from_byte(key, nation.n);
	return hash_str(key);
}
