/* The table as the build put it into the binary. */
#include "check/form/hanzi.h"

#include "base/embed.h"
#include "base/utf8.h"

static str table(void)
{
	for (unsigned i = 0; i < n_embedded_files; i++)
		if (strcmp(embedded_files[i].path, "words/traditional.tsv") == 0)
			return (str){ embedded_files[i].p, embedded_files[i].n };
	return (str){ 0 };
}

/* «發<TAB>发», and «+» where the simplified one serves both scripts. */
static void take(struct hanzi *h, str line)
{
	str rest, mark, traditional = str_cut(line, STR("\t"), &rest);
	str simplified = str_cut(rest, STR("\t"), &mark);
	uint32_t t, s;

	if (traditional.n == 0 || traditional.p[0] == '#' || simplified.n == 0)
		return;
	t = utf8_next(traditional, &(size_t){ 0 }) - HANZI_FIRST;
	s = utf8_next(simplified, &(size_t){ 0 }) - HANZI_FIRST;
	if (t >= HANZI_END - HANZI_FIRST || s >= HANZI_END - HANZI_FIRST)
		return;
	h->script[t] = SCRIPT_TRADITIONAL;
	h->other[t] = (uint16_t)(s + HANZI_FIRST);
	if (mark.n > 0)
		return;
	h->script[s] = SCRIPT_SIMPLIFIED;
	h->other[s] = (uint16_t)(t + HANZI_FIRST);
}

void hanzi_count(const struct hanzi *h, str text, struct script_count *c)
{
	for (size_t at = 0; (at = steps_pass(&h->steps, text, at)) < text.n; at += 3)
		c->n[hanzi_script(h, three_bytes(text.p + at))]++;
}

const struct hanzi *hanzi_new(struct arena *a)
{
	struct hanzi *h = arena_alloc(a, sizeof *h);
	str text = table(), line;

	steps_init(&h->steps, STR("\xE4\xE5\xE6\xE7\xE8\xE9"));
	for (size_t at = 0; str_line(text, &at, &line);)
		take(h, line);
	return h;
}
