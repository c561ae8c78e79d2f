/* Each character gives its byte or two; what they spell is read as it comes. */
#include "check/form/garbled.h"

#include "base/utf8.h"

/* So often the same text may have been spoiled; a run must look likely after so many characters. */
enum { MOST_TIMES = 3, TRIAL = 64 };

/* ---- UTF-8 out of bytes ---- */

/* What bytes have spelled so far. */
struct spelling {
	uint32_t cp;              /* of the sequence under way */
	uint32_t lack;            /* bytes that it still wants */
	uint32_t n;               /* characters complete */
	uint32_t n_han, n_likely; /* of them: Han; common Han or a mark of Chinese writing */
	char *out;                /* NULL while it is tried only */
	size_t n_out;
};

static bool is_mark(uint32_t cp)
{
	return (cp >= 0x3000 && cp <= 0x301F) || (cp >= 0xFF01 && cp <= 0xFF5E) ||
	       (cp >= 0x2013 && cp <= 0x2026) || (cp >= 0xA0 && cp <= 0xBF) || cp == 0xD7;
}

static bool begin_sequence(struct spelling *s, uint32_t byte)
{
	if (byte < 0xC2 || byte > 0xEF)
		return false;
	s->lack = byte < 0xE0 ? 1 : 2;
	s->cp = byte & (byte < 0xE0 ? 0x1F : 0x0F);
	return true;
}

static void put(struct spelling *s, uint32_t cp)
{
	if (s->out)
		s->n_out += utf8_put(s->out + s->n_out, cp);
}

/* Takes one byte; false when no UTF-8 goes on so. */
static bool spell(struct spelling *s, const struct gbk *gbk, uint32_t byte)
{
	if (s->lack == 0 && byte >= 0x80)
		return begin_sequence(s, byte);
	if (s->lack == 0) {
		put(s, byte);
		return byte >= 0x20 && byte != 0x7F;
	}
	if ((byte & 0xC0) != 0x80)
		return false;
	s->cp = s->cp << 6 | (byte & 0x3F);
	if (--s->lack > 0)
		return true;
	if (s->cp < 0x80 || (s->cp >= 0xD800 && s->cp < 0xE000))
		return false;
	s->n++;
	s->n_han += utf8_is_han(s->cp);
	s->n_likely += is_mark(s->cp) || gbk_common(gbk->code[s->cp]);
	put(s, s->cp);
	return true;
}

/* Mostly common Han and marks? */
static bool is_likely(const struct spelling *s)
{
	return s->n > 0 && s->n_likely * 4 >= s->n * 3;
}

/* ---- read as GBK ---- */

/* The bytes of a character in code page 936: 2, 1 or 0. */
static uint32_t gbk_bytes(const struct gbk *g, uint32_t cp, uint32_t byte[2])
{
	uint32_t code = cp == 0x20AC ? 0 : cp < 0x10000 ? g->code[cp] : 0;

	byte[0] = cp == 0x20AC ? 0x80 : code >> 8;
	byte[1] = code & 0xFF;
	return cp == 0x20AC ? 1 : code ? 2 : 0;
}

static enum garbled as_gbk(const struct gbk *g, str text, size_t at, struct spelling *s,
                           struct garbled_run *out)
{
	uint32_t n = 0, n_rare = 0, byte[2];

	*out = (struct garbled_run){ .beg = at, .end = at, .whole = true };
	while (at < text.n && (n != TRIAL || is_likely(s))) {
		struct spelling before = *s;
		uint32_t n_bytes = gbk_bytes(g, utf8_next(text, &at), byte);
		bool fits = n_bytes > 0;

		for (uint32_t i = 0; fits && i < n_bytes; i++)
			fits = spell(s, g, byte[i]);
		if (!fits) {
			*s = before;
			break;
		}
		n++;
		n_rare += n_bytes == 2 && !gbk_common(byte[0] << 8 | byte[1]);
		out->end = at;
	}
	out->whole = s->lack == 0;
	return is_likely(s) && n_rare * 2 > n && (s->n >= 2 || s->n_han == 0) ? GARBLED_UTF8_AS_GBK
	                                                                      : GARBLED_NOT;
}

/* ---- read as Latin-1 or Windows-1252 ---- */

/* The byte of a character there, NONE when it has none. */
static uint32_t latin_byte(uint32_t cp)
{
	static const uint16_t high[32] = { 0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020,
		                           0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
		                           0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D,
		                           0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
		                           0x0153, 0,      0x017E, 0x0178 };

	if (cp >= 0x80 && cp < 0x100)
		return cp;
	for (uint32_t i = 0; cp >= 0x100 && i < countof(high); i++)
		if (high[i] == cp)
			return 0x80 + i;
	return NONE;
}

