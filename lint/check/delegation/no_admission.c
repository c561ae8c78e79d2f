/* What is handed to a township, and is not its own by law, went through admission. */
#include "check/delegation/matters.h"

#include "model/owner.h"

enum { MESSAGE_NONE, MESSAGE_NO_REGISTER, MESSAGE_NEAR, MESSAGE_OTHER_TOWN };

struct records {
	struct matters *admitted, *granted;
	bool any;      /* the set holds an admission register */
	uint32_t from; /* YYYYMMDD of its first motion, 0 unknown */
};

static bool is_register(const struct corpus *c, uint32_t list)
{
	return list_is(&c->list[list], STR("准入登记"));
}

static bool is_grant(const struct corpus *c, uint32_t list)
{
	return list_is(&c->list[list], STR("赋权目录"));
}

static uint32_t first_motion(const struct corpus *c)
{
	uint32_t first = 0;

	for (uint32_t i = 0; i < c->n_items; i++) {
		uint32_t date = 0;

		if (is_register(c, c->item[i].list))
			date = owner_date(item_text(c, i, FIELD_MOTION_DATE));
		if (date && (!first || date < first))
			first = date;
	}
	return first;
}

static const void *prepare(const struct pass *p)
{
	struct records *r = arena_alloc(p->arena, sizeof *r);

	r->admitted = matters_new(p->arena, p->c, is_register);
	r->granted = matters_new(p->arena, p->c, is_grant);
	r->any = has_list(p->c, STR("准入登记"));
	r->from = first_motion(p->c);
	return r;
}

/* «县自然资源局下放», «由区城管局交办»: where the list has no column for the source. */
static str handed_by_note(str note)
{
	static const str ends[] = { STR_INIT("下放"), STR_INIT("交办"), STR_INIT("划转") };

	return note.n > 6 && note.n <= 90 && str_ends_any(note, ends, countof(ends)) ? note
	                                                                             : (str){ 0 };
}

/* How the source says that the matter came from above; "" when it is the township's by law or the
 * list does not say. */
static str handed_down(const struct pass *p, uint32_t item)
{
	str source = item_text(p->c, item, FIELD_SOURCE);

	if (str_has(source, STR("法定")))
		return (str){ 0 };
	if (!list_has(corpus_list(p->c, item), FIELD_SOURCE))
		return handed_by_note(item_text(p->c, item, FIELD_NOTE));
	for (uint32_t i = 0; i < p->option[0].n_words; i++)
		if (str_has(source, p->option[0].word[i]))
			return source;
	return (str){ 0 };
}

/* A record for one township admits nothing to another. */
static bool for_this_town(const struct corpus *c, uint32_t sought, uint32_t found, void *unused)
{
	(void)unused;
	return towns_include(item_text(c, found, FIELD_TOWN), corpus_list(c, sought)->owner);
}

static bool granted(const struct pass *p, const struct records *r, uint32_t item, str source)
{
	const struct matter_test test = { .fits = for_this_town };

	return str_has(source, STR("赋权")) &&
	       matters_find(r->granted, p->c, item, &test).item != NONE;
}

static enum field said_in(const struct corpus *c, uint32_t item)
{
	return list_has(corpus_list(c, item), FIELD_SOURCE) ? FIELD_SOURCE : FIELD_NOTE;
}

static void tell(const struct pass *p, uint32_t item, struct matter near, uint8_t message,
                 struct arg said)
{
	bool found = near.item != NONE;

	report(p, (struct report){
			  .at = item_place(p->c, item, said_in(p->c, item)),
			  .message = message,
			  .level = message == MESSAGE_NEAR ? QD_WARNING : QD_ERROR,
			  .confidence = message == MESSAGE_NEAR ? QD_MEDIUM : QD_HIGH,
			  .arg = { item_called(p, item), said,
	                           found ? item_called(p, near.item) : arg_str((str){ 0 }),
	                           found ? score_arg(p->out, near.score) : arg_str((str){ 0 }) },
		  });
	if (found)
		sink_relate(p->out, item_place(p->c, near.item, FIELD_NAME), 0);
}

static void check_item(const struct pass *p, const struct records *r, uint32_t item, str source)
{
	const struct matter_test test = { .fits = for_this_town };
	struct matter own = matters_find(r->admitted, p->c, item, &test), other;

	if (own.item != NONE && own.same)
		return;
	if (granted(p, r, item, source))
		return;
	if (own.item != NONE) {
		tell(p, item, own, MESSAGE_NEAR, arg_str(source));
		return;
	}
	other = matters_find(r->admitted, p->c, item, NULL);
	if (other.item != NONE && other.same)
		tell(p, item, other, MESSAGE_OTHER_TOWN, arg_str(corpus_list(p->c, item)->owner));
	else
		tell(p, item, (struct matter){ .item = NONE }, MESSAGE_NONE, arg_str(source));
}

