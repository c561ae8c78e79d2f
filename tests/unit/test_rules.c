/* What every built-in rule must say of itself; its examples are run by `qdlint test`. */
#include "check/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

/* Rules say what they are: title, message, why and fix in Chinese, title and message in English. */
static void every_rule_explains_itself(void **state)
{
	(void)state;
	for (uint32_t i = 0; i < n_builtin_rules; i++) {
		const struct rule *r = builtin_rules[i];

		if (!r->title.zh || !r->title.en || !r->message[0].zh || !r->message[0].en ||
		    !r->why.zh || !r->fix.zh)
			fail_msg("%s lacks a text", r->id);
		for (uint32_t k = 0; k < RULE_MESSAGES; k++)
			if (!r->message[k].zh != !r->message[k].en)
				fail_msg("%s: message %u in one language only", r->id, k);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_rule_explains_itself),
	};

	return cmocka_run_group_tests_name("rules", tests, NULL, NULL);
}
