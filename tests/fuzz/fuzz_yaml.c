/* Fuzzes the YAML reader, as one part and cut into the smallest pieces: what is read without a
 * fault is the same either way. */
#include "fuzz_text.h"
#include "read/yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool same_cell(const struct cell *a, const struct cell *b)
{
	return a->col == b->col && a->pos == b->pos && a->flags == b->flags &&
	       str_eq(cell_text(a), cell_text(b));
}

static void compare(const struct doc *a, const struct doc *b)
{
	const struct table *t = &a->table, *u = &b->table;

	assert(t->n_sheets == u->n_sheets && t->n_rows == u->n_rows && t->n_cells == u->n_cells);
	assert(a->n_props == b->n_props);
	for (uint32_t i = 0; i < t->n_cells; i++)
		assert(same_cell(&t->cell[i], &u->cell[i]));
	for (uint32_t i = 0; i < t->n_rows; i++)
		assert(t->row[i].number == u->row[i].number && t->row[i].cell == u->row[i].cell);
	for (uint32_t i = 0; i < t->n_sheets; i++)
		assert(str_eq(t->sheet[i].name, u->sheet[i].name) &&
		       t->sheet[i].n_head == u->sheet[i].n_head);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *p = fuzz_copy(data, size);
	struct doc whole, cut;

	if (!p)
		return 0;
	doc_init(&whole, 0, STR("fuzz.yaml"), &fuzz_limits);
	doc_init(&cut, 0, STR("fuzz.yaml"), &fuzz_limits);
	whole.bytes = cut.bytes = (str){ p, size };
	fuzz_read(&whole, reader_plan(&whole));
	if (reader_plan(&cut) > 0 && cut.reader == &reader_yaml) {
		fuzz_read(&cut, yaml_plan(&cut, 1));
		if (whole.faults.n == 0 && cut.faults.n == 0)
			compare(&whole, &cut);
	}
	doc_release(&whole);
	doc_release(&cut);
	free(p);
	return 0;
}
