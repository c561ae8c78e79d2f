/* Whole workbooks: whatever the archive holds, the table is one and its texts are UTF-8. */
#include "base/utf8.h"
#include "read/reader.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must_hold(bool fact)
{
	if (!fact)
		abort();
}

static void check_table(const struct table *t)
{
	size_t bad;

	for (uint32_t i = 0; i < t->n_sheets; i++)
		must_hold(utf8_valid(t->sheet[i].name, &bad));
	for (uint32_t i = 0; i < t->n_cells; i++)
		must_hold(utf8_valid(cell_text(&t->cell[i]), &bad));
	for (uint32_t i = 0; i < t->n_rows; i++)
		must_hold(t->row[i].cell < t->row[i + 1].cell && t->row[i].number > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *bytes = malloc(size ? size : 1); /* exactly sized, so that one byte too far is seen */
	struct doc d;

	memcpy(bytes, data, size);
	doc_init(&d, 0, STR("fuzz.xlsx"), &limits_default);
	d.bytes = (str){ bytes, size };
	must_hold(reader_xlsx.plan(&d) > 0 || d.unreadable);
	check_table(&d.table);
	doc_release(&d);
	free(bytes);
	return 0;
}
