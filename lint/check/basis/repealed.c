/* What a power rests on was in force on the date of the list; what was repealed since is said apart. */
#include "check/basis/wording.h"

#include "law/title.h"

enum message { REPEALED, PERHAPS, SINCE, PERHAPS_SINCE };

/* A later edition than the repeal: a new instrument of the same title. */
static bool is_another(const struct basis *b, const struct law_status *s)
{
	uint32_t noted = note_day(b->note);

	return noted && s->repealed_on && noted / 10000 > s->repealed_on / 10000;
}

/* ---- what took its place ---- */

/* The table may say in words what ended it: «国务院令第726号废止», «废止决定». */
static struct arg successor_arg(const struct corpus *c, struct arena *a, const struct law_status *s)
{
	str title = s->successor;

	if (s->successor_law != NONE) {
		struct arg law = law_arg(a, c->law, s->successor_law);

		return (struct arg){ arena_join(a, STR("，由"), arena_join(a, law.zh, STR("取代"))),
			             arena_join(a, STR(", replaced by "), law.en) };
	}
	if (!title_form(title) || str_ends(title, STR("决定")) || str_has(title, STR("→")))
		return (struct arg){ STR(""), STR("") };
	return (struct arg){ arena_fmt(a, "，由《%.*s》取代", (int)title.n, title.p),
		             arena_fmt(a, ", replaced by '%.*s'", (int)title.n, title.p) };
}

static struct arg repeal_day(struct arena *a, const struct law_status *s)
{
	struct arg day = date_arg(a, s->repealed_on);

	if (!s->no_later)
		return day;
	return (struct arg){ arena_join(a, day.zh, STR("以前")),
		             arena_join(a, STR("by "), day.en) };
}

/* ---- its articles ---- */

static struct move move_of(const struct corpus *c, const struct basis *b, uint32_t i, uint32_t day)
{
	const struct article *a = &b->cited[i].article;

	return b->judged.verdict == VERDICT_REPEALED ? judge_article(c->law, &b->judged, a).move
	                                             : judge_since(c->law, &b->judged, a, day);
}

/* «；原第六十四条现为第四十四条，其余条号请核对»; nothing when no article is cited. */
static struct arg fate_of(const struct pass *p, const struct basis *b, uint32_t day)
{
	struct moves_said said = { .w = wording_new(&p->out->arena) };
	struct wording w = wording_new(&p->out->arena);
	uint32_t n = 0;
	struct arg moves;

	for (uint32_t i = 0; i < b->n; i++) {
		struct move m;

		if (b->cited[i].article.number == 0)
			continue;
		m = move_of(p->c, b, i, day);
		moves_say(&said, article_ref_of(&b->cited[i].article), &m);
		n++;
	}
	moves = moves_arg(&said);
	if (said.n > 0)
		wording_add(&w, STR("；原"), STR("; former "));
	wording_add(&w, moves.zh, moves.en);
	if (n > said.n)
		wording_add(&w, said.n ? STR("，其余条号请核对") : STR("；新的条号请核对"),
		            said.n ? STR(", check the rest") : STR("; find the new article"));
	return wording_arg(&w);
}

/* ---- saying it ---- */

/* Title and article together, when both are certain. */
static void suggest(const struct pass *p, const struct basis *b, const struct law_status *s)
{
	struct move m;

	if (b->n != 1 || b->cited->article.number == 0 || s->successor_law == NONE)
		return;
	m = move_of(p->c, b, 0, b->judged.day);
	if (m.law == s->successor_law && suggest_article(p, b, 0, &m))
		sink_edit(p->out, FIX_SUGGEST, basis_place(p->c, b),
		          law_arg(&p->out->arena, p->c->law, m.law).zh);
}

static void tell(const struct pass *p, const struct basis *b, const struct law_status *s,
                 uint32_t day, enum message message)
{
	struct arena *a = &p->out->arena;

	report(p, (struct report){
			  .at = basis_place(p->c, b),
			  .level = message == REPEALED ? QD_ERROR : QD_INFO,
			  .confidence = s->confidence,
			  .message = (uint8_t)message,
			  .arg = { item_called(p, b->cited->item), arg_str(b->cited->title),
	                           repeal_day(a, s), successor_arg(p->c, a, s), fate_of(p, b, day),
	                           date_arg(a, b->judged.day) },
		  });
}

