/* Numbers that Word counts itself: they are shown in front of a paragraph and stand in no text. */
#include "read/docx.h"

#include "base/utf8.h"

enum { MOST_PATTERN = 60 }; /* bytes */

void numberings_init(struct numberings *n, struct arena *work)
{
	*n = (struct numberings){ .work = work, .level = NONE };
	map_init(&n->id, work);
	map_init(&n->use_id, work);
}

/* ---- <numbering> ---- */

static uint32_t value_of(const struct xml_tag *tag, uint32_t otherwise)
{
	uint32_t v;

	return str_u32(xml_attr(tag, STR("val")), &v) ? v : otherwise;
}

/* Word takes no long ones; each place of a number grows when it is written out. */
static str pattern_of(struct arena *a, str written)
{
	return written.n > MOST_PATTERN ? (str){ 0 } : arena_copy(a, written);
}

static enum number_format format_of(str name)
{
	static const struct {
		str name;
		enum number_format format;
	} formats[] = {
		{ STR_INIT("decimal"), FORMAT_DECIMAL },
		{ STR_INIT("none"), FORMAT_NONE },
		{ STR_INIT("bullet"), FORMAT_NONE },
		{ STR_INIT("decimalZero"), FORMAT_ZERO },
		{ STR_INIT("chineseCounting"), FORMAT_CHINESE },
		{ STR_INIT("chineseCountingThousand"), FORMAT_CHINESE },
		{ STR_INIT("japaneseCounting"), FORMAT_CHINESE },
		{ STR_INIT("ideographDigital"), FORMAT_CHINESE },
		{ STR_INIT("taiwaneseCountingThousand"), FORMAT_CHINESE },
		{ STR_INIT("chineseLegalSimplified"), FORMAT_LEGAL },
		{ STR_INIT("ideographLegalTraditional"), FORMAT_LEGAL },
		{ STR_INIT("decimalEnclosedCircle"), FORMAT_CIRCLE },
		{ STR_INIT("decimalEnclosedCircleChinese"), FORMAT_CIRCLE },
		{ STR_INIT("lowerLetter"), FORMAT_LOWER_LETTER },
		{ STR_INIT("upperLetter"), FORMAT_UPPER_LETTER },
		{ STR_INIT("lowerRoman"), FORMAT_LOWER_ROMAN },
		{ STR_INIT("upperRoman"), FORMAT_UPPER_ROMAN },
	};

	for (uint32_t i = 0; i < countof(formats); i++)
		if (str_eq(formats[i].name, name))
			return formats[i].format;
	return FORMAT_DECIMAL;
}

static void open_numbering(struct numberings *n, const struct xml_tag *tag)
{
	uint32_t id;

	n->in_use = false;
	if (!str_u32(xml_attr(tag, STR("abstractNumId")), &id))
		return;
	*map_at(&n->id, id) = n->n;
	n->numbering = arena_room(n->work, n->numbering, n->n, &n->cap, sizeof *n->numbering);
	n->numbering[n->n++] = (struct numbering){ 0 };
}

static void open_use(struct numberings *n, const struct xml_tag *tag)
{
	struct number_use use = { .numbering = NONE };
	uint32_t id;

	n->in_use = true;
	if (!str_u32(xml_attr(tag, STR("numId")), &id))
		return;
	for (uint32_t i = 0; i < NUMBER_LEVELS; i++)
		use.start[i] = NONE;
	*map_at(&n->use_id, id) = n->n_uses;
	n->use = arena_room(n->work, n->use, n->n_uses, &n->cap_uses, sizeof *n->use);
	n->use[n->n_uses++] = use;
}

/* In <lvl> of a numbering; a <num> may override whole levels, of which its start alone counts. */
static void on_level_part(struct numberings *n, const struct xml_tag *tag)
{
	struct number_level *l;

	if (n->in_use || n->n == 0 || n->level >= NUMBER_LEVELS)
		return;
	l = &n->numbering[n->n - 1].level[n->level];
	if (str_eq(tag->name, STR("start")))
		l->start = value_of(tag, 1);
	else if (str_eq(tag->name, STR("numFmt")))
		l->format = format_of(xml_attr(tag, STR("val")));
	else if (str_eq(tag->name, STR("lvlText")))
		l->pattern = pattern_of(n->work, xml_attr(tag, STR("val")));
}

static void on_use_part(struct numberings *n, const struct xml_tag *tag)
{
	struct number_use *use = n->n_uses ? &n->use[n->n_uses - 1] : NULL;

	if (!use || !n->in_use)
		return;
	if (str_eq(tag->name, STR("abstractNumId")))
		use->numbering = map_get(&n->id, value_of(tag, NONE));
	else if (str_eq(tag->name, STR("startOverride")) && n->level < NUMBER_LEVELS)
		use->start[n->level] = value_of(tag, 1);
}

static bool on_numbering(void *ctx, const struct xml_tag *tag)
{
	struct numberings *n = ctx;
	uint32_t level;

	if (str_eq(tag->name, STR("abstractNum")))
		open_numbering(n, tag);
	else if (str_eq(tag->name, STR("num")))
		open_use(n, tag);
	else if (str_eq(tag->name, STR("lvl")) || str_eq(tag->name, STR("lvlOverride")))
		n->level = str_u32(xml_attr(tag, STR("ilvl")), &level) ? level : NONE;
	else
		on_level_part(n, tag);
	on_use_part(n, tag);
	return true;
}

