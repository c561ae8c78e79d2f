/* The list of the rules built in. */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "model/pass.h"

#define RULE(name) extern const struct rule rule_##name;
#include "check/rules.def"
#undef RULE

extern const struct rule *const builtin_rules[];
extern const uint32_t n_builtin_rules;

#endif
