/* One item at several levels goes by one name, code, type and basis (三级四同). */
#include "check/level/basis_diff.h"
#include "check/level/sides.h"

#include "base/utf8.h"

enum {
	MESSAGE_NAME,
	MESSAGE_NEAR,
	MESSAGE_CODE,
	MESSAGE_TYPE,
	MESSAGE_CITES,
	MESSAGE_WORDS,
};

/* One item beside its twin. */
struct beside {
	const struct pass *p;
	const struct side *up;
	const struct twin *t;
};

static const void *prepare(const struct pass *p)
{
	return sides_new(p->arena, p->c);
}

static void tell(const struct beside *b, enum field f, struct report r)
{
	const struct pass *p = b->p;

	r.at = item_place(p->c, b->t->item, f);
	r.arg[0] = item_called(p, b->t->item);
	r.arg[1] = side_called(p->out, p->c, b->up);
	report(p, r);
	sink_relate(p->out, item_place(p->c, b->t->upper, f), 0);
}

static void compare_names(const struct beside *b)
{
	struct arg there = item_called(b->p, b->t->upper);

	if (b->t->by == TWIN_CODE)
		tell(b, FIELD_NAME, (struct report){ .message = MESSAGE_NAME, .arg[2] = there });
	else if (b->t->by == TWIN_NEAR)
		tell(b, FIELD_NAME,
		     (struct report){ .message = MESSAGE_NEAR,
		                      .level = QD_WARNING,
		                      .confidence = QD_MEDIUM,
		                      .arg[2] = there,
		                      .arg[3] = score_arg(b->p->out, b->t->score) });
}

/* Do two codes differ in more than the place: its six digits in front, or a part added behind? */
static bool codes_differ(str x, str y)
{
	enum { PLACE = 6 };

	if (x.n == 0 || y.n == 0 || str_has(x, y) || str_has(y, x))
		return false;
	return x.n != y.n || x.n <= PLACE ||
	       !str_eq(str_from_byte(x, PLACE), str_from_byte(y, PLACE));
}

static void compare_labels(const struct beside *b, enum field f, uint8_t message)
{
	const struct corpus *c = b->p->c;
	struct arena scratch = { 0 };
	str here = item_text(c, b->t->item, f), there = item_text(c, b->t->upper, f);
	str x = utf8_key(&scratch, here), y = utf8_key(&scratch, there);

	if (f == FIELD_CODE ? codes_differ(x, y) : x.n && y.n && !str_eq(x, y))
		tell(b, f,
		     (struct report){ .message = message,
		                      .arg[2] = arg_str(here),
		                      .arg[3] = arg_str(there) });
	arena_release(&scratch);
}

/* «这边另有《甲法》第五条，那边另有《乙法》第六条» */
static struct arg more_cited(struct arena *a, str here, str there)
{
	const char *comma = here.n && there.n ? "，" : "";
	str zh = here.n ? arena_fmt(a, "这里多出%.*s", (int)here.n, here.p) : STR("");
	str en = here.n ? arena_fmt(a, "only here %.*s", (int)here.n, here.p) : STR("");

	if (there.n) {
		zh = arena_fmt(a, "%.*s%s那里多出%.*s", (int)zh.n, zh.p, comma, (int)there.n,
		               there.p);
		en = arena_fmt(a, "%.*s%sonly there %.*s", (int)en.n, en.p, *comma ? ", " : "",
		               (int)there.n, there.p);
	}
	return (struct arg){ zh, en };
}

static void compare_bases(const struct beside *b)
{
	struct arena *a = &b->p->out->arena;
	str here, there;
	enum basis_diff diff;

	if (!item_has(b->p->c, b->t->item, FIELD_BASIS) ||
	    !item_has(b->p->c, b->t->upper, FIELD_BASIS))
		return;
	diff = basis_compare(b->p->c, b->t->item, b->t->upper, a, &here, &there);
	if (diff == BASIS_CITES)
		tell(b, FIELD_BASIS,
		     (struct report){ .message = MESSAGE_CITES,
		                      .arg[2] = more_cited(a, here, there) });
	else if (diff != BASIS_SAME)
		tell(b, FIELD_BASIS,
		     (struct report){ .message = MESSAGE_WORDS,
		                      .level = diff == BASIS_WORDS ? QD_WARNING : QD_INFO,
		                      .arg[2] = arg_str(here),
		                      .arg[3] = arg_str(there) });
}

