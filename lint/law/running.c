/* One pass over running text. A title, a bare name or «本法» before an article is its instrument;
 * an article without one belongs to the instrument named last in its sentence, else to the text
 * itself. A number at the start of a line or sentence, with a gap behind it, is a heading. */
#include "law/citation.h"

#include "law/bare.h"
#include "law/cited.h"

enum { OWN_STEPS = 8, POINT_STEPS = 120 };

struct reader {
	struct scan s;
	struct citations *out;
	struct short_titles known;
	str self;    /* the text's own title */
	str own;     /* whose articles bare numbers are: self, or what it amends or applies */
	str named;   /* the instrument named last in this sentence */
	str foreign; /* the last named at all that is not self */
	struct article article; /* the heading that the text stands under */
	uint32_t paragraph;     /* 款 counted since that heading; 0 when it was not seen */
	size_t done;            /* behind the last thing taken */
	bool line_start;
	bool sentence_start;
};

/* ---- the text's own title ---- */

/* What stands between 《 and the 》 that closes it, in a title. */
static str first_title(str title, size_t from)
{
	size_t at = str_find(title, STR("《"), from);
	struct title t;

	if (at == STR_NONE || !title_marked(title, at, at, &t))
		return (str){ 0 };
	return t.text;
}

/* «适用刑法分则规定…的意见»: 刑法. */
static str applied_law(str title, size_t from)
{
	static const str forms[] = { STR_INIT("法典"), STR_INIT("法"), STR_INIT("条例") };
	str marked = first_title(title, from);

	if (marked.n && str_find(title, STR("《"), from) == from)
		return marked;
	for (uint32_t i = 0; i < countof(forms); i++) {
		size_t at = str_find(title, forms[i], from);

		if (at != STR_NONE && at > from)
			return str_slice(title, from, at + forms[i].n);
	}
	return (str){ 0 };
}

/* A decision to amend has no articles of its own to speak of, nor has an opinion on how to apply a
 * law: bare numbers in them are those of the law. */
static str own_of(str self)
{
	static const str papers[] = { STR_INIT("意见"),       STR_INIT("通知"),
		                      STR_INIT("批复"),       STR_INIT("答复"),
		                      STR_INIT("复函"),       STR_INIT("公告"),
		                      STR_INIT("罪名的规定"), STR_INIT("罪名的补充规定") };
	static const str verbs[] = { STR_INIT("适用"), STR_INIT("执行") };
	size_t at = str_find(self, STR("关于修改《"), 0);

	if (at != STR_NONE)
		return str_has(self, STR("》等")) || str_has(self, STR("》、《"))
		               ? (str){ 0 }
		               : first_title(self, at);
	for (uint32_t i = 0; i < countof(papers); i++) {
		str body = self;
		size_t open = str_find(self, STR("（"), 0);

		if (open != STR_NONE && str_ends(self, STR("）")) && !str_ends(self, papers[i]))
			body = str_slice(self, 0, open);
		if (!str_ends(body, papers[i]))
			continue;
		for (uint32_t k = 0; k < countof(verbs); k++) {
			at = str_find(body, verbs[k], 0);
			if (at != STR_NONE)
				return applied_law(body, at + verbs[k].n);
		}
	}
	return self;
}

/* ---- instruments ---- */

static void name_last(struct reader *r, str name)
{
	r->named = name;
	if (name.n && !str_eq(name, r->self))
		r->foreign = name;
}

/* 法, 条例, 实施细则, 暂行规定: what may follow 本 and 该 to name an instrument. */
static bool is_own_word(str word)
{
	static const str kinds[] = { STR_INIT("实施"), STR_INIT("施行"), STR_INIT("暂行"),
		                     STR_INIT("若干"), STR_INIT("补充"), STR_INIT("管理"),
		                     STR_INIT("自治"), STR_INIT("单行"), STR_INIT("工作") };
	static const str forms[] = { STR_INIT("法"),   STR_INIT("条例"), STR_INIT("办法"),
		                     STR_INIT("规定"), STR_INIT("细则"), STR_INIT("解释"),
		                     STR_INIT("规则"), STR_INIT("决定"), STR_INIT("意见"),
		                     STR_INIT("规范"), STR_INIT("章程"), STR_INIT("通知"),
		                     STR_INIT("公约"), STR_INIT("协定"), STR_INIT("标准"),
		                     STR_INIT("法典"), STR_INIT("准则"), STR_INIT("规程"),
		                     STR_INIT("制度"), STR_INIT("清单") };

	for (uint32_t i = 0; i < countof(kinds); i++)
		if (str_starts(word, kinds[i])) {
			word = str_from_byte(word, kinds[i].n);
			break;
		}
	return str_is_any(word, forms, countof(forms));
}

