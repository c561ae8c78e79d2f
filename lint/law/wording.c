/* Articles in words. */
#include "law/wording.h"

#include "law/numeral.h"

static void put_part(struct buf *out, uint32_t n, const char *unit)
{
	if (n == 0)
		return;
	buf_add(out, STR("第"));
	numeral_put(out, n);
	buf_add(out, str_from(unit));
}

void put_article(struct buf *out, struct article_ref ref)
{
	put_part(out, ref.number, "条");
	if (ref.suffix) {
		buf_add(out, STR("之"));
		numeral_put(out, ref.suffix);
	}
	put_part(out, ref.paragraph, "款");
	put_part(out, ref.item, "项");
}

void put_moved(struct buf *out, const struct law_register *r, const struct move *m)
{
	str title;

	if (m->relation == MOVE_UNKNOWN)
		return;
	title = register_facts(r, m->law).short_title;
	buf_add(out, STR("《"));
	buf_add(out, title);
	buf_add(out, STR("》"));
	if (m->relation == MOVE_GONE)
		buf_add(out, STR("中没有对应的条"));
	for (uint32_t i = 0; i < m->n_to; i++) {
		if (i)
			buf_add(out, STR("、"));
		put_article(out, m->to[i]);
	}
	if (m->relation == MOVE_WEAK || m->confidence == QD_LOW)
		buf_add(out, STR("（请核对）"));
}
