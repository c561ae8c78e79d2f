/* The splitter. A line is of one of these kinds, told by its indentation and first characters:
 *
 *   ---                       a document begins
 *   清单: 权责清单            an entry: at column 0, no dash
 *   事项:                     an entry without a value, and if a dash follows, the name of a list
 *     - 名称: 甲              an item: a dash at the column of the list's first dash
 *       依据: "第一条         anything else belongs to the entry or item before it; a quoted,
 *     - 第二条"               block, plain or flow scalar is passed over with all its lines
 *
 * Missing an item's beginning only makes a piece longer. */
#include "read/yaml_split.h"

/* Files with more lists or documents than real ones have are not cut at these. */
enum { ITEMS_LOOKED_AT = 8, MAX_LISTS = 64, MAX_DOCS = 64 };

/* A key has at most 1024 characters: libyaml takes no longer one on a line. */
enum { KEY_BYTES = 4096 };

struct splitter {
	struct yaml_split *out;
	struct arena *arena;
	str text;
	size_t part_bytes;
	struct yaml_piece open; /* the piece at hand */
	struct yaml_piece left; /* of the list before it */
	str name;               /* of an entry without a value, on the line before */
	size_t name_at;         /* STR_NONE when there is none */
	bool begun;             /* a document was, by "---" or content */
	bool in_doc;            /* the document at hand has content */
	bool ended;             /* "..." came */
	bool quotes_broken;     /* a quote did not end: no more are followed over lines */
};

static size_t next_line(str text, size_t at)
{
	const char *nl = at < text.n ? memchr(text.p + at, '\n', text.n - at) : NULL;

	return nl ? (size_t)(nl - text.p) + 1 : text.n;
}

static char char_at(str text, size_t at)
{
	return at < text.n ? text.p[at] : '\n';
}