/* «本条例», «本实施细则», «该法» right before `end`: where it begins; end when it does not. */
static size_t own_begin(const struct reader *r, size_t end, bool *self)
{
	size_t at = end;

	for (uint32_t steps = 0; at > r->done && steps < OWN_STEPS; steps++) {
		size_t before = scan_before(r->s.text, at), next = before;
		struct scan s = { r->s.text, before };

		if (!utf8_is_han(utf8_next(r->s.text, &next)))
			break;
		at = before;
		*self = scan_sees(&s, STR("本"));
		if (*self || scan_sees(&s, STR("该")) || scan_sees(&s, STR("同")))
			return is_own_word(str_slice(r->s.text, at + STR("本").n, end)) ? at : end;
	}
	return end;
}

/* What «该法» at `beg` points back to: the last name of that form, cited or only mentioned. */
static str pointed_at(const struct reader *r, size_t beg, str form)
{
	size_t at = beg;
	struct title t;

	for (uint32_t steps = 0; at > r->done && steps < POINT_STEPS; steps++) {
		if (str_ends(str_slice(r->s.text, 0, at), form) &&
		    title_bare(r->s.text, r->done, at, &t))
			return short_titles_name(&r->known, t.text);
		at = scan_before(r->s.text, at);
	}
	return r->foreign.n ? r->foreign : r->named;
}

/* «…罪（第417条）»: crimes are defined by one law. */
static bool names_a_crime(const struct reader *r)
{
	str before = str_slice(r->s.text, 0, r->s.at);

	return str_ends(before, STR("罪（")) || str_ends(before, STR("罪("));
}

/* A citation of `name`, written as [beg, end); its articles follow. */
static void open_plain(struct reader *r, str title, str name, size_t beg, size_t end)
{
	struct title t = { title, beg, end };
	struct notes none = { .end = end };
	struct citation *c = cited_open(r->out, t, &none, &r->known);

	c->name = name;
	name_last(r, name);
}

/* A declared short title, in quotation marks or not, right before `end`. */
static bool short_title_before(const struct reader *r, size_t end, struct title *t)
{
	str before = str_slice(r->s.text, r->done, end);

	if (str_ends(before, STR("”")))
		before.n -= STR("”").n;
	for (uint32_t i = 0; i < r->known.n; i++)
		if (str_ends(before, r->known.title[i])) {
			t->text = r->known.title[i];
			t->beg = r->done + before.n - t->text.n;
			t->end = end;
			return true;
		}
	return false;
}

/* Where a name before the article at s would end: blanks and a colon may stand between. */
static size_t name_end(const struct reader *r)
{
	size_t end = r->s.at;
	str before;

	while (end > r->done && (r->s.text.p[end - 1] == ' ' || r->s.text.p[end - 1] == '\t'))
		end--;
	before = str_slice(r->s.text, r->done, end);
	return str_ends(before, STR("：")) ? end - STR("：").n : end;
}

/* Opens a citation of what is named right before the article at s; false when nothing is. */
static bool open_named(struct reader *r)
{
	size_t end = name_end(r), beg;
	bool self = false;
	struct title t;
	str word;

	beg = own_begin(r, end, &self);
	if (beg < end) {
		word = str_slice(r->s.text, beg, end);
		open_plain(r, word,
		           self ? r->self : pointed_at(r, beg, str_from_byte(word, STR("该").n)),
		           beg, end);
		return true;
	}
	if (!short_title_before(r, end, &t) && !title_bare(r->s.text, r->done, end, &t))
		return false;
	open_plain(r, t.text, short_titles_name(&r->known, t.text), t.beg, t.end);
	return true;
}

/* Opens a citation for the article at s, before which no instrument is named. */
static void open_implied(struct reader *r)
{
	str name = names_a_crime(r) ? STR("刑法") : r->named.n ? r->named : r->own;

	if (!name.n && !r->self.n)
		name = r->foreign;
	open_plain(r, name, name, r->s.at, r->s.at);
}

/* What was opened last ends at s; an implied title lies where its articles do. */
static void close_last(struct reader *r)
{
	struct citation *c = &r->out->citation[r->out->n - 1];

	cited_close(r->out, r->out->n - 1, r->s.at);
	if (c->end == c->beg)
		c->end = c->whole_end;
	r->done = r->s.at;
}