const struct xml_events numbering_events = { on_numbering, xml_ignore_end, xml_ignore_text };

/* ---- counting and writing ---- */

static const str digits = STR_INIT("零一二三四五六七八九");
static const str legal_digits = STR_INIT("零壹贰叁肆伍陆柒捌玖");

static void put_digit(struct buf *out, str of, uint32_t d)
{
	buf_add(out, str_slice(of, (size_t)d * 3, (size_t)d * 3 + 3));
}

/* Up to 9999; no list is longer. */
static void put_chinese(struct buf *out, uint32_t v, str of)
{
	static const str unit[] = { STR_INIT("千"), STR_INIT("百"), STR_INIT("十"), STR_INIT("") };
	static const str legal[] = { STR_INIT("仟"), STR_INIT("佰"), STR_INIT("拾"), STR_INIT("") };
	bool plain = of.p == digits.p, zero = false, begun = false;
	uint32_t by = 1000;

	for (uint32_t i = 0; i < 4; i++, by /= 10) {
		uint32_t d = v / by % 10;

		zero = zero || (begun && d == 0);
		if (d == 0)
			continue;
		if (zero)
			put_digit(out, of, 0);
		if (!(plain && by == 10 && d == 1 && !begun))
			put_digit(out, of, d);
		buf_add(out, plain ? unit[i] : legal[i]);
		zero = false;
		begun = true;
	}
}

static void put_letter(struct buf *out, uint32_t v, char first)
{
	buf_fill(out, (char)(first + (char)((v - 1) % 26)), (v - 1) / 26 % 8 + 1);
}

static void put_roman(struct buf *out, uint32_t v, bool upper)
{
	static const struct {
		uint32_t value;
		const char *lower, *upper;
	} parts[] = { { 1000, "m", "M" },  { 900, "cm", "CM" }, { 500, "d", "D" },
		      { 400, "cd", "CD" }, { 100, "c", "C" },   { 90, "xc", "XC" },
		      { 50, "l", "L" },    { 40, "xl", "XL" },  { 10, "x", "X" },
		      { 9, "ix", "IX" },   { 5, "v", "V" },     { 4, "iv", "IV" },
		      { 1, "i", "I" } };

	for (uint32_t i = 0; i < countof(parts); i++)
		for (; v >= parts[i].value; v -= parts[i].value)
			buf_add(out, str_from(upper ? parts[i].upper : parts[i].lower));
}

static void put_circle(struct buf *out, uint32_t v)
{
	char utf8[4];
	uint32_t cp = v <= 20 ? 0x2460 + v - 1 : v <= 35 ? 0x3251 + v - 21 : 0x32B1 + v - 36;

	buf_add(out, (str){ utf8, utf8_put(utf8, cp) });
}

static void put_number(struct buf *out, uint32_t v, enum number_format format)
{
	if (format == FORMAT_NONE)
		return;
	if (v == 0 || v > 9999 || (format == FORMAT_CIRCLE && v > 50))
		format = FORMAT_DECIMAL;
	switch (format) {
	case FORMAT_CHINESE:
	case FORMAT_LEGAL:
		put_chinese(out, v, format == FORMAT_CHINESE ? digits : legal_digits);
		return;
	case FORMAT_CIRCLE:
		put_circle(out, v);
		return;
	case FORMAT_LOWER_LETTER:
	case FORMAT_UPPER_LETTER:
		put_letter(out, v, format == FORMAT_LOWER_LETTER ? 'a' : 'A');
		return;
	case FORMAT_LOWER_ROMAN:
	case FORMAT_UPPER_ROMAN:
		put_roman(out, v, format == FORMAT_UPPER_ROMAN);
		return;
	case FORMAT_ZERO:
		buf_fmt(out, "%02u", v);
		return;
	default:
		buf_fmt(out, "%u", v);
	}
}

/* Counts one level on: deeper ones begin anew, higher ones that were passed over begin. */
static void count(struct numbering *n, struct number_use *use, uint32_t level)
{
	if (use->start[level] != NONE) {
		n->count[level] = use->start[level];
		use->start[level] = NONE;
	} else {
		n->count[level] = n->count[level] ? n->count[level] + (n->count[level] < NONE)
		                                  : n->level[level].start;
	}
	for (uint32_t i = level + 1; i < NUMBER_LEVELS; i++)
		n->count[i] = 0;
	for (uint32_t i = 0; i < level; i++)
		n->count[i] = n->count[i] ? n->count[i] : n->level[i].start;
}

/* A bullet is a sign of some font and says nothing. */
static void put_pattern(const struct numbering *n, uint32_t level, struct buf *out)
{
	str p = n->level[level].pattern;

	if (n->level[level].format == FORMAT_NONE)
		return;
	for (size_t i = 0; i < p.n; i++) {
		uint32_t of = i + 1 < p.n && p.p[i] == '%' ? (uint32_t)(p.p[i + 1] - '1') : NONE;

		if (of < NUMBER_LEVELS) {
			put_number(out, n->count[of], n->level[of].format);
			i++;
		} else {
			buf_add(out, str_slice(p, i, i + 1));
		}
	}
}

void number_next(struct numberings *n, uint32_t number, uint32_t level, struct buf *out)
{
	uint32_t use = map_get(&n->use_id, number);
	uint32_t at = use == NONE ? NONE : n->use[use].numbering;

	if (at == NONE || level >= NUMBER_LEVELS)
		return;
	count(&n->numbering[at], &n->use[use], level);
	put_pattern(&n->numbering[at], level, out);
}
