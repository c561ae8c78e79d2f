/* Chinese numerals and what is made of them. */
#include "law/wording.h"

void put_numeral(struct buf *out, uint32_t n)
{
	static const char *const digits[] = { "零", "一", "二", "三", "四",
		                              "五", "六", "七", "八", "九" };
	static const struct {
		uint32_t value;
		const char *name;
	} units[] = { { 1000, "千" }, { 100, "百" }, { 10, "十" }, { 1, "" } };
	bool begun = false, gap = false;

	for (size_t i = 0; i < countof(units); i++) {
		uint32_t d = n / units[i].value % 10;

		if (d == 0) {
			gap = begun;
			continue;
		}
		if (gap)
			buf_add(out, str_from(digits[0]));
		/* 十二, but 一百一十二 */
		if (begun || d > 1 || units[i].value != 10)
			buf_add(out, str_from(digits[d]));
		buf_add(out, str_from(units[i].name));
		begun = true;
		gap = false;
	}
}

static void put_part(struct buf *out, uint32_t n, const char *unit)
{
	if (n == 0)
		return;
	buf_add(out, STR("第"));
	put_numeral(out, n);
	buf_add(out, str_from(unit));
}

void put_article(struct buf *out, struct article_ref ref)
{
	put_part(out, ref.number, "条");
	if (ref.suffix) {
		buf_add(out, STR("之"));
		put_numeral(out, ref.suffix);
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
