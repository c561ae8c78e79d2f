/* A township punishes by law, by the province's catalogue, or by a letter of entrustment. */
#include "check/delegation/came.h"
#include "check/delegation/matters.h"
#include "check/delegation/statute.h"

#include "base/utf8.h"

enum {
	MESSAGE_NO_LETTER,
	MESSAGE_NOT_GRANTED,
	MESSAGE_OTHER_TOWN,
	MESSAGE_NOT_BY_LAW,
	MESSAGE_NONE,
	MESSAGE_NO_CATALOGUE,
	MESSAGE_NEAR,
	MESSAGE_DECIDED_BELOW
};

/* Handing down by the province began with the law of that day. */
enum { SINCE = 20210715 };

struct sources {
	struct authority *authority;
	struct matters *granted;
	bool any; /* the set holds a catalogue */
};

static bool is_grant(const struct corpus *c, uint32_t list)
{
	return list_is(&c->list[list], STR("赋权目录"));
}

static const void *prepare(const struct pass *p)
{
	struct sources *s = arena_alloc(p->arena, sizeof *s);

	s->authority = authority_open(p->arena);
	s->granted = matters_new(p->arena, p->c, is_grant);
	s->any = has_list(p->c, STR("赋权目录"));
	return s;
}

static str town_of(const struct corpus *c, uint32_t item)
{
	str body = item_text(c, item, FIELD_BODY);

	return body.n ? body : corpus_list(c, item)->owner;
}

static bool for_this_town(const struct corpus *c, uint32_t sought, uint32_t found, void *unused)
{
	(void)unused;
	return same_region(corpus_list(c, sought), corpus_list(c, found)) &&
	       towns_include(item_text(c, found, FIELD_TOWN), town_of(c, sought));
}

static bool has_letter(const struct corpus *c, uint32_t item)
{
	return !says_nothing(item_text(c, item, FIELD_ENTRUSTMENT)) ||
	       str_has(item_text(c, item, FIELD_NOTE), STR("委托书"));
}

/* What the law cited says, as far as it is known. */
static struct arg law_says(enum statute statute)
{
	static const struct text says[] = {
		[STATUTE_UNCITED] = { "没有写出给乡镇（街道）处罚权的条文",
		                      "no article that gives it to townships is cited" },
		[STATUTE_UNKNOWN] = { "依据不在法律资料里，请核对条文是否写明由乡镇（街道）处罚",
		                      "what it cites is not in the register; does it name townships" },
		[STATUTE_SILENT] = { "所引条文没有把处罚权给乡镇（街道）",
		                     "what it cites names no township" },
		[STATUTE_NAMES_TOWN] = { "", "" },
	};

	return arg_text(says[statute]);
}

static struct arg catalogue_says(const struct sources *s)
{
	return arg_text(s->any ? (struct text){ "赋权目录里没有它", "not in the catalogue" }
	                       : (struct text){ "这次没有提供赋权目录", "no catalogue was given" });
}

static void tell(const struct pass *p, uint32_t item, uint8_t message, enum qd_level level,
                 struct matter other)
{
	const struct sources *s = p->prepared;
	struct power_answer answer =
		authority_may(s->authority, ACT_HAND, POWER_PENALTY, NONE, RANK_UNKNOWN);
	enum field f = item_has(p->c, item, FIELD_SOURCE) ? FIELD_SOURCE : FIELD_NAME;
	bool near = other.item != NONE;
	struct arg nothing = arg_str((str){ 0 });

	report(p, (struct report){
			  .at = item_place(p->c, item, f),
			  .message = message,
			  .level = level_of_answer(&answer, level),
			  .arg = { item_called(p, item), answer_source(p->out, &answer),
	                           catalogue_says(s), near ? item_called(p, other.item) : nothing,
	                           near ? score_arg(p->out, other.score) : nothing,
	                           law_says(statute_of(p->c, item)) },
		  });
	if (near)
		sink_relate(p->out, item_place(p->c, other.item, FIELD_NAME), 0);
}

/* The source says 赋权; a catalogue is at hand. */
static void check_granted(const struct pass *p, uint32_t item)
{
	const struct sources *s = p->prepared;
	struct matter other = matters_find(s->granted, p->c, item, NULL);

	if (other.item != NONE && other.same)
		tell(p, item, MESSAGE_OTHER_TOWN, QD_ERROR, other);
	else
		tell(p, item, MESSAGE_NOT_GRANTED, QD_ERROR, (struct matter){ .item = NONE });
}

/* Nothing was found; what is said depends on the way the source names. What is not known is asked
 * about, not accused. */
