/* Words for links, and which clauses stand for nothing of their own. */
#include "check/duty/clause.h"

bool clause_is_last(const struct corpus *c, uint32_t item)
{
	str name = item_text(c, item, FIELD_NAME);

	return str_has(name, STR("交办的其他")) || str_has(name, STR("交办的其它")) ||
	       str_has(name, STR("交办其他")) || str_has(name, STR("交办的工作"));
}

bool link_holds(const struct pass *p, const struct link *k)
{
	return k->other != NONE && k->permille >= p->option[0].number * 10;
}

struct arg link_nearest(const struct pass *p, const struct link *k)
{
	struct arg called;
	struct arena *a = &p->out->arena;

	if (k->other == NONE || k->permille < 100)
		return (struct arg){ STR(""), STR("") };
	called = item_called(p, k->other);
	return (struct arg){
		arena_fmt(a, "；最接近的是%.*s（相似度%u.%02u）", (int)called.zh.n, called.zh.p,
		          k->permille / 1000, k->permille / 10 % 100),
		arena_fmt(a, "; nearest is %.*s (likeness %u.%02u)", (int)called.en.n, called.en.p,
		          k->permille / 1000, k->permille / 10 % 100),
	};
}
