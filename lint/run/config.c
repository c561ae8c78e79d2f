/* Loading configuration files and finding the one that holds. */
#include "run/config.h"

#include "base/embed.h"
#include "base/file.h"

#include <fnmatch.h>

enum { CONFIG_BYTES = 1 << 20, CONFIG_INHERITED = 256 };

struct loading {
	struct config *c;
	struct config_file *f;
	struct qd_error *err;
	uint32_t depth;
	uint32_t n_inherited; /* all together: each of a file's may inherit as many */
};

static bool load_text(struct loading *l, str text, str path);

/* ---- 继承 ---- */

static const struct embedded *embedded_named(str path)
{
	for (unsigned i = 0; i < n_embedded_files; i++)
		if (str_eq(str_from(embedded_files[i].path), path))
			return &embedded_files[i];
	return NULL;
}

static bool load_file(struct loading *l, str path)
{
	str text;

	if (file_read(path.p, CONFIG_BYTES, l->c->arena, &text, l->err))
		return load_text(l, text, path);
	l->err->status = QD_USAGE;
	return false;
}

/* A pack, a profile or, when it ends in .yaml, a file beside this one. */
static bool inherit(struct loading *l, const struct tree *t, const struct node *n)
{
	struct arena *a = l->c->arena;
	str profile = arena_fmt(a, "profiles/%s.yaml", n->text.p);
	str pack = arena_fmt(a, "%s/pack.yaml", n->text.p);
	const struct embedded *e = embedded_named(profile);

	if (l->depth >= CONFIG_DEPTH)
		return tree_fail(t, n->line, l->err, "继承的层数太多 / inherits too deeply");
	if (l->n_inherited++ >= CONFIG_INHERITED)
		return tree_fail(t, n->line, l->err, "继承的文件太多 / inherits too many files");
	if (str_ends(n->text, STR(".yaml")))
		return load_file(l, arena_fmt(a, "%s/%s", l->f->folder.p, n->text.p));
	if (!e && settings_pack(&l->f->base, n->text))
		e = embedded_named(pack);
	else if (!e)
		return tree_fail(t, n->line, l->err,
		                 "没有“%s”这个规则包或方案 / no such pack or profile", n->text.p);
	return !e || load_text(l, (str){ e->p, e->n }, str_from(e->path));
}

static bool inherit_all(struct loading *l, const struct tree *t, const struct node *n)
{
	l->depth++;
	if (n && n->type == NODE_TEXT && !inherit(l, t, n))
		return false;
	for (const struct node *k = n ? n->first : NULL; k; k = k->next) {
		if (n->type != NODE_LIST || k->type != NODE_TEXT)
			return tree_fail(t, k->line, l->err, "这里应写名称 / a name");
		if (!inherit(l, t, k))
			return false;
	}
	l->depth--;
	return true;
}

/* ---- 分路径 ---- */

static bool load_override(struct loading *l, const struct tree *t, const struct node *n)
{
	static const str known[] = { STR_INIT("路径"), STR_INIT("path"), STR_INIT("规则"),
		                     STR_INIT("rules") };
	const struct node *path = tree_get(n, STR("路径")), *rules = tree_get(n, STR("规则"));
	struct settings trial = settings_copy(&l->f->base, l->c->arena);

	path = path ? path : tree_get(n, STR("path"));
	rules = rules ? rules : tree_get(n, STR("rules"));
	if (n->type != NODE_MAP || !path || !rules || path->type != NODE_TEXT)
		return tree_fail(t, n->line, l->err, "分路径要写“路径”和“规则” / path and rules");
	if (!tree_keys(t, n, known, countof(known), l->err) ||
	    !settings_rules(&trial, t, rules, l->c->arena, l->err))
		return false;
	if (l->f->n_overrides == CONFIG_OVERRIDES)
		return tree_fail(t, n->line, l->err, "分路径最多 %d 条 / too many",
		                 CONFIG_OVERRIDES);
	l->f->override[l->f->n_overrides++] = (struct config_override){ path->text, t, rules };
	return true;
}

static const struct node *either(const struct node *map, str zh, str en)
{
	const struct node *n = tree_get(map, zh);

	return n ? n : tree_get(map, en);
}

static bool load_text(struct loading *l, str text, str path)
{
	static const str known[] = { STR_INIT("继承"),  STR_INIT("extends"), STR_INIT("规则"),
		                     STR_INIT("rules"), STR_INIT("分路径"),  STR_INIT("overrides"),
		                     STR_INIT("说明"),  STR_INIT("about") };
	struct arena *a = l->c->arena;
	struct tree *t = arena_alloc(a, sizeof *t);
	const struct node *rules, *overrides;

	if (!tree_parse(text, path, a, t, l->err) ||
	    !tree_keys(t, t->root, known, countof(known), l->err) ||
	    !inherit_all(l, t, either(t->root, STR("继承"), STR("extends"))))
		return false;
	rules = either(t->root, STR("规则"), STR("rules"));
	overrides = either(t->root, STR("分路径"), STR("overrides"));
	if (rules && !settings_rules(&l->f->base, t, rules, a, l->err))
		return false;
	if (overrides && overrides->type != NODE_LIST)
		return tree_fail(t, overrides->line, l->err,
		                 "分路径要写成列表，每条前面加“- ” / overrides are a list");
	for (const struct node *n = overrides ? overrides->first : NULL; n; n = n->next)
		if (!load_override(l, t, n))
			return false;
	return true;
}