static void check_source(const struct pass *p, uint32_t item, enum statute statute)
{
	const struct sources *s = p->prepared;
	const struct matter none = { .item = NONE };
	enum came came = came_of(p->c, item);
	bool by_law = came == CAME_BY_LAW;
	bool sure = by_law ? statute == STATUTE_SILENT : s->any && statute != STATUTE_UNKNOWN;

	if (came == CAME_ENTRUSTED)
		tell(p, item, MESSAGE_NO_LETTER, QD_ERROR, none);
	else if (came != CAME_GRANTED)
		tell(p, item, by_law ? MESSAGE_NOT_BY_LAW : MESSAGE_NONE,
		     sure ? QD_ERROR : QD_WARNING, none);
	else if (s->any)
		check_granted(p, item);
}

static bool is_penalty(const struct pass *p, uint32_t item)
{
	const struct sources *s = p->prepared;

	return town_holds(p->c, item) && power_of(p->c, s->authority, item) == POWER_PENALTY;
}

static void check_item(const struct pass *p, uint32_t item)
{
	const struct sources *s = p->prepared;
	const struct matter_test test = { .fits = for_this_town };
	enum statute statute = statute_of(p->c, item);
	struct matter grant;

	if (statute == STATUTE_NAMES_TOWN || has_letter(p->c, item))
		return;
	grant = matters_find(s->granted, p->c, item, &test);
	if (grant.item == NONE)
		check_source(p, item, statute);
	else if (!grant.same)
		tell(p, item, MESSAGE_NEAR, QD_WARNING, grant);
}

/* «鲁政发〔2021〕9号», «省政府令第358号»: a paper of a province. */
static bool of_province(str number)
{
	static const str short_names =
		STR_INIT("京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁新");
	size_t at = 0;

	number = str_trim(number);
	if (str_has(number, STR("省")) || str_has(number, STR("自治区")) || number.n < 6)
		return true;
	utf8_next(number, &at);
	return str_find(short_names, str_slice(number, 0, at), 0) != STR_NONE &&
	       (str_starts(str_from_byte(number, at), STR("政")) ||
	        str_starts(str_from_byte(number, at), STR("府")));
}

/* Rows of a catalogue say by which paper the power was handed down. */
static void check_decision(const struct pass *p, const struct list *l)
{
	const struct sources *s = p->prepared;

	for (uint32_t item = l->item; item < l->item_end; item++) {
		str number = item_text(p->c, item, FIELD_DECISION_NO);

		if (says_nothing(number) || of_province(number) ||
		    came_of(p->c, item) != CAME_GRANTED ||
		    power_of(p->c, s->authority, item) != POWER_PENALTY)
			continue;
		report(p, (struct report){ .at = item_place(p->c, item, FIELD_DECISION_NO),
		                           .message = MESSAGE_DECIDED_BELOW,
		                           .level = QD_WARNING,
		                           .confidence = QD_MEDIUM,
		                           .arg = { item_called(p, item), arg_str(number) } });
	}
}

static void check(const struct pass *p, uint32_t i)
{
	const struct sources *s = p->prepared;
	const struct list *l = &p->c->list[i];
	uint32_t unknown = 0;

	if (list_as_of(p->c, l) < SINCE)
		return;
	if (list_is(l, STR("赋权目录")))
		check_decision(p, l);
	for (uint32_t item = l->item; item < l->item_end; item++) {
		if (!is_penalty(p, item))
			continue;
		unknown += !s->any && came_of(p->c, item) == CAME_GRANTED;
		check_item(p, item);
	}
	if (unknown)
		report(p, (struct report){ .at = sheet_place(p->c, l->doc, l->sheet),
		                           .level = QD_INFO,
		                           .message = MESSAGE_NO_CATALOGUE,
		                           .arg = { sink_number(p->out, unknown) } });
}

