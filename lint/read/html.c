/* Reads HTML pages: their tables, each a sheet. */
#include "read/html.h"

#include "base/utf8.h"
#include "read/faults.h"
#include "read/grids.h"
#include "read/known.h"
#include "read/reader.h"

enum { SPANNED_COLS = 1000, SPANNED_ROWS = 65534 }; /* browsers take no more */
enum { HEAD_BYTES = 4096, CHARSET_SHOWN = 20 };     /* where a page says its charset */

enum space { SPACE_NONE, SPACE_PLAIN, SPACE_LINE_END };

struct html {
	struct doc *doc;
	struct arena work;
	struct html_lexer lexer;
	struct grids grids;
	struct buf resolved;
	enum space space; /* read and not yet written */
	uint32_t last;    /* character that was written */
	uint32_t preformatted;
	bool pre_begins;      /* a line end right behind <pre> is none */
	char skip[HTML_NAME]; /* what stands in this element is left out; "" */
	uint32_t skip_depth;
	bool deletion_seen; /* in the element that is left out */
	uint32_t n_deleted;
	bool ended, frames; /* </body> or </html> was read; parts are in other files */
};

/* ---- texts ---- */

/* Characters between which the end of a line in the source is no space. */
static bool is_wide(uint32_t cp)
{
	return utf8_is_han(cp) || (cp >= 0x3000 && cp < 0x3040) || (cp >= 0xFF00 && cp < 0xFF61);
}

static bool at_line_start(const struct html *h)
{
	str written = grids_written(&h->grids);

	return written.n == 0 || str_ends(written, STR("\n"));
}

/* What is written next is on a line of its own, or in another cell. */
static void forget_space(struct html *h)
{
	h->space = SPACE_NONE;
	h->last = 0;
}

static void put_word(struct html *h, str word)
{
	size_t at = 0;
	uint32_t first = utf8_next(word, &at);

	if (h->space != SPACE_NONE && !at_line_start(h) &&
	    !(h->space == SPACE_LINE_END && is_wide(h->last) && is_wide(first)))
		grids_text(&h->grids, STR(" "));
	h->space = SPACE_NONE;
	grids_text(&h->grids, word);
	at = word.n - 1;
	while (at > 0 && ((unsigned char)word.p[at] & 0xC0) == 0x80)
		at--;
	h->last = utf8_next(word, &at);
}

static void put_flowing(struct html *h, str text)
{
	size_t from = 0;

	for (size_t i = 0; i <= text.n; i++) {
		bool blank = i < text.n && memchr(" \t\r\n\f", text.p[i], 5);

		if (i < text.n && !blank)
			continue;
		if (i > from)
			put_word(h, str_slice(text, from, i));
		from = i + 1;
		if (blank && h->space != SPACE_LINE_END)
			h->space = text.p[i] == '\n' || text.p[i] == '\r' ? SPACE_LINE_END
			                                                  : SPACE_PLAIN;
	}
}

static void put_lines(struct html *h, str text)
{
	str line;

	if (h->pre_begins)
		text = str_from_byte(text, str_starts(text, STR("\r\n")) ? 2
		                           : str_starts(text, STR("\n")) ? 1
		                                                         : 0);
	for (size_t at = 0, end; str_line(text, &at, &line);) {
		end = (size_t)(line.p - text.p) + line.n;
		grids_text(&h->grids, line);
		if (end < text.n)
			grids_newline(&h->grids);
	}
	forget_space(h);
}

static void on_text(struct html *h, const struct html_token *t)
{
	h->resolved.n = 0;
	html_resolve(&h->resolved, t->text);
	if (strcmp(t->name, "title") == 0)
		grids_page_title(&h->grids, arena_copy(&h->work, str_trim(buf_str(&h->resolved))));
	else if (t->name[0] && strcmp(t->name, "textarea") != 0 && strcmp(t->name, "xmp") != 0)
		return;
	else if (h->preformatted)
		put_lines(h, buf_str(&h->resolved));
	else
		put_flowing(h, buf_str(&h->resolved));
	h->pre_begins = false;
}

