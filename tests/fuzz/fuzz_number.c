/* Fuzzes number formats and number texts: eight bytes of a number, two of a format, its code. */
#include "base/utf8.h"
#include "read/number.h"

#include <assert.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = { 0 };
	size_t n_code = size < 10 ? 0 : size - 10, bad;
	double v;
	char *code;

	if (size < 10)
		return 0;
	memcpy(&v, data, sizeof v);
	code = malloc(n_code + !n_code);
	if (!code)
		return 0;
	memcpy(code, data + 10, n_code);
	for (uint32_t epoch = 0; epoch < 2; epoch++) {
		enum number_kind kind =
			number_kind(data[8] | (uint32_t)data[9] << 8, (str){ code, n_code });
		str text = number_text(&a, v, kind, epoch == 1);

		assert(text.n > 0 && utf8_valid(text, &bad));
	}
	free(code);
	arena_release(&a);
	return 0;
}
