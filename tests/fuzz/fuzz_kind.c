/* Kind files and configuration: any bytes load or are refused with a reason. */
#include "base/utf8.h"
#include "model/kind.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *bytes = malloc(size ? size : 1);
	struct arena a = { 0 };
	struct kinds k = { .arena = &a };
	struct qd_error err = { 0 };
	size_t bad;

	if (size)
		memcpy(bytes, data, size);
	if (utf8_valid((str){ bytes, size }, &bad) &&
	    !kinds_load(&k, (str){ bytes, size }, STR("kinds/x.yaml"), &err) && err.text[0] == '\0')
		abort();
	arena_release(&a);
	free(bytes);
	return 0;
}
