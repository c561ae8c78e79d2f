/* Fixed words and colours. */
#include "report/say.h"

#include "report/glyph.h"

enum { SCRATCH_BYTES = 1 << 20 };

static const struct text words[N_SAY] = {
#define SAY(NAME, zh, en) [SAY_##NAME] = { zh, en },
#include "report/say.def"
#undef SAY
};

str said_with(const struct voice *s, enum say what, const struct arg arg[FINDING_ARGS])
{
	return message_render(s->scratch, words[what], arg, s->v->lang);
}

str said(const struct voice *s, enum say what)
{
	return str_from(s->v->lang == QD_EN ? words[what].en : words[what].zh);
}

str said_of(const struct voice *s, enum say what, str arg)
{
	return said_with(s, what, (const struct arg[FINDING_ARGS]){ arg_str(arg) });
}

str said_number(const struct voice *s, enum say what, uint32_t n)
{
	return said_of(s, what, arena_fmt(s->scratch, "%u", n));
}

str said_sheet(const struct voice *s, str name, uint32_t flags)
{
	return flags & SHEET_TABLE ? name : said_of(s, SAY_SHEET, name);
}

void say_in(const struct voice *s, enum paint paint, str text)
{
	static const str codes[] = {
		[PAINT_FILE] = STR_INIT("\x1b[1m"),       [PAINT_ERROR] = STR_INIT("\x1b[1;31m"),
		[PAINT_WARNING] = STR_INIT("\x1b[1;33m"), [PAINT_INFO] = STR_INIT("\x1b[1;34m"),
		[PAINT_ALARM] = STR_INIT("\x1b[1;7;31m"),
	};

	if (s->v->colour)
		buf_add(s->out, codes[paint]);
	text_put(s->out, text);
	if (s->v->colour)
		buf_add(s->out, STR("\x1b[0m"));
}

enum paint paint_of_level(unsigned level)
{
	return level == QD_ERROR ? PAINT_ERROR : level == QD_WARNING ? PAINT_WARNING : PAINT_INFO;
}

void voice_rest(const struct voice *s)
{
	if (s->scratch->total_bytes > SCRATCH_BYTES)
		arena_release(s->scratch);
}
