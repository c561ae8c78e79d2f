/* Fuzzes the .xls reader: with whole files, and with a bare workbook stream put into a container,
 * so that records are reached without a valid FAT. */
#include "read/reader.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { SECTOR = 512, WORDS = SECTOR / 4, HEADER_FATS = 109, MAX_STREAM = 1 << 20 };

/* Small, so that every limit is met in time. */
static const struct limits fuzz_limits = {
	.file_bytes = 4 << 20,
	.sheets = 16,
	.rows = 4096,
	.cols = 128,
	.cells = 1 << 14,
	.merges = 256,
	.cell_bytes = 4096,
	.text_bytes = 1 << 16,
	.text_ratio = 4,
};

static void read_exact(const char *p, size_t n)
{
	struct doc d;

	doc_init(&d, 0, STR("fuzz.xls"), &fuzz_limits);
	d.bytes = (str){ p, n };
	if (reader_xls.sniff(d.bytes, d.name))
		reader_xls.plan(&d);
	doc_release(&d);
}

static void put16(char *p, uint32_t v)
{
	p[0] = (char)(v & 0xFF);
	p[1] = (char)(v >> 8 & 0xFF);
}

static void put32(char *p, uint32_t v)
{
	put16(p, v);
	put16(p + 2, v >> 16);
}

static void put_header(char *p, uint32_t n_fats)
{
	memset(p, 0xFF, SECTOR);
	memcpy(p, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
	put16(p + 30, 9);      /* sector shift */
	put16(p + 32, 6);      /* mini sector shift */
	put32(p + 48, n_fats); /* the directory */
	put32(p + 56, 0);      /* no stream is a mini stream */
	for (uint32_t i = 0; i < n_fats; i++)
		put32(p + 76 + 4 * (size_t)i, i);
}

static void put_entry(char *p, const char *name, char type, uint32_t start, uint32_t size)
{
	for (size_t i = 0; name[i]; i++)
		p[2 * i] = name[i];
	p[66] = type;
	put32(p + 68, NONE);
	put32(p + 72, NONE);
	put32(p + 76, type == 5 ? 1 : NONE);
	put32(p + 116, start);
	put32(p + 120, size);
}

/* header | FAT sectors | directory | stream */
static void read_wrapped(const uint8_t *data, size_t size)
{
	uint32_t n_stream = (uint32_t)((size + SECTOR - 1) / SECTOR);
	uint32_t n_fats = (n_stream + 1) / (WORDS - 1) + 1;
	size_t n = ((size_t)n_fats + 2 + n_stream) * SECTOR;
	char *file = calloc(1, n), *fat = file + SECTOR, *directory = fat + (size_t)n_fats * SECTOR;

	if (!file)
		return;
	put_header(file, n_fats);
	for (uint32_t i = 0; i < n_fats * WORDS; i++)
		put32(fat + 4 * (size_t)i, i > n_fats && i < n_fats + n_stream ? i + 1 : NONE - 1);
	put_entry(directory, "Root Entry", 5, NONE - 1, 0);
	put_entry(directory + 128, "Workbook", 2, n_fats + 1, (uint32_t)size);
	memcpy(directory + SECTOR, data, size);
	read_exact(file, n);
	free(file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *copy;

	if (size == 0 || size > MAX_STREAM)
		return 0;
	copy = malloc(size);
	if (!copy)
		return 0;
	memcpy(copy, data, size);
	read_exact(copy, size);
	free(copy);
	if (data[0] != 0xD0)
		read_wrapped(data, size);
	return 0;
}
