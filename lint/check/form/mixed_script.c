/* A list is written in one script: Simplified or Traditional. */
#include "check/form/cells.h"
#include "check/form/garbled.h"
#include "check/form/hanzi.h"
#include "check/form/pinyin.h"

#include "base/utf8.h"

enum message { TRADITIONAL, SIMPLIFIED, BOTH };

/* More than twenty characters of one script, and more than a fourth of the other's, are no slips: two
 * scripts are used. */
enum { TOO_MANY = 20, FOURTH = 4, SHOWN = 8 };

struct shared {
	const struct hanzi *hanzi;
	const struct garbling *garbling;
	const struct words *names;
};

static const void *prepare(const struct pass *p)
{
	struct shared *s = arena_alloc(p->arena, sizeof *s);

	s->hanzi = hanzi_new(p->arena);
	s->garbling = garbling_new(p->arena, p->c->gbk);
	s->names = prepare_names(p);
	return s;
}

/* The characters of a text in one script, the first of them and the first few of them shown. */
struct odd {
	size_t beg, end;
	uint32_t n;
	str shown, wanted;
};

static void show(struct arena *a, struct odd *o, str c, uint32_t other)
{
	char put[4];

	if (o->n > SHOWN || str_has(o->shown, c))
		return;
	o->shown = arena_join(a, o->shown, c);
	o->wanted = arena_join(a, o->wanted, (str){ put, utf8_put(put, other) });
}

static struct odd odd_in(const struct pass *p, str text, enum script script)
{
	const struct shared *s = p->prepared;
	struct names names = { .words = s->names, .text = text };
	struct odd o = { 0 };

	for (size_t at = 0, beg; at < text.n;) {
		uint32_t cp;

		beg = at;
		cp = utf8_next(text, &at);
		if (hanzi_script(s->hanzi, cp) != script || names_cover(&names, beg, at))
			continue;
		if (o.n++ == 0) {
			o.beg = beg;
			o.end = at;
		}
		show(&p->out->arena, &o, str_slice(text, beg, at),
		     s->hanzi->other[cp - HANZI_FIRST]);
	}
	return o;
}

/* Spoiled by left-over pinyin: form/mojibake says so, as of text read in a wrong encoding. */
static bool has_pinyin(str text)
{
	for (size_t at = 0, end; at < text.n; at++)
		if (((text.p[at] == '(' || text.p[at] == '\xEF') &&
		     pinyin_in_brackets(text, at, &end)) ||
		    (text.p[at] == '?' && pinyin_open(text, at + 1, &end)))
			return true;
	return false;
}

/* Traditional characters have one simplified form each; a name may want to keep them all the same. */
static void offer(const struct pass *p, const struct text_at *t)
{
	const struct shared *s = p->prepared;
	struct names names = { .words = s->names, .text = t->text };
	struct quotes quotes = quotes_of(p->c, t);

	for (size_t at = 0, beg; at < t->text.n;) {
		char put[4];
		uint32_t cp;

		beg = at;
		cp = utf8_next(t->text, &at);
		if (hanzi_script(s->hanzi, cp) != SCRIPT_TRADITIONAL ||
		    names_cover(&names, beg, at) || quotes_at(&quotes, beg))
			continue;
		sink_edit(p->out, FIX_UNSAFE, place_within(t->at, beg, at),
		          arena_copy(&p->out->arena,
		                     (str){ put,
		                            utf8_put(put, s->hanzi->other[cp - HANZI_FIRST]) }));
	}
}

static void report_text(const struct pass *p, const struct text_at *t, enum script script)
{
	const struct shared *shared = p->prepared;
	struct odd o = odd_in(p, t->text, script);

	if (o.n == 0 || has_pinyin(t->text) ||
	    garbled_in(shared->garbling, t->text, &p->out->arena))
		return;
	report(p, (struct report){
			  .at = place_within(t->at, o.beg, o.end),
			  .message = script == SCRIPT_TRADITIONAL ? TRADITIONAL : SIMPLIFIED,
			  .arg = { cell_called(p, t->at), arg_str(o.shown),
	                           sink_number(p->out, o.n), arg_str(o.wanted) },
		  });
	if (script == SCRIPT_TRADITIONAL)
		offer(p, t);
}

static void report_each(const struct pass *p, uint32_t doc, enum script script)
{
	const struct shared *s = p->prepared;
	struct cells next = { 0 };

	for (struct text_at t; cells_next(p->c, doc, ANY_TEXT, &next, &t);) {
		struct script_count c = { 0 };

		hanzi_count(s->hanzi, t.text, &c);
		if (c.n[script] > 0)
			report_text(p, &t, script);
	}
}