/* ---- headings ---- */

/* Behind a number at the start of a line or sentence: does a sentence go on with it? */
static bool goes_on(const struct scan *s)
{
	static const str words[] = {
		STR_INIT("规定"), STR_INIT("的"), STR_INIT("所"), STR_INIT("、"),   STR_INIT("和"),
		STR_INIT("及"),   STR_INIT("至"), STR_INIT("中"), STR_INIT("修改"), STR_INIT("第"),
		STR_INIT("之"),   STR_INIT("与"), STR_INIT("或"), STR_INIT("以"),   STR_INIT("，"),
		STR_INIT("删"),   STR_INIT("增"), STR_INIT("改"), STR_INIT("罪")
	};

	return scan_sees_any(s, words, countof(words));
}

/* «第一章 … 第四条 国家…» on one line: gaps on both sides. */
static bool stands_apart(const struct reader *r)
{
	size_t before = r->s.at > r->done ? scan_before(r->s.text, r->s.at) : r->s.at;

	return before < r->s.at && utf8_is_space(utf8_next(r->s.text, &before));
}

/* «第四条　国家…»: the number of the article that begins here. */
static bool take_heading(struct reader *r)
{
	struct scan s = r->s, behind;
	uint32_t n = r->out->n_articles;
	struct article a;
	bool heading;

	if (!r->line_start && !r->sentence_start && !stands_apart(r))
		return false;
	(void)locator_read(&s, r->out, (struct locator_base){ 0 });
	a = r->out->article[n];
	heading = r->out->n_articles == n + 1 && a.paragraph == 0 && a.item == 0;
	r->out->n_articles = n;
	behind = s;
	scan_blanks(&behind);
	if (!heading || !(behind.at > s.at || (r->line_start && !goes_on(&s))))
		return false;
	r->article = a;
	r->paragraph = 1;
	r->s.at = r->done = s.at;
	return true;
}

/* ---- 本条, 前条, 前款 ---- */

static bool take_relative_word(struct scan *s, enum locator_level *level, uint32_t *back)
{
	struct scan ahead = *s;

	if (scan_take(&ahead, STR("本")) || scan_take(&ahead, STR("前")) ||
	    scan_take(&ahead, STR("上"))) {
		*back = scan_sees(s, STR("本")) ? 0 : 1;
		if (*back && scan_take(&ahead, STR("两")))
			*back = 2;
		else if (*back && scan_take(&ahead, STR("三")))
			*back = 3;
		*level = scan_take(&ahead, STR("条"))   ? AT_ARTICLE
		         : scan_take(&ahead, STR("款")) ? AT_PARAGRAPH
		                                        : AT_NOTHING;
	}
	if (*level == AT_NOTHING || scan_sees(&ahead, STR("例")) || scan_sees(&ahead, STR("项")) ||
	    scan_sees(&ahead, STR("件")))
		return false;
	*s = ahead;
	return true;
}

/* The article or paragraphs that lie `back` before where the text stands. */
static bool relative_target(const struct reader *r, enum locator_level level, uint32_t back,
                            struct article *a)
{
	*a = (struct article){ .number = r->article.number };
	if (a->number == 0)
		return false;
	if (level == AT_ARTICLE) {
		a->suffix = back ? 0 : r->article.suffix;
		a->number -= back;
		return a->number > 0 && (back == 0 || r->article.suffix == 0);
	}
	a->suffix = r->article.suffix;
	a->paragraph = r->paragraph > back ? r->paragraph - back : 0;
	return back > 0 || a->paragraph > 1;
}

static bool take_relative(struct reader *r)
{
	struct scan s = r->s;
	enum locator_level level = AT_NOTHING;
	uint32_t back = 0;
	struct article a;
	str self = r->self.n ? r->self : r->own;

	if (!take_relative_word(&s, &level, &back) || !relative_target(r, level, back, &a))
		return false;
	open_plain(r, str_slice(r->s.text, r->s.at, s.at), self, r->s.at, s.at);
	a.beg = (uint32_t)r->s.at;
	a.end = (uint32_t)s.at;
	locator_add(r->out, a);
	for (uint32_t i = 1; a.paragraph > 0 && i < back; i++) {
		a.paragraph++;
		locator_add(r->out, a);
	}
	r->s = s;
	(void)locator_read(&r->s, r->out, (struct locator_base){ a, level });
	close_last(r);
	return true;
}

