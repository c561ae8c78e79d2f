/* One cell of a workbook: where it stands and what it shows. */
#include "read/xlsx.h"

#include "read/number.h"

#include <stdlib.h>

enum { COL_TOO_LARGE = 1 << 20, NUMBER_BYTES = 63 };

bool ref_cell(str ref, uint32_t *row, uint32_t *col)
{
	uint64_t r = 0, c = 0;
	size_t i = 0, digits;

	for (; i < ref.n && ((ref.p[i] | 32) >= 'a' && (ref.p[i] | 32) <= 'z'); i++)
		if (c < COL_TOO_LARGE)
			c = c * 26 + (uint64_t)((ref.p[i] | 32) - 'a' + 1);
	digits = i;
	for (; i < ref.n && ref.p[i] >= '0' && ref.p[i] <= '9'; i++)
		if (r < UINT32_MAX)
			r = r * 10 + (uint64_t)(ref.p[i] - '0');
	if (c == 0 || digits == ref.n || i < ref.n || r == 0)
		return false;
	*row = r < UINT32_MAX ? (uint32_t)r : UINT32_MAX;
	*col = (uint32_t)c - 1;
	return true;
}

static void order(uint32_t *low, uint32_t *high)
{
	uint32_t l = *low;

	if (l <= *high)
		return;
	*low = *high;
	*high = l;
}

bool ref_range(str ref, struct merge *m)
{
	str last, first = str_cut(ref, STR(":"), &last);

	if (!ref_cell(first, &m->row, &m->col))
		return false;
	if (!ref_cell(last.p ? last : first, &m->row_last, &m->col_last))
		return false;
	order(&m->row, &m->row_last);
	order(&m->col, &m->col_last);
	return true;
}

enum cell_type cell_type(str t)
{
	static const struct {
		str name;
		enum cell_type type;
	} types[] = {
		{ { "s", 1 }, TYPE_SHARED },         { { "n", 1 }, TYPE_NUMBER },
		{ { "str", 3 }, TYPE_STRING },       { { "b", 1 }, TYPE_BOOL },
		{ { "e", 1 }, TYPE_ERROR },          { { "d", 1 }, TYPE_DATE },
		{ { "inlineStr", 9 }, TYPE_INLINE },
	};

	if (!t.p)
		return TYPE_NUMBER;
	for (size_t i = 0; i < countof(types); i++)
		if (str_eq(t, types[i].name))
			return types[i].type;
	return TYPE_STRING;
}

/* An integer that already looks as it would be shown; most numbers of a list are. */
static bool is_short_integer(str s)
{
	size_t i = s.n > 1 && s.p[0] == '-';

	if (s.n - i == 0 || s.n - i > 15 || (s.p[i] == '0' && s.n > 1))
		return false;
	for (; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return true;
}

/* Only what a workbook may write: no "inf", "nan" or hexadecimal. */
static bool parse_number(const struct book *b, str s, double *v)
{
	char text[NUMBER_BYTES + 1], *end;

	if (s.n == 0 || s.n > NUMBER_BYTES)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!strchr("0123456789+-.eE", s.p[i]) || !s.p[i])
			return false;
	memcpy(text, s.p, s.n);
	text[s.n] = '\0';
	*v = strtod_l(text, &end, b->c_locale);
	return end == text + s.n;
}

/* A date out of range is shown as the number it is. */
static bool is_date(str shown)
{
	return shown.n >= 10 && shown.p[4] == '-' && shown.p[7] == '-';
}

static str number_shows(struct book *b, uint32_t style, str held, uint32_t *flags)
{
	enum number_kind kind = style < b->n_styles ? b->style[style] : NUMBER_PLAIN;
	struct arena *a = &b->doc->arena;
	double v;
	str shown;

	held = str_trim(held);
	if (kind == NUMBER_PLAIN && is_short_integer(held)) {
		*flags |= CELL_NUMBER;
		return arena_copy(a, held);
	}
	if (!parse_number(b, held, &v))
		return arena_copy(a, held);
	shown = number_text(a, v, kind, b->epoch_1904);
	*flags |= kind != NUMBER_PLAIN && is_date(shown) ? CELL_DATE : CELL_NUMBER;
	return shown;
}

/* "2024-05-01T00:00:00.000Z" is shown 2024-05-01; the time stays when it is not midnight. */
static str iso_date_shows(struct arena *a, str held, uint32_t *flags)
{
	str rest, time, day = str_cut(str_trim(held), STR("T"), &rest);

	if (is_date(day))
		*flags |= CELL_DATE;
	time = str_cut(str_cut(rest, STR("Z"), &rest), STR("."), &rest);
	if (time.n == 0 || str_eq(time, STR("00:00:00")))
		return arena_copy(a, day);
	return arena_fmt(a, "%.*s %.*s", (int)day.n, day.p, (int)time.n, time.p);
}

static bool shared_shows(const struct book *b, str held, str *shown)
{
	uint32_t i;

	if (!str_u32(held, &i) && !str_u32(str_trim(held), &i))
		return false;
	if (i >= b->n_strings)
		return false;
	*shown = b->string[i];
	return true;
}

bool cell_shows(struct book *b, enum cell_type type, uint32_t style, str held, str *shown,
                uint32_t *flags)
{
	struct arena *a = &b->doc->arena;

	*shown = (str){ 0 };
	if (held.n == 0)
		return true;
	switch (type) {
	case TYPE_NUMBER:
		*shown = number_shows(b, style, held, flags);
		return true;
	case TYPE_SHARED:
		return shared_shows(b, held, shown);
	case TYPE_DATE:
		*shown = iso_date_shows(a, held, flags);
		return true;
	case TYPE_BOOL:
		*shown = str_eq(str_trim(held), STR("0")) ? STR("FALSE") : STR("TRUE");
		return true;
	case TYPE_ERROR:
		*flags |= CELL_ERROR;
		break;
	case TYPE_INLINE:
	case TYPE_STRING:
		break;
	}
	*shown = arena_copy(a, held);
	return true;
}
