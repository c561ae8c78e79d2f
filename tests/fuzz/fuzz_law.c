/* A place's own register: any bytes load or are refused with a reason, and what loaded answers. */
#include "law/register_rows.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void within(bool holds)
{
	if (!holds)
		abort();
}

static void ask_edition(const struct law_register *r, law_id law, uint32_t i)
{
	struct edition e = register_edition(r, law, i);

	for (uint32_t k = 1; k < 8; k++) {
		struct article_ref ref = { k, k % 2, k % 3, k % 4 };
		struct article_answer a = register_article(r, law, i, ref);

		within(e.has_articles || a.verdict == ARTICLE_UNKNOWN);
		register_moved(r, law, i, ref, 20260901);
	}
}

static void ask(const struct law_register *r, law_id law)
{
	struct law_facts f = register_facts(r, law);
	struct law_status s = register_at(r, law, 20260901);

	within(f.title.n > 0 && f.rank < N_RANKS);
	within(register_find(r, f.title).law != NONE);
	register_find_at(r, f.title, f.province);
	within(s.edition == NONE || s.edition < f.n_editions);
	for (uint32_t i = 0; i < f.n_editions && i < 16; i++)
		ask_edition(r, law, i);
	within(register_edition(r, law, f.n_editions).promulgated == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *bytes = malloc(size ? size : 1);
	struct arena a = { 0 };
	struct law_register *r = register_new(&a);
	struct qd_error err = { 0 };

	if (size)
		memcpy(bytes, data, size);
	if (!register_load(r, (str){ bytes, size }, STR("x.tsv"), &err))
		within(err.text[0] != '\0');
	else
		for (law_id law = 0; law < r->n; law++)
			ask(r, law);
	arena_release(&a);
	free(bytes);
	return 0;
}
