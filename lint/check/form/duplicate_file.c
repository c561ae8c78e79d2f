/* The same file twice in one set: one of them is left over, or has the wrong content. */
#include "check/check.h"

/* The file itself, without the folders it is in. */
static str file_name(str path)
{
	for (size_t i = path.n; i > 0; i--)
		if (path.p[i - 1] == '/')
			return str_from_byte(path, i);
	return path;
}

static void check(const struct pass *p, uint32_t i)
{
	const struct corpus *c = p->c;
	struct arena scratch = { 0 };
	struct map first;

	map_init(&first, &scratch);
	for (uint32_t d = i; d < c->n_docs; d++) {
		str bytes = c->doc[d]->bytes;
		uint32_t *same = map_at(&first, hash_str(bytes));

		if (*same == NONE)
			*same = d;
		if (*same == d || bytes.n == 0 || !str_eq(bytes, c->doc[*same]->bytes))
			continue;
		report(p, (struct report){ .at = place_doc(d),
		                           .arg = { arg_str(file_name(c->doc[*same]->name)) } });
		sink_relate(p->out, place_doc(*same), 0);
	}
	arena_release(&scratch);
}

const struct rule rule_form_duplicate_file = {
	.id = "form/duplicate-file",
	.level = QD_INFO,
	.each = EACH_CORPUS,
	.title = { "文件重复", "Same file twice" },
	.message = { { "这个文件与“{0}”内容完全一样",
	               "this file is byte for byte the same as '{0}'" } },
	.note = { { "内容一样的文件", "the file it equals" } },
	.why = { "同一份清单报送两次，总数会重复计算；文件名不同时，可能有一份放错了内容。",
	         "A list handed in twice is counted twice; under another name it may be the wrong list." },
	.fix = { "删去多余的一份；如果应是两份清单，换成正确的文件。",
	         "Remove one of them, or put the right file in its place." },
	.check = check,
	.bad = { "清单: 权责清单\n部门: 市城市管理局\n事项:\n  - 事项名称: 对占道经营的处罚\n"
	         "===\n"
	         "⟦⟧清单: 权责清单\n部门: 市城市管理局\n事项:\n  - 事项名称: 对占道经营的处罚\n" },
	.good = { "清单: 权责清单\n部门: 市城市管理局\n事项:\n  - 事项名称: 对占道经营的处罚\n"
	          "===\n"
	          "清单: 权责清单\n部门: 市园林绿化局\n事项:\n  - 事项名称: 对占道经营的处罚\n" },
};