static void check(const struct pass *p, uint32_t i)
{
	const struct list *l = &p->c->list[i];
	const struct records *r = p->prepared;
	uint32_t unknown = 0;

	if (!(l->kind->demands & DEMAND_ADMISSION) ||
	    (!list_has(l, FIELD_SOURCE) && !list_has(l, FIELD_NOTE)) ||
	    (r->from && l->as_of && l->as_of < r->from))
		return;
	for (uint32_t item = l->item; item < l->item_end; item++) {
		str source = handed_down(p, item);

		if (source.n == 0)
			continue;
		unknown += !r->any && !granted(p, r, item, source);
		if (r->any)
			check_item(p, r, item, source);
	}
	if (unknown)
		report(p, (struct report){ .at = sheet_place(p->c, l->doc, l->sheet),
		                           .level = QD_INFO,
		                           .message = MESSAGE_NO_REGISTER,
		                           .arg = { sink_number(p->out, unknown) } });
}

const struct rule rule_delegation_no_admission = {
	.id = "delegation/no-admission",
	.level = QD_ERROR,
	.each = EACH_LIST,
	.title = { "下放未经准入", "Handed down without admission" },
	.message = { { "{0}由上级交来（来源写的是“{1}”），但准入登记里没有它",
	               "{0} was handed down (source '{1}') but is not in the admission register" },
	             { "有 {0} 个事项由上级交来，但这次没有一并提供准入登记，无法核对",
	               "{0} items were handed down; no admission register was given to compare" },
	             { "{0}由上级交来（来源写的是“{1}”），准入登记里只有名称相近的{2}（相似度 {3}），请核对是不是同一事项",
	               "{0} was handed down ('{1}'); the register has only {2} (likeness {3})" },
	             { "{0}的准入登记里没有{1}这个承接镇街",
	               "{1} is not among those {0} was admitted for" } },
	.note = { { "准入登记里的这一项", "the record in the register" } },
	.why = { "没有经过准入程序就交给乡镇的事项，权责、人员和经费都没有着落。",
	         "What reaches a township without admission has no powers, staff or funds." },
	.basis = { "镇街职责准入制度：未经动议、论证、审定的事项不得交由镇街承担。",
	           "Admission of duties: nothing is handed to a township without motion, review and decision." },
	.fix = { "补办准入并登记；或者移回县级部门清单。",
	         "Complete the admission and register it, or return the item to the department." },
	.option = { { "sources",
	              OPTION_WORDS,
	              "下放 赋权 委托 交办 转移 划转 承接",
	              { "算作由上级交来的来源", "sources that count as handed down" } } },
	.prepare = prepare,
	.check = check,
	.bad = { "清单: 基本履职事项清单\n事项:\n  - 事项名称: 燃气安全检查\n    来源: ⟦下放⟧\n---\n"
	         "清单: 准入登记\n事项:\n  - 事项: 户外广告巡查\n    申请部门: 县城市管理局\n"
	         "    动议日期: 2024-01-05\n",
	         "清单: 基本履职事项清单\n事项:\n  - ⟦事项名称⟧: 燃气安全检查\n    来源: 下放\n",
	         "清单: 基本履职事项清单\n事项:\n  - 事项名称: 城镇燃气用户室内设施安全检查\n    来源: ⟦下放⟧\n---\n"
	         "清单: 准入登记\n事项:\n  - 事项: 城镇燃气用户的室内设施安全检查\n    申请部门: 县城市管理局\n",
	         "清单: 基本履职事项清单\n部门: 东河镇人民政府\n事项:\n  - 事项名称: 燃气安全检查\n"
	         "    来源: ⟦下放⟧\n---\n清单: 准入登记\n事项:\n  - 事项: 燃气安全检查\n"
	         "    申请部门: 县城市管理局\n    承接镇街: 西岭街道办事处\n" },
	.good = { "清单: 基本履职事项清单\n事项:\n  - 事项名称: 燃气安全检查\n    来源: 下放\n---\n"
	          "清单: 准入登记\n事项:\n  - 事项: 燃气安全检查\n    申请部门: 县住房和城乡建设局\n"
	          "    动议日期: 2024-01-05\n" },
};