/* ---- elements ---- */

static void on_block(struct html *h, const struct html_token *t)
{
	(void)t;
	grids_break(&h->grids);
	forget_space(h);
}

static void end_block(struct html *h)
{
	on_block(h, NULL);
}

static void on_heading(struct html *h, const struct html_token *t)
{
	on_block(h, t);
	grids_heading(&h->grids);
}

static void on_break(struct html *h, const struct html_token *t)
{
	(void)t;
	grids_newline(&h->grids);
	forget_space(h);
}

static void on_preformatted(struct html *h, const struct html_token *t)
{
	on_block(h, t);
	h->preformatted++;
	h->pre_begins = true;
}

static void end_preformatted(struct html *h)
{
	end_block(h);
	h->preformatted -= h->preformatted > 0;
}

static bool in_cell(const struct html *h)
{
	return h->grids.open != NONE && h->grids.grid[h->grids.open].in_cell;
}

/* «display: none», in a style or as an attribute of its own. */
static bool is_hidden(const struct html_token *t)
{
	str style = html_attr(t, STR("style"));
	size_t at = style.n ? html_find(style, STR("display"), 0) : STR_NONE;

	if (html_attr(t, STR("hidden")).p)
		return true;
	return at != STR_NONE && html_find(style, STR("none"), at) != STR_NONE &&
	       html_find(style, STR("none"), at) <= at + STR("display : none").n;
}

static void on_table(struct html *h, const struct html_token *t)
{
	if (h->grids.open != NONE && !in_cell(h))
		grids_close(&h->grids);
	grids_break(&h->grids);
	grids_open(&h->grids, is_hidden(t) ? SHEET_HIDDEN : 0);
	forget_space(h);
}

static void end_table(struct html *h)
{
	grids_close(&h->grids);
	on_block(h, NULL);
}

static void on_caption(struct html *h, const struct html_token *t)
{
	(void)t;
	grids_open_caption(&h->grids);
	forget_space(h);
}

static void end_caption(struct html *h)
{
	grids_close_caption(&h->grids);
	forget_space(h);
}

static void end_group(struct html *h)
{
	grids_close_caption(&h->grids);
	grids_end_group(&h->grids);
	forget_space(h);
}

static void on_group(struct html *h, const struct html_token *t)
{
	(void)t;
	end_group(h);
}

static void on_row(struct html *h, const struct html_token *t)
{
	if (h->grids.open == NONE)
		return;
	grids_open_row(&h->grids);
	if (is_hidden(t))
		grids_hide_row(&h->grids);
	forget_space(h);
}

static void end_row(struct html *h)
{
	grids_close_row(&h->grids);
	forget_space(h);
}

/* The number an attribute begins with; `otherwise` when it does not, `most` when it is larger. */
static uint32_t number_of(const struct html_token *t, str name, uint32_t otherwise, uint32_t most)
{
	str v = str_trim(html_attr(t, name));
	uint32_t n = 0;
	size_t at = 0;

	for (; at < v.n && v.p[at] >= '0' && v.p[at] <= '9'; at++)
		n = n > most ? n : n * 10 + (uint32_t)(v.p[at] - '0');
	return at == 0 ? otherwise : n < most ? n : most;
}

static void on_cell(struct html *h, const struct html_token *t)
{
	grids_open_cell(&h->grids, number_of(t, STR("colspan"), 1, SPANNED_COLS),
	                number_of(t, STR("rowspan"), 1, SPANNED_ROWS));
	forget_space(h);
}

static void end_cell(struct html *h)
{
	grids_close_cell(&h->grids);
	forget_space(h);
}

static void on_left_out(struct html *h, const struct html_token *t)
{
	memcpy(h->skip, t->name, HTML_NAME);
	h->skip_depth = 1;
	h->deletion_seen = false;
}

static void on_frames(struct html *h, const struct html_token *t)
{
	(void)t;
	h->frames = true;
}

static void end_page(struct html *h)
{
	h->ended = true;
}

