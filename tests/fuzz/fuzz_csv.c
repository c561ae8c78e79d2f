/* Fuzzes decoding and the CSV reader. */
#include "fuzz_text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *p = fuzz_copy(data, size);
	struct doc d;

	if (!p)
		return 0;
	doc_init(&d, 0, STR("fuzz.csv"), &fuzz_limits);
	d.bytes = (str){ p, size };
	fuzz_read(&d, reader_plan(&d));
	doc_release(&d);
	free(p);
	return 0;
}
