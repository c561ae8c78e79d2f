/* Word documents: whole files, and the XML without its archive, whose checksums keep a fuzzer out.
 * The input is then the numbering, a NUL, the styles, a NUL, and the document. */
#include "fuzz_office.h"

#include "read/docx.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_parts(str all)
{
	str rest, numbering = str_cut(all, (str){ "", 1 }, &rest);
	str document, styles = str_cut(rest, (str){ "", 1 }, &document);
	struct docx x;
	struct doc d;
	struct arg why;

	doc_init(&d, 0, STR("fuzz.docx"), &fuzz_limits);
	docx_init(&x, &d);
	fuzz_parse(numbering, &numbering_events, &x.numberings, &d, &why);
	fuzz_parse(styles, &style_events, &x.styles, &d, &why);
	docx_close(&x, fuzz_parse(document, &document_events, &x, &d, &why));
	check_document(&d);
	docx_release(&x);
	doc_release(&d);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *bytes = fuzz_copy(data, size);

	if (!bytes)
		return 0;
	fuzz_file(&reader_docx, (str){ bytes, size });
	if (size > 0 && bytes[0] != 'P')
		read_parts((str){ bytes, size });
	free(bytes);
	return 0;
}
