/* A record of admission holds motion, review and decision, in that order, and whose decision it is. */
#include "check/delegation/names.h"

#include "check/form/date.h"
#include "model/owner.h"

enum {
	MESSAGE_MISSING,
	MESSAGE_NO_COLUMN,
	MESSAGE_ORDER,
	MESSAGE_NO_DATE,
	MESSAGE_SELF,
	MESSAGE_TOWN,
	MESSAGE_DEPARTMENT
};

/* What each stage leaves behind. */
static const struct {
	enum field field;
	struct text stage;
} traces[] = {
	{ FIELD_MOTION_DATE, { "动议", "motion" } },
	{ FIELD_REVIEW_DATE, { "论证", "review" } },
	{ FIELD_DECIDER, { "审定", "decision" } },
	{ FIELD_DECISION_NO, { "审定", "decision" } },
	{ FIELD_DECISION_DATE, { "审定", "decision" } },
};

/* ---- stages ---- */

/* A review may be told by the way it was done alone where dates are not asked for. */
static bool told_otherwise(const struct list *l, enum field f)
{
	return f == FIELD_REVIEW_DATE && list_has(l, FIELD_REVIEW_WAY);
}

static void check_column(const struct pass *p, const struct list *l, uint32_t k)
{
	report(p, (struct report){
			  .at = sheet_place(p->c, l->doc, l->sheet),
			  .message = MESSAGE_NO_COLUMN,
			  .arg = { list_header(l, traces[k].field), arg_text(traces[k].stage) },
		  });
}

static void check_trace(const struct pass *p, uint32_t item, uint32_t k)
{
	const struct list *l = corpus_list(p->c, item);
	enum field f = traces[k].field;

	if (!list_has(l, f)) {
		if (!told_otherwise(l, f) || item_has(p->c, item, FIELD_REVIEW_WAY))
			return;
		f = FIELD_REVIEW_WAY;
	}
	if (says_nothing(item_text(p->c, item, f)))
		report(p, (struct report){
				  .at = item_place(p->c, item, f),
				  .arg = { item_called(p, item), list_header(l, f),
		                           arg_text(traces[k].stage) },
			  });
}

/* ---- dates ---- */

/* From the first to the last day a text may mean: «2024年3月» is a month. */
struct span {
	uint32_t first, last; /* YYYYMMDD, 0 unknown */
};

static bool read_date(str text, struct date *d)
{
	size_t year = str_find(text, STR("年"), 0);

	return date_plain(text, d) || (year != STR_NONE && date_of_year(text, year, d));
}

static struct span span_of(str text)
{
	uint32_t last = owner_date(text);
	struct date d;

	if (!last || !read_date(text, &d) || date_impossible(&d))
		return (struct span){ last, last };
	return (struct span){
		d.year * 10000 + (d.has_month ? d.month : 1) * 100 + (d.has_day ? d.day : 1), last
	};
}

static void check_order(const struct pass *p, uint32_t item, enum field before, enum field after)
{
	str then = item_text(p->c, item, before), now = item_text(p->c, item, after);
	struct span x = span_of(then), y = span_of(now);
	const struct list *l = corpus_list(p->c, item);

	if (!x.first || !y.last || y.last >= x.first)
		return;
	report(p, (struct report){
			  .at = item_place(p->c, item, after),
			  .message = MESSAGE_ORDER,
			  .arg = { item_called(p, item), list_header(l, after), arg_str(now),
	                           list_header(l, before), arg_str(then) },
		  });
	sink_relate(p->out, item_place(p->c, item, before), 0);
}

static void check_date(const struct pass *p, uint32_t item, enum field f)
{
	str text = item_text(p->c, item, f);

	if (!says_nothing(text) && !owner_date(text))
		report(p, (struct report){
				  .at = item_place(p->c, item, f),
				  .level = QD_WARNING,
				  .message = MESSAGE_NO_DATE,
				  .arg = { item_called(p, item),
		                           list_header(corpus_list(p->c, item), f), arg_str(text) },
			  });
}

