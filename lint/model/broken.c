/* A rule that failed: the run goes on without it, and is no pass. */
#include "model/pass.h"

const struct rule rule_rule_broken = {
	.id = "rule/broken",
	.level = QD_ERROR,
	.title = { "规则出错", "A rule broke" },
	.message = { { "规则 {0} 出错，没有查完：{1}", "rule {0} broke and did not finish: {1}" } },
	.why = { "规则没有跑完，没有报出的问题不等于没有问题，本次结果不能算通过。",
	         "What a broken rule did not report may still be wrong: the run is no pass." },
	.fix = { "按提示的文件和行号改规则；来不及改的，先在配置里关闭这条规则。",
	         "Mend the script at the line named, or switch the rule off." },
};

void report_broken(const struct pass *p, struct place at, struct arg why)
{
	p->out->most = 0; /* this one is never dropped */
	sink_add(p->out, (struct report){ .rule = &rule_rule_broken,
	                                  .at = at,
	                                  .arg = { arg_str(str_from(p->rule->id)), why } });
	*p->broken = true;
}
