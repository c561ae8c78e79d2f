/* The citation readers over any valid UTF-8: they end, and every part lies where it must. */
#include "base/utf8.h"
#include "law/citation.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
	if (!holds)
		abort();
}

/* A slice that is empty or lies within text, on whole characters. */
static void lies_within(str text, str part)
{
	size_t bad;

	if (part.n == 0)
		return;
	must(part.p >= text.p && part.p + part.n <= text.p + text.n);
	must(utf8_valid(part, &bad));
}

static void check_places(str text, const struct citations *c)
{
	uint32_t article = 0, from = 0;
	size_t bad;

	for (uint32_t i = 0; i < c->n; i++) {
		const struct citation *ci = &c->citation[i];

		must(ci->beg >= from && ci->beg < ci->end && ci->end <= ci->whole_end);
		must(ci->whole_end <= text.n && ci->article == article);
		must(utf8_valid(str_slice(text, ci->beg, ci->whole_end), &bad));
		lies_within(text, ci->edition);
		lies_within(text, ci->tag);
		lies_within(text, ci->number);
		lies_within(text, ci->decree);
		from = ci->beg;
		article += ci->n_articles;
	}
	must(article == c->n_articles);
	for (uint32_t i = 0; i < c->n_articles; i++) {
		const struct article *a = &c->article[i];

		must(a->number > 0 && a->beg < a->end && a->end <= text.n);
		must(utf8_valid(str_slice(text, a->beg, a->end), &bad));
	}
	for (uint32_t i = 0; i < c->n; i++)
		for (uint32_t k = 0; k < c->citation[i].n_articles; k++)
			must(c->article[c->citation[i].article + k].beg >= c->citation[i].beg);
	must(c->n_filled <= 4000);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const str selves[] = { STR_INIT("示例市养犬管理条例"), STR_INIT("") };
	char *bytes = malloc(size ? size : 1);
	str text = { bytes, size };
	struct arena a = { 0 };
	struct citations c = { .arena = &a };
	size_t bad;

	if (size)
		memcpy(bytes, data, size);
	if (utf8_valid(text, &bad)) {
		citation_parse(text, &c);
		check_places(text, &c);
		for (uint32_t i = 0; i < c.n; i++)
			citation_law_key(&a, c.citation[i].name);
		for (size_t i = 0; i < countof(selves); i++) {
			citations_clear(&c);
			citation_read(text, selves[i], &c);
			check_places(text, &c);
		}
		citations_clear(&c);
		citation_read(STR("本法第三条、第五条至第七条"), text, &c);
		(void)citation_is_basis(text);
	}
	arena_release(&a);
	free(bytes);
	return 0;
}