/* ---- files and groups ---- */

static str folder_of(struct arena *a, str path)
{
	for (size_t i = path.n; i > 0; i--)
		if (path.p[i - 1] == '/')
			return arena_copy(a, str_slice(path, 0, i > 1 ? i - 1 : 1));
	return STR(".");
}

/* The number of a file, loading it when it is new. */
static bool file_number(struct config *c, str path, uint32_t *number, struct qd_error *err)
{
	struct loading l = { .c = c, .err = err };

	for (uint32_t i = 0; i < c->n_files; i++) {
		if (str_eq(c->file[i].path, path)) {
			*number = i;
			return true;
		}
	}
	c->file = arena_room(c->arena, c->file, c->n_files, &c->cap_files, sizeof *c->file);
	l.f = &c->file[c->n_files];
	*l.f = (struct config_file){ .path = path,
		                     .folder = folder_of(c->arena, path),
		                     .base = settings_copy(&c->base, c->arena) };
	if (!load_file(&l, path))
		return false;
	*number = c->n_files++;
	return true;
}

/* Lays a profile over settings, as a file would by 继承. */
static bool apply_profile(struct config *c, struct settings *s, struct qd_error *err)
{
	struct config_file f = { .path = STR("--profile"), .folder = STR("."), .base = *s };
	struct loading l = { .c = c, .f = &f, .err = err };
	struct node name = { .type = NODE_TEXT, .text = c->profile, .line = 1 };
	struct tree t = { .name = STR("--profile"), .root = &name };

	return c->profile.n == 0 || inherit(&l, &t, &name);
}

static bool add_group(struct config *c, uint32_t file, uint32_t mask, struct qd_error *err)
{
	const struct config_file *f = file == NONE ? NULL : &c->file[file];
	struct settings s = settings_copy(f ? &f->base : &c->base, c->arena);

	for (uint32_t i = 0; f && i < f->n_overrides; i++)
		if ((mask >> i & 1) &&
		    !settings_rules(&s, f->override[i].tree, f->override[i].rules, c->arena, err))
			return false;
	if (!apply_profile(c, &s, err) || (c->only.n && !settings_only(&s, c->only, err)))
		return false;
	c->group = arena_room(c->arena, c->group, c->n_groups, &c->cap_groups, sizeof *c->group);
	c->group[c->n_groups++] = (struct config_group){ file, mask, s };
	return true;
}

static bool group_number(struct config *c, uint32_t file, uint32_t mask, uint32_t *number,
                         struct qd_error *err)
{
	for (*number = 0; *number < c->n_groups; ++*number)
		if (c->group[*number].file == file && c->group[*number].mask == mask)
			return true;
	return add_group(c, file, mask, err);
}

bool config_open(struct config *c, const struct rulebook *book, struct arena *a, str given,
                 str profile, str only, struct qd_error *err)
{
	uint32_t group;

	*c = (struct config){ .arena = a, .profile = profile, .only = only, .fixed = NONE };
	settings_default(&c->base, book, a);
	if (given.n && !file_number(c, given, &c->fixed, err))
		return false;
	return group_number(c, c->fixed, 0, &group, err);
}

/* As seen from the current folder, where it lies below it: reports hold no absolute paths. */
static str below_here(struct config *c, str path)
{
	str here = file_real(".", c->arena);

	if (here.n > 0 && path.n > here.n + 1 && str_starts(path, here) && path.p[here.n] == '/')
		return str_from_byte(path, here.n + 1);
	return path;
}

/* The nearest .qdlint.yaml from the folder of path up to the root of its repository; "" when there
 * is none. */
static str search(struct config *c, str path)
{
	str folder = file_real(folder_of(c->arena, path).p, c->arena), found = { 0 };

	while (folder.n > 1 && found.n == 0) {
		str file = arena_fmt(c->arena, "%.*s/.qdlint.yaml", (int)folder.n, folder.p);
		str git = arena_fmt(c->arena, "%.*s/.git", (int)folder.n, folder.p);

		if (file_kind(file.p) == FILE_REGULAR)
			found = file;
		if (file_kind(git.p) != FILE_ABSENT)
			break;
		folder = folder_of(c->arena, folder);
	}
	return below_here(c, found);
}

/* Which overrides of a file match a path; patterns speak of the path below the file's folder. */
static uint32_t matching(struct config *c, const struct config_file *f, str path)
{
	str below = file_real(path.p, c->arena), root = file_real(f->folder.p, c->arena);
	uint32_t mask = 0;

	if (root.n && str_starts(below, root) && below.n > root.n + 1)
		below = str_from_byte(below, root.n + 1);
	for (uint32_t i = 0; below.n && i < f->n_overrides; i++)
		if (fnmatch(f->override[i].pattern.p, below.p, 0) == 0)
			mask |= 1u << i;
	return mask;
}

bool config_for(struct config *c, str path, uint32_t *group, struct qd_error *err)
{
	uint32_t file = c->fixed, mask = 0;
	str found = c->search && path.n ? search(c, path) : (str){ 0 };

	if (found.n && !file_number(c, found, &file, err))
		return false;
	if (file != NONE && path.n)
		mask = matching(c, &c->file[file], path);
	return group_number(c, file, mask, group, err);
}
