/* «有关部门» is nobody: neither as a subject nor at the head of a division of duties. */
#include "check/check.h"
#include "check/duty/clause.h"

enum { LONGEST = 90 }; /* bytes of what says nothing but that */

/* «…及其他负有安全监管职责的部门»: the phrase begins before the word that gives it away. */
static size_t phrase_start(str text, size_t beg)
{
	static const str others = STR_INIT("其他");
	size_t last = beg;

	for (size_t at = 0; (at = str_find(text, others, at)) < beg; at += others.n)
		last = at;
	return beg - last <= 90 && str_starts(str_from_byte(text, beg), STR("职责")) ? last : beg;
}

/* «主管部门» alone names none, as part of a name it may. */
static bool names_none(str text)
{
	static const str words[] = { STR_INIT("主管部门"), STR_INIT("职能部门"),
		                     STR_INIT("监管部门"), STR_INIT("业务主管部门"),
		                     STR_INIT("责任部门"), STR_INIT("责任单位"),
		                     STR_INIT("县级部门"), STR_INIT("区级部门"),
		                     STR_INIT("上级部门"), STR_INIT("县直部门") };

	text = text.n <= LONGEST ? str_trim(text) : STR("");
	return str_is_any(text, words, countof(words));
}

/* The first vague words of a cell. */
static bool vague_in(const struct pass *p, str text, struct word_hit *hit)
{
	size_t from = 0;

	if (words_next(p->prepared, text, &from, hit)) {
		hit->beg = phrase_start(text, hit->beg);
		return true;
	}
	*hit = (struct word_hit){ .beg = 0, .end = text.n };
	return names_none(text);
}

/* In a column of bodies every hit counts. */
static void check_bodies(const struct pass *p, uint32_t item, enum field f)
{
	uint32_t row = p->c->item[item].row, at;

	for (const struct cell *cell; (cell = item_next_cell(p->c, item, f, &row, &at));) {
		struct word_hit hit;

		if (!vague_in(p, cell_text(cell), &hit))
			continue;
		report(p, (struct report){
				  .at = place_within(cell_place(p->c, item, at,
		                                                corpus_list(p->c, item)->col[f]),
		                                     hit.beg, hit.end),
				  .arg = { list_header(corpus_list(p->c, item), f),
		                           arg_str(str_slice(cell_text(cell), hit.beg, hit.end)),
		                           item_called(p, item) },
			  });
	}
}

/* Is the word the subject of its sentence, and told to answer for something? «会同有关部门» is not. */
static bool is_subject(str text, struct word_hit hit)
{
	static const str verbs[] = { STR_INIT("负责"),     STR_INIT("按职责"),
		                     STR_INIT("按照职责"), STR_INIT("依职责"),
		                     STR_INIT("依据职责"), STR_INIT("根据职责"),
		                     STR_INIT("分工负责"), STR_INIT("承担"),
		                     STR_INIT("具体负责") };
	static const str before[] = { STR_INIT("。"), STR_INIT("；"), STR_INIT("\n"),
		                      STR_INIT("："), STR_INIT("，"), STR_INIT(";") };
	bool opens = hit.beg == 0;

	for (uint32_t i = 0; i < countof(before); i++)
		opens = opens || str_ends(str_slice(text, 0, hit.beg), before[i]);
	for (uint32_t i = 0; opens && i < countof(verbs); i++)
		if (str_starts(str_from_byte(text, hit.end), verbs[i]))
			return true;
	return false;
}

/* «按职责分工负责相关工作。» is all there is: no word of what the body does. */
static bool says_only_by_duty(str text)
{
	static const str words[] = {
		STR_INIT("按照"), STR_INIT("按"),     STR_INIT("依据"), STR_INIT("依"),
		STR_INIT("根据"), STR_INIT("各自"),   STR_INIT("职责"), STR_INIT("分工"),
		STR_INIT("职能"), STR_INIT("负责"),   STR_INIT("做好"), STR_INIT("开展"),
		STR_INIT("相关"), STR_INIT("有关"),   STR_INIT("工作"), STR_INIT("落实"),
		STR_INIT("履行"), STR_INIT("的"),     STR_INIT("，"),   STR_INIT("。"),
		STR_INIT("在"),   STR_INIT("范围内"),
	};
	bool by_duty = text.n <= LONGEST && str_has(text, STR("职责"));

	for (uint32_t i = 0; by_duty && text.n > 0 && i < countof(words); i++) {
		if (!str_starts(text, words[i]))
			continue;
		text = str_trim(str_from_byte(text, words[i].n));
		i = UINT32_MAX;
	}
	return by_duty && text.n == 0;
}

