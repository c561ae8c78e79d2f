/* Duties are not passed down by 责任状, 一票否决, «属地管理» or rankings. */
#include "check/delegation/names.h"

/* The start of the clause in which byte `at` stands. */
static size_t clause_start(str text, size_t at)
{
	static const str ends[] = { STR_INIT("。"), STR_INIT("；"), STR_INIT("\n"), STR_INIT(";") };
	size_t start = 0;

	for (uint32_t i = 0; i < countof(ends); i++)
		for (size_t k = at; k >= ends[i].n; k--)
			if (str_starts(str_from_byte(text, k - ends[i].n), ends[i])) {
				start = k > start ? k : start;
				break;
			}
	return start;
}

/* Does a title stand open at the end of text? */
static bool within_title(str text)
{
	size_t open = STR_NONE, shut = STR_NONE;

	for (size_t at = 0; (at = str_find(text, STR("《"), at)) != STR_NONE; at += 3)
		open = at;
	for (size_t at = 0; (at = str_find(text, STR("》"), at)) != STR_NONE; at += 3)
		shut = at;
	return open != STR_NONE && (shut == STR_NONE || shut < open);
}

/* What follows, up to the next pause: «“一票否决”事项一律取消». */
static str rest_of_part(str text, size_t at)
{
	static const str ends[] = { STR_INIT("，"), STR_INIT("。"), STR_INIT("；"), STR_INIT("\n"),
		                    STR_INIT(";") };
	size_t end = text.n;

	for (uint32_t i = 0; i < countof(ends); i++) {
		size_t stop = str_find(text, ends[i], at);

		end = stop < end ? stop : end;
	}
	return str_slice(text, at, end);
}

/* The clause forbids or undoes the form, or names it inside a title. */
static bool quotes_the_ban(str text, struct word_hit hit)
{
	static const str no[] = { STR_INIT("不得"),   STR_INIT("禁止"), STR_INIT("严禁"),
		                  STR_INIT("不再"),   STR_INIT("取消"), STR_INIT("防止"),
		                  STR_INIT("避免"),   STR_INIT("不以"), STR_INIT("杜绝"),
		                  STR_INIT("不准"),   STR_INIT("不能"), STR_INIT("清理"),
		                  STR_INIT("整治"),   STR_INIT("纠正"), STR_INIT("不应"),
		                  STR_INIT("不宜"),   STR_INIT("无需"), STR_INIT("不签"),
		                  STR_INIT("不采取"), STR_INIT("不搞"), STR_INIT("不纳入"),
		                  STR_INIT("不列入"), STR_INIT("制止") };
	static const str undone[] = { STR_INIT("取消"), STR_INIT("不再"), STR_INIT("废止"),
		                      STR_INIT("停止"), STR_INIT("禁止"), STR_INIT("不得"),
		                      STR_INIT("严禁"), STR_INIT("清理"), STR_INIT("清零") };
	str before = str_slice(text, clause_start(text, hit.beg), hit.beg);

	return str_has_any(before, no, countof(no)) || within_title(str_slice(text, 0, hit.beg)) ||
	       str_has_any(rest_of_part(text, hit.end), undone, countof(undone));
}

/* Lists through which duties reach a township. */
static bool hands_down(const struct list *l)
{
	return l->kind->townships || list_is(l, STR("属地管理清单")) ||
	       list_is(l, STR("准入登记")) || list_is(l, STR("赋权目录"));
}

/* Terms that are banned anywhere, and those banned as the way itself. */
struct forms {
	struct words *anywhere, *ways;
};

static const void *prepare(const struct pass *p)
{
	struct forms *f = arena_alloc(p->arena, sizeof *f);

	f->anywhere = words_new(p->arena, p->option[0].word, p->option[0].n_words);
	f->ways = words_new(p->arena, p->option[1].word, p->option[1].n_words);
	return f;
}

