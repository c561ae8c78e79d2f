/* Matters by name. */
#include "check/delegation/names.h"

#include "base/utf8.h"

uint64_t name_key(struct arena *scratch, const struct corpus *c, uint32_t item)
{
	char small[1024];
	str name = item_text(c, item, FIELD_NAME);

	if (name.n == 0)
		return 0;
	return hash_str(name.n < 150 ? utf8_key_into(small, name) : utf8_key(scratch, name)) | 1;
}

bool list_is(const struct list *l, str kind_title)
{
	return str_eq(l->kind->title, kind_title);
}

struct map names_of(struct arena *a, const struct corpus *c, str kind_title)
{
	struct map m;

	map_init(&m, a);
	for (uint32_t k = 0; k < c->n_lists; k++) {
		if (!list_is(&c->list[k], kind_title))
			continue;
		for (uint32_t i = c->list[k].item; i < c->list[k].item_end; i++) {
			uint64_t key = name_key(a, c, i);

			if (key && *map_at(&m, key) == NONE)
				*map_at(&m, key) = i;
		}
	}
	return m;
}
