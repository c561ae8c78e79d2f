/* The list of reporters. */
#include "report/report.h"

const struct reporter *const reporters[] = {
#define REPORTER(name) &reporter_##name,
#include "report/reporters.def"
#undef REPORTER
};

const uint32_t n_reporters = countof(reporters);

const struct reporter *reporter_named(str name)
{
	for (uint32_t i = 0; i < n_reporters; i++) {
		const struct reporter *r = reporters[i];

		if (str_eq(name, str_from(r->id)) || (r->alias && str_eq(name, str_from(r->alias))))
			return r;
	}
	return NULL;
}
