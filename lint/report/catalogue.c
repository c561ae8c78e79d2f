/* Rules described from what they say of themselves; Chinese, as the rules are. */
#include "report/catalogue.h"

static const char *const levels_zh[] = { "关闭", "提示", "应当改", "必须改" };
static const char *const levels_en[] = { "off", "info", "warning", "error" };

/* ---- Markdown ---- */

static void md_part(struct buf *b, const char *head, const char *text)
{
	if (text)
		buf_fmt(b, "\n**%s** %s\n", head, text);
}

static void md_examples(struct buf *b, const char *head, const char *const *example)
{
	for (uint32_t i = 0; i < RULE_EXAMPLES && example[i]; i++) {
		buf_fmt(b, "\n%s\n\n```yaml\n%s", head, example[i]);
		buf_add(b, str_ends(buf_str(b), STR("\n")) ? STR("```\n") : STR("\n```\n"));
	}
}

static void md_rule(struct buf *b, const struct rule *r, str pack)
{
	buf_fmt(b, "\n## %s %s\n\n%s", r->id, r->title.zh, levels_zh[r->level]);
	if (pack.n)
		buf_fmt(b, " · 规则包 `%.*s`，默认不开", (int)pack.n, pack.p);
	buf_fmt(b, " · %s\n", r->title.en);
	md_part(b, "为什么", r->why.zh);
	md_part(b, "怎么改", r->fix.zh);
	md_part(b, "依据", r->basis.zh);
	for (uint32_t o = 0; o < RULE_OPTIONS && r->option[o].name; o++)
		buf_fmt(b, "\n**选项** `%s`：%s（默认：%s）\n", r->option[o].name,
		        r->option[o].about.zh ? r->option[o].about.zh : "",
		        r->option[o].fallback[0] ? r->option[o].fallback : "空");
	md_examples(b, "会报（位置在 ⟦…⟧）：", r->bad);
	md_examples(b, "不报：", r->good);
}

/* ---- JSON ---- */

static void json_pair(struct buf *b, const char *key, const char *value)
{
	buf_fmt(b, ",\"%s\":", key);
	if (value)
		buf_json(b, str_from(value));
	else
		buf_add(b, STR("null"));
}

static void json_text(struct buf *b, const char *key, struct text t)
{
	buf_fmt(b, ",\"%s\":{\"zh\":", key);
	buf_json(b, str_from(t.zh));
	json_pair(b, "en", t.en);
	buf_add(b, STR("}"));
}

static void json_list(struct buf *b, const char *key, const char *const *item, uint32_t most)
{
	buf_fmt(b, ",\"%s\":[", key);
	for (uint32_t i = 0; i < most && item[i]; i++) {
		buf_add(b, i ? STR(",") : STR(""));
		buf_json(b, str_from(item[i]));
	}
	buf_add(b, STR("]"));
}

static void json_rule(struct buf *b, const struct rule *r, str pack)
{
	buf_add(b, STR("{\"id\":"));
	buf_json(b, str_from(r->id));
	json_pair(b, "level", levels_en[r->level]);
	buf_add(b, STR(",\"pack\":"));
	buf_json(b, pack);
	json_text(b, "title", r->title);
	json_text(b, "why", r->why);
	json_text(b, "fix", r->fix);
	json_text(b, "basis", r->basis);
	buf_add(b, STR(",\"options\":["));
	for (uint32_t o = 0; o < RULE_OPTIONS && r->option[o].name; o++) {
		buf_add(b, o ? STR(",{\"name\":") : STR("{\"name\":"));
		buf_json(b, str_from(r->option[o].name));
		json_pair(b, "default", r->option[o].fallback);
		json_pair(b, "about", r->option[o].about.zh);
		buf_add(b, STR("}"));
	}
	buf_add(b, STR("]"));
	json_list(b, "bad", r->bad, RULE_EXAMPLES);
	json_list(b, "good", r->good, RULE_EXAMPLES);
	buf_add(b, STR("}"));
}

/* ---- HTML ---- */

static void html_text(struct buf *b, str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == '<' || c == '&')
			buf_add(b, c == '<' ? STR("&lt;") : STR("&amp;"));
		else
			buf_add(b, (str){ &s.p[i], 1 });
	}
}

static void html_part(struct buf *b, const char *head, const char *text)
{
	if (!text)
		return;
	buf_fmt(b, "<p><b>%s</b> ", head);
	html_text(b, str_from(text));
	buf_add(b, STR("</p>\n"));
}

static void html_examples(struct buf *b, const char *head, const char *const *example)
{
	for (uint32_t i = 0; i < RULE_EXAMPLES && example[i]; i++) {
		buf_fmt(b, "<p>%s</p><pre>", head);
		html_text(b, str_from(example[i]));
		buf_add(b, STR("</pre>\n"));
	}
}

static void html_rule(struct buf *b, const struct rule *r)
{
	buf_fmt(b, "<h2 id=\"%s\">%s <small>%s · %s</small></h2>\n", r->id, r->title.zh, r->id,
	        levels_zh[r->level]);
	html_part(b, "为什么", r->why.zh);
	html_part(b, "怎么改", r->fix.zh);
	html_part(b, "依据", r->basis.zh);
	html_examples(b, "会报：", r->bad);
	html_examples(b, "不报：", r->good);
}

/* ---- the document ---- */

static const char *const heads[] = {
	[CATALOGUE_MD] = "# 规则目录\n\n由 `qdlint rules --format md` 生成，不要手改。\n",
	[CATALOGUE_JSON] = "[",
	[CATALOGUE_HTML] =
		"<!DOCTYPE html>\n<html lang=\"zh\"><meta charset=\"utf-8\"><title>qdlint 规则目录"
		"</title>\n<style>body{max-width:48em;margin:2em auto;font-family:sans-serif}"
		"pre{background:#f4f4f4;padding:.6em;overflow:auto}small{color:#666}</style>\n"
		"<h1>规则目录</h1>\n",
};

void catalogue_write(struct buf *b, enum catalogue_format format, const struct rule *const *rule,
                     const str *pack, uint32_t n)
{
	buf_add(b, str_from(heads[format]));
	for (uint32_t i = 0; i < n; i++) {
		if (format == CATALOGUE_MD) {
			md_rule(b, rule[i], pack[i]);
		} else if (format == CATALOGUE_HTML) {
			html_rule(b, rule[i]);
		} else {
			buf_add(b, i ? STR(",\n") : STR("\n"));
			json_rule(b, rule[i], pack[i]);
		}
	}
	buf_add(b, format == CATALOGUE_JSON ? STR("\n]\n") : STR(""));
}
