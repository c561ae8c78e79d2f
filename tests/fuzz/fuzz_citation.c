/* The citation parser over any valid UTF-8: it ends, and every place lies within the text. */
#include "base/utf8.h"
#include "law/citation.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void within(bool holds)
{
	if (!holds)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *bytes = malloc(size ? size : 1);
	str text = { bytes, size };
	struct arena a = { 0 };
	struct citations c = { .arena = &a };
	size_t bad;

	if (size)
		memcpy(bytes, data, size);
	if (utf8_valid(text, &bad)) {
		citation_parse(text, &c);
		for (uint32_t i = 0; i < c.n; i++) {
			within(c.citation[i].beg < c.citation[i].end && c.citation[i].end <= size);
			within(c.citation[i].article + c.citation[i].n_articles <= c.n_articles);
			citation_law_key(&a, c.citation[i].title);
		}
		for (uint32_t i = 0; i < c.n_articles; i++)
			within(c.article[i].beg < c.article[i].end && c.article[i].end <= size);
	}
	arena_release(&a);
	free(bytes);
	return 0;
}
