/* Decoding: BOM, UTF-8, GB18030, or refused with the offset of the first bad byte. */
#include "read/encoding.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "read/faults.h"

#include <iconv.h>

/* Three Chinese characters in UTF-8, one after the other, do not come about by chance in a GBK
 * text (about once in 10⁸ characters); two do (once in 10⁵). */
enum { HAN_RUN = 3, HAN_BYTES = 3 };

static bool refuse(struct doc *d, size_t offset)
{
	struct arg at = arg_str(arena_fmt(&d->faults.arena, "%zu", offset));

	doc_unreadable(d, (struct report){ .rule = &rule_read_encoding,
	                                   .at = place_doc(d->index),
	                                   .arg = { at } });
	return false;
}

static bool refuse_no_text(struct doc *d)
{
	const struct text why = { "不是文本文件", "it is no text file" };

	doc_unreadable(d, (struct report){ .rule = &rule_read_unreadable,
	                                   .at = place_doc(d->index),
	                                   .arg = { arg_text(why) } });
	return false;
}

static bool has_nul(str s)
{
	return s.n && memchr(s.p, '\0', s.n);
}

static bool take(struct doc *d, str text, enum encoding encoding)
{
	if (has_nul(text))
		return refuse_no_text(d);
	d->text = text;
	d->encoding = encoding;
	return true;
}

/* The bytes from `skip` on in another charset. Every two bytes of the charsets used here become
 * at most three of UTF-8, every four at most four. */
static bool convert(struct doc *d, const char *charset, size_t skip, enum encoding encoding)
{
	size_t in_left = d->bytes.n - skip, cap = in_left / 2 * 3 + 4, out_left = cap, lost;
	char *in = (char *)(uintptr_t)d->bytes.p + skip, *out = arena_alloc(&d->arena, cap);
	str text = { out, 0 };
	iconv_t cd = iconv_open("UTF-8", charset);

	if (cd == (iconv_t)-1)
		return refuse(d, skip);
	lost = iconv(cd, &in, &in_left, &out, &out_left);
	iconv_close(cd);
	if (lost != 0 || in_left > 0)
		return refuse(d, d->bytes.n - in_left);
	text.n = cap - out_left;
	return take(d, text, encoding);
}

static bool is_han(const unsigned char *p, size_t left)
{
	return left >= HAN_BYTES && p[0] >= 0xE4 && p[0] <= 0xE9 && (p[1] & 0xC0) == 0x80 &&
	       (p[2] & 0xC0) == 0x80;
}

/* How much of bytes that are not UTF-8 is UTF-8 all the same. */
struct mixture {
	size_t high_bytes; /* outside ASCII */
	size_t han_bytes;  /* of Chinese characters in UTF-8 */
	size_t first_run;  /* of at least HAN_RUN of them, the end when there is none */
};

static struct mixture mixture_of(str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	struct mixture m = { .first_run = s.n };

	for (size_t i = 0; i < s.n;) {
		size_t end = i;

		while (is_han(p + end, s.n - end))
			end += HAN_BYTES;
		if (end - i >= HAN_RUN * HAN_BYTES && m.first_run == s.n)
			m.first_run = i;
		m.han_bytes += end - i;
		m.high_bytes += end > i ? end - i : p[i] >= 0x80;
		i = end > i ? end : i + 1;
	}
	return m;
}

/* Bytes with a fault at `bad` as UTF-8: GB18030 throughout, or a file pieced together or damaged,
 * which any decoder would turn into nonsense in part. */
static bool decode_other(struct doc *d, size_t bad)
{
	struct mixture m = mixture_of(d->bytes);

	if (m.first_run == d->bytes.n)
		return convert(d, "GB18030", 0, ENCODING_GB18030);
	return refuse(d, m.han_bytes >= m.high_bytes / 2 ? bad : m.first_run);
}

bool encoding_decode(struct doc *d)
{
	size_t bad = 0;

	if (str_starts(d->bytes, STR("\xFF\xFE")))
		return convert(d, "UTF-16LE", 2, ENCODING_UTF16);
	if (str_starts(d->bytes, STR("\xFE\xFF")))
		return convert(d, "UTF-16BE", 2, ENCODING_UTF16);
	if (has_nul(d->bytes))
		return refuse_no_text(d);
	if (str_starts(d->bytes, STR("\xEF\xBB\xBF"))) {
		str text = str_from_byte(d->bytes, 3);
		return utf8_valid(text, &bad) ? take(d, text, ENCODING_UTF8_BOM)
		                              : refuse(d, bad + 3);
	}
	if (utf8_valid(d->bytes, &bad))
		return take(d, d->bytes, ENCODING_UTF8);
	return decode_other(d, bad);
}

/* ---- and back ---- */

/* Every code point takes at most four bytes in the charsets used here. */
static bool encode_as(const char *charset, str text, struct arena *a, struct buf *out)
{
	size_t in_left = text.n, cap = text.n * 2 + 4, out_left = cap, lost;
	char *in = (char *)(uintptr_t)text.p, *p = arena_alloc(a, cap), *end = p;
	iconv_t cd = iconv_open(charset, "UTF-8");

	if (cd == (iconv_t)-1)
		return false;
	lost = iconv(cd, &in, &in_left, &end, &out_left);
	iconv_close(cd);
	buf_add(out, (str){ p, cap - out_left });
	return lost == 0 && in_left == 0;
}

static bool encode(const struct doc *d, str text, struct arena *a, str *bytes)
{
	struct buf out = { .arena = a };
	bool ok = true;

	switch (d->encoding) {
	case ENCODING_UTF16:
		buf_add(&out, str_slice(d->bytes, 0, 2));
		ok = encode_as(d->bytes.p[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE", text, a, &out);
		break;
	case ENCODING_GB18030:
		ok = encode_as("GB18030", text, a, &out);
		break;
	case ENCODING_UTF8_BOM:
		buf_add(&out, str_slice(d->bytes, 0, 3));
		buf_add(&out, text);
		break;
	default:
		buf_add(&out, text);
	}
	*bytes = buf_str(&out);
	return ok;
}

bool encoding_encode(const struct doc *d, str text, struct arena *a, str *bytes)
{
	return encode(d, d->text, a, bytes) && str_eq(*bytes, d->bytes) &&
	       encode(d, text, a, bytes);
}
