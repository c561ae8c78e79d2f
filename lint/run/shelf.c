/* Loading what is built in and what a place lays over it. */
#include "run/shelf.h"

#include "base/embed.h"
#include "base/file.h"
#include "run/scripts.h"

static bool load_embedded_kinds(struct shelf *s, struct qd_error *err)
{
	for (unsigned i = 0; i < n_embedded_files; i++) {
		str path = str_from(embedded_files[i].path);

		if (str_starts(path, STR("kinds/")) && str_ends(path, STR(".yaml")) &&
		    !kinds_load(&s->kinds, (str){ embedded_files[i].p, embedded_files[i].n }, path,
		                err))
			return false;
	}
	return true;
}

/* rules_dir/kinds laid over the built-in kinds. */
static bool load_kinds_of(struct shelf *s, const char *rules_dir, struct qd_error *err)
{
	str folder = arena_fmt(s->arena, "%s/kinds", rules_dir), *path, text;
	uint32_t n;

	if (file_kind(rules_dir) != FILE_FOLDER)
		return fail(err, QD_USAGE, "%s: 没有这个文件夹 / no such folder", rules_dir);
	if (file_kind(folder.p) != FILE_FOLDER)
		return true;
	if (!file_tree(folder.p, s->arena, &path, &n, err))
		return false;
	for (uint32_t i = 0; i < n; i++)
		if (str_ends(path[i], STR(".yaml")) &&
		    (!file_read(path[i].p, (size_t)1 << 20, s->arena, &text, err) ||
		     !kinds_load(&s->kinds, text, path[i], err))) {
			err->status = QD_USAGE;
			return false;
		}
	return true;
}

/* The law built in and the files of the place. */
static bool open_law(struct shelf *s, const struct qd_options *o, struct qd_error *err)
{
	s->law = register_open(s->arena);
	s->authority = authority_open(s->arena);
	for (size_t i = 0; i < o->n_law_files; i++) {
		str text;

		if (!file_read(o->law_files[i], (size_t)64 << 20, s->arena, &text, err) ||
		    !register_load(s->law, text, str_from(o->law_files[i]), err)) {
			err->status = QD_USAGE;
			return false;
		}
	}
	return true;
}

static const struct embedded *embedded_named(const char *path)
{
	for (unsigned i = 0; i < n_embedded_files; i++)
		if (strcmp(embedded_files[i].path, path) == 0)
			return &embedded_files[i];
	return NULL;
}

static bool take_systems(struct shelf *s, str text, str file, struct qd_error *err)
{
	return systems_load(&s->systems, text, file, err);
}

static bool take_scope(struct shelf *s, str text, str file, struct qd_error *err)
{
	return scope_load(&s->scope, text, file, err);
}

static bool take_everyday(struct shelf *s, str text, str file, struct qd_error *err)
{
	return everyday_load(&s->everyday, text, file, err);
}

/* A file of words: the one built in, and what rules_dir adds to it. */
static bool open_words(struct shelf *s, const char *path, const char *rules_dir,
                       bool (*take)(struct shelf *, str, str, struct qd_error *),
                       struct qd_error *err)
{
	const struct embedded *e = embedded_named(path);
	str file, text;

	if (e && !take(s, (str){ e->p, e->n }, str_from(path), err))
		return false;
	file = arena_fmt(s->arena, "%s/%s", rules_dir ? rules_dir : "", path);
	if (!rules_dir || file_kind(file.p) != FILE_REGULAR)
		return true;
	if (file_read(file.p, (size_t)1 << 20, s->arena, &text, err) && take(s, text, file, err))
		return true;
	err->status = QD_USAGE;
	return false;
}

/* The systems and names of bodies, and the words that tell two sides apart. */
static bool open_all_words(struct shelf *s, const char *rules_dir, struct qd_error *err)
{
	s->systems.arena = s->arena;
	s->everyday.arena = s->arena;
	s->scope.arena = s->arena;
	return open_words(s, "words/systems.yaml", rules_dir, take_systems, err) &&
	       open_words(s, "words/former-bodies.yaml", rules_dir, take_systems, err) &&
	       open_words(s, "words/scope.yaml", rules_dir, take_scope, err) &&
	       open_words(s, "words/everyday.yaml", rules_dir, take_everyday, err);
}

bool shelf_open(struct shelf *s, const struct qd_options *o, struct arena *a, struct qd_error *err)
{
	*s = (struct shelf){ .arena = a, .kinds = { .arena = a } };
	s->gbk = gbk_new(a);
	s->traits = traits_new(a, s->gbk);
	rulebook_init(&s->book, a);
	return load_embedded_kinds(s, err) &&
	       (!o->rules_dir || load_kinds_of(s, o->rules_dir, err)) && open_law(s, o, err) &&
	       open_all_words(s, o->rules_dir, err) &&
	       scripts_load(&s->book, &s->kinds, o->rules_dir, err);
}
