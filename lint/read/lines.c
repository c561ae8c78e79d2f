/* Lines found by counts kept for every step of the text: eight bytes for LINES_STEP. */
#include "read/lines.h"

enum { WORD = sizeof(uint64_t) };

static const uint64_t each_byte = 0x0101010101010101u;

/* The sum of the eight bytes of w. */
static uint32_t sum_bytes(uint64_t w)
{
	const uint64_t even = 0x00FF00FF00FF00FFu;

	return (uint32_t)((((w & even) + (w >> 8 & even)) * 0x0001000100010001u) >> 48);
}

/* Counts run side by side in the eight bytes of a word: at most LINES_STEP / WORD in each. */
static uint32_t count_breaks(str s, char end)
{
	const uint64_t low = each_byte * 0x7F, wanted = each_byte * (unsigned char)end;
	uint64_t breaks = 0, w;
	uint32_t n = 0;
	size_t i = 0;

	for (; i + WORD <= s.n; i += WORD) {
		memcpy(&w, s.p + i, WORD);
		w ^= wanted;
		breaks += ~(((w & low) + low) | w) >> 7 & each_byte;
	}
	for (; i < s.n; i++)
		n += s.p[i] == end;
	return n + sum_bytes(breaks);
}

/* The code points of at most LINES_STEP bytes: all bytes but 10xxxxxx begin one. */
static uint32_t count_points(str s)
{
	uint64_t inner = 0, w;
	uint32_t n = 0;
	size_t i = 0;

	for (; i + WORD <= s.n; i += WORD) {
		memcpy(&w, s.p + i, WORD);
		inner += w >> 7 & ~w >> 6 & each_byte;
	}
	n = (uint32_t)i - sum_bytes(inner);
	for (; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return n;
}

/* Does a line end of another kind begin at byte `at`, where "\r", C2 or E2 stands? */
static bool is_other_end(str text, size_t at)
{
	str rest = str_from_byte(text, at);

	if (text.p[at] == '\r')
		return !str_starts(rest, STR("\r\n"));
	return str_starts(rest, STR("\xC2\x85")) || str_starts(rest, STR("\xE2\x80\xA8")) ||
	       str_starts(rest, STR("\xE2\x80\xA9"));
}

static bool has_other_end(str text, size_t beg, size_t end, char first)
{
	while (beg < end) {
		const char *hit = memchr(text.p + beg, first, end - beg);

		if (!hit)
			return false;
		beg = (size_t)(hit - text.p);
		if (is_other_end(text, beg++))
			return true;
	}
	return false;
}

/* Are there line ends in [beg, end) that are neither "\n" nor "\r\n"? */
static bool is_mixed(str text, size_t beg, size_t end)
{
	return has_other_end(text, beg, end, '\r') || has_other_end(text, beg, end, '\xC2') ||
	       has_other_end(text, beg, end, '\xE2');
}

void lines_make(struct lines *l, struct arena *a, str text)
{
	size_t n_steps = text.n / LINES_STEP + 1;

	*l = (struct lines){ .text = text };
	l->end = text.n && !memchr(text.p, '\n', text.n) ? '\r' : '\n';
	l->breaks = arena_alloc(a, n_steps * sizeof *l->breaks);
	l->points = arena_alloc(a, n_steps * sizeof *l->points);
	l->mixed = is_mixed(text, (n_steps - 1) * LINES_STEP, text.n);
	for (size_t i = 1; i < n_steps; i++) {
		str step = str_slice(text, (i - 1) * LINES_STEP, i * LINES_STEP);

		l->mixed = l->mixed || is_mixed(text, (i - 1) * LINES_STEP, i * LINES_STEP);
		l->breaks[i] = l->breaks[i - 1] + count_breaks(step, l->end);
		l->points[i] = l->points[i - 1] + count_points(step);
	}
}

uint32_t lines_at(const struct lines *l, size_t at)
{
	size_t step = at / LINES_STEP;

	return l->breaks[step] + count_breaks(str_slice(l->text, step * LINES_STEP, at), l->end) +
	       1;
}

/* Code points before byte `at`. */
static uint32_t points_before(const struct lines *l, size_t at)
{
	size_t step = at / LINES_STEP;

	return l->points[step] + count_points(str_slice(l->text, step * LINES_STEP, at));
}

/* The last step before which fewer than n line ends stand. */
static size_t step_of(const struct lines *l, uint32_t n)
{
	size_t lo = 0, hi = l->text.n / LINES_STEP + 1;

	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;
		if (l->breaks[mid] < n)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

size_t lines_start(const struct lines *l, uint32_t line)
{
	uint32_t left;
	size_t at;

	if (line <= 1)
		return 0;
	at = step_of(l, line - 1);
	left = line - 1 - l->breaks[at];
	for (at *= LINES_STEP; left > 0 && at < l->text.n; at++)
		left -= l->text.p[at] == l->end;
	return at;
}

size_t lines_end(const struct lines *l, uint32_t line)
{
	size_t beg = lines_start(l, line), end = l->text.n;
	const char *hit = beg < end ? memchr(l->text.p + beg, l->end, end - beg) : NULL;

	if (hit)
		end = (size_t)(hit - l->text.p);
	return end > beg && l->text.p[end - 1] == '\r' ? end - 1 : end;
}

uint32_t lines_column(const struct lines *l, size_t at)
{
	size_t start = lines_start(l, lines_at(l, at));

	return points_before(l, at) - points_before(l, start) + 1;
}