static void check_dates(const struct pass *p, uint32_t item)
{
	static const enum field stage[] = { FIELD_MOTION_DATE, FIELD_REVIEW_DATE,
		                            FIELD_DECISION_DATE };
	enum field before = N_FIELDS;

	for (uint32_t i = 0; i < countof(stage); i++) {
		check_date(p, item, stage[i]);
		if (!owner_date(item_text(p->c, item, stage[i])))
			continue;
		if (before != N_FIELDS)
			check_order(p, item, before, stage[i]);
		before = stage[i];
	}
}

/* ---- who decides ---- */

static bool governs(str name)
{
	static const str parts[] = { STR_INIT("政府"),     STR_INIT("编委"),
		                     STR_INIT("编办"),     STR_INIT("编制"),
		                     STR_INIT("党委"),     STR_INIT("党工委"),
		                     STR_INIT("管委会"),   STR_INIT("常务会"),
		                     STR_INIT("常委会"),   STR_INIT("管理委员会"),
		                     STR_INIT("领导小组"), STR_INIT("联席会议") };
	static const str ends[] = { STR_INIT("市委"), STR_INIT("县委"), STR_INIT("区委"),
		                    STR_INIT("省委"), STR_INIT("旗委"), STR_INIT("州委") };

	if (str_has_any(name, parts, countof(parts)))
		return true;
	if (str_ends_any(name, ends, countof(ends)))
		return true;
	return !body_like(name);
}

/* Does a body of that role in the record go by the name? */
static bool is_party(const struct pass *p, uint32_t item, enum role role, str name)
{
	const struct corpus *c = p->c;
	uint32_t body = bodies_find(&c->bodies, name, corpus_list(c, item)->region);

	for (uint32_t a = c->item_assignment[item]; a < c->item_assignment[item + 1]; a++)
		if (c->assignment[a].role == role &&
		    (c->assignment[a].body == body ||
		     (role == ROLE_TAKE_OVER && same_town(name, assignment_name(c, a)))))
			return true;
	return false;
}

static void check_decider(const struct pass *p, uint32_t item)
{
	str text = cell_text(item_cell(p->c, item, FIELD_DECIDER));
	struct body_name part[BODY_NAMES];
	uint32_t n = says_nothing(text) ? 0 : body_split(text, part);

	for (uint32_t i = 0; i < n; i++) {
		str name = str_slice(text, part[i].beg, part[i].end);
		struct report r = {
			.at = place_within(item_place(p->c, item, FIELD_DECIDER), part[i].beg,
			                   part[i].end),
			.arg = { item_called(p, item), arg_str(name) },
		};

		if (is_party(p, item, ROLE_REQUEST, name))
			r.message = MESSAGE_SELF;
		else if (is_party(p, item, ROLE_TAKE_OVER, name))
			r.message = MESSAGE_TOWN;
		else if (!governs(name))
			r.message = MESSAGE_DEPARTMENT;
		if (r.message)
			report(p, r);
	}
}

static void check(const struct pass *p, uint32_t i)
{
	const struct list *l = &p->c->list[i];

	if (!list_is(l, STR("准入登记")) || l->item == l->item_end)
		return;
	for (uint32_t k = 0; k < countof(traces); k++)
		if (!list_has(l, traces[k].field) && !told_otherwise(l, traces[k].field))
			check_column(p, l, k);
	for (uint32_t item = l->item; item < l->item_end; item++) {
		for (uint32_t k = 0; k < countof(traces); k++)
			check_trace(p, item, k);
		check_dates(p, item);
		check_decider(p, item);
	}
}

