/* One finding a line, for grep and for editors: «place: level rule message». */
#include "report/glyph.h"
#include "report/place_text.h"

static void write_concise(const struct view *v, struct buf *out)
{
	struct arena scratch = { 0 };
	struct voice s = { v, out, &scratch };

	for (uint32_t i = 0; i < v->n; i++) {
		const struct finding *f = &v->finding[i];
		struct where w = where_of(v->c, f->at);

		place_text_put(out, &w);
		buf_add(out, STR(": "));
		say_in(&s, paint_of_level(f->level), said(&s, level_word(f->level)));
		buf_fmt(out, " %s ", f->rule->id);
		text_put(out, finding_message(&scratch, f, v->lang));
		buf_add(out, STR("\n"));
		voice_rest(&s);
	}
	arena_release(&scratch);
}

const struct reporter reporter_concise = {
	.id = "concise",
	.title = { "一行一处，供检索和编辑器使用", "one line each, for grep and editors" },
	.write = write_concise,
};
