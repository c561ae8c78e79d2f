/* HTML pages, through decoding. */
#include "fuzz_office.h"

#include "read/encoding.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *bytes = fuzz_copy(data, size);
	struct doc d;

	if (!bytes)
		return 0;
	doc_init(&d, 0, STR("fuzz.html"), &fuzz_limits);
	d.bytes = (str){ bytes, size };
	if (encoding_decode(&d)) {
		must_hold(reader_html.plan(&d) > 0 || d.unreadable);
		check_document(&d);
	}
	doc_release(&d);
	free(bytes);
	return 0;
}