static bool ends_token(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_quote(char c)
{
	return c == '"' || c == '\'';
}

static bool opens_flow(char c)
{
	return c == '[' || c == '{';
}

static size_t skip_blanks(str text, size_t at)
{
	while (at < text.n && (text.p[at] == ' ' || text.p[at] == '\t'))
		at++;
	return at;
}

static bool is_line_end(str text, size_t at)
{
	char c = char_at(text, at);

	return c == '\n' || c == '\r' || c == '#';
}

uint32_t yaml_indent(str text, size_t line)
{
	size_t at = line;

	while (at < text.n && text.p[at] == ' ')
		at++;
	return (uint32_t)(at - line);
}

static bool is_dash(str text, size_t at)
{
	return char_at(text, at) == '-' && ends_token(char_at(text, at + 1));
}

/* Is there a comment or a line end in [beg, end)? */
static bool is_broken(str text, size_t beg, size_t end)
{
	const char *p = text.p + beg, *hash = memchr(p, '#', end - beg);

	return memchr(p, '\n', end - beg) || (hash && hash > p && ends_token(hash[-1]));
}

/* Behind the ':' of a plain key that begins at `at`; STR_NONE when its line holds none. */
static size_t plain_key(str text, size_t at)
{
	size_t end = text.n - at < KEY_BYTES ? text.n : at + KEY_BYTES, from = at;

	while (from < end) {
		const char *colon = memchr(text.p + from, ':', end - from);

		if (!colon)
			return STR_NONE;
		from = (size_t)(colon - text.p) + 1;
		if (is_broken(text, at, from))
			return STR_NONE;
		if (ends_token(char_at(text, from)))
			return from;
	}
	return STR_NONE;
}

/* From the line that begins at `at` on: past blank lines and lines further in than column. */
static size_t skip_text(str text, size_t at, size_t column)
{
	while (at < text.n) {
		size_t indent = yaml_indent(text, at);

		if (indent <= column && !ends_token(char_at(text, at + indent)))
			return at;
		at = next_line(text, at + indent);
	}
	return at;
}

/* As skip_text, for a plain scalar: an item's first line cannot be a part of one, so an error in
 * a line does not take the items behind it along. */
static size_t skip_plain(str text, size_t at, size_t column)
{
	while (at < text.n) {
		size_t indent = yaml_indent(text, at);

		if (indent <= column && !ends_token(char_at(text, at + indent)))
			return at;
		if (is_dash(text, at + indent) && plain_key(text, at + indent) != STR_NONE)
			return at;
		at = next_line(text, at + indent);
	}
	return at;
}

bool yaml_swallows(str text, size_t beg, size_t end, uint32_t dash)
{
	for (size_t line = next_line(text, beg); line < end; line = next_line(text, line)) {
		uint32_t indent = yaml_indent(text, line);

		if (indent == dash && is_dash(text, line + indent) &&
		    plain_key(text, line + indent) != STR_NONE)
			return true;
	}
	return false;
}

/* Behind the quoted scalar at `at`; STR_NONE when its closing quote is another one's. */
static size_t skip_quoted(struct splitter *s, size_t at)
{
	size_t end = s->quotes_broken ? STR_NONE : yaml_skip_quoted(s->text, at);

	s->quotes_broken |= end == STR_NONE;
	if (end == STR_NONE ||
	    (s->open.list != NONE && yaml_swallows(s->text, at, end, s->open.dash)))
		return STR_NONE;
	return end;
}

static size_t skip_flow(struct splitter *s, size_t at)
{
	size_t end = s->quotes_broken ? STR_NONE : yaml_skip_flow(s->text, at);

	s->quotes_broken |= end == STR_NONE;
	return end;
}

/* Behind tags and anchors; what these name is shared between pieces. */
static size_t skip_properties(struct splitter *s, size_t at)
{
	for (char c; c = char_at(s->text, at), c == '&' || c == '*' || c == '!';) {
		s->out->whole |= c != '!';
		while (!ends_token(char_at(s->text, at)))
			at++;
		at = skip_blanks(s->text, at);
	}
	return at;
}

/* The line behind the value that begins at `at`, of a key or dash at column. */
static size_t skip_value(struct splitter *s, size_t at, size_t column)
{
	size_t end = at;
	char c;

	at = skip_properties(s, skip_blanks(s->text, at));
	c = char_at(s->text, at);
	if (is_line_end(s->text, at))
		return next_line(s->text, at);
	if (is_quote(c) || opens_flow(c)) {
		end = is_quote(c) ? skip_quoted(s, at) : skip_flow(s, at);
		return next_line(s->text, end == STR_NONE ? at : end);
	}
	at = next_line(s->text, at);
	return c == '|' || c == '>' ? skip_text(s->text, at, column)
	                            : skip_plain(s->text, at, column);
}

/* Behind the ':' of the key at `at`, plain or quoted; STR_NONE when there stands no key. */
static size_t skip_key(struct splitter *s, size_t at)
{
	char c = char_at(s->text, at);
	size_t end;

	if (opens_flow(c))
		return STR_NONE;
	if (!is_quote(c))
		return plain_key(s->text, at);
	end = skip_quoted(s, at);
	return end != STR_NONE && char_at(s->text, end) == ':' ? end + 1 : STR_NONE;
}

static size_t skip_dashes(str text, size_t at, size_t *column, size_t line)
{
	while (is_dash(text, at)) {
		*column = at - line;
		at = skip_blanks(text, at + 1);
	}
	return at;
}

/* The line behind the entry or item whose line begins at `line`, without what is nested in it. */
static size_t skip_line(struct splitter *s, size_t line)
{
	size_t column = yaml_indent(s->text, line);
	size_t at = skip_dashes(s->text, line + column, &column, line), value;

	at = skip_properties(s, at);
	if (is_line_end(s->text, at))
		return next_line(s->text, at);
	value = skip_key(s, at);
	if (value == STR_NONE)
		return skip_value(s, at, column);
	return skip_value(s, value, at - line);
}

static void close_piece(struct splitter *s, size_t end)
{
	struct yaml_split *out = s->out;

	if (end > s->open.beg) {
		s->open.end = end;
		out->piece = arena_room(s->arena, out->piece, out->n_pieces, &out->cap_pieces,
		                        sizeof *out->piece);
		out->piece[out->n_pieces++] = s->open;
	}
	s->open.beg = end;
}

/* What follows from `at` on stands outside lists. */
static void leave_list(struct splitter *s, size_t at)
{
	if (s->open.list == NONE)
		return;
	close_piece(s, at);
	s->left = s->open;
	s->open.list = NONE;
}

static void begin_document(struct splitter *s, size_t line)
{
	size_t at = skip_blanks(s->text, line + 3);

	s->out->whole |= !is_line_end(s->text, at);
	leave_list(s, line);
	if (s->open.doc < MAX_DOCS) {
		close_piece(s, line);
		s->open.beg = next_line(s->text, line);
		s->open.doc += s->begun;
	} else {
		s->out->whole = true;
	}
	s->left.list = NONE;
	s->begun = true;
	s->in_doc = s->ended = false;
	s->name_at = STR_NONE;
}

/* Does the item that begins with this line look like a mapping? */
static bool is_mapping(struct splitter *s, size_t line)
{
	size_t dash = yaml_indent(s->text, line);
	size_t at = skip_properties(s, skip_blanks(s->text, line + dash + 1));

	if (is_line_end(s->text, at)) {
		line = next_line(s->text, at);
		at = line + yaml_indent(s->text, line);
		if (at - line <= dash)
			return false;
	}
	return char_at(s->text, at) == '{' || skip_key(s, at) != STR_NONE;
}

/* A list holds items when one of its first elements is a mapping: the very first may be broken. */
static bool holds_items(struct splitter *s, size_t line)
{
	uint32_t dash = yaml_indent(s->text, line);

	for (uint32_t i = 0; i < ITEMS_LOOKED_AT && line < s->text.n;
	     line = next_line(s->text, line)) {
		uint32_t indent = yaml_indent(s->text, line);

		if (indent == dash && is_dash(s->text, line + indent)) {
			if (is_mapping(s, line))
				return true;
			i++;
		} else if (indent <= dash && !is_line_end(s->text, line + indent)) {
			return false;
		}
	}
	return false;
}

static void enter_list(struct splitter *s, size_t line, str name)
{
	struct yaml_split *out = s->out;
	uint32_t dash = yaml_indent(s->text, line);
	size_t key = skip_blanks(s->text, line + dash + 1);

	close_piece(s, line);
	out->list =
		arena_room(s->arena, out->list, out->n_lists, &out->cap_lists, sizeof *out->list);
	out->list[out->n_lists] = (struct yaml_list){ .name = name, .doc = s->open.doc };
	s->open.list = out->n_lists++;
	s->open.dash = dash;
	s->open.key = is_line_end(s->text, key) ? dash + 1 : (uint32_t)(key - line);
}

/* Something at column 0 stood between the items of a list: no YAML, but the items can be read. */
static void reenter_list(struct splitter *s, size_t line)
{
	close_piece(s, line);
	s->open.list = s->left.list;
	s->open.dash = s->left.dash;
	s->open.key = s->left.key;
	s->out->whole = true;
}

/* The key without its quotes; one that is not written as it reads is left to libyaml. */
static str entry_name(struct splitter *s, str key)
{
	char quote;

	while (key.n > 0 && ends_token(key.p[key.n - 1]))
		key.n--;
	if (key.n < 2 || !is_quote(key.p[0]))
		return key;
	quote = key.p[0];
	key = str_slice(key, 1, key.n - 1);
	s->out->whole |= memchr(key.p, '\\', key.n) || memchr(key.p, quote, key.n);
	return key;
}

/* An entry at column 0. Its name is kept when the value must stand on the lines below. */
static void take_entry(struct splitter *s, size_t line)
{
	size_t end = skip_key(s, line), after;

	leave_list(s, line);
	s->out->whole |= strchr("%{[&*!?|>", s->text.p[line]) != NULL;
	s->name_at = STR_NONE;
	if (end == STR_NONE)
		return;
	after = skip_properties(s, skip_blanks(s->text, end));
	if (!is_line_end(s->text, after))
		return;
	s->name_at = line;
	s->name = entry_name(s, str_slice(s->text, line, end - 1));
}

static void take_dash(struct splitter *s, size_t line, uint32_t indent)
{
	bool named = s->name_at != STR_NONE && s->out->n_lists < MAX_LISTS;

	s->name_at = STR_NONE;
	if (s->open.list != NONE && indent == s->open.dash) {
		if (line - s->open.beg >= s->part_bytes)
			close_piece(s, line);
	} else if (s->open.list == NONE && (named || (indent == 0 && !s->in_doc))) {
		if (holds_items(s, line))
			enter_list(s, line, named ? s->name : STR(""));
	} else if (s->open.list == NONE && s->left.list != NONE && indent == s->left.dash) {
		reenter_list(s, line);
	}
}

/* A first line that is indented makes columns mean something else. */
static void take_deeper(struct splitter *s)
{
	s->out->whole |= !s->in_doc;
	s->name_at = STR_NONE;
}

/* Tabs and ideographic spaces indent nothing; such a line is an error of the item before. */
static bool is_wrong_blank(str text, size_t at)
{
	return text.p[at] == '\t' ||
	       (text.p[at] == '\xE3' && str_starts(str_from_byte(text, at), STR("\xE3\x80\x80")));
}

static bool is_marker(str text, size_t line)
{
	str rest = str_from_byte(text, line);

	return (str_starts(rest, STR("---")) || str_starts(rest, STR("..."))) &&
	       ends_token(char_at(text, line + 3));
}

/* Takes the line and what belongs to it; returns the next one to look at. */
static size_t take_line(struct splitter *s, size_t line)
{
	str text = s->text;
	uint32_t indent = yaml_indent(text, line);
	size_t at = line + indent;

	if (is_line_end(text, at) || is_wrong_blank(text, at))
		return next_line(text, at);
	if (indent == 0 && is_marker(text, line)) {
		if (text.p[line] == '-')
			begin_document(s, line);
		else
			s->ended = true;
		return next_line(text, line);
	}
	s->out->whole |= s->ended;
	if (is_dash(text, at))
		take_dash(s, line, indent);
	else if (indent == 0 && !strchr("]}", text.p[at]))
		take_entry(s, line);
	else
		take_deeper(s);
	s->in_doc = s->begun = true;
	return skip_line(s, line);
}

void yaml_split(struct yaml_split *out, struct arena *a, str text, size_t part_bytes)
{
	struct splitter s = { .out = out,
		              .arena = a,
		              .text = text,
		              .part_bytes = part_bytes,
		              .open = { .list = NONE },
		              .left = { .list = NONE },
		              .name_at = STR_NONE };

	*out = (struct yaml_split){ 0 };
	for (size_t line = 0; line < text.n;)
		line = take_line(&s, line);
	close_piece(&s, text.n);
	out->whole |= out->n_lists == 0;
}

static bool begins(const struct yaml_piece *p, str text, size_t line)
{
	uint32_t indent = yaml_indent(text, line);
	char c = char_at(text, line + indent);

	if (p->list != NONE)
		return indent < p->key && is_dash(text, line + indent);
	return indent == 0 && !ends_token(c) && !strchr("#-]}\xE3", c);
}

size_t yaml_piece_before(const struct yaml_piece *p, str text, size_t from, size_t at)
{
	size_t last = from;

	for (size_t line = from; line <= at && line < text.n; line = next_line(text, line))
		if (begins(p, text, line))
			last = line;
	return last;
}

size_t yaml_piece_after(const struct yaml_piece *p, str text, size_t at, size_t end)
{
	for (size_t line = next_line(text, at); line < end; line = next_line(text, line))
		if (begins(p, text, line))
			return line;
	return end;
}