static const struct element {
	const char *name;
	void (*start)(struct html *h, const struct html_token *t);
	void (*end)(struct html *h);
	bool of_table; /* ends what is left out, which stands within one cell */
} elements[] = {
	{ "td", on_cell, end_cell, true },
	{ "th", on_cell, end_cell, true },
	{ "tr", on_row, end_row, true },
	{ "br", on_break, NULL, false },
	{ "p", on_block, end_block, false },
	{ "div", on_block, end_block, false },
	{ "li", on_block, end_block, false },
	{ "table", on_table, end_table, true },
	{ "thead", on_group, end_group, true },
	{ "tbody", on_group, end_group, true },
	{ "tfoot", on_group, end_group, true },
	{ "caption", on_caption, end_caption, true },
	{ "h1", on_heading, end_block, false },
	{ "h2", on_heading, end_block, false },
	{ "h3", on_heading, end_block, false },
	{ "h4", on_heading, end_block, false },
	{ "h5", on_heading, end_block, false },
	{ "h6", on_heading, end_block, false },
	{ "ul", on_block, end_block, false },
	{ "ol", on_block, end_block, false },
	{ "dl", on_block, end_block, false },
	{ "dt", on_block, end_block, false },
	{ "dd", on_block, end_block, false },
	{ "hr", on_block, NULL, false },
	{ "center", on_block, end_block, false },
	{ "section", on_block, end_block, false },
	{ "article", on_block, end_block, false },
	{ "header", on_block, end_block, false },
	{ "footer", on_block, end_block, false },
	{ "nav", on_block, end_block, false },
	{ "form", on_block, end_block, false },
	{ "address", on_block, end_block, false },
	{ "blockquote", on_block, end_block, false },
	{ "pre", on_preformatted, end_preformatted, false },
	{ "del", on_left_out, NULL, false },
	{ "rt", on_left_out, NULL, false },
	{ "rp", on_left_out, NULL, false },
	{ "comment", on_left_out, NULL, false }, /* LibreOffice's notes */
	{ "frameset", on_frames, NULL, false },
	{ "body", on_block, end_page, false },
	{ "html", on_block, end_page, false },
};

static const struct element *element_named(const char *name)
{
	for (size_t i = 0; i < countof(elements); i++)
		if (strcmp(elements[i].name, name) == 0)
			return &elements[i];
	return NULL;
}

/* ---- the page ---- */

/* True when the token is part of what is left out. */
static bool left_out(struct html *h, const struct html_token *t, const struct element *e)
{
	if (!h->skip[0])
		return false;
	if (t->type == HTML_TEXT && strcmp(h->skip, "del") == 0 && !h->deletion_seen &&
	    str_trim(t->text).n > 0) {
		h->deletion_seen = true;
		h->n_deleted++;
	}
	if (e && e->of_table) {
		h->skip[0] = '\0';
		return false;
	}
	if (t->type != HTML_TEXT && strcmp(t->name, h->skip) == 0)
		h->skip_depth += t->type == HTML_START ? 1 : (uint32_t)-1;
	if (h->skip_depth == 0)
		h->skip[0] = '\0';
	return true;
}

static void on_token(struct html *h, const struct html_token *t)
{
	const struct element *e = t->type == HTML_TEXT ? NULL : element_named(t->name);

	if (left_out(h, t, e))
		return;
	if (t->type == HTML_TEXT)
		on_text(h, t);
	else if (e && t->type == HTML_START)
		e->start(h, t);
	else if (e && e->end)
		e->end(h);
}

static void unreadable(struct html *h, struct text why)
{
	doc_unreadable(h->doc, (struct report){ .rule = &rule_read_unreadable,
	                                        .at = place_doc(h->doc->index),
	                                        .arg = { arg_text(why) } });
}

static void lost(struct html *h, struct arg what, struct text why)
{
	doc_fault(h->doc, (struct report){ .rule = &rule_read_lost,
	                                   .at = place_doc(h->doc->index),
	                                   .arg = { what, arg_text(why) } });
}

