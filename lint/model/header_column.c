/* From the name of a column to the column of a kind: by the letter, by meaning, and both rows of a
 * header together. */
#include "model/header_column.h"

#include "base/utf8.h"
#include "model/header_word.h"

/* «委托书/决定文号» is the first of its names that is known. */
static const struct kind_column *column_of_either(const struct kind *k, str key)
{
	const struct kind_column *c = NULL;

	for (size_t at = 0, end; !c && at <= key.n; at = end + 1) {
		end = str_find(key, STR("/"), at);
		end = end == STR_NONE ? key.n : end;
		c = kind_column(k, str_slice(key, at, end));
	}
	return c;
}

/* «实施主体(全称)» is 实施主体. */
const struct kind_column *header_column_of_key(const struct kind *k, str key)
{
	const struct kind_column *c = column_of_either(k, key);
	size_t open = 0;

	if (c || !str_ends(key, STR(")")))
		return c;
	for (size_t at = 0; (at = str_find(key, STR("("), at)) != STR_NONE; at++)
		open = at;
	return kind_column(k, str_slice(key, 0, open));
}

/* «呼叫事项», «职责不清事项»: what a list calls its matters has no end; where no column is known to
 * name them, one like these does. */
bool header_names_matters(str key)
{
	return key.n <= 45 && (str_ends(key, STR("事项")) || str_ends(key, STR("事项名称")));
}

const struct kind_column *header_column(struct arena *a, const struct kind *k, str text)
{
	str key = utf8_key(a, text);
	const struct kind_column *c = header_column_of_key(k, key);

	return c ? c : kind_column_meaning(k, header_meaning(a, key));
}

/* Says what a part of a column holds, not which column it is: «实施依据» over «名称» and «内容». */
static bool is_part_name(str lower)
{
	static const str parts[] = { STR_INIT("名称"), STR_INIT("内容"), STR_INIT("依据"),
		                     STR_INIT("类型"), STR_INIT("类别"), STR_INIT("部门"),
		                     STR_INIT("单位"), STR_INIT("职责"), STR_INIT("责任"),
		                     STR_INIT("事项"), STR_INIT("说明"), STR_INIT("其他") };

	return str_is_any(lower, parts, countof(parts));
}

/* «主体责任» over «责任单位» is 主体责任单位, «部门动议» over «日期» 动议日期, «对应上级部门及其职责»
 * over «职责» 对应上级部门职责. */
static const struct kind_column *column_joined(struct arena *a, const struct kind *k, str upper,
                                               str lower)
{
	const struct kind_column *c = header_column(a, k, arena_join(a, upper, lower));
	size_t and = str_find(upper, STR("及"), 0);

	for (size_t n = 3; !c && n < upper.n && n < lower.n; n += 3)
		if (str_ends(upper, str_slice(lower, 0, n)))
			c = header_column(a, k, arena_join(a, upper, str_from_byte(lower, n)));
	for (size_t at = utf8_offset(upper, 1); !c && at + 6 <= upper.n; utf8_next(upper, &at))
		c = header_column_of_key(k, utf8_key(a, arena_join(a, str_from_byte(upper, at),
		                                                   lower)));
	if (!c && and != STR_NONE)
		c = header_column(a, k, arena_join(a, str_slice(upper, 0, and), lower));
	return c;
}

/* Maps a column by both names together («责任事项» over «依据»), by its own, then by the upper. */
const struct kind_column *header_column_under(struct arena *a, const struct kind *k, str upper,
                                              str lower)
{
	const struct kind_column *c, *above;

	if (upper.n == 0 || str_eq(upper, lower))
		return header_column(a, k, lower);
	c = column_joined(a, k, upper, lower);
	if (c)
		return c;
	c = header_column(a, k, lower);
	above = header_column(a, k, upper);
	return above && (!c || is_part_name(lower)) ? above : c;
}
