/* What the readers of basis cells and of running text share. */
#include "law/citation.h"

#include "base/hash.h"
#include "base/utf8.h"

void citations_clear(struct citations *c)
{
	c->n = c->n_articles = c->n_filled = 0;
}

uint64_t citation_law_key(struct arena *a, str title)
{
	static const str nation = STR_INIT("中华人民共和国");
	char small[1024];
	str key = title.n < 100 ? utf8_key_into(small, title) : utf8_key(a, title);

	if (str_starts(key, nation))
		key = str_from_byte(key, nation.n);
	return hash_str(key);
}
