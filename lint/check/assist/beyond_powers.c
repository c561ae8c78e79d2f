/* What is asked of a body lies within its duties. */
#include "check/assist/duties.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "check/score.h"
#include "model/similar_key.h"

enum message { OTHERS, FAR, NOTHING_NEAR };
enum { OPTION_SHARE, OPTION_POWERS };

enum {
	FEWEST_PIECES = 4,    /* of a request: less says nothing about what is asked */
	NEAR_PERMILLE = 100,  /* of a duty that is worth naming */
	OTHERS_PERMILLE = 500 /* of a request, for another body's duty to hold it */
};

/* Words of every request, whatever is asked. */
static bool is_request_word(str s, size_t at, size_t *len)
{
	static const str words[] = {
		STR_INIT("提供"), STR_INIT("协助"), STR_INIT("配合"), STR_INIT("查询"),
		STR_INIT("核查"), STR_INIT("核实"), STR_INIT("核对"), STR_INIT("出具"),
		STR_INIT("意见"), STR_INIT("信息"), STR_INIT("情况"), STR_INIT("材料"),
		STR_INIT("数据"), STR_INIT("相关"), STR_INIT("有关"), STR_INIT("结果"),
		STR_INIT("报告"), STR_INIT("开展"), STR_INIT("进行"), STR_INIT("组织"),
		STR_INIT("负责"), STR_INIT("工作"), STR_INIT("做好"), STR_INIT("是否"),
		STR_INIT("及时"), STR_INIT("共享"), STR_INIT("反馈"), STR_INIT("通报"),
		STR_INIT("现场"), STR_INIT("涉及"), STR_INIT("事项"), STR_INIT("部门"),
		STR_INIT("单位"), STR_INIT("人员"), STR_INIT("证明"), STR_INIT("认定"),
		STR_INIT("说明"), STR_INIT("参加"), STR_INIT("参与"), STR_INIT("支持"),
	};

	for (uint32_t i = 0; i < countof(words); i++)
		if (str_starts(str_from_byte(s, at), words[i])) {
			*len = words[i].n;
			return true;
		}
	return false;
}

/* What is asked for, without how one asks. */
static str asked_key(struct arena *a, str text)
{
	struct buf b = { .arena = a };

	for (size_t at = 0, len; at < text.n; at += len) {
		if (is_request_word(text, at, &len)) {
			buf_add(&b, STR("，"));
			continue;
		}
		len = 1;
		while (at + len < text.n && ((unsigned char)text.p[at + len] & 0xC0) == 0x80)
			len++;
		buf_add(&b, str_slice(text, at, at + len));
	}
	return similar_key(a, buf_str(&b));
}

/* ---- requests ---- */

/* What one run over all requests needs. */
struct judge {
	const struct pass *p;
	struct arena *a;
	struct known_duties asked, all; /* all: of every body, collected when first needed */
	bool has_all;
};

static bool is_assistance(const struct list *l)
{
	return str_eq(l->kind->title, STR("行政协助清单"));
}

/* The duty of another body that holds the request; NONE when none does well enough. */
static uint32_t held_by(struct judge *j, uint32_t body, str key, const struct duties **holder,
                        uint32_t *permille)
{
	uint32_t best = NONE, most = OTHERS_PERMILLE - 1;

	if (!j->has_all)
		duties_collect(&j->all, j->a, j->p->c, DUTIES_ALL);
	j->has_all = true;
	for (uint32_t i = 0; i < j->all.n; i++) {
		struct duties *d = &j->all.duties[i];
		uint32_t score, duty;

		if (duties_share(d, key) <= most ||
		    (d->body != NONE && bodies_same_system(&j->p->c->bodies, d->body, body)))
			continue;
		duty = duties_nearest(d, j->a, key, &score);
		if (score <= most)
			continue;
		most = score;
		best = duty;
		*holder = d;
	}
	*permille = most;
	return best;
}

static struct report report_at(const struct pass *p, uint32_t assignment)
{
	uint32_t item = p->c->assignment[assignment].item;
	enum field f = item_has(p->c, item, FIELD_CONTENT) ? FIELD_CONTENT : FIELD_NAME;

	return (struct report){ .at = item_place(p->c, item, f),
		                .arg = { item_called(p, item),
		                         arg_str(assignment_name(p->c, assignment)) } };
}

