/* The reference, from the lists. */
#include "script/reference.h"

#include "model/fields.h"
#include "script/api.h"

static const struct {
	const char *name; /* type, and how the document calls a value of it */
	const char *zh;
} owners[N_HANDLES] = {
	[HANDLE_NONE] = { "", "全局函数" },
	[HANDLE_CTX] = { "ctx", "ctx：check 的第一个参数" },
	[HANDLE_OPTIONS] = { "options", "" },
	[HANDLE_ROW] = { "row", "row：一行（一个事项）" },
	[HANDLE_CELL] = { "cell", "cell：一格" },
	[HANDLE_MATCH] = { "match", "match：格里找到的一处" },
	[HANDLE_LIST] = { "list", "list：一张清单" },
	[HANDLE_BODY] = { "body", "body：一个机构" },
	[HANDLE_ASSIGNMENT] = { "assignment", "assignment：谁以什么身份做什么" },
	[HANDLE_CITED] = { "cited", "cited：引用的一条依据" },
	[HANDLE_SET] = { "set", "set：这次检查的全部清单" },
	[HANDLE_INDEX] = { "index", "index：按内容找行" },
};

static const struct {
	const char *table, *name;
} libs[] = {
#define LIB(table, name, how) { table, name },
#include "script/libs.def"
#undef LIB
};

/* A field's id as a Lua name: «lead-duty» is row.lead_duty. */
static str lua_name(struct arena *a, const char *id)
{
	str s = arena_copy(a, str_from(id));

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '-')
			((char *)s.p)[i] = '_';
	return s;
}

/* ---- Markdown ---- */

static void md_owner(struct buf *b, enum handle_kind owner)
{
	bool head = false;

	for (uint32_t i = 0; i < n_api; i++) {
		const struct api_entry *e = &api_list[i];
		const char *mark = e->how == API_METHOD ? ":" : ".";

		if (e->owner != owner)
			continue;
		if (!head)
			buf_fmt(b, "\n## %s\n\n| 写法 | 类型 | 说明 |\n|---|---|---|\n",
			        owners[owner].zh);
		head = true;
		buf_fmt(b, "| `%s%s%s` | `%s` | %s<br>%s |\n", owners[owner].name,
		        owner == HANDLE_NONE ? "" : mark, e->name, e->signature, e->about.zh,
		        e->about.en);
	}
}

static void md_fields(struct buf *b)
{
	buf_add(b,
	        STR("\n## 栏目\n\n`row.栏目` 是一格；没有这一栏时是空格，仍然有位置。中文名也认：`row[\"行使主体\"]`。\n\n"
	            "| 写法 | 栏目 |\n|---|---|\n"));
	for (uint32_t f = 0; f < N_FIELDS; f++) {
		str name = lua_name(b->arena, field_info[f].id);

		buf_fmt(b, "| `row.%.*s` | %s |\n", (int)name.n, name.p, field_info[f].title.zh);
	}
}

static void md_libs(struct buf *b)
{
	const char *table = NULL;

	buf_add(b,
	        STR("\n## Lua 自带的函数\n\n只有这些；`find`、`match`、`gmatch`、`gsub` 用的是 PCRE2 正则（`\\\\d`、`|`、`{2,}`），"
	            "不是 Lua 的 `%d`。`pairs` 的次序固定。没有时间、随机数和文件。\n"));
	for (uint32_t i = 0; i < countof(libs); i++) {
		if (!table || strcmp(table, libs[i].table) != 0)
			buf_fmt(b, "\n- %s", libs[i].table[0] ? libs[i].table : "基本");
		table = libs[i].table;
		buf_fmt(b, " `%s`", libs[i].name);
	}
	buf_add(b, STR("\n"));
}

void reference_markdown(struct buf *b)
{
	buf_add(b,
	        STR("# 规则脚本能用的全部东西\n\n由 `qdlint rules --format api` 生成，不要手改。位置按字节从 1 数，两头都算在内，"
	            "与 Lua 的字符串函数一样；类型后的 `…` 表示可以用 `for … in` 逐个取。\n"));
	for (uint32_t o = 0; o < N_HANDLES; o++)
		if (owners[o].zh)
			md_owner(b, (enum handle_kind)o);
	md_fields(b);
	md_libs(b);
}

