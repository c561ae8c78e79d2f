/* The built-in rules, expanded from their list. */
#include "check/check.h"

const struct rule *const builtin_rules[] = {
#define RULE(name) &rule_##name,
#include "check/rules.def"
#undef RULE
};

const uint32_t n_builtin_rules = countof(builtin_rules);