static void check_field(const struct pass *p, uint32_t item, enum field f,
                        const struct words *forms)
{
	str text = cell_text(item_cell(p->c, item, f));
	struct word_hit hit;

	for (size_t at = 0; words_next(forms, text, &at, &hit);) {
		if (quotes_the_ban(text, hit))
			continue;
		report(p, (struct report){
				  .at = place_within(item_place(p->c, item, f), hit.beg, hit.end),
				  .arg = { item_called(p, item),
		                           list_header(corpus_list(p->c, item), f),
		                           arg_str(str_slice(text, hit.beg, hit.end)) },
			  });
		return;
	}
}

static void check(const struct pass *p, uint32_t item)
{
	static const enum field texts[] = { FIELD_WAY,        FIELD_NOTE,       FIELD_ASSIST_DUTY,
		                            FIELD_LEAD_DUTY,  FIELD_UPPER_DUTY, FIELD_TOWN_DUTY,
		                            FIELD_CONTENT,    FIELD_DUTY,       FIELD_DIVISION,
		                            FIELD_REVIEW_WAY, FIELD_RESOURCES,  FIELD_SOURCE,
		                            FIELD_LIABILITY };
	const struct list *l = corpus_list(p->c, item);
	const struct forms *forms = p->prepared;

	if (!hands_down(l))
		return;
	for (uint32_t i = 0; i < countof(texts); i++)
		if (list_has(l, texts[i]))
			check_field(p, item, texts[i], forms->anywhere);
	if (list_has(l, FIELD_SOURCE))
		check_field(p, item, FIELD_SOURCE, forms->ways);
}

const struct rule rule_delegation_banned_form = {
	.id = "delegation/banned-form",
	.level = QD_ERROR,
	.each = EACH_ITEM,
	.title = { "以禁止方式下放", "Banned way of handing down" },
	.message = { { "{0}的{1}用“{2}”把职责压给乡镇（街道）",
	               "'{1}' of {0} passes the duty down by '{2}'" } },
	.why = { "责任状、“一票否决”、以“属地管理”名义层层转嫁，都是明令禁止的下放方式。",
	         "Pledges, vetoes and 'territorial management' are forbidden ways of passing duties on." },
	.basis = { "镇街职责准入制度：不得以签订责任状、“一票否决”、“属地管理”等方式向镇街转嫁职责。",
	           "Admission of duties: no pledges, vetoes or territorial clauses to shift duties." },
	.fix = { "删去这种方式；确需乡镇配合的，写明具体配合内容、时限和上级部门的责任。",
	         "Strike it; say what exactly the township helps with, by when, and who stays responsible." },
	.option = { { "words",
	              OPTION_WORDS,
	              "责任状 责任书 一票否决 属地管理原则 属地管理要求 实行属地管理 落实属地管理 按属地管理 "
	              "按照属地管理 属地管理责任 考核排名 通报排名 排名通报 "
	              "排名约谈 末位淘汰 末位约谈 末位问责 考核挂钩 倒数排名",
	              { "算作禁止方式的写法", "terms that count as banned" } },
	            { "ways",
	              OPTION_WORDS,
	              "专班 临时机构 指挥部 领导小组 考核 排名 通报",
	              { "写在来源（下放方式）里才算的写法",
	                "terms that count where the source is told" } } },
	.prepare = prepare,
	.check = check,
	.bad = { "清单: 配合履职事项清单\n事项:\n  - 事项名称: 秸秆禁烧\n    对应上级部门: 县农业农村局\n"
	         "    配合职责: 签订⟦责任状⟧，落实巡查。\n",
	         "清单: 准入登记\n事项:\n  - 事项: 秸秆禁烧\n    下放方式: 县里成立⟦专班⟧交办\n" },
	.good = { "清单: 配合履职事项清单\n事项:\n  - 事项名称: 秸秆禁烧\n    对应上级部门: 县农业农村局\n"
	          "    配合职责: 每日巡查并报告。不得以签订责任状方式转嫁职责。原“一票否决”考核已取消。\n" },
};