static void report_none(struct html *h)
{
	const struct text page = { "网页", "the page" };

	if (h->frames)
		unreadable(h, (struct text){ "这只是网页的框架，表格在别的文件里，请另存为单个文件",
		                             "the page is but a frame; its tables are in other "
		                             "files" });
	else
		lost(h, arg_text(page),
		     (struct text){ "网页里没有表格", "there is no table on the page" });
}

static void close_page(struct html *h)
{
	struct arena *a = &h->doc->arena;
	bool open = h->grids.open != NONE && !h->ended;

	while (h->grids.open != NONE)
		grids_close(&h->grids);
	grids_put(&h->grids);
	if (open || h->lexer.cut)
		unreadable(h, (struct text){ "网页不完整，末尾被截断，可能没有保存完",
		                             "the page is cut off" });
	else if (h->doc->table.n_sheets == 0 && !h->doc->unreadable)
		report_none(h);
	if (h->n_deleted)
		lost(h,
		     (struct arg){
			     .zh = arena_fmt(a, "%u 处标为删除的文字", h->n_deleted),
			     .en = arena_fmt(a, "text marked as deleted (%u)", h->n_deleted) },
		     (struct text){ "按删除之后的文字检查", "the text was read without it" });
}

/* ---- the charset ---- */

static bool is_ours(str charset)
{
	static const str names[] = { STR_INIT("gb"), STR_INIT("utf"), STR_INIT("x-gb"),
		                     STR_INIT("chinese") };

	for (size_t i = 0; i < countof(names); i++)
		if (html_find(charset, names[i], 0) == 0)
			return true;
	return charset.n == 0;
}

/* What the page says of itself: <meta charset=gbk>, or within a content type. */
static str declared_charset(str text)
{
	size_t at = html_find(str_slice(text, 0, text.n < HEAD_BYTES ? text.n : HEAD_BYTES),
	                      STR("charset="), 0);
	size_t end;

	if (at == STR_NONE)
		return (str){ 0 };
	at += STR("charset=").n;
	while (at < text.n && strchr("\"' ", text.p[at]))
		at++;
	for (end = at; end < text.n && !strchr("\"' />;", text.p[end]);)
		end++;
	return str_slice(text, at, end);
}

/* Nearly any bytes are GB18030: with another charset declared that proves nothing. */
static bool charset_holds(struct html *h)
{
	str charset = declared_charset(h->doc->text);
	struct arena *a = &h->doc->arena;
	int n = (int)utf8_offset(charset, CHARSET_SHOWN);

	if (h->doc->encoding != ENCODING_GB18030 || is_ours(charset))
		return true;
	doc_unreadable(
		h->doc,
		(struct report){
			.rule = &rule_read_unreadable,
			.at = place_doc(h->doc->index),
			.arg = { (struct arg){
				.zh = arena_fmt(a, "网页声明的编码是 %.*s，请另存为 UTF-8 后再查",
	                                        n, charset.p),
				.en = arena_fmt(
					a, "the page says its charset is %.*s; save it as UTF-8", n,
					charset.p) } } });
	return false;
}

static uint32_t plan(struct doc *d)
{
	struct html h = { .doc = d, .lexer = { .text = d->text } };
	struct html_token t;

	if (!charset_holds(&h))
		return 0;
	h.resolved.arena = &h.work;
	grids_init(&h.grids, d, &h.work);
	for (html_next(&h.lexer, &t); t.type != HTML_DONE; html_next(&h.lexer, &t))
		on_token(&h, &t);
	close_page(&h);
	arena_release(&h.work);
	return d->table.n_sheets > 0 || !d->unreadable;
}

/* XHTML may begin as XML does; other XML has no <html>. */
static bool sniff(str text, str name)
{
	(void)name;
	text = str_trim(text);
	if (!str_starts(text, STR("<")))
		return false;
	if (html_find(text, STR("<html"), 0) != STR_NONE)
		return true;
	return html_find(text, STR("<?xml"), 0) != 0 &&
	       html_find(text, STR("<table"), 0) != STR_NONE;
}

const struct reader reader_html = {
	.id = "html",
	.title = { "HTML 网页", "HTML page" },
	.sniff = sniff,
	.plan = plan,
};