/* Two scripts throughout are told once, at the first character of the lesser. */
static void report_both(const struct pass *p, uint32_t doc, const struct script_count *all,
                        enum script few)
{
	struct cells next = { 0 };
	struct odd o = { 0 };
	struct text_at t;

	while (o.n == 0 && cells_next(p->c, doc, ANY_TEXT, &next, &t))
		o = odd_in(p, t.text, few);
	if (o.n > 0)
		report(p, (struct report){
				  .at = place_within(t.at, o.beg, o.end),
				  .message = BOTH,
				  .arg = { sink_number(p->out, all->n[SCRIPT_TRADITIONAL]),
		                           sink_number(p->out, all->n[SCRIPT_SIMPLIFIED]) },
			  });
}

/* All characters that are Traditional only are rare ones. */
static bool has_traditional(const struct pass *p, uint32_t doc)
{
	const struct shared *s = p->prepared;
	struct script_count c = { 0 };
	struct cells next = { 0 };

	for (struct text_at t; cells_next(p->c, doc, TRAIT_RARE, &next, &t);)
		hanzi_count(s->hanzi, t.text, &c);
	return c.n[SCRIPT_TRADITIONAL] > 0;
}

static void check(const struct pass *p, uint32_t doc)
{
	const struct shared *s = p->prepared;
	struct cells next = { 0 };
	struct script_count c = { 0 };
	enum script few = SCRIPT_TRADITIONAL, many = SCRIPT_SIMPLIFIED;

	if (!has_traditional(p, doc))
		return;
	for (struct text_at t; cells_next(p->c, doc, ANY_TEXT, &next, &t);)
		hanzi_count(s->hanzi, t.text, &c);
	if (c.n[few] > c.n[many]) {
		few = SCRIPT_SIMPLIFIED;
		many = SCRIPT_TRADITIONAL;
	}
	if (c.n[few] == 0)
		return;
	if (c.n[few] > TOO_MANY && c.n[few] * FOURTH > c.n[many])
		report_both(p, doc, &c, few);
	else
		report_each(p, doc, few);
}

const struct rule rule_form_mixed_script = {
	.id = "form/mixed-script",
	.level = QD_WARNING,
	.each = EACH_DOC,
	.title = { "繁简混用", "Traditional and Simplified mixed" },
	.message = { [TRADITIONAL] = { "{0}里夹有繁体字“{1}”（共 {2} 处），简体是“{3}”",
	                               "{0} holds {2} Traditional characters, '{1}'; Simplified '{3}'" },
	             [SIMPLIFIED] = { "{0}里夹有简体字“{1}”（共 {2} 处），繁体是“{3}”",
	                              "{0} holds {2} Simplified characters, '{1}'; Traditional '{3}'" },
	             [BOTH] = { "整份文件繁体、简体混用：只用于繁体的字 {0} 个，只用于简体的字 {1} 个",
	                        "the file mixes scripts: {0} characters are Traditional only, {1} Simplified only" } },
	.why = { "公文用规范汉字；繁简混用的，同一事项、同一机构会被当成两个，检索也查不到。",
	         "Official documents use standard characters; in two scripts one name counts as two." },
	.fix = { "统一成规范汉字；人名、地名等确需保留的，列入 names。",
	         "Write all in one script; list proper names that must keep theirs under names." },
	.basis = { "《中华人民共和国国家通用语言文字法》第九条。", NULL },
	.option = { { "names",
	              OPTION_WORDS,
	              "",
	              { "可以保留原字的人名、地名等", "proper names that keep their script" } } },
	.prepare = prepare,
	.check = check,
	.bad = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    行使主体: 市⟦執⟧法局\n    实施依据: 《示例条例》第三条\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: 對佔道經營的處罰\n    行使主体: 市⟦执⟧法局\n    实施依据: 《示例條例》第三條\n",
	         "清单: 权责清单\n事项:\n  - 事项名称: ⟦對⟧違反規劃擅自佔道經營、亂倒垃圾、損壞路燈、無證擺攤、擾亂園區、毀壞綠化帶的處罰\n    部门职责: 检查、监督并处罚违反规划擅自占道经营、乱倒垃圾、损坏路灯、无证摆摊、扰乱园区、毁坏绿化带的单位，规范经营\n" },
	.good = { "清单: 权责清单\n事项:\n  - 事项名称: 对占道经营的处罚\n    行使主体: 市执法局\n    实施依据: 《示例条例》第三条，乾县、喆、堃\n",
	          "清单: 权责清单\n事项:\n  - 事项名称: 對後台管理的處罰\n    行使主体: 市執法局\n    实施依据: 《示例條例》第三條\n" },
};
