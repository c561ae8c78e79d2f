/* What a run was told of its rules: which are off, at which level they report, their options. */
#ifndef RUN_SETTINGS_H
#define RUN_SETTINGS_H

#include "run/rulebook.h"

struct rule_setting {
	bool off;
	enum qd_level level; /* QD_OFF: the rule's own */
	struct option_value option[RULE_OPTIONS];
};

struct settings {
	const struct rulebook *book;
	struct rule_setting *rule; /* [book->n] */
};

/* Every rule on, at its own level, with its default options. */
void settings_default(struct settings *s, const struct rulebook *book, struct arena *a);

/* Lays a .qdlint.yaml over s:
 *   规则:
 *     duty/vague-body: 提示          (关闭 提示 警告 错误, or off info warning error)
 *     权力类型不在法定十类: {级别: 警告, types: [公共服务]}
 * False with file, line and reason for a key, rule, level or option that does not exist. */
bool settings_load(struct settings *s, str text, str file, struct arena *a, struct qd_error *err);

/* Leaves on only the rules of a comma-separated list of ids or titles. */
bool settings_only(struct settings *s, str list, struct qd_error *err);

/* The level at which a finding is reported; QD_OFF: not at all. */
enum qd_level settings_level(const struct settings *s, const struct finding *f);

#endif