static void check_side(const struct pass *p, const struct sides *s, uint32_t side)
{
	struct arena scratch = { 0 };
	struct twins twins;

	sides_match(s, p->c, side, &scratch, &twins);
	for (uint32_t i = 0; i < twins.n; i++) {
		struct beside b = { p, &s->side[s->side[side].upper], &twins.twin[i] };

		compare_names(&b);
		if (b.t->by == TWIN_NEAR)
			continue;
		if (b.t->by == TWIN_NAME)
			compare_labels(&b, FIELD_CODE, MESSAGE_CODE);
		compare_labels(&b, FIELD_TYPE, MESSAGE_TYPE);
		compare_bases(&b);
	}
	arena_release(&scratch);
}

static void check(const struct pass *p, uint32_t unused)
{
	const struct sides *s = p->prepared;

	(void)unused;
	for (uint32_t i = 0; i < s->n; i++)
		if (s->side[i].upper != NONE)
			check_side(p, s, i);
}

const struct rule rule_level_four_same = {
	.id = "level/four-same",
	.level = QD_ERROR,
	.each = EACH_CORPUS,
	.title = { "三级四同不一致", "Levels do not agree" },
	.message = { { "{0}与{1}里编码相同的{2}名称不同",
	               "{0} and {2} of {1} have one code and two names" },
	             { "{0}与{1}里的{2}像是同一事项（相似度 {3}），名称没有统一",
	               "{0} and {2} of {1} look like one item (likeness {3})" },
	             { "{0}的编码是“{2}”，{1}里是“{3}”", "{0} has code '{2}', in {1} it is '{3}'" },
	             { "{0}的权力类型是“{2}”，{1}里是“{3}”",
	               "{0} is of type '{2}', in {1} of '{3}'" },
	             { "{0}的依据与{1}不一致：{2}", "{0} rests on other law than in {1}: {2}" },
	             { "{0}引用的条款与{1}相同，文字不一致：这里是“{2}”，那里是“{3}”",
	               "{0} cites what {1} cites in other words: '{2}', there '{3}'" } },
	.note = { { "上级清单的这一格", "the upper list" } },
	.why = { "同一事项在上下级清单里名称、编码、类型、依据不一样，就无法联动办理和动态调整。",
	         "An item that differs between levels cannot be handled or updated as one." },
	.basis = { "三级四同：省、市、县三级同一事项的名称、编码、类型、依据相统一。",
	           "Name, code, type and basis of an item are one at all levels." },
	.fix = { "以上级清单为准改成一致；上级清单有误的，报上级统一更正。",
	         "Follow the upper list; where that is wrong, have it corrected there." },
	.prepare = prepare,
	.check = check,
	.bad = { "清单: 权责清单\n部门: 示例区农业农村局\n地区: 示例区\n事项:\n  - 事项名称: 农药经营许可\n"
	         "    权力类型: ⟦其他行政权力⟧\n    编码: ⟦000120100⟧\n    实施依据: ⟦《农药管理条例》第二十五条⟧\n---\n"
	         "清单: 权责清单\n部门: 示例市农业农村局\n地区: 示例市\n事项:\n  - 事项名称: 农药经营许可\n"
	         "    权力类型: 行政许可\n    编码: 000120200\n    实施依据: 《农药管理条例》第二十四条\n",
	         "清单: 权责清单\n部门: 示例区农业农村局\n地区: 示例区\n事项:\n  - 事项名称: ⟦农药经营许可⟧\n"
	         "    编码: 000120100\n    实施依据: ⟦《农药管理条例》（2017年）第二十四条⟧\n"
	         "  - 事项名称: ⟦种畜禽生产经营许可证的核发⟧\n---\n"
	         "清单: 权责清单\n部门: 示例市农业农村局\n地区: 示例市\n事项:\n  - 事项名称: 农药销售许可\n"
	         "    编码: 000120100\n    实施依据: 《农药管理条例》（2022年）第二十四条\n"
	         "  - 事项名称: 种畜禽生产经营许可证核发\n" },
	.good = { "清单: 权责清单\n部门: 示例区农业农村局\n地区: 示例区\n事项:\n  - 事项名称: 农药经营许可\n"
	          "    权力类型: 行政许可\n    实施依据: 《农药管理条例》第二十四条\n---\n"
	          "清单: 权责清单\n部门: 示例市农业农村局\n地区: 示例市\n事项:\n  - 事项名称: 农药经营 许可\n"
	          "    权力类型: 行政许可\n    实施依据: 《农药管理条例》  第二十四条\n" },
};
