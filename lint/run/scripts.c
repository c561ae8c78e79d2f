/* Finding the scripts and putting their rules into the book. */
#include "run/scripts.h"

#include "base/embed.h"
#include "base/file.h"
#include "script/script.h"

enum { SCRIPT_BYTES = 1 << 20 };

/* "places/linyi" of "places/linyi/x.lua"; "" for other paths. */
static str pack_of(str path)
{
	size_t end = path.n;

	if (!str_starts(path, STR("places/")))
		return (str){ 0 };
	while (path.p[end - 1] != '/')
		end--;
	return str_slice(path, 0, end - 1);
}

/* path is below rules/; file is what messages call it. */
static bool load(struct rulebook *b, const struct kinds *kinds, str text, str path, str file,
                 struct qd_error *err)
{
	struct rule *rule;

	if (!script_load(text, file, kinds, b->arena, &rule, err))
		return false;
	rulebook_put(b, rule, pack_of(path));
	return true;
}

static bool load_embedded(struct rulebook *b, const struct kinds *kinds, struct qd_error *err)
{
	for (unsigned i = 0; i < n_embedded_files; i++) {
		str path = str_from(embedded_files[i].path);
		str text = { embedded_files[i].p, embedded_files[i].n };

		if (str_ends(path, STR(".lua")) && !str_ends(path, STR(".d.lua")) &&
		    !load(b, kinds, text, path, path, err))
			return false;
	}
	return true;
}

static bool load_folder(struct rulebook *b, const struct kinds *kinds, const char *folder,
                        struct qd_error *err)
{
	size_t below = strlen(folder) + 1;
	str *path, text;
	uint32_t n;

	if (!file_tree(folder, b->arena, &path, &n, err))
		return false;
	for (uint32_t i = 0; i < n; i++) {
		if (!str_ends(path[i], STR(".lua")) || str_ends(path[i], STR(".d.lua")))
			continue;
		if (!file_read(path[i].p, SCRIPT_BYTES, b->arena, &text, err) ||
		    !load(b, kinds, text, str_from_byte(path[i], below), path[i], err)) {
			err->status = QD_USAGE;
			return false;
		}
	}
	return true;
}

bool scripts_load(struct rulebook *b, const struct kinds *kinds, const char *rules_dir,
                  struct qd_error *err)
{
	return load_embedded(b, kinds, err) &&
	       (!rules_dir || load_folder(b, kinds, rules_dir, err));
}
