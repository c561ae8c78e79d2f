/* What a run is opened with: kinds of lists, law, words and rules. Only read from then on. */
#ifndef RUN_SHELF_H
#define RUN_SHELF_H

#include "model/traits.h"
#include "model/who.h"
#include "qdlint.h"
#include "run/rulebook.h"

struct shelf {
	struct arena *arena;
	struct kinds kinds;
	struct law_register *law;
	struct authority *authority;
	struct systems systems;
	struct scope scope;
	struct everyday everyday;
	const struct gbk *gbk;
	const struct traits *traits;
	struct rulebook book;
};

/* What is built in, and rules_dir and law_files laid over it. False with the reason in *err. */
bool shelf_open(struct shelf *s, const struct qd_options *o, struct arena *a, struct qd_error *err);

#endif
