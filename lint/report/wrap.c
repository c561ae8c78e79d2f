/* Line breaking: behind a space, and between Chinese characters, but no line begins with a closing
 * mark or ends with an opening one. */
#include "report/wrap.h"

#include "report/glyph.h"

static bool is_one_of(str marks, str glyph)
{
	return str_has(marks, glyph);
}

static bool opens(str glyph)
{
	return is_one_of(STR("“‘（《〈【〔「『(['\""), glyph);
}

static bool closes(str glyph)
{
	return is_one_of(STR("”’）》〉】〕」』，。、；：！？…—–·%,.;:!?)]'\""), glyph);
}

/* May a line end between two neighbouring graphemes? */
static bool may_break(str s, const struct glyph *a, const struct glyph *b)
{
	str before = str_slice(s, a->beg, a->end), after = str_slice(s, b->beg, b->end);

	if (before.p[0] == ' ')
		return after.p[0] != ' ';
	if (opens(before) || closes(after))
		return false;
	return a->cells > 1 || b->cells > 1;
}

static void put_line(struct buf *out, str line)
{
	while (line.n > 0 && line.p[line.n - 1] == ' ')
		line.n--;
	buf_add(out, line);
}

uint32_t wrap_put(struct buf *out, str s, uint32_t at, uint32_t indent)
{
	size_t line = 0, brk = 0, i = 0;
	uint32_t col = at, col_brk = at;
	struct glyph before = { 0 }, g;

	for (; glyph_next(s, &i, &g); before = g) {
		if (g.beg > line && may_break(s, &before, &g)) {
			brk = g.beg;
			col_brk = col;
		}
		if (col + g.cells > WRAP_CELLS && s.p[g.beg] != ' ' && g.beg > line) {
			if (brk <= line) {
				brk = g.beg;
				col_brk = col;
			}
			put_line(out, str_slice(s, line, brk));
			buf_add(out, STR("\n"));
			buf_fill(out, ' ', indent);
			line = brk;
			col = indent + (col - col_brk);
		}
		col += g.cells;
	}
	put_line(out, str_from_byte(s, line));
	return col;
}
