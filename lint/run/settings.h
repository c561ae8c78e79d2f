/* What is set for the rules: which are off, at which level they report, their options, and where
 * each of these was said. */
#ifndef RUN_SETTINGS_H
#define RUN_SETTINGS_H

#include "read/tree.h"
#include "run/rulebook.h"

/* Where a setting comes from; file "" is the rule itself. */
struct origin {
	str file;
	uint32_t line;
};

struct rule_setting {
	bool off;
	enum qd_level level; /* QD_OFF: the rule's own */
	struct option_value option[RULE_OPTIONS];
	struct origin level_from, option_from[RULE_OPTIONS];
};

struct settings {
	const struct rulebook *book;
	struct rule_setting *rule; /* [book->n] */
};

/* Every rule of the national pack on, those of other packs off; own levels, default options. */
void settings_default(struct settings *s, const struct rulebook *book, struct arena *a);

/* A copy that can be changed on its own. */
struct settings settings_copy(const struct settings *s, struct arena *a);

/* Lays a map of rules over s:
 *     duty/vague-body: 提示          (关闭 提示 警告 错误, or off info warning error)
 *     权力类型不在法定十类: {级别: 警告, types: [公共服务]}
 * False with file, line and reason for a rule, level or option that does not exist. */
bool settings_rules(struct settings *s, const struct tree *t, const struct node *map,
                    struct arena *a, struct qd_error *err);

/* Switches the rules of a pack («places/linyi») on. False when there is no such pack. */
bool settings_pack(struct settings *s, str pack);

/* Leaves on only the rules of a comma-separated list of ids or titles. */
bool settings_only(struct settings *s, str list, struct qd_error *err);

/* The level at which a finding is reported; QD_OFF: not at all. */
enum qd_level settings_level(const struct settings *s, const struct finding *f);

/* The words of levels as configuration writes them: 关闭 提示 警告 错误. */
struct text settings_level_word(enum qd_level level);

#endif