static void check_text(const struct pass *p, uint32_t item, enum field f)
{
	str text = cell_text(item_cell(p->c, item, f));
	struct word_hit hit;

	if (says_only_by_duty(text)) {
		report(p, (struct report){
				  .at = item_place(p->c, item, f),
				  .level = QD_WARNING,
				  .message = 2,
				  .arg = { list_header(corpus_list(p->c, item), f), arg_str(text),
		                           item_called(p, item) },
			  });
		return;
	}
	for (size_t at = 0; words_next(p->prepared, text, &at, &hit);) {
		if (!is_subject(text, hit))
			continue;
		report(p, (struct report){
				  .at = place_within(item_place(p->c, item, f), hit.beg, hit.end),
				  .level = QD_WARNING,
				  .message = 1,
				  .arg = { list_header(corpus_list(p->c, item), f),
		                           arg_str(str_slice(text, hit.beg, hit.end)),
		                           item_called(p, item) },
			  });
		return;
	}
}

static void check(const struct pass *p, uint32_t item)
{
	static const enum field texts[] = { FIELD_DUTY,        FIELD_DIVISION,   FIELD_LEAD_DUTY,
		                            FIELD_ASSIST_DUTY, FIELD_UPPER_DUTY, FIELD_TOWN_DUTY,
		                            FIELD_CITY_DUTY,   FIELD_COUNTY_DUTY };
	const struct list *l = corpus_list(p->c, item);

	if (clause_is_last(p->c, item))
		return;
	for (uint32_t k = 0; k < l->kind->n_columns; k++) {
		enum field f = l->kind->column[k].field;

		if (field_info[f].what == FIELD_BODIES && list_has(l, f))
			check_bodies(p, item, f);
	}
	for (uint32_t k = 0; k < countof(texts); k++)
		if (list_has(l, texts[k]))
			check_text(p, item, texts[k]);
}

const struct rule rule_duty_vague_body = {
	.id = "duty/vague-body",
	.level = QD_ERROR,
	.each = EACH_ITEM,
	.title = { "责任主体笼统", "Vague responsible body" },
	.message = { { "{2}的{0}写了“{1}”，不是确定的机关",
	               "'{0}' of {2} says '{1}', which is no definite body" },
	             { "{2}的{0}只说由“{1}”负责，没有逐个写明是哪个机关、负责什么",
	               "'{0}' of {2} leaves the duty to '{1}' without naming bodies" },
	             { "{2}的{0}只写了“{1}”，没有写具体负责什么",
	               "'{0}' of {2} only says '{1}', not what the body does" } },
	.why = { "“有关部门”不是确定的机关，无法据此追责，也无法办理行政复议。",
	         "Nobody can be held to account, and no review be sought, against an unnamed body." },
	.fix = { "换成具体机关名称；确需多个的，逐一列明并标明牵头机关。",
	         "Name the bodies one by one and say which one leads." },
	.option = { { "words",
	              OPTION_WORDS,
	              "各有关部门 各相关部门 有关部门 相关部门 各职能部门 有关职能部门 相关职能部门 各部门 "
	              "有关单位 相关单位 各有关单位 各相关单位 各单位 等部门 等单位 其他部门 其它部门 有关机关 "
	              "相关机关 有关科室 相关科室 各科室 有关股室 相关股室 各股室 有关处室 相关处室 各处室 行业主管部门 各主管部门 "
	              "职责的部门",
	              { "算作笼统的写法", "terms that count as vague" } } },
	.prepare = prepare_words,
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 社会救助\n    权力类型: 行政给付\n"
	         "    行使主体: 县民政局、⟦有关部门⟧\n",
	         "清单: 层级事权关系清单\n事项:\n  - 事项: 河道采砂监管\n    市级职责: 编制采砂规划。\n"
	         "    区县级职责: ⟦按照职责分工做好相关工作。⟧\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的检查\n    权力类型: 行政检查\n    行使主体: 市城市管理局\n    部门职责: 制定年度计划。⟦有关部门⟧按职责分工负责检查。\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 协调有关部门开展检查\n    权力类型: 行政检查\n"
	          "    行使主体: 县民政局\n    部门职责: 会同有关部门开展检查。\n" },
};