/* ---- annotations ---- */

/* «(role?: string)» → «, role?: string»; «{ kind?: string }?» → «, options?: { … }». */
static str parameters(struct arena *a, str signature)
{
	str rest, before = str_trim(str_cut(signature, STR("→"), &rest));

	if (before.n >= 2 && before.p[0] == '(')
		before = str_slice(before, 1, before.n - 1);
	else if (str_ends(before, STR("?")))
		before = arena_join(a, STR("options?: "), str_slice(before, 0, before.n - 1));
	else if (before.n > 0)
		before = arena_join(a, STR("options: "), before);
	return before;
}

/* «→ row…» → «fun(): row»; «→ match | nil» stays. */
static str result(struct arena *a, str signature)
{
	str rest;

	str_cut(signature, STR("→"), &rest);
	rest = str_trim(rest);
	if (str_ends(rest, STR("…")))
		return arena_fmt(a, "fun(): %.*s", (int)(rest.n - STR("…").n), rest.p);
	return rest.n ? rest : STR("nil");
}

static void annotate(struct buf *b, const struct api_entry *e)
{
	str give = parameters(b->arena, str_from(e->signature));
	str get = result(b->arena, str_from(e->signature));

	if (e->how == API_VALUE)
		buf_fmt(b, "---@field %s %.*s %s\n", e->name, (int)get.n, get.p, e->about.zh);
	else
		buf_fmt(b, "---@field %s fun(self: %s%s%.*s): %.*s %s\n", e->name,
		        owners[e->owner].name, give.n ? ", " : "", (int)give.n, give.p, (int)get.n,
		        get.p, e->about.zh);
}

static void annotate_owner(struct buf *b, enum handle_kind owner)
{
	buf_fmt(b, "\n---@class %s\n", owners[owner].name);
	for (uint32_t i = 0; i < n_api; i++)
		if (api_list[i].owner == owner)
			annotate(b, &api_list[i]);
	for (uint32_t f = 0; owner == HANDLE_ROW && f < N_FIELDS; f++) {
		str name = lua_name(b->arena, field_info[f].id);

		buf_fmt(b, "---@field %.*s cell %s\n", (int)name.n, name.p, field_info[f].title.zh);
	}
}

void reference_annotations(struct buf *b)
{
	buf_add(b,
	        STR("---@meta\n-- 规则脚本的类型，供编辑器补全和检查；由 qdlint rules --format luals 生成，不要手改。\n\n"
	            "---@alias place row|cell|match|list|assignment|cited\n"
	            "---@alias text { zh: string, en?: string }\n\n"
	            "---@class options\n---@field [string] string[]|number|boolean\n\n"
	            "---@class words\n"));
	for (uint32_t o = HANDLE_CTX; o < N_HANDLES; o++)
		if (owners[o].zh && owners[o].zh[0])
			annotate_owner(b, (enum handle_kind)o);
	buf_add(b,
	        STR("\n---@class rule_table\n---@field id string 编号，如 duty/vague-body\n"
	            "---@field title text\n---@field level \"error\"|\"warning\"|\"info\"\n"
	            "---@field why text\n---@field fix text\n---@field basis? text\n"
	            "---@field options? table<string, string[]|number|boolean>\n"
	            "---@field messages table<string, text>\n---@field notes? table<string, text>\n"
	            "---@field select string\n---@field find? string\n"
	            "---@field scope? \"set\"\n"
	            "---@field check fun(ctx: ctx, node: any)\n"
	            "---@field bad string[]\n---@field good string[]\n\n"
	            "---@param declaration rule_table\n---@return table\n"
	            "function rule(declaration) end\n\n"
	            "---@param list string[]\n---@return words\nfunction words(list) end\n"));
}