const struct rule rule_delegation_incomplete_admission = {
	.id = "delegation/incomplete-admission",
	.level = QD_ERROR,
	.each = EACH_LIST,
	.title = { "准入程序不全", "Incomplete admission" },
	.message = { { "{0}的{1}是空的，看不出{2}这一步办没办",
	               "{0}: '{1}' is empty; no trace of the {2}" },
	             { "整张登记没有“{0}”一栏，看不出{1}这一步办没办",
	               "the register has no column '{0}'; no trace of the {1}" },
	             { "{0}的{1}（{2}）早于{3}（{4}），程序倒置",
	               "{0}: '{1}' ({2}) lies before '{3}' ({4})" },
	             { "{0}的{1}写的是“{2}”，看不出是哪一天", "{0}: '{1}' reads '{2}', no date" },
	             { "{0}由申请部门{1}自己审定", "{0} was decided by {1}, which applied for it" },
	             { "{0}由承接的{1}自己审定", "{0} was decided by {1}, which takes it over" },
	             { "{0}由{1}审定，{1}是部门，不能代政府审定",
	               "{0} was decided by {1}, a department and not the government" } },
	.note = { { "前一步的日期", "the date of the step before" } },
	.why = { "动议、论证、审定缺一步，或者部门自己说了算，准入就成了走过场。",
	         "An admission without motion, review or decision, or decided by the applicant, is none." },
	.basis = { "镇街职责准入制度：拟下放的事项经动议、论证、审定后方可下放。",
	           "Admission of duties: motion, review and decision come before handing down." },
	.fix = { "补齐缺的环节和文号，按先后顺序登记；审定由县级以上党委、政府作出。",
	         "Add what is missing, in order; the decision is the government's." },
	.check = check,
	.bad = { "清单: 准入登记\n事项:\n  - 事项: 燃气安全检查\n    申请部门: 县住房和城乡建设局\n"
	         "    动议日期: 2024-01-05\n    论证日期: 2024-03-01\n    审定机关: 示例县人民政府\n"
	         "    审定文号: 示县政函〔2024〕3号\n    审定日期: ⟦2024-02-20⟧\n",
	         "清单: 准入登记\n事项:\n  - 事项: 燃气安全检查\n    申请部门: 县住房和城乡建设局\n"
	         "    动议日期: 2024-01-05\n    论证日期: 2024-02-01\n    审定机关: ⟦县住房和城乡建设局⟧\n"
	         "    审定文号: 示县建〔2024〕3号\n    审定日期: 2024-02-20\n",
	         "清单: 准入登记\n事项:\n  ⟦-⟧ 事项: 燃气安全检查\n    申请部门: 县住房和城乡建设局\n"
	         "    动议日期: 2024-01-05\n    论证日期: 2024-02-01\n    审定机关: 示例县人民政府\n"
	         "    审定文号:\n    审定日期: 2024-02-20\n",
	         "清单: 准入登记\n事项:\n  - ⟦事项⟧: 燃气安全检查\n    申请部门: 县住房和城乡建设局\n"
	         "    论证日期: 2024-02-01\n    审定机关: 示例县人民政府\n"
	         "    审定文号: 示县政函〔2024〕3号\n    审定日期: 2024-02-20\n",
	         "清单: 准入登记\n事项:\n  - 事项: 燃气安全检查\n    申请部门: 县住房和城乡建设局\n"
	         "    动议日期: ⟦年初⟧\n    论证日期: 2024-02-01\n    审定机关: ⟦东河镇人民政府⟧\n"
	         "    审定文号: 东政〔2024〕3号\n    审定日期: 2024-02-20\n    承接镇街: 东河镇\n",
	         "清单: 准入登记\n事项:\n  - 事项: 燃气安全检查\n    申请部门: 县住房和城乡建设局\n"
	         "    动议日期: 2024-01-05\n    论证日期: 2024-02-01\n    审定机关: ⟦县财政局⟧\n"
	         "    审定文号: 示县财〔2024〕3号\n    审定日期: 2024-02-20\n" },
	.good = { "清单: 准入登记\n事项:\n  - 事项: 燃气安全检查\n    申请部门: 县住房和城乡建设局\n"
	          "    动议日期: 2024年1月\n    论证日期: 2024-01-20\n    审定机关: 示例县人民政府\n"
	          "    审定文号: 示县政函〔2024〕3号\n    审定日期: 2024-02-20\n" },
};
