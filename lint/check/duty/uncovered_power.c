/* Outside the charter there is no power. */
#include "check/duty/clause.h"
#include "check/check.h"

static void check(const struct pass *p, uint32_t item)
{
	const struct link *k = &p->c->link[item];

	if (!list_is(corpus_list(p->c, item), STR("权责清单")) || !k->judged || link_holds(p, k))
		return;
	report(p, (struct report){
			  .at = item_place(p->c, item, FIELD_NAME),
			  .arg = { item_called(p, item), link_nearest(p, k) },
		  });
	if (k->other != NONE && k->permille >= 100)
		sink_relate(p->out, item_place(p->c, k->other, FIELD_NAME), 0);
}

const struct rule rule_duty_uncovered_power = {
	.id = "duty/uncovered-power",
	.level = QD_WARNING,
	.confidence = QD_MEDIUM,
	.each = EACH_ITEM,
	.title = { "权责无三定支撑", "Power beyond the charter" },
	.message = { { "职权{0}在本部门三定规定里看不到相关的职责{1}",
	               "power {0} is covered by no clause of the charter{1}" } },
	.note = { { "最接近的三定职责", "the nearest clause" } },
	.why = { "清单之外无职权，三定之外无清单：部门行使的职权要有三定职责支撑。",
	         "A department holds only what its charter gives it." },
	.fix = { "核对是否属于本部门职责；属于的按程序完善三定规定，不属于的移交有关部门。",
	         "See whose power it is; amend the charter or hand the power over." },
	.option = { { "相似度",
	              OPTION_NUMBER,
	              "5",
	              { "职权所在领域的用语有百分之几见于三定职责算有支撑",
	                "percent of a power's own words from which a clause covers it" } } },
	.check = check,
	.bad = { "清单: 三定规定\n部门: 市城市管理局\n事项:\n"
	         "  - 主要职责: 负责市容市貌和户外广告管理\n    内设机构: 市容科\n"
	         "---\n清单: 权责清单\n部门: 市城市管理局\n事项:\n"
	         "  - 事项名称: ⟦对未取得动物防疫条件合格证从事动物饲养的处罚⟧\n    权力类型: 行政处罚\n"
	         "    行使主体: 市城市管理局\n    实施依据: 《动物防疫法》第九十八条\n" },
	.good = { "清单: 三定规定\n部门: 市城市管理局\n事项:\n"
	          "  - 主要职责: 负责市容市貌和户外广告管理\n    内设机构: 市容科\n"
	          "---\n清单: 权责清单\n部门: 市城市管理局\n事项:\n"
	          "  - 事项名称: 对擅自设置大型户外广告的处罚\n    权力类型: 行政处罚\n"
	          "    行使主体: 市城市管理局\n    实施依据: 《城市市容和环境卫生管理条例》第三十六条\n" },
};