const struct rule rule_delegation_penalty = {
	.id = "delegation/penalty",
	.level = QD_ERROR,
	.each = EACH_LIST,
	.title = { "处罚权下放无省级决定", "Penalties without the province's decision" },
	.message = { { "{0}的来源写的是委托，没有委托书",
	               "{0} is entrusted, but there is no letter of entrustment" },
	             { "{0}的来源写的是赋权，赋权目录里没有它{1}",
	               "{0} is granted, but not in the catalogue{1}" },
	             { "{0}的来源写的是赋权，赋权目录里的承接镇街没有它{1}",
	               "{0} is granted, but not to this township{1}" },
	             { "{0}的来源写的是法定，{5}{1}", "{0} is said to be statutory; {5}{1}" },
	             { "{0}是行政处罚，{5}；{2}，也没有委托书{1}",
	               "{0} is a penalty, and {5}; {2}, and there is no letter{1}" },
	             { "有 {0} 项处罚的来源写的是赋权，这次没有一并提供赋权目录，无法核对",
	               "{0} penalties are granted; no catalogue was given to compare" },
	             { "{0}在赋权目录里只有名称相近的{3}（相似度 {4}），请核对是不是同一事项",
	               "the catalogue only has {3} for {0} (likeness {4})" },
	             { "{0}的决定文号“{1}”看不出是省级的，处罚权只能由省、自治区、直辖市决定下放",
	               "'{1}' by which {0} was handed down does not look like a province's" } },
	.note = { { "赋权目录里的这一项", "the item in the catalogue" } },
	.why = { "县级部门的处罚权只有省级决定才能交给乡镇；没有来源的处罚，作出来就会被撤销。",
	         "Only a province hands county departments' penalties down; others will be quashed." },
	.basis = { "《行政处罚法》第二十四条（省级决定、公布、评估）、第二十条（书面委托）。",
	           "Law on Penalties, arts. 24 (decision of the province) and 20 (entrusting in writing)." },
	.fix = { "写明来源并附上相应材料：法定的写到条款，赋权的与省级目录一致，委托的附委托书；都没有的退回县级部门。",
	         "Name the article, the catalogue or the letter; where there is none, return it." },
	.prepare = prepare,
	.check = check,
	.bad = { "清单: 基本履职事项清单\n事项:\n  - 事项名称: 对乱倒垃圾的处罚\n    权力类型: 行政处罚\n"
	         "    来源: ⟦委托⟧\n    依据: 《固体废物污染环境防治法》第一百一十一条\n",
	         "清单: 基本履职事项清单\n部门: 东河镇人民政府\n事项:\n  - 事项名称: 对乱倒垃圾的处罚\n"
	         "    权力类型: 行政处罚\n    来源: ⟦赋权⟧\n  - 事项名称: 对占用绿地的处罚\n"
	         "    权力类型: 行政处罚\n    来源: ⟦赋权⟧\n---\n清单: 赋权目录\n事项:\n"
	         "  - 事项: 对占用绿地的处罚\n    权力类型: 行政处罚\n    承接镇街: 西岭街道办事处\n",
	         "清单: 基本履职事项清单\n事项:\n  - 事项名称: 对乱倒垃圾的处罚\n    权力类型: 行政处罚\n"
	         "    来源: ⟦法定⟧\n    依据: 《固体废物污染环境防治法》第一百一十一条\n"
	         "  - 事项名称: 对破坏古井的处罚\n    权力类型: 行政处罚\n    来源: ⟦法定⟧\n"
	         "    依据: 《示例市古井保护条例》第十条\n",
	         "清单: 基本履职事项清单\n事项:\n  - 事项名称: ⟦对乱倒垃圾的处罚⟧\n    权力类型: 行政处罚\n"
	         "    依据: 《固体废物污染环境防治法》第一百一十一条\n",
	         "清单: 基本履职事项清单\n事项:\n  - ⟦事项名称⟧: 对乱倒垃圾的处罚\n    权力类型: 行政处罚\n"
	         "    来源: 赋权\n",
	         "清单: 基本履职事项清单\n事项:\n  - 事项名称: 对擅自砍伐、移植城市树木和占用城市绿地的处罚\n"
	         "    权力类型: 行政处罚\n    来源: ⟦赋权⟧\n---\n清单: 赋权目录\n事项:\n"
	         "  - 事项: 对擅自砍伐、移植城市树木和占用绿地的处罚\n    权力类型: 行政处罚\n"
	         "    承接镇街: 各镇（街道）\n",
	         "清单: 赋权目录\n事项:\n  - 事项: 对占用绿地的处罚\n    权力类型: 行政处罚\n"
	         "    承接镇街: 东河镇\n    决定文号: ⟦示县政办发〔2022〕5号⟧\n" },
	.good = { "清单: 赋权目录\n事项:\n  - 事项: 对占用绿地的处罚\n    权力类型: 行政处罚\n"
	          "    承接镇街: 东河镇\n    决定文号: 鲁政字〔2022〕5号\n",
	          "清单: 基本履职事项清单\n部门: 东河镇人民政府\n事项:\n  - 事项名称: 对占用绿地的处罚\n"
	          "    权力类型: 行政处罚\n    来源: 赋权\n  - 事项名称: 对乱倒垃圾的处罚\n"
	          "    权力类型: 行政处罚\n    来源: 委托\n    委托书: 示县环委〔2024〕1号\n"
	          "  - 事项名称: 对乡村规划区内违法建设的处罚\n    权力类型: 行政处罚\n    来源: 法定\n"
	          "    依据: 《中华人民共和国城乡规划法》第六十五条\n---\n清单: 赋权目录\n事项:\n"
	          "  - 事项: 对占用绿地的处罚\n    权力类型: 行政处罚\n    承接镇街: 东河镇\n" },
};