static void check_basis(const struct pass *p, const struct basis *b)
{
	const struct judged *j = &b->judged;
	struct law_status now;
	bool sure;

	if (j->law == NONE)
		return;
	if (j->verdict == VERDICT_REPEALED && !is_another(b, &j->status)) {
		sure = j->status.confidence == QD_HIGH;
		tell(p, b, &j->status, j->day, sure ? REPEALED : PERHAPS);
		if (sure)
			suggest(p, b, &j->status);
		return;
	}
	if (p->c->as_of <= j->day || j->verdict == VERDICT_REPEALED)
		return;
	now = basis_on(p->c, b, p->c->as_of).status;
	if (now.state == LAW_REPEALED && !is_another(b, &now))
		tell(p, b, &now, p->c->as_of,
		     now.confidence == QD_HIGH && !now.no_later ? SINCE : PERHAPS_SINCE);
}

static void check(const struct pass *p, uint32_t item)
{
	struct each_basis e = each_basis(p->c, item);

	for (struct basis b; basis_next(&e, &b);)
		check_basis(p, &b);
}

const struct rule rule_basis_repealed = {
	.id = "basis/repealed",
	.level = QD_ERROR,
	.each = EACH_ITEM,
	.title = { "引用已废止文件", "Repealed basis" },
	.message = {
		{ "{0}的依据《{1}》已于{2}废止{3}{4}", "{0} rests on '{1}', repealed {2}{3}{4}" },
		{ "{0}的依据《{1}》可能已于{2}废止{3}{4}（是否废止待核，条号待核）",
		  "{0} rests on '{1}', perhaps repealed {2}{3}{4} (to be checked)" },
		{ "{0}的依据《{1}》在清单基准日（{5}）有效，自{2}起废止{3}{4}",
		  "{0} rests on '{1}', in force at the date of the list ({5}), repealed {2}{3}{4}" },
		{ "{0}的依据《{1}》在清单基准日（{5}）以后可能已于{2}废止{3}{4}（是否废止待核，条号待核）",
		  "{0} rests on '{1}', perhaps repealed after the date of the list ({5}), {2}{3}{4} (to be checked)" },
	},
	.why = { "文件废止以后，以它为依据的职权就没有了依据，复议、诉讼中站不住脚。",
	         "A power does not outlive the instrument that gave it." },
	.fix = { "换成取代它的文件和新的条文；新的文件里没有相应规定的，移出清单。",
	         "Cite what replaced it, with the new article; if nothing did, take the item off." },
	.check = check,
	.bad = { "清单: 权责清单\n基准日期: 2024-06-30\n事项:\n  - 事项名称: 对虚报注册资本的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市市场监督管理局\n    实施依据: ⟦《公司登记管理条例》⟧第六十三条\n",
	         "清单: 权责清单\n基准日期: 2024-06-30\n事项:\n  - 事项名称: 对个人独资企业不备案的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市市场监督管理局\n    实施依据: ⟦《个人独资企业登记管理办法》⟧第三十九条\n",
	         "清单: 权责清单\n基准日期: 2021-06-30\n事项:\n  - 事项名称: 对虚报注册资本的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市市场监督管理局\n    实施依据: ⟦《公司登记管理条例》⟧（2016年修订）第六十三条\n",
	         "清单: 权责清单\n基准日期: 2021-06-30\n事项:\n  - 事项名称: 对个人独资企业不备案的处罚\n    权力类型: 行政处罚\n"
	         "    行使主体: 市市场监督管理局\n    实施依据: ⟦《个人独资企业登记管理办法》⟧第三十九条\n" },
	.good = { "清单: 权责清单\n基准日期: 2021-06-30\n事项:\n  - 事项名称: 对虚报注册资本的处罚\n    权力类型: 行政处罚\n"
	          "    行使主体: 市市场监督管理局\n    实施依据: 《示例省公司登记管理条例》第六十三条\n",
	          "清单: 权责清单\n基准日期: 2024-06-30\n事项:\n  - 事项名称: 对虚报注册资本的处罚\n    权力类型: 行政处罚\n"
	          "    行使主体: 市市场监督管理局\n    实施依据: 《市场主体登记管理条例》第四十四条\n" },
};