/* Nobody in the set is known to have it either: it may be that lists put it in other words. */
static void tell_far(struct judge *j, uint32_t assignment, struct duties *d, str key)
{
	const struct pass *p = j->p;
	uint32_t permille, i = duties_nearest(d, j->a, key, &permille);
	bool near = i != NONE && permille >= NEAR_PERMILLE;
	struct report r = report_at(p, assignment);

	r.message = near ? FAR : NOTHING_NEAR;
	r.level = QD_INFO;
	r.confidence = QD_LOW;
	r.arg[2] = near ? arg_str(d->text[i]) : sink_number(p->out, d->n);
	r.arg[3] = permille_arg(p->out, permille);
	report(p, r);
	if (near)
		sink_relate(p->out, item_place(p->c, d->item[i], FIELD_NAME), 0);
}

static void tell(struct judge *j, uint32_t assignment, struct duties *d, str key)
{
	const struct pass *p = j->p;
	const struct duties *holder = NULL;
	uint32_t permille, i = held_by(j, d->body, key, &holder, &permille);
	struct report r = report_at(p, assignment);

	if (i == NONE) {
		tell_far(j, assignment, d, key);
		return;
	}
	r.message = OTHERS;
	r.arg[2] = arg_str(holder->name);
	r.arg[3] = arg_str(holder->text[i]);
	r.arg[4] = permille_arg(p->out, permille);
	report(p, r);
	sink_relate(p->out, item_place(p->c, holder->item[i], FIELD_NAME), 0);
}

/* A body's own name tells its field: «税款», «气象保障» are asked of 市税务局, 市气象局. */
static bool names_field(str name, str asked)
{
	static const char every_body[] =
		"省自治市县区旗镇乡街道局委员会办公室厅处科队所站中心人民政府管理监督和与总分";

	for (size_t at = 0; at < name.n;) {
		size_t from = at;
		str letter;

		utf8_next(name, &at);
		letter = str_slice(name, from, at);
		if (!str_has(str_from(every_body), letter) && str_has(asked, letter))
			return true;
	}
	return false;
}

/* Three clauses say what a body is there for; of a list of powers it takes more. */
static bool enough_known(const struct pass *p, const struct duties *d)
{
	return d->n_clauses >= 3 || d->n_powers >= p->option[OPTION_POWERS].number;
}

/* What an item asks for, by its content and by its name. */
struct request {
	str key, name;
};

static struct request request_of(struct judge *j, uint32_t item)
{
	str content = item_text(j->p->c, item, FIELD_CONTENT);
	str name = asked_key(j->a, item_text(j->p->c, item, FIELD_NAME));

	return (struct request){ content.n ? asked_key(j->a, content) : name, name };
}

static void check_assister(struct judge *j, uint32_t assignment, const struct request *r)
{
	const struct corpus *c = j->p->c;
	struct duties *d = duties_of(&j->asked, c->assignment[assignment].body);
	uint32_t limit = j->p->option[OPTION_SHARE].number * 10;

	if (!d || !enough_known(j->p, d) || duties_pieces(r->key) < FEWEST_PIECES)
		return;
	if (duties_share(d, r->key) < limit && duties_share(d, r->name) < limit &&
	    !names_field(assignment_name(c, assignment), r->key) &&
	    !names_field(assignment_name(c, assignment), r->name))
		tell(j, assignment, d, r->key);
}

static void check_item(struct judge *j, uint32_t item)
{
	const struct corpus *c = j->p->c;
	struct request r = request_of(j, item);

	for (uint32_t i = c->item_assignment[item]; i < c->item_assignment[item + 1]; i++)
		if (c->assignment[i].role == ROLE_ASSIST)
			check_assister(j, i, &r);
}

static void want_asked(struct judge *j, uint32_t item)
{
	const struct corpus *c = j->p->c;

	for (uint32_t i = c->item_assignment[item]; i < c->item_assignment[item + 1]; i++)
		if (c->assignment[i].role == ROLE_ASSIST)
			duties_want(&j->asked, j->a, c->assignment[i].body);
}

static void check(const struct pass *p, uint32_t unused)
{
	const struct corpus *c = p->c;
	struct arena scratch = { 0 };
	struct judge j = { .p = p, .a = &scratch };

	(void)unused;
	map_init(&j.asked.of, &scratch);
	map_init(&j.all.of, &scratch);
	for (uint32_t i = 0; i < c->n_items; i++)
		if (is_assistance(corpus_list(c, i)))
			want_asked(&j, i);
	if (j.asked.n > 0)
		duties_collect(&j.asked, &scratch, c, DUTIES_WANTED);
	for (uint32_t i = 0; j.asked.n > 0 && i < c->n_items; i++)
		if (is_assistance(corpus_list(c, i)))
			check_item(&j, i);
	arena_release(&scratch);
}

