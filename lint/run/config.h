/* Configuration: .qdlint.yaml files, profiles and packs, and which of them holds for which input.
 *
 *   继承: [places/linyi, 审核, ../common.yaml]   packs, profiles and files laid below this one
 *   规则:
 *     duty/vague-body: 提示
 *   分路径:                                      for inputs whose path matches, later ones win
 *     - 路径: "乡镇*"
 *       规则: {form/sequence: 关闭}
 *
 * The file nearest to an input, from its folder up to the root of its repository, holds for it. */
#ifndef RUN_CONFIG_H
#define RUN_CONFIG_H

#include "run/settings.h"

enum { CONFIG_OVERRIDES = 32, CONFIG_DEPTH = 8 };

/* 分路径: what is laid over the file's settings where the path matches. */
struct config_override {
	str pattern; /* fnmatch, against the path below the file's folder */
	const struct tree *tree;
	const struct node *rules;
};

struct config_file {
	str path, folder;
	struct settings base;
	struct config_override override[CONFIG_OVERRIDES];
	uint32_t n_overrides;
};

/* Settings shared by all inputs of one file and one set of matching overrides. */
struct config_group {
	uint32_t file; /* NONE: the defaults alone */
	uint32_t mask; /* bit i: override i matches */
	struct settings settings;
};

struct config {
	struct arena *arena;
	struct settings base; /* defaults, the profile and --only are laid around every file */
	str only;
	str profile;
	bool search;    /* look for .qdlint.yaml above each input */
	uint32_t fixed; /* the file given for all inputs, NONE when none was */
	struct config_file *file;
	uint32_t n_files, cap_files;
	struct config_group *group;
	uint32_t n_groups, cap_groups;
};

/* book must hold all rules. given, profile and only may be "". */
bool config_open(struct config *c, const struct rulebook *book, struct arena *a, str given,
                 str profile, str only, struct qd_error *err);

/* The group of an input; a path of "" has no file of its own. False when its file does not load. */
bool config_for(struct config *c, str path, uint32_t *group, struct qd_error *err);

#endif