/* ---- titles and articles ---- */

/* Articles behind a title: at once, behind 的 or blanks, or in brackets. */
static void take_articles_behind(struct reader *r)
{
	struct scan s = r->s;

	scan_blanks(&s);
	(void)(scan_take(&s, STR("的")) || scan_take(&s, STR("：")) || scan_take_bracket(&s));
	scan_blanks(&s);
	if (locator_sees(&s)) {
		r->s = s;
		(void)locator_read(&r->s, r->out, (struct locator_base){ 0 });
	}
}

static bool take_title(struct reader *r)
{
	struct title t;
	struct notes n;

	if (!title_marked(r->s.text, r->done, r->s.at, &t))
		return false;
	if (title_is_paper(t.text)) {
		r->s.at = r->done = t.end;
		return true;
	}
	n = notes_read(r->s.text, t.end);
	name_last(r, cited_open(r->out, t, &n, &r->known)->name);
	r->s.at = n.end;
	take_articles_behind(r);
	close_last(r);
	return true;
}

static bool take_articles(struct reader *r)
{
	if (!locator_sees(&r->s))
		return false;
	if (!open_named(r)) {
		if (take_heading(r))
			return true;
		open_implied(r);
	}
	(void)locator_read(&r->s, r->out, (struct locator_base){ 0 });
	close_last(r);
	return true;
}

/* ---- everything else ---- */

static bool is_item_start(const struct scan *s)
{
	struct scan ahead = *s;

	(void)scan_take_bracket(&ahead);
	return citation_number(ahead.text, &ahead.at) > 0 &&
	       (scan_take_close(&ahead) || scan_take(&ahead, STR("、")) ||
	        scan_take(&ahead, STR("．")) || scan_take(&ahead, STR(".")));
}

/* A line that is neither blank nor an item is the next 款 of the article. */
static void start_line(struct reader *r)
{
	struct scan s = r->s;

	scan_blanks(&s);
	if (r->article.number > 0 && s.at < s.text.n && s.text.p[s.at] != '\n' &&
	    !is_item_start(&s))
		r->paragraph++;
	r->line_start = r->sentence_start = true;
	r->named = (str){ 0 };
}

static void take_other(struct reader *r)
{
	uint32_t cp = utf8_next(r->s.text, &r->s.at);

	if (cp == '\n') {
		start_line(r);
		return;
	}
	if (utf8_is_space(cp))
		return;
	r->line_start = cp == 0x201C; /* “ opens quoted articles */
	r->sentence_start = cp == 0x3002 || cp == 0x201C;
	if (cp == 0x3002 || cp == 0xFF1B || cp == ';')
		r->named = (str){ 0 };
}

/* The bytes that open what a text cites: marks, 第, 本, 前 and 上. */
static bool may_begin(unsigned char c)
{
	return c == 0xE3 || c == 0xE4 || c == 0xE5 || c == 0xE6 || c == 0xE7 || c == 0xEF ||
	       c == 0xC2 || c == '<';
}

/* Past what neither cites nor ends a sentence: Han that begin none of those words. Bytes will do:
 * none looked for lies within a character. */
static void pass_over(struct reader *r)
{
	for (; r->s.at < r->s.text.n; r->s.at++) {
		unsigned char c = scan_byte(&r->s);
		unsigned char next =
			r->s.at + 1 < r->s.text.n ? (unsigned char)r->s.text.p[r->s.at + 1] : 0;

		if (c == 0xE4 || c == 0xE5 || c == 0xE6) {
			if (next == 0xB8 || next == 0x89 || next == 0x9C)
				return;
		} else if (may_begin(c) || c == 0xE2 || c == ';' || c == '\n') {
			return;
		}
	}
}

static bool take_one(struct reader *r)
{
	if (!may_begin(scan_byte(&r->s)))
		return false;
	if (title_opens(r->s.text, r->s.at))
		return take_title(r);
	if (scan_sees(&r->s, STR("第")))
		return take_articles(r);
	return take_relative(r);
}

void citation_read(str text, str self, struct citations *out)
{
	struct reader r = { .s = { text, 0 }, .out = out, .self = self, .line_start = true };

	r.own = own_of(self);
	while (r.s.at < text.n) {
		if (take_one(&r))
			r.line_start = r.sentence_start = false;
		else
			take_other(&r);
		if (!r.line_start && !r.sentence_start)
			pass_over(&r);
	}
}
