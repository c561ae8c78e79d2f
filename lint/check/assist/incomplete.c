/* A request for assistance says who helps, with what, and by when. */
#include "check/process/elements.h"

static const struct element elements[] = {
	{ FIELD_ASSIST, ELEMENT_TEXT, { "协助部门", "the assisting body" } },
	{ FIELD_CONTENT, ELEMENT_TEXT, { "协助内容", "what is asked" } },
	{ FIELD_LIMIT, ELEMENT_LIMIT, { "协助时限", "the time limit" } },
};

static void check(const struct pass *p, uint32_t i)
{
	const struct list *l = &p->c->list[i];

	if (str_eq(l->kind->title, STR("行政协助清单")))
		check_elements(p, l, elements, countof(elements));
}

const struct rule rule_assist_incomplete = {
	.id = "assist/incomplete",
	.level = QD_ERROR,
	.each = EACH_LIST,
	.title = { "行政协助要素缺失", "Assistance incomplete" },
	.message = { [ELEMENTS_ROW] = { "{0}没有写明{1}", "{0} does not state {1}" },
	             [ELEMENTS_COLUMN] = { "清单没有{0}一栏", "the list has no column for {0}" } },
	.why = { "没有写明谁协助、协助什么、几天办完，请求方无从请求，也无从考核。",
	         "Without body, content and limit there is nothing to ask for and nothing to measure." },
	.fix = { "补齐协助部门、协助内容和时限；“及时”“尽快”不是时限，写几个工作日或几小时。",
	         "Add body, content and limit; 'promptly' is no limit." },
	.check = check,
	.bad = { "清单: 行政协助清单\n事项:\n  ⟦-⟧ 事项: 案件当事人身份核查\n    请求部门: 市城市管理局\n"
	         "    协助部门:\n    协助内容: 核查身份信息\n    协助时限: 3个工作日\n"
	         "  - 事项: 违法建设规划认定\n    请求部门: 市城市管理局\n    协助部门: 市自然资源局\n"
	         "    协助内容: 出具规划认定意见\n    协助时限: ⟦及时⟧\n",
	         "清单: 行政协助清单\n事项:\n  - ⟦事项⟧: 案件当事人身份核查\n    请求部门: 市城市管理局\n"
	         "    协助部门: 市公安局\n    协助内容: 核查身份信息\n" },
	.good = { "清单: 行政协助清单\n事项:\n  - 事项: 案件当事人身份核查\n    请求部门: 市城市管理局\n"
	          "    协助部门: 市公安局\n    协助内容: 核查身份信息\n    协助时限: 当场\n" },
};
