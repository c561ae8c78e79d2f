/* Places in one word, and the levels of an engineer. */
#include "report/place_text.h"

#include "report/glyph.h"

void place_text_put(struct buf *out, const struct where *w)
{
	text_put(out, w->file);
	if (w->line) {
		buf_fmt(out, ":%u", w->line);
		if (w->column)
			buf_fmt(out, ":%u", w->column);
		return;
	}
	if (w->sheet.n) {
		buf_add(out, STR("!"));
		text_put(out, w->sheet);
	}
	if (w->cell[0])
		buf_fmt(out, "!%s", w->cell);
	else if (w->row)
		buf_fmt(out, "!%u", w->row);
}

enum say level_word(unsigned level)
{
	return level == QD_ERROR ? SAY_ERROR : level == QD_WARNING ? SAY_WARNING : SAY_INFO;
}
