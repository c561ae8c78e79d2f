/* OpenDocument spreadsheets: whole files, and their content without its archive, whose checksums
 * keep a fuzzer out. */
#include "fuzz_office.h"

#include "read/ods.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_content(str content)
{
	struct ods o;
	struct doc d;
	struct arg why;

	doc_init(&d, 0, STR("fuzz.ods"), &fuzz_limits);
	ods_init(&o, &d);
	ods_close(&o, fuzz_parse(content, &content_events, &o, &d, &why));
	check_document(&d);
	ods_release(&o);
	doc_release(&d);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *bytes = fuzz_copy(data, size);

	if (!bytes)
		return 0;
	fuzz_file(&reader_ods, (str){ bytes, size });
	if (size > 0 && bytes[0] != 'P')
		read_content((str){ bytes, size });
	free(bytes);
	return 0;
}