const struct rule rule_assist_beyond_powers = {
	.id = "assist/beyond-powers",
	.level = QD_WARNING,
	.confidence = QD_MEDIUM,
	.each = EACH_CORPUS,
	.title = { "协助超出职权", "Assistance beyond the body's duties" },
	.message = { [OTHERS] = { "{0}请求{1}协助的内容，它的职责里没有；{2}的“{3}”倒是相近（相合{4}）",
	                          "what {0} asks of {1} is none of its duties; '{3}' of {2} is near ({4})" },
	             [FAR] = { "{0}请求{1}协助的内容，在它的职责里没有找到，最接近的是“{2}”（相合{3}），请核对",
	                       "what {0} asks of {1} was not found in its duties; the nearest is '{2}' ({3})" },
	             [NOTHING_NEAR] = { "{0}请求{1}协助的内容，在它的{2}条职责里没有找到相近的，请核对",
	                                "what {0} asks of {1} was found in none of its {2} duties" } },
	.note = { { "相近的职责", "the duty that is near" } },
	.why = { "协助只能在被请求部门自己的职责之内；职责里没有的，它无权去做，做了也担不了责。",
	         "A body can only help with what is its own; beyond that it has neither power nor answer." },
	.fix = { "核对被请求部门的三定规定和权责清单；找错部门的改正，确属其职责的在清单里写清楚。",
	         "Compare with its charter and powers; ask the right body, or write the duty down." },
	.option = { { "share",
	              OPTION_NUMBER,
	              "15",
	              { "请求内容在职责中出现的字词少于百分之几算超出",
	                "per cent of a request found in the duties below which it is beyond them" } },
	            { "powers",
	              OPTION_NUMBER,
	              "20",
	              { "没有三定规定时，权责清单至少几项才作判断",
	                "items of a list of powers needed where there is no charter" } } },
	.check = check,
	.bad = { "清单: 三定规定\n地区: 示例市\n部门: 市气象局\n事项:\n"
	         "  - {主要职责: 组织管理气象灾害监测和预报预警发布, 内设机构: 预报科}\n"
	         "  - {主要职责: 负责人工影响天气作业的管理, 内设机构: 业务科}\n"
	         "  - {主要职责: 管理雷电灾害防御，负责防雷装置设计审核, 内设机构: 法规科}\n---\n"
	         "清单: 三定规定\n地区: 示例市\n部门: 市市场监督管理局\n事项:\n"
	         "  - {主要职责: 负责餐饮单位食品抽样检验和不合格食品处置, 内设机构: 食品科}\n---\n"
	         "清单: 行政协助清单\n地区: 示例市\n事项:\n  - 事项: 餐饮食品抽检\n    请求部门: 市教育局\n"
	         "    协助部门: 市气象局\n    协助内容: ⟦对餐饮单位食品抽样检验⟧\n"
	         "  - 事项: 校园周边交通疏导\n    请求部门: 市教育局\n    协助部门: 市气象局\n"
	         "    协助内容: ⟦上下学时段在校门口疏导车辆、管理停车秩序⟧\n"
	         "  - 事项: 农田水利设施管护\n    请求部门: 市水务局\n    协助部门: 市气象局\n"
	         "    协助内容: ⟦疏浚灌溉沟渠，维修泵站闸门，审核设计图⟧\n" },
	.good = { "清单: 三定规定\n地区: 示例市\n部门: 市气象局\n事项:\n"
	          "  - {主要职责: 组织管理气象灾害监测和预报预警发布, 内设机构: 预报科}\n"
	          "  - {主要职责: 负责人工影响天气作业的管理, 内设机构: 业务科}\n"
	          "  - {主要职责: 管理雷电灾害防御，负责防雷装置设计审核, 内设机构: 法规科}\n---\n"
	          "清单: 行政协助清单\n地区: 示例市\n事项:\n  - 事项: 汛期灾害预警通报\n    请求部门: 市应急管理局\n"
	          "    协助部门: 市气象局、市教育局\n    协助内容: 提前通报暴雨灾害预警\n" },
};