static enum garbled as_latin(const struct gbk *g, str text, size_t at, struct spelling *s,
                             struct garbled_run *out)
{
	*out = (struct garbled_run){ .beg = at, .end = at };
	for (uint32_t n = 0; at < text.n && (n != TRIAL || is_likely(s)); n++) {
		struct spelling before = *s;
		uint32_t byte = latin_byte(utf8_next(text, &at));

		if (byte == NONE || !spell(s, g, byte)) {
			*s = before;
			break;
		}
		out->end = at;
	}
	out->whole = s->lack == 0;
	return is_likely(s) ? GARBLED_UTF8_AS_LATIN : GARBLED_NOT;
}

static bool is_letter(uint32_t byte)
{
	return byte >= 0xC0 && byte != 0xD7 && byte != 0xF7;
}

/* The GBK code that two characters were as bytes, 0 when they were none. */
static uint32_t code_at(const struct gbk *g, str text, size_t *at)
{
	uint32_t lead = latin_byte(utf8_next(text, at)), trail;

	if (lead == NONE || lead < 0x81 || *at >= text.n)
		return 0;
	trail = latin_byte(utf8_next(text, at));
	return trail != NONE && trail >= 0xA1 && g->cp[(lead << 8 | trail) & 0x7FFF]
	               ? lead << 8 | trail
	               : 0;
}

/* GBK read so: pairs of bytes that are common Han each. */
static enum garbled gbk_as_latin(const struct gbk *g, str text, size_t at, struct spelling *s,
                                 struct garbled_run *out)
{
	uint32_t n_letters = 0, code;

	*out = (struct garbled_run){ .beg = at, .end = at };
	while (at < text.n && (s->n != TRIAL || is_likely(s)) &&
	       (code = code_at(g, text, &at)) != 0) {
		s->n++;
		s->n_likely += gbk_common(code);
		n_letters += is_letter(code >> 8) + is_letter(code & 0xFF);
		put(s, g->cp[code & 0x7FFF]);
		out->end = at;
	}
	at = out->end;
	out->whole = at == text.n || latin_byte(utf8_next(text, &at)) == NONE;
	return s->n >= 2 && is_likely(s) && n_letters >= s->n ? GARBLED_GBK_AS_LATIN : GARBLED_NOT;
}

/* ---- both ---- */

typedef enum garbled reading(const struct gbk *g, str text, size_t at, struct spelling *s,
                             struct garbled_run *out);

/* Tries a reading, and where it makes sense writes down what it gives. */
static enum garbled read_as(reading *reads, const struct gbk *g, str text, size_t at,
                            struct arena *a, struct garbled_run *out)
{
	struct spelling s = { 0 };
	enum garbled what = reads(g, text, at, &s, out);

	if (!what)
		return what;
	s = (struct spelling){ .out = arena_alloc(a, (out->end - at) * 2 + 4) };
	reads(g, text, at, &s, out);
	out->was = (str){ s.out, s.n_out };
	return what;
}

static enum garbled garbled_once(const struct garbling *g, str text, size_t at, struct arena *a,
                                 struct garbled_run *out)
{
	enum garbled what;

	if (garbling_starts(g, utf8_next(text, &(size_t){ at })))
		return read_as(as_gbk, g->gbk, text, at, a, out);
	what = read_as(as_latin, g->gbk, text, at, a, out);
	return what ? what : read_as(gbk_as_latin, g->gbk, text, at, a, out);
}

enum garbled garbled_at(const struct garbling *g, str text, size_t at, struct arena *a,
                        struct garbled_run *out)
{
	enum garbled what = garbled_once(g, text, at, a, out);
	struct garbled_run again;

	for (uint32_t i = 1; what && i < MOST_TIMES; i++) {
		if (!garbled_once(g, out->was, 0, a, &again) || !again.whole ||
		    again.end < out->was.n)
			break;
		out->was = again.was;
	}
	return what;
}

bool garbled_in(const struct garbling *g, str text, struct arena *scratch)
{
	struct garbled_run run;

	for (size_t at = 0, beg; at < text.n;) {
		uint32_t cp;

		beg = at;
		cp = utf8_next(text, &at);
		if ((garbling_starts(g, cp) || (cp >= 0xA1 && cp <= 0xFF)) &&
		    garbled_at(g, text, beg, scratch, &run))
			return true;
	}
	return false;
}

const struct garbling *garbling_new(struct arena *a, const struct gbk *gbk)
{
	struct garbling *g = arena_alloc(a, sizeof *g);

	g->gbk = gbk;
	for (uint32_t cp = 0x80; cp < 0x10000; cp++) {
		uint32_t lead = g->gbk->code[cp] >> 8, trail = g->gbk->code[cp] & 0xFF;

		if (((lead >= 0xE2 && lead <= 0xE9) || lead == 0xEF) && trail >= 0x80 &&
		    trail < 0xC0)
			g->starts[cp / 8] |= (uint8_t)(1u << cp % 8);
	}
	return g;
}
