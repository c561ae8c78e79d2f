/* Texts of a workbook: runs put together, escapes decoded, and the table of shared strings. */
#include "read/xlsx.h"

#include "base/utf8.h"

void rich_clear(struct rich *r)
{
	r->text.n = r->mark = 0;
	r->open = r->phonetic = false;
}

void rich_open(struct rich *r)
{
	r->open = true;
	r->mark = r->text.n;
}

static size_t whole_characters(str s, size_t n)
{
	while (n > 0 && ((unsigned char)s.p[n] & 0xC0) == 0x80)
		n--;
	return n;
}

void rich_add(struct rich *r, str text)
{
	uint32_t room = r->max_bytes - r->text.n;

	if (!r->open)
		return;
	if (text.n > room) {
		r->cut = true;
		r->open = false;
		text.n = whole_characters(text, room);
	}
	buf_add(&r->text, text);
}

/* The unit that _xHHHH_ at p stands for, or NONE. */
static uint32_t escaped_unit(const char *p, uint32_t n)
{
	uint32_t unit = 0;

	if (n < 7 || p[0] != '_' || p[1] != 'x' || p[6] != '_')
		return NONE;
	for (int i = 2; i < 6; i++) {
		char c = p[i];
		uint32_t digit = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
		                 : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A' + 10)
		                 : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a' + 10)
		                                        : NONE;
		if (digit == NONE)
			return NONE;
		unit = unit << 4 | digit;
	}
	return unit;
}

/* The character written at p and, in *used, how many bytes that takes. NONE: no escape, half of a
 * surrogate pair, or NUL, all of which stay as they are written. */
static uint32_t escaped_character(const char *p, uint32_t n, uint32_t *used)
{
	uint32_t high = escaped_unit(p, n), low;

	*used = 7;
	if (high == NONE || high == 0 || (high & 0xFC00) == 0xDC00)
		return NONE;
	if ((high & 0xFC00) != 0xD800)
		return high;
	low = escaped_unit(p + 7, n - 7);
	*used = 14;
	if (low == NONE || (low & 0xFC00) != 0xDC00)
		return NONE;
	return 0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF);
}

uint32_t decode_escapes(char *p, uint32_t n)
{
	uint32_t out = 0, used;

	if (!memchr(p, '_', n))
		return n;
	for (uint32_t i = 0; i < n;) {
		uint32_t cp = p[i] == '_' ? escaped_character(p + i, n - i, &used) : NONE;

		if (cp == NONE) {
			p[out++] = p[i++];
			continue;
		}
		out += (uint32_t)utf8_put(p + out, cp);
		i += used;
	}
	return out;
}

void rich_close(struct rich *r)
{
	if (r->text.n > r->mark)
		r->text.n = r->mark + decode_escapes(r->text.p + r->mark, r->text.n - r->mark);
	r->mark = r->text.n;
	r->open = false;
}

void rich_start(struct rich *r, str name)
{
	if (str_eq(name, STR("rPh")))
		r->phonetic = true;
	else if (str_eq(name, STR("t")) && !r->phonetic)
		rich_open(r);
}

void rich_end(struct rich *r, str name)
{
	if (str_eq(name, STR("rPh")))
		r->phonetic = false;
	else if (str_eq(name, STR("t")) && !r->phonetic)
		rich_close(r);
}

static bool on_start(void *ctx, const struct xml_tag *tag)
{
	struct strings *s = ctx;

	if (str_eq(tag->name, STR("si")))
		rich_clear(&s->rich);
	else
		rich_start(&s->rich, tag->name);
	return true;
}

static bool on_end(void *ctx, str name)
{
	struct strings *s = ctx;
	struct book *b = s->book;

	if (!str_eq(name, STR("si"))) {
		rich_end(&s->rich, name);
		return true;
	}
	if (b->n_strings >= b->doc->limits->cells) {
		s->full = true;
		return false;
	}
	b->string =
		arena_room(&b->work, b->string, b->n_strings, &b->cap_strings, sizeof *b->string);
	b->string[b->n_strings++] =
		s->rich.text.n ? arena_copy(&b->doc->arena, buf_str(&s->rich.text)) : (str){ 0 };
	return true;
}

static bool on_text(void *ctx, str text)
{
	struct strings *s = ctx;

	rich_add(&s->rich, text);
	return true;
}

const struct xml_events strings_events = { on_start, on_end, on_text };

void strings_open(struct strings *s, struct book *b)
{
	*s = (struct strings){ .book = b };
	s->rich.text.arena = &b->work;
	s->rich.max_bytes = b->doc->limits->cell_bytes;
}

void strings_close(struct strings *s, const struct arg *broken)
{
	static const struct text count = { "共享字符串数", "shared strings" };
	struct book *b = s->book;
	struct place whole = place_doc(b->doc->index);
	struct arena *a = &b->doc->arena;

	if (s->rich.cut)
		bounds_cut(b->doc, whole);
	if (s->full)
		bounds_limit(b->doc, whole, count, b->doc->limits->cells);
	if (broken)
		book_unreadable(
			b, whole,
			(struct arg){
				.zh = arena_fmt(a, "共享字符串只读到第 %u 条：%.*s", b->n_strings,
		                                (int)broken->zh.n, broken->zh.p),
				.en = arena_fmt(a, "only %u shared strings were read: %.*s",
		                                b->n_strings, (int)broken->en.n, broken->en.p),
			});
}

void book_read_strings(struct book *b, str path)
{
	struct strings s;
	struct arg why;

	strings_open(&s, b);
	strings_close(&s, xml_entry(&b->zip, path, &strings_events, &s, &why) ? NULL : &why);
}
